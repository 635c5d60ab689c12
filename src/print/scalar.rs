//! Arithmetic values as C++ literals.

use rustc_apfloat::ieee::{BFloat, Half, Quad, X87DoubleExtended};

use crate::hir::{Float, FloatFormat, Program, Ty, TyKind};
use crate::print::string;

/// The literal of an arithmetic value from its bytes (little-endian). `None` when `ty` is not arithmetic.
pub fn literal(program: &Program, ty: Ty, bytes: &[u8]) -> Option<String> {
    Some(match program.types.kind(ty) {
        TyKind::Bool => match bytes.first()? {
            0 => "false".to_string(),
            1 => "true".to_string(),
            other => format!("true /* {other} */"),
        },
        TyKind::Char | TyKind::SChar | TyKind::UChar => string::char_literal("", u32::from(*bytes.first()?)),
        TyKind::Char8 => string::char_literal("u8", u32::from(*bytes.first()?)),
        TyKind::Char16 => string::char_literal("u", unsigned(bytes.get(..2)?) as u32),
        TyKind::Char32 => string::char_literal("U", unsigned(bytes.get(..4)?) as u32),
        TyKind::WChar => string::char_literal("L", unsigned(bytes.get(..4)?) as u32),
        _ => match program.types.float_format(ty) {
            Some(format) => {
                let bits = unsigned(bytes.get(..format.bits() as usize / 8)?);
                format!("{}{}", number(Float { format, bits }), suffix(program.types.kind(ty)))
            }
            None => integer(program, ty, bytes)?,
        },
    })
}

/// The floating-point-suffix of a type ([lex.fcon]).
fn suffix(ty: &TyKind) -> &'static str {
    match ty {
        TyKind::Float => "f",
        TyKind::LongDouble => "L",
        TyKind::Float128 => "Q",
        TyKind::Float16 => "f16",
        TyKind::Float32 => "f32",
        TyKind::Float64 => "f64",
        TyKind::StdFloat128 => "f128",
        TyKind::Float32x => "f32x",
        TyKind::Float64x => "f64x",
        TyKind::BFloat16 => "bf16",
        _ => "",
    }
}

/// The digits of a number.
fn number(float: Float) -> String {
    let short = |digits: String| {
        let value = digits.parse::<f64>().map(|value| decimal(value, |value| format!("{value:?}")));
        value.unwrap_or(digits)
    };
    match float.format {
        FloatFormat::Half => short(shortest::<Half>(float.bits, 5)),
        FloatFormat::BFloat => short(shortest::<BFloat>(float.bits, 4)),
        FloatFormat::Single => decimal(f64::from(f32::from_bits(float.bits as u32)), |v| format!("{:?}", v as f32)),
        FloatFormat::Double => decimal(f64::from_bits(float.bits as u64), |value| format!("{value:?}")),
        FloatFormat::X87 => shortest::<X87DoubleExtended>(float.bits, 21),
        FloatFormat::Quad => shortest::<Quad>(float.bits, 36),
    }
}

/// An integer's value in decimal.
pub fn integer(program: &Program, ty: Ty, bytes: &[u8]) -> Option<String> {
    let n_bytes = program.types.int_width(ty)?.div_ceil(8) as usize;
    let bits = unsigned(bytes.get(..n_bytes)?);
    if program.types.is_signed(ty) {
        let shift = 128 - 8 * n_bytes as u32;
        Some((((bits << shift) as i128) >> shift).to_string())
    } else {
        Some(bits.to_string())
    }
}

/// Up to 16 little-endian bytes as a number.
pub fn unsigned(bytes: &[u8]) -> u128 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u128::from(byte))
}

/// Rust's shortest text that reads back equal, spelt as C++ does.
fn decimal(value: f64, shortest: impl Fn(f64) -> String) -> String {
    if value.is_nan() {
        return if value.is_sign_negative() { "-nan".into() } else { "nan".into() };
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf".into() } else { "inf".into() };
    }
    exponent_form(&shortest(value))
}

/// The fewest digits that read back equal, of the formats that Rust has no type for.
fn shortest<F: rustc_apfloat::Float>(bits: u128, max_digits: usize) -> String {
    let value = F::from_bits(bits);
    if value.is_nan() {
        return if value.is_negative() { "-nan".into() } else { "nan".into() };
    }
    if value.is_infinite() {
        return if value.is_negative() { "-inf".into() } else { "inf".into() };
    }
    for digits in 1..=max_digits {
        let text = format!("{value:.digits$}");
        let reads_back = text.parse::<F>().is_ok_and(|again| again.to_bits() == bits);
        if reads_back || digits == max_digits {
            return exponent_form(&text);
        }
    }
    String::new()
}

/// `1e16` as `1e+16`, `5` as `5.0`: the form that C++ and its users expect.
fn exponent_form(text: &str) -> String {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let mut out = mantissa.to_string();
    if exponent.is_none() && !out.contains('.') {
        out.push_str(".0");
    }
    if let Some(exponent) = exponent {
        let (sign, digits) = match exponent.strip_prefix('-') {
            Some(digits) => ('-', digits),
            None => ('+', exponent.trim_start_matches('+')),
        };
        out.push_str(&format!("e{sign}{digits:0>2}"));
    }
    out
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn doubles_round_trip_and_look_like_literals() {
        let program = Program::new();
        let show = |value: f64| literal(&program, Ty::DOUBLE, &value.to_le_bytes()).expect("double");
        assert_eq!(show(0.1), "0.1");
        assert_eq!(show(1.0), "1.0");
        assert_eq!(show(-0.0), "-0.0");
        assert_eq!(show(1e100), "1e+100");
        assert_eq!(show(1.5e-7), "1.5e-07");
        assert_eq!(show(f64::NAN), "nan");
        assert_eq!(literal(&program, Ty::FLOAT, &2.5f32.to_le_bytes()).as_deref(), Some("2.5f"));
        let one_tenth: u128 = crate::lex::number::float_bits::<X87DoubleExtended>("0.1");
        assert_eq!(literal(&program, Ty::LONG_DOUBLE, &one_tenth.to_le_bytes()).as_deref(), Some("0.1L"));
    }

    #[test]
    fn integers_have_their_sign() {
        let program = Program::new();
        assert_eq!(integer(&program, Ty::INT, &(-5i32).to_le_bytes()).as_deref(), Some("-5"));
        assert_eq!(integer(&program, Ty::UINT128, &[0xff; 16]).as_deref(), Some(u128::MAX.to_string().as_str()));
    }
}
