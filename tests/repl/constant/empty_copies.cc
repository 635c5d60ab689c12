// [expr.const]/5, [class.copy.ctor]/14: a trivial copy of an object without scalar members reads nothing, so the source need not be constant.
struct E {};
struct N { E e; E more[2]; };
E e;
N n;
constexpr int f(E) { return 42; }
constexpr int g(N) { return 43; }
constexpr int a = f(e), b = g(n);
a + b
//= (int) 85
constexpr E copy = e;
auto monad = [](auto v) { return [=] { return v; }; };
auto bind = [](auto m) { return [=](auto f) { return f(m()); }; };
static_assert(bind(monad(2))(monad)() == monad(2)());
E rhs;
consteval int operator~(E) { return 7; }
int tilde() { E local; return ~local; }
tilde()
//= (int) 7
