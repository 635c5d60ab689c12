// Mistakes that learners make with classes, and what they are told.
struct A { int x; void f() const { x = 1; } static void s() { x = 2; } };
//! error: member `x` cannot be assigned to in a `const` member function
//!   ┌─ input 1:1:36
//!   │
//! 1 │ struct A { int x; void f() const { x = 1; } static void s() { x = 2; } };
//!   │                                    ^^^^^
//! note: `void A::f() const` is `const`
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { int x; void f() const { x = 1; } static void s() { x = 2; } };
//!   │                        ^
//! error: member `x` is used in a static member function, which has no object
//!   ┌─ input 1:1:63
//!   │
//! 1 │ struct A { int x; void f() const { x = 1; } static void s() { x = 2; } };
//!   │                                                               ^
//! note: it is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int x; void f() const { x = 1; } static void s() { x = 2; } };
//!   │                ^
struct A { int f(); }; struct B : A {}; struct C : A {}; struct D : B, C {};
int g(D &d) { return d.f(); }
//! error: `f` is a member of several base class subobjects of `D`
//!   ┌─ input 2:1:22
//!   │
//! 1 │ int g(D &d) { return d.f(); }
//!   │                      ^^^
//!   │
//!   = one is `D` -> `B` -> `A`
//!   = one is `D` -> `C` -> `A`
//! note: `f` is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int f(); }; struct B : A {}; struct C : A {}; struct D : B, C {};
//!   │                ^
A *h(D *d) { return d; }
//! error: cannot convert `D *` to `A *`: the base is ambiguous
//!   ┌─ input 2:1:21
//!   │
//! 1 │ A *h(D *d) { return d; }
//!   │                     ^ in this return
//!   │
//!   = one is `D` -> `B` -> `A`
//!   = one is `D` -> `C` -> `A`
struct R { int &r; };
void copy(R &a, R &b) { a = b; }
//! error: an object of type `R` cannot be assigned: its copy assignment operator is implicitly deleted
//!   ┌─ input 3:1:25
//!   │
//! 1 │ void copy(R &a, R &b) { a = b; }
//!   │                         ^^^^^
//! note: `R &R::operator=(const R &) noexcept` is implicitly deleted here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct R { int &r; };
//!   │        ^
//! note: it is deleted because the member `r` is a reference
//!   ┌─ input 2:1:17
//!   │
//! 1 │ struct R { int &r; };
//!   │                 ^
struct N { ~N() = delete; };
N n;
//! error: an object of type `N` cannot be destroyed: its destructor is deleted
//!   ┌─ input 4:1:3
//!   │
//! 1 │ N n;
//!   │   ^
//! note: `N::~N()` is deleted here
//!   ┌─ input 3:1:12
//!   │
//! 1 │ struct N { ~N() = delete; };
//!   │            ^
struct P { int a; } struct Q {};
//! error: expected `;` after the definition of a type, found `struct`
//!   ┌─ input 4:1:21
//!   │
//! 1 │ struct P { int a; } struct Q {};
//!   │                     ^^^^^^
struct P { int a; } int q;
//! error: expected `;` after the definition of a type, found `int`
//!   ┌─ input 4:1:21
//!   │
//! 1 │ struct P { int a; } int q;
//!   │                     ^^^
enum E { e } void f();
//! error: expected `;` after the definition of a type, found `void`
//!   ┌─ input 4:1:14
//!   │
//! 1 │ enum E { e } void f();
//!   │              ^^^^
struct S { S(int); }; struct T { S s; }; struct U { S s; U() {} };
//! error: no matching constructor of `S` for no arguments
//!   ┌─ input 4:1:58
//!   │
//! 1 │ struct S { S(int); }; struct T { S s; }; struct U { S s; U() {} };
//!   │                                                          ^
//! note: candidate `S::S(int)`: needs 1 argument, has 0
//!   ┌─ input 4:1:12
//!   │
//! 1 │ struct S { S(int); }; struct T { S s; }; struct U { S s; U() {} };
//!   │            ^
//! note: the member `s` needs an initialiser in this constructor
//!   ┌─ input 4:1:55
//!   │
//! 1 │ struct S { S(int); }; struct T { S s; }; struct U { S s; U() {} };
//!   │                                                       ^
T t;
//! error: use of undeclared `T`
//!   ┌─ input 4:1:1
//!   │
//! 1 │ T t;
//!   │ ^
