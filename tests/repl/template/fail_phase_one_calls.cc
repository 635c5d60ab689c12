// [temp.dep.type]/7, [temp.dep.expr]/3: members of the current instantiation whose types are known are checked where the template is defined, as are the numbers of arguments of their calls.
template <class T> struct A { int x; void f(int); void g() { f(); } };
//! error: too few arguments: `f` takes 1 argument, has 0
//!   ┌─ input 1:1:62
//!   │
//! 1 │ template <class T> struct A { int x; void f(int); void g() { f(); } };
//!   │                                                              ^^^
//! note: declared as `void A::f(int)`
//!   ┌─ input 1:1:43
//!   │
//! 1 │ template <class T> struct A { int x; void f(int); void g() { f(); } };
//!   │                                           ^
template <class T> struct A { T x; void f(T); void g() { f(x, x); } };
//! error: too many arguments: `f` takes at most 1 argument, has 2
//!   ┌─ input 1:1:58
//!   │
//! 1 │ template <class T> struct A { T x; void f(T); void g() { f(x, x); } };
//!   │                                                          ^
//! note: it is declared here
//!   ┌─ input 1:1:41
//!   │
//! 1 │ template <class T> struct A { T x; void f(T); void g() { f(x, x); } };
//!   │                                         ^
template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//! error: no member function `f` takes 3 arguments
//!   ┌─ input 1:1:85
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                                                                     ^
//! note: it is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                    ^
//! note: it is declared here
//!   ┌─ input 1:1:56
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                                        ^
//! error: no member function `f` takes 0 arguments
//!   ┌─ input 1:1:103
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                                                                                       ^
//! note: it is declared here
//!   ┌─ input 1:1:36
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                    ^
//! note: it is declared here
//!   ┌─ input 1:1:56
//!   │
//! 1 │ template <class T> struct A { void f(T, int = 1); void f(T, T, T, T); void g(T t) { f(t, 1, t); this->f(); } };
//!   │                                                        ^
template <class T> struct A { template <class U> void f(U, int); void g(T t) { f(t); f<int>(t); } };
//! error: too few arguments: `f` takes 2 arguments, has 1
//!   ┌─ input 1:1:80
//!   │
//! 1 │ template <class T> struct A { template <class U> void f(U, int); void g(T t) { f(t); f<int>(t); } };
//!   │                                                                                ^
//! note: it is declared here
//!   ┌─ input 1:1:55
//!   │
//! 1 │ template <class T> struct A { template <class U> void f(U, int); void g(T t) { f(t); f<int>(t); } };
//!   │                                                       ^
//! error: too few arguments: `f` takes 2 arguments, has 1
//!   ┌─ input 1:1:86
//!   │
//! 1 │ template <class T> struct A { template <class U> void f(U, int); void g(T t) { f(t); f<int>(t); } };
//!   │                                                                                      ^^^^^^
//! note: it is declared here
//!   ┌─ input 1:1:55
//!   │
//! 1 │ template <class T> struct A { template <class U> void f(U, int); void g(T t) { f(t); f<int>(t); } };
//!   │                                                       ^
template <class T> struct A { int size() const; void g() { int *p = size(); int *q = this->size(); } };
//! error: cannot convert `int` to `int *`
//!   ┌─ input 1:1:69
//!   │
//! 1 │ template <class T> struct A { int size() const; void g() { int *p = size(); int *q = this->size(); } };
//!   │                                                                     ^^^^^^ in this initialisation
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
//! error: cannot convert `int` to `int *`
//!   ┌─ input 1:1:86
//!   │
//! 1 │ template <class T> struct A { int size() const; void g() { int *p = size(); int *q = this->size(); } };
//!   │                                                                                      ^^^^^^^^^^^^ in this initialisation
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
template <class T> struct A { int x; void g() const { x = 1; this->x = 2; } void h() { x = 1; this->x = 2; char *p = this->x; } };
//! error: member `x` cannot be assigned to: its type here is `const int`
//!   ┌─ input 1:1:55
//!   │
//! 1 │ template <class T> struct A { int x; void g() const { x = 1; this->x = 2; } void h() { x = 1; this->x = 2; char *p = this->x; } };
//!   │                                                       ^^^^^
//! error: member `x` cannot be assigned to: its type here is `const int`
//!   ┌─ input 1:1:62
//!   │
//! 1 │ template <class T> struct A { int x; void g() const { x = 1; this->x = 2; } void h() { x = 1; this->x = 2; char *p = this->x; } };
//!   │                                                              ^^^^^^^^^^^
//! error: cannot convert `int` to `char *`
//!   ┌─ input 1:1:118
//!   │
//! 1 │ template <class T> struct A { int x; void g() const { x = 1; this->x = 2; } void h() { x = 1; this->x = 2; char *p = this->x; } };
//!   │                                                                                                                      ^^^^^^^ in this initialisation
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//! error: `f` cannot be called on a `const A`: it is not a `const` member function
//!   ┌─ input 1:1:65
//!   │
//! 1 │ template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//!   │                                                                 ^
//! note: `void A::f()` is declared without `const` here
//!   ┌─ input 1:1:43
//!   │
//! 1 │ template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//!   │                                           ^
//! error: call to non-static member function `A::f` without an object
//!   ┌─ input 1:1:90
//!   │
//! 1 │ template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//!   │                                                                                          ^^^
//! error: member `x` is named without an object
//!   ┌─ input 1:1:95
//!   │
//! 1 │ template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//!   │                                                                                               ^
//! note: it is declared here
//!   ┌─ input 1:1:35
//!   │
//! 1 │ template <class T> struct A { int x; void f(); void g() const { f(); } static void h() { f(); x = 1; } };
//!   │                                   ^
template <class T> struct A { static int count; static void g() { count = "s"; } void h() const { count = 1; } };
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 1:1:75
//!   │
//! 1 │ template <class T> struct A { static int count; static void g() { count = "s"; } void h() const { count = 1; } };
//!   │                                                                           ^^^ in this assignment
template <class T> struct A { A *next(); int n; void g() { next()->n = 1; next()->m = 1; this->next()->next()->g(1); } };
//! error: no member `m` in `A`, which has no base that depends on a template parameter
//!   ┌─ input 1:1:83
//!   │
//! 1 │ template <class T> struct A { A *next(); int n; void g() { next()->n = 1; next()->m = 1; this->next()->next()->g(1); } };
//!   │                                                                                   ^
//! error: too many arguments: `g` takes 0 arguments, has 1
//!   ┌─ input 1:1:112
//!   │
//! 1 │ template <class T> struct A { A *next(); int n; void g() { next()->n = 1; next()->m = 1; this->next()->next()->g(1); } };
//!   │                                                                                                                ^
//! note: it is declared here
//!   ┌─ input 1:1:54
//!   │
//! 1 │ template <class T> struct A { A *next(); int n; void g() { next()->n = 1; next()->m = 1; this->next()->next()->g(1); } };
//!   │                                                      ^
template <class T> struct A { int size() const; void f(int); void g(); int x; };
template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//! error: too many arguments: `f` takes 1 argument, has 2
//!   ┌─ input 2:1:42
//!   │
//! 1 │ template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//!   │                                          ^
//! note: it is declared here
//!   ┌─ input 1:1:54
//!   │
//! 1 │ template <class T> struct A { int size() const; void f(int); void g(); int x; };
//!   │                                                      ^
//! error: too few arguments: `f` takes 1 argument, has 0
//!   ┌─ input 2:1:51
//!   │
//! 1 │ template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//!   │                                                   ^^^
//! note: declared as `void A::f(int)`
//!   ┌─ input 1:1:54
//!   │
//! 1 │ template <class T> struct A { int size() const; void f(int); void g(); int x; };
//!   │                                                      ^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:69
//!   │
//! 1 │ template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//!   │                                                                     ^^^ in this argument
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:85
//!   │
//! 1 │ template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//!   │                                                                                     ^^^ in this assignment
//! error: cannot convert `int` to `int *`
//!   ┌─ input 2:1:99
//!   │
//! 1 │ template <class T> void A<T>::g() { T t; f(t, t); f(); f(size()); f("s"); this->x = "s"; int *p = this->size(); }
//!   │                                                                                                   ^^^^^^^^^^^^ in this initialisation
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
template <class T> struct A { void del() = delete; void g() { del(); } };
//! error: use of deleted function `A::del`
//!   ┌─ input 2:1:63
//!   │
//! 1 │ template <class T> struct A { void del() = delete; void g() { del(); } };
//!   │                                                               ^^^^^
//! note: `void A::del()` is deleted here
//!   ┌─ input 2:1:36
//!   │
//! 1 │ template <class T> struct A { void del() = delete; void g() { del(); } };
//!   │                                    ^^^
template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//! error: too many arguments: `f` takes 2 arguments, has 3
//!   ┌─ input 2:1:71
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                       ^
//! note: it is declared here
//!   ┌─ input 2:1:99
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                                                   ^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:87
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                                       ^^^ in this assignment
template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//! error: too many arguments: `f` takes 2 arguments, has 3
//!   ┌─ input 2:1:71
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                       ^
//! note: it is declared here
//!   ┌─ input 2:1:99
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                                                   ^
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 2:1:87
//!   │
//! 1 │ template <class T> struct A { int x; template <class U> void g(U u) { f(1, 2, u); x = "s"; } void f(int, T); };
//!   │                                                                                       ^^^ in this assignment
template <class T> struct A { struct B { int y; void f(int); void g() { f(); } }; B b; void g() { b.f(); } };
//! error: too few arguments: `f` takes 1 argument, has 0
//!   ┌─ input 2:1:73
//!   │
//! 1 │ template <class T> struct A { struct B { int y; void f(int); void g() { f(); } }; B b; void g() { b.f(); } };
//!   │                                                                         ^^^
//! note: declared as `void B::f(int)`
//!   ┌─ input 2:1:54
//!   │
//! 1 │ template <class T> struct A { struct B { int y; void f(int); void g() { f(); } }; B b; void g() { b.f(); } };
//!   │                                                      ^
template <class T> struct A : T { int f(int); void g() { f(); int *p = f(1); } };
//! error: too few arguments: `f` takes 1 argument, has 0
//!   ┌─ input 2:1:58
//!   │
//! 1 │ template <class T> struct A : T { int f(int); void g() { f(); int *p = f(1); } };
//!   │                                                          ^^^
//! note: declared as `int A::f(int)`
//!   ┌─ input 2:1:39
//!   │
//! 1 │ template <class T> struct A : T { int f(int); void g() { f(); int *p = f(1); } };
//!   │                                       ^
//! error: cannot convert `int` to `int *`
//!   ┌─ input 2:1:72
//!   │
//! 1 │ template <class T> struct A : T { int f(int); void g() { f(); int *p = f(1); } };
//!   │                                                                        ^^^^ in this initialisation
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
template <class T> struct A { A(int) {} }; template <class T> struct B : A<T> { B() : A(4) {} };
//! error: the template arguments of the base `A` of `B` are missing
//!   ┌─ input 2:1:87
//!   │
//! 1 │ template <class T> struct A { A(int) {} }; template <class T> struct B : A<T> { B() : A(4) {} };
//!   │                                                                                       ^^^^
template <class T> struct A { A(int) {} }; template <class T> struct B : A<T> { B() : A<T>(4) {} }; B<int> b;
template <class T> struct B : A<T> { B(); }; template <class T> B<T>::B() : A(1), none(2) {}
//! error: the template arguments of the base `A` of `B` are missing
//!   ┌─ input 3:1:77
//!   │
//! 1 │ template <class T> struct B : A<T> { B(); }; template <class T> B<T>::B() : A(1), none(2) {}
//!   │                                                                             ^^^^
//! error: `none` is neither a member nor a base of `B`
//!   ┌─ input 3:1:83
//!   │
//! 1 │ template <class T> struct B : A<T> { B(); }; template <class T> B<T>::B() : A(1), none(2) {}
//!   │                                                                                   ^^^^^^^
struct S { static int i; static constexpr int n = 2; };
template <class T> struct B { int x[S::n]; int y[S::i]; };
//! error: the size of `y` is not a constant expression
//!   ┌─ input 4:1:50
//!   │
//! 1 │ template <class T> struct B { int x[S::n]; int y[S::i]; };
//!   │                                                  ^^^^
//! note: read of the variable `int S::i`, which is not constant
//!   ┌─ input 4:1:50
//!   │
//! 1 │ template <class T> struct B { int x[S::n]; int y[S::i]; };
//!   │                                                  ^^^^
template <class T> void f(int c) { const int n = 2; static_assert(n == 2 && S::n == 2); static_assert(c, "c"); }
//! error: the condition is not a constant expression
//!   ┌─ input 4:1:103
//!   │
//! 1 │ template <class T> void f(int c) { const int n = 2; static_assert(n == 2 && S::n == 2); static_assert(c, "c"); }
//!   │                                                                                                       ^ read of the variable `int c`, which is not constant
