//! The values of numbers ([lex.icon], [lex.fcon]), and exact rounding of floating literals.
//!
//! A pp-number is split here into its digits, its built-in suffix or its ud-suffix ([lex.ext]). A suffix that
//! is not built in is a ud-suffix from C++11 on, as in GCC; whether an operator for it exists is sema's matter.
//! Integers keep all 128 bits and floating literals their text, because their types are decided later.

use rustc_apfloat::ieee::{Double, Single};
use rustc_apfloat::{Float, Round, Status, StatusAnd};

use crate::base::Symbol;
use crate::lex::standard::{Edition, Standard};
use crate::lex::token::{FloatSuffix, IntSuffix, LiteralKind};

/// A number that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    pub kind: LiteralKind,
    /// Where the ud-suffix begins in the text; its length when there is none.
    pub suffix_at: usize,
    /// What GCC would warn about.
    pub warning: Option<String>,
}

/// The parts of a pp-number.
struct Parts<'a> {
    radix: u32,
    /// Digits, point and exponent, with separators, after the base prefix.
    mantissa: &'a str,
    is_float: bool,
    suffix: &'a str,
}

/// Reads a pp-number ([lex.ppnumber]) as a literal.
///
/// # Errors
/// The message for a pp-number that is no literal.
pub fn parse_number(text: &str, standard: Standard) -> Result<Number, String> {
    let parts = split(text, standard)?;
    if parts.is_float { float_literal(text, &parts, standard) } else { int_literal(text, &parts, standard) }
}

/// Finds base, digits and suffix. The messages are GCC's.
fn split(text: &str, standard: Standard) -> Result<Parts<'_>, String> {
    let bytes = text.as_bytes();
    let second = bytes.get(1).copied().unwrap_or(0);
    let third = bytes.get(2).copied().unwrap_or(0);
    let (radix, start) = match (bytes[0], second) {
        (b'0', b'x' | b'X') if third == b'.' || third == b'\'' || third.is_ascii_hexdigit() => (16, 2),
        (b'0', b'b' | b'B') if third == b'\'' || third.is_ascii_digit() => (2, 2),
        _ => (10, 0),
    };
    let has_separators = standard.has(Edition::Cxx14);
    let digit_at = |i: usize| bytes.get(i).is_some_and(|b| (*b as char).is_digit(if radix == 16 { 16 } else { 10 }));
    let mut at = start;
    let mut n_digits = 0;
    let mut is_float = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\'' if has_separators => {
                if start > 0 && at == start {
                    return Err("digit separator after base indicator".into());
                }
                if bytes.get(at + 1) == Some(&b'\'') {
                    return Err("adjacent digit separators".into());
                }
                if !digit_at(at + 1) || at == 0 || !digit_at(at - 1) {
                    return Err("digit separator outside digit sequence".into());
                }
            }
            b'.' if radix != 2 => {
                if is_float {
                    return Err("too many decimal points in number".into());
                }
                is_float = true;
            }
            _ if digit_at(at) => n_digits += 1,
            _ => break,
        }
        at += 1;
    }
    if radix == 16 && is_float && n_digits == 0 {
        return Err("no digits in hexadecimal floating constant".into());
    }
    let marker = if radix == 16 { b'p' } else { b'e' };
    let has_exponent = radix != 2 && bytes.get(at).is_some_and(|b| b.to_ascii_lowercase() == marker);
    if has_exponent {
        is_float = true;
        at += 1;
        if matches!(bytes.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        let digits_at = at;
        while bytes.get(at).is_some_and(|b| b.is_ascii_digit() || (has_separators && *b == b'\'')) {
            at += 1;
        }
        if digits_at == at {
            return Err("exponent has no digits".into());
        }
        if bytes[digits_at] == b'\'' || bytes[at - 1] == b'\'' {
            return Err("digit separator outside digit sequence".into());
        }
    } else if radix == 16 && is_float {
        return Err("hexadecimal floating constants require an exponent".into());
    }
    if bytes.get(at) == Some(&b'.') {
        return Err("too many decimal points in number".into());
    }
    Ok(Parts { radix, mantissa: &text[start..at], is_float, suffix: &text[at..] })
}

/// Whether `suffix` can be a ud-suffix: an identifier ([lex.ext]).
fn is_ud_suffix(suffix: &str, standard: Standard) -> bool {
    let is_identifier = suffix.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80);
    standard.has(Edition::Cxx11) && is_identifier
}

fn int_literal(text: &str, parts: &Parts<'_>, standard: Standard) -> Result<Number, String> {
    let is_octal = parts.radix == 10 && parts.mantissa.len() > 1 && parts.mantissa.starts_with('0');
    let radix = if is_octal { 8 } else { parts.radix };
    let mut value: u128 = 0;
    let mut is_too_large = false;
    for digit in parts.mantissa.bytes().filter(|b| *b != b'\'') {
        let Some(digit_value) = (digit as char).to_digit(radix) else {
            let base = if radix == 2 { "binary" } else { "octal" };
            return Err(format!("invalid digit \"{}\" in {base} constant", digit as char));
        };
        let next = value.checked_mul(u128::from(radix)).and_then(|v| v.checked_add(u128::from(digit_value)));
        is_too_large |= next.is_none();
        value = next.unwrap_or(u128::MAX);
    }
    // The digits of a user-defined literal may go to a raw operator as they stand ([lex.ext]/3).
    let is_user_defined = int_suffix(parts.suffix, standard).is_none() && is_ud_suffix(parts.suffix, standard);
    if is_too_large && !is_user_defined {
        return Err("integer constant is too large for its type".into());
    }
    let mut number = Number {
        kind: LiteralKind::Int { value, is_decimal: radix == 10, suffix: IntSuffix::default(), is_imaginary: false },
        suffix_at: text.len(),
        warning: None,
    };
    if let Some((suffix, is_imaginary)) = int_suffix(parts.suffix, standard) {
        if suffix.is_size && !standard.has(Edition::Cxx23) {
            number.warning = Some("use of C++23 `size_t` integer constant".into());
        }
        number.kind = LiteralKind::Int { value, is_decimal: radix == 10, suffix, is_imaginary };
    } else if is_ud_suffix(parts.suffix, standard) {
        number.suffix_at = text.len() - parts.suffix.len();
    } else {
        return Err(format!("invalid suffix \"{}\" on integer constant", parts.suffix));
    }
    Ok(number)
}

/// [lex.icon]: `u`, `l`, `ll` and `z` in either order, each once, and GNU's `i` or `j`. From C++14 on `i` belongs to
/// the library's literal operators, as in GCC.
fn int_suffix(text: &str, standard: Standard) -> Option<(IntSuffix, bool)> {
    let mut suffix = IntSuffix::default();
    let mut is_imaginary = false;
    if text.starts_with('i') && text.len() <= 2 && standard.has(Edition::Cxx14) {
        return None;
    }
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut taken = 1;
        match first {
            'u' | 'U' if !suffix.is_unsigned => suffix.is_unsigned = true,
            'l' | 'L' if suffix.n_long == 0 && !suffix.is_size => {
                suffix.n_long = 1;
                if rest[1..].starts_with(first) {
                    (suffix.n_long, taken) = (2, 2);
                }
            }
            'z' | 'Z' if suffix.n_long == 0 && !suffix.is_size => suffix.is_size = true,
            'i' | 'I' | 'j' | 'J' if standard.is_gnu && !is_imaginary => is_imaginary = true,
            _ => return None,
        }
        rest = &rest[taken..];
    }
    Some((suffix, is_imaginary))
}

fn float_literal(text: &str, parts: &Parts<'_>, standard: Standard) -> Result<Number, String> {
    let mut digits: String = if parts.radix == 16 { "0x".into() } else { String::new() };
    digits.extend(parts.mantissa.chars().filter(|c| *c != '\''));
    let digits = Symbol::new(&digits);
    let (suffix_at, suffix, is_imaginary) = match float_suffix(parts.suffix, standard) {
        Some((suffix, is_imaginary)) => (text.len(), suffix, is_imaginary),
        None if is_ud_suffix(parts.suffix, standard) => (text.len() - parts.suffix.len(), FloatSuffix::None, false),
        None => return Err(format!("invalid suffix \"{}\" on floating constant", parts.suffix)),
    };
    let mut warning = None;
    let overflows = match suffix {
        FloatSuffix::None => parse_f64(digits.as_str()).is_infinite(),
        FloatSuffix::Float => parse_f32(digits.as_str()).is_infinite(),
        _ => false,
    };
    if overflows {
        let name = if suffix == FloatSuffix::Float { "float" } else { "double" };
        warning = Some(format!("floating constant exceeds range of `{name}`"));
    }
    Ok(Number { kind: LiteralKind::Float { text: digits, suffix, is_imaginary }, suffix_at, warning })
}

/// [lex.fcon]: `f`, `l`, those of the extended types, GNU's `q` (and `w`, x86's 80-bit type, which long double is),
/// with `i` or `j`.
fn float_suffix(text: &str, standard: Standard) -> Option<(FloatSuffix, bool)> {
    if text.starts_with('i') && text.len() <= 2 && standard.has(Edition::Cxx14) {
        return None;
    }
    let is_imaginary = standard.is_gnu && text.ends_with(['i', 'I', 'j', 'J']);
    let is_leading = standard.is_gnu && !is_imaginary && text.starts_with(['i', 'I', 'j', 'J']);
    let plain = if is_imaginary { &text[..text.len() - 1] } else { &text[usize::from(is_leading)..] };
    let suffix = match plain {
        "" => FloatSuffix::None,
        "f" | "F" => FloatSuffix::Float,
        "l" | "L" => FloatSuffix::Long,
        "w" | "W" if standard.is_gnu => FloatSuffix::Long,
        "q" | "Q" if standard.is_gnu => FloatSuffix::Quad,
        _ if !standard.has_extended_floats() => return None,
        "f16" | "F16" => FloatSuffix::F16,
        "f32" | "F32" => FloatSuffix::F32,
        "f64" | "F64" => FloatSuffix::F64,
        "f128" | "F128" => FloatSuffix::F128,
        "f32x" | "F32x" => FloatSuffix::F32x,
        "f64x" | "F64x" => FloatSuffix::F64x,
        "bf16" | "BF16" => FloatSuffix::BF16,
        _ => return None,
    };
    Some((suffix, is_imaginary || is_leading))
}

/// The value nearest to `text` (ties to even), as `text` stands in [`LiteralKind::Float`]. Overflow gives infinity.
pub fn parse_float<F: Float>(text: &str) -> StatusAnd<F> {
    let nearest = F::from_str_r(text, Round::NearestTiesToEven);
    // The lexer passes only digits, point and exponent; anything else is read as zero.
    nearest.unwrap_or_else(|_| Status::INVALID_OP.and(F::ZERO))
}

/// The bits of `text` rounded to a format of numbers.
pub fn float_bits<F: Float>(text: &str) -> u128 {
    parse_float::<F>(text).value.to_bits()
}

/// `text` rounded to float.
pub fn parse_f32(text: &str) -> f32 {
    f32::from_bits(float_bits::<Single>(text) as u32)
}

/// `text` rounded to double.
pub fn parse_f64(text: &str) -> f64 {
    f64::from_bits(float_bits::<Double>(text) as u64)
}
