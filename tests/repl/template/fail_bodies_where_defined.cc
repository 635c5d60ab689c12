// [temp.res]/8: what depends on no template parameter must be right where the template is defined; what depends on one is
// checked when the template is instantiated.
struct A { int f(); int m = 1; }; struct Open;
template<class T> void f() { int i = "text"; }
//! error: cannot convert `const char[5]` to `int`
//!   ┌─ input 2:1:38
//!   │
//! 1 │ template<class T> void f() { int i = "text"; }
//!   │                                      ^^^^^^ in this initialisation
template<class T> void g() { A a; a + a; }
//! error: no `operator+` for `(A, A)`
//!   ┌─ input 2:1:35
//!   │
//! 1 │ template<class T> void g() { A a; a + a; }
//!   │                                   ^^^^^
template<class T> void h() { A a; a.nowhere; }
//! error: `A` has no member `nowhere`
//!   ┌─ input 2:1:37
//!   │
//! 1 │ template<class T> void h() { A a; a.nowhere; }
//!   │                                     ^^^^^^^
//! note: `A` is declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct A { int f(); int m = 1; }; struct Open;
//!   │        ^
template<class T> int i() { return; }
//! error: `return` without a value in a function that returns `int`
//!   ┌─ input 2:1:29
//!   │
//! 1 │ template<class T> int i() { return; }
//!   │                             ^^^^^^^
template<class T> void j() { return 5; }
//! error: a value of type `int` is returned from a function that returns `void`
//!   ┌─ input 2:1:37
//!   │
//! 1 │ template<class T> void j() { return 5; }
//!   │                                     ^
template<class T> void k(Open o) {}
//! error: the parameter `o` has incomplete type `Open`
//!   ┌─ input 2:1:26
//!   │
//! 1 │ template<class T> void k(Open o) {}
//!   │                          ^^^^^^
//! note: it is only declared here
//!   ┌─ input 1:1:42
//!   │
//! 1 │ struct A { int f(); int m = 1; }; struct Open;
//!   │                                          ^^^^
template<class T> void l() { for (int n = 0; n < A(); ++n) {} }
//! error: no `operator<` for `(int, A)`
//!   ┌─ input 2:1:46
//!   │
//! 1 │ template<class T> void l() { for (int n = 0; n < A(); ++n) {} }
//!   │                                              ^^^^^^^
template<class T> void m() { auto a = A(); if (a) {} }
//! error: cannot convert `A` to `bool`
//!   ┌─ input 2:1:48
//!   │
//! 1 │ template<class T> void m() { auto a = A(); if (a) {} }
//!   │                                                ^ in this condition
template<class T> void n() { sizeof(Open); }
//! error: the operand of `sizeof` has incomplete type `Open`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ template<class T> void n() { sizeof(Open); }
//!   │                              ^^^^^^^^^^^^
//! note: it is only declared here
//!   ┌─ input 1:1:42
//!   │
//! 1 │ struct A { int f(); int m = 1; }; struct Open;
//!   │                                          ^^^^
template<class T> struct B { void f() { const char *text = 1.5; } int g(A a) { return a.f; } int m; };
//! error: cannot convert `double` to `const char *`
//!   ┌─ input 2:1:60
//!   │
//! 1 │ template<class T> struct B { void f() { const char *text = 1.5; } int g(A a) { return a.f; } int m; };
//!   │                                                            ^^^ in this initialisation
//! error: no version of the overloaded function `A::f` matches `int`
//!   ┌─ input 2:1:87
//!   │
//! 1 │ template<class T> struct B { void f() { const char *text = 1.5; } int g(A a) { return a.f; } int m; };
//!   │                                                                                       ^^^ in this return
//! note: candidate `int A::f()`
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int f(); int m = 1; }; struct Open;
//!   │                ^
template<class T> struct C { template<class U> void f() { A a; a.m(1); } };
//! error: an expression of type `int` is not a function and cannot be called
//!   ┌─ input 2:1:64
//!   │
//! 1 │ template<class T> struct C { template<class U> void f() { A a; a.m(1); } };
//!   │                                                                ^^^
template<class T> int o(T t) { A a; T b = a; auto c = b + t; int d = t + a; return a.m + d + c; }
template<class T> struct D { int m = 2; int f() { A a; int n = m; int A = n; return A + a.m; } }; D<int>().f()
//= (int) 3
template<class T> int p() { int T2 = 1; { T T2 = "shadowing"; T2 + A(); } return T2; }
template<class T> int q() { if constexpr (sizeof(T) == 1) { static_assert(sizeof(T) == 1); } return A().m + sizeof(T); } q<int>()
//= (int) 5
class E { int secret = 3; template<class T> friend int r(E e); };
template<class T> int r(E e) { return e.secret; } r<int>(E())
//= (int) 3
template<class T> int s() { A a; auto [x] = a; auto y = [a] { return a.m; }; return x + y() + undeclared_template<T>(); }
//! error: use of undeclared `undeclared_template`
//!   ┌─ input 8:1:95
//!   │
//! 1 │ template<class T> int s() { A a; auto [x] = a; auto y = [a] { return a.m; }; return x + y() + undeclared_template<T>(); }
//!   │                                                                                               ^^^^^^^^^^^^^^^^^^^^^^
template<class T> int t() { int v = A(); return v; } int u() { return t<int>(); }
//! error: cannot convert `A` to `int`
//!   ┌─ input 8:1:37
//!   │
//! 1 │ template<class T> int t() { int v = A(); return v; } int u() { return t<int>(); }
//!   │                                     ^^^ in this initialisation
