// [expr.const]/13, [temp.res]/8: immediate calls in an immediate function template need not be constant; attributes' arguments may depend.
consteval bool q(bool x) { if (x) throw 1; return false; }
template<int N> consteval bool c(bool x = q(N > 1)) { return x || q(N > 2); }
template<int N> consteval bool d(bool x = q(true)) { return true; }
c<1>()
//= (bool) false
template<int N> struct D { int v __attribute__((vector_size(N * sizeof(int)))); int f() { return v[N - 1]; } };
D<4> e{{1, 2, 3, 4}};
e.f()
//= (int) 4
