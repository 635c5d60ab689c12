// [temp.deduct.call]/3, [temp.arg.explicit]/4: the address of a specialisation is a prvalue, its name an lvalue.
struct A { template <class T> int f(T x) { return x + 1; } static int h(int x) { return x; } };
template <class T> int k(T x) { return x * 2; }
int m(int x) { return x * 3; }
template <class F> F kept(F &&f);
decltype(kept(&A::f<int>)) p = &A::f<int>;
p
//= (int (A::*)(int)) Function @0x... at input 1: int A::f<int>(int)
decltype(kept(&k<int>)) q = &k<int>;
q
//= (int (*)(int)) Function @0x... at input 2: int k<int>(int)
__is_same(decltype(kept(k<int>)), int (&)(int)) && __is_same(decltype(kept(m)), int (&)(int))
//= (bool) true
__is_same(decltype(kept(&A::h)), int (*)(int))
//= (bool) true
struct B { template <class T> int f(T x) { return x + 5; } template <class T> int g(T x); };
template <class M, class C> int called(M &&m, C &&c, int x) { return (c.*m)(x); }
template <class T> int B::g(T x) { return called(&B::template f<T>, *this, x); }
B().g(1)
//= (int) 6
