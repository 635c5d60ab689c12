//! What depends on template parameters ([temp.dep.type], [temp.dep.expr], [temp.dep.constexpr]).
//!
//! A type says so itself. An expression is never checked while it depends on an unbound parameter; whether it does
//! is read off its names.

use crate::ast;
use crate::ast::visit::Names;
use crate::base::Symbol;
use crate::hir::{
    ArrayLen, ClassId, DependentTemplate, Named, Notation, NotationId, ScopeId, ScopeKind, TemplateArg, Ty, TyKind,
};
use crate::sema::lookup::{self, Want};
use crate::sema::{Sema, ty};

/// Whether a type mentions an unbound template parameter.
pub fn is_dependent(sema: &Sema, ty: Ty) -> bool {
    match sema.program.types.kind(ty) {
        TyKind::TemplateParam { .. }
        | TyKind::PackElement { .. }
        | TyKind::DependentSpecialization { .. }
        | TyKind::DependentName { .. }
        | TyKind::DependentExpr(..)
        | TyKind::PackExpansion(_)
        | TyKind::Unique(_) => true,
        TyKind::Complex(to)
        | TyKind::Vector(to, _)
        | TyKind::Pointer(to)
        | TyKind::LValueRef(to)
        | TyKind::RValueRef(to) => is_dependent(sema, *to),
        TyKind::MemberPtr { class, pointee } => is_dependent(sema, *class) || is_dependent(sema, *pointee),
        TyKind::Array(element, len) => matches!(len, ArrayLen::Dependent(_)) || is_dependent(sema, *element),
        TyKind::Function(function) => {
            function.dependent_noexcept.is_some()
                || is_dependent(sema, function.ret)
                || function.params.iter().any(|&param| is_dependent(sema, param))
        }
        _ => false,
    }
}

/// Whether a template argument mentions an unbound parameter.
pub fn arg_is_dependent(sema: &Sema, arg: &TemplateArg) -> bool {
    match arg {
        TemplateArg::Type(ty) => is_dependent(sema, *ty),
        TemplateArg::Value(ty, _) => is_dependent(sema, *ty),
        TemplateArg::Template(_) | TemplateArg::Unfitted(..) => false,
        TemplateArg::DependentValue(..) | TemplateArg::ParamValue { .. } | TemplateArg::ParamTemplate { .. } => true,
        TemplateArg::Pack(args) => args_are_dependent(sema, args),
    }
}

/// Whether one of the arguments is dependent.
pub fn args_are_dependent(sema: &Sema, args: &[TemplateArg]) -> bool {
    args.iter().any(|arg| arg_is_dependent(sema, arg))
}

/// Whether the check stands in the scope of unbound parameters at all.
fn is_in_unbound_scope(sema: &Sema) -> bool {
    let mut next = Some(sema.cx.scope);
    while let Some(id) = next {
        let scope = &sema.program.scopes[id];
        match scope.kind {
            ScopeKind::TemplateParams if scope.is_unbound => return true,
            ScopeKind::Namespace(_) => return false,
            _ => next = scope.parent,
        }
    }
    false
}

/// Whether an expression mentions an unbound template parameter, or a variable whose type does.
pub fn expr_is_dependent(sema: &mut Sema, id: ast::ExprId) -> bool {
    if !is_in_unbound_scope(sema) {
        return false;
    }
    let mut names = Names::with_counted(&sema.ast);
    names.expr(id);
    let (found, counted, uses_this) = (names.found, names.counted.unwrap_or_default(), names.uses_this);
    (uses_this && sema.cx.this_ty.is_some_and(|ty| is_dependent(sema, ty)))
        || found.into_iter().any(|symbol| name_is_dependent(sema, symbol))
        || counted.into_iter().any(|symbol| count_is_dependent(sema, symbol))
}

/// Whether template arguments as written mention an unbound parameter.
pub fn written_args_are_dependent(sema: &mut Sema, args: &[ast::TemplateArg]) -> bool {
    if !is_in_unbound_scope(sema) {
        return false;
    }
    let mut names = Names::with_counted(&sema.ast);
    args.iter().for_each(|arg| names.arg(arg));
    let (found, counted) = (names.found, names.counted.unwrap_or_default());
    found.into_iter().any(|symbol| name_is_dependent(sema, symbol))
        || counted.into_iter().any(|symbol| count_is_dependent(sema, symbol))
}

/// [temp.dep.constexpr]/4: how many elements a pack has depends on those that are expansions.
fn count_is_dependent(sema: &mut Sema, symbol: Symbol) -> bool {
    let found = lookup::unqualified(sema, symbol, Want::Any);
    match found.entries.first().map(|entry| &entry.named) {
        Some(Named::TemplateArg(TemplateArg::Pack(elements))) => {
            elements.iter().any(|element| super::deduce::is_expansion(sema, element))
        }
        Some(Named::Pack(_)) => false,
        _ => name_is_dependent(sema, symbol),
    }
}

fn name_is_dependent(sema: &mut Sema, symbol: Symbol) -> bool {
    let found = lookup::unqualified(sema, symbol, Want::Any);
    found.entries.iter().any(|entry| named_is_dependent(sema, &entry.named))
}

pub(super) fn named_is_dependent(sema: &Sema, named: &Named) -> bool {
    match named {
        Named::TemplateArg(arg) => arg_is_dependent(sema, arg),
        Named::Var(var) => is_dependent(sema, sema.program.vars[*var].ty),
        Named::Alias(alias) => is_dependent(sema, sema.program.aliases[*alias].ty),
        Named::Pack(elements) => elements.iter().any(|named| named_is_dependent(sema, named)),
        _ => false,
    }
}

/// Whether a base-specifier's type depends on parameters of the templates around, bound or not ([temp.dep.type]/5):
/// then `base` is a dependent base class, if it is not the current instantiation.
pub fn base_is_dependent(sema: &mut Sema, written: ast::TypeId, base: ClassId) -> bool {
    let scope = sema.cx.scope;
    if !is_templated(sema, scope) || lookup::is_within(sema, scope, sema.program.classes[base].scope) {
        return false;
    }
    let mut names = Names::new(&sema.ast, true);
    names.ty(written);
    let found = names.found;
    found.into_iter().any(|symbol| depends_on_template(sema, scope, symbol, 0))
}

/// Whether one of the expressions may depend on parameters of the templates around, bound or not: it names one, or what a
/// template around declares.
pub fn depend_on_template(sema: &mut Sema, exprs: &[ast::ExprId]) -> bool {
    names_templated(sema, |names| exprs.iter().for_each(|&expr| names.expr(expr)))
}

/// The same of the arguments of a call and the template arguments of the name that is called.
pub fn call_depends_on_template(sema: &mut Sema, called: Option<ast::NameId>, args: &[ast::ExprId]) -> bool {
    let template_args = match called.map(|name| &sema.ast.names[name].last) {
        Some(ast::Unqualified::TemplateId { args, .. }) => args.clone(),
        _ => Default::default(),
    };
    names_templated(sema, |names| {
        names.args(&template_args);
        args.iter().for_each(|&arg| names.expr(arg));
    })
}

/// Whether what syntax names may depend on parameters of the templates around.
fn names_templated(sema: &mut Sema, look: impl FnOnce(&mut Names)) -> bool {
    let scope = sema.cx.scope;
    if !is_templated(sema, scope) {
        return false;
    }
    let mut names = Names::new(&sema.ast, true);
    look(&mut names);
    // The type of a closure in a template is one for each specialisation.
    let (found, is_open) = (names.found, names.uses_this || names.is_opaque);
    is_open || found.into_iter().any(|symbol| depends_on_template(sema, scope, symbol, 0))
}

/// Whether the declaration of a local variable of a specialisation depends on no parameter of the templates around: its type,
/// and its value when that may be used in constant expressions ([expr.const]/4).
pub fn local_is_closed(sema: &mut Sema, specs: &ast::DeclSpecs, item: &ast::InitDeclarator, ty: Ty) -> bool {
    let is_deduced = matches!(specs.ty, ast::TypeSpec::Auto { .. } | ast::TypeSpec::DecltypeAuto { .. });
    let is_typed = !is_deduced
        && !ty::has_auto(sema, ty)
        && !matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown));
    let is_valued = sema.program.types.quals(ty).is_const() || sema.program.types.is_ref(ty);
    let init = item.init.filter(|_| !is_typed || is_valued);
    if !is_typed && init.is_none() {
        return false;
    }
    !names_templated(sema, |names| {
        names.specs(specs);
        names.declarator(&item.declarator);
        init.into_iter().for_each(|init| names.init(init));
    })
}

/// The same of a parameter, which is no pack.
pub fn param_is_closed(sema: &mut Sema, param: &ast::Param) -> bool {
    !param.has_placeholder()
        && !names_templated(sema, |names| {
            names.specs(&param.specs);
            names.declarator(&param.declarator);
        })
}

/// Whether a scope is one of template parameters, bound or not, or inside of one.
fn is_templated(sema: &Sema, scope: ScopeId) -> bool {
    let mut next = Some(scope);
    while let Some(id) = next {
        match sema.program.scopes[id].kind {
            ScopeKind::TemplateParams => return true,
            ScopeKind::Namespace(_) => return false,
            _ => next = sema.program.scopes[id].parent,
        }
    }
    false
}

/// Whether a name, looked up from `scope`, is a template parameter, or of what a template around declares: a member of the
/// current instantiation or a local entity. An alias depends on what its own declaration names, as does a local variable.
fn depends_on_template(sema: &mut Sema, scope: ScopeId, symbol: Symbol, depth: usize) -> bool {
    let found = lookup::from_scope(sema, scope, symbol, Want::Any);
    let Some(at) = found.scope.filter(|&at| lookup::is_within(sema, scope, at) && is_templated(sema, at)) else {
        return false;
    };
    let alias = match found.single().map(|entry| &entry.named) {
        Some(Named::Alias(alias)) => alias,
        Some(Named::Var(var)) => return !sema.program.vars[*var].is_closed,
        _ => return true,
    };
    if depth >= crate::base::limits::NESTING_DEPTH {
        return true;
    }
    let mut names = Names::new(&sema.ast, true);
    names.type_spec(&sema.program.aliases[*alias].written);
    let found = names.found;
    found.into_iter().any(|symbol| depends_on_template(sema, at, symbol, depth + 1))
}

/// Whether a template stands for an unbound parameter.
pub fn template_is_dependent(template: DependentTemplate) -> bool {
    matches!(template, DependentTemplate::Param { .. })
}

/// A non-type parameter that an expression names alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundParam {
    pub depth: u16,
    pub index: u16,
    pub is_pack: bool,
}

/// The non-type parameter that an array bound or noexcept-specifier names alone: a deducible one ([temp.deduct.type]/8).
pub fn bound_parameter(sema: &Sema, expr: NotationId) -> Option<BoundParam> {
    match *sema.program.types.notation(expr) {
        Notation::TemplateParam { depth, index, is_pack } => Some(BoundParam { depth, index, is_pack }),
        _ => None,
    }
}
