//! Transcripts: inputs and what they show, in one file.
//!
//! A line that is no comment is fed to a session as a prompt would; lines join while the session asks for more.
//! What an input shows follows it: `//=` its value, `//|` a line on standard output, `//!` a line of diagnostics.
//! A first line `//@ OPTIONS` chooses the language: `--std NAME`, and `--isystem DIR` for what DIR's headers say of the compiler.
//! Other comments are the reader's. Addresses are shown as `0x...`. A file is one session in one process.

use std::fs;
use std::io::{Read, Seek, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::Command;

use cinch::{Options, Session};

use crate::Test;

/// The variable that makes this binary run one transcript: the file's path.
pub const CHILD: &str = "CINCH_TRANSCRIPT";

/// One test for each transcript below `tests/repl`.
pub fn tests() -> Vec<Test> {
    let mut files = Vec::new();
    collect(Path::new("tests/repl"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| Test { name: format!("transcript {}", path.display()), run: Box::new(move || run(&path)) })
        .collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "cc") {
            files.push(path);
        }
    }
}

fn run(path: &Path) -> Result<(), String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = Command::new("timeout")
        .arg("120")
        .arg(exe)
        .env(CHILD, path)
        .env("NO_COLOR", "1")
        .output()
        .map_err(|e| e.to_string())?;
    let actual = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the session ended with {}\n{error}\nafter:\n{actual}", output.status));
    }
    let expected = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let has_error = actual.lines().any(|line| line.starts_with("//! error"));
    let says_fail = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("fail_"));
    if actual == expected {
        return match has_error == says_fail {
            true => Ok(()),
            false => Err("a transcript is named `fail_…` if and only if it shows an error".into()),
        };
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return fs::write(path, actual).map_err(|e| e.to_string());
    }
    Err(difference(&expected, &actual))
}

/// The first lines that differ, with what stands before them.
fn difference(expected: &str, actual: &str) -> String {
    let (mut old, mut new) = (expected.lines(), actual.lines());
    let mut before = Vec::new();
    loop {
        match (old.next(), new.next()) {
            (Some(a), Some(b)) if a == b => before.push(a),
            (a, b) => {
                let context: String = before.iter().rev().take(3).rev().map(|line| format!("  {line}\n")).collect();
                let rest: String = b.into_iter().chain(new.take(12)).map(|line| format!("+ {line}\n")).collect();
                return format!("{context}- {}\n{rest}", a.unwrap_or("<end>"));
            }
        }
    }
}

/// Runs the transcript and prints it as it should read.
pub fn child(path: &str) {
    let text = fs::read_to_string(path).expect("the transcript is readable");
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(move || replay(&text));
    let shown = worker.expect("a thread starts").join().expect("the session does not panic");
    print!("{shown}");
}

/// The options that the first line asks for.
fn options(text: &str) -> Options {
    let mut options = Options::default();
    let mut words = text.lines().next().and_then(|line| line.strip_prefix("//@ ")).unwrap_or_default().split(' ');
    while let (Some(option), Some(value)) = (words.next(), words.next()) {
        match option {
            "--std" => options.standard = value.to_string(),
            "--isystem" => options.system_dirs.push(PathBuf::from(value)),
            other => panic!("no option of a transcript: {other}"),
        }
    }
    options
}

fn replay(text: &str) -> String {
    let capture = Capture::start();
    let mut session = Session::new(options(text)).expect("a session starts");
    let mut out = String::new();
    let mut pending = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_expectation = ["//=", "//|", "//!"].iter().any(|mark| line.starts_with(mark));
        if is_expectation {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        if pending.is_empty() && (line.trim().is_empty() || line.starts_with("//")) {
            continue;
        }
        pending.push_str(line);
        pending.push('\n');
        let outcome = session.eval_line(&pending);
        let is_last = lines.clone().all(|line| line.trim().is_empty() || line.starts_with("//"));
        if outcome.is_incomplete && !is_last {
            continue;
        }
        pending.clear();
        let printed = capture.take();
        show("//!", &outcome.diagnostics_text, &mut out);
        show("//|", &printed, &mut out);
        show("//|", outcome.text.as_deref().unwrap_or_default(), &mut out);
        if let Some(value) = &outcome.value {
            show("//=", value, &mut out);
        }
    }
    let end = session.finish();
    show("//!", &end.diagnostics_text, &mut out);
    show("//|", &capture.take(), &mut out);
    out
}

fn show(mark: &str, text: &str, out: &mut String) {
    for line in text.lines() {
        let line = hide_addresses(line);
        out.push_str(format!("{mark} {line}").trim_end());
        out.push('\n');
    }
}

/// `0x7ffd12345678` as `0x...`: six digits or more are an address.
fn hide_addresses(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].bytes().take_while(u8::is_ascii_hexdigit).count();
        out.push_str(&rest[..at]);
        out.push_str(if digits >= 8 { "0x..." } else { &rest[at..at + 2 + digits] });
        rest = &rest[at + 2 + digits..];
    }
    out + rest
}

/// Standard output sent to a file, so that what user code prints can be shown where it belongs.
struct Capture {
    file: std::cell::RefCell<fs::File>,
    saved: i32,
}

impl Capture {
    fn start() -> Capture {
        let path = std::env::temp_dir().join(format!("cinch-transcript-{}", std::process::id()));
        let file = fs::OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&path);
        let file = file.expect("a temporary file");
        let _ = fs::remove_file(&path);
        // SAFETY: plain descriptors of this process.
        let saved = unsafe {
            let saved = libc::dup(1);
            libc::dup2(file.as_raw_fd(), 1);
            saved
        };
        Capture { file: file.into(), saved }
    }

    /// What was printed since the last call.
    fn take(&self) -> String {
        let _ = std::io::stdout().flush();
        // SAFETY: flushes all of C's streams.
        unsafe { libc::fflush(std::ptr::null_mut()) };
        let mut file = self.file.borrow_mut();
        let mut bytes = Vec::new();
        let _ = file.rewind();
        let _ = file.read_to_end(&mut bytes);
        let _ = file.set_len(0);
        let _ = file.rewind();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        // SAFETY: `saved` was duplicated from descriptor 1.
        unsafe { libc::dup2(self.saved, 1) };
    }
}
