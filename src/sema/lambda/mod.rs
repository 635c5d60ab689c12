//! Lambda-expressions ([expr.prim.lambda]): the closure class, its call operator and its captures.
//!
//! The class and its call operator are made first; then the explicit captures, where the lambda stands; then the body,
//! in a function context that knows the lambda. A name of a local of a function around it becomes a member of the
//! closure, through every lambda in between. A constant that is only read is not captured ([basic.def.odr]/4): such
//! names are kept until the body is checked, and those whose value alone was used are forgotten on the way.
//!
//! The call operator of a generic lambda is a member function template of the closure. Its body is checked for each
//! specialisation, perhaps when the function around has long ended; the closure's [`Environment`] is all that it needs.

mod capture;
mod explicit;
mod generic;
mod pointer;

pub use capture::{binding, capture, constant_read, lacks_this, pending_names, this};
pub use generic::{enter, pointer_conversion};

use crate::ast::{self, CaptureDefault};
use crate::base::Symbol;
use crate::hir::{self, Body, CallOperator, ClassId, ExprId, ExprKind, FuncId, FuncName, Named, ScopeKind, Ty, TyKind};
use crate::sema::decl::function as declared;
use crate::sema::expr::{self, classify, name};
use crate::sema::template::function::Written;
use crate::sema::{FunctionContext, LambdaContext, Sema, decl, lookup, stmt, template, ty};
use crate::source::Span;

/// What surrounds a closure's call operator whose body is checked later.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The captures, which are final.
    pub context: LambdaContext,
    /// The class that the lambda stands in, for access; and what its `this` is.
    pub class: Option<ClassId>,
    pub this_ty: Option<Ty>,
    /// The function that the lambda stands in.
    pub func: Option<FuncId>,
}

/// Checks a lambda-expression: a prvalue of its closure type.
pub fn check(sema: &mut Sema, lambda: &ast::Lambda, span: Span) -> ExprId {
    let Some(written) = template::function::written(sema, lambda.call) else { return sema.error_expr(span) };
    let outer_scope = sema.cx.scope;
    let class = decl::new_class(sema, Symbol::EMPTY, ast::ClassKey::Class, outer_scope, span);
    let order = Some(sema.next_order);
    let scope = hir::Scope { order, ..hir::Scope::new(ScopeKind::Block, Some(outer_scope)) };
    let scope = sema.program.scopes.push(scope);
    let mut context = LambdaContext {
        class,
        default: lambda.default,
        captures: Vec::new(),
        bindings: Vec::new(),
        this_field: None,
        is_this_by_copy: false,
        inits: Vec::new(),
        is_mutable: lambda.is_mutable,
        scope,
    };
    explicit::captures(sema, lambda, &mut context);
    let is_generic = !lambda.template_params.is_empty() || template::declare::takes_auto(&written.declarator);
    let done = match is_generic {
        true => generic::call_operator(sema, lambda, context),
        false => plain(sema, lambda, &written, context, span),
    };
    match done {
        Some((call, context)) => finish(sema, lambda, call, *context, span),
        None => sema.error_expr(span),
    }
}

/// The call operator of a lambda that is not generic, its body checked now.
fn plain(
    sema: &mut Sema,
    lambda: &ast::Lambda,
    written: &Written,
    context: LambdaContext,
    span: Span,
) -> Option<(CallOperator, Box<LambdaContext>)> {
    let func = call_operator(sema, written, &context, span)?;
    sema.program.scopes.get_mut(context.scope).kind = ScopeKind::Function(func);
    let ast::DeclKind::Function(function) = &sema.ast.decls[lambda.call].kind else { return None };
    let ast::FunctionBody::Block { block, .. } = function.body else { return None };
    let context = body(sema, func, (lambda.call, block), context, span)?;
    decl::use_func(sema, func, span);
    Some((CallOperator::Func(func), context))
}

/// The call operator, without body ([expr.prim.lambda.closure]/4).
fn call_operator(sema: &mut Sema, written: &Written, context: &LambdaContext, span: Span) -> Option<FuncId> {
    let class = context.class;
    let outer_scope = std::mem::replace(&mut sema.cx.scope, context.scope);
    let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let shape = ty::declarator(sema, auto, &written.declarator);
    let class_scope = sema.program.classes[class].scope;
    let func = (!classify::is_error(shape.ty)).then(|| {
        let op = ast::OverloadedOperator::Call;
        let declaring = declared::Declaring {
            specs: &written.specs,
            declarator: &written.declarator,
            shape,
            name: FuncName::Operator(op),
            symbol: lookup::operator_symbol(op),
            span,
            scope: class_scope,
            place: sema.cx.scope,
            is_block: false,
            is_definition: true,
            access: ast::Access::Public,
        };
        declared::undeclared_func(sema, &declaring)
    });
    sema.cx.scope = outer_scope;
    let id = func?;
    sema.program.funcs.get_mut(id).body = Body::InProgress;
    lookup::declare(sema, class_scope, lookup::operator_symbol(ast::OverloadedOperator::Call), Named::Func(id));
    let data = sema.program.classes.get_mut(class);
    data.methods.push(id);
    let call_operator = CallOperator::Func(id);
    data.closure = Some(Box::new(hir::Closure { call_operator, captures: Vec::new(), this_field: None }));
    Some(id)
}

/// Checks the body in a context of its own. What it captured is in the context that comes back.
fn body(
    sema: &mut Sema,
    func: FuncId,
    (call, block): (ast::DeclId, ast::StmtId),
    context: LambdaContext,
    span: Span,
) -> Option<Box<LambdaContext>> {
    let n_errors = sema.sink.error_count();
    let ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let is_deduced = name::contains_auto(sema, ret);
    let placeholder = decl::return_spec(sema, call);
    let scope = context.scope;
    let outer = sema.cx.function.take();
    let saved = sema.cx.clone();
    sema.cx.function = Some(Box::new(FunctionContext {
        func: Some(func),
        ret: (!is_deduced).then_some(ret),
        deduce: is_deduced.then_some(ret),
        placeholder: placeholder.filter(|_| is_deduced),
        lambda: Some(Box::new(context)),
        outer,
        ..FunctionContext::default()
    }));
    sema.cx.scope = scope;
    sema.cx.is_unevaluated = false;
    sema.cx.is_constant_evaluated = false;
    sema.cx.used_value = None;
    decl::declare_params(sema, func);
    let written = decl::written_params(sema, call);
    decl::name_packs(sema, func, &written);
    let block = stmt::function_block(sema, block);
    pending_names(sema);
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
fn finish(sema: &mut Sema, lambda: &ast::Lambda, call: CallOperator, context: LambdaContext, span: Span) -> ExprId {
    let class = context.class;
    let closure = hir::Closure {
        call_operator: call,
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
        pointer::conversion_to_pointer(sema, class, call, span);
    }
    decl::complete_class(sema, class, span);
    sema.program.classes.get_mut(class).traits.is_aggregate = false;
    let ty = sema.program.types.class(class);
    expr::prvalue(sema, ExprKind::Aggregate { bases: Vec::new(), fields: context.inits }, ty, span)
}

/// Whether a class is a lambda's.
pub fn is_closure(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].closure.is_some()
}
