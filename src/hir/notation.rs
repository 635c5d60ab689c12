//! Expressions that depend on template parameters, by their notation: what they name is resolved, the parameters are
//! numbered, and nothing else is known of them. Equivalent expressions ([temp.over.link]/5) have equal notations, whatever
//! the parameters are called and whatever alias template an expression stands in; the mangled names of the functions that
//! have such expressions in their types spell them (Itanium ABI 5.1.6).

use std::sync::Arc;

use crate::ast::OverloadedOperator;
use crate::base::Symbol;
use crate::hir::{FuncId, ScopeId, TemplateArg, Ty, Value, VarId};

/// An interned [`Notation`]; see [`Types::notation`](crate::hir::Types::notation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NotationId(pub(super) u32);

impl NotationId {
    /// A number that stands for the notation.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// A dependent expression or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Notation {
    /// A non-type template parameter, or the template parameter pack that `sizeof...` counts.
    TemplateParam {
        depth: u16,
        index: u16,
        is_pack: bool,
    },
    /// A parameter of the `level`-th function declarator around, counted from 1, outermost first.
    Param {
        level: u16,
        index: u16,
    },
    This,
    Constant(Ty, Arc<Value>),
    Var(VarId),
    /// The function that overload resolution has chosen.
    Func(FuncId),
    /// What lookup at the instantiation adds to, or a member of an object of unknown type. `scope`, for qualified names, is
    /// where it was found.
    Name {
        scope: Option<ScopeId>,
        name: NotedName,
        args: Option<Arc<[TemplateArg]>>,
    },
    /// An operator, by its code in mangled names, and its operands in order. When their number is not fixed, an `E` ends them.
    Op {
        code: &'static str,
        parts: Arc<[Part]>,
        is_open: bool,
    },
    /// A compiler's own trait, by name.
    Vendor {
        name: Symbol,
        args: Arc<[TemplateArg]>,
    },
    /// What mangled names have no notation for: a print of the syntax, and what its names denote.
    Other {
        print: u64,
        args: Arc<[TemplateArg]>,
    },
}

/// What an operator of a [`Notation`] has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    Expr(NotationId),
    Ty(Ty),
    /// An element of a pack that `sizeof...` counts.
    Arg(TemplateArg),
    /// The name of a member that is designated.
    Field(Symbol),
    /// What separates operands.
    Mark(&'static str),
}

/// The unqualified name in a [`Notation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotedName {
    Ident(Symbol),
    Operator(OverloadedOperator),
    Literal(Symbol),
    Conversion(Ty),
    Destructor(Ty),
}

/// What the expression of a [`TyKind::DependentExpr`](crate::hir::TyKind::DependentExpr) is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExprForm {
    /// `decltype` of an id-expression or class member access, which names the type of the entity.
    DecltypeOfName,
    /// `decltype` of any other expression.
    Decltype,
    /// GNU `typeof`.
    Typeof,
    /// No type: the pattern of an expansion in a list of template arguments.
    Value,
}
