// [expr.prim.lambda.capture]: what cannot be captured.
int plain(int a) { return [] { return a; }(); }
//! error: `a` is not captured by the lambda
//!   ┌─ input 1:1:39
//!   │
//! 1 │ int plain(int a) { return [] { return a; }(); }
//!   │                                       ^
//!   │
//!   = capture it by copy with `[a]` or by reference with `[&a]`
//! note: it is declared here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ int plain(int a) { return [] { return a; }(); }
//!   │               ^
int generic(int a) { return [](auto x) { return a + x; }(1); }
//! error: `a` is not captured by the lambda
//!   ┌─ input 1:1:49
//!   │
//! 1 │ int generic(int a) { return [](auto x) { return a + x; }(1); }
//!   │                                                 ^
//!   │
//!   = capture it by copy with `[a]` or by reference with `[&a]`
//!   = in the instantiation of `operator()` asked for here
//! note: it is declared here
//!   ┌─ input 1:1:17
//!   │
//! 1 │ int generic(int a) { return [](auto x) { return a + x; }(1); }
//!   │                 ^
template <class... A> int pack(A... a) { return [a] { return 0; }(); }
//! error: the pack `a` is not expanded: `...` is missing
//!   ┌─ input 1:1:50
//!   │
//! 1 │ template <class... A> int pack(A... a) { return [a] { return 0; }(); }
//!   │                                                  ^
int no_pack(int a) { return [a...] { return 0; }(); }
//! error: `a` is no pack
//!   ┌─ input 1:1:30
//!   │
//! 1 │ int no_pack(int a) { return [a...] { return 0; }(); }
//!   │                              ^^^^
struct S { int v; int f() { return [](auto k) { return v * k; }(1); } };
//! error: `this` is not captured by the lambda
//!   ┌─ input 1:1:56
//!   │
//! 1 │ struct S { int v; int f() { return [](auto k) { return v * k; }(1); } };
//!   │                                                        ^
//!   │
//!   = capture it with `[this]`
//!   = in the instantiation of `operator()` asked for here
//! note: 1 more error is not shown
int twice(int a) { return [a, &a] { return 0; }(); }
//! error: `a` is captured twice
//!   ┌─ input 1:1:31
//!   │
//! 1 │ int twice(int a) { return [a, &a] { return 0; }(); }
//!   │                               ^^
