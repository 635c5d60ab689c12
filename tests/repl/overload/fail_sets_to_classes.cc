// [over.match.copy]: no constructor takes any function of the set, or several do.
int two(int x); double two(double x);
struct Num { Num(int) {} };
Num n = two;
//! error: no matching constructor of `Num` for `(the overloaded function two)`
//!   ┌─ input 3:1:9
//!   │
//! 1 │ Num n = two;
//!   │         ^^^
//! note: candidate `Num::Num(int)`: argument 1: the overloaded function `two` does not match `int`
//!   ┌─ input 2:1:14
//!   │
//! 1 │ struct Num { Num(int) {} };
//!   │              ^^^
struct Either { Either(int (*)(int)) {} Either(double (*)(double)) {} };
Either e = two;
//! error: conversion from the overloaded function `two` to `Either` is ambiguous
//!   ┌─ input 4:1:12
//!   │
//! 1 │ Either e = two;
//!   │            ^^^
//! note: candidate `Either::Either(int (*)(int))`
//!   ┌─ input 3:1:17
//!   │
//! 1 │ struct Either { Either(int (*)(int)) {} Either(double (*)(double)) {} };
//!   │                 ^^^^^^
//! note: candidate `Either::Either(double (*)(double))`
//!   ┌─ input 3:1:41
//!   │
//! 1 │ struct Either { Either(int (*)(int)) {} Either(double (*)(double)) {} };
//!   │                                         ^^^^^^
struct Strict { explicit Strict(int (*)(int)) {} };
Strict s = two;
//! error: converting the overloaded function `two` to `Strict` needs an explicit conversion
//!   ┌─ input 5:1:12
//!   │
//! 1 │ Strict s = two;
//!   │            ^^^ in this initialisation
//! note: `Strict::Strict(int (*)(int))` is explicit
//!   ┌─ input 4:1:26
//!   │
//! 1 │ struct Strict { explicit Strict(int (*)(int)) {} };
//!   │                          ^^^^^^
