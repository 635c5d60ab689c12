// [temp.res]/5: where `typename` must stand before a type that depends on template parameters, and where not. [temp.dep]/3: names of a
// dependent base are not found.
struct H { using type = int; int v = 5; }; template <class T> struct B { int v = 7; };
template <class T> void f() { T::type y; }
//! error: `typename` is missing before `T::type`
//!   ┌─ input 2:1:31
//!   │
//! 1 │ template <class T> void f() { T::type y; }
//!   │                               ^^^^^^^
template <class T> void f() { if (T::type x = 0) ; }
//! error: `typename` is missing before `T::type`
//!   ┌─ input 2:1:35
//!   │
//! 1 │ template <class T> void f() { if (T::type x = 0) ; }
//!   │                                   ^^^^^^^
template <class T> void f(T::type x);
//! error: `typename` is missing before `T::type`
//!   ┌─ input 2:1:27
//!   │
//! 1 │ template <class T> void f(T::type x);
//!   │                           ^^^^^^^
template <class T> void f(int, T::type) {}
//! error: `typename` is missing before `T::type`
//!   ┌─ input 2:1:32
//!   │
//! 1 │ template <class T> void f(int, T::type) {}
//!   │                                ^^^^^^^
template <class T> struct D : B<T> { int f() { return v; } };
//! error: use of undeclared `v`
//!   ┌─ input 2:1:55
//!   │
//! 1 │ template <class T> struct D : B<T> { int f() { return v; } };
//!   │                                                       ^
template <class T> struct D : T { int f() { return v + this->v; } };
//! error: use of undeclared `v`
//!   ┌─ input 2:1:52
//!   │
//! 1 │ template <class T> struct D : T { int f() { return v + this->v; } };
//!   │                                                    ^
template <class T> T::type g() { auto x = static_cast<T::type>(1); return x; }
template <class T> struct D : B<T>, H { struct N { int w; }; T::type m = 1; int f(T::type a) { N n{2}; typename T::type b = this->m; return H::v + a + b + n.w + D::m; } using B<T>::v; };
g<H>() * 100 + D<H>().f(3)
//= (int) 112
int v = 9; template <class T> struct E : B<T> { int f() { return v; } };
E<int>().f()
//= (int) 9
