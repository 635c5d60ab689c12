// [class.mi]/4, [class.base.init]/13, Itanium ABI 2.6: one subobject of a virtual base; who makes it, vptrs meanwhile.
#include <stdio.h>
struct V { int v; V(int n) : v(n) { printf("V%d\n", n); } virtual int who() { return 0; } virtual ~V() { printf("~V\n"); } };
struct L : virtual V { int l = 10; int early; L() : V(1) { early = who(); printf("L\n"); } int who() override { return 1; } ~L() { printf("~L %d\n", who()); } };
struct R : virtual V { int r = 20; R() : V(2) { printf("R\n"); } ~R() { printf("~R %d\n", who()); } };
struct D : L, R { int d = 30; D() : V(3) { printf("D\n"); } int who() override { return 4; } ~D() { printf("~D\n"); } };
{ D d; printf("%d %d %d %d %d\n", d.v, d.l, d.r, d.d, d.early); V &v = d; printf("%d\n", v.who()); }
//| V3
//| L
//| R
//| D
//| 3 10 20 30 1
//| 4
//| ~D
//| ~R 0
//| ~L 1
//| ~V
D x;
//| V3
//| L
//| R
//| D
V &v = x; L &l = x; R &r = x;
v.who() + l.who() + r.who()
//= (int) 12
static_cast<V *>(&l) == static_cast<V *>(&r)
//= (bool) true
&l.v == &r.v
//= (bool) true
l.v = 99, r.v
//= (int) 99
{ L only; printf("%d\n", only.v); }
//| V1
//| L
//| 1
//| ~L 1
//| ~V
V *p = new D;
//| V3
//| L
//| R
//| D
delete p;
//| ~D
//| ~R 0
//| ~L 1
//| ~V
L *q = new L;
//| V1
//| L
q->v
//= (int) 1
delete q;
//| ~L 1
//| ~V
struct E : D { E() : V(5) {} ~E() {} };
E e;
//| V5
//| L
//| R
//| D
e.who() * 10 + e.v
//= (int) 45
//| ~D
//| ~R 0
//| ~L 1
//| ~V
//| ~D
//| ~R 0
//| ~L 1
//| ~V
