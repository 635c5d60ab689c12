// GCC, "Function Names as Strings": a member of a class template is spelled with the template's parameters and what they stand for.
template <class T, int N = 3> struct A {
  A() {}
  const char *f() { return __PRETTY_FUNCTION__; }
  template <class U> const char *m(U) { return __PRETTY_FUNCTION__; }
  struct In { const char *k() { return __PRETTY_FUNCTION__; } };
  virtual const char *v() { return __PRETTY_FUNCTION__; }
  static constexpr const char *name() { return __PRETTY_FUNCTION__; }
};
A<int>().f()
//= (const char *) "const char* A<T, N>::f() [with T = int; int N = 3]"
A<int>().m(1.5)
//= (const char *) "const char* A<T, N>::m(U) [with U = double; T = int; int N = 3]"
A<int>::In().k()
//= (const char *) "const char* A<T, N>::In::k() [with T = int; int N = 3]"
A<char, 4>().v()
//= (const char *) "const char* A<T, N>::v() [with T = char; int N = 4]"
A<long>::name()
//= (const char *) "static constexpr const char* A<T, N>::name() [with T = long int; int N = 3]"
template <> struct A<char> { const char *f() { return __PRETTY_FUNCTION__; } };
A<char>().f()
//= (const char *) "const char* A<char>::f()"
template <class... T> struct P { const char *f() { return __PRETTY_FUNCTION__; } };
P<int, char>().f()
//= (const char *) "const char* P<T>::f() [with T = {int, char}]"
template <class T> struct P<T *, T> { const char *f() { return __PRETTY_FUNCTION__; } };
P<int *, int>().f()
//= (const char *) "const char* P<T*, T>::f() [with T = int]"
