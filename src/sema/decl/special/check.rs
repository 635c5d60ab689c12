//! What may be defaulted ([dcl.fct.def.default]) and deleted ([dcl.fct.def.delete]).

use crate::diag::Diagnostic;
use crate::hir::{ClassId, FuncId, FuncName, Ty};
use crate::sema::decl::special::judge::judge;
use crate::sema::decl::special::{Kind, explained, signature};
use crate::sema::overload::explain as naming;
use crate::sema::{Sema, decl};
use crate::source::Span;

/// A member function that its class, or a definition outside of it, defaults ([dcl.fct.def.default]/1, /2). What it would
/// be declared as implicitly is told from it by the parameter's const, the ref-qualifier and the exception specification
/// at most.
pub(in crate::sema::decl) fn defaulted(sema: &mut Sema, func: FuncId, class: ClassId, span: Span) {
    if decl::compare::comparison(sema.program.funcs[func].name).is_some() {
        return;
    }
    let Some(signature) = signature(sema, func) else {
        let name = naming::name(sema, func);
        let text = format!("`{name}` cannot be defaulted: it is neither a special member function nor a comparison");
        sema.error(span, text);
        return;
    };
    let data = &sema.program.funcs[func];
    let n_params = match signature.kind {
        Kind::DefaultCtor | Kind::Dtor => 0,
        _ => 1,
    };
    let wrong = if data.params.len() > n_params {
        Some("it has default arguments")
    } else if signature.quals.is_volatile() || signature.kind.is_move() && signature.quals.is_const() {
        Some("its parameter has other qualifiers than that of the implicit one")
    } else {
        wrong_assignment(sema, func, class)
    };
    if let Some(wrong) = wrong {
        let name = naming::name(sema, func);
        sema.error(span, format!("`{name}` cannot be defaulted: {wrong}"));
        let data = sema.program.funcs.get_mut(func);
        (data.is_defaulted, data.is_implicit, data.is_deleted) = (false, false, true);
    }
}

fn wrong_assignment(sema: &Sema, func: FuncId, class: ClassId) -> Option<&'static str> {
    let data = &sema.program.funcs[func];
    let function = sema.program.types.as_function(data.ty)?;
    let FuncName::Operator(_) = data.name else { return None };
    let param = data.params.first().map_or(Ty::ERROR, |param| param.ty);
    if !sema.program.types.is_ref(param) {
        return Some("it takes its parameter by value");
    }
    let to = sema.program.types.non_ref(function.ret);
    let returns_class = sema.program.types.as_class(to) == Some(class)
        && to.quals().is_empty()
        && matches!(sema.program.types.kind(function.ret), crate::hir::TyKind::LValueRef(_));
    if !returns_class {
        return Some("it does not return a reference to the class");
    }
    (!function.quals.is_empty()).then_some("it has qualifiers")
}

/// A function defaulted behind its class is provided by the user: it must not be one that would be deleted
/// ([dcl.fct.def.default]/5).
pub(in crate::sema::decl) fn defaulted_outside(sema: &mut Sema, func: FuncId, span: Span) {
    let Some(class) = sema.program.funcs[func].class else {
        let problem = match decl::compare::comparison(sema.program.funcs[func].name) {
            None => "it is no member",
            // [class.compare.default]/1
            Some(_) if !decl::compare::is_befriended(sema, func) => "it is no friend of the class that it compares",
            Some(_) => return,
        };
        let name = naming::name(sema, func);
        return sema.error(span, format!("`{name}` cannot be defaulted: {problem}"));
    };
    defaulted(sema, func, class, span);
    let Some(signature) = signature(sema, func).filter(|_| sema.program.funcs[func].is_defaulted) else { return };
    if judge(sema, class, signature.kind, signature.quals.is_const()).deleted.is_none() {
        return;
    }
    let name = naming::name(sema, func);
    let diagnostic = Diagnostic::error(span, format!("`{name}` is defaulted here, but would be deleted"));
    sema.program.funcs.get_mut(func).is_deleted = true;
    let diagnostic = explained(sema, diagnostic, func);
    sema.report(diagnostic);
}

/// A deleted definition is the first declaration ([dcl.fct.def.delete]/4).
pub(in crate::sema::decl) fn deleted_later(sema: &mut Sema, func: FuncId, span: Span) {
    let name = naming::name(sema, func);
    sema.error(span, format!("`{name}` is deleted here, but not on its first declaration"));
}
