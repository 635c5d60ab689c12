// [dcl.enum]/4, [class.access.spec]/5: enumerations that are members have the access of their first declaration, and so have their
// enumerators; what is declared behind a qualifier stands in no class. [temp.pre]/1: no enumeration is a template.
class A { enum B { b }; enum C : int; public: enum D : int; enum E { e }; };
A::B x;
//! error: `B` is a private member of `A`
//!   ┌─ input 2:1:4
//!   │
//! 1 │ A::B x;
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:16
//!   │
//! 1 │ class A { enum B { b }; enum C : int; public: enum D : int; enum E { e }; };
//!   │                ^
A::b
//! error: `b` is a private member of `A`
//!   ┌─ input 2:1:4
//!   │
//! 1 │ A::b
//!   │    ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:20
//!   │
//! 1 │ class A { enum B { b }; enum C : int; public: enum D : int; enum E { e }; };
//!   │                    ^
enum A::C : int { c };
A::c
//! error: `c` is a private member of `A`
//!   ┌─ input 3:1:4
//!   │
//! 1 │ A::c
//!   │    ^
//! note: it is declared private here
//!   ┌─ input 2:1:19
//!   │
//! 1 │ enum A::C : int { c };
//!   │                   ^
enum A::D : int { d };
A::d
//= (A::D) (A::d) : (int) 0
A::e
//= (A::E) (A::e) : (unsigned int) 0
class F { public: enum G : int; private: enum G : int { g }; };
//! error: the enumeration `G` is declared with another access
//!   ┌─ input 6:1:47
//!   │
//! 1 │ class F { public: enum G : int; private: enum G : int { g }; };
//!   │                                               ^
//! note: the earlier declaration is here
//!   ┌─ input 6:1:24
//!   │
//! 1 │ class F { public: enum G : int; private: enum G : int { g }; };
//!   │                        ^
struct H { enum I : int; enum H::I : int { i }; };
//! error: the enumeration `I` cannot have a qualified name in a class
//!   ┌─ input 6:1:34
//!   │
//! 1 │ struct H { enum I : int; enum H::I : int { i }; };
//!   │                                  ^
struct J { struct K { enum L : char; }; enum K::L : char { l }; };
//! error: the enumeration `L` cannot have a qualified name in a class
//!   ┌─ input 6:1:49
//!   │
//! 1 │ struct J { struct K { enum L : char; }; enum K::L : char { l }; };
//!   │                                                 ^
template<int> enum M : int { m };
//! error: only a class, a function, a variable, an alias or a concept can be a template
//!   ┌─ input 6:1:15
//!   │
//! 1 │ template<int> enum M : int { m };
//!   │               ^^^^^^^^^^^^^^^^^^
