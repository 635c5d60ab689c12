//! Pointer arithmetic ([expr.add]/4 to 7) and comparison ([expr.rel], [expr.eq]) by the composite pointer type.

use crate::hir::{CompareOp, ExprId, ExprKind, Ty};
use crate::sema::expr::{self, classify};
use crate::sema::{Sema, conv, ty};
use crate::source::Span;

/// `ptr + index`, `ptr - index` of prvalues; the index is promoted already.
pub fn add(sema: &mut Sema, ptr: ExprId, index: ExprId, is_sub: bool, span: Span) -> ExprId {
    let ty = sema.ty(ptr);
    if !can_step(sema, ty, sema.program.exprs[ptr].span) {
        return sema.error_expr(span);
    }
    expr::prvalue(sema, ExprKind::PtrAdd { ptr, index, is_sub }, ty.unqual(), span)
}

/// [expr.add]/1: a pointer to a completely-defined object type. GNU steps `void *` and pointers to functions by bytes.
pub fn can_step(sema: &mut Sema, pointer: Ty, span: Span) -> bool {
    let Some(pointee) = sema.program.types.pointee(pointer) else { return false };
    if classify::is_void(pointee) || classify::is_function(sema, pointee) {
        let shown = sema.show(pointer);
        sema.extension(span, format!("arithmetic on `{shown}` counts bytes, a GNU extension"));
        return !sema.progress.is_trapped();
    }
    ty::require_complete(sema, pointee, span, "what the pointer points to")
}

/// `a - b` of two pointers ([expr.add]/5): of one type but for qualification.
pub fn difference(sema: &mut Sema, a: ExprId, b: ExprId, span: Span) -> ExprId {
    let (a_ty, b_ty) = (sema.ty(a), sema.ty(b));
    let composite = conv::pointer::composite_of(sema, a, b);
    let pointees = (sema.program.types.pointee(a_ty), sema.program.types.pointee(b_ty));
    let are_similar = matches!(pointees, (Some(x), Some(y)) if sema.program.types.unqualified(x) == sema.program.types.unqualified(y));
    let (Some(ty), true) = (composite, are_similar || both_pointers(sema, a_ty, b_ty) && composite.is_some()) else {
        mismatch(sema, a_ty, b_ty, span, "subtracted");
        return sema.error_expr(span);
    };
    if !can_step(sema, ty, span) {
        return sema.error_expr(span);
    }
    let a = conv::implicit(sema, a, ty, conv::Context::Operand);
    let b = conv::implicit(sema, b, ty, conv::Context::Operand);
    expr::prvalue(sema, ExprKind::PtrDiff(a, b), Ty::PTRDIFF, span)
}

fn both_pointers(sema: &Sema, a: Ty, b: Ty) -> bool {
    classify::is_pointer(sema, a) && classify::is_pointer(sema, b)
}

fn mismatch(sema: &mut Sema, a: Ty, b: Ty, span: Span, what: &str) {
    let (a, b) = (sema.show(a), sema.show(b));
    sema.error(span, format!("`{a}` and `{b}` cannot be {what}"));
}

/// `==`, `<` and their kin where an operand is a pointer, member pointer or nullptr_t ([expr.rel]/3, [expr.eq]/3).
/// Both operands are prvalues.
pub fn compare(sema: &mut Sema, op: CompareOp, a: ExprId, b: ExprId, span: Span) -> ExprId {
    let Some((a, b)) = to_composite(sema, a, b, matches!(op, CompareOp::Eq | CompareOp::Ne), span) else {
        return sema.error_expr(span);
    };
    expr::prvalue(sema, ExprKind::Compare(op, a, b), Ty::BOOL, span)
}

/// Brings both operands of a comparison to their composite pointer type, or reports that there is none.
pub fn to_composite(sema: &mut Sema, a: ExprId, b: ExprId, is_equality: bool, span: Span) -> Option<(ExprId, ExprId)> {
    let (a_ty, b_ty) = (sema.ty(a), sema.ty(b));
    let is_ordered_null = !is_equality
        && (classify::is_nullptr(a_ty)
            || classify::is_nullptr(b_ty)
            || classify::is_member_pointer(sema, a_ty)
            || classify::is_member_pointer(sema, b_ty)
            || !both_pointers(sema, a_ty, b_ty));
    let composite = conv::pointer::composite_of(sema, a, b).filter(|_| !is_ordered_null);
    let Some(ty) = composite else {
        comparison_error(sema, a, b, span);
        return None;
    };
    let a = conv::implicit(sema, a, ty, conv::Context::Operand);
    let b = conv::implicit(sema, b, ty, conv::Context::Operand);
    Some((a, b))
}

fn comparison_error(sema: &mut Sema, a: ExprId, b: ExprId, span: Span) {
    let (a_ty, b_ty) = (sema.ty(a), sema.ty(b));
    let (a_shown, b_shown) = (sema.show(a_ty), sema.show(b_ty));
    let is_int = |sema: &Sema, ty| classify::is_arithmetic_or_unscoped_enum(sema, ty);
    let message = if is_int(sema, a_ty) || is_int(sema, b_ty) {
        format!("a pointer and an integer are compared (`{a_shown}` and `{b_shown}`)")
    } else {
        format!("`{a_shown}` and `{b_shown}` cannot be compared")
    };
    sema.error(span, message);
}
