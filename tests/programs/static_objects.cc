#include <stdio.h>
struct X { int i; static inline int live = 0;
 X(int i = 0) : i(i) { ++live; printf("X(%d)\n", i); }
 X(const X &o) : i(o.i) { ++live; printf("copy %d\n", i); }
 X(X &&o) : i(o.i) { ++live; o.i = -1; printf("move %d\n", i); }
 X &operator=(const X &o) { i = o.i; printf("copy= %d\n", i); return *this; }
 X &operator=(X &&o) { i = o.i; o.i = -1; printf("move= %d\n", i); return *this; }
 ~X() { --live; printf("~X(%d)\n", i); } };
int n; X &f() { static X x(n++); return x; }
int &thrower() { static int tries = 0; struct T { int v; T() { printf("try %d\n", ++tries); if (tries < 3) throw tries; v = 42; } ~T() { puts("~T"); } }; static T t; return t.v; }
X g1(100), g2(101); const X &gr = X(102);
thread_local X tl(103);
struct A { static X s; static inline X si{105}; }; X A::s(104);
template<class T> struct B { static X s; }; template<class T> X B<T>::s(106);
void loop() { for (int i = 0; i < 3; i++) { static X x(i + 200); printf("it %d\n", x.i); } }
inline X iv(107);
int main() { puts("main"); f(); f(); for (int i = 0; i < 4; i++) try { printf("got %d\n", thrower()); } catch (int e) { printf("threw %d\n", e); }
 printf("%d\n", tl.i); loop(); loop(); B<int>::s.i = 300; puts("end main"); }
