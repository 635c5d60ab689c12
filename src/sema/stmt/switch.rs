//! The switch statement ([stmt.switch]) and its labels.

use crate::ast::{self, Condition};
use crate::diag::Diagnostic;
use crate::hir::{self, StmtKind, Ty};
use crate::sema::stmt::{check, in_block, init_statement, substatement};
use crate::sema::{Sema, SwitchContext, decl, expr};
use crate::source::Span;

/// `switch (init; cond) body`
pub(super) fn switch(
    sema: &mut Sema,
    init: Option<ast::StmtId>,
    cond: Condition,
    body: ast::StmtId,
    span: Span,
) -> hir::StmtId {
    in_block(sema, |sema| {
        let mut stmts = init.map_or(Vec::new(), |init| init_statement(sema, init));
        let value = match cond {
            Condition::Expr(id) => expr::check(sema, id),
            Condition::Decl(id) => {
                let (local, value) = decl::condition(sema, id);
                stmts.extend(local);
                value
            }
        };
        let cond = expr::switch_condition(sema, value);
        let ty = sema.ty(cond);
        if let Some(function) = sema.cx.function.as_mut() {
            let n_guards = function.guards.len();
            function.switches.push(SwitchContext { ty, cases: Vec::new(), default: None, n_guards });
            function.n_breakable += 1;
        }
        let body = substatement(sema, body);
        let switch = sema.cx.function.as_mut().and_then(|function| {
            function.n_breakable -= 1;
            function.switches.pop()
        });
        let (cases, default) = switch.map(|switch| (switch.cases, switch.default)).unwrap_or_default();
        let stmt = sema.stmt(StmtKind::Switch { cond, body, cases, default }, span);
        if stmts.is_empty() {
            return stmt;
        }
        stmts.push(stmt);
        sema.stmt(StmtKind::Block(stmts), span)
    })
}

/// `case lo:`, GNU `case lo ... hi:`
pub(super) fn case(
    sema: &mut Sema,
    lo: ast::ExprId,
    hi: Option<ast::ExprId>,
    body: ast::StmtId,
    span: Span,
) -> hir::StmtId {
    let ty = sema.cx.function.as_ref().and_then(|function| function.switches.last()).map(|switch| switch.ty);
    let Some(ty) = ty else {
        sema.error(span, "`case` stands in no switch");
        return check(sema, body);
    };
    check_guards(sema, span, "case");
    let to = (ty != Ty::ERROR).then_some(ty);
    let low = expr::constant_int(sema, lo, to, "the value of the case").map(|(value, _)| value);
    let high = match hi {
        Some(hi) => expr::constant_int(sema, hi, to, "the value of the case").map(|(value, _)| value),
        None => low,
    };
    let at = sema.ast.exprs[lo].span;
    let body = check(sema, body);
    let stmt = sema.stmt(StmtKind::Case(body), span);
    if let (Some(low), Some(high)) = (low, high) {
        add_case(sema, low, high, stmt, at);
    }
    stmt
}

/// Adds a range of values to the innermost switch, unless one of them is taken.
fn add_case(sema: &mut Sema, low: i128, high: i128, stmt: hir::StmtId, at: Span) {
    if low > high {
        sema.warn(at, "this range of values is empty");
        return;
    }
    let Some(switch) = sema.cx.function.as_ref().and_then(|function| function.switches.last()) else { return };
    let old = switch.cases.iter().find(|&&(lo, hi, _)| low <= hi && lo <= high).copied();
    if let Some((.., old)) = old {
        let was = sema.program.stmts[old].span;
        let text = format!("the case {low} occurs twice");
        sema.report(Diagnostic::error(at, text).note_at(was, "it occurs here before"));
        return;
    }
    if let Some(switch) = sema.cx.function.as_mut().and_then(|function| function.switches.last_mut()) {
        switch.cases.push((low, high, stmt));
    }
}

/// `default:`
pub(super) fn default(sema: &mut Sema, body: ast::StmtId, span: Span) -> hir::StmtId {
    let switch = sema.cx.function.as_ref().and_then(|function| function.switches.last());
    let Some(switch) = switch else {
        sema.error(span, "`default` stands in no switch");
        return check(sema, body);
    };
    if let Some(old) = switch.default {
        let was = sema.program.stmts[old].span;
        sema.report(Diagnostic::error(span, "a switch has two `default`s").note_at(was, "it occurs here before"));
        return check(sema, body);
    }
    check_guards(sema, span, "default");
    let body = check(sema, body);
    let stmt = sema.stmt(StmtKind::Default(body), span);
    let switch = sema.cx.function.as_ref().and_then(|function| function.switches.last());
    if let Some(inner) = switch.and_then(|switch| switch.default) {
        // `default: default:`
        let again = sema.program.stmts[inner].span;
        sema.report(Diagnostic::error(again, "a switch has two `default`s").note_at(span, "it occurs here before"));
        return stmt;
    }
    if let Some(switch) = sema.cx.function.as_mut().and_then(|function| function.switches.last_mut()) {
        switch.default = Some(stmt);
    }
    stmt
}

/// A switch may not jump past an initialisation, or into a try block ([stmt.dcl]/3).
fn check_guards(sema: &mut Sema, span: Span, word: &str) {
    let Some(function) = sema.cx.function.as_ref() else { return };
    let Some(switch) = function.switches.last() else { return };
    let Some(guard) = function.guards.get(switch.n_guards).copied() else { return };
    let text = format!("the jump to this `{word}` {}", guard.what);
    sema.report(Diagnostic::error(span, text).note_at(guard.span, "which stands here"));
}
