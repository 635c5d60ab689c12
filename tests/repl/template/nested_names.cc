// [temp.res]/2: outside of templates a name is looked up as it stands, in member classes of specialisations too.
template <class T> struct Outer { struct Inner { struct Deep { T t; Inner *up; }; template <class U> struct Other { U u; }; static T make(T t) { return t + t; } using type = T; }; };
Outer<double>::Inner::Deep{1.5, nullptr}.t
//= (double) 1.5
Outer<int>::Inner::Other<char>{'c'}.u
//= (char) 'c'
Outer<int>::Inner::make(21)
//= (int) 42
Outer<int>::Inner::type(2.5)
//= (int) 2
template <class T> struct Base { static constexpr int n = sizeof(T); struct M { int m = 3; }; };
template <class T> struct Derived : Base<T> { int f() { if (Base<T>::n > 2) return typename Base<T>::M().m; return 0; } };
Derived<int>().f() * 10 + Derived<char>().f()
//= (int) 30
struct Outer { template <class T> struct Inner { T t; }; }; struct Plain { int q; };
typename Outer::Inner<int>::Inner inner{4}; typename Plain::Plain plain{5};
inner.t + plain.q
//= (int) 9
