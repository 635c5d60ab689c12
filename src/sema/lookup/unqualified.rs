//! Unqualified names ([basic.lookup.unqual]): from the innermost scope outward; the members of a namespace that
//! a using-directive nominates count as members of the nearest namespace around both ([namespace.udir]/2).

use crate::base::Symbol;
use crate::hir::{NamespaceId, ScopeId, ScopeKind};
use crate::sema::Sema;
use crate::sema::lookup::{self, Found, Want, declared, merge};

/// A namespace whose members are seen in another one.
struct Nomination {
    namespace: NamespaceId,
    /// The scope of the namespace that they count as members of.
    seen_in: ScopeId,
}

/// Looks `name` up from the current scope outward.
pub fn unqualified(sema: &mut Sema, name: Symbol, want: Want) -> Found {
    from_scope(sema, sema.cx.scope, name, want)
}

/// Looks `name` up from `scope` outward.
pub fn from_scope(sema: &mut Sema, scope: ScopeId, name: Symbol, want: Want) -> Found {
    let mut nominations = Vec::new();
    let mut block_limit = None;
    let mut next = Some(scope);
    while let Some(scope) = next {
        let kind = sema.program.scopes[scope].kind;
        collect_nominations(sema, scope, scope, &mut nominations);
        let found = match kind {
            ScopeKind::Class(class) => lookup::member::member_unqualified(sema, class, name, want),
            ScopeKind::Namespace(_) => in_namespace(sema, scope, &nominations, name, want),
            _ => {
                let mut found = Found::default();
                let mut entries = declared(sema, scope, name, want);
                if let (Some(limit), ScopeKind::Block | ScopeKind::Function(_)) = (block_limit, kind) {
                    entries.retain(|entry| entry.order < limit);
                }
                merge(sema, &mut found, scope, entries);
                found
            }
        };
        if !found.is_empty() {
            return found;
        }
        let left = &sema.program.scopes[scope];
        block_limit = left.order.or(block_limit);
        next = left.parent;
    }
    Found::default()
}

/// The members of a namespace, its inline namespaces, and of what is nominated to be seen in it.
fn in_namespace(sema: &mut Sema, scope: ScopeId, nominations: &[Nomination], name: Symbol, want: Want) -> Found {
    let mut found = Found::default();
    lookup::qualified::add_direct(sema, scope, name, want, &mut found);
    for nomination in nominations.iter().filter(|nomination| nomination.seen_in == scope) {
        let nominated = sema.program.namespaces[nomination.namespace].scope;
        lookup::qualified::add_direct(sema, nominated, name, want, &mut found);
    }
    found
}

/// Adds the using-directives of `scope`, and those of the namespaces that they nominate, as seen from `from`.
fn collect_nominations(sema: &Sema, scope: ScopeId, from: ScopeId, nominations: &mut Vec<Nomination>) {
    for nominated in &sema.program.scopes[scope].nominated {
        let is_hidden = sema.cx.order_limit.is_some_and(|limit| nominated.order >= limit)
            && matches!(sema.program.scopes[scope].kind, ScopeKind::Namespace(_));
        if is_hidden {
            continue;
        }
        let inner = sema.program.namespaces[nominated.namespace].scope;
        if !nominated.is_inline {
            let seen_in = common_namespace(sema, from, inner);
            let is_known =
                nominations.iter().any(|known| known.namespace == nominated.namespace && known.seen_in == seen_in);
            if is_known {
                continue;
            }
            nominations.push(Nomination { namespace: nominated.namespace, seen_in });
        }
        collect_nominations(sema, inner, from, nominations);
    }
}

/// The nearest namespace's scope that encloses both.
fn common_namespace(sema: &Sema, a: ScopeId, b: ScopeId) -> ScopeId {
    let mut scope = sema.program.namespaces[lookup::enclosing_namespace(sema, a)].scope;
    while !lookup::is_within(sema, b, scope) {
        let Some(parent) = sema.program.scopes[scope].parent else { break };
        scope = parent;
    }
    scope
}
