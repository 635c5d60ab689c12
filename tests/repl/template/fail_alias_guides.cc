// [over.match.class.deduct]/1, /2: guides of alias templates, elided braces of arrays, access in constructors' declarations.
template<class T, class U> struct X { U u; };
template<class T> using Y = X<int, T>;
Y y{'0'};
y
//= (X<int, char> &) { .u = '0' }
template<class T> struct A { T t; template<class U> A(T t, U) : t(t) {} };
template<class T> using C = A<const T*>;
int i = 3;
C c(&i, 2);
*c.t
//= (const int) 3
template<class T> using Self = A<T>;
Self s(2.5, 1);
s.t
//= (double) 2.5
template<class T, class U = long> struct D { D(T, U = {}) {} static constexpr int v = sizeof(T) * 10 + sizeof(U); };
template<class U, class T> using Swapped = D<T, U>;
Swapped sw('1', short{1});
sw.v
//= (const int) 12
Swapped sx('1');
//! error: the template arguments of `D` cannot be deduced from `(char)`
//!   ┌─ input 17:1:9
//!   │
//! 1 │ Swapped sx('1');
//!   │         ^^
//! note: candidate template `D`: cannot deduce `U`
//!   ┌─ input 13:1:46
//!   │
//! 1 │ template<class T, class U = long> struct D { D(T, U = {}) {} static constexpr int v = sizeof(T) * 10 + sizeof(U); };
//!   │                                              ^^^^^^^^^^^^^^^
//! note: candidate template `D`: `char` does not match `D<T, U>`
//!   ┌─ input 13:1:42
//!   │
//! 1 │ template<class T, class U = long> struct D { D(T, U = {}) {} static constexpr int v = sizeof(T) * 10 + sizeof(U); };
//!   │                                          ^
sx.v
//! error: use of undeclared `sx`
//!   ┌─ input 17:1:1
//!   │
//! 1 │ sx.v
//!   │ ^^ did you mean `s`?
//! note: `s` is declared here
//!   ┌─ input 11:1:6
//!   │
//! 1 │ Self s(2.5, 1);
//!   │      ^
template<class... T> struct V { V(T...) {} static constexpr int n = sizeof...(T); };
template<class... T> using W = V<T...>;
W w(1, 2, 3);
w.n
//= (const int) 3
template<class T> requires (sizeof(T) > 1) using Big = A<T>;
Big big(1, 2);
big.t
//= (int) 1
Big small('1', 2);
//! error: the template arguments of `A` cannot be deduced from `(char, int)`
//!   ┌─ input 24:1:5
//!   │
//! 1 │ Big small('1', 2);
//!   │     ^^^^^
//! note: candidate template `A`: `sizeof(T) > 1` is false: 1 > 1, with `T` = `char`
//!   ┌─ input 5:1:53
//!   │
//! 1 │ template<class T> struct A { T t; template<class U> A(T t, U) : t(t) {} };
//!   │                                                     ^^^^^^^^^^^^^^^^^^^
//! note: candidate template `A`: too many arguments
//!   ┌─ input 5:1:26
//!   │
//! 1 │ template<class T> struct A { T t; template<class U> A(T t, U) : t(t) {} };
//!   │                          ^
template<class T> using PtrOnly = A<T*>;
PtrOnly po(1, 2);
//! error: the template arguments of `A` cannot be deduced from `(int, int)`
//!   ┌─ input 25:1:9
//!   │
//! 1 │ PtrOnly po(1, 2);
//!   │         ^^
//! note: candidate template `A`: `int` does not match `T *`
//!   ┌─ input 5:1:53
//!   │
//! 1 │ template<class T> struct A { T t; template<class U> A(T t, U) : t(t) {} };
//!   │                                                     ^^^^^^^^^^^^^^^^^^^
//! note: candidate template `A`: too many arguments
//!   ┌─ input 5:1:26
//!   │
//! 1 │ template<class T> struct A { T t; template<class U> A(T t, U) : t(t) {} };
//!   │                          ^
struct Al { template<class L, class R> struct B { L l; R r; B(const L &l, const R &r) : l(l), r(r) {} }; template<class L, class R> B(const L &, const R &) -> B<L, R>; };
template<class L, class R> using AB = Al::B<L, R>;
AB ab{0, 'c'};
ab
//= (Al::B<int, char> &) { .l = 0, .r = 'c' }
template<class T> struct Arr { T a[2]; int n; };
Arr arr = {1, 2, 3};
arr
//= (Arr<int> &) { .a = { 1, 2 }, .n = 3 }
template<class T> struct Arr2 { T a[2][2]; T b; };
Arr2 arr2 = {1, 2, 3, 4, 5};
arr2
//= (Arr2<int> &) { .a = { { 1, 2 }, { 3, 4 } }, .b = 5 }
Arr2 wrong = {1, 2, 3, 4, 5, 6};
//! error: the template arguments of `Arr2` cannot be deduced from `(int, int, int, int, int, int)`
//!   ┌─ input 35:1:6
//!   │
//! 1 │ Arr2 wrong = {1, 2, 3, 4, 5, 6};
//!   │      ^^^^^
//! note: candidate template `Arr2`: too many arguments
//!   ┌─ input 32:1:26
//!   │
//! 1 │ template<class T> struct Arr2 { T a[2][2]; T b; };
//!   │                          ^^^^
//! note: candidate template `Arr2`: too many arguments
//!   ┌─ input 32:1:26
//!   │
//! 1 │ template<class T> struct Arr2 { T a[2][2]; T b; };
//!   │                          ^^^^
struct Base { protected: struct type { int v = 7; }; };
template<class T> struct Prot : Base { int v; Prot(T, typename T::type t) : v(t.v) {} };
Prot pr = {Base(), {}};
pr.v
//= (int) 7
struct Priv { private: struct type {}; };
template<class T> struct Bad { Bad(T, typename T::type) {} };
Bad bad = {Priv(), {}};
//! error: `type` is a private member of `Priv`
//!   ┌─ input 40:1:51
//!   │
//! 1 │ template<class T> struct Bad { Bad(T, typename T::type) {} };
//!   │                                                   ^^^^
//! note: it is declared private here
//!   ┌─ input 39:1:31
//!   │
//! 1 │ struct Priv { private: struct type {}; };
//!   │                               ^^^^
//! note: in the instantiation of `Bad<Priv>` asked for here
//!   ┌─ input 41:1:5
//!   │
//! 1 │ Bad bad = {Priv(), {}};
//!   │     ^^^
struct Z { Z(int) {} private: int secret = 4; template<class T> friend struct ZF; };
template<class T> struct ZF { friend Z::Z(typename T::t); static int get(Z z) { return z.secret; } };
struct ZT { using t = int; };
ZF<ZT>::get(1)
//= (int) 4
