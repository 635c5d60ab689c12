// [dcl.init.general]/7: a constexpr variable of scalar type, or with a scalar member, needs an initialiser.
constexpr int x;
//! error: the constant `x` of type `const int` is not initialised
//!   ┌─ input 1:1:15
//!   │
//! 1 │ constexpr int x;
//!   │               ^
struct A { int i; };
constexpr A a;
//! error: the constant `a` of type `const A` is not initialised
//!   ┌─ input 2:1:13
//!   │
//! 1 │ constexpr A a;
//!   │             ^
struct B { static constexpr int j; };
//! error: the constant `j` of type `const int` is not initialised
//!   ┌─ input 2:1:33
//!   │
//! 1 │ struct B { static constexpr int j; };
//!   │                                 ^
