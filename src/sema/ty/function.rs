//! Function declarators ([dcl.fct], [except.spec]).

use crate::ast::{self, FunctionChunk, NoexceptSpec};
use crate::base::Symbol;
use crate::hir::{self, FnTy, ScopeKind, Ty, TyKind};
use crate::sema::decl::local_var;
use crate::sema::ty::{Place, declarator, specs};
use crate::sema::{Sema, expr, lookup};
use crate::source::Span;

/// A function type and its parameters. `ret` is what the specifiers and outer chunks say.
pub(super) fn function(
    sema: &mut Sema,
    ret: Ty,
    chunk: &FunctionChunk,
    what: &str,
    span: Span,
) -> (Ty, Vec<hir::Param>) {
    let params = params_of(sema, &chunk.params);
    let needs_scope = chunk.trailing.is_some() || matches!(chunk.noexcept, NoexceptSpec::Expr(_));
    let (ret, is_noexcept) = match needs_scope {
        true => in_prototype(sema, &params, chunk.quals.into(), |sema| {
            (trailing_return(sema, ret, chunk, span), noexcept(sema, chunk, span))
        }),
        false => (ret, noexcept(sema, chunk, span)),
    };
    let ret = check_return(sema, ret, what, span);
    let types: Vec<Ty> = params.iter().map(|param| param.ty).collect();
    let function = FnTy {
        ret,
        params: types.into_iter().map(|ty| sema.program.types.unqualified(ty)).collect(),
        is_variadic: chunk.is_variadic,
        quals: chunk.quals.into(),
        ref_qual: chunk.ref_qual,
        is_noexcept,
    };
    (sema.program.types.function(function), params)
}

/// Checks in a scope where the parameters are declared, `this` being known ([basic.scope.param]).
fn in_prototype<T>(sema: &mut Sema, params: &[hir::Param], quals: hir::Quals, check: impl FnOnce(&mut Sema) -> T) -> T {
    let saved_this = sema.cx.this_ty;
    if let Some(class) = sema.cx.class
        && saved_this.is_none()
    {
        let ty = sema.program.types.class(class);
        sema.cx.this_ty = Some(sema.program.types.add_quals(ty, quals));
    }
    let result = sema.in_scope(ScopeKind::Block, |sema| {
        for param in params {
            let scope = sema.cx.scope;
            let var = local_var(sema, param.name, param.ty, hir::VarKind::Param, param.span);
            lookup::declare(sema, scope, param.name, hir::Named::Var(var));
        }
        check(sema)
    });
    sema.cx.this_ty = saved_this;
    result
}

/// `-> T` in place of `auto` ([dcl.fct]/2).
fn trailing_return(sema: &mut Sema, ret: Ty, chunk: &FunctionChunk, span: Span) -> Ty {
    let Some(trailing) = chunk.trailing else { return ret };
    let ty = super::type_id(sema, trailing);
    let is_plain_auto =
        matches!(sema.program.types.kind(ret), TyKind::Auto { is_decltype: false }) && ret.quals().is_empty();
    if !is_plain_auto && ret != Ty::ERROR {
        sema.error(span, "a function with a trailing return type must be declared with plain `auto`");
        return Ty::ERROR;
    }
    ty
}

/// Functions return neither arrays nor functions ([dcl.fct]/11).
fn check_return(sema: &mut Sema, ret: Ty, what: &str, span: Span) -> Ty {
    let problem = match sema.program.types.kind(ret) {
        TyKind::Array(..) => "an array",
        TyKind::Function(_) => "a function",
        _ => return ret,
    };
    sema.error(span, format!("{what} is declared as a function that returns {problem}"));
    Ty::ERROR
}

/// Whether a noexcept-specifier says that nothing is thrown.
fn noexcept(sema: &mut Sema, chunk: &FunctionChunk, span: Span) -> bool {
    match &chunk.noexcept {
        NoexceptSpec::None => false,
        NoexceptSpec::True => true,
        NoexceptSpec::Expr(id) => expr::constant_bool(sema, *id).unwrap_or(false),
        NoexceptSpec::Delayed(id) => match crate::sema::decl::parse_delayed(sema, *id) {
            Some(ast::DelayedResult::Expr(id)) => expr::constant_bool(sema, id).unwrap_or(false),
            _ => false,
        },
        NoexceptSpec::Dynamic(_) => {
            sema.error(span, "dynamic exception specifications were removed in C++17");
            false
        }
    }
}

/// The parameters of a parameter-declaration-clause; none for `(void)`.
pub fn params_of(sema: &mut Sema, params: &[ast::Param]) -> Vec<hir::Param> {
    if let [only] = params
        && is_void_list(sema, only)
    {
        return Vec::new();
    }
    params.iter().map(|param| parameter(sema, param)).collect()
}

/// Whether the only parameter is an unnamed one of type void ([dcl.fct]/4).
fn is_void_list(sema: &mut Sema, param: &ast::Param) -> bool {
    let is_bare = param.declarator.name.is_none() && param.declarator.chunks.is_empty();
    match &param.specs.ty {
        _ if !is_bare || param.default.is_some() => false,
        ast::TypeSpec::Builtin(ast::BuiltinType::Void) => param.specs.quals == ast::Quals::default(),
        ast::TypeSpec::Named(_) => specs(sema, &param.specs, Place::Other) == Ty::VOID,
        _ => false,
    }
}

fn parameter(sema: &mut Sema, param: &ast::Param) -> hir::Param {
    let span = if param.declarator.span.is_none() { param.span } else { param.declarator.span };
    let ty = sema.nested(param.span, |sema| {
        let base = specs(sema, &param.specs, Place::Other);
        declarator(sema, base, &param.declarator).ty
    });
    let mut ty = param_adjust(sema, ty.unwrap_or(Ty::ERROR));
    let problem = match sema.program.types.kind(ty) {
        TyKind::Void => Some("a parameter cannot have type `void`".to_string()),
        _ if super::has_auto(sema, ty) => Some("`auto` parameters cannot be used yet".to_string()),
        _ => None,
    };
    if let Some(problem) = problem {
        if sema.is_user(param.span) || ty == Ty::VOID {
            sema.error(param.span, problem);
        }
        ty = Ty::ERROR;
    }
    let name = param.declarator.name.map_or(Symbol::EMPTY, |id| lookup::name_symbol(sema, &sema.ast.names[id].last));
    let default = param.default.map_or(hir::DefaultArg::None, hir::DefaultArg::Written);
    hir::Param { name, ty, var: None, default, span }
}

/// The type of a parameter after adjustment ([dcl.fct]/5), top-level cv kept.
pub fn param_adjust(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => sema.program.types.pointer(element),
        TyKind::Function(_) => sema.program.types.pointer(ty),
        _ => ty,
    }
}
