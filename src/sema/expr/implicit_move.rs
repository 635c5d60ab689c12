//! Implicitly movable operands of `return`, `co_return` and `throw` ([class.copy.elision]/3), since C++23 xvalues whatever
//! becomes of them ([expr.prim.id.unqual]/4, P2266).

use crate::ast;
use crate::hir::{CastKind, Category, ExprId, ExprKind, ScopeId, TyKind, VarKind};
use crate::sema::init::{self, Target};
use crate::sema::{Sema, Standard, lookup};

/// Copy-initialises `target` from an operand that is about to go: as an xvalue when that works and the operand is an
/// implicitly movable entity, else as it stands. `within`: for `throw` the scope around the innermost try block.
pub fn initialize(
    sema: &mut Sema,
    target: Target,
    written: ast::ExprId,
    operand: ExprId,
    within: Option<ScopeId>,
) -> ExprId {
    if sema.standard >= Standard::Cxx23 {
        let operand = eligible(sema, written, operand, within);
        return init::from_checked(sema, target, operand, true);
    }
    let concerns_class = [target.ty, sema.ty(operand)].iter().any(|&ty| sema.program.types.as_class(ty).is_some());
    if !concerns_class || sema.program.types.is_ref(target.ty) || !is_movable(sema, written, operand, within) {
        return init::from_checked(sema, target, operand, true);
    }
    let moved = as_xvalue(sema, operand);
    let (value, errors) = sema.trap(|sema| init::from_checked(sema, target, moved, true));
    if errors.is_empty() {
        return value;
    }
    init::from_checked(sema, target, operand, true)
}

/// The operand, since C++23 as an xvalue if it is move-eligible.
pub fn eligible(sema: &mut Sema, written: ast::ExprId, operand: ExprId, within: Option<ScopeId>) -> ExprId {
    match sema.standard >= Standard::Cxx23 && is_movable(sema, written, operand, within) {
        true => as_xvalue(sema, operand),
        false => operand,
    }
}

/// The entity that an operand names as an xvalue.
pub fn as_xvalue(sema: &mut Sema, operand: ExprId) -> ExprId {
    let (ty, span) = (sema.ty(operand), sema.program.exprs[operand].span);
    let kind = ExprKind::Cast { kind: CastKind::NoOp, sub: operand };
    sema.expr(kind, ty, Category::XValue, span)
}

/// Whether a possibly parenthesised id-expression names a local or parameter of this function, of non-volatile object
/// type or rvalue reference to one.
pub fn is_movable(sema: &Sema, mut written: ast::ExprId, operand: ExprId, within: Option<ScopeId>) -> bool {
    while let ast::ExprKind::Paren(inner) = sema.ast.exprs[written].kind {
        written = inner;
    }
    let ast::ExprKind::Name(_) = sema.ast.exprs[written].kind else { return false };
    let ExprKind::Var(var) = sema.program.exprs[operand].kind else { return false };
    let data = &sema.program.vars[var];
    let is_object = match *sema.program.types.kind(data.ty) {
        TyKind::RValueRef(to) => !to.quals().is_volatile() && sema.program.types.as_function(to).is_none(),
        TyKind::LValueRef(_) => false,
        _ => !data.ty.quals().is_volatile(),
    };
    let is_inside = within.is_none_or(|scope| data.scope != scope && lookup::is_within(sema, data.scope, scope));
    matches!(data.kind, VarKind::Local | VarKind::Param) && is_object && is_inside
}
