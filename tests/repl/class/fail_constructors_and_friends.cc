// [class.copy.ctor]/5, [class.friend]/11, [expr.unary.op]/4: a copy by value, a local class's friend, a member in parentheses.
struct A { A(A); };
//! error: a constructor of `A` cannot take a `A` by value
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { A(A); };
//!   │            ^
struct A { A(A, int = 0); };
//! error: a constructor of `A` cannot take a `A` by value
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { A(A, int = 0); };
//!   │            ^
struct A { A(A, int) {} A(const A &) = default; A() = default; void f(); int x = 3; };
void f() { struct B { friend void bar(); }; }
//! error: `bar` must be declared in the block around a local class that befriends it
//!   ┌─ input 2:1:35
//!   │
//! 1 │ void f() { struct B { friend void bar(); }; }
//!   │                                   ^^^
int f() { int bar(); struct B { friend int bar(); }; return 2; }
f()
//= (int) 2
void g() { void (A::*p)() = &(A::f); }
//! error: a pointer to a member function is written without parentheses: `&C::f`
//!   ┌─ input 4:1:29
//!   │
//! 1 │ void g() { void (A::*p)() = &(A::f); }
//!   │                             ^^^^^^^
int g() { void (A::*p)() = &A::f; int A::*q = &A::x; return A().*q; }
g()
//= (int) 3
struct F { int n; char text[] = "abc"; };
//! error: the array member `text` needs a length to have a default member initialiser
//!   ┌─ input 6:1:24
//!   │
//! 1 │ struct F { int n; char text[] = "abc"; };
//!   │                        ^^^^
