#include <stdio.h>
struct X { int i; static inline int live = 0;
 X(int i = 0) : i(i) { ++live; printf("X(%d)\n", i); }
 X(const X &o) : i(o.i) { ++live; printf("copy %d\n", i); }
 X(X &&o) : i(o.i) { ++live; o.i = -1; printf("move %d\n", i); }
 X &operator=(const X &o) { i = o.i; printf("copy= %d\n", i); return *this; }
 X &operator=(X &&o) { i = o.i; o.i = -1; printf("move= %d\n", i); return *this; }
 ~X() { --live; printf("~X(%d)\n", i); } };
#include <initializer_list>
template<class T> T sum(std::initializer_list<T> l) { T r{}; for (auto &x : l) r += x; return r; }
void show(std::initializer_list<X> l) { for (auto &x : l) printf("[%d]", x.i); printf("\n"); }
struct V { int n = 0; V(std::initializer_list<int> l) { for (int i : l) n += i; printf("V il %zu\n", l.size()); } V(int a, int b) { printf("V %d %d\n", a, b); } V() { printf("V()\n"); } };
struct W { std::initializer_list<int> l; };
struct M { V v{1, 2, 3}; V w; M() : w{4, 5} {} };
V make() { return {1, 2}; }
void deflt(V v = {7, 8, 9}) { printf("%d\n", v.n); }
int main() {
  printf("%d\n", sum({1, 2, 3}));
  printf("%g\n", sum<double>({1, 2.5}));
  show({X(1), 2, {3}});
  show({});
  auto x = {1, 2, 3};
  printf("%zu %d\n", x.size(), x.begin()[2]);
  for (int i : {4, 5, 6}) printf("%d ", i); printf("\n");
  for (auto &&q : {X(7), X(8)}) printf("in %d\n", q.i);
  V a{1, 2}; V b(1, 2); V c{}; V d({}); V e{{}};
  M m; printf("%d %d\n", m.v.n, m.w.n);
  printf("%d\n", make().n);
  deflt(); deflt({1});
  V *p = new V{1, 2, 3}; printf("%d\n", p->n); delete p;
  std::initializer_list<X> keep = {X(10), X(11)};
  printf("keep %d\n", keep.begin()[1].i);
  { const std::initializer_list<X> &r = {X(12)}; printf("r %d\n", r.begin()->i); }
  static std::initializer_list<X> st = {20, 21};
  W w{{1, 2, 3}};
  std::initializer_list<std::initializer_list<int>> nested = {{1}, {2, 3}, {}};
  for (auto &l : nested) { for (int i : l) printf("%d,", i); printf(";"); } printf("\n");
  printf("end\n");
}
