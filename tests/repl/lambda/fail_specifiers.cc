// [expr.prim.lambda.capture]/5: a captured name is no parameter's; [expr.prim.lambda.general]/4: no specifier is given twice;
// [dcl.struct.bind]/5: the members of closures have no names.
int f(int x) { return [x](int x) { return x; }(1); }
//! error: `x` is captured and is the name of a parameter, too
//!   ┌─ input 1:1:24
//!   │
//! 1 │ int f(int x) { return [x](int x) { return x; }(1); }
//!   │                        ^
int f(int x) { return [&x](auto x) { return x; }(1); }
//! error: `x` is captured and is the name of a parameter, too
//!   ┌─ input 1:1:24
//!   │
//! 1 │ int f(int x) { return [&x](auto x) { return x; }(1); }
//!   │                        ^^
int f() { return []() mutable mutable { return 1; }(); }
//! error: the specifier of the lambda is given twice
//!   ┌─ input 1:1:31
//!   │
//! 1 │ int f() { return []() mutable mutable { return 1; }(); }
//!   │                               ^^^^^^^
int f() { return []() constexpr constexpr { return 1; }(); }
//! error: the specifier of the lambda is given twice
//!   ┌─ input 1:1:33
//!   │
//! 1 │ int f() { return []() constexpr constexpr { return 1; }(); }
//!   │                                 ^^^^^^^^^
int f(int x) { auto [a] = [&x] {}; return a; }
//! error: the closure of a lambda has no members for a structured binding
//!   ┌─ input 1:1:16
//!   │
//! 1 │ int f(int x) { auto [a] = [&x] {}; return a; }
//!   │                ^^^^^^^^^^^^^^^^^^^
int f(int x) { return [y = x](int x) mutable { return x + y; }(1); }
f(2)
//= (int) 3
