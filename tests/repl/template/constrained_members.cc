// [over.match.viable]/3, [temp.over.link]/7: members and friends told apart by trailing requires-clauses.
template <class T> struct A { int f() requires (sizeof(T) == 4); int f() requires (sizeof(T) == 8) { return 8; } friend int g(A) requires (sizeof(T) == 4) { return 1; } };
template <class U> int A<U>::f() requires (sizeof(U) == 4) { return 4; }
A<int>().f()
//= (int) 4
A<long>().f()
//= (int) 8
g(A<int>())
//= (int) 1
template <class T> struct P { T t; P &operator=(const P &) = delete; constexpr P &operator=(const P &o) requires (sizeof(T) > 1) { t = o.t; return *this; } };
template <class T> int h(P<T> p) { return 1; }
template <class T> concept C = sizeof(T) > 1; template <class T> concept D = requires { typename T::type; };
template <class T> struct Q { static constexpr int n = 0; };
template <C T> struct Q<T> { static constexpr int n = 1; };
template <class T> requires (sizeof(T) == 1) struct Q<T> { static constexpr int n = 2; };
Q<int>::n * 10 + Q<char>::n
//= (int) 12
