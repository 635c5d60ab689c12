#include <stdio.h>
#include <exception>
#include <stdexcept>
#include <new>
void g() noexcept {} void f() {}
struct B { virtual ~B() {} int b = 1; }; struct D : B { int d = 2; }; struct V : virtual B { int v = 3; };
struct P1 { int a = 10; }; struct P2 { int b = 20; }; struct M : P1, P2 { int c = 30; };
struct Priv : private P1 {};
struct Tr { int i; Tr(int i) : i(i) { printf("+%d ", i); } Tr(const Tr &o) : i(o.i) { printf("c%d ", i); } ~Tr() { printf("-%d ", i); } };
struct Fb { Tr t; Fb(int i) try : t(i) { if (i) throw i; } catch (int e) { printf("ctor caught %d ", e); throw e + 1; } ~Fb() try { } catch (...) { puts("no"); } };
int ft(int i) try { if (i) throw i; return 0; } catch (int e) { return e * 2; }
void nested() { try { try { throw 1; } catch (int) { try { throw 2.5; } catch (double d) { printf("%g ", d); } throw; } } catch (int i) { printf("%d\n", i); } }
struct Unw { ~Unw() { printf("u%d ", std::uncaught_exceptions()); try { throw 7; } catch (int i) { printf("in %d ", i); } } };
int main() {
  try { throw g; } catch (void (*p)()) { puts("noexcept -> plain"); }
  try { throw g; } catch (void (*p)() noexcept) { puts("noexcept"); }
  try { throw f; } catch (void (*p)() noexcept) { puts("bad"); } catch (void (*p)()) { puts("plain"); }
  try { throw D(); } catch (B b) { printf("slice %d\n", b.b); }
  try { throw D(); } catch (const B &b) { printf("ref %d\n", dynamic_cast<const D &>(b).d); }
  try { throw V(); } catch (B &b) { printf("virt %d\n", b.b); }
  try { throw M(); } catch (P2 &p) { printf("%d\n", p.b); }
  try { throw new M(); } catch (P2 *p) { printf("%d\n", p->b); }
  static M m; try { throw &m; } catch (void *p) { printf("void* %d\n", p == &m); }
  try { throw Priv(); } catch (P1 &) { puts("bad"); } catch (...) { puts("private"); }
  try { throw nullptr; } catch (int *p) { printf("null %d\n", p == nullptr); }
  try { int i = 0; throw &i; } catch (const int *p) { puts("const int*"); }
  try { const int i = 0; throw &i; } catch (int *p) { puts("bad"); } catch (const int *) { puts("const"); }
  try { int P1::*p = &P1::a; throw p; } catch (int P1::*) { puts("memptr"); }
  try { throw 1; } catch (long) { puts("bad"); } catch (unsigned) { puts("bad"); } catch (int i) { puts("int"); }
  try { throw "abc"; } catch (const char *s) { puts(s); }
  try { Fb b(0); puts(""); Fb c(5); } catch (int e) { printf("outer %d\n", e); }
  printf("%d %d\n", ft(0), ft(4)); nested();
  try { Unw u; throw 1; } catch (...) { puts("after"); }
  try { throw Tr(1); } catch (Tr &t) { t.i = 9; try { throw; } catch (Tr &u) { printf("%d\n", u.i); } }
  try { Tr t(2); throw t; } catch (Tr t) { puts("val"); } puts("");
  std::exception_ptr p; try { throw std::runtime_error("boom"); } catch (...) { p = std::current_exception(); }
  try { std::rethrow_exception(p); } catch (std::exception &e) { puts(e.what()); }
  try { struct L { int x; }; throw L{3}; } catch (...) { puts("local"); }
  try { Tr a[3] = {1, 2, (throw 3, Tr(3))}; } catch (int i) { printf("arr %d\n", i); }
  try { int *q = new int[-1 + (int)(p == nullptr)]; } catch (std::bad_array_new_length &e) { puts("len"); }
  for (int i = 0; i < 3; i++) { try { if (i == 1) throw i; if (i == 2) break; printf("%d ", i); } catch (int) { continue; } }
  puts(""); try { try { throw 1; } catch (double) {} } catch (int) { puts("through"); }
  printf("%d\n", std::uncaught_exceptions());
  enum E { a, b }; try { throw b; } catch (E e) { printf("enum %d\n", e); }
  try { throw (char)'x'; } catch (int) { puts("bad"); } catch (char c) { printf("%c\n", c); }
}
