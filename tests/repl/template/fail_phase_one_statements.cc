// [temp.res]/8: expressions in every kind of statement of a function template are checked where they are written, when they depend
// on no parameter.
struct Inc; int ff(int);
template <class T> void f(T t) { switch (t) { case 1: ff("a"); } }
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:58
//!   │
//! 1 │ template <class T> void f(T t) { switch (t) { case 1: ff("a"); } }
//!   │                                                          ^^^ in this argument
template <class T> void f(T t) { for (auto x : t) ff("a"); }
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:54
//!   │
//! 1 │ template <class T> void f(T t) { for (auto x : t) ff("a"); }
//!   │                                                      ^^^ in this argument
template <class T> void f(T t) { try { ff("a"); } catch (int &i) { i = "s"; } }
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:43
//!   │
//! 1 │ template <class T> void f(T t) { try { ff("a"); } catch (int &i) { i = "s"; } }
//!   │                                           ^^^ in this argument
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:72
//!   │
//! 1 │ template <class T> void f(T t) { try { ff("a"); } catch (int &i) { i = "s"; } }
//!   │                                                                        ^^^ in this assignment
template <class T> void f(T t) { static int x = "s"; auto [a, b] = t; ff("b"); }
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:49
//!   │
//! 1 │ template <class T> void f(T t) { static int x = "s"; auto [a, b] = t; ff("b"); }
//!   │                                                 ^^^ in this initialisation
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:74
//!   │
//! 1 │ template <class T> void f(T t) { static int x = "s"; auto [a, b] = t; ff("b"); }
//!   │                                                                          ^^^ in this argument
template <class T> void f(T t) { struct L { Inc z; int y = "s"; } l; l.q(); ff(l); }
//! error: the member `z` has incomplete type `Inc`
//!   ┌─ input 2:1:49
//!   │
//! 1 │ template <class T> void f(T t) { struct L { Inc z; int y = "s"; } l; l.q(); ff(l); }
//!   │                                                 ^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Inc; int ff(int);
//!   │        ^^^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:60
//!   │
//! 1 │ template <class T> void f(T t) { struct L { Inc z; int y = "s"; } l; l.q(); ff(l); }
//!   │                                                            ^^^ in this initialisation
template <class T> void f(T t) { static_assert(sizeof(Inc) == 1); using I = int; I i = "s"; }
//! error: the operand of `sizeof` has incomplete type `Inc`
//!   ┌─ input 2:1:48
//!   │
//! 1 │ template <class T> void f(T t) { static_assert(sizeof(Inc) == 1); using I = int; I i = "s"; }
//!   │                                                ^^^^^^^^^^^
//! note: it is only declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Inc; int ff(int);
//!   │        ^^^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:88
//!   │
//! 1 │ template <class T> void f(T t) { static_assert(sizeof(Inc) == 1); using I = int; I i = "s"; }
//!   │                                                                                        ^^^ in this initialisation
template <class T> void f(T t) { static_assert(false, "only when it is instantiated"); }
