// [dcl.struct.bind]/4: as many names as std::tuple_size says, and a function `get`.
using size_t = decltype(sizeof 0);
namespace std { template <class T> struct tuple_size; template <size_t I, class T> struct tuple_element; }
struct A { int i, j; };
template <> struct std::tuple_size<A> { static constexpr size_t value = 1; };
template <size_t I> struct std::tuple_element<I, A> { using type = int; };
auto [i, j] = A();
//! error: 2 names are given for `A`, which has 1 elements
//!   ┌─ input 6:1:1
//!   │
//! 1 │ auto [i, j] = A();
//!   │ ^^^^^^^^^^^^^^^^^^
auto [k] = A();
//! error: no function `get` gives the elements of `A`
//!   ┌─ input 6:1:1
//!   │
//! 1 │ auto [k] = A();
//!   │ ^^^^^^^^^^^^^^^
