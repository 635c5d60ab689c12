//! Character arrays initialised by string literals ([dcl.init.string]).

use crate::hir::{ArrayLen, Category, ExprId, ExprKind, Ty, TyKind};
use crate::sema::{Sema, expr, init};

/// Whether `operand` is a string literal for an array of `element`.
pub fn fits(sema: &Sema, operand: ExprId, element: Ty) -> bool {
    let node = &sema.program.exprs[operand];
    let (ExprKind::String(_), TyKind::Array(unit, _)) = (&node.kind, sema.program.types.kind(node.ty)) else {
        return false;
    };
    match sema.program.types.kind(*unit) {
        // An ordinary literal for any narrow character type; a UTF-8 literal for those too, as GCC (P2513).
        TyKind::Char => matches!(sema.program.types.kind(element), TyKind::Char | TyKind::SChar | TyKind::UChar),
        TyKind::Char8 => matches!(sema.program.types.kind(element), TyKind::Char8 | TyKind::Char | TyKind::UChar),
        _ => unit.unqual() == element.unqual(),
    }
}

/// The array that a literal which [`fits`] initialises; of the literal's size when the bound is not known.
pub fn initialize(sema: &mut Sema, operand: ExprId, element: Ty, len: ArrayLen) -> ExprId {
    let span = sema.program.exprs[operand].span;
    let (ExprKind::String(string), TyKind::Array(_, ArrayLen::Known(n))) =
        (sema.program.exprs[operand].kind.clone(), sema.program.types.kind(sema.ty(operand)).clone())
    else {
        return sema.error_expr(span);
    };
    let size = match len {
        ArrayLen::Known(size) => {
            if n > size {
                let message = format!("the string needs {n} elements with its terminating zero, the array has {size}");
                sema.error(span, message);
                return sema.error_expr(span);
            }
            size
        }
        ArrayLen::Unknown | ArrayLen::Dependent(_) => n,
        ArrayLen::Variable => {
            let (zero, data) = (init::zero(sema, element.unqual(), span), &sema.program.strings[string]);
            let unit = usize::from(data.unit_size.max(1));
            let units: Vec<i128> = data.bytes.chunks(unit).map(little_endian).collect();
            let mut elems = Vec::with_capacity(units.len());
            for (at, unit) in units.into_iter().enumerate() {
                let value = expr::int(sema, unit, element.unqual(), span);
                elems.push((at as u64, at as u64 + 1, value));
            }
            let ty = sema.program.types.array(element, ArrayLen::Variable);
            return sema.expr(ExprKind::ArrayInit { elems, filler: Some(zero) }, ty, Category::PRValue, span);
        }
    };
    let ty = sema.program.types.array(element, ArrayLen::Known(size));
    sema.expr(ExprKind::StringInit(string), ty, Category::PRValue, span)
}

/// A code unit of a literal.
fn little_endian(bytes: &[u8]) -> i128 {
    bytes.iter().rev().fold(0, |unit, &byte| unit << 8 | i128::from(byte))
}
