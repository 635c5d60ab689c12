// [temp.deduct.call]/4.2: A may be converted to the deduced type by a qualification conversion, a pointer to member, too.
struct H { int x; };
struct C { H h; int f(int); };
template <class P, class M> P *parent(M *m, const M P::*p) { return (P *)((char *)m - 0); }
H h;
parent<C>(&h, &C::h) == (void *)&h
//= (bool) true
parent(&h, &C::h) == (void *)&h
//= (bool) true
template <class P, class M> int both(M P::*, M P::*const) { return 2; }
both(&C::h, &C::h)
//= (int) 2
