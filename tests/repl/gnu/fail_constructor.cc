// What a GNU constructor throws ends the input, and undoes what the input did.
extern "C" int puts(const char *);
__attribute__((constructor)) void thrower() { throw 7; } int never = puts("never");
//! error: uncaught exception of type int: 7
never
//! error: use of undeclared `never`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ never
//!   │ ^^^^^
__attribute__((constructor(70000))) void late() {}
//! error: the priority 70000 is not between 0 and 65535
//!   ┌─ input 2:1:16
//!   │
//! 1 │ __attribute__((constructor(70000))) void late() {}
//!   │                ^^^^^^^^^^^^^^^^^^
__attribute__((constructor)) int *p;
