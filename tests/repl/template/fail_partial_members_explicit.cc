// [temp.expl.spec]/16, /18, [temp.spec.partial.member]/2: explicit specialisations of member templates for one class.
template<class T> struct W { template<class U> struct M { static constexpr int v = 1; }; template<class U> static constexpr int x = 1; template<class U> struct N; template <class U> struct P { int f(); }; template<class U> struct Q { static constexpr int v = 1;}; template<class U> struct Q<U*> { static constexpr int v = 2;}; };
template<class T> template<class U> struct W<T>::M<U *> { static constexpr int v = 2 + sizeof(T); };
template<class T> template<class U> constexpr int W<T>::x<U *> = 2;
template<class T> template<class U> struct W<T>::N { static constexpr int v = 1; };
template<class T> template<class U> struct W<T>::N<U&> { static constexpr int v = 2; };
template<class T> template<class U> struct W<T>::P<U*> { int f(); int g(); };
template<class T> template<class U> int W<T>::P<U>::f() { return 1; }
template<class T> template<class U> int W<T>::P<U*>::f() { return 2; }
template<class T> template<class U> int W<T>::P<U*>::g() { return 3; }
W<char>::M<int>::v
//= (const int) 1
W<char>::M<int*>::v
//= (const int) 3
W<int>::M<int*>::v
//= (const int) 6
W<char>::x<int>
//= (const int) 1
W<char>::x<int*>
//= (const int) 2
W<char>::N<int>::v
//= (const int) 1
W<char>::N<int&>::v
//= (const int) 2
W<char>::P<int>().f()
//= (int) 1
W<char>::P<int*>().f()
//= (int) 2
W<char>::P<int*>().g()
//= (int) 3
template<> template<class U> struct W<long>::M { static constexpr int v = 10; };
template<> template<class U> constexpr int W<long>::x = 10;
W<long>::M<int>::v
//= (const int) 10
W<long>::M<int*>::v
//= (const int) 10
W<long>::x<int>
//= (const int) 10
W<long>::x<int*>
//= (const int) 10
template<> template<> struct W<short>::M<char> { static constexpr int v = 20; };
template<> template<> constexpr int W<short>::x<char> = 20;
W<short>::M<char>::v
//= (const int) 20
W<short>::M<int>::v
//= (const int) 1
W<short>::M<int*>::v
//= (const int) 4
W<short>::x<char>
//= (const int) 20
W<short>::x<char*>
//= (const int) 2
template<> template<class U> struct W<float>::M<U*> { static constexpr int v = 30; };
template<> template<class U> constexpr int W<float>::x<U*> = 30;
W<float>::M<int*>::v
//= (const int) 30
W<float>::M<int>::v
//= (const int) 1
W<float>::x<int*>
//= (const int) 30
W<float>::x<int>
//= (const int) 1
template<> template<class U> struct W<double>::Q { static constexpr int v = 40; };
W<double>::Q<int*>::v
//= (const int) 40
template<> template<class U> struct W<float>::Q<U*> { static constexpr int v = 50; };
W<float>::Q<int*>::v
//= (const int) 50
W<float>::Q<int>::v
//= (const int) 1
template<class T> struct W<T*> { template<class U> struct M { static constexpr int v = 5; }; };
template<class T> template<class U> struct W<T*>::M<U*> { static constexpr int v = 6; };
W<int*>::M<int>::v
//= (const int) 5
W<int*>::M<int*>::v
//= (const int) 6
template<> template<class U> struct W<double>::Q {};
//! error: redefinition of the template `Q`
//!   ┌─ input 48:1:48
//!   │
//! 1 │ template<> template<class U> struct W<double>::Q {};
//!   │                                                ^
//! note: the earlier declaration is here
//!   ┌─ input 39:1:48
//!   │
//! 1 │ template<> template<class U> struct W<double>::Q { static constexpr int v = 40; };
//!   │                                                ^
