// [temp.friend]/1: no other specialisation is a friend, and there must be a template.
template <class T> int peek(T *t) { return t->v; }
class P { int v = 6; friend int peek<>(P *); };
class Q { int v = 7; friend int peek<P>(P *); };
P p; Q q;
peek(&p)
//= (int) 6
peek(&q)
//! error: `v` is a private member of `Q`
//!   ┌─ input 1:1:47
//!   │
//! 1 │ template <class T> int peek(T *t) { return t->v; }
//!   │                                               ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 3:1:15
//!   │
//! 1 │ class Q { int v = 7; friend int peek<P>(P *); };
//!   │               ^
//! note: in the instantiation of `peek` asked for here
//!   ┌─ input 6:1:1
//!   │
//! 1 │ peek(&q)
//!   │ ^^^^^^^^
class R { friend int peek<R>(R); };
//! error: no function template matches this specialisation of `peek` with type `int (R)`
//!   ┌─ input 6:1:22
//!   │
//! 1 │ class R { friend int peek<R>(R); };
//!   │                      ^^^^^^^
//! note: this one does not
//!   ┌─ input 1:1:24
//!   │
//! 1 │ template <class T> int peek(T *t) { return t->v; }
//!   │                        ^^^^
