// [temp.expl.spec], [basic.scope.block]: what the body of an explicit specialisation declares hides what is outside.
struct g {}; template <class T> int f(T);
template <> int f(int) { struct Q { int v; }; int g = 3; Q q{g}; return (g) + q.v; }
f(1)
//= (int) 6
template <typename> struct D { template <class E> int m(E); template <class E> D(E); };
template <> template <typename E> int D<int>::m(E) { long h = 3; return h; }
template <> template <typename E> D<int>::D(E) { long h; (void)h; }
D<int>('a').m(1)
//= (int) 3
