//! Statements ([stmt.stmt]).

use crate::ast::{Attr, Condition, DeclId, ExprId, StmtId};
use crate::base::Symbol;
use crate::source::Span;

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Stmt {
    pub kind: StmtKind,
    /// Attributes that appertain to the statement (`[[likely]]`, `[[fallthrough]]`).
    pub attrs: Vec<Attr>,
    pub span: Span,
}

/// See [`Stmt`].
#[derive(Debug, Clone, PartialEq)]
pub enum StmtKind {
    /// An already reported error.
    Error,
    Empty,
    /// `has_semi` is false only for the last expression of a prompt input, whose value is printed.
    Expr {
        expr: ExprId,
        has_semi: bool,
    },
    Decl(DeclId),
    Block(Vec<StmtId>),
    If {
        kind: IfKind,
        init: Option<StmtId>,
        cond: Condition,
        then: StmtId,
        els: Option<StmtId>,
    },
    /// `if consteval`, `if !consteval`.
    IfConsteval {
        is_negated: bool,
        then: StmtId,
        els: Option<StmtId>,
    },
    Switch {
        init: Option<StmtId>,
        cond: Condition,
        body: StmtId,
    },
    While {
        cond: Condition,
        body: StmtId,
    },
    Do {
        body: StmtId,
        cond: ExprId,
    },
    For {
        init: StmtId,
        cond: Option<Condition>,
        step: Option<ExprId>,
        body: StmtId,
    },
    /// `decl` declares the element without initializer (a `Simple` or `StructuredBinding`).
    RangeFor {
        init: Option<StmtId>,
        decl: DeclId,
        range: ExprId,
        body: StmtId,
    },
    Break,
    Continue,
    /// The operand may be an init list.
    Return(Option<ExprId>),
    CoReturn(Option<ExprId>),
    Goto(Symbol, Span),
    /// GNU `goto *e;`
    GotoComputed(ExprId),
    Label(Symbol, StmtId),
    /// `case lo:`, GNU `case lo ... hi:`
    Case {
        lo: ExprId,
        hi: Option<ExprId>,
        body: StmtId,
    },
    Default(StmtId),
    Try {
        block: StmtId,
        handlers: Vec<Handler>,
    },
    /// GNU `__label__ a, b;`
    LocalLabels(Vec<Symbol>),
}

/// Which if.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IfKind {
    Plain,
    Constexpr,
}

/// A handler ([except.handle]).
#[derive(Debug, Clone, PartialEq)]
pub struct Handler {
    /// None for `...`; else a `Simple` with at most one declarator.
    pub param: Option<DeclId>,
    pub block: StmtId,
    pub span: Span,
}
