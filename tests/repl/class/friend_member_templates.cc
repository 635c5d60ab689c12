// [namespace.memdef]/3: the class template that a friend declaration names is looked up in the classes around, too, up to
// the innermost enclosing namespace.
template<class V> struct View { template<bool> struct S; template<bool C> struct I { template<bool> friend struct S; private: int cur = 1; }; template<bool C> struct S { template<bool D> int at(const I<D> &i) const { return i.cur; } }; };
View<int>::S<false>().at(View<int>::I<true>())
//= (int) 1
template<class T> class Self { template<class> friend class Self; int x = 2; public: template<class U> int of(const Self<U> &u) { return u.x; } };
Self<int>().of(Self<char>())
//= (int) 2
