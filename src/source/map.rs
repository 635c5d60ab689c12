//! The texts of a session: files, inputs, and macro expansions, in one space of positions.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::Transactional;
use crate::source::expansion::Expansion;
use crate::source::{Pos, Span};

/// A text: its index in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// The n-th input of the session, counted from 1; shown as `input N`.
    Input(u32),
    /// An input that began on this line of a script in a pipe; shown as `<stdin>`.
    Piped { first_line: u32 },
    /// A file on disk.
    Disk { path: PathBuf, is_system: bool },
    /// Text that Cinch itself made: `<built-in>`, `<command line>`, or a token that `##` pasted.
    Internal(&'static str),
}

#[derive(Debug, Clone)]
enum Content {
    Text { kind: FileKind, text: Arc<str>, included_from: Option<Span> },
    Expansion(Box<Expansion>),
}

#[derive(Debug, Clone)]
struct Entry {
    start: u32,
    content: Content,
}

/// All texts. Entries only grow; a rollback forgets the texts of its input.
#[derive(Debug, Default, Clone)]
pub struct SourceMap {
    entries: Vec<Entry>,
    next: u32,
    marks: Vec<(usize, u32)>,
    /// `#line` directives: (position from which they hold, line number of the next line, file name).
    line_marks: Vec<(Pos, u32, Option<Arc<str>>)>,
}

/// A place as a user reads it: file, line and column, the last two counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: u32,
    pub column: u32,
}

impl SourceMap {
    /// An empty map. Position 0 belongs to no text.
    pub fn new() -> SourceMap {
        SourceMap { next: 1, ..SourceMap::default() }
    }

    /// Adds a text, and returns it with its first position.
    ///
    /// # Errors
    /// `None` when the space of positions (4 GiB) is used up.
    pub fn add(&mut self, kind: FileKind, text: Arc<str>, included_from: Option<Span>) -> Option<(FileId, Pos)> {
        let len = u32::try_from(text.len()).ok()?;
        self.reserve(len, Content::Text { kind, text, included_from })
    }

    /// Adds an expansion, and returns the position of its first token; the n-th token is `n` further on.
    pub fn add_expansion(&mut self, expansion: Expansion) -> Option<Pos> {
        let len = u32::try_from(expansion.spelt.len()).ok()?;
        self.reserve(len, Content::Expansion(Box::new(expansion))).map(|(_, pos)| pos)
    }

    fn reserve(&mut self, len: u32, content: Content) -> Option<(FileId, Pos)> {
        let start = self.next;
        self.next = start.checked_add(len)?.checked_add(1)?;
        self.entries.push(Entry { start, content });
        Some((FileId(self.entries.len() as u32 - 1), Pos(start)))
    }

    fn entry_index(&self, pos: Pos) -> Option<usize> {
        if pos.0 == 0 {
            return None;
        }
        self.entries.partition_point(|e| e.start <= pos.0).checked_sub(1)
    }

    /// The expansion that `pos` is a token of, and the token's index in it.
    pub fn expansion_of(&self, pos: Pos) -> Option<(&Expansion, usize)> {
        let entry = &self.entries[self.entry_index(pos)?];
        match &entry.content {
            Content::Expansion(expansion) => Some((expansion, (pos.0 - entry.start) as usize)),
            Content::Text { .. } => None,
        }
    }

    /// The text that `pos` is in, when it is not in an expansion.
    pub fn file_of(&self, pos: Pos) -> Option<FileId> {
        let index = self.entry_index(pos)?;
        match self.entries[index].content {
            Content::Text { .. } => Some(FileId(index as u32)),
            Content::Expansion(_) => None,
        }
    }

    /// Where the outermost macro call that led to `pos` stands; `pos` itself outside expansions.
    pub fn call_site(&self, mut pos: Pos) -> Pos {
        while let Some((expansion, _)) = self.expansion_of(pos) {
            pos = expansion.call.lo;
        }
        pos
    }

    /// Where the token at `pos` was spelt; `pos` itself outside expansions.
    pub fn spelling(&self, mut pos: Pos) -> Pos {
        while let Some((expansion, token)) = self.expansion_of(pos) {
            let Some(spelt) = expansion.spelt.get(token) else { return expansion.call.lo };
            pos = spelt.lo;
        }
        pos
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        match &self.entries[file.0 as usize].content {
            Content::Text { text, .. } => text,
            Content::Expansion(_) => "",
        }
    }

    /// The text between the ends of a span as it was spelt; empty when they do not stand in one text.
    pub fn spelled(&self, span: Span) -> &str {
        let (lo, hi) = (self.spelling(span.lo), self.spelling(span.hi));
        let Some(file) = self.file_of(lo).filter(|_| !span.is_none()) else { return "" };
        let start = self.start(file);
        let range = lo.0.saturating_sub(start.0) as usize..hi.0.saturating_sub(start.0) as usize;
        self.text(file).get(range).unwrap_or("")
    }

    /// The text of a file, shared.
    pub fn shared_text(&self, file: FileId) -> Arc<str> {
        match &self.entries[file.0 as usize].content {
            Content::Text { text, .. } => text.clone(),
            Content::Expansion(_) => Arc::from(""),
        }
    }

    /// What a file is.
    pub fn kind(&self, file: FileId) -> &FileKind {
        match &self.entries[file.0 as usize].content {
            Content::Text { kind, .. } => kind,
            Content::Expansion(_) => &FileKind::Internal("<expansion>"),
        }
    }

    /// The first position of a file.
    pub fn start(&self, file: FileId) -> Pos {
        Pos(self.entries[file.0 as usize].start)
    }

    /// The number of a file's first line.
    pub fn first_line(&self, file: FileId) -> u32 {
        match self.kind(file) {
            FileKind::Piped { first_line } => *first_line,
            _ => 1,
        }
    }

    /// The `#include` that read this file.
    pub fn included_from(&self, file: FileId) -> Option<Span> {
        match &self.entries[file.0 as usize].content {
            Content::Text { included_from, .. } => *included_from,
            Content::Expansion(_) => None,
        }
    }

    /// The name of a file as diagnostics show it.
    pub fn name(&self, file: FileId) -> String {
        match self.kind(file) {
            FileKind::Input(n) => format!("input {n}"),
            FileKind::Piped { .. } => "<stdin>".to_string(),
            FileKind::Disk { path, .. } => path.display().to_string(),
            FileKind::Internal(name) => (*name).to_string(),
        }
    }

    /// Whether `pos` stands in a text that the user typed or passed, and not in an included file.
    pub fn is_user_text(&self, pos: Pos) -> bool {
        let Some(file) = self.file_of(self.call_site(pos)) else { return false };
        self.included_from(file).is_none() && !matches!(self.kind(file), FileKind::Internal(_))
    }

    /// Whether `pos` stands in a system header ([`FileKind::Disk`] with `is_system`).
    pub fn is_system(&self, pos: Pos) -> bool {
        let Some(file) = self.file_of(self.call_site(pos)) else { return false };
        matches!(self.kind(file), FileKind::Disk { is_system: true, .. })
    }

    /// Records a `#line` directive that holds from `from` on ([cpp.line]).
    pub fn mark_line(&mut self, from: Pos, line: u32, file: Option<Arc<str>>) {
        self.line_marks.push((from, line, file));
    }

    /// The presumed place of `pos`: expansions count as their call, `#line` is honoured.
    pub fn place(&self, pos: Pos) -> Option<Place> {
        let pos = self.call_site(pos);
        let file = self.file_of(pos)?;
        let start = self.start(file).0;
        let text = self.text(file);
        let offset = ((pos.0 - start) as usize).min(text.len());
        let before = &text.as_bytes()[..offset];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |i| i + 1);
        let mut line = memchr::memchr_iter(b'\n', before).count() as u32 + self.first_line(file);
        let mut name = self.name(file);
        let mark = self.line_marks.iter().rev().find(|(from, _, _)| from.0 >= start && *from <= pos);
        if let Some((from, marked_line, marked_name)) = mark {
            let between = &text.as_bytes()[((from.0 - start) as usize).min(offset)..offset];
            line = marked_line + memchr::memchr_iter(b'\n', between).count() as u32;
            if let Some(marked_name) = marked_name {
                name = marked_name.to_string();
            }
        }
        Some(Place { file: name, line, column: (offset - line_start) as u32 + 1 })
    }
}

impl Transactional for SourceMap {
    fn checkpoint(&mut self) {
        self.marks.push((self.entries.len(), self.next));
    }

    fn rollback(&mut self) {
        let Some((len, next)) = self.marks.pop() else { return };
        self.entries.truncate(len);
        self.next = next;
        self.line_marks.retain(|(from, _, _)| from.0 < next);
    }
}
