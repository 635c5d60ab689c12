// [class.member.lookup]: what bases share is found once, what differs is ambiguous; a class's own members hide.
struct A { int x = 1; static int s; enum { E = 5 }; typedef int T; int g() { return x; } static int h() { return 6; } };
int A::s = 7;
struct B : A {};
struct C : A {};
struct D : B, C {};
D d;
d.s
//= (int) 7
int(d.E)
//= (int) 5
D::T t = 3
//= (int) 3
D::h()
//= (int) 6
// A non-static member needs one subobject.
d.x
//! error: `x` is a member of several base class subobjects of `D`
//!   ┌─ input 11:1:1
//!   │
//! 1 │ d.x
//!   │ ^^^
//!   │
//!   = one is `D` -> `B` -> `A`
//!   = one is `D` -> `C` -> `A`
//! note: `x` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int x = 1; static int s; enum { E = 5 }; typedef int T; int g() { return x; } static int h() { return 6; } };
//!   │                ^
d.g()
//! error: `g` is a member of several base class subobjects of `D`
//!   ┌─ input 11:1:1
//!   │
//! 1 │ d.g()
//!   │ ^^^
//!   │
//!   = one is `D` -> `B` -> `A`
//!   = one is `D` -> `C` -> `A`
//! note: `g` is declared here
//!   ┌─ input 1:1:72
//!   │
//! 1 │ struct A { int x = 1; static int s; enum { E = 5 }; typedef int T; int g() { return x; } static int h() { return 6; } };
//!   │                                                                        ^
d.A::x
//! error: `A` is an ambiguous base of `D`
//!   ┌─ input 11:1:3
//!   │
//! 1 │ d.A::x
//!   │   ^^^^
d.B::x + d.C::g() + d.B::A::x
//! error: `A` is an ambiguous base of `D`
//!   ┌─ input 11:1:23
//!   │
//! 1 │ d.B::x + d.C::g() + d.B::A::x
//!   │                       ^^^^^^^
// Different members under one name.
struct P { int y = 1; int f(int) { return 1; } };
struct Q { int y = 2; int f(double) { return 2; } };
struct R : P, Q {};
R r;
r.y
//! error: `y` is a member of several base classes of `R`
//!   ┌─ input 15:1:3
//!   │
//! 1 │ r.y
//!   │   ^
//! note: `P::y` is declared here
//!   ┌─ input 11:1:16
//!   │
//! 1 │ struct P { int y = 1; int f(int) { return 1; } };
//!   │                ^
//! note: `Q::y` is declared here
//!   ┌─ input 12:1:16
//!   │
//! 1 │ struct Q { int y = 2; int f(double) { return 2; } };
//!   │                ^
r.f(1)
//! error: `f` is a member of several base classes of `R`
//!   ┌─ input 15:1:3
//!   │
//! 1 │ r.f(1)
//!   │   ^
//! note: `P::f` is declared here
//!   ┌─ input 11:1:27
//!   │
//! 1 │ struct P { int y = 1; int f(int) { return 1; } };
//!   │                           ^
//! note: `Q::f` is declared here
//!   ┌─ input 12:1:27
//!   │
//! 1 │ struct Q { int y = 2; int f(double) { return 2; } };
//!   │                           ^
r.P::y + r.Q::f(1.5)
//= (int) 3
// Using-declarations make one set of them.
struct S : P, Q { using P::f; using Q::f; using Q::y; };
S s;
s.f(1) * 10 + s.f(1.5)
//= (int) 12
s.y
//= (int) 2
// What a class around declares has no object here.
struct Out { int m = 4; int f() { return 1; } struct In { int k() { return m; } int l() { return f(); } }; };
//! error: member `m` is named without an object
//!   ┌─ input 20:1:76
//!   │
//! 1 │ struct Out { int m = 4; int f() { return 1; } struct In { int k() { return m; } int l() { return f(); } }; };
//!   │                                                                            ^
//! note: it is declared here
//!   ┌─ input 20:1:18
//!   │
//! 1 │ struct Out { int m = 4; int f() { return 1; } struct In { int k() { return m; } int l() { return f(); } }; };
//!   │                  ^
//! error: call to non-static member function `Out::f` without an object
//!   ┌─ input 20:1:98
//!   │
//! 1 │ struct Out { int m = 4; int f() { return 1; } struct In { int k() { return m; } int l() { return f(); } }; };
//!   │                                                                                                  ^^^
struct Outer { int m = 4; struct In { int k() { return sizeof(m); } }; };
Outer::In{}.k()
//= (int) 4
