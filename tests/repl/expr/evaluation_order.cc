// [expr.call]/8, [expr.ass]/1, [expr.sub]/1, [expr.shift]/4, [over.match.oper]/2: C++17's order of evaluation
#include <stdio.h>
int f(int i) { printf("%d ", i); return i; }
struct A { int i; A(int i) : i(f(i)) {} A &member(int, int j) { f(j); return *this; } A &operator=(const A &) { return *this; } A &operator+=(int) { return *this; } int operator<<(int) { return 0; } int operator()(int) { return 0; } };
A a(0);
//| 0
A &aref(int i) { f(i); return a; }
A *aptr(int i) { f(i); return &a; }
int n;
int &nref(int i) { f(i); return n; }
auto pointer(int i) { f(i); return &A::member; }
A(1).member(f(2), 3).member(f(4), 5);
//| 1 2 3 4 5
(aref(1).*pointer(2))(f(3), 4);
//| 1 2 3 4
(aptr(1)->*pointer(2))(f(3), 4);
//| 1 2 3 4
aref(2) = A(1);
//| 1 2
aref(2) += f(1);
//| 1 2
nref(2) = f(1);
//| 1 2
nref(2) += f(1);
//| 1 2
nref(3) = nref(2) = f(1);
//| 1 2 3
aref(1) << f(2);
//| 1 2
nref(1) << f(2);
//! warning: value is not used
//!   ┌─ input 19:1:1
//!   │
//! 1 │ nref(1) << f(2);
//!   │ ^^^^^^^^^^^^^^^
//| 1 2
aref(1)(f(2));
//| 1 2
int array[3] = {};
(f(1), array)[f(2)];
//| 1 2
(f(1), 1)[(f(2), array)];
//| 1 2
int i = 0;
array[i++] = i;
array[0]
//= (int) 0
struct Swap { int v; Swap(int v) : v(v) {} Swap &operator=(Swap o) { v = o.v; return *this; } };
Swap s(1);
Swap &sref(int i) { f(i); return s; }
sref(2) = f(1);
//| 1 2
s.v
//= (int) 1
constexpr int order() { int trace = 0; struct T { int *p; constexpr T &operator=(int) { return *this; } } t{&trace}; auto left = [&]() -> T & { trace = trace * 10 + 1; return t; }; left() = (trace = trace * 10 + 2); return trace; }
static_assert(order() == 21);
