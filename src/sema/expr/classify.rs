//! What kind of type an operand has ([basic.types.general]), in the words that the rules of [expr] use.
//!
//! All take a type with any qualifiers. `Ty::ERROR` is none of these; rules test for it first.

use crate::hir::{Completeness, Ty, TyKind};
use crate::sema::Sema;

/// The type of something already reported.
pub fn is_error(ty: Ty) -> bool {
    ty.unqual() == Ty::ERROR
}

pub fn is_void(ty: Ty) -> bool {
    ty.unqual() == Ty::VOID
}

pub fn is_bool(ty: Ty) -> bool {
    ty.unqual() == Ty::BOOL
}

pub fn is_nullptr(ty: Ty) -> bool {
    ty.unqual() == Ty::NULLPTR
}

pub fn is_overloaded(ty: Ty) -> bool {
    ty.unqual() == Ty::OVERLOADED
}

pub fn is_class(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_class(ty).is_some()
}

pub fn is_enum(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_enum(ty).is_some()
}

pub fn is_scoped_enum(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_enum(ty).is_some_and(|id| sema.program.enums[id].is_scoped)
}

pub fn is_unscoped_enum(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_enum(ty).is_some_and(|id| !sema.program.enums[id].is_scoped)
}

/// Class or enumeration: operators on it may be overloaded ([over.match.oper]/1).
pub fn is_overloadable(sema: &Sema, ty: Ty) -> bool {
    is_class(sema, ty) || is_enum(sema, ty)
}

pub fn is_function(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_function(ty).is_some()
}

pub fn is_array(sema: &Sema, ty: Ty) -> bool {
    matches!(sema.program.types.kind(ty), TyKind::Array(..))
}

pub fn is_pointer(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.is_pointer(ty)
}

pub fn is_member_pointer(sema: &Sema, ty: Ty) -> bool {
    matches!(sema.program.types.kind(ty), TyKind::MemberPtr { .. })
}

pub fn is_integral(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.is_integral(ty)
}

pub fn is_integral_or_unscoped_enum(sema: &Sema, ty: Ty) -> bool {
    is_integral(sema, ty) || is_unscoped_enum(sema, ty)
}

pub fn is_floating(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.is_floating(ty)
}

pub fn is_arithmetic(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.is_arithmetic(ty)
}

pub fn is_arithmetic_or_unscoped_enum(sema: &Sema, ty: Ty) -> bool {
    is_arithmetic(sema, ty) || is_unscoped_enum(sema, ty)
}

/// Arithmetic, unscoped enumeration or GNU complex: operands of the usual arithmetic conversions.
pub fn is_arithmetic_operand(sema: &Sema, ty: Ty) -> bool {
    is_arithmetic_or_unscoped_enum(sema, ty) || is_complex(sema, ty)
}

pub fn is_complex(sema: &Sema, ty: Ty) -> bool {
    complex_element(sema, ty).is_some()
}

/// The type of the parts of a GNU complex.
pub fn complex_element(sema: &Sema, ty: Ty) -> Option<Ty> {
    match *sema.program.types.kind(ty) {
        TyKind::Complex(element) => Some(element),
        _ => None,
    }
}

/// Element type and length of a GNU vector.
pub fn vector(sema: &Sema, ty: Ty) -> Option<(Ty, u32)> {
    match *sema.program.types.kind(ty) {
        TyKind::Vector(element, len) => Some((element, len)),
        _ => None,
    }
}

/// [basic.types.general]/9, and GNU's complex.
pub fn is_scalar(sema: &Sema, ty: Ty) -> bool {
    is_arithmetic(sema, ty)
        || is_enum(sema, ty)
        || is_pointer(sema, ty)
        || is_member_pointer(sema, ty)
        || is_nullptr(ty)
        || is_complex(sema, ty)
}

/// [basic.types.general]/8: neither function, reference nor void.
pub fn is_object(sema: &Sema, ty: Ty) -> bool {
    !is_function(sema, ty) && !sema.program.types.is_ref(ty) && !is_void(ty)
}

/// [basic.types.general]/5, as far as it stands now: nothing is instantiated here.
pub fn is_incomplete(sema: &Sema, ty: Ty) -> bool {
    match *sema.program.types.kind(ty) {
        TyKind::Void => true,
        TyKind::Array(_, crate::hir::ArrayLen::Unknown) => true,
        TyKind::Array(element, _) => is_incomplete(sema, element),
        TyKind::Class(class) => sema.program.classes[class].completeness == Completeness::Incomplete,
        TyKind::Enum(id) => !sema.program.enums[id].is_complete && !sema.program.enums[id].is_fixed,
        _ => false,
    }
}

/// A type that depends on a template parameter, as a whole.
pub fn is_dependent(sema: &Sema, ty: Ty) -> bool {
    matches!(
        sema.program.types.kind(ty),
        TyKind::TemplateParam { .. }
            | TyKind::PackElement { .. }
            | TyKind::DependentSpecialization { .. }
            | TyKind::DependentName { .. }
            | TyKind::DependentExpr(..)
            | TyKind::PackExpansion(_)
    )
}
