// [expr.const]/11.5: no constant points to an immediate function outside of one.
consteval int foo() { return 42; }
consteval auto bar() { return foo; }
constexpr auto a = bar();
//! error: the variable `a` cannot point to `foo`, which is consteval
//!   ┌─ input 3:1:16
//!   │
//! 1 │ constexpr auto a = bar();
//!   │                ^
//! note: `foo` is declared here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ consteval int foo() { return 42; }
//!   │               ^^^
constexpr auto b = &foo;
//! error: the variable `b` cannot point to `foo`, which is consteval
//!   ┌─ input 3:1:16
//!   │
//! 1 │ constexpr auto b = &foo;
//!   │                ^
//! note: `foo` is declared here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ consteval int foo() { return 42; }
//!   │               ^^^
auto c = bar();
//! error: the call of `bar` gives the address of `foo`, which is consteval
//!   ┌─ input 3:1:10
//!   │
//! 1 │ auto c = bar();
//!   │          ^^^^^
struct S { consteval int f() const { return 7; } };
constexpr auto d = &S::f;
//! error: the variable `d` cannot point to `f`, which is consteval
//!   ┌─ input 4:1:16
//!   │
//! 1 │ constexpr auto d = &S::f;
//!   │                ^
//! note: `f` is declared here
//!   ┌─ input 3:1:26
//!   │
//! 1 │ struct S { consteval int f() const { return 7; } };
//!   │                          ^
consteval int qux() { constexpr auto e = &S::f; return 1; }
//! error: the variable `e` cannot point to `f`, which is consteval
//!   ┌─ input 4:1:38
//!   │
//! 1 │ consteval int qux() { constexpr auto e = &S::f; return 1; }
//!   │                                      ^
//! note: `f` is declared here
//!   ┌─ input 3:1:26
//!   │
//! 1 │ struct S { consteval int f() const { return 7; } };
//!   │                          ^
// Inside of immediate functions, and of their calls, it may.
consteval int call() { S s; return bar()() + (s.*&S::f)(); }
call()
//= (int) 49
