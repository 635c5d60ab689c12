// [temp.arg.template]/3, /4, [temp.param]/17, [temp.deduct.type]/8, CWG 1286: what is an argument for a template template-parameter.
template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
template<template<class> class C> struct X { static constexpr int v = 1; };
template<template<class, class> class C> struct X2 { static constexpr int v = 2; };
template<template<class...> class C> struct XV { static constexpr int v = 3; };
template<template<int> class C> struct XI { static constexpr int v = 4; };
template<template<auto> class C> struct XA { static constexpr int v = 5; };
template<template<class, class...> class C> struct X1V { static constexpr int v = 6; };
X<S>::v + X<O>::v + X<V>::v
//= (int) 3
X2<S>::v + X2<V>::v
//= (int) 4
XV<S>::v + XV<O>::v + XV<V>::v
//= (int) 9
XI<I>::v + XI<AU>::v
//= (int) 8
XA<AU>::v
//= (const int) 5
X1V<S>::v + X1V<O>::v + X1V<V>::v
//= (int) 18
X2<O>::v
//! error: the parameters of the template `O` do not fit those of the template template-parameter of `X2`
//!   ┌─ input 14:1:1
//!   │
//! 1 │ X2<O>::v
//!   │ ^^^^^
//! note: the parameter is declared here
//!   ┌─ input 3:1:10
//!   │
//! 1 │ template<template<class, class> class C> struct X2 { static constexpr int v = 2; };
//!   │          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: `O` is declared here
//!   ┌─ input 1:1:72
//!   │
//! 1 │ template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
//!   │                                                                        ^
XI<C1>::v
//! error: the parameters of the template `C1` do not fit those of the template template-parameter of `XI`
//!   ┌─ input 14:1:1
//!   │
//! 1 │ XI<C1>::v
//!   │ ^^^^^^
//! note: the parameter is declared here
//!   ┌─ input 5:1:10
//!   │
//! 1 │ template<template<int> class C> struct XI { static constexpr int v = 4; };
//!   │          ^^^^^^^^^^^^^^^^^^^^^
//! note: `C1` is declared here
//!   ┌─ input 1:1:165
//!   │
//! 1 │ template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
//!   │                                                                                                                                                                     ^^
XA<I>::v
//= (const int) 5
X<I>::v
//! error: the parameters of the template `I` do not fit those of the template template-parameter of `X`
//!   ┌─ input 15:1:1
//!   │
//! 1 │ X<I>::v
//!   │ ^^^^
//! note: the parameter is declared here
//!   ┌─ input 2:1:10
//!   │
//! 1 │ template<template<class> class C> struct X { static constexpr int v = 1; };
//!   │          ^^^^^^^^^^^^^^^^^^^^^^^
//! note: `I` is declared here
//!   ┌─ input 1:1:135
//!   │
//! 1 │ template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
//!   │                                                                                                                                       ^
template<template<class> class C> int f() { return 1; }
template<template<class, class> class C> int f() { return 2; }
f<O>()
//= (int) 1
template<template<class> class C, class T> T g(C<T>) { return 1; }
g(O<char>())
//= (char) '\001'
g(S<char>())
//= (char) '\001'
g(V<char>())
//= (char) '\001'
g(S<char, char>())
//! error: no matching function for call to `g` with `(S<char, char>)`
//!   ┌─ input 22:1:1
//!   │
//! 1 │ g(S<char, char>())
//!   │ ^
//! note: candidate template `g`: `S<char, char>` does not match `template-parameter-0-0<T>`
//!   ┌─ input 18:1:46
//!   │
//! 1 │ template<template<class> class C, class T> T g(C<T>) { return 1; }
//!   │                                              ^
template<template<class, class> class C, class T, class U> int h(C<T, U>) { return 2; }
template<template<class> class C, class T> int h(C<T>) { return 1; }
h(S<char, long>())
//= (int) 2
h(O<char>())
//= (int) 1
template<class T> struct Tr { static constexpr int v = 0; };
template<template<class> class C, class T> struct Tr<C<T>> { static constexpr int v = 1; };
Tr<S<char>>::v * 100 + Tr<O<int>>::v * 10 + Tr<S<char, char>>::v
//= (int) 110
template<class T> using B = O<T>;
template<class T> using P = O<T*>;
X<B> xb; X<O> &xo = xb;
X<P> xp; X<O> &xq = xp;
//! error: cannot bind reference `X<O> &` to an lvalue of type `X<P>`
//!   ┌─ input 32:1:21
//!   │
//! 1 │ X<P> xp; X<O> &xq = xp;
//!   │                     ^^ in this initialisation
template<class... T> struct Y0 { template<template<T...> class... > struct Y { static constexpr int v = sizeof...(T); }; };
Y0<int>::Y<>::v
//= (const int) 1
Y0<int>::Y<I, I>::v
//= (const int) 1
Y0<int>::Y<I, O>::v
//! error: the parameters of the template `O` do not fit those of the template template-parameter of `Y`
//!   ┌─ input 35:1:10
//!   │
//! 1 │ Y0<int>::Y<I, O>::v
//!   │          ^^^^^^^
//! note: the parameter is declared here
//!   ┌─ input 32:1:43
//!   │
//! 1 │ template<class... T> struct Y0 { template<template<T...> class... > struct Y { static constexpr int v = sizeof...(T); }; };
//!   │                                           ^^^^^^^^^^^^^^^^^^^^^^^
//! note: `O` is declared here
//!   ┌─ input 1:1:72
//!   │
//! 1 │ template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
//!   │                                                                        ^
template<class T> struct Outer { template<template<T> class TT> struct In { static constexpr int v = sizeof(T); }; };
Outer<int>::In<I>::v
//= (const int) 4
Outer<char>::In<I>::v
//! error: the parameters of the template `I` do not fit those of the template template-parameter of `In`
//!   ┌─ input 37:1:14
//!   │
//! 1 │ Outer<char>::In<I>::v
//!   │              ^^^^^
//! note: the parameter is declared here
//!   ┌─ input 35:1:43
//!   │
//! 1 │ template<class T> struct Outer { template<template<T> class TT> struct In { static constexpr int v = sizeof(T); }; };
//!   │                                           ^^^^^^^^^^^^^^^^^^^^
//! note: `I` is declared here
//!   ┌─ input 1:1:135
//!   │
//! 1 │ template<class T, class U = int> struct S {}; template<class T> struct O {}; template<class... T> struct V {}; template<int N> struct I {}; template<char C> struct C1 {}; template<auto A> struct AU {}; template<class T, T v> struct TV {};
//!   │                                                                                                                                       ^
