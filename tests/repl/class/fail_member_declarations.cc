// [class.mem], [class.dtor]/1,2, [class.bit], [class.conv.fct]/1, [class.static.data]/2, [class.access.spec]/5, [dcl.stc]/9,
// [temp.mem]/3, [namespace.udecl]/8, [class.friend]/2,6: what members cannot say, in class templates as soon as they are defined.
struct A { ~B(); };
//! error: the destructor of `A` must be called `~A`
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct A { ~B(); };
//!   │            ^
template<class T> struct B { ~B() {} ~B() {} };
//! error: the destructor of `B` is declared twice
//!   ┌─ input 1:1:38
//!   │
//! 1 │ template<class T> struct B { ~B() {} ~B() {} };
//!   │                                      ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:30
//!   │
//! 1 │ template<class T> struct B { ~B() {} ~B() {} };
//!   │                              ^
template<class T> struct C { template<class U> ~C(); template<class U> virtual void f(); };
//! error: a destructor cannot be a template
//!   ┌─ input 1:1:48
//!   │
//! 1 │ template<class T> struct C { template<class U> ~C(); template<class U> virtual void f(); };
//!   │                                                ^
//! error: a member function template cannot be `virtual`
//!   ┌─ input 1:1:85
//!   │
//! 1 │ template<class T> struct C { template<class U> ~C(); template<class U> virtual void f(); };
//!   │                                                                                     ^
struct D { void D::f(); struct D::E {}; };
//! error: the name of a member cannot be qualified where its class declares it
//!   ┌─ input 1:1:17
//!   │
//! 1 │ struct D { void D::f(); struct D::E {}; };
//!   │                 ^^^^
//! error: the name of a member cannot be qualified where its class declares it
//!   ┌─ input 1:1:32
//!   │
//! 1 │ struct D { void D::f(); struct D::E {}; };
//!   │                                ^^^^
//! error: no class `E` is declared in `D`
//!   ┌─ input 1:1:35
//!   │
//! 1 │ struct D { void D::f(); struct D::E {}; };
//!   │                                   ^
struct E { static int a : 1; typedef int b : 2; using F = void(); F c : 3; };
//! error: a static member cannot be a bit-field
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct E { static int a : 1; typedef int b : 2; using F = void(); F c : 3; };
//!   │                       ^
//! error: a typedef cannot be a bit-field
//!   ┌─ input 1:1:42
//!   │
//! 1 │ struct E { static int a : 1; typedef int b : 2; using F = void(); F c : 3; };
//!   │                                          ^
//! error: a bit-field cannot have the non-integral type `void ()`
//!   ┌─ input 1:1:69
//!   │
//! 1 │ struct E { static int a : 1; typedef int b : 2; using F = void(); F c : 3; };
//!   │                                                                     ^
struct F { int *operator int*(); extern void f(); };
//! error: a member function cannot be `extern` or `register`
//!   ┌─ input 1:1:34
//!   │
//! 1 │ struct F { int *operator int*(); extern void f(); };
//!   │                                  ^^^^^^^^^^^
//! error: a conversion function is declared without a return type
//!   ┌─ input 1:1:12
//!   │
//! 1 │ struct F { int *operator int*(); extern void f(); };
//!   │            ^^^
struct G { mutable const int a; mutable int &b; };
//! error: the member `a` is `const` and cannot be `mutable`
//!   ┌─ input 1:1:30
//!   │
//! 1 │ struct G { mutable const int a; mutable int &b; };
//!   │                              ^
//! error: the member `b` is a reference and cannot be `mutable`
//!   ┌─ input 1:1:46
//!   │
//! 1 │ struct G { mutable const int a; mutable int &b; };
//!   │                                              ^
struct { static int s; } h;
//! error: the static data member `s` cannot be a member of an unnamed class
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct { static int s; } h;
//!   │                     ^
void local() { struct I { static int s; friend void f() {} }; }
//! error: the static data member `s` cannot be a member of a local class
//!   ┌─ input 1:1:38
//!   │
//! 1 │ void local() { struct I { static int s; friend void f() {} }; }
//!   │                                      ^
//! error: a friend function cannot be defined in a local class
//!   ┌─ input 1:1:53
//!   │
//! 1 │ void local() { struct I { static int s; friend void f() {} }; }
//!   │                                                     ^
class J { class K; public: class K {}; };
//! error: the member `K` is declared again with another access
//!   ┌─ input 1:1:34
//!   │
//! 1 │ class J { class K; public: class K {}; };
//!   │                                  ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:17
//!   │
//! 1 │ class J { class K; public: class K {}; };
//!   │                 ^
struct L { void f(); int i; }; struct M : L { using L::f; using L::f; using L::i; using L::i; };
//! error: `f` is brought by a using-declaration again
//!   ┌─ input 1:1:68
//!   │
//! 1 │ struct L { void f(); int i; }; struct M : L { using L::f; using L::f; using L::i; using L::i; };
//!   │                                                                    ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:56
//!   │
//! 1 │ struct L { void f(); int i; }; struct M : L { using L::f; using L::f; using L::i; using L::i; };
//!   │                                                        ^
//! error: `i` is brought by a using-declaration again
//!   ┌─ input 1:1:92
//!   │
//! 1 │ struct L { void f(); int i; }; struct M : L { using L::f; using L::f; using L::i; using L::i; };
//!   │                                                                                            ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:80
//!   │
//! 1 │ struct L { void f(); int i; }; struct M : L { using L::f; using L::f; using L::i; using L::i; };
//!   │                                                                                ^
struct N { friend class O {}; friend int i; };
//! error: a type cannot be defined in a friend declaration
//!   ┌─ input 1:1:19
//!   │
//! 1 │ struct N { friend class O {}; friend int i; };
//!   │                   ^^^^^^^^^^
//! error: `i` is no function and no class, and cannot be a friend
//!   ┌─ input 1:1:42
//!   │
//! 1 │ struct N { friend class O {}; friend int i; };
//!   │                                          ^
template<class T> struct P { P<T>(); ~P<T>(); };
//! error: the constructor of `P` must be called `P`, without template arguments
//!   ┌─ input 1:1:30
//!   │
//! 1 │ template<class T> struct P { P<T>(); ~P<T>(); };
//!   │                              ^^^^
//! error: the destructor of `P` must be called `~P`
//!   ┌─ input 1:1:38
//!   │
//! 1 │ template<class T> struct P { P<T>(); ~P<T>(); };
//!   │                                      ^
using Fn = void(); struct Q { Fn f = 1; virtual Fn g = 0; };
//! error: a member function cannot be initialised; only `= 0` can stand here, and makes it pure
//!   ┌─ input 1:1:34
//!   │
//! 1 │ using Fn = void(); struct Q { Fn f = 1; virtual Fn g = 0; };
//!   │                                  ^
namespace n { template<class T> struct R; } struct S { using n::R<int>; };
//! error: a using-declaration cannot name a specialisation of a template
//!   ┌─ input 1:1:65
//!   │
//! 1 │ namespace n { template<class T> struct R; } struct S { using n::R<int>; };
//!   │                                                                 ^^^^^^
struct T { struct U; template<class V> struct W; protected: int i; public: struct U { int u = 2; }; template<class V> struct W { int w = 3; }; };
T::U().u + T::W<int>().w
//= (int) 5
struct X { void operator+(int = 1); void *operator new(int); int operator delete(void *); int operator()(int i = 4) { return i; } };
//! error: `operator+` cannot have default arguments
//!   ┌─ input 3:1:17
//!   │
//! 1 │ struct X { void operator+(int = 1); void *operator new(int); int operator delete(void *); int operator()(int i = 4) { return i; } };
//!   │                 ^^^^^^^^^
//! error: the first parameter of `operator new` must have type `unsigned long`
//!   ┌─ input 3:1:43
//!   │
//! 1 │ struct X { void operator+(int = 1); void *operator new(int); int operator delete(void *); int operator()(int i = 4) { return i; } };
//!   │                                           ^^^^^^^^^^^^
//! error: `operator delete` must return `void`
//!   ┌─ input 3:1:66
//!   │
//! 1 │ struct X { void operator+(int = 1); void *operator new(int); int operator delete(void *); int operator()(int i = 4) { return i; } };
//!   │                                                                  ^^^^^^^^^^^^^^^
struct Y { int operator()(int i = 4) { return i; } }; Y()()
//= (int) 4
