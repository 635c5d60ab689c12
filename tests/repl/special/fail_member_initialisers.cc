// [class.base.init]/2, /6, /8, /9: what cannot be initialised, or is not.
struct A { A(int); };
struct B : A { int m; B() : A(1), nothing(2) {} };
//! error: `nothing` is not a member or base of `B`
//!   ┌─ input 2:1:35
//!   │
//! 1 │ struct B : A { int m; B() : A(1), nothing(2) {} };
//!   │                                   ^^^^^^^
//! note: `B` is declared here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct B : A { int m; B() : A(1), nothing(2) {} };
//!   │        ^
struct C { int m; C() : A(1) {} };
//! error: `A` is not a direct base or virtual base of `C`
//!   ┌─ input 2:1:25
//!   │
//! 1 │ struct C { int m; C() : A(1) {} };
//!   │                         ^
struct D : A { D() {} };
//! error: no matching constructor of `A` for no arguments
//!   ┌─ input 2:1:16
//!   │
//! 1 │ struct D : A { D() {} };
//!   │                ^
//! note: candidate `A::A(int)`: needs 1 argument, has 0
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { A(int); };
//!   │            ^
//! note: the base `A` has no initialiser in this constructor
//!   ┌─ input 2:1:12
//!   │
//! 1 │ struct D : A { D() {} };
//!   │            ^
struct E { A a; E() {} };
//! error: no matching constructor of `A` for no arguments
//!   ┌─ input 2:1:17
//!   │
//! 1 │ struct E { A a; E() {} };
//!   │                 ^
//! note: candidate `A::A(int)`: needs 1 argument, has 0
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { A(int); };
//!   │            ^
//! note: the member `a` needs an initialiser in this constructor
//!   ┌─ input 2:1:14
//!   │
//! 1 │ struct E { A a; E() {} };
//!   │              ^
struct F { const int c; int &r; F() {} };
//! error: the constant member `c` of type `const int` is not initialised
//!   ┌─ input 2:1:33
//!   │
//! 1 │ struct F { const int c; int &r; F() {} };
//!   │                                 ^
//! note: the member `c` needs an initialiser in this constructor
//!   ┌─ input 2:1:22
//!   │
//! 1 │ struct F { const int c; int &r; F() {} };
//!   │                      ^
//! error: the reference `r` is not initialised
//!   ┌─ input 2:1:33
//!   │
//! 1 │ struct F { const int c; int &r; F() {} };
//!   │                                 ^
//! note: the member `r` needs an initialiser in this constructor
//!   ┌─ input 2:1:30
//!   │
//! 1 │ struct F { const int c; int &r; F() {} };
//!   │                              ^
struct G { int i, j; G() : i(1), j(2), i(3) {} };
//! error: the member `i` is initialised twice
//!   ┌─ input 2:1:40
//!   │
//! 1 │ struct G { int i, j; G() : i(1), j(2), i(3) {} };
//!   │                                        ^
//! note: it is initialised before here
//!   ┌─ input 2:1:28
//!   │
//! 1 │ struct G { int i, j; G() : i(1), j(2), i(3) {} };
//!   │                            ^
struct H { union { int i; float f; }; H() : i(1), f(2) {} };
//! error: `f` is a member of the same union as `i`
//!   ┌─ input 2:1:51
//!   │
//! 1 │ struct H { union { int i; float f; }; H() : i(1), f(2) {} };
//!   │                                                   ^
//! note: `i` is initialised here
//!   ┌─ input 2:1:45
//!   │
//! 1 │ struct H { union { int i; float f; }; H() : i(1), f(2) {} };
//!   │                                             ^
struct I { int i; I(int) {} I() : I(1), i(2) {} };
//! error: a constructor that delegates initialises nothing else
//!   ┌─ input 2:1:41
//!   │
//! 1 │ struct I { int i; I(int) {} I() : I(1), i(2) {} };
//!   │                                         ^
//! note: it delegates here
//!   ┌─ input 2:1:35
//!   │
//! 1 │ struct I { int i; I(int) {} I() : I(1), i(2) {} };
//!   │                                   ^
struct J { J() : J() {} };
//! error: the constructor delegates to itself
//!   ┌─ input 2:1:18
//!   │
//! 1 │ struct J { J() : J() {} };
//!   │                  ^
struct K : A { K() : A(1), A(2) {} };
//! error: the base `A` is initialised twice
//!   ┌─ input 2:1:28
//!   │
//! 1 │ struct K : A { K() : A(1), A(2) {} };
//!   │                            ^
//! note: it is initialised before here
//!   ┌─ input 2:1:22
//!   │
//! 1 │ struct K : A { K() : A(1), A(2) {} };
//!   │                      ^
struct L : A { int m; L() : A("x"), m("y") {} };
//! error: no matching constructor of `A` for `(const char[2])`
//!   ┌─ input 2:1:31
//!   │
//! 1 │ struct L : A { int m; L() : A("x"), m("y") {} };
//!   │                               ^^^
//! note: candidate `A::A(int)`: argument 1: no conversion from `const char[2]` to `int`
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { A(int); };
//!   │            ^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:39
//!   │
//! 1 │ struct L : A { int m; L() : A("x"), m("y") {} };
//!   │                                       ^^^ in this initialisation
struct M { static int s; void f(); M() : s(1), f() {} };
//! error: `s` is not a member of `M` that a constructor can initialise
//!   ┌─ input 2:1:42
//!   │
//! 1 │ struct M { static int s; void f(); M() : s(1), f() {} };
//!   │                                          ^
//! note: `s` is declared here
//!   ┌─ input 2:1:23
//!   │
//! 1 │ struct M { static int s; void f(); M() : s(1), f() {} };
//!   │                       ^
//! error: `f` is not a member of `M` that a constructor can initialise
//!   ┌─ input 2:1:48
//!   │
//! 1 │ struct M { static int s; void f(); M() : s(1), f() {} };
//!   │                                                ^
//! note: `f` is declared here
//!   ┌─ input 2:1:31
//!   │
//! 1 │ struct M { static int s; void f(); M() : s(1), f() {} };
//!   │                               ^
struct N { int x; }; struct O : N { O() : x(1) {} };
//! error: `x` is not a member of `O` that a constructor can initialise
//!   ┌─ input 2:1:43
//!   │
//! 1 │ struct N { int x; }; struct O : N { O() : x(1) {} };
//!   │                                           ^
//! note: `x` is declared here
//!   ┌─ input 2:1:16
//!   │
//! 1 │ struct N { int x; }; struct O : N { O() : x(1) {} };
//!   │                ^
struct P { void f() : m(1) {} int m; };
//! error: expected the end of the initializer, found `int`
//!   ┌─ input 2:1:31
//!   │
//! 1 │ struct P { void f() : m(1) {} int m; };
//!   │                               ^^^
