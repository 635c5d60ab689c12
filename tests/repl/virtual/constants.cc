// [expr.const]: constant-initialised objects of polymorphic classes hold vptrs; virtual calls in constant expressions.
struct A { constexpr A(int n) : n(n) {} constexpr virtual int f() const { return n; } int n; };
struct B : A { constexpr B(int n) : A(n) {} constexpr int f() const override { return n * 2; } };
constexpr B b(21);
constexpr const A &a = b;
static_assert(a.f() == 42);
int call(const A &x) { return x.f(); }
call(b)
//= (int) 42
static B table[] = {1, 2, 3};
call(table[1]) * 100 + call(table[2])
//= (int) 406
struct I { virtual int i() const = 0; };
struct J : A, I { constexpr J() : A(5) {} constexpr int i() const override { return n + 100; } };
constinit J j;
const I &ji = j;
ji.i()
//= (int) 105
call(j)
//= (int) 5
