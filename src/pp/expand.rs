//! Macro replacement ([cpp.replace], [cpp.subst], [cpp.rescan]).
//!
//! An expansion's tokens are laid on the run's stack and read from there, so what follows a macro call in the
//! source is rescanned together with it, as the standard asks. Each yielded token has a position of its own in
//! the expansion's range of the source map, which knows where it was spelt.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::base::{Symbol, limits};
use crate::lex::TokenKind;
use crate::pp::define::{Entry, Macro};
use crate::pp::run::{Context, Run};
use crate::pp::scan::scan_whole;
use crate::pp::token::{NO_EXPAND, PASTE, PpKind, PpToken, SPACE, STRINGIZE};
use crate::pp::words::{ACTIVE, MAYBE_MACRO, MAYBE_POISONED};
use crate::source::expansion::Expansion;
use crate::source::{Pos, Span};

/// The arguments of one call.
struct Args {
    /// The tokens of all arguments as written.
    tokens: Vec<PpToken>,
    /// The end of each argument in `tokens`.
    ends: SmallVec<[u32; 8]>,
    /// The tokens of all arguments that were fully replaced, and where each lies.
    expanded: Vec<PpToken>,
    expanded_at: SmallVec<[Option<(u32, u32)>; 8]>,
    /// GNU: the variable argument is left out, or empty and alone: `, ## __VA_ARGS__` loses its comma.
    swallows_comma: bool,
}

impl Args {
    /// The tokens of an argument as written; none when it was left out.
    fn written(&self, index: usize) -> &[PpToken] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        match self.ends.get(index) {
            Some(end) => &self.tokens[start as usize..*end as usize],
            None => &[],
        }
    }
}

/// What is substituted in: a replacement list, or the contents of a `__VA_OPT__` in it.
#[derive(Clone, Copy)]
enum Part<'b> {
    Whole(&'b [PpToken]),
    VaOpt(&'b [PpToken]),
}

/// Why arguments could not be read.
enum Collected {
    Args(Args),
    /// The text ended before the closing parenthesis.
    Unterminated,
    /// Reported.
    Wrong,
}

impl Run<'_> {
    /// Replaces the macro that `token` names. Gives the token back when it is not to be replaced, `None` when its expansion
    /// is now what is read next.
    pub(crate) fn expand(&mut self, mut token: PpToken, flags: u8) -> Option<PpToken> {
        if flags & MAYBE_POISONED != 0 {
            self.check_poison(token);
        }
        if flags & MAYBE_MACRO == 0 {
            return Some(token);
        }
        if flags & ACTIVE != 0 {
            token.flags |= NO_EXPAND;
            return Some(token);
        }
        let Some(entry) = self.lookup(token.sym) else { return Some(token) };
        match entry {
            Entry::Builtin(builtin) => self.expand_builtin(builtin, token),
            Entry::Macro(found) if found.params.is_none() => self.expand_object(token, &found),
            Entry::Macro(found) => self.expand_call(token, &found),
            Entry::Lazy { .. } => Some(token),
        }
    }

    /// [cpp.replace]/9: an object-like macro.
    fn expand_object(&mut self, token: PpToken, found: &Arc<Macro>) -> Option<PpToken> {
        if self.is_blown(found.body.len(), token.span) {
            return Some(PpToken { flags: token.flags | NO_EXPAND, ..token });
        }
        if found.needs_substitution {
            let mut out = self.pool.pop().unwrap_or_default();
            let mut no_args = Args::none();
            self.substitute(found, Part::Whole(&found.body), &mut no_args, token.span, &mut out);
            out.retain(|t| t.kind != PpKind::Placemarker);
            self.push_expansion(token, token.span, &out);
            self.recycle(out);
        } else {
            self.push_expansion(token, token.span, &found.body);
        }
        None
    }

    /// [cpp.replace]/10: a function-like macro, if it is called.
    fn expand_call(&mut self, token: PpToken, found: &Arc<Macro>) -> Option<PpToken> {
        if !self.is_paren_next() {
            return Some(token);
        }
        if self.depth >= limits::NESTING_DEPTH {
            if !std::mem::replace(&mut self.has_reported_depth, true) {
                self.error(token.span, format!("macro calls are nested more than {} deep", limits::NESTING_DEPTH));
            }
            return Some(PpToken { flags: token.flags | NO_EXPAND, ..token });
        }
        self.depth += 1;
        let open = self.next_unexpanded();
        let (collected, close) = self.collect(found, open);
        let result = match collected {
            Collected::Wrong => Some(PpToken { flags: token.flags | NO_EXPAND, ..token }),
            Collected::Unterminated => {
                let message = format!("unterminated argument list invoking macro \"{}\"", found.name);
                if self.contexts.is_empty() && !self.in_directive {
                    self.incomplete(token.span, message);
                } else {
                    self.error(token.span, message);
                }
                Some(PpToken { flags: token.flags | NO_EXPAND, ..token })
            }
            Collected::Args(mut args) => {
                let call = Span::new(token.span.lo, close.hi);
                let mut out = self.pool.pop().unwrap_or_default();
                self.substitute(found, Part::Whole(&found.body), &mut args, call, &mut out);
                out.retain(|t| t.kind != PpKind::Placemarker);
                let is_blown = self.is_blown(out.len(), token.span);
                if !is_blown {
                    self.push_expansion(token, call, &out);
                }
                self.recycle(out);
                self.recycle(args.tokens);
                self.recycle(args.expanded);
                None
            }
        };
        self.depth -= 1;
        result
    }

    fn recycle(&mut self, mut tokens: Vec<PpToken>) {
        tokens.clear();
        self.pool.push(tokens);
    }

    /// Lays `body` on the stack as the expansion of `name`, and gives its tokens their positions.
    fn push_expansion(&mut self, name: PpToken, call: Span, body: &[PpToken]) {
        if body.is_empty() {
            self.pending_space |= name.has(SPACE);
            return;
        }
        let spelt = body.iter().map(|t| t.span).collect();
        let record = Expansion { name: name.sym, call, spelt };
        let first = self.map.add_expansion(record);
        if first.is_none() {
            self.error(call, "the session has read more text than it has positions for (4 GiB)");
        }
        let start = self.stack.len();
        self.stack.extend_from_slice(body);
        for (at, token) in self.stack[start..].iter_mut().enumerate() {
            token.flags &= SPACE | NO_EXPAND;
            token.span = match first {
                Some(Pos(first)) => Span::new(Pos(first + at as u32), Pos(first + at as u32 + 1)),
                None => call,
            };
        }
        let flags = &mut self.stack[start].flags;
        *flags = (*flags & !SPACE) | (name.flags & SPACE);
        self.push_context(start, name.sym);
    }

    /// Makes what lies on the stack from `start` on the newest context.
    fn push_context(&mut self, start: usize, name: Symbol) {
        if !name.is_empty() {
            self.pp.words.info_mut(name).flags |= ACTIVE;
        }
        let end = self.stack.len() as u32;
        self.contexts.push(Context { start: start as u32, next: start as u32, end, name });
    }

    /// [cpp.replace]/11: reads the arguments up to the closing parenthesis, whose span is returned.
    fn collect(&mut self, found: &Macro, open: PpToken) -> (Collected, Span) {
        let n_params = found.params.as_ref().map_or(0, |p| p.len());
        let mut args = Args::none();
        args.tokens = self.pool.pop().unwrap_or_default();
        let mut depth = 0usize;
        let mut n_args = 1;
        let mut arg_start = 0;
        self.n_collecting += 1;
        let close = loop {
            let mut token = self.next_unexpanded();
            match token.kind {
                PpKind::Eof => break None,
                PpKind::Punct(TokenKind::LParen) => depth += 1,
                PpKind::Punct(TokenKind::RParen) if depth == 0 => break Some(token),
                PpKind::Punct(TokenKind::RParen) => depth -= 1,
                PpKind::Punct(TokenKind::Comma) if depth == 0 && !(found.is_variadic && n_args >= n_params) => {
                    args.ends.push(args.tokens.len() as u32);
                    arg_start = args.tokens.len();
                    n_args += 1;
                    continue;
                }
                _ => {}
            }
            token.flags &= SPACE | NO_EXPAND;
            if args.tokens.len() == arg_start {
                token.flags &= !SPACE;
            }
            args.tokens.push(token);
        };
        self.n_collecting -= 1;
        let Some(close) = close else {
            self.recycle(args.tokens);
            return (Collected::Unterminated, open.span);
        };
        args.ends.push(args.tokens.len() as u32);
        if n_args == 1 && n_params == 0 && args.tokens.is_empty() {
            n_args = 0;
        }
        // [cpp.replace]/4: as many arguments as parameters; the variable one may be left out.
        let is_left_out = found.is_variadic && n_args + 1 == n_params;
        if n_args != n_params && !is_left_out {
            self.wrong_count(found, n_args, n_params, close.span);
            self.recycle(args.tokens);
            return (Collected::Wrong, close.span);
        }
        let is_only_and_empty = n_args == 1 && args.tokens.is_empty() && self.pp.options.standard.is_gnu;
        args.swallows_comma = found.is_variadic && (is_left_out || is_only_and_empty);
        args.expanded_at.resize(n_params, None);
        (Collected::Args(args), close.span)
    }

    fn wrong_count(&mut self, found: &Macro, n_args: usize, n_params: usize, close: Span) {
        let name = found.name;
        let message = if n_args > n_params {
            format!("macro \"{name}\" passed {n_args} arguments, but takes just {n_params}")
        } else {
            let at_least = if found.is_variadic { n_params - 1 } else { n_params };
            format!("macro \"{name}\" requires {at_least} arguments, but only {n_args} given")
        };
        self.error(close, message);
    }

    /// [cpp.subst]/1: an argument with its macros replaced, as if it were the whole text.
    fn expanded_arg(&mut self, args: &mut Args, index: usize) -> (u32, u32) {
        if let Some(range) = args.expanded_at[index] {
            return range;
        }
        let written = args.written(index);
        let start = args.expanded.len() as u32;
        let is_plain = |t: &PpToken| t.kind != PpKind::Identifier || self.pp.words.info(t.sym).flags == 0;
        if written.iter().all(is_plain) {
            let end = args.ends.get(index).copied().unwrap_or(0) as usize;
            args.expanded.extend_from_slice(&args.tokens[end - written.len()..end]);
        } else {
            let end = args.ends.get(index).copied().unwrap_or(0) as usize;
            let (from, n) = (end - written.len(), written.len());
            let mut expanded = std::mem::take(&mut args.expanded);
            self.expand_into(&args.tokens[from..from + n], &mut expanded);
            args.expanded = expanded;
        }
        let range = (start, args.expanded.len() as u32);
        args.expanded_at[index] = Some(range);
        range
    }

    /// Appends `tokens` with their macros replaced, as if they were a whole text.
    fn expand_into(&mut self, tokens: &[PpToken], out: &mut Vec<PpToken>) {
        let stack_start = self.stack.len();
        self.stack.extend_from_slice(tokens);
        let n_contexts = self.contexts.len();
        self.push_context(stack_start, Symbol::EMPTY);
        let had_space = std::mem::take(&mut self.pending_space);
        loop {
            let token = self.next_expanded();
            if token.kind == PpKind::Eof && self.contexts.len() == n_contexts + 1 {
                break;
            }
            out.push(token);
        }
        self.pop_contexts(n_contexts);
        self.pending_space = had_space;
    }

    /// `tokens` with their macros replaced, as if they were a whole text.
    pub(crate) fn expand_tokens(&mut self, tokens: &[PpToken]) -> Vec<PpToken> {
        let mut out = Vec::new();
        self.expand_into(tokens, &mut out);
        out
    }

    /// [cpp.subst], [cpp.stringize], [cpp.concat]: puts the arguments in the place of the parameters. Placemarkers are left
    /// in `out`.
    fn substitute(&mut self, found: &Macro, part: Part<'_>, args: &mut Args, call: Span, out: &mut Vec<PpToken>) {
        let (body, is_va_opt) = match part {
            Part::Whole(body) => (body, false),
            Part::VaOpt(body) => (body, true),
        };
        let mut at = 0;
        let mut is_right_of_paste = false;
        let mut owed_space = false;
        while let Some(&token) = body.get(at) {
            at += 1;
            let is_left_of_paste = token.has(PASTE);
            let is_operand = is_left_of_paste || is_right_of_paste;
            let start = out.len();
            let mut joins_left = is_right_of_paste;
            match token.kind {
                PpKind::Param if token.has(STRINGIZE) => {
                    let index = token.sym.raw() as usize;
                    let string = self.stringize(args.written(index), token);
                    out.push(string);
                }
                PpKind::Param if is_operand => {
                    let index = token.sym.raw() as usize;
                    let is_variable = found.is_variadic && Some(index + 1) == found.params.as_ref().map(|p| p.len());
                    let follows_comma = is_right_of_paste && out.last().is_some_and(|t| t.is_punct(TokenKind::Comma));
                    if is_variable && follows_comma {
                        // GNU: `, ## __VA_ARGS__` is no paste; it drops the comma when there is nothing to follow it.
                        joins_left = false;
                        if args.swallows_comma {
                            out.pop();
                        }
                    }
                    out.extend_from_slice(args.written(index));
                    if out.len() <= start {
                        out.push(PpToken { kind: PpKind::Placemarker, ..token });
                    }
                }
                PpKind::Param => {
                    let (from, to) = self.expanded_arg(args, token.sym.raw() as usize);
                    out.extend_from_slice(&args.expanded[from as usize..to as usize]);
                    // What `__VA_OPT__` is pasted to is its first or last parameter, even if that is empty (as in GCC).
                    if is_va_opt && from == to {
                        out.push(PpToken { kind: PpKind::Placemarker, ..token });
                    }
                }
                PpKind::VaOpt => {
                    let inner = &body[at..at + token.sym.raw() as usize];
                    at += inner.len();
                    self.va_opt(found, token, inner, args, call, out);
                }
                _ => out.push(token),
            }
            let start = start.min(out.len());
            match out.get_mut(start) {
                Some(first) => {
                    first.flags = (first.flags & !SPACE) | (token.flags & SPACE);
                    if std::mem::take(&mut owed_space) {
                        first.flags |= SPACE;
                    }
                }
                None => owed_space |= token.has(SPACE),
            }
            if joins_left && start > 0 && start < out.len() {
                self.join(out, start, call);
            }
            is_right_of_paste = is_left_of_paste;
        }
        self.pending_space |= owed_space && out.is_empty();
    }

    /// [cpp.subst]/3: `__VA_OPT__ ( contents )`: the contents if the variable argument has tokens, else a placemarker.
    fn va_opt(
        &mut self,
        found: &Macro,
        token: PpToken,
        inner: &[PpToken],
        args: &mut Args,
        call: Span,
        out: &mut Vec<PpToken>,
    ) {
        let last = found.params.as_ref().map_or(0, |p| p.len()).saturating_sub(1);
        let (from, to) = self.expanded_arg(args, last);
        let mut contents = self.pool.pop().unwrap_or_default();
        if from != to {
            self.substitute(found, Part::VaOpt(inner), args, call, &mut contents);
        }
        if token.has(STRINGIZE) {
            contents.retain(|t| t.kind != PpKind::Placemarker);
            let string = self.stringize(&contents, token);
            out.push(string);
        } else if contents.is_empty() {
            out.push(PpToken { kind: PpKind::Placemarker, ..token });
        } else {
            out.extend_from_slice(&contents);
        }
        self.recycle(contents);
    }

    /// [cpp.stringize]/2: a string literal that spells the tokens; `token` is the operand of `#`.
    fn stringize(&mut self, tokens: &[PpToken], token: PpToken) -> PpToken {
        let mut text = String::from("\"");
        for (at, piece) in tokens.iter().enumerate() {
            if at > 0 && piece.has(SPACE) {
                text.push(' ');
            }
            let spelling = piece.spelling();
            if matches!(piece.kind, PpKind::String | PpKind::Char) {
                for c in spelling.chars() {
                    match c {
                        '"' | '\\' => text.extend(['\\', c]),
                        '\n' => text.push_str("\\n"),
                        _ => text.push(c),
                    }
                }
            } else {
                text.push_str(spelling);
            }
        }
        // A lone backslash at the end would swallow the quote (GCC drops it, too).
        let n_backslashes = text.bytes().rev().take_while(|b| *b == b'\\').count();
        if n_backslashes % 2 == 1 && tokens.last().is_some_and(|t| t.kind == PpKind::Other) {
            self.warning(token.span, "invalid string literal, ignoring final '\\'");
            text.pop();
        }
        if self.is_blown(text.len() / 16, token.span) {
            text.truncate(1);
        }
        text.push('"');
        let sym = self.pp.words.intern(&text);
        PpToken { kind: PpKind::String, flags: token.flags & SPACE, sym, span: token.span }
    }

    /// [cpp.concat]/3: pastes `out[at - 1]` and `out[at]`.
    fn join(&mut self, out: &mut Vec<PpToken>, at: usize, call: Span) {
        let (left, right) = (out[at - 1], out[at]);
        let space = left.flags & SPACE;
        let joined = match (left.kind, right.kind) {
            (_, PpKind::Placemarker) => Some(left),
            (PpKind::Placemarker, _) => Some(PpToken { flags: (right.flags & !SPACE) | space, ..right }),
            _ => {
                let text = format!("{}{}", left.spelling(), right.spelling());
                let standard = self.pp.options.standard;
                scan_whole(&text, standard, &mut self.pp.words).map(|(kind, sym)| PpToken {
                    kind,
                    flags: space,
                    sym,
                    ..left
                })
            }
        };
        match joined {
            Some(token) => {
                out[at - 1] = token;
                out.remove(at);
            }
            None => {
                let (left, right) = (left.spelling(), right.spelling());
                let message = format!("pasting \"{left}\" and \"{right}\" does not give a valid preprocessing token");
                self.error(call, message);
            }
        }
    }

    /// `#pragma GCC poison`.
    pub(crate) fn check_poison(&mut self, token: PpToken) {
        if self.pp.poisoned.contains_key(&token.sym) && self.map.file_of(token.span.lo).is_some() {
            self.error(token.span, format!("attempt to use poisoned \"{}\"", token.sym));
        }
    }
}

impl Args {
    fn none() -> Args {
        Args {
            tokens: Vec::new(),
            ends: SmallVec::new(),
            expanded: Vec::new(),
            expanded_at: SmallVec::new(),
            swallows_comma: false,
        }
    }
}
