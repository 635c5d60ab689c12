//! Generic lambdas ([expr.prim.lambda.closure]/3): a call operator that is a member function template.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, CaptureDefault};
use crate::hir::{self, CallOperator, ClassId, FuncId, Named, ScopeId, ScopeKind, TemplateId, Ty, TyKind};
use crate::sema::expr::name;
use crate::sema::lambda::{Environment, capture, pointer};
use crate::sema::template::{self, deduce};
use crate::sema::{Context, FunctionContext, LambdaContext, Sema, decl, lookup};
use crate::source::Span;

/// The call operator template. What it captures is settled by its syntax, for its body has no one meaning yet.
pub(super) fn call_operator(
    sema: &mut Sema,
    lambda: &ast::Lambda,
    context: LambdaContext,
) -> Option<(CallOperator, Box<LambdaContext>)> {
    let class = context.class;
    let scope = sema.program.classes[class].scope;
    let context = default_captures(sema, lambda, context)?;
    let template_decl = ast::TemplateDecl {
        params: lambda.template_params.clone(),
        requires: lambda.template_requires,
        decl: lambda.call,
    };
    let outer = std::mem::replace(&mut sema.cx.scope, context.scope);
    let template = template::declare::closure_template(sema, &template_decl, scope);
    sema.cx.scope = outer;
    let template = template?;
    lookup::declare(sema, scope, lookup::operator_symbol(ast::OverloadedOperator::Call), Named::Template(template));
    // Its captures are settled: whatever else a specialisation names is an error.
    let closed = LambdaContext { default: CaptureDefault::None, inits: Vec::new(), ..(*context).clone() };
    let environment = Environment {
        context: closed,
        class: sema.cx.class,
        this_ty: sema.cx.this_ty,
        func: sema.cx.function.as_ref().and_then(|function| function.func),
    };
    sema.closures.insert(class, Arc::new(environment));
    Some((CallOperator::Template(template), context))
}

/// [expr.prim.lambda.capture]/7: by a capture-default, each entity that a potentially evaluated expression of the body
/// names. Whether that is an odr-use depends on the parameters, so naming is enough.
fn default_captures(sema: &mut Sema, lambda: &ast::Lambda, context: LambdaContext) -> Option<Box<LambdaContext>> {
    let scope = context.scope;
    let context = Box::new(context);
    if context.default == CaptureDefault::None {
        return Some(context);
    }
    let mut names = Names::free(&sema.ast);
    names.template_head(&lambda.template_params, None);
    names.decl(lambda.call);
    let (found, qualified, uses_this) = (names.found, names.qualified, names.uses_this);
    let span = lambda.introducer;
    let outer = sema.cx.function.take();
    let saved_scope = std::mem::replace(&mut sema.cx.scope, scope);
    let function = FunctionContext { lambda: Some(context), outer, ..FunctionContext::default() };
    sema.cx.function = Some(Box::new(function));
    for symbol in found {
        let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
        if needs_this(sema, &found.entries) {
            capture::this(sema, span);
        }
        if let Some(entry) = found.entries.first() {
            capture_named(sema, &entry.named, span);
        }
    }
    if uses_this || qualified.into_iter().any(|name| is_qualified_member(sema, name)) {
        capture::this(sema, span);
    }
    capture::pending_names(sema);
    let mut function = sema.cx.function.take()?;
    sema.cx.scope = saved_scope;
    sema.cx.function = function.outer.take();
    function.lambda
}

/// Captures what a name denotes, if that is a local of a function around the lambda.
fn capture_named(sema: &mut Sema, named: &Named, span: Span) {
    match named {
        &Named::Var(var) => {
            let data = &sema.program.vars[var];
            if matches!(data.kind, hir::VarKind::Local | hir::VarKind::Param) && !data.is_invalid {
                capture::capture(sema, var, span);
            }
        }
        &Named::Binding(binding) => {
            capture::binding(sema, binding, span);
        }
        Named::Pack(elements) => elements.iter().for_each(|element| capture_named(sema, element, span)),
        _ => {}
    }
}

/// Whether a qualified name may mean a non-static member of the class around, or of a base. One that depends on the
/// lambda's parameters names no class yet.
fn is_qualified_member(sema: &mut Sema, name: ast::NameId) -> bool {
    let (found, errors) = sema.trap(|sema| lookup::named(sema, name, lookup::Want::Any));
    let (Some(class), Some(owner), true) = (sema.cx.class, found.class, errors.is_empty()) else { return false };
    needs_this(sema, &found.entries) && crate::sema::conv::is_same_or_derived(sema, class, owner)
}

/// Whether a name may mean a non-static member of the class around ([expr.prim.lambda.capture]/7).
fn needs_this(sema: &Sema, entries: &[hir::Entry]) -> bool {
    sema.cx.this_ty.is_some()
        && entries.iter().any(|entry| match entry.named {
            Named::Field(_) => true,
            Named::Func(func) => name::is_instance_method(sema, func),
            Named::Template(template) => {
                sema.program.templates[template].kind == hir::TemplateKind::Function
                    && name::is_instance_template(sema, template)
            }
            _ => false,
        })
}

/// The context of the body of a closure's call operator, which is checked where the lambda stood.
pub fn enter(sema: &Sema, func: FuncId, scope: ScopeId, depth: usize) -> Option<Context> {
    let environment = sema.closures.get(&sema.program.funcs[func].class?)?.clone();
    let outer = FunctionContext { func: environment.func, ..FunctionContext::default() };
    let function = FunctionContext {
        func: Some(func),
        lambda: Some(Box::new(environment.context.clone())),
        outer: Some(Box::new(outer)),
        ..FunctionContext::default()
    };
    Some(Context {
        scope,
        function: Some(Box::new(function)),
        class: environment.class,
        this_ty: environment.this_ty,
        order_limit: Some(sema.program.funcs[func].order),
        language: ast::Linkage::Cxx,
        pack: None,
        undeclared: None,
        n_prototypes: 0,
        is_unevaluated: false,
        is_decltype_call: false,
        call: None,
        binds_operator: false,
        is_constant_evaluated: false,
        default_init: None,
        default_arg: None,
        used_value: None,
        depth,
    })
}

/// The class whose call operator a template is.
fn closure_of(sema: &Sema, template: TemplateId) -> Option<ClassId> {
    let ScopeKind::Class(class) = sema.program.scopes[sema.program.templates[template].scope].kind else { return None };
    sema.closures.contains_key(&class).then_some(class)
}

/// [expr.prim.lambda.closure]/9: the specialisation of a captureless generic lambda's conversion function template
/// that converts to `to`, a pointer to function. None: the template is no closure's.
pub fn pointer_conversion(sema: &mut Sema, template: TemplateId, to: Ty) -> Option<Result<FuncId, deduce::Failure>> {
    let class = closure_of(sema, template)?;
    let mismatch = deduce::Failure::Mismatch { param: Ty::ERROR, arg: to };
    let wanted = sema.program.types.non_ref(to);
    let wanted = sema.program.types.pointee(wanted).unwrap_or(wanted);
    if !matches!(sema.program.types.kind(wanted), TyKind::Function(_)) {
        return Some(Err(mismatch));
    }
    let call = match template::call::from_address(sema, template, None, wanted) {
        Ok(call) => call,
        Err(failure) => return Some(Err(failure)),
    };
    let span = sema.program.funcs[call].span;
    let ret = sema.program.types.as_function(sema.program.funcs[call].ty).map(|function| function.ret);
    if ret.is_some_and(|ret| name::contains_auto(sema, ret)) && !decl::func_body(sema, call) {
        return Some(Err(mismatch));
    }
    Some(pointer::conversion_function(sema, class, call, span).ok_or(mismatch))
}
