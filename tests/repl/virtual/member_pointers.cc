// [expr.mptr.oper], [conv.mem]/2, [expr.eq]/4, Itanium ABI 2.3: pointers to members of classes with several and virtual bases.
struct A { long a = 1; virtual int f() { return 1; } int plain() { return 10 + a; } };
struct B { long b = 2; virtual int g() { return 2; } virtual int h() { return 3; } int other() { return 20 + b; } };
struct C : A, B { long c = 3; int h() override { return 33; } int own() { return 30 + c; } };
C c; B &b = c;
int (B::*h)() = &B::h;
(b.*h)()
//= (int) 33
int (C::*ch)() = h;
(c.*ch)()
//= (int) 33
ch == &C::h
//= (bool) false
int (C::*other)() = &B::other;
(c.*other)() * 100 + ((&c)->*other)()
//= (int) 2222
int (B::*back)() = static_cast<int (B::*)()>(&C::own);
(b.*back)()
//= (int) 33
int (C::*null)() = nullptr;
null == nullptr
//= (bool) true
!null
//= (bool) true
int (C::*cnull)() = static_cast<int (B::*)()>(nullptr);
cnull == nullptr
//= (bool) true
long C::*m = &B::b;
c.*m
//= (long) 2
long B::*bm = static_cast<long B::*>(&C::b);
b.*bm
//= (long) 2
long B::*bnull = nullptr;
long C::*cmnull = bnull;
cmnull == nullptr
//= (bool) true
long C::*am = &A::a;
am == m
//= (bool) false
static_cast<bool>(cmnull)
//= (bool) false
&C::f == &A::f
//= (bool) true
struct V { int v = 7; virtual int w() { return v; } };
struct D : virtual V { int w() override { return v * 2; } };
D d; V &v = d;
int (V::*w)() = &V::w;
(v.*w)()
//= (int) 14
int (D::*dw)() = &D::w;
(d.*dw)()
//= (int) 14
