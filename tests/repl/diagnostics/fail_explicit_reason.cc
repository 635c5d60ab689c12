// [over.match.copy]: an explicit constructor is named only where it would take the argument.
struct E { explicit E(int); E(void *); };
void g(E);
g(3)
//! error: converting `int` to `E` needs an explicit conversion
//!   ┌─ input 3:1:3
//!   │
//! 1 │ g(3)
//!   │   ^ in this argument
//! note: `E::E(int)` is explicit
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct E { explicit E(int); E(void *); };
//!   │                     ^
g("x")
//! error: cannot convert `const char[2]` to `E`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ g("x")
//!   │   ^^^ in this argument
