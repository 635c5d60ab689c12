// [expr.dynamic.cast]/8: only from a public base of the class wanted, or of the most derived object.
struct A { virtual void f() {} };
struct B : A {};
class C : B {};
struct D : C {};
constexpr D d;
static_assert(dynamic_cast<D *>((A *)&d) == nullptr);
static_assert(dynamic_cast<D *>((C *)&d) == &d);
static_assert(dynamic_cast<C *>((B *)&d) == nullptr);
struct J { virtual void j() {} };
struct K : B, private J {};
class KK : J, B {};
struct L : B, J {};
constexpr K k;
constexpr KK kk;
constexpr L l;
static_assert(dynamic_cast<J *>((B *)&k) == nullptr);
static_assert(dynamic_cast<J *>((B *)&kk) == nullptr);
static_assert(dynamic_cast<J *>((B *)&l) == (J *)&l);
