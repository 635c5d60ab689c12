//! Constraints ([temp.constr]): conjunctions and disjunctions of atomic constraints, satisfied when the substituted
//! expression is true; and concepts ([temp.concept]).

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, BinaryOp, DeclKind, ExprKind, TemplateParamKind};
use crate::diag::Diagnostic;
use crate::hir::{FuncId, Guide, Named, Specialization, TemplateArg, TemplateId, TemplateKind, Ty};
use crate::sema::lookup::{self, Want};
use crate::sema::template::args::Raw;
use crate::sema::template::{args, class, function, params};
use crate::sema::{Sema, expr, ty};
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
    let order = Some(data.order);
    let scope = params::enter(sema, template, Some(bound));
    params::at(sema, scope, order, |sema| {
        for (param, arg) in params.iter().zip(bound) {
            if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
                type_constraint(sema, name, arg)?;
            }
        }
        for constraint in [of_class, requires].into_iter().flatten() {
            expression(sema, constraint)?;
        }
        match trailing {
            Some(constraint) => trailing_holds(sema, constraint, pattern),
            None => Ok(()),
        }
    })
}

/// Whether the trailing requires-clause of a function that is no template's specialisation holds: that of a member or
/// friend of an instantiated class ([dcl.decl]/4).
pub fn of_func(sema: &mut Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let Some((requires, scope)) = data.requires else { return true };
    let order = Some(data.order);
    let params = data.params.clone();
    let quals = sema.program.types.as_function(data.ty).map_or(crate::hir::Quals::NONE, |function| function.quals);
    params::at(sema, scope, order, |sema| {
        ty::in_prototype(sema, &params, &[], quals, |sema| expression(sema, requires).is_ok())
    })
}

/// Whether a trailing requires-clause holds. It sees the function's parameters, which are made only when it names one.
fn trailing_holds(sema: &mut Sema, id: ast::ExprId, pattern: ast::DeclId) -> Result<(), String> {
    let mut names = Names::new(&sema.ast, true);
    names.expr(id);
    let named = names.found;
    let written = function::written(sema, pattern);
    let chunk =
        written.and_then(|written| match written.declarator.chunks.into_iter().next().map(|chunk| chunk.kind) {
            Some(ast::ChunkKind::Function(chunk)) => Some(chunk),
            _ => None,
        });
    let is_named = |param: &ast::Param| {
        param
            .declarator
            .name
            .and_then(|name| sema.ast.names[name].identifier())
            .is_some_and(|name| named.contains(&name))
    };
    match chunk {
        Some(chunk) if chunk.params.iter().any(is_named) => {
            let (holds, errors) = sema.trap(|sema| ty::in_params(sema, &chunk, |sema| expression(sema, id)));
            if errors.is_empty() { holds } else { Err(first_message(&errors)) }
        }
        _ => expression(sema, id),
    }
}

/// Whether a template has constraints of its own.
pub fn is_constrained(sema: &Sema, template: TemplateId) -> bool {
    let data = &sema.program.templates[template];
    let is_constrained_param =
        |param: &ast::TemplateParam| matches!(param.kind, TemplateParamKind::Type { constraint: Some(_), .. });
    data.requires.is_some()
        || trailing_requires(sema, data.pattern).is_some()
        || data.params.iter().any(is_constrained_param)
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
    let (found, errors) = sema.trap(|sema| {
        let (concept, raws) = concept_and_args(sema, name, arg.clone())?;
        (sema.program.templates[concept].kind == TemplateKind::Concept).then_some((concept, raws))
    });
    match found {
        Some((id, raws)) if errors.is_empty() => concept(sema, id, raws, sema.ast.names[name].last_span),
        _ => Err(first_message(&errors)),
    }
}

/// [dcl.type.auto.deduct]/6: the type that a constrained placeholder stands for satisfies the type-constraint, if there is one.
/// Whether it does; reported.
pub fn placeholder(sema: &mut Sema, spec: &ast::TypeSpec, ty: Ty, span: Span) -> bool {
    let &(ast::TypeSpec::Auto { constraint: Some(name) } | ast::TypeSpec::DecltypeAuto { constraint: Some(name) }) =
        spec
    else {
        return true;
    };
    let Err(why) = type_constraint(sema, name, &TemplateArg::Type(ty)) else { return true };
    let shown = sema.show(ty);
    let concept = sema.ast.names[name].identifier().unwrap_or(crate::base::Symbol::EMPTY);
    let text = format!("`{shown}`, which `auto` stands for, does not satisfy `{concept}`");
    let at = sema.ast.names[name].span;
    sema.report(Diagnostic::error(span, text).note_at(at, why));
    false
}

/// Whether a type-constraint holds for a type. None: reported.
pub fn concept_of_type(sema: &mut Sema, name: ast::NameId, arg: TemplateArg) -> Option<bool> {
    let (concept, raws) = concept_and_args(sema, name, arg)?;
    concept_id(sema, concept, raws, sema.ast.names[name].last_span)
}

/// The concept that a type-constraint names, and its arguments for a type. None: reported.
fn concept_and_args(sema: &mut Sema, name: ast::NameId, arg: TemplateArg) -> Option<(TemplateId, Vec<Raw>)> {
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
    Some((concept, raws))
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
    let (pattern, order) = (data.pattern, Some(data.order));
    let DeclKind::Concept { constraint, .. } = sema.ast.decls[pattern].kind else { return false };
    let scope = params::enter(sema, concept, Some(&args));
    let result = sema
        .nested(span, |sema| params::at(sema, scope, order, |sema| expression(sema, constraint)))
        .unwrap_or_else(|| Err("it is nested too deeply".to_string()));
    let holds = result.is_ok();
    sema.specializations.insert(key.clone(), Specialization::Concept(holds));
    if let Err(why) = result {
        sema.unsatisfied.insert(key, why.into());
    }
    holds
}

/// Whether a constraint-expression holds in the current scope ([temp.constr.op], [temp.constr.atomic]); if not, why.
pub fn expression(sema: &mut Sema, id: ast::ExprId) -> Result<(), String> {
    match sema.ast.exprs[id].kind.clone() {
        ExprKind::Paren(inner) => return expression(sema, inner),
        ExprKind::Binary(BinaryOp::And, left, right) => {
            expression(sema, left)?;
            return expression(sema, right);
        }
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            let Err(first) = expression(sema, left) else { return Ok(()) };
            return expression(sema, right).map_err(|second| format!("{first}, and {second}"));
        }
        ExprKind::Requires(requires) => return requirements(sema, &requires),
        ExprKind::Name(name) => {
            let (found, _) = sema.trap(|sema| lookup::named(sema, name, Want::Any));
            if let Some(Named::Template(id)) = found.entries.first().map(|entry| entry.named.clone())
                && sema.program.templates[id].kind == TemplateKind::Concept
            {
                let raws = class::name_args(sema, name).map(|written| sema.trap(|sema| args::written(sema, &written)));
                return match raws {
                    Some((Some(raws), errors)) if errors.is_empty() => {
                        concept(sema, id, raws, sema.ast.names[name].last_span)
                    }
                    Some((_, errors)) => Err(first_message(&errors)),
                    None => Err("a concept needs template arguments here".to_string()),
                };
            }
        }
        _ => {}
    }
    let (value, errors) = sema.trap(|sema| {
        let outer = std::mem::replace(&mut sema.cx.is_unevaluated, true);
        let value = expr::constant_bool(sema, id);
        sema.cx.is_unevaluated = outer;
        value
    });
    let shown = written(sema, sema.ast.exprs[id].span);
    match (value, errors.first()) {
        (Some(true), None) => Ok(()),
        (_, Some(error)) => Err(format!("`{shown}` is not valid: {}", error.message)),
        _ => Err(format!("`{shown}` is false")),
    }
}

/// Whether a concept holds for arguments; if not, why.
fn concept(sema: &mut Sema, concept: TemplateId, raws: Vec<Raw>, span: Span) -> Result<(), String> {
    let (args, errors) = sema.trap(|sema| args::complete(sema, concept, raws, span));
    let Some(args) = args.filter(|_| errors.is_empty()) else { return Err(first_message(&errors)) };
    if concept_holds(sema, concept, Arc::clone(&args), span) {
        return Ok(());
    }
    let shown = crate::hir::show::template_args(&sema.program, &args);
    let name = sema.program.templates[concept].name;
    let because = match sema.unsatisfied.get(&(concept, args)) {
        Some(why) => format!(", because {why}"),
        None => String::new(),
    };
    Err(format!("`{name}{shown}` is not satisfied{because}"))
}

fn first_message(errors: &[crate::diag::Diagnostic]) -> String {
    errors.first().map_or("it is not valid".to_string(), |error| error.message.clone())
}

/// What a message shows of syntax at most, in characters.
const SHOWN: usize = 60;

/// A piece of syntax as it is written.
fn written(sema: &Sema, span: Span) -> String {
    let text = sema.map.spelled(span).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => "the expression".to_string(),
        n if n > SHOWN => text.chars().take(SHOWN).chain(['…']).collect(),
        _ => text,
    }
}

/// A requires-expression ([expr.prim.req]): whether all requirements hold here.
pub fn requires_expression(sema: &mut Sema, requires: &ast::Requires) -> bool {
    requirements(sema, requires).is_ok()
}

/// Whether all requirements of a requires-expression hold; if not, why the first does not.
fn requirements(sema: &mut Sema, requires: &ast::Requires) -> Result<(), String> {
    sema.in_scope(crate::hir::ScopeKind::Block, |sema| {
        let (_, errors) = sema.trap(|sema| {
            let params = crate::sema::ty::params_of(sema, &requires.params);
            let scope = sema.cx.scope;
            let kind = crate::hir::VarKind::Param;
            let vars: Vec<Named> = params
                .iter()
                .map(|param| Named::Var(crate::sema::decl::local_var(sema, param.name, param.ty, kind, param.span)))
                .collect();
            for (name, named) in crate::sema::template::pack::declare_params(sema, &requires.params, &vars) {
                lookup::declare(sema, scope, name, named);
            }
        });
        if let Some(error) = errors.first() {
            return Err(format!("a parameter of its requires-expression is not valid: {}", error.message));
        }
        requires.requirements.iter().try_for_each(|requirement| requirement_holds(sema, requirement))
    })
}

fn requirement_holds(sema: &mut Sema, requirement: &ast::Requirement) -> Result<(), String> {
    match requirement {
        ast::Requirement::Nested(id) => expression(sema, *id),
        ast::Requirement::Simple(id) => valid(sema, *id).map(|_| ()),
        ast::Requirement::Type(name) => {
            let (ty, errors) = sema.trap(|sema| crate::sema::ty::named_type(sema, *name));
            if errors.is_empty() && ty != crate::hir::Ty::ERROR {
                return Ok(());
            }
            let shown = written(sema, sema.ast.names[*name].span);
            Err(format!("the required type `{shown}` is not valid: {}", first_message(&errors)))
        }
        ast::Requirement::Compound { expr, is_noexcept, constraint } => {
            let checked = valid(sema, *expr)?;
            if *is_noexcept && expr::sizeof::can_throw(sema, checked) {
                let shown = written(sema, sema.ast.exprs[*expr].span);
                return Err(format!("the required expression `{shown}` may throw"));
            }
            let Some(name) = constraint else { return Ok(()) };
            // `decltype((e))`
            let ty = crate::sema::init::decltype_of(sema, checked, false);
            type_constraint(sema, *name, &TemplateArg::Type(ty)).map_err(|why| {
                let shown = written(sema, sema.ast.exprs[*expr].span);
                format!("the type of `{shown}` does not fit: {why}")
            })
        }
    }
}

/// The checked expression, if it is valid.
fn valid(sema: &mut Sema, id: ast::ExprId) -> Result<crate::hir::ExprId, String> {
    let (checked, errors) = sema.trap(|sema| expr::unevaluated(sema, |sema| expr::check(sema, id)));
    if errors.is_empty() && sema.ty(checked) != crate::hir::Ty::ERROR {
        return Ok(checked);
    }
    let shown = written(sema, sema.ast.exprs[id].span);
    Err(format!("the required expression `{shown}` is not valid: {}", first_message(&errors)))
}
