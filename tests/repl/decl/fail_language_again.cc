// [dcl.link]/5: C language linkage stands on the first declaration.
extern int i; extern "C" int i;
//! error: `i` is declared with C language linkage, but was declared without
//!   ┌─ input 1:1:30
//!   │
//! 1 │ extern int i; extern "C" int i;
//!   │                              ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:12
//!   │
//! 1 │ extern int i; extern "C" int i;
//!   │            ^
extern "C" int j; int j = 4;
j
//= (int) 4
