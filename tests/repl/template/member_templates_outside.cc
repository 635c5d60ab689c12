// [temp.mem], [basic.lookup.unqual]/8: a member template defined outside of its class sees the class's names.
struct B { struct P { int x; }; using value = long; template <class T> int g(T t, const P &p); template <class T> static value h(P, T = {}); template <class T> struct N; };
template <class T> int B::g(T t, const P &p) { P q = p; return q.x + t; }
template <class T> B::value B::h(P p, T) { return value(p.x); }
template <class T> struct B::N { P p; T t; };
B().g(1, B::P{4})
//= (int) 5
B::h<int>(B::P{6})
//= (long) 6
B::N<int>{{1}, 2}.p.x
//= (int) 1
namespace N { struct S { template <class T> T f(T); using type = char; }; }
template <class T> T N::S::f(T t) { type c = 'a'; return t + c; }
N::S().f(1)
//= (int) 98
