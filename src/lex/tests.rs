//! Tests of literals' values.

use crate::diag::Severity;
use rustc_apfloat::ieee::{Quad, X87DoubleExtended};

use crate::lex::number::{float_bits, parse_f32, parse_f64, parse_number};
use crate::lex::string::{char_value, decode, split_quoted};
use crate::lex::{CharKind, FloatSuffix, LiteralKind, Standard};

fn int(text: &str) -> (u128, bool, bool, u8) {
    match parse_number(text, Standard::GNU20).expect("a number").kind {
        LiteralKind::Int { value, is_decimal, suffix, .. } => (value, is_decimal, suffix.is_unsigned, suffix.n_long),
        other => panic!("{other:?}"),
    }
}

fn number_error(text: &str) -> String {
    parse_number(text, Standard::GNU20).expect_err("no number")
}

#[test]
fn integers_have_bases_separators_and_suffixes() {
    assert_eq!(int("0"), (0, true, false, 0));
    assert_eq!(int("1'000'000ull"), (1_000_000, true, true, 2));
    assert_eq!(int("0x1F"), (31, false, false, 0));
    assert_eq!(int("0b101LU"), (5, false, true, 1));
    assert_eq!(int("017"), (15, false, false, 0));
    assert_eq!(int("340282366920938463463374607431768211455"), (u128::MAX, true, false, 0));
    let number = parse_number("12_km", Standard::GNU20).expect("a number");
    assert_eq!(&"12_km"[number.suffix_at..], "_km");
    let number = parse_number("1min", Standard::GNU20).expect("a number");
    assert_eq!(number.suffix_at, 1);
}

#[test]
fn numbers_that_are_none_are_refused_in_gccs_words() {
    assert_eq!(number_error("08"), "invalid digit \"8\" in octal constant");
    assert_eq!(number_error("0b12"), "invalid digit \"2\" in binary constant");
    assert_eq!(number_error("1.2.3"), "too many decimal points in number");
    assert_eq!(number_error("1e"), "exponent has no digits");
    assert_eq!(number_error("0x1.8"), "hexadecimal floating constants require an exponent");
    assert_eq!(number_error("0x1e+1"), "invalid suffix \"+1\" on integer constant");
    assert_eq!(number_error("1''2"), "adjacent digit separators");
}

#[test]
fn floats_round_exactly_in_every_format() {
    let number = parse_number("1'0.5e+3f", Standard::GNU20).expect("a number");
    let LiteralKind::Float { text, suffix, .. } = number.kind else { panic!("a float") };
    assert_eq!((text.as_str(), suffix), ("10.5e+3", FloatSuffix::Float));
    assert_eq!(parse_f64("0.1"), 0.1);
    assert_eq!(parse_f32("0.1"), 0.1);
    assert_eq!(parse_f64("0x1.8p3"), 12.0);
    assert_eq!(parse_f64(".5"), 0.5);
    assert_eq!(parse_f64("5."), 5.0);
    assert_eq!(parse_f64("08.5"), 8.5);
    assert!(parse_f64("1e999999999999").is_infinite());
    assert_eq!(parse_f64("1e-999999999999"), 0.0);
    assert_eq!(parse_f64("9007199254740993"), 9_007_199_254_740_992.0);
    assert_eq!(float_bits::<X87DoubleExtended>("1.0"), 0x3fff_8000_0000_0000_0000);
    assert_eq!(float_bits::<Quad>("1.0"), 0x3fff_u128 << 112);
    for text in ["1.f", "1e5L", "0x.8p-2", "1.5Q", "1.0_x"] {
        assert!(parse_number(text, Standard::GNU20).is_ok(), "{text}");
    }
}

fn chars(spelling: &str) -> (u32, bool, Vec<String>) {
    let mut found = Vec::new();
    let quoted = split_quoted(spelling, '\'').expect("a literal");
    let value = char_value(&quoted, &mut found);
    (value.value, value.is_multichar, found.into_iter().map(|f| f.1).collect())
}

#[test]
fn characters_have_escapes_and_multicharacter_values() {
    assert_eq!(chars("'a'").0, 97);
    assert_eq!(chars("'\\n'").0, 10);
    assert_eq!(chars("'\\x41'").0, 0x41);
    assert_eq!(chars("'\\101'").0, 0x41);
    assert_eq!(chars("u'\\u00e9'").0, 0xe9);
    assert_eq!(chars("U'\\U0001F600'").0, 0x1f600);
    assert_eq!(chars("'ab'").0, 0x6162);
    assert!(chars("'ab'").1);
    assert_eq!(chars("''").2, ["empty character constant"]);
    assert_eq!(chars("u8'é'").2, ["character constant too long for its type"]);
    assert_eq!(chars("'\\q'").2, ["unknown escape sequence: `\\q`"]);
    assert_eq!(chars("'\\xfff'").2, ["hex escape sequence out of range"]);
    assert_eq!(chars("'\\u12'").2, ["incomplete universal character name \\u12"]);
    assert_eq!(chars("'\\ud800'").2, ["\\ud800 is not a valid universal character"]);
}

#[test]
fn strings_take_the_encoding_of_their_prefix() {
    let cases: &[(&str, CharKind, &[u32])] = &[
        ("\"é\"", CharKind::Ordinary, &[0xc3, 0xa9]),
        ("u\"😀\"", CharKind::Utf16, &[0xd83d, 0xde00]),
        ("L\"é\"", CharKind::Wide, &[0xe9]),
        ("R\"x(a\\n)\")x\"", CharKind::Ordinary, &[97, 92, 110, 41, 34]),
        ("u8R\"(a)\"_s", CharKind::Utf8, &[97]),
        ("\"\\u{1F600}\\x{41}\\o{101}\"", CharKind::Ordinary, &[0xf0, 0x9f, 0x98, 0x80, 0x41, 0x41]),
    ];
    for (spelling, kind, want) in cases {
        let quoted = split_quoted(spelling, '"').expect("a literal");
        let (mut units, mut found) = (Vec::new(), Vec::new());
        decode(quoted.body, quoted.is_raw, quoted.kind, &mut units, &mut found);
        assert_eq!((quoted.kind, units.as_slice()), (*kind, *want), "{spelling}");
        assert!(found.iter().all(|f| f.0 == Severity::Warning), "{spelling}");
    }
}
