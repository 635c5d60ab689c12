// GNU's extensions that headers and users use.
({ int a = 3; a * 2; })
//= (int) 6
__typeof__(1.5) d = 2;
d
//= (double) 2.0
__builtin_popcount(255)
//= (int) 8
__builtin_clz(1)
//= (int) 31
__builtin_expect(5, 1)
//= (long) 5
__builtin_constant_p(3)
//= (int) 1
typedef int v4 __attribute__((vector_size(16)));
v4 a = {1, 2, 3, 4}, b = {10, 20, 30, 40};
(a + b)[2]
//= (int) 33
int label(int n) { void *t[] = {&&zero, &&one}; goto *t[n]; zero: return 10; one: return 20; }
label(1)
//= (int) 20
int vla(int n) { int a[n]; for (int i = 0; i < n; i++) a[i] = i; return a[n - 1] + sizeof a; }
vla(5)
//= (int) 24
_Complex double z = 1.0 + 2.0i;
__imag__ z
//= (double) 2.0
int x = 1;
asm("addl $5, %0" : "+r"(x));
x
//= (int) 6
(struct { int a, b; }){1, 2}.b
//= (int) 2
__int128 big = (__int128) 1 << 70;
(int) (big >> 68)
//= (int) 4
int res; __builtin_add_overflow(2147483647, 1, &res)
//= (bool) true
__atomic_fetch_add(&x, 2, __ATOMIC_SEQ_CST) * 100 + x
//= (int) 608
