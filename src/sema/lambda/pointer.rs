//! The conversion of a captureless lambda to a pointer to function ([expr.prim.lambda.closure]/7 to /9).

use std::sync::Arc;

use crate::ast::{Constancy, RefQual};
use crate::base::Symbol;
use crate::hir::{
    self, Body, CallOperator, Callee, CastKind, Category, CheckedBody, ClassId, ExprId, ExprKind, FnTy, FuncId,
    FuncName, Named, Quals, ScopeKind, StmtKind, Ty, TyKind, VarId, VarKind,
};
use crate::sema::expr::{self, classify};
use crate::sema::{Sema, decl, lookup};
use crate::source::Span;

/// Declares the conversion. That of a generic lambda is made when a target type is known: its entry is the call
/// operator template itself.
pub(super) fn conversion_to_pointer(sema: &mut Sema, class: ClassId, call: CallOperator, span: Span) {
    let named = match call {
        // A closure with an explicit object parameter has none.
        CallOperator::Func(call) if sema.program.funcs[call].is_explicit_object => None,
        CallOperator::Func(call) => conversion_function(sema, class, call, span).map(Named::Func),
        CallOperator::Template(template) => Some(Named::Template(template)),
    };
    if let Some(named) = named {
        let class_scope = sema.program.classes[class].scope;
        lookup::declare(sema, class_scope, Symbol::new("operator <conversion>"), named);
    }
}

/// The function that converts to a pointer to a function that does the same as `call`.
pub(super) fn conversion_function(sema: &mut Sema, class: ClassId, call: FuncId, span: Span) -> Option<FuncId> {
    let function = sema.program.types.as_function(sema.program.funcs[call].ty).cloned()?;
    // A C variadic call operator has no function that could pass its arguments on.
    if function.is_variadic {
        return None;
    }
    let class_scope = sema.program.classes[class].scope;
    let plain = FnTy { quals: Quals::NONE, ref_qual: RefQual::None, ..function.clone() };
    let fn_ty = sema.program.types.function(plain);
    let pointer = sema.program.types.pointer(fn_ty);
    let name = FuncName::Conversion(pointer);
    let known = sema.program.classes[class].methods.iter().copied().find(|&id| sema.program.funcs[id].name == name);
    if known.is_some() {
        return known;
    }
    let invoker = invoker(sema, class, call, fn_ty, &function, span);
    let conversion_ty = FnTy {
        ret: pointer,
        params: Arc::from([]),
        is_variadic: false,
        quals: Quals::CONST,
        ref_qual: RefQual::None,
        is_noexcept: true,
        dependent_noexcept: None,
    };
    let conversion_ty = sema.program.types.function(conversion_ty);
    let mut conversion = decl::blank_func(sema, name, conversion_ty, class_scope, span);
    conversion.is_inline = true;
    conversion.constant = Constancy::Constexpr;
    let target = sema.expr(ExprKind::Func(invoker), fn_ty, Category::LValue, span);
    let value = expr::cast(sema, CastKind::FunctionToPointer, target, pointer);
    conversion.body = returning(sema, value, vec![invoker], span);
    let id = sema.program.funcs.push(conversion);
    sema.program.classes.get_mut(class).methods.push(id);
    Some(id)
}

/// The function that a captureless lambda's pointer points to: it calls the call operator on a closure of its own.
fn invoker(sema: &mut Sema, class: ClassId, call: FuncId, fn_ty: Ty, function: &FnTy, span: Span) -> FuncId {
    let class_scope = sema.program.classes[class].scope;
    let name = FuncName::Ident(Symbol::new("__invoke"));
    let mut data = decl::blank_func(sema, name, fn_ty, class_scope, span);
    data.is_static = true;
    data.is_inline = true;
    data.constant = Constancy::Constexpr;
    let id = sema.program.funcs.push(data);
    let scope = sema.program.scopes.push(hir::Scope::new(ScopeKind::Function(id), Some(class_scope)));
    let (mut params, mut args) = (Vec::new(), Vec::new());
    if !sema.program.funcs[call].is_static {
        let class_ty = sema.program.types.class(class);
        let closure =
            expr::prvalue(sema, ExprKind::Aggregate { bases: Vec::new(), fields: Vec::new() }, class_ty, span);
        let kind = ExprKind::Temporary { sub: closure, lifetime: hir::Lifetime::FullExpr, dtor: None };
        args.push(sema.expr(kind, class_ty, Category::XValue, span));
    }
    let saved_scope = std::mem::replace(&mut sema.cx.scope, scope);
    for &param_ty in function.params.iter() {
        let var = decl::local_var(sema, Symbol::EMPTY, param_ty, VarKind::Param, span);
        sema.program.vars.get_mut(var).function = Some(id);
        let param =
            hir::Param { name: Symbol::EMPTY, ty: param_ty, var: Some(var), default: hir::DefaultArg::None, span };
        params.push(param);
        args.push(forwarded(sema, var, param_ty, span));
    }
    sema.cx.scope = saved_scope;
    let value = expr::call::result_of(
        sema,
        ExprKind::Call { callee: Callee::Direct(call), args, right_first: false },
        function.ret,
        span,
    );
    let value = expr::full(sema, value);
    let body = returning(sema, value, vec![call], span);
    let data = sema.program.funcs.get_mut(id);
    data.params = params;
    data.body = body;
    sema.program.classes.get_mut(class).methods.push(id);
    id
}

/// A parameter passed on as it came.
fn forwarded(sema: &mut Sema, var: VarId, param_ty: Ty, span: Span) -> ExprId {
    let plain = sema.program.types.non_ref(param_ty);
    let is_moved = match *sema.program.types.kind(param_ty) {
        TyKind::RValueRef(_) => true,
        TyKind::LValueRef(_) => false,
        _ => classify::is_class(sema, plain),
    };
    let named = sema.expr(ExprKind::Var(var), plain, Category::LValue, span);
    if !is_moved {
        return if sema.program.types.is_ref(param_ty) { named } else { expr::rvalue(sema, named) };
    }
    let moved = sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: named }, plain, Category::XValue, span);
    if sema.program.types.is_ref(param_ty) { moved } else { expr::copy_init(sema, plain.unqual(), moved) }
}

/// The body `{ return value; }`.
fn returning(sema: &mut Sema, value: ExprId, funcs: Vec<FuncId>, span: Span) -> Body {
    let ret = sema.stmt(StmtKind::Return(Some(value)), span);
    let block = sema.stmt(StmtKind::Block(vec![ret]), span);
    Body::Checked(Box::new(CheckedBody {
        block,
        member_inits: Vec::new(),
        labels: Vec::new(),
        uses: hir::Uses { funcs, ..hir::Uses::default() },
        has_loop: false,
        nrvo: None,
        coroutine: None,
    }))
}
