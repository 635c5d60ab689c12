//! Variable templates ([temp.variable] in [temp.pre]/1) and static data members of class templates ([temp.static]).

use std::sync::Arc;

use crate::ast::{self, Constancy, DeclKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    ArrayLen, Named, Quals, Specialization, StmtKind, TemplateArg, TemplateId, TemplateKind, TyKind, VarId, VarKind,
};
use crate::sema::decl::{redecl, variable as declared};
use crate::sema::template::args::Raw;
use crate::sema::template::{args, class, constraint, outside, params};
use crate::sema::ty::{self, Place};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// The variable that a template-id names. None: reported.
pub fn of_raws(sema: &mut Sema, template: TemplateId, raws: Vec<Raw>, span: Span) -> Option<VarId> {
    let args = args::complete(sema, template, raws, span)?;
    specialization(sema, template, args, span)
}

/// The variable that a template makes of arguments. None: reported.
pub fn specialization(sema: &mut Sema, template: TemplateId, args: Arc<[TemplateArg]>, span: Span) -> Option<VarId> {
    let key = (template, Arc::clone(&args));
    if let Some(Specialization::Var(var)) = sema.specializations.get(&key) {
        return Some(*var);
    }
    if let Err(why) = constraint::of_template(sema, template, &args) {
        let name = sema.program.templates[template].name;
        let text = format!("the constraints of `{name}` are not satisfied");
        sema.report(why.explain(Diagnostic::error(span, text).note(why.headline())));
        return None;
    }
    let (chosen, bound) = class::choose(sema, template, &args, span)?;
    if !sema.program.templates[chosen].is_defined {
        outside::define_member_template(sema, chosen);
    }
    let pattern = sema.program.templates[chosen].pattern;
    let name = sema.program.templates[template].name;
    sema.instantiating(span, |_| name.to_string(), |sema| make(sema, template, chosen, &bound, pattern, &args))?
}

fn make(
    sema: &mut Sema,
    template: TemplateId,
    chosen: TemplateId,
    bound: &[TemplateArg],
    pattern: ast::DeclId,
    args: &Arc<[TemplateArg]>,
) -> Option<VarId> {
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[pattern].kind.clone() else { return None };
    let item = declarators.first()?.clone();
    let data = &sema.program.templates[template];
    let (name, scope, at, access) = (data.name, data.scope, data.span, data.access);
    let order = Some(sema.program.templates[chosen].order);
    let inner = params::enter(sema, chosen, Some(bound));
    params::at(sema, inner, order, |sema| {
        sema.cx.is_unevaluated = false;
        let base = ty::specs(sema, &specs, Place::Other);
        let shape = ty::declarator(sema, base, &item.declarator);
        let ty = match specs.constant {
            Constancy::Constexpr => sema.program.types.add_quals(shape.ty, Quals::CONST),
            _ => shape.ty,
        };
        let mut var = declared::blank(sema, name, ty, VarKind::Global, scope, at);
        var.function = None;
        var.class = params::enclosing_class(sema, scope);
        var.access = access;
        var.linkage = crate::sema::decl::default_linkage(sema, scope, false);
        var.language = ast::Linkage::Cxx;
        // Instantiations are merged like inline variables.
        var.is_inline = true;
        var.constant = specs.constant;
        // [basic.def]/2: a static data member of which there is no definition yet is only declared.
        var.is_extern = !sema.program.templates[chosen].is_defined;
        var.version = sema.program.templates[template].version;
        var.specialization = Some((template, Arc::clone(args)));
        let id = sema.program.vars.push(var);
        sema.specializations.insert((template, Arc::clone(args)), Specialization::Var(id));
        sema.program.scopes.get_mut(inner).variable = Some(id);
        initialise(sema, id, inner, item.init, at);
        declared::check_constraint(sema, id, &specs, ty);
        Some(id)
    })
}

/// Initialises an instantiated variable in `scope`; what must run at run time runs with the input.
fn initialise(sema: &mut Sema, id: VarId, scope: crate::hir::ScopeId, init: Option<ast::Init>, span: Span) {
    if sema.program.vars[id].is_extern {
        return;
    }
    declared::in_initializer(sema, scope, id, |sema| declared::initialise(sema, id, init, &mut None));
    declared::finish(sema, id, span);
    let var = &sema.program.vars[id];
    if var.is_dynamic() && !var.is_invalid {
        let stmt = sema.stmt(StmtKind::Global(id), span);
        sema.input.stmts.push(stmt);
    }
}

/// `template <> int v<int> = 3;`
pub fn explicit(sema: &mut Sema, id: ast::DeclId) {
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[id].kind.clone() else { return };
    let Some(item) = declarators.first().cloned() else { return };
    let Some(name) = item.declarator.name else { return };
    let span = sema.ast.names[name].last_span;
    let Some(written) = class::name_args(sema, name) else {
        return explicit_member(sema, name, &item, span);
    };
    let found = lookup::named(sema, name, lookup::Want::Any);
    let Some(Named::Template(template)) = found.entries.first().map(|entry| entry.named.clone()) else {
        sema.error(span, "a variable template is needed here");
        return;
    };
    if sema.program.templates[template].kind != TemplateKind::Variable {
        sema.error(span, "a variable template is needed here");
        return;
    }
    let Some(raws) = args::written(sema, &written) else { return };
    let Some(args) = args::complete(sema, template, raws, span) else { return };
    let base = ty::specs(sema, &specs, Place::Other);
    let shape = ty::declarator(sema, base, &item.declarator);
    let ty = match specs.constant {
        Constancy::Constexpr => sema.program.types.add_quals(shape.ty, Quals::CONST),
        _ => shape.ty,
    };
    if !make_room(sema, template, &args, span) {
        return;
    }
    let data = &sema.program.templates[template];
    let (symbol, scope, access, version) = (data.name, data.scope, data.access, data.version);
    let mut var = declared::blank(sema, symbol, ty, VarKind::Global, scope, span);
    var.function = None;
    var.class = params::enclosing_class(sema, scope);
    var.access = access;
    var.linkage = crate::sema::decl::default_linkage(sema, scope, false);
    var.is_inline = specs.is_inline || specs.constant == Constancy::Constexpr;
    var.constant = specs.constant;
    var.version = version;
    var.specialization = Some((template, Arc::clone(&args)));
    let var = sema.program.vars.push(var);
    sema.specializations.insert((template, args), Specialization::Var(var));
    sema.explicit_vars.insert(var, ());
    let scope = sema.cx.scope;
    initialise(sema, var, scope, item.init, span);
}

/// Makes room for an explicit specialisation. False: this input specialises it twice, or after its use
/// ([temp.expl.spec]/7), which is reported.
fn make_room(sema: &mut Sema, template: TemplateId, args: &Arc<[TemplateArg]>, span: Span) -> bool {
    let key = (template, Arc::clone(args));
    let Some(&Specialization::Var(before)) = sema.specializations.get(&key) else { return true };
    let data = &sema.program.templates[template];
    let (symbol, was) = (data.name, sema.program.vars[before].span);
    let is_explicit = sema.explicit_vars.contains_key(&before);
    if !is_explicit && !sema.program.vars[before].is_used || sema.is_user(span) && class::forget(sema, template, args) {
        return true;
    }
    let what = if is_explicit { "redefinition" } else { "specialisation after use" };
    redecl::conflict(sema, span, format!("{what} of `{symbol}`"), was);
    false
}

/// `template <> int A<int>::x = 3;`
fn explicit_member(sema: &mut Sema, name: ast::NameId, item: &ast::InitDeclarator, span: Span) {
    let found = lookup::named(sema, name, lookup::Want::Any);
    let Some(Named::Var(var)) = found.entries.first().map(|entry| entry.named.clone()) else {
        if found.is_empty() {
            lookup::undeclared(sema, name);
        }
        return;
    };
    let scope = sema.program.vars[var].scope;
    // [temp.expl.spec]/14: without an initialiser it is a declaration.
    if item.init.is_none() {
        return;
    }
    let data = &sema.program.vars[var];
    let (symbol, was, is_used) = (data.name, data.span, data.is_used);
    if data.init.is_some() && sema.input.is_older(var) && sema.is_user(span) {
        // The object that is there may have code already, which keeps it.
        let version = redecl::renew(sema, scope, symbol);
        sema.program.vars.get_mut(var).version = version;
        sema.emitted_vars.remove(&var);
    } else if data.init.is_some() && is_used {
        // [temp.expl.spec]/7
        return redecl::conflict(sema, span, format!("specialisation after use of `{symbol}`"), was);
    }
    let target = sema.program.vars.get_mut(var);
    (target.is_extern, target.init, target.value) = (false, None, None);
    initialise(sema, var, scope, item.init, span);
    crate::sema::input::defines(sema, var);
}

/// Finds the definition of a static data member that its class template only declares, and initialises it.
pub fn find_definition(sema: &mut Sema, var: VarId) -> bool {
    let data = &sema.program.vars[var];
    if !data.is_extern || data.init.is_some() {
        return false;
    }
    if let Some((template, args)) = data.specialization.clone() {
        return find_template_definition(sema, var, template, &args);
    }
    let (Some(owner_class), symbol) = (data.class, data.name) else { return false };
    // [temp.explicit]/13: the library that has the class's code has its static members, too.
    if sema.extern_classes.contains_key(&owner_class) {
        return false;
    }
    let Some(found) = outside::definitions(sema, owner_class, symbol).into_iter().next() else { return false };
    let definition = &found.definition;
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[definition.decl].kind.clone() else { return false };
    let Some(item) = declarators.first().cloned() else { return false };
    let scope = outside::definition_scope(sema, &found, owner_class);
    let target = sema.program.vars.get_mut(var);
    target.is_extern = false;
    target.is_inline = true;
    let span = target.span;
    let name: Symbol = symbol;
    sema.instantiating(
        span,
        |_| name.to_string(),
        |sema| {
            params::at(sema, scope, Some(definition.order), |sema| {
                sema.cx.is_unevaluated = false;
                complete_bound(sema, var, &specs, &item.declarator);
                initialise(sema, var, scope, item.init, span);
            });
        },
    );
    true
}

/// Finds the definition of a static data member template that was only declared when this variable was made of it.
fn find_template_definition(sema: &mut Sema, var: VarId, template: TemplateId, args: &Arc<[TemplateArg]>) -> bool {
    let span = sema.program.vars[var].span;
    let Some((chosen, bound)) = class::choose(sema, template, args, span) else { return false };
    if !sema.program.templates[chosen].is_defined && !outside::define_member_template(sema, chosen) {
        return false;
    }
    let pattern = sema.program.templates[chosen].pattern;
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[pattern].kind.clone() else { return false };
    let Some(item) = declarators.first().cloned() else { return false };
    let order = Some(sema.program.templates[chosen].order);
    let inner = params::enter(sema, chosen, Some(&bound));
    sema.program.vars.get_mut(var).is_extern = false;
    let define = |sema: &mut Sema| {
        params::at(sema, inner, order, |sema| {
            sema.cx.is_unevaluated = false;
            complete_bound(sema, var, &specs, &item.declarator);
            initialise(sema, var, inner, item.init, span);
        });
    };
    let name = sema.program.vars[var].name;
    sema.instantiating(span, |_| name.to_string(), define);
    true
}

/// An array that is declared without bound has that of its definition ([dcl.array]/8).
fn complete_bound(sema: &mut Sema, var: VarId, specs: &ast::DeclSpecs, declarator: &ast::Declarator) {
    if !matches!(sema.program.types.kind(sema.program.vars[var].ty), TyKind::Array(_, ArrayLen::Unknown)) {
        return;
    }
    let base = ty::specs(sema, specs, Place::Other);
    let defined = ty::declarator(sema, base, declarator).ty;
    if matches!(sema.program.types.kind(defined), TyKind::Array(_, ArrayLen::Known(_))) {
        sema.program.vars.get_mut(var).ty = defined;
    }
}
