// [namespace.udecl]/16, [class.inhctor.init]: inheriting constructors.
extern "C" int printf(const char *, ...);
struct B { int b; B(int b) : b(b) {} B(int x, int y = 5) = delete; explicit B(const char *s) : b(s[0]) {} template <class T> B(T *p, T) : b(*p) {} };
struct M { int m = 7; M() { printf("M"); } };
struct D : B { using B::B; M m; int k = b + 1; };
struct A { int a, c; A(int a, int c = 4) : a(a), c(c) {} A(double d) : a(d), c(0) {} };
struct E : A { using A::A; E(double) : A(100) {} int e = a + c; };
E(1).e * 1000 + E(1, 2).e * 100 + E(2.5).e
//= (int) 5404
// Through several classes, a template, and an alias.
struct F : E { using E::E; int f = 1; };
F(3).e + F(3).f
//= (int) 8
template <class T> struct G : T { using T::T; using Base = T; }; G<A>(8).c + G<E>(1, 1).e
//= (int) 6
template <class T> struct H : G<T> { using Base = G<T>; using Base::Base; }; H<A>(2).a
//= (int) 2
// Templates of constructors.
struct T { int t; template <class U> T(U u) : t(sizeof u) {} }; struct UsesT : T { using T::T; };
UsesT('c').t * 10 + UsesT(1).t
//= (int) 14
// Implicit conversions use them; parameters are passed on.
struct L { int n; L(int n) : n(n) {} L(const L &o) : n(o.n + 10) {} L(L &&o) : n(o.n + 100) {} };
struct P { int n; P(const L &l, int &r) : n(l.n) { r = 9; } }; struct Q : P { using P::P; };
int r = 0; Q(L(1), r).n + r
//= (int) 10
int take(E e) { return e.e; } take(6)
//= (int) 10
// Copy and move constructors are not inherited; the class's own default constructor is preferred.
struct Z { int z; Z() : z(1) {} Z(int z) : z(z) {} Z(const Z &) = default; }; struct Y : Z { using Z::Z; int y = 2; };
Y().z * 10 + Y().y
//= (int) 12
constexpr bool from = __is_constructible(Y, Z); from
//= (const bool) false
// A default constructor is inherited by a class that has none of its own.
struct I { int p; I() : p(4) {} I(int q) : p(q) {} }; struct J : I { using I::I; M m; int k = p + 1; J(J &&) = default; };
J j; j.k * 10 + J().m.m
//| MM
//= (int) 57
template <class T> struct N { T p; N() = default; N(T q) : p(q) {} }; template <class T> struct O : N<T> { using N<T>::N; O(O &&) = default; int k = 3; };
struct S { O<int> o; S() : o() {} }; S().o.k
//= (int) 3
