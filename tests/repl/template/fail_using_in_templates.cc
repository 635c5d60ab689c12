// [namespace.udecl]/1: what a using-declaration of a class template names is known when the base depends on nothing.
struct A { int x = 1; int operator()() { return 2; } };
template <class T> struct B : A { using A::nope; };
//! error: no `nope` in `A`
//!   ┌─ input 2:1:44
//!   │
//! 1 │ template <class T> struct B : A { using A::nope; };
//!   │                                            ^^^^
template <class T> struct B : A { using A::operator+; };
//! error: no `operator+` in `A`
//!   ┌─ input 2:1:44
//!   │
//! 1 │ template <class T> struct B : A { using A::operator+; };
//!   │                                            ^^^^^^^^^
template <class T> struct B : A, T { using A::x; using A::operator(); using A::A; using T::anything; };
struct T { int anything = 3; };
B<T> b; b.x + b() + b.anything
//= (int) 6
