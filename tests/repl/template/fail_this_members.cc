// [temp.dep.type]/6: what `this->` names in a class template without dependent bases is a member, or an error at once.
struct Base { int b; };
template <class T> struct A { int x; union { int u; }; void f() { this->x = this->u; this->y = 2; (*this).z(); this->g(); } void g(); A *next; };
//! error: no member `y` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 2:1:92
//!   │
//! 1 │ template <class T> struct A { int x; union { int u; }; void f() { this->x = this->u; this->y = 2; (*this).z(); this->g(); } void g(); A *next; };
//!   │                                                                                            ^
//! error: no member `z` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 2:1:107
//!   │
//! 1 │ template <class T> struct A { int x; union { int u; }; void f() { this->x = this->u; this->y = 2; (*this).z(); this->g(); } void g(); A *next; };
//!   │                                                                                                           ^
template <class T> struct A { int x; union { int u; }; enum { e }; void f() { this->x = this->u + this->e; this->g(); this->next->x; struct L { int q; int h() { return this->q; } }; } void g(); A *next; };
template <class T> void A<T>::g() { this->A::x = 1; this->nope; auto l = [this] { return this->neither; }; }
//! error: no member `nope` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 3:1:59
//!   │
//! 1 │ template <class T> void A<T>::g() { this->A::x = 1; this->nope; auto l = [this] { return this->neither; }; }
//!   │                                                           ^^^^
//! error: no member `neither` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 3:1:96
//!   │
//! 1 │ template <class T> void A<T>::g() { this->A::x = 1; this->nope; auto l = [this] { return this->neither; }; }
//!   │                                                                                                ^^^^^^^
template <class T> struct B : Base { void f() { this->b = 1; this->c = 2; } };
//! error: no member `c` in `B`, which has no base that depends on a template parameter
//!   ┌─ input 3:1:68
//!   │
//! 1 │ template <class T> struct B : Base { void f() { this->b = 1; this->c = 2; } };
//!   │                                                                    ^
template <class T> struct C : T, A<T> { using A<T>::x; void f() { this->b = 1; this->c = 2; } };
