//! Function calls and operators in dependent expressions ([temp.dep]/2): what has operands of known types only is resolved
//! where it stands, any other call names its functions alone. g++ also writes a member of a class that is known as what it
//! is, when there is only one of the name.

use crate::ast::{self, ExprKind as A};
use crate::hir::{self, Category, ExprId, ExprKind, Named, Notation, NotationId, Part, Ty};
use crate::sema::lookup::{self, Found, Want};
use crate::sema::template::dependent;
use crate::sema::template::notation::name;
use crate::sema::{Sema, decl, expr, ty};

pub(super) fn of(sema: &mut Sema, callee: ast::ExprId, args: &[ast::ExprId]) -> NotationId {
    let function = match sema.ast.exprs[callee].kind {
        A::Name(name) => named(sema, callee, name, args),
        A::Member { base, is_arrow, name } => member(sema, base, is_arrow, name, args),
        _ => None,
    };
    let function = match function {
        Some(function) => function,
        None => super::expression(sema, callee),
    };
    let mut parts = vec![Part::Expr(function)];
    super::list(sema, args, &mut parts);
    super::open(sema, "cl", parts)
}

fn function(sema: &mut Sema, func: hir::FuncId) -> NotationId {
    sema.program.types.note(Notation::Func(func))
}

/// Whether lookup has found nothing but functions; the only one if there is one.
fn only(found: &Found) -> Option<Option<hir::FuncId>> {
    let is_function = |entry: &hir::Entry| matches!(entry.named, Named::Func(_) | Named::Template(_));
    if found.is_empty() || !found.entries.iter().all(is_function) {
        return None;
    }
    match found.single().map(|entry| &entry.named) {
        Some(Named::Func(func)) => Some(Some(*func)),
        _ => Some(None),
    }
}

/// A callee that is named alone, or by a qualified name that depends on nothing. None: it is no plain set of functions.
fn named(sema: &mut Sema, callee: ast::ExprId, name: ast::NameId, args: &[ast::ExprId]) -> Option<NotationId> {
    if matches!(sema.ast.names[name].last, ast::Unqualified::TemplateId { .. })
        || lookup::dependent_qualifier(sema, name).ok()?.is_some()
    {
        return None;
    }
    let found = lookup::named(sema, name, Want::Any);
    let single = only(&found)?;
    let chosen = match single.filter(|&func| sema.program.funcs[func].class.is_some()) {
        Some(member) => Some(member),
        None => resolved(sema, callee, args),
    };
    let is_qualified = sema.ast.names[name].is_qualified();
    let Some(chosen) = chosen else {
        let scope = found.scope.filter(|_| is_qualified);
        return Some(name::unresolved(sema, name, scope));
    };
    let data = &sema.program.funcs[chosen];
    let is_of_this = data.class.is_some() && !data.is_static && !is_qualified && sema.cx.this_ty.is_some();
    let chosen = function(sema, chosen);
    Some(if is_of_this { name::of_this(sema, chosen) } else { chosen })
}

/// A member of an object of a class that is known.
fn member(
    sema: &mut Sema,
    base: ast::ExprId,
    is_arrow: bool,
    name: ast::NameId,
    args: &[ast::ExprId],
) -> Option<NotationId> {
    let data = &sema.ast.names[name];
    let (is_plain, symbol) = (!data.is_qualified(), lookup::name_symbol(sema, &data.last));
    if !is_plain || matches!(data.last, ast::Unqualified::TemplateId { .. } | ast::Unqualified::Destructor(_)) {
        return None;
    }
    let object = typed(sema, base)?;
    let of = match is_arrow {
        true => sema.program.types.pointee(sema.ty(object))?,
        false => sema.ty(object),
    };
    let class = sema.program.types.as_class(of)?;
    let found = lookup::member(sema, class, symbol);
    let chosen = match only(&found)? {
        Some(func) => func,
        None => {
            let span = sema.ast.exprs[base].span;
            let object = if is_arrow { expr::member::arrow(sema, object, span) } else { object };
            let callee = expr::member::member_access(sema, object, &found, span);
            chosen(sema, callee, args)?
        }
    };
    let object = super::part(sema, base);
    let chosen = function(sema, chosen);
    Some(super::op(sema, if is_arrow { "pt" } else { "dt" }, vec![object, Part::Expr(chosen)]))
}

/// The function that a call of a named function with arguments of known types calls.
fn resolved(sema: &mut Sema, callee: ast::ExprId, args: &[ast::ExprId]) -> Option<hir::FuncId> {
    let A::Name(name) = sema.ast.exprs[callee].kind else { return None };
    let (found, errors) = sema.trap(|sema| {
        let callee = expr::name::callee(sema, name);
        chosen(sema, callee, args)
    });
    found.filter(|_| errors.is_empty())
}

fn chosen(sema: &mut Sema, callee: ExprId, args: &[ast::ExprId]) -> Option<hir::FuncId> {
    let args: Vec<ExprId> = args.iter().map(|&arg| typed(sema, arg)).collect::<Option<_>>()?;
    let span = sema.program.exprs[callee].span;
    let (call, errors) = sema.trap(|sema| expr::call::call(sema, callee, args, span));
    if errors.is_empty() { called(sema, call) } else { None }
}

/// The function that a checked expression is a call of.
fn called(sema: &Sema, mut id: ExprId) -> Option<hir::FuncId> {
    loop {
        match &sema.program.exprs[id].kind {
            ExprKind::Call { callee: hir::Callee::Direct(func) | hir::Callee::Virtual(func), .. } => {
                return Some(*func);
            }
            ExprKind::Temporary { sub, .. } => id = *sub,
            ExprKind::FullExpr(inner) => id = *inner,
            _ => return None,
        }
    }
}

/// An operator whose operands depend on nothing, when it is an overloaded one: a call of the function.
pub(super) fn overloaded(sema: &mut Sema, id: ast::ExprId, operands: &[ast::ExprId]) -> Option<NotationId> {
    if dependent::expr_is_dependent(sema, id) {
        return None;
    }
    let (checked, errors) = sema.trap(|sema| expr::check(sema, id));
    if !errors.is_empty() {
        return None;
    }
    let func = called(sema, checked)?;
    let data = &sema.program.funcs[func];
    if !matches!(data.name, hir::FuncName::Operator(_)) {
        return None;
    }
    let is_member = data.class.is_some();
    let chosen = Part::Expr(function(sema, func));
    let mut operands: Vec<Part> = operands.iter().map(|&operand| super::part(sema, operand)).collect();
    let callee = match is_member && !operands.is_empty() {
        true => {
            let object = operands.remove(0);
            Part::Expr(super::op(sema, "dt", vec![object, chosen]))
        }
        false => chosen,
    };
    operands.insert(0, callee);
    Some(super::open(sema, "cl", operands))
}

/// An expression of the type of one that is not type-dependent ([temp.dep.expr]); none for one that is.
fn typed(sema: &mut Sema, id: ast::ExprId) -> Option<ExprId> {
    if !dependent::expr_is_dependent(sema, id) && !matches!(sema.ast.exprs[id].kind, A::PackExpansion(_)) {
        let checked = expr::check(sema, id);
        return (!expr::is_error(sema, checked)).then_some(checked);
    }
    match sema.ast.exprs[id].kind.clone() {
        A::Paren(inner) => typed(sema, inner),
        A::CStyleCast(to, _) | A::NamedCast(_, to, _) | A::FunctionalCast(to, _) => {
            let to = ty::type_id(sema, to);
            value_of(sema, to)
        }
        A::SizeofType(_) | A::SizeofExpr(_) | A::SizeofPack(_) | A::AlignofType(_) | A::AlignofExpr(_) => {
            value_of(sema, Ty::SIZE)
        }
        A::Noexcept(_) | A::TypeTrait { .. } | A::Requires(_) => value_of(sema, Ty::BOOL),
        A::Binary(op, left, right) => {
            let (left, right) = (typed(sema, left)?, typed(sema, right)?);
            let span = sema.ast.exprs[id].span;
            let result = expr::binary::apply(sema, op, left, right, span);
            (!expr::is_error(sema, result)).then_some(result)
        }
        A::Name(name) => {
            let symbol = sema.ast.names[name].identifier().filter(|_| !sema.ast.names[name].is_qualified())?;
            match lookup::unqualified(sema, symbol, Want::Any).single()?.named {
                Named::TemplateArg(
                    hir::TemplateArg::ParamValue { ty, is_pack: false, .. } | hir::TemplateArg::DependentValue(ty, _),
                ) => value_of(sema, ty),
                _ => None,
            }
        }
        _ => None,
    }
}

/// An expression of this type, if that is known.
fn value_of(sema: &mut Sema, ty: Ty) -> Option<ExprId> {
    if dependent::is_dependent(sema, ty) || ty::has_auto(sema, ty) || ty == Ty::ERROR || ty.unqual() == Ty::VOID {
        return None;
    }
    let var = decl::local_var(sema, crate::base::Symbol::EMPTY, ty, hir::VarKind::Local, crate::source::Span::NONE);
    let category = match sema.program.types.kind(ty) {
        hir::TyKind::LValueRef(_) => Category::LValue,
        _ => Category::XValue,
    };
    let of = sema.program.types.non_ref(ty);
    Some(sema.expr(ExprKind::Var(var), of, category, crate::source::Span::NONE))
}
