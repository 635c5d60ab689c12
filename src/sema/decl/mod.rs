//! Declarations ([dcl.dcl]).

use crate::ast;
use crate::base::Symbol;
use crate::hir::{self, FuncId, VarId};
use crate::parse::Item;
use crate::sema::Sema;

/// Checks the next item of an input.
pub fn item(_sema: &mut Sema, _item: Item) {}

/// Checks a block-scope declaration.
pub fn local(_sema: &mut Sema, _id: ast::DeclId) -> Vec<hir::StmtId> {
    Vec::new()
}

/// Checks a condition that is a declaration: its `Local` statement, and the variable's value.
pub fn condition(sema: &mut Sema, id: ast::DeclId) -> (Option<hir::StmtId>, hir::ExprId) {
    let span = sema.ast.decls[id].span;
    (None, sema.error_expr(span))
}

/// Checks a written body now, parsing it first when that was put off. Whether there is a checked body.
pub fn func_body(_sema: &mut Sema, _func: FuncId) -> bool {
    false
}

/// The checked default argument of a parameter.
pub fn default_arg(_sema: &mut Sema, _func: FuncId, _index: usize) -> Option<hir::ExprId> {
    None
}

/// The GNU builtin of this name, declared on first use.
pub fn builtin_func(_sema: &mut Sema, _name: Symbol) -> Option<FuncId> {
    None
}

/// Records that a function is odr-used here.
pub fn use_func(_sema: &mut Sema, _func: FuncId) {}

/// Records that a variable is odr-used here.
pub fn use_var(_sema: &mut Sema, _var: VarId) {}
