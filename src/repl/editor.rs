//! The prompt: line editing with history, several lines to an input.

use std::borrow::Cow;
use std::path::PathBuf;

use colored::Colorize;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Cmd, Config, Editor, EventHandler, KeyCode, KeyEvent, Modifiers};
use rustyline::{Completer, Helper, Highlighter, Hinter, Validator};

use crate::repl::show;
use crate::session::Session;

const PROMPT: &str = "cinch> ";
const MORE: &str = "  ...> ";

/// What the line editor asks; nothing beyond plain editing.
#[derive(Completer, Helper, Highlighter, Hinter, Validator)]
struct Plain;

/// Reads and answers inputs until ^D or `.q`.
pub(super) fn interact(session: &mut Session) {
    println!("Cinch {}: C++, input by input. `.help` lists the commands, ^D ends.", env!("CARGO_PKG_VERSION"));
    let config = Config::builder().auto_add_history(false).max_history_size(10_000).map(|b| b.build());
    let Ok(mut editor) = config.and_then(Editor::<Plain, FileHistory>::with_config) else {
        eprintln!("cinch: this terminal cannot be edited on");
        return;
    };
    editor.set_helper(Some(Plain));
    editor.bind_sequence(KeyEvent(KeyCode::Enter, Modifiers::ALT), EventHandler::Simple(Cmd::Newline));
    let history = history_file();
    if let Some(path) = &history {
        let _ = editor.load_history(path);
    }
    let mut pending = String::new();
    loop {
        let prompt: Cow<'_, str> = if pending.is_empty() { PROMPT.green().to_string().into() } else { MORE.into() };
        match editor.readline(&*prompt) {
            Ok(line) => {
                // An empty line ends an input that still asks for more: its error is shown.
                let is_forced = !pending.is_empty() && line.trim().is_empty();
                pending.push_str(&line);
                pending.push('\n');
                if pending.trim().is_empty() {
                    pending.clear();
                    continue;
                }
                let outcome = session.eval_line(&pending);
                if outcome.is_incomplete && !is_forced {
                    continue;
                }
                let _ = editor.add_history_entry(pending.trim_end());
                pending.clear();
                show(&outcome, session);
                if outcome.wants_quit {
                    break;
                }
            }
            Err(ReadlineError::Interrupted) => pending.clear(),
            Err(_) => break,
        }
    }
    if let Some(path) = &history {
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = editor.save_history(path);
    }
}

/// `$CINCH_HISTFILE`, or `cinch/history` in the user's state directory; none with `CINCH_NOHISTORY`.
fn history_file() -> Option<PathBuf> {
    if std::env::var_os("CINCH_NOHISTORY").is_some() {
        return None;
    }
    if let Some(path) = std::env::var_os("CINCH_HISTFILE") {
        return Some(path.into());
    }
    let state = std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state")))?;
    Some(state.join("cinch/history"))
}
