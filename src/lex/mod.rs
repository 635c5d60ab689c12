//! Tokens ([lex.token]): what the parser reads, made from preprocessing tokens in phases 5 to 7.

pub mod token;

pub use token::{
    CharKind, FloatSuffix, IntSuffix, Literal, LiteralId, LiteralKind, Literals, Pragma, PragmaId, Token, TokenKind,
};
