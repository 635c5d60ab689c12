//! Differential tests: generated programs mean to Cinch what they mean to g++.
//!
//! Each program is built with g++ (which must be there) and run by `cinch`; what the two print is compared. Where code
//! has to cross the boundary, a shared library that g++ makes stands on the other side. The generators are seeded, so
//! a failure comes again; what they wrote stays in `target/differential`.

mod abi;
mod arith;
mod classes;
mod exceptions;
mod mangle;
mod printf;
mod random;
mod rng;
mod symbols;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::Test;

/// What g++ gets besides the file: the default standard of Cinch, no optimisation.
const FLAGS: &[&str] = &["-std=gnu++20", "-O0", "-w", "-fPIC", "-pthread"];

/// The tests of this folder.
pub fn tests() -> Vec<Test> {
    let mut tests = programs();
    tests.extend(abi::tests());
    tests.extend(arith::tests());
    tests.extend(classes::tests());
    tests.extend(exceptions::tests());
    tests.extend(mangle::tests());
    tests.extend(printf::tests());
    tests.extend(random::tests());
    tests.extend(symbols::tests());
    tests
}

/// The hand-written programs of `tests/programs`.
fn programs() -> Vec<Test> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/programs").into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "cc"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            Test {
                name: format!("differential program {name}"),
                run: Box::new(move || {
                    let text = fs::read_to_string(&path).map_err(|e| e.to_string())?;
                    Case::new(&format!("program-{name}"))?.program("main", &text)?.compare(&[&[]])
                }),
            }
        })
        .collect()
}

/// A folder with the sources of one test, and what g++ made of them.
struct Case {
    dir: PathBuf,
    library: Option<&'static str>,
}

impl Case {
    fn new(name: &str) -> Result<Case, String> {
        let dir = PathBuf::from("target/differential").join(name);
        fs::create_dir_all(&dir).map_err(|e| e.to_string())?;
        let dir = fs::canonicalize(dir).map_err(|e| e.to_string())?;
        Ok(Case { dir, library: None })
    }

    /// A file beside the others.
    fn file(self, name: &str, text: &str) -> Result<Case, String> {
        fs::write(self.dir.join(name), text).map_err(|e| e.to_string())?;
        Ok(self)
    }

    /// A shared library that g++ makes of `text`.
    fn library(mut self, text: &str) -> Result<Case, String> {
        self = self.file("side.cc", text)?;
        let mut command = Command::new("g++");
        command.args(FLAGS).args(["-shared", "-o", "libside.so", "side.cc"]).current_dir(&self.dir);
        succeeded(&run(&mut command)?, "g++ -shared")?;
        self.library = Some("side");
        Ok(self)
    }

    /// The program `name`, built with g++.
    fn program(self, name: &str, text: &str) -> Result<Case, String> {
        let source = format!("{name}.cc");
        let case = self.file(&source, text)?;
        let mut command = Command::new("g++");
        command.args(FLAGS).args(["-o", name, &source]).current_dir(&case.dir);
        if let Some(library) = case.library {
            command.args(["-L.", &format!("-l{library}"), "-Wl,-rpath,$ORIGIN"]);
        }
        command.args(["-ldl", "-lm"]);
        succeeded(&run(&mut command)?, "g++")?;
        Ok(case)
    }

    /// `main` as g++ built it prints what `main.cc` prints under `cinch` with each of these lists of options.
    fn compare(&self, runs: &[&[&str]]) -> Result<(), String> {
        let expected = run(limited(&self.dir.join("main")).current_dir(&self.dir))?;
        if expected.status.code().is_none_or(|code| code > 123) {
            return Err(format!("what g++ built: {}", expected.status));
        }
        for options in runs {
            let mut command = limited(Path::new(env!("CARGO_BIN_EXE_cinch")));
            command.args(*options).current_dir(&self.dir);
            if let Some(library) = self.library {
                command.args(["-L", ".", "-l", library]);
            }
            let printed = run(command.arg("main.cc"))?;
            same(&expected, &printed).map_err(|why| format!("{} {options:?}: {why}", self.dir.display()))?;
        }
        Ok(())
    }
}

/// `program`, ended after a while.
fn limited(program: &Path) -> Command {
    let mut command = Command::new("timeout");
    command.arg("50").arg(program);
    command
}

fn run(command: &mut Command) -> Result<Output, String> {
    command.output().map_err(|e| format!("{command:?}: {e}"))
}

fn succeeded(output: &Output, what: &str) -> Result<(), String> {
    match output.status.success() {
        true => Ok(()),
        false => {
            let error = String::from_utf8_lossy(&output.stderr);
            let error: Vec<&str> = error.lines().take(20).collect();
            Err(format!("{what}: {}\n{}", output.status, error.join("\n")))
        }
    }
}

/// The first lines in which two outputs differ.
fn same(expected: &Output, printed: &Output) -> Result<(), String> {
    if expected.stdout == printed.stdout && expected.status == printed.status {
        return Ok(());
    }
    let (left, right) = (String::from_utf8_lossy(&expected.stdout), String::from_utf8_lossy(&printed.stdout));
    let n_lines = left.lines().count().max(right.lines().count());
    let pairs = left.lines().map(Some).chain(std::iter::repeat(None));
    let pairs = pairs.zip(right.lines().map(Some).chain(std::iter::repeat(None))).take(n_lines);
    let differing: Vec<String> = pairs
        .filter(|(l, r)| l != r)
        .map(|(l, r)| format!("  g++:   {}\n  cinch: {}", l.unwrap_or("(nothing)"), r.unwrap_or("(nothing)")))
        .collect();
    let error = String::from_utf8_lossy(&printed.stderr);
    let error: Vec<&str> = error.lines().take(30).collect();
    Err(format!(
        "{} and {}, {} lines differ\n{}\n{}",
        expected.status,
        printed.status,
        differing.len(),
        differing.iter().take(12).cloned().collect::<Vec<_>>().join("\n"),
        error.join("\n")
    ))
}
