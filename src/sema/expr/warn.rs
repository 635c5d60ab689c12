//! Warnings about expressions that are legal and probably wrong. What is not evaluated is not warned about.

use crate::ast::{self, BinaryOp};
use crate::diag::Diagnostic;
use crate::hir::{self, ArrayLen, CastKind, ExprId, ExprKind, Ty, TyKind, Value};
use crate::sema::Sema;
use crate::sema::expr::classify;
use crate::source::Span;

/// How deep [`known_int`] looks; constants that are deeper only miss a warning.
const FOLD_DEPTH: u32 = 12;

fn warn(sema: &mut Sema, diagnostic: Diagnostic) {
    if !sema.cx.is_unevaluated && sema.is_user(diagnostic.primary.span) {
        sema.report(diagnostic);
    }
}

/// The value of an integer expression that is made of literals and constants by built-in operators alone.
pub fn known_int(sema: &Sema, id: ExprId) -> Option<i128> {
    fold(sema, id, FOLD_DEPTH)
}

fn fold(sema: &Sema, id: ExprId, depth: u32) -> Option<i128> {
    let depth = depth.checked_sub(1)?;
    let node = &sema.program.exprs[id];
    match &node.kind {
        ExprKind::Int(value) => Some(*value),
        ExprKind::Constant { value, .. } => match **value {
            Value::Int(value) => Some(value),
            _ => None,
        },
        &ExprKind::Cast { kind: CastKind::Integral, sub } => Some(wrap(sema, fold(sema, sub, depth)?, node.ty)),
        &ExprKind::Cast { kind: CastKind::NoOp, sub } => fold(sema, sub, depth),
        &ExprKind::Unary(hir::UnaryOp::Minus, sub) => Some(wrap(sema, fold(sema, sub, depth)?.checked_neg()?, node.ty)),
        &ExprKind::Unary(hir::UnaryOp::BitNot, sub) => Some(wrap(sema, !fold(sema, sub, depth)?, node.ty)),
        &ExprKind::Binary(op, left, right) => {
            let exact = exact(sema, op, fold(sema, left, depth)?, fold(sema, right, depth)?, node.ty)?;
            Some(wrap(sema, exact, node.ty))
        }
        _ => None,
    }
}

/// The mathematical result of an operation; none when there is none or it passes 128 bits.
fn exact(sema: &Sema, op: BinaryOp, left: i128, right: i128, ty: Ty) -> Option<i128> {
    match op {
        BinaryOp::Add => left.checked_add(right),
        BinaryOp::Sub => left.checked_sub(right),
        BinaryOp::Mul => left.checked_mul(right),
        BinaryOp::Div => left.checked_div(right),
        BinaryOp::Rem => left.checked_rem(right),
        BinaryOp::BitAnd => Some(left & right),
        BinaryOp::BitOr => Some(left | right),
        BinaryOp::BitXor => Some(left ^ right),
        BinaryOp::Shl | BinaryOp::Shr => {
            let width = sema.program.types.int_width(ty)?;
            let count = u32::try_from(right).ok().filter(|count| *count < width)?;
            // [expr.shift]/2: modulo 2^width.
            if op == BinaryOp::Shr { Some(left >> count) } else { left.checked_shl(count) }
        }
        _ => None,
    }
}

/// A value brought into the range of an integer type, modulo 2^width ([conv.integral]/3).
pub fn wrap(sema: &Sema, value: i128, ty: Ty) -> i128 {
    let ty = match *sema.program.types.kind(ty) {
        TyKind::Enum(id) => sema.program.enums[id].underlying,
        _ => ty,
    };
    let Some(width) = sema.program.types.int_width(ty) else { return value };
    if width >= 128 {
        return value;
    }
    let shift = 128 - width;
    if sema.program.types.is_signed(ty) {
        (value << shift) >> shift
    } else {
        (((value as u128) << shift) >> shift) as i128
    }
}

/// Signed overflow of operands that are known.
pub fn overflow(sema: &mut Sema, id: ExprId) {
    let hir::Expr { ty, span, .. } = sema.program.exprs[id];
    if !sema.program.types.is_signed(ty) {
        return;
    }
    let result = match sema.program.exprs[id].kind {
        ExprKind::Binary(op @ (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div), left, right) => {
            known_int(sema, left).zip(known_int(sema, right)).and_then(|(l, r)| exact(sema, op, l, r, ty))
        }
        ExprKind::Unary(hir::UnaryOp::Minus, sub) => known_int(sema, sub).and_then(i128::checked_neg),
        _ => None,
    };
    let Some(result) = result else { return };
    let wrapped = wrap(sema, result, ty);
    if wrapped != result {
        let shown = sema.show(ty);
        warn(
            sema,
            Diagnostic::warning(span, format!("overflow: {result} does not fit `{shown}` and becomes {wrapped}")),
        );
    }
}

/// An integer divided by a constant zero.
pub fn division(sema: &mut Sema, right: ExprId, span: Span) {
    if classify::is_integral(sema, sema.ty(right)) && known_int(sema, right) == Some(0) {
        let zero = sema.program.exprs[right].span;
        warn(sema, Diagnostic::warning(span, "division by zero").also(zero, "this is zero"));
    }
}

/// A shift by a negative count or by the whole width ([expr.shift]/1).
pub fn shift(sema: &mut Sema, ty: Ty, right: ExprId, span: Span) {
    let (Some(count), Some(width)) = (known_int(sema, right), sema.program.types.int_width(ty)) else { return };
    if count < 0 {
        warn(sema, Diagnostic::warning(span, format!("shift by {count}, which is negative")));
    } else if count >= i128::from(width) {
        let shown = sema.show(ty);
        let message = format!("shift by {count}, but `{shown}` has only {width} bits");
        warn(sema, Diagnostic::warning(span, message));
    }
}

/// A constant index outside an array of known bound.
pub fn index(sema: &mut Sema, base: ExprId, index: ExprId) {
    let TyKind::Array(_, ArrayLen::Known(len)) = *sema.program.types.kind(sema.ty(base)) else { return };
    // A trailing array of one element or none may be a flexible one, as C programs have it.
    if len <= 1 && matches!(sema.program.exprs[base].kind, ExprKind::Field { .. }) {
        return;
    }
    let Some(value) = known_int(sema, index) else { return };
    // One past the end may be named for its address ([expr.add]/4).
    if value < 0 || value > i128::from(len) {
        let span = sema.program.exprs[index].span;
        let plural = if len == 1 { "" } else { "s" };
        let message = format!("index {value} is outside the array, which has {len} element{plural}");
        warn(sema, Diagnostic::warning(span, message));
    }
}

/// `x = x` of a plain variable.
pub fn assigned(sema: &mut Sema, target: ExprId, value: ExprId) {
    let ExprKind::Var(var) = sema.program.exprs[target].kind else { return };
    let ExprKind::Cast { kind: CastKind::LValueToRValue, sub } = sema.program.exprs[value].kind else { return };
    if sema.program.exprs[sub].kind == ExprKind::Var(var) {
        let span = sema.program.exprs[value].span;
        let name = sema.program.vars[var].name;
        warn(sema, Diagnostic::warning(span, format!("`{name}` is assigned to itself")));
    }
}

/// `a < b < c`.
pub fn operands(sema: &mut Sema, op: BinaryOp, left: ast::ExprId) {
    let is_relational = |op| matches!(op, BinaryOp::Less | BinaryOp::Greater | BinaryOp::LessEq | BinaryOp::GreaterEq);
    if !is_relational(op) {
        return;
    }
    if let ast::ExprKind::Binary(inner, ..) = sema.ast.exprs[left].kind
        && is_relational(inner)
    {
        let span = sema.ast.exprs[left].span;
        let message = "comparisons do not chain: this compares the `bool` of the first with the second";
        warn(sema, Diagnostic::warning(span, message));
    }
}

/// Whether evaluating an expression does anything but yield a value.
pub fn has_effects(sema: &Sema, root: ExprId) -> bool {
    let mut work = vec![root];
    while let Some(id) = work.pop() {
        let node = &sema.program.exprs[id];
        let acts = match &node.kind {
            ExprKind::Assign { .. }
            | ExprKind::CompoundAssign { .. }
            | ExprKind::IncDec { .. }
            | ExprKind::Call { .. }
            | ExprKind::Construct { .. }
            | ExprKind::New(_)
            | ExprKind::Delete { .. }
            | ExprKind::Throw(_)
            | ExprKind::StmtExpr { .. }
            | ExprKind::VaArg { .. }
            | ExprKind::Await(_)
            | ExprKind::DynamicCast { .. }
            | ExprKind::Temporary { dtor: Some(_), .. } => true,
            ExprKind::Builtin { builtin, .. } => !builtin.info().flags.contains(hir::builtin::Flags::CONST),
            ExprKind::Cast { kind: CastKind::LValueToRValue, sub } => {
                sema.program.types.quals(sema.program.exprs[*sub].ty).is_volatile()
            }
            _ => false,
        };
        if acts {
            return true;
        }
        hir::visit::children(&node.kind, |child| work.push(child));
    }
    false
}

/// An expression statement whose value is computed for nothing, or whose result should be looked at.
pub fn unused(sema: &mut Sema, written: ast::ExprId, id: ExprId) {
    if sema.cx.used_value == Some(written) {
        return;
    }
    let span = sema.program.exprs[id].span;
    if let Some(func) = nodiscard_call(sema, id) {
        let name = crate::sema::overload::explain::name(sema, func);
        let message = format!("result of `{name}`, which is declared `[[nodiscard]]`, is not used");
        warn(sema, Diagnostic::warning(span, message));
        return;
    }
    let what = match &sema.program.exprs[id].kind {
        ExprKind::Compare(..) => "comparison result is not used",
        ExprKind::Binary(..)
        | ExprKind::Unary(..)
        | ExprKind::Not(_)
        | ExprKind::PtrAdd { .. }
        | ExprKind::PtrDiff(..)
        | ExprKind::Int(_)
        | ExprKind::Float(_)
        | ExprKind::Null
        | ExprKind::Var(_)
        | ExprKind::Field { .. }
        | ExprKind::Deref(_)
        | ExprKind::Element { .. }
        | ExprKind::Constant { .. } => "value is not used",
        _ => return,
    };
    let is_builtin_operator = !has_effects(sema, id) || !matches!(sema.program.exprs[id].kind, ExprKind::Deref(_));
    if classify::is_void(sema.ty(id)) || !is_builtin_operator {
        return;
    }
    let diagnostic = Diagnostic::warning(span, what);
    let diagnostic = match sema.ast.exprs[written].kind {
        ast::ExprKind::Binary(BinaryOp::Eq, ..) => diagnostic.note("did you mean `=`?"),
        _ => diagnostic,
    };
    warn(sema, diagnostic);
}

/// The `[[nodiscard]]` function whose call this is.
fn nodiscard_call(sema: &Sema, id: ExprId) -> Option<hir::FuncId> {
    match sema.program.exprs[id].kind {
        ExprKind::Call { callee: hir::Callee::Direct(func) | hir::Callee::Virtual(func), .. } => {
            sema.program.funcs[func].attrs.is_nodiscard.then_some(func)
        }
        ExprKind::Temporary { sub, .. } => nodiscard_call(sema, sub),
        ExprKind::Await(ref it) => nodiscard_call(sema, it.resume),
        _ => None,
    }
}
