//! Whatever is typed ends in tokens or an error, soon.

use super::{Bench, found};

#[test]
fn long_lines_and_odd_bytes() {
    let mut bench = Bench::new();
    let line = "x + ".repeat(250_000);
    bench.run(&line);
    assert_eq!(bench.tokens.len(), 500_000);
    assert_eq!(found(&format!("\"{}\"", "a".repeat(1 << 20))), Vec::<String>::new());
    assert_eq!(found("a\0b"), ["null character(s) ignored"]);
    let mut bench = Bench::with(
        crate::pp::Options { include_dirs: vec!["/i".into()], nostdinc: true, ..Default::default() },
        Box::new(super::Files([("/i/bad.h".into(), b"a \"\xff\xfe\" b\0".to_vec())].into_iter().collect())),
    );
    bench.run("#include <bad.h>");
    assert_eq!(
        bench.found(),
        ["`/i/bad.h` is not valid UTF-8: bytes that are not are read as U+FFFD", "null character(s) ignored"]
    );
    assert_eq!(bench.tokens.len(), 3);
}

#[test]
fn a_file_that_includes_itself_ends() {
    let mut bench = Bench::with_files(&[("/inc1/r.h", "#include <r.h>\nx")]);
    bench.run("#include <r.h>");
    assert_eq!(bench.found(), ["#include nested depth exceeds the limit of 200"]);
}

#[test]
fn expansions_that_explode_are_stopped() {
    let mut text = String::from("#define A0 x x x x\n");
    for level in 1..40 {
        text.push_str(&format!("#define A{level} A{0} A{0} A{0} A{0}\n", level - 1));
    }
    let mut bench = Bench::new();
    bench.run(&format!("{text}A39"));
    let said = bench.found();
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("this macro expands to more than"), "{said:?}");
    let doubling = format!("#define D(x) x x\n{}1{}", "D(".repeat(60), ")".repeat(60));
    assert_eq!(found(&doubling).len(), 1);
    let quoting = format!("#define S(x) T(x)\n#define T(x) #x\n{}\"\\\"\"{}", "S(".repeat(200), ")".repeat(200));
    assert_eq!(found(&quoting).len(), 1);
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let calls = |n: usize| format!("#define f(x) x\n{}1{}", "f(".repeat(n), ")".repeat(n));
    assert_eq!(found(&calls(1000)), Vec::<String>::new());
    // Too deep, and for that reason too many tokens: each is said once.
    assert!(matches!(found(&calls(5000)).len(), 1 | 2));
    assert!(found(&"(".repeat(100_000)).is_empty());
    assert_eq!(found(&format!("#if {}1{}\n#endif", "(".repeat(50_000), ")".repeat(50_000))), Vec::<String>::new());
    assert_eq!(found(&format!("#if {}1\n#endif", "- ".repeat(50_000))), Vec::<String>::new());
    assert_eq!(found(&format!("{}{}", "#if 1\n".repeat(10_000), "#endif\n".repeat(10_000))), Vec::<String>::new());
}

#[test]
fn chains_of_macros_are_followed() {
    let mut text = String::new();
    for level in 0..20_000 {
        text.push_str(&format!("#define M{level} M{}\n", level + 1));
    }
    let mut bench = Bench::new();
    assert_eq!(bench.run(&format!("{text}M0 M0")), "M20000 M20000");
}

#[test]
fn pieces_of_programs_do_not_panic() {
    let seeds = [
        "#define f(x, ...) #x x##__VA_ARGS__ __VA_OPT__(a ## x) f\nf(f(1,2),\"a\\\"\",'b')\n#if f(1) || defined(f) && __has_include(<a>)\n#endif\n",
        "R\"abc(x)abc\"_s u8\"é\\u00e9\\x\" 'ab' 0x1.8p3 1'000 <:: %:%: ??= \\u00e9 /* */ // x\\\ny\n#include <x>\n#line 3 \"a\"\n_Pragma(\"pack(1)\")\n",
        "#pragma push_macro(\"a\")\n#pragma GCC poison b\n#ifdef a\n#elifdef b\n#else\n#endif\n#error x\n__COUNTER__ __FILE__ __has_include\n",
    ];
    for seed in seeds {
        let chars: Vec<char> = seed.chars().collect();
        for at in 0..chars.len() {
            let cut: String = chars[..at].iter().collect();
            found(&cut);
            let without: String = chars[..at].iter().chain(&chars[at + 1..]).collect();
            found(&without);
            let mut swapped = chars.clone();
            swapped.swap(at, (at * 7 + 3) % chars.len());
            found(&swapped.iter().collect::<String>());
        }
    }
}
