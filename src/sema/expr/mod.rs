//! Expressions ([expr]): from syntax to typed nodes, with every conversion explicit.
//!
//! [`check`] dispatches on the syntax and yields an expression of any category; what uses a value asks
//! [`rvalue`] for it. The rules of each operator are in the file named for it. An operand of class or
//! enumeration type goes to overload resolution first ([over.match.oper]); what that leaves alone is built in.
//! Implicit conversions come from `conv` alone, initialisations from `init`.

pub mod allocation;
pub mod assign;
pub mod binary;
pub mod call;
pub mod cast;
pub mod classify;
pub mod common_initial;
pub mod conditional;
pub mod constant;
pub mod gnu;
pub mod implicit_move;
pub mod literal;
pub mod member;
pub mod name;
pub mod new_delete;
pub mod ordering;
pub mod pointer;
pub mod sizeof;
pub mod traits;
pub mod type_name;
pub mod unary;
pub mod vector;
pub mod warn;

pub use constant::{constant_bool, constant_int, evaluate, report_failure};
pub use member::member_access;
pub use name::{entity, name};
pub use sizeof::{decltype, typeof_};

use crate::ast::{self, ExprKind as A};
use crate::base::limits;
use crate::hir::{self, CastKind, Category, ExprId, ExprKind, Lifetime, Ty, TyKind};
use crate::sema::{Sema, conv, coroutine, init, stmt, template};
use crate::source::Span;

/// Checks an expression; the result is of any category, and may be an overload set or init list.
pub fn check(sema: &mut Sema, id: ast::ExprId) -> ExprId {
    let span = sema.ast.exprs[id].span;
    if sema.cx.depth >= limits::NESTING_DEPTH {
        sema.error(span, "expression is nested too deeply");
        return sema.error_expr(span);
    }
    sema.cx.depth += 1;
    let result = dispatch(sema, id, span);
    sema.cx.depth -= 1;
    result
}

/// One arm per kind of syntax. The node is cloned because the same tree is checked again by other instantiations.
fn dispatch(sema: &mut Sema, id: ast::ExprId, span: Span) -> ExprId {
    match sema.ast.exprs[id].kind.clone() {
        A::Error => sema.error_expr(span),
        A::Literal(literal) => literal::check(sema, literal, span),
        A::Bool(value) => sema.expr(ExprKind::Int(value.into()), Ty::BOOL, Category::PRValue, span),
        A::Nullptr => sema.expr(ExprKind::Null, Ty::NULLPTR, Category::PRValue, span),
        A::This => name::this(sema, span),
        A::Name(name_id) => name::name(sema, name_id),
        A::FuncName { is_pretty } => {
            let func = sema.cx.function.as_ref().and_then(|function| function.func);
            name::func_name(sema, func, is_pretty, span)
        }
        A::Paren(inner) => check(sema, inner),
        A::ParenList(elements) => paren_list(sema, &elements, span),
        A::Unary(op, operand) => unary::check(sema, op, operand, span),
        A::Postfix(op, operand) => unary::postfix(sema, op, operand, span),
        A::Binary(op, left, right) => binary::check(sema, op, left, right, span),
        A::Assign(op, left, right) => assign::check(sema, op, left, right, span),
        A::Conditional(cond, then, els) => conditional::check(sema, cond, then, els, span),
        A::Call { callee, paren, args } => call::check(sema, callee, &args, crate::sema::CallPlace { span, paren }),
        A::Subscript { base, args } => member::subscript(sema, base, &args, span),
        A::Member { base, is_arrow, name } => member::check(sema, base, is_arrow, name, span),
        A::CStyleCast(ty, operand) => cast::c_style(sema, ty, operand, span),
        A::FunctionalCast(ty, init) => cast::functional(sema, ty, init, span),
        A::NamedCast(cast, ty, operand) => cast::named(sema, cast, ty, operand, span),
        A::InitList(_) => init::list_node(sema, id),
        A::CompoundLiteral(ty, list) => gnu::compound_literal(sema, ty, list, span),
        A::SizeofType(ty) => sizeof::sizeof_type(sema, ty, span),
        A::SizeofExpr(operand) => match type_name::as_type(sema, operand) {
            Some(ty) => sizeof::sizeof_type(sema, ty, span),
            None => sizeof::sizeof_expr(sema, operand, span),
        },
        A::SizeofPack(name) => template::expr::sizeof_pack(sema, name, span),
        A::AlignofType(ty) => sizeof::alignof_type(sema, ty, span),
        A::AlignofExpr(operand) => match type_name::as_type(sema, operand) {
            Some(ty) => sizeof::alignof_type(sema, ty, span),
            None => sizeof::alignof_expr(sema, operand, span),
        },
        A::TypeidType(ty) => sizeof::typeid_type(sema, ty, span),
        A::TypeidExpr(operand) => match type_name::as_type(sema, operand) {
            Some(ty) => sizeof::typeid_type(sema, ty, span),
            None => sizeof::typeid_expr(sema, operand, span),
        },
        A::Noexcept(operand) => sizeof::noexcept(sema, operand, span),
        A::New(new) => new_delete::new(sema, &new, span),
        A::Delete { is_global, is_array, operand } => new_delete::delete(sema, is_global, is_array, operand, span),
        A::Throw(operand) => unary::throw(sema, operand, span),
        A::CoAwait(operand) => coroutine::co_await(sema, operand, span),
        A::CoYield(operand) => coroutine::co_yield(sema, operand, span),
        A::Lambda(lambda) => crate::sema::lambda::check(sema, &lambda, span),
        A::Fold { op, assign, left, right } => template::expr::fold(sema, op, assign, left, right, span),
        A::PackExpansion(_) => unsupported(sema, span, "a pack expansion without a pack"),
        A::Requires(requires) => {
            let holds = template::requires::expression(sema, &requires);
            template::expr::boolean(sema, holds, span)
        }
        A::StmtExpr(block) => gnu::stmt_expr(sema, block, span),
        A::VaArg(list, ty) => gnu::va_arg(sema, list, ty, span),
        A::Offsetof(ty, designators) => gnu::offsetof(sema, ty, &designators, span),
        A::TypesCompatible(a, b) => gnu::types_compatible(sema, a, b, span),
        A::BitCast(ty, operand) => gnu::bit_cast(sema, ty, operand, span),
        A::ConvertVector(operand, ty) => vector::convert(sema, operand, ty, span),
        A::TypeTrait { name, args } => traits::check(sema, name, &args, span),
        A::LabelAddr(label) => gnu::label_addr(sema, label, span),
    }
}

/// Reports syntax that has no meaning where it stands.
fn unsupported(sema: &mut Sema, span: Span, what: &str) -> ExprId {
    sema.error(span, format!("{what} has no meaning"));
    sema.error_expr(span)
}

/// `(a, b)` where one expression is wanted: a comma expression's worth of operands is an error, one is itself.
fn paren_list(sema: &mut Sema, elements: &[ast::ExprId], span: Span) -> ExprId {
    match elements {
        [one] => check(sema, *one),
        _ => unsupported(sema, span, "a list of initializers here"),
    }
}

/// Checks an expression and takes its value: see [`rvalue`].
pub fn check_rvalue(sema: &mut Sema, id: ast::ExprId) -> ExprId {
    let expr = check(sema, id);
    rvalue(sema, expr)
}

/// Whether an expression has been reported already.
pub fn is_error(sema: &Sema, id: ExprId) -> bool {
    classify::is_error(sema.ty(id))
}

pub use crate::sema::conv::cast;

/// A prvalue.
pub fn prvalue(sema: &mut Sema, kind: ExprKind, ty: Ty, span: Span) -> ExprId {
    sema.expr(kind, ty, Category::PRValue, span)
}

/// An integer constant.
pub fn int(sema: &mut Sema, value: i128, ty: Ty, span: Span) -> ExprId {
    prvalue(sema, ExprKind::Int(value), ty, span)
}

/// The standard conversions that every use of a value begins with ([expr.context] after [conv.lval], [conv.array],
/// [conv.func]). A class or void operand stays as it is: initialisation copies classes.
pub fn rvalue(sema: &mut Sema, id: ExprId) -> ExprId {
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[id];
    match sema.program.types.kind(ty) {
        TyKind::Error | TyKind::Void | TyKind::Class(_) => id,
        TyKind::Overloaded => {
            let resolved = name::resolve_single(sema, id);
            if is_error(sema, resolved) { resolved } else { rvalue(sema, resolved) }
        }
        TyKind::Function(_) if category == Category::PRValue => uncalled(sema, span),
        TyKind::Function(_) => {
            let to = sema.program.types.pointer(ty);
            cast(sema, CastKind::FunctionToPointer, id, to)
        }
        &TyKind::Array(element, _) => {
            let array = materialize(sema, id);
            let to = sema.program.types.pointer(element);
            cast(sema, CastKind::ArrayToPointer, array, to)
        }
        _ if category == Category::PRValue => id,
        _ => load(sema, id, ty.unqual(), span),
    }
}

/// A member function by way of a pointer can only be called ([expr.mptr.oper]/6).
fn uncalled(sema: &mut Sema, span: Span) -> ExprId {
    sema.error(span, "a member function that a pointer names must be called");
    sema.error_expr(span)
}

/// [conv.lval] on a scalar. A variable usable in constant expressions is its value: that is no odr-use
/// ([basic.def.odr]/4).
fn load(sema: &mut Sema, id: ExprId, ty: Ty, span: Span) -> ExprId {
    if let Some(value) = crate::sema::lambda::constant_read(sema, id, ty) {
        return value;
    }
    if let ExprKind::Var(var) = sema.program.exprs[id].kind
        && let Some(value) = name::constant_value(sema, var)
    {
        return prvalue(sema, ExprKind::Constant { value, sub: Some(id) }, ty, span);
    }
    if classify::is_incomplete(sema, ty) {
        let shown = sema.show(ty);
        sema.error(span, format!("value of incomplete type `{shown}` is used"));
        return sema.error_expr(span);
    }
    cast(sema, CastKind::LValueToRValue, id, ty)
}

/// Temporary materialization ([conv.rval]): a prvalue becomes an xvalue, a glvalue stays.
pub fn materialize(sema: &mut Sema, id: ExprId) -> ExprId {
    let ty = sema.ty(id);
    if classify::is_error(ty) || classify::is_void(ty) {
        return id;
    }
    conv::reference::materialize(sema, id, Lifetime::FullExpr)
}

/// The value of an operand that must be scalar, or the error that it is not. `what` names the use.
pub fn scalar_operand(sema: &mut Sema, id: ExprId) -> ExprId {
    if let ExprKind::InitList(_) = sema.program.exprs[id].kind {
        let span = sema.program.exprs[id].span;
        sema.error(span, "an initializer list cannot be an operand");
        return sema.error_expr(span);
    }
    rvalue(sema, id)
}

/// An expression statement: a full-expression whose value nobody uses ([expr.context]/2).
pub fn discarded(sema: &mut Sema, id: ast::ExprId) -> ExprId {
    let expr = check(sema, id);
    let is_used = sema.cx.used_value == Some(id) && classify::is_class(sema, sema.ty(expr));
    let expr = if is_used { expr } else { discard(sema, expr) };
    if !is_error(sema, expr) {
        warn::unused(sema, id, expr);
    }
    full(sema, expr)
}

/// [expr.context]/2: a discarded value. Only a volatile glvalue is read; an object is a temporary.
pub fn discard(sema: &mut Sema, id: ExprId) -> ExprId {
    let hir::Expr { ty, category, .. } = sema.program.exprs[id];
    if classify::is_overloaded(ty) {
        return scalar_operand(sema, id);
    }
    if category == Category::PRValue && classify::is_function(sema, ty) {
        return uncalled(sema, sema.program.exprs[id].span);
    }
    if category == Category::PRValue && classify::is_class(sema, ty) {
        return materialize(sema, id);
    }
    let reads = category.is_glvalue()
        && sema.program.types.quals(ty).is_volatile()
        && classify::is_scalar(sema, ty)
        && is_direct_glvalue(sema, id);
    if reads { cast(sema, CastKind::LValueToRValue, id, ty.unqual()) } else { id }
}

/// The forms of [expr.context]/2.1 to 2.7 whose volatile value is read when it is discarded.
fn is_direct_glvalue(sema: &Sema, id: ExprId) -> bool {
    match &sema.program.exprs[id].kind {
        ExprKind::Var(_)
        | ExprKind::Field { .. }
        | ExprKind::Deref(_)
        | ExprKind::Element { .. }
        | ExprKind::MemberPtrField { .. } => true,
        &ExprKind::Conditional(_, then, els) => is_direct_glvalue(sema, then) && is_direct_glvalue(sema, els),
        &ExprKind::Comma(_, right) => is_direct_glvalue(sema, right),
        _ => false,
    }
}

/// Makes `expr` a full-expression ([intro.execution]/5): temporaries made in it end with it.
pub fn full(sema: &mut Sema, id: ExprId) -> ExprId {
    if !has_temporaries(sema, id) {
        return id;
    }
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[id];
    sema.expr(ExprKind::FullExpr(id), ty, category, span)
}

/// Whether a temporary that ends with the full-expression is made in `root`.
fn has_temporaries(sema: &Sema, root: ExprId) -> bool {
    let mut work = vec![root];
    while let Some(id) = work.pop() {
        match &sema.program.exprs[id].kind {
            ExprKind::Temporary { lifetime: Lifetime::FullExpr, .. } => return true,
            // Full-expressions of their own.
            ExprKind::FullExpr(_) | ExprKind::StmtExpr { .. } => {}
            kind => hir::visit::children(kind, |child| work.push(child)),
        }
    }
    false
}

/// A condition: contextually converted to bool, a full-expression ([stmt.pre]/4).
pub fn condition(sema: &mut Sema, id: ast::ExprId) -> ExprId {
    let expr = check(sema, id);
    let expr = to_condition(sema, expr);
    full(sema, expr)
}

/// Converts a checked expression contextually to bool ([conv.general]/4).
pub fn to_condition(sema: &mut Sema, id: ExprId) -> ExprId {
    if is_error(sema, id) {
        return id;
    }
    conv::to_bool(sema, id, conv::Context::Condition)
}

/// The condition of a switch ([stmt.switch]/2): of integral or enumeration type, promoted.
pub fn switch_condition(sema: &mut Sema, id: ExprId) -> ExprId {
    let span = sema.program.exprs[id].span;
    if is_error(sema, id) {
        return id;
    }
    let Some(value) = conv::to_integral(sema, id, true, "the condition of a switch") else {
        return sema.error_expr(span);
    };
    let is_scoped = classify::is_scoped_enum(sema, sema.ty(value));
    let value = if is_scoped { value } else { conv::arith::promote(sema, value) };
    full(sema, value)
}

/// Copy-initialises an object of type `ty` that an operator makes, from a checked expression.
pub fn copy_init(sema: &mut Sema, ty: Ty, expr: ExprId) -> ExprId {
    let span = sema.program.exprs[expr].span;
    let target = init::Target { ty, kind: init::Kind::Param, name: crate::base::Symbol::EMPTY, span };
    init::from_expr(sema, target, expr, true)
}

/// Runs `check` as an unevaluated operand ([expr.context]/1): nothing is odr-used.
pub fn unevaluated<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = std::mem::replace(&mut sema.cx.is_unevaluated, true);
    let result = check(sema);
    sema.cx.is_unevaluated = outer;
    result
}

/// Runs `check` where what is evaluated is evaluated at compile time ([expr.const]/14).
pub fn constant_context<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = std::mem::replace(&mut sema.cx.is_constant_evaluated, true);
    let result = check(sema);
    sema.cx.is_constant_evaluated = outer;
    result
}

/// Checks a block's statements, for [`gnu::stmt_expr`].
pub(super) fn check_block(sema: &mut Sema, block: ast::StmtId) -> hir::StmtId {
    stmt::block(sema, block)
}

/// An integer constant that is no literal, and so no null pointer constant.
pub fn constant_value(sema: &mut Sema, value: i128, ty: Ty, span: Span) -> ExprId {
    let value = std::sync::Arc::new(hir::Value::Int(value));
    prvalue(sema, ExprKind::Constant { value, sub: None }, ty, span)
}
