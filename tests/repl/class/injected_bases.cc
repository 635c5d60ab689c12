// [temp.local]/4: injected-class-names of several bases name their template before template arguments.
template<int N, class T> struct Head { T v = N; static int get(Head &b) { return b.v; } };
template<int N, class... T> struct Impl;
template<int N, class H, class... T> struct Impl<N, H, T...> : Impl<N + 1, T...>, Head<N, H> { typedef Head<N, H> Base; int head() { return Base::get(*this); } };
template<int N, class H> struct Impl<N, H> : Head<N, H> { typedef Head<N, H> Base; int head() { return Base::get(*this); } };
struct Tuple : Impl<3, int, char> {};
Tuple t;
t.head() + t.Impl<4, char>::head()
//= (int) 7
Tuple::Head<4, char>::get(t)
//= (int) 4
// Any base that is accessible lends the name.
template<int N, class T> struct Helper { T v = N; };
struct Code : private Helper<1, char> {};
struct Table : private Code, private Helper<0, int> { using Equal = Helper<0, int>; int get() { return sizeof(Equal); } };
Table().get()
//= (int) 4
