// GNU variable-length arrays: elements with constructors and destructors, lists and string literals; too many initialisers are what they are in a new-expression.
#include <cstdio>
#include <new>
struct A { int i; A(int i = 7) : i(i) {} ~A() { std::printf("~%d ", i); } };
void f(int n) { A a[n]; int z[n] = {}; std::printf("%d %d\n", a[n - 1].i, z[n - 1]); }
f(2); std::puts("");
//| 7 0
//| ~7 ~7
void g(int n) { A a[n] = {1, 2}; int z[n] = {5, 6}; char c[n] = "ab"; std::printf("%d %d %d %d %s %d\n", a[1].i, a[n - 1].i, z[1], z[n - 1], c, c[n - 1]); }
g(4); std::puts("");
//| 2 7 6 0 ab 0
//| ~7 ~7 ~2 ~1
void h(int n, int k) { A m[n][k], p[n][2]; std::printf("%d %d\n", m[n - 1][k - 1].i, p[n - 1][1].i); }
h(1, 2); std::puts("");
//| 7 7
//| ~7 ~7 ~7 ~7
int k(int n) { try { int a[n] = {1, 2, 3}; return a[2]; } catch (const std::bad_array_new_length &) { return -1; } }
k(3) * 10 + k(2)
//= (int) 29
void throws(int n) { struct T : A { T() { static int made; if (made++ == 2) throw 1; } }; T t[n]; }
try { throws(5); } catch (int) { std::puts("caught"); }
//| ~7 ~7 ~7 caught
