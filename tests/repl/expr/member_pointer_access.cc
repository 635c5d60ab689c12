// [expr.mptr.oper]/2: the base that the member is of must be accessible.
struct B { int m; };
struct D : private B { friend int peek(D &); };
struct E : B {};
int B::*pm = &B::m;
template <class T, class = decltype(T().*pm)> constexpr int dot(int) { return 1; }
template <class> constexpr int dot(...) { return 2; }
static_assert(dot<D>(0) == 2 && dot<E>(0) == 1);
int peek(D &d) { return d.*pm; }
E e{7};
e.*pm
//= (int) 7
