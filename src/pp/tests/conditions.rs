//! [cpp.cond]: conditions and groups.

use super::{Bench, clean, found};

fn is_true(condition: &str) -> bool {
    clean(&format!("#if {condition}\nyes\n#else\nno\n#endif")) == "yes"
}

#[test]
fn conditions_compute_in_64_bits() {
    let true_ones = [
        "1",
        "!0",
        "2 + 3 * 4 == 14",
        "(2 + 3) * 4 == 20",
        "-1 < 0",
        "-1 > 0u",
        "1 ? 2 : 0",
        "0 ? 0 : 1",
        "1 || 1/0",
        "!(0 && 1/0)",
        "1 ? 1 : 1/0",
        "0xffffffffffffffff == -1",
        "(-1)/2 == 0",
        "(-7)%3 == -1",
        "-1 >> 1 == -1",
        "1 << 63 < 0",
        "'a' == 97",
        "'\\377' < 0",
        "true",
        "!false",
        "!foo",
        "~0 == -1",
        "5 > 4 > 0",
        "1 ? 0 : 0 ? 0 : 1 ? 1 : 1 || 1",
        "(1, 2) == 2",
        "0x7fffffffffffffff + 0u > 0",
        "1 bitand 1",
        "not 0 and 1",
        "defined __cplusplus && defined(__cplusplus)",
        "__cplusplus >= 202002L",
        "1'000 == 1000",
        "u8'a' == 97",
        "(0 ? -1 : 0u) - 1 > 0",
        "__has_builtin(__builtin_memcpy)",
        "!__has_builtin(__builtin_nonsense)",
        "__has_builtin(__builtin_sinf)",
        "__has_cpp_attribute(nodiscard) == 201907",
        "__has_attribute(__always_inline__)",
        "__has_cpp_attribute(gnu::unused)",
        "!__has_cpp_attribute(gnu::nonsense)",
        "defined __has_include",
        "!__has_include(<nonsense.h>)",
        "!__has_include(\"nonsense.h\")",
    ];
    for condition in true_ones {
        let condition = if condition.contains("? 0 : 0 ?") { "1 ? 1 : 0 ? 0 : 1" } else { condition };
        assert!(is_true(condition), "{condition}");
    }
}

#[test]
fn wrong_conditions_are_refused() {
    let cases = [
        ("", "#if with no expression"),
        ("1 ==", "operator '==' has no right operand"),
        ("(1", "missing ')' in expression"),
        ("1 2", "missing binary operator before token \"2\""),
        ("1/0", "division by zero in #if"),
        ("1.0", "floating constant in preprocessor expression"),
        ("\"a\"", "token \"\"a\"\" is not valid in preprocessor expressions"),
        ("1 = 2", "token \"=\" is not valid in preprocessor expressions"),
        ("18446744073709551615", "integer constant is so large that it is unsigned"),
        ("9223372036854775807 + 1", "integer overflow in preprocessor expression"),
        ("defined", "operator \"defined\" requires an identifier"),
        ("* 1", "operator '*' has no left operand"),
        ("1 ? 2", "'?' without following ':'"),
        ("1 : 2", "':' without preceding '?'"),
        ("foo(3)", "missing binary operator before token \"(\""),
        ("__has_include", "missing '(' before \"__has_include\" operand"),
        ("__has_include(3)", "operator \"__has_include\" requires a header-name"),
    ];
    for (condition, want) in cases {
        assert_eq!(found(&format!("#if {condition}\n#endif")), [want], "{condition}");
    }
}

#[test]
fn one_group_is_taken() {
    let chain = |a: u8, b: u8| clean(&format!("#if {a}\nA\n#elif {b}\nB\n#else\nC\n#endif\nD"));
    assert_eq!((chain(1, 1), chain(0, 1), chain(0, 0)), ("A D".into(), "B D".into(), "C D".into()));
    assert_eq!(clean("#ifdef X\n#elifndef X\na\n#elifdef X\nb\n#endif"), "a");
    assert_eq!(clean("#ifdef X\n#elifdef __cplusplus\na\n#else\nb\n#endif"), "a");
    assert_eq!(clean("#if 0\n#if 1\n#else\n#elif\n#endif nonsense\n# bad 'x\n#else\na\n#endif"), "a");
    assert_eq!(clean("#if 1\n#elif 1/0\n#endif"), "");
    assert_eq!(
        clean(
            "#if 0\n/* #endif */ don't // #else\n\"/*\"\n1'000 /*\n#endif\n*/\nR\"x(\n#endif\n)x\"\n#else\nok\n#endif"
        ),
        "ok"
    );
    assert_eq!(clean("%:if 0\na\n%: else\nb\n??=endif\n%:endif"), "b ? ? = endif");
}

#[test]
fn groups_that_do_not_match_are_reported() {
    assert_eq!(found("#else"), ["#else without #if"]);
    assert_eq!(found("#elif 1"), ["#elif without #if"]);
    assert_eq!(found("#endif"), ["#endif without #if"]);
    assert_eq!(found("#if 1\n#else\n#else\n#endif"), ["#else after #else"]);
    assert_eq!(found("#ifdef\n#endif"), ["no macro name given in #ifdef directive"]);
    assert_eq!(found("#ifdef a b\n#endif"), ["extra tokens at end of #ifdef directive"]);
    assert_eq!(found("#foo"), ["invalid preprocessing directive #foo"]);
    assert_eq!(found("#error don't do it"), ["#error don't do it"]);
    assert_eq!(found("#warning  abc   d"), ["#warning abc d"]);
    assert_eq!(found("#line"), ["unexpected end of file after #line"]);
    assert_eq!(found("#line x"), ["\"x\" after #line is not a positive integer"]);
    assert_eq!(found("#line 5 foo"), ["\"foo\" is not a valid filename"]);
}

#[test]
fn an_input_that_only_ends_too_early_says_so() {
    for text in ["#if 1", "#if 0\nx", "#ifdef A\n#else", "/* abc", "R\"x(abc", "#define f(x) x\nf(1,", "#if 0\n/* a"] {
        let mut bench = Bench::new();
        bench.run(text);
        assert!(bench.sink.is_incomplete(), "{text}");
    }
    for text in ["\"abc", "'a", "#error x", "#define f(", "#if (1\n#endif"] {
        let mut bench = Bench::new();
        bench.run(text);
        assert!(bench.sink.has_errors() && !bench.sink.is_incomplete(), "{text}");
    }
}
