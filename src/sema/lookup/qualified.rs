//! Qualified names ([basic.lookup.qual]): in namespaces ([namespace.qual]), classes, enumerations.

use crate::ast::{self, ComponentKind, Unqualified};
use crate::base::{FxHashSet, Symbol};
use crate::diag::Diagnostic;
use crate::hir::{Completeness, Named, ScopeId, ScopeKind, Ty, TyKind};
use crate::sema::lookup::{Found, Want, declared, merge, named_type, unqualified};
use crate::sema::template::{self, dependent, names};
use crate::sema::{Reported, Sema, access};
use crate::source::Span;

/// Looks a whole name up, qualified or not. Reports a bad qualifier, not an undeclared last component.
pub fn named(sema: &mut Sema, id: ast::NameId, want: Want) -> Found {
    let name = &sema.ast.names[id];
    let symbol = super::name_symbol(sema, &name.last);
    if !name.is_qualified() {
        return unqualified(sema, symbol, want);
    }
    let is_destructor = matches!(name.last, Unqualified::Destructor(_));
    // Behind `typename` no function is meant ([class.qual]/2).
    let is_type = name.has_typename && want == Want::Type;
    match qualifier_scope(sema, id) {
        Some(scope) => {
            let injected = if is_type { None } else { injected_name(sema, scope, symbol) };
            if let Some(found) = injected {
                return found;
            }
            let mut found = in_scope(sema, scope, symbol, want);
            found.is_ambiguous &= !is_destructor;
            found
        }
        None => Found::default(),
    }
}

/// `C::C` names the constructor ([class.qual]/2) when `C` is no member otherwise; as a type it is the injected name.
fn injected_name(sema: &mut Sema, scope: ScopeId, symbol: Symbol) -> Option<Found> {
    let ScopeKind::Class(class) = sema.program.scopes[scope].kind else { return None };
    if sema.program.classes[class].name != symbol || symbol.is_empty() {
        return None;
    }
    crate::sema::decl::special::declare_constructors(sema, class);
    let entries = declared(sema, scope, super::constructor_symbol(), Want::Any);
    (!entries.is_empty()).then(|| Found { entries, scope: Some(scope), class: Some(class), ..Found::default() })
}

/// The scope that a name's qualifier names; the current one for an unqualified name. None, reported, when the
/// qualifier names no scope.
pub fn qualifier_scope(sema: &mut Sema, id: ast::NameId) -> Option<ScopeId> {
    match probe_qualifier(sema, id) {
        Ok(scope) => Some(scope),
        Err(NoScope::Report(Some(diagnostic))) => {
            sema.report(*diagnostic);
            None
        }
        Err(NoScope::Report(None) | NoScope::Dependent(_)) => None,
    }
}

/// Why a qualifier names no scope.
pub(super) enum NoScope {
    /// Reported now, or not worth it.
    Report(Option<Box<Diagnostic>>),
    /// It depends on template parameters.
    Dependent(Ty),
}

impl From<Option<Diagnostic>> for NoScope {
    fn from(diagnostic: Option<Diagnostic>) -> NoScope {
        NoScope::Report(diagnostic.map(Box::new))
    }
}

/// The dependent type that a name's qualifier names, if it is one. `Err`: it names nothing, reported.
pub fn dependent_qualifier(sema: &mut Sema, id: ast::NameId) -> Result<Option<Ty>, Reported> {
    if sema.ast.names[id].qualifier.is_empty() {
        return Ok(None);
    }
    match probe_qualifier(sema, id) {
        Ok(_) => Ok(None),
        Err(NoScope::Dependent(ty)) => Ok(Some(ty)),
        Err(NoScope::Report(diagnostic)) => {
            if let Some(diagnostic) = diagnostic {
                sema.report(*diagnostic);
            }
            Err(Reported)
        }
    }
}

/// The scope of a name's qualifier, or what to report.
pub(super) fn probe_qualifier(sema: &mut Sema, id: ast::NameId) -> Result<ScopeId, NoScope> {
    let name = sema.ast.names[id].clone();
    probe_components(sema, name.is_global, &name.qualifier, name.last.symbol())
}

/// The scope that a nested-name-specifier names; none when it names none or depends on a template parameter.
pub fn scope_of_components(sema: &mut Sema, is_global: bool, components: &[ast::Component]) -> Option<ScopeId> {
    probe_components(sema, is_global, components, None).ok()
}

/// The scope in which the last component of a name's qualifier was looked up: in `N::I::~I` that of the second `I`, too
/// ([basic.lookup.qual]/6). None: that component is the only one.
pub fn scope_before_last(sema: &mut Sema, id: ast::NameId) -> Option<ScopeId> {
    let name = sema.ast.names[id].clone();
    let (_, before) = name.qualifier.split_last()?;
    if before.is_empty() && !name.is_global {
        return None;
    }
    probe_components(sema, name.is_global, before, None).ok()
}

/// The scope that a nested-name-specifier names, or what to report; `last` is the name behind it.
fn probe_components(
    sema: &mut Sema,
    is_global: bool,
    components: &[ast::Component],
    last: Option<Symbol>,
) -> Result<ScopeId, NoScope> {
    let mut scope = is_global.then_some(sema.program.global);
    let mut dependent: Option<Ty> = None;
    for (i, component) in components.iter().enumerate() {
        let next = match components.get(i + 1).map(|next| &next.kind) {
            Some(ComponentKind::Ident(next) | ComponentKind::TemplateId(next, _)) => Some(*next),
            Some(ComponentKind::Decltype(_)) => None,
            None => last,
        };
        if let Some(qualifier) = dependent {
            let ty = match &component.kind {
                ComponentKind::Ident(symbol) => names::dependent_name(sema, qualifier, *symbol, None),
                ComponentKind::TemplateId(symbol, args) => names::dependent_name(sema, qualifier, *symbol, Some(args)),
                ComponentKind::Decltype(_) => return Err(NoScope::Report(None)),
            };
            dependent = Some(ty);
            continue;
        }
        let ty = match &component.kind {
            ComponentKind::Ident(symbol) => match scope_component(sema, scope, (*symbol, next), false, component.span)?
            {
                Named::Namespace(namespace) => {
                    scope = Some(sema.program.namespaces[namespace].scope);
                    continue;
                }
                other => match named_type(sema, &other) {
                    Some(ty) => ty,
                    None => {
                        let text = format!("`{symbol}` needs template arguments before `::`");
                        return Err(Some(Diagnostic::error(component.span, text)).into());
                    }
                },
            },
            ComponentKind::TemplateId(symbol, args) => {
                let named = scope_component(sema, scope, (*symbol, next), true, component.span)?;
                let outer = std::mem::replace(&mut sema.instantiation_span, component.span);
                let ty = names::template_id(sema, (*symbol, &named), args, component.span);
                sema.instantiation_span = outer;
                match ty {
                    Some(ty) => ty,
                    None => {
                        let text = format!("`{symbol}` is not a class template");
                        return Err(Some(Diagnostic::error(component.span, text)).into());
                    }
                }
            }
            ComponentKind::Decltype(expr) if dependent::expr_is_dependent(sema, *expr) => {
                template::notation::decltype(sema, *expr)
            }
            ComponentKind::Decltype(expr) => crate::sema::expr::decltype(sema, *expr),
        };
        if dependent::is_dependent(sema, ty) {
            dependent = Some(ty);
            continue;
        }
        scope = Some(type_scope(sema, ty, component.span)?);
    }
    match dependent {
        Some(ty) => Err(NoScope::Dependent(ty)),
        None => Ok(scope.unwrap_or(sema.cx.scope)),
    }
}

/// What a component of a nested-name-specifier names, `next` behind it; `has_args`: template arguments follow.
fn scope_component(
    sema: &mut Sema,
    scope: Option<ScopeId>,
    (symbol, next): (Symbol, Option<Symbol>),
    has_args: bool,
    span: Span,
) -> Result<Named, NoScope> {
    let look = |sema: &mut Sema, want| match scope {
        Some(scope) => in_scope(sema, scope, symbol, want),
        None => unqualified(sema, symbol, want),
    };
    let mut found = look(sema, Want::Scope);
    if has_args {
        found.as_template_name(sema);
    }
    if found.is_ambiguous {
        return Err(Some(super::suggest::ambiguity(sema, symbol, span, &found)).into());
    }
    if let Some(entry) = found.entries.first() {
        let named = entry.named.clone();
        return if access::found(sema, &found, span) { Ok(named) } else { Err(NoScope::Report(None)) };
    }
    let other = look(sema, Want::Any);
    if let Some(entry) = other.entries.first() {
        let at = super::suggest::entity_span(sema, &entry.named);
        let text = format!("`{symbol}` is not a class, namespace or enumeration");
        return Err(Some(Diagnostic::error(span, text).note_at(at, format!("`{symbol}` is declared here"))).into());
    }
    Err(Some(super::suggest::undeclared_scope(sema, scope, symbol, next, span)).into())
}

/// The scope of a class or enumeration.
fn type_scope(sema: &mut Sema, ty: Ty, span: Span) -> Result<ScopeId, NoScope> {
    match *sema.program.types.kind(ty) {
        TyKind::Class(class) => {
            let n_errors = sema.sink.error_count();
            template::class::complete(sema, ty, span);
            let data = &sema.program.classes[class];
            let is_reported = sema.sink.error_count() > n_errors || sema.is_too_deep();
            if data.completeness == Completeness::Incomplete && is_reported {
                return Err(NoScope::Report(None));
            }
            if data.completeness == Completeness::Incomplete {
                let text = format!("incomplete type `{}` named in a nested name", sema.show(ty));
                let at = data.span;
                return Err(Some(Diagnostic::error(span, text).note_at(at, "it is declared here")).into());
            }
            Ok(data.scope)
        }
        TyKind::Enum(id) => Ok(sema.program.enums[id].scope),
        TyKind::Error => Err(NoScope::Report(None)),
        _ => {
            let text = format!("`{}` is not a class, namespace or enumeration", sema.show(ty));
            Err(Some(Diagnostic::error(span, text)).into())
        }
    }
}

/// Qualified lookup in a namespace, class or enumeration.
pub fn in_scope(sema: &mut Sema, scope: ScopeId, name: Symbol, want: Want) -> Found {
    match sema.program.scopes[scope].kind {
        ScopeKind::Class(class) => super::member::member_wanted(sema, class, name, want),
        ScopeKind::Namespace(_) => in_namespace(sema, scope, name, want),
        _ => {
            let mut found = Found::default();
            let entries = declared(sema, scope, name, want);
            merge(sema, &mut found, scope, entries);
            found
        }
    }
}

/// [namespace.qual]/3: the namespace's own members; only if there are none, those of the nominated ones.
fn in_namespace(sema: &mut Sema, scope: ScopeId, name: Symbol, want: Want) -> Found {
    let mut visited = FxHashSet::default();
    let mut found = Found::default();
    search_nominated(sema, scope, name, want, &mut visited, &mut found);
    found
}

fn search_nominated(
    sema: &mut Sema,
    scope: ScopeId,
    name: Symbol,
    want: Want,
    visited: &mut FxHashSet<ScopeId>,
    found: &mut Found,
) {
    if !visited.insert(scope) {
        return;
    }
    let mut own = Found::default();
    add_direct(sema, scope, name, want, &mut own);
    if !own.is_empty() {
        let at = own.scope.unwrap_or(scope);
        merge(sema, found, at, own.entries);
        return;
    }
    for inner in nominated_scopes(sema, scope, true) {
        search_nominated(sema, inner, name, want, visited, found);
    }
}

/// Adds the members of a namespace and of its inline namespaces.
pub fn add_direct(sema: &mut Sema, scope: ScopeId, name: Symbol, want: Want, found: &mut Found) {
    let entries = declared(sema, scope, name, want);
    merge(sema, found, scope, entries);
    if sema.program.scopes[scope].nominated.iter().any(|nominated| nominated.is_inline) {
        for inner in nominated_scopes(sema, scope, false) {
            add_direct(sema, inner, name, want, found);
        }
    }
}

/// [namespace.def]/7: the scope of which a qualified declarator names a member: the namespace, or one of its inline
/// namespaces when it does not declare the name itself.
pub fn declaring_scope(sema: &Sema, scope: ScopeId, name: Symbol) -> ScopeId {
    if sema.program.names.get(&(scope, name)).is_some_and(|entries| !entries.is_empty()) {
        return scope;
    }
    let inner = nominated_scopes(sema, scope, false).into_iter().find_map(|inner| {
        let found = declaring_scope(sema, inner, name);
        sema.program.names.get(&(found, name)).is_some_and(|entries| !entries.is_empty()).then_some(found)
    });
    inner.unwrap_or(scope)
}

/// The scopes of the namespaces nominated in `scope`: by inline namespaces only, or by using-directives too (also
/// those in its inline namespaces).
fn nominated_scopes(sema: &Sema, scope: ScopeId, with_directives: bool) -> Vec<ScopeId> {
    let limit = sema.cx.order_limit;
    sema.program.scopes[scope]
        .nominated
        .iter()
        .filter(|nominated| nominated.is_inline || with_directives)
        .filter(|nominated| limit.is_none_or(|limit| nominated.order < limit))
        .map(|nominated| sema.program.namespaces[nominated.namespace].scope)
        .collect()
}
