//! Checks of the source tree: who imports whom, module headers, where `unsafe` stands.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Test;

/// Each stage with the stages that it may use; see ARCHITECTURE.md.
const MAY_USE: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("source", &["base"]),
    ("diag", &["base", "source"]),
    ("lex", &["base", "source", "diag"]),
    ("pp", &["base", "source", "diag", "lex"]),
    ("ast", &["base", "source", "lex"]),
    ("parse", &["base", "source", "diag", "lex", "ast"]),
    ("hir", &["base", "source", "ast", "lex"]),
    ("sema", &["base", "source", "diag", "lex", "ast", "parse", "hir"]),
    ("ir", &["base", "source", "hir", "ast"]),
    ("jit", &["base", "ir"]),
    ("print", &["base", "source", "hir", "ast", "jit"]),
    ("session", &["base", "source", "diag", "lex", "pp", "ast", "parse", "hir", "sema", "ir", "jit", "print"]),
    ("repl", &["session"]),
];

/// Folders where `unsafe` may stand.
const UNSAFE: &[&str] = &["allocator", "ir", "jit", "print"];

/// The checks, as tests.
pub fn tests() -> Vec<Test> {
    vec![
        Test { name: "tidy imports".into(), run: Box::new(imports) },
        Test { name: "tidy module headers".into(), run: Box::new(headers) },
        Test { name: "tidy unsafe".into(), run: Box::new(unsafe_code) },
    ]
}

fn sources() -> Vec<(String, PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files
        .into_iter()
        .filter_map(|path| {
            let stage = path.components().nth(1)?.as_os_str().to_string_lossy().trim_end_matches(".rs").to_string();
            let text = fs::read_to_string(&path).ok()?;
            Some((stage, path, text))
        })
        .collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn verdict(problems: Vec<String>) -> Result<(), String> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

fn is_test(path: &Path) -> bool {
    path.components().any(|c| c.as_os_str().to_string_lossy().starts_with("test"))
}

fn imports() -> Result<(), String> {
    let mut problems = Vec::new();
    for (stage, path, text) in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == stage) else { continue };
        if is_test(&path) {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for used in code.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_stage = MAY_USE.iter().any(|(name, _)| *name == used);
            if is_stage && used != stage && !allowed.contains(&used.as_str()) {
                problems.push(format!("{}: `{stage}` must not use `{used}`", path.display()));
            }
        }
    }
    verdict(problems)
}

fn headers() -> Result<(), String> {
    let missing = sources().into_iter().filter(|(_, _, text)| !text.starts_with("//!"));
    verdict(missing.map(|(_, path, _)| format!("{}: the first line is no `//!`", path.display())).collect())
}

fn unsafe_code() -> Result<(), String> {
    let mut problems = Vec::new();
    for (stage, path, text) in sources() {
        if UNSAFE.contains(&stage.as_str()) || is_test(&path) {
            continue;
        }
        let is_used = text.lines().any(|line| {
            let code = line.split("//").next().unwrap_or_default();
            code.contains("unsafe {") || code.contains("unsafe fn") || code.contains("unsafe impl")
        });
        if is_used {
            problems.push(format!("{}: `unsafe` stands outside {UNSAFE:?}", path.display()));
        }
    }
    verdict(problems)
}
