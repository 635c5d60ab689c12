//! Questions about types and expressions ([expr.sizeof], [expr.alignof], [expr.typeid], [expr.unary.noexcept]), and
//! the type of an expression ([dcl.type.decltype]).

use crate::ast;
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Callee, Category, ExprId, ExprKind, Named, Quals, Ty, TyKind, layout};
use crate::sema::expr::{self, classify};
use crate::sema::{Sema, conv, decl, lookup, template, ty};
use crate::source::Span;

/// `sizeof (T)`.
pub fn sizeof_type(sema: &mut Sema, id: ast::TypeId, span: Span) -> ExprId {
    let (ty, bounds) = ty::type_id_with_bounds(sema, id);
    if is_variable_length(sema, ty) {
        return variable_size(sema, ty, bounds, span);
    }
    size_of(sema, ty, span)
}

/// The size of a variable-length array type, whose bounds are evaluated here.
fn variable_size(sema: &mut Sema, ty: Ty, bounds: Vec<Option<ExprId>>, span: Span) -> ExprId {
    let (mut element, mut factor, mut bounds) = (ty, None, bounds.into_iter());
    while is_variable_length(sema, element) {
        let TyKind::Array(inner, len) = *sema.program.types.kind(element) else { break };
        let bound = match (len, bounds.next().flatten()) {
            (ArrayLen::Known(len), _) => size_constant(sema, len, span),
            (_, Some(bound)) => conv::implicit(sema, bound, Ty::SIZE, conv::Context::Operand),
            _ => {
                sema.error(span, "the size of this variable-length array is not known here");
                return sema.error_expr(span);
            }
        };
        factor = Some(times(sema, factor, bound, span));
        element = inner;
    }
    let size = size_of(sema, element, span);
    if expr::is_error(sema, size) { size } else { times(sema, factor, size, span) }
}

/// A product in size_t.
fn times(sema: &mut Sema, left: Option<ExprId>, right: ExprId, span: Span) -> ExprId {
    match left {
        None => right,
        Some(left) => expr::prvalue(sema, ExprKind::Binary(ast::BinaryOp::Mul, left, right), Ty::SIZE, span),
    }
}

/// `sizeof e`: the operand is not evaluated, but for a variable-length array.
pub fn sizeof_expr(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let operand = expr::unevaluated(sema, |sema| {
        let operand = expr::check(sema, operand);
        with_temporary(sema, operand)
    });
    if conv::arith::bit_field_width(sema, operand).is_some() && sema.program.exprs[operand].category.is_glvalue() {
        sema.error(span, "`sizeof` is applied to a bit-field");
        return sema.error_expr(span);
    }
    let ty = sema.ty(operand);
    if is_variable_length(sema, ty) {
        if let Some((var, depth)) = hir::vla::part_of(&sema.program, operand) {
            return expr::prvalue(sema, ExprKind::VlaSize(var, depth), Ty::SIZE, span);
        }
        sema.error(span, "the size of this part of a variable-length array is not known here");
        return sema.error_expr(span);
    }
    size_of(sema, ty, span)
}

/// Whether the size is known at run time only.
pub fn is_variable_length(sema: &Sema, ty: Ty) -> bool {
    match *sema.program.types.kind(ty) {
        TyKind::Array(_, ArrayLen::Variable) => true,
        TyKind::Array(element, _) => is_variable_length(sema, element),
        _ => false,
    }
}

/// A constant of type size_t that is not a null pointer constant even when it is zero.
pub fn size_constant(sema: &mut Sema, value: u64, span: Span) -> ExprId {
    expr::constant_value(sema, i128::from(value), Ty::SIZE, span)
}

/// [expr.sizeof]/2; GNU: 1 for void and functions.
fn size_of(sema: &mut Sema, ty: Ty, span: Span) -> ExprId {
    let ty = sema.program.types.non_ref(ty);
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if classify::is_void(ty) || classify::is_function(sema, ty) {
        let shown = sema.show(ty);
        sema.extension(span, format!("`sizeof` of `{shown}` is 1, a GNU extension"));
        return if sema.progress.is_trapped() { sema.error_expr(span) } else { size_constant(sema, 1, span) };
    }
    match complete_layout(sema, ty, span, "the operand of `sizeof`") {
        Some((size, _)) => size_constant(sema, size, span),
        None => sema.error_expr(span),
    }
}

/// Size and alignment of a complete type, or the error that it is not complete.
pub fn complete_layout(sema: &mut Sema, ty: Ty, span: Span, what: &str) -> Option<(u64, u64)> {
    if classify::is_error(ty) || !ty::require_complete(sema, ty, span, what) {
        return None;
    }
    let found = layout::size_align(&sema.program, ty);
    if found.is_none() {
        let shown = sema.show(ty);
        sema.error(span, format!("{what}: `{shown}` has no size"));
    }
    found
}

/// `alignof (T)` ([expr.alignof]/3): of an array, its element's.
pub fn alignof_type(sema: &mut Sema, id: ast::TypeId, span: Span) -> ExprId {
    let ty = ty::type_id(sema, id);
    match ty::type_id_align(sema, id) {
        Some(align) => size_constant(sema, align, span),
        None => align_of(sema, ty, span),
    }
}

fn align_of(sema: &mut Sema, ty: Ty, span: Span) -> ExprId {
    let mut ty = sema.program.types.non_ref(ty);
    while let TyKind::Array(element, _) = *sema.program.types.kind(ty) {
        ty = element;
    }
    if classify::is_void(ty) || classify::is_function(sema, ty) {
        return size_constant(sema, 1, span);
    }
    match complete_layout(sema, ty, span, "the operand of `alignof`") {
        Some((_, align)) => size_constant(sema, align, span),
        None => sema.error_expr(span),
    }
}

/// GNU `__alignof__ e`: what the entity is declared with counts.
pub fn alignof_expr(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let operand = expr::unevaluated(sema, |sema| expr::check(sema, operand));
    let declared = match sema.program.exprs[operand].kind {
        ExprKind::Var(var) => sema.program.vars[var].align,
        ExprKind::Field { field, .. } => {
            let field = &sema.program.fields[field];
            field.align.max(field.type_align.unwrap_or(0))
        }
        _ => 0,
    };
    let ty = sema.ty(operand);
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if declared != 0 {
        return size_constant(sema, declared, span);
    }
    align_of(sema, ty, span)
}

/// `typeid (T)` ([expr.typeid]/4): references and cv do not count.
pub fn typeid_type(sema: &mut Sema, id: ast::TypeId, span: Span) -> ExprId {
    let ty = ty::type_id(sema, id);
    let ty = sema.program.types.non_ref(ty);
    let ty = sema.program.types.unqualified(ty);
    typeid(sema, ExprKind::TypeidType(ty), ty, span)
}

/// `typeid (e)` ([expr.typeid]/3): evaluated when it is a glvalue of polymorphic class type.
pub fn typeid_expr(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let first = expr::unevaluated(sema, |sema| {
        let first = expr::check(sema, operand);
        if classify::is_overloaded(sema.ty(first)) { expr::scalar_operand(sema, first) } else { first }
    });
    let hir::Expr { ty, category, .. } = sema.program.exprs[first];
    let is_polymorphic = category.is_glvalue()
        && sema.program.types.as_class(ty).is_some_and(|class| sema.program.classes[class].traits.is_polymorphic);
    let plain = sema.program.types.unqualified(ty);
    if is_polymorphic {
        let evaluated = expr::check(sema, operand);
        return typeid(sema, ExprKind::TypeidExpr(evaluated), plain, span);
    }
    typeid(sema, ExprKind::TypeidType(plain), plain, span)
}

/// An lvalue of const std::type_info, which the library declares ([expr.typeid]/1).
fn typeid(sema: &mut Sema, kind: ExprKind, operand: Ty, span: Span) -> ExprId {
    if classify::is_error(operand) {
        return sema.error_expr(span);
    }
    if classify::is_class(sema, operand) && !ty::require_complete(sema, operand, span, "the operand of `typeid`") {
        return sema.error_expr(span);
    }
    let Some(class) = std_class(sema, "type_info") else {
        sema.error(span, "`typeid` yields a `std::type_info`, which `#include <typeinfo>` declares");
        return sema.error_expr(span);
    };
    let ty = sema.program.types.class(class);
    let ty = sema.program.types.add_quals(ty, Quals::CONST);
    sema.expr(kind, ty, Category::LValue, span)
}

/// A class of namespace std that the language is tied to.
pub fn std_class(sema: &mut Sema, name: &str) -> Option<hir::ClassId> {
    std_entry(sema, name).into_iter().find_map(|entry| match entry.named {
        Named::Class(class) => Some(class),
        _ => None,
    })
}

/// What namespace std declares under a name.
pub fn std_entry(sema: &mut Sema, name: &str) -> Vec<hir::Entry> {
    let global = sema.program.global;
    let std = lookup::in_scope(sema, global, Symbol::new("std"), lookup::Want::Namespace);
    let scope = std.entries.iter().find_map(|entry| match entry.named {
        Named::Namespace(namespace) => Some(sema.program.namespaces[namespace].scope),
        _ => None,
    });
    match scope {
        Some(scope) => lookup::in_scope(sema, scope, Symbol::new(name), lookup::Want::Any).entries,
        None => Vec::new(),
    }
}

/// An unevaluated operand: a prvalue of class type is a temporary, whose destructor could be called
/// ([class.temporary]/1).
fn with_temporary(sema: &mut Sema, operand: ExprId) -> ExprId {
    let hir::Expr { ty, category, .. } = sema.program.exprs[operand];
    if classify::is_overloaded(ty) {
        return expr::scalar_operand(sema, operand);
    }
    let is_array = matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Known(_)));
    if category != Category::PRValue || !(classify::is_class(sema, ty) || is_array) {
        return operand;
    }
    let n_errors = sema.sink.error_count();
    let object = expr::materialize(sema, operand);
    let span = sema.program.exprs[operand].span;
    if sema.sink.error_count() > n_errors { sema.error_expr(span) } else { object }
}

/// `noexcept (e)`.
pub fn noexcept(sema: &mut Sema, operand: ast::ExprId, span: Span) -> ExprId {
    let operand = expr::unevaluated(sema, |sema| {
        let operand = expr::check(sema, operand);
        with_temporary(sema, operand)
    });
    if expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let value = !can_throw(sema, operand);
    expr::constant_value(sema, value.into(), Ty::BOOL, span)
}

/// Whether an expression is potentially-throwing ([except.spec]/6).
pub fn can_throw(sema: &mut Sema, root: ExprId) -> bool {
    let mut work = vec![root];
    while let Some(id) = work.pop() {
        let kind = sema.program.exprs[id].kind.clone();
        let throws = match &kind {
            ExprKind::Throw(_) | ExprKind::StmtExpr { .. } => true,
            ExprKind::Call { callee, .. } => callee_throws(sema, callee),
            ExprKind::Builtin { builtin, .. } => !builtin.info().flags.contains(hir::builtin::Flags::NOTHROW),
            ExprKind::Construct { ctor, .. } => func_throws(sema, *ctor),
            ExprKind::New(new) => func_throws(sema, new.alloc),
            ExprKind::Delete { dtor: Some(dtor), .. } | ExprKind::Temporary { dtor: Some(dtor), .. } => {
                func_throws(sema, *dtor)
            }
            // A reference cast throws std::bad_cast, typeid of a null pointer's object std::bad_typeid.
            ExprKind::DynamicCast { .. } => sema.program.exprs[id].category.is_glvalue(),
            ExprKind::TypeidExpr(_) => true,
            _ => false,
        };
        if throws {
            return true;
        }
        hir::visit::children(&kind, |child| work.push(child));
    }
    false
}

fn callee_throws(sema: &mut Sema, callee: &Callee) -> bool {
    match *callee {
        Callee::Direct(func) | Callee::Virtual(func) => func_throws(sema, func),
        Callee::Pointer(pointer) => {
            let pointee = sema.program.types.pointee(sema.ty(pointer));
            pointee.is_none_or(|pointee| type_throws(sema, pointee))
        }
        Callee::MemberPtr(member) => match *sema.program.types.kind(sema.ty(member)) {
            TyKind::MemberPtr { pointee, .. } => type_throws(sema, pointee),
            _ => true,
        },
    }
}

/// Whether a call of the function may throw: its exception specification is worked out now.
pub fn func_throws(sema: &mut Sema, func: hir::FuncId) -> bool {
    crate::sema::ty::resolve_noexcept(sema, func);
    let data = &sema.program.funcs[func];
    !data.attrs.is_nothrow && type_throws(sema, data.ty)
}

fn type_throws(sema: &Sema, function: Ty) -> bool {
    !sema.program.types.as_function(function).is_some_and(|function| function.is_noexcept)
}

/// [dcl.type.decltype]: the declared type of a named entity or member, else the type with the category as reference.
pub fn decltype(sema: &mut Sema, id: ast::ExprId) -> Ty {
    let is_entity = matches!(sema.ast.exprs[id].kind, ast::ExprKind::Name(_) | ast::ExprKind::Member { .. });
    if let ast::ExprKind::Name(name) = sema.ast.exprs[id].kind
        && let Some(referenced) = decl::binding::referenced_type(sema, name)
    {
        return referenced;
    }
    let operand = expr::unevaluated(sema, |sema| {
        sema.cx.is_decltype_call = matches!(sema.ast.exprs[id].kind, ast::ExprKind::Call { .. });
        let operand = expr::check(sema, id);
        sema.cx.is_decltype_call = false;
        if classify::is_overloaded(sema.ty(operand)) {
            return expr::name::resolve_single(sema, operand);
        }
        // /2: the result of a function call is no temporary.
        let is_wrong = !is_call(sema, operand) && {
            let object = with_temporary(sema, operand);
            expr::is_error(sema, object)
        };
        let span = sema.program.exprs[operand].span;
        if is_wrong { sema.error_expr(span) } else { operand }
    });
    let hir::Expr { ty, category, .. } = sema.program.exprs[operand];
    if classify::is_error(ty) {
        return Ty::ERROR;
    }
    if is_entity && let Some(declared) = declared_type(sema, operand) {
        return declared;
    }
    match category {
        Category::LValue if is_entity && classify::is_function(sema, ty) => ty,
        Category::LValue => sema.program.types.lvalue_ref(ty),
        Category::XValue => sema.program.types.rvalue_ref(ty),
        Category::PRValue => ty,
    }
}

/// A function call, or a comma expression whose right operand is one.
fn is_call(sema: &Sema, id: ExprId) -> bool {
    match sema.program.exprs[id].kind {
        ExprKind::Call { .. } => true,
        ExprKind::Comma(_, right) => is_call(sema, right),
        _ => false,
    }
}

/// The declared type of what an id-expression or member access names.
fn declared_type(sema: &Sema, id: ExprId) -> Option<Ty> {
    match sema.program.exprs[id].kind {
        // A static member, after its object expression.
        ExprKind::Comma(_, member) => declared_type(sema, member),
        // [dcl.type.decltype]/1.2: for a template parameter object the type of the parameter.
        ExprKind::Var(var) if template::value::is_param_object(sema, var) => Some(sema.program.vars[var].ty.unqual()),
        ExprKind::Var(var) => Some(sema.program.vars[var].ty),
        ExprKind::Func(func) => Some(sema.program.funcs[func].ty),
        ExprKind::Field { field, .. } => Some(sema.program.fields[field].ty),
        _ => None,
    }
}

/// GNU `__typeof__ e`: the operand's type, qualifiers kept.
pub fn typeof_(sema: &mut Sema, id: ast::ExprId) -> Ty {
    expr::unevaluated(sema, |sema| {
        let operand = expr::check(sema, id);
        let operand =
            if classify::is_overloaded(sema.ty(operand)) { expr::scalar_operand(sema, operand) } else { operand };
        sema.ty(operand)
    })
}
