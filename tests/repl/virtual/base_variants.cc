// [class.base.init], Itanium ABI 2.6, 2.5: delegation and virtual bases, empty bases, exceptions while a base is made,
// variadic functions with a covariant result.
#include <stdio.h>
#include <stdarg.h>
struct V { int n; V(int n) : n(n) { printf("V%d\n", n); } ~V() { printf("~V\n"); } virtual int f() { return n; } };
struct A : virtual V { int a; A() : A(4) { printf("A\n"); } A(int x) : V(1), a(x) { printf("A%d\n", x); } ~A() { printf("~A\n"); } };
struct B : A { int b; B() : V(2), b(n + a) { if (b == 6) throw b; } };
try { B b; } catch (int i) { printf("caught %d\n", i); }
//| V2
//| A4
//| A
//| ~A
//| ~V
//| caught 6
{ A a; printf("%d %d\n", a.n, a.a); }
//| V1
//| A4
//| A
//| 1 4
//| ~A
//| ~V
struct Tag {};
struct Wrapped { unsigned u; Wrapped(unsigned u) : u(u) {} };
struct T : Wrapped, Tag { T(unsigned u) : Wrapped(u), Tag(Tag()) {} };
T(255).u
//= (unsigned int) 255
struct W : virtual V { int from; W() : V(3), from(static_cast<V *>(this)->n) {} };
struct X : W { int w; X() : V(9), W(), w(from) {} };
{ X x; printf("%d\n", x.w); }
//| V9
//| 9
//| ~V
struct Y { long y = 1; virtual ~Y() {} };
struct R { virtual Y *get(int n, ...) { return nullptr; } virtual ~R() {} };
struct Z : R, Y { long z = 2; Z *get(int n, ...) override { va_list l; va_start(l, n); while (n--) z += va_arg(l, int); va_end(l); return z > 100 ? nullptr : this; } };
Z z;
R &r = z;
r.get(2, 10, 20) == &z
//= (bool) true
z.z
//= (long) 32
r.get(1, 100)
//= (Y *) nullptr
