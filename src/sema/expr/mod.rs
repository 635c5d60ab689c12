//! Expressions ([expr]).

use crate::ast;
use crate::hir::{self, Ty};
use crate::sema::Sema;
use crate::sema::consteval::Failure;

/// Checks an expression; the result is of any category, and may be an overload set or init list.
pub fn check(sema: &mut Sema, id: ast::ExprId) -> hir::ExprId {
    let span = sema.ast.exprs[id].span;
    sema.error_expr(span)
}

/// Lvalue-to-rvalue, array-to-pointer, function-to-pointer.
pub fn rvalue(_sema: &mut Sema, expr: hir::ExprId) -> hir::ExprId {
    expr
}

/// An expression statement: a full-expression whose value nobody uses.
pub fn discarded(sema: &mut Sema, id: ast::ExprId) -> hir::ExprId {
    check(sema, id)
}

/// Makes `expr` a full-expression.
pub fn full(_sema: &mut Sema, expr: hir::ExprId) -> hir::ExprId {
    expr
}

/// A condition: contextually converted to bool, a full-expression.
pub fn condition(sema: &mut Sema, id: ast::ExprId) -> hir::ExprId {
    check(sema, id)
}

/// Converts a checked expression contextually to bool.
pub fn to_condition(_sema: &mut Sema, expr: hir::ExprId) -> hir::ExprId {
    expr
}

/// The condition of a switch: integral promotion ([stmt.switch]/2).
pub fn switch_condition(_sema: &mut Sema, expr: hir::ExprId) -> hir::ExprId {
    expr
}

/// A converted constant expression of integral type, errors reported; `to`: the type to convert to.
pub fn constant_int(_sema: &mut Sema, _id: ast::ExprId, _to: Option<Ty>, _what: &str) -> Option<(i128, Ty)> {
    None
}

/// A contextually converted constant expression of type bool.
pub fn constant_bool(_sema: &mut Sema, _id: ast::ExprId) -> Option<bool> {
    None
}

/// Evaluates a checked expression.
pub fn evaluate(_sema: &mut Sema, _expr: hir::ExprId) -> Result<hir::Value, Failure> {
    Err(Failure::Error)
}

/// [dcl.type.decltype]
pub fn decltype(_sema: &mut Sema, _id: ast::ExprId) -> Ty {
    Ty::ERROR
}

/// GNU `__typeof__ e`.
pub fn typeof_(_sema: &mut Sema, _id: ast::ExprId) -> Ty {
    Ty::ERROR
}

/// The expression that names an entity ([expr.prim.id]).
pub fn entity(sema: &mut Sema, _entry: &hir::Entry, span: crate::source::Span) -> hir::ExprId {
    sema.error_expr(span)
}

/// A member of a class object, looked up already.
pub fn member_access(
    sema: &mut Sema,
    _base: hir::ExprId,
    _found: &crate::sema::lookup::Found,
    span: crate::source::Span,
) -> hir::ExprId {
    sema.error_expr(span)
}
