// What an input needs and nobody defines is that input's error, although nothing of it ran.
extern int nowhere; int *p = &nowhere;
//! error: `nowhere` is declared but nobody defines it
p
//! error: use of undeclared `p`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ p
//!   │ ^
int f(); int (*q)() = f;
//! error: `f()` is declared but nobody defines it
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int f(); int (*q)() = f;
//!   │     ^
//!   │
//!   = its symbol is `_Z1fv`
int ok = 1;
ok
//= (int) 1
