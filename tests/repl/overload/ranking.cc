// [over.ics.rank]: which overload is chosen, seen by its result.
int f(int) { return 1; }
int f(double) { return 2; }
int f(const char *) { return 3; }
int f(...) { return 4; }
f(1)
//= (int) 1
f(1.0f)
//= (int) 2
f('a')
//= (int) 1
f("x")
//= (int) 3
f(nullptr)
//= (int) 3
struct S {} s;
f(s)
//= (int) 4
int g(int &) { return 1; }
int g(const int &) { return 2; }
int g(int &&) { return 3; }
int i = 0; const int ci = 0;
g(i) * 100 + g(ci) * 10 + g(5)
//= (int) 123
int h(void *) { return 1; }
int h(bool) { return 2; }
h(&i)
//= (int) 1
int k(long) { return 1; }
int k(int, int = 0) { return 2; }
k(1)
//= (int) 2
int (*p)(double) = f;
p(0)
//= (int) 2
