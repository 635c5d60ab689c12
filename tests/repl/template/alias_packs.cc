// [temp.alias], [temp.variadic]: a pack of an alias template that stands for another pack, and elements beside it.
template <class... T> struct L { static constexpr int n = sizeof...(T); };
template <class... T> using P = L<T *...>;
template <class F, class... T> using Q = L<F, P<T...>>;
template <class T> int f(T) { return 0; }
template <class... T> int f(Q<int, char, T...>) { return sizeof...(T) + 1; }
f(Q<int, char, long, long>())
//= (int) 3
f(Q<int>())
//= (int) 0
template <class... T> using Fn = int (*)(T...);
template <class... T> int g(Fn<char, T...>) { return sizeof...(T); }
int h(char, int, long);
g(h)
//= (int) 2
template <class F, class... A> struct result { using type = decltype(F()(A()...)); };
template <class F, class... A> using result_t = typename result<F, A...>::type;
template <class F, class... A> using nested_t = result_t<F, typename result<F, A>::type...>;
struct Plus { int operator()(int a) { return a; } double operator()(double a) { return a; } long operator()(int, double) { return 6; } };
template <class F, class... A> nested_t<F, A...> call(F f, A... a) { return f(a...); }
call(Plus(), 1, 2.5)
//= (long) 6
template <class S> struct sig;
template <class R, class... A> struct sig<R(A...)> { using type = R; static constexpr int n = sizeof...(A); };
sig<bool(char)>::n + sig<void()>::n
//= (int) 1
