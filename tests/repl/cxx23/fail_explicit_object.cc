//@ --std gnu++23
// [dcl.fct]/7 and /8: where no explicit object parameter can stand, and what its functions lack.
struct A { int f(this A self) const; };
//! error: a function with an explicit object parameter has no `*this` that could be `const`
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int f(this A self) const; };
//!   │                ^
struct B { static int f(this B self); };
//! error: a static member function has no object parameter
//!   ┌─ input 1:1:25
//!   │
//! 1 │ struct B { static int f(this B self); };
//!   │                         ^^^^^^^^^^^
struct C { virtual int f(this C self); };
//! error: a virtual function cannot have an explicit object parameter
//!   ┌─ input 1:1:26
//!   │
//! 1 │ struct C { virtual int f(this C self); };
//!   │                          ^^^^^^^^^^^
//! error: a static member cannot be virtual
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct C { virtual int f(this C self); };
//!   │                        ^
struct D { int f(int, this D self); };
//! error: only the first parameter can be an explicit object parameter
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct D { int f(int, this D self); };
//!   │                       ^^^^^^^^^^^
int g(this int x);
//! error: expected `)`, found `int`
//!   ┌─ input 1:1:12
//!   │
//! 1 │ int g(this int x);
//!   │      -     ^^^
//!   │      │
//!   │      to match this
struct E { int x; int f(this E self) { return x; } };
//! error: member `x` is named without the explicit object, the first parameter
//!   ┌─ input 1:1:47
//!   │
//! 1 │ struct E { int x; int f(this E self) { return x; } };
//!   │                                               ^
//! note: it is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct E { int x; int f(this E self) { return x; } };
//!   │                ^
struct F { int f(this F self) { return this->f(); } };
//! error: `this` is used outside a non-static member function
//!   ┌─ input 1:1:40
//!   │
//! 1 │ struct F { int f(this F self) { return this->f(); } };
//!   │                                        ^^^^
struct G { int f(this G &self) { return 1; } };
G().f()
//! error: cannot bind non-const lvalue reference `G &` to an rvalue of type `G`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ G().f()
//!   │ ^^^ in this argument
int (G::*p)() = &G::f;
//! error: cannot convert `int (*)(G &)` to `int (G::*)()`
//!   ┌─ input 2:1:17
//!   │
//! 1 │ int (G::*p)() = &G::f;
//!   │                 ^^^^^ in this initialisation
struct H { int f(this H &self) { return 1; } static int h() { return f(); } };
//! error: too few arguments: `f` takes 1 argument, has 0
//!   ┌─ input 2:1:70
//!   │
//! 1 │ struct H { int f(this H &self) { return 1; } static int h() { return f(); } };
//!   │                                                                      ^^^
//! note: declared as `int H::f(H &)`
//!   ┌─ input 2:1:16
//!   │
//! 1 │ struct H { int f(this H &self) { return 1; } static int h() { return f(); } };
//!   │                ^
