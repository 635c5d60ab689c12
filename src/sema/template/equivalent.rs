//! When two declarations of templates declare one ([temp.over.link]): types, arguments and constraints are compared with
//! the template parameters by their positions, and expressions as they are written.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, TemplateParam, TemplateParamKind};
use crate::hir::{ArrayLen, TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::template::{deduce, params};
use crate::sema::{Sema, ty};

/// [temp.over.link]/7: the same parameters, function type and constraints.
pub(super) fn is_same_function(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (x, y) = (sema.program.templates[a].clone(), sema.program.templates[b].clone());
    if x.requires.is_some() != y.requires.is_some() || !has_same_head(sema, a, b) {
        return false;
    }
    if constraints(sema, a) != constraints(sema, b) {
        return false;
    }
    let signature = |sema: &Sema, id| sema.program.template_signatures.get(&id).copied();
    match (signature(sema, a), signature(sema, b)) {
        (Some(a), Some(b)) => is_equivalent(sema, a, b, (&x.params, &y.params)),
        _ => false,
    }
}

/// [temp.over.link]/6: template parameters of the same kinds and types, constraints apart.
pub(super) fn has_same_head(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (x, y) = (Arc::clone(&sema.program.templates[a].params), Arc::clone(&sema.program.templates[b].params));
    if !same_params(&x, &y) {
        return false;
    }
    let (of_a, of_b) = (value_types(sema, a), value_types(sema, b));
    of_a.len() == of_b.len() && of_a.iter().zip(&of_b).all(|(a, b)| is_equivalent(sema, *a, *b, (&x, &y)))
}

/// [dcl.typedef]/3: an alias template may be declared again to be the same ([temp.type]/4 says of what).
pub(super) fn is_same_alias(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (of_a, of_b) = (aliased(sema, a), aliased(sema, b));
    let (x, y) = (Arc::clone(&sema.program.templates[a].params), Arc::clone(&sema.program.templates[b].params));
    of_a.zip(of_b).is_some_and(|(a, b)| is_equivalent(sema, a, b, (&x, &y)))
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

/// Whether two dependent types are equivalent ([temp.type]): equal, but for expressions of the same syntax.
pub fn is_equivalent(sema: &Sema, a: Ty, b: Ty, heads: Heads<'_>) -> bool {
    if a == b {
        return true;
    }
    if a.quals() != b.quals() {
        return false;
    }
    match (sema.program.types.kind(a), sema.program.types.kind(b)) {
        (TyKind::Pointer(a), TyKind::Pointer(b))
        | (TyKind::LValueRef(a), TyKind::LValueRef(b))
        | (TyKind::RValueRef(a), TyKind::RValueRef(b))
        | (TyKind::Complex(a), TyKind::Complex(b))
        | (TyKind::PackExpansion(a), TyKind::PackExpansion(b)) => is_equivalent(sema, *a, *b, heads),
        (TyKind::MemberPtr { class: c, pointee: p }, TyKind::MemberPtr { class: d, pointee: q }) => {
            is_equivalent(sema, *c, *d, heads) && is_equivalent(sema, *p, *q, heads)
        }
        (TyKind::Array(a, m), TyKind::Array(b, n)) => {
            let same_len = match (m, n) {
                (ArrayLen::Dependent(m), ArrayLen::Dependent(n)) => same_syntax(sema, *m, *n, heads),
                (m, n) => m == n,
            };
            same_len && is_equivalent(sema, *a, *b, heads)
        }
        (TyKind::Function(a), TyKind::Function(b)) => {
            is_equivalent(sema, a.ret, b.ret, heads)
                && a.params.len() == b.params.len()
                && a.params.iter().zip(b.params.iter()).all(|(a, b)| is_equivalent(sema, *a, *b, heads))
                && (a.is_variadic, a.quals, a.ref_qual, a.is_noexcept)
                    == (b.is_variadic, b.quals, b.ref_qual, b.is_noexcept)
                && match (a.dependent_noexcept, b.dependent_noexcept) {
                    (Some(a), Some(b)) => same_syntax(sema, a, b, heads),
                    (a, b) => a == b,
                }
        }
        (
            TyKind::DependentSpecialization { template: t, args: a },
            TyKind::DependentSpecialization { template: u, args: b },
        ) => t == u && args_are_equivalent(sema, a, b, heads),
        (
            TyKind::DependentName { qualifier: q, name: n, args: a },
            TyKind::DependentName { qualifier: r, name: m, args: b },
        ) => {
            n == m
                && is_equivalent(sema, *q, *r, heads)
                && match (a, b) {
                    (Some(a), Some(b)) => args_are_equivalent(sema, a, b, heads),
                    (a, b) => a.is_none() && b.is_none(),
                }
        }
        (TyKind::DependentExpr(a), TyKind::DependentExpr(b)) => same_syntax(sema, *a, *b, heads),
        _ => false,
    }
}

/// Whether dependent template arguments are equivalent.
pub fn args_are_equivalent(sema: &Sema, a: &[TemplateArg], b: &[TemplateArg], heads: Heads<'_>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| match (a, b) {
            (TemplateArg::Type(a), TemplateArg::Type(b)) => is_equivalent(sema, *a, *b, heads),
            (TemplateArg::DependentValue(_, a), TemplateArg::DependentValue(_, b)) => match (a.member, b.member) {
                (Some((q, m)), Some((r, n))) => m == n && is_equivalent(sema, q, r, heads),
                (None, None) => match (a.alias, b.alias) {
                    (Some(x), Some(y)) => a.syntax == b.syntax && is_equivalent(sema, x, y, heads),
                    (x, y) => x == y && same_syntax(sema, a.syntax, b.syntax, heads),
                },
                _ => false,
            },
            (TemplateArg::Pack(a), TemplateArg::Pack(b)) => args_are_equivalent(sema, a, b, heads),
            (a, b) => deduce::is_same_arg(a, b),
        })
}
