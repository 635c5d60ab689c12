//! Every pair of operators associates as [expr] says.

use super::parse;
use crate::ast::dump::Dump;
use crate::parse::item::{Item, ParseMode};

/// Binary operators with their precedence: a higher one binds tighter. Assignments associate to the right.
const OPERATORS: &[(&str, u32)] = &[
    (".*", 15),
    ("->*", 15),
    ("*", 14),
    ("/", 14),
    ("%", 14),
    ("+", 13),
    ("-", 13),
    ("<<", 12),
    (">>", 12),
    ("<=>", 11),
    ("<", 10),
    (">", 10),
    ("<=", 10),
    (">=", 10),
    ("==", 9),
    ("!=", 9),
    ("&", 8),
    ("^", 7),
    ("|", 6),
    ("&&", 5),
    ("||", 4),
    ("=", 2),
    ("+=", 2),
    ("<<=", 2),
    (",", 1),
];

fn dump(code: &str) -> String {
    let (source, parsed) = parse(&format!("int u, v, w; {code}"), ParseMode::Script);
    assert!(!parsed.sink.has_errors(), "{code}: {:?}", parsed.errors(&source));
    let Some(Item::Stmt(stmt)) = parsed.items.last() else { panic!("{code} is no statement") };
    Dump::new(&parsed.ast, &source.literals).stmt(*stmt).trim_end().to_string()
}

#[test]
fn pairs_of_binary_operators() {
    for (first, p1) in OPERATORS {
        for (second, p2) in OPERATORS {
            let groups_right = p2 > p1 || (p1 == p2 && *p1 == 2);
            let expected = if groups_right {
                format!("(u {first} (v {second} w))")
            } else {
                format!("((u {first} v) {second} w)")
            };
            assert_eq!(dump(&format!("u {first} v {second} w")), expected);
        }
    }
}

#[test]
fn unary_operators_bind_tighter() {
    for (operator, _) in OPERATORS {
        for unary in ["-", "!", "~", "*", "&", "++", "sizeof ", "co_await "] {
            let expected = format!("(({unary}u) {operator} ({unary}v))");
            assert_eq!(dump(&format!("{unary}u {operator} {unary}v")), expected);
        }
        assert_eq!(dump(&format!("(int)u {operator} v++")), format!("((cast<int> u) {operator} (v++))"));
    }
}

#[test]
fn the_conditional_operator() {
    for (operator, precedence) in OPERATORS {
        let middle = format!("(u ? (v {operator} w) : u)");
        assert_eq!(dump(&format!("u ? v {operator} w : u")), middle);
        let expected = match precedence {
            1 => format!("((u ? v : w) {operator} u)"),
            _ => format!("(u ? v : (w {operator} u))"),
        };
        assert_eq!(dump(&format!("u ? v : w {operator} u")), expected);
        if *precedence > 2 {
            assert_eq!(dump(&format!("u {operator} v ? w : u")), format!("((u {operator} v) ? w : u)"));
        }
    }
}
