//! Expressions that are not closed: their closed operands are checked by themselves, and what `.` and `->` name in objects
//! whose class is known, which may be the current instantiation ([temp.dep.expr], [temp.dep.type]).

use crate::ast::{self, ExprId, ExprKind, Init, UnaryOp};
use crate::hir::{Named, Ty, TyKind};
use crate::sema::template::class as class_template;
use crate::sema::template::phase_one::{Walk, current, is_closed, members, reported};
use crate::sema::{Sema, expr, lookup, ty};

/// Checks an expression by `check` if it is closed, otherwise what of it can be.
pub(super) fn expression(sema: &mut Sema, walk: Walk, id: ExprId, check: impl FnOnce(&mut Sema)) {
    if is_closed(sema, walk, |names| names.expr(id)) {
        reported(sema, check);
    } else {
        open(sema, walk, id);
    }
}

/// Checks the expressions of an initialiser that is not closed.
pub(super) fn initialiser(sema: &mut Sema, walk: Walk, init: Init) {
    match init {
        Init::Copy(expr) | Init::Paren(expr) | Init::Brace(expr) => open(sema, walk, expr),
        Init::Delayed { id, .. } => {
            if let Some(ast::DelayedResult::Expr(expr)) = sema.ast.delayed[id].parsed {
                open(sema, walk, expr);
            }
        }
    }
}

/// What can be checked of an expression that is not closed.
pub(super) fn open(sema: &mut Sema, walk: Walk, id: ExprId) {
    if let ExprKind::Member { base, is_arrow, name } = sema.ast.exprs[id].kind {
        member(sema, walk, base, is_arrow, name);
    }
    if let ExprKind::Call { callee, args, .. } = sema.ast.exprs[id].kind.clone() {
        members::require_arity(sema, walk, callee, &args);
    }
    for operand in operands(sema, id) {
        if stands_alone(&sema.ast.exprs[operand].kind) && is_closed(sema, walk, |names| names.expr(operand)) {
            // Its value may be part of a constant expression around ([expr.const]/13).
            reported(sema, |sema| expr::unevaluated(sema, |sema| expr::check(sema, operand)));
        } else {
            open(sema, walk, operand);
        }
    }
}

/// Whether an expression means the same wherever it stands: neither names a function that something else chooses or calls, nor
/// is a list that initialises.
fn stands_alone(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Unary(op, _) => *op != UnaryOp::AddrOf,
        ExprKind::Postfix(..)
        | ExprKind::Binary(..)
        | ExprKind::Assign(..)
        | ExprKind::Call { .. }
        | ExprKind::Subscript { .. }
        | ExprKind::CStyleCast(..)
        | ExprKind::FunctionalCast(..)
        | ExprKind::NamedCast(..)
        | ExprKind::New(_) => true,
        _ => false,
    }
}

/// The operands of an expression that stand in the same scope, in order.
fn operands(sema: &Sema, id: ExprId) -> Vec<ExprId> {
    let init = |init: Init| match init {
        Init::Copy(expr) | Init::Paren(expr) | Init::Brace(expr) => Some(expr),
        Init::Delayed { .. } => None,
    };
    match &sema.ast.exprs[id].kind {
        ExprKind::Paren(sub)
        | ExprKind::Unary(_, sub)
        | ExprKind::Postfix(_, sub)
        | ExprKind::Delete { operand: sub, .. }
        | ExprKind::SizeofExpr(sub)
        | ExprKind::AlignofExpr(sub)
        | ExprKind::Noexcept(sub)
        | ExprKind::TypeidExpr(sub)
        | ExprKind::CoAwait(sub)
        | ExprKind::CoYield(sub)
        | ExprKind::PackExpansion(sub)
        | ExprKind::CStyleCast(_, sub)
        | ExprKind::NamedCast(_, _, sub)
        | ExprKind::Member { base: sub, .. }
        | ExprKind::Throw(Some(sub)) => vec![*sub],
        ExprKind::Binary(_, left, right) | ExprKind::Assign(_, left, right) => vec![*left, *right],
        ExprKind::Conditional(cond, then, els) => [*cond].into_iter().chain(*then).chain([*els]).collect(),
        ExprKind::Fold { left, right, .. } => left.iter().chain(right).copied().collect(),
        ExprKind::Call { callee: sub, args, .. } | ExprKind::Subscript { base: sub, args } => {
            [*sub].into_iter().chain(args.iter().copied()).collect()
        }
        ExprKind::FunctionalCast(_, list) => init(*list).into_iter().collect(),
        ExprKind::InitList(elems) => elems.iter().map(|elem| elem.value).collect(),
        ExprKind::ParenList(list) => list.clone(),
        ExprKind::New(new) => new.placement.iter().flatten().copied().chain(new.init.and_then(init)).collect(),
        _ => Vec::new(),
    }
}

/// `base.name` or `base->name`, `this` apart: a member of the object's class, as far as that is known.
fn member(sema: &mut Sema, walk: Walk, base: ExprId, is_arrow: bool, name: ast::NameId) {
    let data = &sema.ast.names[name];
    let (symbol, span) = match data.identifier() {
        Some(symbol) if !data.is_qualified() => (symbol, data.last_span),
        _ => return,
    };
    if ast::visit::is_this(&sema.ast, base) {
        return;
    }
    let Some(class) = type_of(sema, walk, base).and_then(|ty| object(sema, ty, is_arrow)) else { return };
    if let Some(current) = current::of(walk, class) {
        current.require(sema, symbol, span);
    } else if let Some(id) = sema.program.types.as_class(class)
        && is_complete(sema, class, span)
        && lookup::member(sema, id, symbol).is_empty()
    {
        let shown = sema.show(class);
        sema.error(span, format!("`{shown}` has no member `{symbol}`"));
    }
}

/// The class type of the object that `.` or `->` is applied to.
pub(super) fn object(sema: &Sema, ty: Ty, is_arrow: bool) -> Option<Ty> {
    match (is_arrow, sema.program.types.kind(ty)) {
        (true, TyKind::Pointer(to)) => Some(to.unqual()),
        (true, _) => None,
        (false, _) => Some(ty.unqual()),
    }
}

fn is_complete(sema: &mut Sema, ty: Ty, span: crate::source::Span) -> bool {
    ty::is_complete(sema, ty) || sema.trap(|sema| class_template::complete(sema, ty, span)).0
}

/// The type of an expression, no reference, as far as the walk knows it.
pub(super) fn type_of(sema: &mut Sema, walk: Walk, id: ExprId) -> Option<Ty> {
    match sema.ast.exprs[id].kind.clone() {
        ExprKind::This => {
            let ty = walk.current?.ty?;
            Some(sema.program.types.pointer(ty))
        }
        ExprKind::Paren(sub) => type_of(sema, walk, sub),
        ExprKind::Unary(UnaryOp::Deref, sub) | ExprKind::Subscript { base: sub, .. } => {
            let ty = type_of(sema, walk, sub)?;
            match *sema.program.types.kind(ty) {
                TyKind::Pointer(to) | TyKind::Array(to, _) => Some(to),
                _ => None,
            }
        }
        ExprKind::Name(name) => {
            let data = &sema.ast.names[name];
            let symbol = data.identifier().filter(|_| !data.is_qualified())?;
            let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
            let is_own = found.scope.is_some_and(|scope| lookup::is_within(sema, scope, walk.root));
            match found.single()?.named {
                Named::Var(var) if is_own => Some(sema.program.types.non_ref(sema.program.vars[var].ty)),
                Named::Field(field) if is_own => Some(sema.program.types.non_ref(sema.program.fields[field].ty)),
                _ => None,
            }
        }
        ExprKind::Member { base, is_arrow, name } => {
            let symbol = sema.ast.names[name].identifier().filter(|_| !sema.ast.names[name].is_qualified())?;
            let class = type_of(sema, walk, base).and_then(|ty| object(sema, ty, is_arrow))?;
            let ty = match current::of(walk, class) {
                Some(current) => members::field_type(sema, current, symbol)?,
                None => field_of_known(sema, class, symbol)?,
            };
            Some(sema.program.types.non_ref(ty))
        }
        ExprKind::Call { callee, .. } => {
            let (current, name) = current::member_named(sema, walk, callee)?;
            let symbol = sema.ast.names[name].identifier()?;
            let ty = members::result_type(sema, current, symbol)?;
            Some(sema.program.types.non_ref(ty))
        }
        ExprKind::CStyleCast(to, _) | ExprKind::NamedCast(_, to, _) => {
            let is_known = super::are_known(sema, walk, |names| names.ty(to));
            let (ty, errors) = sema.trap(|sema| ty::type_id(sema, to));
            (is_known && errors.is_empty() && ty != Ty::ERROR).then(|| sema.program.types.non_ref(ty))
        }
        _ => None,
    }
}

/// The type of a data member of a class that depends on nothing.
fn field_of_known(sema: &mut Sema, class: Ty, symbol: crate::base::Symbol) -> Option<Ty> {
    let id = sema.program.types.as_class(class).filter(|_| ty::is_complete(sema, class))?;
    match lookup::member(sema, id, symbol).single()?.named {
        Named::Field(field) => Some(sema.program.fields[field].ty),
        _ => None,
    }
}
