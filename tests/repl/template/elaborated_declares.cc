// [basic.scope.pdecl]/7.2: an elaborated-type-specifier in a template declares one class of the namespace, for all instantiations.
template <class V, class N> struct keyed { V v; };
template <class E> struct base : keyed<E, struct base_key> {};
template <class E> struct member { keyed<E, struct member_key> k; static keyed<E, struct result_key> f() { return {}; } };
base<int> a;
base<long> b;
keyed<long, struct base_key> &r = b;
&r == &b
//= (bool) true
member<int> c;
member<char> d;
__is_same(decltype(d.k), keyed<char, struct member_key>)
//= (bool) true
member<int>::f().v + member<char>::f().v
//= (int) 0
