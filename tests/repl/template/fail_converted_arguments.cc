// [expr.const]/10, [temp.arg.nontype]/2: no conversion between classes, to void or between kinds of numbers in a template argument.
template <class T, T> struct H {};
struct A { void f(); void g() const; void g(); int m; };
struct B : A {};
H<void (B::*)(), &B::f> f;
//! error: a template argument of type `void (B::*)()` is not what `void (A::*)()` converts to in a constant expression
//!   ┌─ input 4:1:18
//!   │
//! 1 │ H<void (B::*)(), &B::f> f;
//!   │                  ^^^^^
H<void (B::*)() const, &B::g> g;
//! error: a template argument of type `void (B::*)() const` is not what the overloaded function `g` converts to in a constant expression
//!   ┌─ input 4:1:24
//!   │
//! 1 │ H<void (B::*)() const, &B::g> g;
//!   │                        ^^^^^
H<int B::*, &B::m> m;
//! error: a template argument of type `int B::*` is not what `int A::*` converts to in a constant expression
//!   ┌─ input 4:1:13
//!   │
//! 1 │ H<int B::*, &B::m> m;
//!   │             ^^^^^
H<void (A::*)(), &B::f> good;
B b;
H<A *, &b> base;
//! error: a template argument of type `A *` is not what `B *` converts to in a constant expression
//!   ┌─ input 6:1:8
//!   │
//! 1 │ H<A *, &b> base;
//!   │        ^^
H<B *, &b> same;
