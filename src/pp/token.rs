//! Preprocessing tokens ([lex.pptoken]): 16 bytes, `Copy`.

use crate::base::Symbol;
use crate::lex::TokenKind;
use crate::source::Span;

/// What a preprocessing token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PpKind {
    /// The end of a file, of a directive's line, or of a macro argument being expanded.
    Eof,
    /// An identifier or keyword: phase 4 does not tell them apart.
    Identifier,
    /// [lex.ppnumber]
    Number,
    /// A character literal with prefix and ud-suffix.
    Char,
    /// A string literal with prefix and ud-suffix.
    String,
    /// `#` or `%:`
    Hash,
    /// `##` or `%:%:`
    HashHash,
    /// Any other punctuator, also the alternative tokens that are words.
    Punct(TokenKind),
    /// A character that begins no token, or the rest of a line after an unmatched quote.
    Other,
    /// In a macro's replacement list: the parameter whose index is in `sym`.
    Param,
    /// In a macro's replacement list: `__VA_OPT__`; `sym` is the number of tokens between its parentheses, which follow.
    VaOpt,
    /// [cpp.concat]/2: the placemarker.
    Placemarker,
    /// A pragma that the parser must see; `sym` is its text after `#pragma`.
    Pragma,
    /// A file begins (`sym` is 1), is returned to (2), or goes on under another line number (0). For `-E` only.
    FileChange,
}

/// White space stands before the token.
pub const SPACE: u8 = 1;
/// The token is the first of its line.
pub const BOL: u8 = 2;
/// [cpp.rescan]/2: the macro's name came up while it was being replaced; it is never replaced any more.
pub const NO_EXPAND: u8 = 4;
/// In a replacement list: `#` stood before this.
pub const STRINGIZE: u8 = 8;
/// In a replacement list: `##` stood after this.
pub const PASTE: u8 = 16;

/// A preprocessing token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PpToken {
    pub kind: PpKind,
    pub flags: u8,
    /// The spelling; empty for punctuators in their primary spelling.
    pub sym: Symbol,
    pub span: Span,
}

impl PpToken {
    /// An end at `span`.
    pub(crate) fn eof(span: Span) -> PpToken {
        PpToken { kind: PpKind::Eof, flags: 0, sym: Symbol::EMPTY, span }
    }

    /// Whether one of `flags` is set.
    pub fn has(self, flags: u8) -> bool {
        self.flags & flags != 0
    }

    /// Whether this is the punctuator `kind`.
    pub fn is_punct(self, kind: TokenKind) -> bool {
        self.kind == PpKind::Punct(kind)
    }

    /// The spelling, as written.
    pub fn spelling(self) -> &'static str {
        if !self.sym.is_empty() && !matches!(self.kind, PpKind::Param | PpKind::VaOpt | PpKind::FileChange) {
            return self.sym.as_str();
        }
        match self.kind {
            PpKind::Punct(kind) => kind.spelling(),
            PpKind::Hash => "#",
            PpKind::HashHash => "##",
            _ => "",
        }
    }
}
