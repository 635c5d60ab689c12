// [class.virtual]/2 to /8, /16, [class.abstract]: what may override what.
struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
struct B1 : A { int f(int) override; };
//! error: `int B1::f(int)` is marked `override`, but overrides nothing
//!   ┌─ input 2:1:21
//!   │
//! 1 │ struct B1 : A { int f(int) override; };
//!   │                     ^
//! note: `int A::f(int) const` takes other parameters or qualifiers
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
//!   │                        ^
struct B2 : A { int f(int) const override; };
struct B3 : A { void g(); };
//! error: `void B3::g()` overrides a final function
//!   ┌─ input 3:1:22
//!   │
//! 1 │ struct B3 : A { void g(); };
//!   │                      ^
//! note: the overridden function is `void A::g()`
//!   ┌─ input 1:1:51
//!   │
//! 1 │ struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
//!   │                                                   ^
struct B4 : A { void h() override; };
//! error: `void B4::h()` is marked `override`, but overrides nothing
//!   ┌─ input 3:1:22
//!   │
//! 1 │ struct B4 : A { void h() override; };
//!   │                      ^
struct B5 : A { void h() final; };
//! error: `void B5::h()` is marked `final`, but is not virtual
//!   ┌─ input 3:1:22
//!   │
//! 1 │ struct B5 : A { void h() final; };
//!   │                      ^
struct B6 : A { long f(int) const; };
//! error: `long B6::f(int) const` returns another type than the function that it overrides
//!   ┌─ input 3:1:22
//!   │
//! 1 │ struct B6 : A { long f(int) const; };
//!   │                      ^
//! note: the overridden function is `int A::f(int) const`
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
//!   │                        ^
struct B7 : A { static int f(int); };
//! error: `int B7::f(int)` is static, but a virtual function of a base has its name and parameters
//!   ┌─ input 3:1:28
//!   │
//! 1 │ struct B7 : A { static int f(int); };
//!   │                            ^
//! note: it is declared here
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
//!   │                        ^
struct B8 : A { int f(int) const = delete; };
//! error: `int B8::f(int) const` is deleted, but overrides a function that is not
//!   ┌─ input 3:1:21
//!   │
//! 1 │ struct B8 : A { int f(int) const = delete; };
//!   │                     ^
//! note: the overridden function is `int A::f(int) const`
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { virtual int f(int) const; virtual void g() final; void h(); virtual ~A(); };
//!   │                        ^
struct N { virtual void quiet() noexcept; virtual void loud(); };
struct N1 : N { void quiet(); };
//! error: `void N1::quiet()` may throw, but overrides a function that does not
//!   ┌─ input 4:1:22
//!   │
//! 1 │ struct N1 : N { void quiet(); };
//!   │                      ^^^^^
//! note: the overridden function is `void N::quiet() noexcept`
//!   ┌─ input 3:1:25
//!   │
//! 1 │ struct N { virtual void quiet() noexcept; virtual void loud(); };
//!   │                         ^^^^^
struct N2 : N { void quiet() noexcept; void loud() noexcept; };
struct V0 { void f() = 0; };
//! error: `void V0::f()` is pure, but not virtual
//!   ┌─ input 5:1:18
//!   │
//! 1 │ struct V0 { void f() = 0; };
//!   │                  ^
struct V1 { virtual V1(); };
//! error: a constructor cannot be virtual
//!   ┌─ input 5:1:21
//!   │
//! 1 │ struct V1 { virtual V1(); };
//!   │                     ^^
struct V2 { static virtual void f(); };
//! error: a static member cannot be virtual
//!   ┌─ input 5:1:33
//!   │
//! 1 │ struct V2 { static virtual void f(); };
//!   │                                 ^
union V3 { virtual void f(); };
//! error: a member of a union cannot be virtual
//!   ┌─ input 5:1:25
//!   │
//! 1 │ union V3 { virtual void f(); };
//!   │                         ^
