// Coroutines in a session: handles kept across inputs, redefinition, faults, undone inputs.
#include <coroutine>
#include <cstdio>
struct T { struct promise_type { int v = 0; T get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } std::suspend_always yield_value(int x) { v = x; return {}; } void return_void() {} void unhandled_exception() { throw; } }; std::coroutine_handle<promise_type> h; int next() { h.resume(); return h.done() ? -1 : h.promise().v; } };
T count(int from) { for (;;) co_yield from++; }
T a = count(1), b = count(10);
a.next()
//= (int) 1
b.next()
//= (int) 10
a.next()
//= (int) 2
// A coroutine that calls another, whose body is replaced while it is suspended.
int step(int x) { return x + 1; }
T stepping() { int x = 0; for (;;) { x = step(x); co_yield x; } }
T s = stepping();
s.next()
//= (int) 1
int step(int x) { return x * 10; }
s.next()
//= (int) 2
// A fault in a resumed coroutine ends the input.
T faulty(int *p) { co_yield 1; co_yield *p; }
T f = faulty(nullptr);
f.next()
//= (int) 1
f.next()
//! error: segmentation fault: read of address 0x0
a.next()
//= (int) 3
// Loops over a generator in one input, and a lambda.
{ auto squares = [](int n) -> T { for (int i = 0; i < n; ++i) co_yield i * i; }; T q = squares(4); for (int x; (x = q.next()) >= 0;) printf("%d ", x); puts(""); q.h.destroy(); }
//| 0 1 4 9
// A type-erased handle; equal handles.
std::coroutine_handle<> any = b.h;
any.resume()
b.h.promise().v
//= (int) 11
any == b.h
//= (bool) true
any.done()
//= (bool) false
std::coroutine_handle<T::promise_type>::from_address(any.address()).promise().v
//= (int) 11
// A mistake in a coroutine leaves no trace.
T wrong() { co_yield nowhere; }
//! error: use of undeclared `nowhere`
//!   ┌─ input 26:1:22
//!   │
//! 1 │ T wrong() { co_yield nowhere; }
//!   │                      ^^^^^^^
T wrong() { co_yield 3; }
wrong().next()
//= (int) 3
a.h.destroy(), b.h.destroy(), s.h.destroy();
