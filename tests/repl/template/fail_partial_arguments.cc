// [temp.class.spec]/9, [temp.class.spec.match]/3: a partial specialisation is more specialised than its template, its arguments say what
// its parameters are, an expansion comes last, and no value has a type that depends on a parameter.
template <class T, class U> struct A {};
template <class T, class U> struct A<T, U> {};
//! error: the partial specialisation is not more specialised than the template `A`
//!   ┌─ input 2:1:36
//!   │
//! 1 │ template <class T, class U> struct A<T, U> {};
//!   │                                    ^^^^^^^
//! note: `A` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct A {};
//!   │                                    ^
template <class T, class U> struct A<U, T> {};
//! error: the partial specialisation is not more specialised than the template `A`
//!   ┌─ input 2:1:36
//!   │
//! 1 │ template <class T, class U> struct A<U, T> {};
//!   │                                    ^^^^^^^
//! note: `A` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct A {};
//!   │                                    ^
template <class T> struct A<T, T> {};
template <class T> struct A<T *, typename T::x> {};
template <class T> struct A<int, typename T::x> {};
//! error: the template parameter `T` cannot be deduced from the arguments
//!   ┌─ input 4:1:27
//!   │
//! 1 │ template <class T> struct A<int, typename T::x> {};
//!   │                           ^^^^^^^^^^^^^^^^^^^^^
//! note: no argument of the partial specialisation says what it is
//!   ┌─ input 4:1:11
//!   │
//! 1 │ template <class T> struct A<int, typename T::x> {};
//!   │           ^^^^^^^
template <class T> concept Big = sizeof(T) > 4;
template <Big T, class U> struct A<T, U> {};
template <int N, class... Ts> struct B {};
template <class... Ts> struct B<0, Ts...> {};
template <int N, class... Ts> struct B<N, Ts...> {};
//! error: the partial specialisation is not more specialised than the template `B`
//!   ┌─ input 8:1:38
//!   │
//! 1 │ template <int N, class... Ts> struct B<N, Ts...> {};
//!   │                                      ^^^^^^^^^^^
//! note: `B` is declared here
//!   ┌─ input 6:1:38
//!   │
//! 1 │ template <int N, class... Ts> struct B {};
//!   │                                      ^
template <class... Ts, class U> struct B<3, Ts..., U> {};
//! error: a pack expansion must be the last argument of a partial specialisation
//!   ┌─ input 8:1:40
//!   │
//! 1 │ template <class... Ts, class U> struct B<3, Ts..., U> {};
//!   │                                        ^^^^^^^^^^^^^^
template <int N, class T, class... Ts> struct B<N, T, Ts...> {};
template <class T, T t> struct C {};
template <class T> struct C<T, 1> {};
//! error: the template parameter `t` has a dependent type and cannot be specialised
//!   ┌─ input 10:1:27
//!   │
//! 1 │ template <class T> struct C<T, 1> {};
//!   │                           ^^^^^^^
//! note: the template parameter is declared here
//!   ┌─ input 9:1:20
//!   │
//! 1 │ template <class T, T t> struct C {};
//!   │                    ^^^
template <int N> struct C<int, N> {};
template <int... N> struct E {};
template <int... N> struct E<0, (N + 1)...> {};
//! error: the template parameter `N` cannot be deduced from the arguments
//!   ┌─ input 12:1:28
//!   │
//! 1 │ template <int... N> struct E<0, (N + 1)...> {};
//!   │                            ^^^^^^^^^^^^^^^^
//! note: no argument of the partial specialisation says what it is
//!   ┌─ input 12:1:11
//!   │
//! 1 │ template <int... N> struct E<0, (N + 1)...> {};
//!   │           ^^^^^^^^
template <int... N> struct E<1, N...> {};
template <auto V> struct G {};
template <class T, T *p> struct G<p> {};
template <class T> T v = 0;
template <class T> T *v<T *> = nullptr;
template <class T> T v<T> = 1;
//! error: the partial specialisation is not more specialised than the template `v`
//!   ┌─ input 17:1:22
//!   │
//! 1 │ template <class T> T v<T> = 1;
//!   │                      ^^^^
//! note: `v` is declared here
//!   ┌─ input 15:1:22
//!   │
//! 1 │ template <class T> T v = 0;
//!   │                      ^
