// [class.friend]/6: what defines a function has a plain name. [class.friend]/2: a destructor is named as a member.
namespace N { void f(); } struct B { ~B(); };
struct A { friend void N::f() {} };
//! error: a function that a friend declaration defines cannot have a qualified name
//!   ┌─ input 2:1:24
//!   │
//! 1 │ struct A { friend void N::f() {} };
//!   │                        ^^^^
struct A { friend void ::g() {} };
//! error: a function that a friend declaration defines cannot have a qualified name
//!   ┌─ input 2:1:24
//!   │
//! 1 │ struct A { friend void ::g() {} };
//!   │                        ^^^
//! error: no function `g` of type `void ()` in the global namespace
//!   ┌─ input 2:1:26
//!   │
//! 1 │ struct A { friend void ::g() {} };
//!   │                          ^
struct A { friend ~A(); };
//! error: a destructor that is a friend must be named as a member of its class
//!   ┌─ input 2:1:19
//!   │
//! 1 │ struct A { friend ~A(); };
//!   │                   ^
struct A { friend B::~B(); friend void N::f(); friend void h() {} };
