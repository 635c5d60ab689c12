// [class.static.data]/4: a constant initialised in its class may be used by reference without a definition outside.
struct S { static const int k = 4; static const int z; };
S::k
//= (const int) 4
int f(const int &x) { return x; }
f(S::k)
//= (int) 4
const int S::k;
const int S::z = 3;
S::z
//= (const int) 3
template<class T> struct T1 { static const T t = 1; static const int arr[2]; };
template<class T> const T T1<T>::t;
template<class T> const int T1<T>::arr[2] = {1, 2};
f(T1<int>::t)
//= (int) 1
T1<int>::arr
//= (const int[2]) { 1, 2 }
