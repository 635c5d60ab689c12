//! The storage of the coroutine state ([dcl.fct.def.coroutine]/9 to 12).

use crate::ast::OverloadedOperator;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{Callee, Category, ClassId, CoroutineState, Entry, ExprId, ExprKind, FuncId, Named, Ty};
use crate::sema::coroutine::promise::{self, Promise};
use crate::sema::expr::allocation::{self, Object};
use crate::sema::expr::{self, sizeof};
use crate::sema::{Sema, decl, init, lookup};
use crate::source::Span;

/// The member function of the promise type that says what is returned when there is no storage.
const ON_FAILURE: &str = "get_return_object_on_allocation_failure";

/// Chooses the functions. None: an error was reported.
pub(super) fn check(sema: &mut Sema, func: FuncId, promise: Promise, keyword: Span) -> Option<CoroutineState> {
    let span = promise.span;
    let class = sema.program.types.as_class(sema.program.vars[promise.var].ty)?;
    let size = sema.expr(ExprKind::Opaque, Ty::SIZE, Category::PRValue, span);
    let void_ptr = sema.program.types.pointer(Ty::VOID);
    let address = sema.expr(ExprKind::Opaque, void_ptr, Category::PRValue, span);
    let handles_failure = promise::has_member(sema, promise, ON_FAILURE);
    let may_elide = own_functions(sema, class).is_empty();
    let allocate = allocate(sema, func, class, size, handles_failure, span)?;
    let on_failure = match handles_failure {
        true => Some(on_failure(sema, func, class, span)?),
        false => None,
    };
    let deallocate = deallocate(sema, promise, size, address, keyword)?;
    Some(CoroutineState { size, address, allocate, may_elide, on_failure, deallocate })
}

/// The promise type's own allocation functions.
fn own_functions(sema: &mut Sema, class: ClassId) -> Vec<Entry> {
    lookup::member(sema, class, lookup::operator_symbol(OverloadedOperator::New)).entries
}

/// /9: the promise type's `operator new`, with the size and the parameters, else with the size; or a global one, that
/// does not throw when failure is provided for (/10).
fn allocate(
    sema: &mut Sema,
    func: FuncId,
    class: ClassId,
    size: ExprId,
    handles_failure: bool,
    span: Span,
) -> Option<ExprId> {
    let op = OverloadedOperator::New;
    let name = lookup::operator_symbol(op);
    let found = own_functions(sema, class);
    if found.is_empty() {
        let object = Object { element: Ty::VOID, is_array: false, is_global: true };
        let found = allocation::functions(sema, op, object);
        let mut args = vec![size];
        if handles_failure {
            args.push(nothrow(sema, span)?);
        }
        let call = promise::call_set(sema, found, name, args, span)?;
        return Some(expr::full(sema, call));
    }
    let mut args = vec![size];
    args.extend(promise::arguments(sema, func, span));
    let with_params = found.clone();
    let (call, errors) = sema.trap(|sema| promise::call_set(sema, with_params, name, args, span));
    let call = match call {
        Some(call) if errors.is_empty() => call,
        _ => promise::call_set(sema, found, name, vec![size], span)?,
    };
    if handles_failure {
        require_nothrow(sema, call, span)?;
    }
    Some(expr::full(sema, call))
}

/// /10: the allocation function that returns null on failure does not throw.
fn require_nothrow(sema: &mut Sema, call: ExprId, span: Span) -> Option<()> {
    let ExprKind::Call { callee: Callee::Direct(func), .. } = sema.program.exprs[call].kind else { return Some(()) };
    if !sizeof::func_throws(sema, func) {
        return Some(());
    }
    let message = format!("`operator new` of the promise type may throw, and there is `{ON_FAILURE}`");
    let at = sema.program.funcs[func].span;
    sema.report(Diagnostic::error(span, message).note_at(at, "declare it `noexcept`"));
    None
}

/// `std::nothrow`
fn nothrow(sema: &mut Sema, span: Span) -> Option<ExprId> {
    let found = sizeof::std_entry(sema, "nothrow").into_iter().find(|entry| matches!(entry.named, Named::Var(_)));
    let Some(entry) = found else {
        let message = format!("`{ON_FAILURE}` needs `std::nothrow`, which is not declared");
        sema.report(Diagnostic::error(span, message).note("include `<new>`"));
        return None;
    };
    Some(expr::entity(sema, &entry, span))
}

/// `P::get_return_object_on_allocation_failure()`, whose name is that of a static member function or of a static
/// data member that can be called, as the result.
fn on_failure(sema: &mut Sema, func: FuncId, class: ClassId, span: Span) -> Option<ExprId> {
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let name = Symbol::new(ON_FAILURE);
    let found = lookup::member(sema, class, name);
    let is_static = found.entries.iter().all(|entry| !lookup::needs_object(sema, &entry.named));
    if !is_static {
        sema.error(span, format!("`{ON_FAILURE}` of the promise type is no static member"));
        return None;
    }
    let callee = match found.entries.first() {
        Some(entry) if !found.is_functions() => expr::entity(sema, entry, span),
        _ => expr::name::overload_set(sema, found.entries, name, span),
    };
    let call = expr::call::call(sema, callee, Vec::new(), span);
    if sema.ty(call) == Ty::ERROR {
        return None;
    }
    let value = match ret == Ty::VOID {
        true => expr::full(sema, call),
        false => {
            let target = init::Target { ty: ret, kind: init::Kind::Return, name: decl::UNNAMED, span };
            init::from_checked(sema, target, call, true)
        }
    };
    (sema.ty(value) != Ty::ERROR).then_some(value)
}

/// /12: a usual deallocation function, with the size where there is one that takes it.
fn deallocate(sema: &mut Sema, promise: Promise, size: ExprId, address: ExprId, span: Span) -> Option<ExprId> {
    let element = sema.program.vars[promise.var].ty;
    let object = Object { element, is_array: false, is_global: false };
    let Some(usual) = allocation::usual_of_state(sema, object) else {
        let shown = sema.show(element);
        sema.error(span, format!("the promise type `{shown}` has no usual `operator delete`"));
        return None;
    };
    let args = if usual.has_size { vec![address, size] } else { vec![address] };
    let entry = Entry { named: Named::Func(usual.func), order: 0, access: crate::ast::Access::Public, is_using: false };
    let call = promise::call_set(sema, vec![entry], lookup::operator_symbol(OverloadedOperator::Delete), args, span)?;
    Some(expr::full(sema, call))
}
