// [conv.array], [expr.add], [expr.sub], [expr.unary.op]
int a[5] = {10, 20, 30, 40, 50};
*a
//= (int) 10
*(a + 2)
//= (int) 30
2[a]
//= (int) 30
&a[4] - &a[1]
//= (long) 3
&a[1] > &a[0]
//= (bool) true
int *p = &a[1];
p[-1]
//= (int) 10
*p++ + *p
//= (int) 50
const int *q = p;
*q
//= (const int) 30
int **pp = &p;
**pp
//= (int) 30
void *v = p;
*static_cast<int *>(v)
//= (int) 30
a
//= (int[5]) { 10, 20, 30, 40, 50 }
sizeof a / sizeof a[0]
//= (unsigned long) 5
int m[2][3] = {{1, 2, 3}, {4, 5, 6}};
m
//= (int[2][3]) { { 1, 2, 3 }, { 4, 5, 6 } }
m[1][2]
//= (int) 6
int (*row)[3] = m;
(*++row)[0]
//= (int) 4
int f(int x) { return x + 1; }
int (*fp)(int) = f;
fp(1) + (*fp)(2) + (&f)(3)
//= (int) 9
int *null = 0
//= (int *) nullptr
!null
//= (bool) true
(int *) 0x10
//= (int *) 0x10 <invalid memory address>
