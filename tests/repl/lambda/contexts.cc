// [expr.prim.lambda.closure]: closures where C++20 allows them, and what they are as classes.
// /13: without captures a closure can be made and assigned.
using L = decltype([](int a) { return a; });
L l;
l(3)
//= (int) 3
L other = l;
other = l;
other(4)
//= (int) 4
struct D { int f(int k = [] { return 7; }()) { return k; } int g = [] { return 8; }(); };
D{}.f() + D{}.g
//= (int) 15
template <auto F> int apply(int x) { return F(x); }
apply<[](int x) { return x * 2; }>(4)
//= (int) 8
constexpr int square = [](int x) { return x * x; }(5);
square
//= (const int) 25
noexcept([]() noexcept {}())
//= (bool) true
auto counter = [i = 0]() mutable { return i++; };
counter();
counter()
//= (int) 1
auto immediate = [](int i) consteval { return i; };
immediate(3)
//= (int) 3
// Structured bindings ([expr.prim.lambda.capture]/8).
int bindings() { int arr[2] = {1, 2}; auto [a, b] = arr; return [a, &b] { return a + b; }() + [=] { return a; }() + [&](auto z) { return b + z; }(1); }
bindings()
//= (int) 7
// [basic.def.odr]/4: constants whose value alone is used are not captured, and captured ones stay constants.
int odr() { const int k = 5; constexpr int j = 6; auto f = [] { return k + j; }; auto g = [k](auto q) { int b[k]; return sizeof b + j; }; return f() + g(0); }
odr()
//= (int) 37
int odr_used() { const int k = 5; auto f = [=](auto) { return &k; }; return *f(0); }
odr_used()
//= (int) 5
