// [except.spec]/11, [class.compare.default]/4: a noexcept-specifier of a defaulted comparison is what counts, for the `==` that comes with `<=>`, too.
#include <compare>
template <bool B> struct X { int i; auto operator<=>(const X &) const noexcept(B) = default; };
X<true> t;
X<false> f;
static_assert(noexcept(t < t) && noexcept(t == t));
static_assert(!noexcept(f < f) && !noexcept(f == f));
struct P { int i; bool operator==(const P &) const = default; };
static_assert(noexcept(P() == P()));
struct Q { P p; friend bool operator==(const Q &, const Q &) = default; };
static_assert(noexcept(Q() == Q()));
