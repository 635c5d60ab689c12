// [dcl.type.class.deduct]/2: no other declarations; [over.match.class.deduct]: no viable guide, explicit guides.
template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
Pair f();
//! error: the template `Pair` needs template arguments here
//!   ┌─ input 2:1:7
//!   │
//! 1 │ Pair f();
//!   │       ^^
//! note: `Pair` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                    ^^^^
Pair *p = nullptr;
//! error: the template `Pair` needs template arguments here
//!   ┌─ input 2:1:6
//!   │
//! 1 │ Pair *p = nullptr;
//!   │      ^
//! note: `Pair` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                    ^^^^
int g(Pair p);
//! error: the template `Pair` needs template arguments here
//!   ┌─ input 2:1:7
//!   │
//! 1 │ int g(Pair p);
//!   │       ^^^^^^
//! note: `Pair` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                    ^^^^
sizeof(Pair)
//! error: the template `Pair` needs template arguments here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ sizeof(Pair)
//!   │        ^^^^
//! note: `Pair` is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                    ^^^^
Pair one(1);
//! error: the template arguments of `Pair` cannot be deduced from `(int)`
//!   ┌─ input 2:1:6
//!   │
//! 1 │ Pair one(1);
//!   │      ^^^
//! note: candidate template `Pair`: too few arguments
//!   ┌─ input 1:1:62
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: candidate template `Pair`: `int` does not match `Pair<T, U>`
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
//!   │                                    ^^^^
template <class T> struct Explicit { explicit Explicit(T) { } };
Explicit direct(1);
Explicit copied = 1;
//! error: the template arguments of `Explicit` cannot be deduced from `(int)`
//!   ┌─ input 4:1:10
//!   │
//! 1 │ Explicit copied = 1;
//!   │          ^^^^^^
//! note: candidate template `Explicit`: `int` does not match `Explicit<T>`
//!   ┌─ input 2:1:27
//!   │
//! 1 │ template <class T> struct Explicit { explicit Explicit(T) { } };
//!   │                           ^^^^^^^^
Pair a(1, 2), b(1.0, 2);
//! error: the deduced class is `Pair<int, int>` before, but `Pair<double, int>` for `b`
//!   ┌─ input 4:1:15
//!   │
//! 1 │ Pair a(1, 2), b(1.0, 2);
//!   │               ^
