// [temp.param]/6,12-14, [temp.local]/6, [temp.over.link]/6: types of template parameters, default arguments, hidden names.
template<void> struct A;
//! error: a template parameter cannot have type `void`
//!   ┌─ input 1:1:10
//!   │
//! 1 │ template<void> struct A;
//!   │          ^^^^
struct Open; template<Open o> void f();
//! error: a template parameter cannot have the incomplete type `Open`
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct Open; template<Open o> void f();
//!   │                       ^^^^^^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Open; template<Open o> void f();
//!   │        ^^^^
class Closed { int i = 0; }; template<Closed c> struct B;
//! error: a template parameter cannot have type `Closed`
//!   ┌─ input 1:1:39
//!   │
//! 1 │ class Closed { int i = 0; }; template<Closed c> struct B;
//!   │                                       ^^^^^^^^
//! note: its member `i` is not public
//!   ┌─ input 1:1:20
//!   │
//! 1 │ class Closed { int i = 0; }; template<Closed c> struct B;
//!   │                    ^
struct Moving { mutable int i = 0; }; template<Moving m> struct C;
//! error: a template parameter cannot have type `Moving`
//!   ┌─ input 1:1:48
//!   │
//! 1 │ struct Moving { mutable int i = 0; }; template<Moving m> struct C;
//!   │                                                ^^^^^^^^
//! note: its member `i` is mutable
//!   ┌─ input 1:1:29
//!   │
//! 1 │ struct Moving { mutable int i = 0; }; template<Moving m> struct C;
//!   │                             ^
template<int&& r> struct D;
//! error: a template parameter cannot have type `int &&`
//!   ┌─ input 1:1:10
//!   │
//! 1 │ template<int&& r> struct D;
//!   │          ^^^^^^^
template<int N, int N> struct E;
//! error: `N` is already the name of a template parameter
//!   ┌─ input 1:1:21
//!   │
//! 1 │ template<int N, int N> struct E;
//!   │                     ^
//! note: the template parameter `N` is declared here
//!   ┌─ input 1:1:14
//!   │
//! 1 │ template<int N, int N> struct E;
//!   │              ^
template<class T, template<class T> class U> struct F;
//! error: `T` is already the name of a template parameter
//!   ┌─ input 1:1:34
//!   │
//! 1 │ template<class T, template<class T> class U> struct F;
//!   │                                  ^
//! note: the template parameter `T` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ template<class T, template<class T> class U> struct F;
//!   │                ^
template<class T> void g() { int T = 1; }
//! error: `T` is already the name of a template parameter
//!   ┌─ input 1:1:34
//!   │
//! 1 │ template<class T> void g() { int T = 1; }
//!   │                                  ^
//! note: the template parameter `T` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ template<class T> void g() { int T = 1; }
//!   │                ^
template<class T> struct G { enum { T }; };
//! error: `T` is already the name of a template parameter
//!   ┌─ input 1:1:37
//!   │
//! 1 │ template<class T> struct G { enum { T }; };
//!   │                                     ^
//! note: the template parameter `T` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ template<class T> struct G { enum { T }; };
//!   │                ^
template<class T> struct H { template<class T> void f(); };
//! error: `T` is already the name of a template parameter
//!   ┌─ input 1:1:45
//!   │
//! 1 │ template<class T> struct H { template<class T> void f(); };
//!   │                                             ^
//! note: the template parameter `T` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ template<class T> struct H { template<class T> void f(); };
//!   │                ^
template<class T> struct T {};
//! error: `T` is already the name of a template parameter
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct T {};
//!   │                          ^
//! note: the template parameter `T` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ template<class T> struct T {};
//!   │                ^
template<class T = int, class U> struct I;
//! error: the template parameter `U` needs a default argument
//!   ┌─ input 1:1:25
//!   │
//! 1 │ template<class T = int, class U> struct I;
//!   │                         ^^^^^^^
//! note: because this one has a default argument
//!   ┌─ input 1:1:10
//!   │
//! 1 │ template<class T = int, class U> struct I;
//!   │          ^^^^^^^^^^^^^
template<class T, class U = int> struct J; template<class T = char, class U> struct J; J<> *j = nullptr;
template<class T = int> struct K; template<class T = char> struct K;
//! error: the default argument of the template parameter `T` is given again
//!   ┌─ input 2:1:44
//!   │
//! 1 │ template<class T = int> struct K; template<class T = char> struct K;
//!   │                                            ^^^^^^^^^^^^^^
//! note: the earlier default argument is here
//!   ┌─ input 2:1:10
//!   │
//! 1 │ template<class T = int> struct K; template<class T = char> struct K;
//!   │          ^^^^^^^^^^^^^
template<class... T, class U> struct L;
//! error: a template parameter pack must be the last template parameter
//!   ┌─ input 2:1:10
//!   │
//! 1 │ template<class... T, class U> struct L;
//!   │          ^^^^^^^^^^
template<int> struct M; template<long> struct M;
//! error: the template `M` is declared with other template parameters
//!   ┌─ input 2:1:47
//!   │
//! 1 │ template<int> struct M; template<long> struct M;
//!   │                                               ^
//! note: the earlier declaration is here
//!   ┌─ input 2:1:22
//!   │
//! 1 │ template<int> struct M; template<long> struct M;
//!   │                      ^
template<template<class> class> struct N; template<template<int> class> struct N;
//! error: the template `N` is declared with other template parameters
//!   ┌─ input 2:1:80
//!   │
//! 1 │ template<template<class> class> struct N; template<template<int> class> struct N;
//!   │                                                                                ^
//! note: the earlier declaration is here
//!   ┌─ input 2:1:40
//!   │
//! 1 │ template<template<class> class> struct N; template<template<int> class> struct N;
//!   │                                        ^
struct S; template<template<class> class T = S> struct O;
//! error: the template argument for `T` of `O` must be a class template
//!   ┌─ input 2:1:20
//!   │
//! 1 │ struct S; template<template<class> class T = S> struct O;
//!   │                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: the parameter is declared here
//!   ┌─ input 2:1:20
//!   │
//! 1 │ struct S; template<template<class> class T = S> struct O;
//!   │                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
class P { using type = int; }; template<class T = P::type> struct Q;
//! error: `type` is a private member of `P`
//!   ┌─ input 2:1:54
//!   │
//! 1 │ class P { using type = int; }; template<class T = P::type> struct Q;
//!   │                                                      ^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 2:1:17
//!   │
//! 1 │ class P { using type = int; }; template<class T = P::type> struct Q;
//!   │                 ^^^^
template<class T> struct R; template<class T = int> struct R<T*>;
//! error: the template parameter `T` of a partial specialisation cannot have a default argument
//!   ┌─ input 2:1:38
//!   │
//! 1 │ template<class T> struct R; template<class T = int> struct R<T*>;
//!   │                                      ^^^^^^^^^^^^^
template<double D> constexpr double twice = 2 * D; twice<1.5>
//= (const double) 3.0
struct Open2; template<class T> struct U { template<Open2 o> void f(); };
//! error: a template parameter cannot have the incomplete type `Open2`
//!   ┌─ input 3:1:53
//!   │
//! 1 │ struct Open2; template<class T> struct U { template<Open2 o> void f(); };
//!   │                                                     ^^^^^^^
//! note: it is only declared here
//!   ┌─ input 3:1:8
//!   │
//! 1 │ struct Open2; template<class T> struct U { template<Open2 o> void f(); };
//!   │        ^^^^^
template<class T, template<class> class U> struct V; template<class X, template<class Y> class Z> struct V {};
