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
