//! Binary operators ([expr.mptr.oper] to [expr.log.or], [expr.comma]).
//!
//! Order of the decision: errors are quiet; an operand of class or enumeration type goes to overload resolution;
//! what that leaves alone is built in. The built-in operators take values, bring them to a common type and yield one
//! node; nothing is converted twice.

use crate::ast::{self, BinaryOp, OverloadedOperator};
use crate::hir::{self, Category, CompareOp, ExprId, ExprKind, Quals, Ty, TyKind};
use crate::sema::expr::{self, classify, member, ordering, pointer, vector, warn};
use crate::sema::{Sema, access, conv, overload};
use crate::source::Span;

/// `left op right`.
pub fn check(sema: &mut Sema, op: BinaryOp, left: ast::ExprId, right: ast::ExprId, span: Span) -> ExprId {
    let left_expr = expr::check(sema, left);
    let right_expr = expr::check(sema, right);
    if expr::is_error(sema, left_expr) || expr::is_error(sema, right_expr) {
        return sema.error_expr(span);
    }
    warn::operands(sema, op, left);
    let checked = [left_expr, right_expr];
    overload::bound(sema, &[left, right], &checked, |sema| apply(sema, op, left_expr, right_expr, span))
}

/// The operator on checked operands.
pub fn apply(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let mut operands = vec![left, right];
    if let Some(overloaded) = overloadable(op)
        && overload::wants_operator(sema, &operands)
        && let Some(result) = overload::operator(sema, overloaded, &mut operands, span)
    {
        return result;
    }
    builtin(sema, op, operands[0], operands[1], span)
}

/// The operator function's operator; `.*` has none.
pub fn overloadable(op: BinaryOp) -> Option<OverloadedOperator> {
    use OverloadedOperator as O;
    Some(match op {
        BinaryOp::MemberPtr => return None,
        BinaryOp::MemberPtrArrow => O::ArrowStar,
        BinaryOp::Mul => O::Star,
        BinaryOp::Div => O::Slash,
        BinaryOp::Rem => O::Percent,
        BinaryOp::Add => O::Plus,
        BinaryOp::Sub => O::Minus,
        BinaryOp::Shl => O::LessLess,
        BinaryOp::Shr => O::GreaterGreater,
        BinaryOp::Spaceship => O::Spaceship,
        BinaryOp::Less => O::Less,
        BinaryOp::Greater => O::Greater,
        BinaryOp::LessEq => O::LessEqual,
        BinaryOp::GreaterEq => O::GreaterEqual,
        BinaryOp::Eq => O::EqualEqual,
        BinaryOp::NotEq => O::ExclaimEqual,
        BinaryOp::BitAnd => O::Amp,
        BinaryOp::BitXor => O::Caret,
        BinaryOp::BitOr => O::Pipe,
        BinaryOp::And => O::AmpAmp,
        BinaryOp::Or => O::PipePipe,
        BinaryOp::Comma => O::Comma,
    })
}

/// The built-in operator.
pub fn builtin(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    match op {
        BinaryOp::Comma => return comma(sema, left, right, span),
        BinaryOp::And | BinaryOp::Or if !has_vector(sema, left, right) => return logical(sema, op, left, right, span),
        BinaryOp::MemberPtr | BinaryOp::MemberPtrArrow => {
            return member_pointer(sema, op == BinaryOp::MemberPtrArrow, left, right, span);
        }
        _ => {}
    }
    let (left, right) = match op {
        // A comparison may choose from an overload set by the other operand's type ([over.over]/1).
        BinaryOp::Eq | BinaryOp::NotEq => resolve_by_other(sema, left, right),
        _ => (left, right),
    };
    let (left, right) = (expr::scalar_operand(sema, left), expr::scalar_operand(sema, right));
    if expr::is_error(sema, left) || expr::is_error(sema, right) {
        return sema.error_expr(span);
    }
    if has_vector(sema, left, right) {
        return vector::binary(sema, op, left, right, span);
    }
    match op {
        BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem | BinaryOp::BitAnd | BinaryOp::BitXor | BinaryOp::BitOr => {
            arithmetic(sema, op, left, right, span)
        }
        BinaryOp::Add | BinaryOp::Sub => additive(sema, op, left, right, span),
        BinaryOp::Shl | BinaryOp::Shr => shift(sema, op, left, right, span),
        BinaryOp::Less => compare(sema, CompareOp::Lt, op, left, right, span),
        BinaryOp::Greater => compare(sema, CompareOp::Gt, op, left, right, span),
        BinaryOp::LessEq => compare(sema, CompareOp::Le, op, left, right, span),
        BinaryOp::GreaterEq => compare(sema, CompareOp::Ge, op, left, right, span),
        BinaryOp::Eq => compare(sema, CompareOp::Eq, op, left, right, span),
        BinaryOp::NotEq => compare(sema, CompareOp::Ne, op, left, right, span),
        BinaryOp::Spaceship => ordering::spaceship(sema, left, right, span),
        BinaryOp::Comma | BinaryOp::And | BinaryOp::Or | BinaryOp::MemberPtr | BinaryOp::MemberPtrArrow => {
            invalid(sema, op, left, right, span)
        }
    }
}

fn has_vector(sema: &Sema, left: ExprId, right: ExprId) -> bool {
    classify::vector(sema, sema.ty(left)).is_some() || classify::vector(sema, sema.ty(right)).is_some()
}

/// `f == g` where `f` is overloaded and `g` has a type: the function of that type.
fn resolve_by_other(sema: &mut Sema, left: ExprId, right: ExprId) -> (ExprId, ExprId) {
    let is_set = |sema: &Sema, id: ExprId| matches!(sema.program.exprs[id].kind, ExprKind::OverloadSet(_));
    match (is_set(sema, left), is_set(sema, right)) {
        (true, false) => {
            let right = expr::rvalue(sema, right);
            let to = sema.ty(right);
            (resolve(sema, left, to), right)
        }
        (false, true) => {
            let left = expr::rvalue(sema, left);
            let to = sema.ty(left);
            (left, resolve(sema, right, to))
        }
        _ => (left, right),
    }
}

fn resolve(sema: &mut Sema, set: ExprId, to: Ty) -> ExprId {
    let span = sema.program.exprs[set].span;
    if !classify::is_pointer(sema, to) && !classify::is_member_pointer(sema, to) {
        return set;
    }
    match overload::address_of(sema, set, to) {
        Some(func) if expr::name::is_instance_method(sema, func) => {
            overload::address_of::member_pointer(sema, func, span)
        }
        Some(func) => expr::name::function(sema, func, span),
        None => set,
    }
}

/// Reports operands that the operator does not take.
pub fn invalid(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let (left_ty, right_ty) = (sema.ty(left), sema.ty(right));
    let (left_span, right_span) = (sema.program.exprs[left].span, sema.program.exprs[right].span);
    let (left, right) = (sema.show(left_ty), sema.show(right_ty));
    let message = format!("`{}` cannot be applied to `{left}` and `{right}`", op.spelling());
    let diagnostic = crate::diag::Diagnostic::error(span, message);
    sema.report(diagnostic.also(left_span, format!("`{left}`")).also(right_span, format!("`{right}`")));
    sema.error_expr(span)
}

/// `*`, `/`, `%`, `+`, `-` on numbers, `&`, `^`, `|` on integers ([expr.mul], [expr.add], [expr.bit.and] …).
fn arithmetic(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let integers_only = matches!(op, BinaryOp::Rem | BinaryOp::BitAnd | BinaryOp::BitXor | BinaryOp::BitOr);
    let is_allowed = |sema: &Sema, ty| {
        if integers_only {
            classify::is_integral_or_unscoped_enum(sema, ty)
        } else {
            classify::is_arithmetic_operand(sema, ty)
        }
    };
    if !is_allowed(sema, sema.ty(left)) || !is_allowed(sema, sema.ty(right)) {
        return invalid(sema, op, left, right, span);
    }
    let Some((left, right, ty)) = conv::arith::usual(sema, left, right) else {
        return invalid(sema, op, left, right, span);
    };
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if matches!(op, BinaryOp::Div | BinaryOp::Rem) {
        warn::division(sema, right, span);
    }
    let result = expr::prvalue(sema, ExprKind::Binary(op, left, right), ty, span);
    warn::overflow(sema, result);
    result
}

/// `+` and `-` ([expr.add]): arithmetic, pointer and integer, pointer difference.
fn additive(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let (left_ty, right_ty) = (sema.ty(left), sema.ty(right));
    let is_sub = op == BinaryOp::Sub;
    match (classify::is_pointer(sema, left_ty), classify::is_pointer(sema, right_ty)) {
        (false, false) => arithmetic(sema, op, left, right, span),
        (true, true) if is_sub => pointer::difference(sema, left, right, span),
        (true, false) if classify::is_integral_or_unscoped_enum(sema, right_ty) => {
            let index = conv::arith::promote(sema, right);
            pointer::add(sema, left, index, is_sub, span)
        }
        (false, true) if !is_sub && classify::is_integral_or_unscoped_enum(sema, left_ty) => {
            let index = conv::arith::promote(sema, left);
            pointer::add(sema, right, index, false, span)
        }
        _ => invalid(sema, op, left, right, span),
    }
}

/// [expr.shift]: the operands are promoted each on its own; the type is the left one's.
fn shift(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let is_allowed = |sema: &Sema, ty| classify::is_integral_or_unscoped_enum(sema, ty);
    if !is_allowed(sema, sema.ty(left)) || !is_allowed(sema, sema.ty(right)) {
        return invalid(sema, op, left, right, span);
    }
    let (left, right) = (conv::arith::promote(sema, left), conv::arith::promote(sema, right));
    let ty = sema.ty(left);
    warn::shift(sema, ty, right, span);
    expr::prvalue(sema, ExprKind::Binary(op, left, right), ty, span)
}

/// Relational and equality operators ([expr.rel], [expr.eq]).
fn compare(sema: &mut Sema, compare: CompareOp, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let (left_ty, right_ty) = (sema.ty(left), sema.ty(right));
    let is_equality = matches!(compare, CompareOp::Eq | CompareOp::Ne);
    let is_number = |sema: &Sema, ty| {
        classify::is_arithmetic_or_unscoped_enum(sema, ty) || (is_equality && classify::is_complex(sema, ty))
    };
    if is_number(sema, left_ty) && is_number(sema, right_ty) {
        let Some((left, right, ty)) = conv::arith::usual(sema, left, right) else {
            return invalid(sema, op, left, right, span);
        };
        if classify::is_error(ty) {
            return sema.error_expr(span);
        }
        return expr::prvalue(sema, ExprKind::Compare(compare, left, right), Ty::BOOL, span);
    }
    // [over.built]/19: two operands of one scoped enumeration.
    if classify::is_scoped_enum(sema, left_ty) && left_ty.unqual() == right_ty.unqual() {
        return expr::prvalue(sema, ExprKind::Compare(compare, left, right), Ty::BOOL, span);
    }
    if is_pointer_like(sema, left_ty) || is_pointer_like(sema, right_ty) {
        let is_comparable = |sema: &Sema, ty| is_pointer_like(sema, ty) || classify::is_integral(sema, ty);
        if is_comparable(sema, left_ty) && is_comparable(sema, right_ty) {
            return pointer::compare(sema, compare, left, right, span);
        }
    }
    invalid(sema, op, left, right, span)
}

fn is_pointer_like(sema: &Sema, ty: Ty) -> bool {
    classify::is_pointer(sema, ty) || classify::is_member_pointer(sema, ty) || classify::is_nullptr(ty)
}

/// `&&`, `||` ([expr.log.and], [expr.log.or]).
fn logical(sema: &mut Sema, op: BinaryOp, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let (left, right) = (expr::to_condition(sema, left), expr::to_condition(sema, right));
    if expr::is_error(sema, left) || expr::is_error(sema, right) {
        return sema.error_expr(span);
    }
    let kind = if op == BinaryOp::And { ExprKind::And(left, right) } else { ExprKind::Or(left, right) };
    expr::prvalue(sema, kind, Ty::BOOL, span)
}

/// [expr.comma]: type and category of the right operand.
pub fn comma(sema: &mut Sema, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let left = expr::discard(sema, left);
    if let ExprKind::InitList(_) = sema.program.exprs[right].kind {
        return expr::scalar_operand(sema, right);
    }
    let right = if classify::is_overloaded(sema.ty(right)) { expr::name::resolve_single(sema, right) } else { right };
    if expr::is_error(sema, left) || expr::is_error(sema, right) {
        return sema.error_expr(span);
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[right];
    sema.expr(ExprKind::Comma(left, right), ty, category, span)
}

/// `.*`, `->*` ([expr.mptr.oper]).
fn member_pointer(sema: &mut Sema, is_arrow: bool, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let object = if is_arrow { member::arrow(sema, left, span) } else { member::dot(sema, left) };
    let member = expr::scalar_operand(sema, right);
    if expr::is_error(sema, object) || expr::is_error(sema, member) {
        return sema.error_expr(span);
    }
    let (object_ty, member_ty) = (sema.ty(object), sema.ty(member));
    let op = if is_arrow { BinaryOp::MemberPtrArrow } else { BinaryOp::MemberPtr };
    let TyKind::MemberPtr { class, pointee } = *sema.program.types.kind(member_ty) else {
        return invalid(sema, op, left, member, span);
    };
    let (Some(object_class), Some(class_id)) =
        (sema.program.types.as_class(object_ty), sema.program.types.as_class(class))
    else {
        return invalid(sema, op, left, member, span);
    };
    let path =
        if object_class == class_id { Some(Vec::new()) } else { member::base_path(sema, object_class, class_id) };
    let Some(path) = path else {
        let (object, class) = (sema.show(object_ty), sema.show(class));
        sema.error(span, format!("a member of `{class}` is applied to an object of `{object}`"));
        return sema.error_expr(span);
    };
    if !access::base(sema, object_class, class_id, span) {
        return sema.error_expr(span);
    }
    let object = expr::materialize(sema, object);
    let object = member::to_base(sema, object, path);
    if classify::is_function(sema, pointee) {
        // 6: only a call can follow; `call` takes the node apart.
        return sema.expr(ExprKind::MemberPtrField { object, member }, pointee, Category::PRValue, span);
    }
    let category = match sema.program.exprs[object].category {
        Category::LValue => Category::LValue,
        _ => Category::XValue,
    };
    let quals = sema.ty(object).quals().minus(Quals::RESTRICT);
    let ty = sema.program.types.add_quals(pointee, quals);
    sema.expr(ExprKind::MemberPtrField { object, member }, ty, category, span)
}
