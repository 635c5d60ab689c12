//! GNU's expressions: statement expressions, compound literals, va_arg, offsetof, bit casts, addresses of labels.

use crate::ast::{self, Designator, Init};
use crate::base::Symbol;
use crate::hir::{self, CastKind, Category, ExprId, ExprKind, FieldId, Named, StmtKind, Ty, TyKind, layout};
use crate::sema::expr::{self, classify, constant, member, sizeof};
use crate::sema::{Sema, conv, coroutine, init, lookup, ty};
use crate::source::Span;

/// `({ … })`: the value of the last statement when that is an expression; it decays, and classes are copied.
///
/// The value stays the block's last statement: `result` names the same node, and is not evaluated again.
pub fn stmt_expr(sema: &mut Sema, block: ast::StmtId, span: Span) -> ExprId {
    let last = last_expr(sema, block);
    let outer = std::mem::replace(&mut sema.cx.used_value, last);
    let checked = expr::check_block(sema, block);
    sema.cx.used_value = outer;
    let Some((last, value)) = last_value(sema, checked) else {
        return expr::prvalue(sema, ExprKind::StmtExpr { block: checked, result: None }, Ty::VOID, span);
    };
    let value = as_result(sema, value);
    if expr::is_error(sema, value) {
        return sema.error_expr(span);
    }
    let ty = sema.ty(value);
    let value = expr::full(sema, value);
    place_last(sema, checked, last, value);
    let result = (!classify::is_void(ty)).then_some(value);
    expr::prvalue(sema, ExprKind::StmtExpr { block: checked, result }, ty, span)
}

/// The expression that gives the block its value, as written: it is not unused.
fn last_expr(sema: &Sema, block: ast::StmtId) -> Option<ast::ExprId> {
    let ast::StmtKind::Block(stmts) = &sema.ast.stmts[block].kind else { return None };
    let mut last = *stmts.last()?;
    loop {
        match sema.ast.stmts[last].kind {
            ast::StmtKind::Label(_, body) | ast::StmtKind::Case { body, .. } | ast::StmtKind::Default(body) => {
                last = body
            }
            ast::StmtKind::Expr { expr, .. } => return Some(expr),
            _ => return None,
        }
    }
}

/// The statement and expression that give a checked block its value.
fn last_value(sema: &Sema, block: hir::StmtId) -> Option<(hir::StmtId, ExprId)> {
    let StmtKind::Block(stmts) = &sema.program.stmts[block].kind else { return None };
    let mut last = *stmts.last()?;
    loop {
        match sema.program.stmts[last].kind {
            StmtKind::Label(_, body) | StmtKind::Case(body) | StmtKind::Default(body) => last = body,
            StmtKind::Expr(value) => return Some((last, value)),
            _ => return None,
        }
    }
}

/// Makes the value the block's own last statement; under a label stands an empty statement before it.
fn place_last(sema: &mut Sema, block: hir::StmtId, last: hir::StmtId, value: ExprId) {
    let span = sema.program.stmts[last].span;
    let StmtKind::Block(stmts) = &sema.program.stmts[block].kind else { return };
    if stmts.last() == Some(&last) {
        sema.program.stmts.get_mut(last).kind = StmtKind::Expr(value);
        return;
    }
    sema.program.stmts.get_mut(last).kind = StmtKind::Empty;
    let result = sema.stmt(StmtKind::Expr(value), span);
    if let StmtKind::Block(stmts) = &mut sema.program.stmts.get_mut(block).kind {
        stmts.push(result);
    }
}

/// The value of a statement expression: a prvalue that outlives the block's locals.
fn as_result(sema: &mut Sema, value: ExprId) -> ExprId {
    let value = match sema.program.exprs[value].kind {
        // The discarded expression was made a full-expression already.
        ExprKind::FullExpr(inner) => inner,
        _ => value,
    };
    let hir::Expr { ty, category, .. } = sema.program.exprs[value];
    if classify::is_class(sema, ty) && category.is_glvalue() {
        return expr::copy_init(sema, ty.unqual(), value);
    }
    expr::rvalue(sema, value)
}

/// `(T){…}`: a prvalue; an array is an object at once, so that it has elements.
pub fn compound_literal(sema: &mut Sema, ty: ast::TypeId, list: ast::ExprId, span: Span) -> ExprId {
    let ty = ty::type_id(sema, ty);
    if classify::is_error(ty) {
        expr::check(sema, list);
        return sema.error_expr(span);
    }
    let target = init::Target { ty, kind: init::Kind::Temporary, name: Symbol::EMPTY, span };
    let n_errors = sema.sink.error_count();
    let Some(value) = init::initialize(sema, target, Some(Init::Brace(list))) else {
        if sema.sink.error_count() > n_errors {
            return sema.error_expr(span);
        }
        return expr::prvalue(sema, ExprKind::Zero, ty, span);
    };
    if classify::is_array(sema, sema.ty(value)) { expr::materialize(sema, value) } else { value }
}

/// `va_arg(list, T)`.
pub fn va_arg(sema: &mut Sema, list: ast::ExprId, ty: ast::TypeId, span: Span) -> ExprId {
    let list = expr::check(sema, list);
    let ty = ty::type_id(sema, ty);
    if expr::is_error(sema, list) || classify::is_error(ty) {
        return sema.error_expr(span);
    }
    let Some(list) = va_list(sema, list) else { return sema.error_expr(span) };
    if !ty::require_complete(sema, ty, span, "the argument of `va_arg`") {
        return sema.error_expr(span);
    }
    let promoted = match ty.unqual() {
        Ty::FLOAT => Ty::DOUBLE,
        plain if classify::is_integral_or_unscoped_enum(sema, plain) && !classify::is_enum(sema, plain) => {
            conv::arith::promoted(sema, plain)
        }
        plain => plain,
    };
    if promoted != ty.unqual() {
        let (ty, promoted) = (sema.show(ty), sema.show(promoted));
        let message = format!("`{ty}` is passed through `...` as `{promoted}`; reading it as `{ty}` is undefined");
        sema.warn(span, message);
    }
    let is_class = classify::is_class(sema, ty);
    let ty = if is_class { ty } else { ty.unqual() };
    expr::prvalue(sema, ExprKind::VaArg { list }, ty, span)
}

/// An operand of type va_list: the array glvalue, or the pointer that a parameter of that type is.
pub fn va_list(sema: &mut Sema, list: ExprId) -> Option<ExprId> {
    let hir::Expr { ty, span, .. } = sema.program.exprs[list];
    let tag = match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => element,
        TyKind::Pointer(to) => to,
        _ => Ty::VOID,
    };
    let is_tag = sema
        .program
        .types
        .as_class(tag)
        .is_some_and(|class| sema.program.classes[class].name.as_str() == "__va_list_tag");
    if !is_tag {
        let shown = sema.show(ty);
        sema.error(span, format!("a `va_list` is needed, this is `{shown}`"));
        return None;
    }
    Some(if classify::is_array(sema, ty) { list } else { expr::rvalue(sema, list) })
}

/// `__builtin_offsetof(T, a.b[i])`.
pub fn offsetof(sema: &mut Sema, ty: ast::TypeId, designators: &[Designator], span: Span) -> ExprId {
    let ty = ty::type_id(sema, ty);
    if classify::is_error(ty) || !ty::require_complete(sema, ty, span, "the class of `offsetof`") {
        return sema.error_expr(span);
    }
    let mut at = ty;
    let mut offset: u64 = 0;
    let mut variable: Option<ExprId> = None;
    for designator in designators {
        match designator {
            Designator::Field(name, name_span) => {
                let Some((field_offset, field_ty)) = field_offset(sema, at, *name, *name_span) else {
                    return sema.error_expr(span);
                };
                offset = offset.wrapping_add(field_offset);
                at = field_ty;
            }
            &Designator::Index(index) => {
                let TyKind::Array(element, _) = *sema.program.types.kind(at) else {
                    let shown = sema.show(at);
                    sema.error(span, format!("`{shown}` is no array"));
                    return sema.error_expr(span);
                };
                let Some((size, _)) = sizeof::complete_layout(sema, element, span, "the class of `offsetof`") else {
                    return sema.error_expr(span);
                };
                at = element;
                let index = expr::check_rvalue(sema, index);
                if expr::is_error(sema, index) {
                    return sema.error_expr(span);
                }
                match constant::evaluate(sema, index) {
                    Ok(hir::Value::Int(value)) => offset = offset.wrapping_add((value as u64).wrapping_mul(size)),
                    _ => variable = Some(scaled(sema, variable, index, size, span)),
                }
            }
            Designator::Range(..) => {
                sema.error(span, "a range has no offset");
                return sema.error_expr(span);
            }
        }
    }
    let constant = sizeof::size_constant(sema, offset, span);
    match variable {
        None => constant,
        Some(variable) => {
            let kind = ExprKind::Binary(ast::BinaryOp::Add, constant, variable);
            expr::prvalue(sema, kind, Ty::SIZE, span)
        }
    }
}

/// `sum + index * size`, in size_t.
fn scaled(sema: &mut Sema, sum: Option<ExprId>, index: ExprId, size: u64, span: Span) -> ExprId {
    let index = conv::implicit(sema, index, Ty::SIZE, conv::Context::Operand);
    let size = sizeof::size_constant(sema, size, span);
    let product = expr::prvalue(sema, ExprKind::Binary(ast::BinaryOp::Mul, index, size), Ty::SIZE, span);
    match sum {
        None => product,
        Some(sum) => expr::prvalue(sema, ExprKind::Binary(ast::BinaryOp::Add, sum, product), Ty::SIZE, span),
    }
}

/// Where a member of a class is, in bytes, and its type; members of bases and of anonymous unions included.
fn field_offset(sema: &mut Sema, ty: Ty, name: Symbol, span: Span) -> Option<(u64, Ty)> {
    let shown = sema.show(ty);
    let Some(class) = sema.program.types.as_class(ty) else {
        sema.error(span, format!("`{shown}` has no members"));
        return None;
    };
    let found = lookup::member(sema, class, name);
    let Some(&hir::Entry { named: Named::Field(field), .. }) = found.entries.first() else {
        sema.error(span, format!("`{shown}` has no data member `{name}`"));
        return None;
    };
    if sema.program.fields[field].bit_width.is_some() {
        sema.error(span, format!("bit-field `{name}` has no offset in bytes"));
        return None;
    }
    let mut offset = 0;
    let mut at = class;
    for &base in &found.path {
        let index = sema.program.classes[at].bases.iter().position(|direct| direct.class == base)?;
        offset += sema.program.classes[at].layout.as_ref()?.base_offsets.get(index).copied()?;
        at = base;
    }
    let mut chain = Vec::new();
    member::anonymous_chain(sema, at, field, &mut chain);
    chain.push(field);
    for step in chain {
        offset += byte_offset(sema, step)?;
    }
    Some((offset, sema.program.fields[field].ty))
}

fn byte_offset(sema: &Sema, field: FieldId) -> Option<u64> {
    let data = &sema.program.fields[field];
    let layout = sema.program.classes[data.class].layout.as_ref()?;
    Some(layout.field_bits.get(data.index as usize)? / 8)
}

/// `__builtin_types_compatible_p(T, U)`: top-level qualifiers do not count.
pub fn types_compatible(sema: &mut Sema, a: ast::TypeId, b: ast::TypeId, span: Span) -> ExprId {
    let (a, b) = (ty::type_id(sema, a), ty::type_id(sema, b));
    if classify::is_error(a) || classify::is_error(b) {
        return sema.error_expr(span);
    }
    let is_same = sema.program.types.unqualified(a) == sema.program.types.unqualified(b);
    expr::constant_value(sema, is_same.into(), Ty::INT, span)
}

/// `__builtin_bit_cast(T, e)` ([bit.cast]): same size, both trivially copyable.
pub fn bit_cast(sema: &mut Sema, ty: ast::TypeId, operand: ast::ExprId, span: Span) -> ExprId {
    let to = ty::type_id(sema, ty);
    let operand = expr::check(sema, operand);
    if classify::is_error(to) || expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let operand = if classify::is_overloaded(sema.ty(operand)) { expr::scalar_operand(sema, operand) } else { operand };
    let object = expr::materialize(sema, operand);
    let from = sema.ty(object);
    let complete = |sema: &mut Sema, ty| ty::require_complete(sema, ty, span, "the operand of `__builtin_bit_cast`");
    if classify::is_error(from) || !complete(sema, to) || !complete(sema, from) {
        return sema.error_expr(span);
    }
    let size = |sema: &Sema, ty| layout::size_align(&sema.program, ty).map(|(size, _)| size);
    if size(sema, from).is_none() || size(sema, from) != size(sema, to) {
        let (from, to) = (sema.show(from), sema.show(to));
        sema.error(span, format!("`{from}` and `{to}` differ in size"));
        return sema.error_expr(span);
    }
    for ty in [from, to] {
        if !super::traits::is_trivially_copyable(sema, ty) {
            let shown = sema.show(ty);
            sema.error(span, format!("`{shown}` is not trivially copyable"));
            return sema.error_expr(span);
        }
    }
    let ty = if classify::is_class(sema, to) { to } else { sema.program.types.unqualified(to) };
    sema.expr(ExprKind::Cast { kind: CastKind::ObjectBitCast, sub: object }, ty, Category::PRValue, span)
}

/// `&&label`: a pointer to void.
pub fn label_addr(sema: &mut Sema, name: Symbol, span: Span) -> ExprId {
    let Some(label) = crate::sema::stmt::label_address(sema, name, span) else {
        sema.error(span, "the address of a label is taken outside a function");
        return sema.error_expr(span);
    };
    coroutine::exclude(sema, span, "the address of a label");
    let ty = sema.program.types.pointer(Ty::VOID);
    expr::prvalue(sema, ExprKind::LabelAddr(label), ty, span)
}
