//! The composite pointer type ([expr.type]/4) of comparisons and the conditional operator.

use crate::hir::{ExprId, Quals, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::conv::{BasePath, base_path, is_null_constant, qualification, standard};

/// The composite pointer type of two operands that were read (prvalues); none when there is none.
pub fn composite_of(sema: &mut Sema, l: ExprId, r: ExprId) -> Option<Ty> {
    let (a, b) = (sema.ty(l), sema.ty(r));
    let is_pointer =
        |sema: &Sema, ty: Ty| matches!(sema.program.types.kind(ty), TyKind::Pointer(_) | TyKind::MemberPtr { .. });
    if is_null_constant(sema, l) && (is_pointer(sema, b) || b == Ty::NULLPTR) {
        return Some(b.unqual());
    }
    if is_null_constant(sema, r) && (is_pointer(sema, a) || a == Ty::NULLPTR) {
        return Some(a.unqual());
    }
    composite(sema, a, b)
}

/// The composite pointer type of prvalues of two types, neither of which is a null pointer constant.
pub fn composite(sema: &mut Sema, a: Ty, b: Ty) -> Option<Ty> {
    let (a, b) = (a.unqual(), b.unqual());
    if a == b {
        let kind = sema.program.types.kind(a);
        return matches!(kind, TyKind::Pointer(_) | TyKind::MemberPtr { .. } | TyKind::NullPtr).then_some(a);
    }
    match (sema.program.types.kind(a).clone(), sema.program.types.kind(b).clone()) {
        (TyKind::NullPtr, TyKind::Pointer(_) | TyKind::MemberPtr { .. }) => Some(b),
        (TyKind::Pointer(_) | TyKind::MemberPtr { .. }, TyKind::NullPtr) => Some(a),
        (TyKind::Pointer(x), TyKind::Pointer(y)) => composite_pointer(sema, x, y),
        (TyKind::MemberPtr { class: c, pointee: x }, TyKind::MemberPtr { class: d, pointee: y }) => {
            composite_member(sema, (c, x), (d, y))
        }
        _ => None,
    }
}

fn composite_pointer(sema: &mut Sema, x: Ty, y: Ty) -> Option<Ty> {
    let (quals_x, quals_y) = (sema.program.types.quals(x), sema.program.types.quals(y));
    let both = quals_x.union(quals_y);
    let is_function = |sema: &Sema, ty: Ty| sema.program.types.as_function(ty).is_some();
    // One is a pointer to void.
    if (x.unqual() == Ty::VOID || y.unqual() == Ty::VOID) && !is_function(sema, x) && !is_function(sema, y) {
        let target = sema.program.types.add_quals(Ty::VOID, both);
        return Some(sema.program.types.pointer(target));
    }
    if is_function(sema, x) || is_function(sema, y) {
        let target = if standard::drops_noexcept(sema, x, y) {
            y
        } else if standard::drops_noexcept(sema, y, x) {
            x
        } else {
            return None;
        };
        return Some(sema.program.types.pointer(target));
    }
    if let (Some(c), Some(d)) = (sema.program.types.as_class(x), sema.program.types.as_class(y))
        && c != d
    {
        let base = match (base_path(sema, c, d), base_path(sema, d, c)) {
            (BasePath::Path(_), _) => y,
            (_, BasePath::Path(_)) => x,
            _ => return None,
        };
        let target = sema.program.types.with_quals(base, both);
        return Some(sema.program.types.pointer(target));
    }
    if !qualification::is_similar(sema, x, y) {
        return None;
    }
    let (x, y) = (sema.program.types.pointer(x), sema.program.types.pointer(y));
    let combined = qualification::combined(sema, x, y);
    Some(sema.program.types.with_quals(combined, Quals::NONE))
}

fn composite_member(sema: &mut Sema, (c, x): (Ty, Ty), (d, y): (Ty, Ty)) -> Option<Ty> {
    let class = if c == d {
        c
    } else {
        let (Some(first), Some(second)) = (sema.program.types.as_class(c), sema.program.types.as_class(d)) else {
            return None;
        };
        match (base_path(sema, first, second), base_path(sema, second, first)) {
            (BasePath::Path(_), _) => c,
            (_, BasePath::Path(_)) => d,
            _ => return None,
        }
    };
    let pointee = if x == y {
        x
    } else if standard::drops_noexcept(sema, x, y) {
        y
    } else if standard::drops_noexcept(sema, y, x) {
        x
    } else if qualification::is_similar(sema, x, y) {
        qualification::combined(sema, x, y)
    } else {
        return None;
    };
    Some(sema.program.types.intern(TyKind::MemberPtr { class, pointee }))
}
