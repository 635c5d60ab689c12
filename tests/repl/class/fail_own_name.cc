// [class.mem]/20, /21: members that have the name of their class.
struct A { static int A; };
//! error: a member of `A` cannot have the name of its class
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct A { static int A; };
//!   │                       ^
struct A { enum { A }; };
//! error: a member of `A` cannot have the name of its class
//!   ┌─ input 1:1:19
//!   │
//! 1 │ struct A { enum { A }; };
//!   │                   ^
struct A { int A; A(); };
//! error: a member of `A` cannot have the name of its class
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int A; A(); };
//!   │                ^
template <class T> struct A { T A; A(); };
//! error: a member of `A` cannot have the name of its class
//!   ┌─ input 1:1:33
//!   │
//! 1 │ template <class T> struct A { T A; A(); };
//!   │                                 ^
struct A { int A; };
struct A { A(); int a; int f(int A); };
