// [basic.def.odr]/2 to 4: reading a constant, a member or an element of one, or naming a reference that is usable in constant expressions is no odr-use.
int x = 3, z;
struct P { int a, b; constexpr int sum() const { return a + b; } constexpr int g(const int &) const { return a; } };
int f() { constexpr int &y = x; [] { z = y; }(); return z; }
f()
//= (int) 3
int g() { constexpr P p = {1, 2}; constexpr int arr[] = {4, 5}; return [] { return p.b + arr[1]; }(); }
g()
//= (int) 7
int h() { constexpr P p = {1, 2}; return [&] { constexpr auto copy = p; constexpr int s = p.sum(); return copy.b + s; }(); }
h()
//= (int) 5
int k() { constexpr P p = {1, 2}; return [&](auto v) { constexpr auto y = p.g(v); return y; }(7); }
k()
//= (int) 1
int m() { constexpr P p = {1, 2}; const P *q = [&] { return &p; }(); return q->b; }
m()
//= (int) 2
int n() { constexpr P p = {1, 2}; struct Local { int f() { static_assert(p.a == 1); return p.b; } }; return Local().f(); }
n()
//= (int) 2
