// [temp.nondep], [temp.dep.expr]/4: locals and parameters of types that depend on no template parameter do not make an operator or call dependent: it is bound where the template is defined.
namespace lib { struct A { }; template<class T> struct W { }; template<class T> int h(W<T>); template<class T> int operator==(W<T>, W<T>) { return 1; } int f(A, long) { return 1; } template<int N> struct V { }; template<int N> int g(V<N>, long) { return 1; } }
template<class T> int param(T, lib::W<lib::W<int>> x) { return x == x; }
template<class T> int local(T) { lib::W<lib::W<int>> x; const auto y = x; return x == y; }
template<class T> int dependent_auto(T t) { auto x = t; return x == x; }
template<class T> int dependent_local(T t) { lib::W<T> x; return x == x; }
template<class T> int call(T) { using B = lib::A; B a; return f(a, 1); }
template<class T> int dependent_call(T t) { lib::A a; return f(a, t); }
template<class T> int value(T) { const int n = 2; lib::V<n> v; return g(v, 1); }
template<class T> int dependent_value(T) { const int n = sizeof(T); lib::V<n> v; return g(v, 1); }
template<class T> int bound(T t) { lib::V<sizeof(T)> v[] = { {} }; return g(v[0], 1); }
using lib::h;
template<class T> int chosen(T) { lib::A a; return h<T>(a); }
template<class T> struct C { lib::A a; lib::W<lib::W<int>> w; int m(lib::A b) { return f(b, 1); } template<class U> int n(U) { lib::A b; return f(b, 1); } int own(T t) { return f(a, t); } };
template<class T> int loop(T t) { int sum = 0; for (auto x : t) sum += x == x; for (lib::W<lib::W<int>> y : t) sum += 10 * (y == y); return sum; }
namespace lib { template<class T> int h(A) { return 2; } template<class T> int operator==(W<W<T>>, W<W<T>>) { return 2; } int f(A, int) { return 2; } template<int N> int g(V<N>, int) { return 2; } }
param(0, {})
//= (int) 1
local(0)
//= (int) 1
dependent_auto(lib::W<lib::W<int>>())
//= (int) 2
dependent_local(lib::W<int>())
//= (int) 2
call(0)
//= (int) 1
dependent_call(1)
//= (int) 2
value(0)
//= (int) 1
dependent_value(0)
//= (int) 2
chosen(0)
//= (int) 2
bound(0)
//= (int) 2
C<int>().m({})
//= (int) 1
C<int>().n(0)
//= (int) 1
C<int>().own(0)
//= (int) 2
lib::W<lib::W<int>> ws[1];
template<class T> int loop_over(T &t) { return loop<T&>(t); }
loop_over(ws)
//= (int) 12
