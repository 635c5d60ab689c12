// [dcl.fct.default]/5, /9: default arguments are checked where they stand, in classes where the class is complete.
class C { static int f(int); static int f(char); int i; C(int n) : i(n) {} };
struct D { static void g(int (*)(int) = C::f); };
//! error: `f` is a private member of `C`
//!   ┌─ input 2:1:41
//!   │
//! 1 │ struct D { static void g(int (*)(int) = C::f); };
//!   │                                         ^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:22
//!   │
//! 1 │ class C { static int f(int); static int f(char); int i; C(int n) : i(n) {} };
//!   │                      ^
void f(C = 1) {}
//! error: the constructor of `C` is private
//!   ┌─ input 2:1:12
//!   │
//! 1 │ void f(C = 1) {}
//!   │            ^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:57
//!   │
//! 1 │ class C { static int f(int); static int f(char); int i; C(int n) : i(n) {} };
//!   │                                                         ^
int f(float I = 0.0, int b = I);
//! error: use of undeclared `I`
//!   ┌─ input 2:1:30
//!   │
//! 1 │ int f(float I = 0.0, int b = I);
//!   │                              ^
struct S { int m; void f(int x = m); };
//! error: member `m` is named without an object
//!   ┌─ input 2:1:34
//!   │
//! 1 │ struct S { int m; void f(int x = m); };
//!   │                                  ^
//! note: it is declared here
//!   ┌─ input 2:1:16
//!   │
//! 1 │ struct S { int m; void f(int x = m); };
//!   │                ^
struct S { void f(S *p = this); };
//! error: `this` is used outside a non-static member function
//!   ┌─ input 2:1:26
//!   │
//! 1 │ struct S { void f(S *p = this); };
//!   │                          ^^^^
int f(int a = nope);
//! error: use of undeclared `nope`
//!   ┌─ input 2:1:15
//!   │
//! 1 │ int f(int a = nope);
//!   │               ^^^^
int f(const char *s = 1);
//! error: cannot convert `int` to `const char *`
//!   ┌─ input 2:1:23
//!   │
//! 1 │ int f(const char *s = 1);
//!   │                       ^ in this argument
//!   │
//!   = only the literal 0 and `nullptr` are null pointers
struct Later; void f(Later = nullptr); struct Later { Later(decltype(nullptr)) {} };
struct S { int f(int n = k, int (*g)(int) = own) const { return n + g(1); } private: static const int k = 40; static int own(int x) { return x; } };
S().f()
//= (int) 41
template <class T> int g(T x = nullptr) { return 5; }
g<int *>()
//= (int) 5
