// [class.base.init]: bases and members, by every name that a base can have, in the order of /13.
extern "C" int printf(const char *, ...);
struct Log { char c; Log(char c) : c(c) { printf("%c", c); } };
struct A { int a; A(int a) : a(a) { printf("A"); } };
struct B { int b; B(int b, int c) : b(b + c) { printf("B"); } };
using Bee = B;
struct C : A, B { Log l; int m, n; C() : n{4}, l('l'), Bee(1, 2), A(7) { m = 5; } };
C c;
//| ABl
c.a * 1000 + c.b * 100 + c.m * 10 + c.n
//= (int) 7354
// Names: decltype, template-id, injected-class-name, qualified.
template <class T> struct Base { T t; Base() : t() {} Base(T t) : t(t) {} };
struct D1 : Base<int> { D1() : Base<int>(1) {} };
struct D2 : Base<int> { D2() : Base(2) {} };
struct D3 : Base<int> { D3() : decltype(Base<int>())(3) {} };
struct D4 : ::Base<int> { D4() : ::Base<int>{4} {} };
template <class T> struct D5 : Base<T> { D5(T t) : Base<T>(t) {} };
template <class T> struct D6 : Base<T> { D6(T t) : Base<T>::Base(t) {} };
D1().t + D2().t * 10 + D3().t * 100 + D4().t * 1000 + D5<int>(5).t * 10000
//= (int) 54321
// Packs of bases.
template <class... Bs> struct All : Bs... { All(const Bs &...bs) : Bs(bs)... {} All(int i) : Bs(i)... {} };
struct X { int x; X(int i) : x(i) {} }; struct Y { int y; Y(int i) : y(i + 1) {} };
All<X, Y> all(X(3), Y(4)), same(9);
all.x + all.y * 10 + same.x * 100 + same.y * 10000
//= (int) 100953
// Delegation (/6).
struct Del { int i, j; Del(int i, int j) : i(i), j(j) {} Del(int i) : Del(i, i + 1) { ++j; } Del() : Del(5) {} };
Del().i + Del().j * 10
//= (int) 75
// Default member initialisers where nothing is written (/9); empty parentheses and braces.
struct N { int a = 1; int b = a + 1; int c; int d; N() : c(), d{} {} N(int x) : a(x), c(0), d(0) {} };
N(7).b * 10 + N().b
//= (int) 82
struct Arr { int v[3]; char s[4]; Arr() : v{1, 2, 3}, s("abc") {} };
Arr().v[2]
//= (int) 3
// Members of anonymous unions and structs.
struct U { int k; union { int i; double d; struct { short lo, hi; }; }; U(int i) : k(1), i(i) {} U(double d) : d(d) {} U(short h) : lo(1), hi(h) {} };
U(4).i
//= (int) 4
U(2.5).d
//= (double) 2.5
U((short)6).hi
//= (short) 6
union V { int i = 3; char c; V() {} V(char c) : c(c) {} };
V().i + V('a').c
//= (int) 100
// Parameters are seen in the initialisers, members elsewhere.
struct P { int i; P(int i) : i(i + 1) { i = 0; } };
P(1).i
//= (int) 2
