//! Class templates: specialisations as incomplete classes, and their instantiation ([temp.inst]) from the primary
//! template or the best partial specialisation ([temp.spec.partial.match]).

use std::sync::Arc;

use crate::ast::{self, ClassDecl, DeclKind, TypeSpec, Unqualified};
use crate::diag::Diagnostic;
use crate::hir::{ClassId, Completeness, ScopeId, Specialization, TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::template::deduce::{self, Deduced};
use crate::sema::template::{args, constraint, order, params};
use crate::sema::{Sema, attr, decl};
use crate::source::Span;

/// The class that a template makes of arguments; incomplete until it is instantiated.
pub fn specialization(sema: &mut Sema, template: TemplateId, args: Arc<[TemplateArg]>) -> ClassId {
    if let Some(Specialization::Class(class)) = sema.specializations.get(&(template, args.clone())) {
        return *class;
    }
    let data = &sema.program.templates[template];
    let (name, parent, span, pattern) = (data.name, data.scope, data.span, data.pattern);
    let key = class_key(sema, pattern);
    let class = decl::class::new_class(sema, name, key, parent, span);
    sema.program.classes.get_mut(class).specialization = Some((template, args.clone()));
    sema.specializations.insert((template, args), Specialization::Class(class));
    let tags = pattern_attrs(sema, pattern);
    attr::abi_tags(sema, crate::hir::Tagged::Class(class), &tags);
    class
}

/// Lets a template make a class or variable of these arguments once more, when an earlier input made the one that there is:
/// code that was made with that keeps it, as it keeps what is declared anew. Whether that is so.
pub fn forget(sema: &mut Sema, template: TemplateId, args: &Arc<[TemplateArg]>) -> bool {
    let key = (template, Arc::clone(args));
    let is_earlier = match sema.specializations.get(&key) {
        Some(&Specialization::Class(class)) => sema.input.is_older_class(class),
        Some(&Specialization::Var(var)) => sema.input.is_older(var),
        Some(Specialization::Func(_) | Specialization::Alias(_)) | None => false,
    };
    if is_earlier {
        sema.specializations.remove(&key);
        let data = &sema.program.templates[template];
        let version = decl::redecl::renew(sema, data.scope, data.name);
        sema.program.templates.get_mut(template).version = version;
    }
    is_earlier
}

/// The attributes of a class template's declaration, for what has to be known of specialisations that are incomplete.
fn pattern_attrs(sema: &Sema, pattern: ast::DeclId) -> Vec<ast::Attr> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Class(class) => class.attrs.clone(),
        DeclKind::Simple { specs, .. } => match &specs.ty {
            TypeSpec::Class(id) => pattern_attrs(sema, *id),
            TypeSpec::Elaborated { attrs, .. } => attrs.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The class definition that a pattern is, if it is one.
pub fn definition(sema: &Sema, pattern: ast::DeclId) -> Option<ClassDecl> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Class(class) => Some((**class).clone()),
        DeclKind::Simple { specs, .. } => match specs.ty {
            TypeSpec::Class(id) => definition(sema, id),
            _ => None,
        },
        _ => None,
    }
}

fn class_key(sema: &Sema, pattern: ast::DeclId) -> ast::ClassKey {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Class(class) => class.key,
        DeclKind::Simple { specs, .. } => match &specs.ty {
            TypeSpec::Class(id) => class_key(sema, *id),
            TypeSpec::Elaborated { key: ast::ElaboratedKey::Class(key), .. } => *key,
            _ => ast::ClassKey::Class,
        },
        _ => ast::ClassKey::Class,
    }
}

/// The name that a pattern declares, as written.
pub fn pattern_name(sema: &Sema, pattern: ast::DeclId) -> Option<ast::NameId> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Class(class) => class.name,
        DeclKind::Function(function) => function.declarator.name,
        DeclKind::Simple { specs, declarators } => match (declarators.first(), &specs.ty) {
            (Some(item), _) => item.declarator.name,
            (None, TypeSpec::Class(id)) => pattern_name(sema, *id),
            (None, TypeSpec::Elaborated { name, .. }) => Some(*name),
            _ => None,
        },
        _ => None,
    }
}

/// The template arguments of a name's last component.
pub fn name_args(sema: &Sema, name: ast::NameId) -> Option<Vec<ast::TemplateArg>> {
    match &sema.ast.names[name].last {
        Unqualified::TemplateId { args, .. } => Some(args.clone()),
        _ => None,
    }
}

/// Completes a class that a template makes, when it is not complete yet ([temp.inst]/2). Whether it is complete.
pub fn instantiate(sema: &mut Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    if data.completeness != Completeness::Incomplete {
        return data.completeness == Completeness::Complete;
    }
    if sema.explicit_classes.contains_key(&class) {
        return false;
    }
    let Some((template, args)) = data.specialization.clone() else {
        return define_member(sema, class) || super::outside::define_member_class(sema, class);
    };
    let span = sema.instantiation_span;
    let Some((chosen, bound)) = choose(sema, template, &args, span) else { return false };
    if !sema.program.templates[chosen].is_defined && !super::outside::define_member_template(sema, chosen) {
        return false;
    }
    let ty = sema.program.types.class(class);
    sema.instantiating(span, |sema| sema.show(ty), |sema| define(sema, class, chosen, &bound));
    sema.program.classes[class].completeness == Completeness::Complete
}

/// Completes a class that a template makes, or arrays of it. Whether the type is complete.
pub fn complete(sema: &mut Sema, ty: Ty, span: Span) -> bool {
    let mut inner = ty;
    while let TyKind::Array(element, _) = *sema.program.types.kind(inner) {
        inner = element;
    }
    let TyKind::Class(class) = *sema.program.types.kind(inner) else { return false };
    if sema.program.classes[class].completeness != Completeness::Incomplete {
        return crate::sema::ty::is_complete(sema, ty);
    }
    let outer = std::mem::replace(&mut sema.instantiation_span, span);
    instantiate(sema, class);
    sema.instantiation_span = outer;
    crate::sema::ty::is_complete(sema, ty)
}

/// Checks the pattern's members in the scope of the arguments.
fn define(sema: &mut Sema, class: ClassId, chosen: TemplateId, bound: &[TemplateArg]) {
    let data = &sema.program.templates[chosen];
    let (pattern, at, order, name) = (data.pattern, data.span, Some(data.order), data.name);
    let Some(definition) = definition(sema, pattern) else { return };
    let scope = params::enter(sema, chosen, Some(bound));
    let inner = sema.program.classes[class].scope;
    sema.program.scopes.get_mut(inner).parent = Some(scope);
    let data = sema.program.classes.get_mut(class);
    data.key = definition.key;
    data.span = at;
    data.name = name;
    sema.instantiated_from.insert(class, (chosen, Arc::from(bound)));
    define_at(sema, class, &definition, scope, order);
}

/// Checks a class definition in `scope` as at the place of its template's definition.
pub fn define_at(sema: &mut Sema, class: ClassId, definition: &ClassDecl, scope: ScopeId, order: Option<u32>) {
    let saved = sema.input.enter_class();
    params::at(sema, scope, order, |sema| {
        sema.cx.is_unevaluated = false;
        sema.cx.is_constant_evaluated = false;
        decl::class::define_members(sema, class, definition);
    });
    super::outside::define_member_enums(sema, class);
    sema.input.leave_class(saved);
}

/// Where names in the complete-class context of a class are looked up when a template made it: at its template's definition.
pub fn order_limit(sema: &Sema, class: ClassId) -> Option<u32> {
    match sema.instantiated_from.get(&class) {
        Some((template, _)) => Some(sema.program.templates[*template].order),
        None => {
            params::enclosing_class(sema, sema.program.classes[class].parent).and_then(|outer| order_limit(sema, outer))
        }
    }
}

/// Defines a member class whose definition was put off until now. Whether it was.
fn define_member(sema: &mut Sema, class: ClassId) -> bool {
    let Some((decl, order)) = sema.lazy_members.remove(&class) else { return false };
    let Some(definition) = definition(sema, decl) else { return false };
    let scope = sema.program.classes[class].parent;
    let span = sema.instantiation_span;
    let ty = sema.program.types.class(class);
    sema.instantiating(span, |sema| sema.show(ty), |sema| define_at(sema, class, &definition, scope, order));
    sema.program.classes[class].completeness == Completeness::Complete
}

/// The template that a specialisation is made from, and its arguments for it. None: ambiguous, reported.
pub fn choose(
    sema: &mut Sema,
    template: TemplateId,
    args: &Arc<[TemplateArg]>,
    span: Span,
) -> Option<(TemplateId, Vec<TemplateArg>)> {
    super::outside::declare_partials(sema, template);
    let partials = sema.program.templates[template].partials.clone();
    let mut matching: Vec<(TemplateId, Vec<TemplateArg>)> = Vec::new();
    for partial in partials {
        if let Some(bound) = match_partial(sema, partial, args) {
            matching.push((partial, bound));
        }
    }
    if matching.is_empty() {
        return Some((template, args.to_vec()));
    }
    let mut best = 0;
    for i in 1..matching.len() {
        if order::partial_is_better(sema, matching[i].0, matching[best].0) {
            best = i;
        }
    }
    let is_best =
        (0..matching.len()).all(|i| i == best || order::partial_is_better(sema, matching[best].0, matching[i].0));
    if !is_best {
        let name = sema.program.templates[template].name;
        let mut diagnostic = Diagnostic::error(span, format!("ambiguous partial specialisations of `{name}`"));
        for (partial, _) in &matching {
            diagnostic = diagnostic.note_at(sema.program.templates[*partial].span, "this one matches");
        }
        sema.report(diagnostic);
        return None;
    }
    Some(matching.swap_remove(best))
}

/// [temp.spec.partial.match]: the partial specialisation's arguments, if it matches.
pub fn match_partial(sema: &mut Sema, partial: TemplateId, actual: &Arc<[TemplateArg]>) -> Option<Vec<TemplateArg>> {
    let data = sema.program.templates[partial].clone();
    let primary = data.primary?;
    let mut deduced = Deduced::new(data.depth, data.params.len());
    deduce::list(sema, &mut deduced, &data.partial_args, actual).ok()?;
    let bound = finish(sema, partial, deduced)?;
    let name = pattern_name(sema, data.pattern)?;
    let written = name_args(sema, name)?;
    let order = Some(data.order);
    let scope = params::enter(sema, partial, Some(&bound));
    let (same, errors) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            let raws = args::written(sema, &written)?;
            let made = args::complete(sema, primary, raws, data.span)?;
            Some(made.len() == actual.len() && made.iter().zip(actual.iter()).all(|(a, b)| deduce::is_same_arg(a, b)))
        })
    });
    if same != Some(true) || !errors.is_empty() {
        return None;
    }
    constraint::of_template(sema, partial, &bound).is_ok().then_some(bound)
}

/// The deduced arguments when all are: packs of which nothing is known are empty.
fn finish(sema: &mut Sema, template: TemplateId, mut deduced: Deduced) -> Option<Vec<TemplateArg>> {
    deduce::from_values(sema, template, &mut deduced);
    let params = sema.program.templates[template].params.clone();
    let mut bound = Vec::with_capacity(params.len());
    for (param, arg) in params.iter().zip(deduced.args) {
        match arg {
            Some(arg) => bound.push(arg),
            None if params::is_pack(param) => bound.push(TemplateArg::Pack(Arc::from([]))),
            None => return None,
        }
    }
    Some(bound)
}

/// The type of a class template's specialisation: a class, or a dependent type.
pub fn specialized_type(sema: &mut Sema, template: TemplateId, args: Arc<[TemplateArg]>) -> Ty {
    if super::dependent::args_are_dependent(sema, &args) {
        let template = crate::hir::DependentTemplate::Template(template);
        return sema.program.types.intern(TyKind::DependentSpecialization { template, args });
    }
    let class = specialization(sema, template, args);
    sema.program.types.class(class)
}
