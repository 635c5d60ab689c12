//! The range-based for statement ([stmt.ranged]).

use crate::ast::{self, DeclKind, Init, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Category, ExprKind, Lifetime, StmtKind, Ty, TyKind, VarId, VarKind};
use crate::sema::decl::{self, local_var};
use crate::sema::stmt::{block, in_block, init_statement, loops, substatement};
use crate::sema::{Guarded, Sema, Standard, expr, init, lookup, overload, ty};
use crate::source::Span;

/// `for (init; decl : range) body`
pub(super) fn range_for(
    sema: &mut Sema,
    init: Option<ast::StmtId>,
    decl: ast::DeclId,
    range: ast::ExprId,
    body: ast::StmtId,
    span: Span,
) -> hir::StmtId {
    in_block(sema, |sema| {
        let mut stmts = init.map_or(Vec::new(), |init| init_statement(sema, init));
        let at = sema.ast.exprs[range].span;
        let range = hidden(sema, Init::Copy(range), at, &mut stmts);
        let bounds = range.and_then(|range| bounds(sema, range, at));
        let Some((begin, end)) = bounds else {
            // Declare the element all the same, so that the body's names are known.
            declare_invalid(sema, decl);
            loops::in_loop(sema, |sema| substatement(sema, body));
            return sema.stmt(StmtKind::Empty, span);
        };
        let begin = hidden_from(sema, begin, at, &mut stmts);
        let end = hidden_from(sema, end, at, &mut stmts);
        let cond = not_equal(sema, begin, end, at);
        let step = increment(sema, begin, at);
        let body = in_block(sema, |sema| {
            let element = dereference(sema, begin, at);
            let mut inner = element_declaration(sema, decl, element);
            inner.push(loops::in_loop(sema, |sema| match sema.ast.stmts[body].kind {
                ast::StmtKind::Block(_) => block(sema, body),
                _ => substatement(sema, body),
            }));
            sema.stmt(StmtKind::Block(inner), span)
        });
        let kind = StmtKind::For { cond_decl: None, cond: Some(cond), step: Some(step), body };
        stmts.push(sema.stmt(kind, span));
        sema.stmt(StmtKind::Block(stmts), span)
    })
}

/// The hidden variable `auto&&` that the range initialises, which is checked once.
fn hidden(sema: &mut Sema, init: Init, span: Span, stmts: &mut Vec<hir::StmtId>) -> Option<VarId> {
    let declared = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let declared = sema.program.types.rvalue_ref(declared);
    let (ty, operand, is_copy) = init::auto_from_init(sema, declared, init, span)?;
    let id = local_var(sema, Symbol::EMPTY, ty, VarKind::Local, span);
    let target = init::Target { ty, kind: init::Kind::Local, name: Symbol::EMPTY, span };
    let checked = init::from_checked(sema, target, operand, is_copy);
    if sema.standard >= Standard::Cxx23 {
        extend_temporaries(sema, checked);
    }
    finish_hidden(sema, id, checked, stmts)
}

/// [class.temporary]/7 (C++23, P2718): the temporaries of the for-range-initializer last as long as the range.
fn extend_temporaries(sema: &mut Sema, init: hir::ExprId) {
    let mut work = vec![init];
    while let Some(id) = work.pop() {
        if let ExprKind::Temporary { lifetime, .. } = &mut sema.program.exprs.get_mut(id).kind
            && *lifetime == Lifetime::FullExpr
        {
            *lifetime = Lifetime::Block;
        }
        hir::visit::children(&sema.program.exprs[id].kind, |child| work.push(child));
    }
}

/// The same with an initialiser that is checked already.
fn hidden_from(sema: &mut Sema, value: hir::ExprId, span: Span, stmts: &mut Vec<hir::StmtId>) -> VarId {
    let declared = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let ty = init::deduce_auto_from(sema, declared, value, span).unwrap_or(Ty::ERROR);
    let id = local_var(sema, Symbol::EMPTY, ty, VarKind::Local, span);
    let target = init::Target { ty, kind: init::Kind::Local, name: Symbol::EMPTY, span };
    let checked = init::from_expr(sema, target, value, true);
    finish_hidden(sema, id, checked, stmts);
    id
}

fn finish_hidden(sema: &mut Sema, id: VarId, init: hir::ExprId, stmts: &mut Vec<hir::StmtId>) -> Option<VarId> {
    let span = sema.program.vars[id].span;
    let dtor = decl::class::destructor(sema, sema.program.vars[id].ty);
    let var = sema.program.vars.get_mut(id);
    var.init = Some(init);
    var.dtor = dtor;
    let is_error = sema.ty(init) == Ty::ERROR;
    stmts.push(sema.stmt(StmtKind::Local(id), span));
    decl::guard(sema, Guarded::Block, span);
    (!is_error).then_some(id)
}

/// An lvalue of a hidden variable.
fn var(sema: &mut Sema, id: VarId, span: Span) -> hir::ExprId {
    let ty = sema.program.types.non_ref(sema.program.vars[id].ty);
    sema.expr(ExprKind::Var(id), ty, Category::LValue, span)
}

/// begin-expr and end-expr ([stmt.ranged]/1.3).
fn bounds(sema: &mut Sema, range: VarId, span: Span) -> Option<(hir::ExprId, hir::ExprId)> {
    let object = var(sema, range, span);
    let ty = sema.ty(object);
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, ArrayLen::Known(len)) => {
            let len = sema.expr(ExprKind::Int(i128::from(len)), Ty::LONG, Category::PRValue, span);
            Some(array_bounds(sema, object, element, len, span))
        }
        TyKind::Array(element, ArrayLen::Variable) if hir::vla::part_of(&sema.program, object).is_some() => {
            let len = variable_length(sema, object, element, span)?;
            Some(array_bounds(sema, object, element, len, span))
        }
        TyKind::Class(class) => class_bounds(sema, range, class, span),
        TyKind::Error => None,
        TyKind::Array(..) => {
            let shown = sema.show(ty);
            sema.error(span, format!("the range of type `{shown}` has no known bound"));
            None
        }
        _ => free_bounds(sema, range, span),
    }
}

/// The number of elements of a GNU variable-length array.
fn variable_length(sema: &mut Sema, array: hir::ExprId, element: Ty, span: Span) -> Option<hir::ExprId> {
    let (var, depth) = hir::vla::part_of(&sema.program, array)?;
    let size = |sema: &mut Sema, depth| sema.expr(ExprKind::VlaSize(var, depth), Ty::SIZE, Category::PRValue, span);
    let whole = size(sema, depth);
    let part = match hir::layout::size_of(&sema.program, element) {
        Some(part) => sema.expr(ExprKind::Int(i128::from(part)), Ty::SIZE, Category::PRValue, span),
        None => size(sema, depth + 1),
    };
    let quotient = ExprKind::Binary(crate::ast::BinaryOp::Div, whole, part);
    Some(sema.expr(quotient, Ty::SIZE, Category::PRValue, span))
}

fn array_bounds(
    sema: &mut Sema,
    array: hir::ExprId,
    element: Ty,
    len: hir::ExprId,
    span: Span,
) -> (hir::ExprId, hir::ExprId) {
    let pointer = sema.program.types.pointer(element);
    let decay = |sema: &mut Sema| {
        let kind = ExprKind::Cast { kind: hir::CastKind::ArrayToPointer, sub: array };
        sema.expr(kind, pointer, Category::PRValue, span)
    };
    let begin = decay(sema);
    let ptr = decay(sema);
    let end = sema.expr(ExprKind::PtrAdd { ptr, index: len, is_sub: false }, pointer, Category::PRValue, span);
    (begin, end)
}

/// Members `begin` and `end`, when the class has either; else functions found by the range's type.
fn class_bounds(sema: &mut Sema, range: VarId, class: hir::ClassId, span: Span) -> Option<(hir::ExprId, hir::ExprId)> {
    if !ty::require_complete(sema, sema.program.types.non_ref(sema.program.vars[range].ty), span, "the range") {
        return None;
    }
    let names = ["begin", "end"].map(|name| lookup::member(sema, class, Symbol::new(name)));
    if names.iter().any(lookup::Found::is_empty) {
        return free_bounds(sema, range, span);
    }
    let [begin, end] = names.map(|found| {
        let object = var(sema, range, span);
        let member = expr::member_access(sema, object, &found, span);
        overload::call(sema, member, Vec::new(), span)
    });
    Some((begin, end))
}

/// `begin(range)` and `end(range)` by argument-dependent lookup only.
fn free_bounds(sema: &mut Sema, range: VarId, span: Span) -> Option<(hir::ExprId, hir::ExprId)> {
    let ty = sema.program.types.non_ref(sema.program.vars[range].ty);
    let mut calls = Vec::new();
    for name in ["begin", "end"] {
        let name = Symbol::new(name);
        let found = lookup::adl(sema, name, &[ty]);
        if found.is_empty() {
            let shown = sema.show(ty);
            sema.error(span, format!("a range of type `{shown}` needs `begin` and `end`"));
            return None;
        }
        let set = hir::OverloadSet {
            found,
            object: None,
            naming: None,
            object_class: None,
            template_args: None,
            is_qualified: false,
            adl: hir::Adl::No,
            name,
            is_address: false,
        };
        let kind = ExprKind::OverloadSet(Box::new(set));
        let callee = sema.expr(kind, Ty::OVERLOADED, Category::LValue, span);
        let object = var(sema, range, span);
        calls.push(overload::call(sema, callee, vec![object], span));
    }
    Some((calls[0], calls[1]))
}

/// `begin != end`, a full-expression of type bool.
fn not_equal(sema: &mut Sema, begin: VarId, end: VarId, span: Span) -> hir::ExprId {
    let (left, right) = (var(sema, begin, span), var(sema, end, span));
    let ty = sema.ty(left);
    let value = if sema.program.types.is_pointer(ty) && sema.ty(right) == ty {
        let (left, right) = (expr::rvalue(sema, left), expr::rvalue(sema, right));
        let kind = ExprKind::Compare(hir::CompareOp::Ne, left, right);
        sema.expr(kind, Ty::BOOL, Category::PRValue, span)
    } else {
        operator(sema, OverloadedOperator::ExclaimEqual, "!=", vec![left, right], span)
    };
    expr::to_condition(sema, value)
}

/// `++begin`
fn increment(sema: &mut Sema, begin: VarId, span: Span) -> hir::ExprId {
    let target = var(sema, begin, span);
    let ty = sema.ty(target);
    let value = if sema.program.types.is_pointer(ty) {
        sema.expr(ExprKind::IncDec { target, is_inc: true, is_prefix: true }, ty, Category::LValue, span)
    } else {
        operator(sema, OverloadedOperator::PlusPlus, "++", vec![target], span)
    };
    expr::full(sema, value)
}

/// `*begin`
fn dereference(sema: &mut Sema, begin: VarId, span: Span) -> hir::ExprId {
    let object = var(sema, begin, span);
    let ty = sema.ty(object);
    match sema.program.types.pointee(ty) {
        Some(to) => {
            let value = expr::rvalue(sema, object);
            sema.expr(ExprKind::Deref(value), to, Category::LValue, span)
        }
        None => operator(sema, OverloadedOperator::Star, "*", vec![object], span),
    }
}

/// An overloaded operator of the iterator, or an error.
fn operator(
    sema: &mut Sema,
    op: OverloadedOperator,
    spelling: &str,
    mut args: Vec<hir::ExprId>,
    span: Span,
) -> hir::ExprId {
    let ty = sema.ty(args[0]);
    if ty == Ty::ERROR {
        return sema.error_expr(span);
    }
    if let Some(value) = overload::operator(sema, op, &mut args, span) {
        return value;
    }
    // Built in, for a number or what a class converts to.
    if sema.program.types.as_class(sema.ty(args[0])).is_none() {
        match (op, &args[..]) {
            (OverloadedOperator::ExclaimEqual, &[left, right]) => {
                return expr::binary::builtin(sema, ast::BinaryOp::NotEq, left, right, span);
            }
            (OverloadedOperator::PlusPlus, &[operand]) => return expr::unary::increment(sema, operand, span),
            (_, &[operand]) => return expr::unary::deref(sema, operand, span),
            _ => {}
        }
    }
    let shown = sema.show(ty);
    sema.error(span, format!("the iterator type `{shown}` has no `{spelling}`"));
    sema.error_expr(span)
}

/// `decl = *begin;`
fn element_declaration(sema: &mut Sema, decl: ast::DeclId, element: hir::ExprId) -> Vec<hir::StmtId> {
    let (kind, span) = (sema.ast.decls[decl].kind.clone(), sema.ast.decls[decl].span);
    match kind {
        DeclKind::StructuredBinding { specs, ref_qual, names, .. } => {
            decl::bind_from(sema, &specs, ref_qual, &names, element, span)
        }
        DeclKind::Simple { specs, declarators } if declarators.len() == 1 => {
            if matches!(specs.ty, ast::TypeSpec::Class(_) | ast::TypeSpec::Enum(_)) {
                // [stmt.pre]/1
                sema.error(specs.ty_span, "the declaration of a range-based `for` cannot define a type");
            }
            let base = ty::specs(sema, &specs, ty::Place::Other);
            let shape = ty::declarator(sema, base, &declarators[0].declarator);
            decl::declare_element(sema, &specs, &declarators[0], shape.ty, element)
        }
        _ => Vec::new(),
    }
}

/// Declares the names of the element as invalid.
fn declare_invalid(sema: &mut Sema, decl: ast::DeclId) {
    let span = sema.ast.decls[decl].span;
    let element = sema.error_expr(span);
    element_declaration(sema, decl, element);
}
