// [expr.spaceship]: the category must be declared, and operands that do not compare
1 <=> 2
//! error: the result of `<=>` is `std::strong_ordering`, which `#include <compare>` declares
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 1 <=> 2
//!   │ ^^^^^^^
#include <compare>
int i = -1; unsigned u = 1;
i <=> u
//! error: `<=>` on a signed and an unsigned integer would change a value
//!   ┌─ input 3:1:1
//!   │
//! 1 │ i <=> u
//!   │ ^^^^^^^
true <=> 1
//! error: `<=>` cannot be applied to `bool` and `int`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ true <=> 1
//!   │ ^^^^^^^^^^
//!   │ │        │
//!   │ │        `int`
//!   │ `bool`
true <=> false
//= (std::strong_ordering) greater
nullptr <=> nullptr
//! error: `<=>` cannot be applied to `std::nullptr_t` and `std::nullptr_t`
//!   ┌─ input 4:1:1
//!   │
//! 1 │ nullptr <=> nullptr
//!   │ ^^^^^^^^^^^^^^^^^^^
//!   │ │           │
//!   │ │           `std::nullptr_t`
//!   │ `std::nullptr_t`
struct S {};
S{} <=> S{}
//! error: no `operator<=>` for `(S, S)`
//!   ┌─ input 5:1:1
//!   │
//! 1 │ S{} <=> S{}
//!   │ ^^^^^^^^^^^
struct N { int operator==(const N &) const { return 1; } };
N{} == N{}
//= (int) 1
N{} != N{}
//! error: `!=` is rewritten from an `operator==` that returns `int`, not `bool`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ N{} != N{}
//!   │ ^^^^^^^^^^
