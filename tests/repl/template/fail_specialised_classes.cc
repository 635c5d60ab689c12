// [temp.expl.spec]/7, [temp.spec.partial.general]/1 in a session: what specialises a class template after an earlier input has used it is
// for the inputs that follow; objects keep their types.
template<class T> struct S { T a; int f() { return 1; } };
S<int> old{4};
S<int*> oldp{nullptr};
S<int&(*)()> oldf{};
template<> struct S<int> { int b; int f() { return 2; } };
S<int>{3}.b
//= (int) 3
S<int>{3}.f() + old.f() * 10
//= (int) 12
old
//= (S<int> &) { .a = 4 }
template<> struct S<int> { int c = 8; };
S<int>{}.c
//= (int) 8
template<class T> struct S<T*> { T* z; int f() { return 3; } };
S<int*>{}.f()
//= (int) 3
oldp.f()
//= (int) 1
oldf.f()
//= (int) 1
S<double>{1.5}
//= (S<double>) { .a = 1.5 }
template<class T> struct S<T*> { int f() { return 4; } };
S<int*>{}.f()
//= (int) 4
oldp.f()
//= (int) 1
template<class T> int v = 1;
v<int*> + v<int>
//= (int) 2
template<class T> int v<T*> = 2;
v<int*> + v<int>
//= (int) 3
template<class T> int v<T*> = 3;
v<int*> + v<int>
//= (int) 4
template<> struct S<char> {}; template<> struct S<char> { int k; };
//! error: redefinition of `S<char>`
//!   ┌─ input 25:1:49
//!   │
//! 1 │ template<> struct S<char> {}; template<> struct S<char> { int k; };
//!   │                                                 ^^^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 25:1:19
//!   │
//! 1 │ template<> struct S<char> {}; template<> struct S<char> { int k; };
//!   │                   ^^^^^^^
S<long> l; template<> struct S<long> {};
//! error: specialisation after use of `S<long>`
//!   ┌─ input 25:1:30
//!   │
//! 1 │ S<long> l; template<> struct S<long> {};
//!   │                              ^^^^^^^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class T> struct S { T a; int f() { return 1; } };
//!   │                          ^
template<class T, class U> struct Pair { static constexpr int n = 0; };
Pair<int,int>::n
//= (const int) 0
template<class T> struct Pair<T, T> { static constexpr int n = 1; };
Pair<int,int>::n
//= (const int) 1
template<class T> struct Pair<T, int> { static constexpr int n = 2; };
Pair<char,int>::n
//= (const int) 2
Pair<int,int>::n
//! error: ambiguous partial specialisations of `Pair`
//!   ┌─ input 31:1:1
//!   │
//! 1 │ Pair<int,int>::n
//!   │ ^^^^^^^^^^^^^
//! note: this one matches
//!   ┌─ input 27:1:26
//!   │
//! 1 │ template<class T> struct Pair<T, T> { static constexpr int n = 1; };
//!   │                          ^^^^^^^^^^
//! note: this one matches
//!   ┌─ input 29:1:26
//!   │
//! 1 │ template<class T> struct Pair<T, int> { static constexpr int n = 2; };
//!   │                          ^^^^^^^^^^^^
