// [over.match.oper]/3.4, [over.match.best]/2.8, /2.9: rewritten and reversed candidates
#include <compare>
#include <stdio.h>
struct A { int i; bool operator==(int j) const { printf("member "); return i == j; } };
A{1} == 1
//| member
//= (bool) true
1 == A{1}
//| member
//= (bool) true
1 != A{1}
//| member
//= (bool) false
struct B { int i; std::strong_ordering operator<=>(int j) const { return i <=> j; } };
B{1} < 2
//= (bool) true
2 > B{1}
//= (bool) true
2 < B{1}
//= (bool) false
(2 <=> B{1}) > 0
//= (bool) true
// The operator as written is better than a rewritten one.
struct C { bool operator<(const C &) const { printf("less "); return false; } std::strong_ordering operator<=>(const C &) const { printf("spaceship "); return std::strong_ordering::equal; } };
C{} < C{}
//| less
//= (bool) false
C{} > C{}
//| spaceship
//= (bool) false
// Scalars.
(1 <=> 2) < 0
//= (bool) true
(1.0 <=> __builtin_nan("")) == std::partial_ordering::unordered
//= (bool) true
int a[2];
(&a[1] <=> &a[0]) > 0
//= (bool) true
enum class Color { red, green };
(Color::red <=> Color::green) < 0
//= (bool) true
enum Old { x = 1, y };
(x <=> y) < 0
//= (bool) true
static_assert((1u <=> 1) == 0);
struct Conv { operator int() const { return 7; } };
(Conv{} <=> 8) < 0
//= (bool) true
