// [temp.variadic]/5: packs are expanded in the arguments of GNU builtins.
typedef int V __attribute__((vector_size(16)));
template <int... i> V shuffled(V a, V b) { return __builtin_shufflevector(a, b, i...); }
shuffled<0, 1, 4, 5>(V{1, 2, 3, 4}, V{5, 6, 7, 8})
//= (__attribute__((vector_size(16))) int) { 1, 2, 5, 6 }
template <class... T> int formatted(char *to, const char *f, T... t) { return __builtin_sprintf(to, f, t...); }
char text[20];
formatted(text, "%d-%s", 4, "x")
//= (int) 3
text
//= (char[20]) "4-x"
// [class.conv.fct]: the class is completed before its conversion functions are looked at.
template <class> struct N { operator int() { return 2; } };
struct U { static N<void> n; static int f() { switch (n) { case 2: return 22; } return 0; } };
N<void> U::n;
U::f()
//= (int) 22
