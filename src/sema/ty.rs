//! Types from specifiers and declarators ([dcl.type], [dcl.meaning]).

use crate::ast;
use crate::hir::Ty;
use crate::sema::Sema;
use crate::source::Span;

/// The type that a type-id names.
pub fn type_id(_sema: &mut Sema, _id: ast::TypeId) -> Ty {
    Ty::ERROR
}

/// The type of a parameter after adjustment ([dcl.fct]/5), top-level cv kept.
pub fn param_adjust(_sema: &mut Sema, ty: Ty) -> Ty {
    ty
}

/// Whether an object type is complete; reports `what` about an incomplete one.
pub fn require_complete(_sema: &mut Sema, _ty: Ty, _span: Span, _what: &str) -> bool {
    true
}
