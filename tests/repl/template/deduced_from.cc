// [temp.deduct.call]/4.3 (CWG2303), [temp.deduct.type]/4, /10: bases of bases do not count; nor do parameters that take no part; a forwarding reference in a function type.
template <class... T> struct A;
template <> struct A<> {};
template <class T, class... Ts> struct A<T, Ts...> : A<Ts...> {};
struct C : A<int, int>, A<int> {};
template <class... T> int count(const A<T...> &) { return sizeof...(T); }
count(C())
//= (int) 2
struct Has { typedef int *iterator; };
template <class T> int f(const T &, typename T::iterator *) { return 1; }
template <class T> int f(const T &, ...) { return 2; }
f(Has(), 0)
//= (int) 1
f(0, 0)
//= (int) 2
template <class T> int g(T &&) { return __is_same(T, int &) ? 1 : 2; }
int (*lvalue)(int &) = &g;
int (*rvalue)(int &&) = g;
int n = 0;
lvalue(n) + 10 * rvalue(3)
//= (int) 21
