// [namespace.udecl]/4: an assignment operator of a base with the parameters of the implicit one is hidden by that.
struct A;
struct B { int from = 0; A &operator=(const A &); int operator=(int) { return 2; } };
struct A : B { using B::operator=; int n = 1; };
A &B::operator=(const A &a) { from = 7; return const_cast<A &>(a); }
A a, b;
b.n = 5;
a = b;
a.n + 10 * a.from
//= (int) 5
a = 3
//= (int) 2
