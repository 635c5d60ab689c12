//! Which of two declarations is more constrained ([temp.constr.order]): their constraints in normal form
//! ([temp.constr.normal]), compared by atomic constraints ([temp.constr.atomic]/2).

use crate::ast;
use crate::base::limits;
use crate::hir::{FuncId, TemplateArg, TemplateId};
use crate::sema::Sema;
use crate::sema::template::mapping::{Depth, Mapping};
use crate::sema::template::normal::{self, Normal};
use crate::sema::template::{constraint, params};

/// Clauses of a normal form beyond which nothing is compared any more.
const CLAUSES: usize = 4096;

/// An atomic constraint: its expression and its parameter mapping, as far as the expression names parameters. None: it is
/// not valid.
#[derive(Debug, Clone)]
struct Atom {
    expr: ast::ExprId,
    mapping: Option<Vec<TemplateArg>>,
}

/// A normal form with the concept-ids expanded.
#[derive(Debug, Clone)]
enum Expanded {
    Atom(Atom),
    All(Vec<Expanded>),
    Any(Vec<Expanded>),
}

/// Whether template `a` is more constrained than `b`.
pub fn is_more_constrained(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    if !constraint::is_constrained(sema, a) {
        return false;
    }
    let (x, y) = (of_template(sema, a), of_template(sema, b));
    subsumes(&x, &y) && !subsumes(&y, &x)
}

/// Whether function `a`, which is no template's specialisation, is more constrained than `b` ([over.match.best]/2.6).
pub fn func_is_more_constrained(sema: &mut Sema, a: FuncId, b: FuncId) -> bool {
    let (a, b) = (of_func(sema, a), of_func(sema, b));
    subsumes(&a, &b) && !subsumes(&b, &a)
}

/// [temp.arg.template]/3: whether the constraints of a template template-parameter with the parameters `p` and the
/// requires-clause `requires`, declared in `scope`, subsume those of the template `a`: `p` is at least as constrained. Those of `a` do not matter to an
/// unconstrained one.
pub fn param_subsumes(
    sema: &mut Sema,
    p: (&[ast::TemplateParam], Option<ast::ExprId>),
    scope: crate::hir::ScopeId,
    a: TemplateId,
) -> bool {
    let is_constrained = p.1.is_some() || p.0.iter().any(|param| normal::type_constraint(param).is_some());
    if !is_constrained || !constraint::is_constrained(sema, a) {
        return true;
    }
    let scope = params::bind(sema, p.0, scope, 0, &[]);
    let of_p = of_head(sema, p.0, [p.1, None], scope, None);
    let of_a = of_template(sema, a);
    subsumes(&of_p, &of_a)
}

/// [temp.constr.decl]/3: the type-constraints, the requires-clause behind the parameters, the trailing one.
fn of_template(sema: &mut Sema, template: TemplateId) -> Expanded {
    let data = &sema.program.templates[template];
    if let Some(guide) = &data.alias_guide {
        let of = guide.of;
        return of_template(sema, of);
    }
    let (list, requires, pattern) = (data.params.clone(), data.requires, data.pattern);
    let trailing = constraint::trailing_requires(sema, pattern);
    let scope = params::enter(sema, template, None);
    let order = Some(sema.program.templates[template].order);
    of_head(sema, &list, [requires, trailing], scope, order)
}

/// The constraints of a template-head whose parameters stand for themselves in `scope`.
fn of_head(
    sema: &mut Sema,
    list: &[ast::TemplateParam],
    requires: [Option<ast::ExprId>; 2],
    scope: crate::hir::ScopeId,
    order: Option<u32>,
) -> Expanded {
    let (all, _) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            let own: Vec<TemplateArg> =
                (0..).zip(list).map(|(index, param)| params::itself(sema, scope, param, 0, index)).collect();
            let mut all = Vec::new();
            normal::of_params(sema, list, &own, &mut all);
            let mut expanded: Vec<Expanded> =
                all.iter().map(|part| expand(sema, &mut Mapping::default(), 0, part)).collect();
            for id in requires.into_iter().flatten() {
                expanded.push(of_expression(sema, id));
            }
            expanded
        })
    });
    Expanded::All(all)
}

fn of_expression(sema: &mut Sema, id: ast::ExprId) -> Expanded {
    let form = normal::of_expression(sema, id);
    expand(sema, &mut Mapping::default(), 0, &form)
}

fn of_func(sema: &mut Sema, func: FuncId) -> Expanded {
    let data = &sema.program.funcs[func];
    let Some((requires, scope)) = data.requires else { return Expanded::All(Vec::new()) };
    let order = Some(data.order);
    sema.trap(|sema| params::at(sema, scope, order, |sema| of_expression(sema, requires))).0
}

/// Puts the normal forms of concepts in the place of concept-ids.
fn expand(sema: &mut Sema, mapping: &mut Mapping, depth: Depth, form: &Normal) -> Expanded {
    match form {
        Normal::All(parts) => Expanded::All(parts.iter().map(|part| expand(sema, mapping, depth, part)).collect()),
        Normal::Any(parts) => Expanded::Any(parts.iter().map(|part| expand(sema, mapping, depth, part)).collect()),
        Normal::Atom(atom) => {
            let is_valid = mapping.substitute(sema, depth, &atom.names).is_ok();
            let mapping = is_valid.then(|| mapping.named(depth, &atom.names));
            Expanded::Atom(Atom { expr: atom.expr, mapping })
        }
        Normal::Concept(id) => match normal::of_concept(sema, id.concept) {
            Some(inner) if depth <= limits::NESTING_DEPTH => {
                let inside = mapping.enter(sema, id, depth);
                let expanded = expand(sema, mapping, inside, &inner);
                mapping.leave();
                expanded
            }
            _ => Expanded::All(Vec::new()),
        },
    }
}

/// [temp.constr.atomic]/2: atoms of one expression whose parameter mappings are equivalent.
fn is_identical(a: &Atom, b: &Atom) -> bool {
    match (&a.mapping, &b.mapping) {
        (Some(x), Some(y)) => a.expr == b.expr && x == y,
        _ => false,
    }
}

/// [temp.constr.order]/1: every disjunctive clause of `p` subsumes every conjunctive clause of `q`.
fn subsumes(p: &Expanded, q: &Expanded) -> bool {
    let (Some(p), Some(q)) = (clauses(p, true), clauses(q, false)) else { return false };
    p.iter().all(|p| q.iter().all(|q| p.iter().any(|p| q.iter().any(|q| is_identical(p, q)))))
}

/// The disjunctive normal form (`is_disjunctive`) as the conjunctions in it, or the conjunctive one as its disjunctions.
/// None: too many.
fn clauses(normal: &Expanded, is_disjunctive: bool) -> Option<Vec<Vec<&Atom>>> {
    let (parts, is_union) = match normal {
        Expanded::Atom(atom) => return Some(vec![vec![atom]]),
        Expanded::Any(parts) => (parts, is_disjunctive),
        Expanded::All(parts) => (parts, !is_disjunctive),
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
