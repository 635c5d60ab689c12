//! Name lookup ([basic.lookup]).
//!
//! A lookup returns every declaration that it finds, in order of declaration, after hiding
//! ([basic.scope.hiding]); which of them is meant is for the caller to say.

mod adl;
mod member;
mod qualified;
mod suggest;
mod unqualified;

pub use adl::{adl, adl_of, allows_adl, hide_friend};
pub use member::{member, needs_object, using_class};
pub use qualified::{
    add_direct as add_members, declaring_scope, dependent_qualifier, in_scope, named, qualifier_scope,
    scope_before_last, scope_of_components,
};
pub use suggest::{ambiguous, ambiguous_member, entity_span, entity_symbol, nearest, scope_name, undeclared};
pub use unqualified::{from_scope, unqualified};

use crate::ast::{self, OverloadedOperator, Unqualified};
use crate::base::Symbol;
use crate::hir::{self, ClassId, Named, ScopeId, ScopeKind, TemplateKind, Ty};
use crate::sema::Sema;

/// What a lookup found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    pub entries: Vec<hir::Entry>,
    /// The scope whose declarations were found (the first, when using-directives contributed).
    pub scope: Option<ScopeId>,
    /// For members: the naming class ([class.access.base]/5).
    pub class: Option<ClassId>,
    /// For members of bases: from the naming class's base to the declaring class.
    pub path: Vec<ClassId>,
    /// The way to another subobject that has the same members ([class.member.lookup]/10).
    pub twin: Option<Vec<ClassId>>,
    /// Two different entities were found.
    pub is_ambiguous: bool,
}

/// A declaration that a later input has put another one in the place of.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    pub entry: hir::Entry,
    /// The [`hir::Entry::order`] from which on it is not seen.
    pub until: u32,
}

/// Which declarations count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    Any,
    /// Types and class templates only ([basic.lookup.elab]).
    Type,
    /// Namespaces only ([basic.lookup.udir]).
    Namespace,
    /// What may stand before `::`: namespaces, types and templates whose specialisations are types.
    Scope,
}

impl Found {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether all of it are functions or function templates.
    pub fn is_functions(&self) -> bool {
        !self.is_empty() && self.entries.iter().all(|entry| matches!(entry.named, Named::Func(_) | Named::Template(_)))
    }

    /// The one declaration; none when there are several (overloads).
    pub fn single(&self) -> Option<&hir::Entry> {
        match self.entries.as_slice() {
            [entry] => Some(entry),
            _ => None,
        }
    }

    /// Settles an ambiguity of injected-class-names before template arguments: when all of them are of
    /// specialisations of one template, it is that template ([temp.local]/4).
    pub fn as_template_name(&mut self, sema: &Sema) {
        let template = |entry: &hir::Entry| crate::sema::template::names::as_template(sema, &entry.named);
        let Some(first) = self.entries.first().and_then(template).filter(|_| self.is_ambiguous) else { return };
        self.is_ambiguous = self.entries.iter().any(|entry| template(entry).as_ref() != Some(&first));
        // Any of the bases that the place may use lends its name.
        let usable = self.class.filter(|_| !self.is_ambiguous).and_then(|naming| {
            self.entries.iter().position(|entry| match entry.named {
                Named::Class(base) => crate::sema::access::is_base_accessible_here(sema, naming, base),
                _ => false,
            })
        });
        if let Some(at) = usable
            && let Named::Class(base) = self.entries[at].named
        {
            self.entries.swap(0, at);
            self.scope = Some(sema.program.classes[base].scope);
        }
    }

    /// The type that was found, when it is one and no template.
    pub fn the_type(&self, sema: &mut Sema) -> Option<Ty> {
        let named = self.entries.first()?.named.clone();
        named_type(sema, &named)
    }
}

/// The type that an entity names.
pub fn named_type(sema: &mut Sema, named: &Named) -> Option<Ty> {
    match named {
        Named::Class(id) => Some(sema.program.types.class(*id)),
        Named::Enum(id) => Some(sema.program.types.enumeration(*id)),
        Named::Alias(id) => Some(sema.program.aliases[*id].ty),
        Named::TemplateArg(hir::TemplateArg::Type(ty)) => Some(*ty),
        _ => None,
    }
}

/// Whether a declaration counts for a lookup that wants `want`.
fn is_wanted(sema: &Sema, named: &Named, want: Want) -> bool {
    let is_type = match named {
        Named::Class(_) | Named::Enum(_) | Named::Alias(_) => true,
        Named::TemplateArg(arg) => {
            matches!(
                arg,
                hir::TemplateArg::Type(_) | hir::TemplateArg::Template(_) | hir::TemplateArg::ParamTemplate { .. }
            )
        }
        Named::Template(id) => matches!(
            sema.program.templates[*id].kind,
            TemplateKind::Class | TemplateKind::Alias | TemplateKind::TemplateParam
        ),
        _ => false,
    };
    match want {
        Want::Any => true,
        Want::Type => is_type,
        Want::Namespace => matches!(named, Named::Namespace(_)),
        Want::Scope => is_type || matches!(named, Named::Namespace(_)),
    }
}

/// Whether a name of a class or enumeration is hidden by another declaration in its scope ([basic.scope.hiding]/2).
fn is_hidable(named: &Named) -> bool {
    matches!(named, Named::Class(_) | Named::Enum(_))
}

/// What one scope itself declares under `name`: visible by order, wanted, hidden class names removed.
fn declared(sema: &Sema, scope: ScopeId, name: Symbol, want: Want) -> Vec<hir::Entry> {
    let names = sema.program.names.get(&(scope, name)).map_or(&[][..], |names| names.as_slice());
    let limit = match sema.program.scopes[scope].kind {
        ScopeKind::Namespace(_) => sema.cx.order_limit,
        _ => None,
    };
    let undeclared = sema.cx.undeclared.map(Named::Template);
    let is_seen = |entry: &&hir::Entry| {
        limit.is_none_or(|limit| entry.order < limit)
            && undeclared.as_ref() != Some(&entry.named)
            && is_wanted(sema, &entry.named, want)
    };
    let mut entries: Vec<hir::Entry> = Vec::new();
    if let Some(limit) = limit.filter(|_| !sema.hidden.is_empty()) {
        let hidden = sema.hidden.get(&(scope, name)).into_iter().flatten().filter(|hidden| hidden.until >= limit);
        entries.extend(hidden.map(|hidden| &hidden.entry).filter(is_seen).cloned());
    }
    entries.reserve_exact(names.len());
    entries.extend(names.iter().filter(is_seen).cloned());
    if entries.len() > 1 && entries.iter().any(|entry| !is_hidable(&entry.named)) {
        entries.retain(|entry| !is_hidable(&entry.named));
    }
    entries
}

/// Adds what another scope declares. Entities found twice count once; two that are not functions are ambiguous.
fn merge(sema: &mut Sema, found: &mut Found, scope: ScopeId, more: Vec<hir::Entry>) {
    if more.is_empty() {
        return;
    }
    if found.entries.is_empty() {
        found.scope = Some(scope);
        found.entries = more;
        return;
    }
    for entry in more {
        if !found.entries.iter().any(|old| old.named == entry.named) && !is_same_type(sema, found, &entry.named) {
            found.entries.push(entry);
        }
    }
    found.is_ambiguous = found.entries.len() > 1 && !found.is_functions();
}

/// Whether what was found is the same type under another name ([namespace.udecl]: a typedef and its class).
fn is_same_type(sema: &mut Sema, found: &Found, named: &Named) -> bool {
    let Some(ty) = named_type(sema, named) else { return false };
    found.entries.iter().any(|old| {
        let old = old.named.clone();
        named_type(sema, &old) == Some(ty)
    })
}

/// The symbol that an operator function is declared under.
pub fn operator_symbol(op: OverloadedOperator) -> Symbol {
    Symbol::new(&format!("operator{}", op.spelling()))
}

/// The symbol that all constructors are declared under.
pub fn constructor_symbol() -> Symbol {
    Symbol::new("<constructor>")
}

/// The symbol that destructors are declared under.
pub fn destructor_symbol() -> Symbol {
    Symbol::new("<destructor>")
}

/// The symbol that all conversion functions are declared under.
pub fn conversion_symbol() -> Symbol {
    Symbol::new("operator <conversion>")
}

/// The symbol that a literal operator is declared under.
pub fn literal_operator_symbol(suffix: Symbol) -> Symbol {
    Symbol::new(&format!("operator\"\"{suffix}"))
}

/// The symbol that a name's last component is declared under.
pub fn name_symbol(_sema: &Sema, name: &Unqualified) -> Symbol {
    let name = match name {
        Unqualified::TemplateId { name, .. } => name,
        name => name,
    };
    match name {
        Unqualified::Ident(symbol) => *symbol,
        // No template-id names a template-id.
        Unqualified::TemplateId { .. } => Symbol::EMPTY,
        Unqualified::Operator(op) => operator_symbol(*op),
        Unqualified::LiteralOperator(suffix) => literal_operator_symbol(*suffix),
        Unqualified::Conversion(_) => conversion_symbol(),
        Unqualified::Destructor(_) => destructor_symbol(),
    }
}

/// Declares `name` in a scope, with the next order.
pub fn declare(sema: &mut Sema, scope: ScopeId, name: Symbol, named: Named) {
    declare_entry(sema, scope, name, named, ast::Access::Public, false);
}

/// Declares `name` in a scope, with access, perhaps by a using-declaration.
pub fn declare_entry(sema: &mut Sema, scope: ScopeId, name: Symbol, named: Named, access: ast::Access, is_using: bool) {
    if name.is_empty() {
        return;
    }
    let order = sema.next_order;
    sema.next_order += 1;
    let entry = hir::Entry { named, order, access, is_using };
    sema.program.names.update((scope, name), |names| names.push(entry));
}

/// The innermost namespace around a scope.
pub fn enclosing_namespace(sema: &Sema, mut scope: ScopeId) -> hir::NamespaceId {
    loop {
        let data = &sema.program.scopes[scope];
        match (data.kind, data.parent) {
            (ScopeKind::Namespace(id), _) => return id,
            (_, Some(parent)) => scope = parent,
            (_, None) => return hir::NamespaceId::new(0),
        }
    }
}

/// Whether `inner` is `outer` or inside of it.
pub fn is_within(sema: &Sema, inner: ScopeId, outer: ScopeId) -> bool {
    let mut scope = Some(inner);
    while let Some(id) = scope {
        if id == outer {
            return true;
        }
        scope = sema.program.scopes[id].parent;
    }
    false
}
