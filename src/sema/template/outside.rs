//! Members of class templates that are defined outside of their classes ([temp.mem], [temp.mem.func], [temp.mem.class]):
//! kept with the class template until an instantiated class needs them.

use std::sync::Arc;

use crate::ast::{self, DeclKind, TemplateDecl, TemplateParam};
use crate::base::Symbol;
use crate::hir::{ClassId, FuncName, MemberDefinition, Named, ScopeId, TemplateArg, TemplateId, TemplateKind};
use crate::sema::Sema;
use crate::sema::lookup::{self, Want};
use crate::sema::template::declare::{self, Pattern};
use crate::sema::template::equivalent;
use crate::sema::template::{args, class, params};
use crate::source::Span;

/// `template <class T> void A<T>::f() {…}` and its kin: kept with the class template until a member needs it.
pub(super) fn member_definition(sema: &mut Sema, id: ast::DeclId, levels: &[TemplateDecl], pattern: &Pattern) {
    let Some(name) = pattern.name else { return };
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
    let n_levels = declare::member_levels(sema, pattern, levels);
    let Some(target) = definition_target(sema, primary, &levels[0].params, &written, qualifier[first].span) else {
        return;
    };
    let path = qualifier[first + 1..].iter().filter_map(|component| match &component.kind {
        ast::ComponentKind::Ident(symbol) | ast::ComponentKind::TemplateId(symbol, _) => Some(*symbol),
        ast::ComponentKind::Decltype(_) => None,
    });
    let path: Vec<Symbol> = path.collect();
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
        path,
        decl,
        scope: sema.cx.scope,
        order,
    };
    sema.program.templates.get_mut(target).members.push(definition);
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
    params: &[TemplateParam],
    written: &[ast::TemplateArg],
    span: Span,
) -> Option<TemplateId> {
    if sema.program.templates[primary].partials.is_empty() {
        return Some(primary);
    }
    let parent = sema.program.templates[primary].lookup_scope;
    let scope = params::bind(sema, params, parent, 0, &[]);
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    let made = args::written(sema, written).and_then(|raws| args::complete(sema, primary, raws, span));
    sema.cx.scope = saved;
    let made = made?;
    let own = params::own_args(sema, primary);
    if equivalent::args_are_equivalent(sema, &own, &made, (&sema.program.templates[primary].params, params)) {
        return Some(primary);
    }
    let partials = sema.program.templates[primary].partials.clone();
    let found = partials.into_iter().find(|&partial| {
        let data = &sema.program.templates[partial];
        equivalent::args_are_equivalent(sema, &data.partial_args, &made, (&data.params, params))
    });
    if found.is_none() {
        let name = sema.program.templates[primary].name;
        sema.error(span, format!("no partial specialisation of `{name}` has these arguments"));
    }
    found
}

/// The class template around a member of an instantiated class.
pub struct Owner {
    template: TemplateId,
    /// The arguments of each class template around, outermost first.
    levels: Vec<Arc<[TemplateArg]>>,
    /// Member classes between, outermost first.
    path: Vec<Symbol>,
}

/// The outermost class template whose instantiation `class` is or is inside of.
pub fn owner(sema: &Sema, class: ClassId) -> Option<Owner> {
    let mut levels = Vec::new();
    let mut path = Vec::new();
    let mut result = None;
    let mut next = Some(class);
    while let Some(id) = next {
        let data = &sema.program.classes[id];
        if let Some((template, args)) = sema.instantiated_from.get(&id) {
            levels.insert(0, Arc::clone(args));
            result = Some(Owner { template: *template, levels: levels.clone(), path: path.clone() });
        }
        path.insert(0, data.name);
        next = params::enclosing_class(sema, data.parent);
    }
    result
}

/// The definitions outside of the class that may be of the member `symbol`.
pub fn definitions(sema: &Sema, owner: &Owner, symbol: Symbol) -> Vec<MemberDefinition> {
    let members = &sema.program.templates[owner.template].members;
    let fits = |definition: &&MemberDefinition| {
        definition.name == symbol && definition.path == owner.path && definition.levels.len() == owner.levels.len()
    };
    members.iter().rev().filter(fits).cloned().collect()
}

/// The scope in which a member's definition is checked: the class, with the definition's own names for the
/// parameters.
pub fn definition_scope(sema: &mut Sema, owner: &Owner, class: ClassId, definition: &MemberDefinition) -> ScopeId {
    let inner = sema.program.classes[class].scope;
    let scope = params::new_scope(sema, inner);
    for (params, args) in definition.levels.iter().zip(&owner.levels) {
        for (param, arg) in params.iter().zip(args.iter()) {
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
pub fn member_heads(
    sema: &Sema,
    owner: &Owner,
    definition: &MemberDefinition,
) -> (Arc<[TemplateParam]>, Arc<[TemplateParam]>) {
    match &definition.levels[..] {
        [level] => (Arc::clone(level), Arc::clone(&sema.program.templates[owner.template].params)),
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

/// Finds the definition of a member template that its class only declares. Whether there is one.
pub fn define_member_template(sema: &mut Sema, template: TemplateId) -> bool {
    let data = sema.program.templates[template].clone();
    let Some(class) = params::enclosing_class(sema, data.scope) else { return false };
    let Some(owner) = owner(sema, class) else { return false };
    let candidates: Vec<MemberDefinition> = definitions(sema, &owner, data.name)
        .into_iter()
        .filter(|definition| match &sema.ast.decls[definition.decl].kind {
            DeclKind::Template(own) => {
                let n_invented = data.params.iter().filter(|param| param.name.as_str().starts_with("auto:")).count();
                own.params.len() + n_invented == data.params.len()
            }
            _ => false,
        })
        .collect();
    for definition in candidates {
        let DeclKind::Template(own) = sema.ast.decls[definition.decl].kind.clone() else { continue };
        let Some(pattern) = declare::pattern(sema, own.decl) else { continue };
        let scope = definition_scope(sema, &owner, class, &definition);
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

/// Completes a member class that is defined outside of its class template. Whether it is complete now.
pub fn define_member_class(sema: &mut Sema, member: ClassId) -> bool {
    let data = &sema.program.classes[member];
    let name = data.name;
    let Some(class) = params::enclosing_class(sema, data.parent) else { return false };
    let Some(owner) = owner(sema, class) else { return false };
    for definition in definitions(sema, &owner, name) {
        let Some(found) = class::definition(sema, definition.decl) else { continue };
        let scope = definition_scope(sema, &owner, class, &definition);
        let inner = sema.program.classes[member].scope;
        sema.program.scopes.get_mut(inner).parent = Some(scope);
        class::define_at(sema, member, &found, scope, Some(definition.order));
        return true;
    }
    false
}
