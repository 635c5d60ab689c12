//! Conversions of classes and the warnings about format strings, end to end.

use crate::sema::tests::{Bench, bad, good};

#[test]
fn format_strings_are_checked_against_their_arguments() {
    let mut bench = good(
        "extern \"C\" int printf(const char *, ...); extern \"C\" int scanf(const char *, ...); int i; long l; double d;",
    );
    bench.good("printf(\"%d %ld %f %s %c %p %5.2f %*d %%\", i, l, d, \"x\", 'c', (void *)&i, 1.0f, 3, i);");
    bench.good("printf(\"%zu %lld %x %hhd\", sizeof i, 1LL, 5u, 'a'); scanf(\"%d %lf %ld\", &i, &d, &l);");
    bench.bad("printf(\"%d\", l);", &["warning: the format `%d` takes an `int`, the argument is `long`"]);
    bench.bad(
        "printf(\"%s\", i);",
        &["warning: the format `%s` takes a string (`const char *`), the argument is `int`"],
    );
    bench.bad("printf(\"%d %d\", i);", &["warning: the format `%d` has no argument"]);
    bench.bad("printf(\"%d\", i, i);", &["warning: more arguments than the format uses"]);
    bench.bad("scanf(\"%f\", &d);", &["warning: the format `%f` takes a `float *`, the argument is `double *`"]);
    bench.bad("printf(\"%y\", i);", &["warning: `%y` is no conversion specification"]);
}

#[test]
fn composite_pointer_types() {
    let mut bench = Bench::new();
    bench.good("int *p; const int *cp; int **pp; const int *const *cpp; void *v; bool b; struct A {}; struct B : A {}; A *a; const B *cb;");
    bench.good("auto x = b ? p : cp; auto y = b ? pp : cpp; auto z = b ? p : v; auto w = b ? p : nullptr; auto u = b ? 0 : p; auto t = b ? a : cb;");
    let wanted = [
        ("x", "const int *"),
        ("y", "const int *const *"),
        ("z", "void *"),
        ("w", "int *"),
        ("u", "int *"),
        ("t", "const A *"),
    ];
    for (name, ty) in wanted {
        assert_eq!(bench.show(name), ty, "{name}");
    }
}

#[test]
fn classes_convert_by_constructors_and_conversion_functions() {
    let mut bench = good(
        "struct ToInt { int v; constexpr operator int() const { return v; } };
         struct FromInt { int v; constexpr FromInt(int i) : v(i) {} };
         struct Explicit { int v; explicit constexpr Explicit(int i) : v(i) {} explicit constexpr operator bool() const { return v; } };
         constexpr int f(FromInt x) { return x.v; } constexpr int g(double d) { return d; }
         constexpr int h(FromInt) { return 1; } constexpr int h(long) { return 2; }",
    );
    bench.good(
        "constexpr ToInt t{7}; static_assert(t + 1 == 8 && g(t) == 7); constexpr int k = t; static_assert(k == 7);",
    );
    bench.good("static_assert(f(5) == 5 && h(1) == 2); constexpr FromInt x = 3; static_assert(x.v == 3);");
    bench.good(
        "constexpr Explicit e(4); static_assert(e ? true : false); static_assert(!!e && (e || false)); Explicit d{5};",
    );
    bench.bad("Explicit q = 4;", &["converting `int` to `Explicit` needs an explicit conversion"]);
    bench.bad("int n = Explicit(1);", &["converting `Explicit` to `int` needs an explicit conversion"]);
    bench.bad("FromInt z = \"s\";", &["no matching constructor of `FromInt` for `(const char[2])`"]);
    bench.bad("int m = f(t);", &["cannot convert `const ToInt` to `FromInt`"]);
}

#[test]
fn operators_are_found_as_members_and_by_arguments() {
    let mut bench = good(
        "namespace N { struct V { int x; constexpr V operator+(V o) const { return {x + o.x}; } constexpr bool operator==(const V &) const = default; };
           constexpr V operator*(V v, int k) { return {v.x * k}; } constexpr int operator-(V v) { return -v.x; }
           enum E { A, B, C }; constexpr E operator|(E a, E b) { return E((int)a + (int)b); } }
         struct S { int x; constexpr int operator()(int a) const { return x + a; } constexpr int operator[](int i) const { return x * i; } };
         struct W { int v; constexpr operator int() const { return v; } };",
    );
    bench.good(
        "constexpr N::V v{2}, w{3}; static_assert((v + w).x == 5 && (v * 4).x == 8 && -v == -2 && v == v && v != w);",
    );
    bench.good("static_assert((N::A | N::C) == N::C); constexpr S s{5}; static_assert(s(1) == 6 && s[3] == 15);");
    bench.good("constexpr W a{3}, b{4}; static_assert(a + b == 7 && a * 2 == 6 && a < b && (a, b) == 4 && -a == -3 && (a ? 1 : 0));");
    bench.bad("v * v;", &["no `operator*` for `(const N::V, const N::V)`"]);
    bench.bad("v - 1;", &["no `operator-` for `(const N::V, int)`"]);
    bench.bad("v(1);", &["`const N::V` has no `operator()` and cannot be called"]);
}

#[test]
fn list_initialisation_chooses_constructors() {
    let mut bench = good(
        "struct P { int n; constexpr P() : n(0) {} constexpr P(int) : n(1) {} constexpr P(int, double) : n(2) {} explicit constexpr P(const char *) : n(3) {} };
         constexpr int f(P p) { return p.n; }",
    );
    bench.good("constexpr P a, b{}, c{1}, d{1, 2.0}, e{\"x\"}, g(5), h = {1, 2}; static_assert(a.n == 0 && b.n == 0 && c.n == 1 && d.n == 2 && e.n == 3 && g.n == 1 && h.n == 2);");
    bench.good("static_assert(f({}) == 0 && f({1}) == 1 && f({1, 2}) == 2 && f(7) == 1); constexpr P copy = d; static_assert(copy.n == 2);");
    bench.bad("P q = {\"x\"};", &["converting `{const char[2]}` to `P` needs an explicit conversion"]);
    bench.bad("P q{1, 2, 3};", &["no matching constructor of `P` for `(int, int, int)`"]);
    bad("struct P { P(int); }; P p;", &["no matching constructor of `P` for no arguments"]);
}

#[test]
fn comparisons_are_rewritten() {
    let mut bench = good(
        "struct A { int x; constexpr bool operator==(int y) const { return x == y; } };
         struct O { int v; }; struct B { int x; constexpr int operator<=>(const B &o) const { return x - o.x; } };",
    );
    bench.good("constexpr A a{1}; static_assert(a == 1 && 1 == a && a != 2 && 2 != a);");
    bench.good("constexpr B b{1}, c{2}; static_assert(b < c && c > b && b <= b && c >= b);");
    bench.bad("O o{1}; o == o;", &["no `operator==` for `(O, O)`"]);
}
