//! Generated aggregates: size, alignment, offsets, and passing by value both ways between g++ and Cinch.
//!
//! For every aggregate the library has functions that make it, take it, take it among others until registers run out,
//! take it through `...`, and that call functions of the program which do the same; every line that the program
//! prints is checksums of the members ([psABI] 3.2.3, Itanium C++ ABI 2.2, 3.1).

use std::fmt::Write;

use super::Case;
use super::rng::Rng;
use crate::Test;

const N_CASES: u64 = 10;
const N_AGGREGATES: usize = 50;

/// Tests of 50 aggregates each.
pub fn tests() -> Vec<Test> {
    (0..N_CASES)
        .map(|seed| Test { name: format!("differential abi {seed}"), run: Box::new(move || check(seed)) })
        .collect()
}

fn check(seed: u64) -> Result<(), String> {
    let sources = generate(seed, N_AGGREGATES);
    Case::new(&format!("abi-{seed}"))?
        .file("types.h", &sources.types)?
        .library(&sources.side)?
        .program("main", &sources.main)?
        .compare(&[&["-O0"]])
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Int,
    Bool,
    Int128,
    Float,
    Complex,
    Pointer,
    Vector,
}

/// The scalar types: spelling, what they are, the widest bit-field of them (0: none).
const SCALARS: &[(&str, Class, usize)] = &[
    ("char", Class::Int, 8),
    ("signed char", Class::Int, 8),
    ("unsigned char", Class::Int, 8),
    ("short", Class::Int, 16),
    ("unsigned short", Class::Int, 16),
    ("int", Class::Int, 32),
    ("int", Class::Int, 32),
    ("unsigned", Class::Int, 32),
    ("long", Class::Int, 64),
    ("unsigned long", Class::Int, 64),
    ("long long", Class::Int, 64),
    ("wchar_t", Class::Int, 32),
    ("char16_t", Class::Int, 16),
    ("bool", Class::Bool, 1),
    ("Colour", Class::Int, 32),
    ("Small", Class::Int, 8),
    ("__int128", Class::Int128, 0),
    ("unsigned __int128", Class::Int128, 0),
    ("float", Class::Float, 0),
    ("float", Class::Float, 0),
    ("double", Class::Float, 0),
    ("double", Class::Float, 0),
    ("long double", Class::Float, 0),
    ("_Complex float", Class::Complex, 0),
    ("_Complex double", Class::Complex, 0),
    ("_Complex long double", Class::Complex, 0),
    ("void *", Class::Pointer, 0),
    ("Callback", Class::Pointer, 0),
    ("V16", Class::Vector, 0),
    ("V8", Class::Vector, 0),
];

#[derive(Clone)]
enum Kind {
    Scalar(usize),
    Aggregate(usize),
    /// An anonymous union or structure.
    Anonymous(Vec<Field>, bool),
    /// An unnamed bit-field.
    Padding,
}

#[derive(Clone)]
struct Field {
    name: String,
    kind: Kind,
    dims: Vec<usize>,
    bits: Option<usize>,
    attribute: &'static str,
}

struct Aggregate {
    is_union: bool,
    attribute: &'static str,
    fields: Vec<Field>,
    /// The members that are filled and summed, those of nested aggregates included.
    weight: usize,
}

struct Sources {
    types: String,
    side: String,
    main: String,
}

const PRELUDE: &str = "#include <stdarg.h>\n#include <stdio.h>\ntypedef unsigned long U;\n\
enum Colour { red, green, blue, white = 70000 };\nenum class Small : unsigned char { a, b, c };\n\
typedef int (*Callback)(int, double);\ntypedef float V16 __attribute__((vector_size(16)));\n\
typedef int V8 __attribute__((vector_size(8)));\n\
static U state;\nstatic U next() { state = state * 6364136223846793005UL + 1442695040888963407UL; return state >> 7; }\n\
static double fnext() { return (double)(int)(next() % 4096) / 8 - 100; }\n\
static U add(U h, U v) { return (h ^ v) * 1099511628211UL + (h >> 47); }\n\
static U fadd(U h, long double v) { return add(h, (U)(long)(v * 8)); }\n";

fn generate(seed: u64, n: usize) -> Sources {
    let mut rng = Rng::new(seed);
    let mut all: Vec<Aggregate> = Vec::new();
    let mut types = format!("#pragma once\n{PRELUDE}");
    let (mut side, mut main) = ("#include \"types.h\"\n".to_string(), "#include \"types.h\"\n".to_string());
    let mut body = String::new();
    for i in 0..n {
        let aggregate = aggregate(&mut rng, &all);
        define(&mut types, &all, &aggregate, i);
        all.push(aggregate);
        let params = mixed(&mut rng, i);
        functions(&mut side, "side", i, &params);
        functions(&mut main, "own", i, &params);
        callbacks(&mut side, &mut main, i, &params);
        let _ = writeln!(body, "  test{i}();");
        test(&mut main, &all[i], i, &params);
    }
    let _ = write!(main, "int main() {{\n{body}}}\n");
    Sources { types, side, main }
}

fn aggregate(rng: &mut Rng, all: &[Aggregate]) -> Aggregate {
    let is_union = rng.one_in(5);
    let mut counter = 0;
    let most = if rng.one_in(3) { 8 } else { 3 };
    let n_fields = if rng.one_in(25) { 0 } else { 1 + rng.below(most) };
    let is_small = rng.one_in(2);
    let fields: Vec<Field> = (0..n_fields).map(|_| field(rng, all, &mut counter, is_union, is_small, 0)).collect();
    let attributes =
        ["", "", "", "", "", "__attribute__((packed))", "__attribute__((aligned(16)))", "alignas(32)", "alignas(8)"];
    let attribute = match *rng.pick(&attributes) {
        "alignas(8)" if fields.iter().any(|f| !f.attribute.is_empty()) => "",
        // Weaker than the natural alignment would be ill-formed.
        "alignas(8)" => "__attribute__((packed, aligned(4)))",
        other => other,
    };
    let weight = fields.iter().map(|field| weight(all, field)).sum();
    // Classes of nothing but unnamed bit-fields take a register of GCC, but no place on the stack, and va_arg has it otherwise.
    let fields = if weight == 0 && has_padding(&fields) { vec![] } else { fields };
    Aggregate { is_union, attribute, fields, weight }
}

fn has_padding(fields: &[Field]) -> bool {
    fields.iter().any(|field| match &field.kind {
        Kind::Padding => true,
        Kind::Anonymous(inner, _) => has_padding(inner),
        Kind::Scalar(_) | Kind::Aggregate(_) => false,
    })
}

fn weight(all: &[Aggregate], field: &Field) -> usize {
    let one = match &field.kind {
        Kind::Scalar(_) => 1,
        Kind::Aggregate(i) => all[*i].weight,
        Kind::Anonymous(fields, _) => fields.iter().map(|inner| weight(all, inner)).sum(),
        Kind::Padding => 0,
    };
    one * field.dims.iter().product::<usize>()
}

fn field(rng: &mut Rng, all: &[Aggregate], counter: &mut usize, in_union: bool, is_small: bool, depth: u32) -> Field {
    *counter += 1;
    let name = format!("m{counter}");
    let plain = |kind| Field { name: name.clone(), kind, dims: vec![], bits: None, attribute: "" };
    if depth < 2 && rng.one_in(12) {
        let is_union = rng.one_in(2);
        let n = 1 + rng.below(3);
        let inner = (0..n).map(|_| field(rng, all, counter, is_union, is_small, depth + 1)).collect();
        return plain(Kind::Anonymous(inner, is_union));
    }
    if !in_union && rng.one_in(20) {
        return Field { bits: Some(rng.below(3) * 5), ..plain(Kind::Padding) };
    }
    if rng.one_in(5) {
        let light: Vec<usize> = (0..all.len()).filter(|&i| all[i].weight < 10).collect();
        if !light.is_empty() {
            let dims = if rng.one_in(5) { vec![2] } else { vec![] };
            return Field { dims, ..plain(Kind::Aggregate(*rng.pick(&light))) };
        }
    }
    let scalar = loop {
        let scalar = rng.below(SCALARS.len());
        if !is_small || scalar < 16 || (18..22).contains(&scalar) {
            break scalar;
        }
    };
    let widest = SCALARS[scalar].2;
    if widest > 0 && rng.one_in(4) {
        return Field { bits: Some(1 + rng.below(widest)), ..plain(Kind::Scalar(scalar)) };
    }
    let dims = match rng.below(10) {
        0 => vec![1 + rng.below(4)],
        1 if !is_small => vec![2, 1 + rng.below(3)],
        _ => vec![],
    };
    let attribute = match rng.below(24) {
        0 => "__attribute__((aligned(16)))",
        1 => "__attribute__((packed))",
        2 => "__attribute__((aligned(4)))",
        _ => "",
    };
    Field { dims, attribute, ..plain(Kind::Scalar(scalar)) }
}

/// The definition of aggregate `i`, and the functions that fill it and sum it.
fn define(out: &mut String, all: &[Aggregate], aggregate: &Aggregate, i: usize) {
    let key = if aggregate.is_union { "union" } else { "struct" };
    let _ = writeln!(out, "{key} {} S{i} {{", aggregate.attribute);
    declare(out, &aggregate.fields);
    let _ = writeln!(out, "}};");
    for is_fill in [true, false] {
        let mut body = String::new();
        walk(&mut body, all, &aggregate.fields, aggregate.is_union, "s.", 0, is_fill);
        let _ = match is_fill {
            true => writeln!(out, "static void fill(S{i} &s, U seed) {{ state = seed;\n{body}}}"),
            false => writeln!(out, "static U sum(const S{i} &s) {{ U h = {i};\n{body}  return h; }}"),
        };
    }
}

fn declare(out: &mut String, fields: &[Field]) {
    for field in fields {
        match &field.kind {
            Kind::Padding => {
                let _ = writeln!(out, "  int : {};", field.bits.unwrap_or(0));
            }
            Kind::Anonymous(inner, is_union) => {
                let _ = writeln!(out, "  {} {{", if *is_union { "union" } else { "struct" });
                declare(out, inner);
                let _ = writeln!(out, "  }};");
            }
            Kind::Scalar(_) | Kind::Aggregate(_) => {
                let ty = match field.kind {
                    Kind::Scalar(scalar) => SCALARS[scalar].0.to_string(),
                    Kind::Aggregate(i) => format!("S{i}"),
                    Kind::Anonymous(..) | Kind::Padding => unreachable!("handled above"),
                };
                let dims: String = field.dims.iter().map(|n| format!("[{n}]")).collect();
                let bits = field.bits.map(|n| format!(" : {n}")).unwrap_or_default();
                let _ = writeln!(out, "  {ty} {}{dims}{bits} {};", field.name, field.attribute);
            }
        }
    }
}

/// Statements that fill or sum the members; of a union, its last member.
fn walk(out: &mut String, all: &[Aggregate], fields: &[Field], is_union: bool, path: &str, depth: usize, fill: bool) {
    let first = if is_union { fields.len().saturating_sub(1) } else { 0 };
    for field in &fields[first..] {
        if let Kind::Anonymous(inner, is_union) = &field.kind {
            walk(out, all, inner, *is_union, path, depth, fill);
            continue;
        }
        if let Kind::Padding = field.kind {
            continue;
        }
        let mut place = format!("{path}{}", field.name);
        let mut level = depth;
        for n in &field.dims {
            let _ = write!(out, "  for (int i{level} = 0; i{level} < {n}; ++i{level})");
            let _ = write!(place, "[i{level}]");
            level += 1;
        }
        out.push_str("  {");
        match &field.kind {
            Kind::Aggregate(i) => {
                let inner = &all[*i];
                walk(out, all, &inner.fields, inner.is_union, &format!("{place}."), level, fill);
            }
            Kind::Scalar(scalar) => out.push_str(&leaf(SCALARS[*scalar], &place, fill)),
            Kind::Anonymous(..) | Kind::Padding => {}
        }
        out.push_str("  }\n");
    }
}

fn leaf((ty, class, _): (&str, Class, usize), place: &str, fill: bool) -> String {
    let text = match (class, fill) {
        (Class::Int, true) => "P = (T)next();",
        (Class::Int, false) => "h = add(h, (U)P);",
        (Class::Bool, true) => "P = next() & 1;",
        (Class::Bool, false) => "h = add(h, P ? 3 : 5);",
        (Class::Int128, true) => "P = (T)next() << 64 | next();",
        (Class::Int128, false) => "h = add(add(h, (U)P), (U)(P >> 64));",
        (Class::Float, true) => "P = (T)fnext();",
        (Class::Float, false) => "h = fadd(h, P);",
        (Class::Complex, true) => "__real__ P = fnext(); __imag__ P = fnext();",
        (Class::Complex, false) => "h = fadd(fadd(h, __real__ P), __imag__ P);",
        (Class::Pointer, true) => "P = (T)next();",
        (Class::Pointer, false) => "h = add(h, (U)P);",
        (Class::Vector, true) => "T v = P; v[0] = (int)(next() % 99); v[1] = (int)(next() % 77); P = v;",
        (Class::Vector, false) => "T v = P; h = fadd(fadd(h, v[0]), v[1]);",
    };
    text.replace('P', place).replace('T', ty)
}

/// Types of a long parameter list; the aggregate itself stands in it.
fn mixed(rng: &mut Rng, i: usize) -> Vec<String> {
    let scalars = ["int", "long", "double", "float", "long double", "char", "__int128", "void *", "_Complex float"];
    let n = 3 + rng.below(13);
    let mut types: Vec<String> = (0..n).map(|_| (*rng.pick(&scalars)).to_string()).collect();
    for _ in 0..3 {
        let at = rng.below(types.len() + 1);
        let which = if rng.one_in(2) { i } else { rng.below(i + 1) };
        types.insert(at, format!("S{which}"));
    }
    types.push(format!("S{i}"));
    types
}

fn sum_of(ty: &str, name: &str) -> String {
    match ty {
        "float" | "double" | "long double" => format!("h = fadd(h, {name});"),
        "_Complex float" => format!("h = fadd(fadd(h, __real__ {name}), __imag__ {name});"),
        "__int128" => format!("h = add(add(h, (U){name}), (U)({name} >> 64));"),
        _ if ty.starts_with('S') => format!("h = add(h, sum({name}));"),
        _ => format!("h = add(h, (U){name});"),
    }
}

fn value_of(ty: &str, k: usize) -> String {
    match ty {
        "float" | "double" | "long double" => format!("({ty}){k}.5"),
        "_Complex float" => format!("({k}.5f + {k}.25fi)"),
        "__int128" => format!("((__int128){k} << 70 | {k})"),
        "void *" => format!("(void *){k}"),
        _ if ty.starts_with('S') => format!("own_make_{ty}({k})"),
        _ => format!("({ty}){}", k + 100),
    }
}

/// The functions of one side for aggregate `i`.
fn functions(out: &mut String, who: &str, i: usize, params: &[String]) {
    let list: Vec<String> = params.iter().enumerate().map(|(k, ty)| format!("{ty} p{k}")).collect();
    let sums: String = params.iter().enumerate().map(|(k, ty)| sum_of(ty, &format!("p{k}"))).collect();
    let _ = write!(
        out,
        "S{i} {who}_make_S{i}(U seed) {{ S{i} s; fill(s, seed); return s; }}\n\
         U {who}_take_S{i}(S{i} s) {{ return sum(s); }}\n\
         S{i} {who}_pass_S{i}(int a, S{i} s, double b, S{i} t) {{ return a + b > 0 ? t : s; }}\n\
         U {who}_mix_S{i}({}) {{ U h = 1; {sums} return h; }}\n\
         U {who}_va_S{i}(int n, ...) {{\n  va_list ap; va_start(ap, n); U h = n;\n  while (n--) {{\n    \
         S{i} s = va_arg(ap, S{i}); h = add(h, sum(s));\n    h = fadd(h, va_arg(ap, double));\n    \
         h = add(h, va_arg(ap, int));\n    h = fadd(h, va_arg(ap, long double));\n  }}\n  va_end(ap); return h;\n}}\n",
        list.join(", ")
    );
    if who == "side" {
        let _ = writeln!(out, "S{i} side_global_S{i} = side_make_S{i}({});", i + 77);
    }
}

/// What the library calls back, and the program's declarations of it all.
fn callbacks(side: &mut String, main: &mut String, i: usize, params: &[String]) {
    let values: Vec<String> =
        params.iter().enumerate().map(|(k, ty)| value_of(ty, k + 3).replace("own_make", "side_make")).collect();
    let (list, values) = (params.join(", "), values.join(", "));
    let _ = write!(
        side,
        "U side_call_S{i}(U (*take)(S{i}), S{i} (*make)(U), S{i} (*pass)(int, S{i}, double, S{i}), \
         U (*mix)({list}), U (*va)(int, ...)) {{\n  S{i} s = side_make_S{i}(11); U h = take(s);\n  \
         h = add(h, sum(make(12)));\n  h = add(h, sum(pass(-9, s, 1, make(13))));\n  h = add(h, mix({values}));\n  \
         return add(h, va(5, s, 1.5, 1, 1.25L, s, 2.5, 2, 2.25L, s, 3.5, 3, 3.25L, s, 4.5, 4, 4.25L, s, 5.5, 5, 5.25L));\n}}\n"
    );
    let _ = write!(
        main,
        "S{i} side_make_S{i}(U seed);\nU side_take_S{i}(S{i} s);\nS{i} side_pass_S{i}(int, S{i}, double, S{i});\n\
         U side_mix_S{i}({list});\nU side_va_S{i}(int n, ...);\nextern S{i} side_global_S{i};\n\
         U side_call_S{i}(U (*take)(S{i}), S{i} (*make)(U), S{i} (*pass)(int, S{i}, double, S{i}), \
         U (*mix)({list}), U (*va)(int, ...));\n"
    );
}

/// The program's function that prints what is to agree for aggregate `i`.
fn test(main: &mut String, aggregate: &Aggregate, i: usize, params: &[String]) {
    let mut offsets = String::new();
    offsets_of(&mut offsets, &aggregate.fields, i);
    let values: Vec<String> = params.iter().enumerate().map(|(k, ty)| value_of(ty, k)).collect();
    let _ = write!(
        main,
        "static void test{i}() {{\n  printf(\"S{i} %zu %zu:\", sizeof(S{i}), alignof(S{i}));\n{offsets}  printf(\"\\n\");\n  \
         S{i} s; fill(s, {i} + 5); \n\
         printf(\"S{i} sum %lx\\n\", sum(s));\n  printf(\"S{i} global %lx\\n\", sum(side_global_S{i}));\n  \
         printf(\"S{i} make %lx\\n\", sum(side_make_S{i}(3)));\n  printf(\"S{i} take %lx\\n\", side_take_S{i}(s));\n  \
         printf(\"S{i} pass %lx\\n\", sum(side_pass_S{i}(1, s, 2, own_make_S{i}(9))));\n  \
         printf(\"S{i} mix %lx\\n\", side_mix_S{i}({values}));\n  \
         printf(\"S{i} va %lx\\n\", side_va_S{i}(4, s, 1.5, 1, 1.25L, s, 2.5, 2, 2.25L, s, 3.5, 3, 3.25L, s, 4.5, 4, 4.25L));\n  \
         printf(\"S{i} own %lx %lx\\n\", own_take_S{i}(s), own_va_S{i}(2, s, 1.5, 1, 1.25L, s, 2.5, 2, 2.25L));\n  \
         printf(\"S{i} back %lx\\n\", side_call_S{i}(own_take_S{i}, own_make_S{i}, own_pass_S{i}, own_mix_S{i}, own_va_S{i}));\n}}\n",
        values = values.join(", ")
    );
}

fn offsets_of(out: &mut String, fields: &[Field], i: usize) {
    for field in fields {
        match &field.kind {
            Kind::Anonymous(inner, _) => offsets_of(out, inner, i),
            Kind::Scalar(_) | Kind::Aggregate(_) if field.bits.is_none() => {
                let _ = writeln!(out, "  printf(\" %zu\", __builtin_offsetof(S{i}, {}));", field.name);
            }
            Kind::Scalar(_) | Kind::Aggregate(_) | Kind::Padding => {}
        }
    }
}
