//! The state of one call into the parser: a cursor over the tokens, the scope, and what the call may change.
//!
//! Every function that reads returns `Parse<T>`; `Err(Failed)` means that the error has been reported and that
//! the nearest place that can recover (an item, a member, a statement, an enumerator) should skip and go on.
//! Tentative parsing runs the same functions with reporting switched off and puts the cursor back; it
//! declares nothing, and the nodes it made are garbage in the arenas.

use std::cell::Cell;

use crate::ast::{Ast, DeclId, DelayedId, ExprId};
use crate::base::limits::{NESTING_DEPTH, PARSER_STACK};
use crate::base::{FxHashMap, Symbol};
use crate::diag::{Diagnostic, Sink};
use crate::lex::{Literals, Token, TokenKind};
use crate::parse::cursor::Partners;
use crate::parse::frames::{Entry, FrameId, FrameKind, Frames};
use crate::parse::name::{NameUse, ParsedName};
use crate::parse::oracle::Names;
use crate::source::{Pos, Span};

/// An error that has been reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failed;

/// What every reading function returns.
pub(crate) type Parse<T> = Result<T, Failed>;

/// A place of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) pos: usize,
    /// The first `>` of a `>>` has been read.
    pub(crate) is_half: bool,
    /// The span of the token before.
    pub(crate) last: Span,
}

/// What outlives one call, and one item.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Names with template arguments by position: what tentative parsing has read once is not read again, or
    /// nested arguments would take exponential time.
    pub(crate) names: FxHashMap<(usize, bool, NameUse), (ParsedName, Mark)>,
    /// For each `<` that was tried as the start of template arguments: the two tokens behind its `>`, or none
    /// when it does not close.
    pub(crate) angles: FxHashMap<usize, Option<(TokenKind, TokenKind)>>,
    /// Lambdas, requires-expressions and operands of decltype, likewise.
    pub(crate) exprs: FxHashMap<usize, (ExprId, Mark)>,
    /// Members found, or not found, in the bases of a class.
    pub(crate) bases: FxHashMap<(FrameId, Symbol), Entry>,
    /// A plain error was reported: what follows at the end of the input is no longer only "incomplete".
    pub(crate) has_error: bool,
    /// Depths of the expressions made since `first_expr`.
    pub(crate) depths: Vec<u16>,
}

/// See the module's documentation.
pub(crate) struct Cx<'p> {
    pub(crate) tokens: &'p [Token],
    pub(crate) literals: &'p Literals,
    pub(crate) partners: &'p Partners,
    pub(crate) ast: &'p mut Ast,
    pub(crate) frames: &'p mut Frames,
    pub(crate) names: &'p mut dyn Names,
    pub(crate) sink: &'p mut Sink,
    pub(crate) memory: &'p mut Memory,
    pub(crate) at: Mark,
    pub(crate) end: usize,
    /// The end of the range is the end of the input, so that an error there asks for more.
    pub(crate) is_open_ended: bool,
    /// Something was decided, or not, because the range ended.
    pub(crate) saw_end: Cell<bool>,
    /// The text is the user's: it is checked for what is taken to be right in headers.
    pub(crate) is_user: bool,
    /// Function bodies are parsed where they stand; else they are skipped until they are needed.
    pub(crate) parses_bodies: bool,
    pub(crate) scope: FrameId,
    /// How many classes are open in this function or item.
    pub(crate) class_depth: usize,
    /// Regions to parse when the outermost class is complete.
    pub(crate) pending: Vec<DelayedId>,
    /// The frames of the classes that this call has defined.
    pub(crate) class_frames: Vec<(DeclId, FrameId)>,
    /// Expressions from this one on are measured.
    pub(crate) first_expr: usize,
    /// The declaration that is being read stands behind `template <…>`.
    pub(crate) is_templated: bool,
    /// The declaration that is being read stands behind `template <>` or is an explicit instantiation.
    pub(crate) is_specialization: bool,
    /// A declaration or expression at the end of the input had no `;`.
    pub(crate) lacked_semi: bool,
    /// A last declaration or expression may do without `;` (items of a script).
    pub(crate) may_lack_semi: bool,
    /// The top level of a script: what begins a definition of a member is no expression.
    pub(crate) is_script_level: bool,
    pub(crate) depth: usize,
    /// The limit was reached: until an error is recovered from, no other reading is tried.
    pub(crate) is_too_deep: bool,
    pub(crate) stack_base: usize,
    pub(crate) speculating: usize,
    /// Frames from this one on were made in the current speculation.
    pub(crate) speculative_frames: FrameId,
    pub(crate) speculation_left: usize,
}

/// The address of the present stack frame, near enough.
#[inline(never)]
pub(crate) fn stack_address() -> usize {
    let here = 0u8;
    std::ptr::from_ref(&here).addr()
}

impl Cx<'_> {
    // ---- the cursor ----

    /// The current token's kind; `Eof` at the end of the range.
    pub(crate) fn kind(&self) -> TokenKind {
        if self.at.is_half {
            return TokenKind::Greater;
        }
        if self.at.pos < self.end { self.tokens[self.at.pos].kind } else { TokenKind::Eof }
    }

    /// Whether the current token is of this kind.
    pub(crate) fn is(&self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    /// The current token.
    pub(crate) fn token(&self) -> Token {
        if self.at.pos < self.end { self.tokens[self.at.pos] } else { Token::new(TokenKind::Eof, self.end_span()) }
    }

    /// The current token's span.
    pub(crate) fn span(&self) -> Span {
        self.token().span
    }

    fn end_span(&self) -> Span {
        if self.end < self.tokens.len() && self.tokens[self.end].kind == TokenKind::Eof {
            return self.tokens[self.end].span;
        }
        match self.end.checked_sub(1).and_then(|i| self.tokens.get(i)) {
            Some(token) => Span::new(token.span.hi, token.span.hi),
            None => Span::NONE,
        }
    }

    /// The index of the n-th token from here, counting from 0 and leaving pragmas out.
    pub(crate) fn index_ahead(&self, n: usize) -> usize {
        let mut index = self.at.pos;
        for _ in 0..n {
            index = self.index_after(index);
        }
        index
    }

    /// The index of the token after the one at `index`.
    pub(crate) fn index_after(&self, index: usize) -> usize {
        let mut index = index + 1;
        while index < self.end && self.tokens[index].kind == TokenKind::Pragma {
            index += 1;
        }
        index
    }

    /// The kind of the token at `index`.
    pub(crate) fn kind_at(&self, index: usize) -> TokenKind {
        if index < self.end {
            return self.tokens[index].kind;
        }
        self.saw_end.set(true);
        TokenKind::Eof
    }

    /// The kind of the n-th token from here; 0 is the current one.
    pub(crate) fn peek(&self, n: usize) -> TokenKind {
        if n == 0 {
            return self.kind();
        }
        self.kind_at(self.index_ahead(n))
    }

    /// The index of the closing bracket that belongs to the opening one at `index`.
    pub(crate) fn partner(&self, index: usize) -> Option<usize> {
        let close = self.partners.of(index).filter(|&close| close < self.end);
        if close.is_none() {
            self.saw_end.set(true);
        }
        close
    }

    /// Goes past the current token.
    pub(crate) fn advance(&mut self) {
        if self.at.pos < self.end {
            self.at.last = self.tokens[self.at.pos].span;
            self.at.pos = self.index_after(self.at.pos);
        }
        self.at.is_half = false;
        if self.speculating > 0 {
            self.speculation_left = self.speculation_left.saturating_sub(1);
        }
    }

    /// Goes to the token at `index`.
    pub(crate) fn jump(&mut self, index: usize) {
        let index = index.min(self.end);
        if let Some(before) = index.checked_sub(1) {
            self.at.last = self.tokens[before].span;
        }
        self.at.pos = index;
        self.at.is_half = false;
        while self.at.pos < self.end && self.tokens[self.at.pos].kind == TokenKind::Pragma {
            self.at.pos += 1;
        }
    }

    /// Goes past the current token if it is of this kind.
    pub(crate) fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.is(kind);
        if found {
            self.advance();
        }
        found
    }

    /// Goes past a token of this kind, or reports what stands there instead.
    pub(crate) fn expect(&mut self, kind: TokenKind) -> Parse<Span> {
        if self.is(kind) {
            let span = self.span();
            self.advance();
            return Ok(span);
        }
        Err(self.unexpected(&format!("`{}`", kind.spelling())))
    }

    /// The closing bracket of the one at `open`.
    pub(crate) fn expect_closing(&mut self, kind: TokenKind, open: Span) -> Parse<Span> {
        if self.is(kind) {
            return self.expect(kind);
        }
        let message = format!("expected `{}`, found {}", kind.spelling(), self.found());
        let diagnostic = Diagnostic::error(self.span(), message).also(open, "to match this");
        Err(self.report_here(diagnostic))
    }

    /// An identifier.
    pub(crate) fn expect_identifier(&mut self, wanted: &str) -> Parse<(Symbol, Span)> {
        if !self.is(TokenKind::Identifier) {
            return Err(self.unexpected(wanted));
        }
        let token = self.token();
        self.advance();
        Ok((token.symbol(), token.span))
    }

    /// `>`, also as the first half of `>>` ([temp.names]/3).
    pub(crate) fn expect_greater(&mut self, open: Span) -> Parse<()> {
        match self.kind() {
            TokenKind::Greater => self.advance(),
            TokenKind::GreaterGreater => {
                self.at.last = self.span();
                self.at.is_half = true;
            }
            _ => {
                let message = format!("expected `>`, found {}", self.found());
                let diagnostic = Diagnostic::error(self.span(), message).also(open, "to match this");
                return Err(self.report_here(diagnostic));
            }
        }
        Ok(())
    }

    /// Whether the current token is the identifier `text`.
    pub(crate) fn is_word(&self, text: &str) -> bool {
        self.is(TokenKind::Identifier) && self.token().symbol().as_str() == text
    }

    /// From `start` to the last token that was read.
    pub(crate) fn span_from(&self, start: Span) -> Span {
        if self.at.last.is_none() { start } else { start.to(self.at.last) }
    }

    // ---- errors ----

    /// The current token as a message shows it.
    pub(crate) fn found(&self) -> String {
        let token = self.token();
        match self.kind() {
            TokenKind::Eof if !self.is_open_ended && self.end < self.tokens.len() => {
                format!("`{}`", self.tokens[self.end].kind.spelling())
            }
            TokenKind::Eof | TokenKind::Literal | TokenKind::Pragma | TokenKind::Error => {
                token.kind.spelling().to_string()
            }
            TokenKind::Identifier => format!("`{}`", token.symbol()),
            kind => format!("`{}`", kind.spelling()),
        }
    }

    /// Reports that `wanted` does not stand here.
    pub(crate) fn unexpected(&mut self, wanted: &str) -> Failed {
        let message = format!("expected {wanted}, found {}", self.found());
        self.report_here(Diagnostic::error(self.span(), message))
    }

    /// Reports that a member is asked of a type instead of an object.
    pub(crate) fn member_of_type(&mut self, operator: TokenKind) -> Failed {
        let operator = operator.spelling();
        let text = format!("`{operator}` needs an object before it, and this is a type; `::` names its static members");
        self.fail(self.span(), text)
    }

    /// Reports something wrong at `span`.
    pub(crate) fn fail(&mut self, span: Span, message: impl Into<String>) -> Failed {
        self.report(Diagnostic::error(span, message))
    }

    /// Reports an error at the current token: at the end of the input it asks for more.
    pub(crate) fn report_here(&mut self, diagnostic: Diagnostic) -> Failed {
        if !self.is(TokenKind::Eof) {
            return self.report(diagnostic);
        }
        self.saw_end.set(true);
        let is_incomplete = self.is_open_ended && !self.memory.has_error;
        self.report(if is_incomplete { diagnostic.incomplete() } else { diagnostic })
    }

    /// Reports an error, unless this is only a try.
    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) -> Failed {
        if self.speculating == 0 {
            // Inside an open bracket, what was tried first may have failed only because the input ended.
            // A `;` there is wrong whatever follows.
            let may_go_on = self.is_open_ended && self.saw_end.get() && self.partners.is_open_at_end;
            if may_go_on && !self.memory.has_error && !self.is(TokenKind::Semi) {
                diagnostic = diagnostic.incomplete();
            }
            // The lexer has reported an invalid token already.
            if self.is(TokenKind::Error) && self.sink.has_errors() && diagnostic.primary.span == self.span() {
                return Failed;
            }
            self.memory.has_error |= !diagnostic.is_incomplete;
            self.sink.push(diagnostic);
        }
        Failed
    }

    // ---- nesting ----

    /// Runs `f` one level deeper, within the limits.
    pub(crate) fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let used = self.stack_base.abs_diff(stack_address());
        if self.is_too_deep || self.depth >= NESTING_DEPTH || used > PARSER_STACK {
            self.is_too_deep = true;
            let span = self.span();
            return Err(self.fail(span, "the program is nested too deeply here"));
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        result
    }

    // ---- speculation ----

    /// Runs `f` without reporting or declaring anything. On failure the cursor is put back.
    pub(crate) fn speculate<T>(&mut self, f: impl FnOnce(&mut Self) -> Parse<T>) -> Option<T> {
        let (at, scope, depth, class_depth) = (self.at, self.scope, self.depth, self.class_depth);
        let (is_templated, is_specialization) = (self.is_templated, self.is_specialization);
        let n_pending = self.pending.len();
        if self.speculating == 0 {
            self.speculative_frames = self.frames.next_id();
            self.speculation_left = self.speculation_left.max(1);
        }
        self.speculating += 1;
        let result = if self.speculation_left == 0 { Err(Failed) } else { f(self) };
        self.speculating -= 1;
        self.scope = scope;
        self.depth = depth;
        self.class_depth = class_depth;
        self.is_templated = is_templated;
        self.is_specialization = is_specialization;
        if result.is_err() {
            self.at = at;
            self.pending.truncate(n_pending);
        }
        result.ok()
    }

    /// Like [`Cx::speculate`], and always puts the cursor back.
    pub(crate) fn look<T>(&mut self, f: impl FnOnce(&mut Self) -> Parse<T>) -> Option<T> {
        let at = self.at;
        let n_pending = self.pending.len();
        let result = self.speculate(f);
        self.at = at;
        self.pending.truncate(n_pending);
        result
    }

    // ---- scopes ----

    /// Opens a frame inside the current one and enters it.
    pub(crate) fn enter(&mut self, kind: FrameKind) -> FrameId {
        self.scope = self.frames.push(Some(self.scope), kind);
        self.scope
    }

    /// Runs `f` in a new frame.
    pub(crate) fn within<T>(&mut self, kind: FrameKind, f: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.scope;
        self.enter(kind);
        let result = f(self);
        self.scope = outer;
        result
    }

    /// Runs `f` in the frame `scope`.
    pub(crate) fn in_scope<T>(&mut self, scope: FrameId, f: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = f(self);
        self.scope = outer;
        result
    }

    /// A position for [`crate::source::Span`]s of things that begin here.
    pub(crate) fn lo(&self) -> Pos {
        self.span().lo
    }
}
