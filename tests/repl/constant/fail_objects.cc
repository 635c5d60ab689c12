// [expr.const]/5: what the evaluation of an object's life may not do.
constexpr int after_life() { int *p = new int(1); delete p; return *p; }
static_assert(after_life() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 2:1:15
//!   │
//! 1 │ static_assert(after_life() == 1);
//!   │               ^^^^^^^^^^^^^^^^^
//! note: read of an object outside its lifetime
//!   ┌─ input 1:1:68
//!   │
//! 1 │ constexpr int after_life() { int *p = new int(1); delete p; return *p; }
//!   │                                                                    ^^
//! note: in the call of `int after_life()`
//!   ┌─ input 2:1:15
//!   │
//! 1 │ static_assert(after_life() == 1);
//!   │               ^^^^^^^^^^^^
constexpr int leaks() { int *p = new int(1); return *p; }
static_assert(leaks() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 3:1:15
//!   │
//! 1 │ static_assert(leaks() == 1);
//!   │               ^^^^^^^^^^^^ memory that was allocated here is not deallocated
constexpr int twice() { int *p = new int(1); delete p; delete p; return 1; }
static_assert(twice() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 4:1:15
//!   │
//! 1 │ static_assert(twice() == 1);
//!   │               ^^^^^^^^^^^^
//! note: deallocation of what was not allocated here, or was deallocated before
//!   ┌─ input 3:1:56
//!   │
//! 1 │ constexpr int twice() { int *p = new int(1); delete p; delete p; return 1; }
//!   │                                                        ^^^^^^^^
//! note: in the call of `int twice()`
//!   ┌─ input 4:1:15
//!   │
//! 1 │ static_assert(twice() == 1);
//!   │               ^^^^^^^
constexpr int mismatched() { int *p = new int[2]{1, 2}; delete p; return 1; }
static_assert(mismatched() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 5:1:15
//!   │
//! 1 │ static_assert(mismatched() == 1);
//!   │               ^^^^^^^^^^^^^^^^^
//! note: `delete` of what `new[]` made
//!   ┌─ input 4:1:57
//!   │
//! 1 │ constexpr int mismatched() { int *p = new int[2]{1, 2}; delete p; return 1; }
//!   │                                                         ^^^^^^^^
//! note: in the call of `int mismatched()`
//!   ┌─ input 5:1:15
//!   │
//! 1 │ static_assert(mismatched() == 1);
//!   │               ^^^^^^^^^^^^
constexpr const int &dangling() { int x = 1; return x; }
static_assert(dangling() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 6:1:15
//!   │
//! 1 │ static_assert(dangling() == 1);
//!   │               ^^^^^^^^^^^^^^^
//! note: read of an object outside its lifetime
//!   ┌─ input 6:1:15
//!   │
//! 1 │ static_assert(dangling() == 1);
//!   │               ^^^^^^^^^^
union U { int a; float b; };
constexpr float inactive() { U u{1}; return u.b; }
static_assert(inactive() == 1);
//! error: the condition is not a constant expression
//!   ┌─ input 8:1:15
//!   │
//! 1 │ static_assert(inactive() == 1);
//!   │               ^^^^^^^^^^^^^^^
//! note: read of member `b` of a union whose active member is `a`
//!   ┌─ input 7:1:45
//!   │
//! 1 │ constexpr float inactive() { U u{1}; return u.b; }
//!   │                                             ^^^
//! note: in the call of `float inactive()`
//!   ┌─ input 8:1:15
//!   │
//! 1 │ static_assert(inactive() == 1);
//!   │               ^^^^^^^^^^
// [dcl.type.cv]/4
constexpr int constant() { const int c = 1; const_cast<int &>(c) = 2; return c; }
static_assert(constant() == 2);
//! error: the condition is not a constant expression
//!   ┌─ input 9:1:15
//!   │
//! 1 │ static_assert(constant() == 2);
//!   │               ^^^^^^^^^^^^^^^
//! note: modification of a const object
//!   ┌─ input 8:1:45
//!   │
//! 1 │ constexpr int constant() { const int c = 1; const_cast<int &>(c) = 2; return c; }
//!   │                                             ^^^^^^^^^^^^^^^^^^^^^^^^
//! note: in the call of `int constant()`
//!   ┌─ input 9:1:15
//!   │
//! 1 │ static_assert(constant() == 2);
//!   │               ^^^^^^^^^^
struct M { int a; mutable int b; constexpr M(int x) : a(x), b(x) { a++; } };
constexpr int member() { const M m(1); m.b = 5; const_cast<M &>(m).a = 2; return m.a; }
static_assert(member() == 2);
//! error: the condition is not a constant expression
//!   ┌─ input 11:1:15
//!   │
//! 1 │ static_assert(member() == 2);
//!   │               ^^^^^^^^^^^^^
//! note: modification of a const object
//!   ┌─ input 10:1:49
//!   │
//! 1 │ constexpr int member() { const M m(1); m.b = 5; const_cast<M &>(m).a = 2; return m.a; }
//!   │                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
//! note: in the call of `int member()`
//!   ┌─ input 11:1:15
//!   │
//! 1 │ static_assert(member() == 2);
//!   │               ^^^^^^^^
// What depends on the object, and not on its constant members, is fine.
constexpr int changed() { const M m(1); m.b = 5; return m.a * 10 + m.b; }
static_assert(changed() == 25);
consteval int divide(int x) { return 10 / x; }
int bad = divide(0);
//! error: call to consteval function `divide` is not constant
//!   ┌─ input 14:1:11
//!   │
//! 1 │ int bad = divide(0);
//!   │           ^^^^^^^^^
//! note: division by zero
//!   ┌─ input 13:1:38
//!   │
//! 1 │ consteval int divide(int x) { return 10 / x; }
//!   │                                      ^^^^^^
//! note: in the call of `int divide(int)`
//!   ┌─ input 14:1:11
//!   │
//! 1 │ int bad = divide(0);
//!   │           ^^^^^^^^^
