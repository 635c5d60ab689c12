// [temp.deduct.partial]/9, /12: packs of references, and parameters that only a non-deduced context uses.
template<class T, class... U> int qualified(U &...) { return 1; }
template<class T, class... U> int qualified(const U &...) { return 2; }
const int constant = 0;
qualified<int>(constant)
//= (int) 2
template<class T, int (T::*)() const> struct Enabler { using type = T; };
template<class X> int has(const X &) { return 1; }
template<class X> int has(const typename Enabler<X, &X::func>::type &) { return 2; }
struct Func { int func() const; };
has<Func>(Func())
//= (int) 2
