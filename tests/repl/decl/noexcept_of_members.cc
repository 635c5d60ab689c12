// [class.mem]/6, [except.spec]/13: a noexcept-specifier is part of the complete class, and compared when the member is defined.
struct S { void f() noexcept(noexcept(g())); void h() noexcept(noexcept(k())); void g(); void k() noexcept; };
void S::f() noexcept(noexcept(g())) {}
void S::h() noexcept(noexcept(k())) {}
static_assert(!noexcept(S().f()) && noexcept(S().h()));
// [expr.ref]/2, [expr.prim.this]/2: in the class's definition `this` has the members declared so far.
struct T { static int a() { return 8; } auto b() const -> decltype(this->a()) { return a(); } int i; auto c(const T m) -> decltype(m.i) { return m.i; } };
T().b()
//= (int) 8
T().c(T{9})
//= (int) 9
// [dcl.type.decltype]/2: the result of a call may be incomplete, and is not completed.
template <class T> struct No { static_assert(sizeof(T) == 99); };
template <class T> No<T> make(T);
using Type = decltype(make(0));
// [expr.unary.op]/3
struct W { template <unsigned N> int apply(int i) { return i + N; } };
auto p = &W::apply<3>;
(W().*p)(4)
//= (int) 7
