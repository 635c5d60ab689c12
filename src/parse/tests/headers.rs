//! The standard headers as g++ 12 preprocesses them.

use std::process::Command;

use super::{parse_source, tokenize::Source};
use crate::parse::item::ParseMode;

/// The text of `#include <name>` after preprocessing; none without g++.
fn preprocessed(name: &str) -> Option<String> {
    let dir = std::env::temp_dir().join("cinch-parse-tests");
    std::fs::create_dir_all(&dir).ok()?;
    let path = dir.join(format!("{}.cc", name.replace('/', "_")));
    std::fs::write(&path, format!("#include <{name}>\n")).ok()?;
    let output = Command::new("g++").args(["-std=gnu++20", "-E"]).arg(&path).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Parses a header, and then all its bodies; the errors.
fn errors_of(name: &str) -> Vec<String> {
    let Some(text) = preprocessed(name) else { return Vec::new() };
    let source = Source::new(&text);
    let n_tokens = source.tokens.len();
    let start = std::time::Instant::now();
    let mut parsed = parse_source(source, ParseMode::Unit, false);
    let items = start.elapsed();
    let n_errors = parsed.sink.error_count();
    let start = std::time::Instant::now();
    parsed.parse_all_delayed();
    println!(
        "{name}: {n_tokens} tokens, items {items:?} ({n_errors} errors), {} bodies {:?} ({} errors)",
        parsed.ast.delayed.len(),
        start.elapsed(),
        parsed.sink.error_count() - n_errors
    );
    parsed.errors()
}

#[test]
fn standard_headers_parse_without_error() {
    let mut all = Vec::new();
    for name in ["math.h", "vector", "iostream", "bits/stdc++.h"] {
        all.extend(errors_of(name).into_iter().take(30).map(|error| format!("{name}: {error}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Parses preprocessed files (`*.ii`) of the directory `CINCH_PARSE_CORPUS`, all of them valid C++.
#[test]
#[ignore = "needs a corpus"]
fn a_corpus_parses_without_error() {
    let Some(dir) = std::env::var_os("CINCH_PARSE_CORPUS") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(dir).expect("the corpus is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut n_bad = 0;
    let n_files = paths.len();
    for path in paths {
        if std::env::var_os("CINCH_PARSE_VERBOSE").is_some() {
            println!("{}", path.display());
        }
        let text = String::from_utf8_lossy(&std::fs::read(&path).expect("a file")).into_owned();
        let mut parsed = parse_source(Source::new(&text), ParseMode::Unit, false);
        parsed.parse_all_delayed();
        if let Some(first) = parsed.errors().first() {
            n_bad += 1;
            println!("{}: {first}", path.file_name().unwrap_or_default().to_string_lossy());
        }
    }
    println!("{n_bad} of {n_files} files have errors");
}
