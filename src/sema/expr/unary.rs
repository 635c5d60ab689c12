//! Unary operators ([expr.unary.op]), increment and decrement ([expr.pre.incr], [expr.post.incr]), and
//! throw-expressions ([expr.throw]).

use std::sync::Arc;

use crate::ast::{self, OverloadedOperator, PostfixOp, UnaryOp};
use crate::diag::Diagnostic;
use crate::hir::{self, Category, ExprId, ExprKind, MemberRef, Named, Ty, TyKind, Value};
use crate::sema::expr::{self, classify, implicit_move, name, pointer, vector};
use crate::sema::lookup::{self, Want};
use crate::sema::{Sema, conv, init, overload, ty};
use crate::source::Span;

/// A prefix operator.
pub fn check(sema: &mut Sema, op: UnaryOp, operand: ast::ExprId, span: Span) -> ExprId {
    if op == UnaryOp::AddrOf
        && let Some(member) = member_pointer(sema, operand, span)
    {
        return member;
    }
    let checked = expr::check(sema, operand);
    if op == UnaryOp::AddrOf && is_parenthesised_member(sema, operand, checked) {
        // [expr.unary.op]/4
        sema.error(span, "a pointer to a member function is written without parentheses: `&C::f`");
        return sema.error_expr(span);
    }
    overload::bound(sema, &[operand], &[checked], |sema| apply(sema, op, checked, span))
}

/// Whether an operand is the qualified name of non-static member functions in parentheses.
fn is_parenthesised_member(sema: &Sema, operand: ast::ExprId, checked: ExprId) -> bool {
    let ast::ExprKind::Paren(mut inner) = sema.ast.exprs[operand].kind else { return false };
    while let ast::ExprKind::Paren(sub) = sema.ast.exprs[inner].kind {
        inner = sub;
    }
    let ast::ExprKind::Name(name) = sema.ast.exprs[inner].kind else { return false };
    let ExprKind::OverloadSet(set) = &sema.program.exprs[checked].kind else { return false };
    let is_nonstatic = |named: &Named| match named {
        Named::Func(func) => sema.program.funcs[*func].class.is_some() && !sema.program.funcs[*func].is_static,
        _ => false,
    };
    sema.ast.names[name].is_qualified()
        && !set.found.is_empty()
        && set.found.iter().all(|entry| is_nonstatic(&entry.named))
}

/// The operator on a checked operand.
pub fn apply(sema: &mut Sema, op: UnaryOp, operand: ExprId, span: Span) -> ExprId {
    if expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let mut operands = vec![operand];
    if let Some(overloaded) = overloadable(op)
        && overload::wants_operator(sema, &operands)
        && let Some(result) = overload::operator(sema, overloaded, &mut operands, span)
    {
        return result;
    }
    let operand = operands[0];
    match op {
        UnaryOp::Extension => operand,
        UnaryOp::AddrOf => address_of(sema, operand, span),
        UnaryOp::Deref => {
            let value = expr::scalar_operand(sema, operand);
            deref_value(sema, value, span)
        }
        UnaryOp::Plus | UnaryOp::Minus | UnaryOp::BitNot => arithmetic(sema, op, operand, span),
        UnaryOp::Not => not(sema, operand, span),
        UnaryOp::PreInc => inc_dec(sema, operand, true, true, span),
        UnaryOp::PreDec => inc_dec(sema, operand, false, true, span),
        UnaryOp::Real => part(sema, operand, 0, span),
        UnaryOp::Imag => part(sema, operand, 1, span),
    }
}

/// `x++`, `x--`.
pub fn postfix(sema: &mut Sema, op: PostfixOp, operand: ast::ExprId, span: Span) -> ExprId {
    let checked = expr::check(sema, operand);
    overload::bound(sema, &[operand], &[checked], |sema| apply_postfix(sema, op, checked, span))
}

fn apply_postfix(sema: &mut Sema, op: PostfixOp, operand: ExprId, span: Span) -> ExprId {
    if expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let is_inc = op == PostfixOp::Inc;
    if overload::wants_operator(sema, &[operand]) {
        // [over.inc]/1: the postfix function takes a second argument, zero.
        let zero = expr::int(sema, 0, Ty::INT, span);
        let overloaded = if is_inc { OverloadedOperator::PlusPlus } else { OverloadedOperator::MinusMinus };
        let mut operands = vec![operand, zero];
        if let Some(result) = overload::operator(sema, overloaded, &mut operands, span) {
            return result;
        }
        return inc_dec(sema, operands[0], is_inc, false, span);
    }
    inc_dec(sema, operand, is_inc, false, span)
}

/// `*e` of a checked operand, overloaded or not.
pub fn deref(sema: &mut Sema, operand: ExprId, span: Span) -> ExprId {
    apply(sema, UnaryOp::Deref, operand, span)
}

/// `++e` of a checked operand, overloaded or not.
pub fn increment(sema: &mut Sema, operand: ExprId, span: Span) -> ExprId {
    apply(sema, UnaryOp::PreInc, operand, span)
}

fn overloadable(op: UnaryOp) -> Option<OverloadedOperator> {
    Some(match op {
        UnaryOp::Plus => OverloadedOperator::Plus,
        UnaryOp::Minus => OverloadedOperator::Minus,
        UnaryOp::Not => OverloadedOperator::Exclaim,
        UnaryOp::BitNot => OverloadedOperator::Tilde,
        UnaryOp::Deref => OverloadedOperator::Star,
        UnaryOp::AddrOf => OverloadedOperator::Amp,
        UnaryOp::PreInc => OverloadedOperator::PlusPlus,
        UnaryOp::PreDec => OverloadedOperator::MinusMinus,
        UnaryOp::Real | UnaryOp::Imag | UnaryOp::Extension => return None,
    })
}

/// [expr.unary.op]/3: `&C::m` with a qualified, unparenthesised name of a non-static member.
fn member_pointer(sema: &mut Sema, operand: ast::ExprId, span: Span) -> Option<ExprId> {
    let ast::ExprKind::Name(id) = sema.ast.exprs[operand].kind else { return None };
    if !sema.ast.names[id].is_qualified() {
        return None;
    }
    let n_errors = sema.sink.error_count();
    let found = lookup::named(sema, id, Want::Any);
    if sema.sink.error_count() > n_errors {
        return Some(sema.error_expr(span));
    }
    if found.is_ambiguous {
        return None;
    }
    // [class.protected]/1: the class that the name is qualified by counts as that of the object.
    let is_member = |named: &Named| match *named {
        Named::Field(_) => true,
        Named::Func(func) => name::is_instance_method(sema, func),
        _ => false,
    };
    if let [entry] = found.entries.as_slice()
        && is_member(&entry.named)
    {
        let at = sema.ast.names[id].last_span;
        if !crate::sema::access::entry(sema, &found, entry, found.class, at) {
            return Some(sema.error_expr(span));
        }
    }
    match *found.entries.as_slice() {
        [hir::Entry { named: Named::Field(field), .. }] => Some(field_pointer(sema, field, span)),
        [hir::Entry { named: Named::Func(func), .. }] if name::is_instance_method(sema, func) => {
            Some(overload::address_of::member_pointer(sema, func, span))
        }
        _ => None,
    }
}

/// A pointer to a data member; of an anonymous union's member, to a member of the class around it.
fn field_pointer(sema: &mut Sema, field: hir::FieldId, span: Span) -> ExprId {
    let data = &sema.program.fields[field];
    let (pointee, class) = (data.ty, data.class);
    if data.bit_width.is_some() {
        sema.error(span, "a pointer to a bit-field cannot be made");
        return sema.error_expr(span);
    }
    if sema.program.types.is_ref(pointee) {
        sema.error(span, "a pointer to a member of reference type cannot be made");
        return sema.error_expr(span);
    }
    let owner = enclosing_named_class(sema, class);
    let class_ty = sema.program.types.class(owner);
    let ty = sema.program.types.intern(TyKind::MemberPtr { class: class_ty, pointee });
    let value = Arc::new(Value::MemberPtr(Some(MemberRef::Field(field, owner))));
    expr::prvalue(sema, ExprKind::Constant { value, sub: None }, ty, span)
}

/// The class that an anonymous union or struct's members belong to as names.
fn enclosing_named_class(sema: &Sema, mut class: hir::ClassId) -> hir::ClassId {
    while sema.program.classes[class].is_anonymous {
        let hir::ScopeKind::Class(outer) = sema.program.scopes[sema.program.classes[class].parent].kind else { break };
        class = outer;
    }
    class
}

/// [expr.unary.op]/3: the address of an lvalue.
pub fn address_of(sema: &mut Sema, operand: ExprId, span: Span) -> ExprId {
    if let ExprKind::OverloadSet(set) = &sema.program.exprs[operand].kind {
        let set = hir::OverloadSet { is_address: true, object_class: set.naming, ..(**set).clone() };
        return sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::PRValue, span);
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[operand];
    if classify::is_overloaded(ty) {
        return expr::scalar_operand(sema, operand);
    }
    // A function is an lvalue even as the result of an rvalue reference.
    if category != Category::LValue && !classify::is_function(sema, ty) {
        let shown = sema.show(ty);
        sema.error(span, format!("address of a temporary value of type `{shown}` is taken"));
        return sema.error_expr(span);
    }
    if conv::arith::bit_field_width(sema, operand).is_some() {
        sema.error(span, "address of a bit-field is taken");
        return sema.error_expr(span);
    }
    let ty = sema.program.types.pointer(ty);
    expr::prvalue(sema, ExprKind::AddrOf(operand), ty, span)
}

/// [expr.unary.op]/1: `*p` of a prvalue.
pub fn deref_value(sema: &mut Sema, value: ExprId, span: Span) -> ExprId {
    let value_ty = sema.ty(value);
    if classify::is_error(value_ty) {
        return sema.error_expr(span);
    }
    let Some(pointee) = sema.program.types.pointee(value_ty) else {
        let shown = sema.show(value_ty);
        sema.error(span, format!("`*` needs a pointer, this is `{shown}`"));
        return sema.error_expr(span);
    };
    if classify::is_void(pointee) {
        sema.error(span, "a pointer to `void` cannot be dereferenced");
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Deref(value), pointee, Category::LValue, span)
}

/// `+`, `-`, `~` ([expr.unary.op]/7, 8, 10).
fn arithmetic(sema: &mut Sema, op: UnaryOp, operand: ExprId, span: Span) -> ExprId {
    let value = expr::scalar_operand(sema, operand);
    let ty = sema.ty(value);
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if let Some((element, _)) = classify::vector(sema, ty) {
        return match op {
            UnaryOp::Plus => value,
            UnaryOp::BitNot if classify::is_floating(sema, element) => wrong_operand(sema, op, ty, span),
            UnaryOp::BitNot => expr::prvalue(sema, ExprKind::Unary(hir::UnaryOp::BitNot, value), ty, span),
            _ => expr::prvalue(sema, ExprKind::Unary(hir::UnaryOp::Minus, value), ty, span),
        };
    }
    let is_allowed = match op {
        UnaryOp::Plus => classify::is_arithmetic_operand(sema, ty) || classify::is_pointer(sema, ty),
        UnaryOp::Minus => classify::is_arithmetic_operand(sema, ty),
        _ => classify::is_integral_or_unscoped_enum(sema, ty) || classify::is_complex(sema, ty),
    };
    if !is_allowed {
        return wrong_operand(sema, op, ty, span);
    }
    let is_plain = classify::is_pointer(sema, ty) || classify::is_complex(sema, ty);
    let value = if is_plain { value } else { conv::arith::promote(sema, value) };
    let ty = sema.ty(value);
    let kind = match op {
        UnaryOp::Plus => return value,
        UnaryOp::Minus => hir::UnaryOp::Minus,
        _ if is_plain => hir::UnaryOp::Conj,
        _ => hir::UnaryOp::BitNot,
    };
    let result = expr::prvalue(sema, ExprKind::Unary(kind, value), ty, span);
    expr::warn::overflow(sema, result);
    result
}

fn wrong_operand(sema: &mut Sema, op: UnaryOp, ty: Ty, span: Span) -> ExprId {
    let shown = sema.show(ty);
    let spelling = match op {
        UnaryOp::Plus => "+",
        UnaryOp::Minus => "-",
        UnaryOp::BitNot => "~",
        UnaryOp::Not => "!",
        UnaryOp::PreInc => "++",
        UnaryOp::PreDec => "--",
        UnaryOp::Real => "__real__",
        UnaryOp::Imag => "__imag__",
        UnaryOp::Deref => "*",
        UnaryOp::AddrOf => "&",
        UnaryOp::Extension => "__extension__",
    };
    sema.error(span, format!("`{spelling}` cannot be applied to `{shown}`"));
    sema.error_expr(span)
}

/// `!` ([expr.unary.op]/9).
fn not(sema: &mut Sema, operand: ExprId, span: Span) -> ExprId {
    if classify::vector(sema, sema.ty(operand)).is_some() {
        return vector::not(sema, operand, span);
    }
    let value = expr::to_condition(sema, operand);
    if expr::is_error(sema, value) {
        return sema.error_expr(span);
    }
    expr::prvalue(sema, ExprKind::Not(value), Ty::BOOL, span)
}

/// Increment and decrement of a modifiable lvalue of arithmetic or pointer type.
fn inc_dec(sema: &mut Sema, target: ExprId, is_inc: bool, is_prefix: bool, span: Span) -> ExprId {
    let target = if classify::is_overloaded(sema.ty(target)) { expr::scalar_operand(sema, target) } else { target };
    let op = if is_inc { UnaryOp::PreInc } else { UnaryOp::PreDec };
    let what = if is_inc { "incremented" } else { "decremented" };
    let ty = sema.ty(target);
    if !require_modifiable(sema, target, what, span) {
        return sema.error_expr(span);
    }
    // [expr.pre.incr]/1: not bool.
    if classify::is_bool(ty) {
        sema.error(span, format!("a `bool` cannot be {what}"));
        return sema.error_expr(span);
    }
    let is_pointer = classify::is_pointer(sema, ty);
    let is_vector = classify::vector(sema, ty).is_some();
    if !is_pointer && !is_vector && !classify::is_arithmetic(sema, ty) && !classify::is_complex(sema, ty) {
        return wrong_operand(sema, op, ty, span);
    }
    if is_pointer && !pointer::can_step(sema, ty, span) {
        return sema.error_expr(span);
    }
    let kind = ExprKind::IncDec { target, is_inc, is_prefix };
    if is_prefix {
        sema.expr(kind, ty, Category::LValue, span)
    } else {
        sema.expr(kind, ty.unqual(), Category::PRValue, span)
    }
}

/// A modifiable lvalue ([basic.lval]/7), or the error why it is none. `what`: "assigned to", "incremented".
pub fn require_modifiable(sema: &mut Sema, target: ExprId, what: &str, span: Span) -> bool {
    let hir::Expr { ty, category, span: target_span, .. } = sema.program.exprs[target];
    if classify::is_error(ty) {
        return false;
    }
    if category != Category::LValue {
        let shown = sema.show(ty);
        sema.report(
            Diagnostic::error(span, format!("a temporary value of type `{shown}` cannot be {what}"))
                .also(target_span, "this is no lvalue"),
        );
        return false;
    }
    if classify::is_function(sema, ty) || classify::is_array(sema, ty) {
        let kind = if classify::is_array(sema, ty) { "an array" } else { "a function" };
        sema.error(span, format!("{kind} cannot be {what}"));
        return false;
    }
    if sema.program.types.quals(ty).is_const() {
        read_only(sema, target, ty, what, span);
        return false;
    }
    ty::require_complete(sema, ty, span, "the operand")
}

/// The function around, when it is that which makes a member of its class constant ([class.this]/1).
fn const_member_function(sema: &Sema, field: hir::FieldId) -> Option<hir::FuncId> {
    let data = &sema.program.fields[field];
    let func = sema.cx.function.as_ref()?.func?;
    let this = sema.cx.this_ty?;
    let is_own = sema.program.types.as_class(this) == Some(data.class);
    (is_own && this.quals().is_const() && !data.ty.quals().is_const()).then_some(func)
}

/// Reports a change of something const, with what made it so.
fn read_only(sema: &mut Sema, target: ExprId, ty: Ty, what: &str, span: Span) {
    let shown = sema.show(ty);
    let diagnostic = match sema.program.exprs[target].kind {
        ExprKind::Var(var) => {
            let data = &sema.program.vars[var];
            let message = format!("`{}` cannot be {what}: its type is `{shown}`", data.name);
            Diagnostic::error(span, message).note_at(data.span, "it is declared here")
        }
        ExprKind::Field { field, .. } if crate::sema::lambda::is_closure(sema, sema.program.fields[field].class) => {
            let name = sema.program.fields[field].name;
            Diagnostic::error(
                span,
                format!("`{name}` cannot be {what}: the lambda that captures it by copy is not `mutable`"),
            )
        }
        ExprKind::Field { field, .. } => {
            let name = sema.program.fields[field].name;
            match const_member_function(sema, field) {
                Some(func) => {
                    let signature = crate::hir::show::func_signature(&sema.program, func);
                    let message = format!("member `{name}` cannot be {what} in a `const` member function");
                    Diagnostic::error(span, message)
                        .note_at(sema.program.funcs[func].span, format!("`{signature}` is `const`"))
                }
                None => {
                    Diagnostic::error(span, format!("member `{name}` cannot be {what}: its type here is `{shown}`"))
                }
            }
        }
        _ => Diagnostic::error(span, format!("a value of type `{shown}` cannot be {what}")),
    };
    sema.report(diagnostic);
}

/// GNU `__real__`, `__imag__`: of an lvalue the part itself; of a real number, it and zero.
fn part(sema: &mut Sema, operand: ExprId, index: u8, span: Span) -> ExprId {
    let hir::Expr { ty, category, .. } = sema.program.exprs[operand];
    if let Some(element) = classify::complex_element(sema, ty) {
        if category.is_glvalue() {
            let element = sema.program.types.add_quals(element, ty.quals());
            let index = expr::int(sema, i128::from(index), Ty::INT, span);
            return sema.expr(ExprKind::Element { base: operand, index }, element, category, span);
        }
        let op = if index == 0 { hir::UnaryOp::Real } else { hir::UnaryOp::Imag };
        return expr::prvalue(sema, ExprKind::Unary(op, operand), element, span);
    }
    if !classify::is_arithmetic(sema, ty) {
        let op = if index == 0 { UnaryOp::Real } else { UnaryOp::Imag };
        return wrong_operand(sema, op, ty, span);
    }
    if index == 0 {
        return operand;
    }
    let value = expr::rvalue(sema, operand);
    let ty = sema.ty(value);
    let zero = expr::prvalue(sema, ExprKind::Zero, ty, span);
    expr::prvalue(sema, ExprKind::Comma(value, zero), ty, span)
}

/// [expr.throw]: the operand copy-initialises the exception object, whose type is decayed and unqualified.
pub fn throw(sema: &mut Sema, operand: Option<ast::ExprId>, span: Span) -> ExprId {
    let Some(operand) = operand else {
        return expr::prvalue(sema, ExprKind::Throw(None), Ty::VOID, span);
    };
    let written = operand;
    let operand = expr::check(sema, operand);
    let value = expr::scalar_operand(sema, operand);
    let ty = sema.ty(value).unqual();
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if classify::is_void(ty) {
        sema.error(span, "a value of type `void` is thrown");
        return sema.error_expr(span);
    }
    let pointee = sema.program.types.pointee(ty).filter(|to| !classify::is_void(*to));
    if !classify::is_function(sema, pointee.unwrap_or(ty))
        && !ty::require_complete(sema, pointee.unwrap_or(ty), span, "an exception")
    {
        return sema.error_expr(span);
    }
    let target = init::Target { ty, kind: init::Kind::Exception, name: crate::base::Symbol::EMPTY, span };
    let within = sema.cx.function.as_ref().and_then(|function| function.try_scope);
    let object = implicit_move::initialize(sema, target, written, value, within);
    if expr::is_error(sema, object) {
        return sema.error_expr(span);
    }
    let dtor = init::destructor(sema, ty, span);
    expr::prvalue(sema, ExprKind::Throw(Some(Box::new(hir::Throw { object, ty, dtor }))), Ty::VOID, span)
}
