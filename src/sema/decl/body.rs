//! Function bodies and default arguments, checked when they are needed ([dcl.fct.def], [dcl.fct.default]); odr-uses.

use crate::ast::{self, DeclKind, DelayedId, DelayedResult, FunctionBody};
use crate::base::Symbol;
use crate::hir::{self, Body, CheckedBody, DefaultArg, FuncId, FuncName, Named, ScopeKind, Ty, VarId, VarKind};
use crate::sema::decl::{compare, variable};
use crate::sema::template::dependent;
use crate::sema::{Caller, Context, FunctionContext, Sema, access, coroutine, init, lambda, lookup, stmt, ty};
use crate::source::Span;

/// Checks a written body now, parsing it first when that was put off. Whether there is a checked body.
pub fn func_body(sema: &mut Sema, func: FuncId) -> bool {
    crate::sema::template::function::find_definition(sema, func);
    let (decl, scope) = match sema.program.funcs[func].body {
        Body::Written { decl, scope } => (Some(decl), scope),
        Body::Synthesized if compare::is_pending(sema, func) => return compare::define(sema, func),
        Body::Synthesized => (None, sema.program.funcs[func].scope),
        Body::Checked(_) => return true,
        Body::None | Body::InProgress | Body::Error => return false,
    };
    if crate::sema::template::function::is_instantiated(sema, func) {
        let asked = sema.instantiation_span;
        let at = if asked.is_none() { sema.use_of(func) } else { asked };
        let describe = |sema: &Sema| crate::sema::template::function::describe(sema, func);
        return sema.instantiating(at, describe, |sema| body_now(sema, func, decl, scope)).unwrap_or(false);
    }
    body_now(sema, func, decl, scope)
}

/// `decl`: where it is written; none for a defaulted function.
fn body_now(sema: &mut Sema, func: FuncId, decl: Option<ast::DeclId>, scope: hir::ScopeId) -> bool {
    // A definition needs the exception specification ([except.spec]/13).
    ty::resolve_noexcept(sema, func);
    let span = sema.program.funcs[func].span;
    let saved = sema.cx.clone();
    let check = |sema: &mut Sema| {
        sema.program.funcs.get_mut(func).body = Body::InProgress;
        // [except.spec]/13: a definition needs the exception specification.
        ty::resolve_noexcept(sema, func);
        sema.cx = match crate::sema::lambda::enter(sema, func, scope, saved.depth + 1) {
            Some(context) => context,
            None => body_context(sema, func, scope, saved.depth + 1),
        };
        let n_errors = sema.sink.error_count();
        let body = match decl {
            Some(decl) => written_body(sema, decl).and_then(|(body, span)| check_body(sema, func, &body, decl, span)),
            None => defaulted_body(sema, func),
        };
        if let Some(body) = &body
            && sema.sink.error_count() == n_errors
        {
            super::constexpr::function(sema, func, body);
        }
        let is_good = sema.sink.error_count() == n_errors;
        let body = match body {
            Some(body) if is_good => Body::Checked(Box::new(body)),
            _ => Body::Error,
        };
        sema.program.funcs.get_mut(func).body = body;
        is_good
    };
    let done = sema.nested(span, |sema| access::apart(sema, check));
    sema.cx = saved;
    done.unwrap_or(false)
}

/// Where a body is checked: nothing of the place that needs it is seen.
pub(super) fn body_context(sema: &mut Sema, func: FuncId, scope: hir::ScopeId, depth: usize) -> Context {
    let data = &sema.program.funcs[func];
    let (class, is_static) = (data.class, data.is_static);
    let order_limit = order_limit(sema, func, scope);
    let quals = sema.program.types.as_function(data.ty).map_or(hir::Quals::NONE, |function| function.quals);
    let this_ty = match class {
        Some(class) if !is_static => {
            let ty = sema.program.types.class(class);
            Some(sema.program.types.add_quals(ty, quals))
        }
        _ => None,
    };
    // A local class's member sees the function around it.
    let outer = match enclosing_function(sema, scope) {
        true => sema.cx.function.clone(),
        false => None,
    };
    Context {
        scope,
        function: Some(Box::new(FunctionContext { func: Some(func), outer, ..FunctionContext::default() })),
        class,
        this_ty,
        order_limit,
        language: ast::Linkage::Cxx,
        pack: None,
        is_unevaluated: false,
        is_constant_evaluated: false,
        default_init: None,
        default_arg: None,
        depth,
        ..sema.cx.clone()
    }
}

/// The limit of lookup in a function's body or default arguments, which stand in `scope`: the place of the definition of a
/// template ([temp.nondep]) or of a function whose body was put off. The bodies in a class that is no template's see all
/// that stands before its end.
fn order_limit(sema: &Sema, func: FuncId, scope: hir::ScopeId) -> Option<u32> {
    let data = &sema.program.funcs[func];
    let is_template = crate::sema::template::function::is_instantiated(sema, func)
        || crate::sema::template::params::is_in_template(sema, scope);
    (is_template || (!data.is_user && data.class.is_none())).then_some(data.order)
}

/// Whether a scope is inside a block.
fn enclosing_function(sema: &Sema, scope: hir::ScopeId) -> bool {
    let mut next = Some(scope);
    while let Some(id) = next {
        let data = &sema.program.scopes[id];
        if matches!(data.kind, ScopeKind::Block | ScopeKind::Function(_)) {
            return true;
        }
        next = data.parent;
    }
    false
}

/// The body of a function's declaration, parsed now if it was skipped; and the declaration's parameters.
fn written_body(sema: &mut Sema, decl: ast::DeclId) -> Option<(FunctionBody, Span)> {
    let span = sema.ast.decls[decl].span;
    let body = match &sema.ast.decls[decl].kind {
        DeclKind::Function(function) => function.body.clone(),
        _ => return None,
    };
    match body {
        FunctionBody::Delayed(id) => match parse_delayed(sema, id) {
            Some(DelayedResult::Body(body)) => Some((body, span)),
            _ => None,
        },
        body => Some((body, span)),
    }
}

/// Parses a region that was put off. The caller has entered the scope that it stands in: there the parser asks what names are.
pub fn parse_delayed(sema: &mut Sema, id: DelayedId) -> Option<DelayedResult> {
    if let Some(parsed) = &sema.ast.delayed[id].parsed {
        return Some(parsed.clone());
    }
    crate::sema::oracle::parse_delayed(sema, id)
}

/// Checks a parsed body in the function's scope.
fn check_body(
    sema: &mut Sema,
    func: FuncId,
    body: &FunctionBody,
    decl: ast::DeclId,
    span: Span,
) -> Option<CheckedBody> {
    let (block, member_inits) = match body {
        FunctionBody::Defaulted => return defaulted_body(sema, func),
        FunctionBody::Block { member_inits, block } | FunctionBody::Try { member_inits, block } => {
            (*block, member_inits.clone())
        }
        _ => return None,
    };
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let is_deduced = ty::has_auto(sema, ret);
    let placeholder = return_spec(sema, decl).filter(|_| is_deduced);
    if let Some(function) = sema.cx.function.as_mut() {
        function.ret = (!is_deduced).then_some(ret);
        function.deduce = is_deduced.then_some(ret);
        function.placeholder = placeholder;
    }
    let outer = sema.cx.scope;
    sema.cx.scope = sema.program.scopes.push(hir::Scope::new(ScopeKind::Function(func), Some(outer)));
    declare_params(sema, func);
    let written = written_params(sema, decl);
    if written.iter().any(|param| param.declarator.is_pack) {
        name_packs(sema, func, &written);
    } else if sema.cx.order_limit.is_some() {
        close_params(sema, func, &written);
    }
    if !is_deduced && *sema.program.types.kind(ret) != hir::TyKind::Void {
        let what = "the returned value";
        if ty::require_complete(sema, ret, span, what) {
            forbid_abstract(sema, ret, span, what);
        }
    }
    let member_inits = super::mem_init::check(sema, func, &member_inits, sema.ast.stmts[block].span);
    let block = match body {
        FunctionBody::Try { .. } => stmt::check(sema, block),
        _ => stmt::function_block(sema, block),
    };
    finish_body(sema, func, block, member_inits, span)
}

/// The type-specifier of the return type of a function definition, behind the parameters or before the name.
pub(in crate::sema) fn return_spec(sema: &Sema, decl: ast::DeclId) -> Option<ast::TypeSpec> {
    let DeclKind::Function(function) = &sema.ast.decls[decl].kind else { return None };
    let trailing = match function.declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ast::ChunkKind::Function(chunk)) => chunk.trailing,
        _ => None,
    };
    Some(trailing.map_or_else(|| function.specs.ty.clone(), |ty| sema.ast.types[ty].specs.ty.clone()))
}

/// Defines a defaulted function.
fn defaulted_body(sema: &mut Sema, func: FuncId) -> Option<CheckedBody> {
    let data = &sema.program.funcs[func];
    let (span, ret) = (data.span, sema.program.types.as_function(data.ty)?.ret);
    if let Some(function) = sema.cx.function.as_mut() {
        function.ret = Some(ret);
    }
    sema.cx.order_limit = None;
    let outer = sema.cx.scope;
    sema.cx.scope = sema.program.scopes.push(hir::Scope::new(ScopeKind::Function(func), Some(outer)));
    declare_params(sema, func);
    let (block, member_inits) = super::special::define(sema, func)?;
    finish_body(sema, func, block, member_inits, span)
}

/// [class.abstract]/3: no parameter or returned value is of an abstract class.
fn forbid_abstract(sema: &mut Sema, ty: Ty, span: Span, what: &str) {
    if let Some(class) = sema.program.types.as_class(ty)
        && sema.program.classes[class].traits.is_abstract
    {
        let shown = sema.show(ty.unqual());
        crate::sema::init::class::report_abstract(
            sema,
            class,
            span,
            format!("{what} has the abstract class type `{shown}`"),
        );
    }
}

/// Makes the parameters variables of the function's scope.
pub(in crate::sema) fn declare_params(sema: &mut Sema, func: FuncId) {
    let scope = sema.cx.scope;
    let params = sema.program.funcs[func].params.clone();
    for (i, param) in params.into_iter().enumerate() {
        if param.ty != Ty::ERROR && !sema.program.types.is_ref(param.ty) {
            let what = match param.name.is_empty() {
                true => "a parameter".to_string(),
                false => format!("the parameter `{}`", param.name),
            };
            if ty::require_complete(sema, param.ty, param.span, &what) {
                forbid_abstract(sema, param.ty, param.span, &what);
            }
        }
        let var = variable::local_var(sema, param.name, param.ty, VarKind::Param, param.span);
        let dtor = super::class::destructor(sema, param.ty);
        sema.program.vars.get_mut(var).dtor = dtor;
        sema.program.funcs.get_mut(func).params[i].var = Some(var);
        lookup::declare(sema, scope, param.name, Named::Var(var));
    }
}

/// The parameters of a function as its definition writes them.
pub(in crate::sema) fn written_params(sema: &Sema, decl: ast::DeclId) -> Vec<ast::Param> {
    let DeclKind::Function(function) = &sema.ast.decls[decl].kind else { return Vec::new() };
    match function.declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ast::ChunkKind::Function(chunk)) => chunk.params.clone(),
        _ => Vec::new(),
    }
}

/// Notes which parameters of a function in a template depend on none of its parameters.
fn close_params(sema: &mut Sema, func: FuncId, written: &[ast::Param]) {
    for (i, param) in written.iter().enumerate() {
        let var = sema.program.funcs[func].params.get(i).and_then(|param| param.var);
        if let Some(var) = var {
            sema.program.vars.get_mut(var).is_closed = dependent::param_is_closed(sema, param);
        }
    }
}

/// Lets the name of a function parameter pack denote all of its elements ([temp.variadic]/4).
pub(in crate::sema) fn name_packs(sema: &mut Sema, func: FuncId, written: &[ast::Param]) {
    let scope = sema.cx.scope;
    let vars: Vec<Named> =
        sema.program.funcs[func].params.iter().filter_map(|param| param.var.map(Named::Var)).collect();
    for (symbol, named) in crate::sema::template::pack::declare_params(sema, written, &vars) {
        if let Named::Pack(_) = named
            && !symbol.is_empty()
        {
            sema.program.names.update((scope, symbol), |names| names.clear());
            lookup::declare(sema, scope, symbol, named);
        }
    }
}

/// Checks jumps, deduces the return type, warns about a missing return.
pub(in crate::sema) fn finish_body(
    sema: &mut Sema,
    func: FuncId,
    block: hir::StmtId,
    member_inits: Vec<hir::MemberInit>,
    span: Span,
) -> Option<CheckedBody> {
    stmt::finish_function(sema);
    lambda::pending_names(sema);
    let coroutine = coroutine::finish(sema, func, block);
    let data = &sema.program.funcs[func];
    if let (FuncName::Constructor | FuncName::Destructor, Some(class)) = (data.name, data.class) {
        super::special::use_subobject_destructors(sema, class, span);
    }
    let function = sema.cx.function.take()?;
    let deduced = match (&function.deduce, function.ret) {
        (Some(_), Some(ret)) => Some(ret),
        (Some(declared), None) => Some(deduce_void(sema, *declared, span)),
        (None, _) => None,
    };
    if let Some(ret) = deduced {
        set_return(sema, func, ret);
    }
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let name = sema.program.funcs[func].name;
    let is_main =
        matches!(name, FuncName::Ident(name) if name.as_str() == "main") && sema.program.funcs[func].class.is_none();
    let needs_value = *sema.program.types.kind(ret) != hir::TyKind::Void
        && ret != Ty::ERROR
        && !matches!(name, FuncName::Constructor | FuncName::Destructor);
    let is_coroutine = function.coroutine.is_some();
    if needs_value && !is_main && !is_coroutine && stmt::can_fall_through(sema, block) {
        let at = sema.program.stmts[block].span;
        let at = Span::new(crate::source::Pos(at.hi.0.saturating_sub(1)), at.hi);
        let shown = sema.show(ret);
        match function.returns.is_empty() && super::constexpr::is_checked(sema, func) {
            // [dcl.constexpr]/6: no call is a constant expression.
            true => sema.error(at, format!("the constexpr function never returns a value of type `{shown}`")),
            false => sema.warn(at, format!("the function may end without returning a value of type `{shown}`")),
        }
    }
    let nrvo = nrvo(&function.returns);
    Some(CheckedBody {
        block,
        member_inits,
        labels: function.all_labels,
        uses: function.uses,
        has_loop: function.has_loop,
        nrvo,
        coroutine,
    })
}

/// The local that every `return` names ([class.copy.elision]/1).
pub(in crate::sema) fn nrvo(returns: &[Option<VarId>]) -> Option<VarId> {
    let first = (*returns.first()?)?;
    returns.iter().all(|&var| var == Some(first)).then_some(first)
}

/// A function without a return of a value: `auto` is void ([dcl.spec.auto]/10).
fn deduce_void(sema: &mut Sema, declared: Ty, span: Span) -> Ty {
    if matches!(sema.program.types.kind(declared), hir::TyKind::Auto { .. }) {
        return Ty::VOID;
    }
    let shown = sema.show(declared);
    sema.error(span, format!("the return type `{shown}` cannot be deduced without a `return`"));
    Ty::ERROR
}

/// Puts the deduced return type into the function's type.
pub(in crate::sema) fn set_return(sema: &mut Sema, func: FuncId, ret: Ty) {
    let Some(function) = sema.program.types.as_function(sema.program.funcs[func].ty).cloned() else { return };
    let ty = sema.program.types.function(hir::FnTy { ret, ..function });
    sema.program.funcs.get_mut(func).ty = ty;
}

/// The checked default argument of a parameter: in the scope of the function, when it is first used
/// ([dcl.fct.default]/5). `span`: the call. One that names the place of the call ([support.srcloc.cons]/2) is checked
/// for each call.
pub fn default_arg(sema: &mut Sema, func: FuncId, index: usize, span: Span) -> Option<hir::ExprId> {
    if let Some(of) = sema.program.funcs[func].inherited {
        return default_arg(sema, of, index, span);
    }
    let data = &sema.program.funcs[func];
    let param = data.params.get(index)?.clone();
    let written = match param.default {
        DefaultArg::None => return None,
        DefaultArg::Checked(id) => return Some(id),
        DefaultArg::Written(written) => written,
    };
    if sema.cx.default_arg == Some((func, index)) {
        let what = match param.name.is_empty() {
            true => format!("of parameter {}", index + 1),
            false => format!("of the parameter `{}`", param.name),
        };
        let name = hir::show::func_name(&sema.program, func);
        sema.error(span, format!("the default argument {what} of `{name}` needs itself"));
        return Some(sema.error_expr(span));
    }
    let (mut scope, class) = (data.scope, data.class);
    let is_immediate = data.constant == ast::Constancy::Consteval;
    if let Some((template, args)) = data.specialization.clone() {
        scope = crate::sema::template::params::enter(sema, template, Some(&args));
    }
    let mut saved = sema.cx.clone();
    sema.cx.scope = scope;
    sema.cx.class = class;
    sema.cx.this_ty = None;
    sema.cx.default_arg = Some((func, index));
    sema.cx.order_limit = order_limit(sema, func, scope);
    sema.cx.is_unevaluated = false;
    // [expr.const]/13: the parameters' scope of an immediate function is an immediate function context.
    sema.cx.is_constant_evaluated |= is_immediate;
    let parsed = match written {
        ast::Default::Expr(id) => Some(id),
        ast::Default::Delayed(id) => match parse_delayed(sema, id) {
            Some(DelayedResult::Expr(id)) => Some(id),
            _ => None,
        },
    };
    let caller = saved.function.as_ref().and_then(|function| function.caller);
    let at = match saved.call {
        Some(call) if call.span == span => Span::new(call.paren, call.paren),
        _ => span,
    };
    let caller =
        caller.unwrap_or(Caller { span: at, func: saved.function.as_ref().and_then(|function| function.func) });
    sema.cx.function = Some(Box::new(FunctionContext { caller: Some(caller), ..FunctionContext::default() }));
    let checked = parsed.and_then(|id| {
        let target =
            init::Target { ty: param.ty, kind: init::Kind::Param, name: param.name, span: sema.ast.exprs[id].span };
        // What asks for the argument, a type trait perhaps, has no say in what it may name.
        let init = Some(ast::Init::Copy(id));
        access::on_behalf(sema, access::Friend::Func(func), |sema| {
            access::apart(sema, |sema| init::initialize(sema, target, init))
        })
    });
    let FunctionContext { uses, names_caller, .. } = sema.cx.function.take().map(|it| *it).unwrap_or_default();
    if let Some(function) = saved.function.as_mut() {
        function.names_caller |= names_caller && function.caller.is_some();
    }
    sema.cx = saved;
    let span = param.span;
    let checked = checked.unwrap_or_else(|| sema.error_expr(span));
    // Every caller odr-uses what the argument does, and hears what is wrong with it.
    if sema.ty(checked) != Ty::ERROR && uses == hir::Uses::default() && !names_caller {
        sema.program.funcs.get_mut(func).params[index].default = DefaultArg::Checked(checked);
    } else {
        uses.funcs.into_iter().for_each(|id| use_func(sema, id, span));
        uses.vars.into_iter().for_each(|id| use_var(sema, id));
    }
    Some(checked)
}

/// [dcl.fct.default]/5: the default arguments of a function that is no template are checked where they stand, those of a class's
/// members where the class is complete. Those of headers wait for a call, as do those of types that are incomplete yet.
pub(in crate::sema) fn check_defaults(sema: &mut Sema, func: FuncId) {
    if !sema.program.funcs[func].is_user || sema.cx.order_limit.is_some() {
        return;
    }
    for index in 0..sema.program.funcs[func].params.len() {
        let param = &sema.program.funcs[func].params[index];
        let (ty, span) = (param.ty, param.span);
        let is_written = matches!(param.default, DefaultArg::Written(_));
        if is_written && ty::is_complete(sema, sema.program.types.non_ref(ty)) {
            default_arg(sema, func, index, span);
        }
    }
}

/// Records that a function is odr-used at `span`.
pub fn use_func(sema: &mut Sema, func: FuncId, span: Span) {
    if sema.cx.is_unevaluated {
        return;
    }
    if let Some(function) = sema.cx.function.as_mut()
        && !function.uses.funcs.contains(&func)
    {
        function.uses.funcs.push(func);
        let by = function.func.or(function.caller.and_then(|caller| caller.func));
        sema.note_use(func, span, by);
    }
}

/// Records that a variable with static storage is odr-used here.
pub fn use_var(sema: &mut Sema, var: VarId) {
    if sema.cx.is_unevaluated {
        return;
    }
    crate::sema::template::variable::find_definition(sema, var);
    if !sema.program.vars[var].is_used {
        sema.program.vars.get_mut(var).is_used = true;
    }
    if matches!(sema.program.vars[var].kind, VarKind::Local | VarKind::Param) {
        return;
    }
    if let Some(function) = sema.cx.function.as_mut()
        && !function.uses.vars.contains(&var)
    {
        function.uses.vars.push(var);
    }
}

/// The symbol of no name.
pub(in crate::sema) const UNNAMED: Symbol = Symbol::EMPTY;
