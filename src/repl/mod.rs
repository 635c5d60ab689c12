//! The terminal: a prompt, a pipe, files and `-e`, all thin shells over a session.

mod editor;

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::session::{Options, Outcome, Session};

/// What the command line asks for.
#[derive(Debug, Clone, Default)]
pub struct Invocation {
    pub options: Options,
    /// `-e CODE`, in order.
    pub code: Vec<String>,
    pub file: Option<String>,
    /// What follows FILE.
    pub args: Vec<String>,
    /// `-E`
    pub only_preprocess: bool,
    /// `-fsyntax-only`
    pub only_check: bool,
    /// `-v`
    pub is_verbose: bool,
}

/// Runs an invocation; the status is 1 when an input failed, or `main`'s.
pub fn run(mut invocation: Invocation) -> ExitCode {
    invocation.options.is_colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut session = match Session::new(invocation.options.clone()) {
        Ok(session) => session,
        Err(message) => {
            eprintln!("cinch: {}", message.trim_end());
            return ExitCode::FAILURE;
        }
    };
    if invocation.is_verbose {
        eprintln!("cinch {}", env!("CARGO_PKG_VERSION"));
        show(&session.eval_line(".I"), &session);
    }
    let mut is_ok = true;
    for code in &invocation.code {
        let outcome = session.eval_line(code);
        show(&outcome, &session);
        is_ok &= !outcome.is_error && !outcome.is_incomplete;
    }
    if let Some(file) = &invocation.file {
        return run_file(session, file, &invocation);
    }
    if !invocation.code.is_empty() {
        return status(finish(session) && is_ok);
    }
    if io::stdin().is_terminal() {
        editor::interact(&mut session);
        finish(session);
        return ExitCode::SUCCESS;
    }
    let is_ok = pipe(&mut session);
    status(finish(session) && is_ok)
}

/// Ends the session; false when a destructor or exit handler failed.
fn finish(session: Session) -> bool {
    let outcome = session.finish();
    let _ = io::stderr().write_all(outcome.diagnostics_text.as_bytes());
    !outcome.is_error
}

fn status(is_ok: bool) -> ExitCode {
    if is_ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_file(mut session: Session, file: &str, invocation: &Invocation) -> ExitCode {
    if invocation.only_preprocess {
        return match session.preprocess_file(Path::new(file)) {
            Ok(text) => status(io::stdout().write_all(text.as_bytes()).is_ok()),
            Err(outcome) => {
                show(&outcome, &session);
                ExitCode::FAILURE
            }
        };
    }
    if invocation.only_check {
        let outcome = session.check_file(Path::new(file));
        show(&outcome, &session);
        return status(!outcome.is_error);
    }
    let mut args = vec![file.to_string()];
    args.extend(invocation.args.iter().cloned());
    let outcome = session.run_file(Path::new(file), &args);
    show(&outcome, &session);
    match (finish(session), outcome.exit_status) {
        // What `exit` keeps of a status.
        (true, Some(value)) => ExitCode::from(value as u8),
        (is_ok, _) => status(is_ok && !outcome.is_error),
    }
}

/// Inputs from a pipe, line by line, joined while the session asks for more. False when one failed.
fn pipe(session: &mut Session) -> bool {
    let mut is_ok = true;
    let mut pending = String::new();
    // The line that `pending` begins on, and how many were read.
    let (mut first_line, mut n_lines) = (1, 0);
    let mut lines = BufReader::with_capacity(1 << 16, io::stdin());
    loop {
        let mut bytes = Vec::new();
        let is_end = !matches!(lines.read_until(b'\n', &mut bytes), Ok(n) if n > 0);
        if is_end && pending.trim().is_empty() {
            return is_ok;
        }
        if pending.is_empty() {
            first_line = n_lines + 1;
        }
        n_lines += 1;
        pending.push_str(&String::from_utf8_lossy(&bytes));
        if pending.trim().is_empty() || (pending.starts_with("#!") && !is_end) {
            pending.clear();
            continue;
        }
        if is_else_next(lines.buffer()) {
            continue;
        }
        let outcome = session.eval_piped(&pending, first_line);
        if outcome.is_incomplete && !is_end {
            continue;
        }
        pending.clear();
        show(&outcome, session);
        is_ok &= !outcome.is_error && !outcome.is_incomplete;
        if outcome.wants_quit || is_end {
            return is_ok;
        }
    }
}

/// Whether the text that was read ahead goes on with `else`, which no input can begin with.
fn is_else_next(ahead: &[u8]) -> bool {
    let rest = ahead.trim_ascii_start().strip_prefix(b"else");
    rest.is_some_and(|rest| rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_'))
}

/// Shows an outcome: diagnostics on standard error, values and answers on standard output, in this order.
fn show(outcome: &Outcome, session: &Session) {
    let _ = io::stdout().flush();
    if !outcome.diagnostics_text.is_empty() {
        let _ = io::stderr().write_all(outcome.diagnostics_text.as_bytes());
    }
    let mut out = io::stdout().lock();
    for text in outcome.text.iter() {
        let _ = out.write_all(text.as_bytes());
    }
    for value in outcome.value.iter() {
        let _ = writeln!(out, "{value}");
    }
    if session.shows_times() {
        let _ = writeln!(out, "{}", outcome.times.show());
    }
    let _ = out.flush();
}
