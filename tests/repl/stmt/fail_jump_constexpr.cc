// [stmt.if]/2, /4: no jump enters a substatement of `if constexpr` or `if consteval`, nor does a switch from outside.
void f() { goto l; if constexpr (false) { l:; } }
//! error: the jump to `l` enters a branch of `if constexpr`
//!   ┌─ input 1:1:17
//!   │
//! 1 │ void f() { goto l; if constexpr (false) { l:; } }
//!   │                 ^
//! note: which stands here
//!   ┌─ input 1:1:20
//!   │
//! 1 │ void f() { goto l; if constexpr (false) { l:; } }
//!   │                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
void g() { if constexpr (true) { goto l; } else { l:; } }
//! error: the jump to `l` enters a branch of `if constexpr`
//!   ┌─ input 1:1:39
//!   │
//! 1 │ void g() { if constexpr (true) { goto l; } else { l:; } }
//!   │                                       ^
//! note: which stands here
//!   ┌─ input 1:1:12
//!   │
//! 1 │ void g() { if constexpr (true) { goto l; } else { l:; } }
//!   │            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
void h(int i) { switch (i) if constexpr (true) { case 42:; } }
//! error: the jump to this `case` enters a branch of `if constexpr`
//!   ┌─ input 1:1:50
//!   │
//! 1 │ void h(int i) { switch (i) if constexpr (true) { case 42:; } }
//!   │                                                  ^^^^^^^^^
//! note: which stands here
//!   ┌─ input 1:1:28
//!   │
//! 1 │ void h(int i) { switch (i) if constexpr (true) { case 42:; } }
//!   │                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
void k() { goto l; if consteval { l:; } }
//! error: the jump to `l` enters a branch of `if consteval`
//!   ┌─ input 1:1:17
//!   │
//! 1 │ void k() { goto l; if consteval { l:; } }
//!   │                 ^
//! note: which stands here
//!   ┌─ input 1:1:33
//!   │
//! 1 │ void k() { goto l; if consteval { l:; } }
//!   │                                 ^^^^^^^
void m(int i) { switch (i) if !consteval { default:; } }
//! error: the jump to this `default` enters a branch of `if consteval`
//!   ┌─ input 1:1:44
//!   │
//! 1 │ void m(int i) { switch (i) if !consteval { default:; } }
//!   │                                            ^^^^^^^^^
//! note: which stands here
//!   ┌─ input 1:1:42
//!   │
//! 1 │ void m(int i) { switch (i) if !consteval { default:; } }
//!   │                                          ^^^^^^^^^^^^^
// Jumps inside of one, and out of it, are well-formed.
int n(int i) { if constexpr (true) { if (i) goto in; goto out; in: return 1; } out: return 2; }
n(0) + n(1)
//= (int) 3
int s(int i) { if constexpr (true) { switch (i) { case 1: return 7; } } return 8; }
s(1) + s(2)
//= (int) 15
