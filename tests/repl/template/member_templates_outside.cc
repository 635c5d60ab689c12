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
// [namespace.udecl]/14: a member template hides the like one of a base that a using-declaration brings.
struct Brought { template<class T> int pick() { return 1; } template<int I> int pick() { return 2; } };
struct Hiding : Brought { using Brought::pick; template<int I> int pick() { return 3; } };
Hiding().pick<1>() * 10 + Hiding().pick<int>()
//= (int) 31
// [basic.stc.dynamic.general]/2: the global allocation functions are declared before any template.
template<class T> int allocates() { void *p = ::operator new(sizeof(T)); ::operator delete(p); return 1; }
allocates<int>()
//= (int) 1
template<class T> int twice() { void *p = ::operator new(sizeof(T)); ::operator delete(p); return 2; }
twice<char>()
//= (int) 2
// [temp.expl.spec]/18: a member template explicitly specialised for one class.
template<class T> struct Spec { template<class U> int f(U) { return 1; } };
template<> template<class U> int Spec<int>::f(U) { return 2; }
Spec<int>().f('c') * 10 + Spec<char>().f('c')
//= (int) 21
