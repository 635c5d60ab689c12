// [dcl.type.auto.deduct]/5: `decltype(auto)` stands alone; [dcl.spec.auto.general]/9: a function with deduced return type is declared alone.
decltype(auto)* g() { static int i; return &i; }
//! error: `decltype(auto)` cannot be combined with `*`
//!   ┌─ input 1:1:15
//!   │
//! 1 │ decltype(auto)* g() { static int i; return &i; }
//!   │               ^
auto a = 5, f();
//! error: a function whose return type is deduced must be declared alone
//!   ┌─ input 1:1:13
//!   │
//! 1 │ auto a = 5, f();
//!   │             ^^^
auto f1(), f2();
//! error: a function whose return type is deduced must be declared alone
//!   ┌─ input 1:1:6
//!   │
//! 1 │ auto f1(), f2();
//!   │      ^^^^
//! error: a function whose return type is deduced must be declared alone
//!   ┌─ input 1:1:12
//!   │
//! 1 │ auto f1(), f2();
//!   │            ^^^^
auto h() -> int, k() -> int;
auto b = 5, c = 6;
b + c
//= (int) 11
