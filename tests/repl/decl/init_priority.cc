// GNU init_priority: the objects of one input that have one are initialised first, in that order.
int count = 0;
struct T { int n; T() : n(++count) {} };
T a; T b __attribute__((init_priority(1005))); T c __attribute__((init_priority(1000))); T d;
a.n * 1000 + b.n * 100 + c.n * 10 + d.n
//= (int) 3214
