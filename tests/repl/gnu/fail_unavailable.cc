// GNU `unavailable`: a function that nothing may use, but functions that are unavailable, too.
void f(int) __attribute__((unavailable)); void f(double) {}
f(1.5);
f(1);
//! error: `f` is unavailable
//!   ┌─ input 3:1:1
//!   │
//! 1 │ f(1);
//!   │ ^^^^
//! note: declared here
//!   ┌─ input 1:1:6
//!   │
//! 1 │ void f(int) __attribute__((unavailable)); void f(double) {}
//!   │      ^
void g() __attribute__((unavailable)) ; void g() { f(1); }
struct A { __attribute__((unavailable)) void m() {} };
A().m();
//! error: `A::m` is unavailable
//!   ┌─ input 5:1:1
//!   │
//! 1 │ A().m();
//!   │ ^^^^^^^
//! note: declared here
//!   ┌─ input 4:1:46
//!   │
//! 1 │ struct A { __attribute__((unavailable)) void m() {} };
//!   │                                              ^
