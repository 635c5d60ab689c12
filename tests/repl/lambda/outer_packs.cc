// [temp.variadic]/4, /5: the parameter of a lambda that is not generic can be a pack, which a pack of the function around expands.
template <class... A> auto wrap(int (*f)(A...)) { return [f](A... a) { return f(a...); }; }
int add(int a, int b) { return a + b; }
int one(int a) { return a; }
int none() { return 7; }
wrap(add)(1, 2)
//= (int) 3
wrap(one)(3)
//= (int) 3
wrap(none)()
//= (int) 7
template <class... A> auto counted(int (*f)(A...)) { return [=](int c, A &&...a) { return [&] { return c + sizeof...(a) + f(static_cast<A &&>(a)...); }(); }; }
counted(add)(100, 1, 2)
//= (unsigned long) 105
template <class... A> struct Signal { int operator()(int (*f)(int, A...), A... a) const { auto call = [f](A... a) { return f(sizeof...(a), a...); }; return call(a...); } };
Signal<int, char>{}([](int n, int i, char c) { return n * 100 + i * 10 + c - 'a'; }, 4, 'b')
//= (int) 241
