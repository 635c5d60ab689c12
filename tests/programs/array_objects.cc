#include <stdio.h>
struct X { int i; static inline int live = 0;
 X(int i = 0) : i(i) { ++live; printf("X(%d)\n", i); }
 X(const X &o) : i(o.i) { ++live; printf("copy %d\n", i); }
 X(X &&o) : i(o.i) { ++live; o.i = -1; printf("move %d\n", i); }
 X &operator=(const X &o) { i = o.i; printf("copy= %d\n", i); return *this; }
 X &operator=(X &&o) { i = o.i; o.i = -1; printf("move= %d\n", i); return *this; }
 ~X() { --live; printf("~X(%d)\n", i); } };
struct Holder { X a[2]; X b; };
struct H2 { X a[2] = {1, 2}; X b{3}; H2() {} H2(int) : a{7}, b(8) {} };
struct Thrower { int n; Thrower(int n) : n(n) { printf("T(%d)\n", n); if (n == 3) throw n; } ~Thrower() { printf("~T(%d)\n", n); } };
struct Two { Thrower a, b; };
struct Ct { X x; Thrower t; X y; Ct(int n) try : x(1), t(n), y(2) { printf("body\n"); } catch (int e) { printf("caught in ctor %d\n", e); } };
int main() {
  { Holder h{{1, 2}, 3}; printf("--\n"); Holder c = h; printf("--\n"); Holder m = static_cast<Holder &&>(h); printf("--\n"); c = m; }
  { H2 h; H2 g(1); }
  { X a[3] = {1, X(2)}; X b[2][2] = {{1}, {2, 3}}; }
  { X *p = new X[3]{5, 6}; delete[] p; }
  try { Thrower t[4] = {1, 2, 3, 4}; } catch (int) { puts("caught"); }
  try { new Thrower[4]{1, 2, 3, 4}; } catch (int) { puts("caught"); }
  try { Two t{1, 3}; } catch (int) { puts("caught"); }
  try { new Two{2, 3}; } catch (int) { puts("caught"); }
  try { Ct c(3); } catch (int) { puts("caught outside"); }
  try { Ct c(1); } catch (int) { puts("caught outside"); }
  printf("live %d\n", X::live);
}
