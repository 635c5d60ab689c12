//! Every operator on every pair of arithmetic types: the type of the result and its value ([expr.arith.conv]).
//!
//! The type is what overload resolution says; the values are those of operands without undefined results, once as the
//! program runs and once as constants.

use std::fmt::Write;

use super::Case;
use crate::Test;

/// How many of the types one test has on the left.
const TYPES_PER_TEST: usize = 3;

struct Type {
    name: &'static str,
    bits: u32,
    is_signed: bool,
    is_float: bool,
}

const fn int(name: &'static str, bits: u32, is_signed: bool) -> Type {
    Type { name, bits, is_signed, is_float: false }
}

const fn float(name: &'static str) -> Type {
    Type { name, bits: 0, is_signed: true, is_float: true }
}

const TYPES: &[Type] = &[
    int("bool", 1, false),
    int("char", 8, true),
    int("signed char", 8, true),
    int("unsigned char", 8, false),
    int("wchar_t", 32, true),
    int("char8_t", 8, false),
    int("char16_t", 16, false),
    int("char32_t", 32, false),
    int("short", 16, true),
    int("unsigned short", 16, false),
    int("int", 32, true),
    int("unsigned int", 32, false),
    int("long", 64, true),
    int("unsigned long", 64, false),
    int("long long", 64, true),
    int("unsigned long long", 64, false),
    int("__int128", 128, true),
    int("unsigned __int128", 128, false),
    float("float"),
    float("double"),
    float("long double"),
];

/// One test for each few types on the left.
pub fn tests() -> Vec<Test> {
    (0..TYPES.len())
        .step_by(TYPES_PER_TEST)
        .map(|first| Test {
            name: format!("differential arithmetic {}", TYPES[first].name),
            run: Box::new(move || {
                Case::new(&format!("arith-{first}"))?.program("main", &generate(first))?.compare(&[&["-O0"]])
            }),
        })
        .collect()
}

fn generate(first: usize) -> String {
    let mut out = String::from(
        "#include <stdio.h>\n#include <string.h>\ntypedef unsigned long U;\ntypedef unsigned __int128 W;\n\
         static U mix(U h, U v) { return (h ^ v) * 1099511628211UL + (h >> 47); }\n",
    );
    for ty in TYPES {
        let name = ty.name;
        let _ = writeln!(out, "static const char *name({name}) {{ return \"{name}\"; }}");
        let _ = match ty.is_float {
            true => writeln!(
                out,
                "static U add(U h, {name} v) {{ U w[2] = {{}}; long double x = v; memcpy(w, &x, 10); return mix(mix(h, w[0]), w[1]); }}"
            ),
            false => {
                writeln!(out, "static U add(U h, {name} v) {{ W w = (W)v; return mix(mix(h, (U)w), (U)(w >> 64)); }}")
            }
        };
    }
    let mut calls = String::new();
    for a in TYPES.iter().skip(first).take(TYPES_PER_TEST) {
        unary(&mut out, &mut calls, a);
        for (k, b) in TYPES.iter().enumerate() {
            let function = format!("pair_{}_{k}", a.name.replace(' ', "_"));
            let _ = writeln!(calls, "  {function}();");
            let _ = writeln!(out, "static void {function}() {{\n  U h;");
            pair(&mut out, a, b);
            out.push_str("}\n");
        }
    }
    let _ = write!(out, "int main() {{\n{calls}}}\n");
    out
}

/// Values whose sums and products stay defined.
fn small(ty: &Type) -> &'static [&'static str] {
    match ty {
        _ if ty.is_float => &["0", "1", "-2.5", "1000.125"],
        _ if ty.bits == 1 => &["0", "1"],
        _ if ty.is_signed => &["0", "1", "5", "100", "-1", "-7"],
        _ if ty.bits >= 32 => &["0", "1", "5", "100", "-1"],
        _ => &["0", "1", "5", "100"],
    }
}

/// Values to the ends of the type.
fn extreme(ty: &Type) -> Vec<String> {
    match ty {
        _ if ty.is_float => vec!["0".into(), "1".into(), "-2.5".into(), "1e9".into()],
        _ if ty.bits == 1 => vec!["0".into(), "1".into()],
        _ => {
            let top = format!("((W)1 << {})", ty.bits - 1);
            vec!["0".into(), "1".into(), "42".into(), "-1".into(), top.clone(), format!("({top} - 1)")]
        }
    }
}

fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_string()).collect()
}

fn array(name: &str, ty: &Type, values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("({}){value}", ty.name)).collect();
    format!("{} {name}[] = {{{}}};", ty.name, values.join(", "))
}

fn pair(out: &mut String, a: &Type, b: &Type) {
    let has_float = a.is_float || b.is_float;
    let divisors = match b.bits {
        1 => owned(&["1"]),
        _ => owned(&["3", "7"]),
    };
    let counts = owned(if b.bits == 1 { &["0", "1"] } else { &["0", "1", "3", "6"] });
    let mut one = |op: &str, left: &[String], right: &[String]| {
        let expr = if op == "?:" { "(i + j) & 1 ? x : y".to_string() } else { format!("x {op} y") };
        let constant = match op {
            "?:" => format!("true ? ({})1 : ({})1", a.name, b.name),
            _ => format!("({})1 {op} ({})1", a.name, b.name),
        };
        let _ = write!(
            out,
            "  {{ {} {} h = 0; int i = 0, j = 0;\n    for (auto x : a) {{ ++i; for (auto y : b) {{ ++j; h = add(h, {expr}); }} }}\n    \
             constexpr auto k = {constant}; h = add(h, k);\n    \
             auto x = a[0]; auto y = b[0]; printf(\"{} {} {}: %s %lx\\n\", name({expr}), h); }}\n",
            array("a", a, left),
            array("b", b, right),
            a.name,
            op.replace('%', "%%"),
            b.name,
            expr = expr
        );
    };
    for op in ["+", "-", "*"] {
        one(op, &owned(small(a)), &owned(small(b)));
    }
    one("/", &extreme(a), &divisors);
    for op in ["<", "==", "?:"] {
        one(op, &extreme(a), &extreme(b));
    }
    if a.bits == b.bits {
        for op in [">", "<=", ">=", "!=", "&&", "||"] {
            one(op, &extreme(a), &extreme(b));
        }
    }
    if !has_float {
        one("%", &extreme(a), &divisors);
        one("<<", &extreme(a), &counts);
        one(">>", &extreme(a), &counts);
        for op in ["&", "|", "^"] {
            one(op, &extreme(a), &extreme(b));
        }
    }
    compound(out, a, b, &divisors, &counts);
}

/// Conversions from `a` to `b`, and compound assignments where the result fits.
fn compound(out: &mut String, a: &Type, b: &Type, divisors: &[String], counts: &[String]) {
    let from = if a.is_float { owned(&["0", "1", "2.5", "100.75"]) } else { extreme(a) };
    let cast = if a.is_float && b.bits == 8 { "x > 100 ? (T)100 : (T)x" } else { "(T)x" };
    let _ = writeln!(
        out,
        "  {{ {} h = 0; for (auto x : a) h = add(h, {}); printf(\"{} to {}: %lx\\n\", h); }}",
        array("a", a, &from),
        cast.replace('T', b.name),
        a.name,
        b.name
    );
    if b.is_float && !a.is_float {
        return;
    }
    let mut ops =
        vec![("+", owned(small(b))), ("-", owned(small(b))), ("*", owned(small(b))), ("/", divisors.to_vec())];
    if !a.is_float && !b.is_float {
        ops.extend([("%", divisors.to_vec()), ("<<", counts.to_vec()), (">>", counts.to_vec())]);
        ops.extend([("&", extreme(b)), ("|", extreme(b)), ("^", extreme(b))]);
    }
    for (op, right) in ops {
        let _ = writeln!(
            out,
            "  {{ {} {} h = 0; for (auto x : a) for (auto y : b) {{ {} z = x; z {op}= y; h = add(h, z); }} printf(\"{} {}= {}: %lx\\n\", h); }}",
            array("a", a, &owned(small(a))),
            array("b", b, &right),
            a.name,
            a.name,
            op.replace('%', "%%"),
            b.name
        );
    }
}

fn unary(out: &mut String, calls: &mut String, a: &Type) {
    let function = format!("unary_{}", a.name.replace(' ', "_"));
    let _ = writeln!(calls, "  {function}();");
    let _ = writeln!(out, "static void {function}() {{\n  U h; {}", array("a", a, &owned(small(a))));
    let mut ops = vec!["+x", "-x", "!x"];
    if !a.is_float {
        ops.push("~x");
    }
    if a.bits != 1 {
        ops.extend(["x++", "x--", "++x", "--x"]);
    }
    for op in ops {
        let _ = writeln!(
            out,
            "  h = 0; for (auto x : a) {{ h = add(h, {op}); h = add(h, x); }} {{ auto x = a[0]; printf(\"{} {op}: %s %lx\\n\", name({op}), h); }}",
            a.name
        );
    }
    out.push_str("}\n");
}
