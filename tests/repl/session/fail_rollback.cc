// An input that fails leaves no trace.
int a = 1; int b = undeclared;
//! error: use of undeclared `undeclared`
//!   ┌─ input 1:1:20
//!   │
//! 1 │ int a = 1; int b = undeclared;
//!   │                    ^^^^^^^^^^
a
//! error: use of undeclared `a`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ a
//!   │ ^
#define HERE 1
HERE + undeclared
//! error: use of undeclared `undeclared`
//!   ┌─ input 2:1:8
//!   │
//! 1 │ HERE + undeclared
//!   │        ^^^^^^^^^^
HERE
//= (int) 1
int c = 3; *(int *) nullptr = 1;
//! error: segmentation fault: write to address 0x0
c
//! error: use of undeclared `c`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ c
//!   │ ^
struct T { int x; }; T t = 5;
//! error: cannot convert `int` to `T`
//!   ┌─ input 3:1:28
//!   │
//! 1 │ struct T { int x; }; T t = 5;
//!   │                            ^ in this initialisation
T u;
//! error: use of undeclared `T`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ T u;
//!   │ ^
1 + 1
//= (int) 2
