// [stmt.pre]/1: a for-range-declaration is one declaration without initialiser.
int a[2];
void f() { for (int i = 1 : a) {} }
//! error: the variable of a range-based `for` cannot have an initialiser
//!   ┌─ input 2:1:25
//!   │
//! 1 │ void f() { for (int i = 1 : a) {} }
//!   │                         ^
struct S { int n; } s[2];
void f() { for (auto [n] = S() : s) {} }
//! error: the variable of a range-based `for` cannot have an initialiser
//!   ┌─ input 3:1:28
//!   │
//! 1 │ void f() { for (auto [n] = S() : s) {} }
//!   │                            ^^^
void f(int n) { for (int k = 1; auto x = n ? 1 : 2 : a) {} }
//! error: the variable of a range-based `for` cannot have an initialiser
//!   ┌─ input 3:1:42
//!   │
//! 1 │ void f(int n) { for (int k = 1; auto x = n ? 1 : 2 : a) {} }
//!   │                                          ^^^^^^^^^
int sum() { int n = 0; for (int k = 1; auto x : a) n += k + x; return n; }
sum()
//= (int) 2
