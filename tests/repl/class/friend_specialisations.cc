// [temp.friend]/1: a specialisation of a function template as a friend, with all, some or none of its arguments.
template <class T> class A; template <class T> bool same(const A<T> &, const A<T> &); template <class T> bool operator==(const A<T> &, const A<T> &); template <class T> bool operator<(const A<T> &, const A<T> &);
template <class T> class A { T v; public: A(T v) : v(v) {} friend bool same<>(const A &, const A &); friend bool operator==<>(const A &, const A &); friend bool operator< <T>(const A &, const A<T> &); };
template <class T> bool same(const A<T> &a, const A<T> &b) { return a.v == b.v; }
template <class T> bool operator==(const A<T> &a, const A<T> &b) { return a.v == b.v; }
template <class T> bool operator<(const A<T> &a, const A<T> &b) { return a.v < b.v; }
A<int> a(1), b(2);
same(a, a) && a == a && a < b && !(a == b)
//= (bool) true
namespace N { template <class T> int peek(T t) { return t.v; } template <class T, class U> int both(T t, U) { return t.v; } }
template <class T> int look(const T &t) { return t.v; } template <class T> int look(T *t) { return t->v + 100; }
class P { int v = 6; friend int N::peek<P>(P); friend int N::both<>(P, int); friend int look<P>(const P &); friend int look<>(P *); };
P p;
N::peek(p) + N::both(p, 1)
//= (int) 12
look(p) + look(&p)
//= (int) 112
template <class T> class Q { T v = 7; friend T N::peek<Q>(Q); friend int look<Q<T>>(const Q<T> &); };
N::peek(Q<int>()) + look(Q<int>())
//= (int) 14
