//! Loops ([stmt.iter]).

use crate::ast::{self, Condition};
use crate::hir::{self, StmtKind};
use crate::sema::stmt::{condition, in_block, init_statement, substatement};
use crate::sema::{Sema, consteval, expr};
use crate::source::Span;

/// Runs `check` inside of a loop.
pub(super) fn in_loop<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    note_loop(sema);
    in_turn(sema, check)
}

/// The function has a loop.
fn note_loop(sema: &mut Sema) {
    if let Some(function) = sema.cx.function.as_mut() {
        function.has_loop = true;
    }
}

/// Runs `check` where `break` and `continue` have a target.
fn in_turn<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    if let Some(function) = sema.cx.function.as_mut() {
        function.n_breakable += 1;
        function.n_loops += 1;
    }
    let result = check(sema);
    if let Some(function) = sema.cx.function.as_mut() {
        function.n_breakable -= 1;
        function.n_loops -= 1;
    }
    result
}

/// [stmt.while]
pub(super) fn while_(sema: &mut Sema, cond: Condition, body: ast::StmtId, span: Span) -> hir::StmtId {
    in_block(sema, |sema| {
        let (cond_decl, cond) = condition(sema, cond);
        let body = in_loop(sema, |sema| substatement(sema, body));
        sema.stmt(StmtKind::While { cond_decl, cond, body }, span)
    })
}

/// [stmt.do]. `do … while (false)`, as macros have it, is no loop.
pub(super) fn do_(sema: &mut Sema, body: ast::StmtId, cond: ast::ExprId, span: Span) -> hir::StmtId {
    let body = in_turn(sema, |sema| substatement(sema, body));
    let (_, cond) = condition(sema, Condition::Expr(cond));
    if consteval::fold(&sema.program, cond) != Some(hir::Value::Int(0)) {
        note_loop(sema);
    }
    sema.stmt(StmtKind::Do { body, cond }, span)
}

/// [stmt.for]
pub(super) fn for_(
    sema: &mut Sema,
    init: ast::StmtId,
    cond: Option<Condition>,
    step: Option<ast::ExprId>,
    body: ast::StmtId,
    span: Span,
) -> hir::StmtId {
    in_block(sema, |sema| {
        let mut stmts = init_statement(sema, init);
        let (cond_decl, cond) = match cond {
            Some(cond) => {
                let (local, value) = condition(sema, cond);
                (local, Some(value))
            }
            None => (None, None),
        };
        let step = step.map(|step| expr::discarded(sema, step));
        let body = in_loop(sema, |sema| substatement(sema, body));
        let kind = StmtKind::For { cond_decl, cond, step, body };
        stmts.push(sema.stmt(kind, span));
        sema.stmt(StmtKind::Block(stmts), span)
    })
}
