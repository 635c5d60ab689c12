// [temp.deduct.type]/8, P0522: a template with default arguments is an argument for a parameter with fewer parameters; where both
// match, the form that names more arguments is more specialised, as GCC and Clang order them.
#include <vector>
template<class T> struct X { static const int n = 0; };
template<template<class> class C, class T> struct X<C<T>> { static const int n = 1; };
template<template<class, class> class C, class T, class A> struct X<C<T, A>> { static const int n = 2; };
template<template<class> class C, class T> int f(const C<T> &) { return 1; }
template<template<class, class> class C, class T, class A> int f(const C<T, A> &) { return 2; }
template<class T> struct One {};
X<std::vector<int>>::n * 100 + X<One<int>>::n * 10 + X<int>::n
//= (int) 210
f(std::vector<int>()) * 10 + f(One<int>())
//= (int) 21
