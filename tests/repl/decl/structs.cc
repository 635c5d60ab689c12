// [class]: aggregates.
struct P { int x; double y; };
P p = {1, 2.0}
//= (P &) { .x = 1, .y = 2.0 }
p.x + p.y
//= (double) 3.0
p.x = 5; p
//= (P &) { .x = 5, .y = 2.0 }
P *q = &p;
q->y
//= (double) 2.0
P r = p;
r.x = 6; p.x
//= (int) 5
struct Nested { P p; int a[2]; char name[8]; } n = {{1, 2}, {3, 4}, "abc"};
n
//= (Nested &) { .p = { .x = 1, .y = 2.0 }, .a = { 3, 4 }, .name = "abc" }
union U { int i; float f; } u = {1065353216};
u.f
//= (float) 1.0f
struct B { unsigned a : 3; int b : 5; unsigned : 0; bool c : 1; };
B b = {7, -1, true}
//= (B &) { .a = 7, .b = -1, .c = true }
b.a++; b.a
//= (unsigned int) 0
sizeof(B)
//= (unsigned long) 8
struct Anon { union { int i; float f; }; int k; } an = {{3}, 4};
an.i + an.k
//= (int) 7
P make(int x) { return {x, x / 2.0}; }
make(3)
//= (P) { .x = 3, .y = 1.5 }
make(4).y
//= (double) 2.0
struct alignas(32) Wide { char c; };
alignof(Wide) + sizeof(Wide)
//= (unsigned long) 64
struct __attribute__((packed)) Tight { char c; int i; };
sizeof(Tight)
//= (unsigned long) 5
