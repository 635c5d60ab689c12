// GNU: a flexible array member of a static object has as many elements as its initialiser (GCC manual, "Arrays of Length Zero").
struct A { int n; int a[]; };
struct B { int n; char s[]; };
struct Z { char c; long double z[]; };
int f(int n) { return n; }
A p = {1, {1, 2, 3, 0, 0}};
A next = {7};
p.a[0] + p.a[1] + p.a[2]
//= (int) 6
p.a[4]
//= (int) 0
next.n
//= (int) 7
B b = {3, "abcdef\0\0"};
b.s[4]
//= (char) 'e'
b.s[8]
//= (char) '\0'
A d = {f(4), {f(1), f(2), f(3), 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}};
int after = 5;
d.a[19]
//= (int) 20
d.a[2]
//= (int) 3
B e = {f(2), "a longer text that is copied at run time"};
e.s[39]
//= (char) 'e'
Z z = {'c', {1.5L, 2.5L}};
z.z[1]
//= (long double) 2.5L
sizeof(A) + sizeof(B) + sizeof(Z)
//= (unsigned long) 24
int in_function() { static A s = {2, {5, 6}}; return s.a[1]; }
in_function()
//= (int) 6
after
//= (int) 5
p
//= (A &) { .n = 1, .a = @0x... }
