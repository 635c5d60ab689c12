// [temp.constr.atomic]/3: an atomic constraint is a constant expression of type bool; no failed substitution when it is not. Its satisfaction does not depend on itself.
template<class T> concept Positive = T::value;
struct One { static constexpr int value = 1; };
template<Positive T> int f(T) { return 1; }
template<class T> int f(T) { return 2; }
f(One{})
//! error: the atomic constraint `T::value` is of type `int`, not `bool`
//!   ┌─ input 1:1:38
//!   │
//! 1 │ template<class T> concept Positive = T::value;
//!   │                                      ^^^^^^^^
int changes;
template<class T> concept Zero = (changes == 0);
Zero<int>
//! error: the atomic constraint `changes == 0` is not a constant expression
//!   ┌─ input 6:1:35
//!   │
//! 1 │ template<class T> concept Zero = (changes == 0);
//!   │                                   ^^^^^^^^^^^^
//! note: read of the variable `int changes`, which is not constant
//!   ┌─ input 6:1:35
//!   │
//! 1 │ template<class T> concept Zero = (changes == 0);
//!   │                                   ^^^^^^^
template<class T> concept Fooable = requires(T t) { foo(t); };
struct S { template<Fooable T> friend void foo(T) { } };
Fooable<S>
//! error: whether `Fooable<S>` is satisfied depends on itself
//!   ┌─ input 8:1:21
//!   │
//! 1 │ struct S { template<Fooable T> friend void foo(T) { } };
//!   │                     ^^^^^^^
//! note: `Fooable` is declared here
//!   ┌─ input 7:1:27
//!   │
//! 1 │ template<class T> concept Fooable = requires(T t) { foo(t); };
//!   │                           ^^^^^^^
// A static_assert says which constraint of its concept fails.
template<class T> concept Shape = requires(const T& t) { t.area(); } && sizeof(T) < 64;
struct Square { double area(); };
static_assert(Shape<Square>);
//! error: static assertion failed
//!   ┌─ input 11:1:15
//!   │
//! 1 │ static_assert(Shape<Square>);
//!   │               ^^^^^^^^^^^^^
//!   │
//!   = `Shape<Square>` is not satisfied, because the required expression `t.area()` is not valid: `Square::area` cannot be called on a `const Square`: it is not a `const` member function
struct Big { double area() const; char data[100]; };
static_assert(Shape<Big>, "it is too big");
//! error: static assertion failed: it is too big
//!   ┌─ input 12:1:15
//!   │
//! 1 │ static_assert(Shape<Big>, "it is too big");
//!   │               ^^^^^^^^^^
//!   │
//!   = `Shape<Big>` is not satisfied, because `sizeof(T) < 64` is false: 100 < 64
// [temp.param]/11: a type-constraint of a non-type parameter is one for its type.
template<class T> concept Int = __is_same(T, int);
template<Int auto N> struct Fixed { };
sizeof(Fixed<3>)
//= (unsigned long) 1
Fixed<3L> wrong;
//! error: the constraints of `Fixed` are not satisfied
//!   ┌─ input 15:1:1
//!   │
//! 1 │ Fixed<3L> wrong;
//!   │ ^^^^^^^^^
//!   │
//!   = `Int<long>` is not satisfied, because `__is_same(T, int)` is false
// [temp.arg.template]/3: a template is no argument for a parameter that is less constrained, if it is at all.
template<class T> concept SmallInt = Int<T> && sizeof(T) < 8;
template<template<Int T> class X> struct Holds { };
template<Int T> struct Same { };
template<SmallInt T> struct More { };
sizeof(Holds<Same>)
//= (unsigned long) 1
Holds<More> more;
//! error: the template `More` is more constrained than the template template-parameter of `Holds`
//!   ┌─ input 20:1:1
//!   │
//! 1 │ Holds<More> more;
//!   │ ^^^^^^^^^^^
//! note: the parameter is declared here
//!   ┌─ input 16:1:10
//!   │
//! 1 │ template<template<Int T> class X> struct Holds { };
//!   │          ^^^^^^^^^^^^^^^^^^^^^^^
//! note: `More` is declared here
//!   ┌─ input 18:1:29
//!   │
//! 1 │ template<SmallInt T> struct More { };
//!   │                             ^^^^
