// [class.compare.default]/1, /2: what cannot be defaulted, and what is deleted
#include <compare>
struct R { int &r; bool operator==(const R &) const = default; };
int one = 1;
R{one} == R{one}
//! error: use of deleted function `R::operator==`
//!   ┌─ input 4:1:1
//!   │
//! 1 │ R{one} == R{one}
//!   │ ^^^^^^^^^^^^^^^^
//! note: `bool R::operator==(const R &) const` is implicitly deleted here
//!   ┌─ input 2:1:25
//!   │
//! 1 │ struct R { int &r; bool operator==(const R &) const = default; };
//!   │                         ^^^^^^^^^^
//! note: because the member `r` is a reference
//!   ┌─ input 2:1:25
//!   │
//! 1 │ struct R { int &r; bool operator==(const R &) const = default; };
//!   │                         ^^^^^^^^^^
union U { int i; float f; bool operator==(const U &) const = default; };
U{1} == U{1}
//! error: use of deleted function `U::operator==`
//!   ┌─ input 5:1:1
//!   │
//! 1 │ U{1} == U{1}
//!   │ ^^^^^^^^^^^^
//! note: `bool U::operator==(const U &) const` is implicitly deleted here
//!   ┌─ input 4:1:32
//!   │
//! 1 │ union U { int i; float f; bool operator==(const U &) const = default; };
//!   │                                ^^^^^^^^^^
//! note: because members of a union are not compared
//!   ┌─ input 4:1:32
//!   │
//! 1 │ union U { int i; float f; bool operator==(const U &) const = default; };
//!   │                                ^^^^^^^^^^
struct Empty {};
struct E { Empty e; auto operator<=>(const E &) const = default; };
E{} < E{}
//! error: use of deleted function `E::operator<=>`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ E{} < E{}
//!   │ ^^^^^^^^^
//! note: `auto E::operator<=>(const E &) const` is implicitly deleted here
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct E { Empty e; auto operator<=>(const E &) const = default; };
//!   │                          ^^^^^^^^^^^
//! note: because no `operator<=>` for `(const Empty, const Empty)`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct E { Empty e; auto operator<=>(const E &) const = default; };
//!   │                          ^^^^^^^^^^^
struct Wrong { bool operator==(Wrong &) const = default; };
//! error: a defaulted `operator==` is a const member that takes `const Wrong &`
//!   ┌─ input 7:1:21
//!   │
//! 1 │ struct Wrong { bool operator==(Wrong &) const = default; };
//!   │                     ^^^^^^^^^^
struct Ret { int operator<(const Ret &) const = default; };
//! error: a defaulted `operator<` returns `bool`
//!   ┌─ input 7:1:18
//!   │
//! 1 │ struct Ret { int operator<(const Ret &) const = default; };
//!   │                  ^^^^^^^^^
struct NoOrder { int i; bool operator==(const NoOrder &) const = default; bool operator<(const NoOrder &) const = default; };
NoOrder{1} < NoOrder{2}
//! error: use of deleted function `NoOrder::operator<`
//!   ┌─ input 8:1:1
//!   │
//! 1 │ NoOrder{1} < NoOrder{2}
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^
//! note: `bool NoOrder::operator<(const NoOrder &) const` is implicitly deleted here
//!   ┌─ input 7:1:80
//!   │
//! 1 │ struct NoOrder { int i; bool operator==(const NoOrder &) const = default; bool operator<(const NoOrder &) const = default; };
//!   │                                                                                ^^^^^^^^^
//! note: because `<` has no operator to be rewritten to
//!   ┌─ input 7:1:80
//!   │
//! 1 │ struct NoOrder { int i; bool operator==(const NoOrder &) const = default; bool operator<(const NoOrder &) const = default; };
//!   │                                                                                ^^^^^^^^^
NoOrder{1} != NoOrder{2}
//= (bool) true
