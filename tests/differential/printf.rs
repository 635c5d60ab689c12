//! Calls of printf: every conversion with lengths, flags, widths and precisions.

use std::fmt::Write;

use super::Case;
use super::rng::Rng;
use crate::Test;

const N_CALLS: usize = 1500;

/// Values for the integer conversions with their lengths: the type of the argument in each signedness.
const LENGTHS: &[(&str, &str, &str)] = &[
    ("", "int", "unsigned"),
    ("hh", "signed char", "unsigned char"),
    ("h", "short", "unsigned short"),
    ("l", "long", "unsigned long"),
    ("ll", "long long", "unsigned long long"),
    ("j", "__INTMAX_TYPE__", "__UINTMAX_TYPE__"),
    ("z", "long", "size_t"),
    ("t", "ptrdiff_t", "unsigned long"),
];

const INTEGERS: &[&str] = &["0", "1", "-1", "42", "-12345", "2147483647", "-9223372036854775807", "0x7fabcdef12345678"];
const FLOATS: &[&str] =
    &["0.0", "-0.0", "1.0", "-1.5", "3.14159265358979", "1e300", "1e-300", "123456789.125", "1.0/3", "__builtin_inf()"];

/// The one test: many calls.
pub fn tests() -> Vec<Test> {
    vec![Test {
        name: "differential printf".into(),
        run: Box::new(|| Case::new("printf")?.program("main", &generate())?.compare(&[&["-O0"], &[]])),
    }]
}

fn generate() -> String {
    let mut rng = Rng::new(4);
    let mut out = String::from("#include <stddef.h>\n#include <stdio.h>\n#include <wchar.h>\n");
    let mut calls = String::new();
    for i in 0..N_CALLS {
        if i % 100 == 0 {
            let _ = writeln!(out, "{}static void part{}() {{", if i > 0 { "}\n" } else { "" }, i / 100);
            let _ = writeln!(calls, "  part{}();", i / 100);
        }
        call(&mut rng, &mut out);
    }
    let _ = write!(out, "}}\nint main() {{\n{calls}}}\n");
    out
}

fn call(rng: &mut Rng, out: &mut String) {
    let (mut format, mut args, n) = (String::new(), Vec::new(), 1 + rng.below(4));
    for _ in 0..n {
        conversion(rng, &mut format, &mut args);
    }
    format.push_str(" %d");
    args.push("7".into());
    let _ = match rng.below(4) {
        0 => writeln!(
            out,
            "  {{ char b[2000]; int n = snprintf(b, sizeof b, \"{format}\", {}); printf(\"%d %s\\n\", n, b); }}",
            args.join(", ")
        ),
        _ => writeln!(out, "  printf(\"{format}\\n\", {});", args.join(", ")),
    };
}

fn conversion(rng: &mut Rng, format: &mut String, args: &mut Vec<String>) {
    format.push('[');
    format.push('%');
    let kind = *rng.pick(b"ddiuuooxxXXcspfFeEgGaA%");
    let (is_integer, is_float) = (b"diuoxX".contains(&kind), b"fFeEgGaA".contains(&kind));
    for flag in ['-', '+', ' ', '#', '0'] {
        if rng.one_in(4) && (is_integer || is_float || flag == '-') && kind != b'%' {
            format.push(flag);
        }
    }
    if kind != b'%' {
        size(rng, format, args, 3, "");
        if is_integer || is_float || kind == b's' {
            size(rng, format, args, 4, ".");
        }
    }
    match kind {
        b'%' => {}
        b'c' => args.push(format!("'{}'", *rng.pick(b"abXYZ7") as char)),
        b's' => args.push((*rng.pick(&["\"\"", "\"cinch\"", "\"a longer string than that\""])).into()),
        b'p' => args.push(format!("(void *){}", rng.pick(&["0x1234", "0", "0xfffffffffffffff0UL"]))),
        _ if is_float => {
            let is_long = rng.one_in(3);
            format.push_str(if is_long { "L" } else { "" });
            let ty = if is_long { "long double" } else { rng.pick(&["double", "float"]) };
            args.push(format!("({ty})({})", rng.pick(FLOATS)));
        }
        _ => {
            let (length, signed, unsigned) = *rng.pick(LENGTHS);
            format.push_str(length);
            let ty = if b"di".contains(&kind) { signed } else { unsigned };
            args.push(format!("({ty}){}", rng.pick(INTEGERS)));
        }
    }
    format.push(kind as char);
    format.push(']');
}

/// A width or precision: none, a number, or `*`.
fn size(rng: &mut Rng, format: &mut String, args: &mut Vec<String>, n: usize, dot: &str) {
    match rng.below(n) {
        0 => {
            let _ = write!(format, "{dot}{}", 1 + rng.below(30));
        }
        1 if rng.one_in(3) => {
            let _ = write!(format, "{dot}*");
            args.push(format!("{}", rng.below(25)));
        }
        _ => {}
    }
}
