//! The parser's questions about names, answered by lookup.

use crate::ast::{Ast, ClassDecl, Component, ComponentKind, DeclId, DeclKind, DelayedId, DelayedResult, TypeSpec};
use crate::base::Symbol;
use crate::hir::{self, Named, ScopeId, ScopeKind, TemplateArg, TemplateId, TemplateKind, TyKind};
use crate::parse::oracle::{Lent, NameClass, Names};
use crate::sema::Sema;
use crate::sema::lookup::{self, Found, Want};
use crate::sema::template::names;

impl Names for Sema {
    fn unqualified(&mut self, name: Symbol) -> NameClass {
        let found = lookup::unqualified(self, name, Want::Any);
        classify(self, &found)
    }

    fn qualified(&mut self, ast: &Ast, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass {
        match scope_of(self, ast, is_global, qualifier) {
            Some(Place::Scope(scope)) => {
                let found = lookup::in_scope(self, scope, name, Want::Any);
                match (found.is_empty(), self.program.scopes[scope].kind) {
                    (true, ScopeKind::Class(class)) => uninstantiated_member(self, ast, class, name),
                    _ => classify(self, &found),
                }
            }
            Some(Place::Template(template)) => pattern_member(self, ast, template, name, &mut Vec::new()),
            Some(Place::Member(decl)) => member_of(ast, decl, name),
            None => NameClass::Unknown,
        }
    }

    fn instantiated(&mut self, lent: Lent<'_>, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass {
        let is_decltype = qualifier.iter().any(|component| matches!(component.kind, ComponentKind::Decltype(_)));
        match scope_of(self, lent.ast, is_global, qualifier) {
            Some(Place::Scope(scope)) if is_complete(self, scope) => return NameClass::Unknown,
            None if !is_decltype => return NameClass::Unknown,
            Some(Place::Scope(_) | Place::Template(_) | Place::Member(_)) | None => {}
        }
        std::mem::swap(lent.ast, &mut self.ast);
        std::mem::swap(lent.frames, &mut self.frames);
        let look = |sema: &mut Sema| {
            sema.cx.is_unevaluated = true;
            let scope = lookup::scope_of_components(sema, is_global, qualifier)?;
            Some(lookup::in_scope(sema, scope, name, Want::Any))
        };
        // What depends on a template parameter, or on what is not declared yet, is reported later.
        let (found, _) = self.trap(|sema| sema.in_context(look));
        std::mem::swap(lent.ast, &mut self.ast);
        std::mem::swap(lent.frames, &mut self.frames);
        found.map_or(NameClass::Unknown, |found| classify(self, &found))
    }
}

/// Whether a scope has no members that only an instantiation would show.
fn is_complete(sema: &Sema, scope: ScopeId) -> bool {
    match sema.program.scopes[scope].kind {
        ScopeKind::Class(class) => sema.program.classes[class].completeness != hir::Completeness::Incomplete,
        _ => true,
    }
}

/// What a member is of a class that may not be instantiated yet.
fn uninstantiated_member(sema: &mut Sema, ast: &Ast, class: hir::ClassId, name: Symbol) -> NameClass {
    if let Some((decl, _)) = sema.lazy_members.get(&class) {
        return member_of(ast, *decl, name);
    }
    match sema.program.classes[class].specialization {
        Some((template, _)) => pattern_member(sema, ast, template, name, &mut Vec::new()),
        None => NameClass::Unknown,
    }
}

/// What a nested-name-specifier names.
enum Place {
    Scope(ScopeId),
    /// Some specialisation of it; which, sema sees later. What a member is, the primary template says.
    Template(TemplateId),
    /// The member class of some specialisation that this declares.
    Member(DeclId),
}

/// What a member of a class template is: by the pattern of the primary template, or if that has no such member, by
/// those of partial and explicit specialisations. Where the primary template has a function, another may have a function template:
/// `<` may begin its arguments.
/// `seen` are the templates that were looked into.
fn pattern_member(
    sema: &mut Sema,
    ast: &Ast,
    template: TemplateId,
    name: Symbol,
    seen: &mut Vec<TemplateId>,
) -> NameClass {
    if seen.contains(&template) {
        return NameClass::Unknown;
    }
    seen.push(template);
    let data = &sema.program.templates[template];
    if data.name == name {
        // The injected-class-name ([temp.local]/1); the constructors are no members of that name.
        return NameClass::TypeTemplate;
    }
    let mut patterns = vec![template];
    patterns.extend(&data.partials);
    let mut first = NameClass::Unknown;
    for template in patterns {
        match one_pattern_member(sema, ast, template, name, seen) {
            NameClass::Unknown => {}
            NameClass::Function => first = NameClass::Function,
            found if first == NameClass::Unknown || found == NameClass::FunctionTemplate => return found,
            _ => {}
        }
    }
    let is_of =
        |class: &hir::ClassId| matches!(&sema.program.classes[*class].specialization, Some((of, _)) if *of == template);
    let explicit: Vec<hir::ClassId> = sema.explicit_classes.iter().map(|(class, _)| *class).filter(is_of).collect();
    for class in explicit {
        let found = lookup::member(sema, class, name);
        match classify(sema, &found) {
            NameClass::Unknown => {}
            found if first == NameClass::Unknown || found == NameClass::FunctionTemplate => return found,
            _ => {}
        }
    }
    first
}

/// What a member of a class template is by one pattern, or by the patterns of its bases.
fn one_pattern_member(
    sema: &mut Sema,
    ast: &Ast,
    template: TemplateId,
    name: Symbol,
    seen: &mut Vec<TemplateId>,
) -> NameClass {
    let data = &sema.program.templates[template];
    let (pattern, scope) = (data.pattern, data.lookup_scope);
    let Some(class) = class_pattern(ast, pattern) else { return NameClass::Unknown };
    let found = own(ast, class, name);
    if found != NameClass::Unknown {
        return found;
    }
    if is_outside_enumerator(sema, ast, template, name) {
        return NameClass::Value;
    }
    for base in &class.bases {
        let TypeSpec::Named(id) = ast.types[base.ty].specs.ty else { continue };
        let Some(symbol) = ast.names[id].identifier() else { continue };
        let found = lookup::from_scope(sema, scope, symbol, Want::Type);
        let class = match found.entries.first().map(|entry| entry.named.clone()) {
            Some(Named::Template(base)) => pattern_member(sema, ast, base, name, seen),
            Some(Named::Class(base)) => {
                let found = lookup::member(sema, base, name);
                classify(sema, &found)
            }
            _ => NameClass::Unknown,
        };
        if class != NameClass::Unknown {
            return class;
        }
    }
    NameClass::Unknown
}

/// What a member is of the member class, or member class template, that `decl` declares.
fn member_of(ast: &Ast, decl: DeclId, name: Symbol) -> NameClass {
    let Some(class) = class_pattern(ast, decl) else { return NameClass::Unknown };
    let is_injected = class.name.and_then(|id| ast.names[id].identifier()) == Some(name);
    match &ast.decls[decl].kind {
        DeclKind::Template(_) if is_injected => NameClass::TypeTemplate,
        _ if is_injected => NameClass::Type,
        _ => own(ast, class, name),
    }
}

/// Whether the definition of a class may declare a member `name`: a using-declaration says which, one of an enumeration does not.
pub(in crate::sema) fn may_declare(ast: &Ast, class: &ClassDecl, name: Symbol) -> bool {
    let brings = |id: &DeclId| match &ast.decls[*id].kind {
        DeclKind::Using { names } => names.iter().any(|using| ast.names[using.name].last.symbol() == Some(name)),
        DeclKind::UsingEnum { .. } | DeclKind::Error => true,
        _ => false,
    };
    let own_name = class.name.and_then(|id| ast.names[id].identifier());
    own_name == Some(name) || own(ast, class, name) != NameClass::Unknown || class.members.iter().any(brings)
}

/// What the members of a class declare under `name`.
fn own(ast: &Ast, class: &ClassDecl, name: Symbol) -> NameClass {
    let mut found = NameClass::Unknown;
    let own_name = class.name.and_then(|id| ast.names[id].identifier());
    for &member in &class.members {
        if own_name != Some(name) && has_no_type(ast, member) {
            // A deduction guide, which is found by no name.
            continue;
        }
        match member_class(ast, member, name) {
            NameClass::Unknown => {}
            NameClass::FunctionTemplate => found = NameClass::FunctionTemplate,
            other if found == NameClass::Unknown => found = other,
            _ => {}
        }
    }
    found
}

/// Whether a member-declaration has no type: that of a constructor or of a deduction guide.
fn has_no_type(ast: &Ast, id: DeclId) -> bool {
    match &ast.decls[id].kind {
        DeclKind::Template(template) => has_no_type(ast, template.decl),
        DeclKind::Simple { specs, .. } => specs.ty == TypeSpec::None,
        _ => false,
    }
}

/// The declaration of the member class `name`, which may be a template.
fn member_decl(ast: &Ast, class: &ClassDecl, name: Symbol) -> Option<DeclId> {
    class.members.iter().copied().find(|&member| {
        let found = class_pattern(ast, member).and_then(|class| class.name);
        found.is_some_and(|found| ast.names[found].identifier() == Some(name))
    })
}

/// The definition of the member class `name` of a class template that stands outside of it ([temp.mem.class]).
fn outside_decl(sema: &Sema, ast: &Ast, template: TemplateId, name: Symbol) -> Option<DeclId> {
    let members = &sema.program.templates[template].members;
    let is_it = |definition: &&hir::MemberDefinition| {
        definition.name == name && definition.path.is_empty() && class_pattern(ast, definition.decl).is_some()
    };
    members.iter().rev().find(is_it).map(|definition| definition.decl)
}

/// Whether an unscoped enumeration of a class template that is defined outside of it has the enumerator `name`.
fn is_outside_enumerator(sema: &Sema, ast: &Ast, template: TemplateId, name: Symbol) -> bool {
    let members = sema.program.templates[template].members.iter().filter(|definition| definition.path.is_empty());
    members.into_iter().any(|definition| match &ast.decls[definition.decl].kind {
        DeclKind::Enum(data) => enumerator_class(data, name) == NameClass::Value,
        _ => false,
    })
}

fn class_pattern(ast: &Ast, id: DeclId) -> Option<&ClassDecl> {
    match &ast.decls[id].kind {
        DeclKind::Class(class) => Some(class),
        DeclKind::Template(template) => class_pattern(ast, template.decl),
        DeclKind::Simple { specs, .. } => match specs.ty {
            TypeSpec::Class(id) => class_pattern(ast, id),
            _ => None,
        },
        _ => None,
    }
}

/// What a member-declaration declares under `name`.
fn member_class(ast: &Ast, id: DeclId, name: Symbol) -> NameClass {
    let is_name = |id: Option<crate::ast::NameId>| id.is_some_and(|id| ast.names[id].identifier() == Some(name));
    match &ast.decls[id].kind {
        DeclKind::Alias { name: alias, .. } if *alias == name => NameClass::Type,
        DeclKind::Class(class) if is_name(class.name) => NameClass::Type,
        // An anonymous union ([class.union.anon]/1) or structure.
        DeclKind::Class(class) if class.name.is_none() => own(ast, class, name),
        DeclKind::Enum(data) => match data.name {
            Some(_) if is_name(data.name) => NameClass::Type,
            _ => enumerator_class(data, name),
        },
        DeclKind::Function(function) if is_name(function.declarator.name) => NameClass::Function,
        DeclKind::Using { names } if names.iter().any(|using| is_name(Some(using.name))) => {
            // `using typename B::type;` and `using B::f;`
            match names.iter().any(|using| ast.names[using.name].has_typename) {
                true => NameClass::Type,
                false => NameClass::Unknown,
            }
        }
        DeclKind::Simple { specs, declarators } => {
            if let Some(item) = declarators.iter().find(|item| is_name(item.declarator.name)) {
                return match is_function(Some(item)) {
                    _ if specs.is_typedef => NameClass::Type,
                    true => NameClass::Function,
                    false => NameClass::Value,
                };
            }
            match &specs.ty {
                TypeSpec::Class(inner) if !declarators.is_empty() && !is_named_class(ast, *inner) => NameClass::Unknown,
                TypeSpec::Class(inner) | TypeSpec::Enum(inner) => member_class(ast, *inner, name),
                TypeSpec::Elaborated { name: id, .. } if declarators.is_empty() && is_name(Some(*id)) => {
                    NameClass::Type
                }
                _ => NameClass::Unknown,
            }
        }
        DeclKind::Template(template) => match member_class(ast, template.decl, name) {
            NameClass::Type => NameClass::TypeTemplate,
            NameClass::Function => NameClass::FunctionTemplate,
            NameClass::Value => NameClass::VariableTemplate,
            other => other,
        },
        _ => NameClass::Unknown,
    }
}

fn is_named_class(ast: &Ast, id: DeclId) -> bool {
    class_pattern(ast, id).is_some_and(|class| class.name.is_some())
}

fn is_function(item: Option<&crate::ast::InitDeclarator>) -> bool {
    let chunk = item.and_then(|item| item.declarator.chunks.first());
    matches!(chunk.map(|chunk| &chunk.kind), Some(crate::ast::ChunkKind::Function(_)))
}

fn enumerator_class(data: &crate::ast::EnumDecl, name: Symbol) -> NameClass {
    let has = data.enumerators.iter().flatten().any(|constant| constant.name == name);
    if has && !data.is_scoped { NameClass::Value } else { NameClass::Unknown }
}

/// The scope that a nested-name-specifier names.
fn scope_of(sema: &mut Sema, ast: &Ast, is_global: bool, qualifier: &[Component]) -> Option<Place> {
    let mut place = is_global.then_some(Place::Scope(sema.program.global));
    for component in qualifier {
        let (name, is_id) = match &component.kind {
            ComponentKind::Ident(name) => (*name, false),
            ComponentKind::TemplateId(name, _) => (*name, true),
            ComponentKind::Decltype(_) => return None,
        };
        let found = match place {
            None => lookup::unqualified(sema, name, Want::Scope),
            Some(Place::Scope(scope)) => lookup::in_scope(sema, scope, name, Want::Scope),
            Some(Place::Template(template)) => {
                let class = class_pattern(ast, sema.program.templates[template].pattern)?;
                let decl = member_decl(ast, class, name).or_else(|| outside_decl(sema, ast, template, name))?;
                place = Some(Place::Member(decl));
                continue;
            }
            Some(Place::Member(decl)) => {
                place = Some(Place::Member(member_decl(ast, class_pattern(ast, decl)?, name)?));
                continue;
            }
        };
        // Which specialisation a template-id is, only sema can say once it sees the arguments.
        place = Some(match is_id {
            true => match names::as_template(sema, &found.entries.first()?.named)? {
                TemplateArg::Template(template) => Place::Template(template),
                _ => return None,
            },
            false => Place::Scope(named_scope(sema, &found)?),
        });
    }
    place
}

fn named_scope(sema: &mut Sema, found: &Found) -> Option<ScopeId> {
    let named = &found.entries.first()?.named;
    if let Named::Namespace(id) = named {
        return Some(sema.program.namespaces[*id].scope);
    }
    let ty = lookup::named_type(sema, named)?;
    match *sema.program.types.kind(ty) {
        TyKind::Class(class) => Some(sema.program.classes[class].scope),
        TyKind::Enum(id) => Some(sema.program.enums[id].scope),
        _ => None,
    }
}

/// What a name is, from all its declarations: a function or variable hides a type of its name.
fn classify(sema: &Sema, found: &Found) -> NameClass {
    let mut class = NameClass::Unknown;
    for entry in &found.entries {
        let this = classify_one(sema, &entry.named);
        class = match (class, this) {
            (NameClass::Unknown, this) => this,
            // Overloads of which one is a template: `<` may begin its arguments.
            (NameClass::FunctionTemplate, _) | (_, NameClass::FunctionTemplate) => NameClass::FunctionTemplate,
            (NameClass::Type, this @ (NameClass::Value | NameClass::Function)) => this,
            (class, _) => class,
        };
    }
    class
}

fn classify_one(sema: &Sema, named: &Named) -> NameClass {
    match named {
        Named::Func(_) => NameClass::Function,
        Named::Var(_) | Named::Field(_) | Named::Enumerator(..) | Named::Binding(_) | Named::Pack(_) => {
            NameClass::Value
        }
        Named::Class(id) => match is_injected(sema, *id) {
            true => NameClass::TypeTemplate,
            false => NameClass::Type,
        },
        Named::Enum(_) | Named::Alias(_) => NameClass::Type,
        Named::Namespace(_) => NameClass::Namespace,
        Named::Template(id) => match sema.program.templates[*id].kind {
            TemplateKind::Class | TemplateKind::Alias | TemplateKind::TemplateParam => NameClass::TypeTemplate,
            TemplateKind::Function => NameClass::FunctionTemplate,
            TemplateKind::Variable => NameClass::VariableTemplate,
            TemplateKind::Concept => NameClass::Concept,
        },
        Named::TemplateArg(arg) => match arg {
            TemplateArg::Type(_) => NameClass::Type,
            TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. } => NameClass::TypeTemplate,
            TemplateArg::Value(..)
            | TemplateArg::DependentValue(..)
            | TemplateArg::Unfitted(..)
            | TemplateArg::ParamValue { .. } => NameClass::Value,
            TemplateArg::Pack(args) => {
                args.first().map_or(NameClass::Type, |arg| classify_one(sema, &Named::TemplateArg(arg.clone())))
            }
        },
    }
}

/// The injected-class-name of a specialisation names its template, too ([temp.local]/1). No scope but the class's own
/// declares a specialisation under a name.
fn is_injected(sema: &Sema, class: hir::ClassId) -> bool {
    sema.program.classes[class].specialization.is_some()
}

/// Parses a region that was put off, in the scope that it stands in.
pub fn parse_delayed(sema: &mut Sema, id: DelayedId) -> Option<DelayedResult> {
    let tokens = std::sync::Arc::clone(&sema.tokens);
    let view = crate::parse::Tokens { tokens: &tokens.tokens, literals: &tokens.literals };
    let first = tokens.tokens.get(sema.ast.delayed[id].tokens.0 as usize);
    let is_user = first.is_some_and(|token| sema.is_user(token.span));
    // The parser works on the syntax while it asks sema what names are.
    let mut ast = std::mem::take(&mut sema.ast);
    let mut frames = std::mem::take(&mut sema.frames);
    let mut sink = std::mem::take(&mut sema.sink);
    crate::parse::parse_delayed(view, &mut ast, &mut frames, sema, id, is_user, &mut sink);
    sema.ast = ast;
    sema.frames = frames;
    for diagnostic in std::mem::replace(&mut sema.sink, sink).take() {
        sema.report(diagnostic);
    }
    sema.ast.delayed[id].parsed.clone()
}
