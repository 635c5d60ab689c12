// [basic.def.odr]/4, [temp.param]/8: what a template argument points to is used where the parameter is named.
template <class T> int minus(T a, T b) { return a - b; }
template <class T, int (*F)(T, T) = minus<T>> struct Op { int operator()(T a, T b) { return F(a, b); } };
Op<char>()(5, 3)
//= (int) 2
template <class T> struct S { static int next(int x) { return x + 1; } template <auto F = &S::next> int go() { return F(1); } };
S<char>().go()
//= (int) 2
template <class T> int far(T x) { return x + 100; }
template <class T> struct Fn { int (*f)(T); int n; };
template <Fn<int> F = Fn<int>{far<int>, 3}> int object(int x) { return F.f(x) + F.n; }
object(1)
//= (int) 104
template <int (&R)(int) = far<int>> int reference(int x) { return R(x); }
reference(2)
//= (int) 102
struct Obj { template <class T> int times(T t) { return t * 3; } };
template <int (Obj::*P)(char) = &Obj::times<char>> int member(Obj o) { return (o.*P)(5); }
member(Obj())
//= (int) 15
template <class T> int cmp(T a, T b) { return a + b; }
template <class T, int (*F)(T, T) = cmp> struct Deduced { int operator()(T a, T b) { return F(a, b); } };
Deduced<char>()(5, 3)
//= (int) 8
template <class T> int of(Deduced<T> &) { return sizeof(T); }
Deduced<short> shorts;
of(shorts)
//= (int) 2
__is_same(decltype(cmp<int>), int(int, int))
//= (bool) true
__is_same(decltype((cmp<int>)), int (&)(int, int))
//= (bool) true
