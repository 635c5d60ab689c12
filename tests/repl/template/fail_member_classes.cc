// [temp.inst]/3: what is wrong in a member class shows when the class is defined.
template <class T> struct A { struct B { typename T::type t; }; int i = 1; };
A<int>().i
//= (int) 1
A<int>::B b;
//! error: `int` is not a class, namespace or enumeration
//!   ┌─ input 1:1:51
//!   │
//! 1 │ template <class T> struct A { struct B { typename T::type t; }; int i = 1; };
//!   │                                                   ^
//! note: in the instantiation of `A<int>::B` asked for here
//!   ┌─ input 3:1:11
//!   │
//! 1 │ A<int>::B b;
//!   │           ^
