//! Diagnostics as text: source excerpt, labels, macro and include backtrace.

use std::borrow::Cow;

use codespan_reporting::diagnostic as cs;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term;

use crate::base::{FxHashSet, limits};
use crate::diag::{Diagnostic, Label, Note, Request, Severity};
use crate::source::{FileId, Pos, SourceMap, Span};

/// Whether escape sequences for colour are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Plain,
    Ansi,
}

/// The text of `diagnostics`, one after the other, each line ended. Of several errors inside of what one expression of
/// the user's instantiates only the first is shown.
pub fn render(map: &SourceMap, diagnostics: &[Diagnostic], colour: Colour) -> String {
    let mut out = String::new();
    let mut n_errors = 0;
    let mut n_hidden = 0;
    let mut asked = FxHashSet::default();
    for diagnostic in diagnostics {
        let diagnostic = from_the_user(map, diagnostic);
        if diagnostic.severity == Severity::Error {
            let is_first = diagnostic.requests.is_empty() || asked.insert(diagnostic.primary.span);
            n_errors += usize::from(is_first);
            if !is_first || n_errors > limits::ERRORS_PER_INPUT {
                n_hidden += 1;
                continue;
            }
        }
        render_one(map, &diagnostic, colour, &mut out);
    }
    if n_hidden > 0 {
        let errors = if n_hidden == 1 { "error is" } else { "errors are" };
        out.push_str(&format!("note: {n_hidden} more {errors} not shown\n"));
    }
    out
}

/// An error inside of a library stands where the user's text asked for the instantiation; the place in the library
/// is a note.
fn from_the_user<'d>(map: &SourceMap, diagnostic: &'d Diagnostic) -> Cow<'d, Diagnostic> {
    let is_users = |span: Span| !span.is_none() && map.is_user_text(span.lo);
    let found = diagnostic.requests.iter().position(|request| is_users(request.span));
    let Some(index) = found.filter(|_| !is_users(diagnostic.primary.span)) else { return Cow::Borrowed(diagnostic) };
    let request = &diagnostic.requests[index];
    let text = match request.what.as_str() {
        "" => String::new(),
        what => format!("in the instantiation of `{what}` asked for here"),
    };
    let mut notes = diagnostic.notes.clone();
    let here = match &diagnostic.requests[0] {
        innermost if index > 0 && !innermost.what.is_empty() => {
            let levels = if index == 1 { "1 level".to_owned() } else { format!("{index} levels") };
            format!("the error is in the instantiation of `{}`, {levels} below", innermost.what)
        }
        _ => "the error is here".to_owned(),
    };
    let at = notes.iter().position(|note| note.span.is_some()).unwrap_or(notes.len());
    notes.insert(at, Note { span: Some(diagnostic.primary.span), text: here });
    Cow::Owned(Diagnostic {
        primary: Label { span: request.span, text },
        secondary: Vec::new(),
        notes,
        requests: vec![request.clone()],
        ..diagnostic.clone()
    })
}

fn render_one(map: &SourceMap, diagnostic: &Diagnostic, colour: Colour, out: &mut String) {
    let severity = match diagnostic.severity {
        Severity::Warning => cs::Severity::Warning,
        Severity::Error => cs::Severity::Error,
    };
    let mut shown = cs::Diagnostic::new(severity).with_message(&diagnostic.message);
    if let Some((file, range)) = text_range(map, diagnostic.primary.span) {
        shown.labels.push(cs::Label::primary(file, range).with_message(&diagnostic.primary.text));
    }
    for label in &diagnostic.secondary {
        if let Some((file, range)) = text_range(map, label.span) {
            shown.labels.push(cs::Label::secondary(file, range).with_message(&label.text));
        }
    }
    let mut notes: Vec<cs::Diagnostic<FileId>> = Vec::new();
    for note in diagnostic.notes.iter().chain(&asked_for(diagnostic)) {
        match note.span.and_then(|span| text_range(map, span)) {
            Some((file, range)) => {
                notes.push(cs::Diagnostic::note().with_message(&note.text).with_label(cs::Label::primary(file, range)))
            }
            None => shown.notes.push(note.text.clone()),
        }
    }
    shown.notes.extend(backtrace(map, diagnostic.primary.span.lo));
    emit(map, &shown, colour, out);
    for note in &notes {
        emit(map, note, colour, out);
    }
}

/// What was being instantiated: the innermost, and the outermost with the number of those between.
fn asked_for(diagnostic: &Diagnostic) -> Vec<Note> {
    let requests = &diagnostic.requests;
    let note = |request: &Request, count: &str| Note {
        span: Some(request.span),
        text: format!("{count}in the instantiation of `{}` asked for here", request.what),
    };
    let is_told = |request: &&Request| !request.what.is_empty() && request.span != diagnostic.primary.span;
    let mut told = requests.iter().filter(is_told);
    let mut notes: Vec<Note> = told.next().map(|request| note(request, "")).into_iter().collect();
    let n_between = told.clone().count().saturating_sub(1);
    let count = if n_between == 0 { String::new() } else { format!("and {n_between} more levels up, ") };
    notes.extend(told.next_back().map(|request| note(request, &count)));
    notes
}

/// Which macros and includes led to `pos`, innermost first.
fn backtrace(map: &SourceMap, mut pos: Pos) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some((expansion, _)) = map.expansion_of(pos) {
        lines.push(format!("in expansion of macro `{}`", expansion.name));
        pos = expansion.call.lo;
    }
    let mut file = map.file_of(pos);
    while let Some(span) = file.and_then(|f| map.included_from(f)) {
        if let Some(place) = map.place(span.lo) {
            lines.push(format!("included from {}:{}", place.file, place.line));
        }
        file = map.file_of(map.call_site(span.lo));
    }
    const SHOWN: usize = 8;
    if lines.len() > SHOWN {
        let hidden = lines.len() - SHOWN;
        lines.truncate(SHOWN);
        lines.push(format!("and {hidden} more levels"));
    }
    lines
}

/// The bytes of one file that `span` shows. Tokens of expansions are shown at the macro call.
fn text_range(map: &SourceMap, span: Span) -> Option<(FileId, std::ops::Range<usize>)> {
    if span.is_none() {
        return None;
    }
    let lo = map.call_site(span.lo);
    let file = map.file_of(lo)?;
    let start = map.start(file).0;
    let len = map.text(file).len();
    let lo_offset = ((lo.0 - start) as usize).min(len);
    let hi = if map.expansion_of(span.lo).is_some() {
        outermost_call(map, span.lo).map_or(lo, |call| call.hi)
    } else {
        span.hi
    };
    let hi_offset = if map.file_of(hi) == Some(file) { ((hi.0 - start) as usize).min(len) } else { lo_offset + 1 };
    let range = lo_offset..hi_offset.max(lo_offset);
    let text = map.text(file);
    (text.is_char_boundary(range.start) && text.is_char_boundary(range.end)).then_some((file, range))
}

fn outermost_call(map: &SourceMap, mut pos: Pos) -> Option<Span> {
    let mut call = None;
    while let Some((expansion, _)) = map.expansion_of(pos) {
        call = Some(expansion.call);
        pos = expansion.call.lo;
    }
    call
}

fn emit(map: &SourceMap, diagnostic: &cs::Diagnostic<FileId>, colour: Colour, out: &mut String) {
    let config = term::Config { tab_width: 4, ..term::Config::default() };
    let files = View(map);
    let written = match colour {
        Colour::Plain => {
            let mut buffer = Vec::new();
            let result = term::emit_to_io_write(&mut buffer, &config, &files, diagnostic);
            result.map(|()| buffer)
        }
        Colour::Ansi => {
            let mut buffer = term::termcolor::Buffer::ansi();
            let result = term::emit_to_write_style(&mut buffer, &config, &files, diagnostic);
            result.map(|()| buffer.into_inner())
        }
    };
    match written {
        Ok(bytes) => out.push_str(&String::from_utf8_lossy(&bytes)),
        Err(_) => out.push_str(&format!("error: {}\n", diagnostic.message)),
    }
    // One blank line between diagnostics is enough.
    while out.ends_with("\n\n") {
        out.pop();
    }
}

struct View<'a>(&'a SourceMap);

impl<'a> Files<'a> for View<'a> {
    type FileId = FileId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<String, Error> {
        Ok(self.0.name(id))
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(self.0.text(id))
    }

    fn line_index(&'a self, id: FileId, byte: usize) -> Result<usize, Error> {
        let text = self.0.text(id).as_bytes();
        Ok(memchr::memchr_iter(b'\n', &text[..byte.min(text.len())]).count())
    }

    fn line_number(&'a self, id: FileId, line_index: usize) -> Result<usize, Error> {
        Ok(line_index + self.0.first_line(id) as usize)
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<std::ops::Range<usize>, Error> {
        let text = self.0.text(id);
        let mut start = 0;
        for _ in 0..line {
            match memchr::memchr(b'\n', &text.as_bytes()[start..]) {
                Some(i) => start += i + 1,
                None => return Err(Error::LineTooLarge { given: line, max: line }),
            }
        }
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |i| start + i + 1);
        Ok(start..end)
    }
}
