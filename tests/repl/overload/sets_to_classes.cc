// [over.match.copy], [over.over]/1: a class that is made of an overloaded function or of a specialisation of a template.
template <class T> int tf(T t) { return t + 1; } int two(int x) { return x * 2; } double two(double x) { return x * 2; }
struct Any { template <class F> Any(F &&f) : n(f(1)) {} int n; };
Any a = tf<int>, b = {tf<int>}, c(&tf<int>);
a.n + b.n + c.n
//= (int) 6
int take(Any any) { return any.n; } int refer(const Any &any) { return any.n * 10; } int move(Any &&any) { return any.n * 100; }
take(tf<int>) + refer(&tf<int>) + move(tf<int>)
//= (int) 222
struct Ptr { Ptr(int (*f)(int)) : n(f(4)) {} int n; };
Ptr p = two, q = tf;
p.n + q.n
//= (int) 13
int ranked(Ptr) { return 1; } int ranked(int (*)(int)) { return 2; }
ranked(two)
//= (int) 2
#include <functional>
std::function<int(int)> f = tf<int>;
int run(const std::function<int(int)> &f) { return f(6); }
f(5) + run(tf<int>)
//= (int) 13
bool is_set = !tf<int>, is_both = tf<int> && &tf<char>;
is_set || !is_both
//= (bool) false
auto &lvalue = tf<int>; auto &&forwarded = tf<char>; auto *pointer = tf<int>;
lvalue(1) + forwarded(2) + pointer(3)
//= (int) 9
