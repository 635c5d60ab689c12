// [dcl.fct.def.coroutine]: a generator, its locals and its frame; at the prompt.
#include <coroutine>
#include <cstdio>
struct Gen { struct promise_type; using H = std::coroutine_handle<promise_type>; H h; Gen(H h) : h(h) {} Gen(Gen &&o) : h(o.h) { o.h = nullptr; } ~Gen() { if (h) h.destroy(); } bool next() { h.resume(); return !h.done(); } int value(); };
struct Gen::promise_type { int v = 0; Gen get_return_object() { return H::from_promise(*this); } std::suspend_always initial_suspend() noexcept { return {}; } std::suspend_always final_suspend() noexcept { return {}; } std::suspend_always yield_value(int x) { v = x; return {}; } void return_void() {} void unhandled_exception() { throw; } };
int Gen::value() { return h.promise().v; }
struct Local { int n; Local(int n) : n(n) { printf("begin %d\n", n); } ~Local() { printf("end %d\n", n); } };
Gen iota(int n) { Local all(n); for (int i = 0; i < n; ++i) { Local turn(-i); co_yield i; } }
{ Gen g = iota(2); while (g.next()) printf("%d\n", g.value()); puts("done"); }
//| begin 2
//| begin 0
//| 0
//| end 0
//| begin -1
//| 1
//| end -1
//| end 2
//| done
// Destroyed where it is suspended: the locals of all scopes end.
{ Gen g = iota(9); g.next(); g.next(); }
//| begin 9
//| begin 0
//| end 0
//| begin -1
//| end -1
//| end 9
// Destroyed before it has begun.
{ Gen g = iota(7); }
// The handle outlives the input.
Gen kept = iota(3);
kept.next()
//| begin 3
//| begin 0
//= (bool) true
kept.next()
//| end 0
//| begin -1
//= (bool) true
kept.value()
//= (int) 1
// A new body is for new coroutines; the old frame keeps the old one.
Gen iota(int n) { co_yield 100 + n; }
kept.next()
//| end -1
//| begin -2
//= (bool) true
kept.value()
//= (int) 2
Gen other = iota(5);
other.next()
//= (bool) true
other.value()
//= (int) 105
other.next()
//= (bool) false
//| end -2
//| end 3
