// [class.virtual]/2: one final overrider in the most derived class.
struct V { virtual void f(); virtual void g(); };
struct A : virtual V { void f() override; };
struct B : virtual V { void f() override; };
struct C : A, B {};
//! error: `C` has no unique final overrider of `void V::f()`
//!   ┌─ input 4:1:8
//!   │
//! 1 │ struct C : A, B {};
//!   │        ^
//! note: `void B::f()` overrides it
//!   ┌─ input 3:1:29
//!   │
//! 1 │ struct B : virtual V { void f() override; };
//!   │                             ^
//! note: `void A::f()` overrides it
//!   ┌─ input 2:1:29
//!   │
//! 1 │ struct A : virtual V { void f() override; };
//!   │                             ^
struct D : A, B { void f() override; };
struct P : V { void f() override; };
struct Q : V { void f() override; };
struct R : P, Q {};
struct S { template<class T> void f(T); virtual void h(); };
struct T : A, S { void h(); };
