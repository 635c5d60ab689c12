//! Virtual functions ([class.virtual], [class.abstract]): what a member function overrides, whether it may, and what
//! that makes of its class. All of it happens when the class is completed, before its traits and layout are known.

use crate::ast::{ClassKey, Constancy};
use crate::diag::Diagnostic;
use crate::hir::vtable::FinalOverriders;
use crate::hir::{ClassId, Completeness, FuncId, FuncName, Ty, TyKind, VtableHome};
use crate::sema::overload::explain;
use crate::sema::{Sema, conv, ty};
use crate::source::Span;

/// Makes the members virtual that override something, records what, and checks them.
pub(super) fn complete(sema: &mut Sema, class: ClassId) {
    let home = vtable_home(sema, class);
    sema.program.classes.get_mut(class).vtable_home = home;
    let inherited = inherited(sema, class);
    for func in sema.program.classes[class].methods.clone() {
        check_specifiers(sema, func);
        let overridden: Vec<FuncId> = inherited.iter().copied().filter(|&old| is_overrider(sema, func, old)).collect();
        let info = sema.program.funcs.get_mut(func);
        if !overridden.is_empty() && !info.is_static {
            info.is_virtual = true;
            info.overrides.clone_from(&overridden);
        }
        check_overrider(sema, func, &overridden);
    }
    check_final_overriders(sema, class);
}

/// Whether the class has a key function ([`VtableHome`]): what is made of a template has none.
fn vtable_home(sema: &Sema, class: ClassId) -> VtableHome {
    let mut at = Some(sema.program.classes[class].scope);
    while let Some(scope) = at {
        let info = &sema.program.scopes[scope];
        let is_made = match info.kind {
            crate::hir::ScopeKind::Class(class) => {
                sema.program.classes[class].specialization.is_some() && !sema.explicit_classes.contains_key(&class)
            }
            crate::hir::ScopeKind::Function(func) => sema.program.funcs[func].specialization.is_some(),
            _ => false,
        };
        if is_made {
            return match sema.extern_classes.contains_key(&class) {
                true => VtableHome::Library,
                false => VtableHome::Everywhere,
            };
        }
        at = info.parent;
    }
    VtableHome::KeyFunction
}

/// The virtual functions of all bases, direct or not, once each.
fn inherited(sema: &Sema, class: ClassId) -> Vec<FuncId> {
    let mut found = Vec::new();
    let mut seen: Vec<ClassId> = Vec::new();
    let mut pending: Vec<ClassId> = sema.program.classes[class].bases.iter().rev().map(|base| base.class).collect();
    while let Some(base) = pending.pop() {
        if seen.contains(&base) {
            continue;
        }
        seen.push(base);
        let info = &sema.program.classes[base];
        found.extend(info.methods.iter().copied().filter(|&func| sema.program.funcs[func].is_virtual));
        pending.extend(info.bases.iter().rev().map(|base| base.class));
    }
    found
}

/// [class.virtual]/2: the same name, parameters, cv- and ref-qualifiers; destructors always.
fn is_overrider(sema: &Sema, func: FuncId, old: FuncId) -> bool {
    let (func, old) = (&sema.program.funcs[func], &sema.program.funcs[old]);
    if func.specialization.is_some() || func.name != old.name || func.name == FuncName::Constructor {
        return false;
    }
    if func.name == FuncName::Destructor {
        return true;
    }
    match (sema.program.types.as_function(func.ty), sema.program.types.as_function(old.ty)) {
        (Some(a), Some(b)) => {
            let is_variadic = a.is_variadic == b.is_variadic;
            let quals = func.is_static || a.quals == b.quals && a.ref_qual == b.ref_qual;
            a.params == b.params && is_variadic && quals
        }
        _ => false,
    }
}

/// [dcl.fct.spec]/3, [class.mem]/17: which functions may be virtual.
fn check_specifiers(sema: &mut Sema, func: FuncId) {
    let info = &sema.program.funcs[func];
    let is_union = info.class.is_some_and(|class| sema.program.classes[class].key == ClassKey::Union);
    let problem = if !info.is_virtual {
        return;
    } else if info.name == FuncName::Constructor {
        "a constructor"
    } else if info.is_static {
        "a static member"
    } else if is_union {
        "a member of a union"
    } else if info.requires.is_some() {
        "a function with constraints"
    } else {
        return;
    };
    let span = info.span;
    sema.error(span, format!("{problem} cannot be virtual"));
    sema.program.funcs.get_mut(func).is_virtual = false;
}

/// What a member function promises about what it overrides, and the other way round.
fn check_overrider(sema: &mut Sema, func: FuncId, overridden: &[FuncId]) {
    let info = &sema.program.funcs[func];
    let span = info.span;
    let problem = if info.is_static {
        overridden.first().map(|_| "is static, but a virtual function of a base has its name and parameters")
    } else if info.is_override && overridden.is_empty() {
        // [class.virtual]/5
        Some("is marked `override`, but overrides nothing")
    } else if info.is_final && !info.is_virtual {
        Some("is marked `final`, but is not virtual")
    } else if info.is_pure && !info.is_virtual {
        Some("is pure, but not virtual")
    } else {
        None
    };
    if let Some(problem) = problem {
        let signature = explain::signature(sema, func);
        let mut diagnostic = Diagnostic::error(span, format!("`{signature}` {problem}"));
        for &old in overridden.iter().take(1) {
            diagnostic = diagnostic.note_at(sema.program.funcs[old].span, "it is declared here");
        }
        for near in namesakes(sema, func, overridden) {
            let text = format!("`{}` takes other parameters or qualifiers", explain::signature(sema, near));
            diagnostic = diagnostic.note_at(sema.program.funcs[near].span, text);
        }
        sema.report(diagnostic);
        return;
    }
    for &old in overridden {
        if !check_pair(sema, func, old, span) {
            break;
        }
    }
}

/// The virtual functions of bases that a function that overrides nothing was perhaps meant to override.
fn namesakes(sema: &Sema, func: FuncId, overridden: &[FuncId]) -> Vec<FuncId> {
    let info = &sema.program.funcs[func];
    let Some(class) = info.class.filter(|_| overridden.is_empty() && info.is_override) else { return Vec::new() };
    inherited(sema, class).into_iter().filter(|&old| sema.program.funcs[old].name == info.name).collect()
}

/// Whether `func` may override `old`.
fn check_pair(sema: &mut Sema, func: FuncId, old: FuncId, span: Span) -> bool {
    let (new_info, old_info) = (&sema.program.funcs[func], &sema.program.funcs[old]);
    let is_immediate = |constant| constant == Constancy::Consteval;
    let problem = if old_info.is_final {
        // [class.virtual]/4
        Some("overrides a final function")
    } else if new_info.is_deleted && !old_info.is_deleted && !new_info.is_implicit {
        // [class.virtual]/16
        Some("is deleted, but overrides a function that is not")
    } else if !new_info.is_deleted && old_info.is_deleted {
        Some("is not deleted, but overrides a function that is")
    } else if is_immediate(new_info.constant) != is_immediate(old_info.constant) {
        // [class.virtual]/17
        Some("and the function that it overrides must both be consteval, or neither")
    } else if !has_fitting_result(sema, func, old) {
        // [class.virtual]/8
        Some("returns another type than the function that it overrides")
    } else {
        None
    };
    let Some(problem) = problem else { return true };
    let (new, was) = (explain::signature(sema, func), explain::signature(sema, old));
    let at = sema.program.funcs[old].span;
    sema.report(
        Diagnostic::error(span, format!("`{new}` {problem}"))
            .note_at(at, format!("the overridden function is `{was}`")),
    );
    false
}

/// [class.virtual]/8: the same result, or a covariant one: a pointer or reference to a class derived from that of the
/// overridden function's, unambiguously, with no more qualifiers.
fn has_fitting_result(sema: &mut Sema, func: FuncId, old: FuncId) -> bool {
    let ret = |func: FuncId| sema.program.types.as_function(sema.program.funcs[func].ty).map(|function| function.ret);
    let (Some(new), Some(was)) = (ret(func), ret(old)) else { return true };
    if new == was || new == Ty::ERROR || was == Ty::ERROR || sema.program.funcs[func].name == FuncName::Destructor {
        return true;
    }
    let (to, base) = match (sema.program.types.kind(new), sema.program.types.kind(was)) {
        (&TyKind::Pointer(to), &TyKind::Pointer(base))
        | (&TyKind::LValueRef(to), &TyKind::LValueRef(base))
        | (&TyKind::RValueRef(to), &TyKind::RValueRef(base)) => (to, base),
        _ => return false,
    };
    let (Some(derived), Some(base_class)) = (sema.program.types.as_class(to), sema.program.types.as_class(base)) else {
        return false;
    };
    if new.quals() != was.quals() || !base.quals().contains(to.quals()) {
        return false;
    }
    if derived == base_class {
        return true;
    }
    if sema.program.classes[derived].completeness == Completeness::Incomplete {
        let span = sema.program.funcs[func].span;
        crate::sema::template::class::complete(sema, to, span);
    }
    matches!(conv::base_path(sema, derived, base_class), conv::BasePath::Path(_))
}

/// [except.spec]/4: an overrider throws no more than what it overrides promises. Asked for when exception specifications
/// can be evaluated.
pub(super) fn check_exceptions(sema: &mut Sema, class: ClassId) {
    for func in sema.program.classes[class].methods.clone() {
        let overrides = sema.program.funcs[func].overrides.clone();
        if overrides.is_empty() {
            continue;
        }
        if promises_nothing_thrown(sema, func) != Some(false) {
            continue;
        }
        for old in overrides {
            if promises_nothing_thrown(sema, old) != Some(true) {
                continue;
            }
            let (new, was) = (explain::signature(sema, func), explain::signature(sema, old));
            let (span, at) = (sema.program.funcs[func].span, sema.program.funcs[old].span);
            let text = format!("`{new}` may throw, but overrides a function that does not");
            sema.report(Diagnostic::error(span, text).note_at(at, format!("the overridden function is `{was}`")));
            break;
        }
    }
}

/// Whether a function is noexcept; none when it is deleted, or that cannot be told inside of an incomplete class.
fn promises_nothing_thrown(sema: &mut Sema, func: FuncId) -> Option<bool> {
    if sema.input.class_depth == 0 {
        ty::resolve_noexcept(sema, func);
    }
    let info = &sema.program.funcs[func];
    let is_put_off = sema.lazy_noexcept.contains_key(&func) || sema.implicit_noexcept.contains_key(&func);
    let is_known = !info.is_deleted && !is_put_off;
    sema.program.types.as_function(info.ty).filter(|_| is_known).map(|function| function.is_noexcept)
}

/// [class.virtual]/2: each virtual function has one final overrider.
fn check_final_overriders(sema: &mut Sema, class: ClassId) {
    if sema.program.classes[class].bases.len() < 2 {
        return;
    }
    let overriders = final_overriders(sema, class);
    let mut reported: Vec<FuncId> = Vec::new();
    for (overridden, found) in &overriders.found {
        if found.len() < 2 || reported.contains(&found[0].func) {
            continue;
        }
        reported.push(found[0].func);
        let name = sema.program.classes[class].name;
        let signature = explain::signature(sema, overridden.func);
        let span = sema.program.classes[class].span;
        let mut diagnostic =
            Diagnostic::error(span, format!("`{name}` has no unique final overrider of `{signature}`"));
        for overrider in found {
            let text = format!("`{}` overrides it", explain::signature(sema, overrider.func));
            diagnostic = diagnostic.note_at(sema.program.funcs[overrider.func].span, text);
        }
        sema.report(diagnostic);
    }
}

/// The final overriders of a class whose bases and members are declared.
pub(in crate::sema) fn final_overriders(sema: &Sema, class: ClassId) -> FinalOverriders {
    FinalOverriders::new(&sema.program, class)
}

/// The pure functions that make a class abstract ([class.abstract]/4).
pub(in crate::sema) fn pure_functions(sema: &Sema, class: ClassId) -> Vec<FuncId> {
    let has_pure = |func: &FuncId| sema.program.funcs[*func].is_pure;
    let info = &sema.program.classes[class];
    let may_be_abstract = info.bases.iter().any(|base| sema.program.classes[base.class].traits.is_abstract)
        || info.methods.iter().any(has_pure);
    match may_be_abstract {
        true => final_overriders(sema, class).pure(&sema.program),
        false => Vec::new(),
    }
}
