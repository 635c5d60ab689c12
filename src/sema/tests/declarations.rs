//! Entities: redeclaration, linkage, enumerations, classes, namespaces.

use super::{Bench, bad, good};

#[test]
fn redeclarations_share_an_entity() {
    good("extern int x; extern int x; int x = 1; int f(int); int f(int); int f(int a) { return a; } int f(long);");
    bad("int x; long x;", &["`x` is declared with type `long`, but was declared with type `int`"]);
    bad("int x = 1; int x = 2;", &["redefinition of `x`"]);
    bad("int f() { return 1; } int f() { return 2; }", &["redefinition of `f`"]);
    bad(
        "int f(); long f();",
        &["`f` is declared as `long ()`, but was declared with another return type, as `int ()`"],
    );
    bad("int x; void x();", &["`x` is declared as a function, but was a variable"]);
    bad("typedef int T; typedef long T;", &["redefinition of `T`"]);
}

#[test]
fn later_inputs_declare_anew() {
    let mut bench = good("int x = 1; int f(int a) { return a; } struct S { int a; }; enum E { A }; using T = int;");
    bench.good("double x = 2; struct S { int a, b; }; enum E { A, B }; using T = long;");
    assert_eq!(bench.show("x"), "double");
    assert_eq!(bench.show("S"), "class Some(8)");
    assert_eq!(bench.show("T"), "long");
    bench.good("int f(int b) { return b + 1; }");
    assert_eq!(bench.show("f"), "int (int)");
    bench.good("long f(int b) { return b; }");
    assert_eq!(bench.show("f"), "long (int)");
    bench.bad("int y; long y;", &["`y` is declared with type `long`, but was declared with type `int`"]);
    assert_eq!(bench.show("y"), "");
}

#[test]
fn enumerations() {
    let mut bench = good(
        "enum A { a0, a1 = 5, a2 }; enum B { b0 = -1 }; enum class C : unsigned char { c0 = 255 };
         enum D { d0 = 0x1ffffffff }; enum E : short; enum E : short { e0 }; enum __attribute__((packed)) F { f0 };",
    );
    for (name, ty) in
        [("A", "unsigned int"), ("B", "int"), ("C", "unsigned char"), ("D", "unsigned long"), ("F", "unsigned char")]
    {
        assert_eq!(bench.show(name), ty, "{name}");
    }
    bad(
        "enum class C : unsigned char { x = 255, y };",
        &["the value of the enumerator `y` does not fit in `unsigned char`"],
    );
    bad("enum E { a, a };", &["redefinition of the enumerator `a`"]);
}

#[test]
fn classes() {
    let mut bench = good(
        "struct P { int x, y; }; union U { int i; double d; }; struct B { unsigned a : 3, b : 5; int : 0; char c; };
         struct N { struct { int a, b; }; union { int c; float d; }; }; struct __attribute__((packed)) K { char c; int i; };
         struct L { L *next; static int count; int get() { return value; } int value; };",
    );
    for (name, size) in [("P", 8), ("U", 8), ("N", 12), ("K", 5), ("L", 16)] {
        assert_eq!(bench.show(name), format!("class Some({size})"), "{name}");
    }
    bad("struct S { int a; int a; };", &["redefinition of `a`"]);
    bad("struct S { S s; };", &["the member `s` has incomplete type `S`"]);
    bad("struct S { void f(); void f(); };", &["the member function `f` is declared twice"]);
}

#[test]
fn namespaces() {
    good(
        "namespace a { int x = 1; namespace b { int y = x; } } namespace a::c { int z = b::y; }
         inline namespace v1 { int w = 1; } int q = w; namespace al = a::b; int r = al::y;
         namespace { int hidden = 1; } int s = hidden;
         namespace u { int only = 1; } void f() { using namespace u; int t = only; (void)t; }
         using a::x; int t = x;",
    );
    bad("int y = n::x;", &["use of undeclared `n`"]);
    bad("namespace n { int x; } int y = n::z;", &["no `z` in namespace `n`"]);
    let mut bench = Bench::new();
    bench.good("extern \"C\" { int c_func(int); } namespace n { extern \"C\" int c_func(int); }");
    bench.good("using n::c_func; int r = c_func(1);");
}

#[test]
fn templates_are_registered() {
    good(
        "template <class T> struct V { T x; }; template <class T> T f(T t) { return t; } template <class T> struct V<T *> {};",
    );
}

#[test]
fn system_headers_are_accepted() {
    let mut bench = Bench::new();
    bench.good("#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <math.h>\n");
    bench.good("int r = printf(\"%d\\n\", 1);");
}

#[test]
fn all_c_headers_are_accepted() {
    let headers = [
        "assert",
        "ctype",
        "errno",
        "fenv",
        "float",
        "inttypes",
        "limits",
        "locale",
        "math",
        "setjmp",
        "signal",
        "stdarg",
        "stddef",
        "stdint",
        "stdio",
        "stdlib",
        "string",
        "time",
        "wchar",
        "wctype",
        "unistd",
        "fcntl",
        "pthread",
        "sys/stat",
        "sys/socket",
        "sys/mman",
        "dlfcn",
        "dirent",
        "poll",
    ];
    for header in headers {
        let mut bench = Bench::new();
        bench.good(&format!("#include <{header}.h>\n"));
    }
}

#[test]
fn library_headers_are_read() {
    for header in ["vector", "iostream", "map", "memory", "complex.h"] {
        let mut bench = Bench::new();
        bench.good(&format!("#include <{header}>\n"));
    }
}
