// CWG 2369: constraints are checked before conversions that look at constructors or conversion functions, whose templates would be
// instantiated for a candidate that the constraints exclude.
template<class T> struct Z { typedef typename T::x xx; };
template<class T> concept C = requires { typename T::A; };
template<C T> typename Z<T>::xx f(void *, T);
template<class T> int f(int, T) { return 5; }
struct ZZ { template<class T, class = typename Z<T>::xx> operator T *(); operator int() { return 1; } };
f(ZZ(), 42)
//= (int) 5
