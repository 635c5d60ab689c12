//! Nothing a user types panics or hangs the parser, and input that only ends too early is told from wrong input.

use super::{Parsed, parse, parse_source, parse_tokens, tokenize::Source};
use crate::lex::TokenKind as T;
use crate::parse::item::{ParseMode, Tokens};

const GOLDEN: &[&str] = &[
    include_str!("golden/expressions.txt"),
    include_str!("golden/declarations.txt"),
    include_str!("golden/classes.txt"),
    include_str!("golden/statements.txt"),
    include_str!("golden/script.txt"),
];

/// The codes of all golden cases.
fn cases() -> Vec<&'static str> {
    let codes = GOLDEN.iter().flat_map(|text| text.split("===\n"));
    codes.map(|case| case.split_once("---\n").map_or(case, |(code, _)| code)).collect()
}

/// How many brackets are open behind the first `n` tokens.
fn open_brackets(source: &Source, n: usize) -> usize {
    let mut open = 0usize;
    for token in &source.tokens[..n] {
        match token.kind {
            T::LParen | T::LBrace | T::LBracket => open += 1,
            T::RParen | T::RBrace | T::RBracket => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

fn cut(source: &Source, n: usize) -> Parsed {
    parse_tokens(Tokens { tokens: &source.tokens[..n], literals: &source.literals }, ParseMode::Script, &|_| true)
}

#[test]
fn inputs_cut_anywhere_are_incomplete_inside_brackets() {
    let prelude = super::golden::PRELUDE;
    let n_prelude = Source::new(prelude).tokens.len();
    let mut wrong = Vec::new();
    for code in cases() {
        let code = format!("{prelude} {code}");
        let (source, whole) = parse(&code, ParseMode::Script);
        if whole.sink.has_errors() {
            continue;
        }
        for n in n_prelude..source.tokens.len() {
            let parsed = cut(&source, n);
            let first = parsed.sink.items().first();
            if open_brackets(&source, n) > 0 && !first.is_some_and(|d| d.is_incomplete) {
                wrong.push(format!("…{} => {:?}", tail(&source, n), parsed.errors(&source).first()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cuts:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

fn tail(source: &Source, n: usize) -> String {
    let end = source.tokens[n - 1].span.hi.0 as usize - 1;
    source.text[end.saturating_sub(70)..end].to_string()
}

#[test]
fn inputs_that_need_more_say_so() {
    for code in [
        "1 +",
        "x = ",
        "f(",
        "if (1)",
        "while (1)",
        "for (;;)",
        "template <class T>",
        "template",
        "struct S {",
        "struct S",
        "int f()",
        "void g(int) const",
        "namespace N",
        "namespace N {",
        "int x =",
        "int",
        "do",
        "do x;",
        "switch (1)",
        "using",
        "using X =",
        "return",
        "[",
        "[]",
        "a ? b",
        "a ? b :",
        "a ? b : ",
        "const",
        "static",
        "x.",
        "x->",
        "try {}",
        "extern \"C\" {",
        "enum E : int",
        "enum class E",
        "case 1",
        "goto",
        "new",
        "delete",
        "sizeof",
        "throw x +",
        "!",
        "auto [a",
        "auto [a, b]",
        "int x[",
        "template <class T> requires",
        "concept",
        "friend",
        "typedef int",
        "operator",
        "N::",
        "std::",
    ] {
        let (source, parsed) = parse(code, ParseMode::Script);
        // These are complete, or wrong, and must only not panic.
        if ["int", "concept", "auto [a, b]", "operator", "typedef int", "enum E : int", "enum class E"].contains(&code)
        {
            continue;
        }
        let first = parsed.sink.items().first();
        assert!(first.is_some_and(|d| d.is_incomplete), "{code}: {:?}", parsed.errors(&source));
    }
}

#[test]
fn wrong_inputs_are_not_incomplete() {
    for code in [
        "1 + ;",
        "f(1, );",
        "int x = ;",
        ")",
        "}",
        "]",
        "int int x;",
        "f(;",
        "struct S { int };",
        "x y;",
        "if x",
        "1 2",
        "a b c",
    ] {
        let (source, parsed) = parse(code, ParseMode::Script);
        let first = parsed.sink.items().first();
        assert!(first.is_none_or(|d| !d.is_incomplete), "{code}: {:?}", parsed.errors(&source));
        assert!(first.is_some() || code == "x y;", "{code} has no error");
    }
}

#[test]
fn several_errors_are_found() {
    let (source, parsed) = parse(
        "int x = ; int f() { a b c; return 1 +; int y = 2; } struct S { int = 3; int z; }; int w",
        ParseMode::Script,
    );
    let errors = parsed.errors(&source);
    assert_eq!(errors.len(), 4, "{errors:#?}");
    assert!(parsed.lacked_semi);
}

#[test]
fn deep_nesting_is_an_error() {
    for (open, middle, close) in [
        ("(", "1", ")"),
        ("{", "", "}"),
        ("[", "", "]"),
        ("f(", "1", ")"),
        ("x[", "1", "]"),
        ("- ", "1", ""),
        ("!", "1", ""),
        ("(int)", "1", ""),
        ("A<", "int", ">"),
        ("[] { return ", "1", "; }"),
        ("if (1) ", "x;", ""),
        ("struct S { ", "", "};"),
        ("namespace N { ", "", "}"),
        ("int (", "x", ")"),
        ("template <class T> ", "int x;", ""),
        ("a ? b : ", "c", ""),
        ("a = ", "c", ""),
        ("decltype(", "x", ")"),
        ("sizeof(", "int", ")"),
        ("new (", "p", ") T"),
        ("extern \"C\" ", "int x;", ""),
        ("int (*f)(", "int", ")"),
        ("T x = { ", "1", "}"),
        ("vector<decltype(", "1", ")>"),
        ("({ ", "1;", "})"),
        ("x: ", ";", ""),
        ("T((", "1", "))"),
        ("A<(B<", "1", ">)"),
        ("[[a(", "1", ")]]"),
        ("a.b<", "1", ">"),
        ("T(*", "x", ")"),
        ("requires { requires ", "1", ";}"),
        ("try { ", "", "} catch (...) {}"),
        ("else ", "", ""),
        ("__attribute__((", "", "))"),
    ] {
        for n in [20, 300, 10_000] {
            for code in [
                format!("{}{middle}{}", open.repeat(n), close.repeat(n)),
                open.repeat(n),
                format!("{middle}{}", close.repeat(n)),
                format!("T x = {}{middle}{};", open.repeat(n), close.repeat(n)),
            ] {
                let start = thread_time();
                let _ = parse(&code, ParseMode::Script);
                let took = thread_time() - start;
                assert!(took.as_secs() < 5, "{n} of `{open}` took {took:?}");
            }
        }
    }
}

#[test]
fn long_chains_do_not_overflow() {
    let _ = parse(&format!("1{}", " + 1".repeat(100_000)), ParseMode::Script);
    let (source, parsed) = parse(&format!("x{};", " + 1".repeat(2_000)), ParseMode::Script);
    assert!(!parsed.sink.has_errors(), "{:?}", parsed.errors(&source));
    let (source, parsed) = parse(&format!("int a[] = {{ 1{} }};", ", 1".repeat(100_000)), ParseMode::Script);
    assert!(!parsed.sink.has_errors(), "{:?}", parsed.errors(&source));
    let _ = parse(&"x;".repeat(50_000), ParseMode::Script);
    let _ = parse(&"if (x) x; else ".repeat(10_000), ParseMode::Script);
}

#[test]
fn token_soup_does_not_panic() {
    let text = cases().concat();
    let words = Source::new(&text);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % n as u64) as usize
    };
    for _ in 0..3_000 {
        let mut source = Source::new(super::golden::PRELUDE);
        let literal = words.literals.clone();
        let n_prelude_literals = source.literals.len();
        assert_eq!(n_prelude_literals, 0, "the prelude has no literals, so those of the words keep their ids");
        source.literals = literal;
        let n = 3 + random(40);
        for _ in 0..n {
            // A run of neighbours, so that constructs begin well.
            let from = random(words.tokens.len());
            let run = 1 + random(6);
            source.tokens.extend(words.tokens[from..].iter().take(run));
        }
        let mut parsed = parse_source(&source, ParseMode::Script, random(2) == 0);
        parsed.parse_all_delayed(source.tokens());
    }
}

/// The time that this thread has computed, whatever else the machine does.
fn thread_time() -> std::time::Duration {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock exists on Linux, and the call writes one `timespec`.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut now) };
    std::time::Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}
