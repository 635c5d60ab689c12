//! Assignment and compound assignment ([expr.ass]).

use crate::ast::{self, BinaryOp, OverloadedOperator};
use crate::hir::{self, Category, ExprId, ExprKind, Quals, Ty};
use crate::sema::expr::{self, binary, classify, pointer, unary, vector, warn};
use crate::sema::{Sema, conv, init, overload};
use crate::source::Span;

/// `left = right`, `left op= right`. The right operand is checked first in C++17's order of evaluation, which the
/// node keeps; names are looked up left to right, which changes nothing.
pub fn check(sema: &mut Sema, op: Option<BinaryOp>, left: ast::ExprId, right: ast::ExprId, span: Span) -> ExprId {
    let target = expr::check(sema, left);
    let value = expr::check(sema, right);
    if expr::is_error(sema, target) || expr::is_error(sema, value) {
        return sema.error_expr(span);
    }
    overload::bound(sema, &[left, right], &[target, value], |sema| apply(sema, op, target, value, span))
}

/// The assignment of checked operands.
pub fn apply(sema: &mut Sema, op: Option<BinaryOp>, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let target = if classify::is_overloaded(sema.ty(target)) { expr::scalar_operand(sema, target) } else { target };
    // [over.ass]: operator= is a member, so that only the left operand counts.
    let mut operands = vec![target, value];
    let wants_operator = match op {
        None => classify::is_class(sema, sema.ty(target)),
        Some(_) => overload::wants_operator(sema, &operands),
    };
    if wants_operator
        && let Some(overloaded) = op.map_or(Some(OverloadedOperator::Equal), compound)
        && let Some(result) = overload::operator(sema, overloaded, &mut operands, span)
    {
        return result;
    }
    let (target, value) = (operands[0], operands[1]);
    match op {
        None => simple(sema, target, value, span),
        Some(op) => compound_assign(sema, op, target, value, span),
    }
}

/// The operator function of `op=`.
fn compound(op: BinaryOp) -> Option<OverloadedOperator> {
    use OverloadedOperator as O;
    Some(match op {
        BinaryOp::Mul => O::StarEqual,
        BinaryOp::Div => O::SlashEqual,
        BinaryOp::Rem => O::PercentEqual,
        BinaryOp::Add => O::PlusEqual,
        BinaryOp::Sub => O::MinusEqual,
        BinaryOp::Shl => O::LessLessEqual,
        BinaryOp::Shr => O::GreaterGreaterEqual,
        BinaryOp::BitAnd => O::AmpEqual,
        BinaryOp::BitXor => O::CaretEqual,
        BinaryOp::BitOr => O::PipeEqual,
        _ => return None,
    })
}

/// [expr.ass]/2, 3: the value converted to the target's unqualified type.
fn simple(sema: &mut Sema, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let target_ty = sema.ty(target);
    if classify::is_class(sema, target_ty) {
        return class_assign(sema, target, value, span);
    }
    if !unary::require_modifiable(sema, target, "assigned to", span) {
        return sema.error_expr(span);
    }
    let plain = sema.program.types.unqualified(target_ty);
    let value = scalar_list(sema, value, plain, span);
    let value = conv::implicit(sema, value, plain, conv::Context::Assign);
    if expr::is_error(sema, value) {
        return sema.error_expr(span);
    }
    warn::assigned(sema, target, value);
    sema.expr(ExprKind::Assign { target, value }, target_ty, Category::LValue, span)
}

/// [expr.ass]/9.2: `x = {}` is `x = T()`, `x = {v}` is `x = v` without narrowing: what list-initialisation does.
fn scalar_list(sema: &mut Sema, value: ExprId, to: Ty, span: Span) -> ExprId {
    if !matches!(sema.program.exprs[value].kind, ExprKind::InitList(_)) {
        return value;
    }
    let target = init::Target { ty: to, kind: init::Kind::Temporary, name: crate::base::Symbol::EMPTY, span };
    init::from_expr(sema, target, value, true)
}

/// A class without assignment operators of its own to choose from: overload resolution declared none, so the members
/// are copied as they are ([class.copy.assign]/9 for trivial classes).
fn class_assign(sema: &mut Sema, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let target_ty = sema.ty(target);
    let plain = target_ty.unqual();
    if sema.program.types.quals(target_ty).is_const() {
        let shown = sema.show(target_ty);
        sema.error(span, format!("an object of type `{shown}` cannot be assigned to"));
        return sema.error_expr(span);
    }
    let target = expr::materialize(sema, target);
    let value = conv::implicit(sema, value, plain, conv::Context::Assign);
    if expr::is_error(sema, value) {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Assign { target, value }, target_ty, Category::LValue, span)
}

/// [expr.ass]/7: `E1 op= E2` is `E1 = E1 op E2` with `E1` evaluated once.
fn compound_assign(sema: &mut Sema, op: BinaryOp, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let value = expr::scalar_operand(sema, value);
    if expr::is_error(sema, value) || !unary::require_modifiable(sema, target, "assigned to", span) {
        return sema.error_expr(span);
    }
    let target_ty = sema.ty(target);
    let value_ty = sema.ty(value);
    if classify::vector(sema, target_ty).is_some() {
        return vector::compound(sema, op, target, value, span);
    }
    if classify::is_pointer(sema, target_ty) {
        let is_step = matches!(op, BinaryOp::Add | BinaryOp::Sub);
        if !is_step || !classify::is_integral_or_unscoped_enum(sema, value_ty) {
            return invalid(sema, op, target, value, span);
        }
        if !pointer::can_step(sema, target_ty, span) {
            return sema.error_expr(span);
        }
        let value = conv::arith::promote(sema, value);
        return make(sema, op, target, value, target_ty.unqual(), span);
    }
    // The operands are checked as those of the operator are; the target's value is read in the node itself.
    let current = expr::cast(sema, hir::CastKind::LValueToRValue, target, target_ty.unqual());
    let is_integer = |sema: &Sema, ty| classify::is_integral_or_unscoped_enum(sema, ty);
    let both_integers = is_integer(sema, target_ty) && is_integer(sema, value_ty);
    let converts_back = |sema: &Sema, ty: Ty| classify::is_arithmetic(sema, ty) || classify::is_complex(sema, ty);
    match op {
        BinaryOp::Shl | BinaryOp::Shr => {
            if !both_integers || !converts_back(sema, target_ty) {
                return invalid(sema, op, target, value, span);
            }
            let compute = conv::arith::promote(sema, current);
            let compute = sema.ty(compute);
            let value = conv::arith::promote(sema, value);
            warn::shift(sema, compute, value, span);
            make(sema, op, target, value, compute, span)
        }
        _ => {
            let integers_only = matches!(op, BinaryOp::Rem | BinaryOp::BitAnd | BinaryOp::BitXor | BinaryOp::BitOr);
            if !converts_back(sema, target_ty) || (integers_only && !both_integers) {
                return invalid(sema, op, target, value, span);
            }
            let Some((_, value, compute)) = conv::arith::usual(sema, current, value) else {
                return invalid(sema, op, target, value, span);
            };
            if classify::is_error(compute) {
                return sema.error_expr(span);
            }
            if matches!(op, BinaryOp::Div | BinaryOp::Rem) {
                warn::division(sema, value, span);
            }
            make(sema, op, target, value, compute, span)
        }
    }
}

/// The node; its type is the target's, with the target's qualifiers.
pub fn make(sema: &mut Sema, op: BinaryOp, target: ExprId, value: ExprId, compute: Ty, span: Span) -> ExprId {
    let ty = sema.ty(target);
    debug_assert_eq!(compute.quals(), Quals::NONE);
    sema.expr(ExprKind::CompoundAssign { op, target, value, compute }, ty, Category::LValue, span)
}

fn invalid(sema: &mut Sema, op: BinaryOp, target: ExprId, value: ExprId, span: Span) -> ExprId {
    let left = sema.ty(target);
    if classify::is_unscoped_enum(sema, left) {
        let shown = sema.show(left);
        sema.error(span, format!("the result of `{}` does not convert back to `{shown}`", op.spelling()));
        return sema.error_expr(span);
    }
    binary::invalid(sema, op, target, value, span)
}
