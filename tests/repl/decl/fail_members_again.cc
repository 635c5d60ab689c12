// [class.mfct]/1, [class.static]/1: what a class has declared is only defined outside of it, without `static`.
struct S { static int i; static void g(); void f(); template <class T> void h(T); }; template <class T> struct U { void f(); static int n; template <class V> void h(V); };
static int S::i;
//! error: `static` cannot stand where a member is defined outside of its class
//!   ┌─ input 2:1:1
//!   │
//! 1 │ static int S::i;
//!   │ ^^^^^^^^^^
static void S::g() {}
//! error: `static` cannot stand where a member is defined outside of its class
//!   ┌─ input 2:1:1
//!   │
//! 1 │ static void S::g() {}
//!   │ ^^^^^^^^^^^
void S::f();
//! error: a member function can only be defined outside of its class, not declared again
//!   ┌─ input 2:1:6
//!   │
//! 1 │ void S::f();
//!   │      ^^^^
template <class T> void U<T>::f();
//! error: a member function can only be defined outside of its class, not declared again
//!   ┌─ input 2:1:31
//!   │
//! 1 │ template <class T> void U<T>::f();
//!   │                               ^
template <class T> static int U<T>::n = 1;
//! error: `static` cannot stand where a member is defined outside of its class
//!   ┌─ input 2:1:20
//!   │
//! 1 │ template <class T> static int U<T>::n = 1;
//!   │                    ^^^^^^^^^^
int S::i = 3; void S::g() {} void S::f() {} template <class T> void S::h(T) {} template <class T> void U<T>::f() {} template <class T> int U<T>::n = 1; template <> void U<int>::f();
S::i + U<int>::n
//= (int) 4
