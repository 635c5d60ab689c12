// [class.mem.general]/6: default member initialisers are checked where the class is complete; /11: one does not need the defaulted default
// constructor that needs it. [class.union.general]/2: a union has one at most.
struct A { int x = "a"; };
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 1:1:20
//!   │
//! 1 │ struct A { int x = "a"; };
//!   │                    ^^^ in this initialisation
struct A { int* p = new foo; };
//! error: use of undeclared `foo`
//!   ┌─ input 1:1:25
//!   │
//! 1 │ struct A { int* p = new foo; };
//!   │                         ^^^
struct A { int i = (A(), 42); };
//! error: the default initialiser of `i` needs the default constructor of `A`, which needs it
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct A { int i = (A(), 42); };
//!   │                     ^^^
//! note: the member is declared here
//!   ┌─ input 1:1:16
//!   │
//! 1 │ struct A { int i = (A(), 42); };
//!   │                ^
struct A { struct B { int j = sizeof(A(), 1); }; B b; };
//! error: the default initialiser of `j` needs the default constructor of `A`, which needs it
//!   ┌─ input 1:1:38
//!   │
//! 1 │ struct A { struct B { int j = sizeof(A(), 1); }; B b; };
//!   │                                      ^^^
//! note: the member is declared here
//!   ┌─ input 1:1:27
//!   │
//! 1 │ struct A { struct B { int j = sizeof(A(), 1); }; B b; };
//!   │                           ^
struct A { A* next = new A; };
//! error: the default initialiser of `next` needs the default constructor of `A`, which needs it
//!   ┌─ input 1:1:22
//!   │
//! 1 │ struct A { A* next = new A; };
//!   │                      ^^^^^
//! note: the member is declared here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ struct A { A* next = new A; };
//!   │               ^^^^
union U { int a = 1; char b = 2; };
//! error: `b` is the second member of its union with a default initialiser
//!   ┌─ input 1:1:27
//!   │
//! 1 │ union U { int a = 1; char b = 2; };
//!   │                           ^
//! note: the first is here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ union U { int a = 1; char b = 2; };
//!   │               ^
union U { struct { int a; char b = 1; }; int c = 0; };
//! error: `c` is the second member of its union with a default initialiser
//!   ┌─ input 1:1:46
//!   │
//! 1 │ union U { struct { int a; char b = 1; }; int c = 0; };
//!   │                                              ^
//! note: the first is here
//!   ┌─ input 1:1:32
//!   │
//! 1 │ union U { struct { int a; char b = 1; }; int c = 0; };
//!   │                                ^
void f() { union { int i = 0; char c = 0; }; }
//! error: `c` is the second member of its union with a default initialiser
//!   ┌─ input 1:1:36
//!   │
//! 1 │ void f() { union { int i = 0; char c = 0; }; }
//!   │                                    ^
//! note: the first is here
//!   ┌─ input 1:1:24
//!   │
//! 1 │ void f() { union { int i = 0; char c = 0; }; }
//!   │                        ^
// The members' scope is known there, as are constructors that the user provides.
struct G { int a = b; int b = later(); static int later() { return 3; } G* self = nullptr; G() {} G(int) : self(new G) {} };
G(1).self->b
//= (int) 3
struct H { int n = 1; H* other = one(); static H* one() { return nullptr; } };
H().n
//= (int) 1
union V { int a; char b = 'x'; };
V().b
//= (char) 'x'
union W { struct { int a = 1, b = 4; }; int c; };
