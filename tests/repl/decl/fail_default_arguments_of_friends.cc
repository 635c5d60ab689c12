// [dcl.fct.default]/4: default arguments of a friend stand in its definition, its only declaration; a later declaration of a function
// template adds none.
struct A { friend int f(A, bool = true) { return 1; } };
f(A())
//= (int) 1
struct A { friend int f(A, bool = true) { return 2; } };
f(A())
//= (int) 2
struct B { friend int g(B, bool = true); };
//! error: only a friend declaration that is a definition can have default arguments
//!   ┌─ input 5:1:28
//!   │
//! 1 │ struct B { friend int g(B, bool = true); };
//!   │                            ^^^^^^^^^^^
struct B { template <class T> friend int g(T, bool = true); };
//! error: only a friend declaration that is a definition can have default arguments
//!   ┌─ input 5:1:47
//!   │
//! 1 │ struct B { template <class T> friend int g(T, bool = true); };
//!   │                                               ^^^^^^^^^^^
int g(int, int = 0); struct C { friend int g(int = 1, int) { return 0; } };
//! error: a friend declaration of `g` with default arguments must be its only declaration
//!   ┌─ input 5:1:46
//!   │
//! 1 │ int g(int, int = 0); struct C { friend int g(int = 1, int) { return 0; } };
//!   │                                              ^^^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 5:1:44
//!   │
//! 1 │ int g(int, int = 0); struct C { friend int g(int = 1, int) { return 0; } };
//!   │                                            ^
template <class T> int h(T, int); template <class T> int h(T, int = 2) { return 1; }
//! error: a later declaration of the function template `h` cannot add default arguments
//!   ┌─ input 5:1:63
//!   │
//! 1 │ template <class T> int h(T, int); template <class T> int h(T, int = 2) { return 1; }
//!   │                                                               ^^^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 5:1:24
//!   │
//! 1 │ template <class T> int h(T, int); template <class T> int h(T, int = 2) { return 1; }
//!   │                        ^
struct D { template <class T> int h(T, int); }; template <class T> int D::h(T, int = 2) { return 1; }
//! error: a later declaration of the function template `h` cannot add default arguments
//!   ┌─ input 5:1:80
//!   │
//! 1 │ struct D { template <class T> int h(T, int); }; template <class T> int D::h(T, int = 2) { return 1; }
//!   │                                                                                ^^^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 5:1:35
//!   │
//! 1 │ struct D { template <class T> int h(T, int); }; template <class T> int D::h(T, int = 2) { return 1; }
//!   │                                   ^
int k(int, int); int k(int, int = 2) { return 1; }
k(1)
//= (int) 1
