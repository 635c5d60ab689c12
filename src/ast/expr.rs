//! Expressions ([expr]).

use crate::ast::{DeclId, ExprId, Init, NameId, StmtId, TemplateParam, TypeId};
use crate::base::Symbol;
use crate::lex::LiteralId;
use crate::source::{Pos, Span};

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

/// See [`Expr`].
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// An already reported error.
    Error,
    Literal(LiteralId),
    Bool(bool),
    Nullptr,
    This,
    Name(NameId),
    /// `__func__`, `__PRETTY_FUNCTION__` (`is_pretty`).
    FuncName {
        is_pretty: bool,
    },
    Paren(ExprId),
    /// The expressions of a parenthesised initializer `(a, b)`; only in [`Init::Paren`].
    ParenList(Vec<ExprId>),
    Unary(UnaryOp, ExprId),
    Postfix(PostfixOp, ExprId),
    Binary(BinaryOp, ExprId, ExprId),
    /// `l = r`, `l op= r`; `r` may be an init list.
    Assign(Option<BinaryOp>, ExprId, ExprId),
    /// `c ? t : e`; GNU's `c ?: e` has no `t`.
    Conditional(ExprId, Option<ExprId>, ExprId),
    /// `f(args)`; a type before `(` is [`ExprKind::FunctionalCast`].
    Call {
        callee: ExprId,
        /// The parenthesis before the arguments.
        paren: Pos,
        args: Vec<ExprId>,
    },
    Subscript {
        base: ExprId,
        args: Vec<ExprId>,
    },
    /// `base.name`, `base->name`, pseudo-destructors included.
    Member {
        base: ExprId,
        is_arrow: bool,
        name: NameId,
    },
    CStyleCast(TypeId, ExprId),
    /// `T(args)`, `T{args}`: the initializer is `Paren` or `Brace`.
    FunctionalCast(TypeId, Init),
    NamedCast(NamedCast, TypeId, ExprId),
    /// `{a, .x = b, [2] = c}`
    InitList(Vec<InitElem>),
    /// GNU `(T){…}`; the second is an init list.
    CompoundLiteral(TypeId, ExprId),
    SizeofType(TypeId),
    SizeofExpr(ExprId),
    SizeofPack(Symbol),
    AlignofType(TypeId),
    /// GNU `__alignof__ e`.
    AlignofExpr(ExprId),
    TypeidType(TypeId),
    TypeidExpr(ExprId),
    Noexcept(ExprId),
    New(Box<New>),
    Delete {
        is_global: bool,
        is_array: bool,
        operand: ExprId,
    },
    Throw(Option<ExprId>),
    CoAwait(ExprId),
    CoYield(ExprId),
    Lambda(Box<Lambda>),
    /// `assign` for `+=` and the like; `=` itself is the comma with `assign`.
    Fold {
        op: BinaryOp,
        assign: bool,
        left: Option<ExprId>,
        right: Option<ExprId>,
    },
    /// `e...`
    PackExpansion(ExprId),
    Requires(Box<Requires>),
    /// GNU `({ … })`; the statement is a block.
    StmtExpr(StmtId),
    VaArg(ExprId, TypeId),
    Offsetof(TypeId, Vec<Designator>),
    TypesCompatible(TypeId, TypeId),
    BitCast(TypeId, ExprId),
    ConvertVector(ExprId, TypeId),
    /// `__is_same(T, U)` and the other type traits, by name.
    TypeTrait {
        name: Symbol,
        args: Vec<TypeTraitArg>,
    },
    /// GNU `&&label`.
    LabelAddr(Symbol),
}

/// An argument of a type trait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeTraitArg {
    pub ty: TypeId,
    pub is_pack_expansion: bool,
}

/// Prefix operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Plus,
    Minus,
    Not,
    BitNot,
    Deref,
    AddrOf,
    PreInc,
    PreDec,
    /// GNU `__real__`, `__imag__`.
    Real,
    Imag,
    /// GNU `__extension__`.
    Extension,
}

/// Postfix operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PostfixOp {
    Inc,
    Dec,
}

/// Binary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    MemberPtr,
    MemberPtrArrow,
    Mul,
    Div,
    Rem,
    Add,
    Sub,
    Shl,
    Shr,
    Spaceship,
    Less,
    Greater,
    LessEq,
    GreaterEq,
    Eq,
    NotEq,
    BitAnd,
    BitXor,
    BitOr,
    And,
    Or,
    Comma,
}

impl BinaryOp {
    /// The operator's spelling.
    pub fn spelling(self) -> &'static str {
        match self {
            BinaryOp::MemberPtr => ".*",
            BinaryOp::MemberPtrArrow => "->*",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::Spaceship => "<=>",
            BinaryOp::Less => "<",
            BinaryOp::Greater => ">",
            BinaryOp::LessEq => "<=",
            BinaryOp::GreaterEq => ">=",
            BinaryOp::Eq => "==",
            BinaryOp::NotEq => "!=",
            BinaryOp::BitAnd => "&",
            BinaryOp::BitXor => "^",
            BinaryOp::BitOr => "|",
            BinaryOp::And => "&&",
            BinaryOp::Or => "||",
            BinaryOp::Comma => ",",
        }
    }
}

/// `static_cast` and its kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedCast {
    Static,
    Dynamic,
    Const,
    Reinterpret,
}

/// An element of a braced-init-list.
#[derive(Debug, Clone, PartialEq)]
pub struct InitElem {
    /// `.x`, `[2].y`; empty when there is none.
    pub designators: Vec<Designator>,
    /// An expression, an init list, or a pack expansion.
    pub value: ExprId,
}

/// A designator.
#[derive(Debug, Clone, PartialEq)]
pub enum Designator {
    Field(Symbol, Span),
    Index(ExprId),
    /// GNU `[lo ... hi]`.
    Range(ExprId, ExprId),
}

/// A new-expression.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    pub is_global: bool,
    /// None without a placement; `Some(vec![])` cannot occur.
    pub placement: Option<Vec<ExprId>>,
    /// The new-type-id; the outermost array bound is the nearest chunk of its declarator.
    pub ty: TypeId,
    pub init: Option<Init>,
}

/// A lambda-expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Lambda {
    pub default: CaptureDefault,
    pub captures: Vec<Capture>,
    pub template_params: Vec<TemplateParam>,
    pub template_requires: Option<ExprId>,
    /// The call operator's definition, as a member of the closure type would be written
    /// ([expr.prim.lambda.closure]/4): `auto operator()(params) const`.
    pub call: DeclId,
    /// Whether there was a `( )`.
    pub has_params: bool,
    pub is_mutable: bool,
    pub introducer: Span,
}

/// `=`, `&` or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaptureDefault {
    None,
    Copy,
    Ref,
}

/// A capture.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    pub kind: CaptureKind,
    pub is_pack: bool,
    pub span: Span,
}

/// See [`Capture`].
#[derive(Debug, Clone, PartialEq)]
pub enum CaptureKind {
    Copy(Symbol),
    Ref(Symbol),
    This,
    StarThis,
    /// `x = e`, `&x = e`, `x{e}`
    Init {
        name: Symbol,
        is_ref: bool,
        init: Init,
    },
}

/// A requires-expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Requires {
    pub params: Vec<crate::ast::Param>,
    pub requirements: Vec<Requirement>,
}

/// A requirement.
#[derive(Debug, Clone, PartialEq)]
pub enum Requirement {
    Simple(ExprId),
    /// `typename T::x;`
    Type(NameId),
    /// `{ e } noexcept -> C<args>;`
    Compound {
        expr: ExprId,
        is_noexcept: bool,
        constraint: Option<NameId>,
    },
    /// `requires e;`
    Nested(ExprId),
}

/// A condition ([stmt.pre]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    Expr(ExprId),
    /// One variable with an initializer, or a structured binding.
    Decl(DeclId),
}
