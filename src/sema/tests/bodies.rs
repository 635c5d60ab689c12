//! Statements and inputs.

use super::{Bench, bad, good};

#[test]
fn statements() {
    good(
        "int f(int n) { int s = 0; for (int i = 0; i < n; i++) { if (i % 2) continue; s += i; } while (n) { if (s > 3) break; n--; }
         do s++; while (s < 3); switch (s) { case 1: s = 2; break; case 2 ... 4: { int k = 1; s = k; } default: s = 4; }
         again: if (s < 100) { s *= 2; goto again; } return s; }",
    );
    good("int g() { int a[3] = {1, 2, 3}; int s = 0; for (int x : a) s += x; for (auto &y : a) y = s; return s; }");
    good(
        "void h(int n) { int v[n]; v[0] = n; static int count = 0; count++; try { throw 1; } catch (int e) { n = e; } catch (...) {} }",
    );
}

#[test]
fn wrong_statements_are_errors() {
    bad("void f() { break; }", &["`break` stands in no loop or switch"]);
    bad("void f() { goto l; }", &["the label `l` is not defined"]);
    bad("void f(int n) { switch (n) { case 1: case 1: ; } }", &["the case 1 occurs twice"]);
    bad(
        "void f(int n) { switch (n) { case 1: int x = 1; case 2: x = 2; } }",
        &["the jump to this `case` goes past the initialisation of `x`"],
    );
    bad("void f() { goto l; int x = 1; l: ; (void)x; }", &["the jump to `l` goes past the initialisation of `x`"]);
    bad("int f() { }", &["warning: the function may end without returning a value of type `int`"]);
    bad("int f(int a) { int a = 1; return a; }", &["`a` is already the name of a parameter"]);
}

#[test]
fn inputs_run_in_order() {
    let mut bench = Bench::new();
    let unit = bench.good("int i = 1; i++; int j = i; j");
    assert!(unit.result.is_some());
    let unit = bench.good("int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); } fact(5)");
    assert_eq!(unit.funcs.len(), 1);
    let unit = bench.good("fact(6)");
    assert_eq!(unit.funcs.len(), 0);
    let unit = bench.good("int fact(int n) { return n; }");
    assert_eq!(unit.funcs.len(), 1);
}

#[test]
fn structured_bindings() {
    let mut bench =
        good("struct P { int x; double y; }; P p = {1, 2}; auto [a, b] = p; int arr[2] = {1, 2}; auto &[c, d] = arr;");
    assert_eq!(bench.show("a"), "int");
    assert_eq!(bench.show("b"), "double");
    assert_eq!(bench.show("c"), "int");
}

#[test]
fn deduced_return_types() {
    let mut bench = good("auto f(int x) { return x * 2.0; } auto g() { } decltype(auto) h(int &r) { return (r); }");
    assert_eq!(bench.show("f"), "double (int)");
    assert_eq!(bench.show("g"), "void ()");
    assert_eq!(bench.show("h"), "int &(int &)");
}
