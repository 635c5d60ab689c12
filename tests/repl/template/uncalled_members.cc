// [expr.prim.req.simple], [expr.mptr.oper]/6, [expr.ref]/6: a member function that is not called is no valid expression.
struct A { int f(); int g(); int g(int); static int s(); int d; };
template <class T, class P> concept Applies = requires(T t, P p) { t.*p; };
Applies<A, int A::*>
//= (bool) true
Applies<A, int (A::*)()>
//= (bool) false
template <class T> concept HasF = requires(T t) { t.f; };
template <class T> concept HasG = requires(T t) { t.g; };
template <class T> concept HasD = requires(T t) { t.d; };
template <class T> concept HasS = requires(T t) { t.s; };
HasF<A> || HasG<A>
//= (bool) false
HasD<A> && HasS<A>
//= (bool) true
