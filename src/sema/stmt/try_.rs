//! try blocks and handlers ([except.pre], [except.handle]).

use crate::ast::{self, DeclKind};
use crate::base::Symbol;
use crate::hir::{self, Category, ExprKind, Handler, StmtKind, Ty, TyKind, VarKind};
use crate::sema::decl::{self, local_var, redecl};
use crate::sema::stmt::{function_block, in_block};
use crate::sema::{Guarded, Sema, init, lookup, ty};
use crate::source::Span;

/// `try { … } catch (T x) { … }`
pub(super) fn try_(sema: &mut Sema, body: ast::StmtId, handlers: &[ast::Handler], span: Span) -> hir::StmtId {
    let around = sema.cx.scope;
    let outer = sema.cx.function.as_mut().and_then(|function| function.try_scope.replace(around));
    let body = protected(sema, span, |sema| outermost(sema, |sema| function_block(sema, body)));
    if let Some(function) = sema.cx.function.as_mut() {
        function.try_scope = outer;
    }
    let n = handlers.len();
    let mut checked = Vec::with_capacity(n);
    for (i, handler) in handlers.iter().enumerate() {
        if handler.param.is_none() && i + 1 < n {
            sema.error(handler.span, "`catch (...)` must be the last handler");
        }
        checked.push(protected(sema, handler.span, |sema| catch(sema, handler)));
    }
    warn_shadowed(sema, &checked, handlers);
    sema.stmt(StmtKind::Try { block: body, handlers: checked }, span)
}

/// No jump may enter what `check` checks.
fn protected<T>(sema: &mut Sema, span: Span, check: impl FnOnce(&mut Sema) -> T) -> T {
    super::guarded(sema, Guarded::Block, span, check)
}

/// Checks a block or handler in a scope of its own. That of a function-try-block declares no parameter's name anew
/// ([basic.scope.block]/2).
fn outermost<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    in_block(sema, |sema| {
        let result = check(sema);
        let scope = sema.cx.scope;
        let func = sema.cx.function.as_ref().and_then(|function| function.func);
        let around = sema.program.scopes[scope].parent;
        let params = func.map(|func| sema.program.funcs[func].params.clone()).unwrap_or_default();
        for var in params.into_iter().filter_map(|param| param.var) {
            let (name, at) = (sema.program.vars[var].name, sema.program.vars[var].span);
            let names = sema.program.names.get(&(scope, name)).filter(|_| Some(sema.program.vars[var].scope) == around);
            if let Some(entry) = names.and_then(|names| names.first().cloned()) {
                let span = lookup::entity_span(sema, &entry.named);
                redecl::conflict(sema, span, format!("`{name}` is already the name of a parameter"), at);
            }
        }
        result
    })
}

/// A handler: its variable is a local of its block's scope.
fn catch(sema: &mut Sema, handler: &ast::Handler) -> Handler {
    outermost(sema, |sema| {
        let (ty, var) = match handler.param {
            Some(param) => declaration(sema, param, handler.span),
            None => (None, None),
        };
        let block = in_handler(sema, |sema| function_block(sema, handler.block));
        Handler { ty, var, block }
    })
}

/// Runs `check` inside of a handler, where no await-expression may stand.
fn in_handler<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = sema.cx.function.as_mut().map(|function| std::mem::replace(&mut function.is_in_handler, true));
    let result = check(sema);
    if let (Some(function), Some(outer)) = (sema.cx.function.as_mut(), outer) {
        function.is_in_handler = outer;
    }
    result
}

/// The exception-declaration: the type that is caught, and the variable.
fn declaration(sema: &mut Sema, id: ast::DeclId, span: Span) -> (Option<Ty>, Option<hir::VarId>) {
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[id].kind.clone() else {
        return (Some(Ty::ERROR), None);
    };
    let base = ty::specs(sema, &specs, ty::Place::Other);
    let (mut declared, mut name, mut at) = (base, Symbol::EMPTY, span);
    if let Some(item) = declarators.first() {
        declared = ty::declarator(sema, base, &item.declarator).ty;
        if let Some(id) = item.declarator.name {
            name = lookup::name_symbol(sema, &sema.ast.names[id].last);
            at = sema.ast.names[id].last_span;
        }
    }
    let declared = ty::param_adjust(sema, declared);
    if !check_type(sema, declared, at) {
        return (Some(Ty::ERROR), declare(sema, name, Ty::ERROR, at));
    }
    let caught = sema.program.types.non_ref(declared);
    let caught = sema.program.types.unqualified(caught);
    (Some(caught), declare(sema, name, declared, at))
}

/// [except.handle]/1: complete object types, no rvalue references.
fn check_type(sema: &mut Sema, declared: Ty, at: Span) -> bool {
    let problem = match *sema.program.types.kind(declared) {
        TyKind::Error => return false,
        TyKind::RValueRef(_) => Some("an rvalue reference"),
        TyKind::Auto { .. } => Some("`auto`"),
        _ => None,
    };
    if let Some(problem) = problem {
        sema.error(at, format!("a handler cannot catch {problem}"));
        return false;
    }
    let object = sema.program.types.non_ref(declared);
    let object = sema.program.types.pointee(object).unwrap_or(object);
    let is_void_pointer = *sema.program.types.kind(object) == TyKind::Void && !sema.program.types.is_ref(declared);
    let is_pointer = sema.program.types.pointee(sema.program.types.non_ref(declared)).is_some();
    let is_function = sema.program.types.as_function(object).is_some();
    if is_pointer && (is_void_pointer || is_function) {
        return true;
    }
    ty::require_complete(sema, object, at, "the caught exception")
}

/// The handler's variable, initialised from the exception object.
fn declare(sema: &mut Sema, name: Symbol, declared: Ty, at: Span) -> Option<hir::VarId> {
    let id = local_var(sema, name, declared, VarKind::Local, at);
    if declared != Ty::ERROR {
        let object = sema.program.types.non_ref(declared);
        let exception = sema.expr(ExprKind::Opaque, object, Category::LValue, at);
        let target = init::Target { ty: declared, kind: init::Kind::Local, name, span: at };
        let checked = init::from_expr(sema, target, exception, true);
        let dtor = decl::class::destructor(sema, declared);
        let var = sema.program.vars.get_mut(id);
        var.init = Some(checked);
        var.dtor = dtor;
    }
    let scope = sema.cx.scope;
    lookup::declare(sema, scope, name, hir::Named::Var(id));
    Some(id)
}

/// [except.handle]/3: whether a handler for `handler` catches all exceptions of type `ty`.
fn catches(sema: &Sema, handler: Ty, ty: Ty) -> bool {
    let classes = (sema.program.types.as_class(handler), sema.program.types.as_class(ty));
    handler == ty
        || matches!(classes, (Some(base), Some(class)) if crate::sema::conv::is_same_or_derived(sema, class, base))
}

/// A handler behind one that catches all of its exceptions.
fn warn_shadowed(sema: &mut Sema, checked: &[Handler], written: &[ast::Handler]) {
    for (i, handler) in checked.iter().enumerate() {
        let Some(ty) = handler.ty.filter(|&ty| ty != Ty::ERROR) else { continue };
        if checked[..i].iter().any(|earlier| earlier.ty.is_some_and(|earlier| catches(sema, earlier, ty))) {
            let shown = sema.show(ty);
            sema.warn(written[i].span, format!("exceptions of type `{shown}` are caught by an earlier handler"));
        }
    }
}
