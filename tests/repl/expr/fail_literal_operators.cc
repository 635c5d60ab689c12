// [lex.ext]: no operator, or a number too large for a cooked one
1_none
//! error: no literal operator `operator""_none` is declared
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 1_none
//!   │ ^^^^^^
unsigned long long operator""_c(unsigned long long v) { return v; }
99999999999999999999_c
//! error: integer literal is too large for `unsigned long long`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ 99999999999999999999_c
//!   │ ^^^^^^^^^^^^^^^^^^^^^^
1.5_c
//! error: cannot convert `const char[4]` to `unsigned long long`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ 1.5_c
//!   │ ^^^^^ in this argument
"x"_c
//! error: too many arguments: `operator""_c` takes 1 argument, has 2
//!   ┌─ input 2:1:1
//!   │
//! 1 │ "x"_c
//!   │ ^^^^^
//! note: declared as `unsigned long long operator""_c(unsigned long long)`
//!   ┌─ input 1:1:20
//!   │
//! 1 │ unsigned long long operator""_c(unsigned long long v) { return v; }
//!   │                    ^^^^^^^^^^^^
