// Itanium ABI 5.1.8: a closure in the initialiser of a variable template's specialisation belongs to that; no other has its name.
template <int N> constexpr auto equals = [](int m) { return m == N; };
template <int N> constexpr auto less = [](auto m) { return m < N; };
template <class P> int find(P p) { for (int i = 0; i < 9; i++) if (p(i)) return i; return -1; }
find(equals<2>) * 100 + find(equals<5>) * 10 + find(equals<7>)
//= (int) 257
find(less<0>) * 10 + find(less<3>)
//= (int) -10
template <class T> struct Traits { template <int N> static constexpr auto scale = [](T x) { return x * N; }; };
template <class F> double apply(F f) { return f(2); }
apply(Traits<int>::scale<3>) + apply(Traits<double>::scale<3>) + apply(Traits<double>::scale<5>)
//= (double) 22.0
