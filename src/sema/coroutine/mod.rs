//! Coroutines ([dcl.fct.def.coroutine]).
//!
//! A function becomes a coroutine when the first of its keywords is checked: that finds the promise type and makes the
//! promise a local of the function, so that the expressions and statements that call its members can be checked where they stand.
//! What the standard puts around the body (the coroutine state, the copies of parameters, the awaits of
//! beginning and end) is checked when the body has been.
//!
//! In reading order: here what a coroutine is and where its keywords may stand; `promise` the promise type and object;
//! `awaiting` await- and yield-expressions; `returning` co_return and the result; `state` the storage.

mod awaiting;
mod promise;
mod returning;
mod state;

pub use awaiting::{co_await, co_yield};
pub use returning::{allows_return, co_return};

use crate::ast::Constancy;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Coroutine, FuncId, FuncName, ParamCopy, VarId};
use crate::sema::{Sema, init};
use crate::source::Span;

/// What the keywords of a coroutine share.
#[derive(Debug, Clone)]
pub struct Context {
    /// None: it could not be made, which was reported.
    promise: Option<VarId>,
    /// The first keyword, which made the function a coroutine.
    keyword: Keyword,
    span: Span,
}

/// What makes a function a coroutine ([dcl.fct.def.coroutine]/1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Await,
    Yield,
    Return,
}

impl Keyword {
    fn spelling(self) -> &'static str {
        match self {
            Keyword::Await => "co_await",
            Keyword::Yield => "co_yield",
            Keyword::Return => "co_return",
        }
    }
}

/// A keyword is checked: its function is a coroutine from now on. The promise; none: an error was reported.
fn enter(sema: &mut Sema, keyword: Keyword, span: Span) -> Option<VarId> {
    if let Some(problem) = misplaced(sema, keyword) {
        sema.error(span, format!("`{}` {problem}", keyword.spelling()));
        if let Some(function) = sema.cx.function.as_mut() {
            function.coroutine.get_or_insert(Context { promise: None, keyword, span });
        }
        return None;
    }
    let function = sema.cx.function.as_ref()?;
    if let Some(context) = &function.coroutine {
        return context.promise;
    }
    let func = function.func?;
    let promise = match may_be_coroutine(sema, func, keyword, span) {
        true => promise::declare(sema, func, span),
        false => None,
    };
    sema.cx.function.as_mut()?.coroutine = Some(Context { promise, keyword, span });
    promise
}

/// [expr.await]/2: why a keyword may not stand here.
fn misplaced(sema: &Sema, keyword: Keyword) -> Option<&'static str> {
    let function = sema.cx.function.as_ref().filter(|function| function.func.is_some());
    let Some(function) = function else { return Some("stands in no function") };
    match keyword {
        Keyword::Return => None,
        Keyword::Await | Keyword::Yield if sema.cx.is_unevaluated => Some("stands in an unevaluated operand"),
        Keyword::Await | Keyword::Yield if function.is_in_handler => Some("stands in a handler"),
        Keyword::Await | Keyword::Yield if function.is_in_static_init => {
            Some("stands in the initialiser of a static or thread-local variable")
        }
        Keyword::Await | Keyword::Yield => None,
    }
}

/// Whether a function may be a coroutine.
fn may_be_coroutine(sema: &mut Sema, func: FuncId, keyword: Keyword, span: Span) -> bool {
    let data = &sema.program.funcs[func];
    let function = sema.cx.function.as_ref();
    let is_variadic = sema.program.types.as_function(data.ty).is_some_and(|ty| ty.is_variadic);
    let is_main = data.class.is_none()
        && data.scope == sema.program.global
        && matches!(data.name, FuncName::Ident(name) if name == Symbol::new("main"));
    let problem = match data.name {
        // [class.ctor]/8, [class.dtor]/17
        FuncName::Constructor => "a constructor",
        FuncName::Destructor => "a destructor",
        // [basic.start.main]/3
        _ if is_main => "`main`",
        // [dcl.constexpr]/3.3
        _ if data.constant == Constancy::Constexpr => "a constexpr function",
        _ if data.constant == Constancy::Consteval => "a consteval function",
        // [dcl.fct.def.coroutine]/2
        _ if is_variadic => "a function with an ellipsis",
        // [dcl.spec.auto]/6
        _ if function.is_some_and(|function| function.deduce.is_some()) => "a function whose return type is deduced",
        _ => return check_returns(sema, keyword, span),
    };
    sema.error(span, format!("{problem} cannot be a coroutine, as `{}` makes it", keyword.spelling()));
    false
}

/// [stmt.return]/1: a coroutine has no `return`.
fn check_returns(sema: &mut Sema, keyword: Keyword, span: Span) -> bool {
    let Some(first) = sema.cx.function.as_ref().and_then(|function| function.first_return) else { return true };
    returning::report_return(sema, first, keyword, span);
    false
}

/// Notes a GNU extension that needs the one stack frame or the one code address that no coroutine has.
pub fn exclude(sema: &mut Sema, span: Span, what: &'static str) {
    if let Some(function) = sema.cx.function.as_mut() {
        function.not_in_coroutine.get_or_insert((span, what));
    }
}

/// What the standard puts around the body of a coroutine, checked behind it; none when the function is no coroutine, or
/// an error was reported.
pub(in crate::sema) fn finish(sema: &mut Sema, func: FuncId, block: hir::StmtId) -> Option<Box<Coroutine>> {
    let function = sema.cx.function.as_ref()?;
    let context = function.coroutine.clone()?;
    let promise = context.promise?;
    if let Some((span, what)) = function.not_in_coroutine {
        let diagnostic = Diagnostic::error(span, format!("{what} cannot be used in a coroutine"));
        let note = format!("`{}` makes the function a coroutine", context.keyword.spelling());
        sema.report(diagnostic.note_at(context.span, note));
        return None;
    }
    let at = promise::Promise { var: promise, span: sema.program.funcs[func].span };
    let state = state::check(sema, func, at, context.span)?;
    let params = param_copies(sema, func);
    let result = returning::result(sema, func, at)?;
    let initial = awaiting::initial(sema, at)?;
    let unhandled = promise::call(sema, at, "unhandled_exception", Vec::new())?;
    let unhandled = crate::sema::expr::full(sema, unhandled);
    let flow_off = returning::flow_off(sema, at, block);
    let final_await = awaiting::final_(sema, at)?;
    Some(Box::new(Coroutine { state, params, promise, result, initial, flow_off, unhandled, final_await }))
}

/// [dcl.fct.def.coroutine]/13: a copy of each parameter, initialised from an xvalue that refers to it.
fn param_copies(sema: &mut Sema, func: FuncId) -> Vec<ParamCopy> {
    let params = sema.program.funcs[func].params.clone();
    let mut copies = Vec::with_capacity(params.len());
    for param in params {
        let Some(var) = param.var else { continue };
        let operand = promise::moved(sema, var, param.span);
        let target = init::Target { ty: param.ty, kind: init::Kind::Local, name: param.name, span: param.span };
        let init = init::from_checked(sema, target, operand, false);
        let dtor = match sema.program.types.is_ref(param.ty) {
            true => None,
            false => init::destructor(sema, param.ty, param.span),
        };
        copies.push(ParamCopy { param: var, init, dtor });
    }
    copies
}

/// The template of a class of namespace std that coroutines are tied to; an error where it is not declared.
fn std_template(sema: &mut Sema, name: &str, span: Span) -> Option<hir::TemplateId> {
    let found = crate::sema::expr::sizeof::std_entry(sema, name).into_iter().find_map(|entry| match entry.named {
        hir::Named::Template(template) => Some(template),
        _ => None,
    });
    if found.is_none() {
        let diagnostic = Diagnostic::error(span, format!("a coroutine needs `std::{name}`, which is not declared"));
        sema.report(diagnostic.note("include `<coroutine>`"));
    }
    found
}
