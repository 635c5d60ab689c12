// [class.union]/6: only an assignment that names a member (of a member, or element) of a union makes it active; [expr.const]/5.18, /6: new
#include <new>
#include <memory>
union U { int a; float b; struct { int x, y; } s; int arr[3]; };
constexpr int t1() { U u{1}; u.b = 2.0f; return u.b; }
static_assert(t1() == 2);
constexpr int t2() { U u{.b = 1}; u.s.y = 5; return u.s.y; }
static_assert(t2() == 5);
constexpr int t3() { U u{.b = 1}; u.arr[1] = 5; return u.arr[1]; }
static_assert(t3() == 5);
constexpr int t4() { U u{.b = 1}; std::construct_at(&u.a, 7); return u.a; }
static_assert(t4() == 7);
constexpr int bad1() { U u{.b = 1}; int *p = &u.a; *p = 5; return u.a; }
static_assert(bad1() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 13:1:15
//!   │
//! 1 │ static_assert(bad1() == 5);
//!   │               ^^^^^^^^^^^
//! note: assignment to member `a` of a union whose active member is `b`
//!   ┌─ input 12:1:52
//!   │
//! 1 │ constexpr int bad1() { U u{.b = 1}; int *p = &u.a; *p = 5; return u.a; }
//!   │                                                    ^^^^^^
//! note: in the call of `int bad1()`
//!   ┌─ input 13:1:15
//!   │
//! 1 │ static_assert(bad1() == 5);
//!   │               ^^^^^^
constexpr int bad2() { U u{.b = 1}; int &p = u.a; p = 5; return u.a; }
static_assert(bad2() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 14:1:15
//!   │
//! 1 │ static_assert(bad2() == 5);
//!   │               ^^^^^^^^^^^
//! note: assignment to member `a` of a union whose active member is `b`
//!   ┌─ input 13:1:51
//!   │
//! 1 │ constexpr int bad2() { U u{.b = 1}; int &p = u.a; p = 5; return u.a; }
//!   │                                                   ^^^^^
//! note: in the call of `int bad2()`
//!   ┌─ input 14:1:15
//!   │
//! 1 │ static_assert(bad2() == 5);
//!   │               ^^^^^^
constexpr int bad3() { U u{.b = 1}; u.a++; return u.a; }
static_assert(bad3() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 15:1:15
//!   │
//! 1 │ static_assert(bad3() == 5);
//!   │               ^^^^^^^^^^^
//! note: read of member `a` of a union whose active member is `b`
//!   ┌─ input 14:1:37
//!   │
//! 1 │ constexpr int bad3() { U u{.b = 1}; u.a++; return u.a; }
//!   │                                     ^^^^^
//! note: in the call of `int bad3()`
//!   ┌─ input 15:1:15
//!   │
//! 1 │ static_assert(bad3() == 5);
//!   │               ^^^^^^
constexpr int bad4() { U u{.b = 1}; u.a += 3; return u.a; }
static_assert(bad4() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 16:1:15
//!   │
//! 1 │ static_assert(bad4() == 5);
//!   │               ^^^^^^^^^^^
//! note: read of member `a` of a union whose active member is `b`
//!   ┌─ input 15:1:37
//!   │
//! 1 │ constexpr int bad4() { U u{.b = 1}; u.a += 3; return u.a; }
//!   │                                     ^^^^^^^^
//! note: in the call of `int bad4()`
//!   ┌─ input 16:1:15
//!   │
//! 1 │ static_assert(bad4() == 5);
//!   │               ^^^^^^
constexpr int bad5() { U u{.b = 1}; return u.a; }
static_assert(bad5() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 17:1:15
//!   │
//! 1 │ static_assert(bad5() == 5);
//!   │               ^^^^^^^^^^^
//! note: read of member `a` of a union whose active member is `b`
//!   ┌─ input 16:1:44
//!   │
//! 1 │ constexpr int bad5() { U u{.b = 1}; return u.a; }
//!   │                                            ^^^
//! note: in the call of `int bad5()`
//!   ┌─ input 17:1:15
//!   │
//! 1 │ static_assert(bad5() == 5);
//!   │               ^^^^^^
constexpr int bad6() { int x = 0; new (&x) int(5); return x; }
static_assert(bad6() == 5);
//! error: the condition is not a constant expression
//!   ┌─ input 18:1:15
//!   │
//! 1 │ static_assert(bad6() == 5);
//!   │               ^^^^^^^^^^^
//! note: placement new outside of `std::construct_at` cannot be evaluated at compile time
//!   ┌─ input 17:1:35
//!   │
//! 1 │ constexpr int bad6() { int x = 0; new (&x) int(5); return x; }
//!   │                                   ^^^^^^^^^^^^^^^
//! note: in the call of `int bad6()`
//!   ┌─ input 18:1:15
//!   │
//! 1 │ static_assert(bad6() == 5);
//!   │               ^^^^^^
constexpr int good7() { int *p = new (std::nothrow) int(5); int r = *p; delete p; return r; }
static_assert(good7() == 5);
struct C { int i; constexpr C() : i(3) {} void *operator new(std::size_t n); void operator delete(void*); };
constexpr int bad8() { C *p = new C; int r = p->i; delete p; return r; }
static_assert(bad8() == 3);
//! error: the condition is not a constant expression
//!   ┌─ input 22:1:15
//!   │
//! 1 │ static_assert(bad8() == 3);
//!   │               ^^^^^^^^^^^
//! note: a call of the `operator new` of a class cannot be evaluated at compile time
//!   ┌─ input 21:1:31
//!   │
//! 1 │ constexpr int bad8() { C *p = new C; int r = p->i; delete p; return r; }
//!   │                               ^^^^^
//! note: in the call of `int bad8()`
//!   ┌─ input 22:1:15
//!   │
//! 1 │ static_assert(bad8() == 3);
//!   │               ^^^^^^
struct N { int i; constexpr N(int i) : i(i) {} constexpr N &operator=(const N &o) { i = o.i; return *this; } };
union V { int a; N n; constexpr V() : a(0) {} };
constexpr int bad9() { V v; v.n = N(4); return v.n.i; }
static_assert(bad9() == 4);
//! error: the condition is not a constant expression
//!   ┌─ input 25:1:15
//!   │
//! 1 │ static_assert(bad9() == 4);
//!   │               ^^^^^^^^^^^
//! note: call of a member function on member `n` of a union whose active member is `a`
//!   ┌─ input 24:1:29
//!   │
//! 1 │ constexpr int bad9() { V v; v.n = N(4); return v.n.i; }
//!   │                             ^^^^^^^^^^
//! note: in the call of `int bad9()`
//!   ┌─ input 25:1:15
//!   │
//! 1 │ static_assert(bad9() == 4);
//!   │               ^^^^^^
struct T { int i; }; union W { int a; T t; };
constexpr int good10() { W w{1}; w.t = T{5}; return w.t.i; }
static_assert(good10() == 5);
constexpr int good11() { W w{1}; w.t.i = 5; return w.t.i; }
static_assert(good11() == 5);
