// [dcl.type.elab]/2: neither a typedef-name nor a template parameter stands behind a class-key; an injected-class-name does. [dcl.fct]/6: the qualified type of functions is no parameter's.
struct X { int n = 1; friend struct X; struct X *next = nullptr; }; typedef X Y; typedef struct Z { int n = 2; } Z;
struct Y y;
//! error: `Y` is a typedef-name, which cannot stand behind `class`, `struct`, `union` or `enum`
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct Y y;
//!   │        ^
//! note: it is declared here
//!   ┌─ input 1:1:79
//!   │
//! 1 │ struct X { int n = 1; friend struct X; struct X *next = nullptr; }; typedef X Y; typedef struct Z { int n = 2; } Z;
//!   │                                                                               ^
struct Z z; z.n
//= (int) 2
class W { friend class Y; };
//! error: `Y` is a typedef-name, which cannot stand behind `class`, `struct`, `union` or `enum`
//!   ┌─ input 3:1:24
//!   │
//! 1 │ class W { friend class Y; };
//!   │                        ^
//! note: it is declared here
//!   ┌─ input 1:1:79
//!   │
//! 1 │ struct X { int n = 1; friend struct X; struct X *next = nullptr; }; typedef X Y; typedef struct Z { int n = 2; } Z;
//!   │                                                                               ^
template <class T> struct V { friend struct T; };
V<X> v;
//! error: `T` is a template parameter, which cannot stand behind `class`, `struct`, `union` or `enum`
//!   ┌─ input 3:1:45
//!   │
//! 1 │ template <class T> struct V { friend struct T; };
//!   │                                             ^
//! note: in the instantiation of `V<X>` asked for here
//!   ┌─ input 4:1:6
//!   │
//! 1 │ V<X> v;
//!   │      ^
template <class T> struct U { struct U *p = nullptr; friend struct U; }; U<int>().p
//= (U<int> *) nullptr
int f(int (int) const);
//! error: the function type of a parameter cannot have qualifiers
//!   ┌─ input 5:1:7
//!   │
//! 1 │ int f(int (int) const);
//!   │       ^^^^^^^^^^^^^^^
int g(auto (int) & -> char);
//! error: the function type of a parameter cannot have qualifiers
//!   ┌─ input 5:1:7
//!   │
//! 1 │ int g(auto (int) & -> char);
//!   │       ^^^^^^^^^^^^^^^^^^^^
typedef int F(int) const; struct S { F h; };
