//! Statements, expressions and objects, run.

use super::int;

#[test]
fn scalars() {
    assert_eq!(int(&["2 + 3 * 4"]), 14);
    assert_eq!(int(&["int x = 5;", "x += 2; int y = x;", "x * 10 + y"]), 77);
    assert_eq!(int(&["(int)(-7 / 2 * 100 + -7 % 2)"]), -301);
    assert_eq!(int(&["(int)((unsigned char)300 + (signed char)200)"]), 44 - 56);
    assert_eq!(int(&["(int)(1.5f * 4 + 2.25 * 4 + 1.0L)"]), 16);
    assert_eq!(int(&["(int)((__int128)1 << 100 >> 98)"]), 4);
    assert_eq!(int(&["bool b = 3; b + b"]), 2);
    assert_eq!(int(&["int a = 1; a++ + ++a * 10 + a-- * 100"]), 1 + 30 + 300);
    assert_eq!(int(&["int k = 6; (k & 3) | (k ^ 9) << 4 | ~k & 0x100"]), 2 | 15 << 4 | 0x100);
    assert_eq!(int(&["unsigned u = 1; (u << 31 >> 30) + (-8 >> 1)"]), -2);
}

#[test]
fn control_flow() {
    let text = "int f(int n) { int s = 0; for (int i = 0; i < n; ++i) { if (i % 3 == 0) continue; if (i > 8) break; s += i; } return s; }";
    assert_eq!(int(&[text, "f(100)"]), 1 + 2 + 4 + 5 + 7 + 8);
    let text = "int g(int n) { switch (n) { case 1: return 10; case 2: n += 5; case 3 ... 9: return n; default: return -1; } }";
    assert_eq!(int(&[text, "g(1) + g(2) * 100 + g(9) * 1000 + g(77)"]), 10 + 700 + 9000 - 1);
    assert_eq!(
        int(&[
            "int w(int n) { int c = 0; while (n) { n &= n - 1; c++; } do c++; while (c < 3); return c; }",
            "w(255) * 10 + w(1)"
        ]),
        93
    );
    assert_eq!(int(&["int h(int n) { int r = 0; again: r += n; if (--n) goto again; return r; }", "h(4)"]), 10);
    assert_eq!(int(&["int t = 3; t > 2 && t < 9 ? t == 3 || t / 0 : -1"]), 1);
}

#[test]
fn calls_and_recursion() {
    assert_eq!(int(&["int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }", "fib(15)"]), 610);
    assert_eq!(
        int(&[
            "int add(int a, double b, char c) { return a + b + c; }",
            "int (*p)(int, double, char) = add; p(1, 2.5, 'a')"
        ]),
        100
    );
    assert_eq!(int(&["void inc(int &r, int *p) { r++; *p += 10; }", "int v = 1; inc(v, &v); v"]), 12);
}

#[test]
fn structs_by_value() {
    let text = "struct P { int x, y; }; struct B { long a[4]; }; struct D { double a; float b; };\
        P swap(P p) { P q = p; q.x = p.y; q.y = p.x; return q; } long sum(B b) { return b.a[0] + b.a[3]; }\
        D twice(D d) { d.a *= 2; d.b *= 2; return d; }";
    assert_eq!(int(&[text, "P p = swap(P{1, 2}); p.x * 10 + p.y"]), 21);
    assert_eq!(int(&[text, "B b = {{1, 2, 3, 4}}; (int)sum(b)"]), 5);
    assert_eq!(int(&[text, "D d = twice(D{1.5, 2.5f}); (int)(d.a + d.b)"]), 8);
}

#[test]
fn bit_fields() {
    let text = "struct S { unsigned a : 3; int b : 7; unsigned long c : 40; }; S s;";
    assert_eq!(
        int(&[text, "s.a = 9; s.b = -3; s.c = 1ull << 39; s.a * 1000 + s.b * 10 + (int)(s.c >> 36)"]),
        1000 - 30 + 8
    );
    assert_eq!(int(&[text, "s.b = 63; s.b += 1; s.b"]), -64);
}

#[test]
fn arrays_and_pointers() {
    assert_eq!(int(&["int a[5] = {1, 2, 3};", "int *p = a + 1; p[1] * 100 + *p * 10 + a[4] + (int)(&a[4] - p)"]), 323);
    assert_eq!(int(&["char s[] = \"hello\"; s[0] = 'j'; s[0] + sizeof s"]), 106 + 6);
    assert_eq!(int(&["int m[2][3] = {{1, 2, 3}, {4, 5, 6}}; m[1][2] * 10 + (*m)[1]"]), 62);
    assert_eq!(int(&["const char *t = \"abc\"; t[1]"]), 98);
}

#[test]
fn classes_with_constructors() {
    let text = "int log = 0; struct T { int v; T(int v) : v(v) { log = log * 10 + v; } ~T() { log = log * 10 + 9 - v; } int get() const { return v; } };\
        int f() { T a(1); { T b(2); } T c(3); return a.get() + c.get(); }";
    assert_eq!(int(&[text, "f(); log"]), 127368);
    assert_eq!(int(&[text, "T(4).get(); log"]), 45);
    let text = "struct N { int *p; N() : p(new int(7)) {} ~N() { delete p; } }; int g() { N *n = new N; int r = *n->p; delete n; return r; }";
    assert_eq!(int(&[text, "g()"]), 7);
}

#[test]
fn static_locals_run_once() {
    let text = "int n = 0; int make() { return ++n; } int f() { static int s = make(); return ++s; }";
    assert_eq!(int(&[text, "f(); f(); f() * 10 + n"]), 41);
}

#[test]
fn exceptions() {
    let text = "int log = 0; struct G { ~G() { log++; } }; int thrower(int n) { G g; if (n) throw n; return 1; }\
        int f(int n) { try { G h; return thrower(n); } catch (int e) { return e * 10 + log; } catch (...) { return -1; } }";
    assert_eq!(int(&[text, "f(5)"]), 52);
    assert_eq!(int(&[text, "f(0) * 10 + log"]), 12);
    let text = "int h() { try { try { throw 1.5; } catch (double d) { throw; } } catch (double &d) { return (int)(d * 2); } return 0; }";
    assert_eq!(int(&[text, "h()"]), 3);
}

#[test]
fn variable_arguments() {
    let text = "int sum(int n, ...) { __builtin_va_list ap; __builtin_va_start(ap, n); double s = 0;\
        for (int i = 0; i < n; ++i) { s += __builtin_va_arg(ap, int); s += __builtin_va_arg(ap, double); } __builtin_va_end(ap); return s; }";
    assert_eq!(int(&[text, "sum(9, 1, 1.0, 2, 2.0, 3, 3.0, 4, 4.0, 5, 5.0, 6, 6.0, 7, 7.0, 8, 8.0, 9, 9.0)"]), 90);
}

#[test]
fn builtins() {
    assert_eq!(int(&["__builtin_clz(1) + __builtin_ctzll(8) + __builtin_popcount(255) * 100"]), 31 + 3 + 800);
    assert_eq!(int(&["int r; int o = __builtin_add_overflow(2147483647, 1, &r); o * 10 + (r < 0)"]), 11);
    assert_eq!(
        int(&["unsigned char c; __builtin_mul_overflow(16, 16, &c) + __builtin_sub_overflow(1u, 2, &c) * 2"]),
        3
    );
    assert_eq!(
        int(&["(int)__builtin_strlen(\"four\") + __builtin_isnan(__builtin_nan(\"\")) + __builtin_signbit(-0.0)"]),
        6
    );
    assert_eq!(
        int(&[
            "int x = 1; __atomic_fetch_add(&x, 5, __ATOMIC_SEQ_CST); __atomic_load_n(&x, __ATOMIC_ACQUIRE) + __sync_add_and_fetch(&x, 1) * 10"
        ]),
        76
    );
}

#[test]
fn gnu_extensions() {
    assert_eq!(
        int(&[
            "int f(int n) { int a[n]; for (int i = 0; i < n; i++) a[i] = i; int s = 0; for (int i = 0; i < n; i++) s += a[i]; return s + (int)sizeof a; }",
            "f(10)"
        ]),
        85
    );
    assert_eq!(int(&["int s = ({ int t = 4; t * t; }); s"]), 16);
    let text = "int g(int n) { static void *table[] = { &&a, &&b }; goto *table[n]; a: return 1; b: return 2; }";
    assert_eq!(int(&[text, "g(0) + g(1) * 10"]), 21);
    assert_eq!(int(&["int o; asm(\"leal 1(%1), %0\" : \"=r\"(o) : \"r\"(41)); o"]), 42);
    assert_eq!(
        int(&[
            "typedef int v4 __attribute__((vector_size(16))); v4 a = {1, 2, 3, 4}; v4 b = a * a + 1; b[3] * 10 + (a > 2)[3]"
        ]),
        169
    );
    assert_eq!(int(&["_Complex double z = 1.0 + 2.0i; z *= z; (int)__real__ z * 10 + (int)__imag__ z"]), -26);
}
