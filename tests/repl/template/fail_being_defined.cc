// [class.mem]/6, [temp.inst]/2: a class whose bases are being looked at is being defined: it is incomplete, and is not
// instantiated once more.
template<class T> struct A;
template<class T> struct B { static const int n = sizeof(A<T>); };
template<class T> struct A : B<T> {};
A<int>::n
//! error: the operand of `sizeof` has incomplete type `A<int>`
//!   ┌─ input 2:1:51
//!   │
//! 1 │ template<class T> struct B { static const int n = sizeof(A<T>); };
//!   │                                                   ^^^^^^^^^^^^
//! note: its definition is not complete here
//!   ┌─ input 3:1:26
//!   │
//! 1 │ template<class T> struct A : B<T> {};
//!   │                          ^
//! note: in the instantiation of `B<int>` asked for here
//!   ┌─ input 3:1:30
//!   │
//! 1 │ template<class T> struct A : B<T> {};
//!   │                              ^^^^
//! note: in the instantiation of `A<int>` asked for here
//!   ┌─ input 4:1:1
//!   │
//! 1 │ A<int>::n
//!   │ ^^^^^^
template<class T> concept Complete = requires { sizeof(T); };
template<class T> struct C;
template<class T> struct D { static constexpr bool is_complete = Complete<C<T>>; };
template<class T> struct C : D<T> {};
C<int>::is_complete
//= (const bool) false
