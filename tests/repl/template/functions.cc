// [temp.deduct.call], [expr.prim.fold], [temp.variadic].
template <class T> T larger(T a, T b) { return a < b ? b : a; }
larger(1, 2)
//= (int) 2
larger(1.5, 0.5)
//= (double) 1.5
template <class... T> auto sum(T... t) { return (t + ...); }
sum(1, 2, 3.5)
//= (double) 6.5
sum(1, 2)
//= (int) 3
// [temp.over.link]/6: the types of value parameters, however they are spelled.
using Size = unsigned long;
template <Size N> int same_size(int);
template <unsigned long M> int same_size(int x) { return x + M; }
same_size<2>(1)
//= (int) 3
