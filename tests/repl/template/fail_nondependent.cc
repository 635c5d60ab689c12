// [temp.res]/8, [temp.nondep], [temp.dep]/2: a name that depends on no template parameter must be declared where a template
// is defined; a call is an exception whose arguments depend on one, because they may bring its function.
template<class T> void f(T t) { g(1); }
//! error: use of undeclared `g`
//!   ┌─ input 1:1:33
//!   │
//! 1 │ template<class T> void f(T t) { g(1); }
//!   │                                 ^
template<class T> int h(T t) { return g(t) + g(t.x) + g(T()); }
template<class T> int value(T t) { return t + nowhere; }
//! error: use of undeclared `nowhere`
//!   ┌─ input 2:1:47
//!   │
//! 1 │ template<class T> int value(T t) { return t + nowhere; }
//!   │                                               ^^^^^^^
template<class T> struct A : T { int f() { return inherited; } };
//! error: use of undeclared `inherited`
//!   ┌─ input 2:1:51
//!   │
//! 1 │ template<class T> struct A : T { int f() { return inherited; } };
//!   │                                                   ^^^^^^^^^
template<class T> struct B { int m = undeclared_member; };
//! error: use of undeclared `undeclared_member`
//!   ┌─ input 2:1:38
//!   │
//! 1 │ template<class T> struct B { int m = undeclared_member; };
//!   │                                      ^^^^^^^^^^^^^^^^^
template<class T> struct C { int f(); };
template<class T> int C<T>::f() { return lost; }
//! error: use of undeclared `lost`
//!   ┌─ input 3:1:42
//!   │
//! 1 │ template<class T> int C<T>::f() { return lost; }
//!   │                                          ^^^^
template<class T> concept Callable = requires (T t) { g(t); unknown(1); };
//! error: use of undeclared `unknown`
//!   ┌─ input 3:1:61
//!   │
//! 1 │ template<class T> concept Callable = requires (T t) { g(t); unknown(1); };
//!   │                                                             ^^^^^^^
template<class T, int N = zero> struct D {};
//! error: use of undeclared `zero`
//!   ┌─ input 3:1:27
//!   │
//! 1 │ template<class T, int N = zero> struct D {};
//!   │                           ^^^^
template<class T> auto trailing(T t) -> decltype(t + missing) { return t; }
//! error: use of undeclared `missing`
//!   ┌─ input 3:1:54
//!   │
//! 1 │ template<class T> auto trailing(T t) -> decltype(t + missing) { return t; }
//!   │                                                      ^^^^^^^
auto lambda = [](auto x) { return x + gone; };
//! error: use of undeclared `gone`
//!   ┌─ input 3:1:39
//!   │
//! 1 │ auto lambda = [](auto x) { return x + gone; };
//!   │                                       ^^^^
// These are declared, by the template itself or before it.
enum class Color { red, green };
struct Base { int b; int m() { return b; } };
template<class T> using Alias = Base;
template<class T> struct E : Alias<int> { using enum Color; union { int u; struct { int v; }; }; int f() { return b + m() + u + v + (int) green + later(); } int later() { return 1; } };
template<class T> struct G : T { using T::b; int f() { return b; } };
template<class T> struct H : T { using T::T; int f() { return this->b; } };
template<class T> T fact(T n) { return n ? n * fact(n - 1) : 1; }
template<class T> int locals(T t) { struct L { int a; int f() { return a; } } l = {1}; enum { z = 1 }; for (auto [p, q] : t) p + q; if (int i = z) i; using Color::red; int k = (int) red; auto in = [k, j = 1](auto y) { return k + j + y; }; goto end; end: return l.f() + in(1); }
