// [except.ctor]/3: of an array, of whatever dimensions, the elements that exist are destroyed when the next one throws, in reverse order.
extern "C" int printf(const char *, ...);
int n, limit;
struct A { int id; A() { if (n >= limit) { printf("throw "); throw 1; } id = n++; printf("+%d ", id); } A(const A &) : A() {} ~A() { printf("-%d ", id); } };
struct M { A x, a[2][2]; };
struct C { A x, a[2][2][2], y; C() {} };
template <class F> void after(int k, F f) { n = 0; limit = k; try { f(); printf("made"); } catch (int) { printf("caught"); } limit = 1000; printf("\n"); }
after(3, [] { A a[2][2]; });
//| +0 +1 +2 throw -2 -1 -0 caught
after(9, [] { C c; });
//| +0 +1 +2 +3 +4 +5 +6 +7 +8 throw -8 -7 -6 -5 -4 -3 -2 -1 -0 caught
after(4, [] { M m{}; });
//| +0 +1 +2 +3 throw -3 -2 -1 -0 caught
after(4, [] { M m{{}, {{A()}, {A(), A()}}}; });
//| +0 +1 +2 +3 throw -3 -2 -1 -0 caught
after(7, [] { M m; M other = m; });
//| +0 +1 +2 +3 +4 +5 +6 throw -6 -5 -4 -3 -2 -1 -0 caught
after(6, [] { A a[2][2]; auto l = [a] {}; });
//| +0 +1 +2 +3 +4 +5 throw -5 -4 -3 -2 -1 -0 caught
after(7, [] { A a[2][2]; auto [x, y] = a; });
//| +0 +1 +2 +3 +4 +5 +6 throw -6 -5 -4 -3 -2 -1 -0 caught
int k = 3;
after(4, [] { new A[k][2]; });
//| +0 +1 +2 +3 throw -3 -2 -1 -0 caught
after(3, [] { new A[k][2]{{A(), A()}}; });
//| +0 +1 +2 throw -2 -1 -0 caught
after(7, [] { new M[2]; });
//| +0 +1 +2 +3 +4 +5 +6 throw -6 -5 -4 -3 -2 -1 -0 caught
after(7, [] { static M m[2]; });
//| +0 +1 +2 +3 +4 +5 +6 throw -6 -5 -4 -3 -2 -1 -0 caught
// The destruction of an array goes on when one of the elements throws.
struct D { int id; ~D() noexcept(false) { printf("-%d ", id); if (id == 2) throw 1; } };
after(0, [] { D d[2][2] = {{{1}, {2}}, {{3}, {4}}}; });
//| -4 -3 -2 -1 caught
after(0, [] { delete[] new D[3]{{1}, {2}, {3}}; });
//| -3 -2 -1 caught
