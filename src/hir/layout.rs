//! Sizes, alignments and class layouts, by the x86-64 psABI 3.1 and the Itanium C++ ABI 2.4.
//!
//! [`class_layout`] reads a class whose bases and member classes are complete (their `layout` is set) and whose own
//! `fields`, `bases`, `methods`, `pack`, `align` and, in `traits`, `is_aggregate` and `has_trivial_dtor` are set.
//! Where GCC and the ABI's text differ (bit-fields, packing, which classes are POD for layout) GCC's practice holds,
//! since that is what the system's libraries were built with.

mod bases;
mod builder;

#[cfg(test)]
mod tests;

use crate::base::Symbol;
use crate::hir::{ArrayLen, Class, ClassId, ExprId, ExprKind, FieldId, FuncName, Layout, Program, Ty, TyKind};

/// No object is larger: offsets in bits fit an `i64`.
const MAX_SIZE: u64 = 1 << 60;

/// Why a class has no layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutError {
    /// The class would exceed what can be addressed.
    TooLarge,
    /// A member's type is incomplete, or not an object type.
    IncompleteField(FieldId),
    /// A base is incomplete.
    IncompleteBase(ClassId),
    /// The hierarchy is deeper than [`crate::base::limits::NESTING_DEPTH`] allows.
    TooDeep,
}

/// `sizeof(ty)` ([expr.sizeof]): of what a reference refers to. None for incomplete types, `void`, functions, dependent
/// and variable-length types, and arrays that exceed the address space.
pub fn size_of(program: &Program, ty: Ty) -> Option<u64> {
    let mut ty = program.types.non_ref(ty);
    let mut count = 1u64;
    loop {
        match *program.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) => {
                count = count.checked_mul(len)?;
                ty = element;
            }
            TyKind::Array(..) => return None,
            _ => break,
        }
    }
    scalar_or_class(program, ty)?.0.checked_mul(count).filter(|&size| size <= MAX_SIZE)
}

/// The size of an object of type `ty` with this initialiser, in bytes: more than that of its type when it initialises a
/// flexible array member (GNU, as C's [6.7.2.1]/18 with static initialisation). None as for [`size_of`].
pub fn size_of_object(program: &Program, ty: Ty, init: Option<ExprId>) -> Option<u64> {
    let size = size_of(program, ty)?;
    let Some(ExprKind::Aggregate { fields, .. }) = init.map(|init| &program.exprs[init].kind) else {
        return Some(size);
    };
    let Some(&(last, init)) = fields.last() else { return Some(size) };
    let field = &program.fields[last];
    if !matches!(program.types.kind(field.ty), TyKind::Array(_, ArrayLen::Unknown)) {
        return Some(size);
    }
    let class = &program.classes[field.class];
    let index = class.fields.iter().position(|&field| field == last)?;
    let offset = class.layout.as_ref()?.field_bits.get(index)? / 8;
    Some(size.max(offset + size_of(program, program.exprs[init].ty)?))
}

/// `alignof(ty)` ([expr.alignof]): of an array that of its elements. None for incomplete types and `void`.
pub fn align_of(program: &Program, ty: Ty) -> Option<u64> {
    let mut ty = program.types.non_ref(ty);
    while let TyKind::Array(element, _) = *program.types.kind(ty) {
        ty = element;
    }
    Some(scalar_or_class(program, ty)?.1)
}

/// See [`size_of`] and [`align_of`].
pub fn size_align(program: &Program, ty: Ty) -> Option<(u64, u64)> {
    Some((size_of(program, ty)?, align_of(program, ty)?))
}

/// Size and alignment of a type that is no array (psABI figure 3.1).
fn scalar_or_class(program: &Program, ty: Ty) -> Option<(u64, u64)> {
    let same = |n| Some((n, n));
    match *program.types.kind(ty) {
        TyKind::Bool | TyKind::Char | TyKind::SChar | TyKind::UChar | TyKind::Char8 => same(1),
        TyKind::Char16 | TyKind::Short | TyKind::UShort => same(2),
        TyKind::Char32 | TyKind::WChar | TyKind::Int | TyKind::UInt => same(4),
        TyKind::Long | TyKind::ULong | TyKind::LongLong | TyKind::ULongLong => same(8),
        TyKind::NullPtr | TyKind::Pointer(_) => same(8),
        TyKind::Float
        | TyKind::Double
        | TyKind::LongDouble
        | TyKind::Float128
        | TyKind::Float16
        | TyKind::Float32
        | TyKind::Float64
        | TyKind::StdFloat128
        | TyKind::Float32x
        | TyKind::Float64x
        | TyKind::BFloat16 => same(program.types.float_format(ty)?.size()),
        TyKind::Int128 | TyKind::UInt128 => same(16),
        TyKind::Complex(part) => scalar_or_class(program, part).map(|(size, align)| (size * 2, align)),
        TyKind::Vector(element, len) => {
            let (size, _) = scalar_or_class(program, element)?;
            let size = size.checked_mul(u64::from(len))?.checked_next_power_of_two()?;
            same(size)
        }
        TyKind::MemberPtr { pointee, .. } => match program.types.kind(pointee) {
            TyKind::Function(_) => Some((16, 8)),
            _ => same(8),
        },
        TyKind::Enum(id) => {
            let underlying = program.enums[id].underlying;
            match program.types.kind(underlying) {
                TyKind::Enum(_) => None,
                _ => scalar_or_class(program, underlying),
            }
        }
        TyKind::Class(id) => program.classes[id].layout.as_ref().map(|layout| (layout.size, layout.align)),
        TyKind::Array(..)
        | TyKind::LValueRef(_)
        | TyKind::RValueRef(_)
        | TyKind::Error
        | TyKind::Void
        | TyKind::Function(_)
        | TyKind::Overloaded
        | TyKind::Auto { .. }
        | TyKind::DeducedClass(_)
        | TyKind::TemplateParam { .. }
        | TyKind::PackElement { .. }
        | TyKind::DependentSpecialization { .. }
        | TyKind::DependentName { .. }
        | TyKind::DependentExpr(..)
        | TyKind::PackExpansion(_)
        | TyKind::Unique(_) => None,
    }
}

/// The layout of a class whose members are all declared.
pub fn class_layout(program: &Program, class: ClassId) -> Result<Layout, LayoutError> {
    builder::layout(program, class)
}

/// The offset in bytes of the base that `path` leads to, each step from a class to its direct or virtual base. Exact for
/// non-virtual steps; a virtual step is resolved as in a complete object of `class`.
pub fn base_path_offset(program: &Program, class: ClassId, path: &[ClassId]) -> Option<u64> {
    let mut offset = 0;
    let mut at = class;
    for &step in path {
        let layout = program.classes[at].layout.as_ref()?;
        let direct = program.classes[at].bases.iter().position(|base| base.class == step && !base.is_virtual);
        match direct {
            Some(index) => offset += layout.base_offsets.get(index)?,
            None => {
                let complete = program.classes[class].layout.as_ref()?;
                offset = complete.virtual_bases.iter().find(|base| base.0 == step)?.1;
            }
        }
        at = step;
    }
    Some(offset)
}

/// Whether `__attribute__((packed))` on a class packs its member of type `ty`. GCC ignores it for a member whose class
/// is no POD, unless that class is packed itself.
fn packs_with_class(program: &Program, ty: Ty) -> bool {
    let Some(class) = element_class(program, ty) else { return true };
    program.classes[class].layout.as_ref().is_some_and(|layout| layout.is_packed || layout.is_pod)
}

/// Whether `__attribute__((packed))` on the class packs all of it: GCC takes it back when a member cannot be packed.
fn is_packed(program: &Program, class: &Class) -> bool {
    class.attrs.contains(&Symbol::new("packed"))
        && class.fields.iter().all(|&field| packs_with_class(program, program.fields[field].ty))
}

/// The class whose object `ty` is or, for arrays, holds.
fn element_class(program: &Program, ty: Ty) -> Option<ClassId> {
    let mut ty = ty;
    while let TyKind::Array(element, _) = *program.types.kind(ty) {
        ty = element;
    }
    program.types.as_class(ty)
}

/// POD for the purposes of layout: C++03's POD as GCC has it: an aggregate without bases, virtual functions, default
/// member initialisers, references or overlapping members, with trivial destructor and copy assignment, and only such members.
fn is_pod(program: &Program, class: ClassId) -> bool {
    let decl = &program.classes[class];
    if !decl.traits.is_aggregate || !decl.traits.has_trivial_dtor || !decl.bases.is_empty() {
        return false;
    }
    let is_provided = |func: &crate::hir::Func| !func.is_implicit && !func.is_defaulted && !func.is_deleted;
    let has_assignment = decl.methods.iter().map(|&id| &program.funcs[id]).any(|func| {
        let is_copy = func.name == FuncName::Operator(crate::ast::OverloadedOperator::Equal)
            && func.params.len() == 1
            && !matches!(program.types.kind(func.params[0].ty), TyKind::RValueRef(_))
            && program.types.as_class(program.types.non_ref(func.params[0].ty)) == Some(class);
        func.is_virtual || is_copy && is_provided(func)
    });
    !has_assignment
        && decl.fields.iter().map(|&id| &program.fields[id]).all(|field| {
            let is_class = matches!(program.types.kind(field.ty), TyKind::Class(_));
            let is_pod_member = match element_class(program, field.ty) {
                Some(member) => program.classes[member].layout.as_ref().is_some_and(|layout| layout.is_pod),
                None => !program.types.is_ref(field.ty),
            };
            is_pod_member
                && !(is_class && field.is_no_unique_address)
                && field.init.is_none()
                && field.checked_init.is_none()
        })
}
