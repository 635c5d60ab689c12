// [expr.const]/5: objects of classes in constant expressions.
struct A { int a; constexpr A(int x) : a(x) {} };
struct B : A { int b; constexpr B(int x, int y) : A(x), b(y) {} constexpr B(int z) : B(z, z + 1) {} };
constexpr B b(1, 2), c(5);
static_assert(b.a == 1 && b.b == 2 && c.a == 5 && c.b == 6);
constexpr const A *pa = &c;
static_assert(static_cast<const B *>(pa)->b == 6 && pa == &c);
// [class.temporary]/4: temporaries of a full-expression end in reverse, discarded ones too ([expr.context]/2).
struct T { int *p; int v; constexpr T(int *p, int v) : p(p), v(v) {} constexpr ~T() { *p = *p * 10 + v; } };
constexpr int discarded() { int r = 0; T(&r, 4), T(&r, 5); return r; }
static_assert(discarded() == 54);
discarded()
//= (int) 54
constexpr int array() { int r = 0; { T a[3] = {{&r, 1}, {&r, 2}, {&r, 3}}; } return r; }
static_assert(array() == 321);
constexpr int members() { int r = 0; struct U { T a, b; constexpr U(int *p) : a(p, 1), b(p, 2) {} constexpr ~U() {} }; { U u(&r); } return r; }
static_assert(members() == 21);
constexpr int heap() { int r = 0; T *t = new T[2]{{&r, 1}, {&r, 2}}; delete[] t; return r; }
static_assert(heap() == 21);
// [class.union]/5: assignment changes the active member.
union U { int i; float f; constexpr U() : i(3) {} };
constexpr int active() { U u; u.f = 1.5f; int r = u.f * 2; u.i = 4; return r + u.i; }
static_assert(active() == 7);
// [expr.mptr.oper]: a member of a class derived from the object's static one.
struct D : B { int z; constexpr D() : B(3), z(9) {} };
constexpr int through() { D d; A &a = d; int A::*pz = static_cast<int A::*>(&D::z); return a.*pz; }
static_assert(through() == 9);
// Two bases of one class.
struct L : A { constexpr L() : A(1) {} }; struct R : A { constexpr R() : A(2) {} }; struct LR : L, R {};
constexpr int both() { LR x; static_cast<L &>(x).a = 5; A &r = static_cast<R &>(x); return static_cast<L &>(x).a * 10 + r.a; }
static_assert(both() == 52);
