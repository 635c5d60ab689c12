//! Constant evaluation ([expr.const]).

use crate::hir::FuncId;
use crate::source::Span;

/// Why an expression is no constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The body of this function must be checked first; then try again.
    NeedsBody(FuncId),
    /// Not a constant expression, because of what stands there.
    NotConstant { span: Span, why: String },
    /// Already reported.
    Error,
}
