//! Specifiers and declarators ([dcl.spec], [dcl.decl]) and the type-ids made of them.

use crate::ast::{Attr, ClassKey, DeclId, ExprId, FunctionBody, NameId, Param, TypeId};
use crate::base::Symbol;
use crate::source::Span;

/// A type-id: specifiers and an abstract declarator.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeNode {
    pub specs: DeclSpecs,
    pub declarator: Declarator,
    pub span: Span,
}

/// const, volatile and GNU's restrict, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Quals {
    pub is_const: bool,
    pub is_volatile: bool,
    pub is_restrict: bool,
}

/// A decl-specifier-seq.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclSpecs {
    pub storage: StorageClass,
    /// `thread_local` or `__thread`.
    pub is_thread_local: bool,
    pub is_typedef: bool,
    pub is_friend: bool,
    pub is_inline: bool,
    pub is_virtual: bool,
    pub explicit: Explicit,
    pub constant: Constancy,
    pub ty: TypeSpec,
    pub ty_span: Span,
    pub quals: Quals,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

impl DeclSpecs {
    /// No specifiers yet.
    pub fn none(span: Span) -> DeclSpecs {
        DeclSpecs {
            storage: StorageClass::None,
            is_thread_local: false,
            is_typedef: false,
            is_friend: false,
            is_inline: false,
            is_virtual: false,
            explicit: Explicit::No,
            constant: Constancy::None,
            ty: TypeSpec::None,
            ty_span: span,
            quals: Quals::default(),
            attrs: Vec::new(),
            span,
        }
    }
}

/// A storage-class-specifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StorageClass {
    #[default]
    None,
    Static,
    Extern,
    Register,
    Mutable,
}

/// [dcl.fct.spec]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Explicit {
    #[default]
    No,
    Yes,
    /// `explicit(condition)`
    If(ExprId),
}

/// [dcl.constexpr], [dcl.constinit]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Constancy {
    #[default]
    None,
    Constexpr,
    Consteval,
    Constinit,
}

/// What a decl-specifier-seq says of the type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeSpec {
    /// No type: constructors, destructors, conversion functions, deduction guides.
    None,
    /// `unsigned long` and the like, combined ([dcl.type.simple]).
    Builtin(BuiltinType),
    /// A (possibly qualified) type-name, `typename T::x`, or a class template's name whose arguments are deduced.
    Named(NameId),
    /// `struct S`, `enum E` that is no definition.
    Elaborated {
        key: ElaboratedKey,
        name: NameId,
        attrs: Vec<Attr>,
    },
    /// A class that is defined here.
    Class(DeclId),
    /// An enumeration that is defined here.
    Enum(DeclId),
    /// `auto`, or `Concept auto`.
    Auto {
        constraint: Option<NameId>,
    },
    /// `decltype(auto)`, possibly constrained.
    DecltypeAuto {
        constraint: Option<NameId>,
    },
    Decltype(ExprId),
    TypeofExpr(ExprId),
    TypeofType(TypeId),
    /// `__underlying_type(T)`
    Underlying(TypeId),
    /// `_Complex T`
    Complex(TypeId),
    /// An already reported error.
    Error,
}

/// The key of an elaborated-type-specifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ElaboratedKey {
    Class(ClassKey),
    Enum,
}

/// The fundamental types as specifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BuiltinType {
    Void,
    Bool,
    Char,
    SChar,
    UChar,
    WChar,
    Char8,
    Char16,
    Char32,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    LongLong,
    ULongLong,
    Int128,
    UInt128,
    Float,
    Double,
    LongDouble,
    Float128,
    Float16,
    Float32,
    Float64,
    StdFloat128,
    Float32x,
    Float64x,
    BFloat16,
}

impl Declarator {
    /// The parameters and qualifiers of the function that it declares, if it is one's.
    pub fn function(&self) -> Option<&FunctionChunk> {
        match self.chunks.first().map(|chunk| &chunk.kind) {
            Some(ChunkKind::Function(function)) => Some(function),
            _ => None,
        }
    }

    /// Whether it declares a function with an explicit object parameter ([dcl.fct]/7).
    pub fn has_explicit_object(&self) -> bool {
        let first = self.function().and_then(|function| function.params.first());
        first.is_some_and(|param| param.is_explicit_object)
    }
}

/// A declarator: a name (none when abstract) and what stands around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Declarator {
    pub name: Option<NameId>,
    /// The parts, the one nearest to the name first: `int *a[3]` is `[Array, Pointer]`. The type is built by
    /// applying them to the specifiers' type from the last to the first.
    pub chunks: Vec<Chunk>,
    /// `...` before the name: a parameter pack.
    pub is_pack: bool,
    /// Attributes that appertain to the declared entity.
    pub attrs: Vec<Attr>,
    /// GNU `asm("symbol")`.
    pub asm_label: Option<Symbol>,
    /// A trailing requires-clause.
    pub requires: Option<ExprId>,
    pub span: Span,
}

/// One part of a declarator.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunk {
    pub kind: ChunkKind,
    pub attrs: Vec<Attr>,
    pub span: Span,
}

/// See [`Chunk`].
#[derive(Debug, Clone, PartialEq)]
pub enum ChunkKind {
    Pointer(Quals),
    LValueRef,
    RValueRef,
    /// `C::*`; `class` names `C`.
    MemberPointer {
        class: NameId,
        quals: Quals,
    },
    /// `[size]`; none for `[]`.
    Array {
        size: Option<ExprId>,
    },
    Function(Box<FunctionChunk>),
}

/// parameters-and-qualifiers ([dcl.fct]).
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionChunk {
    pub params: Vec<Param>,
    /// `...` at the end.
    pub is_variadic: bool,
    pub quals: Quals,
    pub ref_qual: RefQual,
    pub noexcept: NoexceptSpec,
    /// `-> T`
    pub trailing: Option<TypeId>,
    /// `override`, `final` ([class.virtual]).
    pub is_override: bool,
    pub is_final: bool,
}

/// A ref-qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RefQual {
    #[default]
    None,
    LValue,
    RValue,
}

/// A noexcept-specifier ([except.spec]).
#[derive(Debug, Clone, PartialEq, Default)]
pub enum NoexceptSpec {
    #[default]
    None,
    /// `noexcept`, `throw()`
    True,
    /// `noexcept(e)`
    Expr(ExprId),
    /// `noexcept(e)` of a member, parsed when the class is complete.
    Delayed(crate::ast::DelayedId),
    /// `throw(T...)` of C++14 and before.
    Dynamic(Vec<TypeId>),
}

/// What a [`Delayed`] token range becomes when it is parsed.
#[derive(Debug, Clone, PartialEq)]
pub enum DelayedResult {
    /// A function's body, with a constructor's member initialisers.
    Body(FunctionBody),
    /// A default argument, default member initialiser or noexcept operand.
    Expr(ExprId),
}

/// A region of tokens that is parsed once, when it is first needed: a function body in a header, or a
/// complete-class context ([class.mem]/6) until the class is complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Delayed {
    /// Half-open range of indices into the token buffer.
    pub tokens: (u32, u32),
    pub what: DelayedKind,
    /// The parser's scope at this place: which names of templates, classes and blocks around it are types.
    pub scope: u32,
    /// The region, parsed.
    pub parsed: Option<DelayedResult>,
}

/// See [`Delayed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DelayedKind {
    /// From `{`, `:` or `try` to the closing `}`.
    FunctionBody,
    /// An initializer-clause or braced-init-list.
    Initializer,
    /// The operand of noexcept.
    Condition,
}
