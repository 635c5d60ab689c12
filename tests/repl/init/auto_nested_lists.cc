// [temp.deduct.call]/1: a nested list deduces nothing; the other elements decide what `auto` of a list is.
#include <initializer_list>
struct P { int a; long b; };
int sum = 0;
for (auto [a, b] : {P{1, 2L}, {3, 4L}, {5, 6L}}) sum = sum * 100 + a * 10 + b;
sum
//= (int) 123456
auto list = {{7, 8L}, P{1, 2L}};
list.begin()->a * 10 + list.size()
//= (unsigned long) 72
