// An input that fails leaves no trace.
int a = 1; int b = undeclared;
//! error
a
//! error
#define HERE 1
HERE + undeclared
//! error
HERE
//= (int) 1
int c = 3; *(int *) nullptr = 1;
//! error
c
//! error
struct T { int x; }; T t = 5;
//! error
T u;
//! error
1 + 1
//= (int) 2
