// [temp.variadic]/5: an expansion inside of the pattern of another one expands the whole pack.
template<class...> struct tup {};
template<class... A> using cross = tup<tup<A, A...>...>;
cross<int, char> crossed;
crossed
//= (tup<tup<int, int, char>, tup<char, int, char>> &) {}
template<class... T> int scaled(T... t) { return ((t * sizeof...(T)) + ...); }
scaled(1, 2, 3)
//= (int) 18
struct B1 { int n; B1(int, int, char c) : n(c) {} };
struct B2 { int m; B2(char, int a, char) : m(a) {} };
template<class... B> struct Derived : B... { template<class... T> Derived(T... a) : B(a, a...)... {} };
Derived<B1, B2>(1, 'c')
//= (Derived<B1, B2>) { B1 = { .n = 99 }, B2 = { .m = 1 } }
// [temp.param]/17: a pack whose declaration expands a pack of the template around has as many elements.
template<class... T> struct A { template<T... v, class... U> struct B { static constexpr int n = sizeof...(v) * 10 + sizeof...(U); }; template<T... v> static auto sum() { return (v + ... + 0); } };
A<>::B<int>::n
//= (const int) 1
A<int, char>::B<1, 'c', long>::n
//= (const int) 21
A<int, long>::sum<1, 2>()
//= (long) 3
template<class... T> struct P { template<template<T> class... X, class U> static constexpr int of() { return sizeof...(X) + sizeof(U); } };
template<int> struct I {}; template<char> struct C {};
P<int, char>::of<I, C, char>()
//= (int) 3
// A pack of template template parameters.
template<template<class> class...> struct list {};
template<class> struct X {}; template<class> struct Y {};
template<class> struct count; template<template<class> class... F> struct count<list<F...>> { static constexpr int n = sizeof...(F); };
count<list<X, Y>>::n
//= (const int) 2
template<class> struct applied { static constexpr int n = -1; };
template<class T, template<class> class... F> struct applied<tup<F<T>...>> { static constexpr int n = sizeof...(F); };
applied<tup<X<int>, Y<int>>>::n
//= (const int) 2
applied<tup<X<int>, Y<char>>>::n
//= (const int) -1
template<template<class> class... F> int lists(list<F...>, list<F...>) { return sizeof...(F); }
lists(list<X>(), list<X>())
//= (int) 1
// [temp.arg.explicit]/9: explicit arguments begin a pack, which deduction goes on with.
template<class... T> int n_params(T...) { return sizeof...(T); }
n_params<int *, float *>(0, 0, 0)
//= (int) 3
// [basic.scope.param]/1: a parameter is seen by those behind it.
template<class T> int later(T a, decltype(a) b) { return a + b; }
later(1, 2)
//= (int) 3
template<int> struct N {};
int sized(int a, N<sizeof(a)>) { return a; }
sized(4, N<4>())
//= (int) 4
template<class... T> struct Fn { using type = void (*)(T... x, decltype(x)... y); };
Fn<int, char>::type pointer = nullptr;
pointer
//= (void (*)(int, char, int, char)) nullptr
