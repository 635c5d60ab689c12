//! Members of class templates that are defined outside of their classes ([temp.mem], [temp.mem.func], [temp.mem.class]):
//! kept with the class template until an instantiated class needs them.

use std::sync::Arc;

use crate::ast::{self, DeclKind, TemplateDecl, TemplateParam};
use crate::base::Symbol;
use crate::hir::{
    ClassId, FuncName, MemberDefinition, Named, ScopeId, ScopeKind, TemplateArg, TemplateId, TemplateKind,
};
use crate::sema::Sema;
use crate::sema::decl::{enumeration, redecl};
use crate::sema::lookup::{self, Want};
use crate::sema::template::declare::{self, Pattern};
use crate::sema::template::partial;
use crate::sema::template::{args, class, deduce, equivalent, matching, params};
use crate::source::Span;

/// `template <class T> void A<T>::f() {…}` and its kin: kept with the class template until a member needs it.
pub(super) fn member_definition(sema: &mut Sema, id: ast::DeclId, levels: &[TemplateDecl], pattern: &Pattern) {
    let Some(name) = pattern.name else {
        sema.error(pattern.span, format!("`{}` has too many template parameter lists", pattern.symbol));
        return;
    };
    let qualifier = sema.ast.names[name].qualifier.clone();
    let first = qualifier.iter().position(|component| declare::is_level(sema, component, levels));
    let Some(first) = first else {
        sema.error(pattern.span, format!("`{}` has too many template parameter lists", pattern.symbol));
        return;
    };
    let ast::ComponentKind::TemplateId(symbol, written) = qualifier[first].kind.clone() else { return };
    let Some(scope) = prefix_scope(sema, name, first) else { return };
    let found = match first == 0 && !sema.ast.names[name].is_global {
        true => lookup::unqualified(sema, symbol, Want::Type),
        false => lookup::in_scope(sema, scope, symbol, Want::Type),
    };
    let Some(Named::Template(primary)) = found.entries.first().map(|entry| entry.named.clone()) else {
        sema.error(qualifier[first].span, format!("`{symbol}` is not a class template"));
        return;
    };
    let around = sema.program.templates[primary].scope;
    if !redecl::is_around_class(sema, around, &format!("`{symbol}`"), pattern.span) {
        return;
    }
    let n_levels = declare::member_levels(sema, pattern, levels);
    let Some(target) = definition_target(sema, primary, &levels[0], &written, qualifier[first].span) else {
        return;
    };
    let path = qualifier[first + 1..].iter().filter_map(|component| match &component.kind {
        ast::ComponentKind::Ident(symbol) | ast::ComponentKind::TemplateId(symbol, _) => Some(*symbol),
        ast::ComponentKind::Decltype(_) => None,
    });
    let path: Vec<Symbol> = path.collect();
    if !matching::check(sema, &matching::Definition { levels, n_levels, pattern, of: target, path: &path }) {
        return;
    }
    let inner_levels = qualifier[first + 1..].iter().filter(|component| declare::is_level(sema, component, levels));
    let level_args = inner_levels.filter_map(|component| match &component.kind {
        ast::ComponentKind::TemplateId(_, args) => Some(Arc::from(&args[..])),
        ast::ComponentKind::Ident(_) | ast::ComponentKind::Decltype(_) => None,
    });
    let level_args = level_args.collect();
    let own = levels.get(n_levels).map(|level| level.decl);
    // The definition itself, or the template-declaration of the member's own parameters.
    let decl = match own {
        Some(_) => nth_decl(sema, id, n_levels),
        None => pattern.decl,
    };
    let class_name = path.last().copied().unwrap_or(symbol);
    let member = match pattern.symbol == class_name && pattern.kind == TemplateKind::Function {
        true => lookup::constructor_symbol(),
        false => pattern.symbol,
    };
    let order = sema.next_order;
    sema.next_order += 1;
    let definition = MemberDefinition {
        name: member,
        levels: levels[..n_levels.min(levels.len())].iter().map(|level| Arc::from(&level.params[..])).collect(),
        level_args,
        path,
        decl,
        scope: sema.cx.scope,
        order,
    };
    sema.program.templates.get_mut(target).members.push(definition);
    if pattern.is_enumeration {
        define_in_instances(sema, target);
    }
}

/// The declaration inside `n` template-declarations.
fn nth_decl(sema: &Sema, id: ast::DeclId, n: usize) -> ast::DeclId {
    let mut at = id;
    for _ in 0..n {
        if let DeclKind::Template(template) = &sema.ast.decls[at].kind {
            at = template.decl;
        }
    }
    at
}

/// The scope that the first `n` components of a qualifier name.
pub(super) fn prefix_scope(sema: &mut Sema, name: ast::NameId, n: usize) -> Option<ScopeId> {
    let mut prefix = sema.ast.names[name].clone();
    if n == 0 {
        return Some(if prefix.is_global { sema.program.global } else { sema.cx.scope });
    }
    prefix.qualifier.truncate(n);
    let prefix = sema.ast.names.push(prefix);
    lookup::qualifier_scope(sema, prefix)
}

/// The primary template or partial specialisation that `A<args>::` names in the scope of `params`.
fn definition_target(
    sema: &mut Sema,
    primary: TemplateId,
    level: &TemplateDecl,
    written: &[ast::TemplateArg],
    span: Span,
) -> Option<TemplateId> {
    let params = &level.params;
    declare_partials(sema, primary);
    if sema.program.templates[primary].partials.is_empty() {
        return Some(primary);
    }
    let parent = sema.program.templates[primary].lookup_scope;
    let scope = params::bind(sema, params, parent, 0, &[]);
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    let made = args::written(sema, written).and_then(|raws| args::complete(sema, primary, raws, span));
    sema.cx.scope = saved;
    let made = made?;
    let constraints = equivalent::constraints_of(sema, params, [level.requires, None]);
    let partials = sema.program.templates[primary].partials.clone();
    let found = std::iter::once(primary).chain(partials).find(|&target| {
        let own = target_args(sema, target);
        own == made && equivalent::constraints(sema, target) == constraints
    });
    if found.is_none() {
        let name = sema.program.templates[primary].name;
        sema.error(span, format!("no partial specialisation of `{name}` has these arguments"));
    }
    found
}

/// The arguments with which a template's members are named: its own parameters, or those of a partial specialisation.
fn target_args(sema: &mut Sema, target: TemplateId) -> Arc<[TemplateArg]> {
    let data = &sema.program.templates[target];
    match data.primary {
        Some(_) => Arc::clone(&data.partial_args),
        None => params::own_args(sema, target),
    }
}

/// A definition outside of a class template that may be of a member of an instantiated class.
pub struct Outside {
    pub definition: MemberDefinition,
    /// Each class that a template made, from that of the template which keeps the definition to the innermost.
    levels: Vec<Level>,
}

/// A class around a member, the template or partial specialisation that it was made from, and its arguments for that.
#[derive(Clone)]
struct Level {
    class: ClassId,
    template: TemplateId,
    args: Arc<[TemplateArg]>,
    /// The names of the member classes inside, down to the innermost.
    path: Vec<Symbol>,
}

/// The classes around a member of `class`, and that class itself, that templates have made, outermost first.
fn levels_around(sema: &Sema, class: ClassId) -> Vec<Level> {
    let mut levels = Vec::new();
    let mut path = Vec::new();
    let mut next = Some(class);
    while let Some(id) = next {
        let data = &sema.program.classes[id];
        if let Some((template, args)) = sema.instantiated_from.get(&id) {
            levels.insert(0, Level { class: id, template: *template, args: Arc::clone(args), path: path.clone() });
        }
        path.insert(0, data.name);
        next = params::enclosing_class(sema, data.parent);
    }
    levels
}

/// The definitions outside of the class that may be of its member `symbol`: those for one specialisation of an outer
/// class template ([temp.expl.spec]/16) before those of the outer templates.
pub fn definitions(sema: &mut Sema, class: ClassId, symbol: Symbol) -> Vec<Outside> {
    let levels = levels_around(sema, class);
    let mut found = Vec::new();
    for outermost in (0..levels.len()).rev() {
        let levels = &levels[outermost..];
        let members = &sema.program.templates[levels[0].template].members;
        let fits = |definition: &&MemberDefinition| {
            definition.name == symbol && definition.path == levels[0].path && definition.levels.len() == levels.len()
        };
        let named: Vec<MemberDefinition> = members.iter().rev().filter(fits).cloned().collect();
        found.extend(named.into_iter().map(|definition| Outside { definition, levels: levels.to_vec() }));
    }
    found.retain(|outside| (1..outside.levels.len()).all(|inner| is_of_level(sema, outside, inner)));
    found
}

/// Whether a definition is of a member of the template or partial specialisation that the class of this inner level was
/// made from.
fn is_of_level(sema: &mut Sema, outside: &Outside, inner: usize) -> bool {
    let Outside { definition, levels } = outside;
    let target = levels[inner].template;
    let primary = deduce::primary(sema, target);
    if sema.program.templates[primary].partials.is_empty() {
        return true;
    }
    let Some(written) = definition.level_args.get(inner - 1) else { return false };
    let around = level_scope(sema, outside, inner, levels[inner - 1].class);
    let scope = params::bind(sema, &definition.levels[inner], around, sema.program.templates[target].depth, &[]);
    let span = sema.program.templates[target].span;
    let (made, errors) = sema.trap(|sema| {
        params::at(sema, scope, Some(definition.order), |sema| {
            let raws = args::written(sema, written)?;
            args::complete(sema, primary, raws, span)
        })
    });
    let Some(made) = made.filter(|_| errors.is_empty()) else { return false };
    let own = target_args(sema, target);
    own == made
}

/// The scope in which a member's definition is checked: the class, with the definition's own names for the
/// parameters.
pub fn definition_scope(sema: &mut Sema, outside: &Outside, class: ClassId) -> ScopeId {
    level_scope(sema, outside, outside.levels.len(), class)
}

/// See [`definition_scope`]; with the parameters of the first `n` levels.
fn level_scope(sema: &mut Sema, outside: &Outside, n: usize, class: ClassId) -> ScopeId {
    let inner = sema.program.classes[class].scope;
    let scope = params::new_scope(sema, inner);
    for (params, level) in outside.definition.levels.iter().zip(&outside.levels[..n]) {
        for (param, arg) in params.iter().zip(level.args.iter()) {
            // A member of the class hides the parameter ([temp.local]/8).
            let is_hidden = sema.program.names.get(&(inner, param.name)).is_some_and(|names| !names.is_empty());
            if !is_hidden {
                params::bind_one(sema, scope, param, arg.clone());
            }
        }
    }
    scope
}

/// What a definition outside of a class template calls the template's parameters, and what the class does.
pub fn member_heads(sema: &Sema, outside: &Outside) -> (Arc<[TemplateParam]>, Arc<[TemplateParam]>) {
    match (&outside.definition.levels[..], &outside.levels[..]) {
        ([level], [made]) => (Arc::clone(level), Arc::clone(&sema.program.templates[made.template].params)),
        _ => (Arc::from([]), Arc::from([])),
    }
}

/// The symbol that a function is declared under in its class.
pub fn member_symbol(sema: &Sema, name: FuncName) -> Symbol {
    let _ = sema;
    match name {
        FuncName::Ident(symbol) => symbol,
        FuncName::Operator(op) => lookup::operator_symbol(op),
        FuncName::Literal(suffix) => lookup::literal_operator_symbol(suffix),
        FuncName::Conversion(_) => lookup::conversion_symbol(),
        FuncName::Constructor => lookup::constructor_symbol(),
        FuncName::Destructor => lookup::destructor_symbol(),
    }
}

/// The definitions outside of the class that may be of a member template or its partial specialisations, each with its
/// template-declaration.
fn template_definitions(
    sema: &mut Sema,
    class: ClassId,
    name: Symbol,
    kind: TemplateKind,
) -> Vec<(Outside, TemplateDecl, Pattern)> {
    let found = definitions(sema, class, name);
    let with_pattern = |outside: Outside| {
        let DeclKind::Template(own) = sema.ast.decls[outside.definition.decl].kind.clone() else { return None };
        let pattern = declare::pattern(sema, own.decl).filter(|pattern| pattern.kind == kind)?;
        Some((outside, *own, pattern))
    };
    found.into_iter().filter_map(with_pattern).collect()
}

/// Finds the definition of a member template that its class only declares. Whether there is one.
pub fn define_member_template(sema: &mut Sema, template: TemplateId) -> bool {
    let data = sema.program.templates[template].clone();
    let Some(class) = params::enclosing_class(sema, data.scope) else { return false };
    let n_invented = data.params.iter().filter(|param| param.name.as_str().starts_with("auto:")).count();
    for (outside, own, pattern) in template_definitions(sema, class, data.name, data.kind) {
        if pattern.is_partial || own.params.len() + n_invented != data.params.len() {
            continue;
        }
        let scope = definition_scope(sema, &outside, class);
        let definition = &outside.definition;
        let (new, errors) = sema.trap(|sema| {
            params::at(sema, scope, Some(definition.order), |sema| {
                declare::entity(sema, definition.decl, &own, &pattern, data.scope)
            })
        });
        let Some(new) = new.filter(|_| errors.is_empty()) else { continue };
        let fits = data.kind != TemplateKind::Function || equivalent::is_same_function(sema, template, new);
        if !fits {
            continue;
        }
        let from = sema.program.templates[new].clone();
        let target = sema.program.templates.get_mut(template);
        target.decl = from.decl;
        target.pattern = from.pattern;
        target.params = from.params;
        target.requires = from.requires;
        target.lookup_scope = scope;
        target.is_defined = true;
        target.order = definition.order;
        return true;
    }
    false
}

/// [temp.spec.partial.member]/2: the partial specialisations that a class template declares outside of itself for a
/// member template are those of an instantiated class's member, too, unless that is explicitly specialised.
pub fn declare_partials(sema: &mut Sema, template: TemplateId) {
    let data = &sema.program.templates[template];
    if data.is_explicit_member || !matches!(sema.program.scopes[data.scope].kind, ScopeKind::Class(_)) {
        return;
    }
    let (name, kind, member_of) = (data.name, data.kind, data.scope);
    let Some(class) = params::enclosing_class(sema, member_of) else { return };
    let mut found = template_definitions(sema, class, name, kind);
    found.retain(|(_, _, pattern)| pattern.is_partial);
    for (outside, own, pattern) in found.into_iter().rev() {
        let definition = &outside.definition;
        let partials = &sema.program.templates[template].partials;
        if partials.iter().any(|&partial| sema.program.templates[partial].decl == definition.decl) {
            continue;
        }
        let scope = definition_scope(sema, &outside, class);
        params::at(sema, scope, Some(definition.order), |sema| {
            partial::declare(sema, definition.decl, &own, &pattern, member_of);
        });
    }
}

/// Completes a member class that is defined outside of its class template. Whether it is complete now.
pub fn define_member_class(sema: &mut Sema, member: ClassId) -> bool {
    let data = &sema.program.classes[member];
    let name = data.name;
    let Some(class) = params::enclosing_class(sema, data.parent) else { return false };
    for outside in definitions(sema, class, name) {
        let definition = &outside.definition;
        let Some(found) = class::definition(sema, definition.decl) else { continue };
        let scope = definition_scope(sema, &outside, class);
        let inner = sema.program.classes[member].scope;
        sema.program.scopes.get_mut(inner).parent = Some(scope);
        class::define_at(sema, member, &found, scope, Some(definition.order));
        return true;
    }
    false
}

/// Defines the member enumerations of a class that are defined outside of its class template ([temp.mem.enum]).
pub fn define_member_enums(sema: &mut Sema, class: ClassId) {
    for symbol in enumerations_defined(sema, class) {
        let declared = sema.program.names.get(&(sema.program.classes[class].scope, symbol)).into_iter().flatten();
        let mut ids = declared.filter_map(|entry| match entry.named {
            Named::Enum(id) if !sema.program.enums[id].is_complete => Some(id),
            _ => None,
        });
        let Some(id) = ids.next_back() else { continue };
        let Some(outside) = definitions(sema, class, symbol).into_iter().next() else { continue };
        let scope = definition_scope(sema, &outside, class);
        let inner = sema.program.enums[id].scope;
        sema.program.scopes.get_mut(inner).parent = Some(scope);
        params::at(sema, scope, Some(outside.definition.order), |sema| {
            enumeration::define(sema, outside.definition.decl);
        });
    }
}

/// The enumerations that are defined outside of the class template from which a class was made.
fn enumerations_defined(sema: &Sema, class: ClassId) -> Vec<Symbol> {
    let is_enumeration =
        |definition: &&MemberDefinition| matches!(sema.ast.decls[definition.decl].kind, DeclKind::Enum(_));
    let levels = levels_around(sema, class);
    let of_level = |level: &Level| {
        let members = sema.program.templates[level.template].members.iter();
        let found = members.filter(|definition| definition.path == level.path).filter(is_enumeration);
        found.map(|definition| definition.name).collect::<Vec<_>>()
    };
    levels.iter().flat_map(of_level).collect()
}

/// Defines an enumeration in the classes that a template has made before.
fn define_in_instances(sema: &mut Sema, template: TemplateId) {
    let made = sema.instantiated_from.iter().filter(|(_, (from, _))| *from == template);
    let mut next: Vec<ClassId> = made.map(|(class, _)| *class).collect();
    while let Some(class) = next.pop() {
        define_member_enums(sema, class);
        let scope = sema.program.classes[class].scope;
        next.extend(sema.program.classes.iter().filter(|(_, inner)| inner.parent == scope).map(|(id, _)| id));
    }
}
