// [expr.prim.lambda]
auto add = [](int a, int b) { return a + b; };
add(2, 3)
//= (int) 5
[] { return 42; }()
//= (int) 42
int twice(int x) { int k = 2; auto f = [k](int y) { return k * y; }; return f(x); }
twice(21)
//= (int) 42
int counted() { int n = 0; auto inc = [&n] { n++; }; inc(); inc(); return n; }
counted()
//= (int) 2
int all(int a, int b) { auto f = [=] { return a * b; }; auto g = [&] { a = 10; }; g(); return f() + a; }
all(2, 3)
//= (int) 16
int mut() { int n = 1; auto f = [n]() mutable { return ++n; }; f(); return f() * 10 + n; }
mut()
//= (int) 31
int init() { auto f = [x = 5, y = 2.5] { return x * y; }; return f(); }
init()
//= (int) 12
int (*p)(int) = [](int x) { return x + 1; };
p(1)
//= (int) 2
int global = 3;
auto reads = [] { return global; };
global = 4; reads()
//= (int) 4
auto half = [](int x) -> double { return x / 2.0; };
half(3)
//= (double) 1.5
