// [depr.static.constexpr], [temp.static]: a constexpr static data member template declared again outside of its class.
template<class P> struct A;
template<> struct A<void> { template<class E> static constexpr int q() { return 3; } template<class E, class T = decltype(A::q<E>())> static constexpr const T v = A::q<E>(); };
template<class E, class T> const T A<void>::v;
A<void>::v<int>
//= (const int) 3
