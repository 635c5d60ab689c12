// [dcl.init.aggr], [dcl.init.list]
int a[] = {1, 2, 3};
sizeof a / sizeof *a
//= (unsigned long) 3
int b[4] = {1};
b
//= (int[4]) { 1, 0, 0, 0 }
int c[2][2] = {1, 2, 3};
c
//= (int[2][2]) { { 1, 2 }, { 3, 0 } }
char s[] = "hi";
sizeof s
//= (unsigned long) 3
char t[5] = {'a', 'b'};
t
//= (char[5]) "ab"
struct P { int x, y; };
P d = {.x = 1, .y = 2};
d.y
//= (int) 2
P e = {.y = 3};
e
//= (P &) { .x = 0, .y = 3 }
P f[2] = {1, 2, 3, 4};
f
//= (P[2]) { { .x = 1, .y = 2 }, { .x = 3, .y = 4 } }
P{5, 6}.x
//= (int) 5
struct Q { P p; int z = 9; };
Q g{{1, 2}};
g
//= (Q &) { .p = { .x = 1, .y = 2 }, .z = 9 }
int zero{};
zero
//= (int) 0
int array_of_unknown[] = {[0] = 1, [3] = 4};
array_of_unknown
//= (int[4]) { 1, 0, 0, 4 }
const int &bound = 42;
bound
//= (const int) 42
int *heap = new int[3]{1, 2, 3};
heap[2]
//= (int) 3
delete[] heap;
int *one = new int(7);
*one
//= (int) 7
delete one;
