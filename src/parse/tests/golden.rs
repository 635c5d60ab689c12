//! Dumps of the trees of small inputs, in `golden/*.txt`: cases end at `===`, the dump stands behind `---`.
//! `UPDATE_EXPECT=1` writes the dumps anew.

use std::path::PathBuf;

use super::{Parsed, parse, tokenize::Source};
use crate::ast::dump::Dump;
use crate::parse::item::{Item, ParseMode};

/// What the cases may use without declaring it.
pub(crate) const PRELUDE: &str = "struct T { typedef int t; static int s, y; int m, a, b, c; }; template <class...> struct ct { static int x; }; \
    template <class... X> int ft(X...); template <class> int vt; namespace N { struct V {}; struct V2 {}; int x, f(int); } \
    template <class> concept C1 = true; template <class, class...> concept C2 = true; template <class...> concept SameAs = true; \
    template <class> concept RC2 = true; int x, y, z, a, b, c;";

/// The items behind the prelude as text.
fn dump(source: &Source, parsed: &Parsed, n_skipped: usize) -> String {
    let dump = Dump::new(&parsed.ast, &source.literals);
    let mut text = String::new();
    for item in &parsed.items[n_skipped..] {
        match item {
            Item::Decl(decl) => text.push_str(&dump.decl(*decl)),
            Item::Stmt(stmt) => text.push_str(&dump.stmt(*stmt)),
            Item::OpenNamespace(decl) | Item::OpenLinkage(decl) => {
                text.push_str(&format!("open {}", dump.decl(*decl)));
            }
            Item::Close(_) => text.push_str("close\n"),
        }
    }
    if parsed.lacked_semi {
        text.push_str("(no semicolon)\n");
    }
    for error in parsed.errors(source) {
        text.push_str(&format!("error: {error}\n"));
    }
    text
}

/// The dump of a case.
fn dump_case(code: &str, mode: ParseMode) -> String {
    let n_prelude = parse(PRELUDE, ParseMode::Script).1.items.len();
    let (source, parsed) = parse(&format!("{PRELUDE} {code}"), mode);
    dump(&source, &parsed, n_prelude)
}

fn check(file: &str, mode: ParseMode) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/parse/tests/golden").join(file);
    let text = std::fs::read_to_string(&path).expect("the golden file is there");
    let mut anew = String::new();
    let mut wrong = String::new();
    for case in text.split("===\n") {
        let (code, expected) = case.split_once("---\n").unwrap_or((case, ""));
        let code = code.trim_end();
        let actual = dump_case(code, mode);
        if actual != expected {
            wrong.push_str(&format!("{code}\n--- expected\n{expected}--- actual\n{actual}\n"));
        }
        if !anew.is_empty() {
            anew.push_str("===\n");
        }
        anew.push_str(&format!("{code}\n---\n{actual}"));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, anew).expect("the golden file can be written");
        return;
    }
    assert!(wrong.is_empty(), "{file}:\n{wrong}");
}

#[test]
fn expressions() {
    check("expressions.txt", ParseMode::Script);
}

#[test]
fn declarations() {
    check("declarations.txt", ParseMode::Script);
}

#[test]
fn classes() {
    check("classes.txt", ParseMode::Script);
}

#[test]
fn statements() {
    check("statements.txt", ParseMode::Script);
}

#[test]
fn scripts() {
    check("script.txt", ParseMode::Script);
}
