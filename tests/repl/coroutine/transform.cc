// [expr.await]/3.2: await_transform takes every operand of co_await, but not those of the implicit awaits; [expr.yield].
#include <coroutine>
#include <cstdio>
#include <string>
struct Log { struct promise_type; std::coroutine_handle<promise_type> h; };
struct Ready { int v; bool await_ready() { return true; } void await_suspend(std::coroutine_handle<>) {} int await_resume() { return v; } };
struct Log::promise_type { std::string seen; Log get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_never initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} Ready await_transform(int x) { seen += "int "; return {x}; } Ready await_transform(const char *s) { seen += s; return {0}; } template <class T> T &&await_transform(T &&t) { seen += "any "; return static_cast<T &&>(t); } Ready yield_value(std::pair<int, int> p) { seen += "yield "; return {p.first + p.second}; } };
Log log() { int n = co_await 5; n += co_await "text "; n += co_await Ready{7}; n += co_yield {1, 2}; printf("%d\n", n); }
Log l = log();
//| 15
l.h.promise().seen
//= (std::string &) "int text any yield "
// co_yield is an assignment-expression's operand; its value is await_resume's.
Log twice() { int n = co_yield std::pair{co_yield {1, 1}, 3}; printf("%d\n", n); }
twice().h.promise().seen
//| 5
//= (std::string &) "yield yield "
// A promise type may forbid co_await.
struct Only { struct promise_type { Only get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} void await_transform() = delete; Ready yield_value(int x) { return {x}; } }; };
Only yields() { printf("%d\n", co_yield 4); }
yields();
//| 4
