// [class.default.ctor], [class.copy.ctor], [class.copy.assign], [class.dtor]: implicit members, chosen by overload resolution.
extern "C" int printf(const char *, ...);
struct L { char c; L(char c = 'd') : c(c) { printf("%c", c); } L(const L &o) : c(o.c) { printf("c%c", c); } L(L &&o) : c(o.c) { printf("m%c", c); } L &operator=(const L &o) { printf("=%c", o.c); c = o.c; return *this; } L &operator=(L &&o) { printf("<%c", o.c); c = o.c; return *this; } ~L() { printf("~%c", c); } };
struct S { L a, b[2]; int i = 7; };
{ S s; printf(" "); }
//| ddd ~d~d~d
{ S s; printf(" "); S t = s; printf(" "); t = s; printf(" "); }
//| ddd cdcdcd =d=d=d ~d~d~d~d~d~d
{ S s; printf(" "); S t = static_cast<S &&>(s); printf(" "); t = static_cast<S &&>(s); printf(" "); }
//| ddd mdmdmd <d<d<d ~d~d~d~d~d~d
// Bases before members; destruction in reverse.
struct B : L { B() : L('b') {} }; struct D : B { L m = 'm'; };
{ D d; printf(" "); D e(d); printf(" "); e = d; printf(" "); }
//| bm cbcm =b=m ~m~b~m~b
// Members named as what they are.
struct P { int x, y; };
P p{1, 2}, q;
q.operator=(p).y
//= (int) 2
p.~P(); P(*copy)(const P &) = [](const P &p) { return P(p); }; copy(q)
//= (P) { .x = 1, .y = 2 }
P &(P::*assign)(const P &) = &P::operator=; P r{}; (r.*assign)(q).x
//= (int) 1
// A copy that takes its source by reference to non-const makes that of the whole do so.
struct N { int n; N(int n) : n(n) {} N(N &o) : n(o.n + 1) {} }; struct M { N n; int k; M() : n(1) {} };
M m1; M m2(m1); m2.n.n
//= (int) 2
// Copies by a constructor template, where there is no move.
struct T { int n; T() : n(0) {} T(const T &) : n(1) {} template <class U> T(U &&) : n(2) {} }; struct HoldsT { T t; };
HoldsT h1; HoldsT h2(h1), h3(static_cast<HoldsT &&>(h1)); h2.t.n * 10 + h3.t.n
//= (int) 12
// A default constructor with default arguments.
struct A { int a; A(int a = 9) : a(a) {} }; struct HasA { A a[2]; };
HasA().a[1].a
//= (int) 9
// Unions and anonymous unions are copied as they are.
struct Un { L l; union { int i; float f; }; Un() : l('u'), i(3) {} };
{ Un u; Un v(u); printf("%d", v.i); v.i = 5; u = v; printf("%d", u.i); }
//| ucu3=u5~u~u
// Value-initialisation zeroes what an implicit constructor leaves alone.
struct Z { int i; L l; }; { Z z = Z(); printf("%d", z.i); }
//| d0~d
// Explicitly defaulted, in the class and behind it.
struct E { L l; int n = 4; E() = default; E(const E &) = default; E &operator=(const E &); ~E() = default; }; E &E::operator=(const E &) = default;
{ E e; E f(e); e = f; printf("%d", f.n); }
//| dcd=d4~d~d
// In constant expressions.
struct K { int a = 1, b[3] = {1, 2, 3}; P p{4, 5}; constexpr bool operator==(const K &o) const { return a == o.a && b[2] == o.b[2] && p.y == o.p.y; } };
constexpr K k; constexpr K k2 = k; static_assert(k == k2 && k2.b[1] == 2); constexpr int f() { K x; K y; y.b[2] = 8; x = y; return x.b[2]; } static_assert(f() == 8);
