// [expr.const]/5.8: no mutable member of a constant is read, nor a temporary that is not const; /5.14, /5.15: no pointer is reinterpreted;
// /11: a constant has no part without value.
struct Counted { int n; mutable int hits; };
constexpr Counted one{1, 2};
constexpr int fine = one.n;
constexpr int hits = one.hits;
//! error: the constexpr variable `hits` is not initialised by a constant expression
//!   ┌─ input 4:1:15
//!   │
//! 1 │ constexpr int hits = one.hits;
//!   │               ^^^^
//! note: read of the mutable member `hits`
//!   ┌─ input 4:1:22
//!   │
//! 1 │ constexpr int hits = one.hits;
//!   │                      ^^^^^^^^
constexpr Counted two = one;
//! error: the constexpr variable `two` is not initialised by a constant expression
//!   ┌─ input 4:1:19
//!   │
//! 1 │ constexpr Counted two = one;
//!   │                   ^^^
//! note: read of the mutable member `hits`
//!   ┌─ input 4:1:25
//!   │
//! 1 │ constexpr Counted two = one;
//!   │                         ^^^
int object; constexpr void* address = &object;
constexpr int* back = (int*)address;
//! error: the constexpr variable `back` is not initialised by a constant expression
//!   ┌─ input 5:1:16
//!   │
//! 1 │ constexpr int* back = (int*)address;
//!   │                ^^^^
//! note: a cast from `void *` is no constant expression
//!   ┌─ input 5:1:23
//!   │
//! 1 │ constexpr int* back = (int*)address;
//!   │                       ^^^^^^^^^^^^^
constexpr int* null = static_cast<int*>((void*)nullptr);
//! error: the constexpr variable `null` is not initialised by a constant expression
//!   ┌─ input 5:1:16
//!   │
//! 1 │ constexpr int* null = static_cast<int*>((void*)nullptr);
//!   │                ^^^^
//! note: a cast from `void *` is no constant expression
//!   ┌─ input 5:1:23
//!   │
//! 1 │ constexpr int* null = static_cast<int*>((void*)nullptr);
//!   │                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
constexpr char* chars = (char*)&object;
//! error: the constexpr variable `chars` is not initialised by a constant expression
//!   ┌─ input 5:1:17
//!   │
//! 1 │ constexpr char* chars = (char*)&object;
//!   │                 ^^^^^
//! note: a reinterpretation is no constant expression
//!   ┌─ input 5:1:25
//!   │
//! 1 │ constexpr char* chars = (char*)&object;
//!   │                         ^^^^^^^^^^^^^^
void function(int); constexpr void* code = (void*)&function;
//! error: the constexpr variable `code` is not initialised by a constant expression
//!   ┌─ input 5:1:37
//!   │
//! 1 │ void function(int); constexpr void* code = (void*)&function;
//!   │                                     ^^^^
//! note: a reinterpretation is no constant expression
//!   ┌─ input 5:1:44
//!   │
//! 1 │ void function(int); constexpr void* code = (void*)&function;
//!   │                                            ^^^^^^^^^^^^^^^^
int&& temporary = 42; static_assert(temporary == 42);
//! error: the condition is not a constant expression
//!   ┌─ input 5:1:37
//!   │
//! 1 │ int&& temporary = 42; static_assert(temporary == 42);
//!   │                                     ^^^^^^^^^^^^^^^
//! note: read of a temporary that is not constant
//!   ┌─ input 5:1:37
//!   │
//! 1 │ int&& temporary = 42; static_assert(temporary == 42);
//!   │                                     ^^^^^^^^^
struct Partial { int a, b[3]; constexpr Partial(int) : a(1) {} };
constexpr Partial partial(1);
//! error: the constexpr variable `partial` is not initialised: `partial.b[0]` has no value
//!   ┌─ input 6:1:19
//!   │
//! 1 │ constexpr Partial partial(1);
//!   │                   ^^^^^^^
struct Filled { int a[3]; constexpr Filled(int skip) { for (int i = 0; i < 3; ++i) if (i != skip) a[i] = i; } };
constexpr Filled filled(1);
//! error: the constexpr variable `filled` is not initialised: `filled.a[1]` has no value
//!   ┌─ input 7:1:18
//!   │
//! 1 │ constexpr Filled filled(1);
//!   │                  ^^^^^^
// All that has a value, and what needs none.
constexpr const int& bound = 7; static_assert(bound == 7);
union Either { int a; char c; constexpr Either() {} }; constexpr Either either;
constexpr Filled whole(3); struct Bits { int a : 3; int : 5; int b : 3; }; constexpr Bits bits{1, 2};
whole.a[2] + bits.b
//= (int) 4
constexpr int allocates() { int* p = new int(8); int n = *p; delete p; return n; }
static_assert(allocates() == 8);
constexpr const void* up = &fine; constexpr const int* const* levels = nullptr;
