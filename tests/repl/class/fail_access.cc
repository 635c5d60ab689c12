// [class.access]: private and protected members, along inheritance, of special functions and operators.
class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
C c;
c.x
//! error: `x` is a private member of `C`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ c.x
//!   │   ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:15
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │               ^
c.f()
//! error: `f` is a private member of `C`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ c.f()
//!   │ ^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:27
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │                           ^
c.get()
//= (int) 1
c.p
//! error: `p` is a protected member of `C`
//!   ┌─ input 4:1:3
//!   │
//! 1 │ c.p
//!   │   ^
//! note: it is declared protected here
//!   ┌─ input 1:1:79
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │                                                                               ^
C::s
//! error: `s` is a protected member of `C`
//!   ┌─ input 4:1:4
//!   │
//! 1 │ C::s
//!   │    ^
//! note: it is declared protected here
//!   ┌─ input 1:1:97
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │                                                                                                 ^
// [class.protected]: through objects of the derived class only.
struct D : C { int g() { return p; } int k(D &o) { return o.p; } };
struct D2 : C { int h(C &o) { return o.p; } };
//! error: `p` is a protected member of `C`
//!   ┌─ input 5:1:40
//!   │
//! 1 │ struct D2 : C { int h(C &o) { return o.p; } };
//!   │                                        ^
//!   │
//!   = `D2` may use it on objects of `D2` only, and this is a `C`
//! note: it is declared protected here
//!   ┌─ input 1:1:79
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │                                                                               ^
struct D3 : C { int C::*m() { return &C::p; } };
//! error: `p` is a protected member of `C`
//!   ┌─ input 5:1:42
//!   │
//! 1 │ struct D3 : C { int C::*m() { return &C::p; } };
//!   │                                          ^
//!   │
//!   = `D3` may use it on objects of `D3` only, and this is a `C`
//! note: it is declared protected here
//!   ┌─ input 1:1:79
//!   │
//! 1 │ class C { int x = 1; void f(); public: int get() { return x; } protected: int p = 2; static int s; };
//!   │                                                                               ^
struct D4 : C { int C::*m() { return &D4::p; } };
D().g()
//= (int) 2
// [class.access.base]: bases, and conversions to them.
struct B { int b = 3; int m() { return 4; } };
class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
E e;
e.b
//= (int) 3
e.m()
//! error: `m` is not accessible as a member of `E`
//!   ┌─ input 11:1:1
//!   │
//! 1 │ e.m()
//!   │ ^^^
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
//! note: it is declared here
//!   ┌─ input 7:1:27
//!   │
//! 1 │ struct B { int b = 3; int m() { return 4; } };
//!   │                           ^
e.n()
//= (int) 4
B &r = e;
//! error: `B` is not an accessible base of `E`
//!   ┌─ input 12:1:8
//!   │
//! 1 │ B &r = e;
//!   │        ^
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
B *bp = &e;
//! error: `B` is not an accessible base of `E`
//!   ┌─ input 12:1:9
//!   │
//! 1 │ B *bp = &e;
//!   │         ^^
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
(B *)&e != nullptr
//= (bool) true
e.self().m()
//= (int) 4
static_cast<B &>(e).b
//! error: `B` is not an accessible base of `E`
//!   ┌─ input 14:1:18
//!   │
//! 1 │ static_cast<B &>(e).b
//!   │                  ^
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
e.B::m()
//! error: `B` is not an accessible base of `E`
//!   ┌─ input 14:1:3
//!   │
//! 1 │ e.B::m()
//!   │   ^^^^
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
struct G : E { ::B *base(); };
struct H : E { B *base(); };
//! error: `B` is not accessible as a member of `H`
//!   ┌─ input 15:1:16
//!   │
//! 1 │ struct H : E { B *base(); };
//!   │                ^
//!   │
//!   = `::B` names the class itself
//! note: `E` has `B` as a private base
//!   ┌─ input 8:1:11
//!   │
//! 1 │ class E : B { public: using B::b; int n() { return m(); } B &self() { return *this; } };
//!   │           ^
// Constructors, destructors, operators, conversions.
class Ctor { Ctor(int) {} public: Ctor() {} };
Ctor made(1);
//! error: the constructor of `Ctor` is private
//!   ┌─ input 16:1:11
//!   │
//! 1 │ Ctor made(1);
//!   │           ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 15:1:14
//!   │
//! 1 │ class Ctor { Ctor(int) {} public: Ctor() {} };
//!   │              ^^^^
Ctor ok;
class Dtor { ~Dtor() {} };
Dtor left;
//! error: the destructor of `Dtor` is private
//!   ┌─ input 18:1:6
//!   │
//! 1 │ Dtor left;
//!   │      ^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 17:1:14
//!   │
//! 1 │ class Dtor { ~Dtor() {} };
//!   │              ^
class Op { Op operator+(const Op &) const { return *this; } operator int() const { return 1; } int operator()() { return 1; } };
Op o;
o + o
//! error: `operator+` is a private member of `Op`
//!   ┌─ input 20:1:1
//!   │
//! 1 │ o + o
//!   │ ^^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 18:1:15
//!   │
//! 1 │ class Op { Op operator+(const Op &) const { return *this; } operator int() const { return 1; } int operator()() { return 1; } };
//!   │               ^^^^^^^^^
int converted = o;
//! error: `operator int` is a private member of `Op`
//!   ┌─ input 20:1:17
//!   │
//! 1 │ int converted = o;
//!   │                 ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 18:1:61
//!   │
//! 1 │ class Op { Op operator+(const Op &) const { return *this; } operator int() const { return 1; } int operator()() { return 1; } };
//!   │                                                             ^^^^^^^^^^^^
o()
//! error: `operator()` is a private member of `Op`
//!   ┌─ input 20:1:1
//!   │
//! 1 │ o()
//!   │ ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 18:1:100
//!   │
//! 1 │ class Op { Op operator+(const Op &) const { return *this; } operator int() const { return 1; } int operator()() { return 1; } };
//!   │                                                                                                    ^^^^^^^^^^
// Types and enumerators.
class T { typedef int I; enum Q { A1 }; struct N { static const int v = 1; }; };
T::I i;
//! error: `I` is a private member of `T`
//!   ┌─ input 21:1:4
//!   │
//! 1 │ T::I i;
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 20:1:23
//!   │
//! 1 │ class T { typedef int I; enum Q { A1 }; struct N { static const int v = 1; }; };
//!   │                       ^
T::A1
//! error: `A1` is a private member of `T`
//!   ┌─ input 21:1:4
//!   │
//! 1 │ T::A1
//!   │    ^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 20:1:35
//!   │
//! 1 │ class T { typedef int I; enum Q { A1 }; struct N { static const int v = 1; }; };
//!   │                                   ^^
T::N::v + 0
//! error: `N` is a private member of `T`
//!   ┌─ input 21:1:4
//!   │
//! 1 │ T::N::v + 0
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 20:1:48
//!   │
//! 1 │ class T { typedef int I; enum Q { A1 }; struct N { static const int v = 1; }; };
//!   │                                                ^
