//! Constraints ([temp.constr]): conjunctions and disjunctions of atomic constraints, satisfied when the substituted
//! expression is true; and concepts ([temp.concept]).

use std::sync::Arc;

use crate::ast::{self, BinaryOp, DeclKind, ExprKind, TemplateParamKind};
use crate::hir::{FuncId, Guide, Named, Specialization, TemplateArg, TemplateId, TemplateKind};
use crate::sema::lookup::{self, Want};
use crate::sema::template::args::Raw;
use crate::sema::template::{args, class, params};
use crate::sema::{Sema, expr};
use crate::source::Span;

/// Whether the constraints of a template hold for its arguments; if not, which one.
pub fn of_template(sema: &mut Sema, template: TemplateId, bound: &[TemplateArg]) -> Result<(), String> {
    let data = &sema.program.templates[template];
    let (params, requires, pattern) = (data.params.clone(), data.requires, data.pattern);
    let trailing = trailing_requires(sema, pattern);
    // A guide that is made of a constructor has the constraints of its class template, too.
    let of_class = match &data.guide {
        Some((class, guide)) if *guide != Guide::Written => sema.program.templates[*class].requires,
        _ => None,
    };
    let has_constraint =
        |param: &ast::TemplateParam| matches!(param.kind, TemplateParamKind::Type { constraint: Some(_), .. });
    if requires.is_none() && trailing.is_none() && of_class.is_none() && !params.iter().any(has_constraint) {
        return Ok(());
    }
    let (at, order) = (data.span, data.order);
    let order = Some(order).filter(|_| !sema.is_user(at));
    let scope = params::enter(sema, template, Some(bound));
    params::at(sema, scope, order, |sema| {
        for (param, arg) in params.iter().zip(bound) {
            if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
                type_constraint(sema, name, arg)?;
            }
        }
        for constraint in [of_class, requires, trailing].into_iter().flatten() {
            expression(sema, constraint)?;
        }
        Ok(())
    })
}

/// Whether the trailing requires-clause of a function that is no template's specialisation holds: that of a member or
/// friend of an instantiated class ([dcl.decl]/4).
pub fn of_func(sema: &mut Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let Some((requires, scope)) = data.requires else { return true };
    let order = Some(data.order).filter(|_| !data.is_user);
    params::at(sema, scope, order, |sema| expression(sema, requires).is_ok())
}

/// The requires-clause behind a function's declarator.
pub fn trailing_requires(sema: &Sema, pattern: ast::DeclId) -> Option<ast::ExprId> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Function(function) => function.declarator.requires,
        DeclKind::Simple { declarators, .. } => declarators.first().and_then(|item| item.declarator.requires),
        _ => None,
    }
}

/// `C T` or `C<args> T`: `C<T, args>` ([temp.param]/4); for a pack each element.
fn type_constraint(sema: &mut Sema, name: ast::NameId, arg: &TemplateArg) -> Result<(), String> {
    if let TemplateArg::Pack(elements) = arg {
        return elements.iter().try_for_each(|element| type_constraint(sema, name, element));
    }
    match concept_of_type(sema, name, arg.clone()) {
        Some(true) => Ok(()),
        _ => Err(describe(sema, name, arg)),
    }
}

fn describe(sema: &Sema, name: ast::NameId, arg: &TemplateArg) -> String {
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    match arg {
        TemplateArg::Type(ty) => format!("`{}` does not satisfy `{symbol}`", sema.show(*ty)),
        _ => format!("the constraint `{symbol}` is not satisfied"),
    }
}

/// Whether a type-constraint holds for a type. None: reported.
pub fn concept_of_type(sema: &mut Sema, name: ast::NameId, arg: TemplateArg) -> Option<bool> {
    let found = lookup::named(sema, name, Want::Any);
    let span = sema.ast.names[name].last_span;
    let Some(Named::Template(concept)) = found.entries.first().map(|entry| entry.named.clone()) else {
        match found.is_empty() {
            true => lookup::undeclared(sema, name),
            false => sema.error(span, "a concept is needed here"),
        }
        return None;
    };
    let mut raws = vec![Raw::Done(arg)];
    if let Some(written) = class::name_args(sema, name) {
        raws.extend(args::written(sema, &written)?);
    }
    concept_id(sema, concept, raws, span)
}

/// Whether a concept holds for arguments ([temp.names]/8). None: reported.
pub fn concept_id(sema: &mut Sema, concept: TemplateId, raws: Vec<Raw>, span: Span) -> Option<bool> {
    if sema.program.templates[concept].kind != TemplateKind::Concept {
        sema.error(span, "a concept is needed here");
        return None;
    }
    let args = args::complete(sema, concept, raws, span)?;
    Some(concept_holds(sema, concept, args, span))
}

/// Whether a concept holds for its arguments, remembered.
pub fn concept_holds(sema: &mut Sema, concept: TemplateId, args: Arc<[TemplateArg]>, span: Span) -> bool {
    let key = (concept, args.clone());
    if let Some(Specialization::Concept(holds)) = sema.specializations.get(&key) {
        return *holds;
    }
    let data = &sema.program.templates[concept];
    let (pattern, at, order) = (data.pattern, data.span, data.order);
    let DeclKind::Concept { constraint, .. } = sema.ast.decls[pattern].kind else { return false };
    let order = Some(order).filter(|_| !sema.is_user(at));
    let scope = params::enter(sema, concept, Some(&args));
    let holds = sema
        .nested(span, |sema| params::at(sema, scope, order, |sema| expression(sema, constraint).is_ok()))
        .unwrap_or(false);
    sema.specializations.insert(key, Specialization::Concept(holds));
    holds
}

/// Whether a constraint-expression holds in the current scope ([temp.constr.op], [temp.constr.atomic]).
pub fn expression(sema: &mut Sema, id: ast::ExprId) -> Result<(), String> {
    match sema.ast.exprs[id].kind {
        ExprKind::Paren(inner) => return expression(sema, inner),
        ExprKind::Binary(BinaryOp::And, left, right) => {
            expression(sema, left)?;
            return expression(sema, right);
        }
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            return expression(sema, left).or_else(|_| expression(sema, right));
        }
        _ => {}
    }
    let (value, errors) = sema.trap(|sema| {
        let outer = std::mem::replace(&mut sema.cx.is_unevaluated, true);
        let value = expr::constant_bool(sema, id);
        sema.cx.is_unevaluated = outer;
        value
    });
    match (value, errors.first()) {
        (Some(true), None) => Ok(()),
        (_, Some(error)) => Err(error.message.clone()),
        _ => Err("the constraint is false".to_string()),
    }
}

/// [temp.constr.order], as far as syntax shows it: each atomic constraint of `b` is one of `a`, and not the reverse.
pub fn is_more_constrained(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (a_atoms, b_atoms) = (atoms(sema, a), atoms(sema, b));
    let subsumes = |a: &[Atom], b: &[Atom]| b.iter().all(|atom| a.contains(atom));
    subsumes(&a_atoms, &b_atoms) && !subsumes(&b_atoms, &a_atoms)
}

/// An atomic constraint: its expression, after concepts are replaced by their definitions.
type Atom = ast::ExprId;

/// The atomic constraints of a template's conjunctions. A disjunction counts as one.
fn atoms(sema: &mut Sema, template: TemplateId) -> Vec<Atom> {
    let data = &sema.program.templates[template];
    let (params, requires, pattern, scope) = (data.params.clone(), data.requires, data.pattern, data.lookup_scope);
    let trailing = trailing_requires(sema, pattern);
    let mut result = Vec::new();
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    for param in params.iter() {
        if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
            concept_atoms(sema, name, &mut result, 0);
        }
    }
    for constraint in [requires, trailing].into_iter().flatten() {
        expression_atoms(sema, constraint, &mut result, 0);
    }
    sema.cx.scope = saved;
    result
}

fn concept_atoms(sema: &mut Sema, name: ast::NameId, result: &mut Vec<Atom>, depth: usize) -> bool {
    let (found, _) = sema.trap(|sema| lookup::named(sema, name, Want::Any));
    let Some(Named::Template(concept)) = found.entries.first().map(|entry| entry.named.clone()) else { return false };
    if depth > crate::base::limits::NESTING_DEPTH {
        return false;
    }
    let data = &sema.program.templates[concept];
    let (pattern, scope) = (data.pattern, data.lookup_scope);
    let DeclKind::Concept { constraint, .. } = sema.ast.decls[pattern].kind else { return false };
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    expression_atoms(sema, constraint, result, depth + 1);
    sema.cx.scope = saved;
    true
}

fn expression_atoms(sema: &mut Sema, id: ast::ExprId, result: &mut Vec<Atom>, depth: usize) {
    match sema.ast.exprs[id].kind {
        ExprKind::Paren(inner) => expression_atoms(sema, inner, result, depth),
        ExprKind::Binary(BinaryOp::And, left, right) => {
            expression_atoms(sema, left, result, depth);
            expression_atoms(sema, right, result, depth);
        }
        ExprKind::Name(name) => {
            if !concept_atoms(sema, name, result, depth) {
                result.push(id);
            }
        }
        _ => result.push(id),
    }
}

/// A requires-expression ([expr.prim.req]): whether all requirements hold here.
pub fn requires_expression(sema: &mut Sema, requires: &ast::Requires) -> bool {
    sema.in_scope(crate::hir::ScopeKind::Block, |sema| {
        let (_, errors) = sema.trap(|sema| {
            let params = crate::sema::ty::params_of(sema, &requires.params);
            let scope = sema.cx.scope;
            for param in params {
                let kind = crate::hir::VarKind::Param;
                let var = crate::sema::decl::local_var(sema, param.name, param.ty, kind, param.span);
                lookup::declare(sema, scope, param.name, Named::Var(var));
            }
        });
        errors.is_empty() && requires.requirements.iter().all(|requirement| requirement_holds(sema, requirement))
    })
}

fn requirement_holds(sema: &mut Sema, requirement: &ast::Requirement) -> bool {
    match requirement {
        ast::Requirement::Nested(id) => expression(sema, *id).is_ok(),
        ast::Requirement::Simple(id) => valid(sema, *id).is_some(),
        ast::Requirement::Type(name) => {
            let (ty, errors) = sema.trap(|sema| crate::sema::ty::named_type(sema, *name));
            errors.is_empty() && ty != crate::hir::Ty::ERROR
        }
        ast::Requirement::Compound { expr, is_noexcept, constraint } => {
            let Some(checked) = valid(sema, *expr) else { return false };
            if *is_noexcept && expr::sizeof::can_throw(sema, checked) {
                return false;
            }
            let Some(name) = constraint else { return true };
            // `decltype((e))`
            let ty = crate::sema::init::decltype_of(sema, checked, false);
            let (holds, errors) = sema.trap(|sema| concept_of_type(sema, *name, TemplateArg::Type(ty)));
            errors.is_empty() && holds == Some(true)
        }
    }
}

/// The checked expression, if it is valid.
fn valid(sema: &mut Sema, id: ast::ExprId) -> Option<crate::hir::ExprId> {
    let (checked, errors) = sema.trap(|sema| expr::unevaluated(sema, |sema| expr::check(sema, id)));
    let is_error = sema.ty(checked) == crate::hir::Ty::ERROR;
    (errors.is_empty() && !is_error).then_some(checked)
}
