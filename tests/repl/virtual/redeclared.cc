// A class declared anew has other members, vtable and typeinfo than its predecessor, whose objects live on.
#include <stdio.h>
#include <typeinfo>
struct A { A() {} virtual int f() { return 1; } virtual ~A() { printf("old ~A\n"); } };
struct B : A { B() {} int f() override { return 2; } ~B() { printf("old ~B\n"); } };
A *a = new A, *b = new B;
const std::type_info &t = typeid(A);
int call(A *p) { return p->f(); }
call(a) * 10 + call(b)
//= (int) 12
struct A { int x = 7; A() {} virtual int g() { return x; } virtual int f() { return 3; } virtual ~A() { printf("new ~A\n"); } };
A *n = new A;
n->f() * 10 + n->g()
//= (int) 37
a->f() * 10 + b->f()
//= (int) 12
call(a)
//= (int) 1
typeid(*n) == t
//= (bool) false
typeid(*a) == t
//= (bool) true
delete a; delete b; delete n;
//| old ~A
//| old ~B
//| old ~A
//| new ~A
