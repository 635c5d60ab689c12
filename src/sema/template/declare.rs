//! Template declarations ([temp]): new templates and their redeclarations, partial specialisations, members defined
//! outside of their class templates, friends.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, Access, DeclKind, TemplateDecl, TemplateParam, TemplateParamKind, TypeSpec, Unqualified};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    self, ArrayLen, ClassId, FuncName, MemberDefinition, Named, ScopeId, ScopeKind, TemplateArg, TemplateId,
    TemplateKind, Ty, TyKind,
};
use crate::sema::decl::redecl::{self, What};
use crate::sema::lookup::{self, Want};
use crate::sema::template::{args, class, deduce, function, params};
use crate::sema::{Sema, access, decl};
use crate::source::Span;

/// What a template-declaration declares.
struct Pattern {
    /// The declaration inside the template-declaration.
    decl: ast::DeclId,
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
pub fn declare(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, access: Access) {
    super::nondependent::check_template(sema, template);
    let mut levels = vec![template.clone()];
    let mut inner = template.decl;
    while let DeclKind::Template(template) = &sema.ast.decls[inner].kind {
        levels.push((**template).clone());
        inner = template.decl;
    }
    let Some(pattern) = pattern(sema, inner) else {
        if !matches!(sema.ast.decls[inner].kind, DeclKind::Error | DeclKind::Empty { .. }) {
            super::guide::declare(sema, inner, Some(template));
        }
        return;
    };
    if pattern.is_friend {
        friend(sema, id, template, &pattern);
        return;
    }
    let is_qualified = pattern.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    if levels.len() > 1 || (is_qualified && member_levels(sema, &pattern) > 0) {
        member_definition(sema, id, &levels, &pattern);
        return;
    }
    let scope = match (is_qualified, pattern.name) {
        (true, Some(name)) => match lookup::qualifier_scope(sema, name) {
            Some(scope) => scope,
            None => return,
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
        partial(sema, id, template, &pattern, scope);
        return;
    }
    let new = entity(sema, id, template, &pattern, scope);
    let Some(new) = new else { return };
    match existing(sema, scope, &pattern, new) {
        Some((old, entry)) => redeclare(sema, scope, &pattern, old, &entry, new, access),
        None => announce(sema, scope, &pattern, new, access),
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
        Some(ast::ChunkKind::Function(chunk)) => {
            chunk.params.iter().any(|param| matches!(param.specs.ty, TypeSpec::Auto { .. }))
        }
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
fn member_levels(sema: &Sema, pattern: &Pattern) -> usize {
    let Some(name) = pattern.name else { return 0 };
    let is_level = |component: &&ast::Component| matches!(component.kind, ast::ComponentKind::TemplateId(..));
    sema.ast.names[name].qualifier.iter().filter(is_level).count()
}

/// The template that a pattern makes, not declared under its name yet. None: an error was reported.
fn entity(
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
        partials: Vec::new(),
        primary: None,
        partial_args: Arc::from([]),
        guide: None,
        fixed: Vec::new(),
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
            let symbol = signature.symbol;
            sema.program.templates.get_mut(template).name = symbol;
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
            TypeSpec::Auto { constraint } => constraint,
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

fn announce(sema: &mut Sema, scope: ScopeId, pattern: &Pattern, new: TemplateId, access: Access) {
    let what = match pattern.kind {
        TemplateKind::Function => What::FuncTemplate,
        _ => What::Template,
    };
    let symbol = sema.program.templates[new].name;
    if !redecl::make_room(sema, scope, symbol, what, pattern.span) {
        return;
    }
    sema.program.templates.get_mut(new).access = access;
    lookup::declare_entry(sema, scope, symbol, Named::Template(new), access, false);
    // Its own name is known in the base-clause and in the members of a class ([basic.scope.pdecl]/7), but not in the
    // declarator of a function (/1).
    if sema.cx.order_limit.is_none() {
        let own = sema.next_order - 1;
        sema.program.templates.get_mut(new).order = if pattern.kind == TemplateKind::Function { own } else { own + 1 };
    }
}

/// The template that `new` declares again.
fn existing(sema: &mut Sema, scope: ScopeId, pattern: &Pattern, new: TemplateId) -> Option<(TemplateId, hir::Entry)> {
    let symbol = sema.program.templates[new].name;
    let mut names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    // A friend that only argument-dependent lookup finds.
    names.extend(sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten().map(|(_, entry)| entry.clone()));
    for entry in names {
        let Named::Template(old) = entry.named else { continue };
        if entry.is_using || sema.program.templates[old].kind != pattern.kind {
            continue;
        }
        if pattern.kind != TemplateKind::Function || is_same_function(sema, old, new) {
            return Some((old, entry));
        }
    }
    None
}

/// [temp.over.link]/7: the same parameters, function type and constraints.
fn is_same_function(sema: &mut Sema, a: TemplateId, b: TemplateId) -> bool {
    let (x, y) = (sema.program.templates[a].clone(), sema.program.templates[b].clone());
    if !same_params(&x.params, &y.params) || x.requires.is_some() != y.requires.is_some() {
        return false;
    }
    // The types of non-type parameters ([temp.over.link]/6).
    let (of_a, of_b) = (value_types(sema, a), value_types(sema, b));
    let heads: Heads<'_> = (&x.params, &y.params);
    if of_a.len() != of_b.len() || !of_a.iter().zip(&of_b).all(|(a, b)| is_equivalent(sema, *a, *b, heads)) {
        return false;
    }
    if constraints(sema, a) != constraints(sema, b) {
        return false;
    }
    let signature = |sema: &Sema, id| sema.program.template_signatures.get(&id).copied();
    match (signature(sema, a), signature(sema, b)) {
        (Some(a), Some(b)) => is_equivalent(sema, a, b, (&x.params, &y.params)),
        _ => false,
    }
}

/// The types of a template's non-type parameters.
fn value_types(sema: &mut Sema, template: TemplateId) -> Vec<Ty> {
    let list = sema.program.templates[template].params.clone();
    let scope = params::enter(sema, template, None);
    let is_value = |param: &&TemplateParam| matches!(param.kind, TemplateParamKind::NonType { .. });
    sema.trap(|sema| list.iter().filter(is_value).map(|param| params::value_type(sema, scope, param)).collect()).0
}

/// The constraints that a template's declaration spells, by their syntax ([temp.constr.decl]).
fn constraints(sema: &Sema, template: TemplateId) -> Vec<u64> {
    let data = &sema.program.templates[template];
    let trailing = super::constraint::trailing_requires(sema, data.pattern);
    let mut prints: Vec<u64> =
        [data.requires, trailing].into_iter().flatten().map(|id| fingerprint(sema, id, &data.params)).collect();
    for param in data.params.iter() {
        if let TemplateParamKind::Type { constraint: Some(name), .. } = param.kind {
            let mut names = Names::to_compare(&sema.ast, &sema.tokens.literals, &data.params);
            names.name(name, false);
            prints.push(names.fingerprint());
        }
    }
    prints
}

/// Whether two parameter lists have the same form ([temp.over.link]/6).
fn same_params(a: &[TemplateParam], b: &[TemplateParam]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            params::is_pack(a) == params::is_pack(b)
                && std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
        })
}

/// What an expression's syntax is, for comparison ([temp.over.link]/5).
fn fingerprint(sema: &Sema, id: ast::ExprId, params: &[TemplateParam]) -> u64 {
    let mut names = Names::to_compare(&sema.ast, &sema.tokens.literals, params);
    names.expr(id);
    names.fingerprint()
}

/// Whether two functions' trailing requires-clauses are written alike ([temp.over.link]/7), the parameters of class
/// templates around them being `heads`.
pub fn same_requires(sema: &Sema, a: Option<ast::ExprId>, b: Option<ast::ExprId>, heads: Heads<'_>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same_syntax(sema, a, b, heads),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The parameters that two declarations' syntax names, by positions; none for syntax of one declaration.
pub type Heads<'a> = (&'a [TemplateParam], &'a [TemplateParam]);

fn same_syntax(sema: &Sema, a: ast::ExprId, b: ast::ExprId, heads: Heads<'_>) -> bool {
    fingerprint(sema, a, heads.0) == fingerprint(sema, b, heads.1)
}

/// Whether two dependent types are equivalent ([temp.type]): equal, but for expressions of the same syntax.
pub fn is_equivalent(sema: &Sema, a: Ty, b: Ty, heads: Heads<'_>) -> bool {
    if a == b {
        return true;
    }
    if a.quals() != b.quals() {
        return false;
    }
    match (sema.program.types.kind(a), sema.program.types.kind(b)) {
        (TyKind::Pointer(a), TyKind::Pointer(b))
        | (TyKind::LValueRef(a), TyKind::LValueRef(b))
        | (TyKind::RValueRef(a), TyKind::RValueRef(b))
        | (TyKind::Complex(a), TyKind::Complex(b))
        | (TyKind::PackExpansion(a), TyKind::PackExpansion(b)) => is_equivalent(sema, *a, *b, heads),
        (TyKind::MemberPtr { class: c, pointee: p }, TyKind::MemberPtr { class: d, pointee: q }) => {
            is_equivalent(sema, *c, *d, heads) && is_equivalent(sema, *p, *q, heads)
        }
        (TyKind::Array(a, m), TyKind::Array(b, n)) => {
            let same_len = match (m, n) {
                (ArrayLen::Dependent(m), ArrayLen::Dependent(n)) => same_syntax(sema, *m, *n, heads),
                (m, n) => m == n,
            };
            same_len && is_equivalent(sema, *a, *b, heads)
        }
        (TyKind::Function(a), TyKind::Function(b)) => {
            is_equivalent(sema, a.ret, b.ret, heads)
                && a.params.len() == b.params.len()
                && a.params.iter().zip(b.params.iter()).all(|(a, b)| is_equivalent(sema, *a, *b, heads))
                && (a.is_variadic, a.quals, a.ref_qual, a.is_noexcept)
                    == (b.is_variadic, b.quals, b.ref_qual, b.is_noexcept)
                && match (a.dependent_noexcept, b.dependent_noexcept) {
                    (Some(a), Some(b)) => same_syntax(sema, a, b, heads),
                    (a, b) => a == b,
                }
        }
        (
            TyKind::DependentSpecialization { template: t, args: a },
            TyKind::DependentSpecialization { template: u, args: b },
        ) => t == u && args_are_equivalent(sema, a, b, heads),
        (
            TyKind::DependentName { qualifier: q, name: n, args: a },
            TyKind::DependentName { qualifier: r, name: m, args: b },
        ) => {
            n == m
                && is_equivalent(sema, *q, *r, heads)
                && match (a, b) {
                    (Some(a), Some(b)) => args_are_equivalent(sema, a, b, heads),
                    (a, b) => a.is_none() && b.is_none(),
                }
        }
        (TyKind::DependentExpr(a), TyKind::DependentExpr(b)) => same_syntax(sema, *a, *b, heads),
        _ => false,
    }
}

/// Whether dependent template arguments are equivalent.
pub fn args_are_equivalent(sema: &Sema, a: &[TemplateArg], b: &[TemplateArg], heads: Heads<'_>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| match (a, b) {
            (TemplateArg::Type(a), TemplateArg::Type(b)) => is_equivalent(sema, *a, *b, heads),
            (TemplateArg::DependentValue(_, a), TemplateArg::DependentValue(_, b)) => match (a.member, b.member) {
                (Some((q, m)), Some((r, n))) => m == n && is_equivalent(sema, q, r, heads),
                (None, None) => match (a.alias, b.alias) {
                    (Some(x), Some(y)) => a.syntax == b.syntax && is_equivalent(sema, x, y, heads),
                    (x, y) => x == y && same_syntax(sema, a.syntax, b.syntax, heads),
                },
                _ => false,
            },
            (TemplateArg::Pack(a), TemplateArg::Pack(b)) => args_are_equivalent(sema, a, b, heads),
            (a, b) => deduce::is_same_arg(a, b),
        })
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
    let differs = !same_params(&sema.program.templates[old].params, &sema.program.templates[new].params);
    if (was_defined && pattern.is_definition) || differs {
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
            let what = if differs { "other parameters for" } else { "redefinition of" };
            redecl::conflict(sema, pattern.span, format!("{what} the template `{}`", pattern.symbol), was);
        }
        return;
    }
    let from = sema.program.templates[new].clone();
    let order = sema.next_order;
    let target = sema.program.templates.get_mut(old);
    for (slot, default) in target.defaults.iter_mut().zip(&from.defaults) {
        if slot.is_none() {
            slot.clone_from(default);
        }
    }
    if pattern.is_definition {
        target.decl = from.decl;
        target.pattern = from.pattern;
        target.params = from.params;
        target.requires = from.requires;
        target.lookup_scope = from.lookup_scope;
        target.is_defined = true;
        target.order = order;
        target.span = pattern.span;
    }
    access::declared(sema, access::Friend::Template(old));
    // A friend that no declaration has made visible until now.
    let symbol = sema.program.templates[old].name;
    let names = sema.program.names.get(&(scope, symbol));
    if !names.is_some_and(|names| names.iter().any(|entry| entry.named == Named::Template(old))) {
        lookup::declare_entry(sema, scope, symbol, Named::Template(old), access, false);
    }
}

/// A partial specialisation belongs to its primary template ([temp.spec.partial]).
fn partial(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, pattern: &Pattern, scope: ScopeId) {
    let Some(name) = pattern.name else { return };
    let found = lookup::in_scope(sema, scope, pattern.symbol, Want::Any);
    let primary = found.entries.iter().find_map(|entry| match entry.named {
        Named::Template(old) if sema.program.templates[old].kind == pattern.kind => Some(old),
        _ => None,
    });
    let Some(primary) = primary else {
        sema.error(pattern.span, format!("`{}` is not the name of a template here", pattern.symbol));
        return;
    };
    let scope = sema.program.templates[primary].scope;
    let Some(new) = entity(sema, id, template, pattern, scope) else { return };
    let Some(written) = class::name_args(sema, name) else { return };
    let inner = params::enter(sema, new, None);
    let saved = std::mem::replace(&mut sema.cx.scope, inner);
    let partial_args = args::written(sema, &written).and_then(|raws| args::complete(sema, primary, raws, pattern.span));
    sema.cx.scope = saved;
    let Some(partial_args) = partial_args else { return };
    let data = sema.program.templates.get_mut(new);
    data.primary = Some(primary);
    data.partial_args = Arc::clone(&partial_args);
    let old = sema.program.templates[primary].partials.iter().copied().find(|&old| {
        let data = &sema.program.templates[old];
        same_params(&data.params, &sema.program.templates[new].params)
            && constraints(sema, old) == constraints(sema, new)
            && args_are_equivalent(
                sema,
                &data.partial_args,
                &partial_args,
                (&data.params, &sema.program.templates[new].params),
            )
    });
    match old {
        Some(old) if sema.program.templates[old].is_defined && pattern.is_definition => {
            let was = sema.program.templates[old].span;
            if sema.is_user(was) && sema.program.templates[old].order < sema.input.first_order {
                let list = &mut sema.program.templates.get_mut(primary).partials;
                list.retain(|&id| id != old);
                list.push(new);
            } else {
                let text = format!("redefinition of the partial specialisation of `{}`", pattern.symbol);
                redecl::conflict(sema, pattern.span, text, was);
            }
        }
        Some(old) => {
            if pattern.is_definition {
                let from = sema.program.templates[new].clone();
                *sema.program.templates.get_mut(old) = from;
            }
        }
        None => sema.program.templates.get_mut(primary).partials.push(new),
    }
}

/// A friend template ([temp.friend]): it is a member of the nearest namespace.
fn friend(sema: &mut Sema, id: ast::DeclId, template: &TemplateDecl, pattern: &Pattern) {
    let Some(name) = pattern.name else { return };
    if sema.ast.names[name].is_qualified() {
        qualified_friend(sema, name, pattern.symbol);
        return;
    }
    if pattern.is_partial {
        return;
    }
    let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
    let scope = sema.program.namespaces[namespace].scope;
    if pattern.kind != TemplateKind::Function {
        let known = known_class_template(sema, scope, pattern.symbol);
        let saved = std::mem::replace(&mut sema.cx.scope, scope);
        let befriended = known.or_else(|| {
            let new = entity(sema, id, template, pattern, scope)?;
            if let Some((old, entry)) = existing(sema, scope, pattern, new) {
                befriend_hidden(sema, scope, pattern.symbol, sema.cx.class?, entry);
                return Some(old);
            }
            // No lookup finds it until it is declared there ([namespace.memdef]/3).
            let entry = hir::Entry {
                named: Named::Template(new),
                order: sema.next_order,
                access: Access::Public,
                is_using: false,
            };
            let class = sema.cx.class?;
            sema.hidden_friends.update((scope, pattern.symbol), |friends| friends.push((class, entry)));
            Some(new)
        });
        sema.cx.scope = saved;
        if let (Some(class), Some(befriended)) = (sema.cx.class, befriended) {
            access::befriend(sema, class, access::Friend::Template(befriended));
        }
        return;
    }
    let Some(new) = entity(sema, id, template, pattern, scope) else { return };
    let known = existing(sema, scope, pattern, new);
    if let Some(class) = sema.cx.class {
        let befriended = known.as_ref().map_or(new, |(known, _)| *known);
        access::befriend(sema, class, access::Friend::Template(befriended));
    }
    if let Some((old, entry)) = known {
        if let Some(class) = sema.cx.class {
            let symbol = sema.program.templates[old].name;
            befriend_hidden(sema, scope, symbol, class, entry);
        }
        if pattern.is_definition && !sema.program.templates[old].is_defined {
            let from = sema.program.templates[new].clone();
            *sema.program.templates.get_mut(old) = from;
        }
        return;
    }
    let Some(class) = sema.cx.class else { return };
    let order = sema.next_order;
    let entry = hir::Entry { named: Named::Template(new), order, access: Access::Public, is_using: false };
    let symbol = sema.program.templates[new].name;
    sema.hidden_friends.update((scope, symbol), |friends| friends.push((class, entry)));
}

/// The class template that a friend declaration names: one that lookup finds not outside of the innermost enclosing
/// namespace ([namespace.memdef]/3), which may be a member of a class around.
fn known_class_template(sema: &mut Sema, namespace: ScopeId, symbol: Symbol) -> Option<TemplateId> {
    let found = lookup::unqualified(sema, symbol, Want::Type);
    if !found.scope.is_some_and(|scope| lookup::is_within(sema, scope, namespace)) {
        return None;
    }
    found.entries.iter().find_map(|entry| match super::names::as_template(sema, &entry.named) {
        Some(TemplateArg::Template(known)) => Some(known),
        _ => None,
    })
}

/// `template <class T> friend struct N::C;`, `template <class T> friend void N::f(T);`: templates that are declared
/// already ([temp.friend]/1).
fn qualified_friend(sema: &mut Sema, name: ast::NameId, symbol: Symbol) {
    let (Some(class), Ok(None)) = (sema.cx.class, lookup::dependent_qualifier(sema, name)) else { return };
    let Some(scope) = lookup::qualifier_scope(sema, name) else { return };
    for entry in lookup::in_scope(sema, scope, symbol, Want::Any).entries {
        if let Named::Template(template) = entry.named {
            access::befriend(sema, class, access::Friend::Template(template));
        }
    }
}

/// A friend that another class has made known is found through this one, too, when no declaration has made it visible.
fn befriend_hidden(sema: &mut Sema, scope: ScopeId, symbol: Symbol, class: ClassId, entry: hir::Entry) {
    let friends = sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten();
    let of_it: Vec<ClassId> = friends.filter(|(_, old)| old.named == entry.named).map(|(class, _)| *class).collect();
    if !of_it.is_empty() && !of_it.contains(&class) {
        sema.hidden_friends.update((scope, symbol), |friends| friends.push((class, entry)));
    }
}

// ---- members of class templates, defined outside ----

/// `template <class T> void A<T>::f() {…}` and its kin: kept with the class template until a member needs it.
fn member_definition(sema: &mut Sema, id: ast::DeclId, levels: &[TemplateDecl], pattern: &Pattern) {
    let Some(name) = pattern.name else { return };
    let qualifier = sema.ast.names[name].qualifier.clone();
    let first = qualifier.iter().position(|component| matches!(component.kind, ast::ComponentKind::TemplateId(..)));
    let Some(first) = first else {
        sema.error(pattern.span, format!("`{}` has too many template parameter lists", pattern.symbol));
        return;
    };
    let ast::ComponentKind::TemplateId(symbol, written) = qualifier[first].kind.clone() else { return };
    let Some(scope) = prefix_scope(sema, name, first) else { return };
    let found = match first == 0 && !sema.ast.names[name].is_global {
        true => lookup::unqualified(sema, symbol, Want::Type),
        false => lookup::in_scope(sema, scope, symbol, Want::Type),
    };
    let Some(Named::Template(primary)) = found.entries.first().map(|entry| entry.named.clone()) else {
        sema.error(qualifier[first].span, format!("`{symbol}` is not a class template"));
        return;
    };
    let n_levels = member_levels(sema, pattern);
    let Some(target) = definition_target(sema, primary, &levels[0].params, &written, qualifier[first].span) else {
        return;
    };
    let path = qualifier[first + 1..].iter().filter_map(|component| match &component.kind {
        ast::ComponentKind::Ident(symbol) | ast::ComponentKind::TemplateId(symbol, _) => Some(*symbol),
        ast::ComponentKind::Decltype(_) => None,
    });
    let path: Vec<Symbol> = path.collect();
    let own = levels.get(n_levels).map(|level| level.decl);
    // The definition itself, or the template-declaration of the member's own parameters.
    let decl = match own {
        Some(_) => nth_decl(sema, id, n_levels),
        None => pattern.decl,
    };
    let class_name = path.last().copied().unwrap_or(symbol);
    let member = match pattern.symbol == class_name && pattern.kind == TemplateKind::Function {
        true => lookup::constructor_symbol(),
        false => pattern.symbol,
    };
    let order = sema.next_order;
    sema.next_order += 1;
    let definition = MemberDefinition {
        name: member,
        levels: levels[..n_levels.min(levels.len())].iter().map(|level| Arc::from(&level.params[..])).collect(),
        path,
        decl,
        scope: sema.cx.scope,
        order,
    };
    sema.program.templates.get_mut(target).members.push(definition);
}

/// The declaration inside `n` template-declarations.
fn nth_decl(sema: &Sema, id: ast::DeclId, n: usize) -> ast::DeclId {
    let mut at = id;
    for _ in 0..n {
        if let DeclKind::Template(template) = &sema.ast.decls[at].kind {
            at = template.decl;
        }
    }
    at
}

/// The scope that the first `n` components of a qualifier name.
fn prefix_scope(sema: &mut Sema, name: ast::NameId, n: usize) -> Option<ScopeId> {
    let mut prefix = sema.ast.names[name].clone();
    if n == 0 {
        return Some(if prefix.is_global { sema.program.global } else { sema.cx.scope });
    }
    prefix.qualifier.truncate(n);
    let prefix = sema.ast.names.push(prefix);
    lookup::qualifier_scope(sema, prefix)
}

/// The primary template or partial specialisation that `A<args>::` names in the scope of `params`.
fn definition_target(
    sema: &mut Sema,
    primary: TemplateId,
    params: &[TemplateParam],
    written: &[ast::TemplateArg],
    span: Span,
) -> Option<TemplateId> {
    if sema.program.templates[primary].partials.is_empty() {
        return Some(primary);
    }
    let parent = sema.program.templates[primary].lookup_scope;
    let scope = params::bind(sema, params, parent, 0, &[]);
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    let made = args::written(sema, written).and_then(|raws| args::complete(sema, primary, raws, span));
    sema.cx.scope = saved;
    let made = made?;
    let own = params::own_args(sema, primary);
    if args_are_equivalent(sema, &own, &made, (&sema.program.templates[primary].params, params)) {
        return Some(primary);
    }
    let partials = sema.program.templates[primary].partials.clone();
    let found = partials.into_iter().find(|&partial| {
        let data = &sema.program.templates[partial];
        args_are_equivalent(sema, &data.partial_args, &made, (&data.params, params))
    });
    if found.is_none() {
        let name = sema.program.templates[primary].name;
        sema.error(span, format!("no partial specialisation of `{name}` has these arguments"));
    }
    found
}

/// The class template around a member of an instantiated class.
pub struct Owner {
    template: TemplateId,
    /// The arguments of each class template around, outermost first.
    levels: Vec<Arc<[TemplateArg]>>,
    /// Member classes between, outermost first.
    path: Vec<Symbol>,
}

/// The outermost class template whose instantiation `class` is or is inside of.
pub fn owner(sema: &Sema, class: ClassId) -> Option<Owner> {
    let mut levels = Vec::new();
    let mut path = Vec::new();
    let mut result = None;
    let mut next = Some(class);
    while let Some(id) = next {
        let data = &sema.program.classes[id];
        if let Some((template, args)) = sema.instantiated_from.get(&id) {
            levels.insert(0, Arc::clone(args));
            result = Some(Owner { template: *template, levels: levels.clone(), path: path.clone() });
        }
        path.insert(0, data.name);
        next = params::enclosing_class(sema, data.parent);
    }
    result
}

/// The definitions outside of the class that may be of the member `symbol`.
pub fn definitions(sema: &Sema, owner: &Owner, symbol: Symbol) -> Vec<MemberDefinition> {
    let members = &sema.program.templates[owner.template].members;
    let fits = |definition: &&MemberDefinition| {
        definition.name == symbol && definition.path == owner.path && definition.levels.len() == owner.levels.len()
    };
    members.iter().rev().filter(fits).cloned().collect()
}

/// The scope in which a member's definition is checked: the class, with the definition's own names for the
/// parameters.
pub fn definition_scope(sema: &mut Sema, owner: &Owner, class: ClassId, definition: &MemberDefinition) -> ScopeId {
    let inner = sema.program.classes[class].scope;
    let scope = params::new_scope(sema, inner);
    for (params, args) in definition.levels.iter().zip(&owner.levels) {
        for (param, arg) in params.iter().zip(args.iter()) {
            // A member of the class hides the parameter ([temp.local]/8).
            let is_hidden = sema.program.names.get(&(inner, param.name)).is_some_and(|names| !names.is_empty());
            if !is_hidden {
                params::bind_one(sema, scope, param, arg.clone());
            }
        }
    }
    scope
}

/// What a definition outside of a class template calls the template's parameters, and what the class does.
pub fn member_heads(
    sema: &Sema,
    owner: &Owner,
    definition: &MemberDefinition,
) -> (Arc<[TemplateParam]>, Arc<[TemplateParam]>) {
    match &definition.levels[..] {
        [level] => (Arc::clone(level), Arc::clone(&sema.program.templates[owner.template].params)),
        _ => (Arc::from([]), Arc::from([])),
    }
}

/// The symbol that a function is declared under in its class.
pub fn member_symbol(sema: &Sema, name: FuncName) -> Symbol {
    let _ = sema;
    match name {
        FuncName::Ident(symbol) => symbol,
        FuncName::Operator(op) => lookup::operator_symbol(op),
        FuncName::Literal(suffix) => lookup::literal_operator_symbol(suffix),
        FuncName::Conversion(_) => lookup::conversion_symbol(),
        FuncName::Constructor => lookup::constructor_symbol(),
        FuncName::Destructor => lookup::destructor_symbol(),
    }
}

/// Finds the definition of a member template that its class only declares. Whether there is one.
pub fn define_member_template(sema: &mut Sema, template: TemplateId) -> bool {
    let data = sema.program.templates[template].clone();
    let Some(class) = params::enclosing_class(sema, data.scope) else { return false };
    let Some(owner) = owner(sema, class) else { return false };
    let candidates: Vec<MemberDefinition> = definitions(sema, &owner, data.name)
        .into_iter()
        .filter(|definition| match &sema.ast.decls[definition.decl].kind {
            DeclKind::Template(own) => {
                let n_invented = data.params.iter().filter(|param| param.name.as_str().starts_with("auto:")).count();
                own.params.len() + n_invented == data.params.len()
            }
            _ => false,
        })
        .collect();
    for definition in candidates {
        let DeclKind::Template(own) = sema.ast.decls[definition.decl].kind.clone() else { continue };
        let Some(pattern) = pattern(sema, own.decl) else { continue };
        let scope = definition_scope(sema, &owner, class, &definition);
        let (new, errors) = sema.trap(|sema| {
            params::at(sema, scope, Some(definition.order), |sema| {
                entity(sema, definition.decl, &own, &pattern, data.scope)
            })
        });
        let Some(new) = new.filter(|_| errors.is_empty()) else { continue };
        let fits = data.kind != TemplateKind::Function || is_same_function(sema, template, new);
        if !fits {
            continue;
        }
        let from = sema.program.templates[new].clone();
        let target = sema.program.templates.get_mut(template);
        target.decl = from.decl;
        target.pattern = from.pattern;
        target.params = from.params;
        target.requires = from.requires;
        target.lookup_scope = scope;
        target.is_defined = true;
        target.order = definition.order;
        return true;
    }
    false
}

/// Completes a member class that is defined outside of its class template. Whether it is complete now.
pub fn define_member_class(sema: &mut Sema, member: ClassId) -> bool {
    let data = &sema.program.classes[member];
    let name = data.name;
    let Some(class) = params::enclosing_class(sema, data.parent) else { return false };
    let Some(owner) = owner(sema, class) else { return false };
    for definition in definitions(sema, &owner, name) {
        let Some(found) = class::definition(sema, definition.decl) else { continue };
        let scope = definition_scope(sema, &owner, class, &definition);
        let inner = sema.program.classes[member].scope;
        sema.program.scopes.get_mut(inner).parent = Some(scope);
        class::define_at(sema, member, &found, scope, Some(definition.order));
        return true;
    }
    false
}

// ---- explicit specialisation and instantiation ----

/// `template <> declaration` ([temp.expl.spec]), `template declaration` ([temp.explicit]).
pub fn specialize(sema: &mut Sema, id: ast::DeclId) {
    match sema.ast.decls[id].kind {
        DeclKind::ExplicitSpecialization { decl } => explicit_specialization(sema, decl),
        DeclKind::ExplicitInstantiation { is_extern, decl } => explicit_instantiation(sema, decl, is_extern),
        _ => {}
    }
}

fn explicit_specialization(sema: &mut Sema, id: ast::DeclId) {
    match sema.ast.decls[id].kind.clone() {
        // `template <> template <> …` for members of templates' members.
        DeclKind::ExplicitSpecialization { decl } => return explicit_specialization(sema, decl),
        DeclKind::Template(template) => return declare(sema, id, &template, Access::Public),
        _ => {}
    }
    let Some(pattern) = pattern(sema, id) else { return };
    match pattern.kind {
        TemplateKind::Function => function::explicit(sema, id),
        TemplateKind::Class | TemplateKind::Variable if !names_specialization(sema, &pattern) => {
            sema.error(pattern.span, format!("`{}` is no template that can be specialised", pattern.symbol));
        }
        TemplateKind::Class => explicit_class(sema, &pattern),
        TemplateKind::Variable => super::variable::explicit(sema, id),
        _ => sema.error(pattern.span, "only classes, functions and variables can be specialised"),
    }
}

/// [temp.expl.spec]: the name has template arguments, or is that of a member of a class that has.
fn names_specialization(sema: &Sema, pattern: &Pattern) -> bool {
    pattern.is_partial || pattern.name.is_some_and(|name| sema.ast.names[name].is_qualified())
}

/// The specialisation that a class-head names.
fn named_class(sema: &mut Sema, pattern: &Pattern) -> Option<ClassId> {
    let name = pattern.name?;
    let ty = crate::sema::ty::named_type(sema, name);
    sema.program.types.as_class(ty)
}

fn explicit_class(sema: &mut Sema, pattern: &Pattern) {
    let Some(class) = named_class(sema, pattern) else { return };
    let data = &sema.program.classes[class];
    if data.completeness != hir::Completeness::Incomplete && pattern.is_definition {
        let was = data.span;
        let shown = sema.program.types.class(class);
        let shown = sema.show(shown);
        let what = if sema.explicit_classes.contains_key(&class) { "redefinition" } else { "specialisation after use" };
        redecl::conflict(sema, pattern.span, format!("{what} of `{shown}`"), was);
        return;
    }
    sema.explicit_classes.insert(class, ());
    if !pattern.is_definition {
        return;
    }
    let Some(definition) = class::definition(sema, pattern.decl) else { return };
    let inner = sema.program.classes[class].scope;
    let around = pattern.name.and_then(|name| lookup::qualifier_scope(sema, name));
    sema.program.scopes.get_mut(inner).parent = around.or(Some(sema.cx.scope));
    let data = sema.program.classes.get_mut(class);
    data.key = definition.key;
    data.span = pattern.span;
    decl::class::define_members(sema, class, &definition);
}

/// [temp.explicit]: `extern` leaves the code to another translation unit, here a library.
fn explicit_instantiation(sema: &mut Sema, id: ast::DeclId, is_extern: bool) {
    let Some(pattern) = pattern(sema, id) else { return };
    let span = sema.ast.decls[id].span;
    match pattern.kind {
        TemplateKind::Class => {
            let Some(class) = named_class(sema, &pattern) else { return };
            if is_extern {
                sema.extern_classes.insert(class, ());
                sema.program.classes.get_mut(class).vtable_home = hir::VtableHome::Library;
                return;
            }
            class::instantiate(sema, class);
            for method in sema.program.classes[class].methods.clone() {
                if sema.program.funcs[method].body != hir::Body::None || function::find_definition(sema, method) {
                    decl::use_func(sema, method, span);
                }
            }
        }
        TemplateKind::Function => {
            let Some(func) = function::explicitly_instantiated(sema, id) else { return };
            match is_extern {
                true => {
                    sema.extern_funcs.insert(func, ());
                }
                false => decl::use_func(sema, func, span),
            }
        }
        _ => {}
    }
}

/// What the declaration inside a template-declaration declares.
fn pattern(sema: &Sema, id: ast::DeclId) -> Option<Pattern> {
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
    };
    match &decl.kind {
        DeclKind::Function(function) if is_guide(sema, &function.specs, &function.declarator) => None,
        DeclKind::Simple { specs, declarators } if is_guide_list(sema, specs, declarators) => None,
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
        DeclKind::FriendType { ty } => match &sema.ast.types[*ty].specs.ty {
            TypeSpec::Elaborated { name, .. } => Some(named(*name, TemplateKind::Class, false, true)),
            _ => None,
        },
        _ => None,
    }
}

fn is_guide_list(sema: &Sema, specs: &ast::DeclSpecs, declarators: &[ast::InitDeclarator]) -> bool {
    declarators.first().is_some_and(|item| is_guide(sema, specs, &item.declarator))
}

/// A deduction guide ([temp.deduct.guide]): outside of classes nothing else that is unqualified has no type.
fn is_guide(sema: &Sema, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> bool {
    let is_in_class = params::enclosing_class(sema, sema.cx.scope).is_some();
    let is_plain = declarator.name.is_some_and(|name| {
        let name = &sema.ast.names[name];
        !name.is_qualified() && name.identifier().is_some()
    });
    specs.ty == TypeSpec::None && !is_in_class && is_plain
}

/// Reports that something is not a template.
pub fn not_a_template(sema: &mut Sema, span: Span, symbol: Symbol, named: &Named) {
    let at = lookup::entity_span(sema, named);
    let diagnostic = Diagnostic::error(span, format!("`{symbol}` is not a template"));
    sema.report(diagnostic.note_at(at, format!("`{symbol}` is declared here")));
}
