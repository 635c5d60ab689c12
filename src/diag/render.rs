//! Diagnostics as text: source excerpt, labels, macro and include backtrace.

use codespan_reporting::diagnostic as cs;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term;

use crate::base::limits;
use crate::diag::{Diagnostic, Severity};
use crate::source::{FileId, Pos, SourceMap, Span};

/// Whether escape sequences for colour are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Plain,
    Ansi,
}

/// The text of `diagnostics`, one after the other, each line ended.
pub fn render(map: &SourceMap, diagnostics: &[Diagnostic], colour: Colour) -> String {
    let mut out = String::new();
    let mut n_errors = 0;
    let mut n_hidden = 0;
    for diagnostic in diagnostics {
        if diagnostic.severity == Severity::Error {
            n_errors += 1;
            if n_errors > limits::ERRORS_PER_INPUT {
                n_hidden += 1;
                continue;
            }
        }
        render_one(map, diagnostic, colour, &mut out);
    }
    if n_hidden > 0 {
        out.push_str(&format!("note: {n_hidden} more errors are not shown\n"));
    }
    out
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
    for note in &diagnostic.notes {
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
