// [dcl.fct]/23: `T...` without a comma is an ellipsis when T names no pack, else an expansion.
int variadic(const char *...) { return 1; }
variadic("%d", 1, 2.0)
//= (int) 1
template<class R, class... A> struct Make { using type = R(const A &......); };
template<class T, class U> constexpr bool same = false; template<class T> constexpr bool same<T, T> = true;
same<Make<int>::type, int(...)>
//= (const bool) true
same<Make<int, float>::type, int(const float &...)>
//= (const bool) true
same<Make<int, float>::type, int(const float &, ...)>
//= (const bool) true
template<bool> struct S { template<class Args> static constexpr int call(Args &&...) { return 1; } };
S<true>::call(1, 2)
//= (int) 1
// An expansion of packs of which one is known to be empty is empty.
template<class, class> struct A {};
template<class... T> struct E { template<class> struct C { static constexpr int a = 0; }; template<class R, class... S> struct C<R(A<T, S>...)> { static constexpr int a = 1; }; };
E<>::C<int()>::a
//= (const int) 1
E<>::C<int(A<int, int>)>::a
//= (const int) 0
