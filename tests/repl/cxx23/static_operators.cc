//@ --std gnu++23
// [over.call], [over.sub] (P1169, P2589): static call and subscript operators, static lambdas.
struct F { static int operator()(int x) { return x + 1; } static int operator[](int a, int b) { return a * b; } };
F f;
f(1)
//= (int) 2
f[2, 3]
//= (int) 6
int (*p)(int) = &F::operator();
p(4)
//= (int) 5
auto l = [](int x) static { return x * 2; };
l(4)
//= (int) 8
int (*q)(int) = l;
q(5)
//= (int) 10
auto g = []<class T>(T x) static { return x; };
g(1.5)
//= (double) 1.5
F::operator()(7)
//= (int) 8
