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
