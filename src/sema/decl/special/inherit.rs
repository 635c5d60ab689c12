//! Inheriting constructors ([namespace.udecl]/16, [class.inhctor.init]).
//!
//! A using-declaration that names the constructors of a base declares them in the derived class: lookup and overload
//! resolution see those of the base. What a chosen one makes of an object of the derived class is a constructor of its
//! own, made when it is first chosen.

use crate::diag::Diagnostic;
use crate::hir::{
    self, Body, CastKind, Category, ClassId, ExprId, ExprKind, FuncId, FuncName, MemberInit, Named, TyKind,
};
use crate::sema::conv::{self, is_same_or_derived};
use crate::sema::decl::special::{Kind, signature};
use crate::sema::decl::{function, mem_init};
use crate::sema::expr::sizeof;
use crate::sema::init::{self, Target};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// `using B::B;` in the class `derived`.
pub(in crate::sema::decl) fn inherit(sema: &mut Sema, derived: ClassId, base: ClassId, span: Span) {
    if !sema.program.classes[derived].bases.iter().any(|it| it.class == base) {
        // [namespace.udecl]/3
        let ty = sema.program.types.class(base);
        let shown = sema.show(ty);
        let at = sema.program.classes[derived].span;
        let text = format!("the constructors of `{shown}` can be inherited by a class with that direct base only");
        sema.report(Diagnostic::error(span, text).note_at(at, "this is the class"));
        return;
    }
    let scope = sema.program.classes[derived].scope;
    for entry in conv::user::constructors(sema, base) {
        // Nothing selects those that copy or move the base ([over.match.funcs]/8).
        if let Named::Func(func) = entry.named
            && sema.program.funcs[func].class == Some(base)
            && signature(sema, func).is_some_and(|signature| signature.kind != Kind::DefaultCtor)
        {
            continue;
        }
        if !is_hidden(sema, derived, &entry.named) {
            lookup::declare_entry(sema, scope, lookup::constructor_symbol(), entry.named, entry.access, true);
        }
    }
}

/// Whether the class declares a constructor with the same parameters ([namespace.udecl]/14), or has inherited this one.
fn is_hidden(sema: &Sema, derived: ClassId, named: &Named) -> bool {
    let scope = sema.program.classes[derived].scope;
    let names = sema.program.names.get(&(scope, lookup::constructor_symbol()));
    names.into_iter().flatten().any(|entry| match (&entry.named, named) {
        (Named::Func(own), Named::Func(func)) if !entry.is_using => function::is_same_signature(sema, *own, *func),
        (own, named) => own == named,
    })
}

/// Whether a constructor of a base that takes one argument would copy an object of the base ([over.match.funcs]/8).
pub fn is_excluded(sema: &Sema, class: ClassId, func: FuncId, n_args: usize) -> bool {
    let info = &sema.program.funcs[func];
    let Some(from) = info.class.filter(|&from| from != class && n_args == 1) else { return false };
    let Some(param) = info.params.first().filter(|param| sema.program.types.is_ref(param.ty)) else { return false };
    let to = sema.program.types.as_class(sema.program.types.non_ref(param.ty));
    to.is_some_and(|to| is_same_or_derived(sema, to, from) && is_same_or_derived(sema, class, to))
}

/// The constructor of `class` that stands for `ctor`: itself, or one that inherits it.
pub fn inheriting(sema: &mut Sema, class: ClassId, ctor: FuncId) -> FuncId {
    if sema.program.funcs[ctor].class == Some(class) || sema.program.funcs[ctor].name != FuncName::Constructor {
        return ctor;
    }
    if let Some(&known) = sema.inheriting.get(&(class, ctor)) {
        return known;
    }
    let info = sema.program.funcs[ctor].clone();
    let scope = sema.program.classes[class].scope;
    // [except.spec]/8: what it may throw is known when it is asked for.
    let function = sema.program.types.as_function(info.ty).cloned();
    let ty = match function {
        Some(function) => {
            sema.program.types.function(hir::FnTy { is_noexcept: false, dependent_noexcept: None, ..function })
        }
        None => info.ty,
    };
    let mut func = function::blank(sema, FuncName::Constructor, ty, scope, info.span);
    func.params = info.params.into_iter().map(|param| hir::Param { var: None, ..param }).collect();
    func.access = info.access;
    func.is_explicit = info.is_explicit;
    func.constant = info.constant;
    func.is_deleted = info.is_deleted;
    func.is_inline = true;
    func.body = Body::Synthesized;
    func.inherited = Some(ctor);
    let id = sema.program.funcs.push(func);
    sema.inheriting.insert((class, ctor), id);
    sema.implicit_noexcept.insert(id, ());
    id
}

/// [except.spec]/8: whether neither the inherited constructor nor the initialisation of anything else may throw.
pub(super) fn is_noexcept(sema: &mut Sema, class: ClassId, ctor: FuncId) -> bool {
    let Some(base) = inheriting_base(sema, class, ctor) else { return false };
    let target = inheriting(sema, base.class, ctor);
    !sizeof::func_throws(sema, target)
        && super::judge::is_noexcept(sema, class, Kind::DefaultCtor, false, Some(base.class))
}

/// The direct base by whose constructor `class` inherits `ctor`.
fn inheriting_base(sema: &mut Sema, class: ClassId, ctor: FuncId) -> Option<hir::Base> {
    let origin = sema.program.funcs[ctor].class?;
    let bases = sema.program.classes[class].bases.clone();
    bases.into_iter().find(|base| {
        base.class == origin
            || conv::user::constructors(sema, base.class).iter().any(|it| it.is_using && is_from(sema, &it.named, ctor))
    })
}

/// [class.inhctor.init]/1: the base by the inherited constructor, all else as by a defaulted default constructor.
pub(super) fn member_inits(sema: &mut Sema, func: FuncId, ctor: FuncId) -> Option<Vec<MemberInit>> {
    let data = &sema.program.funcs[func];
    let (class, span, params) = (data.class?, data.span, data.params.clone());
    let base = inheriting_base(sema, class, ctor)?;
    let ty = sema.program.types.class(base.class);
    let target_ctor = inheriting(sema, base.class, ctor);
    let mut args = Vec::with_capacity(params.len());
    for param in &params {
        let var = param.var?;
        args.push(forwarded(sema, var, param, span));
    }
    if !crate::sema::overload::call::check_use(sema, target_ctor, span) {
        return None;
    }
    let kind = ExprKind::Construct { ctor: target_ctor, args, zero_first: false };
    let init = sema.expr(kind, ty, Category::PRValue, span);
    Some(mem_init::inheriting(sema, class, span, (base.class, base.is_virtual), init))
}

/// Whether an inherited constructor is this one, or a template that it is made from.
fn is_from(sema: &Sema, named: &Named, ctor: FuncId) -> bool {
    match *named {
        Named::Func(func) => func == ctor,
        Named::Template(template) => {
            sema.program.funcs[ctor].specialization.as_ref().is_some_and(|(of, _)| *of == template)
        }
        _ => false,
    }
}

/// A parameter passed on: what an rvalue reference refers to as an xvalue. Parameters of the inherited constructor are
/// initialised by the arguments themselves: an object passed by value is the parameter of both.
fn forwarded(sema: &mut Sema, var: hir::VarId, param: &hir::Param, span: Span) -> ExprId {
    let plain = sema.program.types.non_ref(param.ty);
    let object = sema.expr(ExprKind::Var(var), plain, Category::LValue, span);
    match sema.program.types.kind(param.ty) {
        TyKind::LValueRef(_) | TyKind::Class(_) => object,
        TyKind::RValueRef(to) if sema.program.types.as_function(*to).is_some() => object,
        TyKind::RValueRef(_) => {
            sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, plain, Category::XValue, span)
        }
        _ => {
            let target = Target { ty: param.ty, kind: init::Kind::Param, name: param.name, span };
            init::from_expr(sema, target, object, true)
        }
    }
}
