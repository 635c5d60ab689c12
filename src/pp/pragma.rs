//! `#pragma` and `_Pragma` ([cpp.pragma], [cpp.pragma.op]).
//!
//! What concerns the preprocessor is obeyed here; what concerns declarations goes on to the parser in its place
//! ([`crate::lex::Pragma`]); the rest is ignored.

use crate::base::Symbol;
use crate::lex::{Pragma, TokenKind};
use crate::pp::define::Entry;
use crate::pp::directive::{spell, string_value};
use crate::pp::run::Run;
use crate::pp::scan::Scanner;
use crate::pp::token::{BOL, PpKind, PpToken, SPACE};
use crate::pp::words::MAYBE_POISONED;
use crate::source::Span;

impl Run<'_> {
    pub(crate) fn pragma_directive(&mut self, hash: PpToken) {
        let tokens = self.rest_of_line();
        let end = tokens.last().map_or(hash.span, |t| t.span);
        self.pragma(tokens, Span::new(hash.span.lo, end.hi));
    }

    /// [cpp.pragma.op]: `_Pragma ( string-literal )`, whose name was just read. As GCC has it, macros may spell the literal.
    pub(crate) fn pragma_operator(&mut self, operator: PpToken) {
        let takes = "_Pragma takes a parenthesized string literal";
        if !self.is_paren_next() {
            self.error(operator.span, takes);
            return;
        }
        self.next_unexpanded();
        let string = self.next_expanded();
        let Some(text) = string_value(string) else {
            self.error(operator.span, takes);
            return;
        };
        if !self.next_expanded().is_punct(TokenKind::RParen) {
            self.error(operator.span, takes);
            return;
        }
        let tokens = self.scan_text(&text, string.span);
        self.pragma(tokens, operator.span.to(string.span));
    }

    /// The tokens of a text that stands at `span` as a whole.
    fn scan_text(&mut self, text: &str, span: Span) -> Vec<PpToken> {
        let mut scanner = Scanner::new(text.into(), None, span.lo, self.pp.options.standard);
        scanner.in_directive = true;
        let mut tokens = Vec::new();
        loop {
            let token = scanner.next(&mut self.pp.words);
            if token.kind == PpKind::Eof {
                return tokens;
            }
            tokens.push(PpToken { span, ..token });
        }
    }

    /// Obeys a pragma.
    fn pragma(&mut self, tokens: Vec<PpToken>, span: Span) {
        let word = |at: usize| tokens.get(at).map_or("", |t: &PpToken| t.spelling());
        let text = spell(&tokens);
        let mut goes_on = self.wants_file_changes;
        match (word(0), word(1)) {
            ("once", _) => self.pragma_once(span),
            ("push_macro", _) => self.push_macro(&tokens, span),
            ("pop_macro", _) => self.pop_macro(&tokens, span),
            ("message", _) => {
                let message = tokens.iter().find_map(|t| string_value(*t)).unwrap_or_default();
                self.warning(span, format!("#pragma message: {message}"));
            }
            ("GCC", "poison") => self.poison(&tokens[2..]),
            ("GCC", "system_header") => {
                if self.files.len() == 1 {
                    self.warning(span, "#pragma system_header ignored outside include file");
                } else {
                    self.file().is_system = true;
                }
            }
            ("GCC", kind @ ("warning" | "error")) => {
                let message = tokens.get(2).and_then(|t| string_value(*t)).unwrap_or_default();
                if kind == "error" { self.error(span, message) } else { self.warning(span, message) }
            }
            ("pack", _) => {
                let expanded = self.expand_tokens(&tokens[1..]);
                self.queue_pragma(&format!("pack{}", spell(&expanded)), span);
                return;
            }
            ("GCC", "visibility") | ("cling" | "cinch", "optimize") | ("weak", _) => goes_on = true,
            _ => {}
        }
        if goes_on {
            self.queue_pragma(&text, span);
        }
    }

    fn queue_pragma(&mut self, text: &str, span: Span) {
        let sym = self.pp.words.intern(text);
        self.queue.push_back(PpToken { kind: PpKind::Pragma, flags: BOL | SPACE, sym, span });
    }

    fn pragma_once(&mut self, span: Span) {
        if self.files.len() == 1 {
            if !self.is_prompt() {
                self.warning(span, "#pragma once in main file");
            }
            return;
        }
        if let Some(path) = self.file().path.clone() {
            self.pp.mark_once(&path);
        }
    }

    /// The macro's name in `push_macro("name")`.
    fn macro_operand(&mut self, tokens: &[PpToken], span: Span) -> Option<Symbol> {
        let name = match tokens {
            [_, open, name, close, ..] if open.is_punct(TokenKind::LParen) && close.is_punct(TokenKind::RParen) => {
                string_value(*name)
            }
            _ => None,
        };
        if name.is_none() {
            self.warning(span, format!("invalid #pragma {} directive", tokens[0].spelling()));
        }
        name.map(|name| self.pp.words.intern(&name))
    }

    /// GNU: `#pragma push_macro("name")`
    fn push_macro(&mut self, tokens: &[PpToken], span: Span) {
        let Some(name) = self.macro_operand(tokens, span) else { return };
        let now = self.pp.macros.get(&name).cloned();
        self.pp.pushed.update(name, |stack: &mut Vec<Option<Entry>>| stack.push(now));
    }

    /// GNU: `#pragma pop_macro("name")`
    fn pop_macro(&mut self, tokens: &[PpToken], span: Span) {
        let Some(name) = self.macro_operand(tokens, span) else { return };
        let mut popped = None;
        if self.pp.pushed.contains_key(&name) {
            self.pp.pushed.update(name, |stack| popped = stack.pop());
        }
        match popped {
            Some(Some(entry)) => self.pp.insert_macro(name, entry),
            Some(None) => {
                self.pp.macros.remove(&name);
            }
            None => {}
        }
    }

    /// GNU: `#pragma GCC poison names`
    fn poison(&mut self, names: &[PpToken]) {
        for name in names {
            if name.kind != PpKind::Identifier {
                self.error(name.span, "invalid #pragma GCC poison directive");
                return;
            }
            if self.pp.macros.contains_key(&name.sym) {
                self.warning(name.span, format!("poisoning existing macro \"{}\"", name.sym));
            }
            self.pp.macros.remove(&name.sym);
            self.pp.poisoned.insert(name.sym, ());
            self.pp.words.info_mut(name.sym).flags |= MAYBE_POISONED;
        }
    }
}

/// The pragma that stands in a token's text, for the parser.
pub(crate) fn parse(text: &str) -> Option<Pragma> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(arguments) = compact.strip_prefix("pack(").and_then(|rest| rest.strip_suffix(')')) {
        return pack(arguments);
    }
    if let Some(rest) = compact.strip_prefix("GCCvisibility") {
        let level = rest.strip_prefix("push(").and_then(|rest| rest.strip_suffix(')'));
        return match level {
            Some(level) => Some(Pragma::VisibilityPush(Symbol::new(level))),
            None if rest == "pop" => Some(Pragma::VisibilityPop),
            None => None,
        };
    }
    let optimize = compact.strip_prefix("clingoptimize").or_else(|| compact.strip_prefix("cinchoptimize"));
    if let Some(level) = optimize {
        return level.trim_matches(['(', ')']).parse().ok().filter(|level| *level <= 3).map(Pragma::Optimize);
    }
    Some(Pragma::Other(Symbol::new(text)))
}

/// `#pragma pack(...)` as GCC and Microsoft have it; an identifier that names a `push` is passed over.
fn pack(arguments: &str) -> Option<Pragma> {
    let mut words = arguments.split(',').filter(|word| !word.is_empty());
    let is_size = |n: &u32| matches!(n, 1 | 2 | 4 | 8 | 16);
    Some(match words.next() {
        None => Pragma::Pack(0),
        Some("pop") => Pragma::PackPop,
        Some("push") => match words.next_back() {
            None => Pragma::PackPush(None),
            Some(word) => match word.parse().ok() {
                Some(n) if is_size(&n) => Pragma::PackPush(Some(n)),
                Some(_) => return None,
                None => Pragma::PackPush(None),
            },
        },
        Some(number) => Pragma::Pack(number.parse().ok().filter(|n| *n == 0 || is_size(n))?),
    })
}
