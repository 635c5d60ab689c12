// [expr.await]/2, [dcl.fct.def.coroutine], [stmt.return]: where the keywords may not stand, and what cannot be a coroutine.
#include <coroutine>
struct G { struct promise_type { G get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } std::suspend_never yield_value(int) { return {}; } void return_void() {} void unhandled_exception() {} }; };
co_await std::suspend_never()
//! error: `co_await` stands in no function
//!   ┌─ input 3:1:1
//!   │
//! 1 │ co_await std::suspend_never()
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
co_yield 1
//! error: `co_yield` stands in no function
//!   ┌─ input 3:1:1
//!   │
//! 1 │ co_yield 1
//!   │ ^^^^^^^^^^
co_return;
//! error: `co_return` stands in no function
//!   ┌─ input 3:1:1
//!   │
//! 1 │ co_return;
//!   │ ^^^^^^^^^^
G handler() { try { throw 1; } catch (...) { co_await std::suspend_never(); } }
//! error: `co_await` stands in a handler
//!   ┌─ input 3:1:46
//!   │
//! 1 │ G handler() { try { throw 1; } catch (...) { co_await std::suspend_never(); } }
//!   │                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
G unevaluated() { sizeof(co_yield 1); co_return; }
//! error: `co_yield` stands in an unevaluated operand
//!   ┌─ input 3:1:26
//!   │
//! 1 │ G unevaluated() { sizeof(co_yield 1); co_return; }
//!   │                          ^^^^^^^^^^
G fixed() { static int x = (co_await std::suspend_never(), 1); }
//! error: `co_await` stands in the initialiser of a static or thread-local variable
//!   ┌─ input 3:1:29
//!   │
//! 1 │ G fixed() { static int x = (co_await std::suspend_never(), 1); }
//!   │                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
G local() { static int x = [] { struct L { G g() { co_yield 1; } }; return 1; }(); co_return; }
G def(int x = (co_yield 1, 1)) { co_return; }
//! error: `co_yield` stands in no function
//!   ┌─ input 4:1:16
//!   │
//! 1 │ G def(int x = (co_yield 1, 1)) { co_return; }
//!   │                ^^^^^^^^^^
auto deduced() { co_yield 1; }
//! error: a function whose return type is deduced cannot be a coroutine, as `co_yield` makes it
//!   ┌─ input 4:1:18
//!   │
//! 1 │ auto deduced() { co_yield 1; }
//!   │                  ^^^^^^^^^^
auto lambda = [] { co_return; };
//! error: a function whose return type is deduced cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:20
//!   │
//! 1 │ auto lambda = [] { co_return; };
//!   │                    ^^^^^^^^^^
G ellipsis(int, ...) { co_return; }
//! error: a function with an ellipsis cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:24
//!   │
//! 1 │ G ellipsis(int, ...) { co_return; }
//!   │                        ^^^^^^^^^^
constexpr G constant() { co_return; }
//! error: a constexpr function cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:26
//!   │
//! 1 │ constexpr G constant() { co_return; }
//!   │                          ^^^^^^^^^^
consteval G immediate() { co_return; }
//! error: a consteval function cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:27
//!   │
//! 1 │ consteval G immediate() { co_return; }
//!   │                           ^^^^^^^^^^
struct S { S() { co_return; } ~S() { co_await std::suspend_never(); } };
//! error: a constructor cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:18
//!   │
//! 1 │ struct S { S() { co_return; } ~S() { co_await std::suspend_never(); } };
//!   │                  ^^^^^^^^^^
//! error: a destructor cannot be a coroutine, as `co_await` makes it
//!   ┌─ input 4:1:38
//!   │
//! 1 │ struct S { S() { co_return; } ~S() { co_await std::suspend_never(); } };
//!   │                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
int main() { co_return; }
//! error: `main` cannot be a coroutine, as `co_return` makes it
//!   ┌─ input 4:1:14
//!   │
//! 1 │ int main() { co_return; }
//!   │              ^^^^^^^^^^
G returns() { co_await std::suspend_never(); return {}; }
//! error: `return` stands in a coroutine; use `co_return`
//!   ┌─ input 4:1:46
//!   │
//! 1 │ G returns() { co_await std::suspend_never(); return {}; }
//!   │                                              ^^^^^^^^^^
//! note: `co_await` makes the function a coroutine
//!   ┌─ input 4:1:15
//!   │
//! 1 │ G returns() { co_await std::suspend_never(); return {}; }
//!   │               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
G returned(bool b) { if (b) return {}; co_return; }
//! error: `return` stands in a coroutine; use `co_return`
//!   ┌─ input 4:1:29
//!   │
//! 1 │ G returned(bool b) { if (b) return {}; co_return; }
//!   │                             ^^^^^^^^^^
//! note: `co_return` makes the function a coroutine
//!   ┌─ input 4:1:40
//!   │
//! 1 │ G returned(bool b) { if (b) return {}; co_return; }
//!   │                                        ^^^^^^^^^^
G vla(int n) { int a[n]; co_await std::suspend_never(); }
//! error: a variable-length array cannot be used in a coroutine
//!   ┌─ input 4:1:20
//!   │
//! 1 │ G vla(int n) { int a[n]; co_await std::suspend_never(); }
//!   │                    ^
//! note: `co_await` makes the function a coroutine
//!   ┌─ input 4:1:26
//!   │
//! 1 │ G vla(int n) { int a[n]; co_await std::suspend_never(); }
//!   │                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
G labels() { static void *to = &&end; goto *to; end: co_return; }
//! error: the address of a label cannot be used in a coroutine
//!   ┌─ input 4:1:32
//!   │
//! 1 │ G labels() { static void *to = &&end; goto *to; end: co_return; }
//!   │                                ^^^^^
//! note: `co_return` makes the function a coroutine
//!   ┌─ input 4:1:54
//!   │
//! 1 │ G labels() { static void *to = &&end; goto *to; end: co_return; }
//!   │                                                      ^^^^^^^^^^
G memory(int n) { __builtin_alloca(n); co_return; }
//! error: `alloca` cannot be used in a coroutine
//!   ┌─ input 4:1:19
//!   │
//! 1 │ G memory(int n) { __builtin_alloca(n); co_return; }
//!   │                   ^^^^^^^^^^^^^^^^^^^
//! note: `co_return` makes the function a coroutine
//!   ┌─ input 4:1:40
//!   │
//! 1 │ G memory(int n) { __builtin_alloca(n); co_return; }
//!   │                                        ^^^^^^^^^^
void plain() { co_return; }
//! error: `void` is not the return type of a coroutine
//!   ┌─ input 4:1:16
//!   │
//! 1 │ void plain() { co_return; }
//!   │                ^^^^^^^^^^
//!   │
//!   = `std::coroutine_traits<void>` has no type `promise_type`
constexpr int evaluated = [](bool b) -> G { if (b) co_return; }(false), 1;
//! error: expected a declarator, found literal
//!   ┌─ input 4:1:73
//!   │
//! 1 │ constexpr int evaluated = [](bool b) -> G { if (b) co_return; }(false), 1;
//!   │                                                                         ^
G fine(bool b) { try { co_yield 1; } catch (...) { co_return; } auto l = [] { return 1; }; l(); }
