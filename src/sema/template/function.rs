//! Function templates: the signature of a specialisation, made by checking the declaration with the parameters
//! bound; its body is checked when it is needed ([temp.inst]/5).

use std::sync::Arc;

use crate::ast::{self, DeclKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{Body, FuncId, FuncName, ScopeId, Specialization, TemplateArg, TemplateId, Ty};
use crate::sema::decl::function as declared;
use crate::sema::template::deduce::Failure;
use crate::sema::template::{class, constraint, params};
use crate::sema::ty::{self, Shape};
use crate::sema::{Sema, access, decl, lookup, overload};
use crate::source::Span;

/// The parts of a function's declaration.
#[derive(Debug, Clone)]
pub struct Written {
    pub specs: ast::DeclSpecs,
    pub declarator: ast::Declarator,
    pub body: Option<ast::FunctionBody>,
}

/// The function declaration that a pattern is.
pub fn written(sema: &Sema, pattern: ast::DeclId) -> Option<Written> {
    match &sema.ast.decls[pattern].kind {
        DeclKind::Function(function) => Some(Written {
            specs: function.specs.clone(),
            declarator: function.declarator.clone(),
            body: Some(function.body.clone()),
        }),
        DeclKind::Simple { specs, declarators } => {
            let declarator = declarators.first()?.declarator.clone();
            Some(Written { specs: specs.clone(), declarator, body: None })
        }
        _ => None,
    }
}

/// Whether the functions of a template have an explicit object parameter ([dcl.fct]/7).
pub fn has_explicit_object(sema: &Sema, template: TemplateId) -> bool {
    match &sema.ast.decls[sema.program.templates[template].pattern].kind {
        DeclKind::Function(function) => function.declarator.has_explicit_object(),
        DeclKind::Simple { declarators, .. } => {
            declarators.first().is_some_and(|declared| declared.declarator.has_explicit_object())
        }
        _ => false,
    }
}

/// What a function's declaration says in a scope.
pub struct Signature {
    pub name: FuncName,
    pub symbol: Symbol,
    pub shape: Shape,
    pub span: Span,
}

/// Checks a function's declaration in the current scope. None: an error was reported.
pub fn signature(sema: &mut Sema, written: &Written) -> Option<Signature> {
    let name = written.declarator.name?;
    let span = sema.ast.names[name].last_span;
    let n_errors = sema.sink.error_count();
    let base = declared::return_base(sema, &written.specs, name);
    let shape = ty::declarator(sema, base, &written.declarator);
    if sema.sink.error_count() > n_errors || sema.program.types.as_function(shape.ty).is_none() {
        return None;
    }
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let (func_name, symbol) = declared::function_name(sema, name, symbol, shape.ty);
    Some(Signature { name: func_name, symbol, shape, span })
}

/// The function that a template makes of arguments: its signature. Substitution fails without an error.
pub fn specialization(sema: &mut Sema, template: TemplateId, args: &Arc<[TemplateArg]>) -> Result<FuncId, Failure> {
    let key = (template, args.clone());
    if let Some(Specialization::Func(func)) = sema.specializations.get(&key) {
        return Ok(*func);
    }
    if sema.program.templates[template].guide.is_some() {
        return super::guide::specialization(sema, template, args);
    }
    constraint::of_template(sema, template, args).map_err(|why| Failure::Constraint(Box::new(why)))?;
    let data = &sema.program.templates[template];
    let (pattern, in_scope) = (data.pattern, data.scope);
    let Some(written) = written(sema, pattern) else { return Err(Failure::Args) };
    let order = Some(data.order);
    let scope = params::enter(sema, template, Some(args));
    let (signature, errors) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            let outer = std::mem::replace(&mut sema.cx.is_unevaluated, false);
            let result = access::on_behalf(sema, access::Friend::Template(template), |sema| signature(sema, &written));
            sema.cx.is_unevaluated = outer;
            result
        })
    });
    let Some(signature) = signature.filter(|_| errors.is_empty()) else {
        let text = errors.first().map_or("the declaration is not valid".to_string(), |error| error.message.clone());
        return Err(Failure::Substitution(text));
    };
    // The declaration itself may have asked for this very function.
    if let Some(Specialization::Func(func)) = sema.specializations.get(&key) {
        return Ok(*func);
    }
    // The explicit-specifier and the noexcept-specifier name the parameters, too.
    let (func, errors) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            access::on_behalf(sema, access::Friend::Template(template), |sema| {
                make(sema, template, args, &written, signature, in_scope)
            })
        })
    });
    if let Some(error) = errors.first() {
        return Err(Failure::Substitution(error.message.clone()));
    }
    sema.specializations.insert(key, Specialization::Func(func));
    if matches!(written.body, Some(ast::FunctionBody::Defaulted | ast::FunctionBody::Deleted)) {
        let body = written.body.clone().unwrap_or(ast::FunctionBody::Error);
        declared::set_body(sema, func, pattern, &body, scope);
    } else if written.body.is_some() {
        sema.program.funcs.get_mut(func).body = Body::Written { decl: pattern, scope };
    }
    let order = body_order(sema, template);
    sema.program.funcs.get_mut(func).order = order;
    Ok(func)
}

/// Where the names of a function template's body are looked up: its own name is declared after its declarator, before its
/// body ([basic.scope.pdecl]/1).
fn body_order(sema: &Sema, template: TemplateId) -> u32 {
    let data = &sema.program.templates[template];
    let names = sema.program.names.get(&(data.scope, data.name)).into_iter().flatten();
    let is_next =
        |entry: &crate::hir::Entry| entry.named == crate::hir::Named::Template(template) && entry.order == data.order;
    let declares_itself = names.into_iter().any(is_next);
    if declares_itself { data.order + 1 } else { data.order }
}

fn make(
    sema: &mut Sema,
    template: TemplateId,
    args: &Arc<[TemplateArg]>,
    written: &Written,
    signature: Signature,
    scope: ScopeId,
) -> FuncId {
    let Signature { name, symbol, shape, span } = signature;
    let access = sema.program.templates[template].access;
    let specs = all_specs(sema, template, &written.specs);
    let declaring = declared::Declaring {
        specs: &specs,
        declarator: &written.declarator,
        shape,
        name,
        symbol,
        span,
        scope,
        place: sema.cx.scope,
        is_block: false,
        is_definition: written.body.is_some(),
        access,
    };
    let func = declared::undeclared_func(sema, &declaring);
    earlier_defaults(sema, template, func);
    let data = sema.program.funcs.get_mut(func);
    data.specialization = Some((template, args.clone()));
    data.is_inline |= data.class.is_some() && written.body.is_some();
    // Constraints were checked with the template's arguments.
    data.requires = None;
    func
}

/// The specifiers of a template's definition, with those that only its first declaration may have, as `static` in a
/// class ([class.static]/1) and `explicit` ([dcl.fct.spec]/3).
fn all_specs(sema: &Sema, template: TemplateId, defined: &ast::DeclSpecs) -> ast::DeclSpecs {
    let mut specs = defined.clone();
    let data = &sema.program.templates[template];
    if data.first_pattern == data.pattern {
        return specs;
    }
    let Some(first) = written(sema, data.first_pattern) else { return specs };
    if specs.storage == ast::StorageClass::None {
        specs.storage = first.specs.storage;
    }
    if specs.explicit == ast::Explicit::No {
        specs.explicit = first.specs.explicit;
    }
    if specs.constant == ast::Constancy::None {
        specs.constant = first.specs.constant;
    }
    specs.is_inline |= first.specs.is_inline;
    specs.attrs.extend(first.specs.attrs);
    specs
}

/// Default arguments that only the template's first declaration gives ([dcl.fct.default]/4).
fn earlier_defaults(sema: &mut Sema, template: TemplateId, func: FuncId) {
    let data = &sema.program.templates[template];
    if data.first_pattern == data.pattern {
        return;
    }
    let Some(first) = written(sema, data.first_pattern) else { return };
    let Some(ast::ChunkKind::Function(chunk)) = first.declarator.chunks.first().map(|chunk| &chunk.kind) else {
        return;
    };
    let target = sema.program.funcs.get_mut(func);
    for (slot, param) in target.params.iter_mut().zip(&chunk.params) {
        if let (crate::hir::DefaultArg::None, Some(default)) = (slot.default, param.default) {
            slot.default = crate::hir::DefaultArg::Written(default);
        }
    }
}

/// Finds the definition of an instantiated function that was only declared when it was made: of a function template
/// defined later, or of a member defined outside of its class template. Whether there is a body now.
pub fn find_definition(sema: &mut Sema, func: FuncId) -> bool {
    if sema.program.funcs[func].body != Body::None || sema.program.funcs[func].is_deleted {
        return false;
    }
    match sema.program.funcs[func].specialization.clone() {
        Some((template, args)) => of_template(sema, func, template, &args),
        None => of_member(sema, func),
    }
}

fn of_template(sema: &mut Sema, func: FuncId, template: TemplateId, args: &Arc<[TemplateArg]>) -> bool {
    if !sema.program.templates[template].is_defined && !super::outside::define_member_template(sema, template) {
        return false;
    }
    let data = &sema.program.templates[template];
    let pattern = data.pattern;
    let order = body_order(sema, template);
    let Some(written) = written(sema, pattern) else { return false };
    if written.body.is_none() {
        return false;
    }
    let scope = params::enter(sema, template, Some(args));
    adopt(sema, func, pattern, scope, order, &written)
}

/// Gives a function the definition that stands at `pattern`: its parameters' names and its body.
fn adopt(sema: &mut Sema, func: FuncId, pattern: ast::DeclId, scope: ScopeId, order: u32, written: &Written) -> bool {
    let (signature, errors) = sema.trap(|sema| params::at(sema, scope, Some(order), |sema| signature(sema, written)));
    if let Some(signature) = signature.filter(|_| errors.is_empty())
        && let Some(params) = signature.shape.params
    {
        let target = sema.program.funcs.get_mut(func);
        if target.params.len() == params.len() {
            for (slot, param) in target.params.iter_mut().zip(params) {
                slot.name = param.name;
                slot.span = param.span;
            }
        }
    }
    let target = sema.program.funcs.get_mut(func);
    target.body = Body::Written { decl: pattern, scope };
    target.order = order;
    target.is_inline |= written.specs.is_inline;
    true
}

/// A member function of an instantiated class, defined behind the class template.
fn of_member(sema: &mut Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let Some(class) = data.class else { return false };
    let (ty, name, requires) = (data.ty, data.name, data.requires);
    let symbol = super::outside::member_symbol(sema, name);
    for outside in super::outside::definitions(sema, class, symbol) {
        let scope = super::outside::definition_scope(sema, &outside, class);
        let definition = &outside.definition;
        let pattern = definition.decl;
        let Some(written) = written(sema, pattern) else { continue };
        if written.body.is_none() {
            continue;
        }
        let (found, errors) =
            sema.trap(|sema| params::at(sema, scope, Some(definition.order), |sema| signature(sema, &written)));
        let Some(found) = found.filter(|_| errors.is_empty()) else { continue };
        let same_name = found.name == name || matches!((found.name, name), (FuncName::Ident(_), FuncName::Ident(_)));
        let params = super::outside::member_heads(sema, &outside);
        let same_requires = super::equivalent::same_requires(
            sema,
            written.declarator.requires,
            requires.map(|(id, _)| id),
            (&params.0, &params.1),
        );
        if !same_name || !same_requires || !same_type(sema, found.shape.ty, ty) {
            continue;
        }
        if let Some(body @ (ast::FunctionBody::Defaulted | ast::FunctionBody::Deleted)) = &written.body {
            let body = body.clone();
            declared::set_body(sema, func, pattern, &body, scope);
            return true;
        }
        return adopt(sema, func, pattern, scope, definition.order, &written);
    }
    false
}

/// Whether two declarations declare the same function: parameters, qualifiers; the result may be spelled otherwise.
fn same_type(sema: &Sema, a: Ty, b: Ty) -> bool {
    match (sema.program.types.as_function(a), sema.program.types.as_function(b)) {
        (Some(a), Some(b)) => {
            a.params == b.params && a.is_variadic == b.is_variadic && a.quals == b.quals && a.ref_qual == b.ref_qual
        }
        _ => false,
    }
}

/// Reports that the body of a specialisation is checked, for errors in it.
pub fn describe(sema: &Sema, func: FuncId) -> String {
    overload::explain::name(sema, func)
}

/// Whether the code of a function belongs to a template: its body is checked only when it is used.
pub fn is_instantiated(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    data.specialization.is_some() || data.class.is_some_and(|class| is_instantiated_class(sema, class))
}

/// Whether a class is a template's specialisation that was instantiated, or a member of one.
pub fn is_instantiated_class(sema: &Sema, class: crate::hir::ClassId) -> bool {
    let mut next = Some(class);
    while let Some(class) = next {
        let data = &sema.program.classes[class];
        if data.specialization.is_some() && !sema.explicit_classes.contains_key(&class) {
            return true;
        }
        next = params::enclosing_class(sema, data.parent);
    }
    false
}

/// Whether a library has the code of a function ([temp.explicit]/13). Inline functions are made all the same.
pub fn is_extern(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    if sema.extern_funcs.contains_key(&func) {
        return true;
    }
    let is_inline = data.is_inline || data.attrs.is_always_inline;
    !is_inline
        && data.specialization.is_none()
        && data.class.is_some_and(|class| sema.extern_classes.contains_key(&class))
}

/// An explicit specialisation of a function template ([temp.expl.spec]): which template, and what it declares.
/// `of_template` says whether there is a `template <>` more than the classes around it need.
pub fn explicit(sema: &mut Sema, id: ast::DeclId, of_template: bool) {
    let Some(written) = written(sema, id) else { return };
    let Some(name) = written.declarator.name else { return };
    let span = sema.ast.names[name].last_span;
    let Some(target) = lookup::qualifier_scope(sema, name) else { return };
    let saved = sema.cx.clone();
    if sema.ast.names[name].is_qualified() {
        sema.cx.scope = target;
        sema.cx.class = params::enclosing_class(sema, target);
    }
    let signature = signature(sema, &written);
    sema.cx = saved;
    let Some(signature) = signature else { return };
    let scope = target;
    check_defaults(sema, &written);
    // A member function of a class template's specialisation: it replaces the instantiated definition.
    if !of_template
        && params::enclosing_class(sema, scope).is_none_or(|class| plain_member(sema, class, &signature).is_none())
    {
        let shown = sema.show(signature.shape.ty);
        let of = lookup::scope_name(sema, scope);
        let text = format!("no member function `{}` of type `{shown}` in {of} can be specialised", signature.symbol);
        return sema.error(span, text);
    }
    if !of_template
        && let Some(class) = params::enclosing_class(sema, scope)
        && let Some(member) = plain_member(sema, class, &signature)
    {
        if let Some(body) = &written.body
            && declared::replace_specialization(sema, member, span)
        {
            let body = body.clone();
            sema.program.funcs.get_mut(member).body = Body::None;
            sema.explicit_funcs.insert(member, ());
            declared::set_body(sema, member, id, &body, scope);
            adopt_names(sema, member, &signature);
        }
        return;
    }
    let Some((template, args)) = matching(sema, name, scope, &signature, span) else { return };
    let Ok(func) = specialization(sema, template, &args) else { return };
    if written.body.is_some() && !declared::replace_specialization(sema, func, span) {
        return;
    }
    let in_scope = if sema.ast.names[name].is_qualified() { target } else { sema.cx.scope };
    adopt_names(sema, func, &signature);
    let is_user = sema.is_user(span);
    let order = sema.next_order;
    let data = sema.program.funcs.get_mut(func);
    data.body = Body::None;
    data.is_deleted = false;
    data.is_inline = written.specs.is_inline || written.specs.constant != ast::Constancy::None;
    data.constant = written.specs.constant;
    data.span = span;
    data.is_user = is_user;
    data.order = order;
    sema.explicit_funcs.insert(func, ());
    if let Some(body) = &written.body {
        let body = body.clone();
        declared::set_body(sema, func, id, &body, in_scope);
        if is_user && matches!(sema.program.funcs[func].body, Body::Written { .. }) {
            decl::func_body(sema, func);
        }
    }
}

/// [temp.expl.spec]/21: an explicit specialisation gives no default arguments.
fn check_defaults(sema: &mut Sema, written: &Written) {
    if let Some(ast::ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind)
        && let Some(param) = chunk.params.iter().find(|param| param.default.is_some())
    {
        sema.error(param.span, "an explicit specialisation cannot give default arguments");
    }
}

/// Whether the current scope declares what is a member of `scope`: itself, or a namespace of its inline namespace set.
fn is_declared_here(sema: &Sema, scope: ScopeId) -> bool {
    let mut next = Some(scope);
    while let Some(id) = next {
        if id == sema.cx.scope {
            return true;
        }
        next = match sema.program.scopes[id].kind {
            crate::hir::ScopeKind::Namespace(of) if sema.program.namespaces[of].is_inline => {
                sema.program.scopes[id].parent
            }
            _ => None,
        };
    }
    false
}

/// The template and arguments whose specialisation a declaration names ([temp.deduct.decl]). None: reported.
fn matching(
    sema: &mut Sema,
    name: ast::NameId,
    scope: ScopeId,
    signature: &Signature,
    span: Span,
) -> Option<(TemplateId, Arc<[TemplateArg]>)> {
    let found = lookup::in_scope(sema, scope, signature.symbol, lookup::Want::Any);
    // [temp.expl.spec]/3, [temp.explicit]/3: without a qualifier it is a member of the current namespace.
    let is_free = sema.ast.names[name].is_qualified() || !sema.is_user(span);
    let may_be =
        |sema: &Sema, template: TemplateId| is_free || is_declared_here(sema, sema.program.templates[template].scope);
    best_match(sema, name, &found, may_be, (signature.symbol, signature.shape.ty), span)
}

/// The best of the templates that lookup found and that may be meant, with the arguments that make it a function of this name
/// and type; `name` may have explicit ones. None: reported.
pub(super) fn best_match(
    sema: &mut Sema,
    name: ast::NameId,
    found: &lookup::Found,
    may_be: impl Fn(&Sema, TemplateId) -> bool,
    (symbol, ty): (Symbol, Ty),
    span: Span,
) -> Option<(TemplateId, Arc<[TemplateArg]>)> {
    let explicit_args = class::name_args(sema, name);
    let is_function =
        |id: &TemplateId| sema.program.templates[*id].kind == crate::hir::TemplateKind::Function && may_be(sema, *id);
    let as_template = |entry: &crate::hir::Entry| match entry.named {
        crate::hir::Named::Template(id) => Some(id),
        _ => None,
    };
    let templates: Vec<TemplateId> = found.entries.iter().filter_map(as_template).filter(is_function).collect();
    let mut fitting: Vec<(TemplateId, Arc<[TemplateArg]>)> = Vec::new();
    for template in templates {
        let raws = match &explicit_args {
            Some(written) => super::args::written(sema, written)?,
            None => Vec::new(),
        };
        let Ok(args) = super::call::from_declaration(sema, template, &raws, ty) else { continue };
        fitting.push((template, args));
    }
    let is_best = |sema: &mut Sema, template: TemplateId| {
        fitting.iter().all(|(other, _)| {
            *other == template
                || super::order::whole_functions(sema, template, *other) == super::order::Specialized::More
        })
    };
    let mut best = None;
    for (template, args) in &fitting {
        if is_best(sema, *template) {
            best = Some((*template, Arc::clone(args)));
        }
    }
    if let (None, Some(_)) = (&best, fitting.first()) {
        let text = format!("this specialisation of `{symbol}` is ambiguous");
        let mut diagnostic = Diagnostic::error(span, text);
        for (template, _) in &fitting {
            diagnostic = diagnostic.note_at(sema.program.templates[*template].span, "this template fits");
        }
        sema.report(diagnostic);
    } else if best.is_none() {
        let shown = sema.show(ty);
        let text = format!("no function template matches this specialisation of `{symbol}` with type `{shown}`");
        let mut diagnostic = Diagnostic::error(span, text);
        for entry in &found.entries {
            diagnostic = diagnostic.note_at(lookup::entity_span(sema, &entry.named), "this one does not");
        }
        sema.report(diagnostic);
    }
    best
}

/// The function that an explicit instantiation names ([temp.explicit]): of a template, or a member.
pub fn explicitly_instantiated(sema: &mut Sema, id: ast::DeclId) -> Option<FuncId> {
    let written = written(sema, id)?;
    let name = written.declarator.name?;
    let span = sema.ast.names[name].last_span;
    let scope = lookup::qualifier_scope(sema, name)?;
    let saved = sema.cx.clone();
    if sema.ast.names[name].is_qualified() {
        sema.cx.scope = scope;
        sema.cx.class = params::enclosing_class(sema, scope);
    }
    let signature = signature(sema, &written);
    sema.cx = saved;
    let signature = signature?;
    if let Some(class) = params::enclosing_class(sema, scope)
        && let Some(member) = plain_member(sema, class, &signature)
    {
        return Some(member);
    }
    let (template, args) = matching(sema, name, scope, &signature, span)?;
    specialization(sema, template, &args).ok()
}

fn adopt_names(sema: &mut Sema, func: FuncId, signature: &Signature) {
    let Some(params) = signature.shape.params.clone() else { return };
    let target = sema.program.funcs.get_mut(func);
    if target.params.len() == params.len() {
        for (slot, param) in target.params.iter_mut().zip(params) {
            slot.name = param.name;
            slot.span = param.span;
        }
    }
}

/// The member function that is no template with this signature.
fn plain_member(sema: &mut Sema, class: crate::hir::ClassId, signature: &Signature) -> Option<FuncId> {
    class::instantiate(sema, class);
    let methods = sema.program.classes[class].methods.clone();
    let mut best: Option<FuncId> = None;
    for method in methods {
        let data = &sema.program.funcs[method];
        let is_meant = data.name == signature.name && same_type(sema, data.ty, signature.shape.ty);
        // Of those whose constraints hold, the most constrained one ([temp.expl.spec]/12).
        if is_meant
            && constraint::of_func(sema, method)
            && best.is_none_or(|best| super::subsume::func_is_more_constrained(sema, method, best))
        {
            best = Some(method);
        }
    }
    best
}
