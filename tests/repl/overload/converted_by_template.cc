// [over.built]: a conversion function template converts to what the other operand is.
struct S { int a; };
struct Null { template <class T> operator T *() const { return 0; } template <class C, class T> operator T C::*() const { return 0; } } null;
int *p = null;
p == null
//= (bool) true
null != &S::a
//= (bool) true
