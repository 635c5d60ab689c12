// [dcl.type.elab]/3: the key must agree.
template <class T> struct A { T t; };
union A<int> *p;
//! error: `A` is a class, and not a `union`
//!   ┌─ input 2:1:7
//!   │
//! 1 │ union A<int> *p;
//!   │       ^^^^^^
//! note: `A` is declared here
//!   ┌─ input 1:1:27
//!   │
//! 1 │ template <class T> struct A { T t; };
//!   │                           ^
template <class T> union U { T t; };
struct U<int> *q;
//! error: `U` is a union, and not a `struct`
//!   ┌─ input 3:1:8
//!   │
//! 1 │ struct U<int> *q;
//!   │        ^^^^^^
//! note: `U` is declared here
//!   ┌─ input 2:1:26
//!   │
//! 1 │ template <class T> union U { T t; };
//!   │                          ^
