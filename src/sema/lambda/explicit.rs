//! Explicit captures ([expr.prim.lambda.capture]/2 to 6), initialised where the lambda stands.

use crate::ast::{self, CaptureKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Category, ClassId, ExprId, ExprKind, FieldId, Named, Quals, Ty, TyKind, VarKind};
use crate::sema::expr::{self, classify, member, name};
use crate::sema::template::pack;
use crate::sema::{LambdaContext, Sema, decl, init, lookup};
use crate::source::Span;

/// How an entity is captured.
#[derive(Clone, Copy)]
struct How {
    is_ref: bool,
    is_pack: bool,
    /// A parameter of the lambda has the name.
    hides_parameter: bool,
    span: Span,
}

/// The names of a lambda's parameters.
fn parameters(sema: &Sema, lambda: &ast::Lambda) -> Vec<Symbol> {
    let ast::DeclKind::Function(function) = &sema.ast.decls[lambda.call].kind else { return Vec::new() };
    let Some(ast::ChunkKind::Function(chunk)) = function.declarator.chunks.first().map(|chunk| &chunk.kind) else {
        return Vec::new();
    };
    let names = chunk.params.iter().filter_map(|param| param.declarator.name);
    names.filter_map(|name| sema.ast.names[name].identifier()).collect()
}

/// The captures as written.
pub(super) fn captures(sema: &mut Sema, lambda: &ast::Lambda, context: &mut LambdaContext) {
    let parameters = parameters(sema, lambda);
    for capture in &lambda.captures {
        let hides_parameter = match &capture.kind {
            CaptureKind::Copy(name) | CaptureKind::Ref(name) => parameters.contains(name),
            CaptureKind::This | CaptureKind::StarThis | CaptureKind::Init { .. } => false,
        };
        let how = How { is_ref: false, is_pack: capture.is_pack, hides_parameter, span: capture.span };
        match capture.kind {
            CaptureKind::Copy(name) => named_capture(sema, context, name, how),
            CaptureKind::Ref(name) => named_capture(sema, context, name, How { is_ref: true, ..how }),
            CaptureKind::This => this_capture(sema, context, false, capture.span),
            CaptureKind::StarThis => this_capture(sema, context, true, capture.span),
            CaptureKind::Init { name, is_ref, init } => {
                init_capture(sema, context, name, init, How { is_ref, ..how });
            }
        }
    }
}

/// `x`, `&x`, `xs...`: a local variable or structured binding, or a pack of them.
fn named_capture(sema: &mut Sema, context: &mut LambdaContext, symbol: Symbol, how: How) {
    if how.hides_parameter {
        // [expr.prim.lambda.capture]/5
        sema.error(how.span, format!("`{symbol}` is captured and is the name of a parameter, too"));
        return;
    }
    let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
    let Some(entry) = found.entries.first().cloned() else {
        sema.error(how.span, format!("`{symbol}` is captured, but not declared"));
        return;
    };
    match (&entry.named, how.is_pack) {
        (Named::Pack(elements), true) => {
            for named in elements.iter() {
                entity_capture(sema, context, symbol, &hir::Entry { named: named.clone(), ..entry.clone() }, how);
            }
        }
        (Named::Pack(_), false) => sema.error(how.span, format!("the pack `{symbol}` is captured without `...`")),
        (_, true) => sema.error(how.span, format!("`{symbol}` is no pack")),
        (_, false) => entity_capture(sema, context, symbol, &entry, how),
    }
}

fn entity_capture(sema: &mut Sema, context: &mut LambdaContext, symbol: Symbol, entry: &hir::Entry, how: How) {
    let How { is_ref, span, .. } = how;
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
    let source = name::entity(sema, entry, span);
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
pub(super) fn add_this(sema: &mut Sema, context: &mut LambdaContext, pointer: ExprId, is_copy: bool, span: Span) {
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

/// `x = e`, `&x = e`, `...xs = e`: a variable of the lambda, declared by `auto x = e`
/// ([expr.prim.lambda.capture]/6), or a pack of them (/17).
fn init_capture(sema: &mut Sema, context: &mut LambdaContext, symbol: Symbol, init: ast::Init, how: How) {
    if !how.is_pack {
        if let Some(named) = init_field(sema, context, symbol, init, how) {
            lookup::declare(sema, context.scope, symbol, Named::Binding(named));
        }
        return;
    }
    let expanded = pack::expand_init(sema, init, how.span, |sema| {
        init_field(sema, context, symbol, init, how).map(Named::Binding)
    });
    if let Some(pack::Expansion::Elements(elements)) = expanded {
        let elements: Vec<Named> = elements.into_iter().flatten().collect();
        lookup::declare(sema, context.scope, symbol, Named::Pack(elements.into()));
    }
}

/// The member of an init-capture, as the body names it.
fn init_field(
    sema: &mut Sema,
    context: &mut LambdaContext,
    symbol: Symbol,
    init: ast::Init,
    how: How,
) -> Option<ExprId> {
    let How { is_ref, span, .. } = how;
    let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
    let declared = if is_ref { sema.program.types.lvalue_ref(auto) } else { auto };
    let (field_ty, operand, is_copy) = init::auto_from_init(sema, declared, init, span)?;
    let target = init::Target { ty: field_ty, kind: init::Kind::Capture, name: symbol, span };
    let value = init::from_checked(sema, target, operand, is_copy);
    if classify::is_error(field_ty) || expr::is_error(sema, value) {
        return None;
    }
    let field = decl::add_field(sema, context.class, symbol, field_ty, ast::Access::Private, span);
    context.inits.push((field, value));
    let object = closure_object(sema, context.class, context.is_mutable, span);
    Some(member::field_access(sema, object, field, span))
}

/// A member of the closure for a captured entity, and its initialiser from `source`, a glvalue where the lambda stands.
pub(super) fn add_field(
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
pub(super) fn closure_object(sema: &mut Sema, class: ClassId, is_mutable: bool, span: Span) -> ExprId {
    let class_ty = sema.program.types.class(class);
    let quals = if is_mutable { Quals::NONE } else { Quals::CONST };
    let object_ty = sema.program.types.add_quals(class_ty, quals);
    let pointer_ty = sema.program.types.pointer(object_ty);
    let this = expr::prvalue(sema, ExprKind::This, pointer_ty, span);
    sema.expr(ExprKind::Deref(this), object_ty, Category::LValue, span)
}
