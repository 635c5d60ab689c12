//! What a member-declaration cannot say, whatever its names mean ([class.mem], [class.dtor], [temp.mem], [class.friend]). The
//! members of a class template's definition are checked where they are written, and not again when the class is instantiated.

use crate::ast::visit::Names;
use crate::ast::{
    self, ChunkKind, ClassDecl, DeclId, DeclKind, DeclSpecs, Declarator, NameId, StorageClass, TypeSpec, Unqualified,
};
use crate::base::Symbol;
use crate::sema::decl::redecl;
use crate::sema::template::declare;
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
    own_name(sema, class, name);
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

/// [class.mem]/20, /21: no static data member, enumerator or typedef has the name of the class `name`, nor has any data member
/// when the class declares a constructor.
fn own_name(sema: &mut Sema, class: &ClassDecl, name: Symbol) {
    let is_constructor = |id: &DeclId| {
        let declared = only_function(sema, *id).filter(|(specs, _)| specs.ty == TypeSpec::None && !specs.is_friend);
        declared.is_some_and(|(_, declarator)| is_named(sema, declarator, name))
    };
    if name.is_empty() || !class.members.iter().any(|&id| is_member_named(sema, id, name)) {
        return;
    }
    let has_constructor = class.members.iter().any(is_constructor);
    let mut wrong = Vec::new();
    for &id in &class.members {
        match &sema.ast.decls[id].kind {
            DeclKind::Simple { specs, declarators } if !specs.is_friend => {
                let is_wrong = specs.is_typedef || specs.storage == StorageClass::Static || has_constructor;
                let objects = declarators.iter().filter(|item| is_wrong && !is_function(&item.declarator));
                wrong.extend(
                    objects.filter(|item| is_named(sema, &item.declarator, name)).map(|item| item.declarator.span),
                );
            }
            DeclKind::Enum(data) => {
                let constants = data.enumerators.iter().flatten().filter(|_| !data.is_scoped);
                wrong.extend(constants.filter(|constant| constant.name == name).map(|constant| constant.span));
            }
            _ => {}
        }
    }
    for span in wrong {
        sema.error(span, format!("a member of `{name}` cannot have the name of its class"));
    }
}

/// Whether a member-declaration declares an object, typedef or enumerator of that name.
fn is_member_named(sema: &Sema, id: DeclId, name: Symbol) -> bool {
    match &sema.ast.decls[id].kind {
        DeclKind::Simple { declarators, .. } => declarators.iter().any(|item| is_named(sema, &item.declarator, name)),
        DeclKind::Enum(data) => data.enumerators.iter().flatten().any(|constant| constant.name == name),
        _ => false,
    }
}

fn is_named(sema: &Sema, declarator: &Declarator, name: Symbol) -> bool {
    let is_it =
        |&id: &NameId| sema.ast.names[id].last == Unqualified::Ident(name) && !sema.ast.names[id].is_qualified();
    declarator.name.as_ref().is_some_and(is_it)
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

/// [dcl.typedef]/1: `typedef` stands with nothing but a type. [class.friend]/9, [dcl.fct.spec]: so does `friend`, but for
/// `inline` and `constexpr`.
pub(in crate::sema) fn alone(sema: &mut Sema, specs: &DeclSpecs) {
    let other = match specs.storage {
        StorageClass::Static => Some("static"),
        StorageClass::Register => Some("register"),
        StorageClass::Mutable => Some("mutable"),
        // The linkage-specification of one declaration is taken for it.
        StorageClass::Extern | StorageClass::None => None,
    };
    let other = match () {
        () if specs.is_thread_local => Some("thread_local"),
        () if specs.is_virtual => Some("virtual"),
        () if specs.explicit != ast::Explicit::No => Some("explicit"),
        () if specs.is_typedef && specs.is_inline => Some("inline"),
        () if specs.is_typedef && specs.constant != ast::Constancy::None => Some("constexpr"),
        () => other,
    };
    let word = match () {
        () if specs.is_typedef => "typedef",
        () if specs.is_friend => "friend",
        () => return,
    };
    if let Some(other) = other {
        sema.error(specs.span, format!("`{word}` cannot be combined with `{other}`"));
    }
}

/// Checks one member-declaration of the class `class`; `is_template` when it stands behind template parameters.
fn member(sema: &mut Sema, class: Symbol, id: DeclId, is_template: bool) {
    let decl = sema.ast.decls[id].clone();
    match decl.kind {
        DeclKind::Template(template) => member(sema, class, template.decl, true),
        DeclKind::Function(function) => {
            let is_template = is_template || declare::takes_auto(&function.declarator);
            alone(sema, &function.specs);
            declarator(sema, class, &function.specs, &function.declarator, is_template);
            if function.specs.is_friend {
                friend_definition(sema, &function.declarator);
            }
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
            alone(sema, &specs);
            for item in &declarators {
                let is_template = is_template || declare::takes_auto(&item.declarator);
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
    if specs.is_friend && is_destructor && !sema.ast.names[name].is_qualified() {
        // [class.friend]/2, [class.dtor]/1: a destructor is named as a member.
        sema.error(span, "a destructor that is a friend must be named as a member of its class");
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
    if specs.explicit != ast::Explicit::No && (specs.ty != TypeSpec::None || is_destructor) {
        // [dcl.fct.spec]/4
        sema.error(span, "only a constructor or a conversion function can be `explicit`");
    }
    if is_destructor && specs.storage == StorageClass::Static {
        // [class.dtor]/1
        sema.error(span, "a destructor cannot be `static`");
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

/// [class.friend]/6: a function that a friend declaration defines has a plain name.
fn friend_definition(sema: &mut Sema, declarator: &Declarator) {
    let Some(name) = declarator.name.filter(|&name| sema.ast.names[name].is_qualified()) else { return };
    let span = sema.ast.names[name].span;
    sema.error(span, "a function that a friend declaration defines cannot have a qualified name");
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
