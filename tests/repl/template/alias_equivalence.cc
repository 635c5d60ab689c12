// [temp.type], [temp.alias]/2, [temp.names]/8: alias templates are what they stand for; their constraints are checked.
template <bool, class T = void> struct en {};
template <class T> struct en<true, T> { using type = T; };
template <bool B, class T = void> using en_t = typename en<B, T>::type;
template <class T> struct is_class { static constexpr bool value = __is_class(T); };
template <class... C> struct all { static constexpr bool value = (C::value && ...); };
template <class... C> using Req = en_t<all<C...>::value>;
struct S {} s;
int calls = 0;
template <class T> Req<is_class<T>, is_class<T>> sw(T &);
template <class T> typename en<all<is_class<T>, is_class<T>>::value>::type sw(T &t) { calls++; }
sw(s);
calls
//= (int) 1
template <class O, class T> requires (__is_class(O)) using Ins = O &&;
template <class O, class T> Ins<O, T> f(O &&o, const T &) { return static_cast<O &&>(o); }
int f(S &, int) { return 1; }
f(s, 'c')
//= (int) 1
