//! The conditional operator ([expr.cond]), and GNU's `c ?: e`.

use crate::ast;
use crate::hir::{self, ArrayLen, CastKind, Category, ExprId, ExprKind, Ty, TyKind};
use crate::sema::expr::{self, classify, member, vector};
use crate::sema::{Sema, conv, overload};
use crate::source::Span;

/// `cond ? then : els`.
pub fn check(sema: &mut Sema, cond: ast::ExprId, then: Option<ast::ExprId>, els: ast::ExprId, span: Span) -> ExprId {
    let Some(then) = then else { return elvis(sema, cond, els, span) };
    let cond = expr::check(sema, cond);
    let then = expr::check(sema, then);
    let els = expr::check(sema, els);
    if expr::is_error(sema, cond) || expr::is_error(sema, then) || expr::is_error(sema, els) {
        return sema.error_expr(span);
    }
    if classify::vector(sema, sema.ty(cond)).is_some() {
        return vector::select(sema, cond, then, els, span);
    }
    let cond = expr::to_condition(sema, cond);
    let Some((then, els)) = unify(sema, then, els, span) else { return sema.error_expr(span) };
    if expr::is_error(sema, cond) {
        return sema.error_expr(span);
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[then];
    sema.expr(ExprKind::Conditional(cond, then, els), ty, category, span)
}

/// GNU `value ?: els`: the value is evaluated once, and is both condition and second operand.
fn elvis(sema: &mut Sema, value: ast::ExprId, els: ast::ExprId, span: Span) -> ExprId {
    let value = expr::check(sema, value);
    let els = expr::check(sema, els);
    if expr::is_error(sema, value) || expr::is_error(sema, els) {
        return sema.error_expr(span);
    }
    let value = if classify::is_class(sema, sema.ty(value)) { expr::materialize(sema, value) } else { value };
    let hir::Expr { ty, category, span: value_span, .. } = sema.program.exprs[value];
    let opaque = sema.expr(ExprKind::Opaque, ty, category, value_span);
    let cond = expr::to_condition(sema, opaque);
    let Some((then, els)) = unify(sema, opaque, els, span) else { return sema.error_expr(span) };
    if expr::is_error(sema, cond) {
        return sema.error_expr(span);
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[then];
    let body = sema.expr(ExprKind::Conditional(cond, then, els), ty, category, span);
    sema.expr(ExprKind::OpaqueBind { opaque, value, body }, ty, category, span)
}

/// Brings the second and third operand to one type and category ([expr.cond]/2 to 7), or reports why not.
fn unify(sema: &mut Sema, then: ExprId, els: ExprId, span: Span) -> Option<(ExprId, ExprId)> {
    let (then, els) = (resolve(sema, then, els)?, resolve(sema, els, then)?);
    let (then_ty, els_ty) = (sema.ty(then), sema.ty(els));
    // 2: void.
    if classify::is_void(then_ty) || classify::is_void(els_ty) {
        return with_void(sema, then, els, span);
    }
    let is_class = |sema: &Sema, ty| classify::is_class(sema, ty);
    // 4: different types, one a class; or glvalues of one category that differ in cv only.
    let (then, els) = if then_ty != els_ty && (is_class(sema, then_ty) || is_class(sema, els_ty)) {
        convert_classes(sema, then, els, span)?
    } else {
        convert_glvalues(sema, then, els)
    };
    // 5: glvalues of one type and category.
    let (a, b) = (&sema.program.exprs[then], &sema.program.exprs[els]);
    if a.ty == b.ty && a.category == b.category && a.category.is_glvalue() {
        return Some((then, els));
    }
    // 6: classes that still differ go to overload resolution, which has only built-in candidates.
    let (then, els) = match a.ty != b.ty && (is_class(sema, a.ty) || is_class(sema, b.ty)) {
        true => overload::operators::conditional(sema, then, els),
        false => (then, els),
    };
    let (then, els) = (value_of(sema, then), value_of(sema, els));
    let (then_ty, els_ty) = (sema.ty(then), sema.ty(els));
    if classify::is_error(then_ty) || classify::is_error(els_ty) {
        return None;
    }
    // 7.1
    if then_ty == els_ty {
        return Some((then, els));
    }
    // 7.2
    if classify::is_arithmetic_operand(sema, then_ty) && classify::is_arithmetic_operand(sema, els_ty) {
        return conv::arith::usual(sema, then, els).map(|(then, els, _)| (then, els));
    }
    if classify::vector(sema, then_ty).is_some() || classify::vector(sema, els_ty).is_some() {
        if let Some((then, els, _)) = conv::arith::usual(sema, then, els) {
            return Some((then, els));
        }
        return mismatch(sema, then, els, span);
    }
    // 7.3, 7.4
    let is_pointer_like = |sema: &Sema, ty| {
        classify::is_pointer(sema, ty) || classify::is_member_pointer(sema, ty) || classify::is_nullptr(ty)
    };
    if (is_pointer_like(sema, then_ty) || is_pointer_like(sema, els_ty))
        && let Some(ty) = conv::pointer::composite_of(sema, then, els)
    {
        let then = conv::implicit(sema, then, ty, conv::Context::Operand);
        let els = conv::implicit(sema, els, ty, conv::Context::Operand);
        return Some((then, els));
    }
    mismatch(sema, then, els, span)
}

/// An overload set beside an operand that has a type: the function of that type.
fn resolve(sema: &mut Sema, id: ExprId, other: ExprId) -> Option<ExprId> {
    if !classify::is_overloaded(sema.ty(id)) {
        return Some(id);
    }
    let other_ty = sema.ty(other);
    let is_set = matches!(sema.program.exprs[id].kind, ExprKind::OverloadSet(_));
    let resolved = if is_set && !classify::is_overloaded(other_ty) && !classify::is_void(other_ty) {
        let to = match classify::is_function(sema, other_ty) {
            true => sema.program.types.pointer(other_ty),
            false => other_ty.unqual(),
        };
        conv::implicit(sema, id, to, conv::Context::Operand)
    } else {
        expr::scalar_operand(sema, id)
    };
    (!expr::is_error(sema, resolved)).then_some(resolved)
}

/// [expr.cond]/2: one throws, then the other decides; or both are void.
fn with_void(sema: &mut Sema, then: ExprId, els: ExprId, span: Span) -> Option<(ExprId, ExprId)> {
    let is_throw = |sema: &Sema, id: ExprId| matches!(sema.program.exprs[id].kind, ExprKind::Throw(_));
    let (then_void, els_void) = (classify::is_void(sema.ty(then)), classify::is_void(sema.ty(els)));
    if then_void && els_void {
        return Some((then, els));
    }
    if then_void && is_throw(sema, then) {
        return Some((typed_throw(sema, then, els), els));
    }
    if els_void && is_throw(sema, els) {
        return Some((then, typed_throw(sema, els, then)));
    }
    mismatch(sema, then, els, span)
}

/// A throw that stands for a value it never yields: the node takes the other operand's type and category.
fn typed_throw(sema: &mut Sema, throw: ExprId, other: ExprId) -> ExprId {
    let hir::Expr { ty, category, .. } = sema.program.exprs[other];
    let hir::Expr { span, .. } = sema.program.exprs[throw];
    let kind = sema.program.exprs[throw].kind.clone();
    sema.expr(kind, ty, category, span)
}

/// [expr.cond]/4 where a class is involved: an attempt each way, of which exactly one may succeed.
fn convert_classes(sema: &mut Sema, then: ExprId, els: ExprId, span: Span) -> Option<(ExprId, ExprId)> {
    let to_els = implicit_target(sema, then, els);
    let to_then = implicit_target(sema, els, then);
    match (to_els, to_then) {
        (Some(_), Some(_)) => {
            let (a, b) = (sema.show(sema.ty(then)), sema.show(sema.ty(els)));
            sema.error(span, format!("`{a}` and `{b}` convert to each other: the type of `?:` is ambiguous"));
            None
        }
        (Some(ty), None) => {
            let then = apply_target(sema, then, ty);
            (!expr::is_error(sema, then)).then_some((then, els))
        }
        (None, Some(ty)) => {
            let els = apply_target(sema, els, ty);
            (!expr::is_error(sema, els)).then_some((then, els))
        }
        (None, None) => Some((then, els)),
    }
}

/// [expr.cond]/4.1 to 4.3: the type related to `to` that `from` can be converted to.
fn implicit_target(sema: &mut Sema, from: ExprId, to: ExprId) -> Option<Ty> {
    let hir::Expr { ty: to_ty, category, .. } = sema.program.exprs[to];
    let from_ty = sema.ty(from);
    // 4.1, 4.2: a reference that binds directly.
    if category.is_glvalue() {
        let reference = match category {
            Category::LValue => sema.program.types.lvalue_ref(to_ty),
            _ => sema.program.types.rvalue_ref(to_ty),
        };
        let found = conv::sequence(sema, from, reference);
        let is_direct = match &found {
            conv::Sequence::Standard(standard) => standard.binding.is_some_and(|binding| binding.is_direct),
            conv::Sequence::User(user) => sema.program.types.is_ref(user.result),
            _ => false,
        };
        if is_direct
            && (category != Category::LValue
                || sema.program.exprs[from].category == Category::LValue
                || matches!(found, conv::Sequence::User(_)))
        {
            return Some(reference);
        }
    }
    // 4.3.1, 4.3.2: one class, or base and derived: towards the base, with no fewer qualifiers.
    if let (Some(from_class), Some(to_class)) =
        (sema.program.types.as_class(from_ty), sema.program.types.as_class(to_ty))
        && (from_class == to_class
            || member::base_path(sema, from_class, to_class).is_some()
            || member::base_path(sema, to_class, from_class).is_some())
    {
        let is_towards_base = from_class == to_class || member::base_path(sema, from_class, to_class).is_some();
        return (is_towards_base && to_ty.quals().contains(from_ty.quals())).then_some(to_ty);
    }
    // 4.3.3: the type that the other operand has as a value.
    let target = decayed(sema, to_ty);
    let found = conv::sequence(sema, from, target);
    (!found.is_bad()).then_some(target)
}

/// What [conv.lval], [conv.array] and [conv.func] make of a type.
fn decayed(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => sema.program.types.pointer(element),
        TyKind::Function(_) => sema.program.types.pointer(ty),
        TyKind::Class(_) => ty,
        _ => ty.unqual(),
    }
}

fn apply_target(sema: &mut Sema, id: ExprId, to: Ty) -> ExprId {
    let converted = conv::implicit(sema, id, to, conv::Context::Operand);
    // A prvalue of class type has the qualifiers of the target.
    if classify::is_class(sema, to) && sema.ty(converted) == to.unqual() && sema.ty(converted) != to {
        return requalify(sema, converted, to);
    }
    converted
}

/// [expr.cond]/4 for scalars: glvalues of one category whose types differ in qualifiers only take the union.
fn convert_glvalues(sema: &mut Sema, then: ExprId, els: ExprId) -> (ExprId, ExprId) {
    let (a, b) = (&sema.program.exprs[then], &sema.program.exprs[els]);
    let (a_ty, b_ty) = (a.ty, b.ty);
    if a_ty == b_ty || a.category != b.category || !a.category.is_glvalue() {
        return (then, els);
    }
    if sema.program.types.unqualified(a_ty) != sema.program.types.unqualified(b_ty) {
        return (then, els);
    }
    let (a_quals, b_quals) = (sema.program.types.quals(a_ty), sema.program.types.quals(b_ty));
    if b_quals.contains(a_quals) {
        (requalify(sema, then, b_ty), els)
    } else if a_quals.contains(b_quals) {
        (then, requalify(sema, els, a_ty))
    } else {
        (then, els)
    }
}

/// A glvalue seen with more qualifiers.
fn requalify(sema: &mut Sema, id: ExprId, ty: Ty) -> ExprId {
    // A bit-field stays what it is: only its value can be used with other qualifiers.
    let hir::Expr { category, span, .. } = sema.program.exprs[id];
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: id }, ty, category, span)
}

/// [expr.cond]/7: the operand as a value; a class as a prvalue.
fn value_of(sema: &mut Sema, id: ExprId) -> ExprId {
    let hir::Expr { ty, category, .. } = sema.program.exprs[id];
    if let TyKind::Array(_, ArrayLen::Variable) = sema.program.types.kind(ty) {
        return expr::rvalue(sema, id);
    }
    if !classify::is_class(sema, ty) {
        return expr::rvalue(sema, id);
    }
    if category == Category::PRValue {
        return id;
    }
    expr::copy_init(sema, ty, id)
}

fn mismatch(sema: &mut Sema, then: ExprId, els: ExprId, span: Span) -> Option<(ExprId, ExprId)> {
    let (a, b) = (sema.show(sema.ty(then)), sema.show(sema.ty(els)));
    let (a_span, b_span) = (sema.program.exprs[then].span, sema.program.exprs[els].span);
    let diagnostic = crate::diag::Diagnostic::error(span, format!("`{a}` and `{b}` have no common type in `?:`"));
    sema.report(diagnostic.also(a_span, format!("`{a}`")).also(b_span, format!("`{b}`")));
    None
}
