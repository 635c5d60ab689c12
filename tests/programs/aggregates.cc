#include <stdio.h>
#include <string.h>
struct P { int x, y; };
struct L { P a, b; int c[2]; };
struct B1 { int i = 5; int j; }; struct B2 { double d; };
struct D : B1, B2 { int k = i + 1; int l; };
struct Dm { int a = 1; int b = a + 1; P p{3, 4}; int c[3] = {7}; };
struct R { int &r; const int &cr; };
struct N { int n; struct { int q, r; }; union { int u; float f; }; };
struct T { int i; T *self = this; };
struct E {}; struct EE { E e; int i; };
struct Bits { int a : 3; unsigned : 2; int b : 4; };
template<class T> struct TA { T t; int i; };
template<class T> TA(T, int) -> TA<T>;
union U { int i; double d; };
int main() {
  L l = {1, 2, 3, 4, 5, 6}; printf("%d %d %d %d\n", l.a.y, l.b.x, l.c[0], l.c[1]);
  L l2 = {{1}, {2, 3}, {4}}; printf("%d %d %d %d\n", l2.a.y, l2.b.y, l2.c[0], l2.c[1]);
  P pp{9, 8}; L l3 = {pp, 1, 2, 3}; printf("%d %d %d\n", l3.a.x, l3.b.y, l3.c[0]);
  D d{{1, 2}, {3.5}, 4}; printf("%d %d %g %d %d\n", d.i, d.j, d.d, d.k, d.l);
  D d2{}; printf("%d %d %g %d %d\n", d2.i, d2.j, d2.d, d2.k, d2.l);
  D d3{{7}, 2.5}; printf("%d %d %g %d\n", d3.i, d3.j, d3.d, d3.k);
  Dm m{}; printf("%d %d %d %d %d\n", m.a, m.b, m.p.y, m.c[0], m.c[2]);
  Dm m2{.a = 5, .p = {.y = 2}, .c = {1, 2}}; printf("%d %d %d %d %d\n", m2.a, m2.b, m2.p.x, m2.p.y, m2.c[1]);
  int z = 1; R r{z, 2}; r.r = 3; printf("%d %d\n", z, r.cr);
  N n = {1, {2, 3}, {4}}; printf("%d %d %d %d\n", n.n, n.q, n.r, n.u);
  N n2 = {.n = 1, .q = 2, .r = 3, .f = 1.5f}; printf("%d %g\n", n2.r, n2.f);
  T t{1}; printf("%d\n", t.self == &t);
  EE ee{{}, 3}; printf("%d\n", ee.i);
  Bits b{1, 2}; printf("%d %d\n", b.a, b.b);

  U u{.d = 2.5}; printf("%g\n", u.d);
  U u2 = {3}; printf("%d\n", u2.i);
  P ps[] = {1, 2, 3}; printf("%zu %d\n", sizeof ps / sizeof *ps, ps[1].y);
  P q(1, 2); printf("%d\n", q.y);
  P arr[2](P{1, 2}); printf("%d %d\n", arr[0].y, arr[1].y);
  int ia[3](1, 2); printf("%d %d\n", ia[1], ia[2]);
  D par(B1{1, 2}, B2{3}, 4); printf("%d %d\n", par.k, par.l);
  struct W { P a[2]; } w = {{{1, 2}, {3, 4}}}; printf("%d\n", w.a[1].x);
  auto [x, y] = P{4, 5}; printf("%d %d\n", x, y);
  char c2[2][3] = {"ab", {'c', 'd'}}; printf("%s %c\n", c2[0], c2[1][1]);
  P *np = new P{1, 2}; P *na = new P[3]{{1, 2}, {3}}; printf("%d %d %d\n", np->y, na[1].x, na[2].y); delete np; delete[] na;
}
