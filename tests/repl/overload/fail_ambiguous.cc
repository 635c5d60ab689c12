// [over.match.best]/2: neither conversion sequence is better.
int f(long); int f(double);
f(1)
//! error: call to `f` is ambiguous for `(int)`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ f(1)
//!   │ ^
//! note: candidate `int f(long)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int f(long); int f(double);
//!   │     ^
//! note: candidate `int f(double)`
//!   ┌─ input 1:1:18
//!   │
//! 1 │ int f(long); int f(double);
//!   │                  ^
sizeof(long) + 1
//= (unsigned long) 9
int g(int, int);
g(1)
//! error: too few arguments: `g` takes 2 arguments, has 1
//!   ┌─ input 4:1:1
//!   │
//! 1 │ g(1)
//!   │ ^^^^
//! note: declared as `int g(int, int)`
//!   ┌─ input 3:1:5
//!   │
//! 1 │ int g(int, int);
//!   │     ^
g("x", 2)
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 4:1:3
//!   │
//! 1 │ g("x", 2)
//!   │   ^^^ in this argument
undeclared(1)
//! error: use of undeclared `undeclared`
//!   ┌─ input 4:1:1
//!   │
//! 1 │ undeclared(1)
//!   │ ^^^^^^^^^^
