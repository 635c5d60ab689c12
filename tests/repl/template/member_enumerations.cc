// [temp.mem.enum]/1: an opaque enumeration of a class template can be defined outside of it; [temp.expl.spec]/1: and specialised.
template<typename T> struct S { enum E1 : int; enum class E2 : T; struct I { enum class F; }; int f(); };
template<typename T> enum S<T>::E1 : int { e1 = 7, e3 = sizeof(T) };
template<typename U> enum class S<U>::E2 : U { e2 = sizeof(U) };
S<char> s;
template<typename T> int S<T>::f() { return e1 + int(E2::e2); }
template<typename T> enum class S<T>::I::F { g = 3 };
S<int>::e1
//= (S<int>::E1) (S<int>::e1) : (int) 7
S<int>::E1::e3
//= (S<int>::E1) (S<int>::e3) : (int) 4
S<int>::E2::e2
//= (S<int>::E2) (S<int>::E2::e2) : (int) 4
S<char>::I::F::g
//= (S<char>::I::F) (S<char>::I::F::g) : (int) 3
S<char>().f()
//= (int) 8
template<typename T> struct P { enum class E : int; }; template<typename T> struct P<T*> { enum class E : int; };
template<typename T> enum class P<T*>::E : int { star };
template<typename T> enum class P<T>::E : int { plain };
P<int*>::E::star
//= (P<int *>::E) (P<int *>::E::star) : (int) 0
P<int>::E::plain
//= (P<int>::E) (P<int>::E::plain) : (int) 0
template<> enum class P<char>::E : int { only };
P<char>::E::only
//= (P<char>::E) (P<char>::E::only) : (int) 0
template<class T> struct D { enum class E { a, b }; };
template<> enum class D<int>::E { c };
D<int>::E::c
//= (D<int>::E) (D<int>::E::c) : (int) 0
D<char>::E::b
//= (D<char>::E) (D<char>::E::b) : (int) 1
