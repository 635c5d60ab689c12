//! Function declarators ([dcl.fct], [except.spec]).

use crate::ast::{self, FunctionChunk, NoexceptSpec};
use crate::base::Symbol;
use crate::hir::{self, FnTy, ScopeKind, Ty, TyKind};
use crate::sema::decl::{local_var, redecl};
use crate::sema::template::{self, pack::Expansion};
use crate::sema::ty::declarator::Declared;
use crate::sema::ty::{Place, declarator, specs};
use crate::sema::{Sema, access, expr, lookup};
use crate::source::Span;

/// A function type and its parameters. `ret` is what the specifiers and outer chunks say; `is_declared` when this is
/// the type of the declared name itself, whose noexcept-specifier may be put off.
pub(super) fn function(
    sema: &mut Sema,
    ret: Ty,
    chunk: &FunctionChunk,
    is_declared: bool,
    what: Declared,
    span: Span,
) -> (Ty, Vec<hir::Param>) {
    let params = params_of(sema, &chunk.params);
    // [temp.deduct]/7: substitution stops at the first failure; what stands behind the parameters may not be right then.
    if sema.progress.is_trapped() && params.iter().any(|param| param.ty == Ty::ERROR) {
        return (Ty::ERROR, params);
    }
    let needs_scope = chunk.trailing.is_some() || matches!(chunk.noexcept, NoexceptSpec::Expr(_));
    let is_lazy = is_declared && is_lazy_noexcept(sema, sema.cx.scope, &chunk.noexcept);
    let (ret, except) = match needs_scope {
        true => in_prototype(sema, &params, &chunk.params, chunk.quals.into(), |sema| {
            (trailing_return(sema, ret, chunk, span), noexcept(sema, chunk, is_lazy, span))
        }),
        false => (ret, noexcept(sema, chunk, is_lazy, span)),
    };
    let ret = check_return(sema, ret, what, span);
    let types: Vec<Ty> = params.iter().map(|param| param.ty).collect();
    let function = FnTy {
        ret,
        params: types.into_iter().map(|ty| sema.program.types.unqualified(ty)).collect(),
        is_variadic: chunk.is_variadic,
        quals: chunk.quals.into(),
        ref_qual: chunk.ref_qual,
        is_noexcept: except == Except::Never,
        dependent_noexcept: match except {
            Except::Dependent(expr) => Some(expr),
            Except::Never | Except::Any => None,
        },
    };
    (sema.program.types.function(function), params)
}

/// Checks in a scope where the parameters are declared, `this` being known ([basic.scope.param]).
pub fn in_prototype<T>(
    sema: &mut Sema,
    params: &[hir::Param],
    written: &[ast::Param],
    quals: hir::Quals,
    check: impl FnOnce(&mut Sema) -> T,
) -> T {
    let saved_this = sema.cx.this_ty;
    sema.cx.n_prototypes += 1;
    let level = sema.cx.n_prototypes;
    if let Some(class) = sema.cx.class
        && saved_this.is_none()
    {
        let ty = sema.program.types.class(class);
        sema.cx.this_ty = Some(sema.program.types.add_quals(ty, quals));
    }
    let result = sema.in_scope(ScopeKind::Block, |sema| {
        let scope = sema.cx.scope;
        let first = sema.program.vars.len() as u32;
        sema.program.scopes.get_mut(scope).prototype = Some(hir::Prototype { level, first });
        let mut vars = Vec::with_capacity(params.len());
        for param in params {
            let var = local_var(sema, param.name, param.ty, hir::VarKind::Param, param.span);
            vars.push((param.name, hir::Named::Var(var)));
        }
        if written.iter().any(|param| param.declarator.is_pack) && !is_dependent_pack(sema, params) {
            let named: Vec<hir::Named> = vars.into_iter().map(|(_, named)| named).collect();
            vars = template::pack::declare_params(sema, written, &named);
        }
        for (name, named) in vars {
            lookup::declare(sema, scope, name, named);
        }
        check(sema)
    });
    sema.cx.n_prototypes -= 1;
    sema.cx.this_ty = saved_this;
    result
}

/// Checks where the parameters of a function's declarator are declared, as in its trailing requires-clause.
pub fn in_params<T>(sema: &mut Sema, chunk: &FunctionChunk, check: impl FnOnce(&mut Sema) -> T) -> T {
    let params = params_of(sema, &chunk.params);
    in_prototype(sema, &params, &chunk.params, chunk.quals.into(), check)
}

/// Whether a pack among the parameters is not expanded.
fn is_dependent_pack(sema: &Sema, params: &[hir::Param]) -> bool {
    params.iter().any(|param| matches!(sema.program.types.kind(param.ty), TyKind::PackExpansion(_)))
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
fn check_return(sema: &mut Sema, ret: Ty, what: Declared, span: Span) -> Ty {
    let problem = match sema.program.types.kind(ret) {
        TyKind::Array(..) => "an array",
        TyKind::Function(_) => "a function",
        _ => return ret,
    };
    sema.error(span, format!("{what} is declared as a function that returns {problem}"));
    Ty::ERROR
}

/// Whether a noexcept-specifier that is written in `place` is evaluated only when it is needed.
pub fn is_lazy_noexcept(sema: &Sema, place: hir::ScopeId, spec: &NoexceptSpec) -> bool {
    match spec {
        NoexceptSpec::Delayed(_) => true,
        NoexceptSpec::Expr(_) => template::params::is_in_template(sema, place),
        NoexceptSpec::None | NoexceptSpec::True | NoexceptSpec::Dynamic(_) => false,
    }
}

/// What a noexcept-specifier says ([except.spec]).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Except {
    Never,
    Any,
    Dependent(hir::NotationId),
}

/// What a function's noexcept-specifier says; anything may be thrown while that is put off.
fn noexcept(sema: &mut Sema, chunk: &FunctionChunk, is_lazy: bool, span: Span) -> Except {
    match chunk.noexcept {
        _ if is_lazy => Except::Any,
        NoexceptSpec::Expr(id) if template::dependent::expr_is_dependent(sema, id) => {
            Except::Dependent(template::notation::of(sema, id))
        }
        _ if noexcept_value(sema, &chunk.noexcept, span) => Except::Never,
        _ => Except::Any,
    }
}

fn noexcept_value(sema: &mut Sema, spec: &NoexceptSpec, span: Span) -> bool {
    match spec {
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
    check_names(sema, params);
    let mut result = Vec::with_capacity(params.len());
    for (i, param) in params.iter().enumerate() {
        let more = match names_earlier(sema, &params[..i], param) {
            true => {
                in_prototype(sema, &result, &params[..i], hir::Quals::NONE, |sema| expanded_parameter(sema, param, i))
            }
            false => {
                sema.cx.n_prototypes += 1;
                let more = expanded_parameter(sema, param, i);
                sema.cx.n_prototypes -= 1;
                more
            }
        };
        result.extend(more);
    }
    result
}

/// [basic.scope.param]: a parameter-declaration-clause declares a name once.
fn check_names(sema: &mut Sema, params: &[ast::Param]) {
    let name_of = |sema: &Sema, param: &ast::Param| {
        let name = &sema.ast.names[param.declarator.name?];
        Some((name.identifier()?, name.last_span))
    };
    for (i, param) in params.iter().enumerate() {
        let Some((name, span)) = name_of(sema, param) else { continue };
        let earlier = params[..i].iter().filter_map(|param| name_of(sema, param)).find(|(earlier, _)| *earlier == name);
        if let Some((_, at)) = earlier {
            redecl::conflict(sema, span, format!("redefinition of the parameter `{name}`"), at);
        }
    }
}

/// Whether a parameter's declaration names one before it ([basic.scope.param]/1).
fn names_earlier(sema: &Sema, earlier: &[ast::Param], param: &ast::Param) -> bool {
    let has_operand = matches!(param.specs.ty, ast::TypeSpec::Decltype(_) | ast::TypeSpec::TypeofExpr(_))
        || matches!(param.specs.ty, ast::TypeSpec::Named(name) if has_args(sema, name))
        || param.declarator.chunks.iter().any(|chunk| matches!(chunk.kind, ast::ChunkKind::Function(_)));
    if !has_operand || earlier.iter().all(|param| param.declarator.name.is_none()) {
        return false;
    }
    let mut names = ast::visit::Names::new(&sema.ast, true);
    names.specs(&param.specs);
    names.declarator(&param.declarator);
    let name_of = |param: &ast::Param| sema.ast.names[param.declarator.name?].identifier();
    earlier.iter().filter_map(name_of).any(|name| names.found.contains(&name))
}

/// Whether a name has template arguments or a decltype-specifier in it.
fn has_args(sema: &Sema, name: ast::NameId) -> bool {
    let name = &sema.ast.names[name];
    matches!(name.last, ast::Unqualified::TemplateId { .. })
        || name.qualifier.iter().any(|component| !matches!(component.kind, ast::ComponentKind::Ident(_)))
}

/// A parameter, or those that a pack expansion makes.
fn expanded_parameter(sema: &mut Sema, param: &ast::Param, i: usize) -> Vec<hir::Param> {
    if !param.declarator.is_pack {
        return vec![parameter(sema, param, i)];
    }
    let invented = template::declare::invented_name(i);
    match template::pack::expand_param(sema, param, invented, |sema| parameter(sema, param, i)) {
        Some(Expansion::Elements(elements)) => elements,
        Some(Expansion::Mixed(elements)) => elements
            .into_iter()
            .map(|(element, is_spread)| if is_spread { spread(sema, element) } else { element })
            .collect(),
        Some(Expansion::Dependent) => {
            let pattern = parameter(sema, param, i);
            vec![spread(sema, pattern)]
        }
        None => Vec::new(),
    }
}

/// The parameter that stands for an expansion of unknown length.
fn spread(sema: &mut Sema, mut pattern: hir::Param) -> hir::Param {
    if pattern.ty != Ty::ERROR {
        pattern.ty = sema.program.types.intern(TyKind::PackExpansion(pattern.ty));
    }
    pattern
}

/// Whether the only parameter is an unnamed one of type void ([dcl.fct]/4).
fn is_void_list(sema: &mut Sema, param: &ast::Param) -> bool {
    let is_bare = param.declarator.name.is_none() && param.declarator.chunks.is_empty() && !param.declarator.is_pack;
    match &param.specs.ty {
        _ if !is_bare || param.default.is_some() || param.declarator.is_pack => false,
        ast::TypeSpec::Builtin(ast::BuiltinType::Void) => param.specs.quals == ast::Quals::default(),
        ast::TypeSpec::Named(_) => specs(sema, &param.specs, Place::Other) == Ty::VOID,
        _ => false,
    }
}

/// The `i`-th parameter as written.
fn parameter(sema: &mut Sema, param: &ast::Param, i: usize) -> hir::Param {
    let span = if param.declarator.span.is_none() { param.span } else { param.declarator.span };
    let ty = sema.nested(param.span, |sema| {
        let base = match invented(sema, param, i) {
            Some(base) => base,
            None => specs(sema, &param.specs, Place::Other),
        };
        declarator(sema, base, &param.declarator).ty
    });
    let mut ty = param_adjust(sema, ty.unwrap_or(Ty::ERROR));
    if let Some(template) = template::ctad::placeholder(sema, ty) {
        template::ctad::report_misplaced(sema, template, param.span);
        ty = Ty::ERROR;
    }
    let problem = match sema.program.types.kind(ty) {
        TyKind::Void => Some("a parameter cannot have type `void`".to_string()),
        // [dcl.fct]/6: a qualified function type is that of a member function.
        &TyKind::Pointer(to) if names_this(sema, to) && is_function(param) => {
            Some("the function type of a parameter cannot have qualifiers".to_string())
        }
        _ if super::has_auto(sema, ty) => Some("`auto` parameters cannot be used yet".to_string()),
        _ => None,
    };
    if let Some(problem) = problem {
        sema.error(param.span, problem);
        ty = Ty::ERROR;
    }
    let name = param.declarator.name.map_or(Symbol::EMPTY, |id| lookup::name_symbol(sema, &sema.ast.names[id].last));
    let default = param.default.map_or(hir::DefaultArg::None, hir::DefaultArg::Written);
    hir::Param { name, ty, var: None, default, span }
}

/// Whether a type is that of functions with qualifiers of `*this`.
fn names_this(sema: &Sema, ty: Ty) -> bool {
    let function = sema.program.types.as_function(ty);
    function.is_some_and(|function| !function.quals.is_empty() || function.ref_qual != ast::RefQual::None)
}

/// Whether a parameter is declared as a function, which it becomes a pointer to.
fn is_function(param: &ast::Param) -> bool {
    param.declarator.function().is_some()
}

/// The type of `auto` as a parameter of an abbreviated function template: the template parameter that it invents
/// ([dcl.fct]/22).
fn invented(sema: &mut Sema, param: &ast::Param, i: usize) -> Option<Ty> {
    if !param.has_placeholder() {
        return None;
    }
    let written = &param.specs;
    let found = lookup::unqualified(sema, template::declare::invented_name(i), lookup::Want::Type);
    let ty = found.the_type(sema)?;
    Some(super::qualified(sema, ty, written.quals.into(), written.span))
}

/// Evaluates a noexcept-specifier that was put off: those of templates' instantiations are needed only when asked
/// for ([temp.inst]/12), those of members when the class is complete ([class.mem]/6).
pub fn resolve_noexcept(sema: &mut Sema, func: hir::FuncId) {
    crate::sema::decl::special::resolve_noexcept(sema, func);
    let Some((chunk, scope)) = sema.lazy_noexcept.remove(&func) else { return };
    let Some(function) = sema.program.types.as_function(sema.program.funcs[func].ty).cloned() else { return };
    let params = sema.program.funcs[func].params.clone();
    let order = template::function::is_instantiated(sema, func).then(|| sema.program.funcs[func].order);
    let span = sema.program.funcs[func].span;
    let is_noexcept = access::in_declaration(sema, |sema| {
        access::declared(sema, access::Friend::Func(func));
        template::params::at(sema, scope, order, |sema| {
            in_prototype(sema, &params, &chunk.params, function.quals, |sema| {
                noexcept_value(sema, &chunk.noexcept, span)
            })
        })
    });
    if is_noexcept {
        let ty = sema.program.types.function(FnTy { is_noexcept, dependent_noexcept: None, ..function });
        sema.program.funcs.get_mut(func).ty = ty;
    }
}

/// The type of a parameter after adjustment ([dcl.fct]/5), top-level cv kept.
pub fn param_adjust(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => sema.program.types.pointer(element),
        TyKind::Function(_) => sema.program.types.pointer(ty),
        _ => ty,
    }
}
