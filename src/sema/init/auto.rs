//! Deduction of `auto` and `decltype(auto)` ([dcl.type.auto.deduct]).

use crate::ast;
use crate::hir::{Category, ExprId, ExprKind, FnTy, Quals, Ty, TyKind};
use crate::sema::conv::{self, list as list_conv};
use crate::sema::init::{CheckedInit, list, paren_args};
use crate::sema::template::ctad;
use crate::sema::{Sema, decl, expr, overload};
use crate::source::Span;

/// Checks an initialiser once: the type for the placeholder type `declared`, the operand to initialise from (by
/// `init::from_checked`), and whether it is copy-initialisation.
pub fn auto_from_init(sema: &mut Sema, declared: Ty, init: ast::Init, span: Span) -> Option<(Ty, ExprId, bool)> {
    let is_decltype = matches!(sema.program.types.kind(declared), TyKind::Auto { is_decltype: true });
    match init {
        ast::Init::Copy(operand) => {
            let checked = expr::check(sema, operand);
            let ty = if is_decltype {
                decltype_auto(sema, operand, checked, span)?
            } else {
                deduce_auto_from(sema, declared, checked, span)?
            };
            Some((ty, checked, true))
        }
        ast::Init::Paren(args) => {
            let written = match &sema.ast.exprs[args].kind {
                ast::ExprKind::ParenList(exprs) => exprs.clone(),
                _ => vec![args],
            };
            let checked = paren_args(sema, args);
            let ([only], [operand]) = (&checked[..], &written[..]) else {
                let n = checked.len();
                sema.error(span, format!("`auto` is deduced from one initialiser, not from {n}"));
                return None;
            };
            let ty = if is_decltype {
                decltype_auto(sema, *operand, *only, span)?
            } else {
                deduce_auto_from(sema, declared, *only, span)?
            };
            Some((ty, *only, false))
        }
        ast::Init::Brace(operand) => {
            // `auto x{e}`: from the only element ([dcl.type.auto.deduct]/2.2, N3922).
            let checked = expr::check(sema, operand);
            if sema.ty(checked) == Ty::ERROR {
                return None;
            }
            let elems = list_conv::elements(sema, checked);
            let [only] = elems[..] else {
                let n = elems.len();
                sema.error(span, format!("`auto` is deduced from one initialiser, not from a list of {n}"));
                return None;
            };
            let ty = deduce_auto_from(sema, declared, only, span)?;
            Some((ty, checked, false))
        }
        ast::Init::Delayed { .. } => {
            sema.error(span, "`auto` is not deduced from a default member initialiser");
            None
        }
    }
}

/// See [`auto_from_init`]; for callers that need the type alone.
pub fn deduce_auto(sema: &mut Sema, declared: Ty, init: ast::Init, span: Span) -> Option<Ty> {
    auto_from_init(sema, declared, init, span).map(|(ty, ..)| ty)
}

/// `decltype(auto)`: the type of the expression as decltype says it.
fn decltype_auto(sema: &mut Sema, written: ast::ExprId, checked: ExprId, span: Span) -> Option<Ty> {
    if sema.ty(checked) == Ty::ERROR {
        return None;
    }
    if list_conv::is_list(sema, checked) {
        sema.error(span, "`decltype(auto)` is not deduced from a braced list");
        return None;
    }
    let is_name = matches!(
        sema.ast.exprs[written].kind,
        ast::ExprKind::Name(_) | ast::ExprKind::Member { .. } | ast::ExprKind::This
    );
    if let ast::ExprKind::Name(name) = sema.ast.exprs[written].kind
        && let Some(referenced) = decl::binding::referenced_type(sema, name)
    {
        return Some(referenced);
    }
    Some(decltype_of(sema, checked, is_name))
}

/// [dcl.type.decltype]/1 of a checked expression; `is_name`: an unparenthesised id-expression or member access.
pub fn decltype_of(sema: &mut Sema, checked: ExprId, is_name: bool) -> Ty {
    let node = sema.program.exprs[checked].clone();
    if is_name {
        match node.kind {
            // [dcl.type.decltype]/1.2: of a template parameter object the type of the parameter.
            ExprKind::Var(var) if crate::sema::template::value::is_param_object(sema, var) => return node.ty.unqual(),
            ExprKind::Var(var) => return sema.program.vars[var].ty,
            ExprKind::Field { field, .. } => return sema.program.fields[field].ty,
            _ => {}
        }
    }
    match node.category {
        Category::LValue => sema.program.types.lvalue_ref(node.ty),
        Category::XValue => sema.program.types.rvalue_ref(node.ty),
        Category::PRValue => node.ty,
    }
}

/// The type for a placeholder type from a checked expression ([dcl.type.auto.deduct]/4).
pub fn deduce_auto_from(sema: &mut Sema, declared: Ty, init: ExprId, span: Span) -> Option<Ty> {
    if sema.ty(init) == Ty::ERROR || declared == Ty::ERROR {
        return None;
    }
    if ctad::placeholder(sema, declared).is_some() {
        return ctad::deduce(sema, declared, &CheckedInit::Operand { operand: init, is_copy: true }, span);
    }
    if matches!(sema.program.types.kind(declared), TyKind::Auto { is_decltype: true }) {
        let is_name = matches!(sema.program.exprs[init].kind, ExprKind::Var(_) | ExprKind::Field { .. });
        return Some(decltype_of(sema, init, is_name));
    }
    if list_conv::is_list(sema, init) {
        return from_list(sema, declared, init, span);
    }
    let init = match sema.program.exprs[init].kind {
        ExprKind::OverloadSet(_) => match overload::address_of::single(sema, init) {
            Some(_) => {
                let resolved = expr::name::resolve_single(sema, init);
                if sema.ty(resolved) == Ty::ERROR {
                    return None;
                }
                resolved
            }
            None => {
                let what = conv::describe(sema, init);
                sema.error(span, format!("`auto` cannot be deduced from {what}"));
                return None;
            }
        },
        _ => init,
    };
    let (source, category) = (sema.ty(init), sema.program.exprs[init].category);
    if source.unqual() == Ty::VOID {
        sema.error(span, "`auto` cannot be deduced from an expression of type `void`");
        return None;
    }
    let bound = match *sema.program.types.kind(declared) {
        // `auto &&` is a forwarding reference ([temp.deduct.call]/3).
        TyKind::RValueRef(to) if is_plain_auto(sema, to) => {
            return Some(match category {
                Category::LValue => sema.program.types.lvalue_ref(source),
                Category::XValue | Category::PRValue => sema.program.types.rvalue_ref(source),
            });
        }
        TyKind::LValueRef(to) | TyKind::RValueRef(to) => matching(sema, to, source),
        _ => {
            let decayed = decay(sema, source);
            let plain = declared.unqual();
            matching(sema, plain, decayed)
        }
    };
    let Some(bound) = bound else {
        let (shown, from) = (sema.show(declared), conv::describe(sema, init));
        sema.error(span, format!("cannot deduce `{shown}` from {from}"));
        return None;
    };
    Some(substitute(sema, declared, bound))
}

fn is_plain_auto(sema: &Sema, ty: Ty) -> bool {
    matches!(sema.program.types.kind(ty), TyKind::Auto { .. }) && ty.quals().is_empty()
}

/// What the placeholder in `declared` stands for in the type `deduced` from it.
pub fn bound_to(sema: &mut Sema, declared: Ty, deduced: Ty) -> Option<Ty> {
    match (sema.program.types.kind(declared).clone(), sema.program.types.kind(deduced)) {
        (TyKind::Auto { is_decltype: true }, _) => Some(deduced),
        (TyKind::RValueRef(to), TyKind::LValueRef(_)) if is_plain_auto(sema, to) => Some(deduced),
        _ => matching(sema, declared, deduced),
    }
}

/// `auto x = {a, b}`: `std::initializer_list` of the elements' common type takes the place of `auto`
/// ([dcl.type.auto.deduct]/4).
fn from_list(sema: &mut Sema, declared: Ty, init: ExprId, span: Span) -> Option<Ty> {
    let elems = list_conv::elements(sema, init);
    let placeholder = sema.program.types.non_ref(declared);
    if !matches!(sema.program.types.kind(placeholder), TyKind::Auto { .. }) || elems.is_empty() {
        let shown = sema.show(declared);
        sema.error(span, format!("cannot deduce `{shown}` from a braced list"));
        return None;
    }
    let mut element = None;
    for elem in elems {
        // A nested list deduces nothing ([temp.deduct.call]/1).
        if list_conv::is_list(sema, elem) {
            continue;
        }
        let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
        let this = deduce_auto_from(sema, auto, elem, span)?;
        match element {
            Some(first) if first != this => {
                let (first, this) = (sema.show(first), sema.show(this));
                sema.error(span, format!("cannot deduce `auto` from a list of `{first}` and `{this}`"));
                return None;
            }
            _ => element = Some(this),
        }
    }
    let Some(element) = element else {
        sema.error(span, "cannot deduce `auto` from nested braced lists");
        return None;
    };
    match list::initializer_list_of(sema, element) {
        Some(ty) => Some(substitute(sema, declared, ty)),
        None => {
            let shown = sema.show(element);
            sema.error(
                span,
                format!("`auto` of a braced list is `std::initializer_list<{shown}>`, which is not declared"),
            );
            None
        }
    }
}

/// [temp.deduct.call]/2: what a parameter that is no reference sees of an argument.
fn decay(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => sema.program.types.pointer(element),
        TyKind::Function(_) => sema.program.types.pointer(ty),
        _ => ty.unqual(),
    }
}

/// What `auto` in `pattern` stands for so that `pattern` becomes `ty`, or something that `ty` converts to by a
/// qualification conversion.
fn matching(sema: &mut Sema, pattern: Ty, ty: Ty) -> Option<Ty> {
    match (sema.program.types.kind(pattern).clone(), sema.program.types.kind(ty).clone()) {
        (TyKind::Auto { .. }, _) => {
            // Qualifiers that the pattern adds are no part of what is deduced.
            let quals = sema.program.types.quals(ty).minus(pattern.quals());
            Some(sema.program.types.with_quals(ty, quals))
        }
        (TyKind::Pointer(p), TyKind::Pointer(t)) => matching(sema, p, t),
        (TyKind::LValueRef(p), TyKind::LValueRef(t)) | (TyKind::RValueRef(p), TyKind::RValueRef(t)) => {
            matching(sema, p, t)
        }
        (TyKind::Array(p, n), TyKind::Array(t, m)) if n == m => matching(sema, p, t),
        (TyKind::MemberPtr { class: c, pointee: p }, TyKind::MemberPtr { class: d, pointee: t }) if c == d => {
            matching(sema, p, t)
        }
        (TyKind::Function(p), TyKind::Function(t)) if p.params.len() == t.params.len() => {
            if overload::address_of::has_placeholder(sema, p.ret) {
                return matching(sema, p.ret, t.ret);
            }
            p.params.iter().zip(t.params.iter()).find_map(|(&p, &t)| matching(sema, p, t))
        }
        _ => None,
    }
}

/// `pattern` with `auto` replaced.
pub fn substitute(sema: &mut Sema, pattern: Ty, bound: Ty) -> Ty {
    let quals: Quals = pattern.quals();
    let ty = match sema.program.types.kind(pattern).clone() {
        TyKind::Auto { .. } => bound,
        TyKind::Pointer(to) => {
            let to = substitute(sema, to, bound);
            sema.program.types.pointer(to)
        }
        TyKind::LValueRef(to) => {
            let to = substitute(sema, to, bound);
            sema.program.types.lvalue_ref(to)
        }
        TyKind::RValueRef(to) => {
            let to = substitute(sema, to, bound);
            sema.program.types.rvalue_ref(to)
        }
        TyKind::Array(element, len) => {
            let element = substitute(sema, element, bound);
            sema.program.types.array(element, len)
        }
        TyKind::MemberPtr { class, pointee } => {
            let pointee = substitute(sema, pointee, bound);
            sema.program.types.intern(TyKind::MemberPtr { class, pointee })
        }
        TyKind::Function(function) => {
            let ret = substitute(sema, function.ret, bound);
            let params = function.params.iter().map(|&param| substitute(sema, param, bound)).collect();
            sema.program.types.function(FnTy { ret, params, ..function })
        }
        _ => return pattern,
    };
    sema.program.types.add_quals(ty, quals)
}
