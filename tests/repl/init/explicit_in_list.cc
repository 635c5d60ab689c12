// [over.match.copy]/1.2, [dcl.init.list]/3.7: direct-initialisation by a list of one takes explicit conversion functions to the class.
struct T { int x; T(int x) : x(x) {} T(const T &o) : x(o.x + 1) {} };
struct U { T t{1}; explicit operator const T &() const { return t; } };
struct V { T t{1}; explicit operator T() const { return t; } };
struct A { T t; A(const U &u) : t{u} {} };
U u; V v;
T(u).x + T{u}.x * 10 + T(v).x * 100 + T{v}.x * 1000 + A(u).t.x * 10000
//= (int) 22222
template <class X> concept Copies = requires(X x) { T{x}; };
template <class X> concept Converts = requires(X x, void f(T)) { f({x}); };
Copies<U> && Copies<V> && Copies<int> && !Copies<A>
//= (bool) true
Converts<U> || Converts<V>
//= (bool) false
