//! One run of the preprocessor: the files that are open, the macro expansions that are being read, and the one
//! stream of tokens that comes out of them.
//!
//! [`Run::next`] gives the tokens after phase 4. It reads from the newest expansion that still has tokens, or else
//! from the newest file; directives are obeyed as they come up there. A macro whose expansion is still being read
//! is *active* and is not replaced again ([cpp.rescan]/2).

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use crate::base::{Symbol, limits};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::lex::TokenKind;
use crate::pp::Preprocessor;
use crate::pp::define::Entry;
use crate::pp::scan::{Scanner, Trouble};
use crate::pp::token::{BOL, NO_EXPAND, PpKind, PpToken, SPACE};
use crate::pp::words::{ACTIVE, MAYBE_POISONED, SPECIAL};
use crate::source::{FileId, FileKind, Pos, SourceMap, Span};

/// What is known of a file's include guard so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// Nothing has been read yet.
    Start,
    /// The file began with `#ifndef` of this name, which is still open.
    Inside(Symbol),
    /// The `#endif` of that has been read, and nothing since.
    After(Symbol),
    /// The file has no guard.
    None,
}

/// An open `#if`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conditional {
    pub span: Span,
    pub has_else: bool,
    /// A group of it has been taken.
    pub was_taken: bool,
}

/// An open file.
pub(crate) struct OpenFile {
    pub scanner: Scanner,
    pub file: FileId,
    pub path: Option<Arc<Path>>,
    /// Which directory of the search path it was found in.
    pub dir_index: Option<usize>,
    pub is_system: bool,
    pub is_prompt: bool,
    pub conditionals: Vec<Conditional>,
    pub guard: Guard,
    /// `#line`: what to add to line numbers, and the file's name.
    pub line_shift: i64,
    pub presumed_name: Option<Arc<str>>,
    /// A position and its line, from which other lines are counted.
    pub known_line: (Pos, u32),
}

/// An expansion that is being read: a range of [`Run::stack`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub start: u32,
    pub next: u32,
    pub end: u32,
    /// The macro; empty for an argument that is expanded by itself, which ends in an `Eof`.
    pub name: Symbol,
}

/// See the module's description.
pub(crate) struct Run<'a> {
    pub pp: &'a mut Preprocessor,
    pub map: &'a mut SourceMap,
    pub sink: &'a mut Sink,
    pub files: Vec<OpenFile>,
    pub contexts: Vec<Context>,
    /// The tokens of all contexts; the newest context's are last.
    pub stack: Vec<PpToken>,
    /// A token of the newest file that was read to see whether it is `(`.
    lookahead: Option<PpToken>,
    /// Tokens that go out before anything else is read.
    pub queue: VecDeque<PpToken>,
    /// White space that an expansion without tokens left behind.
    pub pending_space: bool,
    /// More than 0 while arguments of a macro are read: the end of a file is not passed.
    pub n_collecting: usize,
    /// A token of the file is wanted only to see what it is.
    is_peeking: bool,
    /// The tokens of a directive are being read.
    pub in_directive: bool,
    /// `#if` and `#elif` only: `__has_include` and the like have a meaning.
    pub in_condition: bool,
    /// An operator of the condition was wrong: reported.
    pub is_condition_wrong: bool,
    /// Expansions nested in arguments.
    pub depth: usize,
    pub has_reported_depth: bool,
    /// Tokens that the expansion at the top level has produced so far.
    pub n_produced: usize,
    /// Emptied vectors, for reuse.
    pub pool: Vec<Vec<PpToken>>,
    /// Whether `FileChange` tokens are wanted.
    pub wants_file_changes: bool,
}

impl<'a> Run<'a> {
    pub(crate) fn new(pp: &'a mut Preprocessor, map: &'a mut SourceMap, sink: &'a mut Sink) -> Run<'a> {
        Run {
            pp,
            map,
            sink,
            files: Vec::new(),
            contexts: Vec::new(),
            stack: Vec::new(),
            lookahead: None,
            queue: VecDeque::new(),
            pending_space: false,
            n_collecting: 0,
            is_peeking: false,
            in_directive: false,
            in_condition: false,
            is_condition_wrong: false,
            depth: 0,
            has_reported_depth: false,
            n_produced: 0,
            pool: Vec::new(),
            wants_file_changes: false,
        }
    }

    /// The newest file. A run always has one while tokens are asked for.
    pub(crate) fn file(&mut self) -> &mut OpenFile {
        self.files.last_mut().expect("a run has an open file until it has returned its last Eof")
    }

    /// Whether the newest file is a prompt's input.
    pub(crate) fn is_prompt(&self) -> bool {
        self.files.last().is_some_and(|file| file.is_prompt)
    }

    /// Whether the newest file is a system header: warnings about it are nobody's concern.
    pub(crate) fn is_system(&self) -> bool {
        self.files.last().is_some_and(|file| file.is_system)
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error || !self.is_system() {
            self.sink.push(diagnostic);
        }
    }

    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(span, message));
    }

    pub(crate) fn warning(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::warning(span, message));
    }

    /// An error that more lines could mend, when the text is a prompt's input.
    pub(crate) fn incomplete(&mut self, span: Span, message: impl Into<String>) {
        let error = Diagnostic::error(span, message);
        let is_open_ended = self.is_prompt() && self.files.len() == 1;
        self.report(if is_open_ended { error.incomplete() } else { error });
    }

    /// Whether nothing follows `span` in the text that the run began with.
    pub(crate) fn is_last_of_input(&self, span: Span) -> bool {
        let Some(first) = self.files.first() else { return false };
        let end = self.map.start(first.file).0 as usize + self.map.text(first.file).trim_end().len();
        span.hi.0 as usize == end
    }

    /// Opens the text that the run begins with.
    pub(crate) fn open_first(&mut self, file: FileId) {
        let (is_prompt, path) = match self.map.kind(file) {
            FileKind::Input(_) | FileKind::Piped { .. } => (true, None),
            FileKind::Disk { path, .. } => (false, Some(Arc::from(path.as_path()))),
            FileKind::Internal(_) => (false, None),
        };
        let is_system = matches!(self.map.kind(file), FileKind::Disk { is_system: true, .. });
        self.open(file, path, None, is_system, is_prompt);
        self.file().scanner.skip_shebang();
    }

    /// Opens a text on top of the ones that are open.
    pub(crate) fn open(
        &mut self,
        file: FileId,
        path: Option<Arc<Path>>,
        dir_index: Option<usize>,
        is_system: bool,
        is_prompt: bool,
    ) {
        let text = self.map.shared_text(file);
        let (start, first_line) = (self.map.start(file), self.map.first_line(file));
        let spliced = self.pp.spliced(path.as_deref(), &text);
        let scanner = Scanner::new(text, spliced, start, self.pp.options.standard);
        self.files.push(OpenFile {
            scanner,
            file,
            path,
            dir_index,
            is_system,
            is_prompt,
            conditionals: Vec::new(),
            guard: Guard::Start,
            line_shift: 0,
            presumed_name: None,
            known_line: (start, first_line),
        });
        self.file_change(1, start);
    }

    /// Announces a change of file or line to `-E`.
    pub(crate) fn file_change(&mut self, reason: u32, pos: Pos) {
        if self.wants_file_changes {
            let sym = Symbol::from_raw(reason);
            let span = Span::new(pos, pos);
            self.queue.push_back(PpToken { kind: PpKind::FileChange, flags: BOL | SPACE, sym, span });
        }
    }

    /// The next token after phase 4; an `Eof` at the end of the first file.
    pub(crate) fn next(&mut self) -> PpToken {
        loop {
            if let Some(token) = self.queue.pop_front() {
                return token;
            }
            let token = self.next_expanded();
            // What was announced while the token was read (a header's end) comes before it.
            if token.kind == PpKind::Identifier && self.pp.words.info(token.sym).flags & SPECIAL != 0 {
                let name = token.spelling();
                if name == "_Pragma" {
                    self.pragma_operator(token);
                    continue;
                }
                let message = format!("{name} can only appear in the expansion of a C++11 variadic macro");
                self.warning(token.span, message);
            }
            if !self.queue.is_empty() {
                self.queue.push_back(token);
                continue;
            }
            return token;
        }
    }

    /// The next token after macro replacement, in whatever is being read: a file, a directive's line, an argument.
    pub(crate) fn next_expanded(&mut self) -> PpToken {
        loop {
            let mut token = match self.contexts.last_mut() {
                Some(context) if context.next < context.end => {
                    context.next += 1;
                    self.stack[context.next as usize - 1]
                }
                Some(context) if context.name.is_empty() => return PpToken::eof(Span::NONE),
                Some(_) => {
                    self.pop_context();
                    continue;
                }
                None => {
                    self.n_produced = 0;
                    self.has_reported_depth = false;
                    self.file_token()
                }
            };
            if self.pending_space {
                token.flags |= SPACE;
                self.pending_space = false;
            }
            if token.kind != PpKind::Identifier {
                return token;
            }
            let info = self.pp.words.info(token.sym);
            if info.flags == 0 || token.has(NO_EXPAND) {
                return token;
            }
            match self.expand(token, info.flags) {
                Some(token) => return token,
                None => continue,
            }
        }
    }

    /// The next token before macro replacement, for arguments. Names of active macros are marked on the way.
    pub(crate) fn next_unexpanded(&mut self) -> PpToken {
        loop {
            let mut token = match self.contexts.last_mut() {
                Some(context) if context.next < context.end => {
                    context.next += 1;
                    self.stack[context.next as usize - 1]
                }
                Some(context) if context.name.is_empty() => return PpToken::eof(Span::NONE),
                Some(_) => {
                    self.pop_context();
                    continue;
                }
                None => self.file_token(),
            };
            if token.kind == PpKind::Identifier {
                let flags = self.pp.words.info(token.sym).flags;
                if flags & ACTIVE != 0 {
                    token.flags |= NO_EXPAND;
                }
                if flags & MAYBE_POISONED != 0 {
                    self.check_poison(token);
                }
            }
            return token;
        }
    }

    /// Ends the newest context; its macro may be replaced again.
    pub(crate) fn pop_context(&mut self) {
        if let Some(context) = self.contexts.pop() {
            self.stack.truncate(context.start as usize);
            if !context.name.is_empty() {
                self.pp.words.info_mut(context.name).flags &= !ACTIVE;
            }
        }
    }

    /// Ends all contexts above the first `len`.
    pub(crate) fn pop_contexts(&mut self, len: usize) {
        while self.contexts.len() > len {
            self.pop_context();
        }
    }

    /// Whether the next token is `(`, looking past the ends of expansions but not of files or arguments.
    pub(crate) fn is_paren_next(&mut self) -> bool {
        for context in self.contexts.iter().rev() {
            if context.next < context.end {
                return self.stack[context.next as usize].is_punct(TokenKind::LParen);
            }
            if context.name.is_empty() {
                return false;
            }
        }
        self.peek_file(TokenKind::LParen)
    }

    /// Whether the newest file's next token is the punctuator `kind`. An `#include` ends the search.
    pub(crate) fn peek_file(&mut self, kind: TokenKind) -> bool {
        self.n_collecting += 1;
        let was_peeking = std::mem::replace(&mut self.is_peeking, true);
        let token = self.file_token();
        self.is_peeking = was_peeking;
        self.n_collecting -= 1;
        if token.kind != PpKind::Eof {
            self.lookahead = Some(token);
        }
        token.is_punct(kind)
    }

    /// Forgets a token that was looked at, when the rest of a directive's line is skipped.
    pub(crate) fn drop_lookahead(&mut self) {
        self.lookahead = None;
    }

    /// The next token of the newest file, after obeying the directives in front of it. In a directive, the end of the
    /// line is an `Eof`.
    pub(crate) fn file_token(&mut self) -> PpToken {
        if let Some(token) = self.lookahead.take() {
            return token;
        }
        loop {
            let token = self.scan();
            match token.kind {
                PpKind::Hash if token.has(BOL) && !self.in_directive => {
                    if self.is_peeking && self.file().scanner.is_include_next() {
                        self.file().scanner.unread_hash();
                        return PpToken::eof(token.span);
                    }
                    self.directive(token);
                }
                PpKind::Eof if !self.in_directive => {
                    if self.n_collecting > 0 {
                        return token;
                    }
                    self.close_conditionals();
                    if self.files.len() == 1 {
                        return token;
                    }
                    self.leave_file();
                }
                _ => {
                    let file = self.files.last_mut().expect("a token came from an open file");
                    if !self.in_directive && file.guard != Guard::None && file.conditionals.is_empty() {
                        file.guard = Guard::None;
                    }
                    return token;
                }
            }
        }
    }

    /// The next token of the newest file's text. What is wrong with the text there is reported.
    pub(crate) fn scan(&mut self) -> PpToken {
        let file = self.files.last_mut().expect("a run has an open file until it has returned its last Eof");
        let token = file.scanner.next(&mut self.pp.words);
        if let Some((trouble, span)) = file.scanner.trouble.take() {
            self.report_trouble(trouble, span);
        }
        token
    }

    pub(crate) fn report_trouble(&mut self, trouble: Trouble, span: Span) {
        match trouble {
            Trouble::UnterminatedComment => self.incomplete(span, "unterminated comment"),
            Trouble::UnterminatedRawString => self.incomplete(span, "unterminated raw string"),
            Trouble::RawDelimiterTooLong => self.error(span, "raw string delimiter longer than 16 characters"),
            Trouble::RawDelimiterCharacter => self.error(span, "invalid character in raw string delimiter"),
            Trouble::NulByte => self.warning(span, "null character(s) ignored"),
            Trouble::MacroAsSuffix => {
                let message = "invalid suffix on literal; C++11 requires a space between literal and string macro";
                self.warning(span, message);
            }
        }
    }

    /// [cpp.cond]: reports the `#if`s that the file leaves open.
    fn close_conditionals(&mut self) {
        let open = std::mem::take(&mut self.file().conditionals);
        // At a prompt the innermost is enough to ask for more.
        for conditional in open.iter().rev() {
            self.incomplete(conditional.span, "unterminated conditional directive");
        }
        if !open.is_empty() {
            self.file().guard = Guard::None;
        }
    }

    /// Leaves an included file.
    fn leave_file(&mut self) {
        let Some(file) = self.files.pop() else { return };
        if let (Guard::After(name), Some(path)) = (file.guard, &file.path) {
            self.pp.remember_guard(path, name);
        }
        if !self.files.is_empty() {
            // The includer goes on with the line after the directive's.
            let here = self.file().scanner.here();
            self.file_change(2, Pos(here.0 + 1));
        }
    }

    /// Whether the outermost expansion has become too large; reports it the first time.
    pub(crate) fn is_blown(&mut self, n_more: usize, span: Span) -> bool {
        let was_blown = self.n_produced > limits::EXPANSION_TOKENS;
        self.n_produced += n_more;
        let is_blown = self.n_produced > limits::EXPANSION_TOKENS;
        if is_blown && !was_blown {
            let message = format!("this macro expands to more than {} tokens", limits::EXPANSION_TOKENS);
            self.error(span, message);
        }
        is_blown
    }

    /// What `name` means now; a predefined macro is read on its first use.
    pub(crate) fn lookup(&mut self, name: Symbol) -> Option<Entry> {
        match self.pp.macros.get(&name)? {
            Entry::Lazy { start, end } => {
                let (start, end) = (*start, *end);
                self.read_predefined(name, start, end)
            }
            entry => Some(entry.clone()),
        }
    }

    /// The line of a position in the newest file, as `#line` has it.
    pub(crate) fn line_of(&mut self, pos: Pos) -> u32 {
        let pos = self.map.call_site(pos);
        let Some(index) = self.map.file_of(pos) else { return 1 };
        let Some(file) = self.files.iter_mut().rev().find(|file| file.file == index) else {
            return self.map.place(pos).map_or(1, |place| place.line);
        };
        let base = self.map.start(index).0;
        let text = self.map.text(index).as_bytes();
        let offset = |pos: Pos| ((pos.0 - base) as usize).min(text.len());
        let (known, line) = file.known_line;
        let line = if pos >= known {
            line + memchr::memchr_iter(b'\n', &text[offset(known)..offset(pos)]).count() as u32
        } else {
            line - memchr::memchr_iter(b'\n', &text[offset(pos)..offset(known)]).count() as u32
        };
        file.known_line = (pos, line);
        u32::try_from(i64::from(line) + file.line_shift).unwrap_or(0)
    }

    /// The name of the newest file as `__FILE__` gives it.
    pub(crate) fn file_name(&mut self) -> String {
        let file = self.file();
        if let Some(name) = &file.presumed_name {
            return name.to_string();
        }
        let id = file.file;
        self.map.name(id)
    }
}
