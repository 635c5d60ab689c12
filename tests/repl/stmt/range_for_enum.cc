// [stmt.ranged]/1: `!=` of iterators may be built in, for numbers and for what a class converts to.
enum E { e1, e2, e3, end_ };
int operator*(E e) { return e + 1; }
E begin(E e) { return e; }
E end(E) { return end_; }
E operator++(E &e) { return e = E(e + 1); }
int sum = 0;
for (auto i : e1) sum = sum * 10 + i;
sum
//= (int) 123
