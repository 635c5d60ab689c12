// [basic.lookup.unqual]/9, [temp.inst]/12: a friend's noexcept-specifier names members of its class.
template <class T> constexpr bool is_small = sizeof(T) < 8;
template <class V> class F { using B = V; B b = 1; friend auto get(const F &i) noexcept(noexcept(i.b) && is_small<B>) { return i.b; } };
noexcept(get(F<int>())) * 10 + noexcept(get(F<long>()))
//= (int) 10
template <class V> struct E { template <bool C> class I; };
template <class V> template <bool C> class E<V>::I { using B = V; B b = 2; friend constexpr auto take(const I &i) noexcept(is_small<B> && C) { return i.b; } };
noexcept(take(E<int>::I<true>())) * 100 + noexcept(take(E<int>::I<false>())) * 10 + take(E<int>::I<true>())
//= (int) 102
// [except.spec]/13, [temp.friend]: the noexcept-specifier of a friend is looked up in the class, with the arguments of its template.
template<class T> T&& value() noexcept;
template<class It> struct C { friend int f(const C&) noexcept(sizeof(It) > 1) { return 3; } friend int g(const C&) noexcept(noexcept(*value<const It&>())); };
noexcept(f(value<C<int*>>()))
//= (bool) true
noexcept(f(value<C<char>>()))
//= (bool) false
noexcept(g(value<C<int*>>()))
//= (bool) true
struct Throws { int operator*() const; };
noexcept(g(value<C<Throws>>()))
//= (bool) false
template<class It> concept Big = sizeof(It) > 1;
template<class It> struct D { friend int h(const D&) noexcept(sizeof(It) == 4) requires Big<It> { return 4; } };
noexcept(h(D<int>()))
//= (bool) true
noexcept(h(D<long>()))
//= (bool) false
h(D<long>())
//= (int) 4
#include <iterator>
int numbers[] = {1, 2};
std::common_iterator<int*, const int*> i(numbers);
std::ranges::iter_move(i)
//= (int) 1
