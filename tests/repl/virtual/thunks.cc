// Itanium ABI 2.5: secondary vtables and thunks; covariant results; functions that return in memory.
#include <stdio.h>
#include <stdarg.h>
struct A { long a = 1; A() {} virtual int f() { return 1; } virtual ~A() { printf("~A\n"); } };
struct B { long b = 2; B() {} virtual int g() { return 2; } virtual B *self() { return this; } virtual ~B() { printf("~B\n"); } };
struct Big { long v[4]; };
struct P { P() {} virtual Big big(int n) { return {{n}}; } virtual int sum(int n, ...) { return -1; } };
struct C : A, B, P {
    long c = 3;
    C() {}
    int f() override { return 10 + c; }
    int g() override { return 20 + c; }
    C *self() override { return this; }
    Big big(int n) override { return {{n, c, a, b}}; }
    int sum(int n, ...) override { va_list l; va_start(l, n); int s = 0; while (n--) s += va_arg(l, int); va_end(l); return s + c; }
    ~C() { printf("~C\n"); }
};
C c;
A &a = c; B &b = c; P &p = c;
a.f()
//= (int) 13
b.g()
//= (int) 23
b.self() == &c
//= (bool) true
static_cast<C *>(b.self()) == &c
//= (bool) true
c.self() == &c
//= (bool) true
p.big(7)
//= (Big) { .v = { 7, 3, 1, 2 } }
p.sum(3, 100, 200, 300)
//= (int) 603
B *q = new C;
delete q;
//| ~C
//| ~B
//| ~A
struct D : C { D() {} ~D() {} D *self() override { return nullptr; } };
D d;
static_cast<B &>(d).self() == nullptr
//= (bool) true
//| ~C
//| ~B
//| ~A
//| ~C
//| ~B
//| ~A
