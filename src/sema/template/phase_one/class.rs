//! The definitions of classes: declarations where they stand, then what is read where the class is complete ([class.mem]/6).

use crate::ast::visit::Names;
use crate::ast::{ClassDecl, ClassKey, DeclId, DeclKind, DeclSpecs, InitDeclarator, StorageClass, TypeSpec};
use crate::base::Symbol;
use crate::hir::{ArrayLen, ClassId, ScopeKind, Ty, TyKind};
use crate::sema::decl::class::base_class;
use crate::sema::template::phase_one::body::{self, declare_or_hide, hide_all};
use crate::sema::template::phase_one::{
    Report, Walk, declared_name, declares_type, initialiser, is_closed, reported, type_of,
};
use crate::sema::template::{class, head};
use crate::sema::{Sema, decl, expr, lookup, oracle, ty};

/// Walks over a class in a scope of its own; `depth` is the depth of its member templates' parameters.
pub(super) fn check(sema: &mut Sema, walk: Walk, class: &ClassDecl, depth: u16) {
    for base in &class.bases {
        if !base.is_pack_expansion && is_closed(sema, walk, |names| names.ty(base.ty)) {
            reported(sema, |sema| {
                let ty = ty::type_id(sema, base.ty).unqual();
                base_class(sema, class.key, ty, base.span)
            });
        }
    }
    let mut known = Vec::new();
    for &member in &class.members {
        declaration(sema, walk, class, member, depth, &mut known);
    }
    for &member in &class.members {
        body::function(sema, walk, member, Report::Here);
    }
    members_of_this(sema, walk, class, &class.members);
    for (item, ty) in known {
        if let Some(init) = item.init {
            let name = declared_name(sema, &item.declarator);
            initialiser(sema, walk, name, ty, init, item.declarator.span);
        }
    }
}

/// A member-declaration, without what waits for the class to be complete. `known` are the data members with closed types.
fn declaration(
    sema: &mut Sema,
    walk: Walk,
    class: &ClassDecl,
    id: DeclId,
    depth: u16,
    known: &mut Vec<(InitDeclarator, Ty)>,
) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Template(template) => {
            let scope = sema.cx.scope;
            let (inner, _) = sema.trap(|sema| head::list(sema, &template.params, scope, depth));
            sema.in_context(|sema| {
                sema.cx.scope = inner;
                sema.in_scope(ScopeKind::Block, |sema| match class::definition(sema, template.decl) {
                    Some(nested) => check(sema, walk, &nested, depth + 1),
                    None => body::function(sema, walk, template.decl, Report::Here),
                });
            });
        }
        DeclKind::Class(nested) => nested_class(sema, walk, &nested, depth),
        DeclKind::Enum(_) => enumeration(sema, walk, id),
        DeclKind::StaticAssert { cond, .. } => assertion(sema, walk, cond),
        DeclKind::Alias { ty, .. } => {
            let is_known = is_closed(sema, walk, |names| names.ty(ty));
            declare_or_hide(sema, id, is_known);
        }
        DeclKind::Simple { specs, declarators } => match specs.ty {
            TypeSpec::Class(inner) => {
                if let DeclKind::Class(nested) = sema.ast.decls[inner].kind.clone() {
                    nested_class(sema, walk, &nested, depth);
                }
            }
            TypeSpec::Enum(inner) => enumeration(sema, walk, inner),
            _ if specs.is_typedef => {
                let is_known = !declares_type(&specs.ty) && is_closed(sema, walk, |names| names.decl(id));
                declare_or_hide(sema, id, is_known);
            }
            TypeSpec::None | TypeSpec::Elaborated { .. } => {}
            _ if specs.is_friend => {}
            _ => {
                for item in declarators.into_iter().filter(|item| !body::is_function(item)) {
                    if let Some(ty) = data_member(sema, walk, class, &specs, &item) {
                        known.push((item, ty));
                    }
                }
            }
        },
        _ => {}
    }
}

fn nested_class(sema: &mut Sema, walk: Walk, class: &ClassDecl, depth: u16) {
    sema.in_scope(ScopeKind::Block, |sema| check(sema, walk, class, depth));
}

/// An enumeration whose enumerators depend on nothing. As a member of the current instantiation it is a dependent type
/// ([temp.dep.type]/9), so that its names are hidden.
fn enumeration(sema: &mut Sema, walk: Walk, id: DeclId) {
    let DeclKind::Enum(data) = &sema.ast.decls[id].kind else { return };
    let is_qualified = data.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    if !is_qualified && is_closed(sema, walk, |names| names.decl(id)) {
        sema.in_scope(ScopeKind::Block, |sema| {
            reported(sema, |sema| decl::local(sema, id));
        });
    }
    hide_all(sema, id);
}

/// The condition of a static_assert-declaration; whether it holds is asked in an instantiation (CWG 2518).
pub(super) fn assertion(sema: &mut Sema, walk: Walk, cond: crate::ast::ExprId) {
    if is_closed(sema, walk, |names| names.expr(cond)) {
        reported(sema, |sema| expr::condition(sema, cond));
    }
}

/// A data member of closed type, which must be complete unless the member is static ([class.mem]/14). The type.
fn data_member(sema: &mut Sema, walk: Walk, class: &ClassDecl, specs: &DeclSpecs, item: &InitDeclarator) -> Option<Ty> {
    if let Some(width) = item.bit_width
        && is_closed(sema, walk, |names| names.expr(width))
    {
        reported(sema, |sema| expr::constant_int(sema, width, None, "the width of the bit-field"));
    }
    let is_known = is_closed(sema, walk, |names| {
        names.specs(specs);
        names.declarator(&item.declarator);
    });
    let ty = is_known.then(|| type_of(sema, specs, &item.declarator, Report::Here))??;
    let is_flexible = matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown));
    let is_object = specs.storage != StorageClass::Static && !sema.program.types.is_ref(ty);
    if is_object && !is_flexible && !ty::has_auto(sema, ty) && class.key != ClassKey::Union {
        let what = format!("the member `{}`", declared_name(sema, &item.declarator));
        let span = item.declarator.span;
        reported(sema, |sema| ty::require_complete(sema, ty, span, &what)).0.then_some(ty)
    } else {
        Some(ty)
    }
}

/// [temp.dep.type]/6: what `this->x` names in `functions` of a class without dependent bases is a member of the class, or of one
/// of its bases.
pub(super) fn members_of_this(sema: &mut Sema, walk: Walk, class: &ClassDecl, functions: &[DeclId]) {
    let mut used = Vec::new();
    for &id in functions {
        if function_of(sema, id).is_some() {
            let mut names = Names::new(&sema.ast, true);
            names.decl(id);
            used.append(&mut names.of_this);
        }
    }
    used.retain(|&name| {
        let name = &sema.ast.names[name];
        !name.is_qualified() && name.identifier().is_some_and(|symbol| !oracle::may_declare(&sema.ast, class, symbol))
    });
    if used.is_empty() {
        return;
    }
    let Some(bases) = known_bases(sema, walk, class) else { return };
    for name in used {
        let Some((symbol, span)) = sema.ast.names[name].first() else { continue };
        if bases.iter().all(|&base| lookup::member(sema, base, symbol).is_empty()) {
            let of = class.name.and_then(|name| sema.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY);
            sema.error(
                span,
                format!("no member `{symbol}` in `{of}`, which has no base that depends on a template parameter"),
            );
        }
    }
}

/// The declaration of a function that a member-declaration is, with or without template parameters.
fn function_of(sema: &Sema, id: DeclId) -> Option<DeclId> {
    match &sema.ast.decls[id].kind {
        DeclKind::Template(template) => function_of(sema, template.decl),
        DeclKind::Function(function) if !function.specs.is_friend => Some(id),
        _ => None,
    }
}

/// The direct bases of a class when none of them depends on a template parameter.
fn known_bases(sema: &mut Sema, walk: Walk, class: &ClassDecl) -> Option<Vec<ClassId>> {
    let mut bases = Vec::new();
    for base in &class.bases {
        if base.is_pack_expansion || !is_closed(sema, walk, |names| names.ty(base.ty)) {
            return None;
        }
        let (ty, _) = sema.trap(|sema| ty::type_id(sema, base.ty));
        bases.push(sema.program.types.as_class(ty)?);
    }
    Some(bases)
}
