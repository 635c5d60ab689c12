// [expr.new], [expr.delete]: no function, or a wrong one
#include <stddef.h>
struct A { static void *operator new(size_t, int); };
new A
//! error: too few arguments: `operator new` takes 2 arguments, has 1
//!   ┌─ input 3:1:1
//!   │
//! 1 │ new A
//!   │ ^^^^^
//! note: declared as `void *A::operator new(unsigned long, int)`
//!   ┌─ input 2:1:25
//!   │
//! 1 │ struct A { static void *operator new(size_t, int); };
//!   │                         ^^^^^^^^^^^^
new (1, 2) A
//! error: too many arguments: `operator new` takes 2 arguments, has 3
//!   ┌─ input 3:1:9
//!   │
//! 1 │ new (1, 2) A
//!   │         ^
//! note: declared as `void *A::operator new(unsigned long, int)`
//!   ┌─ input 2:1:25
//!   │
//! 1 │ struct A { static void *operator new(size_t, int); };
//!   │                         ^^^^^^^^^^^^
struct B { B(); static void *operator new(size_t, size_t); static void operator delete(void *, size_t); };
new (1) B
//! error: the deallocation function that matches this placement is a usual one
//!   ┌─ input 4:1:1
//!   │
//! 1 │ new (1) B
//!   │ ^^^^^^^^^
struct C { void operator delete(void *) = delete; };
C *c;
delete c
//! error: use of deleted function `C::operator delete`
//!   ┌─ input 6:1:1
//!   │
//! 1 │ delete c
//!   │ ^^^^^^^^
//! note: `void C::operator delete(void *) noexcept` is deleted here
//!   ┌─ input 4:1:17
//!   │
//! 1 │ struct C { void operator delete(void *) = delete; };
//!   │                 ^^^^^^^^^^^^^^^
new int[-1]
//! error: the bound of the array is negative: -1
//!   ┌─ input 6:1:9
//!   │
//! 1 │ new int[-1]
//!   │         ^^
