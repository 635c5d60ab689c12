//! Floating-point constants: single and double natively, the other formats through `rustc_apfloat`.

use std::cmp::Ordering;

use rustc_apfloat::ieee::{BFloat, Double, Half, Quad, Single, X87DoubleExtended};
use rustc_apfloat::{Float as _, FloatConvert, Round};

use crate::ast::BinaryOp;
use crate::hir::{Float, FloatFormat};

/// `a op b`; both of one format. None for operators that floating-point numbers do not have.
pub(super) fn binary(op: BinaryOp, a: Float, b: Float) -> Option<Float> {
    if a.format != b.format {
        return None;
    }
    let bits = match a.format {
        FloatFormat::Single => {
            u128::from(native(op, f32::from_bits(a.bits as u32), f32::from_bits(b.bits as u32))?.to_bits())
        }
        FloatFormat::Double => {
            u128::from(native(op, f64::from_bits(a.bits as u64), f64::from_bits(b.bits as u64))?.to_bits())
        }
        FloatFormat::Half => soft::<Half>(op, a, b)?,
        FloatFormat::BFloat => soft::<BFloat>(op, a, b)?,
        FloatFormat::X87 => soft::<X87DoubleExtended>(op, a, b)?,
        FloatFormat::Quad => soft::<Quad>(op, a, b)?,
    };
    Some(Float { format: a.format, bits })
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

fn soft<T: rustc_apfloat::Float>(op: BinaryOp, a: Float, b: Float) -> Option<u128> {
    let (a, b) = (T::from_bits(a.bits), T::from_bits(b.bits));
    Some(match op {
        BinaryOp::Add => (a + b).value.to_bits(),
        BinaryOp::Sub => (a - b).value.to_bits(),
        BinaryOp::Mul => (a * b).value.to_bits(),
        BinaryOp::Div => (a / b).value.to_bits(),
        _ => return None,
    })
}

/// The order of two numbers of one format; none when one is a NaN.
pub(super) fn compare(a: Float, b: Float) -> Option<Ordering> {
    fn order<T: rustc_apfloat::Float>(a: Float, b: Float) -> Option<Ordering> {
        T::from_bits(a.bits).partial_cmp(&T::from_bits(b.bits))
    }
    if a.format != b.format {
        return None;
    }
    match a.format {
        FloatFormat::Single => f32::from_bits(a.bits as u32).partial_cmp(&f32::from_bits(b.bits as u32)),
        FloatFormat::Double => f64::from_bits(a.bits as u64).partial_cmp(&f64::from_bits(b.bits as u64)),
        FloatFormat::Half => order::<Half>(a, b),
        FloatFormat::BFloat => order::<BFloat>(a, b),
        FloatFormat::X87 => order::<X87DoubleExtended>(a, b),
        FloatFormat::Quad => order::<Quad>(a, b),
    }
}

/// The number with the sign bit `is_negative`.
pub(super) fn with_sign(float: Float, is_negative: bool) -> Float {
    let sign = float.sign_bit();
    let bits = if is_negative { float.bits | sign } else { float.bits & !sign };
    Float { bits, ..float }
}

pub(super) fn negate(float: Float) -> Float {
    with_sign(float, !float.is_negative())
}

pub(super) fn is_zero(float: Float) -> bool {
    with_sign(float, false).bits == 0
}

/// The nearest number of another format.
pub(super) fn convert(float: Float, to: FloatFormat) -> Float {
    match float.format {
        FloatFormat::Double if to == FloatFormat::Single => Float::single(f64::from_bits(float.bits as u64) as f32),
        FloatFormat::Half => convert_from(Half::from_bits(float.bits), to),
        FloatFormat::BFloat => convert_from(BFloat::from_bits(float.bits), to),
        FloatFormat::Single => convert_from(Single::from_bits(float.bits), to),
        FloatFormat::Double => convert_from(Double::from_bits(float.bits), to),
        FloatFormat::X87 => convert_from(X87DoubleExtended::from_bits(float.bits), to),
        FloatFormat::Quad => convert_from(Quad::from_bits(float.bits), to),
    }
}

fn convert_from<T>(from: T, to: FloatFormat) -> Float
where
    T: FloatConvert<Half>
        + FloatConvert<BFloat>
        + FloatConvert<Single>
        + FloatConvert<Double>
        + FloatConvert<X87DoubleExtended>
        + FloatConvert<Quad>,
{
    let loses = &mut false;
    let bits = match to {
        FloatFormat::Half => FloatConvert::<Half>::convert(from, loses).value.to_bits(),
        FloatFormat::BFloat => FloatConvert::<BFloat>::convert(from, loses).value.to_bits(),
        FloatFormat::Single => FloatConvert::<Single>::convert(from, loses).value.to_bits(),
        FloatFormat::Double => FloatConvert::<Double>::convert(from, loses).value.to_bits(),
        FloatFormat::X87 => FloatConvert::<X87DoubleExtended>::convert(from, loses).value.to_bits(),
        FloatFormat::Quad => FloatConvert::<Quad>::convert(from, loses).value.to_bits(),
    };
    Float { format: to, bits }
}

/// The nearest number to an integer; `is_unsigned`: the bits are those of an unsigned __int128.
pub(super) fn from_int(n: i128, is_unsigned: bool, to: FloatFormat) -> Float {
    fn soft<T: rustc_apfloat::Float>(n: i128, is_unsigned: bool) -> u128 {
        let nearest = if is_unsigned { T::from_u128(n as u128) } else { T::from_i128(n) };
        nearest.value.to_bits()
    }
    let bits = match to {
        FloatFormat::Single if is_unsigned => return Float::single(n as u128 as f32),
        FloatFormat::Single => return Float::single(n as f32),
        FloatFormat::Double if is_unsigned => return Float::double(n as u128 as f64),
        FloatFormat::Double => return Float::double(n as f64),
        FloatFormat::Half => soft::<Half>(n, is_unsigned),
        FloatFormat::BFloat => soft::<BFloat>(n, is_unsigned),
        FloatFormat::X87 => soft::<X87DoubleExtended>(n, is_unsigned),
        FloatFormat::Quad => soft::<Quad>(n, is_unsigned),
    };
    Float { format: to, bits }
}

/// The integer part ([conv.fpint]), when `width` bits hold it.
pub(super) fn to_int(float: Float, width: u32, is_signed: bool) -> Option<i128> {
    // Every format fits binary128 exactly.
    let quad = Quad::from_bits(convert(float, FloatFormat::Quad).bits);
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
    f64::from_bits(convert(float, FloatFormat::Double).bits as u64)
}

pub(super) fn from_f64(value: f64, to: FloatFormat) -> Float {
    convert(Float::double(value), to)
}

/// The number of `x`'s format that is next to it in the direction of `y`.
pub(super) fn next_after(x: Float, y: Float) -> Float {
    match compare(x, y) {
        None if compare(x, x).is_none() => x,
        None | Some(Ordering::Equal) => y,
        // The least subnormal number of the direction.
        Some(order) if is_zero(x) => with_sign(Float { bits: 1, ..x }, order == Ordering::Greater),
        // The order of finite numbers of one sign is that of their bits, but for the x87's explicit leading bit.
        Some(order) => {
            let is_up = (order == Ordering::Less) != x.is_negative();
            let step = |bits: u128| if is_up { bits + 1 } else { bits - 1 };
            let bits = match x.format {
                FloatFormat::X87 => {
                    let packed = x.bits >> 64 << 63 | x.bits & ((1 << 63) - 1);
                    let next = step(packed);
                    let leading = u128::from(next >> 63 & 0x7fff != 0) << 63;
                    next >> 63 << 64 | leading | next & ((1 << 63) - 1)
                }
                _ => step(x.bits),
            };
            Float { bits, ..x }
        }
    }
}
