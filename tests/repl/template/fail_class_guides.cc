// [temp.deduct.call]/3: `T&&` of a class template's own parameter is no forwarding reference when the class's arguments are deduced from a constructor.
template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
int i;
A a = i;
//! error: the template arguments of `A` cannot be deduced from `(int)`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ A a = i;
//!   │   ^
//! note: candidate `A<int> A<int>(int &&)`: argument 1: `int &&` needs an rvalue
//!   ┌─ input 1:1:31
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                               ^^^^^^^^^^^
//! note: candidate template `A`: too few arguments
//!   ┌─ input 1:1:62
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                                                              ^^^^^^^^^^^^^^^^^^^^^^
//! note: candidate template `A`: `int` does not match `A<T>`
//!   ┌─ input 1:1:27
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                           ^
A b(1, i, i);
//! error: the template arguments of `A` cannot be deduced from `(int, int, int)`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ A b(1, i, i);
//!   │   ^
//! note: candidate `A<int> A<int, int &>(int, int &&, int &)`: argument 2: `int &&` needs an rvalue
//!   ┌─ input 1:1:62
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                                                              ^^^^^^^^^^^^^^^^^^^^^^
//! note: candidate template `A`: too many arguments
//!   ┌─ input 1:1:31
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                               ^^^^^^^^^^^
//! note: candidate template `A`: too many arguments
//!   ┌─ input 1:1:27
//!   │
//! 1 │ template <class T> struct A { A(T &&) { } template <class U> A(int, T &&, U &&) { } };
//!   │                           ^
A c(1, 2, i);
c
//= (A<int> &) {}
template <class T> struct G { G(T &&) { } }; template <class T> G(T &&) -> G<T>;
G g(i);
g
//= (G<int &> &) {}
