//! GNU variable-length arrays: all types of one element are equal, so the size of a part is known by the variable whose
//! bounds were evaluated, and how many bounds lie around the part.

use crate::hir::{CastKind, ExprId, ExprKind, Program, VarId};

/// The variable that a glvalue or a pointer leads to, and how many of its bounds lie around the array that the glvalue
/// designates, or to which it or the pointer points.
pub fn part_of(program: &Program, expr: ExprId) -> Option<(VarId, usize)> {
    match &program.exprs[expr].kind {
        ExprKind::Var(var) if !program.vars[*var].vla_bounds.is_empty() => Some((*var, 0)),
        // A reference to such an array, or a part of it.
        ExprKind::Var(var) if program.types.is_ref(program.vars[*var].ty) => part_of(program, program.vars[*var].init?),
        ExprKind::FullExpr(sub) => part_of(program, *sub),
        ExprKind::Cast { kind: CastKind::ArrayToPointer, sub } => {
            part_of(program, *sub).map(|(var, depth)| (var, depth + 1))
        }
        ExprKind::Cast { kind: CastKind::LValueToRValue | CastKind::NoOp, sub }
        | ExprKind::Deref(sub)
        | ExprKind::AddrOf(sub)
        | ExprKind::PtrAdd { ptr: sub, .. }
        | ExprKind::IncDec { target: sub, .. } => part_of(program, *sub),
        _ => None,
    }
}
