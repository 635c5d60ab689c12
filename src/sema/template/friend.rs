//! Friend templates ([temp.friend]): which template a friend declaration names, and who finds it.

use crate::ast::{self, Access, TemplateDecl};
use crate::base::Symbol;
use crate::hir::{self, ClassId, Named, ScopeId, TemplateArg, TemplateId, TemplateKind, Ty};
use crate::sema::lookup::{self, Want};
use crate::sema::template::declare::{self, Pattern};
use crate::sema::template::head;
use crate::sema::{Sema, access};

/// A friend template ([temp.friend]): it is a member of the nearest namespace.
pub(super) fn friend(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, pattern: &Pattern) {
    let Some(name) = pattern.name else { return };
    if sema.cx.order_limit.is_none() && !pattern.is_definition && sema.is_user(pattern.span) {
        // [temp.param]/12
        head::check_no_defaults(sema, &template.params, "a friend declaration that is no definition");
    }
    if sema.ast.names[name].is_qualified() {
        match befriended_member(sema, name, template, pattern) {
            Some(member) => {
                if let Some(class) = sema.cx.class {
                    access::befriend(sema, class, member);
                }
            }
            None => qualified_friend(sema, name, pattern.symbol),
        }
        return;
    }
    if pattern.is_partial {
        return;
    }
    let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
    let scope = sema.program.namespaces[namespace].scope;
    if pattern.kind != TemplateKind::Function {
        let known = known_class_template(sema, scope, pattern.symbol);
        let saved = std::mem::replace(&mut sema.cx.scope, scope);
        let befriended = known.or_else(|| {
            let new = declare::entity(sema, id, template, pattern, scope)?;
            if let Some((old, entry)) = declare::existing(sema, scope, pattern, new) {
                befriend_hidden(sema, scope, pattern.symbol, sema.cx.class?, entry);
                return Some(old);
            }
            let class = sema.cx.class?;
            lookup::hide_friend(sema, scope, pattern.symbol, class, Named::Template(new), Access::Public);
            Some(new)
        });
        sema.cx.scope = saved;
        if let (Some(class), Some(befriended)) = (sema.cx.class, befriended) {
            access::befriend(sema, class, access::Friend::Template(befriended));
        }
        return;
    }
    let Some(new) = declare::entity(sema, id, template, pattern, scope) else { return };
    let known = declare::existing(sema, scope, pattern, new);
    if let Some(class) = sema.cx.class {
        let befriended = known.as_ref().map_or(new, |(known, _)| *known);
        access::befriend(sema, class, access::Friend::Template(befriended));
    }
    if let Some((old, entry)) = known {
        if let Some(class) = sema.cx.class {
            let symbol = sema.program.templates[old].name;
            befriend_hidden(sema, scope, symbol, class, entry);
        }
        if pattern.is_definition && !sema.program.templates[old].is_defined {
            let from = sema.program.templates[new].clone();
            *sema.program.templates.get_mut(old) = from;
        }
        return;
    }
    let Some(class) = sema.cx.class else { return };
    let symbol = sema.program.templates[new].name;
    lookup::hide_friend(sema, scope, symbol, class, Named::Template(new), Access::Public);
}

/// The class template that a friend declaration names: one that lookup finds not outside of the innermost enclosing
/// namespace ([namespace.memdef]/3), which may be a member of a class around.
fn known_class_template(sema: &mut Sema, namespace: ScopeId, symbol: Symbol) -> Option<TemplateId> {
    let found = lookup::unqualified(sema, symbol, Want::Type);
    if !found.scope.is_some_and(|scope| lookup::is_within(sema, scope, namespace)) {
        return None;
    }
    found.entries.iter().find_map(|entry| match super::names::as_template(sema, &entry.named) {
        Some(TemplateArg::Template(known)) => Some(known),
        _ => None,
    })
}

/// `template <class T> friend void A<T>::f();`: the member of every specialisation of a class template ([temp.friend]/5).
/// None: the qualifier does not depend on the parameters.
fn befriended_member(
    sema: &mut Sema,
    name: ast::NameId,
    template: &TemplateDecl,
    pattern: &Pattern,
) -> Option<access::Friend> {
    let qualifier = sema.ast.names[name].qualifier.clone();
    let level = std::slice::from_ref(template);
    let at = qualifier.iter().position(|component| declare::is_level(sema, component, level))?;
    let ast::ComponentKind::TemplateId(symbol, _) = qualifier[at].kind else { return None };
    let found = match at == 0 && !sema.ast.names[name].is_global {
        true => lookup::unqualified(sema, symbol, Want::Type),
        false => {
            let scope = super::outside::prefix_scope(sema, name, at)?;
            lookup::in_scope(sema, scope, symbol, Want::Type)
        }
    };
    let Some(TemplateArg::Template(of)) = super::names::as_template(sema, &found.entries.first()?.named) else {
        return None;
    };
    let is_constructor = pattern.kind == TemplateKind::Function && pattern.symbol == symbol;
    let member = if is_constructor { lookup::constructor_symbol() } else { pattern.symbol };
    Some(access::Friend::Member(of, member))
}

/// `template <class T> friend struct N::C;`, `template <class T> friend void N::f(T);`: templates that are declared
/// already ([temp.friend]/1).
fn qualified_friend(sema: &mut Sema, name: ast::NameId, symbol: Symbol) {
    let (Some(class), Ok(None)) = (sema.cx.class, lookup::dependent_qualifier(sema, name)) else { return };
    let Some(scope) = lookup::qualifier_scope(sema, name) else { return };
    for entry in lookup::in_scope(sema, scope, symbol, Want::Any).entries {
        if let Named::Template(template) = entry.named {
            access::befriend(sema, class, access::Friend::Template(template));
        }
    }
}

/// `friend R f<args>(P);`: a specialisation of a function template ([temp.friend]/1).
pub fn specialization(sema: &mut Sema, class: ClassId, name: ast::NameId, ty: Ty) {
    let span = sema.ast.names[name].last_span;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let (_, symbol) = crate::sema::decl::function::function_name(sema, name, symbol, ty);
    let found = match sema.ast.names[name].is_qualified() {
        true => match lookup::qualifier_scope(sema, name) {
            Some(scope) => lookup::in_scope(sema, scope, symbol, Want::Any),
            None => return,
        },
        false => lookup::unqualified(sema, symbol, Want::Any),
    };
    if let Some((template, args)) = super::function::best_match(sema, name, &found, |_, _| true, (symbol, ty), span)
        && let Ok(func) = super::function::specialization(sema, template, &args)
    {
        access::befriend(sema, class, access::Friend::Func(func));
    }
}

/// A friend that another class has made known is found through this one, too, when no declaration has made it visible.
fn befriend_hidden(sema: &mut Sema, scope: ScopeId, symbol: Symbol, class: ClassId, entry: hir::Entry) {
    let friends = sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten();
    let of_it: Vec<ClassId> = friends.filter(|(_, old)| old.named == entry.named).map(|(class, _)| *class).collect();
    if !of_it.is_empty() && !of_it.contains(&class) {
        lookup::hide_friend(sema, scope, symbol, class, entry.named, entry.access);
    }
}
