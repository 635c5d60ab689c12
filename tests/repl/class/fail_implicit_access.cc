// [class.default.ctor]/2.7, [class.copy.ctor]/10.2, [class.dtor]/7.2: what is inaccessible makes defaulted members deleted.
class Single { Single() {} Single(const Single &) {} friend class Maker; public: int v = 1; };
struct HasSingle { Single s; };
HasSingle h;
//! error: use of the implicitly deleted default constructor of `HasSingle`
//!   ┌─ input 3:1:11
//!   │
//! 1 │ HasSingle h;
//!   │           ^
//! note: `HasSingle::HasSingle()` is implicitly deleted here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct HasSingle { Single s; };
//!   │        ^^^^^^^^^
//! note: it is deleted because the member `s` has an inaccessible default constructor
//!   ┌─ input 2:1:27
//!   │
//! 1 │ struct HasSingle { Single s; };
//!   │                           ^
class Maker { Single s; public: int get() { return s.v; } };
Maker().get()
//= (int) 1
class Base { protected: Base() {} Base(const Base &) {} ~Base() {} };
struct Derived : Base {};
Derived d;
Derived e = d;
struct HasBase { Base b; };
HasBase f;
//! error: use of the implicitly deleted default constructor of `HasBase`
//!   ┌─ input 10:1:9
//!   │
//! 1 │ HasBase f;
//!   │         ^
//! note: `HasBase::HasBase()` is implicitly deleted here
//!   ┌─ input 9:1:8
//!   │
//! 1 │ struct HasBase { Base b; };
//!   │        ^^^^^^^
//! note: it is deleted because the member `b` has a deleted or inaccessible destructor
//!   ┌─ input 9:1:23
//!   │
//! 1 │ struct HasBase { Base b; };
//!   │                       ^
Base g;
//! error: the constructor of `Base` is protected
//!   ┌─ input 10:1:6
//!   │
//! 1 │ Base g;
//!   │      ^
//! note: it is declared protected here
//!   ┌─ input 5:1:25
//!   │
//! 1 │ class Base { protected: Base() {} Base(const Base &) {} ~Base() {} };
//!   │                         ^^^^
//! error: the destructor of `Base` is protected
//!   ┌─ input 10:1:6
//!   │
//! 1 │ Base g;
//!   │      ^
//! note: it is declared protected here
//!   ┌─ input 5:1:57
//!   │
//! 1 │ class Base { protected: Base() {} Base(const Base &) {} ~Base() {} };
//!   │                                                         ^
