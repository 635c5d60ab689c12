// Commands show things and leave no trace.
int f(int x) { return x * 2; }
int i = 5; double d = 2.5; struct P { int x, y; } p{1, 2};
#define TWICE(a) ((a) * 2)
.type i
//| int (lvalue)
.type i + 1
//| int (prvalue)
.type f
//| int (int) (lvalue)
.type f(1)
//| int (prvalue)
.type p
//| P (lvalue)
.vars
//| int i = 5
//| double d = 2.5
//| P p = { .x = 1, .y = 2 }
.macros
//| #define TWICE(a) ((a) * 2)
.O
//| optimisation level: as each input needs
.O 2
.O
//| optimisation level 2
.O1
.O
//| optimisation level 1
.ast i + f(2) * 3
//| (i + (f(2) * 3))
int shadow = 1;
double shadow = 2;
.vars
//| int i = 5
//| double d = 2.5
//| P p = { .x = 1, .y = 2 }
//| double shadow = 2.0
