// [dcl.attr.nodiscard]/1: the argument is one string literal.
[[nodiscard(123)]] int f();
//! error: the argument of `nodiscard` must be one string literal
//!   ┌─ input 1:1:3
//!   │
//! 1 │ [[nodiscard(123)]] int f();
//!   │   ^^^^^^^^^^^^^^
[[nodiscard("not", "two")]] int f();
//! error: the argument of `nodiscard` must be one string literal
//!   ┌─ input 1:1:3
//!   │
//! 1 │ [[nodiscard("not", "two")]] int f();
//!   │   ^^^^^^^^^^^^^^^^^^^^^^^
[[nodiscard("important")]] int g(); [[nodiscard]] int h(); __attribute__((warn_unused_result)) int k();
