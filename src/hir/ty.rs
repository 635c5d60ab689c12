//! Types ([basic.types]): canonical and interned, so equal types have equal ids.
//!
//! A [`Ty`] is an index with the top-level cv-qualifiers in its low bits. Qualifiers of an array are those of its
//! element ([basic.type.qualifier]/3): they are pushed down when the type is made, never stored on the array.

use std::sync::Arc;

use crate::ast;
use crate::base::{FxHashMap, Symbol, Transactional};
use crate::hir::{ClassId, EnumId, ExprForm, FloatFormat, Notation, NotationId, TemplateArg, TemplateId};

/// A canonical type with its top-level qualifiers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ty(u32);

impl std::fmt::Debug for Ty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ty({}{})", self.0 >> 3, if self.quals().is_empty() { "" } else { " cv" })
    }
}

/// A set of const, volatile and restrict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Quals(u8);

impl Quals {
    pub const NONE: Quals = Quals(0);
    pub const CONST: Quals = Quals(1);
    pub const VOLATILE: Quals = Quals(2);
    pub const RESTRICT: Quals = Quals(4);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    pub fn is_const(self) -> bool {
        self.0 & 1 != 0
    }
    pub fn is_volatile(self) -> bool {
        self.0 & 2 != 0
    }
    pub fn is_restrict(self) -> bool {
        self.0 & 4 != 0
    }
    /// Whether every qualifier of `other` is in `self`.
    pub fn contains(self, other: Quals) -> bool {
        self.0 & other.0 == other.0
    }
    #[must_use]
    pub fn union(self, other: Quals) -> Quals {
        Quals(self.0 | other.0)
    }
    #[must_use]
    pub fn minus(self, other: Quals) -> Quals {
        Quals(self.0 & !other.0)
    }
    #[must_use]
    pub fn intersection(self, other: Quals) -> Quals {
        Quals(self.0 & other.0)
    }
}

impl From<ast::Quals> for Quals {
    fn from(quals: ast::Quals) -> Quals {
        Quals(quals.is_const as u8 | (quals.is_volatile as u8) << 1 | (quals.is_restrict as u8) << 2)
    }
}

/// The structure of a type, without top-level qualifiers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TyKind {
    /// The type of what was already reported; converts to and from everything, silently.
    Error,
    Void,
    /// std::nullptr_t
    NullPtr,
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
    /// GNU `__float128`
    Float128,
    /// `_Float16`
    Float16,
    /// `_Float32`, from GCC 13 on, and so are the next ([basic.extended.fp]).
    Float32,
    /// `_Float64`
    Float64,
    /// `_Float128`
    StdFloat128,
    /// `_Float32x`
    Float32x,
    /// `_Float64x`
    Float64x,
    /// `__bf16`
    BFloat16,
    /// GNU `_Complex T` of a floating-point or integer type.
    Complex(Ty),
    /// GNU vector_size: element type and number of elements.
    Vector(Ty, u32),
    Pointer(Ty),
    LValueRef(Ty),
    RValueRef(Ty),
    /// Pointer to member: of which class, and the member's type (a function type for member functions).
    MemberPtr {
        class: Ty,
        pointee: Ty,
    },
    Array(Ty, ArrayLen),
    Function(FnTy),
    Class(ClassId),
    Enum(EnumId),
    /// The type of a name of an overload set, a braced list or a bound member function: no object has it.
    /// See `ExprKind::OverloadSet`, `ExprKind::InitList`, `ExprKind::BoundMember`.
    Overloaded,
    /// `auto` or `decltype(auto)` before deduction.
    Auto {
        is_decltype: bool,
    },
    /// A placeholder for a deduced class type: the name of a class or alias template in place of its specialisation
    /// ([dcl.type.class.deduct]).
    DeducedClass(TemplateId),
    /// A template parameter, by depth and index.
    TemplateParam {
        depth: u16,
        index: u16,
        is_pack: bool,
    },
    /// One of the elements of a template parameter pack that is not bound yet, where the other packs of the expansion are and
    /// say how many there are ([temp.variadic]/8).
    PackElement {
        depth: u16,
        index: u16,
        at: u32,
        of: u32,
    },
    /// A specialisation of a template or template template-parameter with dependent arguments.
    DependentSpecialization {
        template: DependentTemplate,
        args: Arc<[TemplateArg]>,
    },
    /// `typename T::name`, `typename T::name<args>`.
    DependentName {
        qualifier: Ty,
        name: Symbol,
        args: Option<Arc<[TemplateArg]>>,
    },
    /// A type that only its expression says: `decltype(t + u)`, `__typeof__`.
    DependentExpr(NotationId, ExprForm),
    /// `T...` in a list of types.
    PackExpansion(Ty),
    /// A name for the `n`-th unique placeholder (partial ordering, abbreviated templates).
    Unique(u32),
}

/// Which template a [`TyKind::DependentSpecialization`] specialises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DependentTemplate {
    Template(TemplateId),
    /// A template template-parameter.
    Param {
        depth: u16,
        index: u16,
        is_pack: bool,
    },
}

/// The bound of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArrayLen {
    Known(u64),
    /// `[]`
    Unknown,
    /// A value-dependent bound.
    Dependent(NotationId),
    /// GNU variable-length array: the bound is evaluated where the declaration stands (the variable's
    /// `Var::vla_bounds`); all such types of one element are equal.
    Variable,
}

/// A function type ([dcl.fct]). Parameter types are adjusted: no top-level cv, arrays and functions decayed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FnTy {
    pub ret: Ty,
    pub params: Arc<[Ty]>,
    pub is_variadic: bool,
    pub quals: Quals,
    pub ref_qual: ast::RefQual,
    pub is_noexcept: bool,
    /// A value-dependent noexcept-specifier; `is_noexcept` is false then.
    pub dependent_noexcept: Option<NotationId>,
}

/// The table of types.
#[derive(Debug)]
pub struct Types {
    kinds: Vec<TyKind>,
    ids: FxHashMap<TyKind, u32>,
    notations: Vec<Notation>,
    notation_ids: FxHashMap<Notation, NotationId>,
    marks: Vec<(usize, usize)>,
}

macro_rules! fixed_types {
    ($($name:ident = $kind:ident),* $(,)?) => {
        impl Ty {
            $(pub const $name: Ty = Ty((Fixed::$kind as u32) << 3);)*
        }
        #[derive(Clone, Copy)]
        enum Fixed { $($kind),* }
        const FIXED: &[TyKind] = &[$(TyKind::$kind),*];
    };
}

fixed_types! {
    ERROR = Error, VOID = Void, NULLPTR = NullPtr, BOOL = Bool, CHAR = Char, SCHAR = SChar, UCHAR = UChar,
    WCHAR = WChar, CHAR8 = Char8, CHAR16 = Char16, CHAR32 = Char32, SHORT = Short, USHORT = UShort, INT = Int,
    UINT = UInt, LONG = Long, ULONG = ULong, LONG_LONG = LongLong, ULONG_LONG = ULongLong, INT128 = Int128,
    UINT128 = UInt128, FLOAT = Float, DOUBLE = Double, LONG_DOUBLE = LongDouble, FLOAT128 = Float128, FLOAT16 = Float16,
    FLOAT32 = Float32, FLOAT64 = Float64, STD_FLOAT128 = StdFloat128, FLOAT32X = Float32x, FLOAT64X = Float64x,
    BFLOAT16 = BFloat16, OVERLOADED = Overloaded,
}

impl Ty {
    /// std::size_t
    pub const SIZE: Ty = Ty::ULONG;
    /// std::ptrdiff_t
    pub const PTRDIFF: Ty = Ty::LONG;

    /// The top-level qualifiers of a type that is no array; see [`Types::quals`].
    pub fn quals(self) -> Quals {
        Quals((self.0 & 7) as u8)
    }

    /// The type without its top-level qualifiers; an array keeps those of its element (see [`Types::unqualified`]).
    #[must_use]
    pub fn unqual(self) -> Ty {
        Ty(self.0 & !7)
    }

    /// A number that stands for the type, qualifiers included: `__cinch_type(T)`.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The type with this [`Ty::number`].
    pub fn from_number(number: u32) -> Ty {
        Ty(number)
    }

    /// A number for dense side tables, the same for all qualifications.
    pub fn index(self) -> usize {
        (self.0 >> 3) as usize
    }
}

impl Default for Types {
    fn default() -> Self {
        Types::new()
    }
}

impl Types {
    /// A table with the fundamental types.
    pub fn new() -> Types {
        let mut types = Types {
            kinds: Vec::new(),
            ids: FxHashMap::default(),
            notations: Vec::new(),
            notation_ids: FxHashMap::default(),
            marks: Vec::new(),
        };
        for kind in FIXED {
            types.intern(kind.clone());
        }
        types
    }

    /// The unqualified type of this structure.
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        if let Some(&index) = self.ids.get(&kind) {
            return Ty(index << 3);
        }
        let index = self.kinds.len() as u32;
        assert!(index < 1 << 29, "fewer than 2^29 types");
        self.kinds.push(kind.clone());
        self.ids.insert(kind, index);
        Ty(index << 3)
    }

    /// The unqualified type of this structure, if it was made already.
    pub fn find(&self, kind: &TyKind) -> Option<Ty> {
        self.ids.get(kind).map(|index| Ty(index << 3))
    }

    /// The structure of `ty`, qualifiers aside.
    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.index()]
    }

    /// The id of a notation: the same for equal ones.
    pub fn note(&mut self, notation: Notation) -> NotationId {
        if let Some(&id) = self.notation_ids.get(&notation) {
            return id;
        }
        let id = NotationId(self.notations.len() as u32);
        self.notations.push(notation.clone());
        self.notation_ids.insert(notation, id);
        id
    }

    /// What a dependent expression is.
    pub fn notation(&self, id: NotationId) -> &Notation {
        &self.notations[id.number() as usize]
    }

    pub fn pointer(&mut self, to: Ty) -> Ty {
        self.intern(TyKind::Pointer(to))
    }

    /// A reference; references to references collapse ([dcl.ref]/6).
    pub fn lvalue_ref(&mut self, to: Ty) -> Ty {
        match *self.kind(to) {
            TyKind::LValueRef(inner) | TyKind::RValueRef(inner) => self.intern(TyKind::LValueRef(inner)),
            _ => self.intern(TyKind::LValueRef(to)),
        }
    }

    /// See [`Types::lvalue_ref`].
    pub fn rvalue_ref(&mut self, to: Ty) -> Ty {
        match *self.kind(to) {
            TyKind::LValueRef(_) | TyKind::RValueRef(_) => to.unqual(),
            _ => self.intern(TyKind::RValueRef(to)),
        }
    }

    pub fn array(&mut self, element: Ty, len: ArrayLen) -> Ty {
        self.intern(TyKind::Array(element, len))
    }

    /// With a noexcept type comes the one without: typeinfo of a pointer names it (Itanium ABI 2.9.5.5).
    pub fn function(&mut self, function: FnTy) -> Ty {
        if function.is_noexcept {
            self.intern(TyKind::Function(FnTy { is_noexcept: false, ..function.clone() }));
        }
        self.intern(TyKind::Function(function))
    }

    pub fn class(&mut self, class: ClassId) -> Ty {
        self.intern(TyKind::Class(class))
    }

    pub fn enumeration(&mut self, id: EnumId) -> Ty {
        self.intern(TyKind::Enum(id))
    }

    /// The qualifiers of `ty`; those of an array are its element's.
    pub fn quals(&self, ty: Ty) -> Quals {
        match *self.kind(ty) {
            TyKind::Array(element, _) => self.quals(element),
            _ => ty.quals(),
        }
    }

    /// `ty` with `quals` added. References and functions take no qualifiers ([dcl.ref]/1, [dcl.fct]/7).
    pub fn add_quals(&mut self, ty: Ty, quals: Quals) -> Ty {
        match *self.kind(ty) {
            TyKind::Array(element, len) => {
                let element = self.add_quals(element, quals);
                self.array(element, len)
            }
            TyKind::LValueRef(_) | TyKind::RValueRef(_) | TyKind::Function(_) => ty,
            _ => Ty(ty.0 | u32::from(quals.0)),
        }
    }

    /// `ty` without qualifiers, and an array without those of its element.
    pub fn unqualified(&mut self, ty: Ty) -> Ty {
        match *self.kind(ty) {
            TyKind::Array(element, len) => {
                let element = self.unqualified(element);
                self.array(element, len)
            }
            _ => ty.unqual(),
        }
    }

    /// `ty` with exactly `quals`.
    pub fn with_quals(&mut self, ty: Ty, quals: Quals) -> Ty {
        let ty = self.unqualified(ty);
        self.add_quals(ty, quals)
    }

    /// What a reference refers to; other types themselves.
    pub fn non_ref(&self, ty: Ty) -> Ty {
        match *self.kind(ty) {
            TyKind::LValueRef(to) | TyKind::RValueRef(to) => to,
            _ => ty,
        }
    }

    pub fn is_ref(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::LValueRef(_) | TyKind::RValueRef(_))
    }

    pub fn pointee(&self, ty: Ty) -> Option<Ty> {
        match *self.kind(ty) {
            TyKind::Pointer(to) => Some(to),
            _ => None,
        }
    }

    pub fn as_function(&self, ty: Ty) -> Option<&FnTy> {
        match self.kind(ty) {
            TyKind::Function(function) => Some(function),
            _ => None,
        }
    }

    pub fn as_class(&self, ty: Ty) -> Option<ClassId> {
        match *self.kind(ty) {
            TyKind::Class(class) => Some(class),
            _ => None,
        }
    }

    pub fn as_enum(&self, ty: Ty) -> Option<EnumId> {
        match *self.kind(ty) {
            TyKind::Enum(id) => Some(id),
            _ => None,
        }
    }

    /// An integral type, bool included, enumerations not ([basic.fundamental]).
    pub fn is_integral(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Bool
                | TyKind::Char
                | TyKind::SChar
                | TyKind::UChar
                | TyKind::WChar
                | TyKind::Char8
                | TyKind::Char16
                | TyKind::Char32
                | TyKind::Short
                | TyKind::UShort
                | TyKind::Int
                | TyKind::UInt
                | TyKind::Long
                | TyKind::ULong
                | TyKind::LongLong
                | TyKind::ULongLong
                | TyKind::Int128
                | TyKind::UInt128
        )
    }

    /// A floating-point type, complex not.
    pub fn is_floating(&self, ty: Ty) -> bool {
        self.float_format(ty).is_some()
    }

    /// The format of a floating-point type.
    pub fn float_format(&self, ty: Ty) -> Option<FloatFormat> {
        Some(match self.kind(ty) {
            TyKind::Float | TyKind::Float32 => FloatFormat::Single,
            TyKind::Double | TyKind::Float64 | TyKind::Float32x => FloatFormat::Double,
            TyKind::LongDouble | TyKind::Float64x => FloatFormat::X87,
            TyKind::Float128 | TyKind::StdFloat128 => FloatFormat::Quad,
            TyKind::Float16 => FloatFormat::Half,
            TyKind::BFloat16 => FloatFormat::BFloat,
            _ => return None,
        })
    }

    pub fn is_arithmetic(&self, ty: Ty) -> bool {
        self.is_integral(ty) || self.is_floating(ty)
    }

    pub fn is_pointer(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Pointer(_))
    }

    /// Whether an integral type holds negative values. `char` and `wchar_t` are signed on this target.
    pub fn is_signed(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Char
                | TyKind::SChar
                | TyKind::WChar
                | TyKind::Short
                | TyKind::Int
                | TyKind::Long
                | TyKind::LongLong
                | TyKind::Int128
        )
    }

    /// The width in bits of an integral type's values (1 for bool).
    pub fn int_width(&self, ty: Ty) -> Option<u32> {
        Some(match self.kind(ty) {
            TyKind::Bool => 1,
            TyKind::Char | TyKind::SChar | TyKind::UChar | TyKind::Char8 => 8,
            TyKind::Char16 | TyKind::Short | TyKind::UShort => 16,
            TyKind::WChar | TyKind::Char32 | TyKind::Int | TyKind::UInt => 32,
            TyKind::Long | TyKind::ULong | TyKind::LongLong | TyKind::ULongLong => 64,
            TyKind::Int128 | TyKind::UInt128 => 128,
            _ => return None,
        })
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Never: the fundamental types are always there.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }
}

impl Transactional for Types {
    fn checkpoint(&mut self) {
        self.marks.push((self.kinds.len(), self.notations.len()));
    }

    fn rollback(&mut self) {
        let Some((n_kinds, n_notations)) = self.marks.pop() else { return };
        for kind in self.kinds.drain(n_kinds..) {
            self.ids.remove(&kind);
        }
        for notation in self.notations.drain(n_notations..) {
            self.notation_ids.remove(&notation);
        }
    }
}
