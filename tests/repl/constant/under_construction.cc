// [dcl.type.cv]/4: a const object can be modified while it is initialised, by initialisers of its members too.
struct S { int i; int a = [this] { this->i = 5; return 6; }(); };
constexpr S s = {};
static_assert(s.i == 5 && s.a == 6);
struct T
{
  struct A { T *p; constexpr A(T *p) : p(p) {} constexpr operator int() { p->i = 7; return 8; } };
  int i;
  int a = A(this);
};
constexpr T t = {};
static_assert(t.i == 7 && t.a == 8);
