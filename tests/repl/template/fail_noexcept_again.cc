// [except.spec]/4: declarations of a template, or of a member of one, with other exception specifications.
template <class T> void f(T) noexcept; template <class T> void f(T) {}
//! error: `f` is declared with another exception specification
//!   ┌─ input 1:1:64
//!   │
//! 1 │ template <class T> void f(T) noexcept; template <class T> void f(T) {}
//!   │                                                                ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:25
//!   │
//! 1 │ template <class T> void f(T) noexcept; template <class T> void f(T) {}
//!   │                         ^
template <class T> void f(T); template <class T> void f(T) noexcept {}
//! error: `f` is declared with another exception specification
//!   ┌─ input 1:1:55
//!   │
//! 1 │ template <class T> void f(T); template <class T> void f(T) noexcept {}
//!   │                                                       ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:25
//!   │
//! 1 │ template <class T> void f(T); template <class T> void f(T) noexcept {}
//!   │                         ^
template <class T> struct S { void f() noexcept; }; template <class T> void S<T>::f() {}
//! error: `f` is defined with another exception specification
//!   ┌─ input 1:1:83
//!   │
//! 1 │ template <class T> struct S { void f() noexcept; }; template <class T> void S<T>::f() {}
//!   │                                                                                   ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T> struct S { void f() noexcept; }; template <class T> void S<T>::f() {}
//!   │                                    ^
template <class T> struct S { void f(); }; template <class T> void S<T>::f() noexcept {}
//! error: `f` is defined with another exception specification
//!   ┌─ input 1:1:74
//!   │
//! 1 │ template <class T> struct S { void f(); }; template <class T> void S<T>::f() noexcept {}
//!   │                                                                          ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T> struct S { void f(); }; template <class T> void S<T>::f() noexcept {}
//!   │                                    ^
template <class T> struct S { void f(); void f() const noexcept; ~S() noexcept; void operator delete(void *); };
template <class T> void S<T>::f() {} template <class T> void S<T>::f() const noexcept {} template <class T> S<T>::~S() {} template <class T> void S<T>::operator delete(void *) noexcept {}
template <class T> void g(T) noexcept(false); template <class T> void g(T) {}
template <class T> void h(T) noexcept(sizeof(T) == 1); template <class T> void h(T) {}
template <class T> void h(T) noexcept(sizeof(T) == 1); template <class T> void h(T) noexcept(sizeof(T) == 1) {} template <class U> void h(U) noexcept(sizeof(U) == 1);
noexcept(h(1)) + noexcept(h('c')) * 2
//= (int) 2
