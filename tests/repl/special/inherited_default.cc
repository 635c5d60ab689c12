// [namespace.udecl]/4, [over.match.funcs]/8, [class.inhctor.init]: a default constructor is inherited, too.
struct B { int n = 7; B() = default; B(int n) : n(n) {} B(const B &) = default; };
struct D : B { using B::B; int m = 3; D(const D &) = default; };
D d;
d.n * 10 + d.m
//= (int) 73
D e{}, f(5);
e.n * 100 + f.n * 10 + f.m
//= (int) 753
struct M { D d; D more[2]; };
M m;
m.more[1].n
//= (int) 7
struct H : D { H() = default; };
H().n
//= (int) 7
template <class T> struct Data : B { using Base = B; using Base::Base; Data(Data &&) = default; };
template <class T> struct Ptr { Data<T> data; Ptr() : data() {} };
Ptr<int>().data.n
//= (int) 7
template <class T> struct Twice : Data<T> { using Base = Data<T>; using Base::Base; Twice(Twice &&) = default; };
Twice<int>().n
//= (int) 7
struct Z { int n; Z(int n = 8) : n(n) {} };
struct Own : Z { using Z::Z; };
Own().n * 10 + Own(9).n
//= (int) 89
struct Late : B { using B::B; Late() : B(1) {} };
Late().n
//= (int) 1
