// [temp.deduct.guide]/3: where a deduction guide stands, what it makes, and that it is declared once.
namespace N { template <class T> struct X { X(int); }; } using N::X; template <class T> struct S { S(int = 0) {} }; struct Other {};
X(int) -> X<int>;
//! error: a deduction guide for `X` must stand in the scope of that class template
//!   ┌─ input 2:1:1
//!   │
//! 1 │ X(int) -> X<int>;
//!   │ ^
S() -> S<int>; S() -> S<float>;
//! error: a deduction guide for `S` with these parameters again
//!   ┌─ input 2:1:16
//!   │
//! 1 │ S() -> S<int>; S() -> S<float>;
//!   │                ^
//! note: the earlier declaration is here
//!   ┌─ input 2:1:1
//!   │
//! 1 │ S() -> S<int>; S() -> S<float>;
//!   │ ^
template <class T> S(T, T) -> S<T>; template <class U> S(U, U) -> S<int>;
//! error: a deduction guide for `S` with these parameters again
//!   ┌─ input 2:1:56
//!   │
//! 1 │ template <class T> S(T, T) -> S<T>; template <class U> S(U, U) -> S<int>;
//!   │                                                        ^
//! note: the earlier declaration is here
//!   ┌─ input 2:1:20
//!   │
//! 1 │ template <class T> S(T, T) -> S<T>; template <class U> S(U, U) -> S<int>;
//!   │                    ^
S(int) -> Other;
//! error: the type of a deduction guide for `S` must be `S<…>`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ S(int) -> Other;
//!   │ ^
S(int) -> S<int> *;
//! error: the type of a deduction guide for `S` must be `S<…>`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ S(int) -> S<int> *;
//!   │ ^
struct Y { protected: template <class T> struct B { T t; }; private: template <class T> B(T) -> B<T>; };
//! error: a deduction guide for `B` must have the access of that class template
//!   ┌─ input 2:1:89
//!   │
//! 1 │ struct Y { protected: template <class T> struct B { T t; }; private: template <class T> B(T) -> B<T>; };
//!   │                                                                                         ^
S(int) -> S<int>; S(char) -> S<char>; template <class T> S(T) -> S<T *>; struct Y { private: template <class T> struct B { T t; }; template <class T> B(T) -> B<T>; };
S(int) -> S<long>;
S s(1); __is_same(decltype(s), S<long>)
//= (bool) true
