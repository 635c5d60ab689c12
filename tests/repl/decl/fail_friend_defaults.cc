// [dcl.fct.default]/4: a friend declaration with a default argument is a definition, and the only declaration of its function.
struct A { friend int f(A, int = 1); };
//! error: a friend declaration with a default argument must be a definition
//!   ┌─ input 1:1:28
//!   │
//! 1 │ struct A { friend int f(A, int = 1); };
//!   │                            ^^^^^^^
struct B { template<class T> friend int g(B, T = 1); };
//! error: a friend declaration with a default argument must be a definition
//!   ┌─ input 1:1:46
//!   │
//! 1 │ struct B { template<class T> friend int g(B, T = 1); };
//!   │                                              ^^^^^
struct C { friend int h(C, int x = 1) { return x; } };
h(C())
//= (int) 1
int h(C, int);
//! error: `h` has a default argument in a friend declaration, which must be its only declaration
//!   ┌─ input 3:1:5
//!   │
//! 1 │ int h(C, int);
//!   │     ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct C { friend int h(C, int x = 1) { return x; } };
//!   │                       ^
struct D; int k(D, int);
struct D { friend int k(D, int x = 1) { return x; } };
//! error: `k` has a default argument in a friend declaration, which must be its only declaration
//!   ┌─ input 4:1:23
//!   │
//! 1 │ struct D { friend int k(D, int x = 1) { return x; } };
//!   │                       ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:15
//!   │
//! 1 │ struct D; int k(D, int);
//!   │               ^
struct E { friend int m(E, int x); };
int m(E, int x = 2) { return x; }
m(E())
//= (int) 2
