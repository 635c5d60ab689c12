// [temp.res]/8: what a class template declares that depends on no parameter is checked where it is written.
struct Inc; struct Fin final {}; enum class Col { red }; int ff(int);
template <class T> struct A { Inc m; static Inc s; Inc *p; };
//! error: the member `m` has incomplete type `Inc`
//!   ┌─ input 2:1:35
//!   │
//! 1 │ template <class T> struct A { Inc m; static Inc s; Inc *p; };
//!   │                                   ^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Inc; struct Fin final {}; enum class Col { red }; int ff(int);
//!   │        ^^^
template <class T> struct A : Fin {};
//! error: the base `Fin` is final
//!   ┌─ input 2:1:31
//!   │
//! 1 │ template <class T> struct A : Fin {};
//!   │                               ^^^
template <class T> struct A { int x = "s"; static constexpr int y = "s"; };
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:39
//!   │
//! 1 │ template <class T> struct A { int x = "s"; static constexpr int y = "s"; };
//!   │                                       ^^^ in this initialisation
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:69
//!   │
//! 1 │ template <class T> struct A { int x = "s"; static constexpr int y = "s"; };
//!   │                                                                     ^^^ in this initialisation
template <class T> struct A { static_assert(ff()); };
//! error: too few arguments: `ff` takes 1 argument, has 0
//!   ┌─ input 2:1:45
//!   │
//! 1 │ template <class T> struct A { static_assert(ff()); };
//!   │                                             ^^^^
//! note: declared as `int ff(int)`
//!   ┌─ input 1:1:62
//!   │
//! 1 │ struct Inc; struct Fin final {}; enum class Col { red }; int ff(int);
//!   │                                                              ^^
template <class T> struct A { enum { a = 1.5 }; };
//! error: the value of the enumerator `a` has the non-integral type `double`
//!   ┌─ input 2:1:42
//!   │
//! 1 │ template <class T> struct A { enum { a = 1.5 }; };
//!   │                                          ^^^
template <class T> struct A { void f(int, int x = "s"); void f(Inc); };
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:51
//!   │
//! 1 │ template <class T> struct A { void f(int, int x = "s"); void f(Inc); };
//!   │                                                   ^^^ in this initialisation
template <class T> struct A { void f(Inc) {} };
//! error: a parameter has incomplete type `Inc`
//!   ┌─ input 2:1:38
//!   │
//! 1 │ template <class T> struct A { void f(Inc) {} };
//!   │                                      ^^^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Inc; struct Fin final {}; enum class Col { red }; int ff(int);
//!   │        ^^^
template <class T> struct A { typedef Col::blue X; };
//! error: no `blue` in `Col`
//!   ┌─ input 2:1:44
//!   │
//! 1 │ template <class T> struct A { typedef Col::blue X; };
//!   │                                            ^^^^
template <class T> struct A { int f() { return Undecl::x; } typename Undecl::x y; };
//! error: use of undeclared `Undecl`
//!   ┌─ input 2:1:48
//!   │
//! 1 │ template <class T> struct A { int f() { return Undecl::x; } typename Undecl::x y; };
//!   │                                                ^^^^^^
//! error: use of undeclared `Undecl`
//!   ┌─ input 2:1:70
//!   │
//! 1 │ template <class T> struct A { int f() { return Undecl::x; } typename Undecl::x y; };
//!   │                                                                      ^^^^^^
template <class T> struct A { typedef int I; void f() { I i = "s"; } struct N { Inc x; }; };
//! error: the member `x` has incomplete type `Inc`
//!   ┌─ input 2:1:85
//!   │
//! 1 │ template <class T> struct A { typedef int I; void f() { I i = "s"; } struct N { Inc x; }; };
//!   │                                                                                     ^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Inc; struct Fin final {}; enum class Col { red }; int ff(int);
//!   │        ^^^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:63
//!   │
//! 1 │ template <class T> struct A { typedef int I; void f() { I i = "s"; } struct N { Inc x; }; };
//!   │                                                               ^^^ in this initialisation
template <class T> struct A { A() : x(ff("s")) {} int x; template <class U> int g(U) { return Col::blue; } };
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:42
//!   │
//! 1 │ template <class T> struct A { A() : x(ff("s")) {} int x; template <class U> int g(U) { return Col::blue; } };
//!   │                                          ^^^ in this argument
//! error: no `blue` in `Col`
//!   ┌─ input 2:1:100
//!   │
//! 1 │ template <class T> struct A { A() : x(ff("s")) {} int x; template <class U> int g(U) { return Col::blue; } };
//!   │                                                                                                    ^^^^
template <class T> int v = "s";
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:28
//!   │
//! 1 │ template <class T> int v = "s";
//!   │                            ^^^ in this initialisation
template <class T> void f(T t, int x = "s");
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:40
//!   │
//! 1 │ template <class T> void f(T t, int x = "s");
//!   │                                        ^^^ in this initialisation
