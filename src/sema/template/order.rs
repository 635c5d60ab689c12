//! Which of two templates is more specialised ([temp.func.order], [temp.deduct.partial], [temp.spec.partial.order]).

use std::sync::Arc;

use crate::hir::{TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::template::deduce::{self, Deduced, Slack};
use crate::sema::template::{args, class, dependent, params, subsume, uses};

/// How two templates compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Specialized {
    More,
    Less,
    Neither,
}

/// Whether partial specialisation `a` is more specialised than `b`, or as specialised and more constrained.
pub fn partial_is_better(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let a_from_b = partial_deduces(sema, b, a);
    let b_from_a = partial_deduces(sema, a, b);
    match (a_from_b, b_from_a) {
        (true, false) => true,
        (true, true) => subsume::is_more_constrained(sema, a, b),
        _ => false,
    }
}

/// [temp.class.spec]/9.2: whether a partial specialisation is more specialised than its primary template, whose arguments are
/// its own parameters; or as specialised and more constrained.
pub(super) fn is_more_specialized(sema: &mut Sema, partial: TemplateId, primary: TemplateId) -> bool {
    let a = params::own_args(sema, primary);
    !deduces_from(sema, partial, &a) || subsume::is_more_constrained(sema, partial, primary)
}

/// Whether the arguments of the partial specialisation `general` can be deduced from those of `special`.
fn partial_deduces(sema: &mut Sema, general: TemplateId, special: TemplateId) -> bool {
    let a = sema.program.templates[special].partial_args.clone();
    deduces_from(sema, general, &a)
}

/// Whether the arguments of the partial specialisation `general` can be deduced from `a`.
fn deduces_from(sema: &mut Sema, general: TemplateId, a: &[TemplateArg]) -> bool {
    let data = &sema.program.templates[general];
    let (p, depth, n) = (data.partial_args.clone(), data.depth, data.params.len());
    let mut deduced = Deduced::new(depth, n);
    if deduce::list(sema, &mut deduced, &p, a).is_err() {
        return false;
    }
    // With what was deduced, P must be A: what is not deduced from is compared.
    let p = with_deduced(sema, general, &deduced).unwrap_or(p);
    args_agree(sema, &p, a)
}

/// The arguments of a partial specialisation with what was deduced for its parameters.
fn with_deduced(sema: &mut Sema, partial: TemplateId, deduced: &Deduced) -> Option<Arc<[TemplateArg]>> {
    let data = sema.program.templates[partial].clone();
    let name = class::pattern_name(sema, data.pattern)?;
    let written = class::name_args(sema, name)?;
    let (made, errors) = sema.trap(|sema| {
        let scope = params::enter_some(sema, partial, &deduced.args);
        params::at(sema, scope, Some(data.order), |sema| {
            let raws = args::written(sema, &written)?;
            args::complete(sema, data.primary?, raws, data.span)
        })
    });
    made.filter(|_| errors.is_empty())
}

/// Whether the arguments of A have the expressions and dependent names where P has non-deduced ones.
fn args_agree(sema: &Sema, p: &[TemplateArg], a: &[TemplateArg]) -> bool {
    p.iter().zip(a).all(|(p, a)| match (p, a) {
        (TemplateArg::DependentValue(_, p), TemplateArg::DependentValue(_, a)) => p == a,
        (TemplateArg::DependentValue(..), _) => false,
        (TemplateArg::Pack(p), TemplateArg::Pack(a)) => args_agree(sema, p, a),
        (TemplateArg::Type(p), TemplateArg::Type(a)) => {
            match (sema.program.types.kind(*p), sema.program.types.kind(*a)) {
                (TyKind::DependentName { .. } | TyKind::DependentExpr(..), _) => p == a,
                (TyKind::DependentSpecialization { args: p, .. }, TyKind::DependentSpecialization { args: a, .. }) => {
                    args_agree(sema, p, a)
                }
                _ => true,
            }
        }
        _ => true,
    })
}

/// Compares two function templates by their whole types, results included: where no call says which parameters take part
/// ([temp.deduct.partial]/3.3).
pub fn whole_functions(sema: &mut Sema, a: TemplateId, b: TemplateId) -> Specialized {
    let ret = |sema: &Sema, template: TemplateId| {
        let ty = *sema.program.template_signatures.get(&template)?;
        sema.program.types.as_function(ty).map(|function| function.ret)
    };
    let by_params = functions(sema, a, b, usize::MAX);
    let (Some(x), Some(y)) = (ret(sema, a), ret(sema, b)) else { return by_params };
    let a_at_least = by_params != Specialized::Less && at_least_as_special(sema, b, &[y], &[x], 1);
    let b_at_least = by_params != Specialized::More && at_least_as_special(sema, a, &[x], &[y], 1);
    match (a_at_least, b_at_least) {
        (true, false) => Specialized::More,
        (false, true) => Specialized::Less,
        _ => by_params,
    }
}

/// Compares two function templates for a call with `n_args` arguments.
pub fn functions(sema: &mut Sema, a: TemplateId, b: TemplateId, n_args: usize) -> Specialized {
    if a == b {
        return Specialized::Neither;
    }
    let (Some(a_params), Some(b_params)) = (ordering_types(sema, a, b), ordering_types(sema, b, a)) else {
        return Specialized::Neither;
    };
    let a_at_least = at_least_as_special(sema, b, &b_params, &a_params, n_args);
    let b_at_least = at_least_as_special(sema, a, &a_params, &b_params, n_args);
    match (a_at_least, b_at_least) {
        (true, false) => return Specialized::More,
        (false, true) => return Specialized::Less,
        (false, false) => return Specialized::Neither,
        (true, true) => {}
    }
    // [temp.deduct.partial]/9: references and qualifiers decide.
    let by_reference = reference_order(sema, &a_params, &b_params, n_args);
    if by_reference != Specialized::Neither {
        return by_reference;
    }
    // /11: a trailing pack loses against none.
    let (a_pack, b_pack) = (ends_in_pack(sema, &a_params), ends_in_pack(sema, &b_params));
    match (a_pack, b_pack) {
        (true, false) => return Specialized::Less,
        (false, true) => return Specialized::More,
        _ => {}
    }
    if subsume::is_more_constrained(sema, a, b) {
        return Specialized::More;
    }
    if subsume::is_more_constrained(sema, b, a) {
        return Specialized::Less;
    }
    Specialized::Neither
}

/// The function parameters that take part; the object parameter of a non-static member function first when the other
/// template is no member ([temp.func.order]/3); of a conversion function its result.
fn ordering_types(sema: &mut Sema, template: TemplateId, _other: TemplateId) -> Option<Vec<Ty>> {
    let ty = *sema.program.template_signatures.get(&template)?;
    let function = sema.program.types.as_function(ty)?.clone();
    if sema.program.templates[template].name.as_str().starts_with("operator <conversion>") {
        return Some(vec![function.ret]);
    }
    Some(function.params.to_vec())
}

fn ends_in_pack(sema: &Sema, params: &[Ty]) -> bool {
    params.last().is_some_and(|&ty| matches!(sema.program.types.kind(ty), TyKind::PackExpansion(_)))
}

/// [temp.deduct.partial]/5 to /7: without references and top-level qualifiers.
fn adjusted(sema: &mut Sema, ty: Ty) -> Ty {
    if let TyKind::PackExpansion(pattern) = *sema.program.types.kind(ty) {
        let pattern = adjusted(sema, pattern);
        return sema.program.types.intern(TyKind::PackExpansion(pattern));
    }
    let ty = sema.program.types.non_ref(ty);
    sema.program.types.unqualified(ty)
}

/// Whether the arguments `a` of one template let the parameters `p` of `general` be deduced.
fn at_least_as_special(sema: &mut Sema, general: TemplateId, p: &[Ty], a: &[Ty], n_args: usize) -> bool {
    let data = &sema.program.templates[general];
    let (depth, n) = (data.depth, data.params.len());
    let mut deduced = Deduced::new(depth, n);
    let is_pack = |sema: &Sema, ty: Ty| matches!(sema.program.types.kind(ty), TyKind::PackExpansion(_));
    let mut compared = Vec::with_capacity(p.len());
    for (i, &p) in p.iter().enumerate() {
        if is_pack(sema, p) {
            let rest: Vec<TemplateArg> =
                a[i.min(a.len())..].iter().copied().map(|ty| TemplateArg::Type(adjusted(sema, ty))).collect();
            let pattern = adjusted(sema, p);
            compared.push(p);
            return deduce::list(sema, &mut deduced, &[TemplateArg::Type(pattern)], &rest).is_ok()
                && has_values(sema, general, &deduced, &compared);
        }
        if i >= n_args {
            break;
        }
        compared.push(p);
        let Some(&a) = a.get(i) else { break };
        if is_pack(sema, a) {
            return false;
        }
        let (p, a) = (adjusted(sema, p), adjusted(sema, a));
        let is_ok = match dependent::is_dependent(sema, p) {
            true => deduce::types(sema, &mut deduced, p, a, Slack::NONE).is_ok(),
            false => p == a,
        };
        if !is_ok {
            return false;
        }
    }
    has_values(sema, general, &deduced, &compared)
}

/// [temp.deduct.partial]/12: every parameter that the compared types use has a value, those of non-deduced contexts
/// included.
fn has_values(sema: &Sema, general: TemplateId, deduced: &Deduced, compared: &[Ty]) -> bool {
    let data = &sema.program.templates[general];
    let lacks = |(i, param): (usize, &crate::ast::TemplateParam)| !params::is_pack(param) && deduced.args[i].is_none();
    let missing: Vec<usize> =
        data.params.iter().enumerate().filter(|&(i, param)| lacks((i, param))).map(|(i, _)| i).collect();
    if missing.is_empty() {
        return true;
    }
    let mut used = Vec::new();
    compared.iter().for_each(|&ty| uses::of_type(sema, general, ty, &mut used));
    !missing.iter().any(|i| used.contains(i))
}

/// The pattern of an expansion; other types themselves.
fn pattern(sema: &Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::PackExpansion(pattern) => pattern,
        _ => ty,
    }
}

/// [temp.deduct.partial]/9, where both are at least as specialised.
fn reference_order(sema: &mut Sema, a: &[Ty], b: &[Ty], n_args: usize) -> Specialized {
    let mut result = Specialized::Neither;
    for (&a, &b) in a.iter().zip(b).take(n_args) {
        let (a, b) = (pattern(sema, a), pattern(sema, b));
        let kinds = (sema.program.types.kind(a).clone(), sema.program.types.kind(b).clone());
        let order = match kinds {
            (TyKind::LValueRef(_), TyKind::RValueRef(_)) => Specialized::More,
            (TyKind::RValueRef(_), TyKind::LValueRef(_)) => Specialized::Less,
            (TyKind::LValueRef(x), TyKind::LValueRef(y)) | (TyKind::RValueRef(x), TyKind::RValueRef(y)) => {
                let (x, y) = (sema.program.types.quals(x), sema.program.types.quals(y));
                match (x != y && x.contains(y), x != y && y.contains(x)) {
                    (true, false) => Specialized::More,
                    (false, true) => Specialized::Less,
                    _ => Specialized::Neither,
                }
            }
            _ => Specialized::Neither,
        };
        match (result, order) {
            (Specialized::Neither, order) => result = order,
            (_, Specialized::Neither) => {}
            (old, new) if old == new => {}
            _ => return Specialized::Neither,
        }
    }
    result
}
