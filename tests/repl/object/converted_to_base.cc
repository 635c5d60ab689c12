// [dcl.init.ref]/5.4.1: what a conversion function yields is bound, not copied: an object of a derived class stays one.
struct A { virtual int f() const = 0; };
struct B : A { int n; B(int n) : n(n) {} int f() const override { return n; } };
struct C { operator B() const { return B(5); } };
int g(const A &a) { return a.f(); }
g(C())
//= (int) 5
int h(A &&a) { return a.f() + 1; }
h(C())
//= (int) 6
struct P { int x = 1; };
struct Q : P { int y = 2; };
struct S { operator Q() { return Q(); } };
const P &p = S();
p.x
//= (const int) 1
