// [class.conv.fct]/6, [over.match.conv]: conversion functions of two bases to one type do not hide each other; that of a derived class hides its bases'.
struct A1 { operator int() const { return 1; } }; struct A2 { operator int() const { return 2; } };
struct B : A1, A2 { };
int f(const B &b) { return b; }
//! error: conversion from `const B` to `int` is ambiguous
//!   ┌─ input 3:1:28
//!   │
//! 1 │ int f(const B &b) { return b; }
//!   │                            ^
//! note: candidate `A1::operator int() const`
//!   ┌─ input 1:1:13
//!   │
//! 1 │ struct A1 { operator int() const { return 1; } }; struct A2 { operator int() const { return 2; } };
//!   │             ^^^^^^^^^^^^
//! note: candidate `A2::operator int() const`
//!   ┌─ input 1:1:63
//!   │
//! 1 │ struct A1 { operator int() const { return 1; } }; struct A2 { operator int() const { return 2; } };
//!   │                                                               ^^^^^^^^^^^^
struct C : A1, A2 { operator int() const { return 3; } };
int g(const C &c) { return c; }
g(C())
//= (int) 3
struct D : A1 { operator long() const { return 4; } }; struct E : A2, D { operator char() const { return 'e'; } };
(int)D()
//= (int) 4
