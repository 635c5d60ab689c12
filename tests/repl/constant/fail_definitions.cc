// [dcl.constexpr]/3 to /5: what definitions of constexpr functions may hold, before C++23; /10: the type of a constexpr variable; /1: all
// declarations of a function are constexpr, or none is.
struct NonLiteral { NonLiteral() {} };
constexpr int takes(NonLiteral) { return 0; }
//! error: a constexpr function cannot have a parameter of type `NonLiteral`, which is no literal type
//!   ┌─ input 2:1:31
//!   │
//! 1 │ constexpr int takes(NonLiteral) { return 0; }
//!   │                               ^
//! note: `NonLiteral` is defined here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct NonLiteral { NonLiteral() {} };
//!   │        ^^^^^^^^^^
constexpr NonLiteral gives() { return {}; }
//! error: a constexpr function cannot return `NonLiteral`, which is no literal type
//!   ┌─ input 2:1:22
//!   │
//! 1 │ constexpr NonLiteral gives() { return {}; }
//!   │                      ^^^^^
//! note: `NonLiteral` is defined here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct NonLiteral { NonLiteral() {} };
//!   │        ^^^^^^^^^^
struct Own { Own() {} constexpr Own same(Own o) { return o; } };
//! error: a constexpr function cannot return `Own`, which is no literal type
//!   ┌─ input 2:1:37
//!   │
//! 1 │ struct Own { Own() {} constexpr Own same(Own o) { return o; } };
//!   │                                     ^^^^
//! note: `Own` is defined here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct Own { Own() {} constexpr Own same(Own o) { return o; } };
//!   │        ^^^
//! error: a constexpr function cannot have a parameter of type `Own`, which is no literal type
//!   ┌─ input 2:1:46
//!   │
//! 1 │ struct Own { Own() {} constexpr Own same(Own o) { return o; } };
//!   │                                              ^
//! note: `Own` is defined here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct Own { Own() {} constexpr Own same(Own o) { return o; } };
//!   │        ^^^
struct Empty {};
struct Virtual : virtual Empty { constexpr Virtual() {} };
//! error: a constexpr constructor cannot belong to a class with virtual bases
//!   ┌─ input 3:1:44
//!   │
//! 1 │ struct Virtual : virtual Empty { constexpr Virtual() {} };
//!   │                                            ^^^^^^^
//! note: the virtual base is here
//!   ┌─ input 3:1:18
//!   │
//! 1 │ struct Virtual : virtual Empty { constexpr Virtual() {} };
//!   │                  ^^^^^^^^^^^^^
struct Derived : NonLiteral { constexpr Derived() : NonLiteral() {} };
//! error: a constexpr constructor cannot call `NonLiteral::NonLiteral()`, which is not constexpr
//!   ┌─ input 3:1:41
//!   │
//! 1 │ struct Derived : NonLiteral { constexpr Derived() : NonLiteral() {} };
//!   │                                         ^^^^^^^
//! note: it is declared here
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct NonLiteral { NonLiteral() {} };
//!   │                     ^^^^^^^^^^
struct Member { NonLiteral m[1]; constexpr Member() : m() {} };
//! error: a constexpr constructor cannot call `NonLiteral::NonLiteral()`, which is not constexpr
//!   ┌─ input 3:1:44
//!   │
//! 1 │ struct Member { NonLiteral m[1]; constexpr Member() : m() {} };
//!   │                                            ^^^^^^
//! note: it is declared here
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct NonLiteral { NonLiteral() {} };
//!   │                     ^^^^^^^^^^
struct Delegating { Delegating(int) {} constexpr Delegating() : Delegating(1) {} };
//! error: a constexpr constructor cannot call `Delegating::Delegating(int)`, which is not constexpr
//!   ┌─ input 3:1:50
//!   │
//! 1 │ struct Delegating { Delegating(int) {} constexpr Delegating() : Delegating(1) {} };
//!   │                                                  ^^^^^^^^^^
//! note: it is declared here
//!   ┌─ input 3:1:21
//!   │
//! 1 │ struct Delegating { Delegating(int) {} constexpr Delegating() : Delegating(1) {} };
//!   │                     ^^^^^^^^^^
constexpr int statics(int i) { static int j = i; return j; }
//! error: a static variable cannot stand in a constexpr function before C++23
//!   ┌─ input 3:1:43
//!   │
//! 1 │ constexpr int statics(int i) { static int j = i; return j; }
//!   │                                           ^
constexpr int threads(int i) { thread_local int j = i; return j; }
//! error: a `thread_local` variable cannot stand in a constexpr function before C++23
//!   ┌─ input 3:1:49
//!   │
//! 1 │ constexpr int threads(int i) { thread_local int j = i; return j; }
//!   │                                                 ^
constexpr int jumps(int i) { goto done; done: return i; }
//! error: `goto` cannot stand in a constexpr function before C++23
//!   ┌─ input 3:1:35
//!   │
//! 1 │ constexpr int jumps(int i) { goto done; done: return i; }
//!   │                                   ^^^^
//! error: a label cannot stand in a constexpr function before C++23
//!   ┌─ input 3:1:41
//!   │
//! 1 │ constexpr int jumps(int i) { goto done; done: return i; }
//!   │                                         ^^^^^^^^^^^^^^^
constexpr int holds(int i) { NonLiteral n; return i; }
//! error: a variable of type `NonLiteral`, which is no literal type, cannot stand in a constexpr function before C++23
//!   ┌─ input 3:1:41
//!   │
//! 1 │ constexpr int holds(int i) { NonLiteral n; return i; }
//!   │                                         ^
constexpr int nothing() {}
//! error: the constexpr function never returns a value of type `int`
//!   ┌─ input 3:1:26
//!   │
//! 1 │ constexpr int nothing() {}
//!   │                          ^
struct Volatile { volatile int v; constexpr Volatile() : v() {} };
constexpr Volatile variable;
//! error: the constexpr variable `variable` has the type `Volatile`, which is no literal type
//!   ┌─ input 4:1:20
//!   │
//! 1 │ constexpr Volatile variable;
//!   │                    ^^^^^^^^
//! note: `const Volatile` is defined here
//!   ┌─ input 3:1:8
//!   │
//! 1 │ struct Volatile { volatile int v; constexpr Volatile() : v() {} };
//!   │        ^^^^^^^^
int plain(int); constexpr int plain(int i) { return i; }
//! error: `plain` is declared with `constexpr`, but was declared without it
//!   ┌─ input 4:1:31
//!   │
//! 1 │ int plain(int); constexpr int plain(int i) { return i; }
//!   │                               ^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 4:1:5
//!   │
//! 1 │ int plain(int); constexpr int plain(int i) { return i; }
//!   │     ^^^^^
struct Later { constexpr int f(); }; int Later::f() { return 1; }
//! error: `f` is declared without `constexpr`, but was declared with it
//!   ┌─ input 4:1:49
//!   │
//! 1 │ struct Later { constexpr int f(); }; int Later::f() { return 1; }
//!   │                                                 ^
//! note: the earlier declaration is here
//!   ┌─ input 4:1:30
//!   │
//! 1 │ struct Later { constexpr int f(); }; int Later::f() { return 1; }
//!   │                              ^
// Templates, lambdas and defaulted functions are constexpr if they can.
template<class T> constexpr int any(T) { static int i = 4; return i; }
any(NonLiteral()) + [] { static int k = 5; return k; }()
//= (int) 9
struct Maybe { NonLiteral n; Maybe() = default; }; constexpr int reference(const NonLiteral&, int i) { return i; }
reference(NonLiteral(), 6)
//= (int) 6
