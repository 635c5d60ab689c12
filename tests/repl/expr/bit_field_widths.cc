// [class.bit]/1: the width is a conditional-expression, whose last operand takes what looks like an initialiser.
int a;
const int b = 0;
struct S { int e : true ? 7 : a = 3; int f : (true ? 8 : b) = 4; int d : 6 {2}; int h : 1 || new int{0}; };
static_assert(S{}.e == 0 && S{}.f == 4 && S{}.d == 2 && S{}.h == 0);
S s;
s.e = 47 * 4;
s.e
//= (int) 60
