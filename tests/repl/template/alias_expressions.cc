// [temp.over.link]/5, [temp.alias]/2: an expression in the expansion of an alias template means what its arguments say.
template <bool B, class T> struct en {};
template <class T> struct en<true, T> { using type = T; };
template <bool B, class T> using en_t = typename en<B, T>::type;
template <class A, class B> struct same { static constexpr bool value = false; };
template <class A> struct same<A, A> { static constexpr bool value = true; };
template <class T> struct no { static constexpr bool value = !T::value; };
template <class... C> inline constexpr bool all = (C::value && ...);
template <class T> struct opt { int n; template <class... C> using Req = en_t<all<C...>, bool>; template <class U, Req<same<T, U>> = true> opt(U &&) : n(1) {} template <class U, Req<no<same<T, U>>> = false> opt(U &&) : n(2) {} };
opt<int>(3).n * 10 + opt<int>('c').n
//= (int) 12
template <class... C> using Ok = en_t<all<C...>, int>;
template <class T> Ok<same<T, char>> f(T);
template <class T> Ok<no<same<T, char>>> f(T) { return 4; }
template <class U> Ok<same<U, char>> f(U) { return 5; }
f('c') * 10 + f(1)
//= (int) 54
