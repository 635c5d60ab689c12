// [expr.await]: the awaitable, the awaiter and its three calls; await-expressions wherever an operand may stand.
#include <coroutine>
#include <cstdio>
struct Run { struct promise_type { int v = 0; Run get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_never initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void return_value(int x) { v = x; } void unhandled_exception() {} }; std::coroutine_handle<promise_type> h; int finish() { while (!h.done()) h.resume(); int v = h.promise().v; h.destroy(); return v; } };
struct Get { int v; bool await_ready() { return v % 2; } void await_suspend(std::coroutine_handle<>) { printf("wait %d\n", v); } int await_resume() { return v; } };
// /5: a ready awaiter does not suspend.
Run ready() { int a = co_await Get{1}; int b = co_await Get{2}; co_return a * 10 + b; }
ready().finish()
//| wait 2
//= (int) 12
// /3.3: operator co_await, of a class or free.
struct Member { int v; Get operator co_await() { return {v}; } };
struct Free { int v; };
Get operator co_await(Free f) { return {f.v + 1}; }
Run operators() { co_return co_await Member{4} * 10 + co_await Free{5}; }
operators().finish()
//| wait 4
//| wait 6
//= (int) 46
// /3.4: an lvalue is awaited as it is.
struct Count { int n = 0; bool await_ready() { return true; } void await_suspend(std::coroutine_handle<>) {} int &await_resume() { return ++n; } };
Run lvalue() { Count c; co_await c; (co_await c) += 10; auto &r = co_await c; co_return r + c.n; }
lvalue().finish()
//= (int) 26
// /5.1: await_suspend says whether to suspend.
struct Maybe { bool yes; bool await_ready() { return false; } bool await_suspend(std::coroutine_handle<>) { return yes; } bool await_resume() { return yes; } };
Run maybe() { bool a = co_await Maybe{false}; puts("went on"); bool b = co_await Maybe{true}; co_return a * 10 + b; }
Run m = maybe();
//| went on
m.h.done()
//= (bool) false
m.finish()
//= (int) 1
// In conditions, loops, operands and initialisers.
Run places(int n) { int sum = 0; if (int x = co_await Get{3}) sum += x; for (int i = co_await Get{1}; i <= co_await Get{3}; i += co_await Get{1}) sum += i; switch (co_await Get{7}) { case 7: sum += 100; } while (co_await Get{n} > 3) { n -= 2; sum += 1000; } int a[] = {co_await Get{5}, co_await Get{n}}; sum += a[co_await Get{1}]; sum += n ? co_await Get{1} : co_await Get{2}; co_return (sum, co_await Get{9}) + sum; }
places(7).finish()
//= (int) 2122
Run logic() { bool a = co_await Get{0} && co_await Get{2}; bool b = co_await Get{1} || co_await Get{2}; co_return a * 10 + b; }
logic().finish()
//| wait 0
//= (int) 1
// In a lambda's init-capture: the coroutine around suspends.
Run captured() { auto l = [x = co_await Get{4}] { return x; }; co_return l(); }
captured().finish()
//| wait 4
//= (int) 4
// The operand may be parenthesised, and an await-expression an operand of another.
struct Twice { int v; bool await_ready() { return true; } void await_suspend(std::coroutine_handle<>) {} Get await_resume() { return {v}; } };
Run nested() { co_return co_await (co_await Twice{8}) + -co_await Get{1}; }
nested().finish()
//| wait 8
//= (int) 7
