//! Overload resolution and the arithmetic conversions, against g++ on generated overload sets.

use std::fmt::Write as _;
use std::process::Command;

use crate::ast::{ClassKey, RefQual};
use crate::base::Symbol;
use crate::hir::{ArrayLen, Completeness, FnTy, FuncId, FuncName, Named, Quals, Ty, TyKind, testing};
use crate::sema::conv::{self, Allow, user};
use crate::sema::overload::{self, Candidate, Outcome};
use crate::sema::{Sema, Standard, lookup};
use crate::source::Span;

const SEED: u64 = 20;
const N_SETS: usize = 240;

/// What stands before every generated program.
const PRELUDE: &str = "
template <class T> T&& declval() noexcept;
enum E { E0, E1 = 5 }; enum F : short { F0 }; enum class G { G0 };
struct A { int a; }; struct B : A { int b; }; struct C : B { int c; }; struct X { int x; };
struct ToInt { operator int(); }; struct ToBoth { operator int(); operator double() const; };
struct ToRef { operator A&(); }; struct FromInt { FromInt(int); }; struct FromPtr { FromPtr(const A*); };
struct ToFromInt { operator FromInt() const; };
";

/// The types of the generated programs, as C++ spells them.
struct Pool {
    types: Vec<(String, Ty)>,
}

fn add_function(sema: &mut Sema, class: crate::hir::ClassId, name: FuncName, ret: Ty, params: &[Ty], quals: Quals) {
    let scope = sema.program.classes[class].scope;
    let ty = sema.program.types.function(FnTy {
        ret,
        params: params.into(),
        is_variadic: false,
        quals,
        ref_qual: RefQual::None,
        is_noexcept: false,
        dependent_noexcept: None,
    });
    let func = testing::func(&mut sema.program, scope, name, ty);
    let symbol = match name {
        FuncName::Constructor => "<constructor>",
        _ => "operator <conversion>",
    };
    lookup::declare(sema, scope, Symbol::new(symbol), Named::Func(func));
}

/// Declares the prelude's classes and enumerations by hand.
fn pool(sema: &mut Sema) -> Pool {
    let global = sema.program.global;
    let mut names: Vec<(String, Ty)> = Vec::new();
    let fundamental = [
        ("bool", Ty::BOOL),
        ("char", Ty::CHAR),
        ("signed char", Ty::SCHAR),
        ("unsigned char", Ty::UCHAR),
        ("wchar_t", Ty::WCHAR),
        ("char8_t", Ty::CHAR8),
        ("char16_t", Ty::CHAR16),
        ("char32_t", Ty::CHAR32),
        ("short", Ty::SHORT),
        ("unsigned short", Ty::USHORT),
        ("int", Ty::INT),
        ("unsigned", Ty::UINT),
        ("long", Ty::LONG),
        ("unsigned long", Ty::ULONG),
        ("long long", Ty::LONG_LONG),
        ("unsigned long long", Ty::ULONG_LONG),
        ("__int128", Ty::INT128),
        ("float", Ty::FLOAT),
        ("double", Ty::DOUBLE),
        ("long double", Ty::LONG_DOUBLE),
        ("decltype(nullptr)", Ty::NULLPTR),
    ];
    names.extend(fundamental.iter().map(|&(name, ty)| (name.to_string(), ty)));
    let e = testing::enumeration(&mut sema.program, global, "E", false, Ty::UINT);
    sema.program.enums.get_mut(e).is_fixed = false;
    let f = testing::enumeration(&mut sema.program, global, "F", false, Ty::SHORT);
    let g = testing::enumeration(&mut sema.program, global, "G", true, Ty::INT);
    for (name, id) in [("E", e), ("F", f), ("G", g)] {
        names.push((name.to_string(), sema.program.types.enumeration(id)));
    }
    let class = |sema: &mut Sema, name: &str, base: Option<crate::hir::ClassId>| {
        let id = testing::class(&mut sema.program, global, ClassKey::Struct, name);
        if let Some(base) = base {
            testing::base(&mut sema.program, id, base, false);
        }
        testing::field(&mut sema.program, id, "m", Ty::INT);
        sema.program.classes.get_mut(id).completeness = Completeness::Complete;
        id
    };
    let a = class(sema, "A", None);
    let b = class(sema, "B", Some(a));
    let c = class(sema, "C", Some(b));
    let x = class(sema, "X", None);
    let to_int = class(sema, "ToInt", None);
    let to_both = class(sema, "ToBoth", None);
    let to_ref = class(sema, "ToRef", None);
    let from_int = class(sema, "FromInt", None);
    let from_ptr = class(sema, "FromPtr", None);
    let to_from_int = class(sema, "ToFromInt", None);
    for class in [from_int, from_ptr] {
        sema.program.classes.get_mut(class).traits.is_aggregate = false;
    }
    let a_ty = sema.program.types.class(a);
    let a_ref = sema.program.types.lvalue_ref(a_ty);
    let const_a = sema.program.types.add_quals(a_ty, Quals::CONST);
    let const_a_ptr = sema.program.types.pointer(const_a);
    let from_int_ty = sema.program.types.class(from_int);
    add_function(sema, to_int, FuncName::Conversion(Ty::INT), Ty::INT, &[], Quals::NONE);
    add_function(sema, to_both, FuncName::Conversion(Ty::INT), Ty::INT, &[], Quals::NONE);
    add_function(sema, to_both, FuncName::Conversion(Ty::DOUBLE), Ty::DOUBLE, &[], Quals::CONST);
    add_function(sema, to_ref, FuncName::Conversion(a_ref), a_ref, &[], Quals::NONE);
    add_function(sema, from_int, FuncName::Constructor, Ty::VOID, &[Ty::INT], Quals::NONE);
    add_function(sema, from_ptr, FuncName::Constructor, Ty::VOID, &[const_a_ptr], Quals::NONE);
    add_function(sema, to_from_int, FuncName::Conversion(from_int_ty), from_int_ty, &[], Quals::CONST);
    let classes = [
        ("A", a),
        ("B", b),
        ("C", c),
        ("X", x),
        ("ToInt", to_int),
        ("ToBoth", to_both),
        ("ToRef", to_ref),
        ("FromInt", from_int),
        ("FromPtr", from_ptr),
        ("ToFromInt", to_from_int),
    ];
    for (name, id) in classes {
        names.push((name.to_string(), sema.program.types.class(id)));
    }
    add_derived_types(sema, &mut names);
    Pool { types: names }
}

/// Pointers, arrays, member pointers, functions. Each gets a typedef, so that it can be qualified and referred to.
fn add_derived_types(sema: &mut Sema, names: &mut Vec<(String, Ty)>) {
    let of = |names: &Vec<(String, Ty)>, name: &str| names.iter().find(|(n, _)| n == name).map(|(_, ty)| *ty);
    let mut add = |sema: &mut Sema, text: &str, base: &str, quals: &[Quals]| {
        // The qualifiers of each level, the innermost first: `base q0 * q1 * q2 …`.
        let mut ty = of(names, base).unwrap_or(Ty::VOID);
        for (i, &q) in quals.iter().enumerate() {
            if i > 0 {
                ty = sema.program.types.pointer(ty);
            }
            ty = sema.program.types.add_quals(ty, q);
        }
        names.push((text.to_string(), ty));
    };
    let (n, k, v) = (Quals::NONE, Quals::CONST, Quals::VOLATILE);
    add(sema, "void *", "void", &[n, n]);
    add(sema, "const void *", "void", &[k, n]);
    add(sema, "int *", "int", &[n, n]);
    add(sema, "const int *", "int", &[k, n]);
    add(sema, "volatile int *", "int", &[v, n]);
    add(sema, "int **", "int", &[n, n, n]);
    add(sema, "int *const *", "int", &[n, k, n]);
    add(sema, "const int **", "int", &[k, n, n]);
    add(sema, "const int *const *", "int", &[k, k, n]);
    add(sema, "char *", "char", &[n, n]);
    add(sema, "const char *", "char", &[k, n]);
    add(sema, "A *", "A", &[n, n]);
    add(sema, "const A *", "A", &[k, n]);
    add(sema, "B *", "B", &[n, n]);
    add(sema, "C *", "C", &[n, n]);
    add(sema, "const C *", "C", &[k, n]);
    let array3 = sema.program.types.array(Ty::INT, ArrayLen::Known(3));
    let array4 = sema.program.types.array(Ty::INT, ArrayLen::Known(4));
    let (a, b) = (of(names, "A").unwrap_or(Ty::INT), of(names, "B").unwrap_or(Ty::INT));
    let a_member = sema.program.types.intern(TyKind::MemberPtr { class: a, pointee: Ty::INT });
    let b_member = sema.program.types.intern(TyKind::MemberPtr { class: b, pointee: Ty::INT });
    let function = |sema: &mut Sema, is_noexcept: bool| {
        sema.program.types.function(FnTy {
            ret: Ty::VOID,
            params: [].into(),
            is_variadic: false,
            quals: Quals::NONE,
            ref_qual: RefQual::None,
            is_noexcept,
            dependent_noexcept: None,
        })
    };
    let (plain, noexcept) = (function(sema, false), function(sema, true));
    let (plain_ptr, noexcept_ptr) = (sema.program.types.pointer(plain), sema.program.types.pointer(noexcept));
    let complex = sema.program.types.intern(TyKind::Complex(Ty::DOUBLE));
    names.extend([
        ("int[3]".to_string(), array3),
        ("int[4]".to_string(), array4),
        ("int A::*".to_string(), a_member),
        ("int B::*".to_string(), b_member),
        ("void (*)()".to_string(), plain_ptr),
        ("void (*)() noexcept".to_string(), noexcept_ptr),
        ("void()".to_string(), plain),
        ("void() noexcept".to_string(), noexcept),
        ("_Complex double".to_string(), complex),
    ]);
}

/// A small generator of the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A type with a reference or qualifiers around it: how it is spelled with the typedef `T<i>` of the pool.
fn dressed(sema: &mut Sema, pool: &Pool, index: usize, form: usize) -> Option<(String, Ty)> {
    let (_, ty) = pool.types[index];
    let is_function = sema.program.types.as_function(ty).is_some();
    let is_array = matches!(sema.program.types.kind(ty), TyKind::Array(..));
    let name = format!("T{index}");
    let constant = sema.program.types.add_quals(ty, Quals::CONST);
    Some(match form {
        0 if is_function || is_array => return None,
        0 => (name, ty),
        1 => (format!("{name} &"), sema.program.types.lvalue_ref(ty)),
        2 if is_function => return None,
        2 => (format!("const {name} &"), sema.program.types.lvalue_ref(constant)),
        3 => (format!("{name} &&"), sema.program.types.rvalue_ref(ty)),
        _ if is_function => return None,
        _ => (format!("const {name} &&"), sema.program.types.rvalue_ref(constant)),
    })
}

/// One overload set: the functions' parameters.
type Set = Vec<Vec<(String, Ty)>>;

fn make_set(sema: &mut Sema, pool: &Pool, random: &mut Random, n_params: usize) -> Set {
    // Related types are more telling than any: half of the sets choose from a small part of the pool.
    let (start, len) = if random.below(2) == 0 {
        (0, pool.types.len())
    } else {
        let len = 12.min(pool.types.len());
        (random.below(pool.types.len() - len + 1), len)
    };
    let n_funcs = 2 + random.below(4);
    let mut set: Set = Vec::new();
    while set.len() < n_funcs {
        let mut params = Vec::new();
        while params.len() < n_params {
            let index = start + random.below(len);
            let form = [0, 0, 0, 1, 2, 2, 3, 4][random.below(8)];
            if let Some(param) = dressed(sema, pool, index, form) {
                params.push(param);
            }
        }
        if !set.iter().any(|other| other.iter().map(|p| p.1).eq(params.iter().map(|p| p.1))) {
            set.push(params);
        }
    }
    set
}

/// The call's choice: the number of the function from 1; 0 when none or several are best.
fn choose(sema: &mut Sema, set: &Set, args: &[Ty]) -> usize {
    let scope = sema.program.global;
    let mut candidates = Vec::new();
    let mut funcs: Vec<FuncId> = Vec::new();
    for params in set {
        let types: Vec<Ty> = params.iter().map(|p| p.1).collect();
        let ty = testing::fn_ty(&mut sema.program, Ty::VOID, &types);
        let func = testing::func(&mut sema.program, scope, FuncName::Ident(Symbol::new("f")), ty);
        funcs.push(func);
        candidates.push(Candidate::function(sema, func, Allow::ALL));
    }
    let args: Vec<_> = args.iter().map(|&ty| user::declval(sema, ty, Span::NONE)).collect();
    match overload::resolve(sema, &mut candidates, None, &args) {
        Outcome::Best(index) => index + 1,
        Outcome::Ambiguous(_) | Outcome::None => 0,
    }
}

/// Compiles and runs a program with g++; its standard output.
fn run_gxx(name: &str, program: &str) -> String {
    let dir = std::env::temp_dir().join(format!("cinch-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("the temporary directory is writable");
    let (source, binary) = (dir.join("t.cc"), dir.join("t"));
    std::fs::write(&source, program).expect("the temporary directory is writable");
    let output = Command::new("g++")
        .args(["-std=gnu++20", "-w", "-O0", "-o"])
        .args([&binary, &source])
        .output()
        .expect("g++ is installed");
    assert!(output.status.success(), "g++: {}", String::from_utf8_lossy(&output.stderr));
    let output = Command::new(&binary).output().expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let _ = std::fs::remove_dir_all(&dir);
    text
}

fn typedefs(pool: &Pool) -> String {
    let mut text = String::new();
    for (i, (spelling, _)) in pool.types.iter().enumerate() {
        let _ = writeln!(text, "using T{i} = {spelling};");
    }
    text
}

#[test]
fn chooses_as_gxx_among_generated_overloads() {
    let mut sema = Sema::new(Standard::Cxx20);
    let pool = pool(&mut sema);
    let mut random = Random(SEED);
    let mut program = format!("#include <cstdio>\n{PRELUDE}{}", typedefs(&pool));
    let mut main = String::from("int main() {\n");
    let mut ours: Vec<(usize, String)> = Vec::new();
    for number in 0..N_SETS {
        let n_params = if number % 4 == 3 { 2 } else { 1 };
        let set = make_set(&mut sema, &pool, &mut random, n_params);
        let _ = writeln!(program, "namespace n{number} {{");
        for (i, params) in set.iter().enumerate() {
            let list: Vec<&str> = params.iter().map(|p| p.0.as_str()).collect();
            let _ = writeln!(program, "char (&f({}))[{}];", list.join(", "), i + 1);
        }
        let _ = writeln!(
            program,
            "template <class... A> constexpr int t() {{ if constexpr (requires {{ f(declval<A>()...); }}) \
             return sizeof(f(declval<A>()...)); else return 0; }} }}"
        );
        for _ in 0..12 {
            let mut args = Vec::new();
            while args.len() < n_params {
                let index = random.below(pool.types.len());
                let form = [1, 2, 3, 3, 4][random.below(5)];
                if let Some(arg) = dressed(&mut sema, &pool, index, form) {
                    args.push(arg);
                }
            }
            let types: Vec<Ty> = args.iter().map(|a| a.1).collect();
            let list: Vec<&str> = args.iter().map(|a| a.0.as_str()).collect();
            let _ = writeln!(main, "printf(\"%d\\n\", n{number}::t<{}>());", list.join(", "));
            let shown: Vec<String> =
                set.iter().map(|params| params.iter().map(|p| sema.show(p.1)).collect::<Vec<_>>().join(", ")).collect();
            let called: Vec<String> = types.iter().map(|&ty| sema.show(ty)).collect();
            let label = format!("f({}) among {{ f({}) }}", called.join(", "), shown.join("); f("));
            ours.push((choose(&mut sema, &set, &types), label));
        }
    }
    main.push_str("}\n");
    program.push_str(&main);
    let text = run_gxx("overload", &program);
    let theirs: Vec<usize> = text.lines().filter_map(|line| line.parse().ok()).collect();
    assert_eq!(theirs.len(), ours.len());
    let wrong: Vec<String> = ours
        .iter()
        .zip(&theirs)
        .filter(|((our, _), their)| our != *their)
        .map(|((our, label), their)| format!("{label}: {our}, g++ {their}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), ours.len(), wrong.join("\n"));
    let n_chosen = theirs.iter().filter(|&&n| n != 0).count();
    assert!(n_chosen > 400, "enough calls choose a function: {n_chosen}");
}

#[test]
fn usual_arithmetic_conversions_are_gxx_s_for_all_pairs() {
    let mut sema = Sema::new(Standard::Cxx20);
    let mut types: Vec<(&str, Ty)> = vec![
        ("bool", Ty::BOOL),
        ("char", Ty::CHAR),
        ("signed char", Ty::SCHAR),
        ("unsigned char", Ty::UCHAR),
        ("wchar_t", Ty::WCHAR),
        ("char8_t", Ty::CHAR8),
        ("char16_t", Ty::CHAR16),
        ("char32_t", Ty::CHAR32),
        ("short", Ty::SHORT),
        ("unsigned short", Ty::USHORT),
        ("int", Ty::INT),
        ("unsigned", Ty::UINT),
        ("long", Ty::LONG),
        ("unsigned long", Ty::ULONG),
        ("long long", Ty::LONG_LONG),
        ("unsigned long long", Ty::ULONG_LONG),
        ("__int128", Ty::INT128),
        ("unsigned __int128", Ty::UINT128),
        ("float", Ty::FLOAT),
        ("double", Ty::DOUBLE),
        ("long double", Ty::LONG_DOUBLE),
        ("__float128", Ty::FLOAT128),
    ];
    let parts = [("_Complex float", Ty::FLOAT), ("_Complex double", Ty::DOUBLE), ("_Complex int", Ty::INT)];
    for (name, part) in parts {
        let ty = sema.program.types.intern(TyKind::Complex(part));
        types.push((name, ty));
    }
    let mut program = String::from("template <class A, class B> constexpr bool same = false;\n");
    program.push_str("template <class A> constexpr bool same<A, A> = true;\n#include <cstdio>\nint main() {\n");
    let mut n = 0;
    for &(a, x) in &types {
        for &(b, y) in &types {
            let common = conv::arith::usual_type(&mut sema, x, y).expect("arithmetic types have a common type");
            let named = |ty: Ty| types.iter().find(|(_, other)| *other == ty).map(|(text, _)| text.to_string());
            let text = named(common).or_else(|| match *sema.program.types.kind(common) {
                // There is no way to spell a complex __float128.
                TyKind::Complex(part) if part != Ty::FLOAT128 => named(part).map(|part| format!("_Complex {part}")),
                _ => None,
            });
            let Some(text) = text else { continue };
            let _ = writeln!(
                program,
                "{{ {a} x{{}}; {b} y{{}}; if (!same<decltype(x + y), {text}>) puts(\"{a} + {b} is not {text}\"); }}"
            );
            n += 1;
        }
    }
    program.push_str("}\n");
    assert!(n >= 600);
    assert_eq!(run_gxx("arith", &program), "");
}

/// Declarations for calls that are written out.
const WRITTEN: &str = "
enum E { E0, E1 }; enum class G { G0 }; struct P { int a; double b; }; struct Bits { int x : 3; unsigned y : 5; };
int i; const int ci = 5; long l; double d; float fl; char c; unsigned u; short s; int *p; const int *cp; int **pp;
void *vp; const char *str; E e; G g; int arr[3]; P pv; const P cpv = {1, 2.0}; Bits bits; int &r = i;
void fun(int); void ovl(int); void ovl(double); long long ll; unsigned char uc; __int128 big; bool b;
";

const PARAMS: &[&str] = &[
    "bool",
    "char",
    "signed char",
    "unsigned char",
    "wchar_t",
    "char8_t",
    "char32_t",
    "short",
    "unsigned short",
    "int",
    "unsigned",
    "long",
    "unsigned long",
    "long long",
    "__int128",
    "float",
    "double",
    "long double",
    "int *",
    "const int *",
    "char *",
    "const char *",
    "void *",
    "const void *",
    "const wchar_t *",
    "int **",
    "const int *const *",
    "E",
    "G",
    "decltype(nullptr)",
    "int &",
    "const int &",
    "int &&",
    "const double &",
    "long &&",
    "double &&",
    "const char &",
    "int (&)[3]",
    "const int (&)[3]",
    "int (&&)[2]",
    "const int (&)[2]",
    "const char (&)[2]",
    "void (*)(int)",
    "void (&)(int)",
    "void (*)(double)",
    "P",
    "const P &",
    "P &&",
    "P &",
    "unsigned &",
    "E &",
    "const E &",
    "...",
];

const ARGS: &[&str] = &[
    "0",
    "1",
    "0L",
    "0u",
    "'a'",
    "L'a'",
    "u8'a'",
    "U'a'",
    "true",
    "1.0",
    "1.0f",
    "1.0L",
    "nullptr",
    "\"s\"",
    "L\"s\"",
    "i",
    "ci",
    "l",
    "d",
    "fl",
    "c",
    "u",
    "s",
    "p",
    "cp",
    "pp",
    "vp",
    "str",
    "e",
    "E1",
    "g",
    "G::G0",
    "arr",
    "pv",
    "cpv",
    "bits.x",
    "r",
    "fun",
    "&fun",
    "ovl",
    "&ovl",
    "ll",
    "uc",
    "big",
    "b",
    "{}",
    "{1}",
    "{1, 2}",
    "{i}",
    "{d}",
    "{nullptr}",
    "{pv}",
    "{\"s\"}",
    "static_cast<int&&>(i)",
    "(short)1",
    "i + 1",
    "&i",
    "*p",
    "arr[0]",
    "-1",
    "!i",
    "sizeof(int)",
    "'\\0'",
    "false",
    "1 - 1",
    "i++",
    "++i",
    "c + 1",
    "u + l",
    "arr + 1",
    "&arr",
    "e + 1",
    "b + b",
    "(0)",
    "(char)0",
    "0.0f",
    "~uc",
    "s << 1",
    "static_cast<const int&>(i)",
    "*&arr",
    "P{1, 2}",
    "{.a = 1}",
    "{{1}}",
    "{1, 2, 3}",
];

#[test]
fn chooses_as_gxx_in_written_calls() {
    let mut random = Random(3);
    let mut sets = String::new();
    let mut calls: Vec<String> = Vec::new();
    for number in 0..100 {
        let _ = writeln!(sets, "namespace n{number} {{");
        let n_funcs = 2 + random.below(4);
        let n_params = 1 + usize::from(number % 5 == 4);
        let mut seen: Vec<String> = Vec::new();
        while seen.len() < n_funcs {
            let params: Vec<&str> = (0..n_params).map(|_| PARAMS[random.below(PARAMS.len() - 1)]).collect();
            let mut text = params.join(", ");
            if random.below(12) == 0 {
                text = if n_params == 2 { format!("{}, ...", params[0]) } else { "...".to_string() };
            }
            if !seen.contains(&text) {
                let _ = writeln!(sets, "char (*f({text}))[{}];", seen.len() + 1);
                seen.push(text);
            }
        }
        let _ = writeln!(sets, "}}");
        for _ in 0..8 {
            let args: Vec<&str> = (0..n_params).map(|_| ARGS[random.below(ARGS.len())]).collect();
            calls.push(format!("n{number}::f({})", args.join(", ")));
        }
    }
    let theirs = gxx_choices(&sets, &calls);
    let mut bench = crate::sema::tests::Bench::new();
    let (_, messages) = bench.eval(&format!("{WRITTEN}{sets}"));
    assert!(messages.is_empty(), "{messages:?}");
    let mut wrong = Vec::new();
    for (k, call) in calls.iter().enumerate() {
        let (_, messages) = bench.eval(&format!("auto *q{k} = {call};"));
        let shown = bench.show(&format!("q{k}"));
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        let ours: usize = digits.parse().unwrap_or(0);
        if ours != theirs[k] {
            let set: Vec<&str> = sets
                .split("namespace ")
                .filter(|s| {
                    call.starts_with(s.split(' ').next().unwrap_or("?"))
                        && call.as_bytes()[s.split(' ').next().map_or(0, str::len)] == b':'
                })
                .collect();
            wrong.push(format!(
                "{call}: {ours}, g++ {} {messages:?}\n  {}",
                theirs[k],
                set.join("").replace('\n', " ")
            ));
        }
    }
    let n_chosen = theirs.iter().filter(|&&n| n != 0).count();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), calls.len(), wrong.join("\n"));
    assert!(n_chosen > 200, "enough calls choose a function: {n_chosen}");
}

/// Which function g++ chooses in each call; 0 where it reports an error.
fn gxx_choices(sets: &str, calls: &[String]) -> Vec<usize> {
    let dir = std::env::temp_dir().join(format!("cinch-calls-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("the temporary directory is writable");
    let source = dir.join("t.cc");
    let head = format!("#include <cstdio>\n{WRITTEN}{sets}");
    let first = head.lines().count() + 1;
    let mut text = head.clone();
    for (k, call) in calls.iter().enumerate() {
        let _ = writeln!(text, "auto *q{k} = {call};");
    }
    std::fs::write(&source, &text).expect("the temporary directory is writable");
    let output = Command::new("g++")
        .args(["-std=gnu++20", "-w", "-fsyntax-only", "-fmax-errors=0"])
        .arg(&source)
        .output()
        .expect("g++ is installed");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut is_wrong = vec![false; calls.len()];
    for line in stderr.lines().filter(|line| line.contains("error: ")) {
        let number = line.split(':').nth(1).and_then(|n| n.parse::<usize>().ok());
        let call = number.and_then(|n| n.checked_sub(first));
        let slot = call.and_then(|k| is_wrong.get_mut(k));
        *slot.unwrap_or_else(|| panic!("an error outside the calls: {line}")) = true;
    }
    let _ = std::fs::remove_dir_all(&dir);
    let mut program = head;
    program.push_str("\nint main() {\n");
    for (k, call) in calls.iter().enumerate() {
        if is_wrong[k] {
            program.push_str("puts(\"0\");\n");
        } else {
            let _ = writeln!(program, "printf(\"%zu\\n\", sizeof(*{call}));");
        }
    }
    program.push_str("}\n");
    let theirs: Vec<usize> = run_gxx("written", &program).lines().filter_map(|line| line.parse().ok()).collect();
    assert_eq!(theirs.len(), calls.len());
    theirs
}
