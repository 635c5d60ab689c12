//! Template parameters ([temp.param]) and the scopes that bind them.
//!
//! To check a pattern is to check it in a scope where its parameters' names denote arguments. A parameter without an
//! argument denotes itself; types that mention it are dependent.

use std::sync::Arc;

use crate::ast::{TemplateParam, TemplateParamKind};
use crate::hir::{Named, Scope, ScopeId, ScopeKind, TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::ty::Place;
use crate::sema::{Sema, lookup, ty};

/// Whether a parameter is a pack.
pub fn is_pack(param: &TemplateParam) -> bool {
    param.declares_pack()
}

/// A new scope below `parent` that binds each parameter to its argument, those beyond `args` to themselves.
pub fn bind(
    sema: &mut Sema,
    params: &[TemplateParam],
    parent: ScopeId,
    depth: u16,
    args: &[Option<TemplateArg>],
) -> ScopeId {
    let scope = new_scope(sema, parent);
    for (index, param) in params.iter().enumerate() {
        let arg = match args.get(index).cloned().flatten() {
            Some(arg) => arg,
            None => {
                sema.program.scopes.get_mut(scope).is_unbound = true;
                itself(sema, scope, param, depth, index)
            }
        };
        bind_one(sema, scope, param, arg);
    }
    scope
}

/// A scope for parameters that binds none yet.
pub fn new_scope(sema: &mut Sema, parent: ScopeId) -> ScopeId {
    sema.program.scopes.push(Scope::new(ScopeKind::TemplateParams, Some(parent)))
}

/// Binds one parameter.
pub fn bind_one(sema: &mut Sema, scope: ScopeId, param: &TemplateParam, arg: TemplateArg) {
    if super::dependent::arg_is_dependent(sema, &arg) {
        sema.program.scopes.get_mut(scope).is_unbound = true;
    }
    if let TemplateParamKind::Template { params, .. } = &param.kind
        && params.iter().any(super::declare::has_default)
    {
        sema.program.param_heads.insert((scope, param.name), params.clone().into());
    }
    lookup::declare(sema, scope, param.name, Named::TemplateArg(arg));
}

/// The argument that a parameter is when nothing is bound to it.
pub fn itself(sema: &mut Sema, scope: ScopeId, param: &TemplateParam, depth: u16, index: usize) -> TemplateArg {
    let (index, is_pack) = (index as u16, is_pack(param));
    match &param.kind {
        TemplateParamKind::Type { .. } => {
            TemplateArg::Type(sema.program.types.intern(TyKind::TemplateParam { depth, index, is_pack }))
        }
        TemplateParamKind::NonType { .. } => {
            let saved = std::mem::replace(&mut sema.cx.scope, scope);
            let is_fixed = is_pack && super::pack::expand_head(sema, param).is_some();
            sema.cx.scope = saved;
            let ty = match is_fixed {
                // Each element has a type of its own ([temp.param]/17).
                true => sema.program.types.intern(TyKind::Auto { is_decltype: false }),
                false => value_type(sema, scope, param),
            };
            TemplateArg::ParamValue { depth, index, is_pack, ty }
        }
        TemplateParamKind::Template { .. } => TemplateArg::ParamTemplate { depth, index, is_pack },
    }
}

/// The type of a non-type parameter, seen from `scope`, where the earlier ones are bound ([temp.param]/10: arrays and
/// functions become pointers, top-level qualifiers are dropped).
pub fn value_type(sema: &mut Sema, scope: ScopeId, param: &TemplateParam) -> Ty {
    let TemplateParamKind::NonType { param } = &param.kind else { return Ty::ERROR };
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    let base = ty::specs(sema, &param.specs, Place::Other);
    let shape = ty::declarator(sema, base, &param.declarator);
    let ty = ty::param_adjust(sema, shape.ty);
    sema.cx.scope = saved;
    sema.program.types.unqualified(ty)
}

/// The scope in which a template's pattern is checked with these arguments; without, with unbound parameters.
pub fn enter(sema: &mut Sema, template: TemplateId, args: Option<&[TemplateArg]>) -> ScopeId {
    let args: Vec<Option<TemplateArg>> = args.unwrap_or_default().iter().cloned().map(Some).collect();
    enter_some(sema, template, &args)
}

/// See [`enter`]; only some arguments are known.
pub fn enter_some(sema: &mut Sema, template: TemplateId, args: &[Option<TemplateArg>]) -> ScopeId {
    let parent = super::guide::parent_scope(sema, template, args);
    let data = &sema.program.templates[template];
    let (params, parent, depth) = (data.params.clone(), parent.unwrap_or(data.lookup_scope), data.depth);
    bind(sema, &params, parent, depth, args)
}

/// Runs `check` in `scope` as at the place of a template's definition: no function around it, names looked up among
/// what was declared before `order`.
pub fn at<T>(sema: &mut Sema, scope: ScopeId, order: Option<u32>, check: impl FnOnce(&mut Sema) -> T) -> T {
    let class = enclosing_class(sema, scope);
    let is_local = is_local(sema, scope);
    let outer = sema.cx.function.take();
    let saved = sema.cx.clone();
    let (inner, outer) = if is_local { (outer, None) } else { (None, outer) };
    sema.cx.function = inner;
    sema.cx.scope = scope;
    sema.cx.class = class;
    sema.cx.order_limit = order;
    sema.cx.pack = None;
    sema.cx.undeclared = None;
    sema.cx.n_prototypes = 0;
    sema.cx.language = crate::ast::Linkage::Cxx;
    if !is_local {
        sema.cx.this_ty = None;
    }
    let result = check(sema);
    let inner = sema.cx.function.take();
    sema.cx = saved;
    sema.cx.function = if is_local { inner } else { outer };
    result
}

/// Whether a scope is inside of a function.
pub fn is_local(sema: &Sema, scope: ScopeId) -> bool {
    let mut next = Some(scope);
    while let Some(id) = next {
        match sema.program.scopes[id].kind {
            ScopeKind::Function(_) | ScopeKind::Block => return true,
            ScopeKind::Namespace(_) | ScopeKind::Class(_) => return false,
            ScopeKind::Enum(_) | ScopeKind::TemplateParams => next = sema.program.scopes[id].parent,
        }
    }
    false
}

/// Whether a scope is inside of bound or unbound template parameters.
pub fn is_in_template(sema: &Sema, scope: ScopeId) -> bool {
    let mut next = Some(scope);
    while let Some(id) = next {
        if sema.program.scopes[id].kind == ScopeKind::TemplateParams {
            return true;
        }
        next = sema.program.scopes[id].parent;
    }
    false
}

/// The innermost class around a scope.
pub fn enclosing_class(sema: &Sema, scope: ScopeId) -> Option<crate::hir::ClassId> {
    let mut next = Some(scope);
    while let Some(id) = next {
        match sema.program.scopes[id].kind {
            ScopeKind::Class(class) => return Some(class),
            ScopeKind::Namespace(_) => return None,
            _ => next = sema.program.scopes[id].parent,
        }
    }
    None
}

/// The arguments of a template that stand for its own parameters ([temp.local]/1).
pub fn own_args(sema: &mut Sema, template: TemplateId) -> Arc<[TemplateArg]> {
    let scope = enter(sema, template, None);
    let data = &sema.program.templates[template];
    let (params, depth) = (data.params.clone(), data.depth);
    let mut args = Vec::with_capacity(params.len());
    for (index, param) in params.iter().enumerate() {
        let arg = itself(sema, scope, param, depth, index);
        args.push(match (is_pack(param), arg) {
            (true, TemplateArg::Type(ty)) => {
                let expansion = sema.program.types.intern(TyKind::PackExpansion(ty));
                TemplateArg::Pack(Arc::from([TemplateArg::Type(expansion)]))
            }
            (true, arg) => TemplateArg::Pack(Arc::from([arg])),
            (false, arg) => arg,
        });
    }
    args.into()
}
