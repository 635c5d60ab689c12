// [class.static.data]/4: which static members have initialisers in their class; [dcl.fct.spec]/2: only member functions are virtual.
struct A { static int x = 1; };
//! error: the static member `x` must be `inline` to have an initialiser in its class
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct A { static int x = 1; };
//!   │                       ^
struct A { static int y[] = {1}; };
//! error: the static member `y` must be `inline` to have an initialiser in its class
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct A { static int y[] = {1}; };
//!   │                       ^
struct A { static const double d = 1; };
//! error: the static member `d` must be `constexpr` or `inline` to have an initialiser in its class
//!   ┌─ input 1:1:32
//!   │
//! 1 │ struct A { static const double d = 1; };
//!   │                                ^
struct A { virtual int v; };
//! error: only a member function can be virtual
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct A { virtual int v; };
//!   │                        ^
struct E { static const int a = 1; static inline int b = 2; static constexpr double c = 3; enum F { g = 4 }; static const F h = g; static const auto i = 5; };
E::a + E::b + E::c + E::i + E::h
//= (double) 15.0
