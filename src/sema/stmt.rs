//! Statements ([stmt.stmt]).

use crate::ast;
use crate::hir::{self, StmtKind};
use crate::sema::Sema;

/// Checks a statement.
pub fn check(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    let span = sema.ast.stmts[id].span;
    sema.stmt(StmtKind::Empty, span)
}

/// Checks a block, in a scope of its own.
pub fn block(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    check(sema, id)
}
