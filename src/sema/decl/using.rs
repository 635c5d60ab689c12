//! Using-declarations ([namespace.udecl]) and using-enum-declarations ([enum.udecl]).

use crate::ast::{self, Access, UsingDeclarator};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Named, ScopeKind, TyKind};
use crate::sema::decl::{redecl, special};
use crate::sema::lookup::{self, Want};
use crate::sema::template::pack;
use crate::sema::{Sema, access, ty};
use crate::source::Span;

/// `using N::x, M::y;` outside of classes, or in a class of what no base has (enumerators).
pub(super) fn declare(sema: &mut Sema, names: &[UsingDeclarator], access: Access) {
    for declarator in names {
        let name = declarator.name;
        match declarator.is_pack_expansion {
            // [namespace.udecl]/16: one declaration for each element of the packs in the name.
            true => drop(pack::expand_name(sema, name, |sema| one(sema, name, access))),
            false => one(sema, name, access),
        }
    }
}

fn one(sema: &mut Sema, name: ast::NameId, access: Access) {
    let span = sema.ast.names[name].last_span;
    if !sema.ast.names[name].is_qualified() {
        sema.error(span, "a using-declaration needs a qualified name");
        return;
    }
    if let ast::Unqualified::TemplateId { .. } = sema.ast.names[name].last {
        // [namespace.udecl]/5
        return sema.error(span, "a using-declaration cannot name a specialisation of a template");
    }
    if let (Some(derived), Some(base)) = (sema.cx.class, named_constructors(sema, name)) {
        special::inherit(sema, derived, base, span);
        return;
    }
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let found = lookup::named(sema, name, Want::Any);
    if found.is_empty() {
        lookup::undeclared(sema, name);
        return;
    }
    if found.is_ambiguous {
        lookup::ambiguous(sema, name, &found);
        return;
    }
    let mut entries = found.entries.clone();
    // [namespace.udecl]/19
    if !entries.iter().all(|entry| access::entry(sema, &found, entry, None, span)) {
        return;
    }
    // A using-declaration brings the hidden class name too ([namespace.udecl]/10).
    let types = lookup::named(sema, name, Want::Type);
    entries.extend(types.entries.into_iter().filter(|entry| !found.entries.contains(entry)));
    let is_member = found.class.is_some();
    if !is_of_base(sema, &found, symbol, span) {
        return;
    }
    if is_member && sema.cx.class.is_none() && !entries.iter().all(|e| matches!(e.named, Named::Enumerator(..))) {
        sema.error(span, format!("the class member `{symbol}` cannot be named by a using-declaration here"));
        return;
    }
    if entries.iter().any(|entry| matches!(entry.named, Named::Namespace(_))) {
        sema.error(span, format!("the namespace `{symbol}` cannot be named by a using-declaration"));
        return;
    }
    for entry in entries {
        bring(sema, symbol, &entry.named, access, span);
    }
}

/// The class whose constructors a name denotes: `C::C`, or `N::N` for another name of the class ([class.qual]/2).
fn named_constructors(sema: &mut Sema, name: ast::NameId) -> Option<hir::ClassId> {
    let data = &sema.ast.names[name];
    let symbol = data.identifier()?;
    let is_repeated = match &data.qualifier.last()?.kind {
        ast::ComponentKind::Ident(last) | ast::ComponentKind::TemplateId(last, _) => *last == symbol,
        ast::ComponentKind::Decltype(_) => false,
    };
    let scope = lookup::qualifier_scope(sema, name)?;
    let ScopeKind::Class(class) = sema.program.scopes[scope].kind else { return None };
    (is_repeated || sema.program.classes[class].name == symbol).then_some(class)
}

/// The scope that a using-declaration declares in: that of an expanded pack's elements is around its names only.
fn declaring_scope(sema: &Sema) -> hir::ScopeId {
    let mut scope = sema.cx.scope;
    while let (ScopeKind::TemplateParams, Some(parent)) =
        (sema.program.scopes[scope].kind, sema.program.scopes[scope].parent)
    {
        scope = parent;
    }
    scope
}

/// [namespace.udecl]/3: in a class, a using-declaration names a member of a base, or an enumerator.
fn is_of_base(sema: &mut Sema, found: &lookup::Found, symbol: Symbol, span: Span) -> bool {
    let scope = declaring_scope(sema);
    let ScopeKind::Class(class) = sema.program.scopes[scope].kind else { return true };
    let is_enumerator = found.entries.iter().all(|entry| matches!(entry.named, Named::Enumerator(..)));
    let is_base = |naming| naming != class && crate::sema::conv::is_same_or_derived(sema, class, naming);
    if is_enumerator || found.class.is_some_and(is_base) {
        return true;
    }
    let name = sema.program.classes[class].name;
    let text = match found.class {
        Some(naming) => format!("`{}` is no base of `{name}`", sema.program.classes[naming].name),
        None => format!("`{symbol}` is no member of a base of `{name}`"),
    };
    let at = found.entries.first().map_or(Span::NONE, |entry| lookup::entity_span(sema, &entry.named));
    sema.report(Diagnostic::error(span, text).note_at(at, "it is declared here"));
    false
}

/// Declares an entity of another scope here.
pub(super) fn bring(sema: &mut Sema, symbol: Symbol, named: &Named, access: Access, span: Span) {
    let scope = declaring_scope(sema);
    let here = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    if here.iter().any(|entry| entry.named == *named) {
        return;
    }
    let new = match named {
        Named::Func(_) => redecl::What::Func,
        Named::Class(_) | Named::Enum(_) => redecl::What::Tag,
        Named::Alias(_) | Named::TemplateArg(_) => redecl::What::Alias,
        Named::Namespace(_) => redecl::What::Namespace,
        Named::Template(id) => match sema.program.templates[*id].kind {
            hir::TemplateKind::Function => redecl::What::FuncTemplate,
            _ => redecl::What::Template,
        },
        _ => redecl::What::Object,
    };
    if let Named::Func(id) = named
        && conflicts_with_own(sema, &here, *id, scope, symbol, span)
    {
        return;
    }
    if let Some(ty) = lookup::named_type(sema, named)
        && here.iter().any(|entry| lookup::named_type(sema, &entry.named) == Some(ty))
    {
        return;
    }
    if redecl::make_room(sema, scope, symbol, new, span) {
        lookup::declare_entry(sema, scope, symbol, named.clone(), access, true);
    }
}

/// Whether a function declared here has the same parameters as the one that is brought ([namespace.udecl]/15).
fn conflicts_with_own(
    sema: &mut Sema,
    here: &[hir::Entry],
    new: hir::FuncId,
    scope: hir::ScopeId,
    symbol: Symbol,
    span: Span,
) -> bool {
    for entry in here {
        let Named::Func(old) = entry.named else { continue };
        if entry.is_using || !super::function::is_same_signature(sema, old, new) {
            continue;
        }
        if redecl::is_replaceable(sema, scope, entry, span) {
            redecl::hide(sema, scope, symbol, &entry.named);
            continue;
        }
        if is_in_class(sema) {
            // The class's own member hides or overrides the base's ([namespace.udecl]/14).
            return true;
        }
        let at = sema.program.funcs[old].span;
        redecl::conflict(sema, span, format!("`{symbol}` conflicts with a function that is declared here"), at);
        return true;
    }
    false
}

/// `using enum E;`
pub(super) fn using_enum(sema: &mut Sema, name: ast::NameId, access: Access) {
    let found = lookup::named(sema, name, Want::Type);
    let span = sema.ast.names[name].last_span;
    let Some(found_ty) = found.the_type(sema) else { return lookup::undeclared(sema, name) };
    let TyKind::Enum(id) = *sema.program.types.kind(found_ty) else {
        if found_ty != crate::hir::Ty::ERROR {
            let shown = sema.show(found_ty);
            sema.error(span, format!("`{shown}` is not an enumeration"));
        }
        return;
    };
    if !ty::require_complete(sema, found_ty, span, "the enumeration") {
        return;
    }
    let names: Vec<Symbol> = sema.program.enums[id].enumerators.iter().map(|e| e.name).collect();
    for (n, symbol) in names.into_iter().enumerate() {
        bring(sema, symbol, &Named::Enumerator(id, n as u32), access, span);
    }
}

/// Whether the current scope is a class's.
fn is_in_class(sema: &Sema) -> bool {
    matches!(sema.program.scopes[sema.cx.scope].kind, ScopeKind::Class(_))
}
