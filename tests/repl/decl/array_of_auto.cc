// CWG2397: `auto` as the element of an array that is pointed or referred to.
int a[3] = {1, 2, 3}, aa[2][3];
auto (*p)[3] = &a;
auto (&r)[3] = a;
auto (*pp)[2][3] = &aa;
static_assert(__is_same(decltype(p), int (*)[3]) && __is_same(decltype(pp), int (*)[2][3]));
r[1] + (*p)[2]
//= (int) 5
// [dcl.array]/1: a bound is converted from a class, too.
struct N { constexpr operator unsigned() const { return 4; } };
int b[N()];
sizeof b / sizeof *b
//= (unsigned long) 4
template <class> struct Holder { static constexpr N n{}; int data[n]; };
sizeof(Holder<int>)
//= (unsigned long) 16
