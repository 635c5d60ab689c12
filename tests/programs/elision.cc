#include <stdio.h>
struct X { int i; static inline int live = 0;
 X(int i = 0) : i(i) { ++live; printf("X(%d)\n", i); }
 X(const X &o) : i(o.i) { ++live; printf("copy %d\n", i); }
 X(X &&o) : i(o.i) { ++live; o.i = -1; printf("move %d\n", i); }
 X &operator=(const X &o) { i = o.i; printf("copy= %d\n", i); return *this; }
 X &operator=(X &&o) { i = o.i; o.i = -1; printf("move= %d\n", i); return *this; }
 ~X() { --live; printf("~X(%d)\n", i); } };
X pr() { return X(1); }
X nrvo() { X x(2); x.i++; return x; }
X nrvo2(bool b) { if (b) { X a(3); return a; } X c(4); return c; }
X two(bool b) { X a(5), c(6); if (b) return a; return c; }
X param(X x) { return x; }
X cond(bool b) { X a(7); X c(8); return b ? a : c; }
struct Y { X x; Y(X x) : x((X &&)x) { puts("Y(X)"); } };
Y conv() { X x(9); return x; }
X rref(X &&x) { return (X &&)x; }
X rref2(X &&x) { return x; }
X paren() { X x(13); return (x); }
const X cx() { const X x(14); return x; }
X fromconst() { const X x(15); return x; }
void thr() { X x(10); throw x; }
void thr2(X x) { throw x; }
X trycatch() { try { X x(16); return x; } catch (...) {} return X(0); }
X loop() { for (int i = 0;; i++) { X x(i); if (i == 2) return x; } }
X braces() { return {17}; }
struct Z { X &x; operator X() { return x; } };
int main() {
  { X a = pr(); } { X a = X(X(X(11))); } { X a = nrvo(); } { X a = nrvo2(true); } { X a = nrvo2(false); } { X a = two(true); }
  { X a = param(X(12)); } { X a = cond(false); } { Y y = conv(); } { X a = rref(X(1)); } { X a = rref2(X(1)); } { X a = paren(); } { X a = cx(); } { X a = fromconst(); }
  try { thr(); } catch (X &x) { printf("c %d\n", x.i); }
  try { thr2(11); } catch (X x) { printf("c %d\n", x.i); }
  { X a = trycatch(); } { X a = braces(); }
  { X x(18); Z z{x}; X y = z; }
  { bool b = true; X a = b ? X(19) : X(20); X c = (pr(), X(21)); }
  { X a[] = {pr(), X(22)}; }
  pr(); nrvo(); (void)pr();
}
