// [over.match.best]/2.7: the implicit default constructor of the class is better than the inherited one.
struct B { B() {} B(int) {} };
struct D : B { using B::B; int &r; };
D d;
//! error: use of the implicitly deleted default constructor of `D`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ D d;
//!   │   ^
//! note: `D::D()` is implicitly deleted here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct D : B { using B::B; int &r; };
//!   │        ^
//! note: it is deleted because the member `r` is a reference without initialiser
//!   ┌─ input 2:1:33
//!   │
//! 1 │ struct D : B { using B::B; int &r; };
//!   │                                 ^
