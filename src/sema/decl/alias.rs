//! Typedef names ([dcl.typedef]).

use crate::ast::{self, Attr, DeclSpecs, InitDeclarator};
use crate::base::Symbol;
use crate::hir::{self, Linkage, Named, Ty, TyKind};
use crate::sema::attr::TypedefAttrs;
use crate::sema::decl::redecl::{self, What};
use crate::sema::{Sema, attr, lookup, ty};
use crate::source::Span;

/// One declarator of a typedef declaration.
pub(super) fn typedef(sema: &mut Sema, specs: &DeclSpecs, item: &InitDeclarator, ty: Ty) {
    let Some(name) = item.declarator.name else { return };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    if sema.ast.names[name].is_qualified() {
        sema.error(span, "a typedef name cannot be qualified");
        return;
    }
    if item.init.is_some() {
        sema.error(span, format!("the typedef `{symbol}` has an initialiser"));
    }
    let attrs = written_attrs(sema, specs, &item.declarator);
    declare(sema, symbol, span, (ty, attrs), &specs.ty, ast::Access::Public);
    name_for_linkage(sema, specs, symbol, ty);
}

/// The attributes of a typedef-name: its own, or else those of the typedef-name that it names once more.
pub(super) fn written_attrs(sema: &mut Sema, specs: &DeclSpecs, declarator: &ast::Declarator) -> TypedefAttrs {
    let mut attrs = attr::typedef(sema, specs.attrs.iter().chain(&declarator.attrs));
    attrs.align = attrs.align.or_else(|| ty::written_align(sema, specs, declarator));
    attrs
}

/// The attributes of an alias-declaration.
pub(super) fn using_attrs(sema: &mut Sema, attrs: &[Attr], id: ast::TypeId) -> TypedefAttrs {
    let mut attrs = attr::typedef(sema, attrs);
    attrs.align = attrs.align.or_else(|| ty::type_id_align(sema, id));
    attrs
}

/// `using A = T;`
pub(super) fn using_alias(sema: &mut Sema, symbol: Symbol, span: Span, attrs: &[Attr], id: ast::TypeId) {
    let ty = ty::type_id(sema, id);
    let ty = attr::base_type(sema, ty, attrs);
    let attrs = using_attrs(sema, attrs, id);
    let written = sema.ast.types[id].specs.ty.clone();
    declare(sema, symbol, span, (ty, attrs), &written, ast::Access::Public);
}

/// Declares a typedef name with the type-specifier `written`; the same type may be named again ([dcl.typedef]/3).
pub(super) fn declare(
    sema: &mut Sema,
    symbol: Symbol,
    span: Span,
    (mut ty, attrs): (Ty, TypedefAttrs),
    written: &ast::TypeSpec,
    access: ast::Access,
) {
    if ty::has_auto(sema, ty) {
        sema.error(span, format!("the typedef `{symbol}` cannot name `auto`"));
        ty = Ty::ERROR;
    }
    let scope = sema.cx.scope;
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in &names {
        if let Some(old) = lookup::named_type(sema, &entry.named)
            && (old == ty || old == Ty::ERROR || ty == Ty::ERROR)
        {
            return;
        }
    }
    if !redecl::make_room(sema, scope, symbol, What::Alias, span) {
        return;
    }
    let id = sema.program.declare_alias(hir::Alias { name: symbol, scope, ty, written: written.clone(), span });
    lookup::declare_entry(sema, scope, symbol, Named::Alias(id), access, false);
    note_attrs(sema, id, ty, attrs);
}

/// Notes an alignment that differs from the type's, and what accesses must reckon with.
fn note_attrs(sema: &mut Sema, id: hir::AliasId, ty: Ty, attrs: TypedefAttrs) {
    let own = hir::layout::align_of(&sema.program, ty);
    let align = attrs.align.filter(|&align| Some(align) != own);
    if let Some(align) = align {
        sema.program.aligned.insert(id, align);
    }
    let least = align.filter(|&align| own.is_some_and(|own| align < own));
    if least.is_some() || attrs.may_alias {
        let key = ty.unqual();
        let old = sema.program.lax.get(&key).copied();
        let old = old.unwrap_or(hir::Laxity { align: own.unwrap_or(1), may_alias: false });
        let align = least.map_or(old.align, |align| align.min(old.align));
        sema.program.lax.insert(key, hir::Laxity { align, may_alias: old.may_alias || attrs.may_alias });
    }
}

/// An unnamed class or enumeration that a typedef declaration defines is named by its first declarator
/// ([dcl.typedef]/9), and has its version.
pub(super) fn name_for_linkage(sema: &mut Sema, specs: &DeclSpecs, symbol: Symbol, ty: Ty) {
    if !ty.quals().is_empty() || !matches!(specs.ty, ast::TypeSpec::Class(_) | ast::TypeSpec::Enum(_)) {
        return;
    }
    let version = redecl::version(sema, sema.cx.scope, symbol);
    let is_unnamed = |name: Symbol, typedef: Option<Symbol>| name.is_empty() && typedef.is_none();
    match *sema.program.types.kind(ty) {
        TyKind::Class(id) if is_unnamed(sema.program.classes[id].name, sema.program.classes[id].typedef_name) => {
            let class = sema.program.classes.get_mut(id);
            (class.typedef_name, class.discriminator) = (Some(symbol), version);
        }
        TyKind::Enum(id) if is_unnamed(sema.program.enums[id].name, sema.program.enums[id].typedef_name) => {
            let data = sema.program.enums.get_mut(id);
            (data.typedef_name, data.discriminator) = (Some(symbol), version);
        }
        _ => {}
    }
}

/// Whether a scope is inside an unnamed namespace ([basic.link]/4).
pub(super) fn is_in_unnamed_namespace(sema: &Sema, scope: hir::ScopeId) -> bool {
    let mut next = Some(lookup::enclosing_namespace(sema, scope));
    while let Some(id) = next {
        let namespace = &sema.program.namespaces[id];
        if namespace.name.is_empty() && namespace.parent.is_some() {
            return true;
        }
        next = namespace.parent;
    }
    false
}

/// The linkage of names that are external unless something makes them internal.
pub(in crate::sema) fn default_linkage(sema: &Sema, scope: hir::ScopeId, is_static: bool) -> Linkage {
    match is_static || is_in_unnamed_namespace(sema, scope) {
        true => Linkage::Internal,
        false => Linkage::External,
    }
}
