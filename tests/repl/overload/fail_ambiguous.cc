// [over.match.best]/2: neither conversion sequence is better.
int f(long); int f(double);
f(1)
//! error: call to `f` is ambiguous
sizeof(long) + 1
//= (unsigned long) 9
int g(int, int);
g(1)
//! error
g("x", 2)
//! error
undeclared(1)
//! error
