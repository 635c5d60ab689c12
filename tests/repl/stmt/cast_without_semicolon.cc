// [stmt.ambig]: a declaration wins, but one needs its `;`; without it, what can be an expression is one.
struct S { int n; explicit S(int n) : n(n) {} };
int v = 3;
S(v)
//= (S) { .n = 3 }
int(v)
//= (int) 3
v
//= (int) 3
double(v);
v
//= (double) 0.0
int (*f)(int)
//= (int (*)(int)) nullptr
f
//= (int (*)(int)) nullptr
