// User code may fault, throw, abort or recurse for ever: the session lives, and keeps its variables.
int keep = 41;
int *null = nullptr;
*null
//! error: segmentation fault: read of address 0x0
*null = 1;
//! error: segmentation fault: write to address 0x0
int zero = 0;
1 / zero
//! error: floating point exception: integer division by zero
throw 5;
//! error: uncaught exception of type int: 5
throw "text";
//! error: uncaught exception of type char const*: text
int forever(int n) { volatile char room[256]; room[0] = n; return forever(n + 1) + room[0]; }
forever(0)
//! error: stack overflow
__builtin_trap();
//! error: illegal instruction
extern "C" void abort();
abort();
//! error: aborted
keep + 1
//= (int) 42
