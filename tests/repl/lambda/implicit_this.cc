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
