// [temp.dep.type]: what looks like no member of the current instantiation, and is right in some instantiation.
struct Base { int b; }; int n = 0; struct Other { int o; };
template <class T> struct A : T { A *next; void f() { next->b = 1; A::b = 2; this->next->next = nullptr; } };
A<Base> a; a.next = &a; a.f(); a.b
//= (int) 2
template <class T> struct L { struct Node { T v; Node *next; }; Node *head; T get() { return head->extra; } };
template <> struct L<int>::Node { int extra; };
L<int>::Node node{7}; L<int>{&node}.get()
//= (int) 7
template <class T> struct B { void f() { B<T *> *p = nullptr; if (p) p->only_there(); } };
template <> struct B<int *> { void only_there() {} };
B<int>().f();
template <class T> struct C { int x = 1; mutable int m = 2; int &r = x; int f() const { decltype(x) k = 0; k = x; m = k; r = 5; return m; } int g() const { auto it = &x; it = static_cast<const int *>(&m); return *it; } };
C<int> c; c.f() * 10 + c.g()
//= (int) 11
template <class T> struct D { template <class D> int f() { return D::o; } };
struct HasO { static const int o = 3; };
D<int>().f<HasO>()
//= (int) 3
template <class T> struct E { union { int u; char c; }; int v; E *next; void f(); };
template <class T> void E<T>::f() { next->u = v; u = 1; this->c = 'x'; }
E<int> e; e.v = 65; e.next = &e; e.f(); e.c
//= (char) 'x'
template <class T> struct G { Other *other; auto find(T x) { return other->o + x; } friend bool operator==(const G &l, const G &r) { return l.other == r.other; } };
G<int>{new Other{4}}.find(1)
//= (int) 5
