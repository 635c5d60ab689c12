//! Qualification conversions ([conv.qual]): similar types, level by level.

use crate::hir::{ArrayLen, Quals, Ty, TyKind};
use crate::sema::Sema;

/// Whether one type converts to another by changing qualifiers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Yes,
    /// Similar, but these qualifiers would be lost (or, in an inner level, const is missing outside).
    Loses(Quals),
    NotSimilar,
}

/// One `P_i` of the decomposition with the qualifiers of what it leads to.
enum Level {
    Pointer(Ty),
    MemberPtr(Ty, Ty),
    Array(Ty, ArrayLen),
    End,
}

fn level(sema: &Sema, ty: Ty) -> Level {
    match *sema.program.types.kind(ty) {
        TyKind::Pointer(to) => Level::Pointer(to),
        TyKind::MemberPtr { class, pointee } => Level::MemberPtr(class, pointee),
        TyKind::Array(element, len) => Level::Array(element, len),
        _ => Level::End,
    }
}

/// [conv.qual]/2: the same but for qualifiers at any level (and, since C++20, array bounds that are not known).
pub fn is_similar(sema: &Sema, a: Ty, b: Ty) -> bool {
    if a.unqual() == b.unqual() {
        return true;
    }
    match (level(sema, a), level(sema, b)) {
        (Level::Pointer(x), Level::Pointer(y)) => is_similar(sema, x, y),
        (Level::MemberPtr(c, x), Level::MemberPtr(d, y)) => c == d && is_similar(sema, x, y),
        (Level::Array(x, n), Level::Array(y, m)) => {
            (n == m || n == ArrayLen::Unknown || m == ArrayLen::Unknown) && is_similar(sema, x, y)
        }
        _ => false,
    }
}

/// [conv.qual]/3: whether `from` converts to `to`; their top-level qualifiers do not count.
pub fn convertible(sema: &Sema, from: Ty, to: Ty) -> Outcome {
    if !is_similar(sema, from, to) {
        return Outcome::NotSimilar;
    }
    let (mut from, mut to) = (from, to);
    // Whether every level of `to` from 1 to here is const.
    let mut is_const_so_far = true;
    let mut depth = 0;
    loop {
        let (next_from, next_to, bound_changes) = match (level(sema, from), level(sema, to)) {
            (Level::Pointer(x), Level::Pointer(y)) | (Level::MemberPtr(_, x), Level::MemberPtr(_, y)) => (x, y, false),
            (Level::Array(x, n), Level::Array(y, m)) => {
                if n != m && m != ArrayLen::Unknown {
                    return Outcome::NotSimilar;
                }
                (x, y, n != m)
            }
            _ => return Outcome::Yes,
        };
        // The qualifiers of an array are its element's: they count once, at the array's own level.
        let is_element = matches!(level(sema, from), Level::Array(..));
        if is_element {
            if bound_changes && depth > 1 && !is_const_so_far {
                return Outcome::Loses(Quals::NONE);
            }
            (from, to) = (next_from, next_to);
            continue;
        }
        depth += 1;
        let (quals_from, quals_to) = (sema.program.types.quals(next_from), sema.program.types.quals(next_to));
        if !quals_to.contains(quals_from) {
            return Outcome::Loses(quals_from.minus(quals_to));
        }
        if quals_from != quals_to && !is_const_so_far {
            return Outcome::Loses(Quals::NONE);
        }
        is_const_so_far &= quals_to.is_const();
        (from, to) = (next_from, next_to);
    }
}

/// The qualification-combined type of two similar types ([conv.qual]/4), top-level qualifiers included.
pub fn combined(sema: &mut Sema, a: Ty, b: Ty) -> Ty {
    let (ty, _) = combine(sema, a, b);
    ty
}

/// The combined type, and whether it differs from `a` or `b` (then const is added outside).
fn combine(sema: &mut Sema, a: Ty, b: Ty) -> (Ty, bool) {
    let quals = sema.program.types.quals(a).union(sema.program.types.quals(b));
    let differs_here = sema.program.types.quals(a) != sema.program.types.quals(b);
    let inner = match (level(sema, a), level(sema, b)) {
        (Level::Pointer(x), Level::Pointer(y)) => {
            let (target, differs) = combine(sema, x, y);
            (sema.program.types.pointer(target), differs)
        }
        (Level::MemberPtr(class, x), Level::MemberPtr(_, y)) => {
            let (pointee, differs) = combine(sema, x, y);
            (sema.program.types.intern(TyKind::MemberPtr { class, pointee }), differs)
        }
        (Level::Array(x, n), Level::Array(y, m)) => {
            let (element, differs) = combine(sema, x, y);
            let len = if n == m { n } else { ArrayLen::Unknown };
            (sema.program.types.array(element, len), differs || n != m)
        }
        _ => (sema.program.types.unqualified(a), false),
    };
    // A difference below makes every level above it const, but the outermost (which the caller strips).
    let quals = if inner.1 { quals.union(Quals::CONST) } else { quals };
    (sema.program.types.add_quals(inner.0, quals), inner.1 || differs_here)
}
