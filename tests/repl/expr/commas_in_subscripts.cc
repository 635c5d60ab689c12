// [expr.sub]: before C++23 commas between the brackets are operators.
int a[5] = {10, 11, 12, 13, 14};
int n = 0;
a[n++, n + 1]
//= (int) 12
struct S { int operator,(int i) { return i - 1; } };
a[S(), 4]
//= (int) 13
struct M { int operator[](int i) { return i; } };
M()[1, 2]
//= (int) 2
// [expr.new]/1: the first bound of an array is an expression.
sizeof(*new int[n, 2])
//= (unsigned long) 4
