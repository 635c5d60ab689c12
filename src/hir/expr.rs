//! Typed expressions: every conversion and temporary explicit ([expr], [conv], [class.temporary]).

use crate::ast;
use crate::hir::{Await, Builtin, ClassId, ExprId, FieldId, FuncId, LabelId, StmtId, StringId, Ty, Value, VarId};
use crate::source::Span;

/// A typed expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    /// Never a reference. For prvalues of non-class, non-array type never cv-qualified.
    pub ty: Ty,
    pub category: Category,
    pub span: Span,
}

/// Value categories ([basic.lval]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    LValue,
    XValue,
    PRValue,
}

impl Category {
    pub fn is_glvalue(self) -> bool {
        self != Category::PRValue
    }
}

/// See [`Expr`]. A prvalue of class, array or complex-aggregate type initialises the object that its user
/// provides (guaranteed elision); a prvalue of scalar type is a value.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// Already reported.
    Error,

    // Only between parsing and conversion; never in a finished body.
    /// The functions that a name denotes, before one is chosen ([over.over]); `object` for members.
    OverloadSet(Box<OverloadSet>),
    /// A braced-init-list as an operand or argument, not yet converted to a type. Its elements are checked once,
    /// here, and pack expansions expanded; an element that is a list itself is such a node too.
    InitList(Vec<ListElem>),

    // Constants.
    Int(i128),
    Float(crate::hir::Float),
    /// An lvalue of array type.
    String(StringId),
    /// `nullptr` (type std::nullptr_t) or a null pointer of the expression's type.
    Null,
    /// A value that was computed at compile time; `sub` is what was written.
    Constant {
        value: std::sync::Arc<Value>,
        sub: Option<ExprId>,
    },

    // Entities.
    /// An lvalue. A reference variable is dereferenced: the type is what it refers to.
    Var(VarId),
    /// An lvalue of function type.
    Func(FuncId),
    /// The prvalue `this`.
    This,
    /// `base` is a glvalue of the field's class. A reference member is dereferenced. A bit-field is a glvalue too.
    Field {
        base: ExprId,
        field: FieldId,
    },
    /// A pointer-to-member constant is `Constant`; this applies one: `object` is a glvalue, `member` a prvalue.
    MemberPtrField {
        object: ExprId,
        member: ExprId,
    },

    // Operators on scalars. Operands are prvalues that are converted already, unless said otherwise.
    Unary(UnaryOp, ExprId),
    /// Arithmetic; both operands have the result's type, but for shifts, whose right operand has its own.
    Binary(ast::BinaryOp, ExprId, ExprId),
    /// Comparison of operands of one type (arithmetic, pointer, member pointer, nullptr_t); the result is bool,
    /// or a vector of the comparison of vectors.
    Compare(CompareOp, ExprId, ExprId),
    /// Pointer plus (or minus, `is_sub`) integer of any integral type; in elements.
    PtrAdd {
        ptr: ExprId,
        index: ExprId,
        is_sub: bool,
    },
    /// In elements; the result is ptrdiff_t.
    PtrDiff(ExprId, ExprId),
    /// `&&`, `||` of bools.
    And(ExprId, ExprId),
    Or(ExprId, ExprId),
    Not(ExprId),
    /// The condition is a bool prvalue; both branches have the result's type and category.
    Conditional(ExprId, ExprId, ExprId),
    /// GNU `c ?: e`: `value` is evaluated once and bound to the opaque expression `opaque`, which `cond` and `then` use.
    OpaqueBind {
        opaque: ExprId,
        value: ExprId,
        body: ExprId,
    },
    /// The value bound by the `OpaqueBind` or `ArrayCopy` that names this very node.
    Opaque,
    /// The left operand is discarded.
    Comma(ExprId, ExprId),
    /// An lvalue: `target` is a glvalue, `value` a prvalue of its unqualified type. C++17 order: `value` first.
    Assign {
        target: ExprId,
        value: ExprId,
    },
    /// `target op= value`: the target's value is converted to `compute`, the operator applied (`value` has type
    /// `compute`, but for shifts), the result converted back. For pointers `compute` is the pointer type and `value` an integer.
    CompoundAssign {
        op: ast::BinaryOp,
        target: ExprId,
        value: ExprId,
        compute: Ty,
    },
    /// Prefix yields the lvalue, postfix the old value.
    IncDec {
        target: ExprId,
        is_inc: bool,
        is_prefix: bool,
    },
    /// `*p`: an lvalue of what the prvalue pointer points to (an object or function).
    Deref(ExprId),
    /// `&x`: a prvalue pointer to the glvalue.
    AddrOf(ExprId),
    /// GNU vector element, or real/imaginary part of a complex glvalue (index 0, 1 constant): a glvalue.
    Element {
        base: ExprId,
        index: ExprId,
    },
    /// `__builtin_shuffle`, `__builtin_shufflevector`: two vectors, constant or vector mask.
    Shuffle {
        a: ExprId,
        b: ExprId,
        mask: ExprId,
    },

    // Conversions.
    Cast {
        kind: CastKind,
        sub: ExprId,
    },

    // Objects.
    /// Temporary materialization ([conv.rval]): an xvalue of the object that the prvalue `sub` initialises.
    Temporary {
        sub: ExprId,
        lifetime: Lifetime,
        dtor: Option<FuncId>,
    },
    /// A class prvalue by a constructor. `zero_first` for value-initialisation ([dcl.init]/8). An argument that is an lvalue
    /// though the parameter is an object is a parameter of the constructor around, which inherits this one and shares it.
    Construct {
        ctor: FuncId,
        args: Vec<ExprId>,
        zero_first: bool,
    },
    /// A class or union prvalue, member by member; each initialiser is a prvalue (or, for references, the bound
    /// glvalue). Members that are not listed are left uninitialised. Bases first.
    Aggregate {
        bases: Vec<(ClassId, ExprId)>,
        fields: Vec<(FieldId, ExprId)>,
    },
    /// An array prvalue: element ranges (lo inclusive, hi exclusive) in order; the rest by `filler` (none: left
    /// uninitialised). A multi-element range evaluates its expression once per element.
    ArrayInit {
        elems: Vec<(u64, u64, ExprId)>,
        filler: Option<ExprId>,
    },
    /// A character array initialised by a string literal, zero-filled.
    StringInit(StringId),
    /// A prvalue array copied element by element from the glvalue array `source` (lambda captures, structured bindings,
    /// defaulted copies): `element` initialises one, of any depth, from that of the source, for which `opaque` stands.
    ArrayCopy {
        source: ExprId,
        opaque: ExprId,
        element: ExprId,
    },
    /// All zero: value-initialisation of scalars, arrays and trivial classes.
    Zero,
    /// A class or array prvalue copied from a glvalue as bytes (trivial copy).
    CopyBytes(ExprId),

    // Calls.
    Call {
        callee: Callee,
        args: Vec<ExprId>,
        /// The last argument is evaluated before the others: an assignment as operator ([over.match.oper]/2,
        /// [expr.ass]/1).
        right_first: bool,
    },
    /// Arguments are converted by the builtin's own rules.
    Builtin {
        builtin: Builtin,
        args: Vec<ExprId>,
    },
    New(Box<New>),
    Delete {
        operand: ExprId,
        is_array: bool,
        /// `::delete`: whatever the destructor, `dealloc` is called.
        is_global: bool,
        dtor: Option<FuncId>,
        is_virtual_dtor: bool,
        dealloc: FuncId,
        cookie: u64,
    },
    Throw(Option<Box<Throw>>),
    /// Static: the type is known. Else the operand is a glvalue of polymorphic class type.
    TypeidType(Ty),
    TypeidExpr(ExprId),
    /// `dynamic_cast` that needs the runtime; `operand` is a pointer prvalue or a glvalue.
    DynamicCast {
        operand: ExprId,
        from: ClassId,
        to: Option<ClassId>,
    },

    // Others.
    /// The end of a full-expression: temporaries made in `sub` with `Lifetime::FullExpr` end here.
    FullExpr(ExprId),
    /// GNU `({ … })`: the value is that of the last statement when that is an expression.
    StmtExpr {
        block: StmtId,
        result: Option<ExprId>,
    },
    /// `va_arg(list, type)`; `list` is a glvalue of va_list or the pointer it decayed to.
    VaArg {
        list: ExprId,
    },
    /// GNU `&&label`
    LabelAddr(LabelId),
    /// The size of a variable-length array type in bytes, bounds evaluated earlier by the variable: of the part inside so
    /// many of them.
    VlaSize(VarId, usize),
    /// `co_await`, `co_yield` and the awaits of a coroutine's beginning and end.
    Await(Box<Await>),
}

/// An element of an [`ExprKind::InitList`].
#[derive(Debug, Clone, PartialEq)]
pub struct ListElem {
    /// `.x`, `[2].y`; empty when there is none.
    pub designators: Vec<ast::Designator>,
    pub value: ExprId,
}

/// How long a materialised temporary lives ([class.temporary]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lifetime {
    FullExpr,
    /// Extended by a reference with automatic storage: to the end of the enclosing block.
    Block,
    /// Extended by a reference with static or thread storage.
    Static,
}

/// Unary operators on prvalues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    Minus,
    BitNot,
    /// GNU complex conjugate (`~` of a complex).
    Conj,
    Real,
    Imag,
}

/// Comparisons. `<=>` is made of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// A conversion ([conv], [expr.cast]). From and to types are the operand's and the expression's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastKind {
    /// Reads the glvalue (scalars; class prvalues are made by `Construct` or `CopyBytes`).
    LValueToRValue,
    ArrayToPointer,
    FunctionToPointer,
    /// Qualification conversions and noexcept adjustments; glvalues may be adjusted too.
    NoOp,
    /// Between integral types and unscoped or scoped enumerations, bool as source included.
    Integral,
    /// To bool.
    IntegralToBool,
    FloatToBool,
    PointerToBool,
    MemberPtrToBool,
    IntegralToFloat,
    FloatToIntegral,
    Float,
    IntegralToPointer,
    PointerToIntegral,
    /// Between pointers, or GNU vectors of one size: the same bits.
    BitCast,
    /// reinterpret_cast of a glvalue: the same object seen as another type.
    LValueBitCast,
    /// `__builtin_bit_cast`: the operand is a glvalue, the result a prvalue of its bytes.
    ObjectBitCast,
    NullToPointer,
    NullToMemberPtr,
    /// Pointers or glvalues; the path from the derived class, outermost first.
    DerivedToBase(Vec<ClassId>),
    /// Reverse path: from the base towards the derived class; none of it virtual.
    BaseToDerived(Vec<ClassId>),
    /// Pointers to members along a path.
    MemberPtrToDerived(Vec<ClassId>),
    MemberPtrToBase(Vec<ClassId>),
    MemberPtrBitCast,
    ToVoid,
    /// Scalar to each element of a GNU vector.
    VectorSplat,
    /// `__builtin_convertvector` and complex conversions element by element.
    VectorElements,
    RealToComplex,
    ComplexToReal,
    Complex,
    ComplexToBool,
}

/// Whom a call calls. For member functions the first argument is the object, a glvalue (its address is passed).
#[derive(Debug, Clone, PartialEq)]
pub enum Callee {
    Direct(FuncId),
    /// Through the vtable of the first argument.
    Virtual(FuncId),
    /// A prvalue pointer to function.
    Pointer(ExprId),
    /// A prvalue pointer to member function.
    MemberPtr(ExprId),
}

/// See [`ExprKind::OverloadSet`].
#[derive(Debug, Clone, PartialEq)]
pub struct OverloadSet {
    pub found: Vec<crate::hir::Entry>,
    /// The object of a member access, a glvalue; or the implicit `*this`.
    pub object: Option<ExprId>,
    /// For members: the class that they were looked up in, and the class of the object before it was converted to it.
    pub naming: Option<crate::hir::ClassId>,
    pub object_class: Option<crate::hir::ClassId>,
    /// Explicit template arguments.
    pub template_args: Option<std::sync::Arc<[crate::hir::TemplateArg]>>,
    /// The name was qualified: no virtual call, no argument-dependent lookup.
    pub is_qualified: bool,
    /// Argument-dependent lookup applies when it is called.
    pub adl: Adl,
    pub name: crate::base::Symbol,
    /// `&` was applied.
    pub is_address: bool,
}

/// What argument-dependent lookup adds to an [`OverloadSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adl {
    No,
    /// What is declared where the call is written: no argument depends on a template parameter ([temp.nondep]).
    AtDefinition,
    /// In a template, what is declared by the time of its instantiation, too ([temp.dep.candidate]).
    AtInstantiation,
}

/// A new-expression. The allocation function is called with the size (plus cookie), alignment if it takes one,
/// and `placement`; its parameters' types decide the conversion of the placement arguments, done already.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    pub alloc: FuncId,
    pub dealloc: Option<FuncId>,
    pub is_aligned: bool,
    pub placement: Vec<ExprId>,
    /// The type of the object, or of an element when `count` is given.
    pub element: Ty,
    /// Number of elements: a prvalue of type size_t; the outermost bound.
    pub count: Option<ExprId>,
    /// Bytes of the array cookie (Itanium ABI 2.7).
    pub cookie: u64,
    /// A prvalue of `element`; for arrays of the first elements an `ArrayInit`, whose filler serves the rest.
    pub init: Option<ExprId>,
}

/// A throw-expression with operand: a prvalue that initialises the exception object.
#[derive(Debug, Clone, PartialEq)]
pub struct Throw {
    pub object: ExprId,
    pub ty: Ty,
    pub dtor: Option<FuncId>,
}

/// The bytes of a string literal; equal literals may share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StringData {
    /// Code units with the terminating zero, each `unit_size` bytes, little-endian.
    pub bytes: std::sync::Arc<[u8]>,
    pub unit_size: u8,
    /// The array type, with const elements.
    pub ty: Ty,
}
