// [dcl.fct]/6: qualifiers of `*this` belong to non-static member functions.
void cv() const;
//! error: a function that is no member has no `*this` that could be `const`
//!   ┌─ input 1:1:6
//!   │
//! 1 │ void cv() const;
//!   │      ^^
struct Q1 { static int f() const; };
//! error: a static member function has no `*this` that could be `const`
//!   ┌─ input 1:1:24
//!   │
//! 1 │ struct Q1 { static int f() const; };
//!   │                        ^
struct Q2 { Q2() const; };
//! error: a constructor has no `*this` that could be `const`
//!   ┌─ input 1:1:13
//!   │
//! 1 │ struct Q2 { Q2() const; };
//!   │             ^^
typedef int F() const;
F ff;
//! error: a function that is no member has no `*this` that could be `const`
//!   ┌─ input 2:1:3
//!   │
//! 1 │ F ff;
//!   │   ^^
struct Fine { F member; int g() volatile &&; };
// [basic.scope.param]: names of parameters.
int w(int a, int b, int a);
//! error: redefinition of the parameter `a`
//!   ┌─ input 3:1:25
//!   │
//! 1 │ int w(int a, int b, int a);
//!   │                         ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:11
//!   │
//! 1 │ int w(int a, int b, int a);
//!   │           ^
template<class T> T in_template(T a, T a) { return a; }
//! error: redefinition of the parameter `a`
//!   ┌─ input 3:1:40
//!   │
//! 1 │ template<class T> T in_template(T a, T a) { return a; }
//!   │                                        ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:35
//!   │
//! 1 │ template<class T> T in_template(T a, T a) { return a; }
//!   │                                   ^
int in_definition(int a, int b, int a) { return a; }
//! error: redefinition of the parameter `a`
//!   ┌─ input 3:1:37
//!   │
//! 1 │ int in_definition(int a, int b, int a) { return a; }
//!   │                                     ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:23
//!   │
//! 1 │ int in_definition(int a, int b, int a) { return a; }
//!   │                       ^
void in_parameter(void (*p)(int c, int c));
//! error: redefinition of the parameter `c`
//!   ┌─ input 3:1:40
//!   │
//! 1 │ void in_parameter(void (*p)(int c, int c));
//!   │                                        ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:33
//!   │
//! 1 │ void in_parameter(void (*p)(int c, int c));
//!   │                                 ^
auto in_lambda = [](int d, int d) { return d; };
//! error: redefinition of the parameter `d`
//!   ┌─ input 3:1:32
//!   │
//! 1 │ auto in_lambda = [](int d, int d) { return d; };
//!   │                                ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:25
//!   │
//! 1 │ auto in_lambda = [](int d, int d) { return d; };
//!   │                         ^
template<class... T> int in_pack(T... a, int b) { return sizeof...(a) + b; }
in_pack<int, int>(1, 2, 3)
//= (int) 5
// [dcl.fct.default]/4: behind a default argument there are only others.
void d(int a = 1, int);
//! error: this parameter lacks a default argument
//!   ┌─ input 5:1:22
//!   │
//! 1 │ void d(int a = 1, int);
//!   │                      ^
//! note: a parameter before it has one
//!   ┌─ input 5:1:12
//!   │
//! 1 │ void d(int a = 1, int);
//!   │            ^
void d2(int a, int b = 2);
void d2(int a = 1, int b);
d2();
//! error: `d2(int, int)` is declared but nobody defines it
//!   ┌─ input 6:1:6
//!   │
//! 1 │ void d2(int a = 1, int b);
//!   │      ^^
//!   │
//!   = its symbol is `_Z2d2ii`
void d3(int a, int b);
void d3(int a = 1, int b);
//! error: the parameter `b` lacks a default argument
//!   ┌─ input 7:1:20
//!   │
//! 1 │ void d3(int a, int b);
//!   │                    ^
//! note: a parameter before it has one
//!   ┌─ input 7:1:13
//!   │
//! 1 │ void d3(int a, int b);
//!   │             ^
template<class... T> void d4(int a = 1, T... rest) {}
d4();
// [class.ctor]/1, [class.dtor]/1, [class.conv.fct]/1: no return types.
struct R1 { int operator int(); };
//! error: a conversion function is declared without a return type
//!   ┌─ input 10:1:13
//!   │
//! 1 │ struct R1 { int operator int(); };
//!   │             ^^^
struct R2 { int ~R2(); };
//! error: a destructor is declared without a return type
//!   ┌─ input 10:1:13
//!   │
//! 1 │ struct R2 { int ~R2(); };
//!   │             ^^^
struct R3 { void R3(); };
//! error: a constructor is declared without a return type
//!   ┌─ input 10:1:13
//!   │
//! 1 │ struct R3 { void R3(); };
//!   │             ^^^^
struct R4 { void R4() {} };
//! error: a constructor is declared without a return type
//!   ┌─ input 10:1:13
//!   │
//! 1 │ struct R4 { void R4() {} };
//!   │             ^^^^
struct R5 { R5(); };
void R5::R5() {}
//! error: a constructor is declared without a return type
//!   ┌─ input 11:1:1
//!   │
//! 1 │ void R5::R5() {}
//!   │ ^^^^
// [over.oper]/8, /10: operands and default arguments of operators.
struct O1 { O1 operator+(O1, O1); };
//! error: `operator+` takes at most one argument, not 2
//!   ┌─ input 11:1:16
//!   │
//! 1 │ struct O1 { O1 operator+(O1, O1); };
//!   │                ^^^^^^^^^
struct O2 { O2 operator-(int = 1); };
//! error: `operator-` cannot have default arguments
//!   ┌─ input 11:1:16
//!   │
//! 1 │ struct O2 { O2 operator-(int = 1); };
//!   │                ^^^^^^^^^
struct O3 { O3 operator*(...); };
//! error: `operator*` cannot take any number of arguments (`...`)
//!   ┌─ input 11:1:16
//!   │
//! 1 │ struct O3 { O3 operator*(...); };
//!   │                ^^^^^^^^^
struct O4 { bool operator!(O4); };
//! error: `operator!` takes no argument, not 1
//!   ┌─ input 11:1:18
//!   │
//! 1 │ struct O4 { bool operator!(O4); };
//!   │                  ^^^^^^^^^
struct O5 { O5 operator++(long); };
//! error: `operator++` behind its operand must take an `int`
//!   ┌─ input 11:1:16
//!   │
//! 1 │ struct O5 { O5 operator++(long); };
//!   │                ^^^^^^^^^^
struct O6 { static O6 operator+(O6); };
//! error: `operator+` cannot be a static member
//!   ┌─ input 11:1:23
//!   │
//! 1 │ struct O6 { static O6 operator+(O6); };
//!   │                       ^^^^^^^^^
struct O7 { int operator->(int); };
//! error: `operator->` takes no argument, not 1
//!   ┌─ input 11:1:17
//!   │
//! 1 │ struct O7 { int operator->(int); };
//!   │                 ^^^^^^^^^^
struct O8 {};
O8 operator+(O8, O8, O8);
//! error: `operator+` takes one or two arguments, not 3
//!   ┌─ input 12:1:4
//!   │
//! 1 │ O8 operator+(O8, O8, O8);
//!   │    ^^^^^^^^^
O8 operator~(O8, O8);
//! error: `operator~` takes exactly one argument, not 2
//!   ┌─ input 12:1:4
//!   │
//! 1 │ O8 operator~(O8, O8);
//!   │    ^^^^^^^^^
O8 operator+(int, int);
//! error: `operator+` must take a class or enumeration
//!   ┌─ input 12:1:4
//!   │
//! 1 │ O8 operator+(int, int);
//!   │    ^^^^^^^^^
struct Good { int operator()(int a, int b = 3, ...); Good operator++(int); Good operator--(); Good operator-(); Good operator-(int); template<class... T> Good operator+(T...); void *operator new(unsigned long, int = 0); };
// [class.abstract]/3: parameters and returned values.
struct X { virtual void f() = 0; };
void g(X x) {}
//! error: the parameter `x` has the abstract class type `X`
//!   ┌─ input 14:1:10
//!   │
//! 1 │ void g(X x) {}
//!   │          ^
//! note: `void X::f()` is pure virtual
//!   ┌─ input 13:1:25
//!   │
//! 1 │ struct X { virtual void f() = 0; };
//!   │                         ^
X h() { throw 1; }
//! error: the returned value has the abstract class type `X`
//!   ┌─ input 14:1:1
//!   │
//! 1 │ X h() { throw 1; }
//!   │ ^^^^^^^^^^^^^^^^^^
//! note: `void X::f()` is pure virtual
//!   ┌─ input 13:1:25
//!   │
//! 1 │ struct X { virtual void f() = 0; };
//!   │                         ^
void only_declared(X x);
// [class.union.anon]/1: public data members only; and their union needs a constructor.
struct A { union { void m(); int k; }; };
//! error: an anonymous union or struct cannot have member functions
//!   ┌─ input 15:1:25
//!   │
//! 1 │ struct A { union { void m(); int k; }; };
//!   │                         ^
struct B { union { private: int k; public: int j; }; };
//! error: the member `k` of an anonymous union or struct must be public
//!   ┌─ input 15:1:33
//!   │
//! 1 │ struct B { union { private: int k; public: int j; }; };
//!   │                                 ^
struct S { int v; S(int v) : v(v) {} };
int u() { union { S a; int b; }; return 0; }
//! error: use of the implicitly deleted default constructor of `(anonymous union)`
//!   ┌─ input 16:1:11
//!   │
//! 1 │ int u() { union { S a; int b; }; return 0; }
//!   │           ^^^^^^^^^^^^^^^^^^^^^
//! note: `(anonymous union)()` is implicitly deleted here
//!   ┌─ input 16:1:11
//!   │
//! 1 │ int u() { union { S a; int b; }; return 0; }
//!   │           ^^^^^^^^^^^^^^^^^^^^^
//! note: it is deleted because the member `a` has no default constructor
//!   ┌─ input 16:1:21
//!   │
//! 1 │ int u() { union { S a; int b; }; return 0; }
//!   │                     ^
int v() { union { int a; float b; }; b = 1; return a; }
v()
//= (int) 1065353216
