//! Floating-point constants: single and double natively, x87 extended and binary128 through `rustc_apfloat`.

use std::cmp::Ordering;

use rustc_apfloat::ieee::{Double, Quad, Single, X87DoubleExtended};
use rustc_apfloat::{Float as _, FloatConvert, Round};

use crate::ast::BinaryOp;
use crate::hir::{Float, Ty, TyKind, Types};

/// A format of floating-point numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    F32,
    F64,
    X87,
    Quad,
}

/// The format of a floating-point type.
pub(super) fn format_of(types: &Types, ty: Ty) -> Option<Format> {
    Some(match types.kind(ty) {
        TyKind::Float => Format::F32,
        TyKind::Double => Format::F64,
        TyKind::LongDouble => Format::X87,
        TyKind::Float128 => Format::Quad,
        _ => return None,
    })
}

/// `a op b`; both of one format. None for operators that floating-point numbers do not have.
pub(super) fn binary(op: BinaryOp, a: Float, b: Float) -> Option<Float> {
    Some(match (a, b) {
        (Float::F32(a), Float::F32(b)) => {
            let (a, b) = (f32::from_bits(a), f32::from_bits(b));
            Float::F32(native(op, a, b)?.to_bits())
        }
        (Float::F64(a), Float::F64(b)) => {
            let (a, b) = (f64::from_bits(a), f64::from_bits(b));
            Float::F64(native(op, a, b)?.to_bits())
        }
        (Float::X87(a), Float::X87(b)) => {
            Float::X87(soft(op, X87DoubleExtended::from_bits(a), X87DoubleExtended::from_bits(b))?.to_bits())
        }
        (Float::Quad(a), Float::Quad(b)) => Float::Quad(soft(op, Quad::from_bits(a), Quad::from_bits(b))?.to_bits()),
        _ => return None,
    })
}

fn native<T>(op: BinaryOp, a: T, b: T) -> Option<T>
where
    T: std::ops::Add<Output = T> + std::ops::Sub<Output = T> + std::ops::Mul<Output = T> + std::ops::Div<Output = T>,
{
    Some(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div => a / b,
        _ => return None,
    })
}

fn soft<T: rustc_apfloat::Float>(op: BinaryOp, a: T, b: T) -> Option<T> {
    Some(match op {
        BinaryOp::Add => (a + b).value,
        BinaryOp::Sub => (a - b).value,
        BinaryOp::Mul => (a * b).value,
        BinaryOp::Div => (a / b).value,
        _ => return None,
    })
}

/// The order of two numbers of one format; none when one is a NaN.
pub(super) fn compare(a: Float, b: Float) -> Option<Ordering> {
    match (a, b) {
        (Float::F32(a), Float::F32(b)) => f32::from_bits(a).partial_cmp(&f32::from_bits(b)),
        (Float::F64(a), Float::F64(b)) => f64::from_bits(a).partial_cmp(&f64::from_bits(b)),
        (Float::X87(a), Float::X87(b)) => X87DoubleExtended::from_bits(a).partial_cmp(&X87DoubleExtended::from_bits(b)),
        (Float::Quad(a), Float::Quad(b)) => Quad::from_bits(a).partial_cmp(&Quad::from_bits(b)),
        _ => None,
    }
}

const X87_SIGN: u128 = 1 << 79;

/// The number with the sign bit `is_negative`.
pub(super) fn with_sign(float: Float, is_negative: bool) -> Float {
    let set = |bits: u128, sign: u128| if is_negative { bits | sign } else { bits & !sign };
    match float {
        Float::F32(bits) => Float::F32(set(u128::from(bits), 1 << 31) as u32),
        Float::F64(bits) => Float::F64(set(u128::from(bits), 1 << 63) as u64),
        Float::X87(bits) => Float::X87(set(bits, X87_SIGN)),
        Float::Quad(bits) => Float::Quad(set(bits, 1 << 127)),
    }
}

pub(super) fn is_negative(float: Float) -> bool {
    match float {
        Float::F32(bits) => bits >> 31 != 0,
        Float::F64(bits) => bits >> 63 != 0,
        Float::X87(bits) => bits & X87_SIGN != 0,
        Float::Quad(bits) => bits >> 127 != 0,
    }
}

pub(super) fn negate(float: Float) -> Float {
    with_sign(float, !is_negative(float))
}

pub(super) fn is_zero(float: Float) -> bool {
    compare(float, from_int(0, false, format(float))) == Some(Ordering::Equal)
}

pub(super) fn format(float: Float) -> Format {
    match float {
        Float::F32(_) => Format::F32,
        Float::F64(_) => Format::F64,
        Float::X87(_) => Format::X87,
        Float::Quad(_) => Format::Quad,
    }
}

/// The nearest number of another format.
pub(super) fn convert(float: Float, to: Format) -> Float {
    match float {
        Float::F32(bits) => convert_from(Single::from_bits(u128::from(bits)), to),
        Float::F64(bits) if to == Format::F32 => Float::F32((f64::from_bits(bits) as f32).to_bits()),
        Float::F64(bits) => convert_from(Double::from_bits(u128::from(bits)), to),
        Float::X87(bits) => convert_from(X87DoubleExtended::from_bits(bits), to),
        Float::Quad(bits) => convert_from(Quad::from_bits(bits), to),
    }
}

fn convert_from<T>(from: T, to: Format) -> Float
where
    T: FloatConvert<Single> + FloatConvert<Double> + FloatConvert<X87DoubleExtended> + FloatConvert<Quad>,
{
    let loses = &mut false;
    match to {
        Format::F32 => Float::F32(FloatConvert::<Single>::convert(from, loses).value.to_bits() as u32),
        Format::F64 => Float::F64(FloatConvert::<Double>::convert(from, loses).value.to_bits() as u64),
        Format::X87 => Float::X87(FloatConvert::<X87DoubleExtended>::convert(from, loses).value.to_bits()),
        Format::Quad => Float::Quad(FloatConvert::<Quad>::convert(from, loses).value.to_bits()),
    }
}

/// The nearest number to an integer; `is_unsigned`: the bits are those of an unsigned __int128.
pub(super) fn from_int(n: i128, is_unsigned: bool, to: Format) -> Float {
    match to {
        Format::F32 if is_unsigned => Float::F32((n as u128 as f32).to_bits()),
        Format::F32 => Float::F32((n as f32).to_bits()),
        Format::F64 if is_unsigned => Float::F64((n as u128 as f64).to_bits()),
        Format::F64 => Float::F64((n as f64).to_bits()),
        Format::X87 => Float::X87(soft_int::<X87DoubleExtended>(n, is_unsigned).to_bits()),
        Format::Quad => Float::Quad(soft_int::<Quad>(n, is_unsigned).to_bits()),
    }
}

fn soft_int<T: rustc_apfloat::Float>(n: i128, is_unsigned: bool) -> T {
    if is_unsigned { T::from_u128(n as u128).value } else { T::from_i128(n).value }
}

/// The integer part ([conv.fpint]), when `width` bits hold it.
pub(super) fn to_int(float: Float, width: u32, is_signed: bool) -> Option<i128> {
    let Float::Quad(bits) = convert(float, Format::Quad) else { return None };
    // Every format fits binary128 exactly but for the last bits of none: 64 and 53 are below 113.
    let quad = Quad::from_bits(bits);
    let exact = &mut false;
    if is_signed {
        let result = quad.to_i128_r(width as usize, Round::TowardZero, exact);
        (!result.status.contains(rustc_apfloat::Status::INVALID_OP)).then_some(result.value)
    } else {
        let result = quad.to_u128_r(width as usize, Round::TowardZero, exact);
        (!result.status.contains(rustc_apfloat::Status::INVALID_OP)).then_some(result.value as i128)
    }
}

/// As a double, for the library's functions.
pub(super) fn to_f64(float: Float) -> f64 {
    match convert(float, Format::F64) {
        Float::F64(bits) => f64::from_bits(bits),
        _ => f64::NAN,
    }
}

pub(super) fn from_f64(value: f64, to: Format) -> Float {
    convert(Float::F64(value.to_bits()), to)
}
