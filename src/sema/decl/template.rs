//! Template declarations ([temp]): registered under their names, patterns kept as syntax.

use crate::ast::{self, Access, DeclKind, TemplateDecl, TypeSpec, Unqualified};
use crate::base::Symbol;
use crate::hir::{self, Named, ScopeId, TemplateId, TemplateKind};
use crate::sema::decl::redecl::{self, What};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// What a template-declaration declares.
struct Pattern {
    name: Option<ast::NameId>,
    symbol: Symbol,
    span: Span,
    kind: TemplateKind,
    is_definition: bool,
    /// The name has template arguments: a partial specialisation.
    is_partial: bool,
    is_friend: bool,
}

/// Declares a template in the current scope.
pub(super) fn declare(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, access: Access) {
    let Some(pattern) = pattern(sema, template.decl) else { return };
    let is_qualified = pattern.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    if is_qualified || pattern.is_friend {
        // A member defined outside of its class, or a friend: they belong to what they name.
        return;
    }
    if pattern.symbol.is_empty() {
        sema.error(pattern.span, "a template needs a name");
        return;
    }
    let scope = sema.cx.scope;
    if super::is_block(sema) {
        sema.error(pattern.span, "a template cannot be declared in a function");
        return;
    }
    let old = existing(sema, scope, &pattern);
    if pattern.is_partial {
        partial(sema, id, &pattern, old);
        return;
    }
    match old {
        Some((old, entry)) => redeclare(sema, id, scope, &pattern, old, &entry, access),
        None => new_template(sema, id, scope, &pattern, access),
    }
}

/// The template of this name that is declared in the scope already; never a function template, which may be another
/// overload.
fn existing(sema: &Sema, scope: ScopeId, pattern: &Pattern) -> Option<(TemplateId, hir::Entry)> {
    if pattern.kind == TemplateKind::Function {
        return None;
    }
    let names = sema.program.names.get(&(scope, pattern.symbol))?;
    names.iter().find_map(|entry| match entry.named {
        Named::Template(old) if sema.program.templates[old].kind == pattern.kind => Some((old, entry.clone())),
        _ => None,
    })
}

fn redeclare(
    sema: &mut Sema,
    id: ast::DeclId,
    scope: ScopeId,
    pattern: &Pattern,
    old: TemplateId,
    entry: &hir::Entry,
    access: Access,
) {
    let (is_defined, was) = (sema.program.templates[old].is_defined, sema.program.templates[old].span);
    if !(is_defined && pattern.is_definition) {
        if pattern.is_definition {
            let order = sema.next_order;
            let template = sema.program.templates.get_mut(old);
            template.decl = id;
            template.is_defined = true;
            template.order = order;
            template.span = pattern.span;
        }
        return;
    }
    if redecl::is_replaceable(sema, scope, entry, pattern.span) {
        redecl::hide(sema, scope, pattern.symbol, &entry.named);
        new_template(sema, id, scope, pattern, access);
    } else {
        redecl::conflict(sema, pattern.span, format!("redefinition of the template `{}`", pattern.symbol), was);
    }
}

fn new_template(sema: &mut Sema, id: ast::DeclId, scope: ScopeId, pattern: &Pattern, access: Access) {
    let what = match pattern.kind {
        TemplateKind::Function => What::FuncTemplate,
        _ => What::Template,
    };
    if !redecl::make_room(sema, scope, pattern.symbol, what, pattern.span) {
        return;
    }
    let template = entity(sema, id, scope, pattern, None);
    lookup::declare_entry(sema, scope, pattern.symbol, Named::Template(template), access, false);
}

fn entity(
    sema: &mut Sema,
    id: ast::DeclId,
    scope: ScopeId,
    pattern: &Pattern,
    primary: Option<TemplateId>,
) -> TemplateId {
    let template = hir::Template {
        name: pattern.symbol,
        kind: pattern.kind,
        scope,
        lookup_scope: sema.cx.scope,
        decl: id,
        is_defined: pattern.is_definition,
        order: sema.next_order,
        partials: Vec::new(),
        primary,
        specializations: Vec::new(),
        span: pattern.span,
    };
    sema.program.templates.push(template)
}

/// A partial specialisation belongs to its primary template ([temp.class.spec]).
fn partial(sema: &mut Sema, id: ast::DeclId, pattern: &Pattern, old: Option<(TemplateId, hir::Entry)>) {
    let Some((primary, _)) = old else {
        sema.error(pattern.span, format!("`{}` is not the name of a template here", pattern.symbol));
        return;
    };
    let scope = sema.program.templates[primary].scope;
    let template = entity(sema, id, scope, pattern, Some(primary));
    sema.program.templates.get_mut(primary).partials.push(template);
}

/// What the declaration inside a template-declaration declares.
fn pattern(sema: &Sema, id: ast::DeclId) -> Option<Pattern> {
    let decl = &sema.ast.decls[id];
    let named = |name: ast::NameId, kind, is_definition, is_friend| {
        let data = &sema.ast.names[name];
        Pattern {
            name: Some(name),
            symbol: lookup::name_symbol(sema, &data.last),
            span: data.last_span,
            kind,
            is_definition,
            is_partial: matches!(data.last, Unqualified::TemplateId { .. }),
            is_friend,
        }
    };
    let plain = |symbol, span, kind| Pattern {
        name: None,
        symbol,
        span,
        kind,
        is_definition: true,
        is_partial: false,
        is_friend: false,
    };
    match &decl.kind {
        DeclKind::Function(function) if is_guide(sema, &function.specs) => None,
        DeclKind::Simple { specs, declarators } if !declarators.is_empty() && is_guide(sema, specs) => None,
        DeclKind::Function(function) => {
            let name = function.declarator.name?;
            Some(named(name, TemplateKind::Function, true, function.specs.is_friend))
        }
        DeclKind::Class(class) => Some(named(class.name?, TemplateKind::Class, true, false)),
        DeclKind::Alias { name, name_span, .. } => Some(plain(*name, *name_span, TemplateKind::Alias)),
        DeclKind::Concept { name, name_span, .. } => Some(plain(*name, *name_span, TemplateKind::Concept)),
        DeclKind::Simple { specs, declarators } => match (declarators.first(), &specs.ty) {
            (Some(item), _) => {
                let is_function =
                    matches!(item.declarator.chunks.first().map(|c| &c.kind), Some(ast::ChunkKind::Function(_)));
                let kind = if is_function { TemplateKind::Function } else { TemplateKind::Variable };
                Some(named(item.declarator.name?, kind, !is_function, specs.is_friend))
            }
            (None, TypeSpec::Elaborated { name, .. }) => {
                Some(named(*name, TemplateKind::Class, false, specs.is_friend))
            }
            (None, TypeSpec::Class(class)) => {
                let DeclKind::Class(class) = &sema.ast.decls[*class].kind else { return None };
                Some(named(class.name?, TemplateKind::Class, true, specs.is_friend))
            }
            _ => None,
        },
        // `template <…> template <…>`: a member template of a class template, defined outside.
        _ => None,
    }
}

/// A deduction guide ([temp.deduct.guide]): outside of classes nothing else has no type.
fn is_guide(sema: &Sema, specs: &ast::DeclSpecs) -> bool {
    let is_in_class = matches!(sema.program.scopes[sema.cx.scope].kind, hir::ScopeKind::Class(_));
    specs.ty == TypeSpec::None && !is_in_class
}

/// Explicit specialisations and instantiations take effect when templates are instantiated.
pub(super) fn specialize(_sema: &mut Sema, _id: ast::DeclId) {}
