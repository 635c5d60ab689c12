// [lex.icon] table 8: the first type that holds the value.
2147483647
//= (int) 2147483647
2147483648
//= (long) 2147483648
0x80000000
//= (unsigned int) 2147483648
0xffffffffffffffff
//= (unsigned long) 18446744073709551615
1'000'000
//= (int) 1000000
0b1011
//= (int) 11
017
//= (int) 15
1ull
//= (unsigned long long) 1
// [lex.fcon]
1e3
//= (double) 1000.0
0x1.8p1
//= (double) 3.0
.5f
//= (float) 0.5f
1e-5L
//= (long double) 1.0e-05L
// [lex.ccon]
'a'
//= (char) 'a'
'\n'
//= (char) '\n'
'\''
//= (char) '\''
u8'a'
//= (char8_t) u8'a'
u'a'
//= (char16_t) u'a'
U'a'
//= (char32_t) U'a'
L'a'
//= (wchar_t) L'a'
'ab'
//! warning: multi-character character constant
//!   ┌─ input 20:1:1
//!   │
//! 1 │ 'ab'
//!   │ ^^^^
//= (int) 24930
// [lex.string]
"abc"
//= (const char[4]) "abc"
"a" "b"
//= (const char[3]) "ab"
R"(a\n)"
//= (const char[4]) "a\\n"
u8"x"
//= (const char8_t[2]) u8"x"
L"x"
//= (const wchar_t[2]) L"x"
"\x41\102\u00e9"
//= (const char[5]) "ABé"
true
//= (bool) true
nullptr
//= (std::nullptr_t) nullptr
