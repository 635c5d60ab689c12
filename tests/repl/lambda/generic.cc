// [expr.prim.lambda.closure]/3: the call operator of a generic lambda is a member function template.
auto id = [](auto x) { return x; };
id(3)
//= (int) 3
id(2.5)
//= (double) 2.5
auto sum = [](auto... xs) { return (xs + ... + 0); };
sum(1, 2, 3)
//= (int) 6
auto count = []<typename T, int N>(T (&)[N]) { return N; };
int seven[7];
count(seven)
//= (int) 7
auto fact = [](auto self, int n) -> int { return n < 2 ? 1 : n * self(self, n - 1); };
fact(fact, 5)
//= (int) 120
auto same = [](auto &&x) -> decltype(auto) { return (x); };
int five = 5;
same(five)
//= (int) 5
// Its captures outlive the function that made them.
auto times(int n) { return [n](auto x) { return n * x; }; }
times(3)(5)
//= (int) 15
times(3)(2.5)
//= (double) 7.5
int by_default(int a) { auto g = [=](auto x) { return x + a; }; return g(1) + (int)g(2.5); }
by_default(10)
//= (int) 23
int by_reference(int a) { auto g = [&](auto x) { a += x; }; g(1); g(2.5); return a; }
by_reference(10)
//= (int) 13
auto nested() { int q = 3; return [&, r = q](auto x) { return [=](auto y) { return x + y + r; }; }; }
nested()(1)(2)
//= (int) 6
// A name that is declared inside, or only measured, is not captured.
int own(int a) { auto g = [=](auto x) { int a = x; return a + sizeof(x); }; return sizeof(g); }
own(1)
//= (int) 1
struct S { int v = 4; auto explicit_this() { return [this](auto k) { return v * k; }; } auto implicit_this() { return [=](auto k) { return v * k; }; } };
S s;
s.explicit_this()(3)
//= (int) 12
s.implicit_this()(3)
//= (int) 12
// /9: the conversion function is a template too.
int (*next)(int) = [](auto x) { return x + 1; };
next(4)
//= (int) 5
static_assert([](auto x) { return x; }(3) == 3);
// A new closure for each instantiation of the template around it.
template <class T> auto make(T t) { return [t](auto u) { return t + u; }; }
make(1)(2)
//= (int) 3
make(1.5)(2)
//= (double) 3.5
