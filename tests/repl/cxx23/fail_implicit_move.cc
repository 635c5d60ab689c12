//@ --std gnu++23
// [expr.prim.id.unqual]/4 (P2266): what is an xvalue binds to no lvalue reference.
int &dangling(int x) { return x; }
//! error: cannot bind non-const lvalue reference `int &` to an rvalue of type `int`
//!   ┌─ input 1:1:31
//!   │
//! 1 │ int &dangling(int x) { return x; }
//!   │                               ^ in this return
struct From { From(int &) {} };
From made(int x) { return x; }
//! error: no matching constructor of `From` for `(int)`
//!   ┌─ input 2:1:27
//!   │
//! 1 │ From made(int x) { return x; }
//!   │                           ^
//! note: candidate `From::From(int &)`: argument 1: `int &` needs an lvalue
//!   ┌─ input 1:1:15
//!   │
//! 1 │ struct From { From(int &) {} };
//!   │               ^^^^
