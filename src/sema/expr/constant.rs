//! Constant expressions ([expr.const]): what must be one, and the drive of the evaluator.
//!
//! The evaluator reads typed nodes only. When it meets a function whose body is not checked yet it says so, the body is
//! checked here, and the evaluation starts again: bodies are checked once, so this ends.

use crate::ast;
use crate::base::limits;
use crate::diag::Diagnostic;
use crate::hir::{self, ExprId, ExprKind, Ty, Value};
use crate::sema::consteval::Failure;
use crate::sema::expr::{self, classify};
use crate::sema::{Sema, consteval, conv, decl};
use crate::source::Span;

/// Evaluates a checked expression.
///
/// # Errors
/// Why it is no constant; nothing is reported here.
pub fn evaluate(sema: &mut Sema, id: ExprId) -> Result<Value, Failure> {
    with_bodies(sema, id, |program| consteval::evaluate(program, id))
}

/// Evaluates the checked initialiser of a variable.
///
/// # Errors
/// See [`evaluate`].
pub fn evaluate_initializer(sema: &mut Sema, var: hir::VarId, id: ExprId) -> Result<Value, Failure> {
    with_bodies(sema, id, |program| consteval::evaluate_initializer(program, var, id))
}

fn with_bodies(
    sema: &mut Sema,
    id: ExprId,
    evaluate: impl Fn(&hir::Program) -> Result<Value, Failure>,
) -> Result<Value, Failure> {
    if expr::is_error(sema, id) {
        return Err(Failure::Error);
    }
    if let ExprKind::Int(value) = sema.program.exprs[id].kind {
        return Ok(Value::Int(value));
    }
    for _ in 0..limits::INSTANTIATION_DEPTH {
        match evaluate(&sema.program) {
            Err(Failure::NeedsBody(func)) => {
                if !decl::func_body(sema, func) {
                    return Err(Failure::Error);
                }
            }
            result => return result,
        }
    }
    Err(Failure::Error)
}

/// A converted constant expression of integral type ([expr.const]/10), errors reported. `to`: the type it is converted
/// to; none: its own integral or unscoped enumeration type. `what` names it in messages.
pub fn constant_int(sema: &mut Sema, id: ast::ExprId, to: Option<Ty>, what: &str) -> Option<(i128, Ty)> {
    let operand = expr::constant_context(sema, |sema| expr::check(sema, id));
    if expr::is_error(sema, operand) {
        return None;
    }
    let converted = match to {
        Some(to) => converted_constant(sema, operand, to)?,
        None => {
            let is_scoped_allowed = false;
            conv::to_integral(sema, operand, is_scoped_allowed, what)?
        }
    };
    if expr::is_error(sema, converted) {
        return None;
    }
    let value = evaluate_or_report(sema, converted, what)?;
    match value {
        Value::Int(value) => Some((value, sema.ty(converted))),
        _ => {
            let span = sema.program.exprs[operand].span;
            sema.error(span, format!("{what} is no integer"));
            None
        }
    }
}

/// [expr.const]/10: only conversions that change no value.
fn converted_constant(sema: &mut Sema, operand: ExprId, to: Ty) -> Option<ExprId> {
    let sequence = conv::sequence(sema, operand, to);
    let converted = conv::apply(sema, operand, to, &sequence, conv::Context::Constant);
    if expr::is_error(sema, converted) || conv::narrowing::check(sema, operand, &sequence) {
        return None;
    }
    Some(converted)
}

/// The value, or the report why there is none.
pub fn evaluate_or_report(sema: &mut Sema, id: ExprId, what: &str) -> Option<Value> {
    let span = sema.program.exprs[id].span;
    match evaluate(sema, id) {
        Ok(value) => Some(value),
        Err(failure) => {
            report(sema, span, failure, what);
            None
        }
    }
}

/// Reports a failure, unless it has been reported.
fn report(sema: &mut Sema, span: Span, failure: Failure, what: &str) {
    let diagnostic = Diagnostic::error(span, format!("{what} is not a constant expression"));
    report_failure(sema, diagnostic, failure);
}

/// Adds to `diagnostic` why an expression is no constant, and reports it.
pub fn report_failure(sema: &mut Sema, diagnostic: Diagnostic, failure: Failure) {
    match failure {
        Failure::Error if sema.sink.has_errors() => {}
        Failure::Error | Failure::NeedsBody(_) => sema.report(diagnostic),
        Failure::NotConstant { span, why, calls } => {
            let at = diagnostic.primary.span;
            let diagnostic =
                if span == at || span.is_none() { diagnostic.label(why) } else { diagnostic.note_at(span, why) };
            let diagnostic = backtrace(sema, diagnostic, &calls);
            sema.report(diagnostic);
        }
    }
}

/// Adds the calls that an evaluation was in.
pub fn backtrace(sema: &Sema, mut diagnostic: Diagnostic, calls: &[(Span, hir::FuncId)]) -> Diagnostic {
    for &(span, func) in calls {
        let text = format!("in the call of `{}`", hir::show::func_signature(&sema.program, func));
        diagnostic = if span.is_none() { diagnostic.note(text) } else { diagnostic.note_at(span, text) };
    }
    diagnostic
}

/// A contextually converted constant expression of type bool ([expr.const]/10): static_assert, if constexpr, noexcept,
/// explicit.
pub fn constant_bool(sema: &mut Sema, id: ast::ExprId) -> Option<bool> {
    let operand = expr::constant_context(sema, |sema| expr::check(sema, id));
    if expr::is_error(sema, operand) {
        return None;
    }
    let condition = expr::to_condition(sema, operand);
    if expr::is_error(sema, condition) {
        return None;
    }
    match evaluate_or_report(sema, condition, "the condition")? {
        Value::Int(value) => Some(value != 0),
        _ => None,
    }
}

/// The value of an operand that a builtin wants constant, as an integer.
pub fn operand_int(sema: &mut Sema, id: ExprId, what: &str) -> Option<i128> {
    let value = expr::scalar_operand(sema, id);
    let hir::Expr { ty, span, .. } = sema.program.exprs[value];
    if classify::is_error(ty) {
        return None;
    }
    match evaluate_or_report(sema, value, what)? {
        Value::Int(value) => Some(value),
        _ => {
            sema.error(span, format!("{what} is no integer"));
            None
        }
    }
}
