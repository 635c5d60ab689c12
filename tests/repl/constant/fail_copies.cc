// [expr.const]/5: a copy of an object with a scalar member does read it.
struct P { int x; } p;
constexpr int f(P) { return 1; }
constexpr int a = f(p);
//! error: the constexpr variable `a` is not initialised by a constant expression
//!   ┌─ input 3:1:15
//!   │
//! 1 │ constexpr int a = f(p);
//!   │               ^
//! note: read of the variable `P p`, which is not constant
//!   ┌─ input 3:1:21
//!   │
//! 1 │ constexpr int a = f(p);
//!   │                     ^
