// [dcl.fct.spec]/3, [temp.deduct.general]/7: the explicit-specifier of a template is substituted with its arguments.
template<class A> struct P { A a; P() = default; P(A a) : a(a) {} template<class U> static constexpr bool fits() { return sizeof(U) <= sizeof(A); } template<class U> constexpr explicit(!fits<U>()) P(const P<U> &p) : a(p.a) {} };
P<int> small(7);
P<long> large = small;
large.a
//= (long) 7
P<int> cut(large);
cut.a
//= (int) 7
