//! Constants: what constant evaluation yields and what global initialisers hold ([expr.const]).
//!
//! Values compare by their bits: `0.0` and `-0.0` differ, and a NaN equals itself.

use std::sync::Arc;

use crate::hir::{ClassId, ExprId, FieldId, Float, FuncId, StringId, Ty, VarId};

/// A constant of some type; the type is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// No value: an uninitialised or out-of-lifetime object or subobject.
    Indeterminate,
    /// Integers, bool, enumerations: sign- or zero-extended from the type's width; unsigned __int128 by its bits.
    Int(i128),
    Float(Float),
    /// GNU complex: real, imaginary.
    Complex(Box<[Value; 2]>),
    /// GNU vector.
    Vector(Arc<[Value]>),
    NullPtr,
    /// A pointer, or what a glvalue designates.
    Pointer(Pointer),
    /// A pointer to data member (null: none) or member function.
    MemberPtr(Option<MemberRef>),
    /// Elements in order; those beyond `elems` equal `filler`.
    Array {
        elems: Vec<Value>,
        filler: Option<Box<Value>>,
    },
    /// Bases in order of `Class::bases`, then fields in order of `Class::fields`.
    Class {
        bases: Vec<Value>,
        fields: Vec<Value>,
    },
    /// The active member.
    Union {
        active: Option<FieldId>,
        value: Box<Value>,
    },
    /// GNU `&&a - &&b`: lowered as an expression.
    LabelDiff(crate::hir::LabelId, crate::hir::LabelId),
}

/// An address that is known at compile time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pointer {
    pub base: PointerBase,
    /// From the base object to the subobject.
    pub path: Vec<PathElem>,
}

/// What a constant pointer points into.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PointerBase {
    Var(VarId),
    Func(FuncId),
    String(StringId),
    /// A lifetime-extended temporary of static storage, by its `Temporary` expression.
    Temporary(ExprId),
    /// The evaluator's own: a local or heap object of the evaluation in progress. Never leaves it.
    Frame(u32),
    /// An integer cast to a pointer.
    Absolute(u64),
    Label(crate::hir::LabelId),
    /// The typeinfo of a type.
    TypeInfo(Ty),
}

/// One step into an object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PathElem {
    Field(FieldId),
    Base(ClassId),
    /// An element of an array, also one past the end; and, on an object that is no array, 0 or 1 (past it).
    Index(i64),
    /// Real (0) or imaginary (1) part.
    Part(u8),
    /// An offset in bytes that no path says (after a reinterpretation). Not usable in constant expressions.
    Bytes(i64),
}

/// What a pointer to member points to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MemberRef {
    /// The field, and the derived class on whose behalf it is seen (for the offset).
    Field(FieldId, ClassId),
    Func(FuncId, ClassId),
}
