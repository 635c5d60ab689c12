// [stmt.dcl]/4: a static local that an undone input was the first to reach is made again at the next call, also when a fault or an exception undid the input.
#include <cstdio>
struct T { int n; T(int n) : n(n) { std::printf("make %d\n", n); } ~T() { std::printf("end %d\n", n); } };
int next = 0;
int f() { static T t(++next); return t.n; }
f()
//| make 1
//= (int) 1
f()
//= (int) 1
.undo 2
//| end 1
f()
//| make 2
//= (int) 2
int boom = 1;
int g() { static T t(boom ? *(volatile int *)0 : 7); return t.n; }
g()
//! error: segmentation fault: read of address 0x0
boom = 0;
g()
//| make 7
//= (int) 7
int h() { static T t(boom ? throw 1 : 9); return t.n; }
boom = 1;
h()
//! error: uncaught exception of type int: 1
boom = 0;
h()
//| make 9
//= (int) 9
int counter() { static int n = ++next * 10; return ++n; }
counter()
//= (int) 31
.undo
counter()
//= (int) 41
f()
//= (int) 2
//| end 9
//| end 7
//| end 2
