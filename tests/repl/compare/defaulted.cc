// [class.compare.default], [class.eq], [class.spaceship], [class.compare.secondary]
#include <compare>
struct P { int x, y; auto operator<=>(const P &) const = default; };
P{1, 2} == P{1, 2}
//= (bool) true
P{1, 2} != P{1, 3}
//= (bool) true
P{1, 2} < P{1, 3}
//= (bool) true
(P{2, 2} <=> P{1, 3}) > 0
//= (bool) true
static_assert(P{1, 2} < P{1, 3} && P{1, 2} >= P{1, 2} && P{1, 2} != P{2, 2});
// Bases before members, arrays element by element; the common category is the weakest.
struct Q : P { double d[2][2]; auto operator<=>(const Q &) const = default; };
Q{{1, 2}, {{1, 2}, {3, 4}}} == Q{{1, 2}, {{1, 2}, {3, 4}}}
//= (bool) true
Q{{1, 2}, {{1, 2}, {3, 4}}} < Q{{1, 2}, {{1, 2}, {3, 5}}}
//= (bool) true
Q{{1, 3}} < Q{{1, 2}, {{1}}}
//= (bool) false
static_assert(__is_same(decltype(Q{} <=> Q{}), std::partial_ordering));
static_assert(__is_same(decltype(P{} <=> P{}), std::strong_ordering));
struct Nothing { auto operator<=>(const Nothing &) const = default; };
Nothing{} == Nothing{}
//= (bool) true
// A written return type: made of == and < where there is no <=>.
struct L { int v; bool operator==(const L &o) const { return v == o.v; } bool operator<(const L &o) const { return v < o.v; } };
struct M { L l; std::weak_ordering operator<=>(const M &) const = default; };
M{{1}} < M{{2}}
//= (bool) true
M{{3}} <= M{{2}}
//= (bool) false
M{{3}} == M{{3}}
//= (bool) true
// Friends, by value and by reference; secondary operators.
struct F { int i; friend bool operator==(F, F) = default; friend auto operator<=>(const F &, const F &) = default; bool operator>(const F &) const = default; };
F{1} == F{1}
//= (bool) true
F{1} < F{2}
//= (bool) true
F{1} > F{2}
//= (bool) false
// The order of evaluation stops at the first difference.
#include <stdio.h>
struct T { int i; bool operator==(const T &o) const { printf("%d?%d ", i, o.i); return i == o.i; } };
struct Three { T a[2]; T b; bool operator==(const Three &) const = default; };
Three{1, 2, 3} == Three{1, 4, 3}
//| 1?1 2?4
//= (bool) false
Three{1, 2, 3} == Three{1, 2, 3}
//| 1?1 2?2 3?3
//= (bool) true
// It may throw what its definition may.
noexcept(P{} == P{})
//= (bool) true
noexcept(F{} == F{})
//= (bool) true
noexcept(Three{} == Three{})
//= (bool) false
// Of a class template.
template<class V> struct Box { V v; auto operator<=>(const Box &) const = default; };
Box<int>{1} < Box<int>{2}
//= (bool) true
Box<Box<char>>{{'a'}} == Box<Box<char>>{{'a'}}
//= (bool) true
template<class T> concept Ordered = requires(T t) { t < t; };
struct Plain { int i; };
Ordered<Box<int>>
//= (bool) true
Ordered<Box<Plain>>
//= (bool) false
