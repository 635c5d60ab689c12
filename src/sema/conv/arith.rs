//! Integral promotion and the usual arithmetic conversions ([conv.prom], [expr.arith.conv]), with GNU's complex
//! types, vectors, `__int128` and `__float128`.

use crate::hir::{CastKind, Category, EnumId, ExprId, ExprKind, FloatFormat, Ty, TyKind, Value};
use crate::sema::conv::{cast, floating, standard};
use crate::sema::{Sema, expr};

/// The type that a value of integral or unscoped enumeration type is promoted to; others themselves.
pub fn promoted(sema: &Sema, ty: Ty) -> Ty {
    match sema.program.types.kind(ty) {
        TyKind::Bool | TyKind::Char | TyKind::SChar | TyKind::UChar | TyKind::Short | TyKind::UShort => Ty::INT,
        TyKind::Char8 | TyKind::Char16 | TyKind::WChar => Ty::INT,
        TyKind::Char32 => Ty::UINT,
        TyKind::Enum(id) if !sema.program.enums[*id].is_scoped => promoted_enum(sema, *id),
        _ => ty.unqual(),
    }
}

/// [conv.prom]/3 and /4.
fn promoted_enum(sema: &Sema, id: EnumId) -> Ty {
    let info = &sema.program.enums[id];
    if info.is_fixed {
        return promoted(sema, info.underlying);
    }
    let min = info.enumerators.iter().map(|e| e.value).min().unwrap_or(0);
    let max = info.enumerators.iter().map(|e| e.value).max().unwrap_or(0);
    let fits = |lo: i128, hi: i128| min >= lo && max <= hi;
    if fits(i128::from(i32::MIN), i128::from(i32::MAX)) {
        Ty::INT
    } else if fits(0, i128::from(u32::MAX)) {
        Ty::UINT
    } else if fits(i128::from(i64::MIN), i128::from(i64::MAX)) {
        Ty::LONG
    } else if fits(0, i128::from(u64::MAX)) {
        Ty::ULONG
    } else {
        info.underlying
    }
}

/// Whether `from` (integral or unscoped enumeration) to `to` is a promotion; `width`: read from such a bit-field.
pub fn is_promotion(sema: &Sema, from: Ty, to: Ty, width: Option<u32>) -> bool {
    if let Some(width) = width
        && let Some(promoted) = promoted_bit_field(sema, from, width)
    {
        return to == promoted && to != from.unqual();
    }
    if let Some(id) = sema.program.types.as_enum(from) {
        let info = &sema.program.enums[id];
        // [conv.prom]/4: to the fixed underlying type, and to what that is promoted to.
        return to == promoted_enum(sema, id) || info.is_fixed && to == info.underlying;
    }
    let promoted = promoted(sema, from);
    promoted != from.unqual() && promoted == to
}

/// [conv.prom]/5, as GCC: a bit-field that int or unsigned int can represent is promoted to that, whatever its type.
fn promoted_bit_field(sema: &Sema, ty: Ty, width: u32) -> Option<Ty> {
    if sema.program.types.as_enum(ty).is_some() || ty.unqual() == Ty::BOOL {
        return None;
    }
    let signed = sema.program.types.is_signed(ty);
    if width < 32 || signed && width == 32 {
        Some(Ty::INT)
    } else if width == 32 {
        Some(Ty::UINT)
    } else {
        None
    }
}

/// The width of the bit-field that `expr` designates or was read from.
pub fn bit_field_width(sema: &Sema, expr: ExprId) -> Option<u32> {
    let mut at = expr;
    loop {
        match &sema.program.exprs[at].kind {
            ExprKind::Field { field, .. } => return sema.program.fields[*field].bit_width,
            ExprKind::Cast { kind: CastKind::LValueToRValue | CastKind::NoOp, sub } => at = *sub,
            ExprKind::Comma(_, right) => at = *right,
            ExprKind::Assign { target, .. } | ExprKind::CompoundAssign { target, .. } => at = *target,
            ExprKind::IncDec { target, is_prefix: true, .. } => at = *target,
            ExprKind::Conditional(_, then, els) => {
                if sema.program.exprs[at].category == Category::PRValue {
                    return None;
                }
                return bit_field_width(sema, *then).or_else(|| bit_field_width(sema, *els));
            }
            _ => return None,
        }
    }
}

/// Promotes an integral or unscoped enumeration operand; reads it first. Others are only read.
pub fn promote(sema: &mut Sema, operand: ExprId) -> ExprId {
    let width = bit_field_width(sema, operand);
    let value = expr::rvalue(sema, operand);
    let ty = sema.ty(value);
    let is_bit_field_of_int = width.and_then(|width| promoted_bit_field(sema, ty, width));
    let to = match is_bit_field_of_int {
        Some(to) if sema.program.types.is_integral(ty) => to,
        _ => promoted(sema, ty),
    };
    if to == ty { value } else { cast(sema, CastKind::Integral, value, to) }
}

/// The conversion rank of an integer type ([conv.rank]) after promotion.
fn integer_rank(sema: &Sema, ty: Ty) -> u8 {
    match sema.program.types.kind(ty) {
        TyKind::Int | TyKind::UInt => 1,
        TyKind::Long | TyKind::ULong => 2,
        TyKind::LongLong | TyKind::ULongLong => 3,
        TyKind::Int128 | TyKind::UInt128 => 4,
        _ => 0,
    }
}

fn unsigned_of(sema: &Sema, ty: Ty) -> Ty {
    match sema.program.types.kind(ty) {
        TyKind::Int => Ty::UINT,
        TyKind::Long => Ty::ULONG,
        TyKind::LongLong => Ty::ULONG_LONG,
        TyKind::Int128 => Ty::UINT128,
        _ => ty,
    }
}

/// The common type of two operands of these types ([expr.arith.conv]/1); none when one is not arithmetic, complex
/// or an unscoped enumeration. Vectors are not handled here.
pub fn usual_type(sema: &mut Sema, a: Ty, b: Ty) -> Option<Ty> {
    let (a, b) = (a.unqual(), b.unqual());
    let part = |sema: &Sema, ty: Ty| match *sema.program.types.kind(ty) {
        TyKind::Complex(part) => Some(part),
        _ => None,
    };
    if part(sema, a).is_some() || part(sema, b).is_some() {
        let (x, y) = (part(sema, a).unwrap_or(a), part(sema, b).unwrap_or(b));
        // The integer types of complex operands are not promoted.
        let common = if x == y { x } else { usual_type(sema, x, y)? };
        return Some(sema.program.types.intern(TyKind::Complex(common)));
    }
    let arithmetic = |sema: &Sema, ty: Ty| {
        sema.program.types.is_arithmetic(ty)
            || sema.program.types.as_enum(ty).is_some_and(|id| !sema.program.enums[id].is_scoped)
    };
    if !arithmetic(sema, a) || !arithmetic(sema, b) {
        return None;
    }
    match (sema.program.types.is_floating(a), sema.program.types.is_floating(b)) {
        (true, true) => floating::common(sema, a, b),
        (true, false) => Some(a),
        (false, true) => Some(b),
        (false, false) => Some(usual_integer(sema, promoted(sema, a), promoted(sema, b))),
    }
}

/// [expr.arith.conv]/1.5, of promoted types.
fn usual_integer(sema: &Sema, a: Ty, b: Ty) -> Ty {
    if a == b {
        return a;
    }
    let (rank_a, rank_b) = (integer_rank(sema, a), integer_rank(sema, b));
    let (signed_a, signed_b) = (sema.program.types.is_signed(a), sema.program.types.is_signed(b));
    if signed_a == signed_b {
        return if rank_a >= rank_b { a } else { b };
    }
    let (signed, unsigned) = if signed_a { (a, b) } else { (b, a) };
    if integer_rank(sema, unsigned) >= integer_rank(sema, signed) {
        return unsigned;
    }
    let bits = |ty| sema.program.types.int_width(ty).unwrap_or(0);
    if bits(signed) > bits(unsigned) { signed } else { unsigned_of(sema, signed) }
}

/// [expr.arith.conv]: reads both operands and brings them to their common type. None when there is no such type
/// (the caller says what the operator wanted); an operand in error makes its neighbour quiet.
pub fn usual(sema: &mut Sema, l: ExprId, r: ExprId) -> Option<(ExprId, ExprId, Ty)> {
    let (width_l, width_r) = (bit_field_width(sema, l), bit_field_width(sema, r));
    let (l, r) = (expr::rvalue(sema, l), expr::rvalue(sema, r));
    let (a, b) = (sema.ty(l), sema.ty(r));
    if a == Ty::ERROR || b == Ty::ERROR {
        return Some((l, r, Ty::ERROR));
    }
    let is_vector = |sema: &Sema, ty: Ty| matches!(sema.program.types.kind(ty), TyKind::Vector(..));
    if is_vector(sema, a) || is_vector(sema, b) {
        return usual_vector(sema, l, r);
    }
    let bit_field = |sema: &Sema, ty: Ty, width: Option<u32>| {
        let integral = sema.program.types.is_integral(ty);
        width.filter(|_| integral).and_then(|width| promoted_bit_field(sema, ty, width)).unwrap_or(ty)
    };
    let (promoted_a, promoted_b) = (bit_field(sema, a, width_l), bit_field(sema, b, width_r));
    let common = usual_type(sema, promoted_a, promoted_b)?;
    Some((convert_scalar(sema, l, common), convert_scalar(sema, r, common), common))
}

/// Converts an arithmetic, enumeration or complex prvalue to an arithmetic or complex type, where that is possible
/// without loss of kind; also what explicit casts between these types do.
pub fn convert_scalar(sema: &mut Sema, value: ExprId, to: Ty) -> ExprId {
    let from = sema.ty(value);
    if from == to || from == Ty::ERROR {
        return value;
    }
    let types = &sema.program.types;
    let is_integer = |ty: Ty| types.is_integral(ty) || types.as_enum(ty).is_some();
    let kind = match (types.kind(from).clone(), types.kind(to).clone()) {
        (TyKind::Complex(_), TyKind::Complex(_)) => CastKind::Complex,
        (TyKind::Complex(_), TyKind::Bool) => CastKind::ComplexToBool,
        (TyKind::Complex(part), _) => {
            let real = cast(sema, CastKind::ComplexToReal, value, part);
            return convert_scalar(sema, real, to);
        }
        (_, TyKind::Complex(part)) => {
            let part_value = convert_scalar(sema, value, part);
            return cast(sema, CastKind::RealToComplex, part_value, to);
        }
        (_, TyKind::Bool) if types.is_floating(from) => CastKind::FloatToBool,
        (_, TyKind::Bool) => CastKind::IntegralToBool,
        _ if is_integer(from) && is_integer(to) => CastKind::Integral,
        _ if is_integer(from) => CastKind::IntegralToFloat,
        _ if is_integer(to) => CastKind::FloatToIntegral,
        _ => CastKind::Float,
    };
    cast(sema, kind, value, to)
}

/// GNU vector operands (GCC manual, "Vector Extensions"): two vectors of one type, or a vector and a scalar that
/// converts to its elements without truncation.
fn usual_vector(sema: &mut Sema, l: ExprId, r: ExprId) -> Option<(ExprId, ExprId, Ty)> {
    let (a, b) = (sema.ty(l), sema.ty(r));
    match (sema.program.types.kind(a).clone(), sema.program.types.kind(b).clone()) {
        (TyKind::Vector(x, n), TyKind::Vector(y, m)) => {
            if a == b {
                return Some((l, r, a));
            }
            // Vectors of signed and unsigned elements of one width mix; the result is the unsigned one, as the
            // left operand's type otherwise.
            let bits = |ty| sema.program.types.int_width(ty);
            if n != m || bits(x).is_none() || bits(x) != bits(y) {
                return None;
            }
            let to = if sema.program.types.is_signed(x) { b } else { a };
            let l = if a == to { l } else { cast(sema, CastKind::BitCast, l, to) };
            let r = if b == to { r } else { cast(sema, CastKind::BitCast, r, to) };
            Some((l, r, to))
        }
        (TyKind::Vector(element, _), _) => Some((l, splat(sema, r, element, a)?, a)),
        (_, TyKind::Vector(element, _)) => Some((splat(sema, l, element, b)?, r, b)),
        _ => None,
    }
}

/// A scalar in every element of a vector of type `to`; none when that would truncate.
fn splat(sema: &mut Sema, value: ExprId, element: Ty, to: Ty) -> Option<ExprId> {
    let from = sema.ty(value);
    let types = &sema.program.types;
    if !types.is_arithmetic(from) && types.as_enum(from).is_none() {
        return None;
    }
    let fits = match (types.is_floating(from), types.is_floating(element)) {
        (true, false) => false,
        (true, true) => floating::common(sema, from, element) == Some(element.unqual()) || is_constant(sema, value),
        (false, true) => {
            let digits = types.float_format(element).map_or(0, FloatFormat::digits);
            types.int_width(promoted_source(sema, from)).is_some_and(|bits| bits <= digits) || is_constant(sema, value)
        }
        (false, false) => {
            let (from_bits, bits) = (types.int_width(promoted_source(sema, from)), types.int_width(element));
            from_bits <= bits || is_constant_in(sema, value, element)
        }
    };
    if !fits {
        return None;
    }
    let scalar = convert_scalar(sema, value, element.unqual());
    Some(cast(sema, CastKind::VectorSplat, scalar, to))
}

/// The integer type behind an enumeration.
fn promoted_source(sema: &Sema, ty: Ty) -> Ty {
    match sema.program.types.as_enum(ty) {
        Some(id) => sema.program.enums[id].underlying,
        None => ty,
    }
}

fn is_constant(sema: &mut Sema, value: ExprId) -> bool {
    expr::evaluate(sema, value).is_ok()
}

fn is_constant_in(sema: &mut Sema, value: ExprId, element: Ty) -> bool {
    match expr::evaluate(sema, value) {
        Ok(Value::Int(value)) => super::narrowing::fits(sema, value, element),
        _ => false,
    }
}

/// Whether `ty` is an arithmetic or unscoped enumeration type, or a GNU complex type.
pub fn is_arithmetic_like(sema: &Sema, ty: Ty) -> bool {
    let types = &sema.program.types;
    types.is_arithmetic(ty)
        || matches!(types.kind(ty), TyKind::Complex(_))
        || types.as_enum(ty).is_some_and(|id| !sema.program.enums[id].is_scoped)
}

/// The standard conversion of a prvalue that was read already; used where the operand has no interest of its own.
pub fn to_type(sema: &mut Sema, value: ExprId, to: Ty) -> Option<ExprId> {
    let from = sema.ty(value);
    let is_null = super::is_null_constant(sema, value);
    let found = standard::steps(sema, from.unqual(), to.unqual(), is_null, None).ok()?;
    Some(standard::apply(sema, value, &found))
}
