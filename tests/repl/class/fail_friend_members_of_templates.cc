// [temp.friend]/5: only the member that the friend declaration names is a friend.
template<class T> struct A { int f(); int g(); };
class C { int i = 5; template<class T> friend int A<T>::f(); };
template<class T> int A<T>::f() { return C().i; }
template<class T> int A<T>::g() { return C().i; }
A<int>().f()
//= (int) 5
A<int>().g()
//! error: `i` is a private member of `C`
//!   ┌─ input 4:1:46
//!   │
//! 1 │ template<class T> int A<T>::g() { return C().i; }
//!   │                                              ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 2:1:15
//!   │
//! 1 │ class C { int i = 5; template<class T> friend int A<T>::f(); };
//!   │               ^
//! note: in the instantiation of `A<int>::g` asked for here
//!   ┌─ input 6:1:1
//!   │
//! 1 │ A<int>().g()
//!   │ ^^^^^^^^^^^^
