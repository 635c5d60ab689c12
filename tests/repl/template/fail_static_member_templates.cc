// [basic.def]/2, [temp.static], [temp.expl.spec]/14: static data member templates declared in a class and defined elsewhere, or never.
struct X { template<class T> static T x; template<class T> static T late; template<int N> static constexpr int c = N; static int f() { return late<int>; } };
template<class T> T X::x = T(5);
X::x<int>
//= (int) 5
X::f()
//! error: `X::late<int>` is declared but nobody defines it
//!  = its symbol is `_ZN1X4lateIiEE`
template<class T> T X::late = T(7);
X::f()
//= (int) 7
X::late<char> + 0
//= (int) 7
template<int N> constexpr int X::c;
X::c<4>
//= (const int) 4
struct Inc; template<class T> struct Holder { template<class U> static Inc h; using type = decltype(h<T>); };
Holder<int>::type *hp = nullptr;
template<class T> struct S1 { static int n; static int arr[]; };
template<class T> int S1<T>::n = sizeof(T);
template<class T> int S1<T>::arr[sizeof(T)];
template<> int S1<int>::arr[8];
template<class T> extern T ext;
template<class T> T ext = T(9);
ext<int>
//= (int) 9
