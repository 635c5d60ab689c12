// [class.access]/8: access in default arguments and default member initialisers is that of the function and the class, whoever
// needs them: also a type trait, whose own context is unrelated to any class ([meta.unary.prop]/9).
struct T { T(int id = next--, int by = twice(2)) : id(id * by) {} int id; private: static int next; static int twice(int n) { return 2 * n; } };
int T::next = -1;
__is_constructible(T) && !__is_nothrow_constructible(T)
//= (bool) true
T t;
t.id
//= (int) -4
struct M { int m = start(); private: static int start() { return 7; } };
__is_nothrow_constructible(M)
//= (bool) false
M{}.m
//= (int) 7
#include <memory>
std::make_unique<T>()->id
//= (int) -8
