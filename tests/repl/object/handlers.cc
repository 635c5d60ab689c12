// [except.handle], [except.spec]/13, [expr.static.cast]/4 (P1975)
#include <stdio.h>
struct B { int b = 1; }; struct D : B { int d = 2; };
void f() {} void g() noexcept {}
try { throw D(); } catch (B &b) { printf("B %d\n", b.b); } catch (...) { printf("other\n"); }
//| B 1
try { throw D(); } catch (B &) { printf("first\n"); } catch (D &) { printf("never\n"); }
//! warning: exceptions of type `D` are caught by an earlier handler
//!   ┌─ input 5:1:55
//!   │
//! 1 │ try { throw D(); } catch (B &) { printf("first\n"); } catch (D &) { printf("never\n"); }
//!   │                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//| first
try { throw g; } catch (void (*)()) { printf("adjusted\n"); }
//| adjusted
try { throw g; } catch (void (*)() noexcept) { printf("same\n"); }
//| same
try { throw f; } catch (void (*)() noexcept) { printf("never\n"); } catch (void (*)()) { printf("plain\n"); }
//| plain
template<class T> void maybe(T) noexcept(noexcept(T())) { throw 1; }
struct Throws { Throws() {} };
try { maybe(Throws()); } catch (int) { printf("thrown\n"); }
//| thrown
noexcept(maybe(1))
//= (bool) true
struct Aggr { int x, y; };
static_cast<Aggr>(42)
//= (Aggr) { .x = 42, .y = 0 }
int (&&array)[3] = static_cast<int[3]>(7);
array[0] + array[1]
//= (int) 7
