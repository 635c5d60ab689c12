// [temp.variadic]/8: an expansion of packs of the class, which are known, and of the member template, which are to be deduced.
template <class A, class B> struct Pair { A a; B b; }; template <class...> struct List {};
template <class... T> struct X { template <class... U> static int sum(Pair<T, U>... p) { return (0 + ... + int(p.a * p.b)); } template <class... U> static int count(List<Pair<T, U>...>) { return sizeof...(U) + 10; } template <class... U> static int sizes(U (*...f)(T)) { return (0 + ... + int(sizeof(U))); } template <class U, class... V> U first(Pair<T, V>... p, U u) { return u; } };
X<int, char>::sum(Pair<int, long>{1, 2}, Pair<char, int>{3, 4})
//= (int) 14
X<int, char>::count(List<Pair<int, long>, Pair<char, int>>())
//= (int) 12
long one(int); char two(double); X<int, double>::sizes(one, two)
//= (int) 9
X<>::sum()
//= (int) 0
template <class... S> struct C { template <class> struct D { enum { v = 1 }; }; template <class... T> struct D<List<Pair<S, T>...>> { enum { v = 2 + sizeof...(T) }; }; };
int(C<int, char>::D<List<Pair<int, long>, Pair<char, short>>>::v)
//= (int) 4
int(C<int, char>::D<List<Pair<int, long>, Pair<long, short>>>::v)
//= (int) 1
int(C<>::D<List<>>::v)
//= (int) 2
template <class... T> struct Y { template <class... U> int out(const Pair<T, U> &...p); }; template <class... T> template <class... U> int Y<T...>::out(const Pair<T, U> &...p) { return (sizeof(p) + ...); }
Y<int, int>().out(Pair<int, int>(), Pair<int, char>())
//= (int) 16
