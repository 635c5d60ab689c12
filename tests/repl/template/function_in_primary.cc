// [temp.names]/3.4: `<` behind a function's name begins template arguments; in a specialisation's member it is the specialisation's.
struct E {};
template <class T> struct R { int get(T &) &&; static int count(); };
template <> struct R<E> { int v = 5; template <class U> int get() const; template <class U> int get(U &) const; operator long() const; };
template <class T> struct R<T *> { template <class U> int get() const { return sizeof(U); } int f() const; static int count() { return 3; } };
template <class U> int R<E>::get() const { return v + sizeof(U); }
R<E>::operator long() const { return get<char>() + this->get<short>() + R<E>::get<int>(); }
template <class T> int R<T *>::f() const { return get<T>() + R<T *>::template get<T>() + (R<T *>::count() < 4); }
(long)R<E>()
//= (long) 22
R<int *>().f()
//= (int) 9
