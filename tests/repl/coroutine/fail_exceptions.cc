// [dcl.fct.def.coroutine]/5, /14: exceptions in a coroutine; the prompt survives those that leave it.
#include <coroutine>
#include <cstdio>
#include <stdexcept>
struct Obj { const char *n; Obj(const char *n) : n(n) {} ~Obj() { printf("~%s\n", n); } };
struct T { struct promise_type { Obj own{"promise"}; bool rethrows = true; T get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { puts("final"); return {}; } void return_void() {} void unhandled_exception() { puts("unhandled"); if (rethrows) throw; } }; std::coroutine_handle<promise_type> h; };
T thrower(int n) { Obj a("a"); if (n == 0) throw std::runtime_error("zero"); co_await std::suspend_always{}; Obj b("b"); throw n; }
// It leaves the coroutine, which is at its end then.
T t = thrower(0);
t.h.resume()
//! error: uncaught exception of type std::runtime_error: zero
//| ~a
//| unhandled
t.h.done()
//= (bool) true
t.h.destroy();
//| ~promise
// Handled, it leads to the final suspend point.
T u = thrower(1);
u.h.promise().rethrows = false;
u.h.resume();
u.h.done()
//= (bool) false
u.h.resume();
//| ~b
//| ~a
//| unhandled
//| final
u.h.done()
//= (bool) true
u.h.destroy();
//| ~promise
// Handlers within; a coroutine cannot be suspended in one.
T inner() { for (int i = 0; i < 3; ++i) { bool failed = false; try { Obj o("o"); co_await std::suspend_always{}; if (i == 1) throw i; } catch (int) { failed = true; } if (failed) { puts("failed"); co_await std::suspend_always{}; } } }
T v = inner();
for (int i = 0; i < 5; ++i) v.h.resume();
//| ~o
//| ~o
//| failed
//| ~o
//| final
v.h.done()
//= (bool) true
v.h.destroy();
//| ~promise
// Each of the awaiter's calls may throw.
struct Bad { int where; bool await_ready() { if (where == 0) throw 0; return false; } void await_suspend(std::coroutine_handle<>) { if (where == 1) throw 1; } void await_resume() { if (where == 2) throw 2; } ~Bad() { printf("~Bad %d\n", where); } };
T awaits(int n) { try { co_await Bad{n}; } catch (int i) { printf("caught %d\n", i); } co_await std::suspend_always{}; }
for (int n = 0; n < 3; ++n) { T w = awaits(n); w.h.resume(); if (n == 2) w.h.resume(); w.h.destroy(); }
//| ~Bad 0
//| caught 0
//| ~promise
//| ~Bad 1
//| caught 1
//| ~promise
//| ~Bad 2
//| caught 2
//| ~promise
// Before the body begins the state is destroyed, and the caller gets the exception.
struct Early { struct promise_type { Obj own{"early"}; Early get_return_object() { return {}; } Bad initial_suspend() { return {0}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() { puts("not called"); } }; };
Early early(Obj *) { puts("not reached"); co_return; }
try { early(nullptr); } catch (int i) { printf("caught %d\n", i); }
//| ~Bad 0
//| ~early
//| caught 0
early(nullptr);
//! error: uncaught exception of type int: 0
//| ~Bad 0
//| ~early
1 + 1
//= (int) 2
