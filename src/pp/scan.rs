//! Phases 1 to 3 ([lex.phases]): the bytes of a text become preprocessing tokens ([lex.pptoken]).
//!
//! `logos` decides what begins at a position; what needs more than a regular expression (the ends of comments and
//! literals, raw strings, identifiers beyond ASCII, `<::`) is finished by hand. The scanner is asked for one
//! token at a time, so groups that `#if` skips are never turned into tokens ([`Scanner::skip_to_directive`]).

use std::sync::Arc;

use logos::Logos;

use crate::base::Symbol;
use crate::lex::standard::Edition;
use crate::lex::{Standard, TokenKind, string};
use crate::pp::splice::Spliced;
use crate::pp::token::{BOL, PpKind, PpToken, SPACE};
use crate::pp::words::{SPECIAL, Words};
use crate::source::{Pos, Span};

/// What begins at a position.
#[derive(Logos, Debug, Clone, Copy, PartialEq)]
enum Raw {
    #[regex(r"[ \t\x0b\x0c\r\x00]+")]
    Space,
    #[token("\n")]
    Newline,
    #[token("//")]
    LineComment,
    #[token("/*")]
    BlockComment,
    #[regex(r"[A-Za-z_$][A-Za-z0-9_$]*")]
    Word,
    #[regex(r"\.?[0-9](?:[0-9A-Za-z_.]|[eEpP][+\-]|'[0-9A-Za-z_])*")]
    Number,
    #[regex(r#"(?:u8|[uUL])?""#)]
    String,
    #[regex(r#"(?:u8|[uUL])?R""#)]
    Unspliced,
    #[regex(r"(?:u8|[uUL])?'")]
    Char,
    #[token("#")]
    Hash,
    #[token("##")]
    HashHash,
    #[token("{", |_| TokenKind::LBrace)]
    #[token("}", |_| TokenKind::RBrace)]
    #[token("[", |_| TokenKind::LBracket)]
    #[token("]", |_| TokenKind::RBracket)]
    #[token("(", |_| TokenKind::LParen)]
    #[token(")", |_| TokenKind::RParen)]
    #[token(";", |_| TokenKind::Semi)]
    #[token(":", |_| TokenKind::Colon)]
    #[token("::", |_| TokenKind::ColonColon)]
    #[token("...", |_| TokenKind::Ellipsis)]
    #[token("?", |_| TokenKind::Question)]
    #[token(".", |_| TokenKind::Dot)]
    #[token(".*", |_| TokenKind::DotStar)]
    #[token("->", |_| TokenKind::Arrow)]
    #[token("->*", |_| TokenKind::ArrowStar)]
    #[token("~", |_| TokenKind::Tilde)]
    #[token("!", |_| TokenKind::Exclaim)]
    #[token("+", |_| TokenKind::Plus)]
    #[token("-", |_| TokenKind::Minus)]
    #[token("*", |_| TokenKind::Star)]
    #[token("/", |_| TokenKind::Slash)]
    #[token("%", |_| TokenKind::Percent)]
    #[token("^", |_| TokenKind::Caret)]
    #[token("&", |_| TokenKind::Amp)]
    #[token("|", |_| TokenKind::Pipe)]
    #[token("=", |_| TokenKind::Equal)]
    #[token("+=", |_| TokenKind::PlusEqual)]
    #[token("-=", |_| TokenKind::MinusEqual)]
    #[token("*=", |_| TokenKind::StarEqual)]
    #[token("/=", |_| TokenKind::SlashEqual)]
    #[token("%=", |_| TokenKind::PercentEqual)]
    #[token("^=", |_| TokenKind::CaretEqual)]
    #[token("&=", |_| TokenKind::AmpEqual)]
    #[token("|=", |_| TokenKind::PipeEqual)]
    #[token("==", |_| TokenKind::EqualEqual)]
    #[token("!=", |_| TokenKind::ExclaimEqual)]
    #[token("<", |_| TokenKind::Less)]
    #[token(">", |_| TokenKind::Greater)]
    #[token("<=", |_| TokenKind::LessEqual)]
    #[token(">=", |_| TokenKind::GreaterEqual)]
    #[token("<=>", |_| TokenKind::Spaceship)]
    #[token("&&", |_| TokenKind::AmpAmp)]
    #[token("||", |_| TokenKind::PipePipe)]
    #[token("<<", |_| TokenKind::LessLess)]
    #[token(">>", |_| TokenKind::GreaterGreater)]
    #[token("<<=", |_| TokenKind::LessLessEqual)]
    #[token(">>=", |_| TokenKind::GreaterGreaterEqual)]
    #[token("++", |_| TokenKind::PlusPlus)]
    #[token("--", |_| TokenKind::MinusMinus)]
    #[token(",", |_| TokenKind::Comma)]
    Punct(TokenKind),
    #[token("<%")]
    #[token("%>")]
    #[token("<:")]
    #[token(":>")]
    #[token("%:")]
    #[token("%:%:")]
    Digraph,
}

/// What is wrong with the text itself. It is reported by whoever asked for the token, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    UnterminatedComment,
    UnterminatedRawString,
    RawDelimiterTooLong,
    RawDelimiterCharacter,
    NulByte,
    /// `"a"PRId64`: a macro where a ud-suffix would stand.
    MacroAsSuffix,
}

/// A place in one text, and the way it is read.
pub(crate) struct Scanner {
    /// What is scanned: the text, spliced if need be.
    text: Arc<str>,
    /// The text as written, when it was spliced.
    spliced: Option<(Spliced, Arc<str>)>,
    cut_hint: usize,
    base: u32,
    at: usize,
    standard: Standard,
    /// Nothing but white space has been read of this line.
    is_line_start: bool,
    /// The end of the line is the end ([`PpKind::Eof`]), and is not passed.
    pub in_directive: bool,
    pub trouble: Option<(Trouble, Span)>,
    has_warned_of_nul: bool,
}

impl Scanner {
    /// A scanner at the start of `text`, whose first byte is at `base`.
    pub(crate) fn new(text: Arc<str>, spliced: Option<Spliced>, base: Pos, standard: Standard) -> Scanner {
        let (text, spliced) = match spliced {
            Some(spliced) => (spliced.text.clone(), Some((spliced, text))),
            None => (text, None),
        };
        // A byte order mark is no part of the text.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Scanner {
            text,
            spliced,
            cut_hint: 0,
            base: base.0,
            at,
            standard,
            is_line_start: true,
            in_directive: false,
            trouble: None,
            has_warned_of_nul: false,
        }
    }

    /// The position of an offset in the scanned text.
    fn pos(&mut self, offset: usize) -> Pos {
        let original = match &self.spliced {
            Some((spliced, _)) => spliced.original(offset, &mut self.cut_hint),
            None => offset,
        };
        Pos(self.base + original as u32)
    }

    /// The span of a piece of the scanned text; it ends before a splice that follows it.
    fn span(&mut self, start: usize, end: usize) -> Span {
        if self.spliced.is_none() {
            return Span::new(Pos(self.base + start as u32), Pos(self.base + end as u32));
        }
        let lo = self.pos(start);
        let hi = if end > start { Pos(self.pos(end - 1).0 + 1) } else { lo };
        Span::new(lo, hi)
    }

    /// Where the scanner stands.
    pub(crate) fn here(&mut self) -> Pos {
        self.pos(self.at)
    }

    /// Passes a first line that begins with `#!`.
    pub(crate) fn skip_shebang(&mut self) {
        if self.at == 0 && self.text.starts_with("#!") {
            self.at = memchr::memchr(b'\n', self.text.as_bytes()).unwrap_or(self.text.len());
        }
    }

    /// The next preprocessing token.
    pub(crate) fn next(&mut self, words: &mut Words) -> PpToken {
        let mut flags = if self.is_line_start { BOL | SPACE } else { 0 };
        loop {
            let mut lexer = Raw::lexer(&self.text);
            lexer.bump(self.at);
            let raw = loop {
                match lexer.next() {
                    Some(Ok(Raw::Space)) => {
                        flags |= SPACE;
                        if !self.has_warned_of_nul && lexer.slice().contains('\0') {
                            break Some(Ok(Raw::Space));
                        }
                    }
                    Some(Ok(Raw::Newline)) if !self.in_directive => flags |= SPACE | BOL,
                    Some(Ok(Raw::LineComment)) => {
                        flags |= SPACE;
                        let rest = lexer.remainder().as_bytes();
                        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                        lexer.bump(end);
                    }
                    Some(Ok(Raw::BlockComment)) => {
                        flags |= SPACE;
                        match memchr::memmem::find(lexer.remainder().as_bytes(), b"*/") {
                            Some(end) => lexer.bump(end + 2),
                            None => break Some(Ok(Raw::BlockComment)),
                        }
                    }
                    other => break other,
                }
            };
            let piece = lexer.span();
            self.is_line_start = flags & BOL != 0;
            match raw {
                None => return self.end(self.text.len()),
                Some(Ok(Raw::Newline)) => return self.end(piece.start),
                Some(Ok(Raw::BlockComment)) => {
                    self.report(Trouble::UnterminatedComment, piece.start, piece.end);
                    return self.end(self.text.len());
                }
                Some(Ok(Raw::Space)) => {
                    self.has_warned_of_nul = true;
                    self.at = piece.end;
                    self.report(Trouble::NulByte, piece.start, piece.end);
                }
                Some(raw) => {
                    self.is_line_start = false;
                    return self.token(raw.ok(), piece.start, piece.end, flags, words);
                }
            }
        }
    }

    fn end(&mut self, at: usize) -> PpToken {
        self.at = at;
        let pos = self.pos(at);
        PpToken::eof(Span::new(pos, pos))
    }

    fn report(&mut self, trouble: Trouble, start: usize, end: usize) {
        self.trouble = Some((trouble, self.span(start, end)));
    }

    fn make(&mut self, kind: PpKind, flags: u8, sym: Symbol, start: usize, end: usize) -> PpToken {
        self.at = end;
        let span = self.span(start, end);
        PpToken { kind, flags, sym, span }
    }

    /// Finishes the token that `logos` found from `start` to `end`.
    fn token(&mut self, raw: Option<Raw>, start: usize, end: usize, flags: u8, words: &mut Words) -> PpToken {
        let Some(raw) = raw else { return self.beyond_ascii(start, flags, words) };
        match raw {
            Raw::Word => self.word(start, end, flags, words),
            Raw::Punct(kind) => self.make(PpKind::Punct(kind), flags, Symbol::EMPTY, start, end),
            Raw::Number => self.number(start, end, flags, words),
            Raw::String | Raw::Char | Raw::Unspliced => {
                // Before C++11 only `L` is a prefix.
                let first = self.text.as_bytes()[start];
                let is_prefixed = end - start > 1 && (first != b'L' || raw == Raw::Unspliced);
                if is_prefixed && !self.standard.has(Edition::Cxx11) {
                    return self.word(start, end - 1, flags, words);
                }
                match raw {
                    Raw::Unspliced => self.raw_string(start, end, flags, words),
                    _ => self.quoted(start, end, flags, words),
                }
            }
            Raw::Hash => self.make(PpKind::Hash, flags, Symbol::EMPTY, start, end),
            Raw::HashHash => self.make(PpKind::HashHash, flags, Symbol::EMPTY, start, end),
            Raw::Digraph => self.digraph(start, end, flags, words),
            Raw::Space | Raw::Newline | Raw::LineComment | Raw::BlockComment => self.end(end),
        }
    }

    fn word(&mut self, start: usize, mut end: usize, flags: u8, words: &mut Words) -> PpToken {
        if matches!(self.text.as_bytes().get(end), Some(0x80.. | b'\\')) {
            end = identifier_end(&self.text, end);
        }
        let sym = intern_identifier(&self.text[start..end], words);
        let kind = match words.info(sym).kind {
            kind if kind == TokenKind::Identifier || kind.is_keyword() => PpKind::Identifier,
            alternative => PpKind::Punct(alternative),
        };
        self.make(kind, flags, sym, start, end)
    }

    fn number(&mut self, start: usize, mut end: usize, flags: u8, words: &mut Words) -> PpToken {
        while matches!(self.text.as_bytes().get(end), Some(0x80.. | b'\\')) {
            let next = identifier_end(&self.text, end);
            if next == end {
                break;
            }
            end = next;
        }
        if !self.standard.has(Edition::Cxx14)
            && let Some(quote) = self.text[start..end].find('\'')
        {
            end = start + quote;
        }
        let sym = words.intern(&self.text[start..end]);
        self.make(PpKind::Number, flags, sym, start, end)
    }

    /// A character or string literal from its opening quote (at `end - 1`) on.
    fn quoted(&mut self, start: usize, end: usize, flags: u8, words: &mut Words) -> PpToken {
        let bytes = self.text.as_bytes();
        let quote = bytes[end - 1];
        let mut at = end;
        loop {
            match memchr::memchr3(quote, b'\\', b'\n', &bytes[at..]).map(|n| at + n) {
                Some(found) if bytes[found] == quote => {
                    let close = self.ud_suffix_end(found + 1, words);
                    let sym = words.intern(&self.text[start..close]);
                    let kind = if quote == b'"' { PpKind::String } else { PpKind::Char };
                    return self.make(kind, flags, sym, start, close);
                }
                Some(found) if bytes[found] == b'\\' && bytes.get(found + 1).is_some_and(|b| *b != b'\n') => {
                    at = found + 2;
                }
                // Unmatched: [lex.pptoken]/2 leaves it undefined; as in GCC it takes the rest of the line.
                other => {
                    let close = match other {
                        Some(found) if bytes[found] == b'\n' => found,
                        Some(found) => found + 1,
                        None => bytes.len(),
                    };
                    let sym = words.intern(self.text[start..close].trim_end());
                    return self.make(PpKind::Other, flags, sym, start, close);
                }
            }
        }
    }

    /// [lex.string]/1: a raw string is read in the text as written, where splices have not happened.
    fn raw_string(&mut self, start: usize, end: usize, flags: u8, words: &mut Words) -> PpToken {
        let original_quote = (self.pos(end - 1).0 - self.base) as usize;
        let original = match &self.spliced {
            Some((_, original)) => original.clone(),
            None => self.text.clone(),
        };
        let body = &original[original_quote + 1..];
        let delimiter_len = body.bytes().take(17).take_while(|b| !b" ()\\\t\x0b\x0c\n\r\"".contains(b)).count();
        let trouble = match body.as_bytes().get(delimiter_len) {
            Some(b'(') if delimiter_len <= 16 => None,
            None => Some(Trouble::UnterminatedRawString),
            Some(_) if delimiter_len > 16 => Some(Trouble::RawDelimiterTooLong),
            Some(_) => Some(Trouble::RawDelimiterCharacter),
        };
        if let Some(trouble) = trouble {
            self.report(trouble, start, end);
            let close = if trouble == Trouble::UnterminatedRawString { self.text.len() } else { end };
            return self.make(PpKind::Other, flags, Symbol::EMPTY, start, close);
        }
        let closing = format!("){}\"", &body[..delimiter_len]);
        let Some(found) = memchr::memmem::find(body.as_bytes(), closing.as_bytes()) else {
            self.report(Trouble::UnterminatedRawString, start, end);
            return self.make(PpKind::Other, flags, Symbol::EMPTY, start, self.text.len());
        };
        let original_close = original_quote + 1 + found + closing.len();
        let close = match &self.spliced {
            Some((spliced, _)) => spliced.spliced(original_close),
            None => original_close,
        };
        let suffix_end = self.ud_suffix_end(close, words);
        let mut spelling = format!("{}{}", &self.text[start..end - 1], &original[original_quote..original_close]);
        if spelling.contains("\r\n") {
            spelling = spelling.replace("\r\n", "\n");
        }
        spelling.push_str(&self.text[close..suffix_end]);
        let sym = words.intern(&spelling);
        self.make(PpKind::String, flags, sym, start, suffix_end)
    }

    /// Where the ud-suffix ([lex.ext]) of a literal that closes at `close` ends. As in GCC, a macro's name that does not
    /// begin with one underscore is a token of its own (`"%"PRId64`).
    fn ud_suffix_end(&mut self, close: usize, words: &mut Words) -> usize {
        let first = self.text.as_bytes().get(close).copied().unwrap_or(b' ');
        if !(first.is_ascii_alphabetic() || matches!(first, b'_' | b'$' | b'\\' | 0x80..)) {
            return close;
        }
        let end = identifier_end(&self.text, close);
        if end == close || !self.standard.has(Edition::Cxx11) {
            return close;
        }
        let suffix = &self.text[close..end];
        let is_reserved_to_users = suffix.starts_with('_') && !suffix.starts_with("__");
        if !is_reserved_to_users {
            let symbol = words.intern(suffix);
            if words.info(symbol).flags & !SPECIAL != 0 {
                self.report(Trouble::MacroAsSuffix, close, end);
                return close;
            }
        }
        end
    }

    /// [lex.digraph], and [lex.pptoken]/3.2: `<::` is `<` and `::` unless `:` or `>` follows.
    fn digraph(&mut self, start: usize, end: usize, flags: u8, words: &mut Words) -> PpToken {
        let text = &self.text[start..end];
        let rest = &self.text.as_bytes()[end..];
        let kind = match text {
            "<%" => PpKind::Punct(TokenKind::LBrace),
            "%>" => PpKind::Punct(TokenKind::RBrace),
            "<:" if rest.first() == Some(&b':') && !matches!(rest.get(1), Some(b':' | b'>')) => {
                return self.make(PpKind::Punct(TokenKind::Less), flags, Symbol::EMPTY, start, start + 1);
            }
            "<:" => PpKind::Punct(TokenKind::LBracket),
            ":>" => PpKind::Punct(TokenKind::RBracket),
            "%:" => PpKind::Hash,
            _ => PpKind::HashHash,
        };
        let sym = words.intern(text);
        self.make(kind, flags, sym, start, end)
    }

    /// An identifier that begins with a letter beyond ASCII or a universal-character-name, or a stray character.
    fn beyond_ascii(&mut self, start: usize, flags: u8, words: &mut Words) -> PpToken {
        let starts_identifier = match identifier_char(&self.text[start..]) {
            Some((c, _)) => unicode_ident::is_xid_start(c),
            None => false,
        };
        if starts_identifier {
            let end = identifier_end(&self.text, start);
            return self.word(start, end, flags, words);
        }
        let len = self.text[start..].chars().next().map_or(1, char::len_utf8);
        let sym = words.intern(&self.text[start..start + len]);
        self.make(PpKind::Other, flags, sym, start, start + len)
    }

    /// [lex.header]: a header-name, if one stands here.
    pub(crate) fn header_name(&mut self) -> Option<HeaderName> {
        let start = self.after_blanks(self.at);
        let rest = &self.text[start..];
        let close = match rest.as_bytes().first() {
            Some(b'<') => b'>',
            Some(b'"') => b'"',
            _ => return None,
        };
        let len = memchr::memchr2(close, b'\n', &rest.as_bytes()[1..]);
        let is_closed = len.is_some_and(|len| rest.as_bytes()[len + 1] == close);
        let end = start + 1 + len.unwrap_or(rest.len() - 1);
        let name = self.text[start + 1..end].to_string();
        self.at = if is_closed { end + 1 } else { end };
        let span = self.span(start, self.at);
        Some(HeaderName { name, is_angled: close == b'>', is_closed, span })
    }

    /// The offset behind blanks and comments within the line.
    fn after_blanks(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(at) {
                Some(b' ' | b'\t' | b'\x0b' | b'\x0c' | b'\r' | 0) => at += 1,
                Some(b'/') if bytes.get(at + 1) == Some(&b'*') => match memchr::memmem::find(&bytes[at + 2..], b"*/") {
                    Some(end) => at += end + 4,
                    None => return at,
                },
                _ => return at,
            }
        }
    }

    /// Whether `include` or `import` follows the `#` that was just read.
    pub(crate) fn is_include_next(&self) -> bool {
        let rest = &self.text[self.after_blanks(self.at)..];
        rest.starts_with("include") || rest.starts_with("import")
    }

    /// Puts the `#` back that was just read at the start of a line.
    pub(crate) fn unread_hash(&mut self) {
        self.at -= if self.text[..self.at].ends_with("%:") { 2 } else { 1 };
        self.is_line_start = true;
    }

    /// [cpp.pre]: passes a skipped group up to the next directive's `#`, which is then the next token. Returns whether there
    /// is one. The scanner stands in the middle of a line that is passed, or at a line's end.
    pub(crate) fn skip_to_directive(&mut self) -> bool {
        let text = self.text.clone();
        let bytes = text.as_bytes();
        let mut at = if self.is_line_start { self.at } else { self.line_end(bytes, self.at) };
        loop {
            at = self.after_blanks(at);
            let is_directive = match bytes.get(at) {
                Some(b'#') => bytes.get(at + 1) != Some(&b'#'),
                Some(b'%') => bytes[at..].starts_with(b"%:") && !bytes[at..].starts_with(b"%:%:"),
                Some(_) => false,
                None => {
                    self.at = bytes.len();
                    return false;
                }
            };
            if is_directive {
                self.at = at;
                self.is_line_start = true;
                return true;
            }
            at = self.line_end(bytes, at);
        }
    }

    /// The offset behind the end of the line, minding literals and comments.
    fn line_end(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\n' => return at + 1,
                b'/' if bytes.get(at + 1) == Some(&b'/') => {
                    return memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n + 1);
                }
                b'/' if bytes.get(at + 1) == Some(&b'*') => match memchr::memmem::find(&bytes[at + 2..], b"*/") {
                    Some(end) => at += end + 4,
                    None => {
                        self.report(Trouble::UnterminatedComment, at, at + 2);
                        return bytes.len();
                    }
                },
                b'"' if at > 0 && bytes[at - 1] == b'R' && is_raw_prefix(&bytes[..at - 1]) => {
                    at = self.skipped_raw_string(at);
                }
                b'"' => at = skipped_quote(bytes, at),
                // A digit separator is no quote.
                b'\'' if at > 0 && bytes[at - 1].is_ascii_hexdigit() => at += 1,
                b'\'' => at = skipped_quote(bytes, at),
                _ => at += 1,
            }
        }
        bytes.len()
    }

    fn skipped_raw_string(&mut self, quote: usize) -> usize {
        let original_quote = (self.pos(quote).0 - self.base) as usize;
        let original: &str = self.spliced.as_ref().map_or(&self.text, |(_, original)| original);
        let body = &original[original_quote + 1..];
        let Some(paren) = body.bytes().take(17).position(|b| b == b'(') else { return quote + 1 };
        let closing = format!("){}\"", &body[..paren]);
        let Some(found) = memchr::memmem::find(body.as_bytes(), closing.as_bytes()) else { return quote + 1 };
        let close = original_quote + 1 + found + closing.len();
        self.spliced.as_ref().map_or(close, |(spliced, _)| spliced.spliced(close))
    }
}

/// A header-name ([lex.header]).
pub(crate) struct HeaderName {
    pub name: String,
    pub is_angled: bool,
    pub is_closed: bool,
    pub span: Span,
}

/// Whether what ends in front of an `R` makes `R"` the start of a raw string.
fn is_raw_prefix(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"u8").or_else(|| before.strip_suffix(b"u")).unwrap_or(before);
    let before = before.strip_suffix(b"U").or_else(|| before.strip_suffix(b"L")).unwrap_or(before);
    !before.last().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

/// The offset behind a literal that a skipped group contains; the line's end when it is not closed.
fn skipped_quote(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => return at,
            b'\\' if bytes.get(at + 1).is_some_and(|b| *b != b'\n') => at += 2,
            _ if byte == bytes[open] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The character of an identifier that `text` begins with, written as itself or as a universal-character-name, and its length.
fn identifier_char(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    if first != '\\' {
        return Some((first, first.len_utf8()));
    }
    if !text[1..].starts_with(['u', 'U']) {
        return None;
    }
    let (value, rest) = string::universal_name(&text[1..], &mut Vec::new());
    value.map(|c| (c, text.len() - rest.len()))
}

/// Where the identifier that goes on at `at` ends ([lex.name]).
fn identifier_end(text: &str, mut at: usize) -> usize {
    while let Some((c, len)) = identifier_char(&text[at..]) {
        if !(c == '$' || unicode_ident::is_xid_continue(c)) {
            break;
        }
        at += len;
    }
    at
}

/// Interns an identifier; universal-character-names in it are replaced by what they name.
fn intern_identifier(text: &str, words: &mut Words) -> Symbol {
    if !text.contains('\\') {
        return words.intern(text);
    }
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((c, len)) = identifier_char(rest) {
        plain.push(c);
        rest = &rest[len..];
    }
    words.intern(&plain)
}

/// Scans `text` as one token ([cpp.concat]/3); `None` if it is not exactly one.
pub(crate) fn scan_whole(text: &str, standard: Standard, words: &mut Words) -> Option<(PpKind, Symbol)> {
    let mut scanner = Scanner::new(text.into(), None, Pos(0), standard);
    let token = scanner.next(words);
    let is_whole = scanner.at == text.len() && scanner.trouble.is_none() && token.span.lo == Pos(0);
    (is_whole && !matches!(token.kind, PpKind::Eof)).then_some((token.kind, token.sym))
}
