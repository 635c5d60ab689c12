// [expr.mul]/4: division by zero is reported when it is run, also where it is written.
1 / 0
//! warning: division by zero
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 1 / 0
//!   │ ^^^^^
//!   │     │
//!   │     this is zero
//! error: floating point exception: integer division by zero
1 % 0
//! warning: division by zero
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 1 % 0
//!   │ ^^^^^
//!   │     │
//!   │     this is zero
//! error: floating point exception: integer division by zero
5u / (2 - 2)
//! warning: division by zero
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 5u / (2 - 2)
//!   │ ^^^^^^^^^^^^
//!   │       │
//!   │       this is zero
//! error: floating point exception: integer division by zero
int f(int x) { return x / 0; }
//! warning: division by zero
//!   ┌─ input 1:1:23
//!   │
//! 1 │ int f(int x) { return x / 0; }
//!   │                       ^^^^^
//!   │                           │
//!   │                           this is zero
f(3)
//! error: floating point exception: integer division by zero
int zero = 0;
3 / zero
//! error: floating point exception: integer division by zero
6 / 2
//= (int) 3
