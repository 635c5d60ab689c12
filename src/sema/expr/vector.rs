//! GNU vectors (GCC manual, "Using Vector Instructions through Built-in Functions"): arithmetic element by element,
//! comparisons that yield masks, selection, elements, shuffles.

use crate::ast::{self, BinaryOp};
use crate::hir::{self, CastKind, Category, CompareOp, ExprId, ExprKind, Ty, TyKind};
use crate::sema::expr::{self, assign, binary, classify, constant};
use crate::sema::{Sema, conv, ty};
use crate::source::Span;

/// A built-in operator on prvalues, at least one of which is a vector.
pub fn binary(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let Some((left, right, ty)) = conv::arith::usual(sema, left, right) else {
        return binary::invalid(sema, op, left, right, span);
    };
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    let Some((element, _)) = classify::vector(sema, ty) else { return sema.error_expr(span) };
    let is_floating = classify::is_floating(sema, element);
    let compare = match op {
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => None,
        BinaryOp::Rem | BinaryOp::BitAnd | BinaryOp::BitXor | BinaryOp::BitOr | BinaryOp::Shl | BinaryOp::Shr
            if !is_floating =>
        {
            None
        }
        BinaryOp::Less => Some(CompareOp::Lt),
        BinaryOp::Greater => Some(CompareOp::Gt),
        BinaryOp::LessEq => Some(CompareOp::Le),
        BinaryOp::GreaterEq => Some(CompareOp::Ge),
        BinaryOp::Eq => Some(CompareOp::Eq),
        BinaryOp::NotEq => Some(CompareOp::Ne),
        BinaryOp::And | BinaryOp::Or => {
            let (left, right) = (truth(sema, left, span), truth(sema, right, span));
            let op = if op == BinaryOp::And { BinaryOp::BitAnd } else { BinaryOp::BitOr };
            let mask = sema.ty(left);
            return expr::prvalue(sema, ExprKind::Binary(op, left, right), mask, span);
        }
        _ => return binary::invalid(sema, op, left, right, span),
    };
    match compare {
        None => expr::prvalue(sema, ExprKind::Binary(op, left, right), ty, span),
        Some(compare) => {
            let mask = mask_type(sema, ty);
            expr::prvalue(sema, ExprKind::Compare(compare, left, right), mask, span)
        }
    }
}

/// The vector of signed integers of the same width and length that a comparison yields.
fn mask_type(sema: &mut Sema, ty: Ty) -> Ty {
    let Some((element, len)) = classify::vector(sema, ty) else { return ty };
    let size = hir::layout::size_align(&sema.program, element).map_or(4, |(size, _)| size);
    let element = match size {
        1 => Ty::SCHAR,
        2 => Ty::SHORT,
        4 => Ty::INT,
        8 => Ty::LONG,
        _ => Ty::INT128,
    };
    sema.program.types.intern(TyKind::Vector(element, len))
}

/// `v != 0`, as a mask.
fn truth(sema: &mut Sema, value: ExprId, span: Span) -> ExprId {
    against_zero(sema, CompareOp::Ne, value, span)
}

/// `!v`: a mask of the zero elements.
pub fn not(sema: &mut Sema, operand: ExprId, span: Span) -> ExprId {
    let value = expr::rvalue(sema, operand);
    against_zero(sema, CompareOp::Eq, value, span)
}

fn against_zero(sema: &mut Sema, op: CompareOp, value: ExprId, span: Span) -> ExprId {
    let ty = sema.ty(value);
    let zero = expr::prvalue(sema, ExprKind::Zero, ty, span);
    let mask = mask_type(sema, ty);
    expr::prvalue(sema, ExprKind::Compare(op, value, zero), mask, span)
}

/// `v[i]`: an lvalue of an lvalue vector.
pub fn element(sema: &mut Sema, base: ExprId, index: ExprId, span: Span) -> ExprId {
    let base = expr::materialize(sema, base);
    let hir::Expr { ty, category, .. } = sema.program.exprs[base];
    let Some((element, _)) = classify::vector(sema, ty) else { return sema.error_expr(span) };
    let index = expr::scalar_operand(sema, index);
    if expr::is_error(sema, index) {
        return sema.error_expr(span);
    }
    if !classify::is_integral_or_unscoped_enum(sema, sema.ty(index)) {
        let shown = sema.show(sema.ty(index));
        sema.error(span, format!("a vector's index is an integer, this is `{shown}`"));
        return sema.error_expr(span);
    }
    let index = conv::arith::promote(sema, index);
    let element = sema.program.types.add_quals(element, ty.quals());
    sema.expr(ExprKind::Element { base, index }, element, category, span)
}

/// `v op= w`.
pub fn compound(sema: &mut Sema, op: BinaryOp, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let plain = sema.ty(target).unqual();
    let current = expr::cast(sema, CastKind::LValueToRValue, target, plain);
    let Some((_, value, ty)) = conv::arith::usual(sema, current, value) else {
        return binary::invalid(sema, op, target, value, span);
    };
    let is_floating = classify::vector(sema, plain).is_some_and(|(element, _)| classify::is_floating(sema, element));
    let integers_only = !matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div);
    if ty != plain || (is_floating && integers_only) {
        return binary::invalid(sema, op, target, value, span);
    }
    assign::make(sema, op, target, value, plain, span)
}

/// `mask ? a : b` element by element: `(m & a) | (~m & b)` on the bits, with the mask computed once.
pub fn select(sema: &mut Sema, cond: ExprId, then: ExprId, els: ExprId, span: Span) -> ExprId {
    let cond = expr::rvalue(sema, cond);
    let (then, els) = (expr::scalar_operand(sema, then), expr::scalar_operand(sema, els));
    if expr::is_error(sema, cond) || expr::is_error(sema, then) || expr::is_error(sema, els) {
        return sema.error_expr(span);
    }
    let Some((then, els, ty)) = selected(sema, cond, then, els) else {
        let (a, b) = (sema.show(sema.ty(then)), sema.show(sema.ty(els)));
        sema.error(span, format!("`{a}` and `{b}` cannot be selected by a vector"));
        return sema.error_expr(span);
    };
    let mask = truth(sema, cond, span);
    let mask_ty = sema.ty(mask);
    let (Some((_, n_mask)), Some((_, n))) = (classify::vector(sema, mask_ty), classify::vector(sema, ty)) else {
        return sema.error_expr(span);
    };
    let size = |sema: &Sema, ty| hir::layout::size_align(&sema.program, ty);
    if n_mask != n || size(sema, mask_ty) != size(sema, ty) {
        let (a, b) = (sema.show(sema.ty(cond)), sema.show(ty));
        sema.error(span, format!("a mask of type `{a}` does not fit `{b}`"));
        return sema.error_expr(span);
    }
    let opaque = expr::prvalue(sema, ExprKind::Opaque, mask_ty, span);
    let bits = |sema: &mut Sema, value| expr::cast(sema, CastKind::BitCast, value, mask_ty);
    let (then, els) = (bits(sema, then), bits(sema, els));
    let chosen = expr::prvalue(sema, ExprKind::Binary(BinaryOp::BitAnd, opaque, then), mask_ty, span);
    let inverse = expr::prvalue(sema, ExprKind::Unary(hir::UnaryOp::BitNot, opaque), mask_ty, span);
    let other = expr::prvalue(sema, ExprKind::Binary(BinaryOp::BitAnd, inverse, els), mask_ty, span);
    let body = expr::prvalue(sema, ExprKind::Binary(BinaryOp::BitOr, chosen, other), mask_ty, span);
    let body = expr::cast(sema, CastKind::BitCast, body, ty);
    expr::prvalue(sema, ExprKind::OpaqueBind { opaque, value: mask, body }, ty, span)
}

/// The operands of a selection as vectors of one type; two scalars become vectors as long as the mask.
fn selected(sema: &mut Sema, cond: ExprId, then: ExprId, els: ExprId) -> Option<(ExprId, ExprId, Ty)> {
    let is_vector = |sema: &Sema, id| classify::vector(sema, sema.ty(id)).is_some();
    if is_vector(sema, then) || is_vector(sema, els) {
        return conv::arith::usual(sema, then, els);
    }
    let (then, els, element) = conv::arith::usual(sema, then, els)?;
    let (_, len) = classify::vector(sema, sema.ty(cond))?;
    let ty = sema.program.types.intern(TyKind::Vector(element, len));
    let then = expr::cast(sema, CastKind::VectorSplat, then, ty);
    let els = expr::cast(sema, CastKind::VectorSplat, els, ty);
    Some((then, els, ty))
}

/// `__builtin_convertvector(v, T)`: each element converted.
pub fn convert(sema: &mut Sema, operand: ast::ExprId, ty: ast::TypeId, span: Span) -> ExprId {
    let value = expr::check_rvalue(sema, operand);
    let to = ty::type_id(sema, ty).unqual();
    if expr::is_error(sema, value) || classify::is_error(to) {
        return sema.error_expr(span);
    }
    match (classify::vector(sema, sema.ty(value)), classify::vector(sema, to)) {
        (Some((_, n)), Some((_, m))) if n == m => expr::cast(sema, CastKind::VectorElements, value, to),
        _ => {
            let (from, to) = (sema.show(sema.ty(value)), sema.show(to));
            sema.error(span, format!("`{from}` and `{to}` are not vectors of one length"));
            sema.error_expr(span)
        }
    }
}

/// `__builtin_shuffle(a, mask)`, `__builtin_shuffle(a, b, mask)`: the mask is a vector of integers.
pub fn shuffle(sema: &mut Sema, args: &[ExprId], span: Span) -> ExprId {
    let values: Vec<ExprId> = args.iter().map(|arg| expr::scalar_operand(sema, *arg)).collect();
    let (a, b, mask) = match *values.as_slice() {
        [a, mask] => (a, a, mask),
        [a, b, mask] => (a, b, mask),
        _ => {
            sema.error(span, "`__builtin_shuffle` takes two or three vectors");
            return sema.error_expr(span);
        }
    };
    if values.iter().any(|value| expr::is_error(sema, *value)) {
        return sema.error_expr(span);
    }
    let (a_ty, b_ty, mask_ty) = (sema.ty(a), sema.ty(b), sema.ty(mask));
    let fits = match (classify::vector(sema, a_ty), classify::vector(sema, mask_ty)) {
        (Some((_, n)), Some((element, m))) => n == m && classify::is_integral(sema, element),
        _ => false,
    };
    if !fits || a_ty != b_ty {
        sema.error(span, "`__builtin_shuffle` takes vectors of one type, and a mask of integers as long as they are");
        return sema.error_expr(span);
    }
    if a == b {
        // One vector: it is evaluated once.
        let opaque = expr::prvalue(sema, ExprKind::Opaque, a_ty, span);
        let body = expr::prvalue(sema, ExprKind::Shuffle { a: opaque, b: opaque, mask }, a_ty, span);
        return expr::prvalue(sema, ExprKind::OpaqueBind { opaque, value: a, body }, a_ty, span);
    }
    expr::prvalue(sema, ExprKind::Shuffle { a, b, mask }, a_ty, span)
}

/// `__builtin_shufflevector(a, b, indices…)`: constant indices; -1 leaves an element undefined.
pub fn shufflevector(sema: &mut Sema, args: &[ExprId], span: Span) -> ExprId {
    let [a, b, indices @ ..] = args else {
        sema.error(span, "`__builtin_shufflevector` takes two vectors and indices");
        return sema.error_expr(span);
    };
    let (a, b) = (expr::scalar_operand(sema, *a), expr::scalar_operand(sema, *b));
    if expr::is_error(sema, a) || expr::is_error(sema, b) {
        return sema.error_expr(span);
    }
    let (Some((element, n)), true) = (classify::vector(sema, sema.ty(a)), sema.ty(a) == sema.ty(b)) else {
        sema.error(span, "`__builtin_shufflevector` takes two vectors of one type");
        return sema.error_expr(span);
    };
    let mut values = Vec::with_capacity(indices.len());
    for &index in indices {
        let Some(value) = constant::operand_int(sema, index, "the index of a shuffle") else {
            return sema.error_expr(span);
        };
        if !(-1..2 * i128::from(n)).contains(&value) {
            sema.error(sema.program.exprs[index].span, format!("index {value} is outside both vectors"));
            return sema.error_expr(span);
        }
        values.push(hir::Value::Int(value));
    }
    let len = values.len() as u32;
    let mask_ty = sema.program.types.intern(TyKind::Vector(Ty::INT, len));
    let value = std::sync::Arc::new(hir::Value::Vector(values.into()));
    let mask = sema.expr(ExprKind::Constant { value, sub: None }, mask_ty, Category::PRValue, span);
    let ty = sema.program.types.intern(TyKind::Vector(element, len));
    expr::prvalue(sema, ExprKind::Shuffle { a, b, mask }, ty, span)
}
