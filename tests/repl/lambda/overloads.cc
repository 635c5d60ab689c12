// [over.call.object]/2: a surrogate call function converts the object by its own conversion function, so that other candidates' return types stay undeduced ([dcl.spec.auto]/10).
struct A { int foo() { return 1; } };
template <class F, class G> struct O : F, G { O(F f, G g) : F(f), G(g) {} using F::operator(); using G::operator(); };
auto o = O([](A a) { return a.foo(); }, [](auto x) { return x.bar(); });
o(A())
//= (int) 1
struct B { int bar() { return 2; } };
o(B())
//= (int) 2
// [expr.prim.lambda.capture]/8: a call that may be of a static member function does not name `this`.
struct M { static int f() { return 3; } int f(int); static int i; int g() { return [] { ++i; return f() + i; }(); } };
int M::i = 4;
M().g()
//= (int) 8
