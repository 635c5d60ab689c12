//! Expressions that are right: their types and values are asserted in the language itself, so that g++ can say the same.

use super::good;

#[test]
fn literals_and_arithmetic_have_exact_types() {
    good(
        r#"
static_assert(__is_same(decltype(0x80000000), unsigned) && __is_same(decltype(2147483648), long));
static_assert(__is_same(decltype(1ull), unsigned long long) && __is_same(decltype(1.5L), long double));
static_assert(__is_same(decltype(u8'a'), char8_t) && __is_same(decltype(L"ab"), const wchar_t (&)[3]));
static_assert(__is_same(decltype(u"ab"), const char16_t (&)[3]) && __is_same(decltype("abc"), const char (&)[4]));
short s; char c; unsigned char uc; long l; unsigned u; float f; double d; bool b; long double ld; __int128 i128;
unsigned long ul; long long ll; unsigned long long ull;
static_assert(__is_same(decltype(s + c), int) && __is_same(decltype(u + 1), unsigned));
static_assert(__is_same(decltype(l + u), long) && __is_same(decltype(ll + ul), unsigned long long));
static_assert(__is_same(decltype(i128 + ull), __int128) && __is_same(decltype(f + l), float));
static_assert(__is_same(decltype(f * d), double) && __is_same(decltype(ld - f), long double));
static_assert(__is_same(decltype(uc << l), int) && __is_same(decltype(-c), int) && __is_same(decltype(~uc), int));
static_assert(__is_same(decltype(!d), bool) && __is_same(decltype(+b), int) && __is_same(decltype(s += 1.5), short &));
static_assert(__is_same(decltype(++c), char &) && __is_same(decltype(c++), char) && __is_same(decltype((s, d)), double &));
enum E { e0, e1 }; enum class F : char { f0 }; enum G : unsigned char { g0 };
static_assert(__is_same(decltype(e0 + e1), int) && __is_same(decltype(g0 + 0), int) && __is_same(decltype(F::f0), F));
static_assert((unsigned char)300 == 44 && (signed char)200 == -56 && -1 > 0u && !(-1 > 0) && 'a' + 1 == 'b');
static_assert(sizeof "abc" == 4 && sizeof(char[7]) == 7 && sizeof(1 + 1L) == 8 && 0.1f != 0.1 && 1.5 * 2 == 3.0);
static_assert(noexcept(s + 1) && !noexcept(throw 1) && __builtin_constant_p(3) && __builtin_clz(1u) == 31);
"#,
    );
}

#[test]
fn pointers_and_conditionals_have_composite_types() {
    good(
        r#"
bool b; int arr[5]; const int carr[3] = {1, 2, 3}; int *p; const int *cp; void *vp; volatile int *vip; int (*fp)(int);
static_assert(__is_same(decltype(arr + 1), int *) && __is_same(decltype(1 + carr), const int *));
static_assert(__is_same(decltype(p - cp), long) && __is_same(decltype(b ? p : cp), const int *));
static_assert(__is_same(decltype(b ? p : vp), void *) && __is_same(decltype(b ? cp : vp), const void *));
static_assert(__is_same(decltype(b ? vip : cp), const volatile int *) && __is_same(decltype(b ? 0 : p), int *));
static_assert(__is_same(decltype(b ? p : nullptr), int *) && __is_same(decltype(b ? arr : p), int *));
static_assert(__is_same(decltype(arr[1]), int &) && __is_same(decltype(1[arr]), int &));
static_assert(__is_same(decltype(*carr), const int &) && __is_same(decltype(&arr), int (*)[5]));
static_assert(__is_same(decltype(*fp), int (&)(int)) && __is_same(decltype(fp(1)), int));
int **pp; const int *const *cpcp; const int **cpp;
static_assert(__is_same(decltype(b ? pp : cpcp), const int *const *) && __is_same(decltype(b ? pp : cpp), const int *const *));
int x; const int y = 2; int &rx = x; int &&rr = 3; long l; short s; char c;
static_assert(__is_same(decltype(b ? x : x), int &) && __is_same(decltype(b ? x : y), const int &));
static_assert(__is_same(decltype(b ? x : 1), int) && __is_same(decltype(b ? x : l), long));
static_assert(__is_same(decltype(b ? x : throw 1), int &) && __is_same(decltype(b ? throw 1 : 2.0), double));
static_assert(__is_same(decltype(b ? s : c), int) && __is_same(decltype(rr), int &&) && __is_same(decltype((rr)), int &));
static_assert(__is_same(decltype(b ? static_cast<int &&>(x) : static_cast<int &&>(rx)), int &&));
"#,
    );
}

#[test]
fn members_keep_category_and_qualifiers() {
    good(
        r#"
struct P { int a; const int k; mutable int m; int &r; int bits : 3; unsigned ub : 4; static int st; enum { en = 7 };
  int arr[2]; union { int u1; float u2; }; };
P *pw; const P *pc; P pv();
static_assert(__is_same(decltype(pw->a), int) && __is_same(decltype((pw->a)), int &) && __is_same(decltype((pc->a)), const int &));
static_assert(__is_same(decltype((pc->m)), int &) && __is_same(decltype((pc->r)), int &) && __is_same(decltype((pv().a)), int &&));
static_assert(__is_same(decltype((pv().r)), int &) && __is_same(decltype(pw->bits + 0), int) && __is_same(decltype(pw->ub + 0), int));
static_assert(__is_same(decltype((pc->arr[0])), const int &) && __is_same(decltype((pc->u1)), const int &));
static_assert(__is_same(decltype(&P::a), int P::*) && __is_same(decltype(&P::st), int *) && P::en == 7 && sizeof(P::a) == 4);
static_assert(__is_same(decltype(pw->*&P::a), int &) && __is_same(decltype(pc->*&P::a), const int &));
static_assert(__is_same(decltype(pv().*&P::a), int &&) && alignof(P) == 8 && __builtin_offsetof(P, arr[1]) > 0);
"#,
    );
}

#[test]
fn statements_of_c_programs() {
    good(
        r#"
struct P { int x; double y; };
int f(int a, int b = 2) { return a + b; }
int f(double) { return 0; }
int g(P p, P *q, P &r) { r = p; *q = r; P s = *q; s = P{1, 2.0}; return s.x + f(1) + f(1.0); }
void ptrs(int *p, const char *s, void *v) {
  int a[10]; int *q = a; q += 3; q -= 1; q++; --q; long d = q - a; p = &a[2]; *p++ = 5; (*p)--; int &r = *p; r <<= 1; r %= 3;
  char c = *s++; c += 'a' - 'A'; const char *t = s ? s : "none"; p = (int *)v; v = p; bool ok = (p && !v) || d > 2;
  (void)ok; (void)t; (void)c; int m[2][3] = {{1, 2, 3}, {4}}; m[1][2] = m[0][1]; int (*row)[3] = m; row[1][0]++;
}
int cond(int a, int b) { int t; const int c = 3; (a > b ? a : b) = 4; const int &n = a ? a : c; t = a ?: b; return t + n; }
void news() { int *p = new int; int *q = new int(5); int *r = new int[3]{1, 2}; P *s = new P{1, 2}; auto *u = new auto(3.5);
  delete p; delete q; delete[] r; delete s; delete u; int n = 4; int *w = new int[n](); delete[] w; using A = int[3];
  int *v = new A; delete[] v; double (*mm)[4] = new double[n][4]; delete[] mm; }
struct M { int v; int get() const { return v; } int set(int x) { auto l = [=, this] { v = x; }; l(); auto c = [*this] { return v; }; return c(); } };
int mp(M &m, M *q, int M::*d, int (M::*fn)(int), int (M::*cfn)() const) { m.*d = 3; q->*d += m.*d; return (m.*fn)(1) + (q->*cfn)(); }
void casts(int *p, const int *cp, long l, double d, void *v, void (*fn)()) { unsigned char *u = (unsigned char *)p; p = (int *)cp;
  l = (long)p; p = (int *)l; v = (void *)fn; fn = (void (*)())v; d = (double)l; bool b = (bool)p; b = static_cast<bool>(d);
  int i = static_cast<int>(d); unsigned &ur = (unsigned &)i; i = int('a'); i = (int)ur; (void)u; (void)b;
  const volatile int *cvp = p; p = const_cast<int *>(cvp); }
"#,
    );
}

#[test]
fn gnu_expressions() {
    good(
        r#"
struct P { int x; double y; };
int gnu(int n) { int x = ({ int t = n * 2; t + 1; }); P q = (P){1, 2.0}; P w = {.x = 1, .y = 2}; typeof(x) y = x;
  void *lab[] = {&&a, &&b}; goto *lab[n & 1]; a: x++; b: y++; int vla[n]; vla[0] = sizeof vla + sizeof(int[n][2]);
  return x + y + q.x + w.x + vla[0]; }
typedef int v4si __attribute__((vector_size(16))); typedef float v4sf __attribute__((vector_size(16)));
v4si vec(v4si a, v4si b) { v4si c = a + b * 2; c ^= a; c[1] = 3; v4si m = a > b; c = m ? a : b; c = __builtin_shuffle(a, m);
  c = __builtin_shuffle(a, b, m); v4sf f = __builtin_convertvector(a, v4sf); f = -f; c = (v4si)f; c = ~c; c <<= 1; return a == b; }
_Complex double cplx(_Complex double a, double b) { a = a * b + 2; a += a; __real__ a = b; double i = __imag__ a; return ~a - i + 2.0i; }
int va(const char *fmt, ...) { __builtin_va_list ap, aq; __builtin_va_start(ap, fmt); int n = __builtin_va_arg(ap, int);
  __builtin_va_copy(aq, ap); P p = __builtin_va_arg(aq, P); __builtin_va_end(ap); __builtin_va_end(aq); return n + p.x; }
int atomics(int *p, long *l, int **pp) { int old = 0; __atomic_store_n(p, 3, 5); int a = __atomic_load_n(p, __ATOMIC_ACQUIRE);
  a += __atomic_fetch_add(p, 1, 5); __atomic_compare_exchange_n(p, &old, 4, 0, 5, 5); int r; __atomic_exchange(p, &a, &r, 5);
  long z = __sync_fetch_and_add(l, 2); __sync_synchronize(); int *q = __atomic_load_n(pp, 0); return a + (int)z + *q; }
bool ov(int a, int b, int *r) { long x; return __builtin_add_overflow(a, b, r) || __builtin_mul_overflow(a, 3L, &x); }
double fl(double d, float f) { if (__builtin_isnan(d) || __builtin_isgreater(d, f)) return __builtin_inf();
  return __builtin_fabs(d) + __builtin_fpclassify(0, 1, 2, 3, 4, d) + __builtin_copysign(d, f); }
"#,
    );
}

#[test]
fn lambdas_capture() {
    let mut bench = good(
        r#"
int lambdas(int n) {
  int k = 1; auto a = [n] { return n; }; auto b = [&k](int d) { k += d; return k; }; auto c = [=]() mutable { n++; return n; };
  auto d = [&] { return a() + b(2) + c(); }; int (*fp)(int) = [](int v) { return v * 2; };
  auto r = [](int v) -> long { return v; }; auto t = [i = 5, &kk = k] { return i + kk; };
  auto nested = [&] { return [=] { return n + k; }(); }; static int st; auto z = [] { return st++; };
  return d() + fp(1) + (int)r(2) + t() + nested() + z();
}
int constants() { const int n = 3; auto l = [] { return n; }; static_assert(sizeof(l) == 1); return l(); }
int bindings() { int a[3] = {1, 2, 3}; auto [x, y, z] = a; auto l = [=] { return x + z; }; return l() + y; }
constexpr auto twice = [](int x) { return x * 2; }; static_assert(twice(4) == 8 && [] { return 3; }() == 3);
"#,
    );
    bench.good("auto l = [](int x) { return x + 1; }; l(3)");
}

#[test]
fn constants_are_evaluated() {
    good(
        r#"
constexpr int k = 3 * 4 - 2; static_assert(k == 10 && (k << 2) == 40 && -7 / 2 == -3 && -7 % 3 == -1 && (1 ? 2 : 3) == 2);
constexpr int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); } static_assert(fact(5) == 120);
consteval int sq(int x) { return x * x; } int y = sq(4); constexpr int arr[] = {1, 2, 3}; static_assert(arr[1] == 2);
const int c = 5; int sized[c]; enum { a = c, b = sizeof(sized) }; static_assert(b == 20);
int sw(int x) { switch (x) { case c: return 1; case a + 1: return 2; } return 0; }
unsigned long long operator""_k(unsigned long long v) { return v * 1000; }
static_assert(__is_same(decltype(3_k), unsigned long long));
"#,
    );
}

#[test]
fn the_library_lends_its_types() {
    good("#include <typeinfo>\nbool same = typeid(same) == typeid(int *);");
    good(
        "#include <compare>\nbool less = (1 <=> 2) < 0; static_assert(__is_same(decltype(1.0 <=> 2), std::partial_ordering));",
    );
    let mut bench = good("void *p = operator new(10); ::operator delete(p); int *q = new int;");
    bench.good("#include <new>");
    bench.good("int *r = new (p) int(3); int *s = new (std::nothrow) int; struct alignas(64) A { int x; }; A *a = new A; delete a;");
}
