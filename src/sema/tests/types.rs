//! Specifiers and declarators.

use super::{bad, good};

#[test]
fn declarators_make_types() {
    let mut bench = good(
        "int i; int *p; const int *cp; int *const pc = 0; int a[3]; int m[2][3]; int (*pa)[3]; int *ap[3];
         int f(int, char); int (*fp)(int); int (&fr)(int, char) = f; int *(*(*deep)(int))[4]; unsigned long ul;
         long double ld; extern int u[]; int (*ft[2])(void); auto trailing(int x) -> decltype(x);
         typedef int T; typedef T *TP; const TP ctp = 0; using A = int[5]; A arr; _Complex double z;
         int __attribute__((vector_size(16))) v;",
    );
    for (name, ty) in [
        ("i", "int"),
        ("p", "int *"),
        ("cp", "const int *"),
        ("pc", "int *const"),
        ("a", "int[3]"),
        ("m", "int[2][3]"),
        ("pa", "int (*)[3]"),
        ("ap", "int *[3]"),
        ("f", "int (int, char)"),
        ("fp", "int (*)(int)"),
        ("fr", "int (&)(int, char)"),
        ("deep", "int *(*(*)(int))[4]"),
        ("ul", "unsigned long"),
        ("ld", "long double"),
        ("u", "int[]"),
        ("ft", "int (*[2])()"),
        ("trailing", "int (int)"),
        ("ctp", "int *const"),
        ("arr", "int[5]"),
    ] {
        assert_eq!(bench.show(name), ty, "{name}");
    }
}

#[test]
fn wrong_declarators_are_errors() {
    bad("int &a[3];", &["`a` is declared as an array of references"]);
    bad("void a[3];", &["`a` is declared as an array of `void`"]);
    bad("int f()[3];", &["`f` is declared as a function that returns an array"]);
    bad("void v;", &["the variable `v` is declared `void`"]);
    bad("void &r;", &["`r` is declared as a reference to `void`"]);
    bad("int &*p;", &["`p` is declared as a pointer to the reference type `int &`"]);
    bad("int a[-1];", &["the size of `a` is negative: -1"]);
    bad("struct S; S s;", &["the variable `s` has incomplete type `S`"]);
    bad("foo x;", &["use of undeclared `foo`"]);
}

#[test]
fn elaborated_types_declare() {
    let mut bench = good("struct S *p; struct S { int x; }; struct stat { int y; }; int stat(struct stat *);");
    assert_eq!(bench.show("p"), "S *");
    bad("union U { int a; }; struct U u;", &["`U` is a union, and not a `struct`"]);
    bad("enum E e;", &["use of the enumeration `E` before its definition"]);
}
