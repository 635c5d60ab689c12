// [temp.variadic]/8: there must be as many elements as the known pack has.
template <class A, class B> struct Pair { A a; B b; };
template <class... T> struct X { template <class... U> static int sum(Pair<T, U>... p) { return 1; } };
X<int, char>::sum(Pair<int, long>{1, 2})
//! error: no matching function for call to `sum` with `(Pair<int, long>)`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ X<int, char>::sum(Pair<int, long>{1, 2})
//!   │ ^^^^^^^^^^^^^^^^^
//! note: candidate template `sum`: substitution fails: the packs `T` and `U` have 2 and 0 elements
//!   ┌─ input 2:1:67
//!   │
//! 1 │ template <class... T> struct X { template <class... U> static int sum(Pair<T, U>... p) { return 1; } };
//!   │                                                                   ^^^
X<int>::sum(Pair<char, int>{1, 2})
//! error: no matching function for call to `sum` with `(Pair<char, int>)`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ X<int>::sum(Pair<char, int>{1, 2})
//!   │ ^^^^^^^^^^^
//! note: candidate template `sum`: `Pair<char, int>` does not match `Pair<int, U[0]>`
//!   ┌─ input 2:1:67
//!   │
//! 1 │ template <class... T> struct X { template <class... U> static int sum(Pair<T, U>... p) { return 1; } };
//!   │                                                                   ^^^
