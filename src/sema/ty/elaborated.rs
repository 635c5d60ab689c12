//! Elaborated type specifiers ([dcl.type.elab], [basic.lookup.elab], [basic.scope.pdecl]/7).

use crate::ast::{self, Attr, ClassKey, ElaboratedKey};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Named, ScopeId, ScopeKind, Ty, TyKind};
use crate::sema::lookup::{self, Found, Want};
use crate::sema::{Sema, access, decl, template};
use crate::source::Span;

/// Where a decl-specifier-seq stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The whole declaration is `struct S;`: it declares the class in this scope.
    Alone,
    /// `friend struct S;`: it declares the class in the nearest namespace.
    Friend,
    Other,
}

/// The type of `struct S`, `enum E`: declared here if nothing is found.
pub fn elaborated(sema: &mut Sema, key: ElaboratedKey, name: ast::NameId, attrs: &[Attr], place: Place) -> Ty {
    let (is_qualified, span) = (sema.ast.names[name].is_qualified(), sema.ast.names[name].last_span);
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    // A specialisation, or a member of a dependent type, is what it is without the key.
    let is_template_id = matches!(sema.ast.names[name].last, ast::Unqualified::TemplateId { .. });
    if is_template_id || matches!(lookup::dependent_qualifier(sema, name), Ok(Some(_))) {
        let ty = super::named_type(sema, name);
        return if template::dependent::is_dependent(sema, ty) { ty } else { check_key(sema, ty, key, name) };
    }
    if place == Place::Alone && !is_qualified && !matches!(key, ElaboratedKey::Enum) {
        let scope = sema.cx.scope;
        if let Some(ty) = own_class(sema, scope, symbol) {
            return check_key(sema, ty, key, name);
        }
        if let Some(class) = reveal_class(sema, scope, symbol) {
            let ty = sema.program.types.class(class);
            return check_key(sema, ty, key, name);
        }
        return declare_class(sema, scope, symbol, key, name, attrs);
    }
    if place == Place::Friend && !is_qualified && !matches!(key, ElaboratedKey::Enum) {
        return befriended(sema, symbol, key, name, attrs);
    }
    let found = lookup::named(sema, name, Want::Type);
    if found.is_ambiguous {
        lookup::ambiguous(sema, name, &found);
        return Ty::ERROR;
    }
    if let Some(ty) = found.the_type(sema) {
        if !access::found(sema, &found, span) || !is_declared_by_key(sema, &found, name) {
            return Ty::ERROR;
        }
        return check_key(sema, ty, key, name);
    }
    if !found.is_empty() {
        sema.error(span, format!("the template `{symbol}` needs template arguments here"));
        return Ty::ERROR;
    }
    if is_qualified {
        lookup::undeclared(sema, name);
        return Ty::ERROR;
    }
    if key == ElaboratedKey::Enum {
        sema.error(span, format!("use of the enumeration `{symbol}` before its definition"));
        return Ty::ERROR;
    }
    let scope = declaration_scope(sema);
    // Another instantiation may have declared what the template says once ([basic.scope.pdecl]/7.2).
    if let Some(ty) = own_class(sema, scope, symbol) {
        return check_key(sema, ty, key, name);
    }
    if let Some(class) = reveal_class(sema, scope, symbol) {
        let ty = sema.program.types.class(class);
        return check_key(sema, ty, key, name);
    }
    declare_class(sema, scope, symbol, key, name, attrs)
}

/// `friend class C;`: a class of the innermost enclosing namespace or block, which no lookup finds until it is declared
/// there ([namespace.memdef]/3, [class.friend]/11).
fn befriended(sema: &mut Sema, symbol: Symbol, key: ElaboratedKey, name: ast::NameId, attrs: &[Attr]) -> Ty {
    let scope = declaration_scope(sema);
    let found = lookup::named(sema, name, Want::Type);
    let is_inside = found.scope.is_some_and(|at| lookup::is_within(sema, at, scope));
    if is_inside && let Some(ty) = found.the_type(sema) {
        return match is_declared_by_key(sema, &found, name) {
            true => check_key(sema, ty, key, name),
            false => Ty::ERROR,
        };
    }
    // A template's friend may have been declared between the template and this instantiation.
    if let Some(ty) = own_class(sema, scope, symbol) {
        return check_key(sema, ty, key, name);
    }
    if let Some(class) = hidden_class(sema, scope, symbol) {
        let ty = sema.program.types.class(class);
        return check_key(sema, ty, key, name);
    }
    let ElaboratedKey::Class(key) = key else { return Ty::ERROR };
    let span = sema.ast.names[name].last_span;
    let id = decl::class::new_class(sema, symbol, key, scope, span);
    crate::sema::attr::class(sema, id, attrs);
    if let Some(by) = sema.cx.class {
        lookup::hide_friend(sema, scope, symbol, by, Named::Class(id), ast::Access::Public);
    }
    sema.program.types.class(id)
}

/// The class of this name that only friend declarations have declared in a scope.
fn hidden_class(sema: &Sema, scope: ScopeId, symbol: Symbol) -> Option<hir::ClassId> {
    let mut hidden = sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten();
    hidden.find_map(|(_, entry)| match entry.named {
        Named::Class(class) => Some(class),
        _ => None,
    })
}

/// Makes the class of this name that only friend declarations have declared visible in its scope.
pub fn reveal_class(sema: &mut Sema, scope: ScopeId, symbol: Symbol) -> Option<hir::ClassId> {
    let class = hidden_class(sema, scope, symbol)?;
    sema.hidden_friends
        .update((scope, symbol), |hidden| hidden.retain(|(_, entry)| entry.named != Named::Class(class)));
    lookup::declare(sema, scope, symbol, Named::Class(class));
    Some(class)
}

/// The nearest scope outward that is a namespace or block, and no class or parameter list.
fn declaration_scope(sema: &Sema) -> ScopeId {
    let mut scope = sema.cx.scope;
    loop {
        let data = &sema.program.scopes[scope];
        let is_place = matches!(data.kind, ScopeKind::Namespace(_) | ScopeKind::Block | ScopeKind::Function(_));
        match data.parent {
            Some(parent) if !is_place => scope = parent,
            _ => return scope,
        }
    }
}

/// The class or enumeration that this very scope declares under a name.
pub fn own_class(sema: &mut Sema, scope: ScopeId, symbol: Symbol) -> Option<Ty> {
    let names = sema.program.names.get(&(scope, symbol))?.clone();
    names.iter().find_map(|entry| match entry.named {
        Named::Class(_) | Named::Enum(_) => lookup::named_type(sema, &entry.named),
        Named::Alias(id) if entry.is_using => Some(sema.program.aliases[id].ty),
        _ => None,
    })
}

/// Declares an incomplete class.
fn declare_class(
    sema: &mut Sema,
    scope: ScopeId,
    symbol: Symbol,
    key: ElaboratedKey,
    name: ast::NameId,
    attrs: &[Attr],
) -> Ty {
    let key = match key {
        ElaboratedKey::Class(key) => key,
        ElaboratedKey::Enum => ClassKey::Struct,
    };
    let span = sema.ast.names[name].last_span;
    let id = decl::class::new_class(sema, symbol, key, scope, span);
    crate::sema::attr::class(sema, id, attrs);
    decl::redecl::make_room(sema, scope, symbol, decl::redecl::What::Tag, span);
    let access = match sema.program.scopes[scope].kind {
        hir::ScopeKind::Class(_) => sema.input.member_access,
        _ => ast::Access::Public,
    };
    lookup::declare_entry(sema, scope, symbol, Named::Class(id), access, false);
    sema.program.types.class(id)
}

/// [dcl.type.elab]/2: a typedef-name or template parameter cannot stand behind a class-key or `enum`; an injected-class-name
/// can.
fn is_declared_by_key(sema: &mut Sema, found: &Found, name: ast::NameId) -> bool {
    let Some(entry) = found.single() else { return true };
    let (what, at) = match &entry.named {
        &Named::Alias(id) if !entry.is_using && sema.program.aliases[id].written != ast::TypeSpec::None => {
            ("a typedef-name", sema.program.aliases[id].span)
        }
        Named::TemplateArg(_) => ("a template parameter", Span::NONE),
        _ => return true,
    };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    let text = format!("`{symbol}` is {what}, which cannot stand behind `class`, `struct`, `union` or `enum`");
    let diagnostic = Diagnostic::error(span, text);
    let diagnostic = if at.is_none() { diagnostic } else { diagnostic.note_at(at, "it is declared here") };
    sema.report(diagnostic);
    false
}

/// The key must agree with the declaration ([dcl.type.elab]/3); `struct` and `class` agree with each other.
fn check_key(sema: &mut Sema, ty: Ty, key: ElaboratedKey, name: ast::NameId) -> Ty {
    let was = match *sema.program.types.kind(ty) {
        TyKind::Class(id) => match (sema.program.classes[id].key, key) {
            (ClassKey::Union, ElaboratedKey::Class(ClassKey::Union)) => return ty.unqual(),
            (ClassKey::Struct | ClassKey::Class, ElaboratedKey::Class(ClassKey::Struct | ClassKey::Class)) => {
                return ty.unqual();
            }
            (ClassKey::Union, _) => "a union",
            _ => "a class",
        },
        TyKind::Enum(_) if key == ElaboratedKey::Enum => return ty.unqual(),
        TyKind::Enum(_) => "an enumeration",
        TyKind::Error => return Ty::ERROR,
        _ => "another type",
    };
    let span = sema.ast.names[name].last_span;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let word = match key {
        ElaboratedKey::Class(ClassKey::Union) => "union",
        ElaboratedKey::Class(ClassKey::Class) => "class",
        ElaboratedKey::Class(ClassKey::Struct) => "struct",
        ElaboratedKey::Enum => "enum",
    };
    let mut diagnostic = Diagnostic::error(span, format!("`{symbol}` is {was}, and not a `{word}`"));
    if let Some(at) = type_span(sema, ty) {
        diagnostic = diagnostic.note_at(at, format!("`{symbol}` is declared here"));
    }
    sema.report(diagnostic);
    Ty::ERROR
}

/// Where a class or enumeration is declared.
fn type_span(sema: &Sema, ty: Ty) -> Option<crate::source::Span> {
    match *sema.program.types.kind(ty) {
        hir::TyKind::Class(id) => Some(sema.program.classes[id].span),
        hir::TyKind::Enum(id) => Some(sema.program.enums[id].span),
        _ => None,
    }
}
