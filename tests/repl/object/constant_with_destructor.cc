// [basic.start.term]/1: what is initialised by a constant and has a destructor is destroyed, as a static member and of a template, too.
extern "C" int printf(const char *, ...);
struct X { int x; constexpr X(int x) : x(x) {} ~X() { printf("~%d ", x); } };
struct A { static inline X a{1}; };
template <class T> struct B { static X b; static inline X c{3}; };
template <class T> X B<T>::b{2};
template <class T> X v{4};
B<int>::b.x + B<int>::c.x + v<int>.x
//= (int) 9
//| ~4 ~2 ~3 ~1
