// [class.virtual]/2, [class.dtor]: virtual calls reach the final overrider; destruction by a base's virtual destructor.
#include <stdio.h>
struct A { int a = 1; A() {} A(const A &) {} virtual int f() { return a; } virtual int g(int x) { return x; } virtual ~A() { printf("~A\n"); } };
struct B : A { int b = 20; B() {} B(const B &o) : A(o) {} int f() override { return b + A::f(); } ~B() { printf("~B\n"); } };
struct C : B { int c = 300; C() {} int g(int x) final { return x * c; } ~C() { printf("~C\n"); } };
A a; B b; C c;
A *all[] = {&a, &b, &c};
int sum(A &x) { return x.f() + x.g(2); }
sum(a)
//= (int) 3
sum(b)
//= (int) 23
sum(c)
//= (int) 621
all[1]->A::f()
//= (int) 1
A *p = new C;
p->f()
//= (int) 21
delete p;
//| ~C
//| ~B
//| ~A
A *q = new B(c);
q->g(5)
//= (int) 5
delete q;
//| ~B
//| ~A
{ C local; A &r = local; printf("%d\n", r.f()); }
//| 21
//| ~C
//| ~B
//| ~A
struct Shape { Shape() {} virtual double area() const = 0; virtual ~Shape() {} };
struct Square : Shape { double side; Square(double s) : side(s) {} double area() const override { return side * side; } ~Square() {} };
const Shape &s = Square(3);
s.area()
//= (double) 9.0
struct Counter { int n = 0; Counter() {} virtual void step() { n++; } void run() { for (int i = 0; i < 5; i++) step(); } };
struct Twice : Counter { Twice() {} void step() override { n += 2; } };
Counter k; Twice t;
k.run(), t.run(), k.n * 100 + t.n
//= (int) 510
struct InCtor { int seen; InCtor() { seen = which(); } virtual int which() { return 1; } };
struct Derived : InCtor { int now; Derived() { now = which(); } int which() override { return 2; } };
Derived d;
d.seen * 10 + d.now
//= (int) 12
//| ~C
//| ~B
//| ~A
//| ~B
//| ~A
//| ~A
