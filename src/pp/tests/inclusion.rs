//! [cpp.include]: finding headers, and phases 1 to 3.

use super::{Bench, clean, found};
use crate::lex::{Standard, TokenKind};
use crate::pp::Options;

#[test]
fn headers_are_found_in_order() {
    let files = [
        ("/inc1/a.h", "a1\n#include_next <a.h>"),
        ("/inc2/a.h", "a2\n#include \"b.h\""),
        ("/inc2/b.h", "b2"),
        ("/sys/b.h", "sysb"),
        ("/sys/c.h", "#include_next <c.h>"),
        ("here.h", "here __INCLUDE_LEVEL__ __BASE_FILE__ __FILE__"),
    ];
    let mut bench = Bench::with_files(&files);
    assert_eq!(bench.run("#include <a.h>\n#include <b.h>"), "a1 a2 b2 b2");
    assert_eq!(bench.run("#include \"here.h\""), "here 1 \"input 2here.h\"");
    assert_eq!(
        bench.run("#if __has_include(<a.h>) && __has_include(\"here.h\") && !__has_include(<here.h>)\nyes\n#endif"),
        "yes"
    );
    assert_eq!(
        bench
            .run("#define H <b.h>\n#include H\n#define S \"here.h\"\n#if __has_include(H)\n#include S\n#endif")
            .split(' ')
            .count(),
        5
    );
    assert_eq!(bench.found(), Vec::<String>::new());
    bench.run("#include <c.h>");
    assert_eq!(bench.found(), ["`c.h`: no such file or directory"]);
    bench.run("#include <none>\n#include\n#include <a\n#include foo");
    let want = [
        "`none`: no such file or directory",
        "#include expects \"FILENAME\" or <FILENAME>",
        "missing terminating > character",
        "#include expects \"FILENAME\" or <FILENAME>",
    ];
    assert_eq!(bench.found(), want);
}

#[test]
fn guarded_headers_are_read_once() {
    let files = [
        ("/inc1/g.h", "// c\n#ifndef G\n#define G\ng\n#endif\n"),
        ("/inc1/h.h", "#if !defined(H)\n#define H\nh\n#else\nagain\n#endif\n"),
        ("/inc1/o.h", "#pragma once\no"),
        ("/inc1/i.h", "i"),
    ];
    let mut bench = Bench::with_files(&files);
    assert_eq!(bench.run("#include <g.h>\n#include <g.h>\n#include <h.h>\n#include <h.h>"), "g h again");
    assert_eq!(bench.run("#include <g.h>\n#undef G\n#include <g.h>"), "g");
    assert_eq!(bench.run("#include <o.h>\n#include <o.h>\n#import <i.h>\n#include <i.h>"), "o i");
    assert_eq!(bench.pp.guards.len(), 1);
    assert_eq!(bench.found(), Vec::<String>::new());
}

#[test]
fn a_function_like_name_before_an_include_is_no_call() {
    let mut bench = Bench::with_files(&[("/inc1/p.h", "(1)")]);
    assert_eq!(bench.run("#define f(x) [x]\nf\n#include <p.h>\nf\n#define X\n(2)"), "f ( 1 ) [ 2 ]");
}

#[test]
fn lines_are_spliced_everywhere() {
    assert_eq!(clean("in\\\nt x\\\n\\\ny = 1\\\n2; // c \\\n comment\nz \"a\\\nb\""), "int xy = 12 ; z \"ab\"");
    assert_eq!(clean("#define A \\\n 1 \\\n + 2\nA __LINE__"), "1 + 2 4");
    assert_eq!(clean("R\"(a\\\nb)\" x\\\ny"), "\"a\\\nb\" xy");
    assert_eq!(clean("a\\\r\nb\r\n#define X 1\r\nX\r\n"), "ab 1");
    let mut bench = Bench::new();
    bench.run("a\\\nb c\\\n d");
    let spans: Vec<(u32, u32)> = {
        let start = bench.tokens.tokens[0].span.lo.0;
        bench.tokens.tokens.iter().map(|t| (t.span.lo.0 - start, t.span.hi.0 - start)).collect()
    };
    assert_eq!(spans, [(0, 4), (5, 6), (9, 10)]);
}

#[test]
fn tokens_are_the_longest() {
    assert_eq!(
        clean("a+++++b x->*y <=> >>= ... .. 5.e+1_x >>> ||="),
        "a ++ ++ + b x ->* y <=> >>= ... . . 5.e+1_x >> > || ="
    );
}

#[test]
fn alternative_tokens_and_identifiers_beyond_ascii() {
    assert_eq!(clean("<% %> <: :> and not_eq compl a<::b> x<:::c:>"), "{ } [ ] && != ~ a < :: b > x [ :: c ]");
    assert_eq!(clean("é \\u00e9 größe_1 a\\u00e9b $x"), "é é größe_1 aéb $x");
    assert_eq!(found("a @ b ` \\ c"), ["stray `@` in program", "stray ``` in program", "stray `\\` in program"]);
    assert_eq!(found("\"abc\n'"), ["missing terminating \" character", "missing terminating ' character"]);
}

#[test]
fn joined_tokens_are_marked() {
    let mut bench = Bench::new();
    bench.run("a b(c) >> \"x\"y");
    let joined: Vec<bool> = bench.tokens.tokens.iter().map(|t| t.is_joined).collect();
    assert_eq!(joined, [false, false, true, true, true, false, false]);
    assert_eq!(bench.tokens.tokens[5].kind, TokenKind::GreaterGreater);
}

#[test]
fn standards_decide_keywords_and_trigraphs() {
    let kind = |standard: &str, text: &str| {
        let options = Options { standard: Standard::parse(standard).expect("a standard"), ..Options::default() };
        let mut bench = Bench::with(options, Box::new(super::Files::default()));
        let text = bench.run(text);
        (bench.tokens.tokens[0].kind, text)
    };
    assert_eq!(kind("gnu++17", "char8_t").0, TokenKind::Identifier);
    assert_eq!(kind("c++20", "char8_t").0, TokenKind::KwChar8T);
    assert_eq!(kind("c++20", "typeof").0, TokenKind::Identifier);
    assert_eq!(kind("gnu++20", "__typeof").0, TokenKind::KwTypeof);
    assert_eq!(kind("c++11", "??<??/\n??>").1, "{ }");
    assert_eq!(kind("gnu++11", "??<").1, "? ? <");
    assert_eq!(kind("c++98", "u8\"a\"").1, "u8 \"a\"");
    assert_eq!(kind("c++17", "__cplusplus linux").1, "201703 linux");
}

#[test]
fn text_with_markers_reads_back() {
    let mut bench = Bench::with_files(&[("/sys/s.h", "int s;\n")]);
    let text = bench.text("#define P(a) a+a\nint x = P(+1);\n#include <s.h>\n\n#pragma pack(1)\nint\n  y;\n");
    let want = "# 1 \"input 1\"\n\nint x = +1 + +1;\n# 1 \"/sys/s.h\" 1 3\nint s;\n# 4 \"input 1\" 2\n\n#pragma pack(1)\nint\n  y;\n";
    assert_eq!(text, want);
}

#[test]
fn a_machine_without_cxx_headers_says_what_to_install() {
    let mut bench = Bench::new();
    bench.run("#include <vector>");
    let said = bench.sink.take();
    assert_eq!(said[0].notes[0].text, "no C++ standard library is installed: `apt-get install libstdc++-12-dev`");
}
