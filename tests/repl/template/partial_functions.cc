// [temp.spec.partial], [dcl.fct]/9: partial specialisations for function types that differ in qualifiers and noexcept.
template <class T> struct traits { static constexpr int n = 0; };
template <class R, class C, class... A> struct traits<R (C::*)(A...)> { static constexpr int n = 1; };
template <class R, class C, class... A> struct traits<R (C::*)(A...) const> { static constexpr int n = 2; };
template <class R, class C, class... A> struct traits<R (C::*)(A...) &> { static constexpr int n = 3; };
template <class R, class C, class... A> struct traits<R (C::*)(A...) noexcept> { static constexpr int n = 4; };
template <class R, class C, class... A> struct traits<R (C::*)(A..., ...) const> { static constexpr int n = 5; };
struct S { int a(int); int b(int) const; int c(int) &; int d(int) noexcept; int e(int, ...) const; };
traits<decltype(&S::a)>::n * 10000 + traits<decltype(&S::b)>::n * 1000 + traits<decltype(&S::c)>::n * 100 + traits<decltype(&S::d)>::n * 10 + traits<decltype(&S::e)>::n
//= (int) 12345
