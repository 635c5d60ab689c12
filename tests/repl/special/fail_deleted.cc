// [class.default.ctor]/2, [class.copy.ctor]/10, [class.copy.assign]/7, [class.dtor]/7: deleted, and why.
struct NoDefault { NoDefault(int); };
struct HasNoDefault { NoDefault m; };
HasNoDefault a;
//! error: use of the implicitly deleted default constructor of `HasNoDefault`
//!   ┌─ input 3:1:14
//!   │
//! 1 │ HasNoDefault a;
//!   │              ^
//! note: `HasNoDefault::HasNoDefault()` is implicitly deleted here
//!   ┌─ input 2:1:8
//!   │
//! 1 │ struct HasNoDefault { NoDefault m; };
//!   │        ^^^^^^^^^^^^
//! note: it is deleted because the member `m` has no default constructor
//!   ┌─ input 2:1:33
//!   │
//! 1 │ struct HasNoDefault { NoDefault m; };
//!   │                                 ^
struct NoCopy { NoCopy(); NoCopy(const NoCopy &) = delete; NoCopy &operator=(const NoCopy &) = delete; };
struct HasNoCopy { int i; NoCopy m; };
HasNoCopy b; HasNoCopy c = b;
//! error: use of the implicitly deleted copy constructor of `HasNoCopy`
//!   ┌─ input 5:1:28
//!   │
//! 1 │ HasNoCopy b; HasNoCopy c = b;
//!   │                            ^
//! note: `HasNoCopy::HasNoCopy(const HasNoCopy &) noexcept` is implicitly deleted here
//!   ┌─ input 4:1:8
//!   │
//! 1 │ struct HasNoCopy { int i; NoCopy m; };
//!   │        ^^^^^^^^^
//! note: it is deleted because the member `m` has a deleted copy constructor
//!   ┌─ input 4:1:34
//!   │
//! 1 │ struct HasNoCopy { int i; NoCopy m; };
//!   │                                  ^
//! note: `NoCopy::NoCopy(const NoCopy &)` is deleted here
//!   ┌─ input 3:1:27
//!   │
//! 1 │ struct NoCopy { NoCopy(); NoCopy(const NoCopy &) = delete; NoCopy &operator=(const NoCopy &) = delete; };
//!   │                           ^^^^^^
HasNoCopy d; void f() { d = d; }
//! error: an object of type `HasNoCopy` cannot be assigned: its copy assignment operator is implicitly deleted
//!   ┌─ input 5:1:25
//!   │
//! 1 │ HasNoCopy d; void f() { d = d; }
//!   │                         ^^^^^
//! note: `HasNoCopy &HasNoCopy::operator=(const HasNoCopy &) noexcept` is implicitly deleted here
//!   ┌─ input 4:1:8
//!   │
//! 1 │ struct HasNoCopy { int i; NoCopy m; };
//!   │        ^^^^^^^^^
//! note: it is deleted because the member `m` has a deleted copy assignment operator
//!   ┌─ input 4:1:34
//!   │
//! 1 │ struct HasNoCopy { int i; NoCopy m; };
//!   │                                  ^
//! note: `NoCopy &NoCopy::operator=(const NoCopy &)` is deleted here
//!   ┌─ input 3:1:68
//!   │
//! 1 │ struct NoCopy { NoCopy(); NoCopy(const NoCopy &) = delete; NoCopy &operator=(const NoCopy &) = delete; };
//!   │                                                                    ^^^^^^^^^
struct Ref { int &r; };
struct Const { const int c; Const() : c(1) {} };
Ref e;
//! error: use of the implicitly deleted default constructor of `Ref`
//!   ┌─ input 7:1:5
//!   │
//! 1 │ Ref e;
//!   │     ^
//! note: `Ref::Ref() noexcept` is implicitly deleted here
//!   ┌─ input 5:1:8
//!   │
//! 1 │ struct Ref { int &r; };
//!   │        ^^^
//! note: it is deleted because the member `r` is a reference without initialiser
//!   ┌─ input 5:1:19
//!   │
//! 1 │ struct Ref { int &r; };
//!   │                   ^
void g(Ref &x, Ref &y) { x = y; }
//! error: an object of type `Ref` cannot be assigned: its copy assignment operator is implicitly deleted
//!   ┌─ input 7:1:26
//!   │
//! 1 │ void g(Ref &x, Ref &y) { x = y; }
//!   │                          ^^^^^
//! note: `Ref &Ref::operator=(const Ref &) noexcept` is implicitly deleted here
//!   ┌─ input 5:1:8
//!   │
//! 1 │ struct Ref { int &r; };
//!   │        ^^^
//! note: it is deleted because the member `r` is a reference
//!   ┌─ input 5:1:19
//!   │
//! 1 │ struct Ref { int &r; };
//!   │                   ^
void h(Const &x, Const &y) { x = y; }
//! error: an object of type `Const` cannot be assigned: its copy assignment operator is implicitly deleted
//!   ┌─ input 7:1:30
//!   │
//! 1 │ void h(Const &x, Const &y) { x = y; }
//!   │                              ^^^^^
//! note: `Const &Const::operator=(const Const &) noexcept` is implicitly deleted here
//!   ┌─ input 6:1:8
//!   │
//! 1 │ struct Const { const int c; Const() : c(1) {} };
//!   │        ^^^^^
//! note: it is deleted because the member `c` is constant
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct Const { const int c; Const() : c(1) {} };
//!   │                          ^
struct RvalueRef { int &&r; RvalueRef(); RvalueRef(int); };
RvalueRef i(RvalueRef &x) { return x; }
//! error: use of the implicitly deleted copy constructor of `RvalueRef`
//!   ┌─ input 8:1:36
//!   │
//! 1 │ RvalueRef i(RvalueRef &x) { return x; }
//!   │                                    ^
//! note: `RvalueRef::RvalueRef(const RvalueRef &) noexcept` is implicitly deleted here
//!   ┌─ input 7:1:8
//!   │
//! 1 │ struct RvalueRef { int &&r; RvalueRef(); RvalueRef(int); };
//!   │        ^^^^^^^^^
//! note: it is deleted because the member `r` is an rvalue reference
//!   ┌─ input 7:1:26
//!   │
//! 1 │ struct RvalueRef { int &&r; RvalueRef(); RvalueRef(int); };
//!   │                          ^
struct Moves { Moves(); Moves(Moves &&); };
Moves j(Moves &x) { return x; }
//! error: use of the implicitly deleted copy constructor of `Moves`
//!   ┌─ input 9:1:28
//!   │
//! 1 │ Moves j(Moves &x) { return x; }
//!   │                            ^
//! note: `Moves::Moves(const Moves &) noexcept` is implicitly deleted here
//!   ┌─ input 8:1:8
//!   │
//! 1 │ struct Moves { Moves(); Moves(Moves &&); };
//!   │        ^^^^^
//! note: it is deleted because the class declares a move
//!   ┌─ input 8:1:25
//!   │
//! 1 │ struct Moves { Moves(); Moves(Moves &&); };
//!   │                         ^^^^^
struct NonTrivial { NonTrivial(); NonTrivial(const NonTrivial &); ~NonTrivial(); };
union U { int i; NonTrivial n; };
U k;
//! error: use of the implicitly deleted default constructor of `U`
//!   ┌─ input 11:1:3
//!   │
//! 1 │ U k;
//!   │   ^
//! note: `U::U()` is implicitly deleted here
//!   ┌─ input 10:1:7
//!   │
//! 1 │ union U { int i; NonTrivial n; };
//!   │       ^
//! note: it is deleted because the member `n` of the union has a default constructor that is not trivial
//!   ┌─ input 10:1:29
//!   │
//! 1 │ union U { int i; NonTrivial n; };
//!   │                             ^
struct Base { Base(const Base &) = delete; Base(); }; struct Derived : Base { Derived() = default; Derived(const Derived &) = default; };
Derived l; Derived m = l;
//! error: use of the implicitly deleted copy constructor of `Derived`
//!   ┌─ input 12:1:24
//!   │
//! 1 │ Derived l; Derived m = l;
//!   │                        ^
//! note: `Derived::Derived(const Derived &)` is implicitly deleted here
//!   ┌─ input 11:1:100
//!   │
//! 1 │ struct Base { Base(const Base &) = delete; Base(); }; struct Derived : Base { Derived() = default; Derived(const Derived &) = default; };
//!   │                                                                                                    ^^^^^^^
//! note: it is deleted because the base `Base` has a deleted copy constructor
//!   ┌─ input 11:1:8
//!   │
//! 1 │ struct Base { Base(const Base &) = delete; Base(); }; struct Derived : Base { Derived() = default; Derived(const Derived &) = default; };
//!   │        ^^^^
//! note: `Base::Base(const Base &)` is deleted here
//!   ┌─ input 11:1:15
//!   │
//! 1 │ struct Base { Base(const Base &) = delete; Base(); }; struct Derived : Base { Derived() = default; Derived(const Derived &) = default; };
//!   │               ^^^^
struct NoDtor { ~NoDtor() = delete; };
struct HasNoDtor { NoDtor m; };
void n() { HasNoDtor x; }
//! error: use of the implicitly deleted default constructor of `HasNoDtor`
//!   ┌─ input 14:1:22
//!   │
//! 1 │ void n() { HasNoDtor x; }
//!   │                      ^
//! note: `HasNoDtor::HasNoDtor() noexcept` is implicitly deleted here
//!   ┌─ input 13:1:8
//!   │
//! 1 │ struct HasNoDtor { NoDtor m; };
//!   │        ^^^^^^^^^
//! note: it is deleted because the member `m` has a deleted or inaccessible destructor
//!   ┌─ input 13:1:27
//!   │
//! 1 │ struct HasNoDtor { NoDtor m; };
//!   │                           ^
//! note: `NoDtor::~NoDtor()` is deleted here
//!   ┌─ input 12:1:17
//!   │
//! 1 │ struct NoDtor { ~NoDtor() = delete; };
//!   │                 ^
// Not what can be defaulted, or deleted ([dcl.fct.def.default]/1, [dcl.fct.def.delete]/4).
struct W { void f() = default; W(int) = default; int operator=(const W &) = default; W(const W &, int = 1) = default; };
//! error: `W::f` cannot be defaulted: it is neither a special member function nor a comparison
//!   ┌─ input 14:1:17
//!   │
//! 1 │ struct W { void f() = default; W(int) = default; int operator=(const W &) = default; W(const W &, int = 1) = default; };
//!   │                 ^
//! error: `W::W` cannot be defaulted: it is neither a special member function nor a comparison
//!   ┌─ input 14:1:32
//!   │
//! 1 │ struct W { void f() = default; W(int) = default; int operator=(const W &) = default; W(const W &, int = 1) = default; };
//!   │                                ^
//! error: `W::operator=` cannot be defaulted: it does not return a reference to the class
//!   ┌─ input 14:1:54
//!   │
//! 1 │ struct W { void f() = default; W(int) = default; int operator=(const W &) = default; W(const W &, int = 1) = default; };
//!   │                                                      ^^^^^^^^^
//! error: `W::W` cannot be defaulted: it has default arguments
//!   ┌─ input 14:1:86
//!   │
//! 1 │ struct W { void f() = default; W(int) = default; int operator=(const W &) = default; W(const W &, int = 1) = default; };
//!   │                                                                                      ^
void o(); void o() = delete;
//! error: `o` is deleted here, but not on its first declaration
//!   ┌─ input 14:1:16
//!   │
//! 1 │ void o(); void o() = delete;
//!   │                ^
struct X { X(); }; X::X() = delete;
//! error: `X::X` is deleted here, but not on its first declaration
//!   ┌─ input 14:1:23
//!   │
//! 1 │ struct X { X(); }; X::X() = delete;
//!   │                       ^
struct V { V(const V &); NoCopy n; }; V::V(const V &) = default;
//! error: `V::V` is defaulted here, but would be deleted
//!   ┌─ input 14:1:42
//!   │
//! 1 │ struct V { V(const V &); NoCopy n; }; V::V(const V &) = default;
//!   │                                          ^
//! note: it is deleted because the member `n` has a deleted copy constructor
//!   ┌─ input 14:1:33
//!   │
//! 1 │ struct V { V(const V &); NoCopy n; }; V::V(const V &) = default;
//!   │                                 ^
//! note: `NoCopy::NoCopy(const NoCopy &)` is deleted here
//!   ┌─ input 3:1:27
//!   │
//! 1 │ struct NoCopy { NoCopy(); NoCopy(const NoCopy &) = delete; NoCopy &operator=(const NoCopy &) = delete; };
//!   │                           ^^^^^^
// Several default constructors.
struct S { S(); S(int = 0); }; struct HasS { S s; };
HasS p;
//! error: use of the implicitly deleted default constructor of `HasS`
//!   ┌─ input 15:1:6
//!   │
//! 1 │ HasS p;
//!   │      ^
//! note: `HasS::HasS()` is implicitly deleted here
//!   ┌─ input 14:1:39
//!   │
//! 1 │ struct S { S(); S(int = 0); }; struct HasS { S s; };
//!   │                                       ^^^^
//! note: it is deleted because the member `s` has several that could be its default constructor
//!   ┌─ input 14:1:48
//!   │
//! 1 │ struct S { S(); S(int = 0); }; struct HasS { S s; };
//!   │                                                ^
