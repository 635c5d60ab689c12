// [expr.eq]/3.2: members of a union have one address; Itanium ABI 2.4 II.3: empty overlapping members of one class do not.
struct E {};
union U { E a, b; };
constexpr U u{};
static_assert(&u.a == &u.b);
struct N { [[no_unique_address]] E a, b, c, d; };
static_assert(sizeof(N) == 4);
constexpr N n{};
static_assert(&n.a != &n.b && &n.b != &n.c && &n.c != &n.d);
struct P { int a[2], b; };
constexpr P p{};
static_assert(&p.a[0] != &p.a[1] && &p.a[1] != &p.b);
