// [temp.mem.class], [class.pre]/2: the injected-class-name of a member class, in definitions of its members outside of all.
template<class T> struct M { struct row { int i = 3; row(); row(const row &); bool operator==(const row &) const; }; template<class U> struct col { int i = 4; col(const col &); col(int); int get(const col &); }; };
template<class T> M<T>::row::row(const row &x) : i(x.i + 1) {}
template<class T> M<T>::row::row() {}
template<class T> bool M<T>::row::operator==(const row &r) const { return i == r.i; }
template<class T> template<class U> M<T>::col<U>::col(const col &c) : i(c.i + 2) {}
template<class T> template<class U> M<T>::col<U>::col(int n) : i(n) {}
template<class T> template<class U> int M<T>::col<U>::get(const col &c) { col<char> d(7); return c.i + d.i; }
M<int>::row r; M<int>::row s(r);
s.i
//= (int) 4
s == r
//= (bool) false
M<int>::col<int> c(1), d(c);
d.get(c)
//= (int) 8
template <class T> struct Holder { static T x; struct Nested; };
template <class T> struct Holder<T>::Nested { T q = 7; typedef T Type; Type w(); };
template <class T> typename Holder<T>::Nested::Type Holder<T>::Nested::w() { Type two = 2; return q * two; }
Holder<int>::Nested().w()
//= (int) 14
