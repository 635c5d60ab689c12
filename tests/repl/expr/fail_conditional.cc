// [expr.cond]
true ? 1 : 2.0
//= (double) 1.0
int x = 1, y = 2;
(false ? x : y) = 9
//= (int) 9
y
//= (int) 9
true ? 'a' : 1
//= (int) 97
const char *s = false ? "a" : nullptr
//= (const char *) nullptr
int *p = nullptr;
(true ? p : nullptr) == 0
//= (bool) true
x ? : 5
//= (int) 1
x ? throw 1 : 5;
//! error: uncaught exception of type int: 1
x > 0 ? "yes" : "no"
//= (const char *) "yes"
