//! From tokens to the syntax tree, one item at a time. (Only its interface so far.)

pub mod oracle;

use crate::ast::{Ast, DeclId, DelayedId, DelayedResult, Linkage, StmtId};
use crate::base::Transactional;
use crate::diag::Sink;
use crate::lex::TokenBuffer;

/// What stands next at namespace scope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item {
    Decl(DeclId),
    Stmt(StmtId),
    /// A namespace-definition's `{`: a [`crate::ast::DeclKind::Namespace`] without members.
    OpenNamespace(DeclId),
    /// `extern "C" {`
    OpenLinkage(Linkage),
    /// The `}` of the innermost open one.
    Close,
}

/// The parser's scopes that delayed regions are parsed in.
#[derive(Debug, Default)]
pub struct Frames {}

impl Transactional for Frames {
    fn checkpoint(&mut self) {}
    fn rollback(&mut self) {}
}

/// Parses a delayed region, once.
pub fn parse_delayed(
    _tokens: &mut TokenBuffer,
    ast: &mut Ast,
    _frames: &mut Frames,
    _names: &mut dyn oracle::Names,
    _sink: &mut Sink,
    id: DelayedId,
) -> Option<DelayedResult> {
    ast.delayed[id].parsed.clone()
}
