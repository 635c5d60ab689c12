// [dcl.typedef]/1, [class.friend]/9, [dcl.fct.spec]/4, [class.dtor]/1: specifiers that do not go together.
static typedef int i;
//! error: `typedef` cannot be combined with `static`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ static typedef int i;
//!   │ ^^^^^^^^^^^^^^^^^^
struct A { typedef static int t; };
//! error: `static` cannot be combined with the storage class before it
//!   ┌─ input 1:1:20
//!   │
//! 1 │ struct A { typedef static int t; };
//!   │                    ^^^^^^
struct A { friend virtual void f(); };
//! error: `friend` cannot be combined with `virtual`
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { friend virtual void f(); };
//!   │            ^^^^^^^^^^^^^^^^^^^
struct A { explicit void f(); };
//! error: only a constructor or a conversion function can be `explicit`
//!   ┌─ input 1:1:26
//!   │
//! 1 │ struct A { explicit void f(); };
//!   │                          ^
struct A { static ~A(); };
//! error: a destructor cannot be `static`
//!   ┌─ input 1:1:19
//!   │
//! 1 │ struct A { static ~A(); };
//!   │                   ^
struct A { constexpr explicit A(int) {} explicit operator int() const; constexpr friend int f(A) { return 1; } friend inline void g(A) {} typedef int t; };
template <class T> friend void g();
//! error: `friend` can only stand in a class
//!   ┌─ input 2:1:32
//!   │
//! 1 │ template <class T> friend void g();
//!   │                                ^
int main;
//! error: `main` can only be a function
//!   ┌─ input 2:1:5
//!   │
//! 1 │ int main;
//!   │     ^^^^
namespace N { int main = 2; }
N::main
//= (int) 2
