//! Function calls ([expr.call]): what is called, the arguments checked, and the rest to overload resolution.

use crate::ast::{self, Unqualified};
use crate::hir::{self, Builtin, Callee, CastKind, Category, ExprId, ExprKind, FuncId, Named, Ty, TyKind};
use crate::sema::expr::{self, cast, classify, member, name, type_name};
use crate::sema::{CallPlace, Sema, builtin, lookup, overload, template, ty};
use crate::source::Span;

/// `callee(args)`.
pub fn check(sema: &mut Sema, callee: ast::ExprId, args: &[ast::ExprId], place: CallPlace) -> ExprId {
    let span = place.span;
    let is_decltype_call = std::mem::take(&mut sema.cx.is_decltype_call);
    if let ast::ExprKind::Member { base, is_arrow, name } = sema.ast.exprs[callee].kind
        && let Unqualified::Destructor(_) = sema.ast.names[name].last
        && let Some(result) = destructor_call(sema, base, is_arrow, name, args, span)
    {
        return result;
    }
    if let Some(ty) = type_name::as_type(sema, callee) {
        let list = sema.ast.exprs.push(ast::Expr { kind: ast::ExprKind::ParenList(args.to_vec()), span });
        return cast::functional(sema, ty, ast::Init::Paren(list), span);
    }
    let callee_name = match sema.ast.exprs[callee].kind {
        ast::ExprKind::Name(id) => Some(id),
        _ => None,
    };
    let callee = match callee_name {
        Some(id) => name::callee(sema, id),
        None => expr::check(sema, callee),
    };
    bind_call(sema, callee, callee_name, args);
    if let Some((func, builtin)) = builtin_callee(sema, callee) {
        return builtin::call(sema, func, builtin, args, span);
    }
    let args: Vec<ExprId> = template::expr::list(sema, args);
    if expr::is_error(sema, callee) || args.iter().any(|arg| expr::is_error(sema, *arg)) {
        return sema.error_expr(span);
    }
    if let Some(id) = callee_name
        && is_unknown(sema, callee, &args)
    {
        lookup::undeclared(sema, id);
        return sema.error_expr(span);
    }
    sema.cx.is_decltype_call = is_decltype_call;
    sema.cx.call = Some(place);
    let result = call(sema, callee, args, span);
    sema.cx.is_decltype_call = false;
    result
}

/// [temp.dep]/2: in a template, the name of a call is no dependent name when none of the arguments, nor of its template
/// arguments, depends on a parameter: it is bound where the template is defined.
fn bind_call(sema: &mut Sema, callee: ExprId, written: Option<ast::NameId>, args: &[ast::ExprId]) {
    let is_adl = matches!(&sema.program.exprs[callee].kind, ExprKind::OverloadSet(set) if set.adl != hir::Adl::No);
    if !is_adl || sema.cx.order_limit.is_none() || template::dependent::call_depends_on_template(sema, written, args) {
        return;
    }
    if let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(callee).kind {
        set.adl = hir::Adl::AtDefinition;
    }
}

/// The call of a checked callee.
pub fn call(sema: &mut Sema, callee: ExprId, args: Vec<ExprId>, span: Span) -> ExprId {
    if let ExprKind::MemberPtrField { object, member } = sema.program.exprs[callee].kind
        && classify::is_function(sema, sema.ty(callee))
    {
        return member_pointer_call(sema, object, member, args, span);
    }
    overload::call(sema, callee, args, span)
}

/// A name that neither ordinary nor argument-dependent lookup finds.
fn is_unknown(sema: &mut Sema, callee: ExprId, args: &[ExprId]) -> bool {
    let ExprKind::OverloadSet(set) = &sema.program.exprs[callee].kind else { return false };
    if !set.found.is_empty() {
        return false;
    }
    let (name, adl) = (set.name, set.adl);
    let types: Vec<Ty> = args.iter().map(|arg| sema.ty(*arg)).collect();
    lookup::adl_of(sema, name, &types, adl).is_empty()
}

/// The GNU builtin that a callee names.
fn builtin_callee(sema: &Sema, callee: ExprId) -> Option<(FuncId, Builtin)> {
    let func = match &sema.program.exprs[callee].kind {
        ExprKind::OverloadSet(set) => match *set.found.as_slice() {
            [hir::Entry { named: Named::Func(func), .. }] => func,
            _ => return None,
        },
        &ExprKind::Func(func) => func,
        _ => return None,
    };
    sema.program.funcs[func].builtin.map(|builtin| (func, builtin))
}

/// The node of a call whose function yields a `ret` ([expr.call]/14).
pub fn result_of(sema: &mut Sema, kind: ExprKind, ret: Ty, span: Span) -> ExprId {
    let (ty, category) = overload::call::value_of(sema, ret);
    if category == Category::PRValue
        && !classify::is_void(ty)
        && !ty::require_complete(sema, ty, span, "the result of a call")
    {
        return sema.error_expr(span);
    }
    sema.expr(kind, ty, category, span)
}

/// `(object.*member)(args)`.
fn member_pointer_call(sema: &mut Sema, object: ExprId, member: ExprId, args: Vec<ExprId>, span: Span) -> ExprId {
    let TyKind::MemberPtr { pointee, .. } = *sema.program.types.kind(sema.ty(member)) else {
        return sema.error_expr(span);
    };
    let Some(function) = sema.program.types.as_function(pointee).cloned() else { return sema.error_expr(span) };
    // [expr.mptr.oper]/6: the object's qualifiers and category fit the function's.
    let hir::Expr { ty: object_ty, category, .. } = sema.program.exprs[object];
    if !function.quals.contains(object_ty.quals().minus(hir::Quals::RESTRICT)) {
        let shown = sema.show(object_ty);
        sema.error(span, format!("the member function would drop qualifiers of an object of type `{shown}`"));
        return sema.error_expr(span);
    }
    let is_wrong_category = match function.ref_qual {
        ast::RefQual::None => false,
        ast::RefQual::LValue => category != Category::LValue && !function.quals.is_const(),
        ast::RefQual::RValue => category == Category::LValue,
    };
    if is_wrong_category {
        let what = if category == Category::LValue { "an lvalue" } else { "an rvalue" };
        sema.error(span, format!("the member function cannot be called on {what}"));
        return sema.error_expr(span);
    }
    let Some(args) = overload::args_to(sema, &function, args, span) else { return sema.error_expr(span) };
    let args = std::iter::once(object).chain(args).collect();
    let kind = ExprKind::Call { callee: Callee::MemberPtr(member), args, right_first: false };
    result_of(sema, kind, function.ret, span)
}

/// The type that `~T` names: looked up where the expression stands, and in the class of the object
/// ([basic.lookup.classref]/3), or behind a qualifier where that was looked up ([basic.lookup.qual]/6).
fn destroyed_type(sema: &mut Sema, name: ast::NameId, written: ast::TypeId, object: Ty) -> Ty {
    let class = sema.program.types.as_class(object).map(|class| sema.program.classes[class].scope);
    let scopes = [class, lookup::scope_before_last(sema, name)];
    let mut tries = [Some(sema.cx.scope)].into_iter().chain(scopes).flatten().peekable();
    while let Some(scope) = tries.next() {
        let outer = std::mem::replace(&mut sema.cx.scope, scope);
        let (named, errors) = match tries.peek() {
            Some(_) => sema.trap(|sema| ty::type_id(sema, written)),
            None => (ty::type_id(sema, written), Vec::new()),
        };
        sema.cx.scope = outer;
        if errors.is_empty() {
            return named;
        }
    }
    Ty::ERROR
}

/// `x.~T()` ([expr.prim.id.dtor]): of a scalar, or a class with nothing to do, only the object is evaluated. None: a
/// destructor that overload resolution calls.
fn destructor_call(
    sema: &mut Sema,
    base: ast::ExprId,
    is_arrow: bool,
    name: ast::NameId,
    args: &[ast::ExprId],
    span: Span,
) -> Option<ExprId> {
    let Unqualified::Destructor(type_id) = sema.ast.names[name].last else { return None };
    if sema.ast.names[name].has_template_keyword {
        // [temp.names]/5
        sema.error(span, "`template` before the name of a destructor, which is no template");
        return Some(sema.error_expr(span));
    }
    let base_expr = expr::check(sema, base);
    let object = if is_arrow { member::arrow(sema, base_expr, span) } else { member::dot(sema, base_expr) };
    if expr::is_error(sema, object) {
        return Some(sema.error_expr(span));
    }
    let object_ty = sema.ty(object);
    if !args.is_empty() {
        sema.error(span, "a destructor takes no arguments");
        return Some(sema.error_expr(span));
    }
    let named = destroyed_type(sema, name, type_id, object_ty);
    if classify::is_error(named) {
        return Some(sema.error_expr(span));
    }
    if sema.program.types.unqualified(named) != sema.program.types.unqualified(object_ty) {
        let class = sema.program.types.as_class(object_ty);
        let named_class = sema.program.types.as_class(named);
        let is_base = matches!((class, named_class), (Some(d), Some(b)) if member::base_path(sema, d, b).is_some());
        if !is_base {
            let (object, named) = (sema.show(object_ty), sema.show(named));
            sema.error(span, format!("destructor of `{named}` is called on an object of type `{object}`"));
            return Some(sema.error_expr(span));
        }
    }
    if let Some(class) = sema.program.types.as_class(object_ty) {
        // [class.dtor]/16 looks its destructor up.
        if !ty::require_complete(sema, object_ty, span, "an object whose destructor is called") {
            return Some(sema.error_expr(span));
        }
        let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
        let found = lookup::member(sema, class, symbol);
        if !found.is_empty() {
            let is_qualified = sema.ast.names[name].is_qualified();
            let callee = member::member_access(sema, object, &found, span);
            if let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(callee).kind {
                set.is_qualified = is_qualified;
            }
            return Some(call(sema, callee, Vec::new(), span));
        }
    }
    Some(expr::cast(sema, CastKind::ToVoid, object, Ty::VOID))
}
