// [temp.deduct.call]/6, [temp.deduct.type]/4: a parameter all of whose template parameters are in non-deduced contexts takes converted arguments.
template<class T> struct id { using type = T; }; template<class T> using id_t = typename id<T>::type;
template<class C, class... A> struct format { int n; template<class S> format(const S &) : n(sizeof...(A)) {} };
template<class... A> using format_for = format<char, id_t<A>...>;
template<class... T> int print(format_for<T...> f, T &&...) { return f.n; }
print("x", 1, 2.5)
//= (int) 2
template<class T> int one(format<char, typename id<T>::type> f, T) { return f.n; }
one("x", 1)
//= (int) 1
