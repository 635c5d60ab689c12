//! The promise type ([dcl.fct.def.coroutine]/3), the promise object and the calls of its members.

use crate::ast::RefQual;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, CastKind, Category, ExprId, ExprKind, FuncId, Quals, Ty, TyKind, VarId, VarKind};
use crate::sema::coroutine::std_template;
use crate::sema::decl::{self, local_var};
use crate::sema::init::class::{self, Chosen};
use crate::sema::template::args::Raw;
use crate::sema::{Sema, conv, expr, init, lookup, overload, template, ty};
use crate::source::Span;

/// The promise of the coroutine that is checked, and where calls that nobody wrote are reported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promise {
    pub var: VarId,
    pub span: Span,
}

/// Makes the promise a local of the function. None: an error was reported.
pub(super) fn declare(sema: &mut Sema, func: FuncId, span: Span) -> Option<VarId> {
    let ty = promise_type(sema, func, span)?;
    let var = local_var(sema, Symbol::EMPTY, ty, VarKind::Local, span);
    let target = init::Target { ty, kind: init::Kind::Local, name: decl::UNNAMED, span };
    let made = initialiser(sema, func, target);
    let dtor = init::destructor(sema, ty, span);
    let data = sema.program.vars.get_mut(var);
    data.init = made;
    data.dtor = dtor;
    let is_error = made.is_some_and(|made| sema.ty(made) == Ty::ERROR);
    (!is_error).then_some(var)
}

/// [dcl.fct.def.coroutine]/3: `std::coroutine_traits<R, P1, …, Pn>::promise_type`, where the implicit object parameter
/// of a non-static member function comes first.
fn promise_type(sema: &mut Sema, func: FuncId, span: Span) -> Option<Ty> {
    let traits = std_template(sema, "coroutine_traits", span)?;
    let function = sema.program.types.as_function(sema.program.funcs[func].ty)?.clone();
    let types = std::iter::once(function.ret).chain(object_type(sema, func)).chain(function.params.iter().copied());
    let raws = types.map(|ty| Raw::Type(ty, None)).collect();
    let args = template::args::complete(sema, traits, raws, span)?;
    let ty = template::class::specialized_type(sema, traits, args);
    let shown = sema.show(ty);
    let class = sema.program.types.as_class(ty)?;
    let found = match template::class::complete(sema, ty, span) {
        true => lookup::member(sema, class, Symbol::new("promise_type")),
        false => lookup::Found::default(),
    };
    let Some(promise) = found.the_type(sema) else {
        let ret = sema.show(function.ret);
        let diagnostic = Diagnostic::error(span, format!("`{ret}` is not the return type of a coroutine"));
        sema.report(diagnostic.note(format!("`{shown}` has no type `promise_type`")));
        return None;
    };
    if sema.program.types.as_class(promise).is_none() {
        let shown = sema.show(promise);
        sema.error(span, format!("the promise type `{shown}` is no class"));
        return None;
    }
    ty::require_complete(sema, promise, span, "the promise type").then_some(promise)
}

/// The type of the implicit object parameter ([over.match.funcs]/4).
fn object_type(sema: &mut Sema, func: FuncId) -> Option<Ty> {
    let data = &sema.program.funcs[func];
    let class = data.class.filter(|_| !data.is_static)?;
    let function = sema.program.types.as_function(data.ty)?;
    let (quals, ref_qual) = (function.quals, function.ref_qual);
    let object = sema.program.types.class(class);
    let object = sema.program.types.add_quals(object, quals);
    Some(match ref_qual {
        RefQual::RValue => sema.program.types.rvalue_ref(object),
        RefQual::None | RefQual::LValue => sema.program.types.lvalue_ref(object),
    })
}

/// Lvalues of the parameters, `*this` first ([dcl.fct.def.coroutine]/4): the arguments of the promise's constructor and of the
/// allocation function.
pub(super) fn arguments(sema: &mut Sema, func: FuncId, span: Span) -> Vec<ExprId> {
    let mut args: Vec<ExprId> = this_object(sema, func, span).into_iter().collect();
    let params: Vec<VarId> = sema.program.funcs[func].params.iter().filter_map(|param| param.var).collect();
    args.extend(params.into_iter().map(|var| expr::name::variable(sema, var, span)));
    args
}

fn this_object(sema: &mut Sema, func: FuncId, span: Span) -> Option<ExprId> {
    let data = &sema.program.funcs[func];
    let class = data.class.filter(|_| !data.is_static)?;
    let quals = sema.program.types.as_function(data.ty).map_or(Quals::NONE, |function| function.quals);
    let object = sema.program.types.class(class);
    let object = sema.program.types.add_quals(object, quals);
    let pointer = sema.program.types.pointer(object);
    let this = sema.expr(ExprKind::This, pointer, Category::PRValue, span);
    Some(sema.expr(ExprKind::Deref(this), object, Category::LValue, span))
}

/// [dcl.fct.def.coroutine]/5: by the constructor that takes the parameters, when one is viable; else by default.
fn initialiser(sema: &mut Sema, func: FuncId, target: init::Target) -> Option<ExprId> {
    let class = sema.program.types.as_class(target.ty)?;
    let args = arguments(sema, func, target.span);
    if !args.is_empty() {
        let made = match class::constructor(sema, class, &args, conv::Allow::ALL) {
            Chosen::One { func, candidate, args } => {
                Some(class::construct(sema, target, func, &candidate, args, target.span))
            }
            Chosen::Ambiguous(_) => Some(init::from_args(sema, target, args)),
            Chosen::None(_) => None,
        };
        if let Some(made) = made {
            return Some(expr::full(sema, made));
        }
    }
    let made = init::default(sema, target)?;
    Some(expr::full(sema, made))
}

/// The promise, an lvalue.
pub(super) fn object(sema: &mut Sema, promise: Promise) -> ExprId {
    let ty = sema.program.vars[promise.var].ty;
    sema.expr(ExprKind::Var(promise.var), ty, Category::LValue, promise.span)
}

/// Whether the promise type has a member of this name.
pub(super) fn has_member(sema: &mut Sema, promise: Promise, name: &str) -> bool {
    let Some(class) = sema.program.types.as_class(sema.program.vars[promise.var].ty) else { return false };
    !lookup::member(sema, class, Symbol::new(name)).is_empty()
}

/// `promise.name(args…)`, which the promise type must have. None: an error was reported.
pub(super) fn call(sema: &mut Sema, promise: Promise, name: &str, args: Vec<ExprId>) -> Option<ExprId> {
    let object = object(sema, promise);
    call_member(sema, object, name, args, promise.span, "the promise type")
}

/// `object.name(args…)`, where the class of `object`, which plays the role `what`, must have the member. None: an error was
/// reported.
pub(super) fn call_member(
    sema: &mut Sema,
    object: ExprId,
    name: &str,
    args: Vec<ExprId>,
    span: Span,
    what: &str,
) -> Option<ExprId> {
    let ty = sema.ty(object);
    if ty == Ty::ERROR {
        return None;
    }
    let found = match sema.program.types.as_class(ty) {
        Some(class) if ty::require_complete(sema, ty, span, what) => lookup::member(sema, class, Symbol::new(name)),
        Some(_) => return None,
        None => lookup::Found::default(),
    };
    if found.is_empty() {
        let shown = sema.show(ty.unqual());
        sema.error(span, format!("{what} `{shown}` has no member `{name}`"));
        return None;
    }
    let member = expr::member_access(sema, object, &found, span);
    let call = expr::call::call(sema, member, args, span);
    (sema.ty(call) != Ty::ERROR).then_some(call)
}

/// A variable as a move from it sees it: an xvalue, but for an lvalue reference.
pub(super) fn moved(sema: &mut Sema, var: VarId, span: Span) -> ExprId {
    let declared = sema.program.vars[var].ty;
    let ty = sema.program.types.non_ref(declared);
    let object = sema.expr(ExprKind::Var(var), ty, Category::LValue, span);
    match *sema.program.types.kind(declared) {
        TyKind::LValueRef(_) => object,
        _ => sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, ty, Category::XValue, span),
    }
}

/// Calls the function that a set names, with an error when none is viable. None: an error was reported.
pub(super) fn call_set(
    sema: &mut Sema,
    found: Vec<hir::Entry>,
    name: Symbol,
    args: Vec<ExprId>,
    span: Span,
) -> Option<ExprId> {
    let set = expr::name::overload_set(sema, found, name, span);
    let call = overload::call(sema, set, args, span);
    (sema.ty(call) != Ty::ERROR).then_some(call)
}
