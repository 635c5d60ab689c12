//! Initialisation ([dcl.init]).

use crate::ast;
use crate::base::Symbol;
use crate::hir::{self, Ty};
use crate::sema::Sema;
use crate::source::Span;

/// What is initialised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A variable with automatic storage: references extend temporaries to the end of its block.
    Local,
    /// A variable with static or thread storage.
    Static,
    Param,
    Return,
    Member,
    NewObject,
    /// The exception object.
    Exception,
}

/// The entity to initialise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// May be a reference, or an array of unknown bound.
    pub ty: Ty,
    pub kind: Kind,
    /// Its name for messages; empty when it has none.
    pub name: Symbol,
    /// Where it is declared.
    pub span: Span,
}

/// Initialises `target` ([dcl.init.general]). None: no initialisation is performed, or an error was reported. The
/// expression's type is the completed type of an array of unknown bound.
pub fn initialize(_sema: &mut Sema, _target: Target, _init: Option<ast::Init>) -> Option<hir::ExprId> {
    None
}

/// Initialises `target` from a checked expression.
pub fn from_expr(_sema: &mut Sema, _target: Target, expr: hir::ExprId, _is_copy: bool) -> hir::ExprId {
    expr
}

/// The type for a placeholder type `declared` ([dcl.type.auto.deduct]).
pub fn deduce_auto(_sema: &mut Sema, _declared: Ty, _init: ast::Init, _span: Span) -> Option<Ty> {
    None
}

/// The same from a checked expression.
pub fn deduce_auto_from(_sema: &mut Sema, _declared: Ty, _init: hir::ExprId, _span: Span) -> Option<Ty> {
    None
}
