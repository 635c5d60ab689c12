// [over.literal]: what a literal operator is and takes.
int operator""_a();
//! error: the literal operator `operator""_a` cannot have the parameters of `int ()`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a();
//!   │     ^^^^^^^^^^^^
int operator""_a(int*);
//! error: the literal operator `operator""_a` cannot have the parameters of `int (int *)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(int*);
//!   │     ^^^^^^^^^^^^
int operator""_a(unsigned long);
//! error: the literal operator `operator""_a` cannot have the parameters of `int (unsigned long)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(unsigned long);
//!   │     ^^^^^^^^^^^^
int operator""_a(const wchar_t*, int);
//! error: the literal operator `operator""_a` cannot have the parameters of `int (const wchar_t *, int)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(const wchar_t*, int);
//!   │     ^^^^^^^^^^^^
int operator""_a(char...);
//! error: the literal operator `operator""_a` cannot have the parameters of `int (char, ...)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(char...);
//!   │     ^^^^^^^^^^^^
int operator""_a(const char16_t*);
//! error: the literal operator `operator""_a` cannot have the parameters of `int (const char16_t *)`
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(const char16_t*);
//!   │     ^^^^^^^^^^^^
extern "C" int operator""_a(unsigned long long);
//! error: the literal operator `operator""_a` cannot have C linkage
//!   ┌─ input 1:1:16
//!   │
//! 1 │ extern "C" int operator""_a(unsigned long long);
//!   │                ^^^^^^^^^^^^
struct A { friend int operator""_f(unsigned long long n) { return n; } int operator""_a(unsigned long long); };
//! error: the literal operator `operator""_a` cannot be a member of a class
//!   ┌─ input 1:1:76
//!   │
//! 1 │ struct A { friend int operator""_f(unsigned long long n) { return n; } int operator""_a(unsigned long long); };
//!   │                                                                            ^^^^^^^^^^^^
double operator""_a;
//! error: `operator""_a` must be declared as a function
//!   ┌─ input 1:1:8
//!   │
//! 1 │ double operator""_a;
//!   │        ^^^^^^^^^^^^
double operator"hi"_a(long double);
//! error: an empty string must stand between `operator` and the suffix
//!   ┌─ input 1:1:16
//!   │
//! 1 │ double operator"hi"_a(long double);
//!   │                ^^^^^^
int operator L""_a(unsigned long long);
//! error: the string of a literal operator cannot have an encoding prefix
//!   ┌─ input 1:1:14
//!   │
//! 1 │ int operator L""_a(unsigned long long);
//!   │              ^^^^^
template<char...> int operator""_a(unsigned long long);
//! error: the literal operator template `operator""_a` cannot have parameters
//!   ┌─ input 1:1:23
//!   │
//! 1 │ template<char...> int operator""_a(unsigned long long);
//!   │                       ^^^^^^^^^^^^
template<wchar_t...> int operator""_a();
//! error: the template parameters of the literal operator `operator""_a` cannot take a literal
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<wchar_t...> int operator""_a();
//!   │                          ^^^^^^^^^^^^
template<char> int operator""_a();
//! error: the template parameters of the literal operator `operator""_a` cannot take a literal
//!   ┌─ input 1:1:20
//!   │
//! 1 │ template<char> int operator""_a();
//!   │                    ^^^^^^^^^^^^
template<class... T> int operator""_a();
//! error: the template parameters of the literal operator `operator""_a` cannot take a literal
//!   ┌─ input 1:1:26
//!   │
//! 1 │ template<class... T> int operator""_a();
//!   │                          ^^^^^^^^^^^^
int operator""_a(auto);
//! error: the literal operator template `operator""_a` cannot have parameters
//!   ┌─ input 1:1:5
//!   │
//! 1 │ int operator""_a(auto);
//!   │     ^^^^^^^^^^^^
// All that are allowed.
int operator""_b(const char*); int operator""_c(unsigned long long); int operator""_d(long double); int operator""_e(char); int operator""_e(wchar_t);
int operator""_e(char8_t); int operator""_e(char16_t); int operator""_e(char32_t); int operator""_s(const char*, unsigned long);
int operator""_s(const char16_t*, decltype(sizeof 0)); template<char... C> int operator""_t() { return sizeof...(C); }
struct Text { char c; constexpr Text(const char (&s)[2]) : c(s[0]) {} }; template<Text T> int operator""_x() { return T.c; }
template<class T, T... C> int operator""_y() { return sizeof...(C); }
123_t + "A"_x + "abc"_y
//= (int) 71
