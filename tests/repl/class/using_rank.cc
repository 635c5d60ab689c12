// [over.match.funcs]/4: a function that a using-declaration brings into a class is a member of that class for overload resolution.
struct B { int operator=(int) { return 7; } int f(int) { return 7; } template <class T> int g(T) { return 8; } };
struct D : B { D() {} D(int) {} D &operator=(const D &) = delete; using B::operator=; int f(const D &) { return 1; } using B::f; int g(const D &) { return 2; } using B::g; };
D d;
d = 3
//= (int) 7
d.f(3)
//= (int) 7
d.g(3)
//= (int) 8
d.g(d)
//= (int) 2
struct E : D {};
E e;
e.f(3)
//= (int) 7
// What the derived class declares itself hides an equal one; else the better conversion wins.
struct F : B { using B::f; int f(int) const { return 2; } };
F f;
f.f(3)
//= (int) 7
const F cf;
cf.f(3)
//= (int) 2
#include <atomic>
std::atomic<int> a;
a = 5
//= (int) 5
a.load()
//= (int) 5
