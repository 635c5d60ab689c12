// P2468, [over.match.best]/2.8: of a comparison and its own reverse, each better for one operand, the one as written.
struct C { bool operator==(const C &) { return true; } bool operator!=(const C &) { return false; } };
C a, b;
a == b
//= (bool) true
template <class T> struct A { template <class U> bool operator==(const A<U> &) { return sizeof(T) == 4; } };
A<int> x;
A<char> y;
x == y
//= (bool) true
y == x
//= (bool) false
