// [temp.dep]/3, [temp.dep.type]/5: unqualified lookup does not examine the dependent bases of an instantiated class.
template <class T> struct H {}; template <class T> struct P : private H<T> {}; template <class T> struct D : P<T> { using X = H<T>; };
D<int> d;
int g() { return 1; }
template <class T> struct B { int g() { return 2; } int n = 3; };
template <class T> struct E : B<T> { int f() { return g(); } int h() { return this->g(); } int q() { return E::g() + E::n; } };
E<int>{}.f()
//= (int) 1
E<int>{}.h()
//= (int) 2
E<int>{}.q()
//= (int) 5
E<int>{}.g()
//= (int) 2
// Bases that do not depend on a parameter are searched with all their bases.
struct N : E<int> { int k() { return g(); } };
template <class T> struct F : N { int f() { return g() + n; } };
F<int>{}.f()
//= (int) 5
template <class T> struct G : B<int> { int f() { return g(); } };
G<char>{}.f()
//= (int) 2
template <> struct G<int> : B<int> { int f() { return g() + 10; } };
G<int>{}.f()
//= (int) 12
// Through aliases, member classes and packs.
template <class T> struct I {
    using Dependent = B<T>; using Other = Dependent; typedef B<int> Free;
    struct M { int g() { return 4; } };
    struct A : Other { int f() { return g(); } };
    struct C : Free { int f() { return g(); } };
    struct K : M { int f() { return g(); } };
};
I<int>::A{}.f() * 100 + I<int>::C{}.f() * 10 + I<int>::K{}.f()
//= (int) 121
template <class... T> struct V : T... { int f() { return g(); } };
V<B<int>, H<int>>{}.f()
//= (int) 1
// A using-declaration makes it a member of the class.
template <class T> struct U : B<T> { using B<T>::g; int f() { return g(); } };
U<int>{}.f()
//= (int) 2
// Classes local to a function template.
template <class T> int local() { struct L { int g() { return 5; } }; struct C : L { int f() { return g(); } }; struct Q : B<int> { int f() { return g(); } }; return C{}.f() * 10 + Q{}.f(); }
local<int>()
//= (int) 12
