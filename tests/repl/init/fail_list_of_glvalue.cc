// [dcl.init.list]/3.7: an lvalue in a list is copied.
struct Pinned { Pinned() = default; Pinned(const Pinned &) = delete; ~Pinned() {} };
Pinned a;
Pinned b{a};
//! error: use of the deleted copy constructor of `Pinned`
//!   ┌─ input 3:1:9
//!   │
//! 1 │ Pinned b{a};
//!   │         ^^^
//! note: `Pinned::Pinned(const Pinned &)` is deleted here
//!   ┌─ input 1:1:37
//!   │
//! 1 │ struct Pinned { Pinned() = default; Pinned(const Pinned &) = delete; ~Pinned() {} };
//!   │                                     ^^^^^^
