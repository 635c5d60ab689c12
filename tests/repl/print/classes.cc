// Objects of class type: bases by name, then members; an anonymous member is its members; a union has bars.
struct A { int x = 1; void m(int) {} static int s; };
struct Empty {};
struct D : A, Empty { int y = 2; } d;
d
//= (D &) { A = { .x = 1 }, .y = 2 }
struct E : D { A a; } e;
e
//= (E &) { D = { A = { .x = 1 }, .y = 2 }, .a = { .x = 1 } }
union U { int i; float f; } u{1};
u
//= (U &) { .i = 1 | .f = 1e-45f }
struct N { int a; union { int b; float c; }; struct { char d; }; unsigned e : 3; unsigned : 2; int g : 4; } n{1, {0}, {'x'}, 5, -3};
n
//= (N &) { .a = 1, { .b = 0 | .c = 0.0f }, { .d = 'x' }, .e = 5, .g = -3 }
A list[3];
list
//= (A[3]) { { .x = 1 }, { .x = 1 }, { .x = 1 } }
// References show what they refer to, pointers do not; both are probed first.
struct R { int &r; A &a; int *p; A *null; } r{d.y, d, &d.y, nullptr};
r
//= (R &) { .r = 2, .a = { .x = 1 }, .p = 0x..., .null = nullptr }
int *wild = (int *) 16;
wild
//= (int *) 0x10 <invalid memory address>
A &nowhere = *(A *) 16;
struct H { A &a; } h{nowhere};
h
//= (H &) { .a = 0x10 <invalid memory address> }
// An object inside itself, by reference, is cut.
struct Self { int n; Self &s; } self{1, self};
self
//= (Self &) { .n = 1, .s = { ... } }
// Closures show what they captured.
int factor = 3; auto times() { int k = 4; return [k, &factor = factor] { return k * factor; }; }
times()
//= ((lambda)) { .k = 4, .factor = 3 }
// A type without members.
Empty{}
//= (Empty) {}
struct Incomplete; extern Incomplete &i;
