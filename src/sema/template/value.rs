//! Constants as template arguments.

use std::sync::Arc;

use crate::ast;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Category, ExprKind, Linkage, Quals, TemplateArg, Ty, TyKind, Value, VarId, VarKind};
use crate::sema::Sema;
use crate::sema::consteval::Failure;
use crate::sema::decl::variable;
use crate::sema::expr::constant;
use crate::source::Span;

/// A value deduced from another type (an array bound, `auto`) as a value of the parameter's type.
pub fn retyped(sema: &mut Sema, from: Ty, value: Arc<Value>, to: Ty, _span: Span) -> TemplateArg {
    let is_scalar = sema.program.types.is_integral(to) || sema.program.types.as_enum(to).is_some();
    if from == to || !is_scalar || super::dependent::is_dependent(sema, to) {
        return TemplateArg::Value(from, value);
    }
    match *value {
        Value::Int(n) => TemplateArg::Value(to, Arc::new(Value::Int(wrapped(sema, n, to)))),
        _ => TemplateArg::Value(from, value),
    }
}

/// [temp.param]/8: the constant object with static storage duration that a parameter of class type names.
pub fn param_object(sema: &mut Sema, ty: Ty, value: Arc<Value>, span: Span) -> VarId {
    let ty = sema.program.types.add_quals(ty.unqual(), Quals::CONST);
    let key = (ty, Arc::clone(&value));
    if let Some(&var) = sema.param_objects.get(&key) {
        return var;
    }
    let symbol = Symbol::new(&hir::mangle::template_param_object_symbol(&sema.program, ty, &value));
    let global = sema.program.global;
    let mut var = variable::blank(sema, Symbol::EMPTY, ty, VarKind::Global, global, Span::NONE);
    let kind = ExprKind::Constant { value: Arc::clone(&value), sub: None };
    var.init = Some(sema.expr(kind, ty, Category::PRValue, span));
    var.function = None;
    var.linkage = Linkage::External;
    var.language = ast::Linkage::Cxx;
    var.is_inline = true;
    var.is_user = false;
    var.constant = ast::Constancy::Constexpr;
    var.value = Some(value);
    var.asm_label = Some(symbol);
    let var = sema.program.vars.push(var);
    sema.param_objects.insert(key, var);
    var
}

/// `n` in the range of an integral type ([conv.integral]/3).
fn wrapped(sema: &Sema, n: i128, ty: Ty) -> i128 {
    let ty = match *sema.program.types.kind(ty) {
        TyKind::Enum(id) => sema.program.enums[id].underlying,
        _ => ty,
    };
    if ty == Ty::BOOL {
        return i128::from(n != 0);
    }
    match sema.program.types.int_width(ty) {
        Some(width @ 1..128) => {
            let shift = 128 - width;
            if sema.program.types.is_signed(ty) {
                (n << shift) >> shift
            } else {
                ((n as u128) << shift >> shift) as i128
            }
        }
        _ => n,
    }
}

/// Reports that a template argument is no constant.
pub fn report_not_constant(sema: &mut Sema, span: Span, failure: Failure) {
    match failure {
        Failure::Error => {}
        Failure::NotConstant { span: at, why, calls } => {
            let text = "the template argument is not a constant expression";
            let diagnostic = constant::backtrace(sema, Diagnostic::error(span, text).note_at(at, why), &calls);
            sema.report(diagnostic);
        }
        Failure::NeedsBody(_) => sema.error(span, "the template argument is not a constant expression"),
    }
}
