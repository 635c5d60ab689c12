//! What the parameter lists of the user's templates may say ([temp.param]), checked where they are written: the types of
//! non-type parameters, and where default arguments stand. That no parameter hides another is the parser's to see.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{Access, ChunkKind, DeclId, DeclKind, Default, TemplateDecl, TemplateParam, TemplateParamKind};
use crate::diag::Diagnostic;
use crate::hir::{ClassId, Completeness, Named, ScopeId, ScopeKind, TemplateId, TemplateKind, Ty, TyKind};
use crate::sema::decl::syntax;
use crate::sema::template::args::{self, Fit};
use crate::sema::template::{class, ctad, dependent, function, params};
use crate::sema::{Reported, Sema, Standard, access, lookup, ty};
use crate::source::Span;

/// Checks the parameter lists of a template-declaration, outermost first, and those of the member templates of the class
/// that it defines. What a template instantiates was checked with it, and headers are taken to be right. The scope that binds
/// the parameters of the user's templates to themselves; `Err`: a list is wrong, reported.
pub(super) fn check(sema: &mut Sema, levels: &[TemplateDecl], pattern: DeclId) -> Result<Option<ScopeId>, Reported> {
    if sema.cx.order_limit.is_some() || !sema.is_user(sema.ast.decls[pattern].span) {
        return Ok(None);
    }
    let n_errors = sema.sink.error_count();
    let mut scope = sema.cx.scope;
    // A definition outside of a class names things as the member that it defines ([class.access]/6), which is not known yet.
    let is_outside = class::pattern_name(sema, pattern).is_some_and(|name| sema.ast.names[name].is_qualified());
    for (depth, level) in levels.iter().enumerate() {
        scope = match is_outside {
            true => access::exempt(sema, |sema| list(sema, &level.params, scope, depth as u16)),
            false => list(sema, &level.params, scope, depth as u16),
        };
    }
    members(sema, pattern, scope, levels.len() as u16);
    if let DeclKind::Concept { name_span, .. } = sema.ast.decls[pattern].kind {
        concept(sema, levels, pattern, name_span);
    }
    function_packs(sema, pattern);
    if sema.sink.error_count() == n_errors { Ok(Some(scope)) } else { Err(Reported) }
}

/// [temp.concept]: a concept stands in a namespace (/3), has one list of parameters without constraints (/4), and does not name
/// itself (/2).
fn concept(sema: &mut Sema, levels: &[TemplateDecl], pattern: DeclId, span: Span) {
    let DeclKind::Concept { name, constraint, .. } = sema.ast.decls[pattern].kind else { return };
    let is_constrained =
        |param: &TemplateParam| matches!(param.kind, TemplateParamKind::Type { constraint: Some(_), .. });
    let has_constraint = |level: &TemplateDecl| level.requires.is_some() || level.params.iter().any(is_constrained);
    let mut names = Names::new(&sema.ast, true);
    names.expr(constraint);
    let names_itself = names.inside.contains(&name);
    let text = match () {
        () if !matches!(sema.program.scopes[sema.cx.scope].kind, ScopeKind::Namespace(_)) => {
            format!("the concept `{name}` must be declared in a namespace")
        }
        () if levels.len() > 1 => format!("the concept `{name}` has too many template parameter lists"),
        () if levels.iter().any(has_constraint) => format!("the concept `{name}` cannot be constrained itself"),
        () if names_itself => format!("the concept `{name}` cannot refer to itself"),
        () => return,
    };
    sema.error(span, text);
}

/// [dcl.fct.default]/3: a function parameter pack has no default argument.
fn function_packs(sema: &mut Sema, pattern: DeclId) {
    let Some(written) = function::written(sema, pattern) else { return };
    let Some(ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind) else { return };
    if let Some(param) = chunk.params.iter().find(|param| param.declarator.is_pack && param.default.is_some()) {
        sema.error(param.span, "a function parameter pack cannot have a default argument");
    }
}

/// The member templates of a class template's definition. Names in them may be those of other members, which are not
/// declared until the class is instantiated: only what is wrong whatever they mean is reported.
fn members(sema: &mut Sema, pattern: DeclId, scope: ScopeId, depth: u16) {
    let Some(class) = class::definition(sema, pattern) else { return };
    syntax::class(sema, &class, true);
    for member in class.members {
        let DeclKind::Template(template) = sema.ast.decls[member].kind.clone() else {
            members(sema, member, scope, depth);
            continue;
        };
        let (inner, errors) = sema.trap(|sema| list(sema, &template.params, scope, depth));
        let is_about_type = |error: &Diagnostic| error.message.starts_with(TYPE_ERROR);
        errors.into_iter().filter(is_about_type).for_each(|error| sema.report(error));
        members(sema, template.decl, inner, depth + 1);
    }
}

const TYPE_ERROR: &str = "a template parameter cannot have ";

/// One list; the scope that binds its parameters to themselves.
pub(super) fn list(sema: &mut Sema, list: &[TemplateParam], parent: ScopeId, depth: u16) -> ScopeId {
    let scope = params::new_scope(sema, parent);
    for (index, param) in list.iter().enumerate() {
        match &param.kind {
            TemplateParamKind::Type { .. } => {}
            TemplateParamKind::NonType { .. } => {
                let ty = params::value_type(sema, scope, param);
                check_type(sema, ty, param.span);
            }
            TemplateParamKind::Template { params, .. } => {
                self::list(sema, params, scope, depth + 1);
                check_order(sema, params);
            }
        }
        if params::is_pack(param) && super::declare::has_default(param) {
            // [temp.param]/11
            let text = format!("the template parameter pack{} cannot have a default argument", named(param));
            sema.error(param.span, text);
        }
        let (arg, _) = sema.trap(|sema| params::itself(sema, scope, param, depth, index));
        params::bind_one(sema, scope, param, arg);
    }
    scope
}

/// [temp.param]/6: a structural type, or a placeholder for one. Whether it is.
pub(super) fn check_type(sema: &mut Sema, ty: Ty, span: Span) -> bool {
    let is_open = dependent::is_dependent(sema, ty) || ty::has_auto(sema, ty) || ctad::placeholder(sema, ty).is_some();
    if ty == Ty::ERROR || is_open {
        return true;
    }
    let shown = sema.show(ty);
    let class = sema.program.types.as_class(ty);
    if let Some(class) = class
        && sema.standard >= Standard::Cxx20
        && !(ty::is_complete(sema, ty) || class::complete(sema, ty, span))
    {
        let text = match sema.program.classes[class].completeness {
            Completeness::BeingDefined => "its definition is not complete here",
            _ => "it is only declared here",
        };
        let at = sema.program.classes[class].span;
        let diagnostic = Diagnostic::error(span, format!("{TYPE_ERROR}the incomplete type `{shown}`"));
        sema.report(diagnostic.note_at(at, text));
        return false;
    }
    let Err(why) = structural(sema, ty) else { return true };
    let mut diagnostic = Diagnostic::error(span, format!("{TYPE_ERROR}type `{shown}`"));
    if let Some((at, text)) = why {
        diagnostic = diagnostic.note_at(at, text);
    }
    sema.report(diagnostic);
    false
}

/// Whether a type is structural ([temp.param]/7); otherwise what is in the way, if that is not the type itself. Before C++20
/// floating-point and class types are not.
fn structural(sema: &Sema, ty: Ty) -> Result<(), Option<(Span, String)>> {
    match *sema.program.types.kind(ty.unqual()) {
        TyKind::Void | TyKind::RValueRef(_) => Err(None),
        TyKind::LValueRef(_) => Ok(()),
        TyKind::Array(element, _) => structural(sema, element),
        TyKind::Class(_) if sema.standard < Standard::Cxx20 => Err(None),
        TyKind::Class(class) => structural_class(sema, class),
        _ if sema.program.types.is_floating(ty) && sema.standard < Standard::Cxx20 => Err(None),
        _ => Ok(()),
    }
}

fn structural_class(sema: &Sema, class: ClassId) -> Result<(), Option<(Span, String)>> {
    let data = &sema.program.classes[class];
    if !data.traits.is_literal {
        return Err(Some((data.span, format!("`{}` is no literal type", data.name))));
    }
    for base in &data.bases {
        if base.access != Access::Public {
            let name = sema.program.classes[base.class].name;
            return Err(Some((base.span, format!("its base `{name}` is not public"))));
        }
        structural_class(sema, base.class)?;
    }
    for &field in &data.fields {
        let field = &sema.program.fields[field];
        if field.access != Access::Public || field.is_mutable {
            let why = if field.is_mutable { "is mutable" } else { "is not public" };
            return Err(Some((field.span, format!("its member `{}` {why}", field.name))));
        }
        structural(sema, field.ty).map_err(|why| {
            why.or_else(|| Some((field.span, format!("its member `{}` is of no structural type", field.name))))
        })?;
    }
    Ok(())
}

// ---- default arguments ----

/// Checks the default arguments of a class, variable or alias template's parameters after it was declared, or declared
/// again ([temp.param]/14); and that each default argument that depends on nothing fits its parameter.
pub(super) fn check_defaults(sema: &mut Sema, template: TemplateId, new: &[TemplateParam], span: Span) {
    if sema.cx.order_limit.is_some() || !sema.is_user(span) {
        return;
    }
    let data = &sema.program.templates[template];
    let is_primary = matches!(data.kind, TemplateKind::Class | TemplateKind::Variable | TemplateKind::Alias);
    if is_primary {
        let has_default: Vec<bool> = data.defaults.iter().map(Option::is_some).collect();
        check_order_of(sema, new, &has_default);
        let last = new.len().saturating_sub(1);
        if let Some(pack) = new.iter().take(last).find(|param| params::is_pack(param)) {
            sema.error(pack.span, "a template parameter pack must be the last template parameter");
        }
    }
    // Names that nothing declares are reported by now.
    let is_sound = !sema.sink.has_errors();
    for (index, param) in new.iter().enumerate() {
        if is_sound && super::declare::has_default(param) {
            fits(sema, template, index, param);
        }
    }
}

/// The same rule for the list of a template template-parameter.
fn check_order(sema: &mut Sema, list: &[TemplateParam]) {
    let has_default: Vec<bool> = list.iter().map(super::declare::has_default).collect();
    check_order_of(sema, list, &has_default);
}

fn check_order_of(sema: &mut Sema, list: &[TemplateParam], has_default: &[bool]) {
    let Some(first) = has_default.iter().position(|&has| has) else { return };
    let lacks = |(index, param): &(usize, &TemplateParam)| !has_default[*index] && !params::is_pack(param);
    if let Some((_, param)) = list.iter().enumerate().skip(first).find(lacks) {
        let text = format!("the template parameter{} needs a default argument", named(param));
        let diagnostic = Diagnostic::error(param.span, text);
        sema.report(diagnostic.note_at(list[first].span, "because this one has a default argument"));
    }
}

/// ` `T``, or nothing for a parameter without a name.
fn named(param: &TemplateParam) -> String {
    if param.name.is_empty() { String::new() } else { format!(" `{}`", param.name) }
}

/// [temp.param]/13: no default argument is given twice.
pub(super) fn check_given_again(sema: &mut Sema, old: TemplateId, new: TemplateId) {
    let (before, after) = (&sema.program.templates[old], &sema.program.templates[new]);
    let pairs = before.defaults.iter().zip(after.params.iter());
    let again = pairs.enumerate().find_map(|(index, (default, param))| {
        let list = default.as_ref().filter(|_| super::declare::has_default(param))?;
        Some((list.get(index)?.span, param.clone()))
    });
    if let Some((was, param)) = again {
        let text = format!("the default argument of the template parameter{} is given again", named(&param));
        sema.report(Diagnostic::error(param.span, text).note_at(was, "the earlier default argument is here"));
    }
}

/// [temp.param]/12: where no default template-argument may stand; `place` says which declaration this is.
pub(super) fn check_no_defaults(sema: &mut Sema, list: &[TemplateParam], place: &str) {
    if let Some(param) = list.iter().find(|param| super::declare::has_default(param)).cloned() {
        let text = format!("the template parameter{} of {place} cannot have a default argument", named(&param));
        sema.error(param.span, text);
    }
}

/// Whether a default argument that names no template parameter and no member of a template fits its parameter.
fn fits(sema: &mut Sema, template: TemplateId, index: usize, param: &TemplateParam) {
    let mut names = Names::new(&sema.ast, true);
    match &param.kind {
        TemplateParamKind::Type { default: Some(default), .. } => names.ty(*default),
        TemplateParamKind::Template { default: Some(default), .. } => names.name(*default, false),
        TemplateParamKind::NonType { param } => {
            let Some(Default::Expr(default)) = param.default else { return };
            names.expr(default);
            names.param(param);
        }
        _ => return,
    }
    let found = std::mem::take(&mut names.found);
    let scope = params::enter(sema, template, None);
    let is_closed = |sema: &mut Sema| {
        found.iter().all(|&symbol| {
            let found = lookup::from_scope(sema, scope, symbol, lookup::Want::Any);
            found.entries.iter().all(|entry| !matches!(&entry.named, Named::TemplateArg(_)))
        })
    };
    let is_template = matches!(param.kind, TemplateParamKind::Template { .. });
    if !is_closed(sema) && !is_template {
        return;
    }
    let data = &sema.program.templates[template];
    let (list, defaults): (Arc<[TemplateParam]>, _) = (data.params.clone(), data.defaults.clone());
    let fit = Fit {
        params: &list,
        defaults: &defaults,
        parent: data.lookup_scope,
        depth: data.depth,
        order: None,
        name: data.name,
        declared: data.span,
        span: param.span,
    };
    args::default(sema, &fit, &[], index);
}
