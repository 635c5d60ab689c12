// [except.spec]/4: an overriding destructor throws no more than what it overrides, implicit ones included.
struct B { virtual ~B() {} };
struct M { ~M() noexcept(false) {} };
struct D : B { M m; };
//! error: `D::~D()` may throw, but overrides a function that does not
//!   ┌─ input 3:1:8
//!   │
//! 1 │ struct D : B { M m; };
//!   │        ^
//! note: the overridden function is `B::~B() noexcept`
//!   ┌─ input 1:1:20
//!   │
//! 1 │ struct B { virtual ~B() {} };
//!   │                    ^
struct E : B { ~E() noexcept(false) {} };
//! error: `E::~E()` may throw, but overrides a function that does not
//!   ┌─ input 3:1:16
//!   │
//! 1 │ struct E : B { ~E() noexcept(false) {} };
//!   │                ^
//! note: the overridden function is `B::~B() noexcept`
//!   ┌─ input 1:1:20
//!   │
//! 1 │ struct B { virtual ~B() {} };
//!   │                    ^
struct Loose { virtual ~Loose() noexcept(false) {} };
struct Tight : Loose { ~Tight() {} };
struct Both : Loose { M m; };
