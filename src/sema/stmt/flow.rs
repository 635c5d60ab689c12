//! Whether control can reach the end of a statement: for the warning about a missing return.

use crate::hir::{Callee, ExprId, ExprKind, StmtId, StmtKind};
use crate::sema::Sema;

/// Whether control can leave a statement at its end. Errs towards no: the warning must be right.
pub fn can_fall_through(sema: &Sema, id: StmtId) -> bool {
    match &sema.program.stmts[id].kind {
        StmtKind::Block(stmts) => falls_through_list(sema, stmts),
        StmtKind::Expr(expr) => !never_returns(sema, *expr),
        StmtKind::If { cond, then, els, .. } => match (constant(sema, *cond), els) {
            (Some(true), _) => can_fall_through(sema, *then),
            (Some(false), Some(els)) => can_fall_through(sema, *els),
            (_, None) => true,
            (None, Some(els)) => can_fall_through(sema, *then) || can_fall_through(sema, *els),
        },
        StmtKind::Switch { body, default, .. } => {
            default.is_none() || can_fall_through(sema, *body) || has_break(sema, *body)
        }
        StmtKind::While { cond, body, .. } => constant(sema, *cond) != Some(true) || has_break(sema, *body),
        StmtKind::Do { cond, body } => {
            (constant(sema, *cond) != Some(true) && (can_fall_through(sema, *body) || has_continue(sema, *body)))
                || has_break(sema, *body)
        }
        StmtKind::For { cond, body, .. } => {
            cond.is_some_and(|cond| constant(sema, cond) != Some(true)) || has_break(sema, *body)
        }
        StmtKind::Return(_)
        | StmtKind::CoReturn(_)
        | StmtKind::Goto(_)
        | StmtKind::GotoComputed(_)
        | StmtKind::Break
        | StmtKind::Continue => false,
        StmtKind::Label(_, body) | StmtKind::Case(body) | StmtKind::Default(body) => can_fall_through(sema, *body),
        StmtKind::Try { block, handlers } => {
            can_fall_through(sema, *block) || handlers.iter().any(|handler| can_fall_through(sema, handler.block))
        }
        StmtKind::Asm(asm) => asm.labels.is_empty(),
        StmtKind::Empty | StmtKind::Local(_) | StmtKind::Global(_) | StmtKind::Result(_) | StmtKind::VlaBounds(_) => {
            true
        }
    }
}

/// A list: a label, case or default makes what follows reachable again.
fn falls_through_list(sema: &Sema, stmts: &[StmtId]) -> bool {
    let mut is_reachable = true;
    for &stmt in stmts {
        if !is_reachable && !has_label(sema, stmt) {
            continue;
        }
        is_reachable = can_fall_through(sema, stmt);
    }
    is_reachable
}

/// Whether a statement can be entered by a jump.
fn has_label(sema: &Sema, id: StmtId) -> bool {
    match &sema.program.stmts[id].kind {
        StmtKind::Label(..) | StmtKind::Case(_) | StmtKind::Default(_) => true,
        _ => children(sema, id).into_iter().any(|child| has_label(sema, child)),
    }
}

/// Whether a `break` in the body leaves this loop or switch.
fn has_break(sema: &Sema, id: StmtId) -> bool {
    match &sema.program.stmts[id].kind {
        StmtKind::Break => true,
        StmtKind::While { .. } | StmtKind::Do { .. } | StmtKind::For { .. } | StmtKind::Switch { .. } => false,
        _ => children(sema, id).into_iter().any(|child| has_break(sema, child)),
    }
}

/// Whether a `continue` in the body belongs to this loop.
fn has_continue(sema: &Sema, id: StmtId) -> bool {
    match &sema.program.stmts[id].kind {
        StmtKind::Continue => true,
        StmtKind::While { .. } | StmtKind::Do { .. } | StmtKind::For { .. } => false,
        _ => children(sema, id).into_iter().any(|child| has_continue(sema, child)),
    }
}

fn children(sema: &Sema, id: StmtId) -> Vec<StmtId> {
    match &sema.program.stmts[id].kind {
        StmtKind::Block(stmts) => stmts.clone(),
        StmtKind::If { then, els, .. } => std::iter::once(*then).chain(*els).collect(),
        StmtKind::Switch { body, .. }
        | StmtKind::While { body, .. }
        | StmtKind::Do { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::Label(_, body)
        | StmtKind::Case(body)
        | StmtKind::Default(body) => vec![*body],
        StmtKind::Try { block, handlers } => {
            std::iter::once(*block).chain(handlers.iter().map(|handler| handler.block)).collect()
        }
        _ => Vec::new(),
    }
}

/// The value of a condition that is a literal.
fn constant(sema: &Sema, id: ExprId) -> Option<bool> {
    match &sema.program.exprs[id].kind {
        ExprKind::Int(value) => Some(*value != 0),
        ExprKind::Cast { sub, .. } | ExprKind::FullExpr(sub) => constant(sema, *sub),
        ExprKind::Constant { value, .. } => match **value {
            crate::hir::Value::Int(value) => Some(value != 0),
            _ => None,
        },
        ExprKind::Not(sub) => constant(sema, *sub).map(|value| !value),
        _ => None,
    }
}

/// Whether an expression statement never ends: a throw, or a call of a noreturn function.
fn never_returns(sema: &Sema, id: ExprId) -> bool {
    match &sema.program.exprs[id].kind {
        ExprKind::Throw(_) => true,
        ExprKind::FullExpr(sub) | ExprKind::Cast { sub, .. } => never_returns(sema, *sub),
        ExprKind::Comma(left, right) => never_returns(sema, *left) || never_returns(sema, *right),
        ExprKind::Call { callee: Callee::Direct(func), .. } => sema.program.funcs[*func].attrs.is_noreturn,
        ExprKind::Builtin { builtin, .. } => {
            matches!(
                builtin.info().name,
                "__builtin_unreachable" | "__builtin_trap" | "__builtin_abort" | "__builtin_exit"
            )
        }
        _ => false,
    }
}
