// [stmt.pre]/1, /4: a condition declares with an initialiser, and no declaration in a statement's head defines a type.
int n = 3;
void f() { if (int x); }
//! error: a condition must initialise what it declares with `=` or braces
//!   ┌─ input 2:1:16
//!   │
//! 1 │ void f() { if (int x); }
//!   │                ^^^^^
void f() { while (int x(0)) ; }
//! error: a condition must initialise what it declares with `=` or braces
//!   ┌─ input 2:1:19
//!   │
//! 1 │ void f() { while (int x(0)) ; }
//!   │                   ^^^^^^^^
void f() { for (; int x; ) ; }
//! error: a condition must initialise what it declares with `=` or braces
//!   ┌─ input 2:1:19
//!   │
//! 1 │ void f() { for (; int x; ) ; }
//!   │                   ^^^^^
void f() { for (; struct A {}; ) ; }
//! error: a condition cannot define a type
//!   ┌─ input 2:1:19
//!   │
//! 1 │ void f() { for (; struct A {}; ) ; }
//!   │                   ^^^^^^^^^^^
void f() { int all[] = {1, 2}; for (struct A { A(int) {} } a : all) ; }
//! error: the declaration of a range-based `for` cannot define a type
//!   ┌─ input 2:1:37
//!   │
//! 1 │ void f() { int all[] = {1, 2}; for (struct A { A(int) {} } a : all) ; }
//!   │                                     ^^^^^^^^^^^^^^^^^^^^^^
int g() { if (int x = n) return x + 1; return 0; } int h() { if (int x{0}) return x; return 7; }
g() * 10 + h()
//= (int) 47
bool (once()) { return n-- > 3; } int k() { int c = 0; for (; bool (once()); ) c++; while (bool (once())) ; if (bool (once())) c++; return c; }
n = 5; k()
//= (int) 2
