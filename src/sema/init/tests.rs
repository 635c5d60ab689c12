//! Initialisation, by constants that g++ agrees with and by what is refused.

use crate::sema::tests::{Bench, bad, good};

/// Checks that the assertions hold here (and, since they are C++, that g++ accepts the same text).
fn holds(text: &str) {
    good(text);
    let dir = std::env::temp_dir().join(format!("cinch-init-{}-{:?}", std::process::id(), std::thread::current().id()));
    std::fs::create_dir_all(&dir).expect("the temporary directory is writable");
    let source = dir.join("t.cc");
    std::fs::write(&source, text).expect("the temporary directory is writable");
    let output = std::process::Command::new("g++")
        .args(["-std=gnu++20", "-w", "-fsyntax-only"])
        .arg(&source)
        .output()
        .expect("g++ is installed");
    let _ = std::fs::remove_dir_all(&dir);
    assert!(output.status.success(), "g++: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn aggregates_elide_braces_and_zero_the_rest() {
    holds(
        "struct P { int a; double b; }; struct Q { P p; int c[3]; P q; int d; };
         constexpr Q x = {1, 2, 3, 4, 5, {6}, 7};
         static_assert(x.p.a == 1 && x.p.b == 2 && x.c[0] == 3 && x.c[2] == 5 && x.q.a == 6 && x.q.b == 0 && x.d == 7);
         constexpr Q y = {{1}, {2}, 3, 4};
         static_assert(y.p.b == 0 && y.c[0] == 2 && y.c[1] == 0 && y.q.a == 3 && y.q.b == 4 && y.d == 0);
         constexpr P whole = {8, 9}; constexpr Q z = {whole, 1, 2, 3, whole, 4};
         static_assert(z.p.b == 9 && z.q.a == 8 && z.d == 4);
         constexpr int m[2][3] = {1, 2, 3, 4}; static_assert(m[0][2] == 3 && m[1][0] == 4 && m[1][2] == 0);
         constexpr int n[][2] = {{1}, 2, 3, {4, 5}}; static_assert(sizeof n == 3 * 2 * sizeof(int) && n[2][1] == 5);",
    );
}

#[test]
fn designators_follow_the_declaration() {
    holds(
        "struct P { int a; int b = 5; int c; }; constexpr P x = {.a = 1, .c = 3};
         static_assert(x.a == 1 && x.b == 5 && x.c == 3);
         struct Q { int k; P p; }; constexpr Q y = {.p = {.b = 2}}; static_assert(y.k == 0 && y.p.a == 0 && y.p.b == 2);
         union U { int i; float f; }; constexpr U u = {.f = 1.5f}; static_assert(u.f == 1.5f);
         struct A { int t; union { int i; float f; }; }; constexpr A a = {.t = 1, .f = 2.5f}; static_assert(a.f == 2.5f);
         constexpr A b = {1, 7}; static_assert(b.i == 7);",
    );
    bad(
        "struct P { int a; int b; }; P p = {.b = 1, .a = 2};",
        &["the designator `.a` does not follow the order of declaration"],
    );
    bad("struct P { int a; }; P p = {.z = 1};", &["`P` has no member `z` to initialise"]);
}

#[test]
fn gnu_designators_of_arrays_ranges_and_nested_members() {
    good(
        "constexpr int a[6] = {[2] = 3, 4, [0] = 1}; static_assert(a[0] == 1 && a[2] == 3 && a[3] == 4 && a[5] == 0);
         constexpr int b[] = {[4] = 1}; static_assert(sizeof b == 5 * sizeof(int));
         constexpr int c[8] = {[1 ... 6] = 2, [3] = 9}; static_assert(c[1] == 2 && c[3] == 9 && c[6] == 2 && c[7] == 0);
         struct P { int x, y; }; struct Q { P p; P q[2]; };
         constexpr Q d = {.p.x = 1, .p.y = 2, .q[1].y = 4};
         static_assert(d.p.x == 1 && d.p.y == 2 && d.q[1].y == 4 && d.q[0].x == 0);",
    );
}

#[test]
fn strings_initialise_character_arrays() {
    holds(
        "constexpr char s[] = \"ab\"; static_assert(sizeof s == 3 && s[1] == 'b' && s[2] == 0);
         constexpr char t[5] = {\"xy\"}; static_assert(t[0] == 'x' && t[4] == 0);
         constexpr wchar_t w[] = L\"q\"; static_assert(sizeof w == 2 * sizeof(wchar_t));
         constexpr unsigned char u[] = \"z\"; constexpr char two[2][4] = {\"abc\", {\"de\"}};
         static_assert(two[1][0] == 'd' && two[0][3] == 0);
         struct N { char name[4]; int k; }; constexpr N n = {\"me\", 3}; static_assert(n.name[1] == 'e' && n.k == 3);",
    );
    bad("char s[2] = \"ab\";", &["the string needs 3 elements with its terminating zero, the array has 2"]);
    bad("int s[] = \"ab\";", &["an array `int[]` is initialised by a braced list, not by `const char[3]`"]);
}

#[test]
fn narrowing_of_constants_is_an_error() {
    bad("char c{300};", &["narrowing conversion of `300` from `int` to `char`"]);
    bad("int i = {2.5};", &["narrowing conversion of `2.5` from `double` to `int`"]);
    bad("unsigned u{-1};", &["narrowing conversion of `-1` from `int` to `unsigned int`"]);
    bad("int k; char c{k};", &["warning: narrowing conversion from `int` to `char` in a braced list"]);
    good("char c{65}; float f{0.1}; long l{3}; const int k = 7; char d{k}; double e{1};");
}

#[test]
fn lists_of_scalars() {
    good("int a{}; int b = {3}; int *p{}; bool c{true}; enum class F : char {}; F f{5};");
    bad("int a{1, 2};", &["too many initialisers for the scalar type `int`"]);
    bad("int a = {{1}};", &["too many braces around the initialiser of the scalar type `int`"]);
    bad("struct P { int a; }; P p = {1, 2};", &["too many initialisers for `P`: it has 1"]);
    bad("int a[2] = {1, 2, 3};", &["too many initialisers for an array of 2"]);
}

#[test]
fn auto_is_deduced() {
    let mut bench = Bench::new();
    bench.good(
        "int i; const int ci = 1; int arr[3]; int f(double); int &r = i; double d;
         auto a = ci; const auto b = i; auto &c = ci; auto &&e = i; auto &&g = 5; auto *p = &ci; auto q = arr;
         auto &ra = arr; auto h = f; auto &rf = f; auto x{2.5f}; decltype(auto) y = r; decltype(auto) z = (i);
         const auto *cp = arr; auto k(7L); auto (*fp)(double) = f; decltype(auto) w = ci;",
    );
    let wanted = [
        ("a", "int"),
        ("b", "const int"),
        ("c", "const int &"),
        ("e", "int &"),
        ("g", "int &&"),
        ("p", "const int *"),
        ("q", "int *"),
        ("ra", "int (&)[3]"),
        ("h", "int (*)(double)"),
        ("rf", "int (&)(double)"),
        ("x", "float"),
        ("y", "int &"),
        ("z", "int &"),
        ("cp", "const int *"),
        ("k", "long"),
        ("fp", "int (*)(double)"),
        ("w", "const int"),
    ];
    for (name, ty) in wanted {
        assert_eq!(bench.show(name), ty, "{name}");
    }
    bad("auto *p = 5;", &["cannot deduce `auto *` from `int`"]);
    bad("void v(); auto x = v();", &["`auto` cannot be deduced from an expression of type `void`"]);
    bad("auto x{1, 2};", &["`auto` is deduced from one initialiser, not from a list of 2"]);
}

#[test]
fn references_bind_or_say_why_not() {
    good(
        "int i; int &a = i; const int &b = 5; int &&c = 5; const double &d = i; double &&e = i; const int (&f)[2] = {1, 2};",
    );
    bad("int &r = 5;", &["cannot bind non-const lvalue reference `int &` to an rvalue of type `int`"]);
    bad("const int c = 1; int &r = c;", &["binding `int &` to `const int` drops `const`"]);
    bad("int i; int &&r = i;", &["cannot bind rvalue reference `int &&` to an lvalue of type `int`"]);
    bad(
        "int i; double &r = i;",
        &["cannot bind non-const lvalue reference `double &` to a value of type `int`, which needs a conversion"],
    );
    bad("int &r;", &["the reference `r` is not initialised"]);
    bad("struct B { int x : 3; }; B b; int &r = b.x;", &["cannot bind a bit-field to `int &`"]);
}

#[test]
fn conversions_say_why_not() {
    bad("int i = \"x\";", &["cannot convert `const char[2]` to `int`"]);
    bad("const int *c; int *p = c;", &["converting `const int *` to `int *` drops `const`"]);
    bad("int i; int *p = i;", &["cannot convert `int` to `int *`"]);
    bad("void *v; int *p = v;", &["cannot convert `void *` to `int *`"]);
    bad("enum class G { A }; int i = G::A;", &["cannot convert `G` to `int`"]);
    bad("enum E { A }; E e = 0;", &["cannot convert `int` to `E`"]);
    bad("const int c;", &["the constant `c` of type `const int` is not initialised"]);
    good("void *v = nullptr; const void *w = \"x\"; bool b = v; int *p = 0; int (*f)() noexcept = 0; int (*g)() = f;");
}

#[test]
fn calls_say_what_is_wrong() {
    bad("int f(int); int x = f();", &["too few arguments: `f` takes 1 argument, has 0"]);
    bad("int f(int); int x = f(1, 2);", &["too many arguments: `f` takes 1 argument, has 2"]);
    bad("int f(int, int = 2); int x = f();", &["too few arguments: `f` takes at least 1 argument, has 0"]);
    bad("int f(int); int x = f(\"a\");", &["cannot convert `const char[2]` to `int`"]);
    bad("int f(int *); int f(char *); int x = f(1.5);", &["no matching function for call to `f` with `(double)`"]);
    bad("int f(long); int f(double); int x = f(1);", &["call to `f` is ambiguous for `(int)`"]);
    bad("int f(int) = delete; int f(double); int x = f(1);", &["use of deleted function `f`"]);
    bad("int i; int x = i(1);", &["an expression of type `int` is not a function and cannot be called"]);
    good(
        "int f(int, double = 2.5, ...); int x = f(1) + f(1, 2) + f('a', 1.0f, 3, \"s\"); int (*p)(int, double, ...) = f; int y = p(1, 2);",
    );
}

#[test]
fn default_member_initialisers() {
    holds(
        "struct P { int a = 3; int b = a + 1; int c[2] = {5}; }; constexpr P x{}, y{7}, z = {.b = 9};
         static_assert(x.a == 3 && x.b == 4 && x.c[0] == 5 && x.c[1] == 0 && y.b == 8 && z.a == 3 && z.b == 9);
         struct Q { P p; int k = 2; }; constexpr Q q{}; static_assert(q.p.b == 4 && q.k == 2);
         union U { int i; float f = 1.5f; }; constexpr U u{}; static_assert(u.f == 1.5f);",
    );
    bad("struct S { S *p = new S{}; }; S s{};", &["the default initialiser of `p` needs itself"]);
}

#[test]
fn parenthesised_aggregates() {
    holds(
        "struct P { int a; double b; int c = 4; }; constexpr P x(1, 2.5), y(3.7); constexpr int a[3](1, 2);
         static_assert(x.a == 1 && x.b == 2.5 && x.c == 4 && y.a == 3 && y.b == 0 && a[1] == 2 && a[2] == 0);",
    );
}

#[test]
fn temporaries_live_as_long_as_their_references() {
    let mut bench = good("struct D { ~D(); int x; }; D make(); struct R { const D &r; };");
    bench.good("const D &a = make(); D &&b = make(); const int &c = make().x; R r = {make()}; void f() { const D &l = make(); for (int i = 0; i < 2; i++) { D &&m = D(); } }");
}
