// `.undo` gives back names, macros, types and bodies, and runs the destructors of what the input made.
extern "C" int puts(const char *);
struct Loud { const char *name; ~Loud() { puts(name); } };
Loud a{"a"};
Loud b{"b"}; Loud c{"c"};
.undo
//| c
//| b
b
//! error: use of undeclared `b`
//!   ┌─ input 4:1:1
//!   │
//! 1 │ b
//!   │ ^
a.name
//= (const char *) "a"
// A redefined function has its old body again, for earlier callers too.
int f() { return 1; }
int g() { return f() + 10; }
g()
//= (int) 11
int f() { return 2; }
g()
//= (int) 12
.undo 2
g()
//= (int) 11
// Several redefinitions, some of them undone.
int f() { return 3; }
int f() { return 4; }
int f() { return f_missing; }
//! error: use of undeclared `f_missing`
//!   ┌─ input 11:1:18
//!   │
//! 1 │ int f() { return f_missing; }
//!   │                  ^^^^^^^^^
g()
//= (int) 14
.undo 2
g()
//= (int) 13
// A type that hid another one.
struct T { int x; };
struct T { double y; };
.undo
T t{7};
t
//= (T &) { .x = 7 }
#define M 1
#undef M
M
//! error: use of undeclared `M`
//!   ┌─ input 16:1:1
//!   │
//! 1 │ M
//!   │ ^
.undo
M
//= (int) 1
.undo x
//! error: `.undo` is used as `.undo [N]`
.undo 1000
//! error: only 15 inputs were there to undo
//| a
a
//! error: use of undeclared `a`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ a
//!   │ ^
1 + 1
//= (int) 2
