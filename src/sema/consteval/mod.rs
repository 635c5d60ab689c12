//! Constant evaluation ([expr.const]): a pure interpreter of checked expressions and bodies.
//!
//! Objects of the evaluation are trees of [`Value`]s, and a pointer is a path into one, so bounds, lifetimes and active
//! union members are checked at every step. Nothing outside the evaluation is changed, and no type is made. Recursion
//! of the interpreter is bounded: an evaluation that is deep is run again on a thread with a large stack.

mod allocation;
mod arith;
mod bits;
mod builtin;
mod call;
mod cast;
mod destroy;
mod expr;
mod float;
mod init;
mod machine;
mod memory;
mod pointer;
mod stmt;

#[cfg(test)]
mod tests;

use crate::ast::Constancy;
use crate::hir::{
    ArrayLen, Base, ExprId, FieldId, FuncId, MemberRef, Pointer, PointerBase, Program, Ty, TyKind, Value, VarId,
    VarKind,
};
use crate::source::Span;

use machine::Machine;

/// Why an expression is no constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The body of this function must be checked first; then try again.
    NeedsBody(FuncId),
    /// Not a constant expression, because of what stands there.
    NotConstant {
        span: Span,
        why: String,
        /// The calls around it, innermost first: where, and of what.
        calls: Vec<(Span, FuncId)>,
    },
    /// Already reported.
    Error,
}

/// What an evaluation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A constant expression, by the letter of [expr.const]/5.
    Constant,
    /// GNU folding: also what is undefined only as a constant expression (addresses out of bounds, `1.0 / 0.0`).
    Fold,
}

/// The value of a constant expression. A glvalue gives the [`Value::Pointer`] of what it designates.
///
/// # Errors
/// See [`Failure`]; nothing is reported here.
pub fn evaluate(program: &Program, expr: ExprId) -> Result<Value, Failure> {
    evaluate_in(program, expr, Mode::Constant)
}

/// The value that `expr` gives to the variable that it initialises: pointers into the result are pointers into the
/// variable.
///
/// # Errors
/// See [`Failure`].
pub fn evaluate_initializer(program: &Program, var: VarId, expr: ExprId) -> Result<Value, Failure> {
    run(program, Some(var), expr, Mode::Constant)
}

/// See [`evaluate`].
///
/// # Errors
/// See [`Failure`].
pub fn evaluate_in(program: &Program, expr: ExprId, mode: Mode) -> Result<Value, Failure> {
    run(program, None, expr, mode)
}

fn run(program: &Program, var: Option<VarId>, expr: ExprId, mode: Mode) -> Result<Value, Failure> {
    let mut machine = Machine::new(program, mode, machine::SHALLOW_DEPTH);
    let result = machine.top(var, expr);
    if !machine.is_too_deep {
        return result;
    }
    let deep = || Machine::new(program, mode, machine::DEEP_DEPTH).top(var, expr);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(machine::DEEP_STACK).spawn_scoped(scope, deep);
        thread.ok().and_then(|thread| thread.join().ok()).unwrap_or(Err(Failure::Error))
    })
}

/// The value of an expression that may be folded: array bounds, case labels, initialisers of static objects. A
/// static object whose initialiser has a value needs no code at run time.
pub fn fold(program: &Program, expr: ExprId) -> Option<Value> {
    evaluate_in(program, expr, Mode::Fold).ok()
}

/// The first scalar of an object that has no value ([expr.const]/11): its path from the object, as `.a[1]`.
pub fn uninitialised(program: &Program, ty: Ty, value: &Value) -> Option<String> {
    match (program.types.kind(ty), value) {
        // A flexible array member has what its initialiser gives it.
        (TyKind::NullPtr, _) | (TyKind::Array(_, ArrayLen::Unknown), Value::Indeterminate) => None,
        (&TyKind::Array(element, len), Value::Array { elems, filler }) => {
            let of = |(at, elem): (usize, &Value)| Some(format!("[{at}]{}", uninitialised(program, element, elem)?));
            let rest = filler.iter().map(|filler| (elems.len(), &**filler));
            let has_rest = matches!(len, ArrayLen::Known(len) if len as usize > elems.len());
            elems.iter().enumerate().chain(rest.filter(|_| has_rest)).find_map(of)
        }
        (&TyKind::Class(class), Value::Class { bases, fields }) => {
            let data = &program.classes[class];
            let of_base = |(base, value): (&Base, &Value)| {
                uninitialised(program, program.types.find(&TyKind::Class(base.class))?, value)
            };
            let of_field = |(field, value): (&FieldId, &Value)| {
                let field = &program.fields[*field];
                let is_padding = field.name.is_empty() && field.bit_width.is_some();
                let path = uninitialised(program, field.ty, value).filter(|_| !is_padding)?;
                Some(if field.name.is_empty() { path } else { format!(".{}{path}", field.name) })
            };
            let in_bases = data.bases.iter().zip(&**bases).filter(|(base, _)| !base.is_virtual).find_map(of_base);
            in_bases.or_else(|| data.fields.iter().zip(&**fields).find_map(of_field))
        }
        (_, Value::Union { active: Some(field), value }) => {
            let field = &program.fields[*field];
            Some(format!(".{}{}", field.name, uninitialised(program, field.ty, value)?))
        }
        (_, Value::Indeterminate) => Some(String::new()),
        _ => None,
    }
}

/// The immediate function that a value points to: none may, outside of immediate functions ([expr.const]/11.5).
pub fn immediate_function(program: &Program, value: &Value) -> Option<FuncId> {
    let of_func = |func: FuncId| (program.funcs[func].constant == Constancy::Consteval).then_some(func);
    let of_value = |value: &Value| immediate_function(program, value);
    match value {
        Value::Pointer(Pointer { base: PointerBase::Func(func), .. }) => of_func(*func),
        Value::MemberPtr(Some(MemberRef::Func(func, _))) => of_func(*func),
        Value::Array { elems, filler } => elems.iter().chain(filler.as_deref()).find_map(of_value),
        Value::Class { bases, fields } => bases.iter().chain(fields).find_map(of_value),
        Value::Union { value, .. } => of_value(value),
        _ => None,
    }
}

/// Whether a value refers to objects of the evaluation, which end with it, or to what has no one address
/// ([expr.const]/11).
pub fn refers_to_frame(p: &Program, value: &Value) -> bool {
    match value {
        Value::Pointer(Pointer { base: PointerBase::Frame(_), .. }) => true,
        Value::Pointer(Pointer { base: PointerBase::Var(var), .. }) => {
            let var = &p.vars[*var];
            matches!(var.kind, VarKind::Local | VarKind::Param) || var.is_thread_local
        }
        Value::Array { elems, filler } => elems.iter().chain(filler.as_deref()).any(|value| refers_to_frame(p, value)),
        Value::Class { bases, fields } => bases.iter().chain(fields).any(|value| refers_to_frame(p, value)),
        Value::Union { value, .. } => refers_to_frame(p, value),
        Value::Vector(elems) => elems.iter().any(|value| refers_to_frame(p, value)),
        Value::Complex(_)
        | Value::Pointer(_)
        | Value::Indeterminate
        | Value::Int(_)
        | Value::Float(_)
        | Value::NullPtr
        | Value::MemberPtr(_)
        | Value::LabelDiff(..) => false,
    }
}
