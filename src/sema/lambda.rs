//! Lambda-expressions ([expr.prim.lambda]): the closure class, its call operator and its captures.
//!
//! The class and its call operator are made first; then the explicit captures, where the lambda stands; then the body,
//! in a function context that knows the lambda. A name of a local of a function around it becomes a member of the
//! closure, through every lambda in between. A constant that is only read is not captured ([basic.def.odr]/4): such
//! names are kept until the body is checked, and those whose value alone was used are forgotten on the way.

use std::sync::Arc;

use crate::ast::{self, CaptureDefault, CaptureKind, Constancy, OverloadedOperator, RefQual};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    self, Body, Callee, CastKind, Category, CheckedBody, ClassId, ExprId, ExprKind, FieldId, FnTy, FuncId, FuncName,
    Named, Quals, ScopeId, ScopeKind, StmtKind, Ty, TyKind, VarId, VarKind,
};
use crate::sema::expr::{self, classify, member, name};
use crate::sema::{FunctionContext, LambdaContext, Sema, decl, init, lookup, stmt, ty};
use crate::source::Span;

/// Checks a lambda-expression: a prvalue of its closure type.
pub fn check(sema: &mut Sema, lambda: &ast::Lambda, span: Span) -> ExprId {
    let outer_scope = sema.cx.scope;
    let class = decl::new_class(sema, Symbol::EMPTY, ast::ClassKey::Class, outer_scope, span);
    let Some(func) = call_operator(sema, lambda, class, span) else { return sema.error_expr(span) };
    let scope = sema.program.scopes.push(hir::Scope::new(ScopeKind::Function(func), Some(outer_scope)));
    let mut context = LambdaContext {
        class,
        default: lambda.default,
        captures: Vec::new(),
        bindings: Vec::new(),
        pending: Vec::new(),
        this_field: None,
        is_this_by_copy: false,
        inits: Vec::new(),
        is_mutable: lambda.is_mutable,
        scope,
    };
    explicit_captures(sema, lambda, &mut context);
    let Some(context) = body(sema, lambda, func, context, span) else { return sema.error_expr(span) };
    finish(sema, lambda, func, *context, span)
}

/// The call operator, without body ([expr.prim.lambda.closure]/4).
fn call_operator(sema: &mut Sema, lambda: &ast::Lambda, class: ClassId, span: Span) -> Option<FuncId> {
    let mut function = lambda.function.clone();
    function.quals.is_const = !lambda.is_mutable && !lambda.is_static;
    let chunk =
        ast::Chunk { kind: ast::ChunkKind::Function(Box::new(function)), attrs: Vec::new(), span: lambda.introducer };
    let declarator = ast::Declarator { chunks: vec![chunk], span: lambda.introducer, ..ast::Declarator::default() };
    let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let shape = ty::declarator(sema, auto, &declarator);
    let params = shape.params.unwrap_or_default();
    let is_generic =
        !lambda.template_params.is_empty() || params.iter().any(|param| name::contains_auto(sema, param.ty));
    if is_generic {
        sema.error(lambda.introducer, "generic lambdas are not supported yet");
        return None;
    }
    if classify::is_error(shape.ty) {
        return None;
    }
    let class_scope = sema.program.classes[class].scope;
    let op = OverloadedOperator::Call;
    let mut func = decl::blank_func(sema, FuncName::Operator(op), shape.ty, class_scope, span);
    func.params = params;
    func.is_inline = true;
    func.is_static = lambda.is_static;
    // [expr.prim.lambda.closure]/5: constexpr wherever it can be; the evaluator finds what cannot.
    func.constant = match lambda.constant {
        Constancy::Consteval => Constancy::Consteval,
        _ => Constancy::Constexpr,
    };
    func.body = Body::InProgress;
    let id = sema.program.funcs.push(func);
    let symbol = lookup::operator_symbol(op);
    lookup::declare(sema, class_scope, symbol, Named::Func(id));
    let data = sema.program.classes.get_mut(class);
    data.methods.push(id);
    data.closure = Some(Box::new(hir::Closure { call_operator: id, captures: Vec::new(), this_field: None }));
    Some(id)
}

/// The captures as written, initialised where the lambda stands ([expr.prim.lambda.capture]/2 to 6).
fn explicit_captures(sema: &mut Sema, lambda: &ast::Lambda, context: &mut LambdaContext) {
    for capture in &lambda.captures {
        match &capture.kind {
            CaptureKind::Copy(name) => named_capture(sema, context, *name, false, capture.span),
            CaptureKind::Ref(name) => named_capture(sema, context, *name, true, capture.span),
            CaptureKind::This => this_capture(sema, context, false, capture.span),
            CaptureKind::StarThis => this_capture(sema, context, true, capture.span),
            CaptureKind::Init { name, is_ref, init } => {
                init_capture(sema, context, *name, *is_ref, *init, capture.span)
            }
        }
    }
}

/// `x`, `&x`: a local variable or structured binding.
fn named_capture(sema: &mut Sema, context: &mut LambdaContext, symbol: Symbol, is_ref: bool, span: Span) {
    let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
    let Some(entry) = found.entries.first().cloned() else {
        sema.error(span, format!("`{symbol}` is captured, but not declared"));
        return;
    };
    let (var, binding) = match entry.named {
        Named::Var(var) if matches!(sema.program.vars[var].kind, VarKind::Local | VarKind::Param) => (Some(var), None),
        Named::Binding(binding) => (None, Some(binding)),
        Named::Var(var) => {
            let declared = sema.program.vars[var].span;
            let message = format!("`{symbol}` has static storage: the lambda uses it without capturing it");
            sema.report(Diagnostic::warning(span, message).note_at(declared, "it is declared here"));
            return;
        }
        _ => {
            sema.error(span, format!("`{symbol}` is no variable, and cannot be captured"));
            return;
        }
    };
    let is_twice = context.captures.iter().any(|(captured, _)| var.is_some() && *captured == var)
        || context.bindings.iter().any(|(captured, _)| Some(*captured) == binding);
    if is_twice {
        sema.error(span, format!("`{symbol}` is captured twice"));
        return;
    }
    let source = name::entity(sema, &entry, span);
    if expr::is_error(sema, source) {
        return;
    }
    let field = add_field(sema, context, symbol, source, is_ref, span);
    match binding {
        Some(binding) => context.bindings.push((binding, field)),
        None => context.captures.push((var, field)),
    }
}

/// `this`, `*this`.
fn this_capture(sema: &mut Sema, context: &mut LambdaContext, is_copy: bool, span: Span) {
    if context.this_field.is_some() {
        sema.error(span, "`this` is captured twice");
        return;
    }
    let pointer = name::this(sema, span);
    if !expr::is_error(sema, pointer) {
        add_this(sema, context, pointer, is_copy, span);
    }
}

/// A member of the closure that holds `this`, or a copy of its object.
fn add_this(sema: &mut Sema, context: &mut LambdaContext, pointer: ExprId, is_copy: bool, span: Span) {
    context.is_this_by_copy = is_copy;
    if !is_copy {
        let ty = sema.ty(pointer);
        let field = decl::add_field(sema, context.class, Symbol::EMPTY, ty, ast::Access::Private, span);
        context.inits.push((field, pointer));
        context.this_field = Some(field);
        return;
    }
    let object = expr::unary::deref_value(sema, pointer, span);
    context.this_field = Some(add_field(sema, context, Symbol::EMPTY, object, false, span));
}

/// `x = e`, `&x = e`: a variable of the lambda, declared by `auto x = e` ([expr.prim.lambda.capture]/6).
fn init_capture(
    sema: &mut Sema,
    context: &mut LambdaContext,
    symbol: Symbol,
    is_ref: bool,
    init: ast::Init,
    span: Span,
) {
    let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let declared = if is_ref { sema.program.types.lvalue_ref(auto) } else { auto };
    let Some((field_ty, operand, is_copy)) = init::auto_from_init(sema, declared, init, span) else { return };
    let target = init::Target { ty: field_ty, kind: init::Kind::Capture, name: symbol, span };
    let value = init::from_checked(sema, target, operand, is_copy);
    if classify::is_error(field_ty) || expr::is_error(sema, value) {
        return;
    }
    let field = decl::add_field(sema, context.class, symbol, field_ty, ast::Access::Private, span);
    context.inits.push((field, value));
    let object = closure_object(sema, context.class, context.is_mutable, span);
    let named = member::field_access(sema, object, field, span);
    lookup::declare(sema, context.scope, symbol, Named::Binding(named));
}

/// A member of the closure for a captured entity, and its initialiser from `source`, a glvalue where the lambda stands.
fn add_field(
    sema: &mut Sema,
    context: &mut LambdaContext,
    symbol: Symbol,
    source: ExprId,
    is_ref: bool,
    span: Span,
) -> FieldId {
    let ty = sema.ty(source);
    // [expr.prim.lambda.capture]/10: a function is captured by reference even by copy.
    let is_ref = is_ref || classify::is_function(sema, ty);
    let (field_ty, value) =
        if is_ref { (sema.program.types.lvalue_ref(ty), source) } else { (ty, copy(sema, ty, source, symbol, span)) };
    let field = decl::add_field(sema, context.class, symbol, field_ty, ast::Access::Private, span);
    context.inits.push((field, value));
    field
}

/// A captured copy: direct-initialised, arrays element by element ([expr.prim.lambda.capture]/15).
fn copy(sema: &mut Sema, ty: Ty, source: ExprId, symbol: Symbol, span: Span) -> ExprId {
    let target = init::Target { ty, kind: init::Kind::Capture, name: symbol, span };
    init::from_expr(sema, target, source, false)
}

/// `*this` of the call operator: the closure.
fn closure_object(sema: &mut Sema, class: ClassId, is_mutable: bool, span: Span) -> ExprId {
    let class_ty = sema.program.types.class(class);
    let quals = if is_mutable { Quals::NONE } else { Quals::CONST };
    let object_ty = sema.program.types.add_quals(class_ty, quals);
    let pointer_ty = sema.program.types.pointer(object_ty);
    let this = expr::prvalue(sema, ExprKind::This, pointer_ty, span);
    sema.expr(ExprKind::Deref(this), object_ty, Category::LValue, span)
}

/// Checks the body in a context of its own. What it captured is in the context that comes back.
fn body(
    sema: &mut Sema,
    lambda: &ast::Lambda,
    func: FuncId,
    context: LambdaContext,
    span: Span,
) -> Option<Box<LambdaContext>> {
    let n_errors = sema.sink.error_count();
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let is_deduced = name::contains_auto(sema, ret);
    let scope = context.scope;
    let outer = sema.cx.function.take();
    let saved = sema.cx.clone();
    sema.cx.function = Some(Box::new(FunctionContext {
        func: Some(func),
        ret: (!is_deduced).then_some(ret),
        deduce: is_deduced.then_some(ret),
        lambda: Some(Box::new(context)),
        outer,
        ..FunctionContext::default()
    }));
    sema.cx.scope = scope;
    sema.cx.is_unevaluated = false;
    sema.cx.is_constant_evaluated = false;
    sema.cx.used_value = None;
    decl::declare_params(sema, func);
    let block = stmt::function_block(sema, lambda.body);
    pending_captures(sema);
    let lambda_context = sema.cx.function.as_mut().and_then(|function| function.lambda.take());
    let outer = sema.cx.function.as_mut().and_then(|function| function.outer.take());
    let checked = decl::finish_body(sema, func, block, Vec::new(), span);
    sema.cx = saved;
    sema.cx.function = outer;
    let is_good = sema.sink.error_count() == n_errors;
    let body = match checked {
        Some(body) if is_good => Body::Checked(Box::new(body)),
        _ => Body::Error,
    };
    sema.program.funcs.get_mut(func).body = body;
    if is_good { lambda_context } else { None }
}

/// Completes the closure class and makes the object.
fn finish(sema: &mut Sema, lambda: &ast::Lambda, func: FuncId, context: LambdaContext, span: Span) -> ExprId {
    let class = context.class;
    let closure = hir::Closure {
        call_operator: func,
        captures: context
            .captures
            .iter()
            .copied()
            .chain(context.bindings.iter().map(|(_, field)| (None, *field)))
            .collect(),
        this_field: context.this_field,
    };
    sema.program.classes.get_mut(class).closure = Some(Box::new(closure));
    let has_captures = lambda.default != CaptureDefault::None || !lambda.captures.is_empty();
    if !has_captures {
        conversion_to_pointer(sema, class, func, span);
    }
    decl::complete_class(sema, class, span);
    sema.program.classes.get_mut(class).traits.is_aggregate = false;
    decl::use_func(sema, func);
    let ty = sema.program.types.class(class);
    expr::prvalue(sema, ExprKind::Aggregate { bases: Vec::new(), fields: context.inits }, ty, span)
}

/// [expr.prim.lambda.closure]/7: a lambda without capture converts to a pointer to a function that does the same.
fn conversion_to_pointer(sema: &mut Sema, class: ClassId, call: FuncId, span: Span) {
    let Some(function) = sema.program.types.as_function(sema.program.funcs[call].ty).cloned() else { return };
    // A C variadic call operator has no function that could pass its arguments on.
    if function.is_variadic {
        return;
    }
    let class_scope = sema.program.classes[class].scope;
    let plain = FnTy { quals: Quals::NONE, ref_qual: RefQual::None, ..function.clone() };
    let fn_ty = sema.program.types.function(plain);
    let invoker = invoker(sema, class, call, fn_ty, &function, span);
    let pointer = sema.program.types.pointer(fn_ty);
    let conversion_ty = FnTy {
        ret: pointer,
        params: Arc::from([]),
        is_variadic: false,
        quals: Quals::CONST,
        ref_qual: RefQual::None,
        is_noexcept: true,
    };
    let conversion_ty = sema.program.types.function(conversion_ty);
    let mut conversion = decl::blank_func(sema, FuncName::Conversion(pointer), conversion_ty, class_scope, span);
    conversion.is_inline = true;
    conversion.constant = Constancy::Constexpr;
    let target = sema.expr(ExprKind::Func(invoker), fn_ty, Category::LValue, span);
    let value = expr::cast(sema, CastKind::FunctionToPointer, target, pointer);
    conversion.body = returning(sema, value, vec![invoker], span);
    let id = sema.program.funcs.push(conversion);
    sema.program.classes.get_mut(class).methods.push(id);
    lookup::declare(sema, class_scope, Symbol::new("operator <conversion>"), Named::Func(id));
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
    let value = expr::call::result_of(sema, ExprKind::Call { callee: Callee::Direct(call), args }, function.ret, span);
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
    }))
}

/// A local variable named in a lambda's body: the member of the closure that holds it. None: not one of a function
/// around a lambda, so that the name means the variable itself.
pub fn capture(sema: &mut Sema, var: VarId, span: Span) -> Option<ExprId> {
    let scope = sema.program.vars[var].scope;
    let function = sema.cx.function.as_ref()?;
    let Some(context) = function.lambda.as_ref() else {
        return outer_local(sema, var, span);
    };
    if is_inside(sema, scope, context.scope) || sema.cx.is_unevaluated {
        return None;
    }
    let known = context.captures.iter().find(|(captured, _)| *captured == Some(var)).map(|(_, field)| *field);
    if let Some(field) = known {
        return Some(member_of_closure(sema, field, span));
    }
    if name::constant_value(sema, var).is_some() {
        let ty = sema.program.vars[var].ty;
        let named = sema.expr(ExprKind::Var(var), ty, Category::LValue, span);
        lambda_mut(sema)?.pending.push(named);
        return Some(named);
    }
    Some(implicit_capture(sema, var, span))
}

/// A local of a function around a local class's member function cannot be used ([class.local]/1).
fn outer_local(sema: &mut Sema, var: VarId, span: Span) -> Option<ExprId> {
    let data = &sema.program.vars[var];
    let (owner, symbol, declared) = (data.function, data.name, data.span);
    // The statements of an input have no function; their locals have none either.
    let current = sema.cx.function.as_ref()?.func;
    if owner == current || sema.cx.is_unevaluated || name::constant_value(sema, var).is_some() {
        return None;
    }
    sema.report(
        Diagnostic::error(span, format!("`{symbol}` is a local variable of another function"))
            .note_at(declared, "it is declared here"),
    );
    Some(sema.error_expr(span))
}

fn lambda_mut(sema: &mut Sema) -> Option<&mut LambdaContext> {
    sema.cx.function.as_mut()?.lambda.as_deref_mut()
}

/// Whether `scope` is `outer` or inside of it.
fn is_inside(sema: &Sema, scope: ScopeId, outer: ScopeId) -> bool {
    let mut at = Some(scope);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = sema.program.scopes[id].parent;
    }
    false
}

/// [expr.prim.lambda.capture]/7: captured by the capture-default, or an error that there is none.
fn implicit_capture(sema: &mut Sema, var: VarId, span: Span) -> ExprId {
    let data = &sema.program.vars[var];
    let (symbol, declared) = (data.name, data.span);
    let source = match allowed(sema, symbol, declared, span) {
        false => return sema.error_expr(span),
        true => in_outer(sema, |sema| name::variable(sema, var, span)),
    };
    if expr::is_error(sema, source) {
        return source;
    }
    let field = add_implicit(sema, symbol, source, span);
    if let Some(context) = lambda_mut(sema) {
        context.captures.push((Some(var), field));
    }
    member_of_closure(sema, field, span)
}

/// Whether the lambda captures by default; reports that it does not.
fn allowed(sema: &mut Sema, symbol: Symbol, declared: Span, span: Span) -> bool {
    let is_allowed = lambda_mut(sema).is_some_and(|context| context.default != CaptureDefault::None);
    if !is_allowed {
        let message = format!("`{symbol}` is not captured by the lambda");
        let diagnostic = Diagnostic::error(span, message).note_at(declared, "it is declared here");
        sema.report(
            diagnostic.note(format!("capture it by copy with `[{symbol}]` or by reference with `[&{symbol}]`")),
        );
    }
    is_allowed
}

/// Runs `check` where the innermost lambda stands.
fn in_outer<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let Some(mut inner) = sema.cx.function.take() else { return check(sema) };
    sema.cx.function = inner.outer.take();
    let result = check(sema);
    inner.outer = sema.cx.function.take();
    sema.cx.function = Some(inner);
    result
}

/// A member for an entity that the capture-default captures.
fn add_implicit(sema: &mut Sema, symbol: Symbol, source: ExprId, span: Span) -> FieldId {
    let Some(mut context) = sema.cx.function.as_mut().and_then(|function| function.lambda.take()) else {
        unreachable!("only a lambda's body captures");
    };
    let is_ref = context.default == CaptureDefault::Ref;
    let field = in_outer(sema, |sema| add_field(sema, &mut context, symbol, source, is_ref, span));
    if let Some(function) = sema.cx.function.as_mut() {
        function.lambda = Some(context);
    }
    field
}

/// A captured entity in the body ([expr.prim.lambda.capture]/11).
fn member_of_closure(sema: &mut Sema, field: FieldId, span: Span) -> ExprId {
    let Some((class, is_mutable)) = lambda_mut(sema).map(|context| (context.class, context.is_mutable)) else {
        return sema.error_expr(span);
    };
    let object = closure_object(sema, class, is_mutable, span);
    member::field_access(sema, object, field, span)
}

/// A read of a constant found its value: the name is no odr-use, and not captured.
pub fn constant_used(sema: &mut Sema, id: ExprId) {
    if let Some(context) = lambda_mut(sema) {
        context.pending.retain(|pending| *pending != id);
    }
}

/// Constants that were named for more than their value are captured after all: the nodes are changed in place.
fn pending_captures(sema: &mut Sema) {
    let pending = lambda_mut(sema).map(|context| std::mem::take(&mut context.pending)).unwrap_or_default();
    for id in pending {
        let ExprKind::Var(var) = sema.program.exprs[id].kind else { continue };
        let span = sema.program.exprs[id].span;
        let known = lambda_mut(sema)
            .and_then(|context| context.captures.iter().find(|(captured, _)| *captured == Some(var)).map(|(_, f)| *f));
        let captured = match known {
            Some(field) => member_of_closure(sema, field, span),
            None => implicit_capture(sema, var, span),
        };
        let kind = sema.program.exprs[captured].kind.clone();
        sema.program.exprs.get_mut(id).kind = kind;
    }
}

/// `this` in a lambda's body: the captured pointer, or the address of the captured copy. None: not in a lambda.
pub fn this(sema: &mut Sema, span: Span) -> Option<ExprId> {
    sema.cx.function.as_ref()?.lambda.as_ref()?;
    if sema.cx.is_unevaluated || sema.cx.this_ty.is_none() {
        return None;
    }
    if lambda_mut(sema)?.this_field.is_none() {
        if lambda_mut(sema)?.default == CaptureDefault::None {
            sema.report(
                Diagnostic::error(span, "`this` is not captured by the lambda").note("capture it with `[this]`"),
            );
            return Some(sema.error_expr(span));
        }
        let pointer = in_outer(sema, |sema| name::this(sema, span));
        if expr::is_error(sema, pointer) {
            return Some(pointer);
        }
        let mut context = sema.cx.function.as_mut()?.lambda.take()?;
        add_this(sema, &mut context, pointer, false, span);
        sema.cx.function.as_mut()?.lambda = Some(context);
    }
    let (field, is_copy) = lambda_mut(sema).map(|context| (context.this_field, context.is_this_by_copy))?;
    let member = member_of_closure(sema, field?, span);
    if is_copy {
        let ty = sema.ty(member);
        let ty = sema.program.types.pointer(ty);
        return Some(expr::prvalue(sema, ExprKind::AddrOf(member), ty, span));
    }
    Some(expr::rvalue(sema, member))
}

/// A structured binding or init-capture, captured where that is needed. The node is copied: each use is its own.
pub fn binding(sema: &mut Sema, binding: ExprId, span: Span) -> ExprId {
    if needs_capture(sema, binding) {
        return captured_binding(sema, binding, span);
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[binding];
    let kind = sema.program.exprs[binding].kind.clone();
    if classify::is_error(ty) {
        return sema.error_expr(span);
    }
    sema.expr(kind, ty, category, span)
}

/// Whether a binding stands for part of a local of a function around the lambda, or for a capture of one.
fn needs_capture(sema: &Sema, binding: ExprId) -> bool {
    let Some(context) = sema.cx.function.as_ref().and_then(|function| function.lambda.as_ref()) else { return false };
    if sema.cx.is_unevaluated {
        return false;
    }
    let mut work = vec![binding];
    while let Some(id) = work.pop() {
        let node = &sema.program.exprs[id];
        match node.kind {
            ExprKind::Var(var) => {
                let data = &sema.program.vars[var];
                let is_local = matches!(data.kind, VarKind::Local | VarKind::Param);
                return is_local && !is_inside(sema, data.scope, context.scope);
            }
            ExprKind::This => {
                let class = sema.program.types.pointee(node.ty).and_then(|to| sema.program.types.as_class(to));
                return class.is_some_and(|class| class != context.class && is_closure(sema, class));
            }
            _ => hir::visit::children(&node.kind, |child| work.push(child)),
        }
    }
    false
}

fn captured_binding(sema: &mut Sema, binding: ExprId, span: Span) -> ExprId {
    let known = lambda_mut(sema).and_then(|context| {
        context.bindings.iter().find(|(captured, _)| *captured == binding).map(|(_, field)| *field)
    });
    if let Some(field) = known {
        return member_of_closure(sema, field, span);
    }
    let declared = sema.program.exprs[binding].span;
    let symbol = Symbol::new("the structured binding");
    if !allowed(sema, symbol, declared, span) {
        return sema.error_expr(span);
    }
    let source = in_outer(sema, |sema| self::binding(sema, binding, span));
    if expr::is_error(sema, source) {
        return source;
    }
    let field = add_implicit(sema, Symbol::EMPTY, source, span);
    if let Some(context) = lambda_mut(sema) {
        context.bindings.push((binding, field));
    }
    member_of_closure(sema, field, span)
}

/// Whether a class is a lambda's.
pub fn is_closure(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].closure.is_some()
}
