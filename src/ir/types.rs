//! From C++ types to LLVM's: what a value is in a register and in memory.
//!
//! A `bool` is an `i1` as a value and an `i8` in memory; a pointer to member function is a pair of words (Itanium
//! ABI 2.3.2); complex numbers and class objects are no values at all: the first are pairs of values, the
//! second live in memory only. Objects are addressed by byte offsets, so no class has an LLVM type.

use crate::hir::{ArrayLen, ClassId, FieldId, FloatFormat, FuncId, Program, Ty, TyKind, layout};
use crate::ir::build::{Build, T};
use crate::ir::error::Result;
use crate::ir::module::Lower;

/// How an expression of a type is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Void,
    /// One first-class value.
    Scalar,
    /// A real and an imaginary value.
    Complex,
    /// An object in memory: classes and arrays.
    Aggregate,
}

/// What a scalar is to the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Num {
    Bool,
    Int {
        bits: u32,
        is_signed: bool,
    },
    Float,
    Pointer,
    /// Offset in bytes, -1 for null.
    DataMember,
    /// `{ptr or vtable offset + 1, adjustment}`
    FuncMember,
    Vector {
        element: Ty,
        n: u32,
    },
}

/// See [`Shape`].
pub fn shape(p: &Program, ty: Ty) -> Shape {
    match p.types.kind(ty) {
        TyKind::Void => Shape::Void,
        TyKind::Complex(_) => Shape::Complex,
        TyKind::Class(_) | TyKind::Array(..) => Shape::Aggregate,
        TyKind::Enum(_)
        | TyKind::NullPtr
        | TyKind::Bool
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
        | TyKind::Float
        | TyKind::Double
        | TyKind::LongDouble
        | TyKind::Float128
        | TyKind::Float16
        | TyKind::Float32
        | TyKind::Float64
        | TyKind::StdFloat128
        | TyKind::Float32x
        | TyKind::Float64x
        | TyKind::BFloat16
        | TyKind::Vector(..)
        | TyKind::Pointer(_)
        | TyKind::LValueRef(_)
        | TyKind::RValueRef(_)
        | TyKind::MemberPtr { .. }
        | TyKind::Function(_)
        | TyKind::Error
        | TyKind::Overloaded
        | TyKind::Auto { .. }
        | TyKind::DeducedClass(_)
        | TyKind::TemplateParam { .. }
        | TyKind::PackElement { .. }
        | TyKind::DependentSpecialization { .. }
        | TyKind::DependentName { .. }
        | TyKind::DependentExpr(..)
        | TyKind::PackExpansion(_)
        | TyKind::Unique(_) => Shape::Scalar,
    }
}

/// The integral type under an enumeration; other types themselves.
pub fn underlying(p: &Program, ty: Ty) -> Ty {
    match p.types.as_enum(ty) {
        Some(id) => p.enums[id].underlying.unqual(),
        None => ty.unqual(),
    }
}

/// See [`Num`]; none for what is no scalar object type.
pub fn num(p: &Program, ty: Ty) -> Option<Num> {
    let ty = underlying(p, ty);
    Some(match *p.types.kind(ty) {
        TyKind::Bool => Num::Bool,
        _ if p.types.is_floating(ty) => Num::Float,
        TyKind::Pointer(_) | TyKind::NullPtr | TyKind::LValueRef(_) | TyKind::RValueRef(_) => Num::Pointer,
        TyKind::MemberPtr { pointee, .. } if p.types.as_function(pointee).is_some() => Num::FuncMember,
        TyKind::MemberPtr { .. } => Num::DataMember,
        TyKind::Vector(element, n) => Num::Vector { element, n },
        _ => Num::Int { bits: p.types.int_width(ty)?, is_signed: p.types.is_signed(ty) },
    })
}

/// The innermost element of an array, and how many there are in all; other types count as one.
pub fn flat_array(p: &Program, ty: Ty) -> (Ty, Option<u64>) {
    let (mut ty, mut count) = (ty, Some(1u64));
    while let TyKind::Array(element, len) = *p.types.kind(ty) {
        count = match (count, len) {
            (Some(count), ArrayLen::Known(len)) => count.checked_mul(len),
            _ => None,
        };
        ty = element;
    }
    (ty, count)
}

/// The class of a class type, or of the elements of an array.
pub fn element_class(p: &Program, ty: Ty) -> Option<ClassId> {
    p.types.as_class(flat_array(p, ty).0)
}

/// The destructor that an object of this type needs; none when it is trivial.
pub fn needed_dtor(p: &Program, ty: Ty) -> Option<FuncId> {
    let class = element_class(p, ty)?;
    class_dtor(p, class)
}

/// A class's destructor, unless it is trivial, or deleted: then nothing destroys an object.
pub fn class_dtor(p: &Program, class: ClassId) -> Option<FuncId> {
    let dtor = &p.classes[class].special.dtor;
    dtor.func.filter(|_| !dtor.is_trivial && !dtor.is_deleted)
}

impl<'c> Lower<'c, '_> {
    /// The size of an object of this type; a reference is a pointer.
    pub fn size_of(&self, ty: Ty) -> Result<u64> {
        if self.p.types.is_ref(ty) {
            return Ok(8);
        }
        match layout::size_of(self.p, ty) {
            Some(size) => Ok(size),
            None => self.bug(format!("{:?} has no size", self.p.types.kind(ty))),
        }
    }

    /// The alignment of an object of this type; 1 for what has none.
    pub fn align_of(&self, ty: Ty) -> u64 {
        if self.p.types.is_ref(ty) {
            return 8;
        }
        layout::align_of(self.p, ty).unwrap_or(1)
    }

    /// The type of a value in a register. Aggregates have none.
    pub fn val_ty(&self, ty: Ty) -> Result<T<'c>> {
        let ty = underlying(self.p, ty);
        if ty == Ty::BOOL {
            return Ok(self.b.cx.bool_type().into());
        }
        self.mem_ty(ty)
    }

    /// The type of an object in memory; aggregates are bytes.
    pub fn mem_ty(&self, ty: Ty) -> Result<T<'c>> {
        let b: &Build<'c> = &self.b;
        let ty = underlying(self.p, ty);
        Ok(match *self.p.types.kind(ty) {
            TyKind::Bool => b.cx.i8_type().into(),
            TyKind::NullPtr | TyKind::Pointer(_) | TyKind::LValueRef(_) | TyKind::RValueRef(_) => b.ptr_ty().into(),
            TyKind::MemberPtr { pointee, .. } => match self.p.types.kind(pointee) {
                TyKind::Function(_) => b.struct_ty(&[b.cx.i64_type().into(), b.cx.i64_type().into()]),
                _ => b.cx.i64_type().into(),
            },
            TyKind::Complex(part) => {
                let part = self.mem_ty(part)?;
                b.struct_ty(&[part, part])
            }
            TyKind::Vector(element, n) => {
                let element = self.mem_ty(element)?;
                // SAFETY: a live scalar type; the result is a type of the same context.
                unsafe { T::new(inkwell::llvm_sys::core::LLVMVectorType(as_type(element), n)) }
            }
            TyKind::Array(..) | TyKind::Class(_) => b.bytes_ty(self.size_of(ty)?),
            _ => match (self.p.types.int_width(ty), self.p.types.float_format(ty)) {
                (Some(bits), _) => b.int_ty(bits).into(),
                (None, Some(format)) => self.float_ty(format),
                (None, None) => return self.bug(format!("{:?} is no type of an object", self.p.types.kind(ty))),
            },
        })
    }

    /// The type of the numbers of a format.
    fn float_ty(&self, format: FloatFormat) -> T<'c> {
        let cx = self.b.cx;
        match format {
            FloatFormat::Half => cx.f16_type().into(),
            FloatFormat::BFloat => cx.bf16_type().into(),
            FloatFormat::Single => cx.f32_type().into(),
            FloatFormat::Double => cx.f64_type().into(),
            FloatFormat::X87 => cx.x86_f80_type().into(),
            FloatFormat::Quad => cx.f128_type().into(),
        }
    }

    /// See [`num`].
    pub fn num(&self, ty: Ty) -> Result<Num> {
        match num(self.p, ty) {
            Some(num) => Ok(num),
            None => self.bug(format!("{:?} is no scalar type", self.p.types.kind(ty))),
        }
    }

    /// The offset in bits of a field in its class.
    pub fn field_bits(&self, field: FieldId) -> Result<u64> {
        let info = &self.p.fields[field];
        let layout = self.p.classes[info.class].layout.as_ref();
        match layout.and_then(|layout| layout.field_bits.get(info.index as usize)) {
            Some(&bits) => Ok(bits),
            None => self.bug(format!("field `{}` of a class without layout", info.name)),
        }
    }
}

fn as_type(ty: T<'_>) -> inkwell::llvm_sys::prelude::LLVMTypeRef {
    use inkwell::types::AsTypeRef;
    ty.as_type_ref()
}
