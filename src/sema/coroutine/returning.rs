//! How a coroutine ends and what its first caller gets: [stmt.return.coroutine], [dcl.fct.def.coroutine]/6 and 7.

use crate::ast;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Category, CoroutineResult, ExprId, FuncId, StmtKind, Ty, VarKind};
use crate::sema::coroutine::promise::{self, Promise};
use crate::sema::coroutine::{Keyword, enter};
use crate::sema::decl::{self, local_var};
use crate::sema::{Sema, Standard, expr, init, stmt};
use crate::source::Span;

/// `co_return operand;`
pub fn co_return(sema: &mut Sema, operand: Option<ast::ExprId>, span: Span) -> hir::StmtId {
    let promise = enter(sema, Keyword::Return, span);
    let checked = operand.map(|operand| expr::check(sema, operand));
    let Some(var) = promise else { return sema.stmt(StmtKind::Empty, span) };
    let promise = Promise { var, span };
    let value = checked.zip(operand).filter(|(checked, _)| sema.ty(*checked) != Ty::VOID);
    let call = match value {
        Some((checked, written)) => return_value(sema, promise, checked, written),
        None => promise::call(sema, promise, "return_void", Vec::new()),
    };
    let Some(call) = call else { return sema.stmt(StmtKind::Empty, span) };
    let call = expr::full(sema, call);
    let leave = sema.stmt(StmtKind::CoReturn(call), span);
    match (checked, value) {
        // 2.2: an operand of type void is evaluated first, a full-expression of its own.
        (Some(checked), None) => {
            let checked = expr::full(sema, checked);
            let evaluate = sema.stmt(StmtKind::Expr(checked), span);
            sema.stmt(StmtKind::Block(vec![evaluate, leave]), span)
        }
        _ => leave,
    }
}

/// `promise.return_value(operand)`: an implicitly movable operand is an xvalue, when that works
/// ([class.copy.elision]/3).
fn return_value(sema: &mut Sema, promise: Promise, operand: ExprId, written: ast::ExprId) -> Option<ExprId> {
    if expr::implicit_move::is_movable(sema, written, operand, None) {
        let moved = expr::implicit_move::as_xvalue(sema, operand);
        if sema.standard >= Standard::Cxx23 {
            return promise::call(sema, promise, "return_value", vec![moved]);
        }
        let (call, errors) = sema.trap(|sema| promise::call(sema, promise, "return_value", vec![moved]));
        if errors.is_empty() && call.is_some() {
            return call;
        }
    }
    promise::call(sema, promise, "return_value", vec![operand])
}

/// Whether a `return` may stand here: not in a coroutine ([stmt.return]/1). It is remembered, for a keyword behind it
/// may make the function one.
pub fn allows_return(sema: &mut Sema, span: Span) -> bool {
    let Some(function) = sema.cx.function.as_mut() else { return true };
    let Some(context) = function.coroutine.clone() else {
        function.first_return.get_or_insert(span);
        return true;
    };
    report_return(sema, span, context.keyword, context.span);
    false
}

pub(super) fn report_return(sema: &mut Sema, span: Span, keyword: Keyword, at: Span) {
    let diagnostic = Diagnostic::error(span, "`return` stands in a coroutine; use `co_return`");
    sema.report(diagnostic.note_at(at, format!("`{}` makes the function a coroutine", keyword.spelling())));
}

/// [dcl.fct.def.coroutine]/6: what flowing off the end means.
pub(super) fn flow_off(sema: &mut Sema, promise: Promise, block: hir::StmtId) -> Option<ExprId> {
    let has_void = promise::has_member(sema, promise, "return_void");
    if has_void && promise::has_member(sema, promise, "return_value") {
        let shown = sema.show(sema.program.vars[promise.var].ty);
        sema.error(promise.span, format!("the promise type `{shown}` has both `return_void` and `return_value`"));
        return None;
    }
    if !has_void {
        if stmt::can_fall_through(sema, block) {
            let at = sema.program.stmts[block].span;
            let at = Span::new(crate::source::Pos(at.hi.0.saturating_sub(1)), at.hi);
            sema.warn(at, "the coroutine may end without `co_return`, and its promise type has no `return_void`");
        }
        return None;
    }
    let call = promise::call(sema, promise, "return_void", Vec::new())?;
    Some(expr::full(sema, call))
}

/// [dcl.fct.def.coroutine]/7: `promise.get_return_object()` initialises what the first caller gets. When that is of another
/// type, the conversion waits until the coroutine returns to its caller, as GCC and Clang have it (CWG2563).
pub(super) fn result(sema: &mut Sema, func: FuncId, promise: Promise) -> Option<CoroutineResult> {
    let span = promise.span;
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let call = promise::call(sema, promise, "get_return_object", Vec::new())?;
    let hir::Expr { ty, category, .. } = sema.program.exprs[call];
    let is_same = category == Category::PRValue && ty.unqual() == ret.unqual();
    if is_same || ty == Ty::VOID {
        let target = init::Target { ty: ret, kind: init::Kind::Return, name: decl::UNNAMED, span };
        let made = match ret == Ty::VOID {
            true => expr::full(sema, call),
            false => init::from_checked(sema, target, call, true),
        };
        return (sema.ty(made) != Ty::ERROR).then_some(CoroutineResult::Direct(made));
    }
    let kept = match category {
        Category::PRValue => ty,
        Category::LValue => sema.program.types.lvalue_ref(ty),
        Category::XValue => sema.program.types.rvalue_ref(ty),
    };
    let object = local_var(sema, Symbol::EMPTY, kept, VarKind::Local, span);
    let target = init::Target { ty: kept, kind: init::Kind::Local, name: decl::UNNAMED, span };
    let made = init::from_checked(sema, target, call, true);
    let dtor = match category {
        Category::PRValue => init::destructor(sema, kept, span),
        Category::LValue | Category::XValue => None,
    };
    let data = sema.program.vars.get_mut(object);
    data.init = Some(made);
    data.dtor = dtor;
    if ret == Ty::VOID {
        return Some(CoroutineResult::Converted { object, value: None });
    }
    let operand = promise::moved(sema, object, span);
    let target = init::Target { ty: ret, kind: init::Kind::Return, name: decl::UNNAMED, span };
    let value = init::from_checked(sema, target, operand, true);
    (sema.ty(value) != Ty::ERROR).then_some(CoroutineResult::Converted { object, value: Some(value) })
}
