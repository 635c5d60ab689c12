// [over.match.funcs]/4: a function that a using-declaration brings into a class counts as a member of that class.
struct B { int n = 1; int f(int) { return n; } int operator=(int x) { n = x; return 10; } };
struct P { int p = 7; };
struct D : P, B { using B::f; using B::operator=; int f(const D &) { return 2; } D &operator=(const D &) = delete; D(int x) {} D() {} };
D d;
d = 5
//= (int) 10
d.n
//= (int) 5
d.f(3)
//= (int) 5
struct E : D { int e; };
E e;
e.f(3)
//= (int) 1
struct F : B { using B::f; int f(char) { return 3; } };
F().f(3)
//= (int) 1
F().f('c')
//= (int) 3
template<class T> struct G : T { using T::f; int f(const G &, int = 0) { return 4; } G(int) {} };
G<B>(1).f(1)
//= (int) 1
struct H : B { template<class T> int f(T) { return 5; } using B::f; };
H().f(1)
//= (int) 1
H().f('c')
//= (int) 5
class I : B { public: using B::f; using B::n; };
I().f(1) + I().n
//= (int) 2
