// [basic.lookup.unqual]/9, [temp.inst]/12: a friend's noexcept-specifier names members of its class.
template <class T> constexpr bool is_small = sizeof(T) < 8;
template <class V> class F { using B = V; B b = 1; friend auto get(const F &i) noexcept(noexcept(i.b) && is_small<B>) { return i.b; } };
noexcept(get(F<int>())) * 10 + noexcept(get(F<long>()))
//= (int) 10
template <class V> struct E { template <bool C> class I; };
template <class V> template <bool C> class E<V>::I { using B = V; B b = 2; friend constexpr auto take(const I &i) noexcept(is_small<B> && C) { return i.b; } };
noexcept(take(E<int>::I<true>())) * 100 + noexcept(take(E<int>::I<false>())) * 10 + take(E<int>::I<true>())
//= (int) 102
