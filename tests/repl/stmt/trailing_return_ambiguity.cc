// [dcl.fct]/2, [dcl.ambig.res]: what has a trailing return type without `auto` is an initialiser or expression.
struct S { int bar() { return 7; } S *operator->() { return this; } int x = 3; };
S *f() { static S s; return &s; }
int g() { int pt(S()->bar()); return pt; }
g()
//= (int) 7
int h() { int(f()->x); return 1; }
h()
//= (int) 1
int i(f()->x);
i
//= (int) 3
auto j() -> int { return 4; }
auto (*p)() -> int = j;
p()
//= (int) 4
