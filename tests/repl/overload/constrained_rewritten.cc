// [over.match.best]/2.6, 2.8: two candidates of one constrained function are told apart by being rewritten or not.
template <class T> struct B { int v; friend bool operator==(const B &a, const B &b) requires (sizeof(T) > 1) { return a.v == b.v; } };
const B<int> k{1}; k == k
//= (bool) true
k != k
//= (bool) false
// Of functions equally constrained the one written is better than the one that is rewritten.
template <class T> struct C { friend int operator==(const C &, const C &) requires (sizeof(T) > 1) { return 1; } friend int operator!=(const C &, const C &) requires (sizeof(T) > 1) { return 2; } };
const C<int> c{}; c != c
//= (int) 2
