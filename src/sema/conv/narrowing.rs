//! Narrowing conversions ([dcl.init.list]/7): an error for a constant whose value does not fit, a warning for
//! what is not constant, as g++ does, but where a substitution is tried.

use std::cmp::Ordering;

use crate::diag::Diagnostic;
use crate::hir::{ExprId, ExprKind, Float, FloatFormat, Ty, TyKind, Value};
use crate::sema::conv::{Sequence, Standard, ValueStep, arith, floating};
use crate::sema::{Sema, expr};

/// Reports that `operand`, converted by `seq`, narrows. Whether it was an error.
pub fn check(sema: &mut Sema, operand: ExprId, seq: &Sequence) -> bool {
    let standard = match seq {
        Sequence::Standard(standard) => standard,
        Sequence::User(user) if user.func.is_some() => &user.after,
        _ => return false,
    };
    let from = match seq {
        Sequence::Standard(_) => standard.after_lvalue.unqual(),
        _ => return false,
    };
    let to = standard.to.unqual();
    if !can_narrow(sema, standard, from, to) {
        return false;
    }
    // The source can be a bit-field whose every value fits.
    if let (Some(width), true) = (arith::bit_field_width(sema, operand), sema.program.types.is_integral(from))
        && let Some(bits) = sema.program.types.int_width(to)
    {
        let (signed, to_signed) = (sema.program.types.is_signed(from), sema.program.types.is_signed(to));
        if width < bits && (!signed || to_signed) || width == bits && signed == to_signed {
            return false;
        }
    }
    let span = sema.program.exprs[operand].span;
    match constant(sema, operand) {
        Some(value) => {
            if value_fits(sema, &value, from, to) {
                return false;
            }
            let (shown, from_text, to_text) = (show_value(&value), sema.show(from), sema.show(to));
            let message = format!("narrowing conversion of `{shown}` from `{from_text}` to `{to_text}`");
            sema.error(span, message);
            true
        }
        None => {
            let (from_text, to_text) = (sema.show(from), sema.show(to));
            let message = format!("narrowing conversion from `{from_text}` to `{to_text}` in a braced list");
            if sema.progress.is_trapped() {
                sema.error(span, message);
                return true;
            }
            sema.report(Diagnostic::warning(span, message));
            false
        }
    }
}

/// The bullets of [dcl.init.list]/7, constants aside.
fn can_narrow(sema: &Sema, standard: &Standard, from: Ty, to: Ty) -> bool {
    let types = &sema.program.types;
    match standard.value {
        ValueStep::FloatingToIntegral => true,
        ValueStep::Floating => {
            !matches!(floating::compare_ranks(sema, from, to), Some(Ordering::Less | Ordering::Equal))
        }
        ValueStep::IntegralToFloating => true,
        ValueStep::Integral | ValueStep::IntegralPromotion => {
            let from = underlying(sema, from);
            let (Some(a), Some(b)) = (types.int_width(from), types.int_width(to)) else { return false };
            let (signed_a, signed_b) = (types.is_signed(from), types.is_signed(to));
            match (signed_a, signed_b) {
                (false, true) => a >= b,
                (true, false) => true,
                _ => a > b,
            }
        }
        ValueStep::Boolean => !matches!(types.kind(from), TyKind::Bool),
        _ => false,
    }
}

fn underlying(sema: &Sema, ty: Ty) -> Ty {
    match sema.program.types.as_enum(ty) {
        Some(id) => sema.program.enums[id].underlying,
        None => ty,
    }
}

/// The operand's value when it is a constant expression.
fn constant(sema: &mut Sema, operand: ExprId) -> Option<Value> {
    if let ExprKind::Int(value) = sema.program.exprs[operand].kind {
        return Some(Value::Int(value));
    }
    let value = expr::rvalue(sema, operand);
    match expr::evaluate(sema, value) {
        Ok(value @ (Value::Int(_) | Value::Float(_))) => Some(value),
        _ => None,
    }
}

/// Whether the constant has the same value in the target type.
fn value_fits(sema: &Sema, value: &Value, from: Ty, to: Ty) -> bool {
    let types = &sema.program.types;
    match value {
        Value::Int(int) if types.is_integral(to) => {
            if from.unqual() == Ty::UINT128 && *int < 0 {
                return to == Ty::UINT128;
            }
            fits(sema, *int, to)
        }
        Value::Int(int) if types.is_floating(to) => {
            let mantissa = types.float_format(to).map_or(0, FloatFormat::digits);
            if from.unqual() == Ty::UINT128 && *int < 0 {
                return (*int as u128).trailing_zeros() + mantissa >= 128;
            }
            let magnitude = int.unsigned_abs();
            magnitude == 0 || 128 - magnitude.leading_zeros() - magnitude.trailing_zeros() <= mantissa
        }
        // [dcl.init.list]/7.2: a floating constant narrows only when it is out of range.
        Value::Float(float) if types.is_floating(to) => {
            types.float_format(to).is_some_and(|format| float_in_range(*float, format))
        }
        _ => false,
    }
}

/// Whether an integer is a value of an integral type.
pub fn fits(sema: &Sema, value: i128, to: Ty) -> bool {
    let types = &sema.program.types;
    let Some(bits) = types.int_width(to) else { return false };
    if types.is_signed(to) {
        bits >= 128 || (-(1i128 << (bits - 1))..(1i128 << (bits - 1))).contains(&value)
    } else {
        value >= 0 && (bits >= 127 || value < 1i128 << bits)
    }
}

/// Whether a floating constant stays within the range of a narrower type. Infinities and NaNs stay themselves.
fn float_in_range(float: Float, to: FloatFormat) -> bool {
    float.exponent().is_none_or(|exponent| exponent <= to.max_exponent())
}

/// A constant, for the message.
fn show_value(value: &Value) -> String {
    let suffix = |format| match format {
        FloatFormat::Single => "f",
        FloatFormat::X87 => "L",
        _ => "",
    };
    match value {
        Value::Int(int) => int.to_string(),
        Value::Float(float) => format!("{float}{}", suffix(float.format)),
        _ => "a constant".to_string(),
    }
}
