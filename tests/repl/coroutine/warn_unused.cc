// [dcl.attr.nodiscard]: the value of an await-expression is that of await_resume.
#include <coroutine>
struct G { struct promise_type { G get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
struct A { bool await_ready() { return true; } void await_suspend(std::coroutine_handle<>) {} [[nodiscard]] int await_resume() { return 1; } };
G warned() { co_await A(); }
//! warning: result of `A::await_resume`, which is declared `[[nodiscard]]`, is not used
//!   ┌─ input 4:1:14
//!   │
//! 1 │ G warned() { co_await A(); }
//!   │              ^^^^^^^^^^^^
G used() { int x = co_await A(); (void)co_await A(); }
