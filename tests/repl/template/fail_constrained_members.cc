// [over.match.viable]/3: a function whose constraints do not hold is not viable.
template <class T> struct A { int f() requires (sizeof(T) == 8) { return 8; } friend int g(A) requires (sizeof(T) == 4) { return 1; } };
A<int>().f()
//! error: no matching function for call to `A<int>::f` with no arguments
//!   ┌─ input 2:1:1
//!   │
//! 1 │ A<int>().f()
//!   │ ^^^^^^^^^^
//! note: candidate `int A<int>::f()`: `sizeof(T) == 8` is false: 4 == 8, with `T` = `int`
//!   ┌─ input 1:1:35
//!   │
//! 1 │ template <class T> struct A { int f() requires (sizeof(T) == 8) { return 8; } friend int g(A) requires (sizeof(T) == 4) { return 1; } };
//!   │                                   ^
g(A<long>())
//! error: no matching function for call to `g` with `(A<long>)`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ g(A<long>())
//!   │ ^
//! note: candidate `int g(A<long>)`: `sizeof(T) == 4` is false: 8 == 4, with `T` = `long`
//!   ┌─ input 1:1:90
//!   │
//! 1 │ template <class T> struct A { int f() requires (sizeof(T) == 8) { return 8; } friend int g(A) requires (sizeof(T) == 4) { return 1; } };
//!   │                                                                                          ^
