// [over.best.ics]/4: a nested list is no argument of a copy constructor by a user-defined conversion.
struct A { int i, j; A(int i, int j) : i(i), j(j) {} };
struct B { A a; B(A a) : a(a) {} };
struct C { B b; C(B b) : b(b) {} };
int f(C c) { return c.b.a.i * 10 + c.b.a.j; }
f({{{1, 2}}}) + f({{A{1, 2}}})
//= (int) 24
