//! The preprocessed text, as `-E` prints it.
//!
//! Each token stands on the line that its source has, as far as that can be told; `# line "file" flags` says where
//! lines come from, so `g++ -fpreprocessed -x c++` reads it. White space is as in the source, and is added where two
//! tokens would otherwise be read as one.

use crate::base::Symbol;
use crate::lex::TokenKind;
use crate::pp::run::Run;
use crate::pp::token::{BOL, PpKind, PpToken, SPACE};

/// The text of all tokens of the run.
pub(crate) fn print(run: &mut Run<'_>) -> String {
    let mut printer = Printer { text: String::new(), line: 0, file: None, previous: None };
    run.wants_file_changes = true;
    loop {
        let token = run.next();
        match token.kind {
            PpKind::Eof => break,
            PpKind::FileChange => printer.change_file(run, token),
            PpKind::Pragma => {
                printer.end_line();
                printer.move_to(run, token);
                printer.text.push_str(&format!("#pragma {}\n", token.spelling()));
                printer.line += 1;
            }
            _ => printer.token(run, token),
        }
    }
    printer.end_line();
    printer.text
}

struct Printer {
    text: String,
    /// The source line that the text's last line stands for.
    line: u32,
    file: Option<String>,
    /// The token before, while the line goes on.
    previous: Option<PpToken>,
}

impl Printer {
    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
            self.line += 1;
        }
        self.previous = None;
    }

    /// Writes `# line "file" flags`.
    fn marker(&mut self, line: u32, name: &str, flags: &str) {
        self.end_line();
        let name = name.replace('\\', "\\\\").replace('"', "\\\"");
        self.text.push_str(&format!("# {line} \"{name}\"{flags}\n"));
        self.line = line;
        self.file = Some(name);
    }

    fn change_file(&mut self, run: &mut Run<'_>, token: PpToken) {
        let mut flags = match token.sym {
            sym if sym == Symbol::from_raw(1) && self.file.is_some() => String::from(" 1"),
            sym if sym == Symbol::from_raw(2) => String::from(" 2"),
            _ => String::new(),
        };
        // By now other files may have been opened: the position says which one is meant.
        if run.map.is_system(token.span.lo) {
            flags.push_str(" 3");
        }
        if let Some(place) = run.map.place(token.span.lo) {
            self.marker(place.line, &place.file, &flags);
        }
    }

    /// Makes the next line of the text stand for the line of `token`.
    fn move_to(&mut self, run: &mut Run<'_>, token: PpToken) {
        let line = run.line_of(token.span.lo);
        // A few empty lines read better than a marker.
        if line > self.line && line - self.line <= 8 {
            self.text.extend(std::iter::repeat_n('\n', (line - self.line) as usize));
            self.line = line;
        } else if line != self.line {
            let flags = if run.map.is_system(token.span.lo) { " 3" } else { "" };
            if let Some(place) = run.map.place(token.span.lo) {
                self.marker(place.line, &place.file, flags);
            }
        }
    }

    fn token(&mut self, run: &mut Run<'_>, token: PpToken) {
        let starts_line = token.has(BOL) || self.previous.is_none();
        if starts_line {
            self.end_line();
            self.move_to(run, token);
            let indent = column(run, token);
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
        let needs_space = match self.previous {
            Some(previous) => token.has(SPACE) || would_join(previous, token),
            None => token.kind == PpKind::Hash,
        };
        if needs_space {
            self.text.push(' ');
        }
        let spelling = token.spelling();
        self.text.push_str(spelling);
        self.line += memchr::memchr_iter(b'\n', spelling.as_bytes()).count() as u32;
        self.previous = Some(token);
    }
}

/// How far from the start of its line a token stands.
fn column(run: &Run<'_>, token: PpToken) -> usize {
    let pos = run.map.call_site(token.span.lo);
    let Some(file) = run.map.file_of(pos) else { return 0 };
    let offset = (pos.0 - run.map.start(file).0) as usize;
    let before = run.map.text(file).as_bytes().get(..offset).unwrap_or(&[]);
    // A line that is one long column is not worth its blanks.
    before.len().saturating_sub(memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)).min(200)
}

/// Whether two tokens without white space between them could be read as other tokens. Errs on the side of a blank.
fn would_join(left: PpToken, right: PpToken) -> bool {
    let is_word = |t: PpToken| matches!(t.kind, PpKind::Identifier | PpKind::Number | PpKind::Other);
    let is_quoted = |t: PpToken| matches!(t.kind, PpKind::String | PpKind::Char);
    match (left.kind, right.kind) {
        (PpKind::Number, PpKind::Punct(TokenKind::Plus | TokenKind::Minus | TokenKind::Dot | TokenKind::Ellipsis)) => {
            true
        }
        (PpKind::Punct(TokenKind::Dot), PpKind::Number) => true,
        _ if is_word(left) => {
            is_word(right) || is_quoted(right) || right.spelling().starts_with(|c: char| c.is_ascii_alphabetic())
        }
        _ if is_quoted(left) => is_word(right),
        (PpKind::Punct(_) | PpKind::Hash | PpKind::HashHash, PpKind::Punct(_) | PpKind::Hash | PpKind::HashHash) => {
            let closed = "()[]{};,?~";
            let ends = left.spelling().ends_with(|c| closed.contains(c));
            !ends && !right.spelling().starts_with(|c| closed.contains(c))
        }
        (PpKind::Punct(_), _) => {
            left.spelling().as_bytes()[0].is_ascii_alphabetic() && (is_word(right) || is_quoted(right))
        }
        _ => false,
    }
}
