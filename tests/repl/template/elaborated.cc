// [dcl.type.elab], [temp.friend]/1: a class key before a specialisation, and before a dependent member.
template <class T> struct A { T t; struct M { int m = 5; }; };
struct A<int> a{4};
a.t
//= (int) 4
template <class T> int f(T) { class T::M m; return m.m; }
f(A<int>())
//= (int) 5
template <class T> struct F { friend struct A<T>; friend class F<T *>; template <class U> friend struct F; };
struct F<int> x;
sizeof x
//= (unsigned long) 1
