// [temp.concept]/2 to /4, [temp.names]/9, [temp.pre], [expr.prim.req]/5: concepts and constraints that are written wrongly.
template <class T> concept C = sizeof(T) > 1;
template <class T> requires C void f(T);
//! error: the concept `C` needs template arguments here
//!   ┌─ input 2:1:29
//!   │
//! 1 │ template <class T> requires C void f(T);
//!   │                             ^
template <class T> requires !C<T> void f(T);
//! error: an operand of a requires-clause that begins with an operator must stand in parentheses
//!   ┌─ input 2:1:29
//!   │
//! 1 │ template <class T> requires !C<T> void f(T);
//!   │                             ^
template <class T> requires C<T> && !C<T *> void f(T);
//! error: an operand of a requires-clause that begins with an operator must stand in parentheses
//!   ┌─ input 2:1:37
//!   │
//! 1 │ template <class T> requires C<T> && !C<T *> void f(T);
//!   │                                     ^
template <C T> concept D = true;
//! error: the concept `D` cannot be constrained itself
//!   ┌─ input 2:1:24
//!   │
//! 1 │ template <C T> concept D = true;
//!   │                        ^
template <class T> concept D = D<T *>;
//! error: the concept `D` cannot refer to itself
//!   ┌─ input 2:1:28
//!   │
//! 1 │ template <class T> concept D = D<T *>;
//!   │                            ^
struct A { template <class T> concept D = true; };
//! error: the concept `D` must be declared in a namespace
//!   ┌─ input 2:1:39
//!   │
//! 1 │ struct A { template <class T> concept D = true; };
//!   │                                       ^
template <class> template <class> concept D = true;
//! error: the concept `D` has too many template parameter lists
//!   ┌─ input 2:1:43
//!   │
//! 1 │ template <class> template <class> concept D = true;
//!   │                                           ^
bool b = requires(bool a, int a) { requires true; };
//! error: `a` is already the name of a parameter
//!   ┌─ input 2:1:27
//!   │
//! 1 │ bool b = requires(bool a, int a) { requires true; };
//!   │                           ^^^^^
template <class T> concept D = requires(T t, int n = 0) { t; };
//! error: a parameter of a requires-expression cannot have a default argument
//!   ┌─ input 2:1:46
//!   │
//! 1 │ template <class T> concept D = requires(T t, int n = 0) { t; };
//!   │                                              ^^^^^^^^^
template <class T> concept D = requires(T t, ...) { t; };
//! error: the parameters of a requires-expression cannot end with `...`
//!   ┌─ input 2:1:40
//!   │
//! 1 │ template <class T> concept D = requires(T t, ...) { t; };
//!   │                                        ^^^^^^^^^^
template <class T> requires (!C<T>) && C<T *> int f(T) { return 1; } template <class T> requires C<T> int f(T) { return 2; }
f('c') * 10 + f(1)
//= (int) 12
void g() requires true;
//! error: the function `g` is no template, and cannot have a requires-clause
//!   ┌─ input 4:1:19
//!   │
//! 1 │ void g() requires true;
//!   │                   ^^^^
struct B { void g() requires true; };
//! error: the function `g` is no template, and cannot have a requires-clause
//!   ┌─ input 4:1:30
//!   │
//! 1 │ struct B { void g() requires true; };
//!   │                              ^^^^
template <class T> struct B { int g() requires C<T> { return 1; } int g() requires (!C<T>) { return 2; } };
B<int>().g() * 10 + B<char>().g()
//= (int) 12
