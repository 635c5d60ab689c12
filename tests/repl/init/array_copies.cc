// An array is copied element by element, each with the temporaries and default arguments of its own ([dcl.struct.bind]/1).
extern "C" int printf(const char *, ...);
struct T { int n; T(int n) : n(n) {} ~T() { printf("~T "); } };
struct A { int i; A(int i) : i(i) {} A(const A &a, const T &t = T(7)) : i(a.i + t.n) {} A(A &&a) : i(a.i) { a.i = -1; } };
struct B { A a[2][2]; };
A a[2][2] = {{1, 2}, {3, 4}};
{ auto [x, y] = a; printf("%d %d\n", x[1].i, y[0].i); }
//| ~T ~T ~T ~T 9 10
{ auto l = [a = a] { return a[0][0].i; }; }
{ auto l = [](auto &a) { A b[2] = {1, 2}; return [b] { return b[1].i; }(); }; printf("%d\n", l(a)); }
//| ~T ~T 9
{ B b{{{1, 2}, {3, 4}}}; B c = b; printf("%d ", c.a[1][0].i); B d = static_cast<B &&>(c); printf("%d %d\n", d.a[1][0].i, c.a[1][0].i); }
//| ~T ~T ~T ~T 10 10 -1
struct K { int v; constexpr K(int v) : v(v) {} constexpr K(const K &o, int d = 5) : v(o.v + d) {} };
struct L { K k[2][2]; };
constexpr L one{{{1, 2}, {3, 4}}}, two = one;
static_assert(two.k[1][1].v == 9);
// `=` is copy-initialisation, for which explicit constructors are no candidates; parentheses and braces are not ([over.match.ctor]/1).
struct E { int v = 0; E() {} explicit E(const E &) : v(1) {} template <class X> E(X &) : v(2) {} };
const E e[2], f;
{ auto [p, q](e); auto [r, s]{e}; auto [t, u] = e; printf("%d %d %d\n", p.v, r.v, t.v); }
//| 1 1 2
{ E g(f), h = f; printf("%d %d\n", g.v, h.v); }
//| 1 2
