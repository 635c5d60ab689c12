//! A tokenizer for the parser's tests: preprocessed text in, tokens out. Line markers are skipped.

use crate::base::{FxHashMap, Symbol};
use crate::lex::token::{ALTERNATIVE_TOKENS, KEYWORD_ALIASES};
use crate::lex::{CharKind, FloatSuffix, IntSuffix, Literal, LiteralKind, Literals, Token, TokenKind};
use crate::parse::item::Tokens;
use crate::source::{Pos, Span};

/// A tokenized text.
pub(crate) struct Source {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) literals: Literals,
}

impl Source {
    pub(crate) fn new(text: &str) -> Source {
        let mut source = Source { text: text.to_string(), tokens: Vec::new(), literals: Literals::default() };
        let mut words: FxHashMap<&str, TokenKind> = TokenKind::KEYWORDS.iter().copied().collect();
        words.extend(KEYWORD_ALIASES.iter().copied());
        words.extend(ALTERNATIVE_TOKENS.iter().copied().filter(|(text, _)| text.starts_with(char::is_alphabetic)));
        let mut puncts: Vec<(&str, TokenKind)> = TokenKind::PUNCTUATORS.to_vec();
        puncts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let c = bytes[at];
            if c.is_ascii_whitespace() {
                at += 1;
            } else if bytes[at..].starts_with(b"//") || (c == b'#' && (at == 0 || bytes[at - 1] == b'\n')) {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            } else {
                at = source.token(at, &words, &puncts);
            }
        }
        source
    }

    pub(crate) fn tokens(&self) -> Tokens<'_> {
        Tokens { tokens: &self.tokens, literals: &self.literals }
    }

    /// The text around a span.
    pub(crate) fn around(&self, span: Span) -> String {
        let at = (span.lo.0 as usize).saturating_sub(1).min(self.text.len());
        let from = at.saturating_sub(60);
        let to = (at + 40).min(self.text.len());
        let before = String::from_utf8_lossy(&self.text.as_bytes()[from..at]).replace('\n', " ");
        let after = String::from_utf8_lossy(&self.text.as_bytes()[at..to]).replace('\n', " ");
        format!("{before}⟨{after}⟩")
    }

    fn span(from: usize, to: usize) -> Span {
        Span::new(Pos(from as u32 + 1), Pos(to as u32 + 1))
    }

    fn token(&mut self, at: usize, words: &FxHashMap<&str, TokenKind>, puncts: &[(&str, TokenKind)]) -> usize {
        let bytes = self.text.as_bytes();
        let c = bytes[at];
        let mut end = at;
        if c.is_ascii_alphabetic() || c == b'_' || c == b'$' {
            while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b'_' || bytes[end] == b'$')
            {
                end += 1;
            }
            let word = &self.text[at..end];
            if end < bytes.len() && matches!(bytes[end], b'"' | b'\'') && matches!(word, "L" | "u" | "U" | "u8" | "R") {
                return self.quoted(at, end);
            }
            let kind = words.get(word).copied().unwrap_or(TokenKind::Identifier);
            // The preprocessor makes a literal of `__null`.
            if kind == TokenKind::KwNull {
                let suffix = IntSuffix { n_long: 1, ..IntSuffix::default() };
                let kind = LiteralKind::Int { value: 0, is_decimal: true, suffix, is_imaginary: false };
                self.literal(kind, Symbol::EMPTY, Symbol::EMPTY, at, end);
                return end;
            }
            let token = if kind == TokenKind::Identifier || kind.is_keyword() {
                Token::word(kind, Symbol::new(word), Self::span(at, end))
            } else {
                Token::new(kind, Self::span(at, end))
            };
            self.tokens.push(token);
            return end;
        }
        if c.is_ascii_digit() || (c == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            while end < bytes.len() {
                let b = bytes[end];
                let is_sign = matches!(b, b'+' | b'-')
                    && matches!(bytes[end - 1], b'e' | b'E' | b'p' | b'P')
                    && !self.text[at..].starts_with("0x");
                let is_separator = b == b'\'' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
                if !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_') || is_sign || is_separator) {
                    break;
                }
                end += 1;
            }
            let text = self.text[at..end].to_string();
            let kind = if text.contains('.') {
                LiteralKind::Float { text: Symbol::new(&text), suffix: FloatSuffix::None, is_imaginary: false }
            } else {
                let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
                let value = digits.parse().unwrap_or(0);
                LiteralKind::Int { value, is_decimal: true, suffix: IntSuffix::default(), is_imaginary: false }
            };
            self.literal(kind, Symbol::EMPTY, Symbol::new(&text), at, end);
            return end;
        }
        if matches!(c, b'"' | b'\'') {
            return self.quoted(at, at);
        }
        for (text, kind) in puncts {
            if self.text[at..].starts_with(text) {
                self.tokens.push(Token::new(*kind, Self::span(at, at + text.len())));
                return at + text.len();
            }
        }
        self.tokens.push(Token::new(TokenKind::Error, Self::span(at, at + 1)));
        at + self.text[at..].chars().next().map_or(1, char::len_utf8)
    }

    fn literal(&mut self, kind: LiteralKind, ud_suffix: Symbol, spelling: Symbol, at: usize, end: usize) {
        let id = self.literals.push(Literal { kind, ud_suffix, spelling });
        self.tokens.push(Token::literal(id, Self::span(at, end)));
    }

    /// A character or string; `quote` is where its quote stands, behind a prefix.
    fn quoted(&mut self, at: usize, quote: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = quote + 1;
        if bytes.get(quote - usize::from(quote > at)) == Some(&b'R') {
            let open = self.text[end..].find('(').map_or(end, |i| i + end);
            let close = format!("){}\"", &self.text[end..open]);
            end = self.text[open..].find(&close).map_or(bytes.len(), |i| i + open + close.len());
        } else {
            while end < bytes.len() && bytes[end] != bytes[quote] {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            end = (end + 1).min(bytes.len());
        }
        let content: Vec<u32> =
            self.text.as_bytes()[quote + 1..(end - 1).max(quote + 1)].iter().map(|b| u32::from(*b)).collect();
        let mut suffix_end = end;
        while suffix_end < bytes.len() && (bytes[suffix_end].is_ascii_alphanumeric() || bytes[suffix_end] == b'_') {
            suffix_end += 1;
        }
        let suffix = Symbol::new(&self.text[end..suffix_end]);
        if bytes[quote] == b'\'' {
            let value = content.first().copied().unwrap_or(0);
            let kind = LiteralKind::Char { value, kind: CharKind::Ordinary, is_multichar: content.len() > 1 };
            self.literal(kind, suffix, Symbol::EMPTY, at, suffix_end);
            return suffix_end;
        }
        // Adjacent literals are one token.
        if let Some(last) = self.tokens.last().copied()
            && last.kind == TokenKind::Literal
            && let LiteralKind::String { units, kind } = &self.literals[last.literal_id()].kind
        {
            let joined: Vec<u32> = units.iter().copied().chain(content).collect();
            let kind = LiteralKind::String { units: joined.into(), kind: *kind };
            self.tokens.pop();
            let from = last.span.lo.0 as usize - 1;
            self.literal(kind, suffix, Symbol::EMPTY, from, suffix_end);
            return suffix_end;
        }
        let kind = LiteralKind::String { units: content.into(), kind: CharKind::Ordinary };
        self.literal(kind, suffix, Symbol::EMPTY, at, suffix_end);
        suffix_end
    }
}
