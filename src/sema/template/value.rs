//! Constants as template arguments.

use std::sync::Arc;

use crate::ast;
use crate::base::{Symbol, limits};
use crate::diag::Diagnostic;
use crate::hir::{self, ArrayLen, Category, ExprKind, Linkage, Quals, TemplateArg, Ty, TyKind, Value, VarId, VarKind};
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

/// [temp.type]/2: equal values are one argument: what the elements of an array are beyond the last that is not zero does
/// not depend on how they were initialised.
pub fn canonical(sema: &mut Sema, ty: Ty, value: Value) -> Value {
    match (sema.program.types.kind(ty).clone(), value) {
        (TyKind::Array(element, ArrayLen::Known(n)), Value::Array { elems, filler }) => {
            let elems = elems.into_iter().map(|value| canonical(sema, element, value)).collect();
            let filler = filler.map(|value| Box::new(canonical(sema, element, *value)));
            array(n, elems, filler)
        }
        (TyKind::Class(class), Value::Class { bases, fields }) => {
            let class = &sema.program.classes[class];
            let base_classes: Vec<hir::ClassId> = class.bases.iter().map(|base| base.class).collect();
            let field_types: Vec<Ty> = class.fields.iter().map(|&field| sema.program.fields[field].ty).collect();
            let of_base = |(value, class): (Value, hir::ClassId)| {
                let ty = sema.program.types.class(class);
                canonical(sema, ty, value)
            };
            let bases = bases.into_iter().zip(base_classes).map(of_base).collect();
            let fields = fields.into_iter().zip(field_types).map(|(value, ty)| canonical(sema, ty, value)).collect();
            Value::Class { bases, fields }
        }
        (_, Value::Union { active: Some(field), value }) => {
            let value = canonical(sema, sema.program.fields[field].ty, *value);
            Value::Union { active: Some(field), value: Box::new(value) }
        }
        (_, value) => value,
    }
}

/// An array of `n` canonical elements: without those at the end that are zero, or else with all.
fn array(n: u64, mut elems: Vec<Value>, filler: Option<Box<Value>>) -> Value {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    let mut filler = filler.filter(|_| elems.len() < n);
    if let Some(value) = filler.take_if(|value| !is_zero(value) && n <= limits::PACK_LENGTH as usize) {
        elems.resize(n, *value);
    }
    while let Some(last) = elems.pop_if(|last| is_zero(last)) {
        filler = Some(Box::new(last));
    }
    Value::Array { elems, filler }
}

/// Whether a canonical value is that of zero-initialisation, as far as its type is not asked.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Int(n) => *n == 0,
        Value::Float(float) => float.bits == 0,
        Value::NullPtr | Value::MemberPtr(None) => true,
        Value::Array { elems, filler } => elems.iter().all(is_zero) && filler.as_deref().is_none_or(is_zero),
        Value::Class { bases, fields } => bases.iter().chain(fields).all(is_zero),
        Value::Indeterminate
        | Value::Complex(_)
        | Value::Vector(_)
        | Value::Pointer(_)
        | Value::MemberPtr(Some(_))
        | Value::Union { .. }
        | Value::LabelDiff(..) => false,
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
    add_uses(&value, &mut var.uses);
    var.value = Some(value);
    var.asm_label = Some(symbol);
    let var = sema.program.vars.push(var);
    sema.param_objects.insert(key, var);
    var
}

/// Adds what an expression odr-uses that has this constant value ([basic.def.odr]/4): the functions and variables whose
/// addresses are in it.
pub fn add_uses(value: &Value, uses: &mut hir::Uses) {
    match value {
        Value::Pointer(hir::Pointer { base: hir::PointerBase::Func(func), .. })
        | Value::MemberPtr(Some(hir::MemberRef::Func(func, _)))
            if !uses.funcs.contains(func) =>
        {
            uses.funcs.push(*func);
        }
        Value::Pointer(hir::Pointer { base: hir::PointerBase::Var(var), .. }) if !uses.vars.contains(var) => {
            uses.vars.push(*var);
        }
        Value::Array { elems, filler } => {
            elems.iter().chain(filler.as_deref()).for_each(|value| add_uses(value, uses));
        }
        Value::Class { bases, fields } => bases.iter().chain(fields).for_each(|value| add_uses(value, uses)),
        Value::Union { value, .. } => add_uses(value, uses),
        Value::Pointer(_)
        | Value::MemberPtr(_)
        | Value::Indeterminate
        | Value::Int(_)
        | Value::Float(_)
        | Value::Complex(_)
        | Value::Vector(_)
        | Value::NullPtr
        | Value::LabelDiff(..) => {}
    }
}

/// Whether a variable is a template parameter object.
pub fn is_param_object(sema: &Sema, var: VarId) -> bool {
    let data = &sema.program.vars[var];
    let Some(value) = data.value.as_ref().filter(|_| data.name.is_empty()) else { return false };
    sema.param_objects.get(&(data.ty, Arc::clone(value))) == Some(&var)
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
