// An input may hold any number and mix of declarations and statements, run in source order.
int i = 1; i++; int j = i
//= (int) 2
int a = 1, *b = &a, c[2] = {1, 2};
*b + c[1]
//= (int) 3
auto x = 1.5;
x
//= (double) 1.5
auto *pa = &a;
const auto &ra = a;
ra
//= (const int) 1
decltype(x) z = 2;
z
//= (double) 2.0
decltype((a)) r = a;
r = 10; a
//= (int) 10
static int s = 3;
s
//= (int) 3
extern int later;
int later = 4;
later
//= (int) 4
typedef unsigned long size;
using word = unsigned short;
size(1) + word(2)
//= (unsigned long) 3
typedef int (*binary)(int, int);
int add(int a, int b) { return a + b; }
binary op = add;
op(2, 3)
//= (int) 5
auto [m, n] = c;
m + n
//= (int) 3
struct P { int x, y; } point = {3, 4};
auto &[px, py] = point;
px = 7; point.x
//= (int) 7
thread_local int t = 5;
t++; t
//= (int) 6
int declared_only();
int declared_only() { return 11; }
declared_only()
//= (int) 11
