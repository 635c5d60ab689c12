// Itanium ABI 5.2.3: the vtable comes with the key function; until that is defined the class cannot be used.
struct A { A() {} virtual int f(); virtual int g() { return 2; } virtual ~A() {} };
A a;
//! error: `vtable for A` is declared but nobody defines it
//!  = its symbol is `_ZTV1A`
//! note: `A` can be used when `int A::f()` is defined
//!   ┌─ input 1:1:31
//!   │
//! 1 │ struct A { A() {} virtual int f(); virtual int g() { return 2; } virtual ~A() {} };
//!   │                               ^
int A::f() { return 1; }
A a;
A &r = a;
r.f() * 10 + r.g()
//= (int) 12
struct B : A { B() {} int g() override { return 3; } ~B() {} };
B b;
static_cast<A &>(b).g()
//= (int) 3
