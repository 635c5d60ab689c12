// [temp.alias]/2, [temp.over.link]/5: an alias template's specialisation is what it stands for, with its own arguments.
template <bool B, class T = void> struct enable {};
template <class T> struct enable<true, T> { using type = T; };
template <bool B, class T = void> using enable_t = typename enable<B, T>::type;
template <class... C> struct both { static constexpr bool value = (C::value && ...); };
template <class... C> using require = enable_t<both<C...>::value>;
template <class T> struct small { static constexpr bool value = sizeof(T) < 4; };
template <class T> struct large { static constexpr bool value = sizeof(T) >= 4; };
int chosen = 0;
// Two templates: their conditions differ.
template <class T> require<small<T>> size(T) { chosen = 1; }
template <class T> require<large<T>> size(T) { chosen = 2; }
size('a'); chosen
//= (int) 1
size(1); chosen
//= (int) 2
// One template, declared with and without the aliases.
template <class T> require<small<T>, small<T>> one(T);
template <class T> typename enable<both<small<T>, small<T>>::value>::type one(T) { chosen = 3; }
one('a'); chosen
//= (int) 3
