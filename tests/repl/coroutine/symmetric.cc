// [expr.await]/5.1.1: await_suspend that returns a handle resumes that coroutine in its place, without growing the stack.
#include <coroutine>
struct Task { struct promise_type; std::coroutine_handle<promise_type> h; bool await_ready() { return false; } std::coroutine_handle<promise_type> await_suspend(std::coroutine_handle<> c); long await_resume(); };
struct Final { bool await_ready() noexcept { return false; } std::coroutine_handle<> await_suspend(std::coroutine_handle<Task::promise_type> h) noexcept; void await_resume() noexcept {} };
struct Task::promise_type { long v = 0; std::coroutine_handle<> next = std::noop_coroutine(); Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_always initial_suspend() { return {}; } Final final_suspend() noexcept { return {}; } void return_value(long x) { v = x; } void unhandled_exception() {} };
std::coroutine_handle<Task::promise_type> Task::await_suspend(std::coroutine_handle<> c) { h.promise().next = c; return h; }
std::coroutine_handle<> Final::await_suspend(std::coroutine_handle<Task::promise_type> h) noexcept { return h.promise().next; }
long Task::await_resume() { long v = h.promise().v; h.destroy(); return v; }
// A million transfers one after the other, and fifty thousand inside of each other.
Task one(long x) { co_return x; }
Task many(int n) { long s = 0; for (int i = 0; i < n; ++i) s += co_await one(i); co_return s; }
Task deep(int n) { if (n == 0) co_return 0; co_return 1 + co_await deep(n - 1); }
long run(Task t) { t.h.resume(); long v = t.h.promise().v; t.h.destroy(); return v; }
run(many(1000000))
//= (long) 499999500000
run(deep(50000))
//= (long) 50000
// The same without optimisation.
.O 0
Task many(int n) { long s = 0; for (int i = 0; i < n; ++i) s += co_await one(1); co_return s; }
Task deep(int n) { if (n == 0) co_return 0; co_return 2 + co_await deep(n - 1); }
run(many(1000000))
//= (long) 1000000
run(deep(50000))
//= (long) 100000
