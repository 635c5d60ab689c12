//! When two declarations of templates declare one ([temp.over.link]): equivalent types and arguments are equal; constraints
//! are compared as they are written, with the template parameters by their positions.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, TemplateParam, TemplateParamKind};
use crate::hir::{FnTy, TemplateId, Ty};
use crate::sema::template::params;
use crate::sema::{Sema, ty};

/// [temp.over.link]/7: the same parameters, function type and constraints. The exception specification is no part of a signature.
pub(super) fn is_same_function(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (x, y) = (sema.program.templates[a].clone(), sema.program.templates[b].clone());
    if x.requires.is_some() != y.requires.is_some() || !has_same_head(sema, a, b) {
        return false;
    }
    if constraints(sema, a) != constraints(sema, b) {
        return false;
    }
    let signature = |sema: &mut Sema, id| {
        let ty = sema.program.template_signatures.get(&id).copied()?;
        let function = sema.program.types.as_function(ty).cloned()?;
        Some(sema.program.types.function(FnTy { is_noexcept: false, dependent_noexcept: None, ..function }))
    };
    let (a, b) = (signature(sema, a), signature(sema, b));
    a.is_some() && a == b
}

/// Whether two functions have the same parameters, template parameters and constraints, whatever they return.
pub(super) fn takes_same(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let params = |sema: &Sema, id| {
        let ty = sema.program.template_signatures.get(&id).copied()?;
        let function = sema.program.types.as_function(ty)?;
        Some((function.params.clone(), function.is_variadic))
    };
    let (of_a, of_b) = (params(sema, a), params(sema, b));
    of_a.is_some() && of_a == of_b && has_same_head(sema, a, b) && constraints(sema, a) == constraints(sema, b)
}

/// [temp.over.link]/6: template parameters of the same kinds and types, constraints apart.
pub(super) fn has_same_head(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (x, y) = (Arc::clone(&sema.program.templates[a].params), Arc::clone(&sema.program.templates[b].params));
    if !same_params(&x, &y) {
        return false;
    }
    value_types(sema, a) == value_types(sema, b)
}

/// [dcl.typedef]/3: an alias template may be declared again to be the same ([temp.type]/4 says of what).
pub(super) fn is_same_alias(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (of_a, of_b) = (aliased(sema, a), aliased(sema, b));
    of_a.zip(of_b).is_some_and(|(a, b)| a == b)
}

/// What an alias template names, its parameters being what they are.
fn aliased(sema: &mut Sema, template: TemplateId) -> Option<Ty> {
    let ast::DeclKind::Alias { ty, .. } = sema.ast.decls[sema.program.templates[template].pattern].kind else {
        return None;
    };
    let scope = params::enter(sema, template, None);
    let check = |sema: &mut Sema| {
        sema.cx.scope = scope;
        sema.cx.undeclared = Some(template);
        ty::type_id(sema, ty)
    };
    let (ty, errors) = sema.trap(|sema| sema.in_context(check));
    errors.is_empty().then_some(ty)
}

/// The types of a template's non-type parameters.
fn value_types(sema: &mut Sema, template: TemplateId) -> Vec<Ty> {
    let list = sema.program.templates[template].params.clone();
    let is_value = |param: &&TemplateParam| matches!(param.kind, TemplateParamKind::NonType { .. });
    if !list.iter().any(|param| is_value(&param)) {
        return Vec::new();
    }
    let scope = params::enter(sema, template, None);
    sema.trap(|sema| list.iter().filter(is_value).map(|param| params::value_type(sema, scope, param)).collect()).0
}

/// The constraints that a template's declaration spells, by their syntax ([temp.constr.decl]).
pub(super) fn constraints(sema: &Sema, template: TemplateId) -> Vec<u64> {
    let data = &sema.program.templates[template];
    let trailing = super::constraint::trailing_requires(sema, data.pattern);
    constraints_of(sema, &data.params, [data.requires, trailing])
}

/// The same for a list of template parameters with requires-clauses.
pub(super) fn constraints_of(sema: &Sema, params: &[TemplateParam], requires: [Option<ast::ExprId>; 2]) -> Vec<u64> {
    let mut prints: Vec<u64> = requires.into_iter().flatten().map(|id| fingerprint(sema, id, params)).collect();
    for param in params.iter() {
        if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
            let mut names = Names::to_compare(&sema.ast, &sema.tokens.literals, params);
            names.name(name, false);
            prints.push(names.fingerprint());
        }
    }
    prints
}

/// Whether two parameter lists have the same form ([temp.over.link]/6).
pub(super) fn same_params(a: &[TemplateParam], b: &[TemplateParam]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            params::is_pack(a) == params::is_pack(b)
                && match (&a.kind, &b.kind) {
                    (TemplateParamKind::Template { params: a, .. }, TemplateParamKind::Template { params: b, .. }) => {
                        same_params(a, b)
                    }
                    (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
                }
        })
}

/// What an expression's syntax is, for comparison ([temp.over.link]/5).
fn fingerprint(sema: &Sema, id: ast::ExprId, params: &[TemplateParam]) -> u64 {
    let mut names = Names::to_compare(&sema.ast, &sema.tokens.literals, params);
    names.expr(id);
    names.fingerprint()
}

/// What a parameter's default argument is, for comparison.
pub(super) fn default_print(sema: &Sema, param: &TemplateParam, params: &[TemplateParam]) -> u64 {
    let mut names = Names::to_compare(&sema.ast, &sema.tokens.literals, params);
    match &param.kind {
        TemplateParamKind::Type { default, .. } => default.iter().for_each(|&ty| names.ty(ty)),
        TemplateParamKind::NonType { param } => names.param(param),
        TemplateParamKind::Template { default, .. } => default.iter().for_each(|&name| names.name(name, false)),
    }
    names.fingerprint()
}

/// Whether two functions' trailing requires-clauses are written alike ([temp.over.link]/7), the parameters of class
/// templates around them being `heads`.
pub fn same_requires(sema: &Sema, a: Option<ast::ExprId>, b: Option<ast::ExprId>, heads: Heads<'_>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same_syntax(sema, a, b, heads),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The parameters that two declarations' syntax names, by positions; none for syntax of one declaration.
pub type Heads<'a> = (&'a [TemplateParam], &'a [TemplateParam]);

fn same_syntax(sema: &Sema, a: ast::ExprId, b: ast::ExprId, heads: Heads<'_>) -> bool {
    fingerprint(sema, a, heads.0) == fingerprint(sema, b, heads.1)
}
