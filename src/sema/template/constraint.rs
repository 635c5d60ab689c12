//! Satisfaction of constraints ([temp.constr]): a walk over their normal form, in which an atomic constraint is satisfied
//! when its expression, substituted, is true; and concepts ([temp.concept]).

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, BinaryOp, DeclKind, ExprKind};
use crate::diag::Diagnostic;
use crate::hir::{self, FuncId, Guide, TemplateArg, TemplateId, TemplateKind, Ty, Value};
use crate::sema::template::args::Raw;
use crate::sema::template::mapping::{Depth, Mapping};
use crate::sema::template::normal::{self, Atom, Normal};
use crate::sema::template::unsatisfied::Unsatisfied;
use crate::sema::template::{args, dependent, function, params, requires};
use crate::sema::{Sema, expr, lookup, ty};
use crate::source::Span;

/// Whether a concept holds for its arguments.
#[derive(Debug, Clone)]
pub enum Satisfaction {
    Holds,
    /// Why not, and the first position of the input that asked: what the user declares later may make it hold.
    Fails(Arc<Unsatisfied>, u32),
}

/// Concepts and arguments for which it is known.
pub type Known = crate::base::JournaledMap<(TemplateId, Arc<[TemplateArg]>), Satisfaction>;

/// Whether the constraints of a template hold for its arguments; if not, why.
pub fn of_template(sema: &mut Sema, template: TemplateId, bound: &[TemplateArg]) -> Result<(), Unsatisfied> {
    let data = &sema.program.templates[template];
    let (list, requires, pattern) = (data.params.clone(), data.requires, data.pattern);
    let trailing = trailing_requires(sema, pattern);
    // A guide that is made of a constructor has the constraints of its class template, too.
    let of_class = match &data.guide {
        Some((class, guide)) if *guide != Guide::Written => sema.program.templates[*class].requires,
        _ => None,
    };
    let is_constrained = requires.is_some() || trailing.is_some() || of_class.is_some();
    if !is_constrained && !list.iter().any(|param| normal::type_constraint(param).is_some()) {
        return Ok(());
    }
    let order = Some(data.order);
    let scope = params::enter(sema, template, Some(bound));
    params::at(sema, scope, order, |sema| {
        let mut all = Vec::new();
        normal::of_params(sema, &list, bound, &mut all);
        for constraint in &all {
            holds(sema, constraint)?;
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
    why_func(sema, func).is_ok()
}

/// The same; if not, why.
pub fn why_func(sema: &mut Sema, func: FuncId) -> Result<(), Unsatisfied> {
    let data = &sema.program.funcs[func];
    let Some((requires, scope)) = data.requires else { return Ok(()) };
    let order = Some(data.order);
    let params = data.params.clone();
    let quals = sema.program.types.as_function(data.ty).map_or(hir::Quals::NONE, |function| function.quals);
    params::at(sema, scope, order, |sema| {
        ty::in_prototype(sema, &params, &[], quals, |sema| expression(sema, requires))
    })
}

/// Whether a trailing requires-clause holds. It sees the function's parameters, which are made only when it names one.
fn trailing_holds(sema: &mut Sema, id: ast::ExprId, pattern: ast::DeclId) -> Result<(), Unsatisfied> {
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
            match errors.first() {
                None => holds,
                Some(error) => Err(Unsatisfied::atom(sema.ast.exprs[id].span, error.message.clone())),
            }
        }
        _ => expression(sema, id),
    }
}

/// Whether a template has constraints of its own.
pub fn is_constrained(sema: &Sema, template: TemplateId) -> bool {
    let data = &sema.program.templates[template];
    data.requires.is_some()
        || trailing_requires(sema, data.pattern).is_some()
        || data.params.iter().any(|param| normal::type_constraint(param).is_some())
}

/// The requires-clause behind a function's declarator.
pub fn trailing_requires(sema: &Sema, pattern: ast::DeclId) -> Option<ast::ExprId> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Function(function) => function.declarator.requires,
        DeclKind::Simple { declarators, .. } => declarators.first().and_then(|item| item.declarator.requires),
        _ => None,
    }
}

/// Whether the type-constraint `name` holds for `subject`, seen from the current scope; if not, why.
pub fn type_constraint(sema: &mut Sema, name: ast::NameId, subject: &TemplateArg) -> Result<(), Unsatisfied> {
    match normal::of_type_constraint(sema, name, subject) {
        Some(constraint) => holds(sema, &constraint),
        None => Err(Unsatisfied::atom(sema.ast.names[name].span, "a concept is needed here".to_string())),
    }
}

/// [dcl.type.auto.deduct]/6: the type that a constrained placeholder stands for satisfies the type-constraint, if there is one.
/// Whether it does; reported.
pub fn placeholder(sema: &mut Sema, spec: &ast::TypeSpec, ty: Ty, span: Span) -> bool {
    let Some(name) = normal::placeholder_constraint(spec) else { return true };
    let Err(why) = type_constraint(sema, name, &TemplateArg::Type(ty)) else { return true };
    let shown = sema.show(ty);
    let concept = sema.ast.names[name].identifier().unwrap_or(crate::base::Symbol::EMPTY);
    let text = format!("`{shown}`, which `auto` stands for, does not satisfy `{concept}`");
    let diagnostic = Diagnostic::error(span, text).note_at(sema.ast.names[name].span, why.headline());
    sema.report(why.explain(diagnostic));
    false
}

/// Whether a type-constraint is one that a type can be asked for: its name is a concept's. None: reported.
pub fn concept_of_type(sema: &mut Sema, name: ast::NameId, arg: TemplateArg) -> Option<bool> {
    if normal::of_type_constraint(sema, name, &arg).is_none() {
        let found = lookup::named(sema, name, lookup::Want::Any);
        match found.is_empty() {
            true => lookup::undeclared(sema, name),
            false => sema.error(sema.ast.names[name].last_span, "a concept is needed here"),
        }
        return None;
    }
    Some(type_constraint(sema, name, &arg).is_ok())
}

/// Whether a concept holds for arguments ([temp.names]/8). None: reported.
pub fn concept_id(sema: &mut Sema, concept: TemplateId, raws: Vec<Raw>, span: Span) -> Option<bool> {
    if sema.program.templates[concept].kind != TemplateKind::Concept {
        sema.error(span, "a concept is needed here");
        return None;
    }
    let args = args::complete(sema, concept, raws, span)?;
    let mut mapping = Mapping::default();
    mapping.enter_known(sema, concept, &args, span);
    Some(concept_holds(sema, &mut mapping, 1, concept, span).is_ok())
}

/// Whether a constraint-expression holds in the current scope; if not, why.
pub fn expression(sema: &mut Sema, id: ast::ExprId) -> Result<(), Unsatisfied> {
    let constraint = normal::of_expression(sema, id);
    holds(sema, &constraint)
}

/// Why a condition that is false is: it asks for concepts, or is a requires-expression.
pub fn explain(sema: &mut Sema, condition: ast::ExprId) -> Option<Unsatisfied> {
    let asks = normal::of_expression(sema, condition).any(&|part| match part {
        Normal::Atom(atom) => matches!(sema.ast.exprs[atom.expr].kind, ExprKind::Requires(_)),
        Normal::Concept(_) => true,
        Normal::All(_) | Normal::Any(_) => false,
    });
    if !asks {
        return None;
    }
    let (found, errors) = sema.trap(|sema| expression(sema, condition));
    found.err().filter(|_| errors.is_empty())
}

/// Whether a constraint in normal form holds, seen from the current scope.
fn holds(sema: &mut Sema, constraint: &Normal) -> Result<(), Unsatisfied> {
    walk(sema, &mut Mapping::default(), 0, constraint)
}

/// [temp.constr.op]: from left to right, until it is decided.
fn walk(sema: &mut Sema, mapping: &mut Mapping, depth: Depth, constraint: &Normal) -> Result<(), Unsatisfied> {
    match constraint {
        Normal::All(parts) => parts.iter().try_for_each(|part| walk(sema, mapping, depth, part)),
        Normal::Any(parts) => {
            let mut why: Option<Unsatisfied> = None;
            for part in parts {
                let Err(this) = walk(sema, mapping, depth, part) else { return Ok(()) };
                why = Some(match why {
                    Some(why) => why.nor(this),
                    None => this,
                });
            }
            why.map_or(Ok(()), Err)
        }
        Normal::Concept(id) => {
            let span = sema.ast.names[id.name].last_span;
            let inner = mapping.enter(sema, id, depth);
            let result = concept_holds(sema, mapping, inner, id.concept, span);
            mapping.leave();
            result
        }
        Normal::Atom(atom) => {
            if let Err(why) = mapping.substitute(sema, depth, &atom.names) {
                let span = sema.ast.exprs[atom.expr].span;
                let shown = requires::written(sema, span);
                return Err(Unsatisfied::atom(span, format!("`{shown}` is not valid: {why}")));
            }
            mapping.at(sema, depth, |sema| atom_holds(sema, atom, depth == 0))
        }
    }
}

/// Whether the concept that was entered at `depth` holds. Remembered as soon as its arguments have been substituted: those that
/// its first atomic constraint names are substituted in any case.
fn concept_holds(
    sema: &mut Sema,
    mapping: &mut Mapping,
    depth: Depth,
    concept: TemplateId,
    span: Span,
) -> Result<(), Unsatisfied> {
    let Some(constraint) = normal::of_concept(sema, concept) else { return Ok(()) };
    mapping.substitute_plain(sema, depth);
    if let Normal::Atom(first) = leftmost(&constraint) {
        // What is invalid is found again when the atomic constraint is checked.
        let _ = mapping.substitute(sema, depth, &first.names);
    }
    let args = mapping.all(depth);
    if let Some(args) = &args {
        match known(sema, concept, args) {
            Some(Satisfaction::Holds) => return Ok(()),
            Some(Satisfaction::Fails(why, _)) => return Err(Unsatisfied::clone(&why)),
            None => {}
        }
        if sema.is_satisfying(concept, args) {
            return Err(depends_on_itself(sema, concept, args, span));
        }
        sema.begin_satisfying(concept, args);
    }
    let result = sema.nested(span, |sema| walk(sema, mapping, depth, &constraint));
    if args.is_some() {
        sema.end_satisfying();
    }
    let name = sema.program.templates[concept].name;
    let args = args.or_else(|| mapping.all(depth));
    let shown = args.as_ref().map_or(String::new(), |args| hir::show::template_args(&sema.program, args));
    let result = result.unwrap_or_else(|| Err(Unsatisfied::atom(span, "it is nested too deeply".to_string())));
    let result = result.map_err(|why| why.inside(format!("{name}{shown}")));
    if let Some(args) = args {
        remember(sema, concept, args, &result);
    }
    result
}

/// The leftmost part of a normal form that is no conjunction or disjunction: it is looked at in any case.
fn leftmost(constraint: &Normal) -> &Normal {
    match constraint {
        Normal::All(parts) | Normal::Any(parts) => parts.first().map_or(constraint, leftmost),
        Normal::Atom(_) | Normal::Concept(_) => constraint,
    }
}

/// What is known of a concept and arguments. That it does not hold is known until the next input.
fn known(sema: &Sema, concept: TemplateId, args: &Arc<[TemplateArg]>) -> Option<Satisfaction> {
    match sema.satisfactions.get(&(concept, Arc::clone(args)))? {
        Satisfaction::Fails(_, input) if *input != sema.input.first_order => None,
        known => Some(known.clone()),
    }
}

fn remember(sema: &mut Sema, concept: TemplateId, args: Arc<[TemplateArg]>, result: &Result<(), Unsatisfied>) {
    let known = match result {
        Ok(()) => Satisfaction::Holds,
        Err(why) => Satisfaction::Fails(Arc::new(why.clone()), sema.input.first_order),
    };
    sema.satisfactions.insert((concept, args), known);
}

/// [temp.constr.atomic]/3, with [temp.inst]/16: to know whether a concept holds it would have to be known already.
fn depends_on_itself(sema: &mut Sema, concept: TemplateId, args: &[TemplateArg], span: Span) -> Unsatisfied {
    let data = &sema.program.templates[concept];
    let (name, at) = (data.name, data.span);
    let shown = hir::show::template_args(&sema.program, args);
    let text = format!("whether `{name}{shown}` is satisfied depends on itself");
    let diagnostic = Diagnostic::error(span, text.clone()).note_at(at, format!("`{name}` is declared here"));
    sema.report_hard_error(diagnostic);
    Unsatisfied::atom(span, text)
}

/// [temp.constr.atomic]/3: whether an atomic constraint, its parameters being bound in the current scope, is satisfied; if
/// not, why. Its expression is a constant expression of type bool.
fn atom_holds(sema: &mut Sema, atom: &Atom, is_outermost: bool) -> Result<(), Unsatisfied> {
    let id = atom.expr;
    if let ExprKind::Requires(requires) = sema.ast.exprs[id].kind.clone() {
        return requires::holds(sema, &requires);
    }
    let span = sema.ast.exprs[id].span;
    let (checked, errors) = sema.trap(|sema| {
        let outer = std::mem::replace(&mut sema.cx.is_unevaluated, true);
        let checked = expr::constant_context(sema, |sema| expr::check_rvalue(sema, id));
        sema.cx.is_unevaluated = outer;
        checked
    });
    let shown = requires::written(sema, span);
    if let Some(error) = errors.first() {
        return Err(Unsatisfied::atom(span, format!("`{shown}` is not valid: {}", error.message)));
    }
    let ty = sema.ty(checked);
    if ty == Ty::ERROR || dependent::is_dependent(sema, ty) {
        return Err(Unsatisfied::atom(span, format!("`{shown}` is not valid")));
    }
    if ty != Ty::BOOL {
        let text = format!("the atomic constraint `{shown}` is of type `{}`, not `bool`", sema.show(ty));
        sema.report_hard_error(Diagnostic::error(span, text.clone()));
        return Err(Unsatisfied::atom(span, text));
    }
    match expr::evaluate(sema, checked) {
        Ok(Value::Int(0)) => {
            let text = format!("`{shown}` is false{}", values(sema, atom, is_outermost));
            Err(Unsatisfied::atom(span, text))
        }
        Ok(_) => Ok(()),
        Err(failure) => {
            let text = format!("the atomic constraint `{shown}` is not a constant expression");
            let (_, made) = sema.trap(|sema| {
                let diagnostic = Diagnostic::error(span, text.clone());
                expr::constant::report_failure(sema, diagnostic, failure);
            });
            made.into_iter().for_each(|diagnostic| sema.report_hard_error(diagnostic));
            Err(Unsatisfied::atom(span, text))
        }
    }
}

/// What an atomic constraint that is false was computed from: the operands of a comparison, and the types that the parameters
/// of a template stand for, which no concept-id around it shows.
fn values(sema: &mut Sema, atom: &Atom, is_outermost: bool) -> String {
    let mut text = compared(sema, atom.expr).unwrap_or_default();
    let bound: Vec<String> = match is_outermost {
        true => atom.names.iter().filter_map(|&name| bound_type(sema, name)).collect(),
        false => Vec::new(),
    };
    if !bound.is_empty() {
        text += &format!(", with {}", bound.join(", "));
    }
    text
}

/// What a template's type parameter stands for.
fn bound_type(sema: &mut Sema, name: crate::base::Symbol) -> Option<String> {
    let found = lookup::unqualified(sema, name, lookup::Want::Type);
    match found.entries.first()?.named {
        hir::Named::TemplateArg(TemplateArg::Type(ty)) => Some(format!("`{name}` = `{}`", sema.show(ty))),
        _ => None,
    }
}

/// `: 100 < 64`
fn compared(sema: &mut Sema, id: ast::ExprId) -> Option<String> {
    let mut id = id;
    while let ExprKind::Paren(inner) = sema.ast.exprs[id].kind {
        id = inner;
    }
    let ExprKind::Binary(op, left, right) = sema.ast.exprs[id].kind else { return None };
    use BinaryOp as B;
    if !matches!(op, B::Less | B::Greater | B::LessEq | B::GreaterEq | B::Eq | B::NotEq) {
        return None;
    }
    let mut value = |id| {
        let (value, errors) = sema.trap(|sema| expr::constant_int(sema, id, None, "an operand"));
        value.filter(|_| errors.is_empty()).map(|(value, _)| value)
    };
    let (left, right) = (value(left)?, value(right)?);
    Some(format!(": {left} {} {right}", op.spelling()))
}
