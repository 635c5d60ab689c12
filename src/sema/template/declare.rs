//! Template declarations ([temp]): new templates and their redeclarations, and partial specialisations.

use std::sync::Arc;

use crate::ast::{self, Access, DeclKind, TemplateDecl, TemplateParam, TemplateParamKind, TypeSpec, Unqualified};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Named, ScopeId, ScopeKind, TemplateId, TemplateKind};
use crate::sema::decl::redecl::{self, What};
use crate::sema::decl::{func_check, syntax};
use crate::sema::lookup;
use crate::sema::template::equivalent;
use crate::sema::template::friend;
use crate::sema::template::outside;
use crate::sema::template::partial;
use crate::sema::template::{function, head, matching, params, phase_one};
use crate::sema::{Sema, access};
use crate::source::Span;

/// What a template-declaration declares.
pub(super) struct Pattern {
    /// The declaration inside the template-declaration.
    pub(super) decl: ast::DeclId,
    pub(super) name: Option<ast::NameId>,
    pub(super) symbol: Symbol,
    pub(super) span: Span,
    pub(super) kind: TemplateKind,
    pub(super) is_definition: bool,
    /// The name has template arguments: a partial specialisation.
    pub(super) is_partial: bool,
    pub(super) is_friend: bool,
    /// An enumeration, which is no template, but can be a member of one that is defined outside of it.
    pub(super) is_enumeration: bool,
}

/// Declares a template in the current scope.
pub fn declare(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, access: Access) {
    super::nondependent::check_template(sema, template);
    let mut levels = vec![template.clone()];
    let mut inner = template.decl;
    while let DeclKind::Template(template) = &sema.ast.decls[inner].kind {
        levels.push((**template).clone());
        inner = template.decl;
    }
    let Ok(own_scope) = head::check(sema, &levels, inner) else { return };
    match pattern(sema, inner) {
        Some(pattern) => declare_pattern(sema, id, &levels, &pattern, access),
        None if matches!(sema.ast.decls[inner].kind, DeclKind::Error | DeclKind::Empty { .. }) => {}
        None => super::guide::declare(sema, inner, Some(template)),
    }
    if let Some(scope) = own_scope {
        phase_one::check(sema, inner, scope);
    }
}

/// Declares what a template-declaration with these parameter lists, outermost first, declares.
fn declare_pattern(sema: &mut Sema, id: ast::DeclId, levels: &[TemplateDecl], pattern: &Pattern, access: Access) {
    let [template, ..] = levels else { return };
    if sema.cx.language == ast::Linkage::C && sema.is_user(pattern.span) {
        // [temp.pre]/6
        return sema.error(pattern.span, format!("the template `{}` cannot have C language linkage", pattern.symbol));
    }
    if pattern.kind == TemplateKind::Function && pattern.symbol.as_str() == "main" && sema.is_user(pattern.span) {
        let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
        if sema.program.namespaces[namespace].parent.is_none() && (pattern.is_friend || sema.cx.class.is_none()) {
            // [basic.start.main]/2
            return sema.error(pattern.span, "`main` cannot be a template");
        }
    }
    if let Some(class) = sema.cx.class
        && !pattern.is_friend
        && sema.cx.order_limit.is_none()
        && params::is_local(sema, sema.program.classes[class].parent)
        && lookup::is_within(sema, sema.cx.scope, sema.program.classes[class].scope)
    {
        // [temp.mem]/2
        return sema.error(pattern.span, "a class in a function cannot have member templates");
    }
    if pattern.is_friend && sema.cx.class.is_none() {
        return sema.error(pattern.span, "`friend` can only stand in a class");
    }
    if pattern.is_friend {
        friend::friend(sema, id, template, pattern);
        return;
    }
    let is_qualified = pattern.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    if levels.len() > 1 || (is_qualified && member_levels(sema, pattern, levels) > 0) {
        outside::member_definition(sema, id, levels, pattern);
        return;
    }
    let scope = match (is_qualified, pattern.name) {
        (true, Some(name)) => match lookup::qualifier_scope(sema, name) {
            Some(scope) if redecl::is_around(sema, scope, pattern.span) => scope,
            _ => return,
        },
        _ => sema.cx.scope,
    };
    if pattern.symbol.is_empty() {
        sema.error(pattern.span, "a template needs a name");
        return;
    }
    if matches!(sema.program.scopes[scope].kind, ScopeKind::Block | ScopeKind::Function(_)) {
        sema.error(pattern.span, "a template cannot be declared in a function");
        return;
    }
    if pattern.is_partial {
        partial::declare(sema, id, template, pattern, scope);
        return;
    }
    let new = entity(sema, id, template, pattern, scope);
    let Some(new) = new else { return };
    match existing(sema, scope, pattern, new) {
        Some((old, entry)) => redeclare(sema, scope, pattern, old, &entry, new, access),
        None if is_qualified => no_declaration(sema, scope, new),
        None => announce(sema, scope, pattern, new, access),
    }
}

/// Declares a function whose parameters have `auto` types: a template without template-declaration ([dcl.fct]/22).
/// Whether `id` is one.
pub fn abbreviated(sema: &mut Sema, id: ast::DeclId, access: Access) -> bool {
    let is_abbreviated = match &sema.ast.decls[id].kind {
        DeclKind::Function(function) => takes_auto(&function.declarator),
        DeclKind::Simple { specs, declarators } if !specs.is_typedef => {
            declarators.first().is_some_and(|item| takes_auto(&item.declarator))
        }
        _ => false,
    };
    if is_abbreviated {
        let template = TemplateDecl { params: Vec::new(), requires: None, decl: id };
        declare(sema, id, &template, access);
    }
    is_abbreviated
}

/// Whether a function's parameters have placeholder types.
pub fn takes_auto(declarator: &ast::Declarator) -> bool {
    match declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ast::ChunkKind::Function(chunk)) => chunk.params.iter().any(ast::Param::has_placeholder),
        _ => false,
    }
}

/// Declares a member template of a class in a scope that stands for the class.
pub fn member_template(sema: &mut Sema, scope: ScopeId, id: ast::DeclId, template: &TemplateDecl) {
    let Some(pattern) = pattern(sema, template.decl) else { return };
    if let Some(new) = entity(sema, id, template, &pattern, scope) {
        let symbol = sema.program.templates[new].name;
        lookup::declare(sema, scope, symbol, Named::Template(new));
    }
}

/// Declares a deduction guide that is no template. Whether `id` is one.
pub fn plain_guide(sema: &mut Sema, id: ast::DeclId) -> bool {
    let has_trailing = |declarator: &ast::Declarator| match declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ast::ChunkKind::Function(chunk)) => chunk.trailing.is_some(),
        _ => false,
    };
    let is_guide = match &sema.ast.decls[id].kind {
        DeclKind::Simple { specs, declarators } => {
            is_guide_list(sema, specs, declarators) && declarators.iter().all(|item| has_trailing(&item.declarator))
        }
        _ => false,
    };
    if is_guide {
        super::guide::declare(sema, id, None);
    }
    is_guide
}

/// How many components of a declarator's qualifier have template arguments that depend on the parameters: each takes
/// one parameter list ([temp.mem]).
pub(super) fn member_levels(sema: &Sema, pattern: &Pattern, levels: &[TemplateDecl]) -> usize {
    let Some(name) = pattern.name else { return 0 };
    sema.ast.names[name].qualifier.iter().filter(|component| is_level(sema, component, levels)).count()
}

/// Whether a component has template arguments that depend on the parameters of these levels: the members of an explicit
/// specialisation are defined as those of any class ([temp.expl.spec]/5).
pub(super) fn is_level(sema: &Sema, component: &ast::Component, levels: &[TemplateDecl]) -> bool {
    let ast::ComponentKind::TemplateId(_, args) = &component.kind else { return false };
    let mut names = ast::visit::Names::new(&sema.ast, true);
    names.args(args);
    levels.iter().flat_map(|level| &level.params).any(|param| names.found.contains(&param.name))
}

/// The template that a pattern makes, not declared under its name yet. None: an error was reported.
pub(super) fn entity(
    sema: &mut Sema,
    id: ast::DeclId,
    template: &TemplateDecl,
    pattern: &Pattern,
    scope: ScopeId,
) -> Option<TemplateId> {
    let mut all: Vec<TemplateParam> = template.params.clone();
    if pattern.kind == TemplateKind::Function {
        invented(sema, pattern.decl, &mut all);
    }
    let all: Arc<[TemplateParam]> = all.into();
    let defaults = all.iter().map(|param| has_default(param).then(|| Arc::clone(&all))).collect();
    // Behind a qualified name all is looked up where the template is a member ([basic.lookup.unqual]/8); the parameters of
    // the templates around it stand in between.
    let is_qualified = pattern.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    let is_elsewhere = is_qualified && !pattern.is_friend && !lookup::is_within(sema, sema.cx.scope, scope);
    let lookup_scope = if is_elsewhere { scope } else { sema.cx.scope };
    let new = sema.program.templates.push(hir::Template {
        name: pattern.symbol,
        kind: pattern.kind,
        scope,
        lookup_scope,
        decl: id,
        pattern: pattern.decl,
        first_pattern: pattern.decl,
        params: all,
        defaults,
        depth: 0,
        requires: template.requires,
        is_defined: pattern.is_definition,
        order: sema.position(),
        access: Access::Public,
        version: 0,
        partials: Vec::new(),
        is_explicit_member: false,
        primary: None,
        partial_args: Arc::from([]),
        guide: None,
        alias_guide: None,
        guides: Vec::new(),
        members: Vec::new(),
        span: pattern.span,
    });
    if pattern.kind == TemplateKind::Function && !sign(sema, new) {
        return None;
    }
    Some(new)
}

/// The call operator template of a generic lambda ([expr.prim.lambda.closure]/3), a member of the closure type's
/// `scope`; names in it are looked up from the current scope. None: an error was reported.
pub fn closure_template(sema: &mut Sema, template: &TemplateDecl, scope: ScopeId) -> Option<TemplateId> {
    super::nondependent::check_template(sema, template);
    let pattern = pattern(sema, template.decl)?;
    entity(sema, template.decl, template, &pattern, scope)
}

/// Builds the dependent type of a function template.
fn sign(sema: &mut Sema, template: TemplateId) -> bool {
    let pattern = sema.program.templates[template].pattern;
    let Some(written) = function::written(sema, pattern) else { return false };
    let scope = params::enter(sema, template, None);
    let saved = sema.cx.scope;
    sema.cx.scope = scope;
    let signature = function::signature(sema, &written);
    sema.cx.scope = saved;
    match signature {
        Some(signature) => {
            sema.program.template_signatures.insert(template, signature.shape.ty);
            let (symbol, ty) = (signature.symbol, signature.shape.ty);
            sema.program.templates.get_mut(template).name = symbol;
            if let hir::FuncName::Literal(_) = signature.name {
                let params = sema.program.templates[template].params.clone();
                func_check::literal_operator(sema, ty, symbol, signature.span, Some(&params));
            }
            true
        }
        None => false,
    }
}

/// The template parameters that `auto` parameters of a function invent ([dcl.fct]/22): each takes the place of its
/// `auto`, in order.
fn invented(sema: &Sema, pattern: ast::DeclId, params: &mut Vec<TemplateParam>) {
    let Some(written) = function::written(sema, pattern) else { return };
    let Some(ast::ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind) else {
        return;
    };
    params.extend(invented_params(&chunk.params));
}

/// See [`invented`].
pub fn invented_params(params: &[ast::Param]) -> Vec<TemplateParam> {
    let mut result = Vec::new();
    for (i, param) in params.iter().enumerate() {
        let constraint = match param.specs.ty {
            TypeSpec::Auto { constraint } if param.has_placeholder() => constraint,
            _ => continue,
        };
        result.push(TemplateParam {
            name: invented_name(i),
            is_pack: param.declarator.is_pack,
            kind: TemplateParamKind::Type { constraint, default: None },
            span: param.span,
        });
    }
    result
}

/// The name of the template parameter that the `i`-th function parameter invents: nothing that can be written.
pub fn invented_name(i: usize) -> Symbol {
    Symbol::new(&format!("auto:{}", i + 1))
}

pub fn has_default(param: &TemplateParam) -> bool {
    match &param.kind {
        TemplateParamKind::Type { default, .. } => default.is_some(),
        TemplateParamKind::NonType { param } => param.default.is_some(),
        TemplateParamKind::Template { default, .. } => default.is_some(),
    }
}

/// [dcl.meaning]/1: a qualified name is that of a template that is declared already.
fn no_declaration(sema: &mut Sema, scope: ScopeId, new: TemplateId) {
    let (symbol, span) = (sema.program.templates[new].name, sema.program.templates[new].span);
    let of = lookup::scope_name(sema, scope);
    let mut diagnostic = Diagnostic::error(span, format!("no template `{symbol}` in {of} matches this declaration"));
    for entry in sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default() {
        let at = lookup::entity_span(sema, &entry.named);
        diagnostic = diagnostic.note_at(at, "this declaration does not match");
    }
    sema.report(diagnostic);
}

fn announce(sema: &mut Sema, scope: ScopeId, pattern: &Pattern, new: TemplateId, access: Access) {
    let what = match pattern.kind {
        TemplateKind::Function => What::FuncTemplate,
        _ => What::Template,
    };
    let symbol = sema.program.templates[new].name;
    if !redecl::make_room(sema, scope, symbol, what, pattern.span) {
        return;
    }
    let version = redecl::version(sema, scope, symbol);
    let data = sema.program.templates.get_mut(new);
    (data.access, data.version) = (access, version);
    if pattern.kind == TemplateKind::Function {
        hide_brought(sema, scope, symbol, new);
    }
    lookup::declare_entry(sema, scope, symbol, Named::Template(new), access, false);
    let params = Arc::clone(&sema.program.templates[new].params);
    head::check_defaults(sema, new, &params, pattern.span);
    // Its own name is known in the base-clause and in the members of a class ([basic.scope.pdecl]/7), but not in the
    // declarator of a function (/1). For aliases see `Context::undeclared`.
    if sema.cx.order_limit.is_none() {
        let own = sema.next_order - 1;
        sema.program.templates.get_mut(new).order = if pattern.kind == TemplateKind::Function { own } else { own + 1 };
    }
}

/// [namespace.udecl]/14: a member function template hides the like ones that a using-declaration has brought from a base.
fn hide_brought(sema: &mut Sema, scope: ScopeId, symbol: Symbol, new: TemplateId) {
    if !matches!(sema.program.scopes[scope].kind, ScopeKind::Class(_)) {
        return;
    }
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in names {
        if let Named::Template(old) = entry.named
            && entry.is_using
            && sema.program.templates[old].kind == TemplateKind::Function
            && equivalent::is_same_function(sema, old, new)
        {
            sema.program.names.update((scope, symbol), |names| names.retain(|old| *old != entry));
        }
    }
}

/// The template that `new` declares again.
pub(super) fn existing(
    sema: &mut Sema,
    scope: ScopeId,
    pattern: &Pattern,
    new: TemplateId,
) -> Option<(TemplateId, hir::Entry)> {
    let symbol = sema.program.templates[new].name;
    let mut names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    // A friend that only argument-dependent lookup finds.
    names.extend(sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten().map(|(_, entry)| entry.clone()));
    for entry in names {
        let Named::Template(old) = entry.named else { continue };
        if entry.is_using || sema.program.templates[old].kind != pattern.kind {
            continue;
        }
        if pattern.kind != TemplateKind::Function || equivalent::is_same_function(sema, old, new) {
            return Some((old, entry));
        }
    }
    None
}

fn redeclare(
    sema: &mut Sema,
    scope: ScopeId,
    pattern: &Pattern,
    old: TemplateId,
    entry: &hir::Entry,
    new: TemplateId,
    access: Access,
) {
    let (was_defined, was) = (sema.program.templates[old].is_defined, sema.program.templates[old].span);
    let differs = pattern.kind != TemplateKind::Function && !equivalent::has_same_head(sema, old, new);
    let is_specialization = is_explicit_member(sema, scope) && !sema.program.templates[old].is_explicit_member;
    let is_definition = pattern.is_definition && !is_repeated(sema, old, new);
    if (was_defined && is_definition && !is_specialization) || differs {
        if redecl::is_replaceable(sema, scope, entry, pattern.span) {
            let symbol = sema.program.templates[new].name;
            if pattern.kind == TemplateKind::Function && !differs {
                announce(sema, scope, pattern, new, access);
                redecl::supersede(sema, scope, symbol, entry, &Named::Template(new));
            } else {
                redecl::hide(sema, scope, symbol, &entry.named);
                announce(sema, scope, pattern, new, access);
            }
        } else {
            let text = match differs {
                true => format!("the template `{}` is declared with other template parameters", pattern.symbol),
                false => format!("redefinition of the template `{}`", pattern.symbol),
            };
            redecl::conflict(sema, pattern.span, text, was);
        }
        return;
    }
    // What another input says anew counts from now on.
    let is_later = redecl::is_replaceable(sema, scope, entry, pattern.span);
    if !is_later {
        if sema.cx.scope == scope {
            redecl::check_access(sema, scope, pattern.symbol, entry, pattern.span);
        }
        head::check_given_again(sema, old, new);
        check_function_defaults(sema, pattern, was);
        matching::noexcept_again(sema, old, new);
    }
    let from = sema.program.templates[new].clone();
    let order = sema.next_order;
    let target = sema.program.templates.get_mut(old);
    for (slot, default) in target.defaults.iter_mut().zip(&from.defaults) {
        if slot.is_none() || (is_later && default.is_some()) {
            slot.clone_from(default);
            if default.is_some() && !target.is_defined {
                // What the default argument names may be declared behind the first declaration.
                target.order = order;
            }
        }
    }
    if is_specialization {
        target.is_explicit_member = true;
        target.partials.clear();
    }
    if is_definition {
        target.decl = from.decl;
        target.pattern = from.pattern;
        target.params = Arc::clone(&from.params);
        target.requires = from.requires;
        target.lookup_scope = from.lookup_scope;
        target.is_defined = true;
        target.order = order;
        target.span = pattern.span;
    }
    head::check_defaults(sema, old, &from.params, pattern.span);
    access::declared(sema, access::Friend::Template(old));
    // A friend that no declaration has made visible until now.
    let symbol = sema.program.templates[old].name;
    let names = sema.program.names.get(&(scope, symbol));
    if !names.is_some_and(|names| names.iter().any(|entry| entry.named == Named::Template(old))) {
        lookup::declare_entry(sema, scope, symbol, Named::Template(old), access, false);
    }
}

/// Whether what looks like a definition says once more what the first one said: an alias of the same type, or, without
/// an initialiser, a static data member that is constexpr in its class ([depr.static.constexpr]).
fn is_repeated(sema: &mut Sema, old: TemplateId, new: TemplateId) -> bool {
    let pattern = |id: TemplateId| sema.program.templates[id].pattern;
    match (&sema.ast.decls[pattern(old)].kind, &sema.ast.decls[pattern(new)].kind) {
        (DeclKind::Alias { .. }, DeclKind::Alias { .. }) => equivalent::is_same_alias(sema, old, new),
        (DeclKind::Simple { specs, .. }, DeclKind::Simple { declarators, .. }) => {
            specs.storage == ast::StorageClass::Static
                && specs.constant == ast::Constancy::Constexpr
                && declarators.first().is_some_and(|item| item.init.is_none())
        }
        _ => false,
    }
}

/// [dcl.fct.default]/4: only functions that are no templates get default arguments by later declarations.
fn check_function_defaults(sema: &mut Sema, pattern: &Pattern, was: Span) {
    if !sema.is_user(pattern.span) {
        return;
    }
    let written = function::written(sema, pattern.decl);
    if let Some(at) = written.and_then(|written| syntax::default_argument(&written.declarator)) {
        let text =
            format!("a later declaration of the function template `{}` cannot add default arguments", pattern.symbol);
        redecl::conflict(sema, at, text, was);
    }
}

/// Whether a declaration from outside of `scope` is an explicit specialisation of a member template, for one class
/// ([temp.expl.spec]/18).
pub(super) fn is_explicit_member(sema: &Sema, scope: ScopeId) -> bool {
    params::enclosing_class(sema, scope)
        .is_some_and(|class| sema.cx.class.is_none() && function::is_instantiated_class(sema, class))
}

/// What the declaration inside a template-declaration declares.
pub(super) fn pattern(sema: &Sema, id: ast::DeclId) -> Option<Pattern> {
    let decl = &sema.ast.decls[id];
    let named = |name: ast::NameId, kind, is_definition, is_friend| {
        let data = &sema.ast.names[name];
        Pattern {
            decl: id,
            name: Some(name),
            symbol: lookup::name_symbol(sema, &data.last),
            span: data.last_span,
            kind,
            is_definition,
            is_partial: matches!(data.last, Unqualified::TemplateId { .. }) && kind != TemplateKind::Function,
            is_friend,
            is_enumeration: false,
        }
    };
    let plain = |symbol, span, kind| Pattern {
        decl: id,
        name: None,
        symbol,
        span,
        kind,
        is_definition: true,
        is_partial: false,
        is_friend: false,
        is_enumeration: false,
    };
    match &decl.kind {
        DeclKind::Function(function) if is_guide(sema, &function.specs, &function.declarator) => None,
        DeclKind::Simple { specs, declarators } if is_guide_list(sema, specs, declarators) => None,
        DeclKind::Function(function) => {
            let name = function.declarator.name?;
            Some(named(name, TemplateKind::Function, true, function.specs.is_friend))
        }
        DeclKind::Class(class) => Some(named(class.name?, TemplateKind::Class, true, false)),
        DeclKind::Enum(enumeration) => {
            let name = enumeration.name.filter(|&name| sema.ast.names[name].is_qualified())?;
            let is_definition = enumeration.enumerators.is_some();
            Some(Pattern { is_enumeration: true, ..named(name, TemplateKind::Class, is_definition, false) })
        }
        DeclKind::Alias { name, name_span, .. } => Some(plain(*name, *name_span, TemplateKind::Alias)),
        DeclKind::Concept { name, name_span, .. } => Some(plain(*name, *name_span, TemplateKind::Concept)),
        DeclKind::Simple { specs, declarators } => match (declarators.first(), &specs.ty) {
            (Some(item), _) => {
                let is_function =
                    matches!(item.declarator.chunks.first().map(|c| &c.kind), Some(ast::ChunkKind::Function(_)));
                let name = item.declarator.name?;
                if is_function {
                    return Some(named(name, TemplateKind::Function, false, specs.is_friend));
                }
                let is_definition = is_variable_definition(sema, specs, item, name);
                Some(named(name, TemplateKind::Variable, is_definition, specs.is_friend))
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
        DeclKind::FriendType { ty } => match &sema.ast.types[*ty].specs.ty {
            TypeSpec::Elaborated { name, .. } => Some(named(*name, TemplateKind::Class, false, true)),
            _ => None,
        },
        _ => None,
    }
}

/// [basic.def]/2: a static data member is only declared in its class, unless it is inline; outside of the class, a
/// declaration of one that is constexpr declares it again.
fn is_variable_definition(sema: &Sema, specs: &ast::DeclSpecs, item: &ast::InitDeclarator, name: ast::NameId) -> bool {
    let is_inline = specs.is_inline || specs.constant == ast::Constancy::Constexpr;
    let is_member = params::enclosing_class(sema, sema.cx.scope).is_some();
    match (is_member, sema.ast.names[name].is_qualified()) {
        (true, false) => is_inline,
        (_, true) => item.init.is_some() || !is_inline,
        (false, false) => item.init.is_some() || specs.storage != ast::StorageClass::Extern,
    }
}

fn is_guide_list(sema: &Sema, specs: &ast::DeclSpecs, declarators: &[ast::InitDeclarator]) -> bool {
    declarators.first().is_some_and(|item| is_guide(sema, specs, &item.declarator))
}

/// A deduction guide ([temp.deduct.guide]): nothing else that is unqualified has no type, but the constructors of a class.
fn is_guide(sema: &Sema, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> bool {
    let class = params::enclosing_class(sema, sema.cx.scope).map(|class| sema.program.classes[class].name);
    let is_plain = declarator.name.is_some_and(|name| {
        let name = &sema.ast.names[name];
        !name.is_qualified() && name.identifier().is_some() && name.identifier() != class
    });
    specs.ty == TypeSpec::None && is_plain
}

/// Reports that something is not a template.
pub fn not_a_template(sema: &mut Sema, span: Span, symbol: Symbol, named: &Named) {
    let at = lookup::entity_span(sema, named);
    let diagnostic = Diagnostic::error(span, format!("`{symbol}` is not a template"));
    sema.report(diagnostic.note_at(at, format!("`{symbol}` is declared here")));
}
