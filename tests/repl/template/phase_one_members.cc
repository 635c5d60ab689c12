// [temp.res]/8, [class.mfct.non-static]/3: what may mean something else in an instantiation is not checked before.
struct Base { int foo() { return 1; } int foo() const { return 2; } int n = 3; };
template <class T> struct D : T { int f() const { return Base::foo() + Base::n; } };
D<Base>().f()
//= (int) 5
template <class T> struct L { L *next = nullptr; int size = sizeof(L); enum E { a = 1, b = a + 1 }; E e = b; static int count; void g() { count = b; } };
template <class T> int L<T>::count = sizeof(L<T>);
L<int>::count > 8
//= (bool) true
struct Inc;
template <class T> struct P { Inc *p; Inc &r(); Inc f(Inc); static Inc s; struct N; N *n; using I = int; I i = I(); struct N { I i; P *up; }; };
sizeof(P<int>)
//= (unsigned long) 24
template <class T> int h(T t) { static int n = 1; struct L { int y = n; int get() { return y; } } l; int a[] = {1, 2}; for (auto &&x : a) n += x; try { throw n; } catch (int i) { n = i + 1; } switch (n) { case 5: return l.get(); default: return n; } }
h(1)
//= (int) 1
