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

#[test]
fn temporaries_end_with_their_full_expression() {
    let text = "int log = 0; struct T { int v; T(int v) : v(v) {} T(const T &o) : v(o.v) { log += 1000; } ~T() { log = log * 10 + v; } };\
        int id(const T &t) { return t.v; } T make(int n) { T t(n); return t; }";
    assert_eq!(int(&[text, "int a = id(T(1)) + id(T(2)); log"]), 21);
    assert_eq!(int(&[text, "{ const T &r = T(3); log = 4; } log"]), 43);
    assert_eq!(
        int(&[text, "int f(bool b) { int r = b ? id(T(1)) : id(T(2)); return r; }", "f(true); f(false); log"]),
        12
    );
    assert_eq!(int(&[text, "bool g(int n) { return n && id(T(n)) == n; }", "g(0); g(5); log"]), 5);
    // The named result is made in place.
    assert_eq!(int(&[text, "{ T t = make(7); log = 1; } log"]), 17);
    assert_eq!(int(&[text, "void by_value(T t) { log = t.v; }", "by_value(T(6)); log"]), 66);
}

#[test]
fn jumps_run_destructors() {
    let text = "int log = 0; struct T { int v; T(int v) : v(v) {} ~T() { log = log * 10 + v; } };";
    assert_eq!(
        int(&[
            text,
            "void f() { for (int i = 1; i < 5; ++i) { T t(i); if (i == 2) continue; if (i == 3) break; T u(9); } }",
            "f(); log"
        ]),
        9123
    );
    assert_eq!(
        int(&[
            text,
            "int f() { int n = 0; { T a(1); again: T b(2); if (n++ < 2) goto again; } return n; }",
            "f(); log"
        ]),
        2221
    );
    assert_eq!(
        int(&[
            text,
            "int f(int n) { T a(1); switch (n) { case 1: { T b(2); return 3; } default: T c(4); break; } return 0; }",
            "f(1) + f(2); log"
        ]),
        2141
    );
    assert_eq!(int(&[text, "void f() { { T a(1); goto out; } out: T b(2); }", "f(); log"]), 12);
}

#[test]
fn what_is_finished_is_destroyed_when_the_rest_throws() {
    let text =
        "int log = 0; struct T { int v; T(int v) : v(v) { if (v == 3) throw v; } ~T() { log = log * 10 + v; } };";
    assert_eq!(
        int(&[
            text,
            "struct S { T a, b, c; S() : a(1), b(2), c(3) {} };",
            "void f() { try { S s; } catch (int) { log = log * 10; } }",
            "f(); log"
        ]),
        210
    );
    assert_eq!(
        int(&[text, "void f() { try { T a[4] = {1, 2, 3, 4}; } catch (int) { log = log * 10; } }", "f(); log"]),
        210
    );
    assert_eq!(
        int(&[
            text,
            "int frees = 0; struct U { T t; U() : t(3) {} static void *operator new(unsigned long n) { return ::operator new(n); } static void operator delete(void *p) { frees++; ::operator delete(p); } };",
            "void f() { try { new U; } catch (int) {} }",
            "f(); frees"
        ]),
        1
    );
    let text = "int live = 0; struct C { C() { if (live == 5) throw 1; live++; } ~C() { live--; } };";
    assert_eq!(
        int(&[
            text,
            "int f(int n) { C *p = nullptr; try { p = new C[n]; } catch (int) { return live; } int r = live; delete[] p; return r * 10 + live; }",
            "f(4) + f(9) * 1000"
        ]),
        40
    );
}

#[test]
fn exceptions_of_class_type() {
    let text = "int copies = 0, live = 0; struct E { int v; E(int v) : v(v) { live++; } E(const E &o) : v(o.v) { copies++; live++; } ~E() { live--; } };";
    assert_eq!(
        int(&[
            text,
            "int f() { try { throw E(5); } catch (E e) { return e.v * 100 + live * 10 + copies; } }",
            "f() * 10 + live"
        ]),
        5210
    );
    assert_eq!(
        int(&[
            text,
            "int f() { try { throw E(5); } catch (const E &e) { return e.v * 100 + live * 10 + copies; } }",
            "f() * 10 + live"
        ]),
        5100
    );
    assert_eq!(int(&["int f() { int x = 7; try { throw &x; } catch (int *p) { return *p; } }", "f()"]), 7);
    assert_eq!(
        int(&[
            "struct B { int b = 1; }; struct D : B { int d = 2; };",
            "int f() { try { throw D(); } catch (B &b) { return b.b; } }",
            "f()"
        ]),
        1
    );
    // An input's exception goes no further.
    assert_eq!(int(&["int n = 1;", "n = 2; throw 5; n = 3;", "n"]), 2);
}

#[test]
fn member_pointers() {
    let text =
        "struct A { int x = 1, y = 2; int f(int n) { return x + n; } }; struct B { int z = 9; }; struct C : B, A {};";
    assert_eq!(int(&[text, "A a; int A::*p = &A::y; a.*p * 10 + (p == &A::x)"]), 20);
    assert_eq!(int(&[text, "A a; int (A::*f)(int) = &A::f; (a.*f)(4)"]), 5);
    assert_eq!(int(&[text, "C c; int C::*p = &A::y; int (C::*f)(int) = &A::f; c.*p * 100 + (c.*f)(6)"]), 207);
    assert_eq!(int(&[text, "int A::*n = nullptr; (n == nullptr) + !n * 2"]), 3);
}

#[test]
fn bases() {
    let text = "struct A { int a = 1; }; struct B { int b = 2; }; struct C : A, B { int c = 3; };";
    assert_eq!(int(&[text, "C c; B *b = &c; B &r = c; b->b * 100 + r.b * 10 + static_cast<C *>(b)->c"]), 223);
    assert_eq!(int(&[text, "C *n = nullptr; B *b = n; b == nullptr"]), 1);
}

#[test]
fn lambdas() {
    assert_eq!(
        int(&[
            "int f(int n) { int k = 3; auto g = [k, &n](int m) { n++; return k * m; }; int r = g(4); return r * 10 + n; }",
            "f(5)"
        ]),
        126
    );
}

#[test]
fn globals_and_their_initialisers() {
    assert_eq!(
        int(&[
            "struct S { int a; char b[3]; double d; const char *s; int *p; unsigned x : 3, y : 5; }; int g; S s = {1, {'a', 'b'}, 2.5, \"xyz\", &g, 5, 17};",
            "s.a + s.b[1] + (int)(s.d * 2) + s.s[2] + (s.p == &g) + s.x + s.y"
        ]),
        1 + 98 + 5 + 122 + 1 + 5 + 17
    );
    assert_eq!(int(&["int f() { return 4; } int a = f(); int b = a * 2; int &r = b;", "r++; a * 10 + b"]), 49);
    assert_eq!(int(&["constexpr int t[] = {1, 2, 3}; const int *p = t + 1;", "*p * 10 + p[1]"]), 23);
    assert_eq!(int(&["union U { int i; float f; }; U u = {.f = 1.0f};", "u.i >> 16"]), 0x3f80);
    assert_eq!(int(&["thread_local int t = 5;", "t += 2;", "t"]), 7);
}

#[test]
fn conversions_at_the_edges() {
    assert_eq!(int(&["unsigned long long u = 18446744073709551615ull; double d = u; d == 18446744073709551616.0"]), 1);
    assert_eq!(int(&["float f = 3e9f; (unsigned)f == 3000000000u"]), 1);
    assert_eq!(int(&["long double l = 1; l /= 3; (int)(l * 9 + 0.5L)"]), 3);
    assert_eq!(
        int(&["short s = -1; unsigned short us = s; unsigned u = s; (us == 65535) + (u == 4294967295u) * 2"]),
        3
    );
    assert_eq!(int(&["char c = 'a'; c += 1.9; c"]), 98);
    assert_eq!(int(&["double d = -0.0; bool b = d; int *p = nullptr; b + !p"]), 1);
}

#[test]
fn cleanup_attribute_and_volatile() {
    let text = "int log = 0; void done(int *p) { log = log * 10 + *p; } void f() { int a __attribute__((cleanup(done))) = 1; { int b __attribute__((cleanup(done))) = 2; } }";
    assert_eq!(int(&[text, "f(); log"]), 21);
    assert_eq!(int(&["volatile int v = 1; v++; v += v; v"]), 4);
}

#[test]
fn deep_trees_are_refused() {
    let text = format!("{}1{}", "(".repeat(200), ")".repeat(200));
    assert_eq!(int(&[&text]), 1);
    let text = format!("0{}", "+1".repeat(500));
    assert_eq!(int(&[&text]), 500);
}

#[test]
fn functions_of_the_library() {
    assert_eq!(
        int(&[
            "extern \"C\" int abs(int); extern \"C\" int snprintf(char *, unsigned long, const char *, ...);",
            "char buf[40]; int n = snprintf(buf, sizeof buf, \"%d %s %.1f\", abs(-5), \"ab\", 2.5); n * 1000 + buf[6]"
        ]),
        8046
    );
}

#[test]
fn function_try_blocks_cover_members() {
    let text = "int log = 0; struct M { ~M() { log = log * 10 + 1; } }; struct S { M m; int v; S(int n) try : v(n) { throw 1; } catch (int) { log = log * 10 + 2; } };";
    assert_eq!(int(&[text, "int f() { try { S s(3); } catch (int) { log = log * 10 + 3; } return log; }", "f()"]), 123);
    let text = "int log = 0; struct M { ~M() { log = log * 10 + 1; } }; struct D : M { ~D(); }; D::~D() try { throw 1; } catch (...) { log = log * 10 + 2; return; }";
    assert_eq!(int(&[text, "{ D d; } log"]), 12);
}

#[test]
fn default_member_initialisers_see_their_object() {
    assert_eq!(int(&["struct C { int m; int *n = &m; }; C c{4};", "*c.n = 6; c.m"]), 6);
}

#[test]
fn array_new_checks_its_bound() {
    let text = "#include <new>\nint f(int n) { try { delete[] new int[n]{1, 2, 3}; return 1; } catch (std::bad_array_new_length &) { return 2; } }";
    assert_eq!(int(&[text, "f(3) * 100 + f(2) * 10 + f(-1)"]), 122);
}
