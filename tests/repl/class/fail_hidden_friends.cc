// [namespace.memdef]/3: a befriended class is hidden until it is declared, and is one of the innermost namespace;
// [namespace.udecl]/3, [class.access.base]/6; what messages of members suggest.
class A { friend class B; B *b; };
//! error: use of undeclared `B`
//!   ┌─ input 1:1:27
//!   │
//! 1 │ class A { friend class B; B *b; };
//!   │                           ^
class A2 { friend class B2; int x = 4; };
class B2 { public: int get(A2 &a) { return a.x; } };
A2 a2; B2().get(a2)
//= (int) 4
namespace N { class C { friend class S3; int v = 1; }; struct S3 { int g(C &c) { return c.v; } }; }
N::C nc; N::S3().g(nc)
//= (int) 1
struct S4 { int get(); };
namespace N2 { class X { friend struct S4; static const int i = 3; }; }
int S4::get() { return N2::X::i; }
//! error: `i` is a private member of `N2::X`
//!   ┌─ input 8:1:31
//!   │
//! 1 │ int S4::get() { return N2::X::i; }
//!   │                               ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 7:1:61
//!   │
//! 1 │ namespace N2 { class X { friend struct S4; static const int i = 3; }; }
//!   │                                                             ^
struct R0 { int i; static int s; }; int R0::s = 2;
struct R1 : private R0 {}; struct R2 : R1 { int g() { return ::R0::s; } int h() { return ::R0::i; } };
//! error: `R0` is not an accessible base of `R2`
//!   ┌─ input 9:1:90
//!   │
//! 1 │ struct R1 : private R0 {}; struct R2 : R1 { int g() { return ::R0::s; } int h() { return ::R0::i; } };
//!   │                                                                                          ^^^^^^^
//! note: `R1` has `R0` as a private base
//!   ┌─ input 9:1:13
//!   │
//! 1 │ struct R1 : private R0 {}; struct R2 : R1 { int g() { return ::R0::s; } int h() { return ::R0::i; } };
//!   │             ^^^^^^^^^^
struct U0 { int f() { return 1; } }; struct U1 { using U0::f; };
//! error: `U0` is no base of `U1`
//!   ┌─ input 9:1:60
//!   │
//! 1 │ struct U0 { int f() { return 1; } }; struct U1 { using U0::f; };
//!   │                                                            ^
//! note: it is declared here
//!   ┌─ input 9:1:17
//!   │
//! 1 │ struct U0 { int f() { return 1; } }; struct U1 { using U0::f; };
//!   │                 ^
namespace UN { int fn(); } struct U2 { using UN::fn; };
//! error: `fn` is no member of a base of `U2`
//!   ┌─ input 9:1:50
//!   │
//! 1 │ namespace UN { int fn(); } struct U2 { using UN::fn; };
//!   │                                                  ^^
//! note: it is declared here
//!   ┌─ input 9:1:20
//!   │
//! 1 │ namespace UN { int fn(); } struct U2 { using UN::fn; };
//!   │                    ^^
class Calc { public: int add(int a) { return a; } static int zero() { return 0; } };
const Calc cc;
cc.add(1)
//! error: `Calc::add` cannot be called on a `const Calc`: it is not a `const` member function
//!   ┌─ input 11:1:1
//!   │
//! 1 │ cc.add(1)
//!   │ ^^^^^^
//! note: `int Calc::add(int)` is declared without `const` here
//!   ┌─ input 9:1:26
//!   │
//! 1 │ class Calc { public: int add(int a) { return a; } static int zero() { return 0; } };
//!   │                          ^^^
Calc.add(1)
//! error: `.` needs an object before it, and this is a type; `::` names its static members
//!   ┌─ input 11:1:5
//!   │
//! 1 │ Calc.add(1)
//!   │     ^
Calc->add(1)
//! error: `->` needs an object before it, and this is a type; `::` names its static members
//!   ┌─ input 11:1:5
//!   │
//! 1 │ Calc->add(1)
//!   │     ^^
Calc x = Calc.zero();
//! error: `.` needs an object before it, and this is a type; `::` names its static members
//!   ┌─ input 11:1:14
//!   │
//! 1 │ Calc x = Calc.zero();
//!   │              ^
struct Sh { int width; void resize(int) {} }; struct Ci : Sh { double radius; };
Ci ci;
ci.widht
//! error: `Ci` has no member `widht`
//!   ┌─ input 13:1:4
//!   │
//! 1 │ ci.widht
//!   │    ^^^^^ did you mean `width`?
//! note: `Ci` is declared here
//!   ┌─ input 11:1:54
//!   │
//! 1 │ struct Sh { int width; void resize(int) {} }; struct Ci : Sh { double radius; };
//!   │                                                      ^^
ci.resiz(1)
//! error: `Ci` has no member `resiz`
//!   ┌─ input 13:1:4
//!   │
//! 1 │ ci.resiz(1)
//!   │    ^^^^^ did you mean `resize`?
//! note: `Ci` is declared here
//!   ┌─ input 11:1:54
//!   │
//! 1 │ struct Sh { int width; void resize(int) {} }; struct Ci : Sh { double radius; };
//!   │                                                      ^^
ci.foo
//! error: `Ci` has no member `foo`
//!   ┌─ input 13:1:4
//!   │
//! 1 │ ci.foo
//!   │    ^^^
//! note: `Ci` is declared here
//!   ┌─ input 11:1:54
//!   │
//! 1 │ struct Sh { int width; void resize(int) {} }; struct Ci : Sh { double radius; };
//!   │                                                      ^^
Sh sh;
Ci &down = sh;
//! error: cannot bind reference `Ci &` to an lvalue of type `Sh`
//!   ┌─ input 14:1:12
//!   │
//! 1 │ Ci &down = sh;
//!   │            ^^ in this initialisation
//!   │
//!   = `Sh` is a base of `Ci`; only a cast goes from base to derived
Sh *ps = &sh;
Ci *pd = ps;
//! error: cannot convert `Sh *` to `Ci *`
//!   ┌─ input 15:1:10
//!   │
//! 1 │ Ci *pd = ps;
//!   │          ^^ in this initialisation
//!   │
//!   = `Sh` is a base of `Ci`; only a cast goes from base to derived
template<class T> class TF { template<class U> friend class TG; T v = 5; };
template<class U> class TG { public: int g(TF<U> &t) { return t.v; } };
TF<int> tf; TG<int>().g(tf)
//= (int) 5
