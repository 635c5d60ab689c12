// A member function can be redefined outside of its class, and calls from earlier inputs reach the new body.
extern "C" int printf(const char *, ...);
struct A { A(); ~A(); int f(int = 100); static int s(); int operator+(int); operator int() const; virtual int v(); int in() { return 7; } struct N { int g(); }; };
A::A() { printf("A "); }
A::~A() { printf("~A\n"); }
int A::f(int x) { return x + 1; }
int A::s() { return 10; }
int A::operator+(int) { return 20; }
A::operator int() const { return 50; }
int A::v() { return 30; }
int A::N::g() { return 40; }
void show(A &a) { printf("%d %d %d %d %d %d %d ", a.f(), A::s(), a + 1, static_cast<int>(a), a.v(), a.in(), A::N().g()); }
{ A a; show(a); }
//| A 101 10 20 50 30 7 40 ~A
A::A() { printf("new A "); } A::~A() { printf("new ~A\n"); }
int A::f(int y) { return y + 2; }
int A::s() { return 11; }
int A::operator+(int) { return 21; }
A::operator int() const { return 51; }
int A::v() { return 31; }
int A::in() { return 8; }
int A::N::g() { return 41; }
{ A a; show(a); }
//| new A 102 11 21 51 31 8 41 new ~A
// Undo brings the old bodies back.
.undo 9
{ A a; show(a); }
//| A 101 10 20 50 30 7 40 ~A
// An overrider, and an assignment operator.
struct B : A { B() = default; B(const B &) = delete; B &operator=(const B &); int v() override; };
B &B::operator=(const B &) { printf("= "); return *this; }
int B::v() { return A::v() + 100; }
{ B b; b = b; show(b); }
//| A = 101 10 20 50 130 7 40 ~A
int B::v() { return A::v() + 200; } B &B::operator=(const B &) { printf("new = "); return *this; }
{ B b; b = b; show(b); }
//| A new = 101 10 20 50 230 7 40 ~A
// What was defaulted or deleted in the class stays so ([dcl.fct.def.default]/5).
B::B() {}
//! error: redefinition of `B`
//!   ┌─ input 20:1:4
//!   │
//! 1 │ B::B() {}
//!   │    ^
//! note: the earlier declaration is here
//!   ┌─ input 14:1:16
//!   │
//! 1 │ struct B : A { B() = default; B(const B &) = delete; B &operator=(const B &); int v() override; };
//!   │                ^
B::B(const B &) {}
//! error: redefinition of `B`
//!   ┌─ input 20:1:4
//!   │
//! 1 │ B::B(const B &) {}
//!   │    ^
//! note: the earlier declaration is here
//!   ┌─ input 14:1:31
//!   │
//! 1 │ struct B : A { B() = default; B(const B &) = delete; B &operator=(const B &); int v() override; };
//!   │                               ^
// One input defines it once, and as it is declared.
int A::s() { return 1; } int A::s() { return 2; }
//! error: redefinition of `s`
//!   ┌─ input 20:1:33
//!   │
//! 1 │ int A::s() { return 1; } int A::s() { return 2; }
//!   │                                 ^
//! note: the earlier declaration is here
//!   ┌─ input 20:1:8
//!   │
//! 1 │ int A::s() { return 1; } int A::s() { return 2; }
//!   │        ^
long A::s() { return 1; }
//! error: `s` is declared as `long ()`, but was declared with another return type, as `int ()`
//!   ┌─ input 20:1:9
//!   │
//! 1 │ long A::s() { return 1; }
//!   │         ^
//! note: the earlier declaration is here
//!   ┌─ input 6:1:8
//!   │
//! 1 │ int A::s() { return 10; }
//!   │        ^
int A::f(int) noexcept { return 1; }
//! error: `f` is declared as `int (int) noexcept`, but was declared with another exception specification, as `int (int)`
//!   ┌─ input 20:1:8
//!   │
//! 1 │ int A::f(int) noexcept { return 1; }
//!   │        ^
//! note: the earlier declaration is here
//!   ┌─ input 5:1:8
//!   │
//! 1 │ int A::f(int x) { return x + 1; }
//!   │        ^
int A::f(int) const { return 1; }
//! error: no function `f` of type `int (int) const` in `A`
//!   ┌─ input 20:1:8
//!   │
//! 1 │ int A::f(int) const { return 1; }
//!   │        ^
//! note: there is one of type `int (int)`
//!   ┌─ input 5:1:8
//!   │
//! 1 │ int A::f(int x) { return x + 1; }
//!   │        ^
A a; show(a);
//| A 101 10 20 50 30 7 40
// A specialisation's definition is replaced, too ([temp.expl.spec]).
template <class T> struct X { int f() { return 0; } };
template <class T> int g(T) { return 0; }
template <> int X<int>::f() { return 1; }
template <> int g(int) { return 1; }
int both() { return X<int>().f() * 10 + g(1); }
both()
//= (int) 11
template <> int X<int>::f() { return 2; }
template <> int g(int) { return 2; }
both()
//= (int) 22
template <> int g(int) { return 3; } template <> int g(int) { return 4; }
//! error: redefinition of `g`
//!   ┌─ input 30:1:54
//!   │
//! 1 │ template <> int g(int) { return 3; } template <> int g(int) { return 4; }
//!   │                                                      ^
//! note: the earlier declaration is here
//!   ┌─ input 30:1:17
//!   │
//! 1 │ template <> int g(int) { return 3; } template <> int g(int) { return 4; }
//!   │                 ^
// What the class has implicitly, and templates of a library that call members, are compiled again.
#include <algorithm>
#include <vector>
struct E { int v; E(); E(const E &); int f(); }; E::E() : v(1) {} E::E(const E &o) : v(o.v) {} int E::f() { return v; } struct F : E {}; struct G : E { using E::E; E x; }; int all() { F b; G c; std::vector<E> v(2); int s = 0; std::for_each(v.begin(), v.end(), [&](E &a) { s += a.f(); }); return b.v + c.x.v + v[1].v + s + F(b).v; }
all()
//= (int) 6
E::E() : v(10) {}
all()
//= (int) 60
int E::f() { return v * 2; } E::E(const E &o) : v(100) {}
all()
//= (int) 170
.undo 2
all()
//= (int) 60
//| ~A
