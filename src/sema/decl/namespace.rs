//! Namespaces ([basic.namespace]).

use crate::ast::{self, DeclKind, NamespaceName};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Named, NamespaceId, Nominated, Scope, ScopeId, ScopeKind};
use crate::sema::decl::redecl::{self, What};
use crate::sema::lookup::{self, Want};
use crate::sema::{Sema, attr};
use crate::source::Span;

/// Enters a namespace-definition: `cx.scope` is the (innermost) namespace's afterwards.
pub(super) fn open(sema: &mut Sema, id: ast::DeclId) {
    let DeclKind::Namespace { name, is_inline, attrs, .. } = sema.ast.decls[id].kind.clone() else { return };
    let span = sema.ast.decls[id].span;
    if super::is_block(sema) || sema.cx.class.is_some() {
        sema.error(span, "a namespace can only be defined in a namespace");
        return;
    }
    let is_inline = is_inline || attr::has(&attrs, "strong");
    let components = match name.is_empty() {
        true => vec![NamespaceName { name: Symbol::EMPTY, is_inline, span }],
        false => name,
    };
    let last = components.len() - 1;
    for (i, component) in components.into_iter().enumerate() {
        let is_inline = component.is_inline || (i == last && is_inline);
        let namespace = enter(sema, component, is_inline);
        sema.cx.scope = sema.program.namespaces[namespace].scope;
        if i == last {
            attr::abi_tags(sema, hir::Tagged::Namespace(namespace), &attrs);
        }
    }
}

/// The namespace of this name in the current one: reopened, or new.
fn enter(sema: &mut Sema, component: NamespaceName, is_inline: bool) -> NamespaceId {
    let scope = sema.cx.scope;
    if let Some(old) = existing(sema, scope, component.name) {
        if is_inline && !sema.program.namespaces[old].is_inline {
            let at = sema.program.namespaces[old].span;
            let text = format!("`{}` is reopened as inline, but was not inline", component.name);
            sema.report(Diagnostic::error(component.span, text).note_at(at, "it was first defined here"));
        }
        return old;
    }
    let parent = lookup::enclosing_namespace(sema, scope);
    redecl::make_room(sema, scope, component.name, What::Namespace, component.span);
    let id = sema.program.namespaces.next_id();
    let inner = sema.program.scopes.push(Scope::new(ScopeKind::Namespace(id), Some(scope)));
    sema.program.namespaces.push(hir::Namespace {
        name: component.name,
        scope: inner,
        parent: Some(parent),
        is_inline,
        span: component.span,
    });
    lookup::declare(sema, scope, component.name, Named::Namespace(id));
    if is_inline || component.name.is_empty() {
        nominate(sema, scope, id, is_inline);
    }
    id
}

/// Namespace std, for what is declared there implicitly.
pub(in crate::sema) fn standard(sema: &mut Sema) -> ScopeId {
    let global = sema.program.global;
    let saved = std::mem::replace(&mut sema.cx.scope, global);
    let name = NamespaceName { name: Symbol::new("std"), is_inline: false, span: Span::NONE };
    let namespace = enter(sema, name, false);
    sema.cx.scope = saved;
    sema.program.namespaces[namespace].scope
}

/// The namespace to reopen: of this name in this very namespace, or in an inline one inside; or its unnamed one.
fn existing(sema: &mut Sema, scope: ScopeId, name: Symbol) -> Option<NamespaceId> {
    if name.is_empty() {
        return sema.program.scopes[scope].nominated.iter().map(|nominated| nominated.namespace).find(|&id| {
            sema.program.namespaces[id].name.is_empty() && sema.program.scopes[scope].kind == parent_kind(sema, id)
        });
    }
    let saved = sema.cx.order_limit.take();
    let mut found = lookup::Found::default();
    lookup::add_members(sema, scope, name, Want::Namespace, &mut found);
    sema.cx.order_limit = saved;
    match found.entries.first()?.named {
        // An alias may not be reopened; its name belongs to another namespace.
        Named::Namespace(id) if sema.program.namespaces[id].name == name => Some(id),
        _ => None,
    }
}

fn parent_kind(sema: &Sema, id: NamespaceId) -> ScopeKind {
    ScopeKind::Namespace(sema.program.namespaces[id].parent.unwrap_or(id))
}

/// Makes the names of a namespace seen in `scope`.
fn nominate(sema: &mut Sema, scope: ScopeId, namespace: NamespaceId, is_inline: bool) {
    let is_known = sema.program.scopes[scope].nominated.iter().any(|nominated| nominated.namespace == namespace);
    if is_known {
        return;
    }
    let order = sema.next_order;
    sema.next_order += 1;
    sema.program.scopes.get_mut(scope).nominated.push(Nominated { namespace, is_inline, order });
}

/// The namespace that a name names.
fn named_namespace(sema: &mut Sema, name: ast::NameId) -> Option<NamespaceId> {
    let found = lookup::named(sema, name, Want::Namespace);
    if found.is_ambiguous {
        lookup::ambiguous(sema, name, &found);
        return None;
    }
    if let Some(Named::Namespace(id)) = found.entries.first().map(|entry| entry.named.clone()) {
        return Some(id);
    }
    let other = lookup::named(sema, name, Want::Any);
    if other.is_empty() {
        lookup::undeclared(sema, name);
    } else {
        let (span, symbol) = (sema.ast.names[name].last_span, lookup::name_symbol(sema, &sema.ast.names[name].last));
        sema.error(span, format!("`{symbol}` is not a namespace"));
    }
    None
}

/// `using namespace N;`
pub(super) fn directive(sema: &mut Sema, name: ast::NameId) {
    if let Some(namespace) = named_namespace(sema, name) {
        let scope = sema.cx.scope;
        nominate(sema, scope, namespace, false);
    }
}

/// `namespace A = B;` ([namespace.alias])
pub(super) fn alias(sema: &mut Sema, symbol: Symbol, span: Span, target: ast::NameId) {
    let Some(namespace) = named_namespace(sema, target) else { return };
    let scope = sema.cx.scope;
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    if names.iter().any(|entry| entry.named == Named::Namespace(namespace)) {
        return;
    }
    // An alias of an earlier input may be made to mean another namespace.
    for entry in names {
        if let Named::Namespace(old) = entry.named
            && sema.program.namespaces[old].name != symbol
            && entry.order < sema.input.first_order
            && sema.is_user(span)
        {
            redecl::hide(sema, scope, symbol, &entry.named);
        }
    }
    if redecl::make_room(sema, scope, symbol, What::Namespace, span) {
        lookup::declare(sema, scope, symbol, Named::Namespace(namespace));
    }
}
