// [class.union.anon]/1: a member of an anonymous union is named by a member function that is defined outside of its class template.
template <class T> struct S { T *p; union { int a; T b[4]; }; struct { int c; } d; int f(); };
template <class T> int S<T>::f() { a = 3; d.c = 4; return a + d.c; }
S<int> s;
s.f()
//= (int) 7
