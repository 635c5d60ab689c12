// [lex.ext], [over.literal]: cooked, raw and template literal operators
#include <stddef.h>
unsigned long long operator""_c(unsigned long long v) { return v + 1; }
41_c
//= (unsigned long long) 42
long double operator""_f(long double v) { return v * 2; }
1.5_f
//= (long double) 3.0L
int operator""_r(const char *digits) { int n = 0; while (digits[n]) n++; return n; }
123_r
//= (int) 3
0x1F_r
//= (int) 4
1'000_r
//= (int) 5
1.5e3_r
//= (int) 5
123456789012345678901234567890123456789012345678901234567890_r
//= (int) 60
template<char... C> constexpr int operator""_t() { return sizeof...(C); }
12345_t
//= (int) 5
static_assert(0x10_t == 4);
size_t operator""_s(const char *, size_t n) { return n; }
"abc"_s
//= (unsigned long) 3
"abc" "de"_s
//= (unsigned long) 5
int operator""_ch(char c) { return c; }
'a'_ch
//= (int) 97
// GNU: a template of the character type and the characters.
template<typename C, C... S> constexpr int operator""_g() { return sizeof(C) * 10 + sizeof...(S); }
"abc"_g
//= (int) 13
U"ab"_g
//= (int) 42
