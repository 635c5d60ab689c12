//! Class template argument deduction ([over.match.class.deduct], [dcl.type.class.deduct]): which specialisation the
//! name of a class template stands for, by overload resolution among its deduction guides.

use crate::ast::{self, Access, ChunkKind, DeclKind, Explicit, StorageClass};
use crate::diag::Diagnostic;
use crate::hir::{Element, ElementForm, ExprId, ExprKind, FuncId, TemplateId, TemplateKind, Ty, TyKind};
use crate::sema::conv::{self, Allow, list};
use crate::sema::init::CheckedInit;
use crate::sema::overload::{self, Candidate, Outcome, explain};
use crate::sema::template::deduce::{self, Deduced, Slack};
use crate::sema::template::{alias_guide, call, class, function, guide, params};
use crate::sema::{Sema, ty};
use crate::source::Span;

/// The template that a placeholder for a deduced class type names.
pub fn placeholder(sema: &Sema, ty: Ty) -> Option<TemplateId> {
    match *sema.program.types.kind(ty) {
        TyKind::DeducedClass(template) => Some(template),
        _ => None,
    }
}

/// Reports a placeholder for a deduced class type where none may stand ([dcl.type.class.deduct]/2).
pub fn report_misplaced(sema: &mut Sema, template: TemplateId, span: Span) {
    let data = &sema.program.templates[template];
    let text = format!("the template `{}` needs template arguments here", data.name);
    let note = format!("`{}` is declared here", data.name);
    sema.report(Diagnostic::error(span, text).note_at(data.span, note));
}

/// The type for the placeholder type `declared`, from an initialiser. None: reported.
pub fn deduce(sema: &mut Sema, declared: Ty, init: &CheckedInit, span: Span) -> Option<Ty> {
    let template = placeholder(sema, declared)?;
    let (args, is_copy, from_list) = match init {
        CheckedInit::None => (Vec::new(), false, None),
        CheckedInit::Args(args) => (args.clone(), false, None),
        CheckedInit::Operand { operand, is_copy } if list::is_list(sema, *operand) => {
            (list::elements(sema, *operand), *is_copy, Some(*operand))
        }
        CheckedInit::Operand { operand, is_copy } => (vec![*operand], *is_copy, None),
    };
    if args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) || from_list.is_some_and(|list| sema.ty(list) == Ty::ERROR) {
        return None;
    }
    let (class, alias) = underlying(sema, template, span)?;
    let for_alias = alias.map(|_| template);
    let func = resolve(sema, (class, for_alias), &args, is_copy, from_list, span)?;
    if sema.program.funcs[func].is_explicit && is_copy {
        let name = sema.program.templates[template].name;
        let diagnostic = Diagnostic::error(span, format!("the deduction guide chosen for `{name}` is explicit"));
        sema.report(diagnostic.note_at(sema.program.funcs[func].span, "it is declared here"));
        return None;
    }
    let made = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    if let Some(pattern) = alias
        && !fits_alias(sema, template, pattern, made)
    {
        let (name, shown) = (sema.program.templates[template].name, sema.show(made));
        sema.error(
            span,
            format!("`{shown}`, which is deduced for the alias template `{name}`, is not one of its types"),
        );
        return None;
    }
    Some(sema.program.types.add_quals(made, declared.quals()))
}

/// The class template behind a name, and for an alias template the type that it stands for, with its parameters.
fn underlying(sema: &mut Sema, template: TemplateId, span: Span) -> Option<(TemplateId, Option<Ty>)> {
    let data = &sema.program.templates[template];
    if data.kind != TemplateKind::Alias {
        return Some((template, None));
    }
    let DeclKind::Alias { ty: id, .. } = sema.ast.decls[data.pattern].kind else { return None };
    let scope = params::enter(sema, template, None);
    let order = Some(sema.program.templates[template].order);
    let pattern = params::at(sema, scope, order, |sema| ty::type_id(sema, id));
    let class = match sema.program.types.kind(pattern) {
        TyKind::DependentSpecialization { template: crate::hir::DependentTemplate::Template(class), .. } => {
            Some(*class)
        }
        TyKind::Class(class) => sema.program.classes[*class].specialization.as_ref().map(|(class, _)| *class),
        _ => None,
    };
    let Some(class) = class else {
        report_misplaced(sema, template, span);
        return None;
    };
    Some((class, Some(pattern)))
}

/// [over.match.class.deduct]/3: whether the alias template has arguments for which it is this class.
fn fits_alias(sema: &mut Sema, alias: TemplateId, pattern: Ty, made: Ty) -> bool {
    let data = &sema.program.templates[alias];
    let mut deduced = Deduced::new(data.depth, data.params.len());
    deduce::types(sema, &mut deduced, pattern, made, Slack::NONE).is_ok() && call::finish(sema, alias, deduced).is_ok()
}

/// Overload resolution among the guides; reports when none is best.
fn resolve(
    sema: &mut Sema,
    (class, alias): (TemplateId, Option<TemplateId>),
    args: &[ExprId],
    is_copy: bool,
    from_list: Option<ExprId>,
    span: Span,
) -> Option<FuncId> {
    let mut guides = guide::all(sema, class);
    if !args.is_empty()
        && sema.program.templates[class].guides.is_empty()
        && let Some(elements) = elements(sema, class, from_list, args)
    {
        guides.extend(guide::aggregate(sema, class, elements));
    }
    if let Some(alias) = alias {
        guides = alias_guide::all(sema, alias, guides);
    }
    // [over.match.copy]: converting constructors only, when the initialiser is no list.
    if is_copy && from_list.is_none() {
        guides.retain(|&guide| !is_always_explicit(sema, guide));
    }
    if let Some(list) = from_list
        && let Some(func) = by_initializer_list(sema, class, &guides, list, args)
    {
        return Some(func);
    }
    let mut candidates: Vec<Candidate> = guides.iter().map(|&guide| Candidate::template(guide, Allow::ALL)).collect();
    match overload::resolve(sema, &mut candidates, None, args) {
        Outcome::Best(index) => candidates[index].func(),
        outcome => {
            let name = sema.program.templates[class].name;
            let shown = match args {
                [] => "no arguments".to_string(),
                args => format!("`{}`", explain::arg_types(sema, args)),
            };
            let (text, which) = match outcome {
                Outcome::Ambiguous(which) => (
                    format!("the deduction of the template arguments of `{name}` from {shown} is ambiguous"),
                    Some(which),
                ),
                _ => (format!("the template arguments of `{name}` cannot be deduced from {shown}"), None),
            };
            let diagnostic = explain::notes(sema, Diagnostic::error(span, text), &candidates, which.as_deref());
            sema.report(diagnostic);
            None
        }
    }
}

fn is_always_explicit(sema: &Sema, guide: TemplateId) -> bool {
    let pattern = sema.program.templates[guide].pattern;
    function::written(sema, pattern).is_some_and(|written| written.specs.explicit == Explicit::Yes)
}

/// [over.match.list]/1.1: guides of initializer-list constructors take the list whole. Not when it is empty, and not
/// when its only element is of a specialisation of the class template already ([over.match.class.deduct]/4).
fn by_initializer_list(
    sema: &mut Sema,
    class: TemplateId,
    guides: &[TemplateId],
    list: ExprId,
    elems: &[ExprId],
) -> Option<FuncId> {
    match elems {
        [] => return None,
        [only] if is_of_template(sema, class, *only) => return None,
        _ => {}
    }
    let takes_list: Vec<TemplateId> =
        guides.iter().copied().filter(|&guide| call::is_list_constructor(sema, guide)).collect();
    let mut candidates: Vec<Candidate> =
        takes_list.into_iter().map(|guide| Candidate::template(guide, Allow::ALL)).collect();
    match overload::resolve(sema, &mut candidates, None, &[list]) {
        Outcome::Best(index) => candidates[index].func(),
        Outcome::Ambiguous(_) | Outcome::None => None,
    }
}

/// Whether an expression's class is a specialisation of the template, or derived from one.
fn is_of_template(sema: &mut Sema, template: TemplateId, expr: ExprId) -> bool {
    let ty = sema.ty(expr);
    let Some(from) = sema.program.types.as_class(ty) else { return false };
    class::instantiate(sema, from);
    let is_of = |class: &crate::hir::Class| class.specialization.as_ref().is_some_and(|(of, _)| *of == template);
    let mut work = vec![from];
    while let Some(class) = work.pop() {
        if is_of(&sema.program.classes[class]) {
            return true;
        }
        work.extend(sema.program.classes[class].bases.iter().map(|base| base.class));
    }
    false
}

// ---- aggregates ----

/// The elements that initialisers are for, when the pattern is that of an aggregate ([dcl.init.aggr]/1) with so many.
fn elements(sema: &mut Sema, class: TemplateId, from_list: Option<ExprId>, args: &[ExprId]) -> Option<Vec<Element>> {
    let definition = class::definition(sema, sema.program.templates[class].pattern)?;
    let name = sema.program.templates[class].name;
    let mut all: Vec<(crate::base::Symbol, Element)> = Vec::new();
    for base in &definition.bases {
        let is_public = base.access.unwrap_or(default_access(definition.key)) == Access::Public;
        if base.is_virtual || !is_public {
            return None;
        }
        all.push((crate::base::Symbol::EMPTY, Element::Base { ty: base.ty, is_pack: base.is_pack_expansion }));
    }
    let mut access = default_access(definition.key);
    for &member in &definition.members {
        let inner = match &sema.ast.decls[member].kind {
            DeclKind::Template(template) => template.decl,
            DeclKind::Access(now) => {
                access = *now;
                continue;
            }
            _ => member,
        };
        match &sema.ast.decls[inner].kind {
            DeclKind::Function(function) if forbids(sema, name, &function.specs, &function.declarator) => return None,
            DeclKind::Simple { specs, declarators } => {
                for (i, item) in declarators.iter().enumerate() {
                    let first = item.declarator.chunks.first().map(|chunk| &chunk.kind);
                    if matches!(first, Some(ChunkKind::Function(_))) {
                        if forbids(sema, name, specs, &item.declarator) {
                            return None;
                        }
                        continue;
                    }
                    if specs.is_typedef || specs.is_friend || specs.storage == StorageClass::Static {
                        continue;
                    }
                    if access != Access::Public {
                        return None;
                    }
                    let Some(symbol) = item.declarator.name.and_then(|id| sema.ast.names[id].identifier()) else {
                        continue;
                    };
                    all.push((symbol, Element::Member { decl: inner, declarator: i, form: ElementForm::Whole }));
                }
            }
            _ => {}
        }
    }
    chosen(sema, class, all, from_list, args)
}

/// A constructor or virtual function, which no aggregate has.
fn forbids(sema: &Sema, name: crate::base::Symbol, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> bool {
    let declared = declarator.name.and_then(|id| sema.ast.names[id].identifier());
    specs.is_virtual || (specs.ty == ast::TypeSpec::None && declared == Some(name))
}

fn default_access(key: ast::ClassKey) -> Access {
    match key {
        ast::ClassKey::Class => Access::Private,
        ast::ClassKey::Struct | ast::ClassKey::Union => Access::Public,
    }
}

/// The elements for the initialisers: by designators, or in order.
fn chosen(
    sema: &mut Sema,
    class: TemplateId,
    all: Vec<(crate::base::Symbol, Element)>,
    from_list: Option<ExprId>,
    args: &[ExprId],
) -> Option<Vec<Element>> {
    let with_form = |sema: &Sema, element: &Element, arg: ExprId| match conv::list::is_list(sema, arg) {
        true => of_form(element, ElementForm::List),
        false => element.clone(),
    };
    if let Some(list) = from_list
        && let ExprKind::InitList(elems) = &sema.program.exprs[list].kind
        && elems.iter().any(|elem| !elem.designators.is_empty())
    {
        let elems = elems.clone();
        let named = |elem: &crate::hir::ListElem| match elem.designators.first() {
            Some(ast::Designator::Field(symbol, _)) => {
                let (_, element) = all.iter().find(|(name, _)| name == symbol)?;
                Some(with_form(sema, element, elem.value))
            }
            _ => None,
        };
        return elems.iter().map(named).collect();
    }
    let mut result = Vec::new();
    for (_, element) in &all {
        if let Element::Base { is_pack: true, .. } = element {
            // A pack of bases takes all that follow.
            result.push(element.clone());
            return Some(result);
        }
        let Some(&arg) = args.get(result.len()) else { break };
        let is_whole = conv::list::is_list(sema, arg) || matches!(sema.program.exprs[arg].kind, ExprKind::String(_));
        // [over.match.class.deduct]/1: braces around the elements of an array whose bound is known may be elided.
        match if is_whole { None } else { guide::n_elements(sema, class, element) } {
            Some(n) => {
                let n_left = args.len() - result.len();
                let part = of_form(element, ElementForm::Part);
                result.extend(std::iter::repeat_n(part, n_left.min(usize::try_from(n).unwrap_or(n_left))));
            }
            None => result.push(with_form(sema, element, arg)),
        }
    }
    (args.len() <= result.len()).then_some(result)
}

/// A member that is initialised so; bases are themselves.
fn of_form(element: &Element, form: ElementForm) -> Element {
    match element.clone() {
        Element::Member { decl, declarator, .. } => Element::Member { decl, declarator, form },
        base @ Element::Base { .. } => base,
    }
}
