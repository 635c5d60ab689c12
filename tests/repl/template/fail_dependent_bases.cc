// [temp.dep]/3: a member of a dependent base is not found by its name alone.
template <class T> struct B { int member; typedef T type; };
template <class T> struct E : B<T> { int f() { return member; } };
//! error: use of undeclared `member`
//!   ┌─ input 2:1:55
//!   │
//! 1 │ template <class T> struct E : B<T> { int f() { return member; } };
//!   │                                                       ^^^^^^
