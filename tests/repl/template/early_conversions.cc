// CWG 1391, CWG 2369, [over.match.viable]/2: counts and non-dependent parameters are seen to before anything is substituted.
template<class T> struct Hard { typename T::nothing n; using type = typename T::nothing; };
template<class T> struct B {};
template<class T, class... U> typename Hard<T>::type bar(int, T, U...);
template<class T> int bar(T, T) { return 2; }
B<char> b;
bar(b, b)
//= (int) 2
template<class T> typename Hard<T>::type one(void *, T);
template<class T> int one(int, T) { return 3; }
one(1, b)
//= (int) 3
template<class T> int count(T) { return 1; }
template<class T> typename Hard<T>::type count(T, T);
template<class T> int count(T, T, T) { return 3; }
count<int>(1) * 10 + count<int>(1, 1, 1)
//= (int) 13
