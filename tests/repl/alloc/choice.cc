// [expr.new]/12 to 28, [expr.delete]/9 to 12: which allocation functions are called
#include <stdio.h>
#include <stdlib.h>
#include <new>
struct A { char c; static void *operator new(size_t n) { printf("A new %zu\n", n); return malloc(n); } static void operator delete(void *p, size_t n) { printf("A delete %zu\n", n); free(p); } };
delete new A;
//| A new 1
//| A delete 1
struct B : A { int b; };
delete new B;
//| A new 8
//| A delete 8
delete ::new A;
//| A delete 1
// An array whose class wants the size has a cookie (Itanium ABI 2.7).
struct C { char c; static void *operator new[](size_t n) { printf("C new[] %zu\n", n); return malloc(n); } static void operator delete[](void *p, size_t n) { printf("C delete[] %zu\n", n); free(p); } };
delete[] new C[3];
//| C new[] 11
//| C delete[] 11
struct D { char c; ~D() {} static void *operator new[](size_t n) { printf("D new[] %zu\n", n); return malloc(n); } static void operator delete[](void *p) { printf("D delete[]\n"); free(p); } };
delete[] new D[3];
//| D new[] 11
//| D delete[]
// Without a size where both are there.
struct E { static void operator delete(void *p) { printf("plain\n"); ::operator delete(p); } static void operator delete(void *p, size_t) { printf("sized\n"); ::operator delete(p); } };
delete new E;
//| plain
// Over-aligned.
struct alignas(64) F { char c; };
F *f = new F;
(unsigned long)f % 64
//= (unsigned long) 0
delete f;
struct alignas(32) G { static void *operator new(size_t n, std::align_val_t a) { printf("aligned %zu\n", (size_t)a); return aligned_alloc(32, n); } static void operator delete(void *p, std::align_val_t a) { printf("aligned delete %zu\n", (size_t)a); free(p); } };
delete new G;
//| aligned 32
//| aligned delete 32
// Only a plain one: the alignment is left out.
struct alignas(32) H { static void *operator new(size_t n) { printf("unaligned\n"); return aligned_alloc(32, n); } static void operator delete(void *p) { free(p); } };
delete new H;
//| unaligned
// Placement, and what takes the storage back when the constructor throws.
struct T { T(int i) { if (i) throw i; } };
void *operator new(size_t n, int a, const char *b) { printf("placement %d %s\n", a, b); return malloc(n); }
void operator delete(void *p, int a, const char *b) { printf("placement delete %d %s\n", a, b); free(p); }
try { new (7, "x") T(1); } catch (int) {}
//| placement 7 x
//| placement delete 7 x
delete new (8, "y") T(0);
//| placement 8 y
struct Tag { int v; };
void *operator new(size_t n, Tag t) { printf("tag %d\n", t.v); return malloc(n); }
void operator delete(void *p, Tag t) { printf("tag delete %d\n", t.v); free(p); }
try { new (Tag{5}) T(1); } catch (int) {}
//| tag 5
//| tag delete 5
struct U { U(int i) { if (i) throw i; } static void *operator new(size_t n) { return malloc(n); } static void operator delete(void *p) { printf("U delete\n"); free(p); } };
try { new U(1); } catch (int) {}
//| U delete
try { new (std::nothrow) T(1); } catch (int) { printf("caught\n"); }
//| caught
struct Null { Null() { printf("never\n"); } static void *operator new(size_t) noexcept { return nullptr; } };
new Null == nullptr
//= (bool) true
// A destroying delete ends the object itself.
struct S { int i; ~S() { printf("~S\n"); } static void operator delete(S *s, std::destroying_delete_t) { printf("destroying %d\n", s->i); s->~S(); ::operator delete(s); } };
delete new S{3};
//| destroying 3
//| ~S
// Lengths.
size_t n = -1;
try { new int[n]; } catch (std::bad_array_new_length &) { printf("too long\n"); }
//| too long
int few = 1;
try { new int[few]{1, 2}; } catch (std::bad_array_new_length &) { printf("too short\n"); }
//| too short
using Three = int[3];
int *three = new Three{1, 2};
three[1] + three[2]
//= (int) 2
delete[] three;
(new int[2][3]{{1, 2}, {3}})[1][0]
//= (int) 3
*new auto(2.5)
//= (double) 2.5
// A deallocation function throws nothing.
noexcept(::operator delete(nullptr))
//= (bool) true
