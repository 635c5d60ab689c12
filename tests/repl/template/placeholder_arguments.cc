// [temp.arg.nontype]/1, [temp.class.order]: partial specialisations for values of `auto *`, `auto **` and others.
template <auto V> struct Y { static constexpr int kind = 0; };
template <auto *P> struct Y<P> { static constexpr int kind = 1; };
template <auto **P> struct Y<P> { static constexpr int kind = 2; };
int i, *p;
Y<3>::kind + Y<&i>::kind * 10 + Y<&p>::kind * 100
//= (int) 210
template <class T> struct A { template <auto V> struct B; template <auto *P> struct B<P> { using type = decltype(P); }; template <auto **P> struct B<P> { using type = decltype(P); }; };
A<void>::B<&i>::type q = &i;
A<void>::B<&p>::type r = &p;
p = q, **r = 5, *q
//= (int) 5
struct Closed { constexpr Closed(int) {} private: int x = 0; };
template <class T, T V> int fits(int) { return 1; }
template <class T, int V> int fits(...) { return 2; }
fits<Closed, 2>(1)
//= (int) 2
template <int> class Guess { int x; public: constexpr Guess(int) {} }; Guess(int) -> Guess<1>;
template <Guess> int guessed() { return 1; } template <int> int guessed() { return 2; }
guessed<2>()
//= (int) 2
