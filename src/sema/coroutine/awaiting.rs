//! Await- and yield-expressions ([expr.await], [expr.yield]).

use crate::ast::{self, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::{self, Await, Category, ExprId, ExprKind, Transfer, Ty};
use crate::sema::coroutine::promise::{self, Promise};
use crate::sema::coroutine::{Keyword, enter, std_template};
use crate::sema::template::args::Raw;
use crate::sema::{Sema, conv, expr, lookup, overload, template};
use crate::source::Span;

/// `co_await operand`: through `await_transform`, when the promise type has one ([expr.await]/3.2).
pub fn co_await(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let promise = enter(sema, Keyword::Await, span);
    let operand = expr::check(sema, operand);
    let Some(var) = promise else { return sema.error_expr(span) };
    let promise = Promise { var, span };
    let awaitable = match promise::has_member(sema, promise, "await_transform") {
        true => promise::call(sema, promise, "await_transform", vec![operand]),
        false => Some(expr::member::dot(sema, operand)),
    };
    let awaited = awaitable.and_then(|awaitable| await_(sema, promise, awaitable));
    awaited.unwrap_or_else(|| sema.error_expr(span))
}

/// `co_yield operand`: `co_await promise.yield_value(operand)` ([expr.yield]/1).
pub fn co_yield(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let promise = enter(sema, Keyword::Yield, span);
    let operand = expr::check(sema, operand);
    let Some(var) = promise else { return sema.error_expr(span) };
    let promise = Promise { var, span };
    let yielded = promise::call(sema, promise, "yield_value", vec![operand]);
    let awaited = yielded.and_then(|yielded| await_(sema, promise, yielded));
    awaited.unwrap_or_else(|| sema.error_expr(span))
}

/// `co_await promise.initial_suspend()`
pub(super) fn initial(sema: &mut Sema, promise: Promise) -> Option<ExprId> {
    let awaitable = promise::call(sema, promise, "initial_suspend", Vec::new())?;
    await_(sema, promise, awaitable)
}

/// `co_await promise.final_suspend()`, which may not throw ([dcl.fct.def.coroutine]/15).
pub(super) fn final_(sema: &mut Sema, promise: Promise) -> Option<ExprId> {
    let awaitable = promise::call(sema, promise, "final_suspend", Vec::new())?;
    let awaited = await_(sema, promise, awaitable)?;
    if expr::sizeof::can_throw(sema, awaited) {
        let shown = sema.show(sema.program.vars[promise.var].ty);
        sema.error(promise.span, format!("awaiting `final_suspend` of the promise type `{shown}` may throw"));
        return None;
    }
    Some(awaited)
}

/// [expr.await]/3 to 6: awaits a, the (transformed) operand. None: an error was reported.
fn await_(sema: &mut Sema, promise: Promise, awaitable: ExprId) -> Option<ExprId> {
    let span = promise.span;
    if sema.ty(awaitable) == Ty::ERROR {
        return None;
    }
    // 3.3: `operator co_await`, when one applies.
    let awaiter = overload::operator(sema, OverloadedOperator::CoAwait, &mut [awaitable], span).unwrap_or(awaitable);
    // 3.4: e is an lvalue of the result.
    let awaiter = expr::materialize(sema, awaiter);
    let awaiter_ty = sema.ty(awaiter);
    if awaiter_ty == Ty::ERROR {
        return None;
    }
    let opaque = sema.expr(ExprKind::Opaque, awaiter_ty, Category::LValue, span);
    let ready = call(sema, opaque, "await_ready", Vec::new(), span)?;
    let ready = conv::to_bool(sema, ready, conv::Context::Condition);
    let (suspend, address, transfer) = await_suspend(sema, promise, opaque)?;
    let resume = call(sema, opaque, "await_resume", Vec::new(), span)?;
    let hir::Expr { ty, category, .. } = sema.program.exprs[resume];
    let node = Await { awaiter, opaque, ready, address, suspend, transfer, resume };
    Some(sema.expr(ExprKind::Await(Box::new(node)), ty, category, span))
}

fn call(sema: &mut Sema, awaiter: ExprId, name: &str, args: Vec<ExprId>, span: Span) -> Option<ExprId> {
    promise::call_member(sema, awaiter, name, args, span, "the awaiter type")
}

/// `e.await_suspend(h)` ([expr.await]/3.7): the call, the address of the coroutine state that h is made of, and what
/// the call decides.
fn await_suspend(sema: &mut Sema, promise: Promise, awaiter: ExprId) -> Option<(ExprId, ExprId, Transfer)> {
    let span = promise.span;
    let void_ptr = sema.program.types.pointer(Ty::VOID);
    let address = sema.expr(ExprKind::Opaque, void_ptr, Category::PRValue, span);
    // 3.5: h, an object.
    let made = handle(sema, promise, address)?;
    let made = expr::materialize(sema, made);
    let handle_ty = sema.ty(made);
    let handle = sema.expr(ExprKind::Opaque, handle_ty, Category::LValue, span);
    let call = call(sema, awaiter, "await_suspend", vec![handle], span)?;
    let hir::Expr { ty, category, .. } = sema.program.exprs[call];
    let (body, transfer) = match ty {
        _ if ty == Ty::VOID => (call, Transfer::Caller),
        _ if ty == Ty::BOOL && category == Category::PRValue => (call, Transfer::CallerIfTrue),
        _ if is_handle(sema, ty, span) => (self::call(sema, call, "address", Vec::new(), span)?, Transfer::Coroutine),
        _ => {
            let shown = sema.show(ty);
            sema.error(span, format!("`await_suspend` returns `{shown}`, not `void`, `bool` or a coroutine handle"));
            return None;
        }
    };
    let ty = sema.ty(body);
    let kind = ExprKind::OpaqueBind { opaque: handle, value: made, body };
    let bound = sema.expr(kind, ty, Category::PRValue, span);
    Some((expr::full(sema, bound), address, transfer))
}

/// `std::coroutine_handle<P>::from_address(address)`
fn handle(sema: &mut Sema, promise: Promise, address: ExprId) -> Option<ExprId> {
    let span = promise.span;
    let template = std_template(sema, "coroutine_handle", span)?;
    let promise_ty = sema.program.vars[promise.var].ty;
    let args = template::args::complete(sema, template, vec![Raw::Type(promise_ty, None)], span)?;
    let ty = template::class::specialized_type(sema, template, args);
    let class = sema.program.types.as_class(ty)?;
    let name = Symbol::new("from_address");
    let found = match template::class::complete(sema, ty, span) {
        true => lookup::member(sema, class, name),
        false => lookup::Found::default(),
    };
    if found.is_empty() {
        let shown = sema.show(ty);
        sema.error(span, format!("`{shown}` has no member `from_address`"));
        return None;
    }
    promise::call_set(sema, found.entries, name, vec![address], span)
}

/// Whether a type is a specialisation of `std::coroutine_handle`.
fn is_handle(sema: &mut Sema, ty: Ty, span: Span) -> bool {
    let Some(template) = std_template(sema, "coroutine_handle", span) else { return false };
    let class = sema.program.types.as_class(ty).map(|class| &sema.program.classes[class]);
    class.and_then(|class| class.specialization.as_ref()).is_some_and(|(of, _)| *of == template)
}
