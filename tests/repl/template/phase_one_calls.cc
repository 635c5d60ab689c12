// [temp.dep.type]/7: what is right of the members of the current instantiation, or may be, in some instantiation.
template <class T> struct Base { int f(int, int) { return 2; } int x = 3; };
template <class T> struct A : Base<T> { using Base<T>::f; int f(int) { return 1; } int g() { return f(1, 2) + f(1) + this->x; } };
A<int>().g()
//= (int) 6
template <class... T> struct P { int f(T...) { return sizeof...(T); } int g() { return f(1, 2); } int h(T... t) { return f(t...); } };
P<int, int>().g()
//= (int) 2
P<int>().h(1)
//= (int) 1
template <class T> struct C { C(int); C() { } int n = 1; static int s; int at(int) const { return 1; } int at(long) { return 2; } int g() const { return at(1L); } int h() { return at(1L); }
  int v(const char *, ...) { return 3; } int w() { return v("x", 1, 2); } static constexpr int size() { return 4; } int k() { int a[size()]; return sizeof(a) / sizeof(int); } };
C<int>().g()
//= (int) 1
C<int>().h()
//= (int) 2
C<int>().w()
//= (int) 3
C<int>().k()
//= (int) 4
template <class T> struct D { int n = 5; template <int n> int f() { return n; } int g() { int n = 7; return f<6>() * 10 + n; } int h(int h) { return h; } auto i() { return n; } int j() { return i(); } };
D<int>().g()
//= (int) 67
D<int>().h(1)
//= (int) 1
D<int>().j()
//= (int) 5
template <class T> struct E { typedef int F(int); F f; int i() { return f(1); } using V = void; int g(V) { return 8; } int h() { return g(); } mutable int m = 0; int c() const { m = 9; return this->m; } };
E<int>().h()
//= (int) 8
E<int>().c()
//= (int) 9
template <class T> struct G { int n = 1; decltype(n) d; static constexpr int s = 2; int a[s]; int f() const { decltype(n) x = 0; x = 3; int b[s]; return x + (int)(sizeof b / sizeof(int)); } friend int of(G g) { return g.n; } };
G<int>().f()
//= (int) 5
of(G<int>())
//= (int) 1
template <class T> struct H { H *next = nullptr; int n = 1; H &add(int k) { n += k; return *this; } H &operator+=(int k) { return add(k); } int sum() { return next ? n + next->sum() : n; } };
H<int>().add(1).add(2).n
//= (int) 4
template <class T> struct I { int f(int n) const { return n; } int g(); static int s(); };
template <class U> int I<U>::g() { return f(1) + this->f(2); }
template <class T> int I<T>::s() { I i; return i.g(); }
I<int>::s()
//= (int) 3
namespace N { int swap(int, int) { return 10; } }
template <class T> struct K { int swap(K &) { return 1; } int g() { using N::swap; return swap(1, 2); } };
K<int>().g()
//= (int) 10
template <class T> struct J { int f; J() : f(1) { } void set(int f) { this->f = f; } int get() { return this->f; } };
J<int> j; j.set(4); j.get()
//= (int) 4
