// [dcl.type.auto.deduct]/6: what a constrained placeholder stands for satisfies its type-constraint: of variables, members, elements of
// ranges, and return types of functions and lambdas.
template<class T, class U> concept Same = __is_same(T, U);
Same<int> auto a = 'a';
//! error: `char`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:16
//!   │
//! 1 │ Same<int> auto a = 'a';
//!   │                ^
//! note: `Same<char, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:1
//!   │
//! 1 │ Same<int> auto a = 'a';
//!   │ ^^^^^^^^^
Same<int> auto* b = "b";
//! error: `const char`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:17
//!   │
//! 1 │ Same<int> auto* b = "b";
//!   │                 ^
//! note: `Same<const char, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:1
//!   │
//! 1 │ Same<int> auto* b = "b";
//!   │ ^^^^^^^^^
auto c() -> Same<int> auto { return 'c'; }
//! error: `char`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:37
//!   │
//! 1 │ auto c() -> Same<int> auto { return 'c'; }
//!   │                                     ^^^
//! note: `Same<char, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:13
//!   │
//! 1 │ auto c() -> Same<int> auto { return 'c'; }
//!   │             ^^^^^^^^^
Same<int> decltype(auto) d(int& i) { return (i); }
//! error: `int &`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:45
//!   │
//! 1 │ Same<int> decltype(auto) d(int& i) { return (i); }
//!   │                                             ^^^
//! note: `Same<int &, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:1
//!   │
//! 1 │ Same<int> decltype(auto) d(int& i) { return (i); }
//!   │ ^^^^^^^^^
struct E { static inline Same<int> auto e = 1L; };
//! error: `long`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:41
//!   │
//! 1 │ struct E { static inline Same<int> auto e = 1L; };
//!   │                                         ^
//! note: `Same<long, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:26
//!   │
//! 1 │ struct E { static inline Same<int> auto e = 1L; };
//!   │                          ^^^^^^^^^
void f() { for (Same<int> auto g : "f") {} }
//! error: `char`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:32
//!   │
//! 1 │ void f() { for (Same<int> auto g : "f") {} }
//!   │                                ^
//! note: `Same<char, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:17
//!   │
//! 1 │ void f() { for (Same<int> auto g : "f") {} }
//!   │                 ^^^^^^^^^
[]() -> Same<int> auto { return 1.0; }()
//! error: `double`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:33
//!   │
//! 1 │ []() -> Same<int> auto { return 1.0; }()
//!   │                                 ^^^
//! note: `Same<double, int>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:9
//!   │
//! 1 │ []() -> Same<int> auto { return 1.0; }()
//!   │         ^^^^^^^^^
template<class T> auto h(T t) -> Same<long> auto { Same<T> auto u = t; return u; }
h(1L)
//= (long) 1
h(1)
//! error: `int`, which `auto` stands for, does not satisfy `Same`
//!   ┌─ input 2:1:79
//!   │
//! 1 │ template<class T> auto h(T t) -> Same<long> auto { Same<T> auto u = t; return u; }
//!   │                                                                               ^
//!   │
//!   = in the instantiation of `h` asked for here
//! note: `Same<int, long>` is not satisfied, because `__is_same(T, U)` is false
//!   ┌─ input 2:1:34
//!   │
//! 1 │ template<class T> auto h(T t) -> Same<long> auto { Same<T> auto u = t; return u; }
//!   │                                  ^^^^^^^^^^
// What satisfies it, references and qualifiers included.
int i = 1; const int& j = i; Same<int> auto k = j; Same<const int> auto& l = j; Same<int&> auto&& m = i; Same<int> auto&& n = 2;
Same<const char> auto* o = "o"; const Same<int> auto p = 3; Same<int&> decltype(auto) q = (i);
k + l + m + n + p + q
//= (int) 9
