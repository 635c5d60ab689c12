// [expr.prim.lambda.capture]/17: captures of packs, by copy, by reference and initialised.
template <class F, class... A> auto copied(F f, A... a) { return [f, a...] { return f(a...); }; }
copied([](int x, int y) { return x - y; }, 5, 3)()
//= (int) 2
template <class F, class... A> auto by_default(F f, A... a) { return [=] { return f(a...); }; }
by_default([](int x, int y) { return x - y; }, 5, 3)()
//= (int) 2
template <class F, class... A> auto initialised(F f, A &&...a) { return [f, ...xs = a](auto k) { return f(xs..., k); }; }
initialised([](int x, int y) { return x - y; }, 5)(3)
//= (int) 2
template <class... A> auto referred(A &&...a) { return [&...xs = a] { (++xs, ...); return (xs + ... + 0); }; }
int m = 3, n = 4;
referred(m, n)()
//= (int) 9
m + n
//= (int) 9
template <class... A> int by_reference(A... a) { [&a...] { (++a, ...); }(); return (a + ...); }
by_reference(1, 2)
//= (int) 5
copied([] { return 1; })()
//= (int) 1
