// [class.local]/1, [expr.prim.lambda.capture]/8: an odr-use of a constant needs a capture, and is not possible in a local class.
struct P { int a, b; };
int f() { constexpr P p = {1, 2}; struct Local { const P *f() { return &p; } }; return 0; }
//! error: `p` is a local variable of another function
//!   ┌─ input 2:1:73
//!   │
//! 1 │ int f() { constexpr P p = {1, 2}; struct Local { const P *f() { return &p; } }; return 0; }
//!   │                                                                         ^
//! note: it is declared here
//!   ┌─ input 2:1:23
//!   │
//! 1 │ int f() { constexpr P p = {1, 2}; struct Local { const P *f() { return &p; } }; return 0; }
//!   │                       ^
int g() { const int n = 1; struct Local { const int *f() { return &n; } }; return 0; }
//! error: `n` is a local variable of another function
//!   ┌─ input 2:1:68
//!   │
//! 1 │ int g() { const int n = 1; struct Local { const int *f() { return &n; } }; return 0; }
//!   │                                                                    ^
//! note: it is declared here
//!   ┌─ input 2:1:21
//!   │
//! 1 │ int g() { const int n = 1; struct Local { const int *f() { return &n; } }; return 0; }
//!   │                     ^
int h() { constexpr P p = {1, 2}; return [] { return &p; }()->a; }
//! error: `p` is not captured by the lambda
//!   ┌─ input 2:1:55
//!   │
//! 1 │ int h() { constexpr P p = {1, 2}; return [] { return &p; }()->a; }
//!   │                                                       ^
//!   │
//!   = capture it by copy with `[p]` or by reference with `[&p]`
//! note: it is declared here
//!   ┌─ input 2:1:23
//!   │
//! 1 │ int h() { constexpr P p = {1, 2}; return [] { return &p; }()->a; }
//!   │                       ^
int i() { constexpr P p = {1, 2}; int j = 0; return [] { return j + p.a; }(); }
//! error: `j` is not captured by the lambda
//!   ┌─ input 2:1:65
//!   │
//! 1 │ int i() { constexpr P p = {1, 2}; int j = 0; return [] { return j + p.a; }(); }
//!   │                                                                 ^
//!   │
//!   = capture it by copy with `[j]` or by reference with `[&j]`
//! note: it is declared here
//!   ┌─ input 2:1:39
//!   │
//! 1 │ int i() { constexpr P p = {1, 2}; int j = 0; return [] { return j + p.a; }(); }
//!   │                                       ^
