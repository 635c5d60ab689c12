//! [cpp.replace]: the examples of the standard, and GNU's variadic macros.

use super::{Bench, clean, found};
use crate::base::{Symbol, Transactional};

/// The example of [cpp.rescan] (C11 6.10.3.5/5).
#[test]
fn rescanning_follows_the_example() {
    let definitions = "#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n#define z z[0]\n\
        #define h g(~\n#define m(a) a(w)\n#define w 0,1\n#define t(a) a\n#define p() int\n#define q(x) x\n\
        #define r(x,y) x ## y\n#define str(x) # x\n";
    let got = clean(&format!(
        "{definitions}f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);\ng(x+(3,4)-w) | h 5) & m\n(f)^m(m);\n\
         p() i[q()] = {{ q(1), r(2,3), r(4,), r(,5), r(,) }};\nchar c[2][6] = {{ str(hello), str() }};\n"
    ));
    let want = "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ; \
        f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ m ( 0 , 1 ) ; \
        int i [ ] = { 1 , 23 , 4 , 5 , } ; char c [ 2 ] [ 6 ] = { \"hello\" , \"\" } ;";
    assert_eq!(got, want);
}

/// The example of [cpp.concat] and [cpp.stringize].
#[test]
fn stringizing_and_pasting_follow_the_examples() {
    let mut bench = Bench::with_files(&[("/inc1/vers2.h", "included")]);
    let got = bench.run(
        "#define str(s) # s\n#define xstr(s) str(s)\n\
         #define debug(s, t) printf(\"x\" # s \"= %d, x\" # t \"= %s\", x ## s, x ## t)\n\
         #define INCFILE(n) vers ## n\n#define glue(a, b) a ## b\n#define xglue(a, b) glue(a, b)\n\
         #define HIGHLOW \"hello\"\n#define LOW LOW \", world\"\ndebug(1, 2);\n\
         fputs(str(strncmp(\"abc\\0d\", \"abc\", '\\4') == 0) str(: @\\n), s);\n\
         #include xstr(INCFILE(2).h)\nglue(HIGH, LOW);\nxglue(HIGH, LOW)\n",
    );
    let want = "printf ( \"x1= %d, x2= %s\" , x1 , x2 ) ; \
        fputs ( \"strncmp(\"abc\\0d\", \"abc\", '\\4') == 0: @\n\" , s ) ; included \"hello\" ; \"hello, world\"";
    assert_eq!(got, want);
    assert_eq!(bench.found(), Vec::<String>::new());
    let hash_hash = clean(
        "#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n\
         #define join(c, d) in_between(c hash_hash d)\nchar p[] = join(x, y);\n",
    );
    assert_eq!(hash_hash, "char p [ ] = \"x ## y\" ;");
    let placemarkers = clean(
        "#define t(x,y,z) x ## y ## z\nint j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };",
    );
    assert_eq!(placemarkers, "int j [ ] = { 123 , 45 , 67 , 89 , 10 , 11 , 12 , } ;");
}

/// [cpp.replace]/9 of C++20: the examples of variadic macros and `__VA_OPT__`.
#[test]
fn variadic_macros_follow_the_examples() {
    let got = clean(
        "#define debug(...) fprintf(stderr, __VA_ARGS__)\n#define showlist(...) puts(#__VA_ARGS__)\n\
         #define report(test, ...) ((test) ? puts(#test) : printf(__VA_ARGS__))\n\
         debug(\"Flag\");\ndebug(\"X = %d\\n\", x);\nshowlist(The first, second, and third items.);\nreport(x>y, \"x is\", x, y);",
    );
    let want = "fprintf ( stderr , \"Flag\" ) ; fprintf ( stderr , \"X = %d\n\" , x ) ; \
        puts ( \"The first, second, and third items.\" ) ; ( ( x > y ) ? puts ( \"x>y\" ) : printf ( \"x is\" , x , y ) ) ;";
    assert_eq!(got, want);
    let definitions = "#define F(...) f(0 __VA_OPT__(,) __VA_ARGS__)\n#define G(X, ...) f(0, X __VA_OPT__(,) __VA_ARGS__)\n\
        #define SDEF(sname, ...) S sname __VA_OPT__(= { __VA_ARGS__ })\n#define EMP\n\
        #define H2(X, Y, ...) __VA_OPT__(X ## Y,) __VA_ARGS__\n#define H3(X, ...) #__VA_OPT__(X##X X##X)\n\
        #define H4(X, ...) __VA_OPT__(a X ## X) ## b\n#define H5A(...) __VA_OPT__()/**/__VA_OPT__()\n\
        #define H5B(X) a ## X ## b\n#define H5C(X) H5B(X)\n";
    let cases = [
        ("F(a, b, c)", "f ( 0 , a , b , c )"),
        ("F()", "f ( 0 )"),
        ("F(EMP)", "f ( 0 )"),
        ("G(a, b, c)", "f ( 0 , a , b , c )"),
        ("G(a, )", "f ( 0 , a )"),
        ("G(a)", "f ( 0 , a )"),
        ("SDEF(foo);", "S foo ;"),
        ("SDEF(bar, 1, 2);", "S bar = { 1 , 2 } ;"),
        ("H2(a, b, c, d)", "ab , c , d"),
        ("H3(, 0)", "\"\""),
        ("H3(x, 0)", "\"xx xx\""),
        ("H4(, 1)", "a b"),
        ("H5C(H5A())", "ab"),
    ];
    for (call, want) in cases {
        assert_eq!(clean(&format!("{definitions}{call}")), want, "{call}");
    }
}

#[test]
fn gnu_variadic_macros_drop_the_comma() {
    let definitions = "#define A(f, ...) g(f, ## __VA_ARGS__)\n#define B(f, args...) g(f, ## args)\n#define C(...) g(0, ## __VA_ARGS__)\n";
    let cases = [
        ("A(1)", "g ( 1 )"),
        ("A(1, 2, 3)", "g ( 1 , 2 , 3 )"),
        ("A(1,)", "g ( 1 , )"),
        ("B(1)", "g ( 1 )"),
        ("B(1, 2, 3)", "g ( 1 , 2 , 3 )"),
        ("C()", "g ( 0 )"),
        ("C(1)", "g ( 0 , 1 )"),
    ];
    for (call, want) in cases {
        assert_eq!(clean(&format!("{definitions}{call}")), want, "{call}");
    }
}

#[test]
fn calls_span_lines_and_directives_within() {
    assert_eq!(clean("#define f(a, b) a - b\nf\n(\n1,\n#define two 2\n two\n#undef two\n) f"), "1 - two f");
    assert_eq!(clean("#define f(a) [a]\nf(\n#if 0\nx\n#else\ny\n#endif\n)"), "[ y ]");
    assert_eq!(clean("#define EMPTY\n#define f(x) x\n#define g f EMPTY\ng (1)"), "f ( 1 )");
    assert_eq!(clean("#define f(x) x f\nf(1)(2)(3)"), "1 f ( 2 ) ( 3 )");
    assert_eq!(clean("#define NIL(xxx) xxx\n#define G_0(arg) NIL(G_1)(arg)\n#define G_1(arg) NIL(arg)\nG_0(42)"), "42");
    assert_eq!(clean("#define foo foo a\n#define bar foo foo\nbar"), "foo a foo a");
}

#[test]
fn spaces_in_stringized_expansions_are_gccs() {
    let definitions = "#define s(x) #x\n#define xs(x) s(x)\n#define E\n#define id(x) x\n#define p(x) (x)\n";
    let cases = [
        ("xs(a E(b))", "\"a (b)\""),
        ("s(  a   +  b )", "\"a + b\""),
        ("s(a/* c */b)", "\"a b\""),
        ("s(a\n b)", "\"a b\""),
        ("xs(a id( b))", "\"a b\""),
        ("xs(p( a )p(b))", "\"(a)(b)\""),
        ("s('\"' \"\\\"\\n\")", "\"'\"' \"\\\"\\n\"\""),
    ];
    for (call, want) in cases {
        assert_eq!(clean(&format!("{definitions}{call}")), want, "{call}");
    }
}

#[test]
fn wrong_definitions_and_calls_are_refused_in_gccs_words() {
    let cases = [
        ("#define", "no macro name given in #define directive"),
        ("#define 3", "macro names must be identifiers"),
        ("#define defined", "\"defined\" cannot be used as a macro name"),
        ("#define and", "\"and\" cannot be used as a macro name as it is an operator in C++"),
        ("#define f(", "expected parameter name before end of line"),
        ("#define f(x", "expected ')' before end of line"),
        ("#define f(3)", "expected parameter name, found \"3\""),
        ("#define f(x,x)", "duplicate macro parameter \"x\""),
        ("#define f(...,x)", "expected ')' after \"...\""),
        ("#define f(x) #y", "'#' is not followed by a macro parameter"),
        ("#define f(x) ## x", "'##' cannot appear at either end of a macro expansion"),
        ("#define f(x) x ##", "'##' cannot appear at either end of a macro expansion"),
        ("#define X+1", "ISO C++11 requires whitespace after the macro name"),
        ("#define q(a,b) a b\nq(1)", "macro \"q\" requires 2 arguments, but only 1 given"),
        ("#define q(a,b) a b\nq(1,2,3)", "macro \"q\" passed 3 arguments, but takes just 2"),
        ("#define q(a,b) a b\nq(1", "unterminated argument list invoking macro \"q\""),
        ("#define p(a,b) a##b\np(+,*)", "pasting \"+\" and \"*\" does not give a valid preprocessing token"),
        ("__VA_ARGS__", "__VA_ARGS__ can only appear in the expansion of a C++11 variadic macro"),
        ("#define __LINE__ 3", "\"__LINE__\" redefined"),
        ("#undef __FILE__", "undefining \"__FILE__\""),
        ("#pragma GCC poison zz\nzz", "attempt to use poisoned \"zz\""),
    ];
    for (text, want) in cases {
        assert_eq!(found(text), [want], "{text}");
    }
}

#[test]
fn predefined_macros_have_values() {
    assert_eq!(clean("__cplusplus __LINE__\n__LINE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__"), "202002 1 2 0 1 0");
    assert_eq!(clean("__FILE__ __CINCH__ __GNUC__ __INT64_C(3)"), "\"input 1\" 1 12 3");
    assert_eq!(clean("#define L __LINE__\n\n#define F(x) x L\nF(\n1\n)"), "1 4");
    assert_eq!(clean("#line 100 \"foo.cc\"\n__LINE__ __FILE__\n__LINE__"), "100 \"foo.cc\" 101");
    assert_eq!(clean("__DATE__ __TIME__").len(), "\"Nov 23 202602:34:15\"".len());
}

#[test]
fn rollback_restores_every_table() {
    let mut bench = Bench::new();
    bench.run("#define A 1\n#define B 2\n#pragma push_macro(\"A\")\n__COUNTER__");
    bench.pp.checkpoint();
    bench.tokens.checkpoint();
    bench.map.checkpoint();
    bench.run(
        "#undef A\n#define B 3\n#define C 4\n__COUNTER__ __cplusplus\n#pragma pop_macro(\"A\")\n#pragma GCC poison D",
    );
    bench.map.rollback();
    bench.tokens.rollback();
    bench.pp.rollback();
    assert_eq!(bench.run("A B C D __COUNTER__ __cplusplus"), "1 2 C D 1 202002");
    assert_eq!(bench.run("#undef A\n#pragma pop_macro(\"A\")\nA"), "1");
    assert_eq!(bench.found(), Vec::<String>::new());
    let info = bench.pp.definition(&bench.map, Symbol::new("B")).expect("a macro");
    assert_eq!(info.text, "B 2");
}

#[test]
fn definitions_are_shown_as_written() {
    let texts = [
        "A",
        "B 1 + 2",
        "F(x, y) x##y",
        "G(x, ...) #x __VA_OPT__(, __VA_ARGS__) y",
        "H(args...) f(0, ##args)",
        "I() (a)",
        "J(...) __VA_OPT__(a) ## b",
    ];
    for text in texts {
        let mut bench = Bench::new();
        bench.run(&format!("#define {text}\n"));
        let name = text.split([' ', '(']).next().unwrap_or("");
        let info = bench.pp.definition(&bench.map, Symbol::new(name)).expect("a macro");
        let squash = |text: &str| text.replace(" ##", "##").replace("## ", "##");
        assert_eq!(squash(&info.text), squash(text));
    }
}

#[test]
fn a_prompt_redefines_quietly_and_a_file_does_not() {
    assert_eq!(clean("#define A 1\n#define A 2\nA"), "2");
    let mut bench = Bench::with_files(&[
        ("/inc1/a.h", "#define A 1\n#define A 1\n#define A 2\n"),
        ("/sys/s.h", "#define A 1\n#define A 2\n"),
    ]);
    bench.run("#include <a.h>\n#include <s.h>");
    assert_eq!(bench.found(), ["\"A\" redefined"]);
}

#[test]
fn macros_beside_literals_are_no_suffixes() {
    let mut bench = Bench::new();
    assert_eq!(
        bench.run("#define PRId64 \"ld\"\n\"%\"PRId64\"x\" 1_a \"b\"_c \"d\"s 'e'_f"),
        "\"%ldx\" 1_a \"bd\"s 'e'_f"
    );
    let said = bench.found();
    assert_eq!(said[0], "invalid suffix on literal; C++11 requires a space between literal and string macro");
    assert_eq!(said[1], "concatenation of string literals with different user-defined suffixes");
}

#[test]
fn pragmas_go_to_whom_they_concern() {
    let got = clean(
        "#define N 4\n#pragma pack(push, N)\n#pragma pack(pop)\n#pragma GCC diagnostic push\n\
         _Pragma(\"pack(1)\") x\n#pragma GCC visibility push(hidden)\n#define P _Pragma(\"pack()\") y\nP\n#pragma STDC FENV_ACCESS ON\n",
    );
    assert_eq!(got, "PackPush(Some(4)) PackPop Pack(1) x VisibilityPush(`hidden`) Pack(0) y");
    assert_eq!(found("_Pragma(3)"), ["_Pragma takes a parenthesized string literal"]);
}

#[test]
fn expanded_tokens_know_their_call_and_their_spelling() {
    let mut bench = Bench::new();
    let text = "#define ONE 1\n#define ADD(x) x + ONE\nADD(y);";
    bench.run(text);
    let base = bench.map.start(bench.map.file_of(bench.tokens.tokens[3].span.lo).expect("`;` stands in the input")).0;
    let places: Vec<(u32, u32)> = bench
        .tokens
        .tokens
        .iter()
        .map(|token| (bench.map.call_site(token.span.lo).0 - base, bench.map.spelling(token.span.lo).0 - base))
        .collect();
    let at = |needle: &str| text.find(needle).expect("the text has it") as u32;
    let call = at("ADD(y)");
    assert_eq!(places, [(call, at("y);")), (call, at("+ ONE")), (call, at("1\n#")), (call + 6, call + 6)]);
}
