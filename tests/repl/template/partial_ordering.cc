// [temp.deduct.partial]/9, /12: packs of references, and parameters that only a non-deduced context uses.
template<class T, class... U> int qualified(U &...) { return 1; }
template<class T, class... U> int qualified(const U &...) { return 2; }
const int constant = 0;
qualified<int>(constant)
//= (int) 2
template<class T, int (T::*)() const> struct Enabler { using type = T; };
template<class X> int has(const X &) { return 1; }
template<class X> int has(const typename Enabler<X, &X::func>::type &) { return 2; }
struct Func { int func() const; };
has<Func>(Func())
//= (int) 2
// [temp.spec.partial.order]: what is not deduced from is compared with the parameters of both by what was deduced.
template<bool, class = void> struct If {}; template<class T> struct If<true, T> { using type = T; };
template<class T, class U, class = void> struct Both { static constexpr int v = 0; };
template<template<int> class V, int M> struct Both<V<M>, V<M>, typename If<M == 0 || M == 2>::type> { static constexpr int v = 1; };
template<template<int> class V, template<int> class W, int M> struct Both<V<M>, W<M>, typename If<M == 0 || M == 2>::type> { static constexpr int v = 2; };
template<int> struct N {}; template<int> struct O {};
Both<N<2>, N<2>>::v * 100 + Both<N<2>, O<2>>::v * 10 + Both<N<1>, N<1>>::v
//= (int) 120
// Members of qualified dependent types are those of the unqualified ones.
template<class T> struct Void { typedef void type; };
template<class T, class V = void> struct Element { static const int n = 0; };
template<class T> struct Element<T, typename Void<typename T::element_type>::type> { static const int n = 1; };
template<class T> struct Element<const T, typename Void<typename T::element_type>::type> { static const int n = 2; };
struct HasElement { typedef int element_type; };
Element<int>::n * 100 + Element<HasElement>::n * 10 + Element<const HasElement>::n
//= (int) 12
