//! Tokens ([lex.token]): what the parser reads, and the values of literals ([lex.literal]).
//!
//! This stage knows the shape of tokens and the meaning of their spellings; where the spellings come from
//! (files, macros) is the preprocessor's matter, which appends to the [`TokenBuffer`].
//!
//! # For whoever walks tokens
//! A [`TokenBuffer`] only grows, so a token's index ([`TokenIdx`]) is a stable name for it for as long as its
//! input lives: a cursor is `(next, end)` into `tokens`, saving it is a copy, and a skipped function body is a
//! range that can be parsed later. A file or input is the range that `Preprocessor::preprocess` returned;
//! there is no `Eof` token in the buffer, a cursor makes one at its end ([`TokenBuffer::get`]). Adjacent string
//! literals are already one token, `>>` is always one `GreaterGreater`, and pragmas that concern declarations
//! stand between tokens as [`TokenKind::Pragma`]; all others have been dealt with.

pub mod keyword;
pub mod number;
pub mod standard;
pub mod string;
pub mod token;
pub mod traits;

#[cfg(test)]
mod tests;

use crate::base::{Arena, Transactional};
use crate::source::Span;

pub use standard::{Edition, RELEASES, Standard};
pub use token::{
    CharKind, FloatSuffix, IntSuffix, Literal, LiteralId, LiteralKind, Literals, Pragma, PragmaId, Token, TokenKind,
};

/// The index of a token in its [`TokenBuffer`].
pub type TokenIdx = u32;

/// All tokens of a session, with the literals and pragmas that they name.
#[derive(Debug, Default, Clone)]
pub struct TokenBuffer {
    pub tokens: Vec<Token>,
    pub literals: Literals,
    pub pragmas: Arena<Pragma>,
    marks: Vec<usize>,
}

impl TokenBuffer {
    /// An empty buffer.
    pub fn new() -> TokenBuffer {
        TokenBuffer::default()
    }

    /// The index that the next token will get.
    pub fn len(&self) -> TokenIdx {
        self.tokens.len() as TokenIdx
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `index`, or an `Eof` behind the token before `end` when `index` is not below `end`.
    pub fn get(&self, index: TokenIdx, end: TokenIdx) -> Token {
        if index < end
            && let Some(token) = self.tokens.get(index as usize)
        {
            return *token;
        }
        let last = (end as usize).checked_sub(1).and_then(|last| self.tokens.get(last));
        let hi = last.map_or(Span::NONE, |token| Span::new(token.span.hi, token.span.hi));
        Token::new(TokenKind::Eof, hi)
    }
}

impl Transactional for TokenBuffer {
    fn checkpoint(&mut self) {
        self.marks.push(self.tokens.len());
        self.literals.checkpoint();
        self.pragmas.checkpoint();
    }

    fn rollback(&mut self) {
        let Some(len) = self.marks.pop() else { return };
        self.tokens.truncate(len);
        self.literals.rollback();
        self.pragmas.rollback();
    }
}
