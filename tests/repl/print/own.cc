// The program's own functions show values: cinch::print by reference, cling::printValue by pointer.
struct P { int x; } p{1}; struct D : P { int y = 2; } d; enum E { e };
namespace cinch { const char *print(const P &p) { return p.x == 1 ? "one" : "another"; } }
p
//= (P &) one
P{2}
//= (P) another
// An overload for a base serves the derived class, and objects in other objects.
d
//= (D &) another
struct Holder { P p; int n; } h{{1}, 3};
h
//= (Holder &) { .p = one, .n = 3 }
P list[2] = {{1}, {2}};
list
//= (P[2]) { one, another }
// A value that would have to be converted is shown as it is.
namespace cinch { const char *print(double) { return "a double"; } }
2.5
//= (double) a double
3
//= (int) 3
struct Text { const char *data() const { return "text object"; } int size() const { return 4; } };
namespace cling { Text printValue(const E *) { return {}; } }
e
//= (E) text
// One that throws says so.
namespace cinch { const char *print(const Text &) { throw 1; } }
Text{}
//= (Text) <uncaught exception of type int: 1>
// Templates.
template <class T> struct Box { T t; };
namespace cinch { template <class T> const char *print(const Box<T> &) { return sizeof(T) == 1 ? "small" : "large"; } }
Box<char>{'c'}
//= (Box<char>) small
Box<int>{1}
//= (Box<int>) large
.undo 3
Box<int>{1}
//= (Box<int>) { .t = 1 }
