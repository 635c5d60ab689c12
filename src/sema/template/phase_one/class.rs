//! The definitions of classes: declarations where they stand, then what is read where the class is complete ([class.mem]/6).

use crate::ast::{self, ClassDecl, ClassKey, DeclId, DeclKind, DeclSpecs, InitDeclarator, StorageClass, TypeSpec};
use crate::hir::{ArrayLen, Quals, ScopeKind, TemplateId, Ty, TyKind};
use crate::sema::decl::class::base_class;
use crate::sema::template::phase_one::body::{self, declare_or_hide, hide_all};
use crate::sema::template::phase_one::current::{self, Current};
use crate::sema::template::phase_one::members::{self, Field, StandIn, with_members};
use crate::sema::template::phase_one::{
    Report, Walk, declared_name, declares_type, initialiser, is_closed, reported, type_of,
};
use crate::sema::template::{class, dependent, head, params};
use crate::sema::{Sema, decl, expr, lookup, ty};

/// Walks over a class in a scope of its own. `ty` is the type that its name denotes, `depth` the depth of its member templates'
/// parameters.
pub(super) fn check(sema: &mut Sema, walk: Walk, class: &ClassDecl, ty: Option<Ty>, depth: u16) {
    for base in &class.bases {
        if !base.is_pack_expansion && is_closed(sema, walk, |names| names.ty(base.ty)) {
            reported(sema, |sema| {
                let ty = ty::type_id(sema, base.ty).unqual();
                base_class(sema, class.key, ty, base.span)
            });
        }
    }
    let bases = current::bases(sema, walk, class);
    let mut current = Current { ty, class, bases: &bases, stand_in: None, outer: walk.current };
    if let Some(ty) = ty {
        current::inject(sema, class, ty);
    }
    let mut members = Members::default();
    for &member in &class.members {
        declaration(sema, Walk { current: Some(&current), ..walk }, member, depth, &mut members);
    }
    let stand_in = members::stand_in(sema, Walk { current: Some(&current), ..walk }, class, &members.fields);
    current.stand_in = Some(&stand_in);
    let walk = Walk { current: Some(&current), ..walk };
    with_members(sema, walk, |sema| {
        for &member in &class.members {
            function(sema, walk, member, depth);
        }
        for (item, ty) in members.initialised {
            if let Some(init) = item.init {
                let name = declared_name(sema, &item.declarator);
                members::set_this(sema, walk, Some(Quals::NONE));
                initialiser(sema, walk, name, ty, init, item.declarator.span);
            }
        }
    });
    current::members_named(sema, walk, &class.members);
}

/// A member function, or member function template.
fn function(sema: &mut Sema, walk: Walk, id: DeclId, depth: u16) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Template(template) if class::definition(sema, template.decl).is_none() => {
            in_template(sema, &template, depth, |sema| body::function(sema, walk, template.decl, Report::Here));
        }
        _ => body::function(sema, walk, id, Report::Here),
    }
}

/// Runs a check below the parameters of a member template.
fn in_template(sema: &mut Sema, template: &ast::TemplateDecl, depth: u16, check: impl FnOnce(&mut Sema)) {
    let scope = sema.cx.scope;
    let (inner, _) = sema.trap(|sema| head::list(sema, &template.params, scope, depth));
    sema.in_context(|sema| {
        sema.cx.scope = inner;
        sema.in_scope(ScopeKind::Block, check);
    });
}

/// The data members of a class that its declarations have shown so far.
#[derive(Default)]
struct Members {
    /// Those with initialisers and closed types.
    initialised: Vec<(InitDeclarator, Ty)>,
    fields: Vec<Field>,
}

/// The members of a class template's definition, for a definition of one of them outside of it; `ty` is what its name denotes.
pub(super) fn members(sema: &mut Sema, template: TemplateId, class: &ClassDecl, ty: Ty) -> StandIn {
    let root = params::enter(sema, template, None);
    let bases = current::Bases::unknown();
    let current = Current { ty: Some(ty), class, bases: &bases, stand_in: None, outer: None };
    let walk = Walk { root, is_in_class: true, current: Some(&current) };
    let mut members = Members::default();
    sema.in_context(|sema| {
        sema.cx.scope = root;
        sema.in_scope(ScopeKind::Block, |sema| {
            current::inject(sema, class, ty);
            for &member in &class.members {
                match sema.ast.decls[member].kind.clone() {
                    DeclKind::Alias { .. } => declare_or_hide(sema, walk, member, Report::Elsewhere),
                    DeclKind::Simple { specs, .. } if specs.is_typedef && !declares_type(&specs.ty) => {
                        declare_or_hide(sema, walk, member, Report::Elsewhere);
                    }
                    DeclKind::Simple { specs, declarators } if !specs.is_friend && !declares_type(&specs.ty) => {
                        for item in declarators.iter().filter(|item| !body::is_function(item)) {
                            let ty = type_of_member(sema, walk, &specs, item, Report::Elsewhere);
                            members.add(sema, &specs, item, ty);
                        }
                    }
                    _ => {}
                }
            }
            members::stand_in(sema, walk, class, &members.fields)
        })
    })
}

impl Members {
    /// A data member and its type, if that is known.
    fn add(&mut self, sema: &Sema, specs: &DeclSpecs, item: &InitDeclarator, ty: Option<Ty>) {
        let Some(ty) = ty else { return };
        let name = declared_name(sema, &item.declarator);
        if !name.is_empty() && !ty::has_auto(sema, ty) {
            let (storage, constant, span) = (specs.storage, specs.constant, item.declarator.span);
            self.fields.push(Field { name, ty, storage, constant, span });
        }
    }
}

/// A member-declaration, without what waits for the class to be complete.
fn declaration(sema: &mut Sema, walk: Walk, id: DeclId, depth: u16, members: &mut Members) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Template(template) => {
            if let Some(nested) = class::definition(sema, template.decl) {
                in_template(sema, &template, depth, |sema| check(sema, walk, &nested, None, depth + 1));
            }
        }
        DeclKind::Class(nested) => nested_class(sema, walk, &nested, depth),
        DeclKind::Enum(_) => enumeration(sema, walk, id),
        DeclKind::StaticAssert { cond, .. } => assertion(sema, walk, cond),
        DeclKind::Using { names } => {
            for using in names.iter().filter(|using| !using.is_pack_expansion) {
                using_declarator(sema, walk, using.name);
            }
        }
        DeclKind::Alias { .. } => declare_or_hide(sema, walk, id, Report::Here),
        DeclKind::Simple { specs, declarators } => match specs.ty {
            TypeSpec::Class(inner) => {
                if let DeclKind::Class(nested) = sema.ast.decls[inner].kind.clone() {
                    nested_class(sema, walk, &nested, depth);
                }
            }
            TypeSpec::Enum(inner) => enumeration(sema, walk, inner),
            _ if specs.is_typedef => declare_or_hide(sema, walk, id, Report::Here),
            TypeSpec::None | TypeSpec::Elaborated { .. } => {}
            _ if specs.is_friend => {}
            _ => {
                for item in declarators.into_iter().filter(|item| !body::is_function(item)) {
                    let ty = data_member(sema, walk, &specs, &item);
                    members.add(sema, &specs, &item, ty);
                    if let Some(ty) = ty.filter(|&ty| !dependent::is_dependent(sema, ty)) {
                        members.initialised.push((item, ty));
                    }
                }
            }
        },
        _ => {}
    }
}

/// [namespace.udecl]/1: what a using-declaration names in a class that depends on nothing is declared there.
fn using_declarator(sema: &mut Sema, walk: Walk, name: ast::NameId) {
    if !is_closed(sema, walk, |names| names.name(name, false)) {
        return;
    }
    let (scope, errors) = sema.trap(|sema| lookup::qualifier_scope(sema, name));
    let Some(scope) = scope.filter(|_| errors.is_empty()) else { return };
    let data = &sema.ast.names[name];
    let is_plain = matches!(data.last, ast::Unqualified::Ident(_) | ast::Unqualified::Operator(_));
    let (symbol, span) = (lookup::name_symbol(sema, &data.last), data.last_span);
    if let (true, ScopeKind::Class(class)) = (is_plain, sema.program.scopes[scope].kind)
        && sema.program.classes[class].name != symbol
        && lookup::in_scope(sema, scope, symbol, lookup::Want::Any).is_empty()
    {
        let of = lookup::scope_name(sema, scope);
        sema.error(span, format!("no `{symbol}` in {of}"));
    }
}

fn nested_class(sema: &mut Sema, walk: Walk, class: &ClassDecl, depth: u16) {
    let ty = current::member_type(sema, walk, class);
    sema.in_scope(ScopeKind::Block, |sema| check(sema, walk, class, ty, depth));
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
        reported(sema, |sema| expr::constant_bool(sema, cond));
    }
}

/// A data member. One of closed type must be complete unless it is static ([class.mem]/14). The type, if it is known.
fn data_member(sema: &mut Sema, walk: Walk, specs: &DeclSpecs, item: &InitDeclarator) -> Option<Ty> {
    if let Some(width) = item.bit_width
        && is_closed(sema, walk, |names| names.expr(width))
    {
        reported(sema, |sema| expr::constant_int(sema, width, None, "the width of the bit-field"));
    }
    let ty = type_of_member(sema, walk, specs, item, Report::Here)?;
    let is_flexible = matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown));
    let is_object = specs.storage != StorageClass::Static && !sema.program.types.is_ref(ty);
    let is_union = walk.current.is_some_and(|current| current.class.key == ClassKey::Union);
    let is_open =
        dependent::is_dependent(sema, ty) || ty::has_auto(sema, ty) || sema.program.types.as_function(ty).is_some();
    if is_object && !is_flexible && !is_open && !is_union {
        let what = format!("the member `{}`", declared_name(sema, &item.declarator));
        let span = item.declarator.span;
        reported(sema, |sema| ty::require_complete(sema, ty, span, &what)).0.then_some(ty)
    } else {
        Some(ty)
    }
}

/// The type of a data member, closed or dependent, when it is known.
fn type_of_member(sema: &mut Sema, walk: Walk, specs: &DeclSpecs, item: &InitDeclarator, report: Report) -> Option<Ty> {
    let is_closed = is_closed(sema, walk, |names| {
        names.specs(specs);
        names.declarator(&item.declarator);
    });
    match is_closed {
        // No bound of a member's type is variable.
        true => sema.in_context(|sema| {
            sema.cx.function = None;
            type_of(sema, specs, &item.declarator, report)
        }),
        false => current::dependent_type(sema, walk, specs, &item.declarator),
    }
}
