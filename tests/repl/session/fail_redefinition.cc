// A function can be redefined, and calls from earlier inputs reach the new body.
int f() { return 1; }
int g() { return f() * 10; }
g()
//= (int) 10
int f() { return 2; }
g()
//= (int) 20
// A variable can be declared anew; earlier code keeps the old one.
int x = 1;
int get() { return x; }
get()
//= (int) 1
double x = 2.5;
x
//= (double) 2.5
get()
//= (int) 1
// So can a type.
struct S { int a; };
S s = {1};
struct S { double b; };
S t = {2.5};
t
//= (S &) { .b = 2.5 }
s.a
//= (int) 1
#define M 1
#define M 2
M
//= (int) 2
.undo 2
M
//= (int) 1
int later = 3;
.undo
later
//! error: use of undeclared `later`
//!   ┌─ input 20:1:1
//!   │
//! 1 │ later
//!   │ ^^^^^
// A caller that stands in a module of its own reaches the new body, and so does the function's address.
int h(int x) { return x + 1; }
h(1)
//= (int) 2
int k(int x) { return h(x); }
int (*p)(int) = h;
k(4) + p(4)
//= (int) 10
int h(int x) { return x + 10; }
k(4) + p(4)
//= (int) 28
.undo 2
k(4) + p(4)
//= (int) 10
// A static local of the new body is a new object.
int counter() { static int n = 1; return n++; }
counter() + counter()
//= (int) 3
double counted() { return counter(); }
counted()
//= (double) 3.0
int counter() { static double n = 7.5; return n += 1; }
counter()
//= (int) 8
counted()
//= (double) 9.0
