//! What constexpr functions and variables must be ([dcl.constexpr]), as far as it does not take an evaluation to see it.
//!
//! What a template makes may turn out not to be constexpr (/7), so only the user's own functions are checked.

use crate::ast::Constancy;
use crate::diag::Diagnostic;
use crate::hir::{CheckedBody, ExprId, ExprKind, FuncId, FuncName, MemberInit, Ty, VarId};

use crate::sema::template::function::is_instantiated;
use crate::sema::{Sema, Standard, expr};
use crate::source::Span;

/// Whether the rules for the definitions of constexpr functions count for a function.
pub(super) fn is_checked(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let is_closure = data.class.is_some_and(|class| sema.program.classes[class].closure.is_some());
    matches!(data.constant, Constancy::Constexpr | Constancy::Consteval)
        && sema.is_user(data.span)
        && !data.is_defaulted
        && !is_closure
        && !is_instantiated(sema, func)
        && !crate::sema::template::params::is_in_template(sema, data.scope)
}

/// How messages call a function.
fn word(sema: &Sema, func: FuncId) -> &'static str {
    if sema.program.funcs[func].constant == Constancy::Consteval { "consteval" } else { "constexpr" }
}

/// [dcl.constexpr]/3 to /5: the definition of a function.
pub(super) fn function(sema: &mut Sema, func: FuncId, body: &CheckedBody) {
    if !is_checked(sema, func) {
        return;
    }
    let word = word(sema, func);
    if body.coroutine.is_some() {
        let span = sema.program.funcs[func].span;
        sema.error(span, format!("a {word} function cannot be a coroutine"));
    }
    structor(sema, func, word);
    // C++23 leaves to the evaluation what remains (P2448R2).
    if sema.standard < Standard::Cxx23 {
        signature(sema, func, word);
        member_inits(sema, func, &body.member_inits);
    }
}

/// [dcl.constexpr]/3.4: a constructor's or destructor's class has no virtual bases.
fn structor(sema: &mut Sema, func: FuncId, word: &str) {
    let data = &sema.program.funcs[func];
    let (FuncName::Constructor | FuncName::Destructor, Some(class)) = (data.name, data.class) else { return };
    let Some(base) = sema.program.classes[class].bases.iter().find(|base| base.is_virtual) else { return };
    let (span, at) = (data.span, base.span);
    let what = if data.name == FuncName::Constructor { "constructor" } else { "destructor" };
    let text = format!("a {word} {what} cannot belong to a class with virtual bases");
    sema.report(Diagnostic::error(span, text).note_at(at, "the virtual base is here"));
}

/// [dcl.constexpr]/3.1, /3.2: the return type and the types of the parameters are literal types.
fn signature(sema: &mut Sema, func: FuncId, word: &str) {
    let data = &sema.program.funcs[func];
    let span = data.span;
    let is_structor = matches!(data.name, FuncName::Constructor | FuncName::Destructor);
    let ret = sema.program.types.as_function(data.ty).map(|ty| ty.ret).filter(|_| !is_structor);
    let params: Vec<(Ty, Span)> = data.params.iter().map(|param| (param.ty, param.span)).collect();
    if let Some(ret) = ret.filter(|&ret| is_wrong(sema, ret)) {
        let shown = sema.show(ret);
        not_literal(sema, ret, span, format!("a {word} function cannot return `{shown}`, which is no literal type"));
    }
    for (ty, at) in params {
        if is_wrong(sema, ty) {
            let shown = sema.show(ty);
            let text = format!("a {word} function cannot have a parameter of type `{shown}`, which is no literal type");
            not_literal(sema, ty, at, text);
        }
    }
}

/// Whether a type is complete and no literal type ([basic.types.general]/10).
fn is_wrong(sema: &Sema, ty: Ty) -> bool {
    let element = expr::traits::innermost(sema, ty);
    let is_incomplete = sema
        .program
        .types
        .as_class(element)
        .is_some_and(|class| sema.program.classes[class].completeness != crate::hir::Completeness::Complete);
    let is_dependent = crate::sema::template::dependent::is_dependent(sema, ty);
    ty != Ty::ERROR && !is_dependent && !is_incomplete && !expr::traits::is_literal(sema, ty)
}

fn not_literal(sema: &mut Sema, ty: Ty, span: Span, text: String) {
    let element = expr::traits::innermost(sema, ty);
    let at = sema.program.types.as_class(element).map(|class| sema.program.classes[class].span);
    let shown = sema.show(element);
    let diagnostic = Diagnostic::error(span, text);
    let diagnostic = match at {
        Some(at) => diagnostic.note_at(at, format!("`{shown}` is defined here")),
        None => diagnostic,
    };
    sema.report(diagnostic);
}

/// [dcl.constexpr]/4.3, /4.4: the constructors that a constexpr constructor selects are constexpr.
fn member_inits(sema: &mut Sema, func: FuncId, inits: &[MemberInit]) {
    for init in inits {
        let (&MemberInit::Base { init, .. } | &MemberInit::Field { init, .. } | &MemberInit::Delegate { init }) = init;
        if let Some(ctor) = constructor(sema, init)
            && sema.program.funcs[ctor].constant == Constancy::None
            && !sema.program.funcs[ctor].is_implicit
            && sema.program.funcs[ctor].inherited.is_none()
            && !is_instantiated(sema, ctor)
        {
            let (span, at) = (sema.program.funcs[func].span, sema.program.funcs[ctor].span);
            let name = crate::hir::show::func_signature(&sema.program, ctor);
            let text = format!("a constexpr constructor cannot call `{name}`, which is not constexpr");
            sema.report(Diagnostic::error(span, text).note_at(at, "it is declared here"));
        }
    }
}

/// The constructor that an initialiser of a class or of an array of it calls.
fn constructor(sema: &Sema, init: ExprId) -> Option<FuncId> {
    match &sema.program.exprs[init].kind {
        ExprKind::Construct { ctor, .. } => Some(*ctor),
        ExprKind::FullExpr(sub) => constructor(sema, *sub),
        ExprKind::ArrayInit { elems, filler } => {
            let mut all = elems.iter().map(|&(_, _, elem)| elem).chain(*filler);
            all.find_map(|elem| constructor(sema, elem))
        }
        _ => None,
    }
}

/// The constexpr function whose body is checked, if the rules before C++23 are for it (P2242R3).
fn restricted(sema: &Sema) -> Option<FuncId> {
    let func =
        sema.cx.function.as_ref().filter(|function| function.lambda.is_none()).and_then(|function| function.func);
    func.filter(|&func| sema.standard < Standard::Cxx23 && is_checked(sema, func))
}

/// [dcl.constexpr]/3.5 before C++23 (P2242R3): what the body of a constexpr function cannot hold.
pub(in crate::sema) fn exclude(sema: &mut Sema, span: Span, what: &str) {
    if let Some(func) = restricted(sema) {
        let word = word(sema, func);
        sema.error(span, format!("{what} cannot stand in a {word} function before C++23"));
    }
}

/// The same for a variable of a type that is no literal type.
pub(super) fn local(sema: &mut Sema, var: VarId) {
    let (ty, span) = (sema.program.vars[var].ty, sema.program.vars[var].span);
    if restricted(sema).is_some() && is_wrong(sema, ty) {
        let shown = sema.show(ty);
        exclude(sema, span, &format!("a variable of type `{shown}`, which is no literal type,"));
    }
}

/// [dcl.constexpr]/10: a constexpr variable has a literal type. Whether this one does.
pub(super) fn variable(sema: &mut Sema, var: VarId) -> bool {
    let data = &sema.program.vars[var];
    let (name, ty, span) = (data.name, data.ty, data.span);
    if data.constant != Constancy::Constexpr || data.is_invalid || !is_wrong(sema, ty) {
        return true;
    }
    let shown = sema.show(ty.unqual());
    let text = format!("the constexpr variable `{name}` has the type `{shown}`, which is no literal type");
    not_literal(sema, ty, span, text);
    false
}
