// [class.temporary]/4: a prvalue that is shown lives until then, and its destructor runs once.
extern "C" int printf(const char *, ...);
struct N { int k; ~N() { printf("~%d ", k); } };
N{1}
//| ~1
//= (N) { .k = 1 }
(N[2]){{2}, {3}}
//| ~3 ~2
//= (N[2]) { { .k = 2 }, { .k = 3 } }
N make(int k) { return N{k}; }
make(4)
//| ~4
//= (N) { .k = 4 }
make(5).k
//| ~5
//= (int) 5
N n{6}; n
//= (N &) { .k = 6 }
struct P : N { P(int k) : N{k} {} };
P(7)
//| ~7
//= (P) { N = { .k = 7 } }
template<class T> struct W { T t; ~W() { printf("~W "); } };
W<N>{{8}}
//| ~W ~8
//= (W<N>) { .t = { .k = 8 } }
W<int>{9}
//| ~W
//= (W<int>) { .t = 9 }
(int[3]){1, 2, 3}
//= (int[3]) { 1, 2, 3 }
int k = 5;
(int[]){k, 2}
//= (int[2]) { 5, 2 }
//| ~6
