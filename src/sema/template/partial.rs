//! Partial specialisations ([temp.class.spec]): which template they belong to, which of them declare one anew, and what their
//! arguments may be.

use std::sync::Arc;

use crate::ast::{self, TemplateDecl};
use crate::diag::Diagnostic;
use crate::hir::{Named, ScopeId, Specialization, TemplateArg, TemplateId};
use crate::sema::Sema;
use crate::sema::decl::redecl;
use crate::sema::lookup::{self, Want};
use crate::sema::template::declare::{self, Pattern};
use crate::sema::template::deduce::{self, Deduced};
use crate::sema::template::{args, class, dependent, equivalent, head, order, outside, params, uses};
use crate::source::Span;

/// A partial specialisation belongs to its primary template ([temp.spec.partial]).
pub(super) fn declare(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, pattern: &Pattern, scope: ScopeId) {
    let Some(name) = pattern.name else { return };
    let found = lookup::in_scope(sema, scope, pattern.symbol, Want::Any);
    let primary = found.entries.iter().find_map(|entry| match entry.named {
        Named::Template(old) if sema.program.templates[old].kind == pattern.kind => Some(old),
        _ => None,
    });
    let Some(primary) = primary else {
        sema.error(pattern.span, format!("`{}` is not the name of a template here", pattern.symbol));
        return;
    };
    head::check_no_defaults(sema, &template.params, "a partial specialisation");
    let scope = sema.program.templates[primary].scope;
    let is_specialization = declare::is_explicit_member(sema, scope);
    if is_specialization {
        outside::declare_partials(sema, primary);
    }
    let Some(new) = declare::entity(sema, id, template, pattern, scope) else { return };
    let Some(written) = class::name_args(sema, name) else { return };
    let inner = params::enter(sema, new, None);
    let saved = std::mem::replace(&mut sema.cx.scope, inner);
    let partial_args = args::written(sema, &written).and_then(|raws| args::complete(sema, primary, raws, pattern.span));
    sema.cx.scope = saved;
    let Some(partial_args) = partial_args else { return };
    let data = sema.program.templates.get_mut(new);
    data.primary = Some(primary);
    data.partial_args = Arc::clone(&partial_args);
    data.is_explicit_member = is_specialization;
    if sema.cx.order_limit.is_none() && sema.is_user(pattern.span) && !check(sema, primary, new) {
        return;
    }
    let old = sema.program.templates[primary].partials.iter().copied().find(|&old| {
        let data = &sema.program.templates[old];
        equivalent::same_params(&data.params, &sema.program.templates[new].params)
            && equivalent::constraints(sema, old) == equivalent::constraints(sema, new)
            && data.partial_args == partial_args
    });
    match old {
        // What is specialised explicitly for this class is not what the class template says.
        Some(old) if sema.program.templates[old].is_explicit_member && !is_specialization => {}
        Some(old) if sema.program.templates[old].is_defined && pattern.is_definition => {
            let data = &sema.program.templates[old];
            let (was, is_first) = (data.span, is_specialization && !data.is_explicit_member);
            let is_earlier = data.order < sema.input.first_order;
            if is_first || (sema.is_user(was) && is_earlier) {
                let list = &mut sema.program.templates.get_mut(primary).partials;
                list.retain(|&id| id != old);
                list.push(new);
            } else {
                let text = format!("redefinition of the partial specialisation of `{}`", pattern.symbol);
                redecl::conflict(sema, pattern.span, text, was);
            }
        }
        Some(old) => {
            if pattern.is_definition {
                let from = sema.program.templates[new].clone();
                *sema.program.templates.get_mut(old) = from;
            }
        }
        None => sema.program.templates.get_mut(primary).partials.push(new),
    }
    if pattern.is_definition && sema.cx.order_limit.is_none() && sema.is_user(pattern.span) {
        make_anew(sema, primary, new);
    }
}

/// [temp.spec.partial.general]/1 wants a partial specialisation to be declared before its first use. In a session it is for the
/// inputs that follow.
fn make_anew(sema: &mut Sema, primary: TemplateId, partial: TemplateId) {
    let made =
        sema.specializations.iter().filter(|((template, _), made)| *template == primary && !is_explicit(sema, made));
    let made: Vec<Arc<[TemplateArg]>> = made.map(|((_, args), _)| Arc::clone(args)).collect();
    for args in made {
        let (chosen, errors) = sema.trap(|sema| class::choose(sema, primary, &args, Span::NONE));
        if !errors.is_empty() || chosen.is_some_and(|(chosen, _)| chosen == partial) {
            class::forget(sema, primary, &args);
        }
    }
}

fn is_explicit(sema: &Sema, made: &Specialization) -> bool {
    match made {
        Specialization::Class(class) => sema.explicit_classes.contains_key(class),
        Specialization::Var(var) => sema.explicit_vars.contains_key(var),
        Specialization::Func(_) | Specialization::Alias(_) => false,
    }
}

/// [temp.class.spec]/9 and [temp.class.spec.match]/3: what the arguments of a partial specialisation that the user typed must
/// be. Whether they are.
fn check(sema: &mut Sema, primary: TemplateId, new: TemplateId) -> bool {
    let data = &sema.program.templates[new];
    let (list, span, name) = (Arc::clone(&data.partial_args), data.span, data.name);
    let n_errors = sema.sink.error_count();
    if let Some(param) = specialized_with_dependent_type(sema, primary, &list) {
        // /9.1
        let text = format!("the template parameter `{}` has a dependent type and cannot be specialised", param.name);
        sema.report(Diagnostic::error(span, text).note_at(param.span, "the template parameter is declared here"));
    } else if expands_early(sema, &list) {
        // /9.4
        sema.error(span, "a pack expansion must be the last argument of a partial specialisation");
    } else if let Some(param) = undeduced(sema, new, &list) {
        let text = format!("the template parameter `{}` cannot be deduced from the arguments", param.name);
        let diagnostic = Diagnostic::error(span, text);
        sema.report(diagnostic.note_at(param.span, "no argument of the partial specialisation says what it is"));
    } else if !order::is_more_specialized(sema, new, primary) {
        // /9.2
        let was = sema.program.templates[primary].span;
        let text = format!("the partial specialisation is not more specialised than the template `{name}`");
        sema.report(Diagnostic::error(span, text).note_at(was, format!("`{name}` is declared here")));
    }
    sema.sink.error_count() == n_errors
}

/// A non-type parameter of dependent type whose argument is more than the name of a parameter.
fn specialized_with_dependent_type(
    sema: &mut Sema,
    primary: TemplateId,
    list: &[TemplateArg],
) -> Option<ast::TemplateParam> {
    let own = Arc::clone(&sema.program.templates[primary].params);
    let is_specialized = |arg: &TemplateArg| matches!(arg, TemplateArg::Value(..) | TemplateArg::DependentValue(..));
    let specialized: Vec<usize> = (0..own.len().min(list.len())).filter(|&i| is_specialized(&list[i])).collect();
    if specialized.is_empty() {
        return None;
    }
    let scope = params::enter(sema, primary, Some(list));
    specialized.into_iter().find_map(|i| {
        let ty = params::value_type(sema, scope, &own[i]);
        dependent::is_dependent(sema, ty).then(|| own[i].clone())
    })
}

/// Whether an expansion stands before other arguments.
fn expands_early(sema: &Sema, list: &[TemplateArg]) -> bool {
    let is_early = |list: &[TemplateArg]| list.iter().rev().skip(1).any(|arg| deduce::is_expansion(sema, arg));
    match list.last() {
        Some(TemplateArg::Pack(last)) => is_early(last) || (!last.is_empty() && is_early(list)),
        _ => is_early(list),
    }
}

/// The first parameter of the partial specialisation that stands in no deduced context: with what its own arguments say when
/// they are deduced from themselves, and the types of values ([temp.deduct.type]/13).
fn undeduced(sema: &mut Sema, partial: TemplateId, list: &[TemplateArg]) -> Option<ast::TemplateParam> {
    let data = &sema.program.templates[partial];
    let (own, depth) = (Arc::clone(&data.params), data.depth);
    let mut deduced = Deduced::new(depth, own.len());
    if deduce::list(sema, &mut deduced, list, list).is_err() {
        return None;
    }
    let is_value = |index: &usize| matches!(own[*index].kind, ast::TemplateParamKind::NonType { .. });
    let values: Vec<usize> = (0..own.len()).filter(|i| is_value(i) && deduced.args[*i].is_some()).collect();
    let mut known = Vec::new();
    if values.len() < own.len() {
        let scope = params::enter(sema, partial, None);
        for index in values {
            let ty = params::value_type(sema, scope, &own[index]);
            uses::of_type(sema, partial, ty, &mut known);
        }
    }
    let is_open = |index: usize| deduced.args[index].is_none() && !known.contains(&index);
    (0..own.len()).find(|&index| is_open(index)).map(|index| own[index].clone())
}
