// [dcl.init.list]/7
int i{3.5};
//! error: narrowing conversion of `3.5` from `double` to `int`
//!   ┌─ input 1:1:7
//!   │
//! 1 │ int i{3.5};
//!   │       ^^^
char c{300};
//! error: narrowing conversion of `300` from `int` to `char`
//!   ┌─ input 1:1:8
//!   │
//! 1 │ char c{300};
//!   │        ^^^
int ok{3};
ok
//= (int) 3
unsigned u{-1};
//! error: narrowing conversion of `-1` from `int` to `unsigned int`
//!   ┌─ input 3:1:12
//!   │
//! 1 │ unsigned u{-1};
//!   │            ^^
double d{1};
d
//= (double) 1.0
