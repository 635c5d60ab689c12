// [over.match.list], CWG1467, CWG2137, CWG2311, CWG2327: which constructor a braced list calls
#include <initializer_list>
#include <stdio.h>
struct A { A() { printf("A() "); } A(std::initializer_list<int>) { printf("list "); } explicit A(int) { printf("int "); } A(const A &) { printf("copy "); } };
A a{};
//| A()
A b{1};
//| list
A c(1);
//| int
A d{b};
//| copy
A e{{}};
//| list
A f({});
//| list
struct Any { Any() {} Any(std::initializer_list<Any>) { printf("any "); } Any(const Any &) { printf("copy "); } };
Any g;
Any h{g};
//| copy any
struct Agg { int x, y; };
struct Derived : Agg { int z; };
Agg i{1, 2};
Agg j{i};
j.y
//= (int) 2
Derived k{{3, 4}, 5};
Agg l{k};
l.x
//= (int) 3
struct To { operator A() const { printf("convert "); return A(); } };
To to;
A m{to};
//| convert A()
A n(to);
//| convert A()
struct Num { Num(int) { printf("int "); } Num(double) { printf("double "); } Num(const char *) { printf("string "); } };
Num o{1};
//| int
Num p{1.5};
//| double
Num q{"x"};
//| string
void over(int) { printf("int "); }
void over(Agg) { printf("Agg "); }
over({1});
//| int
over({});
//| int
over({1, 2});
//| Agg
void bound(const int (&)[2]) { printf("[2] "); }
void bound(const int (&)[3]) { printf("[3] "); }
bound({1, 2});
//| [2]
bound({1, 2, 3});
//| [3]
struct Pair { int i, j; Pair(int i, int j) : i(i), j(j) {} };
struct Wrap { Pair p; Wrap(Pair p) : p(p) {} };
struct Outer { Wrap w; Outer(Wrap w) : w(w) {} };
int taken(Outer o) { return o.w.p.j; }
taken({{Pair{1, 2}}})
//= (int) 2
