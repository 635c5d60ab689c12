// [temp.dep.type]/6, [temp.res.general]/6: a member of the current instantiation without dependent bases is known where the template is defined.
template <class T> struct Node { T value; Node *next; void f() { next->nope(); } };
//! error: no member `nope` in `Node`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:72
//!   │
//! 1 │ template <class T> struct Node { T value; Node *next; void f() { next->nope(); } };
//!   │                                                                        ^^^^
template <class T> struct Node { T value; Node<T> *next; void f() { Node<T> *p = next; p->value = p->nope; } };
//! error: no member `nope` in `Node`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:102
//!   │
//! 1 │ template <class T> struct Node { T value; Node<T> *next; void f() { Node<T> *p = next; p->value = p->nope; } };
//!   │                                                                                                      ^^^^
template <class T> struct Node { T value; Node *next; Node *all[2]; void f(const Node &o) { (*o.next->next).nope; all[0]->next[1].neither; } };
//! error: no member `nope` in `Node`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:109
//!   │
//! 1 │ template <class T> struct Node { T value; Node *next; Node *all[2]; void f(const Node &o) { (*o.next->next).nope; all[0]->next[1].neither; } };
//!   │                                                                                                             ^^^^
//! error: no member `neither` in `Node`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:131
//!   │
//! 1 │ template <class T> struct Node { T value; Node *next; Node *all[2]; void f(const Node &o) { (*o.next->next).nope; all[0]->next[1].neither; } };
//!   │                                                                                                                                   ^^^^^^^
template <class T> struct Node { T value; Node *next; void f() { for (auto p = next; p; p = p->nxt) ; } };
//! error: no member `nxt` in `Node`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:96
//!   │
//! 1 │ template <class T> struct Node { T value; Node *next; void f() { for (auto p = next; p; p = p->nxt) ; } };
//!   │                                                                                                ^^^
template <class T> struct A { void f() { A<T>::nope(); A::neither; } };
//! error: no member `nope` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:48
//!   │
//! 1 │ template <class T> struct A { void f() { A<T>::nope(); A::neither; } };
//!   │                                                ^^^^
//! error: no member `neither` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:59
//!   │
//! 1 │ template <class T> struct A { void f() { A<T>::nope(); A::neither; } };
//!   │                                                           ^^^^^^^
template <class T> struct A { using type = typename A<T>::nope; };
//! error: no member `nope` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:59
//!   │
//! 1 │ template <class T> struct A { using type = typename A<T>::nope; };
//!   │                                                           ^^^^
template <class T> struct A { struct B { B *next; void f(A *a) { next->nope; a->neither; } }; int x; };
//! error: no member `nope` in `B`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:72
//!   │
//! 1 │ template <class T> struct A { struct B { B *next; void f(A *a) { next->nope; a->neither; } }; int x; };
//!   │                                                                        ^^^^
//! error: no member `neither` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:81
//!   │
//! 1 │ template <class T> struct A { struct B { B *next; void f(A *a) { next->nope; a->neither; } }; int x; };
//!   │                                                                                 ^^^^^^^
template <class T> struct A { int x; A(int v) : y(v) {} };
//! error: `y` is neither a member nor a base of `A`
//!   ┌─ input 1:1:49
//!   │
//! 1 │ template <class T> struct A { int x; A(int v) : y(v) {} };
//!   │                                                 ^^^^
template <class T> struct A { int x, *p; A(int *v) : x(v), p(v) {} };
//! error: cannot convert `int *` to `int`
//!   ┌─ input 1:1:56
//!   │
//! 1 │ template <class T> struct A { int x, *p; A(int *v) : x(v), p(v) {} };
//!   │                                                        ^ in this initialisation
template <class T> struct A { int x; void f() { x = "text"; } int *g() const { x = 1; return &x; } };
//! error: cannot convert `const char[5]` to `int`
//!   ┌─ input 1:1:53
//!   │
//! 1 │ template <class T> struct A { int x; void f() { x = "text"; } int *g() const { x = 1; return &x; } };
//!   │                                                     ^^^^^^ in this assignment
//! error: member `x` cannot be assigned to: its type here is `const int`
//!   ┌─ input 1:1:80
//!   │
//! 1 │ template <class T> struct A { int x; void f() { x = "text"; } int *g() const { x = 1; return &x; } };
//!   │                                                                                ^^^^^
//! error: converting `const int *` to `int *` drops `const`
//!   ┌─ input 1:1:94
//!   │
//! 1 │ template <class T> struct A { int x; void f() { x = "text"; } int *g() const { x = 1; return &x; } };
//!   │                                                                                              ^^ in this return
struct S { int m; }; template <class T> struct A { S s, *t; void f(T x, S local) { s.nope(); this->t->nope = x; local.neither = x; } };
//! error: `S` has no member `nope`
//!   ┌─ input 1:1:86
//!   │
//! 1 │ struct S { int m; }; template <class T> struct A { S s, *t; void f(T x, S local) { s.nope(); this->t->nope = x; local.neither = x; } };
//!   │                                                                                      ^^^^
//! note: `S` is declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct S { int m; }; template <class T> struct A { S s, *t; void f(T x, S local) { s.nope(); this->t->nope = x; local.neither = x; } };
//!   │        ^
//! error: `S` has no member `nope`
//!   ┌─ input 1:1:103
//!   │
//! 1 │ struct S { int m; }; template <class T> struct A { S s, *t; void f(T x, S local) { s.nope(); this->t->nope = x; local.neither = x; } };
//!   │                                                                                                       ^^^^
//! error: `S` has no member `neither`
//!   ┌─ input 1:1:119
//!   │
//! 1 │ struct S { int m; }; template <class T> struct A { S s, *t; void f(T x, S local) { s.nope(); this->t->nope = x; local.neither = x; } };
//!   │                                                                                                                       ^^^^^^^
int f(int *); template <class T> struct A { void g(T x) { x.h(f(1)); } };
//! error: cannot convert `int` to `int *`
//!   ┌─ input 1:1:65
//!   │
//! 1 │ int f(int *); template <class T> struct A { void g(T x) { x.h(f(1)); } };
//!   │                                                                 ^ in this argument
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
template <class T> struct A { T *data; A *next; int n; void f(); void g(); };
template <class T> void A<T>::f() { next->nope = n; next->next->data = data; A::neither; n = "text"; }
//! error: no member `nope` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 2:1:43
//!   │
//! 1 │ template <class T> void A<T>::f() { next->nope = n; next->next->data = data; A::neither; n = "text"; }
//!   │                                           ^^^^
//! error: cannot convert `const char[5]` to `int`
//!   ┌─ input 2:1:94
//!   │
//! 1 │ template <class T> void A<T>::f() { next->nope = n; next->next->data = data; A::neither; n = "text"; }
//!   │                                                                                              ^^^^^^ in this assignment
//! error: no member `neither` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 2:1:81
//!   │
//! 1 │ template <class T> void A<T>::f() { next->nope = n; next->next->data = data; A::neither; n = "text"; }
//!   │                                                                                 ^^^^^^^
template <class T> struct A<T *> { int star; A *next; void h() { next->star = 0; next->data; } };
//! error: no member `data` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 2:1:88
//!   │
//! 1 │ template <class T> struct A<T *> { int star; A *next; void h() { next->star = 0; next->data; } };
//!   │                                                                                        ^^^^
