// [temp.spec.partial.member]: partial specialisations of member templates outside of the class template, and members of those.
template<class T> struct W {
  template<class U> static int x;
  template<class U> struct M;
  struct I { template<class U> struct M { static constexpr int v = 1; }; };
  template<class U> struct O { template<class V> struct M { static constexpr int v = 1; }; };
  template<int N, class... A> struct P { static constexpr int v = 1; };
};
template<class T> template<class U> int W<T>::x = sizeof(T) * 10 + sizeof(U);
template<class T> template<class U> int W<T>::x<U*> = 7;
template<class T> template<class U> struct W<T>::I::M<U*> { static constexpr int v = 2; };
template<class T> template<class U> template<class V> struct W<T>::O<U>::M<V*> { static constexpr int v = 2; };
template<class T> template<class A> struct W<T>::P<sizeof(T), A> { static constexpr int v = 2; };
template<class T> template<int N, class A> struct W<T>::P<N, A, T> { static constexpr int v = 3; };
template<class T> template<class U> struct W<T>::M { template<class V> static int f(V); };
template<class T> template<class U> struct W<T>::M<U*> { template<class V> static int f(V); static int s; };
template<class T> template<class U> template<class V> int W<T>::M<U>::f(V) { return 1; }
template<class T> template<class U> template<class V> int W<T>::M<U*>::f(V) { return 2; }
template<class T> template<class U> int W<T>::M<U*>::s = 5;
W<char>::x<int>
//= (int) 14
W<char>::x<int*>
//= (int) 7
W<char>::I::M<int>::v
//= (const int) 1
W<char>::I::M<int*>::v
//= (const int) 2
W<char>::O<int>::M<int>::v
//= (const int) 1
W<char>::O<int>::M<int*>::v
//= (const int) 2
W<int>::P<4, char>::v
//= (const int) 2
W<int>::P<5, char>::v
//= (const int) 1
W<int>::P<5, char, int>::v
//= (const int) 3
W<int>::M<int>::f(1)
//= (int) 1
W<int>::M<int*>::f(1)
//= (int) 2
W<int>::M<int*>::s
//= (int) 5
template<> template<class U> int W<short>::M<U*>::s = 6;
W<short>::M<int*>::s
//= (int) 6
template<> template<> int W<short>::M<char*>::s = 8;
W<short>::M<char*>::s
//= (int) 8
template<> template<> template<> int W<short>::M<char*>::f(int) { return 9; }
W<short>::M<char*>::f(1)
//= (int) 9
W<short>::M<char*>::f('1')
//= (int) 2
