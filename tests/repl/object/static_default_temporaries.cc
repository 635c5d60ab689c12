// [class.temporary]/6, [class.mem.general]/10: a temporary that a default member initialiser's reference is bound to lives as long as the aggregate, each static one has its own.
#include <cstdio>
struct R { const char *n; R(const char *n) : n(n) {} ~R() { std::printf("end %s\n", n); } };
struct G { const R &r = R("default"); int i = 0; G *self = this; };
static G one{};
static G two{}, three{R("given"), 2};
one.r.n != nullptr && &one.r != &two.r && one.self == &one && two.self == &two
//= (bool) true
three.r.n
//= (const char *const) "given"
void f() { static G local{}; std::printf("%s %d\n", local.r.n, local.self == &local); }
f();
//| default 1
{ G block{}; std::printf("block %s\n", block.r.n); }
//| block default
//| end default
constexpr int const &k = 3;
struct C { const int &n = 7; };
constexpr C c{};
constinit C d{};
c.n + d.n
//= (int) 14
&c.n == &d.n
//= (bool) false
//| end default
//| end given
//| end default
//| end default
