// A redefined function is reached by callers and pointers of other inputs; a class declared anew has other members.
int f() { return 1; }
f()
//= (int) 1
int g() { return f(); }
g()
//= (int) 1
int (*p)() = f;
int f() { return 2; }
g()
//= (int) 2
p()
//= (int) 2
struct A { int n; int get() { return n; } };
A a = {3};
a.get()
//= (int) 3
int use(A &x) { return x.get(); }
use(a)
//= (int) 3
struct A { int n; int get() { return n * 10; } };
A b = {4};
b.get()
//= (int) 40
a.get()
//= (int) 3
int use(A &x) { return x.get() + 1; }
use(b)
//= (int) 41
use(a)
//= (int) 3
enum E { one };
int which(E) { return 1; }
enum E { two };
int which(E) { return 2; }
which(one)
//= (int) 1
which(two)
//= (int) 2
typedef struct { int get() { return 5; } } T;
T t;
t.get()
//= (int) 5
typedef struct { int get() { return 6; } } T;
T u;
t.get() * 10 + u.get()
//= (int) 56
