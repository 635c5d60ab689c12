// [basic.scope.pdecl]/11: a template parameter is declared behind its default argument, which names the outer entity.
template <class T> struct flag { static const bool value = sizeof(T) == 1; };
template <class T, bool flag = flag<T>::value> struct A { static const int v = flag ? 1 : 2; };
A<int>::v
//= (const int) 2
A<char>::v
//= (const int) 1
const int N = 7;
template <int N = N> int n() { return N; }
n()
//= (int) 7
n<3>()
//= (int) 3
