#include <stdio.h>
struct X { int i; static inline int live = 0;
 X(int i = 0) : i(i) { ++live; printf("X(%d)\n", i); }
 X(const X &o) : i(o.i) { ++live; printf("copy %d\n", i); }
 X(X &&o) : i(o.i) { ++live; o.i = -1; printf("move %d\n", i); }
 X &operator=(const X &o) { i = o.i; printf("copy= %d\n", i); return *this; }
 X &operator=(X &&o) { i = o.i; o.i = -1; printf("move= %d\n", i); return *this; }
 ~X() { --live; printf("~X(%d)\n", i); } };
int ret(int k) { X a(1); { X b(2); for (int i = 0; i < 3; i++) { X c(10 + i); if (k == 0 && i == 1) return i; if (k == 1 && i == 1) break; if (k == 2 && i == 1) continue; if (k == 3 && i == 1) goto out; printf("body %d\n", i); } X d(3); } out: puts("out"); return -1; }
void sw(int k) { switch (X s(k); k) { case 0: { X a(100); break; } case 1: puts("one"); [[fallthrough]]; default: X b(200); puts("default"); } puts("after"); }
void gt() { int n = 0; again: X x(n); if (++n < 3) goto again; puts("done"); }
void wh() { int n = 0; while (int x = X(n < 2 ? n + 1 : 0).i) { if (n++ == 0) continue; puts("w"); } }
void fr() { for (X x(0); x.i < 2; x.i++) { X y(60 + x.i); } }
void rf() { X arr[2] = {1, 2}; for (X x : arr) { if (x.i == 1) continue; puts("rf"); } for (X &x : arr) x.i = 5; }
struct S { X a{1}; X b{2}; ~S() { puts("~S"); X c(3); } };
struct Base { X x{70}; virtual ~Base() { puts("~Base"); } }; struct Der : Base { X y{71}; ~Der() { puts("~Der"); } };
void un(int k) { X a(1); try { X b(2); if (k) throw X(3); puts("no throw"); } catch (X &x) { printf("catch %d\n", x.i); X c(4); } puts("end un"); }
int fin() { try { X a(80); throw 1; } catch (...) { X b(81); return 1; } }
int main() { for (int k = 0; k < 5; k++) printf("= %d\n", ret(k)); sw(0); sw(1); sw(2); gt(); wh(); fr(); rf(); { S s; } { Base *b = new Der; delete b; } un(0); un(1); fin(); printf("%d\n", X::live); }
