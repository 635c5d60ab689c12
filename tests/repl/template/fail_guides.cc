// [temp.deduct.guide]/1: a deduction guide has a type and no body. [temp.explicit]/1: an explicit instantiation is not declared inline or
// constexpr.
template<class T> struct A { A(...); };
template<class T> A(T) -> A<T> {}
//! error: the deduction guide for `A` cannot have a body
//!   ┌─ input 2:1:19
//!   │
//! 1 │ template<class T> A(T) -> A<T> {}
//!   │                   ^
template<class T> constexpr T f(T t) { return t; }
template constexpr int f(int);
//! error: an explicit instantiation cannot be `inline`, `constexpr` or `consteval`
//!   ┌─ input 3:1:10
//!   │
//! 1 │ template constexpr int f(int);
//!   │          ^^^^^^^^^^^^^
template inline long f(long);
//! error: an explicit instantiation cannot be `inline`, `constexpr` or `consteval`
//!   ┌─ input 3:1:10
//!   │
//! 1 │ template inline long f(long);
//!   │          ^^^^^^^^^^^
template<class T> A(T) -> A<T>;
template char f(char);
