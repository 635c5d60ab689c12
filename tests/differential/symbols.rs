//! Functions that nobody defines: the symbols that Cinch misses are those that g++'s object file refers to.
//!
//! A file of `tests/differential/symbols` has declarations, a line `// CALLS`, and statements that call what is declared.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{FLAGS, run, succeeded};
use crate::Test;

/// One test for each file.
pub fn tests() -> Vec<Test> {
    let entries = fs::read_dir("tests/differential/symbols").into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let test = |path: std::path::PathBuf| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Test { name: format!("differential symbols {name}"), run: Box::new(move || compare(&path, &name)) }
    };
    paths.into_iter().map(test).collect()
}

fn compare(path: &Path, name: &str) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let (declarations, calls) = text.split_once("// CALLS\n").ok_or("no calls")?;
    let dir = Path::new("target/differential").join(format!("symbols-{name}"));
    fs::create_dir_all(&dir).map_err(|e| e.to_string())?;
    let dir = fs::canonicalize(dir).map_err(|e| e.to_string())?;
    fs::write(dir.join("main.cc"), format!("{declarations}int main() {{\n{calls}}}\n")).map_err(|e| e.to_string())?;
    fs::write(dir.join("decls.h"), declarations).map_err(|e| e.to_string())?;
    succeeded(&run(Command::new("g++").args(FLAGS).args(["-c", "main.cc"]).current_dir(&dir))?, "g++ -c")?;
    let symbols = run(Command::new("nm").args(["-u", "main.o"]).current_dir(&dir))?;
    succeeded(&symbols, "nm")?;
    let symbols = String::from_utf8_lossy(&symbols.stdout);
    let wanted: BTreeSet<&str> = symbols.split_whitespace().filter(|word| word.starts_with("_Z")).collect();
    let reported = inputs(&dir, &format!("#include \"{}/decls.h\"\n{calls}", dir.display()))?;
    let missed: BTreeSet<&str> = reported.split('`').filter(|word| word.starts_with("_Z")).collect();
    let difference: Vec<String> = wanted.symmetric_difference(&missed).map(|symbol| format!("  {symbol}")).collect();
    match difference.is_empty() && !wanted.is_empty() {
        true => Ok(()),
        false => Err(format!("symbols that only one of g++ and cinch has:\n{}", difference.join("\n"))),
    }
}

/// What Cinch reports about these inputs, one a line.
fn inputs(dir: &Path, text: &str) -> Result<String, String> {
    let mut command = Command::new("timeout");
    command.arg("50").arg(env!("CARGO_BIN_EXE_cinch")).current_dir(dir);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).map_err(|e| e.to_string())?;
    }
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}
