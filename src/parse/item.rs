//! The entries: the next item of an input, and a delayed region.

use std::cell::Cell;
use std::collections::VecDeque;
use std::ops::Range;

use crate::ast::{Ast, DeclId, DeclKind, DelayedId, StmtId};
use crate::base::limits::SPECULATION_TOKENS;
use crate::diag::{Diagnostic, Sink};
use crate::lex::{Literals, Token, TokenKind as T};
use crate::parse::cursor::Partners;
use crate::parse::cx::{Cx, Mark, Memory, stack_address};
use crate::parse::frames::{FrameId, FrameKind, Frames};
use crate::parse::oracle::Names;
use crate::parse::specifiers::Place;
use crate::source::{Pos, Span};

/// What an input may hold at its top level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseMode {
    /// A prompt or a script: declarations and statements, in any order.
    Script,
    /// A translation unit: declarations only.
    Unit,
}

/// One step of an input. A namespace's or linkage-specification's members come one by one, between its
/// `Open…` and a `Close`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item {
    Decl(DeclId),
    Stmt(StmtId),
    OpenNamespace(DeclId),
    OpenLinkage(DeclId),
    /// The span of the `}`.
    Close(Span),
}

/// The tokens that a parser reads, with their literals.
#[derive(Debug, Clone, Copy)]
pub struct Tokens<'a> {
    pub tokens: &'a [Token],
    pub literals: &'a Literals,
}

/// Reads the items of a range of tokens.
pub struct Parser<'a> {
    tokens: Tokens<'a>,
    mode: ParseMode,
    /// Whether a position stands in what the user typed, and not in an included file.
    is_user_text: &'a dyn Fn(Pos) -> bool,
    partners: Partners,
    at: Mark,
    /// Pragmas before this index have been handed out.
    floor: usize,
    end: usize,
    /// The opening braces of the namespaces and linkage-specifications that are open.
    open: Vec<Span>,
    queue: VecDeque<Item>,
    memory: Memory,
    lacked_semi: bool,
}

impl<'a> Parser<'a> {
    /// A parser for `range` of the tokens, whose end is the end of the input. A token of kind `Eof` at the end may
    /// be inside the range or outside.
    pub fn new(
        tokens: Tokens<'a>,
        range: Range<u32>,
        mode: ParseMode,
        is_user_text: &'a dyn Fn(Pos) -> bool,
    ) -> Parser<'a> {
        let start = range.start as usize;
        let mut end = (range.end as usize).min(tokens.tokens.len());
        if end > start && tokens.tokens[end - 1].kind == T::Eof {
            end -= 1;
        }
        let mut first = start;
        while first < end && tokens.tokens[first].kind == T::Pragma {
            first += 1;
        }
        Parser {
            tokens,
            mode,
            is_user_text,
            partners: Partners::new(tokens.tokens, start, end),
            at: Mark { pos: first, is_half: false, last: Span::NONE },
            floor: start,
            end,
            open: Vec::new(),
            queue: VecDeque::new(),
            memory: Memory::default(),
            lacked_semi: false,
        }
    }

    /// Whether the last declaration or expression of the input had no `;`.
    pub fn lacked_semi(&self) -> bool {
        self.lacked_semi
    }

    /// The next item; none at the end of the input.
    pub fn next_item(
        &mut self,
        ast: &mut Ast,
        frames: &mut Frames,
        names: &mut dyn Names,
        sink: &mut Sink,
    ) -> Option<Item> {
        if let Some(item) = self.queue.pop_front() {
            return Some(item);
        }
        let scope = frames.push(None, FrameKind::Item);
        let is_user = self.at.pos < self.end && (self.is_user_text)(self.tokens.tokens[self.at.pos].span.lo);
        let is_script = self.mode == ParseMode::Script && is_user && self.open.is_empty();
        self.memory.names.clear();
        self.memory.angles.clear();
        self.memory.exprs.clear();
        self.memory.bases.clear();
        self.memory.depths.clear();
        let mut cx = Cx {
            tokens: self.tokens.tokens,
            literals: self.tokens.literals,
            partners: &self.partners,
            first_expr: ast.exprs.len(),
            ast,
            frames,
            names,
            sink,
            memory: &mut self.memory,
            at: self.at,
            end: self.end,
            is_open_ended: true,
            saw_end: Cell::new(false),
            is_user,
            parses_bodies: is_user,
            scope,
            class_depth: 0,
            pending: Vec::new(),
            class_frames: Vec::new(),
            is_templated: false,
            is_specialization: false,
            lacked_semi: false,
            may_lack_semi: is_script,
            is_script_level: is_script,
            depth: 0,
            is_too_deep: false,
            stack_base: stack_address(),
            speculating: 0,
            speculative_frames: FrameId(0),
            speculation_left: SPECULATION_TOKENS,
        };
        let start = cx.at.pos;
        let mut pragmas = Vec::new();
        cx.leading_pragmas(self.floor, &mut pragmas);
        self.queue.extend(pragmas.into_iter().map(Item::Decl));
        let item = cx.item(&mut self.open, is_script);
        self.at = cx.at;
        self.lacked_semi |= cx.lacked_semi;
        // Pragmas inside an item have been skipped with it; those before its start have been handed out.
        let mut floor = self.at.pos;
        while floor > start && self.tokens.tokens[floor - 1].kind == T::Pragma {
            floor -= 1;
        }
        self.floor = self.at.pos.min(floor);
        self.queue.extend(item);
        self.queue.pop_front()
    }
}

/// Parses a delayed region in its place, `is_user` when the user typed it; the result is then in its `parsed`. Does nothing the second time.
pub fn parse_delayed(
    tokens: Tokens<'_>,
    ast: &mut Ast,
    frames: &mut Frames,
    names: &mut dyn Names,
    id: DelayedId,
    is_user: bool,
    sink: &mut Sink,
) {
    if ast.delayed[id].parsed.is_some() {
        return;
    }
    let (start, end) = ast.delayed[id].tokens;
    let partners = Partners::new(tokens.tokens, start as usize, end as usize);
    let mut memory = Memory::default();
    let mut cx = Cx {
        tokens: tokens.tokens,
        literals: tokens.literals,
        partners: &partners,
        first_expr: ast.exprs.len(),
        scope: FrameId(ast.delayed[id].scope),
        ast,
        frames,
        names,
        sink,
        memory: &mut memory,
        at: Mark { pos: start as usize, is_half: false, last: Span::NONE },
        end: end as usize,
        is_open_ended: false,
        saw_end: Cell::new(false),
        is_user,
        parses_bodies: true,
        class_depth: 0,
        pending: Vec::new(),
        class_frames: Vec::new(),
        is_templated: false,
        is_specialization: false,
        lacked_semi: false,
        may_lack_semi: false,
        is_script_level: false,
        depth: 0,
        is_too_deep: false,
        stack_base: stack_address(),
        speculating: 0,
        speculative_frames: FrameId(0),
        speculation_left: SPECULATION_TOKENS,
    };
    let result = cx.parse_delayed_region(id);
    debug_assert!(result.is_ok(), "a delayed region recovers by itself");
}

impl Cx<'_> {
    /// Reads one item; none at the end.
    fn item(&mut self, open: &mut Vec<Span>, is_script: bool) -> Option<Item> {
        loop {
            let (start, at) = (self.span(), self.at.pos);
            match self.kind() {
                T::Eof => {
                    if let Some(brace) = open.pop() {
                        open.clear();
                        let message = format!("expected `}}`, found {}", self.found());
                        let _ = self.report_here(Diagnostic::error(start, message).also(brace, "to match this"));
                    }
                    return None;
                }
                T::RBrace => {
                    self.advance();
                    if open.pop().is_some() {
                        return Some(Item::Close(start));
                    }
                    let _ = self.fail(start, "unexpected `}`");
                    continue;
                }
                _ => {}
            }
            while self.is(T::KwExtension) && matches!(self.peek(1), T::KwInline | T::KwNamespace) {
                self.advance();
            }
            let result = if self.is_namespace_definition() {
                self.namespace_head().map(|decl| {
                    open.push(self.at.last);
                    Item::OpenNamespace(decl)
                })
            } else if self.is(T::KwExtern) && self.linkage_at(1).is_some() && self.peek(2) == T::LBrace {
                self.linkage_head().map(|decl| {
                    open.push(self.at.last);
                    Item::OpenLinkage(decl)
                })
            } else if is_script && !self.is_declaration() && !self.is(T::Semi) {
                self.statement().map(Item::Stmt)
            } else {
                self.declaration(Place::Namespace).map(Item::Decl)
            };
            return Some(result.unwrap_or_else(|_| {
                self.recover(at);
                let decl = self.push_decl(DeclKind::Error, start);
                Item::Decl(decl)
            }));
        }
    }
}
