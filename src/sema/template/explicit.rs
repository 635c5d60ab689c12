//! Explicit specialisations ([temp.expl.spec]) and instantiations ([temp.explicit]).

use crate::ast::{self, Access, DeclKind};
use crate::hir::{self, ClassId, ScopeId, TemplateKind};
use crate::sema::decl::redecl::{self};
use crate::sema::lookup::{self};
use crate::sema::template::declare::{self, Pattern};
use crate::sema::template::{class, function, params};
use crate::sema::{Sema, decl};

/// `template <> declaration` ([temp.expl.spec]), `template declaration` ([temp.explicit]).
pub fn specialize(sema: &mut Sema, id: ast::DeclId) {
    match sema.ast.decls[id].kind {
        DeclKind::ExplicitSpecialization { decl } => explicit_specialization(sema, decl, 1),
        DeclKind::ExplicitInstantiation { is_extern, decl } => explicit_instantiation(sema, decl, is_extern),
        _ => {}
    }
}

/// A declaration behind `n_lists` times `template <>`.
fn explicit_specialization(sema: &mut Sema, id: ast::DeclId, n_lists: usize) {
    match sema.ast.decls[id].kind.clone() {
        // `template <> template <> …` for members of templates' members.
        DeclKind::ExplicitSpecialization { decl } => return explicit_specialization(sema, decl, n_lists + 1),
        DeclKind::Template(template) => {
            // Arguments that depend on the parameters name no scope.
            if let Some(pattern) = declare::pattern(sema, template.decl)
                && declare::member_levels(sema, &pattern, std::slice::from_ref(&*template)) == 0
                && let Some(scope) = member_of(sema, &pattern)
                && !check_lists(sema, scope, n_lists, 0..=0, &pattern)
            {
                return;
            }
            return declare::declare(sema, id, &template, Access::Public);
        }
        _ => {}
    }
    let Some(pattern) = declare::pattern(sema, id) else { return };
    if pattern.is_friend {
        // [temp.expl.spec]/20
        return sema
            .error(pattern.span, format!("the explicit specialisation of `{}` cannot be a friend", pattern.symbol));
    }
    if sema.cx.language == ast::Linkage::C && sema.is_user(pattern.span) {
        // [temp.pre]/6
        let text = format!("the specialisation of `{}` cannot have C language linkage", pattern.symbol);
        return sema.error(pattern.span, text);
    }
    let Some(scope) = member_of(sema, &pattern) else { return };
    if pattern.is_enumeration {
        if check_lists(sema, scope, n_lists, 0..=0, &pattern) {
            decl::enumeration::specialize(sema, id);
        }
        return;
    }
    match pattern.kind {
        TemplateKind::Function => {
            if check_lists(sema, scope, n_lists, 0..=1, &pattern) {
                function::explicit(sema, id, n_lists > n_specialized(sema, scope));
            }
        }
        TemplateKind::Class | TemplateKind::Variable if !names_specialization(sema, &pattern) => {
            sema.error(pattern.span, format!("`{}` is no template that can be specialised", pattern.symbol));
        }
        TemplateKind::Class => explicit_class(sema, &pattern),
        TemplateKind::Variable => super::variable::explicit(sema, id),
        _ => sema.error(pattern.span, "only classes, functions and variables can be specialised"),
    }
}

/// The scope that a declarator's qualifier names, the current one without; checked to be inside of the current one. None:
/// reported.
fn member_of(sema: &mut Sema, pattern: &Pattern) -> Option<ScopeId> {
    let Some(name) = pattern.name.filter(|&name| sema.ast.names[name].is_qualified()) else {
        return Some(sema.cx.scope);
    };
    let scope = lookup::qualifier_scope(sema, name)?;
    redecl::is_around(sema, scope, pattern.span).then_some(scope)
}

/// How many classes around are specialisations that nobody has specialised explicitly: each needs a `template <>`.
fn n_specialized(sema: &Sema, scope: ScopeId) -> usize {
    let mut n = 0;
    let mut next = params::enclosing_class(sema, scope);
    while let Some(class) = next {
        let data = &sema.program.classes[class];
        n += usize::from(data.specialization.is_some() && !sema.explicit_classes.contains_key(&class));
        next = params::enclosing_class(sema, data.parent);
    }
    n
}

/// [temp.expl.spec]/15: one `template <>` for each class around that is specialised by the declaration, and one when the
/// member is a template itself: `own` says whether it may be.
fn check_lists(
    sema: &mut Sema,
    scope: ScopeId,
    n_lists: usize,
    own: std::ops::RangeInclusive<usize>,
    pattern: &Pattern,
) -> bool {
    let n = n_specialized(sema, scope);
    let is_in_class = params::enclosing_class(sema, sema.cx.scope).is_some();
    let (least, most) = (n + own.start(), n + own.end());
    if is_in_class || (n_lists >= least && n_lists <= most) {
        return true;
    }
    let what = if n_lists < least { "few" } else { "many" };
    sema.error(pattern.span, format!("too {what} `template <>` for `{}`: there are {n_lists}", pattern.symbol));
    false
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
    let Some(mut class) = named_class(sema, pattern) else { return };
    let around = sema.program.classes[class].parent;
    if !redecl::is_around(sema, around, pattern.span) {
        return;
    }
    if sema.program.classes[class].completeness != hir::Completeness::Incomplete
        && pattern.is_definition
        && sema.is_user(pattern.span)
        && let Some((template, args)) = sema.program.classes[class].specialization.clone()
        && class::forget(sema, template, &args)
    {
        class = class::specialization(sema, template, args);
    }
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
    let Some(pattern) = declare::pattern(sema, id) else { return };
    let span = sema.ast.decls[id].span;
    if member_of(sema, &pattern).is_none() {
        return;
    }
    if let DeclKind::Simple { specs, .. } = &sema.ast.decls[id].kind
        && (specs.is_inline || matches!(specs.constant, ast::Constancy::Constexpr | ast::Constancy::Consteval))
    {
        // [temp.explicit]/1
        let at = specs.span;
        sema.error(at, "an explicit instantiation cannot be `inline`, `constexpr` or `consteval`");
        return;
    }
    match pattern.kind {
        TemplateKind::Class => {
            let Some(class) = named_class(sema, &pattern) else { return };
            let around = sema.program.classes[class].parent;
            if !redecl::is_around(sema, around, pattern.span) {
                return;
            }
            if is_extern {
                sema.extern_classes.insert(class, ());
                sema.program.classes.get_mut(class).vtable_home = hir::VtableHome::Library;
                return;
            }
            sema.extern_classes.remove(&class);
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
