//! Coroutines ([dcl.fct.def.coroutine]) and the expressions that suspend them ([expr.await]).
//!
//! Every call that the standard writes is an ordinary expression. Where one takes what only running code knows (the
//! size and address of the coroutine state, the awaiter that an await-expression evaluated once), an
//! [`ExprKind::Opaque`](crate::hir::ExprKind::Opaque) node stands for it, which the structure around names.

use crate::hir::{ExprId, FuncId, VarId};

/// What makes a function's body that of a coroutine: all of the replacement body but the function-body itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Coroutine {
    pub state: CoroutineState,
    /// The copies of the parameters, in order.
    pub params: Vec<ParamCopy>,
    /// A local with its initialiser and destructor.
    pub promise: VarId,
    pub result: CoroutineResult,
    /// The initial await-expression: an [`ExprKind::Await`](crate::hir::ExprKind::Await), no full-expression yet.
    pub initial: ExprId,
    /// `promise.return_void()`, when control flows off the end. None: that is undefined behaviour.
    pub flow_off: Option<ExprId>,
    /// `promise.unhandled_exception()`
    pub unhandled: ExprId,
    /// The final await-expression, as `initial`.
    pub final_await: ExprId,
}

/// The storage of the coroutine state ([dcl.fct.def.coroutine]/9 to 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoroutineState {
    /// Opaque: the size in bytes, a prvalue of type size_t.
    pub size: ExprId,
    /// Opaque: the address, a prvalue of type `void *`.
    pub address: ExprId,
    /// The call of the allocation function.
    pub allocate: ExprId,
    /// The allocation may be left out where the state can live in the caller's frame. The standard allows that always;
    /// a function of the promise type is called all the same, as GCC has it.
    pub may_elide: bool,
    /// What the coroutine returns when the allocation function returns null; none: it never does.
    pub on_failure: Option<ExprId>,
    /// The call of the deallocation function.
    pub deallocate: ExprId,
}

/// A parameter's copy ([dcl.fct.def.coroutine]/13), which the name of the parameter means in the coroutine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamCopy {
    pub param: VarId,
    /// From the parameter itself, as an xvalue.
    pub init: ExprId,
    pub dtor: Option<FuncId>,
}

/// What the first caller gets ([dcl.fct.def.coroutine]/7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoroutineResult {
    /// `promise.get_return_object()` is of the return type, and initialises the result at once.
    Direct(ExprId),
    /// It is of another type: a local of the first call keeps it until the coroutine returns to that, when `value`
    /// converts it. No value: the function returns void.
    Converted { object: VarId, value: Option<ExprId> },
}

/// An await-expression. Its value is that of `resume`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Await {
    /// A glvalue of the awaiter, evaluated once.
    pub awaiter: ExprId,
    /// Opaque: the awaiter, in the three calls.
    pub opaque: ExprId,
    /// `e.await_ready()`, of type bool.
    pub ready: ExprId,
    /// Opaque: the address of the coroutine state in `suspend`, a prvalue of type `void *`.
    pub address: ExprId,
    /// `e.await_suspend(h)`
    pub suspend: ExprId,
    pub transfer: Transfer,
    /// `e.await_resume()`
    pub resume: ExprId,
}

/// Where control goes when a coroutine is suspended ([expr.await]/5.1), by the type of await-suspend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    /// void: to the caller or resumer.
    Caller,
    /// bool: there when it is true; else the coroutine goes on.
    CallerIfTrue,
    /// A `void *`, the address of the coroutine that is resumed in place of this one.
    Coroutine,
}
