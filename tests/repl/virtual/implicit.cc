// [class.dtor]/10, [class.base.init]: implicit constructors, copies and destructors of polymorphic classes.
#include <stdio.h>
struct A { int a = 1; virtual int f() { return a; } virtual ~A() { printf("~A\n"); } };
struct M { ~M() { printf("~M\n"); } };
struct B : A { M m; int f() override { return a + 1; } };
struct V { int v = 5; virtual int g() { return v; } };
struct C : B, virtual V { int g() override { return v * 2; } };
A *p = new C;
p->f()
//= (int) 2
delete p;
//| ~M
//| ~A
C c;
C d = c;
V &v = d;
v.g()
//= (int) 10
d.v = 8, d.a = 40;
c = d;
static_cast<V &>(c).g() * 100 + static_cast<A &>(c).f()
//= (int) 1641
B sliced = c;
static_cast<A &>(sliced).f()
//= (int) 41
//| ~M
//| ~A
//| ~M
//| ~A
//| ~M
//| ~A
