// [dcl.stc]/1, [dcl.typedef]/1, [dcl.fct]/17, [temp.pre]/6, [basic.start.main]/2, [basic.scope.block]/3: wrong combinations.
static extern int a;
//! error: `extern` cannot be combined with the storage class before it
//!   ┌─ input 1:1:8
//!   │
//! 1 │ static extern int a;
//!   │        ^^^^^^
typedef static int b;
//! error: `static` cannot be combined with the storage class before it
//!   ┌─ input 1:1:9
//!   │
//! 1 │ typedef static int b;
//!   │         ^^^^^^
struct A {} f();
//! error: a type cannot be defined in the return type of a function
//!   ┌─ input 1:1:1
//!   │
//! 1 │ struct A {} f();
//!   │ ^^^^^^^^^^^
extern "C" { template<class T> void g(T); extern "C++" { template<class T> T h(T t) { return t; } } }
//! error: the template `g` cannot have C language linkage
//!   ┌─ input 1:1:37
//!   │
//! 1 │ extern "C" { template<class T> void g(T); extern "C++" { template<class T> T h(T t) { return t; } } }
//!   │                                     ^
template<class T> int main() { return 0; }
//! error: `main` cannot be a template
//!   ┌─ input 1:1:23
//!   │
//! 1 │ template<class T> int main() { return 0; }
//!   │                       ^^^^
void i(int j) { if (int k = j) { int k = 1; } else { int k = 2; } for (int l = 0; l < 1; ++l) { { int l; } int l; } }
//! error: `k` is declared by the condition or the first part of this statement already
//!   ┌─ input 1:1:38
//!   │
//! 1 │ void i(int j) { if (int k = j) { int k = 1; } else { int k = 2; } for (int l = 0; l < 1; ++l) { { int l; } int l; } }
//!   │                                      ^
//! error: `k` is declared by the condition or the first part of this statement already
//!   ┌─ input 1:1:58
//!   │
//! 1 │ void i(int j) { if (int k = j) { int k = 1; } else { int k = 2; } for (int l = 0; l < 1; ++l) { { int l; } int l; } }
//!   │                                                          ^
//! error: `l` is declared by the condition or the first part of this statement already
//!   ┌─ input 1:1:112
//!   │
//! 1 │ void i(int j) { if (int k = j) { int k = 1; } else { int k = 2; } for (int l = 0; l < 1; ++l) { { int l; } int l; } }
//!   │                                                                                                                ^
void m(int j) { while (int k = j) { { int k; } --j; } switch (int l = j) { default: { int l; } } }
int operator new(unsigned long, int, int);
//! error: `operator new` must return `void *`
//!   ┌─ input 2:1:5
//!   │
//! 1 │ int operator new(unsigned long, int, int);
//!   │     ^^^^^^^^^^^^
void operator delete(int, int, int);
//! error: the first parameter of `operator delete` must have type `void *`
//!   ┌─ input 2:1:6
//!   │
//! 1 │ void operator delete(int, int, int);
//!   │      ^^^^^^^^^^^^^^^
