// [temp.friend]/5: members of all specialisations of a class template as friends, of explicit and partial ones, too.
template<class T> struct A { int f(); struct B { int g(); }; template<class U> int h(U); A(); };
class C { int i = 5; template<class T> friend int A<T>::f(); template<class T> friend struct A<T>::B; template<class T> template<class U> friend int A<T>::h(U); template<class T> friend A<T>::A(); };
template<class T> struct A<T *> { int f(); };
template<> struct A<char> { int f(); template<class U> int h(U); };
template<class T> int A<T>::f() { return C().i; }
template<class T> int A<T *>::f() { return C().i + 1; }
int A<char>::f() { return C().i + 2; }
template<class T> int A<T>::B::g() { return C().i + 3; }
template<class T> template<class U> int A<T>::h(U) { return C().i + 4; }
template<class T> A<T>::A() { C c; c.i = 0; }
// [temp.expl.spec]/5: a member template of an explicit specialisation is defined as that of any class.
template<class U> int A<char>::h(U) { return C().i + 5; }
A<int>().f()
//= (int) 5
A<int *>().f()
//= (int) 6
A<char>().f()
//= (int) 7
A<int>::B().g()
//= (int) 8
A<int>().h(1)
//= (int) 9
A<char>().h(1)
//= (int) 10
