//! The normal form of constraints ([temp.constr.normal]), which satisfaction, the order by constraints and messages walk:
//! conjunctions and disjunctions of atomic constraints, concept-ids standing for the normal forms of their concepts.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, BinaryOp, DeclKind, ExprKind, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{Named, TemplateArg, TemplateId, TemplateKind, Ty, TyKind};
use crate::sema::lookup::{self, Want};
use crate::sema::template::{dependent, params};
use crate::sema::{Sema, init};

/// A constraint in normal form. The parameter mappings of its atoms are those of the concept-ids around them.
#[derive(Debug, Clone)]
pub enum Normal {
    Atom(Atom),
    Concept(ConceptId),
    /// Satisfied when all are.
    All(Vec<Normal>),
    /// Satisfied when one is.
    Any(Vec<Normal>),
}

impl Normal {
    /// Whether `is_it` of a part.
    pub fn any(&self, is_it: &impl Fn(&Normal) -> bool) -> bool {
        is_it(self)
            || match self {
                Normal::All(parts) | Normal::Any(parts) => parts.iter().any(|part| part.any(is_it)),
                Normal::Atom(_) | Normal::Concept(_) => false,
            }
    }
}

/// An atomic constraint ([temp.constr.atomic]): its expression, and the names in it, among them those of parameters.
#[derive(Debug, Clone)]
pub struct Atom {
    pub expr: ast::ExprId,
    pub names: Vec<Symbol>,
}

/// A concept-id, or a type-constraint for `subject`.
#[derive(Debug, Clone)]
pub struct ConceptId {
    pub concept: TemplateId,
    pub name: ast::NameId,
    pub subject: Option<TemplateArg>,
}

/// The normal form of a constraint-expression, seen from where it stands. It does not depend on what parameters are bound to.
pub fn of_expression(sema: &mut Sema, id: ast::ExprId) -> Arc<Normal> {
    if let Some(known) = sema.normal_forms.get(&id) {
        return Arc::clone(known);
    }
    let made = Arc::new(expression(sema, id));
    sema.normal_forms.insert(id, Arc::clone(&made));
    made
}

fn expression(sema: &mut Sema, id: ast::ExprId) -> Normal {
    match sema.ast.exprs[id].kind {
        ExprKind::Paren(inner) => return expression(sema, inner),
        ExprKind::Binary(BinaryOp::And, left, right) => {
            return Normal::All(vec![expression(sema, left), expression(sema, right)]);
        }
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            return Normal::Any(vec![expression(sema, left), expression(sema, right)]);
        }
        ExprKind::Name(name) => {
            if let Some(concept) = named_concept(sema, name) {
                return Normal::Concept(ConceptId { concept, name, subject: None });
            }
        }
        _ => {}
    }
    let mut names = Names::new(&sema.ast, true);
    names.expr(id);
    Normal::Atom(Atom { expr: id, names: names.found })
}

/// The concept that a concept-id names. Concepts are members of namespaces, so that no other qualifier is looked at.
fn named_concept(sema: &mut Sema, name: ast::NameId) -> Option<TemplateId> {
    let data = &sema.ast.names[name];
    let is_plain = |component: &ast::Component| matches!(component.kind, ast::ComponentKind::Ident(_));
    if !matches!(data.last, ast::Unqualified::TemplateId { .. }) || !data.qualifier.iter().all(is_plain) {
        return None;
    }
    concept(sema, name)
}

/// The concept that a name denotes, if it does.
fn concept(sema: &mut Sema, name: ast::NameId) -> Option<TemplateId> {
    let (found, _) = sema.trap(|sema| lookup::named(sema, name, Want::Any));
    match found.entries.first()?.named {
        Named::Template(id) if sema.program.templates[id].kind == TemplateKind::Concept => Some(id),
        _ => None,
    }
}

/// The normal form of a concept's constraint-expression.
pub fn of_concept(sema: &mut Sema, concept: TemplateId) -> Option<Arc<Normal>> {
    let data = &sema.program.templates[concept];
    let (pattern, order) = (data.pattern, Some(data.order));
    let DeclKind::Concept { constraint, .. } = sema.ast.decls[pattern].kind else { return None };
    if let Some(known) = sema.normal_forms.get(&constraint) {
        return Some(Arc::clone(known));
    }
    let scope = params::enter(sema, concept, None);
    Some(params::at(sema, scope, order, |sema| of_expression(sema, constraint)))
}

/// The type-constraint that a template parameter is declared with.
pub fn type_constraint(param: &TemplateParam) -> Option<ast::NameId> {
    match &param.kind {
        TemplateParamKind::Type { constraint, .. } => *constraint,
        TemplateParamKind::NonType { param } => placeholder_constraint(&param.specs.ty),
        TemplateParamKind::Template { .. } => None,
    }
}

/// The type-constraint of a placeholder type.
pub fn placeholder_constraint(spec: &ast::TypeSpec) -> Option<ast::NameId> {
    match *spec {
        ast::TypeSpec::Auto { constraint } | ast::TypeSpec::DecltypeAuto { constraint } => constraint,
        _ => None,
    }
}

/// The immediately-declared constraint of a type-constraint for what it constrains ([temp.param]/4), for a pack that of
/// each element.
pub fn of_type_constraint(sema: &mut Sema, name: ast::NameId, subject: &TemplateArg) -> Option<Normal> {
    if let TemplateArg::Pack(elements) = subject {
        let all: Option<Vec<Normal>> = elements.iter().map(|element| of_type_constraint(sema, name, element)).collect();
        return all.map(Normal::All);
    }
    let concept = concept(sema, name)?;
    Some(Normal::Concept(ConceptId { concept, name, subject: Some(subject.clone()) }))
}

/// [temp.constr.decl]/3: the type-constraints of a template's parameters, which are `args` and declared in the current scope.
pub fn of_params(sema: &mut Sema, params: &[TemplateParam], args: &[TemplateArg], all: &mut Vec<Normal>) {
    for (param, arg) in params.iter().zip(args) {
        let Some(name) = type_constraint(param) else { continue };
        let subject = match &param.kind {
            TemplateParamKind::NonType { .. } => deduced_for(sema, param, arg),
            TemplateParamKind::Type { .. } | TemplateParamKind::Template { .. } => Some(arg.clone()),
        };
        if let Some(subject) = subject {
            all.extend(of_type_constraint(sema, name, &subject));
        }
    }
}

/// [temp.param]/11: the type that the placeholder in a non-type parameter's type stands for.
fn deduced_for(sema: &mut Sema, param: &TemplateParam, arg: &TemplateArg) -> Option<TemplateArg> {
    let ty = match arg {
        TemplateArg::Pack(elements) => {
            let types: Vec<TemplateArg> =
                elements.iter().filter_map(|element| deduced_for(sema, param, element)).collect();
            return Some(TemplateArg::Pack(types.into()));
        }
        TemplateArg::Value(ty, _) => *ty,
        TemplateArg::ParamValue { ty, .. } | TemplateArg::DependentValue(ty, _) => return Some(TemplateArg::Type(*ty)),
        _ => return None,
    };
    let scope = sema.cx.scope;
    let declared = params::value_type(sema, scope, param);
    let is_plain = matches!(sema.program.types.kind(declared), TyKind::Auto { .. }) || ty == Ty::ERROR;
    let bound = match is_plain || dependent::is_dependent(sema, declared) {
        true => None,
        false => init::auto::bound_to(sema, declared, ty),
    };
    Some(TemplateArg::Type(bound.unwrap_or(ty)))
}
