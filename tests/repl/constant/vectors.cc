// GNU vectors and complex numbers in constant expressions: made of their parts, read part by part, compared element by element.
typedef int V __attribute__((vector_size(16)));
typedef float F __attribute__((vector_size(16)));
constexpr V a = {0, 1, 10};
constexpr V b = {0, 2, 10, 0};
constexpr V eq = a == b;
static_assert(a[1] == 1 && a[3] == 0);
static_assert(eq[0] == -1 && eq[1] == 0 && eq[2] == -1 && eq[3] == -1);
constexpr F build(float x, float y) { return (F){x, y, x + y, 0}; }
constexpr F c = build(1, 2);
static_assert(c[2] == 3);
constexpr F d = c[1] + c;
static_assert(d[0] == 3);
constexpr F conv = __builtin_convertvector(a, F);
static_assert(conv[2] == 10.0f);
d
//= (const __attribute__((vector_size(16))) float) { 3.0f, 4.0f, 5.0f, 2.0f }
constexpr _Complex int z{1, 2};
static_assert(__real z == 1 && __imag z == 2 && &__imag z != &__real z);
