// [dcl.fct.def.coroutine]: promise types that lack something, awaiters that are none.
struct None { struct promise_type {}; };
None none() { co_return; }
//! error: a coroutine needs `std::coroutine_traits`, which is not declared
//!   ┌─ input 2:1:15
//!   │
//! 1 │ None none() { co_return; }
//!   │               ^^^^^^^^^^
//!   │
//!   = include `<coroutine>`
#include <coroutine>
int none() { co_return; }
//! error: `int` is not the return type of a coroutine
//!   ┌─ input 3:1:14
//!   │
//! 1 │ int none() { co_return; }
//!   │              ^^^^^^^^^^
//!   │
//!   = `std::coroutine_traits<int>` has no type `promise_type`
struct NotClass { using promise_type = int; };
NotClass not_class() { co_return; }
//! error: the promise type `int` is no class
//!   ┌─ input 4:1:24
//!   │
//! 1 │ NotClass not_class() { co_return; }
//!   │                        ^^^^^^^^^^
struct Incomplete { struct promise_type; };
Incomplete incomplete() { co_return; }
//! error: the promise type has incomplete type `Incomplete::promise_type`
//!   ┌─ input 5:1:27
//!   │
//! 1 │ Incomplete incomplete() { co_return; }
//!   │                           ^^^^^^^^^^
//! note: it is only declared here
//!   ┌─ input 4:1:28
//!   │
//! 1 │ struct Incomplete { struct promise_type; };
//!   │                            ^^^^^^^^^^^^
struct P { std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void unhandled_exception() {} };
struct A { struct promise_type : P { }; };
A no_void() { co_return; }
//! error: the promise type `A::promise_type` has no member `return_void`
//!   ┌─ input 7:1:15
//!   │
//! 1 │ A no_void() { co_return; }
//!   │               ^^^^^^^^^^
//! error: the promise type `A::promise_type` has no member `get_return_object`
//!   ┌─ input 7:1:3
//!   │
//! 1 │ A no_void() { co_return; }
//!   │   ^^^^^^^
A no_value() { co_return 1; }
//! error: the promise type `A::promise_type` has no member `return_value`
//!   ┌─ input 7:1:16
//!   │
//! 1 │ A no_value() { co_return 1; }
//!   │                ^^^^^^^^^^^^
//! error: the promise type `A::promise_type` has no member `get_return_object`
//!   ┌─ input 7:1:3
//!   │
//! 1 │ A no_value() { co_return 1; }
//!   │   ^^^^^^^^
struct B { struct promise_type : P { void return_void() {} void return_value(int) {} B get_return_object() { return {}; } }; };
B both() { co_return; }
//! error: the promise type `B::promise_type` has both `return_void` and `return_value`
//!   ┌─ input 8:1:3
//!   │
//! 1 │ B both() { co_return; }
//!   │   ^^^^
struct C { struct promise_type : P { void return_void() {} }; };
C no_object() { co_return; }
//! error: the promise type `C::promise_type` has no member `get_return_object`
//!   ┌─ input 9:1:3
//!   │
//! 1 │ C no_object() { co_return; }
//!   │   ^^^^^^^^^
struct D { struct promise_type : P { void return_void() {} D get_return_object() { return {}; } std::suspend_never final_suspend() { return {}; } }; };
D may_throw() { co_return; }
//! error: awaiting `final_suspend` of the promise type `D::promise_type` may throw
//!   ┌─ input 10:1:3
//!   │
//! 1 │ D may_throw() { co_return; }
//!   │   ^^^^^^^^^
struct E { struct promise_type { void return_void() {} E get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } }; };
E no_handler() { co_return; }
//! error: the promise type `E::promise_type` has no member `unhandled_exception`
//!   ┌─ input 11:1:3
//!   │
//! 1 │ E no_handler() { co_return; }
//!   │   ^^^^^^^^^^
struct F { struct promise_type : P { void return_void() {} F get_return_object() { return {}; } int await_transform(char) = delete; }; };
F no_yield() { co_yield 1; }
//! error: the promise type `F::promise_type` has no member `yield_value`
//!   ┌─ input 12:1:16
//!   │
//! 1 │ F no_yield() { co_yield 1; }
//!   │                ^^^^^^^^^^
F refused() { co_await 'c'; }
//! error: use of deleted function `F::promise_type::await_transform`
//!   ┌─ input 12:1:15
//!   │
//! 1 │ F refused() { co_await 'c'; }
//!   │               ^^^^^^^^^^^^
//! note: `int F::promise_type::await_transform(char)` is deleted here
//!   ┌─ input 11:1:101
//!   │
//! 1 │ struct F { struct promise_type : P { void return_void() {} F get_return_object() { return {}; } int await_transform(char) = delete; }; };
//!   │                                                                                                     ^^^^^^^^^^^^^^^
struct G { struct promise_type : P { void return_void() {} G get_return_object() { return {}; } }; };
G no_awaiter() { co_await 1; }
//! error: the awaiter type `int` has no member `await_ready`
//!   ┌─ input 13:1:18
//!   │
//! 1 │ G no_awaiter() { co_await 1; }
//!   │                  ^^^^^^^^^^
struct W1 { bool await_ready() { return true; } };
G half() { co_await W1(); }
//! error: the awaiter type `W1` has no member `await_suspend`
//!   ┌─ input 14:1:12
//!   │
//! 1 │ G half() { co_await W1(); }
//!   │            ^^^^^^^^^^^^^
struct W2 { bool await_ready() { return true; } int await_suspend(std::coroutine_handle<>) { return 1; } void await_resume() {} };
G strange() { co_await W2(); }
//! error: `await_suspend` returns `int`, not `void`, `bool` or a coroutine handle
//!   ┌─ input 15:1:15
//!   │
//! 1 │ G strange() { co_await W2(); }
//!   │               ^^^^^^^^^^^^^
struct W3 { void await_ready() {} void await_suspend(std::coroutine_handle<>) {} void await_resume() {} };
G unready() { co_await W3(); }
//! error: cannot convert `void` to `bool`
//!   ┌─ input 16:1:15
//!   │
//! 1 │ G unready() { co_await W3(); }
//!   │               ^^^^^^^^^^^^^ in this condition
struct H { struct promise_type : P { void return_void() {} H get_return_object() { return {}; } static H get_return_object_on_allocation_failure() { return {}; } void *operator new(decltype(sizeof 1)); }; };
H throwing_new() { co_return; }
//! error: `operator new` of the promise type may throw, and there is `get_return_object_on_allocation_failure`
//!   ┌─ input 17:1:3
//!   │
//! 1 │ H throwing_new() { co_return; }
//!   │   ^^^^^^^^^^^^
//! note: declare it `noexcept`
//!   ┌─ input 16:1:169
//!   │
//! 1 │ struct H { struct promise_type : P { void return_void() {} H get_return_object() { return {}; } static H get_return_object_on_allocation_failure() { return {}; } void *operator new(decltype(sizeof 1)); }; };
//!   │                                                                                                                                                                         ^^^^^^^^^^^^
class Private { public: struct promise_type : P { Private get_return_object() { return {}; } private: void return_void() {} }; };
Private hidden() { co_return; }
//! error: `return_void` is a private member of `Private::promise_type`
//!   ┌─ input 18:1:20
//!   │
//! 1 │ Private hidden() { co_return; }
//!   │                    ^^^^^^^^^^
//! note: it is declared private here
//!   ┌─ input 17:1:108
//!   │
//! 1 │ class Private { public: struct promise_type : P { Private get_return_object() { return {}; } private: void return_void() {} }; };
//!   │                                                                                                            ^^^^^^^^^^^
//! error: `return_void` is a private member of `Private::promise_type`
//!   ┌─ input 18:1:9
//!   │
//! 1 │ Private hidden() { co_return; }
//!   │         ^^^^^^
//! note: it is declared private here
//!   ┌─ input 17:1:108
//!   │
//! 1 │ class Private { public: struct promise_type : P { Private get_return_object() { return {}; } private: void return_void() {} }; };
//!   │                                                                                                            ^^^^^^^^^^^
struct Other { Other(int) {} };
struct I { struct promise_type : P { void return_void() {} char *get_return_object() { return nullptr; } }; };
I unconverted() { co_return; }
//! error: cannot convert `char *` to `I`
//!   ┌─ input 20:1:3
//!   │
//! 1 │ I unconverted() { co_return; }
//!   │   ^^^^^^^^^^^ in this return
struct J { struct promise_type : P { J get_return_object() { return {}; } void return_value(int) {} }; };
J ends(bool b) { if (b) co_return 1; }
//! warning: the coroutine may end without `co_return`, and its promise type has no `return_void`
//!   ┌─ input 21:1:38
//!   │
//! 1 │ J ends(bool b) { if (b) co_return 1; }
//!   │                                      ^
// The session goes on.
G good() { co_return; }
good();
