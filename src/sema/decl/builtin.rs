//! GNU builtins as functions: their types, from the signatures of the table in `hir::builtin`.

use crate::hir::{self, Builtin, FnTy, Ty};
use crate::sema::Sema;

/// The function type of a builtin. One whose type depends on its arguments gets `void (...)`: its call is checked
/// by its own rules.
pub(super) fn signature(sema: &mut Sema, _builtin: Builtin) -> Ty {
    let function = FnTy {
        ret: Ty::VOID,
        params: Vec::new().into(),
        is_variadic: true,
        quals: hir::Quals::NONE,
        ref_qual: crate::ast::RefQual::None,
        is_noexcept: true,
    };
    sema.program.types.function(function)
}

/// The attributes of a builtin.
pub(super) fn attributes(_builtin: Builtin, _func: &mut hir::Func) {}
