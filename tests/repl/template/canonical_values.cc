// [temp.type]/2, [temp.param]/7, [dcl.type.decltype]/1.2: equal values of class type are one argument, however initialised.
struct A { char c[5]; };
template<A a> struct B { using type = decltype(a); using reference = decltype((a)); };
template<class T, class U> constexpr bool same = false; template<class T> constexpr bool same<T, T> = true;
same<B<A{}>, B<A{{0, 0}}>> && same<B<A{}>, B<A{""}>> && same<B<A{}>, B<A{"\0\0"}>> && same<B<A{{0, 0, 0, 0, 0}}>, B<A{}>>
//= (bool) true
same<B<A{{'A'}}>, B<A{"A"}>> && same<B<A{{'A', 0}}>, B<A{{'A', 0, 0, 0, 0}}>>
//= (bool) true
same<B<A{{'A', 0, 'B'}}>, B<A{{'A', 'B'}}>>
//= (const bool) false
same<B<A{"A"}>::type, A> && same<B<A{"A"}>::reference, const A &>
//= (bool) true
struct I { int i; }; struct N { I a[2]; int t; }; constexpr I zero = {0}; template<N> struct X {};
same<X<N{}>, X<N{{zero, I{0}}, 0}>> && !same<X<N{}>, X<N{{zero, I{1}}, 0}>>
//= (bool) true
constexpr int x = 42; template<decltype(auto) V> decltype(V) &f(); int p[5]; template<decltype(auto) V> struct D { using type = decltype(V); };
same<decltype(f<x>()), int &> && same<D<p>::type, int *>
//= (bool) true
template<class T, T> struct P {}; int fn(); using P1 = P<int(), fn>; using P2 = P<int[5], p>;
