//! Function calls in dependent expressions: one whose arguments have known types is resolved where it stands, any other
//! names its functions only ([temp.dep]/2).

use crate::ast;
use crate::hir::{self, ExprKind, Notation, NotationId, Part};
use crate::sema::Sema;
use crate::sema::expr;
use crate::sema::template::dependent;
use crate::sema::template::notation::name;

pub(super) fn of(sema: &mut Sema, id: ast::ExprId, callee: ast::ExprId, args: &[ast::ExprId]) -> NotationId {
    let mut function = super::expression(sema, callee);
    if name::is_function(sema.program.types.notation(function))
        && let Some(resolved) = resolved(sema, id)
    {
        function = resolved;
    }
    let mut parts = vec![Part::Expr(function)];
    super::list(sema, args, &mut parts);
    super::open(sema, "cl", parts)
}

/// The function that a call of nothing dependent calls.
fn resolved(sema: &mut Sema, call: ast::ExprId) -> Option<NotationId> {
    if dependent::expr_is_dependent(sema, call) {
        return None;
    }
    let (checked, errors) = sema.trap(|sema| expr::check(sema, call));
    let mut at = checked;
    if !errors.is_empty() {
        return None;
    }
    loop {
        match &sema.program.exprs[at].kind {
            ExprKind::Call { callee: hir::Callee::Direct(func) | hir::Callee::Virtual(func), .. } => {
                let notation = Notation::Func(*func);
                return Some(sema.program.types.note(notation));
            }
            ExprKind::Temporary { sub, .. } => at = *sub,
            ExprKind::FullExpr(inner) => at = *inner,
            _ => return None,
        }
    }
}
