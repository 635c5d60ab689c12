// [expr.prim.lambda.capture]/7: a generic lambda captures `this` for what may be a non-static member, qualified or not.
struct B { int v = 2; int f(int k) { return v * k; } };
struct S : B { int g() { auto l = [=](auto k) { return B::f(k) + f(k); }; return l(3) + sizeof l; } };
S s;
s.g()
//= (int) 20
struct O { static int h(int k) { return k; } };
struct T { int g() { auto l = [&](auto k) { return O::h(k) + sizeof(T); }; return sizeof l; } };
T t;
t.g()
//= (int) 1
// [expr.prim.lambda.capture]/7: an unevaluated operand needs no `this`, whichever of static and other members is called.
struct Mixed { int f(int) { return 1; } static char f(double); int call() { auto size = [](auto z) { return sizeof(f(z)); }; return 10 * size(1) + size(1.0); } };
Mixed().call()
//= (int) 41
struct Plain { int f(int) { return 1; } static char f(double); int call() { auto size = [](int z) { return sizeof(f(z)) + sizeof(f(0.5)); }; return size(1); } };
Plain().call()
//= (int) 5
// A static member function template needs no object either, in a lambda without captures.
struct Caster { template<class T> static int cast(T x, int) { return x + 1; } template<class T> static int cast(T x) { return x + 2; } };
struct M { template<class F> int init(F f) { struct capture { F f; } c{f}; using out = Caster; auto l = [](capture *p) { return out::cast(p->f(), 1) + Caster::cast<int>(3); }; return l(&c); } };
M().init([] { return 4; })
//= (int) 10
struct N { template<class T> static int s(T x) { return x; } int go() { return [](int x) { return s(x) + s<int>(x); }(5); } };
N().go()
//= (int) 10
