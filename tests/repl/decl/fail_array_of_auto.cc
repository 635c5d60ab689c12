// [dcl.array]/4
int a[3];
auto b[3] = a;
//! error: `b` is declared as an array of `auto`
//!   ┌─ input 2:1:7
//!   │
//! 1 │ auto b[3] = a;
//!   │       ^^^
auto (*c[2])[3] = &a;
//! error: cannot deduce `auto (*[2])[3]` from `int (*)[3]`
//!   ┌─ input 2:1:8
//!   │
//! 1 │ auto (*c[2])[3] = &a;
//!   │        ^
decltype(auto) (*d)[3] = &a;
//! error: `d` is declared as an array of `decltype(auto)`
//!   ┌─ input 2:1:20
//!   │
//! 1 │ decltype(auto) (*d)[3] = &a;
//!   │                    ^^^
