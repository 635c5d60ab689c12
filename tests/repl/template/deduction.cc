// [temp.deduct.type]/8: the forms from which arguments are deduced.
struct X { int m; int f(int, char) const { return 0; } int g() & { return 0; } int h() noexcept { return 0; } };
template <class C, class M> int object(M C::*) { return sizeof(M); }
object(&X::m)
//= (int) 4
template <class C, class R, class... A> int member(R (C::*)(A...) const) { return sizeof...(A); }
member(&X::f)
//= (int) 2
template <class C, class R> int lvalue(R (C::*)() &) { return 1; }
lvalue(&X::g)
//= (int) 1
template <class T> int never(T (*)() noexcept) { return 1; }
template <class T, bool N> bool whether(T (*)() noexcept(N)) { return N; }
int quiet() noexcept { return 0; }
int loud() { return 0; }
never(quiet)
//= (int) 1
whether(quiet)
//= (bool) true
whether(loud)
//= (bool) false
template <class T> struct kind { static const int value = 0; };
template <class T, class C> struct kind<T C::*> { enum { value = 1 }; };
template <class R, class C, class... A> struct kind<R (C::*)(A...)> { enum { value = 2 }; };
template <class R, bool N> struct kind<R() noexcept(N)> { enum { value = 3 + N }; };
(int)kind<int X::*>::value
//= (int) 1
(int)kind<int (X::*)(char)>::value
//= (int) 2
(int)kind<int() noexcept>::value
//= (int) 4
// [dcl.type.auto.deduct]/5
int i = 3;
template <decltype(auto) R> struct Ref { static int get() { return R; } };
Ref<(i)>::get()
//= (int) 3
// [dcl.mptr]/3
template <class T> int none(int T::*) { return 1; }
template <class T> int none(...) { return 2; }
none<int>(0)
//= (int) 2
