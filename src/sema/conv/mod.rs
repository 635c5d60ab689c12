//! Implicit conversions ([conv], [over.ics]).

use crate::hir::{self, Ty};
use crate::sema::Sema;

/// What a conversion is for; messages differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    Init,
    Assign,
    Argument,
    Return,
    Condition,
    Operand,
}

/// Converts `expr` to `to`, or reports why it cannot.
pub fn implicit(_sema: &mut Sema, expr: hir::ExprId, _to: Ty, _why: Context) -> hir::ExprId {
    expr
}
