// [expr.const]/11: a constant may hold the address of the static object that it initialises ([class.copy.elision]/1).
struct S { int a; const char *b; int c; int d = b[a]; void *p = this + 1; const S *self = this; };
constexpr S s = S(S{1, "asdf"});
static_assert(s.p == &s + 1 && s.self == &s && s.self->a == 1 && s.d == 's');
s.self == &s
//= (bool) true
struct N { const N *next; int v; };
constexpr N first{nullptr, 1}, second{&first, 2}, own{&own, 3};
static_assert(second.next->v == 1 && own.next->next->v == 3);
struct R { int x; int &r; constexpr R() : x(1), r(x) { r = 5; } };
constexpr R r;
static_assert(r.r == 5 && &r.r == &r.x);
r.x
//= (const int) 5
