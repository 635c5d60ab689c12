// [lex.ext]/3: a numeric literal operator template takes the characters of the literal.
template <char... C> constexpr int operator""_digits() { return sizeof...(C); }
1234_digits
//= (int) 4
0x1f_digits
//= (int) 4
1.5e3_digits
//= (int) 5
// A raw operator or a cooked one is not beaten by a template of its name.
constexpr int operator""_cooked(unsigned long long n) { return n; }
template <char... C> constexpr int operator""_cooked() { return -1; }
42_cooked
//= (int) 42
// /5: a string literal operator template.
template <int N> struct Text { char data[N]; constexpr Text(const char (&text)[N]) { for (int i = 0; i < N; i++) data[i] = text[i]; } };
template <Text T> constexpr int operator""_size() { return sizeof(T.data); }
"abcd"_size
//= (int) 5
template <class C, C... chars> constexpr int operator""_gnu() { return sizeof(C) * 10 + sizeof...(chars); }
"xyz"_gnu
//= (int) 13
U"xyz"_gnu
//= (int) 43
