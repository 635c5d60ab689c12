//! Template-ids and packs as expressions ([temp.names], [expr.prim.fold], [expr.sizeof]).

use std::sync::Arc;

use crate::ast::{self, BinaryOp, ExprKind as A};
use crate::hir::{Category, ExprId, ExprKind, Named, TemplateArg, TemplateKind, Ty, Value};
use crate::sema::lookup::Found;
use crate::sema::template::pack::{self, Expansion};
use crate::sema::template::{args, class, constraint, names, variable};
use crate::sema::{Sema, expr};
use crate::source::Span;

/// The template arguments of a name of function templates, as an overload set keeps them.
pub fn explicit_args(sema: &mut Sema, name: ast::NameId) -> Option<Option<Arc<[TemplateArg]>>> {
    let Some(written) = class::name_args(sema, name) else { return Some(None) };
    let raws = args::written(sema, &written)?;
    let list: Vec<TemplateArg> = raws.into_iter().map(names::explicit).collect();
    Some(Some(list.into()))
}

/// A template-id of a variable template or concept. None: it is neither.
pub fn template_id(sema: &mut Sema, name: ast::NameId, found: &Found, span: Span) -> Option<ExprId> {
    let written = class::name_args(sema, name)?;
    let Named::Template(template) = found.entries.first()?.named else { return None };
    let kind = sema.program.templates[template].kind;
    if !matches!(kind, TemplateKind::Variable | TemplateKind::Concept) {
        return None;
    }
    let Some(raws) = args::written(sema, &written) else { return Some(sema.error_expr(span)) };
    if kind == TemplateKind::Concept {
        return Some(match constraint::concept_id(sema, template, raws, span) {
            Some(holds) => boolean(sema, holds, span),
            None => sema.error_expr(span),
        });
    }
    let outer = std::mem::replace(&mut sema.instantiation_span, span);
    let var = variable::of_raws(sema, template, raws, span);
    sema.instantiation_span = outer;
    Some(match var {
        Some(var) => expr::name::variable(sema, var, span),
        None => sema.error_expr(span),
    })
}

/// A constant of type bool.
pub fn boolean(sema: &mut Sema, value: bool, span: Span) -> ExprId {
    let value = Arc::new(Value::Int(i128::from(value)));
    sema.expr(ExprKind::Constant { value, sub: None }, Ty::BOOL, Category::PRValue, span)
}

/// `sizeof...(pack)` ([expr.sizeof]/5)
pub fn sizeof_pack(sema: &mut Sema, symbol: crate::base::Symbol, span: Span) -> ExprId {
    match pack::length(sema, symbol, span) {
        Some(n) => {
            let value = Arc::new(Value::Int(n as i128));
            sema.expr(ExprKind::Constant { value, sub: None }, Ty::SIZE, Category::PRValue, span)
        }
        None => sema.error_expr(span),
    }
}

/// Checks a list of expressions, expanding packs: arguments of calls, elements of lists.
pub fn list(sema: &mut Sema, exprs: &[ast::ExprId]) -> Vec<ExprId> {
    let mut result = Vec::with_capacity(exprs.len());
    for &id in exprs {
        match sema.ast.exprs[id].kind {
            A::PackExpansion(pattern) => expansion(sema, pattern, &mut result),
            _ => result.push(expr::check(sema, id)),
        }
    }
    result
}

/// Checks an expanded pattern once for each element.
pub fn expansion(sema: &mut Sema, pattern: ast::ExprId, result: &mut Vec<ExprId>) {
    let span = sema.ast.exprs[pattern].span;
    match pack::expand_expr(sema, pattern, |sema| expr::check(sema, pattern)) {
        Some(Expansion::Elements(elements)) => result.extend(elements),
        Some(Expansion::Mixed(_) | Expansion::Dependent) => {
            sema.error(span, "a pack expansion is used before its pack is known");
            result.push(sema.error_expr(span));
        }
        None => result.push(sema.error_expr(span)),
    }
}

/// A fold-expression ([expr.prim.fold]).
pub fn fold(
    sema: &mut Sema,
    op: BinaryOp,
    is_assign: bool,
    left: Option<ast::ExprId>,
    right: Option<ast::ExprId>,
    span: Span,
) -> ExprId {
    // Of a binary fold the operand that names no pack is the initial value.
    let (pattern, init, is_left_fold) = match (left, right) {
        (Some(left), None) => (left, None, false),
        (None, Some(right)) => (right, None, true),
        (Some(left), Some(right)) => match pack::names_pack(sema, left) {
            true => (left, Some(right), false),
            false => (right, Some(left), true),
        },
        (None, None) => return sema.error_expr(span),
    };
    let mut operands = Vec::new();
    expansion(sema, pattern, &mut operands);
    let init = init.map(|init| expr::check(sema, init));
    match is_left_fold {
        true => operands.splice(0..0, init).for_each(drop),
        false => operands.extend(init),
    }
    if operands.is_empty() {
        return empty_fold(sema, op, is_assign, span);
    }
    let combine = |sema: &mut Sema, left: ExprId, right: ExprId| {
        if expr::is_error(sema, left) || expr::is_error(sema, right) {
            return sema.error_expr(span);
        }
        match (is_assign, op) {
            (true, BinaryOp::Comma) => expr::assign::apply(sema, None, left, right, span),
            (true, op) => expr::assign::apply(sema, Some(op), left, right, span),
            (false, op) => expr::binary::apply(sema, op, left, right, span),
        }
    };
    match is_left_fold {
        true => {
            let first = operands.remove(0);
            operands.into_iter().fold(first, |acc, operand| combine(sema, acc, operand))
        }
        false => {
            let Some(last) = operands.pop() else { return sema.error_expr(span) };
            operands.into_iter().rev().fold(last, |acc, operand| combine(sema, operand, acc))
        }
    }
}

/// [temp.variadic]/12
fn empty_fold(sema: &mut Sema, op: BinaryOp, is_assign: bool, span: Span) -> ExprId {
    match op {
        BinaryOp::And if !is_assign => boolean(sema, true, span),
        BinaryOp::Or if !is_assign => boolean(sema, false, span),
        BinaryOp::Comma if !is_assign => {
            let zero = sema.expr(ExprKind::Int(0), Ty::INT, Category::PRValue, span);
            crate::sema::conv::cast(sema, crate::hir::CastKind::ToVoid, zero, Ty::VOID)
        }
        _ => {
            let operator = match (is_assign, op) {
                (true, BinaryOp::Comma) => "=".to_owned(),
                (true, op) => format!("{}=", op.spelling()),
                (false, op) => op.spelling().to_owned(),
            };
            sema.error(span, format!("a fold over `{operator}` needs at least one element"));
            sema.error_expr(span)
        }
    }
}
