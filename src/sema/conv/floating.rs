//! Conversions between floating-point types: their ranks and subranks ([conv.rank]/2 and /3, P1467).

use std::cmp::Ordering;

use crate::hir::{Ty, TyKind};
use crate::sema::Sema;

/// How the conversion ranks of two floating-point types compare; none for unordered ones. As the values of one format
/// are all values of the wider ones, a rank is a format ([conv.rank]/2).
pub fn compare_ranks(sema: &Sema, a: Ty, b: Ty) -> Option<Ordering> {
    let (x, y) = (sema.program.types.float_format(a)?, sema.program.types.float_format(b)?);
    match (x.is_within(y), y.is_within(x)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

/// The order of types of one rank ([conv.rank]/3): `_FloatN` before, as in GCC, `_FloatNx` before the standard types.
pub fn subrank(sema: &Sema, ty: Ty) -> u8 {
    match sema.program.types.kind(ty) {
        TyKind::Float128 => 0,
        TyKind::Float32x | TyKind::Float64x => 2,
        _ if is_extended(sema, ty) => 3,
        _ => 1,
    }
}

/// Whether a type is an extended floating-point type ([basic.fundamental]/13). GCC 12 has `_Float16` as an extension that
/// converts as the standard types do; `__float128` does in all releases.
pub fn is_extended(sema: &Sema, ty: Ty) -> bool {
    match sema.program.types.kind(ty) {
        TyKind::Float16 => sema.has_extended_floats,
        TyKind::Float32 | TyKind::Float64 | TyKind::StdFloat128 => true,
        TyKind::Float32x | TyKind::Float64x | TyKind::BFloat16 => true,
        _ => false,
    }
}

/// [conv.double]/1: where an extended type takes part, an implicit conversion goes to an equal or greater rank.
pub fn converts_implicitly(sema: &Sema, from: Ty, to: Ty) -> bool {
    let is_standard = !is_extended(sema, from) && !is_extended(sema, to);
    is_standard || matches!(compare_ranks(sema, from, to), Some(Ordering::Less | Ordering::Equal))
}

/// [expr.arith.conv]/1.3: the common type of two floating-point types; none when their ranks are unordered.
pub fn common(sema: &Sema, a: Ty, b: Ty) -> Option<Ty> {
    let order = compare_ranks(sema, a, b)?.then(subrank(sema, a).cmp(&subrank(sema, b)));
    Some(if order.is_lt() { b } else { a })
}

/// [over.ics.rank]/4.2: whether the conversion between the floating-point types `from` and `to`, of one rank, is better than
/// that to `other`.
pub fn is_better(sema: &Sema, from: Ty, to: Ty, other: Ty) -> bool {
    if compare_ranks(sema, from, to) != Some(Ordering::Equal) {
        return false;
    }
    match compare_ranks(sema, from, other) {
        Some(Ordering::Equal) => subrank(sema, to) > subrank(sema, other),
        _ => true,
    }
}
