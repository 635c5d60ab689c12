// [expr.prim.lambda.capture]/8: but one of a non-static member function does.
struct M { static int f() { return 3; } int f(int) { return 4; } int g() { return [] { return f(1); }(); } };
//! error: call to non-static member function `M::f` without an object
//!   ┌─ input 1:1:95
//!   │
//! 1 │ struct M { static int f() { return 3; } int f(int) { return 4; } int g() { return [] { return f(1); }(); } };
//!   │                                                                                               ^^^^
