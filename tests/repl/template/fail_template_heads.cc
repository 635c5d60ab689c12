// [temp.param]/11, /12, [dcl.fct.default]/3, [temp.mem]/2, /3: what templates and their parameters cannot be.
template <typename... T = int> void f(T...);
//! error: the template parameter pack `T` cannot have a default argument
//!   ┌─ input 1:1:11
//!   │
//! 1 │ template <typename... T = int> void f(T...);
//!   │           ^^^^^^^^^^^^^^^^^^^
template <int... N = 0> struct S;
//! error: the template parameter pack `N` cannot have a default argument
//!   ┌─ input 1:1:11
//!   │
//! 1 │ template <int... N = 0> struct S;
//!   │           ^^^^^^^^^^^^
template <template <class> class... T = S> struct S;
//! error: the template parameter pack `T` cannot have a default argument
//!   ┌─ input 1:1:11
//!   │
//! 1 │ template <template <class> class... T = S> struct S;
//!   │           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
template <class... T> void f(T... t = 0);
//! error: a function parameter pack cannot have a default argument
//!   ┌─ input 1:1:30
//!   │
//! 1 │ template <class... T> void f(T... t = 0);
//!   │                              ^^^^^^^^^^
template <int, int> template <class> using U = void;
//! error: `U` has too many template parameter lists
//!   ┌─ input 1:1:44
//!   │
//! 1 │ template <int, int> template <class> using U = void;
//!   │                                            ^
class X { template <class T = int> friend void h(X); };
//! error: the template parameter `T` of a friend declaration that is no definition cannot have a default argument
//!   ┌─ input 1:1:21
//!   │
//! 1 │ class X { template <class T = int> friend void h(X); };
//!   │                     ^^^^^^^^^^^^^
struct A { virtual void f(auto); };
//! error: a member function template cannot be `virtual`
//!   ┌─ input 1:1:25
//!   │
//! 1 │ struct A { virtual void f(auto); };
//!   │                         ^
void f() { struct A { void g(auto) {} }; }
//! error: a class in a function cannot have member templates
//!   ┌─ input 1:1:28
//!   │
//! 1 │ void f() { struct A { void g(auto) {} }; }
//!   │                            ^
void f() { struct A { template <class T> void g(T) {} }; }
//! error: a class in a function cannot have member templates
//!   ┌─ input 1:1:47
//!   │
//! 1 │ void f() { struct A { template <class T> void g(T) {} }; }
//!   │                                               ^
class X { template <class T = int> friend int h(X) { return sizeof(T); } }; int f() { struct A { int g(int n) { return n; } }; return [](auto x) { return A().g(x); }(3); }
h(X()) * 10 + f()
//= (int) 43
