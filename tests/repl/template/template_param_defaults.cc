// [temp.param]/14: the default arguments of a template template-parameter are in scope of the parameter: a template-id
// that names the parameter has them, whatever template is its argument.
template<class T, class U> struct P2 { static constexpr int n = sizeof(T) + 100 * sizeof(U); };
template<class T, class U = char> struct Q2 { static constexpr int n = sizeof(T) + 100 * sizeof(U); };
template<template<class, class = int> class D> struct X { D<char> d; static constexpr int n = D<char>::n; };
X<P2>::n
//= (const int) 401
X<Q2>::n
//= (const int) 401
template<template<class T, class = T*> class D> constexpr int f() { return D<short>::n; }
f<P2>()
//= (int) 802
template<template<class, int N = 3, template<class> class... Ts> class D> constexpr int g() { return D<char>::n; }
template<class T, int N, template<class> class...> struct V { static constexpr int n = N; };
g<V>()
//= (int) 3
template<template<class, class = long> class D, class... Ts> constexpr int h() { return (D<Ts>::n + ...); }
h<P2, char, short>()
//= (int) 1603
template<template<class, class = int> class D> struct Y { template<class T> using a = D<T>; template<class T> struct B : D<T> {}; D<float> m(); };
Y<P2>::a<char>::n
//= (const int) 401
Y<P2>::B<char>::n
//= (const int) 401
decltype(Y<P2>().m())::n
//= (const int) 404
