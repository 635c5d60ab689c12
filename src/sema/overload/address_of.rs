//! The address of an overloaded function ([over.over]): the target type chooses.

use std::sync::Arc;

use crate::hir::{
    Category, ExprId, ExprKind, FnTy, FuncId, MemberRef, Named, TemplateArg, TemplateId, Ty, TyKind, Value,
};
use crate::sema::conv::standard;
use crate::sema::template::{self, order};
use crate::sema::{Sema, decl, expr};
use crate::source::Span;

/// What a target type chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    One(FuncId),
    None,
    Ambiguous,
}

/// The functions of an overload set that are no templates.
pub fn functions(sema: &Sema, set: ExprId) -> Vec<FuncId> {
    let ExprKind::OverloadSet(set) = &sema.program.exprs[set].kind else { return Vec::new() };
    let mut result = Vec::new();
    for entry in &set.found {
        if let Named::Func(func) = entry.named
            && !result.contains(&func)
        {
            result.push(func);
        }
    }
    result
}

/// The function of `set` that matches `to`: a function type, a pointer to one, or a pointer to member function.
pub fn choose(sema: &mut Sema, set: ExprId, to: Ty) -> Choice {
    let funcs = functions(sema, set);
    let (target, is_member) = match *sema.program.types.kind(to) {
        TyKind::Pointer(target) => (target, false),
        TyKind::Function(_) => (to.unqual(), false),
        TyKind::MemberPtr { pointee, .. } => (pointee, true),
        // A bool takes any function's address, when there is only one.
        TyKind::Bool => {
            return match (single(sema, set), funcs.len()) {
                (Some(only), _) => Choice::One(only),
                (None, 0 | 1) => Choice::None,
                (None, _) => Choice::Ambiguous,
            };
        }
        _ => return Choice::None,
    };
    let mut matching = Vec::new();
    let explicit = explicit_args(sema, set);
    let funcs = if explicit.is_some() { Vec::new() } else { funcs };
    for func in funcs {
        let info = &sema.program.funcs[func];
        let is_nonstatic = info.class.is_some() && !info.is_static;
        if is_nonstatic != is_member {
            continue;
        }
        complete_return(sema, func);
        let ty = sema.program.funcs[func].ty;
        if ty == target || standard::drops_noexcept(sema, ty, target) {
            matching.push(func);
        }
    }
    match matching[..] {
        [] => choose_template(sema, set, target, is_member, explicit.as_deref()),
        [only] => Choice::One(only),
        _ => Choice::Ambiguous,
    }
}

fn explicit_args(sema: &Sema, set: ExprId) -> Option<Arc<[TemplateArg]>> {
    match &sema.program.exprs[set].kind {
        ExprKind::OverloadSet(set) => set.template_args.clone(),
        _ => None,
    }
}

/// [over.over]/5: a function that is no template wins; of those that templates make, the most specialised.
fn choose_template(
    sema: &mut Sema,
    set: ExprId,
    target: Ty,
    is_member: bool,
    explicit: Option<&[TemplateArg]>,
) -> Choice {
    let ExprKind::OverloadSet(info) = &sema.program.exprs[set].kind else { return Choice::None };
    let found = info.found.clone();
    let mut best: Option<(TemplateId, FuncId)> = None;
    let mut is_ambiguous = false;
    for entry in found {
        let Named::Template(template) = entry.named else { continue };
        let Ok(func) = template::call::from_address(sema, template, explicit, target) else { continue };
        let is_nonstatic = sema.program.funcs[func].class.is_some() && !sema.program.funcs[func].is_static;
        complete_return(sema, func);
        let ty = sema.program.funcs[func].ty;
        if is_nonstatic != is_member || !(ty == target || standard::drops_noexcept(sema, ty, target)) {
            continue;
        }
        match best.map(|(old, _)| order::functions(sema, template, old, usize::MAX)) {
            None | Some(order::Specialized::More) => {
                best = Some((template, func));
                is_ambiguous = false;
            }
            Some(order::Specialized::Less) => {}
            Some(order::Specialized::Neither) => is_ambiguous = true,
        }
    }
    match best {
        Some(_) if is_ambiguous => Choice::Ambiguous,
        Some((_, func)) => Choice::One(func),
        None => Choice::None,
    }
}

/// The one function that a template with explicit arguments makes without further deduction ([temp.arg.explicit]/3).
fn only_specialization(sema: &mut Sema, set: ExprId) -> Option<FuncId> {
    let ExprKind::OverloadSet(info) = &sema.program.exprs[set].kind else { return None };
    let (found, explicit) = (info.found.clone(), info.template_args.clone()?);
    let mut only = None;
    for entry in found {
        let Named::Template(template) = entry.named else { continue };
        if let Ok(func) = template::call::from_explicit(sema, template, &explicit) {
            if only.is_some() {
                return None;
            }
            only = Some(func);
        }
    }
    only
}

/// A placeholder return type is deduced when the function is named ([dcl.spec.auto]/10).
pub fn complete_return(sema: &mut Sema, func: FuncId) {
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty).map(|f| f.ret);
    if let Some(ret) = ret
        && has_placeholder(sema, ret)
    {
        decl::func_body(sema, func);
    }
}

/// Whether a type contains `auto` or `decltype(auto)`.
pub fn has_placeholder(sema: &Sema, ty: Ty) -> bool {
    match sema.program.types.kind(ty) {
        TyKind::Auto { .. } => true,
        TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) | TyKind::Array(to, _) => {
            has_placeholder(sema, *to)
        }
        TyKind::MemberPtr { pointee, .. } => has_placeholder(sema, *pointee),
        TyKind::Function(FnTy { ret, .. }) => has_placeholder(sema, *ret),
        _ => false,
    }
}

/// The type of `&f`: a pointer, or a pointer to member.
pub fn pointer_type(sema: &mut Sema, func: FuncId) -> Ty {
    let info = &sema.program.funcs[func];
    let ty = info.ty;
    match info.class {
        Some(class) if !info.is_static => {
            let class = sema.program.types.class(class);
            sema.program.types.intern(TyKind::MemberPtr { class, pointee: ty })
        }
        _ => sema.program.types.pointer(ty),
    }
}

/// The address of the member function that a type chooses of a set, with the class that declares it; the set itself when
/// it chooses no such.
pub fn chosen(sema: &mut Sema, set: ExprId, to: Ty) -> ExprId {
    if let TyKind::MemberPtr { .. } = sema.program.types.kind(to)
        && let Choice::One(func) = choose(sema, set, to)
    {
        let span = sema.program.exprs[set].span;
        return member_pointer(sema, func, span);
    }
    set
}

/// The constant `&C::f`: that of an explicit object member function points to a function ([expr.unary.op]/3).
pub fn member_pointer(sema: &mut Sema, func: FuncId, span: Span) -> ExprId {
    if sema.program.funcs[func].is_explicit_object {
        let function = expr::name::function(sema, func, span);
        return expr::unary::address_of(sema, function, span);
    }
    decl::use_func(sema, func, span);
    let ty = pointer_type(sema, func);
    let Some(class) = sema.program.funcs[func].class else { return sema.error_expr(span) };
    let value = Arc::new(Value::MemberPtr(Some(MemberRef::Func(func, class))));
    sema.expr(ExprKind::Constant { value, sub: None }, ty, Category::PRValue, span)
}

/// The only function of a set, when it has just one and no template.
pub fn single(sema: &mut Sema, set: ExprId) -> Option<FuncId> {
    let ExprKind::OverloadSet(info) = &sema.program.exprs[set].kind else { return None };
    if info.template_args.is_some() {
        return only_specialization(sema, set);
    }
    if info.found.iter().any(|entry| matches!(entry.named, Named::Template(_))) {
        return None;
    }
    match functions(sema, set)[..] {
        [only] => Some(only),
        _ => None,
    }
}
