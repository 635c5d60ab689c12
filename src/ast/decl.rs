//! Declarations ([dcl.dcl], [class], [temp]).

use crate::ast::{ChunkKind, DeclId, DeclSpecs, Declarator, DelayedId, ExprId, NameId, StmtId, TypeId, TypeSpec};
use crate::base::Symbol;
use crate::lex::PragmaId;
use crate::source::Span;

/// A declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct Decl {
    pub kind: DeclKind,
    pub span: Span,
}

/// See [`Decl`].
#[derive(Debug, Clone, PartialEq)]
pub enum DeclKind {
    /// An already reported error.
    Error,
    /// `;`, or an attribute-declaration.
    Empty {
        attrs: Vec<Attr>,
    },
    /// A simple-declaration or member-declaration: variables, functions without body, typedefs, or only a type.
    Simple {
        specs: DeclSpecs,
        declarators: Vec<InitDeclarator>,
    },
    /// A function with a body, or defaulted, or deleted.
    Function(Box<FunctionDecl>),
    /// `auto [a, b] = e;` ([dcl.struct.bind])
    StructuredBinding {
        specs: DeclSpecs,
        ref_qual: crate::ast::RefQual,
        names: Vec<(Symbol, Span)>,
        init: Option<Init>,
    },
    Class(Box<ClassDecl>),
    Enum(Box<EnumDecl>),
    /// A namespace-definition. At namespace scope the parser hands out its members one by one (`parse::Item`), and
    /// `members` stays empty.
    Namespace {
        name: Vec<NamespaceName>,
        is_inline: bool,
        attrs: Vec<Attr>,
        members: Vec<DeclId>,
    },
    NamespaceAlias {
        name: Symbol,
        name_span: Span,
        target: NameId,
    },
    UsingDirective {
        namespace: NameId,
    },
    /// `using N::x, typename T::y...;`
    Using {
        names: Vec<UsingDeclarator>,
    },
    /// `using enum E;`
    UsingEnum {
        name: NameId,
    },
    /// `using A = T;`
    Alias {
        name: Symbol,
        name_span: Span,
        attrs: Vec<Attr>,
        ty: TypeId,
    },
    /// `extern "C"` before one declaration, or with braces in a block or class (an error there).
    Linkage {
        language: Linkage,
        is_braced: bool,
        members: Vec<DeclId>,
    },
    StaticAssert {
        cond: ExprId,
        message: Option<ExprId>,
    },
    Asm(Box<Asm>),
    /// `template <params> requires... declaration`
    Template(Box<TemplateDecl>),
    /// `template <> declaration`
    ExplicitSpecialization {
        decl: DeclId,
    },
    /// `template declaration`, `extern template declaration`
    ExplicitInstantiation {
        is_extern: bool,
        decl: DeclId,
    },
    /// `concept C = e;` inside its template declaration.
    Concept {
        name: Symbol,
        name_span: Span,
        constraint: ExprId,
    },
    /// `friend T;`, `friend class C;`; friend functions are `Simple` or `Function` with `is_friend`.
    FriendType {
        ty: TypeId,
    },
    /// `public:` and so on.
    Access(Access),
    /// A pragma that concerns declarations.
    Pragma(PragmaId),
}

/// `A::inline B` of a nested-namespace-definition; an empty symbol is the unnamed namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamespaceName {
    pub name: Symbol,
    pub is_inline: bool,
    pub span: Span,
}

/// An init-declarator or member-declarator.
#[derive(Debug, Clone, PartialEq)]
pub struct InitDeclarator {
    pub declarator: Declarator,
    pub init: Option<Init>,
    /// `: width`
    pub bit_width: Option<ExprId>,
    /// `= 0` of a virtual function.
    pub is_pure: bool,
}

/// An initializer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Init {
    /// `= e` or `= {…}` (then the expression is an init list).
    Copy(ExprId),
    /// `(a, b)`: the expression is `ExprKind::ParenList`.
    Paren(ExprId),
    /// `{a, b}`: the expression is an init list.
    Brace(ExprId),
    /// A default member initialiser until the class is complete; `is_copy` for `= e`.
    Delayed { id: DelayedId, is_copy: bool },
}

/// A function definition.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionDecl {
    pub specs: DeclSpecs,
    pub declarator: Declarator,
    pub body: FunctionBody,
}

/// A function-body ([dcl.fct.def.general]).
#[derive(Debug, Clone, PartialEq)]
pub enum FunctionBody {
    Block {
        member_inits: Vec<MemberInit>,
        block: StmtId,
    },
    /// A function-try-block: `block` is a `StmtKind::Try`.
    Try {
        member_inits: Vec<MemberInit>,
        block: StmtId,
    },
    Defaulted,
    Deleted,
    Delayed(DelayedId),
    /// An already reported error.
    Error,
}

/// A mem-initializer.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberInit {
    /// A member, a base or the class itself.
    pub name: NameId,
    /// `Init::Paren` or `Init::Brace`.
    pub init: Init,
    pub is_pack_expansion: bool,
    pub span: Span,
}

/// A parameter-declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    pub specs: DeclSpecs,
    pub declarator: Declarator,
    pub default: Option<Default>,
    /// `this` before it: the explicit object parameter (C++23, [dcl.fct]/7).
    pub is_explicit_object: bool,
    pub span: Span,
}

impl Param {
    /// Whether its `auto` is a placeholder ([dcl.spec.auto]/2): before a trailing return type it is none.
    pub fn has_placeholder(&self) -> bool {
        let outermost = self.declarator.chunks.last().map(|chunk| &chunk.kind);
        let has_trailing = matches!(outermost, Some(ChunkKind::Function(chunk)) if chunk.trailing.is_some());
        matches!(self.specs.ty, TypeSpec::Auto { .. }) && !has_trailing
    }
}

/// A default argument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Default {
    Expr(ExprId),
    Delayed(DelayedId),
}

/// A class-key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClassKey {
    Struct,
    Class,
    Union,
}

/// An access-specifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Access {
    Public,
    Protected,
    Private,
}

/// A class definition ([class]).
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDecl {
    pub key: ClassKey,
    /// None for an unnamed class. A partial or explicit specialisation has a template-id.
    pub name: Option<NameId>,
    pub is_final: bool,
    pub attrs: Vec<Attr>,
    pub bases: Vec<BaseSpec>,
    pub members: Vec<DeclId>,
}

/// A base-specifier.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseSpec {
    pub ty: TypeId,
    pub is_virtual: bool,
    /// None when the class-key decides.
    pub access: Option<Access>,
    pub is_pack_expansion: bool,
    pub span: Span,
}

/// An enumeration, defined or opaque ([dcl.enum]).
#[derive(Debug, Clone, PartialEq)]
pub struct EnumDecl {
    /// None for an unnamed enumeration.
    pub name: Option<NameId>,
    pub is_scoped: bool,
    pub underlying: Option<TypeId>,
    pub attrs: Vec<Attr>,
    /// None for an opaque-enum-declaration.
    pub enumerators: Option<Vec<Enumerator>>,
}

/// An enumerator-definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumerator {
    pub name: Symbol,
    pub value: Option<ExprId>,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

/// A using-declarator.
#[derive(Debug, Clone, PartialEq)]
pub struct UsingDeclarator {
    pub name: NameId,
    pub is_pack_expansion: bool,
}

/// The language of a linkage-specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Linkage {
    C,
    Cxx,
}

/// A template-declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateDecl {
    pub params: Vec<TemplateParam>,
    pub requires: Option<ExprId>,
    /// `Simple`, `Function`, `Class`, `Alias`, `Concept`, `Template` (members of templates) or `Error`.
    pub decl: DeclId,
}

/// A template-parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateParam {
    /// Empty when unnamed.
    pub name: Symbol,
    pub is_pack: bool,
    pub kind: TemplateParamKind,
    pub span: Span,
}

impl TemplateParam {
    /// Whether it declares a pack; the declarator says so of a non-type parameter.
    pub fn declares_pack(&self) -> bool {
        self.is_pack || matches!(&self.kind, TemplateParamKind::NonType { param } if param.declarator.is_pack)
    }
}

/// See [`TemplateParam`].
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateParamKind {
    /// `typename T = D`, or constrained: `C<args> T`.
    Type { constraint: Option<NameId>, default: Option<TypeId> },
    /// `int N = 3`; the declarator holds the name and the pack.
    NonType { param: Box<Param> },
    /// `template <params> class X = D`
    Template { params: Vec<TemplateParam>, requires: Option<ExprId>, default: Option<NameId> },
}

/// An attribute in any of the three syntaxes; `__x__` is stored as `x`.
#[derive(Debug, Clone, PartialEq)]
pub struct Attr {
    /// `gnu` for GNU's syntax; empty for standard attributes and `alignas` (name `alignas`).
    pub namespace: Symbol,
    pub name: Symbol,
    pub args: Vec<AttrArg>,
    /// `...` follows: of `alignas` the argument is a pattern ([dcl.align]/4).
    pub is_pack_expansion: bool,
    pub span: Span,
}

/// An argument of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum AttrArg {
    Type(TypeId),
    Expr(ExprId),
    Ident(Symbol),
}

/// An asm-declaration, with GNU's operands.
#[derive(Debug, Clone, PartialEq)]
pub struct Asm {
    pub template: String,
    pub outputs: Vec<AsmOperand>,
    pub inputs: Vec<AsmOperand>,
    pub clobbers: Vec<String>,
    pub labels: Vec<Symbol>,
    pub is_volatile: bool,
    pub is_goto: bool,
    pub span: Span,
}

/// An operand of a GNU asm statement.
#[derive(Debug, Clone, PartialEq)]
pub struct AsmOperand {
    pub name: Option<Symbol>,
    pub constraint: String,
    pub expr: ExprId,
}
