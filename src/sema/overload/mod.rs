//! Overload resolution ([over.match]).

use crate::hir::{self, FuncId, Ty};
use crate::sema::Sema;
use crate::source::Span;

/// Calls `callee` with `args`.
pub fn call(sema: &mut Sema, _callee: hir::ExprId, _args: Vec<hir::ExprId>, span: Span) -> hir::ExprId {
    sema.error_expr(span)
}

/// The address of the member of an overload set that has type `to` ([over.over]).
pub fn address_of(_sema: &mut Sema, _set: hir::ExprId, _to: Ty) -> Option<FuncId> {
    None
}
