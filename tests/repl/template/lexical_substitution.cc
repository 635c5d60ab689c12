// [temp.deduct]/7, [dcl.spec.auto]/2: substitution stops at the first failure, in lexical order; `auto` before a trailing return type is no placeholder.
template <int I> struct Count { using type = typename Count<I - 1>::type; }; template <> struct Count<0> { using type = int; };
template <bool, class T = void> struct Enable {}; template <class T> struct Enable<true, T> { typedef T type; };
template <int I> auto sign(typename Enable<(I >= 0)>::type * = nullptr) -> typename Count<I>::type { return 1; }
template <int I> int sign(typename Enable<(I < 0)>::type * = nullptr) { return -1; }
sign<2>()
//= (int) 1
sign<-1>()
//= (int) -1
struct X { auto get(int) const & -> int { return 1; } auto get(int) && -> long { return 2; } };
template <class R> auto result(auto (X::*)(int) const & -> R) -> R { return 7; }
result(&X::get)
//= (int) 7
template <class T> auto apply(auto (*f)(T t) -> decltype(t + 1), T value) { return f(value); }
int inc(int x) { return x + 1; }
apply(inc, 4)
//= (int) 5
int both(auto f(int) -> int, auto x) { return f(x); }
both(inc, 5)
//= (int) 6
auto lambda = [](auto (&f)(int) -> int, auto x) { return f(x); };
lambda(inc, 6)
//= (int) 7
