// [dcl.fct.default]: a default argument that needs itself; [class.dtor]: the destructor of an incomplete class; [class.compare.default]/1: a comparison of a class is defaulted by the class or by a friend of it.
struct A { A(const A & = A()); };
//! error: the default argument of parameter 1 of `A` needs itself
//!   ┌─ input 1:1:26
//!   │
//! 1 │ struct A { A(const A & = A()); };
//!   │                          ^^^
int f(int n = f()); 
//! error: the default argument of the parameter `n` of `f` needs itself
//!   ┌─ input 1:1:15
//!   │
//! 1 │ int f(int n = f());
//!   │               ^^^
class I; void g(void *p) { static_cast<I *>(p)->~I(); }
//! error: an object whose destructor is called has incomplete type `I`
//!   ┌─ input 1:1:28
//!   │
//! 1 │ class I; void g(void *p) { static_cast<I *>(p)->~I(); }
//!   │                            ^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: it is only declared here
//!   ┌─ input 1:1:7
//!   │
//! 1 │ class I; void g(void *p) { static_cast<I *>(p)->~I(); }
//!   │       ^
#include <compare>
struct B { int n = 1; };
bool operator==(const B &, const B &) = default;
//! error: `operator==` cannot be defaulted: it is no friend of the class that it compares
//!   ┌─ input 3:1:6
//!   │
//! 1 │ bool operator==(const B &, const B &) = default;
//!   │      ^^^^^^^^^^
struct C { int n = 1; friend bool operator==(const C &, const C &); };
bool operator==(const C &, const C &) = default;
C() == C()
//= (bool) true
