//! Typed statements ([stmt.stmt]).

use crate::hir::{ExprId, LabelId, StmtId, Ty, VarId};
use crate::source::Span;

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

/// See [`Stmt`]. Expressions here are full-expressions; conditions are prvalues of type bool.
#[derive(Debug, Clone, PartialEq)]
pub enum StmtKind {
    Empty,
    Expr(ExprId),
    /// A scope: locals that it declares directly are destroyed in reverse at its end, however it is left.
    Block(Vec<StmtId>),
    /// The life of a local begins: storage, initialiser. A static local is initialised once, guarded.
    Local(VarId),
    /// In the function of an input only: a namespace-scope variable is initialised here.
    Global(VarId),
    /// In the function of an input only: the value to show. A glvalue yields its address, a prvalue fills the result.
    Result(ExprId),
    /// Evaluates the bounds of variable-length array types that a declaration names.
    VlaBounds(VarId),
    If {
        cond: ExprId,
        then: StmtId,
        els: Option<StmtId>,
        hint: Option<bool>,
    },
    /// `cond` is a prvalue of integral type; the cases are in `body`. `cases`: every case range of this switch
    /// in order of appearance (values in the condition's type, inclusive), by its `Case` statement.
    Switch {
        cond: ExprId,
        body: StmtId,
        cases: Vec<(i128, i128, StmtId)>,
        default: Option<StmtId>,
    },
    /// `cond_decl`: a variable that the condition declares anew in each turn (a `Local` statement).
    While {
        cond_decl: Option<StmtId>,
        cond: ExprId,
        body: StmtId,
    },
    Do {
        body: StmtId,
        cond: ExprId,
    },
    /// `init` and the loop are one scope, made by an enclosing `Block`.
    For {
        cond_decl: Option<StmtId>,
        cond: Option<ExprId>,
        step: Option<ExprId>,
        body: StmtId,
    },
    Break,
    Continue,
    /// For references: the glvalue bound; for classes: the prvalue that fills the return slot; void: an expression to evaluate.
    Return(Option<ExprId>),
    /// `promise.return_value(e)` or `promise.return_void()`, a full-expression; then the final suspend point
    /// ([stmt.return.coroutine]).
    CoReturn(ExprId),
    Goto(LabelId),
    GotoComputed(ExprId),
    Label(LabelId, StmtId),
    Case(StmtId),
    Default(StmtId),
    Try {
        block: StmtId,
        handlers: Vec<Handler>,
    },
    Asm(Box<Asm>),
}

/// A handler.
#[derive(Debug, Clone, PartialEq)]
pub struct Handler {
    /// The type caught, without reference and cv; none for `...`.
    pub ty: Option<Ty>,
    /// Its variable, named or not; `init` of it copies from the exception object, which `Opaque` stands for.
    pub var: Option<VarId>,
    pub block: StmtId,
}

/// A GNU asm statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Asm {
    pub template: String,
    /// Glvalues.
    pub outputs: Vec<AsmOperand>,
    /// Prvalues, or glvalues for memory constraints.
    pub inputs: Vec<AsmOperand>,
    pub clobbers: Vec<String>,
    pub labels: Vec<LabelId>,
    pub is_volatile: bool,
}

/// An operand of an asm statement.
#[derive(Debug, Clone, PartialEq)]
pub struct AsmOperand {
    pub name: Option<crate::base::Symbol>,
    pub constraint: String,
    pub expr: ExprId,
}
