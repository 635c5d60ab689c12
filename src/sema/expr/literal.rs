//! Literals ([lex.literal]): their types, exact values, and calls of literal operators ([lex.ext]).

use std::sync::Arc;

use rustc_apfloat::ieee::{BFloat, Double, Half, Quad, Single, X87DoubleExtended};

use crate::base::Symbol;
use crate::hir::{
    self, ArrayLen, Category, ExprId, ExprKind, Float, FloatFormat, Quals, StringData, TemplateArg, Ty, TyKind, Value,
};
use crate::lex::number::{float_bits, parse_f32, parse_f64};
use crate::lex::{CharKind, FloatSuffix, IntSuffix, Literal, LiteralId, LiteralKind};
use crate::sema::expr::{self, name};
use crate::sema::template::{args, params};
use crate::sema::{Sema, lookup, overload};
use crate::source::Span;

/// Checks a literal.
pub fn check(sema: &mut Sema, id: LiteralId, span: Span) -> ExprId {
    let literal = sema.tokens.literals[id].clone();
    if !literal.ud_suffix.is_empty() {
        return user_defined(sema, &literal, span);
    }
    plain(sema, &literal.kind, span)
}

/// A literal without ud-suffix.
fn plain(sema: &mut Sema, kind: &LiteralKind, span: Span) -> ExprId {
    match kind {
        &LiteralKind::Int { value, is_decimal, suffix, is_imaginary } => {
            let Some(ty) = int_type(value, is_decimal, suffix) else {
                sema.error(span, "integer literal is too large for every integer type");
                return sema.error_expr(span);
            };
            if is_imaginary {
                let parts = [Value::Int(0), Value::Int(value as i128)];
                return complex(sema, ty, parts, span);
            }
            expr::int(sema, value as i128, ty, span)
        }
        &LiteralKind::Float { text, suffix, is_imaginary } => {
            let (value, ty) = float_value(text, suffix);
            if is_imaginary {
                let zero = Value::Float(Float::zero(value.format));
                return complex(sema, ty, [zero, Value::Float(value)], span);
            }
            expr::prvalue(sema, ExprKind::Float(value), ty, span)
        }
        &LiteralKind::Char { value, kind, is_multichar } => {
            let ty = if is_multichar { Ty::INT } else { char_type(sema, kind) };
            expr::int(sema, char_value(value, ty), ty, span)
        }
        LiteralKind::String { units, kind } => string(sema, units, *kind, span),
    }
}

/// [lex.icon], table 8: the first type of the list that can hold the value; GNU's __int128 comes last.
pub fn int_type(value: u128, is_decimal: bool, suffix: IntSuffix) -> Option<Ty> {
    let fits = |bits: u32| bits == 128 || value >> bits == 0;
    if suffix.is_size {
        let signed_fits = fits(63) && !suffix.is_unsigned;
        return (signed_fits || fits(64)).then_some(if signed_fits { Ty::LONG } else { Ty::ULONG });
    }
    let ranks = [(Ty::INT, Ty::UINT, 32, 0), (Ty::LONG, Ty::ULONG, 64, 1), (Ty::LONG_LONG, Ty::ULONG_LONG, 64, 2)];
    for (signed, unsigned, width, n_long) in ranks {
        if n_long < suffix.n_long {
            continue;
        }
        if !suffix.is_unsigned && fits(width - 1) {
            return Some(signed);
        }
        if (suffix.is_unsigned || !is_decimal) && fits(width) {
            return Some(unsigned);
        }
    }
    if !suffix.is_unsigned && fits(127) { Some(Ty::INT128) } else { Some(Ty::UINT128) }
}

/// [lex.fcon]: rounded to the type once, from the decimal text.
fn float_value(text: Symbol, suffix: FloatSuffix) -> (Float, Ty) {
    let text = text.as_str();
    let (format, bits, ty) = match suffix {
        FloatSuffix::None => return (Float::double(parse_f64(text)), Ty::DOUBLE),
        FloatSuffix::Float => return (Float::single(parse_f32(text)), Ty::FLOAT),
        FloatSuffix::Long => (FloatFormat::X87, float_bits::<X87DoubleExtended>(text), Ty::LONG_DOUBLE),
        FloatSuffix::Quad => (FloatFormat::Quad, float_bits::<Quad>(text), Ty::FLOAT128),
        FloatSuffix::F16 => (FloatFormat::Half, float_bits::<Half>(text), Ty::FLOAT16),
        FloatSuffix::F32 => (FloatFormat::Single, float_bits::<Single>(text), Ty::FLOAT32),
        FloatSuffix::F64 => (FloatFormat::Double, float_bits::<Double>(text), Ty::FLOAT64),
        FloatSuffix::F128 => (FloatFormat::Quad, float_bits::<Quad>(text), Ty::STD_FLOAT128),
        FloatSuffix::F32x => (FloatFormat::Double, float_bits::<Double>(text), Ty::FLOAT32X),
        FloatSuffix::F64x => (FloatFormat::X87, float_bits::<X87DoubleExtended>(text), Ty::FLOAT64X),
        FloatSuffix::BF16 => (FloatFormat::BFloat, float_bits::<BFloat>(text), Ty::BFLOAT16),
    };
    (Float { format, bits }, ty)
}

/// GNU: an imaginary literal.
fn complex(sema: &mut Sema, element: Ty, parts: [Value; 2], span: Span) -> ExprId {
    let ty = sema.program.types.intern(TyKind::Complex(element));
    let value = Arc::new(Value::Complex(Box::new(parts)));
    expr::prvalue(sema, ExprKind::Constant { value, sub: None }, ty, span)
}

/// The type of a character literal, and of the elements of a string ([lex.ccon], [lex.string]).
pub fn char_type(sema: &Sema, kind: CharKind) -> Ty {
    match kind {
        CharKind::Ordinary => Ty::CHAR,
        CharKind::Utf8 if sema.standard >= crate::sema::Standard::Cxx20 => Ty::CHAR8,
        CharKind::Utf8 => Ty::CHAR,
        CharKind::Utf16 => Ty::CHAR16,
        CharKind::Utf32 => Ty::CHAR32,
        CharKind::Wide => Ty::WCHAR,
    }
}

/// The code unit as a value of its type.
fn char_value(unit: u32, ty: Ty) -> i128 {
    match ty {
        Ty::CHAR => i128::from(unit as u8 as i8),
        Ty::INT | Ty::WCHAR => i128::from(unit as i32),
        _ => i128::from(unit),
    }
}

/// [lex.string]: an lvalue, an array of const characters with a terminating zero.
fn string(sema: &mut Sema, units: &[u32], kind: CharKind, span: Span) -> ExprId {
    let element = char_type(sema, kind);
    string_of(sema, units, element, span)
}

/// A string literal with elements of type `element`.
pub fn string_of(sema: &mut Sema, units: &[u32], element: Ty, span: Span) -> ExprId {
    let unit_size: u8 = match element {
        Ty::CHAR | Ty::CHAR8 => 1,
        Ty::CHAR16 => 2,
        _ => 4,
    };
    let mut bytes = Vec::with_capacity((units.len() + 1) * usize::from(unit_size));
    for unit in units.iter().chain(std::iter::once(&0)) {
        bytes.extend_from_slice(&unit.to_le_bytes()[..usize::from(unit_size)]);
    }
    let element = sema.program.types.add_quals(element, Quals::CONST);
    let ty = sema.program.types.array(element, ArrayLen::Known(units.len() as u64 + 1));
    let id = sema.program.strings.push(StringData { bytes: bytes.into(), unit_size, ty });
    sema.expr(ExprKind::String(id), ty, Category::LValue, span)
}

/// A string literal made by the compiler (`__func__`).
pub fn text(sema: &mut Sema, text: &str, span: Span) -> ExprId {
    let units: Vec<u32> = text.bytes().map(u32::from).collect();
    string_of(sema, &units, Ty::CHAR, span)
}

/// [lex.ext]: the call that a user-defined literal is.
fn user_defined(sema: &mut Sema, literal: &Literal, span: Span) -> ExprId {
    let suffix = literal.ud_suffix;
    let symbol = Symbol::new(&format!("operator\"\"{suffix}"));
    let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
    if !found.is_functions() {
        if let Some(kind) = imaginary(&literal.kind, suffix) {
            return plain(sema, &kind, span);
        }
        sema.error(span, format!("no literal operator `operator\"\"{suffix}` is declared"));
        return sema.error_expr(span);
    }
    if let Some(callee) = literal_template(sema, literal, &found, span) {
        return overload::call(sema, callee, Vec::new(), span);
    }
    let args = match &literal.kind {
        // [lex.ext]/3: a cooked operator takes unsigned long long, else the digits go to a raw one as a string.
        &LiteralKind::Int { value, .. } if takes(sema, &found, &[Ty::ULONG_LONG]) => {
            if u64::try_from(value).is_err() {
                sema.error(span, "integer literal is too large for `unsigned long long`");
                return sema.error_expr(span);
            }
            vec![expr::int(sema, value as i128, Ty::ULONG_LONG, span)]
        }
        &LiteralKind::Float { text, .. } if takes(sema, &found, &[Ty::LONG_DOUBLE]) => {
            let (value, ty) = float_value(text, FloatSuffix::Long);
            vec![expr::prvalue(sema, ExprKind::Float(value), ty, span)]
        }
        LiteralKind::Int { .. } | LiteralKind::Float { .. } => {
            vec![text(sema, literal.spelling.as_str(), span)]
        }
        LiteralKind::Char { .. } => vec![plain(sema, &literal.kind, span)],
        LiteralKind::String { units, .. } => {
            let chars = plain(sema, &literal.kind, span);
            let len = expr::int(sema, units.len() as i128, Ty::SIZE, span);
            vec![chars, len]
        }
    };
    let callee = name::overload_set(sema, found.entries, symbol, span);
    overload::call(sema, callee, args, span)
}

/// The literal operator template that takes the literal as template arguments, as an overload set ([lex.ext]/3 to /5): the
/// characters of a number where there is no raw operator; a string as one argument of class type, or by GNU's extension as
/// its character type and characters.
fn literal_template(sema: &mut Sema, literal: &Literal, found: &lookup::Found, span: Span) -> Option<ExprId> {
    let templates: Vec<hir::Entry> =
        found.entries.iter().filter(|entry| matches!(entry.named, hir::Named::Template(_))).cloned().collect();
    let raw = sema.program.types.add_quals(Ty::CHAR, hir::Quals::CONST);
    let raw = sema.program.types.pointer(raw);
    let cooked = match &literal.kind {
        LiteralKind::Int { .. } => Some(Ty::ULONG_LONG),
        LiteralKind::Float { .. } => Some(Ty::LONG_DOUBLE),
        LiteralKind::String { .. } => None,
        LiteralKind::Char { .. } => return None,
    };
    if templates.is_empty() || cooked.is_some_and(|ty| takes(sema, found, &[ty]) || takes(sema, found, &[raw])) {
        return None;
    }
    let character = |ty, n: u32| TemplateArg::Value(ty, Arc::new(hir::Value::Int(i128::from(n))));
    if cooked.is_some() {
        let chars = literal.spelling.as_str().bytes().map(|byte| character(Ty::CHAR, u32::from(byte))).collect();
        return Some(template_set(sema, templates, literal.ud_suffix, chars, span));
    }
    let string = plain(sema, &literal.kind, span);
    for entry in &templates {
        let hir::Named::Template(id) = entry.named else { continue };
        let data = sema.program.templates[id].clone();
        let chosen = match &data.params[..] {
            [param] if !params::is_pack(param) => {
                let (arg, errors) = sema.trap(|sema| {
                    let to = params::value_type(sema, data.lookup_scope, param);
                    args::fit_checked(sema, string, false, to, span)
                });
                arg.filter(|_| errors.is_empty()).map(|arg| vec![arg])
            }
            [first, rest] if !params::is_pack(first) && params::is_pack(rest) => {
                let (LiteralKind::String { units, .. }, TyKind::Array(element, _)) =
                    (&literal.kind, sema.program.types.kind(sema.ty(string)))
                else {
                    return None;
                };
                let ty = element.unqual();
                let chars = units.iter().map(|&unit| character(ty, unit));
                Some(std::iter::once(TemplateArg::Type(ty)).chain(chars).collect())
            }
            _ => None,
        };
        if let Some(list) = chosen {
            return Some(template_set(sema, vec![entry.clone()], literal.ud_suffix, list, span));
        }
    }
    None
}

fn template_set(sema: &mut Sema, found: Vec<hir::Entry>, suffix: Symbol, list: Vec<TemplateArg>, span: Span) -> ExprId {
    let symbol = Symbol::new(&format!("operator\"\"{suffix}"));
    let callee = name::overload_set(sema, found, symbol, span);
    if let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(callee).kind {
        set.template_args = Some(list.into());
    }
    callee
}

/// GNU: `i`, `if` and `il` make a number imaginary where no literal operator of the library takes them.
fn imaginary(kind: &LiteralKind, suffix: Symbol) -> Option<LiteralKind> {
    let float = match suffix.as_str() {
        "i" => FloatSuffix::None,
        "if" => FloatSuffix::Float,
        "il" => FloatSuffix::Long,
        _ => return None,
    };
    match *kind {
        LiteralKind::Int { value, is_decimal, suffix, .. } if float == FloatSuffix::None => {
            Some(LiteralKind::Int { value, is_decimal, suffix, is_imaginary: true })
        }
        LiteralKind::Float { text, .. } => Some(LiteralKind::Float { text, suffix: float, is_imaginary: true }),
        _ => None,
    }
}

/// Whether one of the operators has exactly these parameter types.
fn takes(sema: &Sema, found: &lookup::Found, params: &[Ty]) -> bool {
    found.entries.iter().any(|entry| match entry.named {
        hir::Named::Func(func) => {
            sema.program.types.as_function(sema.program.funcs[func].ty).is_some_and(|ty| *ty.params == *params)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// [lex.icon]/3: the lists of candidate types.
    #[test]
    fn integer_literals_take_the_first_type_that_fits() {
        let none = IntSuffix::default();
        let u = IntSuffix { is_unsigned: true, ..none };
        let l = IntSuffix { n_long: 1, ..none };
        let ull = IntSuffix { is_unsigned: true, n_long: 2, ..none };
        let cases: [(u128, bool, IntSuffix, Ty); 12] = [
            (0x7fff_ffff, true, none, Ty::INT),
            (0x8000_0000, true, none, Ty::LONG),
            (0x8000_0000, false, none, Ty::UINT),
            (0xffff_ffff, true, u, Ty::UINT),
            (0x1_0000_0000, true, u, Ty::ULONG),
            (1, true, l, Ty::LONG),
            (1, true, ull, Ty::ULONG_LONG),
            (1 << 63, true, none, Ty::INT128),
            (1 << 63, false, none, Ty::ULONG),
            (1 << 63, false, l, Ty::ULONG),
            (1 << 64, false, none, Ty::INT128),
            (1 << 127, true, none, Ty::UINT128),
        ];
        for (value, is_decimal, suffix, ty) in cases {
            assert_eq!(int_type(value, is_decimal, suffix), Some(ty), "{value:#x}");
        }
    }
}
