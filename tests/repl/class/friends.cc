// [class.friend]: functions, classes with their nested ones, members of other classes, templates.
class F;
struct Other { int look(F &); int also(F &); };
class F { int z = 5; friend int peek(F &); friend struct G; friend int Other::look(F &); template<class T> friend int any(F &, T); template<class T> friend struct Any; friend int inside(F &f) { return f.z; } };
int peek(F &f) { return f.z; }
struct G { int look(F &f) { return f.z; } struct In { int look(F &f) { return f.z; } }; };
int Other::look(F &f) { return f.z; }
template<class T> int any(F &f, T) { return f.z; }
template<class T> struct Any { int look(F &f) { return f.z; } };
F f;
peek(f) + G().look(f) + G::In().look(f) + Other().look(f) + any(f, 1) + Any<char>().look(f) + inside(f)
//= (int) 35
// `friend T;`: of whatever type.
template<class T> class Box { friend T; int v = 2; };
struct Owner { int get(Box<Owner> b) { return b.v; } };
Owner().get(Box<Owner>())
//= (int) 2
Box<int> plain;
// Nested and local classes, lambdas, default arguments see what their class does.
class Host { static const int s = 6; int m = 7; struct In { int get(Host &h) { return h.m + s; } }; public: int local() { struct L { int get(Host &h) { return h.m; } }; return L().get(*this) + [this] { return m; }() + In().get(*this); } int with(int a = s) { return a; } };
Host().local() + Host().with()
//= (int) 33
// [class.access]/6: what a declaration names is used by what it declares.
class K { typedef int P; struct N; static P sv; P f(P); friend P kf(P); public: P g() { return f(1) + sv; } };
K::P K::sv = 100;
K::P K::f(K::P q) { return q; }
struct K::N { P p; };
K::P kf(K::P q) { return q; }
K().g() + kf(2)
//= (int) 103
// [temp.spec]/6: explicit specialisations and instantiations may name anything.
class Sec { struct In {}; public: typedef In Out; };
template<class T> struct Tr { static const int v = 1; };
template<> struct Tr<Sec::In> { static const int v = 2; };
template struct Tr<Sec::In *>;
Tr<Sec::Out>::v + 0
//= (int) 2
// [temp.deduct]/8: what is not accessible is a failure of substitution.
class Hid { int x; };
template<class T> auto has(T t) -> decltype(t.x) { return 1; }
int has(...) { return 2; }
has(Hid())
//= (int) 2
// [class.access.base]/5: protected members of a base, named in it and in the derived class.
class Ba { protected: int p = 3; static int q() { return 4; } typedef int I; };
struct De : Ba { int a() { I i = p; return i + this->p + Ba::p + De::p + q() + Ba::q(); } using Ba::p; };
De().a() + De().p
//= (int) 23
struct Pr : protected Ba {};
struct Pr2 : Pr { int a() { return p + q(); } };
Pr2().a()
//= (int) 7
// A base-clause may name what the bases let the class see.
class Hide { protected: struct In { int v() { return 8; } }; };
struct Show : Hide::In, Hide {};
Show().v()
//= (int) 8
// [temp.friend]/1: templates of another namespace.
namespace Det { template<class T> struct Map; template<class T> int read(T &); }
template<class T> class Table { T v = 9; template<class U> friend struct Det::Map; template<class U> friend int Det::read(U &); };
template<class T> struct Det::Map { int get(Table<T> &t) { return t.v; } };
template<class T> int Det::read(T &t) { return t.v; }
Table<int> table;
Det::Map<int>().get(table) + Det::read(table)
//= (int) 18
