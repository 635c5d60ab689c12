// [dcl.decl]/4: a trailing requires-clause may name the parameters of its function; explicit and noexcept of a template
// are checked with its arguments.
template <class T> struct It { T *p; T *base() const { return p; } };
template <class T, class U> bool same(const It<T> &a, const It<U> &b) requires requires { { a.base() == b.base() }; } { return a.base() == b.base(); }
int x;
same(It<int>{&x}, It<const int>{&x})
//= (bool) true
template <class T> struct Box { T t; template <class U> explicit(sizeof(U) > 4) Box(U u) noexcept(sizeof(U) > 1) : t(u) {} bool less(T o) requires requires { t < o; } { return t < o; } };
Box<int> b = 3;
noexcept(Box<int>(4)) * 10 + noexcept(Box<int>('a'))
//= (int) 10
b.less(5)
//= (bool) true
struct None {};
template <class T> struct is_const { static constexpr bool v = false; };
template <class T> struct is_const<const T> { static constexpr bool v = true; };
using F = int(int);
is_const<const F>::v * 4 + is_const<const int &>::v * 2 + is_const<const int>::v
//= (int) 1
