// GNU alias of a symbol that nobody defines.
int f() __attribute__((alias("nowhere")));
f()
//! error: `nowhere` is declared but nobody defines it
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int f() __attribute__((alias("nowhere")));
//!   │     ^
