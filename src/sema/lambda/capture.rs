//! Names of locals in a lambda's body: what they mean, and implicit captures ([expr.prim.lambda.capture]/7 to 11).

use crate::ast::{self, CaptureDefault};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, CastKind, Category, ClassId, ExprId, ExprKind, FieldId, ScopeId, Ty, VarId, VarKind};
use crate::sema::expr::{self, classify, member, name};
use crate::sema::lambda::explicit::{add_field, add_this, closure_object};
use crate::sema::lambda::is_closure;
use crate::sema::{LambdaContext, Sema, consteval};
use crate::source::Span;

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
    // A captured constant that is only read is still the constant itself (/11).
    if let Some(named) = usable_constant(sema, var, span) {
        return Some(named);
    }
    if let Some(field) = known {
        return Some(member_of_closure(sema, field, span));
    }
    Some(implicit_capture(sema, var, span))
}

/// [basic.def.odr]/4: a constant of a function around, which is odr-used only if it is not just read, and a reference
/// that is usable in constant expressions, which never is.
fn usable_constant(sema: &mut Sema, var: VarId, span: Span) -> Option<ExprId> {
    let data = &sema.program.vars[var];
    let (ty, value) = (data.ty, data.value.clone()?);
    if sema.program.types.is_ref(ty) {
        let ty = sema.program.types.non_ref(ty);
        let is_lasting = !consteval::refers_to_frame(&sema.program, &value);
        return is_lasting.then(|| sema.expr(ExprKind::Constant { value, sub: None }, ty, Category::LValue, span));
    }
    let is_object = data.constant == ast::Constancy::Constexpr && !classify::is_scalar(sema, ty);
    if !is_object && name::constant_value(sema, var).is_none() {
        return None;
    }
    let named = sema.expr(ExprKind::Var(var), ty, Category::LValue, span);
    sema.cx.function.as_mut()?.pending.push(named);
    Some(named)
}

/// A local of a function around a local class's member function cannot be odr-used ([class.local]/1).
fn outer_local(sema: &mut Sema, var: VarId, span: Span) -> Option<ExprId> {
    let data = &sema.program.vars[var];
    let owner = data.function;
    // The statements of an input have no function; their locals have none either.
    let current = sema.cx.function.as_ref()?.func;
    if owner == current || sema.cx.is_unevaluated {
        return None;
    }
    if let Some(named) = usable_constant(sema, var, span) {
        return Some(named);
    }
    Some(not_ours(sema, var, span))
}

fn not_ours(sema: &mut Sema, var: VarId, span: Span) -> ExprId {
    let data = &sema.program.vars[var];
    let (symbol, declared) = (data.name, data.span);
    sema.report(
        Diagnostic::error(span, format!("`{symbol}` is a local variable of another function"))
            .note_at(declared, "it is declared here"),
    );
    sema.error_expr(span)
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
    let object = match explicit_object(sema, class, span) {
        Some(object) => object,
        None => closure_object(sema, class, is_mutable, span),
    };
    member::field_access(sema, object, field, span)
}

/// The closure, when the call operator in progress has it as an explicit object parameter, perhaps of a derived class
/// ([expr.prim.lambda.capture]/11).
fn explicit_object(sema: &mut Sema, class: ClassId, span: Span) -> Option<ExprId> {
    let func = sema.cx.function.as_ref()?.func?;
    let data = &sema.program.funcs[func];
    let var = data.params.first().filter(|_| data.is_explicit_object)?.var?;
    let object = name::variable(sema, var, span);
    let ty = sema.ty(object);
    let derived = sema.program.types.as_class(ty)?;
    if derived == class {
        return Some(object);
    }
    let path = member::base_path(sema, derived, class)?;
    let base = sema.program.types.class(class);
    let base = sema.program.types.with_quals(base, sema.program.types.quals(ty));
    let kind = CastKind::DerivedToBase(path);
    Some(sema.expr(ExprKind::Cast { kind, sub: object }, base, Category::LValue, span))
}

/// A read of a constant of a function around, or of a part of it ([basic.def.odr]/2): the name is no odr-use, and not
/// captured. The value; none when this is no such read.
pub fn constant_read(sema: &mut Sema, id: ExprId, ty: Ty) -> Option<ExprId> {
    if sema.cx.function.as_ref()?.pending.is_empty() {
        return None;
    }
    let named = whole(sema, id);
    if !sema.cx.function.as_ref()?.pending.contains(&named) {
        return None;
    }
    let read = expr::cast(sema, CastKind::LValueToRValue, id, ty);
    let value = expr::evaluate(sema, read).ok()?;
    sema.cx.function.as_mut()?.pending.retain(|pending| *pending != named);
    let span = sema.program.exprs[id].span;
    Some(expr::prvalue(sema, ExprKind::Constant { value: value.into(), sub: Some(id) }, ty, span))
}

/// The name of the object that an expression designates a member or element of.
fn whole(sema: &Sema, mut id: ExprId) -> ExprId {
    loop {
        id = match sema.program.exprs[id].kind {
            ExprKind::Field { base, .. } | ExprKind::Element { base, .. } => base,
            ExprKind::Deref(sub) => sub,
            ExprKind::PtrAdd { ptr, .. } => ptr,
            ExprKind::Cast { kind: CastKind::ArrayToPointer | CastKind::NoOp | CastKind::DerivedToBase(_), sub } => sub,
            _ => return id,
        };
    }
}

/// Constants of functions around that were named for more than their value: a lambda captures them after all, and the
/// nodes are changed in place; any other function is wrong.
pub fn pending_names(sema: &mut Sema) {
    let pending = sema.cx.function.as_mut().map(|function| std::mem::take(&mut function.pending)).unwrap_or_default();
    // What was wrong may not have been read for that reason.
    if sema.sink.has_errors() {
        return;
    }
    for id in pending {
        let ExprKind::Var(var) = sema.program.exprs[id].kind else { continue };
        let span = sema.program.exprs[id].span;
        if lambda_mut(sema).is_none() {
            not_ours(sema, var, span);
            continue;
        }
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

/// Whether `this` is not captured by the innermost lambda, and cannot be. An unevaluated operand needs no capture.
pub fn lacks_this(sema: &Sema) -> bool {
    if sema.cx.is_unevaluated {
        return false;
    }
    let context = sema.cx.function.as_ref().and_then(|function| function.lambda.as_ref());
    context.is_some_and(|context| context.this_field.is_none() && context.default == CaptureDefault::None)
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
