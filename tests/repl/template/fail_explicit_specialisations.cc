// [temp.expl.spec]/2,3,15,20,21, [temp.explicit]/3, [temp.deduct.decl], [temp.deduct.partial]: explicit specialisations and
// instantiations stand in a namespace around, with a `template <>` for each class around, and name one function.
namespace n { template<class T> struct A { void f() {} template<class U> void g(U) {} }; template<class T> int h() { return 1; } template<class T> struct B; }
namespace other { template<> void n::A<int>::f() {} }
//! error: a member of `A` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 2:1:46
//!   │
//! 1 │ namespace other { template<> void n::A<int>::f() {} }
//!   │                                              ^
namespace other { template<> struct n::B<int> {}; }
//! error: a member of namespace `n` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 2:1:40
//!   │
//! 1 │ namespace other { template<> struct n::B<int> {}; }
//!   │                                        ^^^^^^
namespace other { template void n::A<int>::f(); }
//! error: a member of `A` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 2:1:44
//!   │
//! 1 │ namespace other { template void n::A<int>::f(); }
//!   │                                            ^
namespace other { template struct n::A<int>; }
//! error: a member of namespace `n` cannot be declared in namespace `other`, which is not around that
//!   ┌─ input 2:1:38
//!   │
//! 1 │ namespace other { template struct n::A<int>; }
//!   │                                      ^^^^^^
using namespace n; template<> int h<int>() { return 2; }
//! error: no function template matches this specialisation of `h` with type `int ()`
//!   ┌─ input 2:1:35
//!   │
//! 1 │ using namespace n; template<> int h<int>() { return 2; }
//!   │                                   ^^^^^^
//! note: this one does not
//!   ┌─ input 1:1:112
//!   │
//! 1 │ namespace n { template<class T> struct A { void f() {} template<class U> void g(U) {} }; template<class T> int h() { return 1; } template<class T> struct B; }
//!   │                                                                                                                ^
template<> void n::A<int>::g(int) {}
//! error: no member function `g` of type `void (int)` in `A` can be specialised
//!   ┌─ input 2:1:28
//!   │
//! 1 │ template<> void n::A<int>::g(int) {}
//!   │                            ^
template<> template<> void n::A<int>::f() {}
//! error: no function template matches this specialisation of `f` with type `void ()`
//!   ┌─ input 2:1:39
//!   │
//! 1 │ template<> template<> void n::A<int>::f() {}
//!   │                                       ^
//! note: this one does not
//!   ┌─ input 1:1:49
//!   │
//! 1 │ namespace n { template<class T> struct A { void f() {} template<class U> void g(U) {} }; template<class T> int h() { return 1; } template<class T> struct B; }
//!   │                                                 ^
template<> template<> template<> void n::A<int>::g(int) {}
//! error: too many `template <>` for `g`: there are 3
//!   ┌─ input 2:1:50
//!   │
//! 1 │ template<> template<> template<> void n::A<int>::g(int) {}
//!   │                                                  ^
template<> int n::h<int>(int) { return 2; }
//! error: no function template matches this specialisation of `h` with type `int (int)`
//!   ┌─ input 2:1:19
//!   │
//! 1 │ template<> int n::h<int>(int) { return 2; }
//!   │                   ^^^^^^
//! note: this one does not
//!   ┌─ input 1:1:112
//!   │
//! 1 │ namespace n { template<class T> struct A { void f() {} template<class U> void g(U) {} }; template<class T> int h() { return 1; } template<class T> struct B; }
//!   │                                                                                                                ^
template<class T> int p(T) { return 1; }
template<> int p(int = 1) { return 2; }
//! error: an explicit specialisation cannot give default arguments
//!   ┌─ input 3:1:18
//!   │
//! 1 │ template<> int p(int = 1) { return 2; }
//!   │                  ^^^^^^^
template<> int p(int, ...) { return 2; }
//! error: no function template matches this specialisation of `p` with type `int (int, ...)`
//!   ┌─ input 3:1:16
//!   │
//! 1 │ template<> int p(int, ...) { return 2; }
//!   │                ^
//! note: this one does not
//!   ┌─ input 2:1:23
//!   │
//! 1 │ template<class T> int p(T) { return 1; }
//!   │                       ^
template<class T> int q(T, T) { return 1; } template<class T> int q(T, int) { return 2; }
template int q(int, int);
//! error: this specialisation of `q` is ambiguous
//!   ┌─ input 4:1:14
//!   │
//! 1 │ template int q(int, int);
//!   │              ^
//! note: this template fits
//!   ┌─ input 3:1:23
//!   │
//! 1 │ template<class T> int q(T, T) { return 1; } template<class T> int q(T, int) { return 2; }
//!   │                       ^
//! note: this template fits
//!   ┌─ input 3:1:67
//!   │
//! 1 │ template<class T> int q(T, T) { return 1; } template<class T> int q(T, int) { return 2; }
//!   │                                                                   ^
template<> int q(int, int) { return 3; }
//! error: this specialisation of `q` is ambiguous
//!   ┌─ input 4:1:16
//!   │
//! 1 │ template<> int q(int, int) { return 3; }
//!   │                ^
//! note: this template fits
//!   ┌─ input 3:1:23
//!   │
//! 1 │ template<class T> int q(T, T) { return 1; } template<class T> int q(T, int) { return 2; }
//!   │                       ^
//! note: this template fits
//!   ┌─ input 3:1:67
//!   │
//! 1 │ template<class T> int q(T, T) { return 1; } template<class T> int q(T, int) { return 2; }
//!   │                                                                   ^
struct S { template<class T> void f(T) const {} };
template void S::f(int);
//! error: no function template matches this specialisation of `f` with type `void (int)`
//!   ┌─ input 5:1:18
//!   │
//! 1 │ template void S::f(int);
//!   │                  ^
//! note: this one does not
//!   ┌─ input 4:1:35
//!   │
//! 1 │ struct S { template<class T> void f(T) const {} };
//!   │                                   ^
class F { template<> friend int p<int>(int); };
//! error: the explicit specialisation of `p` cannot be a friend
//!   ┌─ input 5:1:33
//!   │
//! 1 │ class F { template<> friend int p<int>(int); };
//!   │                                 ^^^^^^
template<> template<class T> struct n::B<T*> {};
//! error: too many `template <>` for `B`: there are 1
//!   ┌─ input 5:1:40
//!   │
//! 1 │ template<> template<class T> struct n::B<T*> {};
//!   │                                        ^^^^^
template<> int n::h<int>() { return 5; } template<> template<> void n::A<char>::g(int) {} template<> void n::A<char>::f() {}
template void S::f(int) const; n::h<int>() + p(1)
//= (int) 6
