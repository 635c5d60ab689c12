//! An input: its items in order, and what must be compiled for it.

use crate::hir::{CheckedBody, ExprId, FuncId, Ty, VarId};
use crate::sema::Sema;

/// The input in progress.
#[derive(Debug, Default)]
pub struct Input {}

/// A checked input: what lowering makes code of.
#[derive(Debug)]
pub struct Unit {
    /// The statements of the input, as the body of its entry function.
    pub body: CheckedBody,
    /// The value to show.
    pub result: Option<(ExprId, Ty)>,
    /// Functions to emit: odr-used, or defined by the user, and not emitted before.
    pub funcs: Vec<FuncId>,
    /// Variables to define.
    pub vars: Vec<VarId>,
    /// The `main` that the input defines.
    pub main: Option<FuncId>,
}

/// Begins an input.
pub fn begin(_sema: &mut Sema) {}

/// Ends the input. None when it had errors.
pub fn finish(_sema: &mut Sema) -> Option<Unit> {
    None
}
