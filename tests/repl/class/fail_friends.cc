// [class.friend]: friendship is neither inherited, nor transitive, nor that of others.
class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
int peek(int, F &f) { return f.z; }
//! error: `z` is a private member of `F`
//!   ┌─ input 2:1:32
//!   │
//! 1 │ int peek(int, F &f) { return f.z; }
//!   │                                ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:15
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │               ^
struct G { int look(F &f) { return f.z; } };
struct H : G { int look(F &f) { return f.z; } };
//! error: `z` is a private member of `F`
//!   ┌─ input 3:1:42
//!   │
//! 1 │ struct H : G { int look(F &f) { return f.z; } };
//!   │                                          ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:15
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │               ^
F::T give() { return 1; }
//! error: `T` is a private member of `F`
//!   ┌─ input 3:1:4
//!   │
//! 1 │ F::T give() { return 1; }
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:73
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │                                                                         ^
int take(F::T t) { return t; }
//! error: `T` is a private member of `F`
//!   ┌─ input 3:1:13
//!   │
//! 1 │ int take(F::T t) { return t; }
//!   │             ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:73
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │                                                                         ^
struct I { F::T t; };
//! error: `T` is a private member of `F`
//!   ┌─ input 3:1:15
//!   │
//! 1 │ struct I { F::T t; };
//!   │               ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:73
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │                                                                         ^
F::T v;
//! error: `T` is a private member of `F`
//!   ┌─ input 3:1:4
//!   │
//! 1 │ F::T v;
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:73
//!   │
//! 1 │ class F { int z = 5; friend int peek(F &); friend struct G; typedef int T; };
//!   │                                                                         ^
struct O { friend int nobody::f(); friend int G::missing(); };
//! error: use of undeclared `nobody`
//!   ┌─ input 3:1:23
//!   │
//! 1 │ struct O { friend int nobody::f(); friend int G::missing(); };
//!   │                       ^^^^^^
//! error: no function `missing` of type `int ()` in `G`
//!   ┌─ input 3:1:50
//!   │
//! 1 │ struct O { friend int nobody::f(); friend int G::missing(); };
//!   │                                                  ^^^^^^^
