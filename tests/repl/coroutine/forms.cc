// [dcl.fct.def.coroutine]/1: member functions, templates, lambdas and virtual functions as coroutines.
#include <coroutine>
#include <cstdio>
#include <utility>
struct G { struct promise_type { int v; G get_return_object() { return G(std::coroutine_handle<promise_type>::from_promise(*this)); } std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } std::suspend_always yield_value(int x) { v = x; return {}; } void return_void() {} void unhandled_exception() { throw; } }; std::coroutine_handle<promise_type> h; explicit G(std::coroutine_handle<promise_type> h) : h(h) {} G(G &&o) : h(std::exchange(o.h, nullptr)) {} ~G() { if (h) h.destroy(); } int sum() { int s = 0; for (;;) { h.resume(); if (h.done()) return s; s += h.promise().v; } } };
// Members keep `this`.
struct S { int n; S(int n = 0) : n(n) {} G up() const { for (int i = 1; i <= n; ++i) co_yield i; } G operator()(int k) { n = k; co_yield n; co_yield n * 2; } static G fixed() { co_yield 3; } virtual G virt() { co_yield 1; } };
struct D : S { G virt() override { co_yield 100; } };
S s{4};
s.up().sum()
//= (int) 10
s(10).sum()
//= (int) 30
S::fixed().sum()
//= (int) 3
D d;
S &r = d;
r.virt().sum()
//= (int) 100
// Templates and packs.
template <class T> G twice(T t) { co_yield (int)t; co_yield (int)(t * 2); }
twice(2).sum()
//= (int) 6
twice(1.6).sum()
//= (int) 4
template <class... T> G all(T... t) { ((co_yield t), ...); }
all(1, 2, 3).sum()
//= (int) 6
template <class T> struct C { T t; G g() { if constexpr (sizeof(T) > 4) co_yield 8; else co_yield 4; } };
C<char>{}.g().sum() + C<double>{}.g().sum()
//= (int) 12
// Lambdas: captures live in the closure, which must outlive the coroutine.
int base = 5;
auto lambda = [base = 7](int n) -> G { for (int i = 0; i < n; ++i) co_yield base + i; };
lambda(3).sum()
//= (int) 24
auto generic = [](auto first, auto... rest) -> G { co_yield first; ((co_yield rest), ...); };
generic(1, 2L, '\3').sum()
//= (int) 6
int total = 0;
{ auto add = [&](int x) -> G { total += x; co_yield x; }; add(4).sum(); add(5).sum(); }
total
//= (int) 9
// A coroutine in a lambda in a coroutine.
G outer() { auto inner = [](int n) -> G { co_yield n; co_yield n; }; co_yield inner(3).sum(); co_yield inner(4).sum(); }
outer().sum()
//= (int) 14
// A local class's member.
G with_local() { struct L { G m() { co_yield 20; } }; co_yield L().m().sum(); }
with_local().sum()
//= (int) 20
// A function-try-block.
G guarded() try { co_yield 1; throw 2; } catch (int i) { printf("caught %d\n", i); }
guarded().sum()
//| caught 2
//= (int) 1
// Recursion.
G tree(int depth) { if (depth == 0) { co_yield 1; co_return; } for (int i = 0; i < 2; ++i) { G sub = tree(depth - 1); co_yield sub.sum(); } }
tree(4).sum()
//= (int) 16
