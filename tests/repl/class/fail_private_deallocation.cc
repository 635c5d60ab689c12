// [expr.new]/24: the deallocation function of a new-expression is accessible, as are [class.friend]/9 the functions that a class befriends.
class X { void operator delete(void *) noexcept { } };
X *make() { return new X; }
//! error: `operator delete` is a private member of `X`
//!   ┌─ input 2:1:20
//!   │
//! 1 │ X *make() { return new X; }
//!   │                    ^^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:16
//!   │
//! 1 │ class X { void operator delete(void *) noexcept { } };
//!   │                ^^^^^^^^^^^^^^^
class Y { void operator delete(void *) noexcept { } public: static Y *make() { return new Y; } };
Y::make() != nullptr
//= (bool) true
class A { void f(); public: void g(); };
class B { friend void A::g(); friend void A::f(); };
//! error: `f` is a private member of `A`
//!   ┌─ input 5:1:46
//!   │
//! 1 │ class B { friend void A::g(); friend void A::f(); };
//!   │                                              ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 4:1:16
//!   │
//! 1 │ class A { void f(); public: void g(); };
//!   │                ^
