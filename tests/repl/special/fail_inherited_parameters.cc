// [class.inhctor.init]/2: the arguments initialise the parameters of the inherited constructor itself.
#include <stdio.h>
struct P { P *self; int v; P(int v) : self(this), v(v) { printf("P "); } P(P &&o) : self(this), v(o.v) { printf("move "); } ~P() { printf("~P%d ", self == this); } };
struct T { int a; double b; };
struct A { A(P p, T t, int i) : v(p.v + t.a + i) { printf("A%d ", p.self == &p); } int v; };
struct B : A { using A::A; int z = 5; };
struct C : B { using B::B; };
{ B b(P(1), T{2, 3}, 4); printf("%d %d\n", b.v, b.z); }
//| P A1 ~P1 7 5
{ C c(P(1), T{2, 3}, 4); printf("%d %d\n", c.v, c.z); }
//| P A1 ~P1 7 5
struct KP { int v; constexpr KP(int v) : v(v) {} constexpr KP(KP &&o) : v(o.v + 100) {} constexpr ~KP() {} };
struct KA { int v; constexpr KA(KP p, int i) : v(p.v + i) {} };
struct KB : KA { using KA::KA; int z = 3; };
constexpr int sum() { KB b(KP(1), 2); return b.v + b.z; }
static_assert(sum() == 6);
// [except.spec]/8: it may throw what the inherited constructor and the other initialisers may.
struct N1 { N1(int) noexcept {} N1(const char *) {} };
struct M { M() noexcept(false) {} };
struct N2 : N1 { using N1::N1; };
struct N3 : N1 { using N1::N1; M m; };
struct N4 : N2 { using N2::N2; int k = 4; };
static_assert(noexcept(N2(1)) && !noexcept(N2("")) && !noexcept(N3(1)) && noexcept(N4(1)) && !noexcept(N4("")));
struct V { V(int, ...) {} };
struct W : V { using V::V; };
W w(1);
W x(1, 2);
//! error: arguments for the `...` of an inherited constructor cannot be passed
//!   ┌─ input 23:1:3
//!   │
//! 1 │ W x(1, 2);
//!   │   ^
