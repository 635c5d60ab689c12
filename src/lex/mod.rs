//! Tokens ([lex.token]): what the parser reads, made from preprocessing tokens in phases 5 to 7.

pub mod token;

use crate::base::{Arena, Transactional};

pub use token::{
    CharKind, FloatSuffix, IntSuffix, Literal, LiteralId, LiteralKind, Literals, Pragma, PragmaId, Token, TokenKind,
};

/// All tokens of a session, with the literals and pragmas that they name.
#[derive(Debug, Default)]
pub struct TokenBuffer {
    pub tokens: Vec<Token>,
    pub literals: Literals,
    pub pragmas: Arena<Pragma>,
    marks: Vec<usize>,
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
