//! Names as expressions ([expr.prim.id], [expr.prim.this], [dcl.fct.def.general]/8).
//!
//! A name of one function is that function; of several, an overload set that its use resolves. As a callee a
//! name of functions is always a set, because argument-dependent lookup and default arguments come with the call.

use std::sync::Arc;

use crate::ast;
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Category, ExprId, ExprKind, FuncId, Named, OverloadSet, Ty, TyKind, Value, VarId, VarKind};
use crate::sema::expr::{allocation, classify, literal, member};
use crate::sema::lookup::{self, Found, Want};
use crate::sema::{Sema, access, decl, lambda, overload, template};
use crate::source::Span;

/// A name as an operand.
pub fn name(sema: &mut Sema, id: ast::NameId) -> ExprId {
    let Some(found) = find(sema, id) else { return sema.error_expr(sema.ast.names[id].span) };
    if found.is_empty() {
        lookup::undeclared(sema, id);
        return sema.error_expr(sema.ast.names[id].span);
    }
    denoted(sema, id, found, false)
}

/// A name before the `(` of a call: functions stay a set, and an undeclared unqualified name may still be found
/// by its arguments ([basic.lookup.argdep]). None: a name that only the arguments can find.
pub fn callee(sema: &mut Sema, id: ast::NameId) -> ExprId {
    let Some(found) = find(sema, id) else { return sema.error_expr(sema.ast.names[id].span) };
    if found.is_empty() {
        let name = &sema.ast.names[id];
        let span = name.span;
        let may_be_adl = !name.is_qualified() && name.identifier().is_some();
        if !may_be_adl {
            lookup::undeclared(sema, id);
            return sema.error_expr(span);
        }
        let symbol = lookup::name_symbol(sema, &name.last);
        let Some(template_args) = template::expr::explicit_args(sema, id) else { return sema.error_expr(span) };
        let set = OverloadSet { adl: hir::Adl::AtInstantiation, template_args, ..empty_set(symbol) };
        return sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span);
    }
    denoted(sema, id, found, true)
}

/// Looks the name up, builtins included. None: reported already.
fn find(sema: &mut Sema, id: ast::NameId) -> Option<Found> {
    let n_errors = sema.sink.error_count();
    let mut found = lookup::named(sema, id, Want::Any);
    if sema.sink.error_count() > n_errors {
        return None;
    }
    if matches!(sema.ast.names[id].last, ast::Unqualified::TemplateId { .. }) {
        found.as_template_name(sema);
    }
    member::conversions_to(sema, id, &mut found);
    if found.is_ambiguous {
        lookup::ambiguous(sema, id, &found);
        return None;
    }
    if found.is_empty()
        && let &ast::Unqualified::Operator(op) = &sema.ast.names[id].last
    {
        // [basic.stc.dynamic.general]/2: those are declared in every translation unit, so before any template.
        let limit = sema.cx.order_limit.take();
        let is_global = allocation::declare_global(sema, op);
        let global = if is_global { lookup::named(sema, id, Want::Any) } else { found.clone() };
        sema.cx.order_limit = limit;
        if is_global {
            return Some(global);
        }
    }
    if found.is_empty()
        && let Some(symbol) = sema.ast.names[id].identifier()
        && symbol.as_str().starts_with("__")
        && let Some(func) = decl::builtin_func(sema, symbol)
    {
        let entry = hir::Entry { named: Named::Func(func), order: 0, access: ast::Access::Public, is_using: false };
        return Some(Found { entries: vec![entry], ..Found::default() });
    }
    Some(found)
}

/// What a name that was found is as an expression.
fn denoted(sema: &mut Sema, id: ast::NameId, found: Found, is_callee: bool) -> ExprId {
    let name = &sema.ast.names[id];
    let (span, is_qualified) = (name.span, name.is_qualified());
    let symbol = lookup::name_symbol(sema, &name.last);
    if let Some(result) = template::expr::template_id(sema, id, &found, span) {
        return result;
    }
    if found.is_functions() {
        let adl = match is_callee && !is_qualified && lookup::allows_adl(sema, &found) {
            true => hir::Adl::AtInstantiation,
            false => hir::Adl::No,
        };
        let Some(template_args) = template::expr::explicit_args(sema, id) else { return sema.error_expr(span) };
        let result = functions(sema, found, symbol, is_qualified, adl, is_callee, span);
        if template_args.is_some()
            && let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(result).kind
        {
            set.template_args = template_args;
        }
        return result;
    }
    let Some(entry) = value_entry(&found) else { return sema.error_expr(span) };
    if let Named::Field(_) = entry.named {
        return member::implicit(sema, &found, span);
    }
    let at = sema.ast.names[id].last_span;
    if !access::entry(sema, &found, &entry, None, at) {
        return sema.error_expr(span);
    }
    entity(sema, &entry, span)
}

/// The entry that an expression means: a variable, function or enumerator hides a type of its name
/// ([basic.scope.hiding]).
fn value_entry(found: &Found) -> Option<hir::Entry> {
    let is_type = |entry: &&hir::Entry| matches!(entry.named, Named::Class(_) | Named::Enum(_) | Named::Alias(_));
    found.entries.iter().find(|entry| !is_type(entry)).or(found.entries.first()).cloned()
}

/// A name of functions: the one there is, or the set.
fn functions(
    sema: &mut Sema,
    found: Found,
    name: Symbol,
    is_qualified: bool,
    adl: hir::Adl,
    is_callee: bool,
    span: Span,
) -> ExprId {
    let single = match found.entries.as_slice() {
        [hir::Entry { named: Named::Func(func), .. }] => Some(*func),
        _ => None,
    };
    if !is_callee
        && let Some(func) = single
        && !is_instance_method(sema, func)
    {
        if found.class.is_some_and(|naming| !access::function(sema, func, naming, None, span)) {
            return sema.error_expr(span);
        }
        return function(sema, func, span);
    }
    let needs_object = found.entries.iter().any(|entry| match entry.named {
        Named::Func(func) => is_instance_method(sema, func),
        Named::Template(template) => is_instance_template(sema, template),
        _ => false,
    });
    // One of the functions needs none: whether `this` is used is not known yet.
    let may_lack = found.entries.iter().any(|entry| match entry.named {
        Named::Func(func) => !is_instance_method(sema, func),
        Named::Template(template) => !is_instance_template(sema, template),
        _ => false,
    });
    let object = match needs_object && !(may_lack && lambda::lacks_this(sema)) {
        true => member::implicit_object_of(sema, &found, span),
        false => member::Implicit::None,
    };
    let object_class = object_class_of_this(sema);
    let object = match object {
        member::Implicit::Object(object) => Some(object),
        member::Implicit::None => None,
        member::Implicit::Reported => return sema.error_expr(span),
    };
    let naming = found.class;
    let set = OverloadSet { object, is_qualified, adl, found: found.entries, naming, object_class, ..empty_set(name) };
    sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span)
}

/// The class of `*this`.
fn object_class_of_this(sema: &Sema) -> Option<hir::ClassId> {
    sema.cx.this_ty.and_then(|ty| sema.program.types.as_class(ty))
}

/// A non-static member function template.
pub fn is_instance_template(sema: &Sema, template: hir::TemplateId) -> bool {
    let data = &sema.program.templates[template];
    let is_static = |written: template::function::Written| written.specs.storage == ast::StorageClass::Static;
    matches!(sema.program.scopes[data.scope].kind, hir::ScopeKind::Class(_))
        && !template::function::written(sema, data.pattern).is_some_and(is_static)
}

/// A non-static member function.
pub fn is_instance_method(sema: &Sema, func: FuncId) -> bool {
    let func = &sema.program.funcs[func];
    func.class.is_some() && (!func.is_static || func.is_explicit_object)
}

fn empty_set(name: Symbol) -> OverloadSet {
    OverloadSet {
        found: Vec::new(),
        object: None,
        naming: None,
        object_class: None,
        template_args: None,
        is_qualified: false,
        adl: hir::Adl::No,
        name,
        is_address: false,
    }
}

/// A set of functions found in another way than by a name (literal operators, allocation functions).
pub fn overload_set(sema: &mut Sema, found: Vec<hir::Entry>, name: Symbol, span: Span) -> ExprId {
    let set = OverloadSet { found, is_qualified: true, ..empty_set(name) };
    sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span)
}

/// The expression that names an entity ([expr.prim.id]).
pub fn entity(sema: &mut Sema, entry: &hir::Entry, span: Span) -> ExprId {
    match &entry.named {
        &Named::Var(var) => variable(sema, var, span),
        &Named::Func(func) => function(sema, func, span),
        &Named::Enumerator(id, index) => enumerator(sema, id, index as usize, span),
        &Named::Binding(binding) => lambda::binding(sema, binding, span),
        Named::Field(_) => {
            let found = Found { entries: vec![entry.clone()], ..Found::default() };
            member::implicit(sema, &found, span)
        }
        Named::TemplateArg(hir::TemplateArg::Value(ty, value)) => template_value(sema, *ty, value.clone(), span),
        Named::Pack(_) | Named::TemplateArg(hir::TemplateArg::Pack(_)) => {
            sema.error(span, "a pack is named without being expanded");
            sema.error_expr(span)
        }
        Named::TemplateArg(_) | Named::Class(_) | Named::Enum(_) | Named::Alias(_) => {
            sema.error(span, "a type stands where a value is expected");
            sema.error_expr(span)
        }
        &Named::Namespace(namespace) => {
            let name = sema.program.namespaces[namespace].name;
            sema.error(span, format!("`{name}` is a namespace, not a value"));
            sema.error_expr(span)
        }
        &Named::Template(template) => {
            let set = OverloadSet { found: vec![entry.clone()], ..empty_set(sema.program.templates[template].name) };
            sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span)
        }
    }
}

/// A variable: an lvalue of what it is or refers to ([expr.prim.id.unqual]/3).
pub fn variable(sema: &mut Sema, var: VarId, span: Span) -> ExprId {
    let data = &sema.program.vars[var];
    let (ty, kind, name) = (data.ty, data.kind, data.name);
    if data.is_invalid || classify::is_error(ty) {
        return sema.error_expr(span);
    }
    if contains_auto(sema, ty) {
        sema.error(span, format!("`{name}` is used before its type is deduced"));
        return sema.error_expr(span);
    }
    if matches!(kind, VarKind::Local | VarKind::Param)
        && let Some(captured) = lambda::capture(sema, var, span)
    {
        return captured;
    }
    if !sema.cx.is_unevaluated {
        decl::use_var(sema, var);
    }
    let ty = sema.program.types.non_ref(ty);
    sema.expr(ExprKind::Var(var), ty, Category::LValue, span)
}

/// Whether a placeholder is not deduced yet.
pub fn contains_auto(sema: &Sema, ty: Ty) -> bool {
    match *sema.program.types.kind(ty) {
        TyKind::Auto { .. } | TyKind::DeducedClass(_) => true,
        TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) | TyKind::Array(to, _) => {
            contains_auto(sema, to)
        }
        TyKind::Function(ref function) => contains_auto(sema, function.ret),
        _ => false,
    }
}

/// A function: an lvalue ([expr.prim.id.unqual]/3).
pub fn function(sema: &mut Sema, func: FuncId, span: Span) -> ExprId {
    if !overload::call::check_use(sema, func, span) {
        return sema.error_expr(span);
    }
    let ty = sema.program.funcs[func].ty;
    if classify::is_error(ty) || contains_auto(sema, ty) {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Func(func), ty, Category::LValue, span)
}

/// An enumerator: a prvalue of its enumeration, or before the closing brace of the type it has so far ([dcl.enum]/5).
fn enumerator(sema: &mut Sema, id: hir::EnumId, index: usize, span: Span) -> ExprId {
    let data = &sema.program.enums[id];
    let Some(constant) = data.enumerators.get(index) else { return sema.error_expr(span) };
    let (value, before, is_complete) = (constant.value, constant.ty_before, data.is_complete);
    let ty = if is_complete { sema.program.types.enumeration(id) } else { before };
    crate::sema::expr::int(sema, value, ty, span)
}

/// A template's non-type parameter, bound: a prvalue of its type, or for classes an lvalue ([temp.param]/8).
fn template_value(sema: &mut Sema, ty: Ty, value: Arc<Value>, span: Span) -> ExprId {
    if classify::is_class(sema, ty) {
        let object = template::value::param_object(sema, ty, value, span);
        return variable(sema, object, span);
    }
    let mut uses = hir::Uses::default();
    template::value::add_uses(&value, &mut uses);
    uses.funcs.into_iter().for_each(|func| decl::use_func(sema, func, span));
    uses.vars.into_iter().for_each(|var| decl::use_var(sema, var));
    let category = if sema.program.types.is_ref(ty) { Category::LValue } else { Category::PRValue };
    let ty = sema.program.types.non_ref(ty);
    sema.expr(ExprKind::Constant { value, sub: None }, ty, category, span)
}

/// The value of a variable that is usable in constant expressions ([expr.const]/4): a constexpr variable, or a
/// const one of integral or enumeration type, whose initialiser is constant.
pub fn constant_value(sema: &Sema, var: VarId) -> Option<Arc<Value>> {
    let data = &sema.program.vars[var];
    let quals = sema.program.types.quals(data.ty);
    if quals.is_volatile() || data.is_weak || !classify::is_scalar(sema, data.ty) {
        return None;
    }
    let is_integral = classify::is_integral(sema, data.ty) || classify::is_enum(sema, data.ty);
    let is_usable = data.constant == ast::Constancy::Constexpr || (quals.is_const() && is_integral);
    let value = data.value.as_ref().filter(|_| is_usable)?;
    // A pointer's value may name locals, which only code can; those are read.
    matches!(**value, Value::Int(_) | Value::Float(_) | Value::NullPtr | Value::Complex(_)).then(|| value.clone())
}

/// An overload set where no type selects ([over.over]/3): the only function of it, or an error.
pub fn resolve_single(sema: &mut Sema, id: ExprId) -> ExprId {
    let hir::Expr { span, .. } = sema.program.exprs[id];
    let ExprKind::OverloadSet(set) = &sema.program.exprs[id].kind else {
        sema.error(span, "an initializer list has no type here");
        return sema.error_expr(span);
    };
    let set = set.clone();
    let specialised = set.template_args.as_ref().and_then(|_| overload::address_of::single(sema, id));
    let only = match set.found.as_slice() {
        [hir::Entry { named: Named::Func(func), .. }] if set.template_args.is_none() => Some(*func),
        _ => specialised,
    };
    if let Some(func) = only {
        if !is_instance_method(sema, func) {
            let expr = function(sema, func, span);
            return if set.is_address { crate::sema::expr::unary::address_of(sema, expr, span) } else { expr };
        }
        // [expr.unary.op]/3: `&C::f<int>`
        if set.is_address && set.is_qualified {
            return overload::address_of::member_pointer(sema, func, span);
        }
        let shown = overload::explain::signature(sema, func);
        sema.error(span, format!("non-static member function `{shown}` must be called"));
        return sema.error_expr(span);
    }
    if set.found.is_empty() {
        sema.error(span, format!("use of undeclared name `{}`", set.name));
        return sema.error_expr(span);
    }
    let mut diagnostic = Diagnostic::error(span, format!("which `{}` is meant cannot be told from its use", set.name));
    for entry in &set.found {
        if let Named::Func(func) = entry.named {
            diagnostic = diagnostic.note_at(
                sema.program.funcs[func].span,
                format!("candidate `{}`", overload::explain::signature(sema, func)),
            );
        }
    }
    sema.report(diagnostic);
    sema.error_expr(span)
}

/// `this` ([expr.prim.this]).
pub fn this(sema: &mut Sema, span: Span) -> ExprId {
    if let Some(captured) = lambda::this(sema, span) {
        return captured;
    }
    let Some(this_ty) = sema.cx.this_ty else {
        sema.error(span, "`this` is used outside a non-static member function");
        return sema.error_expr(span);
    };
    let ty = sema.program.types.pointer(this_ty);
    sema.expr(ExprKind::This, ty, Category::PRValue, span)
}

/// `__func__` ([dcl.fct.def.general]/8) and GNU's `__PRETTY_FUNCTION__`.
pub fn func_name(sema: &mut Sema, func: Option<FuncId>, is_pretty: bool, span: Span) -> ExprId {
    let name = match func {
        Some(func) if is_pretty => {
            let around = instantiated_around(sema, func);
            hir::show::pretty_function(&sema.program, func, &around)
        }
        Some(func) => hir::show::func_name(&sema.program, func),
        None if is_pretty => "top level".to_owned(),
        None => String::new(),
    };
    literal::text(sema, &name, span)
}

/// The instantiated classes that a function is a member of, innermost first.
fn instantiated_around(sema: &Sema, func: FuncId) -> Vec<hir::show::Made> {
    let mut made = Vec::new();
    let mut next = Some(sema.program.funcs[func].scope);
    while let Some(scope) = next {
        let data = &sema.program.scopes[scope];
        if let hir::ScopeKind::Class(class) = data.kind
            && let Some((template, args)) = sema.instantiated_from.get(&class)
        {
            made.push(hir::show::Made { class, template: *template, args: Arc::clone(args) });
        }
        next = data.parent;
    }
    made
}
