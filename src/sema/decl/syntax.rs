//! What a member-declaration cannot say, whatever its names mean ([class.mem], [class.dtor], [temp.mem], [class.friend]). The
//! members of a class template's definition are checked where they are written, and not again when the class is instantiated.

use crate::ast::visit::Names;
use crate::ast::{
    self, ChunkKind, ClassDecl, DeclId, DeclKind, DeclSpecs, Declarator, NameId, StorageClass, TypeSpec, Unqualified,
};
use crate::base::Symbol;
use crate::sema::decl::redecl;
use crate::sema::{Sema, Standard, lookup};
use crate::source::Span;

/// Checks the members of a class's definition that the user typed; `is_pattern` when it is that of a class template, whose
/// members nobody declares yet.
pub(in crate::sema) fn class(sema: &mut Sema, class: &ClassDecl, is_pattern: bool) {
    if sema.cx.order_limit.is_some() || !class.members.first().is_some_and(|&id| sema.is_user(sema.ast.decls[id].span))
    {
        return;
    }
    let name = class.name.and_then(|name| sema.ast.names[name].last.symbol()).unwrap_or(Symbol::EMPTY);
    let mut destructor = None;
    let mut brought = Vec::new();
    for &id in &class.members {
        member(sema, name, id, false);
        if let (true, DeclKind::Enum(decl)) = (is_pattern, &sema.ast.decls[id].kind) {
            qualified_name(sema, decl.name);
        }
        using(sema, id, &mut brought);
        if let Some(span) = plain_destructor(sema, id)
            && let Some(was) = destructor.replace(span)
        {
            redecl::conflict(sema, span, format!("the destructor of `{name}` is declared twice"), was);
        }
    }
}

/// [namespace.udecl]/8: a class brings a name from a base once; `brought` are the fingerprints of those so far.
fn using(sema: &mut Sema, id: DeclId, brought: &mut Vec<(u64, Span)>) {
    let DeclKind::Using { names } = &sema.ast.decls[id].kind else { return };
    for declarator in names.clone() {
        let mut walk = Names::to_compare(&sema.ast, &sema.tokens.literals, &[]);
        walk.name(declarator.name, false);
        let (print, span) = (walk.fingerprint(), sema.ast.names[declarator.name].last_span);
        match brought.iter().find(|(old, _)| *old == print) {
            Some(&(_, was)) => {
                let symbol = lookup::name_symbol(sema, &sema.ast.names[declarator.name].last);
                redecl::conflict(sema, span, format!("`{symbol}` is brought by a using-declaration again"), was);
            }
            None => brought.push((print, span)),
        }
    }
}

/// The name of a destructor without constraints: a class has only one ([class.dtor]/2).
fn plain_destructor(sema: &Sema, id: DeclId) -> Option<Span> {
    let (specs, declarator) = only_function(sema, id)?;
    let name = &sema.ast.names[declarator.name?];
    let is_plain = !specs.is_friend && declarator.requires.is_none() && !name.is_qualified();
    (is_plain && matches!(name.last, Unqualified::Destructor(_))).then_some(name.last_span)
}

/// The function that a declaration declares, if it is one function.
fn only_function(sema: &Sema, id: DeclId) -> Option<(&DeclSpecs, &Declarator)> {
    match &sema.ast.decls[id].kind {
        DeclKind::Function(function) => Some((&function.specs, &function.declarator)),
        DeclKind::Simple { specs, declarators } => match &declarators[..] {
            [item] if is_function(&item.declarator) => Some((specs, &item.declarator)),
            _ => None,
        },
        _ => None,
    }
}

/// The first parameter of a function with a default argument.
pub(in crate::sema) fn default_argument(declarator: &Declarator) -> Option<Span> {
    match declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ChunkKind::Function(function)) => {
            function.params.iter().find(|param| param.default.is_some()).map(|param| param.span)
        }
        _ => None,
    }
}

fn is_function(declarator: &Declarator) -> bool {
    matches!(declarator.chunks.first().map(|chunk| &chunk.kind), Some(ChunkKind::Function(_)))
}

/// Checks one member-declaration of the class `class`; `is_template` when it stands behind template parameters.
fn member(sema: &mut Sema, class: Symbol, id: DeclId, is_template: bool) {
    let decl = sema.ast.decls[id].clone();
    match decl.kind {
        DeclKind::Template(template) => member(sema, class, template.decl, true),
        DeclKind::Function(function) => {
            declarator(sema, class, &function.specs, &function.declarator, is_template);
            defined_type(sema, &function.specs, &function.declarator);
        }
        DeclKind::FriendType { ty } => {
            let specs = &sema.ast.types[ty].specs;
            if let TypeSpec::Class(_) | TypeSpec::Enum(_) = specs.ty {
                // [class.friend]/2
                sema.error(specs.ty_span, "a type cannot be defined in a friend declaration");
            }
        }
        DeclKind::Simple { specs, declarators } => {
            for item in &declarators {
                declarator(sema, class, &specs, &item.declarator, is_template);
                defined_type(sema, &specs, &item.declarator);
                if let (true, Some(at)) = (specs.is_friend, default_argument(&item.declarator)) {
                    // [dcl.fct.default]/4
                    sema.error(at, "only a friend declaration that is a definition can have default arguments");
                }
                if item.bit_width.is_some() {
                    bit_field(sema, &specs, item);
                }
            }
            match (&specs.ty, declarators.is_empty()) {
                (TypeSpec::Class(inner), _) => qualified_definition(sema, *inner),
                (TypeSpec::Enum(inner), false) => qualified_definition(sema, *inner),
                _ => {}
            }
        }
        DeclKind::Class(_) => qualified_definition(sema, id),
        _ => {}
    }
}

/// [class.mem]: a member's declarator, which no qualifier leads out of its class.
fn declarator(sema: &mut Sema, class: Symbol, specs: &DeclSpecs, declarator: &Declarator, is_template: bool) {
    let Some(name) = declarator.name else { return };
    let span = sema.ast.names[name].last_span;
    let is_destructor = matches!(sema.ast.names[name].last, Unqualified::Destructor(_));
    if is_destructor && is_template {
        // [temp.mem]/3
        sema.error(span, "a destructor cannot be a template");
        return;
    }
    if specs.is_friend {
        if !is_function(declarator)
            && declarator.chunks.iter().all(|chunk| matches!(chunk.kind, ChunkKind::Array { .. }))
        {
            is_friend_object(sema, specs, name);
        }
        return;
    }
    if is_template && specs.is_virtual {
        sema.error(span, "a member function template cannot be `virtual`");
    }
    if sema.ast.names[name].is_qualified() {
        let text = "the name of a member cannot be qualified where its class declares it";
        sema.error(sema.ast.names[name].span, text);
        return;
    }
    if let Unqualified::Destructor(ty) = sema.ast.names[name].last {
        destructor(sema, class, ty, span);
    }
    if let Unqualified::TemplateId { .. } = &sema.ast.names[name].last
        && sema.ast.names[name].identifier() == Some(class)
        && sema.standard >= Standard::Cxx20
    {
        // [diff.cpp17.class]
        sema.error(span, format!("the constructor of `{class}` must be called `{class}`, without template arguments"));
    }
    if is_function(declarator) && matches!(specs.storage, StorageClass::Extern | StorageClass::Register) {
        // [class.mem]/10
        sema.error(specs.span, "a member function cannot be `extern` or `register`");
    }
}

/// A friend whose type is plainly no function's ([class.friend]): a typedef-name may be one.
fn is_friend_object(sema: &mut Sema, specs: &DeclSpecs, name: NameId) {
    if !specs.is_typedef && matches!(specs.ty, TypeSpec::Builtin(_)) {
        let (span, shown) = (sema.ast.names[name].last_span, lookup::name_symbol(sema, &sema.ast.names[name].last));
        sema.error(span, format!("`{shown}` is no function and no class, and cannot be a friend"));
    }
}

/// [class.dtor]/1: `~` and the class's own name, since C++20 without template arguments.
fn destructor(sema: &mut Sema, class: Symbol, ty: ast::TypeId, span: Span) {
    let TypeSpec::Named(name) = sema.ast.types[ty].specs.ty else { return };
    let name = &sema.ast.names[name];
    let has_args = matches!(name.last, Unqualified::TemplateId { .. });
    let is_other = name.identifier().is_some_and(|symbol| symbol != class) && !class.is_empty();
    if is_other || (has_args && sema.standard >= Standard::Cxx20) {
        sema.error(span, format!("the destructor of `{class}` must be called `~{class}`"));
    }
}

/// [class.mem]/11, [class.bit]: only a data member that is not static can be a bit-field.
fn bit_field(sema: &mut Sema, specs: &DeclSpecs, item: &ast::InitDeclarator) {
    let what = match () {
        () if specs.is_friend => "a friend",
        () if specs.is_typedef => "a typedef",
        () if specs.storage == StorageClass::Static => "a static member",
        () => return,
    };
    sema.error(item.declarator.span, format!("{what} cannot be a bit-field"));
}

/// [class.pre], [dcl.enum]: what a class declares it also defines under its plain name.
fn qualified_definition(sema: &mut Sema, id: DeclId) {
    let name = match &sema.ast.decls[id].kind {
        DeclKind::Class(class) => class.name,
        DeclKind::Enum(decl) => decl.name,
        _ => None,
    };
    qualified_name(sema, name);
}

fn qualified_name(sema: &mut Sema, name: Option<NameId>) {
    if let Some(name) = name.filter(|&name| sema.ast.names[name].is_qualified()) {
        let span = sema.ast.names[name].span;
        sema.error(span, "the name of a member cannot be qualified where its class declares it");
    }
}

/// [dcl.fct]/17: no type is defined in a function's return type.
pub(in crate::sema) fn defined_type(sema: &mut Sema, specs: &DeclSpecs, declarator: &Declarator) {
    let is_defined = matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_)) && !specs.is_friend;
    let returns_it = declarator.chunks.iter().any(|chunk| matches!(chunk.kind, ChunkKind::Function(_)));
    if is_defined && returns_it && sema.is_user(specs.ty_span) {
        sema.error(specs.ty_span, "a type cannot be defined in the return type of a function");
    }
}
