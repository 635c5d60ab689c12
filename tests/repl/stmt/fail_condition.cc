// [stmt.pre]/4: a condition is a declaration with type-specifiers and constexpr only.
void f() { if (static int i = 1) {} }
//! error: a condition cannot have a storage class, `inline` or `typedef`
//!   ┌─ input 1:1:16
//!   │
//! 1 │ void f() { if (static int i = 1) {} }
//!   │                ^^^^^^^^^^
void f() { while (thread_local int i = 0) {} }
//! error: a condition cannot have a storage class, `inline` or `typedef`
//!   ┌─ input 1:1:19
//!   │
//! 1 │ void f() { while (thread_local int i = 0) {} }
//!   │                   ^^^^^^^^^^^^^^^^
int f() { if (constexpr long i = 3) return i; return 0; }
f()
//= (int) 3
