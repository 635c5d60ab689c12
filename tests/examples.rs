//! The examples run as tests: each `examples/*.cc` under `cinch`, its output as its last comment lines say.
//!
//! A line `// prints: TEXT` names one line of standard output, in order.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Test;

/// One test for each example.
pub fn tests() -> Vec<Test> {
    let mut names: Vec<_> = fs::read_dir("examples").into_iter().flatten().flatten().map(|e| e.path()).collect();
    names.retain(|path| path.extension().is_some_and(|e| e == "cc"));
    names.sort();
    names
        .into_iter()
        .map(|path| Test { name: format!("example {}", path.display()), run: Box::new(move || run(&path)) })
        .collect()
}

fn run(path: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let expected: String =
        text.lines().filter_map(|line| line.strip_prefix("// prints: ")).map(|line| format!("{line}\n")).collect();
    let output = Command::new(env!("CARGO_BIN_EXE_cinch")).arg(path).output().map_err(|e| e.to_string())?;
    let printed = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || printed != expected {
        let error = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}\nexpected:\n{expected}\nprinted:\n{printed}\n{error}", output.status));
    }
    Ok(())
}
