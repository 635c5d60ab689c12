// [class.access.base]/5, [class.protected]/1: a pointer to a member is made of a member that is accessible; of a protected one, through
// the class itself.
class A { void p(); int q; protected: void f() {} int i; static int s; };
struct B : A { void g() { &B::f; &B::i; &A::s; } };
//! warning: value is not used
//!   ┌─ input 2:1:27
//!   │
//! 1 │ struct B : A { void g() { &B::f; &B::i; &A::s; } };
//!   │                           ^^^^^
//! warning: value is not used
//!   ┌─ input 2:1:34
//!   │
//! 1 │ struct B : A { void g() { &B::f; &B::i; &A::s; } };
//!   │                                  ^^^^^
auto p = &A::p;
//! error: `p` is a private member of `A`
//!   ┌─ input 3:1:14
//!   │
//! 1 │ auto p = &A::p;
//!   │              ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:16
//!   │
//! 1 │ class A { void p(); int q; protected: void f() {} int i; static int s; };
//!   │                ^
int A::*q = &A::q;
//! error: `q` is a private member of `A`
//!   ┌─ input 3:1:17
//!   │
//! 1 │ int A::*q = &A::q;
//!   │                 ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:25
//!   │
//! 1 │ class A { void p(); int q; protected: void f() {} int i; static int s; };
//!   │                         ^
struct C : A { void g() { void (A::*p)() = &A::f; auto q = &A::i; } };
//! error: `f` is a protected member of `A`
//!   ┌─ input 3:1:48
//!   │
//! 1 │ struct C : A { void g() { void (A::*p)() = &A::f; auto q = &A::i; } };
//!   │                                                ^
//!   │
//!   = `C` may use it on objects of `C` only, and this is a `A`
//! note: it is declared protected here
//!   ┌─ input 1:1:44
//!   │
//! 1 │ class A { void p(); int q; protected: void f() {} int i; static int s; };
//!   │                                            ^
//! error: `i` is a protected member of `A`
//!   ┌─ input 3:1:64
//!   │
//! 1 │ struct C : A { void g() { void (A::*p)() = &A::f; auto q = &A::i; } };
//!   │                                                                ^
//!   │
//!   = `C` may use it on objects of `C` only, and this is a `A`
//! note: it is declared protected here
//!   ┌─ input 1:1:55
//!   │
//! 1 │ class A { void p(); int q; protected: void f() {} int i; static int s; };
//!   │                                                       ^
