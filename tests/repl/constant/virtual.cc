// [expr.const]/5.5: virtual calls, dynamic_cast and typeid on objects whose dynamic type is known.
#include <typeinfo>
struct A { virtual constexpr int f() const { return 1; } constexpr A() : made(f()) {} constexpr virtual ~A() {} int made; };
struct B : A { constexpr int f() const override { return 2; } constexpr B() : too(f()) {} int too; };
struct C : B { constexpr int f() const override { return 3; } };
// [class.cdtor]/4: in a constructor the object is of the constructor's class.
constexpr C c;
static_assert(c.made == 1 && c.too == 2 && c.f() == 3);
constexpr const A &a = c;
static_assert(a.f() == 3 && a.A::f() == 1);
static_assert(&dynamic_cast<const C &>(a) == &c && dynamic_cast<const void *>(&a) == &c);
constexpr A plain;
static_assert(dynamic_cast<const B *>(&plain) == nullptr);
static_assert(&typeid(a) == &typeid(C) && &typeid(plain) == &typeid(A));
// Across bases, and with `this` adjusted.
struct I { virtual constexpr int g() = 0; }; struct J { virtual constexpr int h() = 0; };
struct K : I, J { int v = 4; constexpr int g() override { return v; } constexpr int h() override { return v * 2; } };
constexpr int both() { K k; I &i = k; J &j = k; return i.g() * 10 + j.h() + (&dynamic_cast<J &>(i) == &j); }
static_assert(both() == 49);
// [class.virtual]/8: a covariant result.
struct V { virtual constexpr const V *me() const { return this; } int z = 1; };
struct W : I, V { constexpr int g() override { return 0; } constexpr const W *me() const override { return this; } };
constexpr int covariant() { W w; const V &v = w; return v.me()->z; }
static_assert(covariant() == 1);
// A pointer to a virtual member function ([expr.mptr.oper]).
constexpr int through() { C x; const A &r = x; auto p = &A::f; return (r.*p)(); }
static_assert(through() == 3);
constexpr int deleted() { struct D : A { int *p; constexpr D(int *p) : p(p) {} constexpr ~D() { *p = 7; } }; int r = 0; A *x = new D(&r); delete x; return r; }
static_assert(deleted() == 7);
deleted()
//= (int) 7
