// [temp.mem.func]/1, [temp.mem.class]/1, [temp.static]/1, [class.mfct]/1, [dcl.meaning]/1, [dcl.fct.default]/6, [temp.param]/12:
// a definition outside of a class template must match a declaration in it.
template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
template<class T> void A<T>::h() {}
//! error: `h` is no member of `A`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ template<class T> void A<T>::h() {}
//!   │                              ^
//! note: `A` is declared here
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                          ^
template<class T> void A<T>::f(int, int) {}
//! error: no declaration in `A` matches this definition of `f`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ template<class T> void A<T>::f(int, int) {}
//!   │                              ^
//! note: this declaration does not match
//!   ┌─ input 1:1:35
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                   ^
template<class T> void A<T>::f(int) const {}
//! error: no declaration in `A` matches this definition of `f`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ template<class T> void A<T>::f(int) const {}
//!   │                              ^
//! note: this declaration does not match
//!   ┌─ input 1:1:35
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                   ^
template<class T> void A<T>::f(long) {}
//! error: no declaration in `A` matches this definition of `f`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ template<class T> void A<T>::f(long) {}
//!   │                              ^
//! note: this declaration does not match
//!   ┌─ input 1:1:35
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                   ^
template<class T> template<int N> void A<T>::g(int) {}
//! error: no declaration in `A` matches this definition of `g`
//!   ┌─ input 2:1:46
//!   │
//! 1 │ template<class T> template<int N> void A<T>::g(int) {}
//!   │                                              ^
//! note: this declaration does not match
//!   ┌─ input 1:1:97
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                                                                                 ^
template<class T> int A<T>::m = 1;
//! error: `m` is no static data member
//!   ┌─ input 2:1:29
//!   │
//! 1 │ template<class T> int A<T>::m = 1;
//!   │                             ^
//! note: `m` is declared here
//!   ┌─ input 1:1:61
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                                             ^
template<class T> int A<T>::R = 1;
//! error: `R` is a type, and no static data member
//!   ┌─ input 2:1:29
//!   │
//! 1 │ template<class T> int A<T>::R = 1;
//!   │                             ^
//! note: `R` is declared here
//!   ┌─ input 1:1:109
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                                                                                             ^
template<class T> void A<T>::R::f() {}
//! error: `R` is no class that is defined in `A`
//!   ┌─ input 2:1:33
//!   │
//! 1 │ template<class T> void A<T>::R::f() {}
//!   │                                 ^
//! note: `R` is declared here
//!   ┌─ input 1:1:109
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                                                                                             ^
template<class T> struct A<T>::C {};
//! error: `C` is no member of `A`
//!   ┌─ input 2:1:32
//!   │
//! 1 │ template<class T> struct A<T>::C {};
//!   │                                ^
//! note: `A` is declared here
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                          ^
template<class T> A<T>::A(int) {}
//! error: no declaration in `A` matches this definition of `A`
//!   ┌─ input 2:1:25
//!   │
//! 1 │ template<class T> A<T>::A(int) {}
//!   │                         ^
//! note: this declaration does not match
//!   ┌─ input 1:1:118
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                                                                                                                      ^
template<class T> A<T>::~A() {}
//! error: the destructor is no member of `A`
//!   ┌─ input 2:1:25
//!   │
//! 1 │ template<class T> A<T>::~A() {}
//!   │                         ^
//! note: `A` is declared here
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                          ^
template<class T, int N> void A<T>::f(int) {}
//! error: the template parameters are not those of `A`
//!   ┌─ input 2:1:10
//!   │
//! 1 │ template<class T, int N> void A<T>::f(int) {}
//!   │          ^^^^^^^
//! note: `A` is declared here
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct A { void f(int); static int s; int m; struct B; template<class U> void g(U); using R = int; A(); };
//!   │                          ^
template<class T> void A<T>::f(int = 1) {}
//! error: a default argument of a class template's member function can only be given in the class
//!   ┌─ input 2:1:32
//!   │
//! 1 │ template<class T> void A<T>::f(int = 1) {}
//!   │                                ^^^^^^^
template<class T = int> struct A<T>::B {};
//! error: the template parameter `T` of a definition outside of its class template cannot have a default argument
//!   ┌─ input 2:1:10
//!   │
//! 1 │ template<class T = int> struct A<T>::B {};
//!   │          ^^^^^^^^^^^^^
template<class T> struct D; template<class T> void D<T>::f() {}
//! error: `f` cannot be a member of `D`, which is only declared
//!   ┌─ input 2:1:58
//!   │
//! 1 │ template<class T> struct D; template<class T> void D<T>::f() {}
//!   │                                                          ^
//! note: `D` is declared here
//!   ┌─ input 2:1:26
//!   │
//! 1 │ template<class T> struct D; template<class T> void D<T>::f() {}
//!   │                          ^
template<class T> struct E { static const int i = 1; }; template<class T> const int E<T>::i = 1;
//! error: the static data member `i` is initialised again
//!   ┌─ input 2:1:91
//!   │
//! 1 │ template<class T> struct E { static const int i = 1; }; template<class T> const int E<T>::i = 1;
//!   │                                                                                           ^
//! note: `i` is declared here
//!   ┌─ input 2:1:47
//!   │
//! 1 │ template<class T> struct E { static const int i = 1; }; template<class T> const int E<T>::i = 1;
//!   │                                               ^
struct F { template<class T> void f(T); };
template<class T> void F::g(T) {}
//! error: no template `g` in `F` matches this declaration
//!   ┌─ input 3:1:27
//!   │
//! 1 │ template<class T> void F::g(T) {}
//!   │                           ^
template<class T> void F::f(T*) {}
//! error: no template `f` in `F` matches this declaration
//!   ┌─ input 3:1:27
//!   │
//! 1 │ template<class T> void F::f(T*) {}
//!   │                           ^
//! note: this declaration does not match
//!   ┌─ input 2:1:35
//!   │
//! 1 │ struct F { template<class T> void f(T); };
//!   │                                   ^
struct G { void f(); static int i; struct H; };
namespace other { void G::f() {} }
//! error: a member of `G` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 4:1:27
//!   │
//! 1 │ namespace other { void G::f() {} }
//!   │                           ^
namespace other { int G::i = 1; }
//! error: a member of `G` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 4:1:26
//!   │
//! 1 │ namespace other { int G::i = 1; }
//!   │                          ^
namespace other { struct G::H {}; }
//! error: a member of `G` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 4:1:29
//!   │
//! 1 │ namespace other { struct G::H {}; }
//!   │                             ^
namespace other { template<class T> void A<T>::f(int) {} }
//! error: a member of `A` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 4:1:48
//!   │
//! 1 │ namespace other { template<class T> void A<T>::f(int) {} }
//!   │                                                ^
template<class T> void A<T>::f(int) {} template<class T> int A<T>::s = 3; template<class T> struct A<T>::B { int b = 4; };
template<class T> A<T>::A() : m(5) {} template<class T> template<class U> void A<T>::g(U) {} template<class T> void F::f(T) {}
A<int> a; a.f(1); a.g(1); a.m + A<int>::s + A<int>::B().b
//= (int) 12
namespace outer { inline namespace v1 { struct I { void f(); }; } void I::f() {} } outer::I().f()
