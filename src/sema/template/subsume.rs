//! Which of two declarations is more constrained ([temp.constr.order]): their constraints in normal form
//! ([temp.constr.normal]), compared by atomic constraints ([temp.constr.atomic]/2).

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, BinaryOp, DeclKind, ExprKind, TemplateParamKind};
use crate::base::limits;
use crate::hir::{FuncId, Named, TemplateArg, TemplateId, TemplateKind};
use crate::sema::Sema;
use crate::sema::lookup::{self, Want};
use crate::sema::template::args::Raw;
use crate::sema::template::{args, class, constraint, params};

/// Clauses of a normal form beyond which nothing is compared any more.
const CLAUSES: usize = 4096;

/// An atomic constraint: its expression and its parameter mapping, as far as the expression names parameters.
#[derive(Debug, Clone, PartialEq)]
struct Atom {
    expr: ast::ExprId,
    mapping: Vec<TemplateArg>,
}

/// A constraint in normal form.
#[derive(Debug, Clone)]
enum Normal {
    Atom(Atom),
    /// Satisfied when all are.
    All(Vec<Normal>),
    /// Satisfied when one is.
    Any(Vec<Normal>),
}

/// Whether template `a` is more constrained than `b`.
pub fn is_more_constrained(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    if !constraint::is_constrained(sema, a) {
        return false;
    }
    let (a, b) = (of_template(sema, a), of_template(sema, b));
    subsumes(&a, &b) && !subsumes(&b, &a)
}

/// Whether function `a`, which is no template's specialisation, is more constrained than `b` ([over.match.best]/2.6).
pub fn func_is_more_constrained(sema: &mut Sema, a: FuncId, b: FuncId) -> bool {
    let (a, b) = (of_func(sema, a), of_func(sema, b));
    subsumes(&a, &b) && !subsumes(&b, &a)
}

/// [temp.constr.decl]/3: the type-constraints, the requires-clause behind the parameters, the trailing one.
fn of_template(sema: &mut Sema, template: TemplateId) -> Normal {
    let data = &sema.program.templates[template];
    if let Some(guide) = &data.alias_guide {
        let of = guide.of;
        return of_template(sema, of);
    }
    let (list, requires, pattern) = (data.params.clone(), data.requires, data.pattern);
    let trailing = constraint::trailing_requires(sema, pattern);
    let scope = params::enter(sema, template, None);
    let order = Some(sema.program.templates[template].order);
    let (all, _) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            let mut all = Vec::new();
            for (index, param) in list.iter().enumerate() {
                if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
                    let arg = params::itself(sema, scope, param, 0, index);
                    all.extend(concept_id(sema, name, Some(arg), 0));
                }
            }
            for id in [requires, trailing].into_iter().flatten() {
                all.push(normal(sema, id, &[], 0));
            }
            all
        })
    });
    Normal::All(all)
}

fn of_func(sema: &mut Sema, func: FuncId) -> Normal {
    let data = &sema.program.funcs[func];
    let Some((requires, scope)) = data.requires else { return Normal::All(Vec::new()) };
    let order = Some(data.order);
    sema.trap(|sema| params::at(sema, scope, order, |sema| normal(sema, requires, &[], 0))).0
}

/// The normal form of a constraint-expression in the current scope. `list` and the arguments that the scope binds them to
/// are those of the concept around it.
fn normal(sema: &mut Sema, id: ast::ExprId, list: &[(ast::TemplateParam, TemplateArg)], depth: usize) -> Normal {
    match sema.ast.exprs[id].kind {
        ExprKind::Paren(inner) => return normal(sema, inner, list, depth),
        ExprKind::Binary(BinaryOp::And, left, right) => {
            return Normal::All(vec![normal(sema, left, list, depth), normal(sema, right, list, depth)]);
        }
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            return Normal::Any(vec![normal(sema, left, list, depth), normal(sema, right, list, depth)]);
        }
        ExprKind::Name(name) => {
            if let Some(found) = concept_id(sema, name, None, depth) {
                return found;
            }
        }
        _ => {}
    }
    let mut names = Names::new(&sema.ast, true);
    names.expr(id);
    let named = |(param, _): &&(ast::TemplateParam, TemplateArg)| names.found.contains(&param.name);
    let mapping = list.iter().filter(named).map(|(_, arg)| arg.clone()).collect();
    Normal::Atom(Atom { expr: id, mapping })
}

/// The normal form of a concept-id, or of a type-constraint for `first`. None: the name is no concept's.
fn concept_id(sema: &mut Sema, name: ast::NameId, first: Option<TemplateArg>, depth: usize) -> Option<Normal> {
    if depth > limits::NESTING_DEPTH {
        return None;
    }
    let found = lookup::named(sema, name, Want::Any);
    let Named::Template(concept) = found.entries.first()?.named else { return None };
    let data = &sema.program.templates[concept];
    if data.kind != TemplateKind::Concept {
        return None;
    }
    let (pattern, list, span) = (data.pattern, data.params.clone(), sema.ast.names[name].last_span);
    let DeclKind::Concept { constraint, .. } = sema.ast.decls[pattern].kind else { return None };
    let mut raws: Vec<Raw> = first.map(Raw::Done).into_iter().collect();
    if let Some(written) = class::name_args(sema, name) {
        raws.extend(args::written(sema, &written)?);
    }
    let bound: Arc<[TemplateArg]> = args::complete(sema, concept, raws, span)?;
    let scope = params::enter(sema, concept, Some(&bound));
    let order = Some(sema.program.templates[concept].order);
    let list: Vec<_> = list.iter().cloned().zip(bound.iter().cloned()).collect();
    Some(params::at(sema, scope, order, |sema| normal(sema, constraint, &list, depth + 1)))
}

/// [temp.constr.order]/1: every disjunctive clause of `p` subsumes every conjunctive clause of `q`.
fn subsumes(p: &Normal, q: &Normal) -> bool {
    let (Some(p), Some(q)) = (clauses(p, true), clauses(q, false)) else { return false };
    p.iter().all(|p| q.iter().all(|q| p.iter().any(|atom| q.contains(atom))))
}

/// The disjunctive normal form (`is_disjunctive`) as the conjunctions in it, or the conjunctive one as its disjunctions.
/// None: too many.
fn clauses(normal: &Normal, is_disjunctive: bool) -> Option<Vec<Vec<&Atom>>> {
    let (parts, is_union) = match normal {
        Normal::Atom(atom) => return Some(vec![vec![atom]]),
        Normal::Any(parts) => (parts, is_disjunctive),
        Normal::All(parts) => (parts, !is_disjunctive),
    };
    let mut result: Vec<Vec<&Atom>> = if is_union { Vec::new() } else { vec![Vec::new()] };
    for part in parts {
        let inner = clauses(part, is_disjunctive)?;
        match is_union {
            true => result.extend(inner),
            false => {
                if result.len().saturating_mul(inner.len()) > CLAUSES {
                    return None;
                }
                let mut joined = Vec::with_capacity(result.len() * inner.len());
                for left in &result {
                    joined.extend(inner.iter().map(|right| left.iter().chain(right).copied().collect::<Vec<_>>()));
                }
                result = joined;
            }
        }
    }
    (result.len() <= CLAUSES).then_some(result)
}
