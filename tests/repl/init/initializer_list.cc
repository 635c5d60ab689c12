// [dcl.init.list]/5, [dcl.type.auto.deduct]/4, [stmt.ranged]: std::initializer_list and its backing array
#include <initializer_list>
#include <stdio.h>
struct X { int i; X(int i) : i(i) { printf("+%d ", i); } X(const X &o) : i(o.i) { printf("c%d ", i); } ~X() { printf("-%d ", i); } };
auto list = {1, 2, 3};
list.size()
//= (unsigned long) 3
list.begin()[2]
//= (const int) 3
for (int i : {4, 5, 6}) printf("%d ", i);
//| 4 5 6
for (auto &&x : {X(7), X(8)}) printf("[%d] ", x.i);
//| +7 +8 [7] [8] -8 -7
template<class T> T sum(std::initializer_list<T> l) { T r{}; for (auto &x : l) r += x; return r; }
sum({1, 2, 3})
//= (int) 6
sum<double>({1, 2.5})
//= (double) 3.5
// Elements are destroyed in reverse at the end of the full-expression, or with what the list initialises.
void show(std::initializer_list<X> l) { for (auto &x : l) printf("[%d] ", x.i); }
show({1, X(2), {3}});
//| +1 +2 +3 [1] [2] [3] -3 -2 -1
{ std::initializer_list<X> keep = {4, 5}; printf("kept "); }
//| +4 +5 kept -5 -4
{ const std::initializer_list<X> &bound = {6}; printf("bound "); }
//| +6 bound -6
{ auto &&deduced = {X(9)}; printf("deduced "); }
//| +9 deduced -9
std::initializer_list<std::initializer_list<int>> nested = {{1}, {2, 3}, {}};
nested.begin()[1].size()
//= (unsigned long) 2
// In member initialisers, default arguments, return and new.
struct V { int n = 0; V(std::initializer_list<int> l) { for (int i : l) n += i; } V(int, int) : n(-1) {} };
struct M { V v{1, 2}; V w; M() : w{3, 4} {} };
M().w.n
//= (int) 7
M().v.n
//= (int) 3
V made() { return {1, 2}; }
made().n
//= (int) 3
int defaulted(V v = {7, 8}) { return v.n; }
defaulted()
//= (int) 15
(new V{5, 5})->n
//= (int) 10
V(1, 2).n
//= (int) -1
struct Taker { Taker(std::initializer_list<int> l, int = 0) : n(l.size()) {} int n; };
Taker from(std::initializer_list<int> l) { Taker t{l}; return t; }
from({1, 2, 3}).n
//= (int) 3
struct Any { template<class T, class = int> Any(std::initializer_list<T> l) : n(l.size()) {} template<class T> Any(T, T) : n(-1) {} int n; };
Any{1, 2, 3}.n + Any{1, 2}.n + Any(1, 2).n
//= (int) 4
