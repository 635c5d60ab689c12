// [dcl.init.aggr]/5.2: an array member or element without initialiser is initialised from `{}`, and so is each of its elements: no default constructor is asked for.
struct S { const char a[2]; };
constexpr S s[1][2] = {};
static_assert(s[0][1].a[1] == 0);
struct C { struct { const char a[2][2], *p; } a[2]; };
constexpr C c{};
static_assert(c.a[1].p == nullptr);
struct D { int n = 4; D(int); D() = default; };
struct E { D d[2]; int k; };
E e = {};
e.d[1].n
//= (int) 4
