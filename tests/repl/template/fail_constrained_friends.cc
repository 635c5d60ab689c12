// [temp.friend]/9: a friend that is no template and has a requires-clause is defined where it is declared.
template<class T> struct A { friend int f(A) requires (sizeof(T) > 1) { return 1; } };
f(A<int>())
//= (int) 1
template<class T> struct B { friend int g(B) requires (sizeof(T) > 1); };
B<int> b;
//! error: a friend declaration with a requires-clause must be a definition
//!   ┌─ input 3:1:41
//!   │
//! 1 │ template<class T> struct B { friend int g(B) requires (sizeof(T) > 1); };
//!   │                                         ^
//! note: in the instantiation of `B<int>` asked for here
//!   ┌─ input 4:1:8
//!   │
//! 1 │ B<int> b;
//!   │        ^
