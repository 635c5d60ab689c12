// Encapsulation, constructors, members without initialiser, static context, incomplete and deleted: what to say of each.
class MyClass { private: int value; public: MyClass(int v) : value(v) {} int get() const { return value; } void set(int v) { value = v; } };
MyClass obj(42);
obj.get()
//= (int) 42
obj.set(7); obj.get()
//= (int) 7
obj.value
//! error: `value` is a private member of `MyClass`
//!   ┌─ input 5:1:5
//!   │
//! 1 │ obj.value
//!   │     ^^^^^
//! note: it is declared private here
//!   ┌─ input 1:1:30
//!   │
//! 1 │ class MyClass { private: int value; public: MyClass(int v) : value(v) {} int get() const { return value; } void set(int v) { value = v; } };
//!   │                              ^^^^^
MyClass none;
//! error: no matching constructor of `MyClass` for no arguments
//!   ┌─ input 5:1:9
//!   │
//! 1 │ MyClass none;
//!   │         ^^^^
//! note: candidate `MyClass::MyClass(int)`: needs 1 argument, has 0
//!   ┌─ input 1:1:45
//!   │
//! 1 │ class MyClass { private: int value; public: MyClass(int v) : value(v) {} int get() const { return value; } void set(int v) { value = v; } };
//!   │                                             ^^^^^^^
MyClass two(1, 2);
//! error: no matching constructor of `MyClass` for `(int, int)`
//!   ┌─ input 5:1:9
//!   │
//! 1 │ MyClass two(1, 2);
//!   │         ^^^
//! note: candidate `MyClass::MyClass(int)`: needs 1 argument, has 2
//!   ┌─ input 1:1:45
//!   │
//! 1 │ class MyClass { private: int value; public: MyClass(int v) : value(v) {} int get() const { return value; } void set(int v) { value = v; } };
//!   │                                             ^^^^^^^
MyClass str("abc");
//! error: no matching constructor of `MyClass` for `(const char[4])`
//!   ┌─ input 5:1:13
//!   │
//! 1 │ MyClass str("abc");
//!   │             ^^^^^
//! note: candidate `MyClass::MyClass(int)`: argument 1: no conversion from `const char[4]` to `int`
//!   ┌─ input 1:1:45
//!   │
//! 1 │ class MyClass { private: int value; public: MyClass(int v) : value(v) {} int get() const { return value; } void set(int v) { value = v; } };
//!   │                                             ^^^^^^^
MyClass *p = new MyClass(5);
p->get()
//= (int) 5
p.get()
//! error: `MyClass *` is a pointer; use `->` to reach `get`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ p.get()
//!   │ ^
delete p;
MyClass copy = obj;
copy.get()
//= (int) 7
obj = 3; obj.get()
//= (int) 3
class Re { int &r; public: Re() {} };
//! error: the reference `r` is not initialised
//!   ┌─ input 11:1:28
//!   │
//! 1 │ class Re { int &r; public: Re() {} };
//!   │                            ^^
//! note: the member `r` needs an initialiser in this constructor
//!   ┌─ input 11:1:17
//!   │
//! 1 │ class Re { int &r; public: Re() {} };
//!   │                 ^
class Co { const int c; public: Co() {} };
//! error: the constant member `c` of type `const int` is not initialised
//!   ┌─ input 11:1:33
//!   │
//! 1 │ class Co { const int c; public: Co() {} };
//!   │                                 ^^
//! note: the member `c` needs an initialiser in this constructor
//!   ┌─ input 11:1:22
//!   │
//! 1 │ class Co { const int c; public: Co() {} };
//!   │                      ^
struct St { int v; static int twice() { return v * 2; } };
//! error: member `v` is used in a static member function, which has no object
//!   ┌─ input 11:1:48
//!   │
//! 1 │ struct St { int v; static int twice() { return v * 2; } };
//!   │                                                ^
//! note: it is declared here
//!   ┌─ input 11:1:17
//!   │
//! 1 │ struct St { int v; static int twice() { return v * 2; } };
//!   │                 ^
struct Me { int f(int) { return this; } };
//! error: cannot convert `Me *` to `int`
//!   ┌─ input 11:1:33
//!   │
//! 1 │ struct Me { int f(int) { return this; } };
//!   │                                 ^^^^ in this return
this
//! error: `this` is used outside a non-static member function
//!   ┌─ input 11:1:1
//!   │
//! 1 │ this
//!   │ ^^^^
int MyClass::get() const { return 1; }
int MyClass::nope() { return 1; }
//! error: no function `nope` of type `int ()` in `MyClass`
//!   ┌─ input 12:1:14
//!   │
//! 1 │ int MyClass::nope() { return 1; }
//!   │              ^^^^
struct NoRet { int f() { } };
//! warning: the function may end without returning a value of type `int`
//!   ┌─ input 12:1:26
//!   │
//! 1 │ struct NoRet { int f() { } };
//!   │                          ^
struct Del { Del(const Del &) = delete; Del() {} };
Del d1;
Del d2 = d1;
//! error: use of the deleted copy constructor of `Del`
//!   ┌─ input 15:1:10
//!   │
//! 1 │ Del d2 = d1;
//!   │          ^^
//! note: `Del::Del(const Del &)` is deleted here
//!   ┌─ input 13:1:14
//!   │
//! 1 │ struct Del { Del(const Del &) = delete; Del() {} };
//!   │              ^^^
struct Fwd;
Fwd fw;
//! error: the variable `fw` has incomplete type `Fwd`
//!   ┌─ input 16:1:5
//!   │
//! 1 │ Fwd fw;
//!   │     ^^
//! note: it is only declared here
//!   ┌─ input 15:1:8
//!   │
//! 1 │ struct Fwd;
//!   │        ^^^
Fwd *fp = nullptr;
fp->x
//! error: the object has incomplete type `Fwd`
//!   ┌─ input 17:1:1
//!   │
//! 1 │ fp->x
//!   │ ^^^^^
//! note: it is only declared here
//!   ┌─ input 15:1:8
//!   │
//! 1 │ struct Fwd;
//!   │        ^^^
