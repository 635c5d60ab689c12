// GNU: the alignment of a typedef-name is that of the objects declared with it, greater or smaller than the type's.
typedef int aint __attribute__((aligned(64)));
alignof(aint)
//= (unsigned long) 64
sizeof(aint)
//= (unsigned long) 4
aint x; aint y;
(unsigned long)&x % 64 + (unsigned long)&y % 64
//= (unsigned long) 0
struct A { char c; aint i; };
sizeof(A) + alignof(A) * 1000
//= (unsigned long) 64128
typedef double loose __attribute__((aligned(1)));
struct B { char c; loose d; char e; };
sizeof(B) + __builtin_offsetof(B, d) * 1000 + alignof(B) * 100000
//= (unsigned long) 101010
using wide __attribute__((aligned(8))) = short;
struct C { char c; wide w; char d; };
sizeof(C) + __builtin_offsetof(C, d) * 1000
//= (unsigned long) 10016
// A typedef-name of a typedef-name, in a class, and a pointer, which has its own alignment.
typedef aint again;
alignof(again)
//= (unsigned long) 64
struct D { typedef long few __attribute__((aligned(2))); char c; few f; aint *p; };
sizeof(D) + __builtin_offsetof(D, f) * 1000 + __builtin_offsetof(D, p) * 100000
//= (unsigned long) 1602024
alignas(aint) char z;
(unsigned long)&z % 64
//= (unsigned long) 0
// The type is the same.
__is_same(aint, int)
//= (bool) true
// An object that is less aligned than its type.
char bytes[20] = {};
loose &l = *(loose *)(bytes + 1);
l = 1.5;
l
//= (double) 1.5
typedef int v4 __attribute__((vector_size(16)));
typedef int v4_any __attribute__((vector_size(16), aligned(1), may_alias));
v4 load(const void *p) { v4 sum = {}; for (int i = 0; i < 4; i++) sum += *(const v4_any *)((const char *)p + i); return sum; }
int ints[8] = {1, 2, 3, 4, 5, 6, 7, 8};
load((char *)ints + 1)[0] != 0
//= (bool) true
// may_alias: what is written through the name is seen by those who read another type.
typedef float any_float __attribute__((may_alias));
int bits(int n) { int i = n; *(any_float *)&i = 1.0f; return i; }
bits(3) == 0x3f800000
//= (bool) true
