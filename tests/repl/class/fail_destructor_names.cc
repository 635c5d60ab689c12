// [temp.names]/5, [basic.lookup.classref]/3: what is no name of a destructor.
struct X { ~X() {} };
template<class T> void f(T *p) { p->template ~X(); }
f((X *)nullptr)
//! error: `template` before the name of a destructor, which is no template
//!   ┌─ input 2:1:34
//!   │
//! 1 │ template<class T> void f(T *p) { p->template ~X(); }
//!   │                                  ^^^^^^^^^^^^^^^^
//! note: in the instantiation of `f` asked for here
//!   ┌─ input 3:1:1
//!   │
//! 1 │ f((X *)nullptr)
//!   │ ^^^^^^^^^^^^^^^
void h(X *p) { p->~Y(); }
//! error: use of undeclared `Y`
//!   ┌─ input 3:1:20
//!   │
//! 1 │ void h(X *p) { p->~Y(); }
//!   │                    ^
void i(X *p) { p->~int(); }
//! error: expected a type after `~`, found `int`
//!   ┌─ input 3:1:20
//!   │
//! 1 │ void i(X *p) { p->~int(); }
//!   │                    ^^^
