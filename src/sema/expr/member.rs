//! Class member access ([expr.ref], [class.mfct.non.static]/2) and subscripts ([expr.sub]).

use crate::ast::{self, OverloadedOperator, Unqualified};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    self, CastKind, Category, ClassId, ExprId, ExprKind, FieldId, Named, OverloadSet, Quals, ScopeKind, Ty, TyKind,
};
use crate::sema::expr::{self, classify, name, pointer, vector, warn};
use crate::sema::lookup::{self, Found, Want};
use crate::sema::{Sema, Standard, access, conv, lambda, overload, template, ty};
use crate::source::Span;

/// `base.name`, `base->name`.
pub fn check(sema: &mut Sema, base: ast::ExprId, is_arrow: bool, name: ast::NameId, span: Span) -> ExprId {
    let Some((object, class)) = object(sema, base, is_arrow, name, span) else { return sema.error_expr(span) };
    let Some((found, object)) = find(sema, object, class, name) else { return sema.error_expr(span) };
    let at = sema.ast.names[name].last_span;
    if found.is_empty() {
        no_member(sema, class, name);
        return sema.error_expr(span);
    }
    let is_qualified = sema.ast.names[name].is_qualified();
    if let Some(member) = template::expr::template_id(sema, name, &found, span) {
        return after(sema, object, member);
    }
    let Some(template_args) = template::expr::explicit_args(sema, name) else { return sema.error_expr(span) };
    let result = access_member(sema, object, &found, Some(class), (at, span));
    if let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(result).kind {
        set.is_qualified = is_qualified;
        set.template_args = template_args;
    }
    result
}

/// The object that a member access begins with, and its class.
fn object(
    sema: &mut Sema,
    base: ast::ExprId,
    is_arrow: bool,
    name: ast::NameId,
    span: Span,
) -> Option<(ExprId, ClassId)> {
    let checked = expr::check(sema, base);
    let object = if is_arrow { arrow(sema, checked, span) } else { dot(sema, checked) };
    let object_ty = sema.ty(object);
    if classify::is_error(object_ty) {
        return None;
    }
    let Some(class) = sema.program.types.as_class(object_ty) else {
        not_a_class(sema, object, is_arrow, name);
        return None;
    };
    // [expr.ref]/2: in the definition of the class, what it has so far.
    if sema.program.classes[class].completeness == hir::Completeness::BeingDefined && is_in_definition(sema, class) {
        return Some((object, class));
    }
    ty::require_complete(sema, object_ty, sema.program.exprs[object].span, "the object").then_some((object, class))
}

/// Whether the present point is in a class or in one that it holds.
fn is_in_definition(sema: &Sema, class: ClassId) -> bool {
    let mut at = Some(sema.cx.scope);
    while let Some(scope) = at {
        if sema.program.scopes[scope].kind == hir::ScopeKind::Class(class) {
            return true;
        }
        at = sema.program.scopes[scope].parent;
    }
    false
}

/// The operand of `.`; a set of functions is resolved for the message.
pub fn dot(sema: &mut Sema, base: ExprId) -> ExprId {
    if classify::is_overloaded(sema.ty(base)) { expr::scalar_operand(sema, base) } else { base }
}

/// The operand of `->`, dereferenced; classes by their `operator->`, as often as it takes ([over.ref]).
pub fn arrow(sema: &mut Sema, base: ExprId, span: Span) -> ExprId {
    let mut base = dot(sema, base);
    for _ in 0..crate::base::limits::NESTING_DEPTH {
        if !classify::is_class(sema, sema.ty(base)) {
            let value = expr::rvalue(sema, base);
            if sema.program.types.pointee(sema.ty(value)).is_none() {
                return value;
            }
            return expr::unary::deref_value(sema, value, span);
        }
        match overload::operator(sema, OverloadedOperator::Arrow, &mut [base], span) {
            Some(next) => base = next,
            None => {
                let shown = sema.show(sema.ty(base));
                sema.error(span, format!("`->` needs a pointer, this is `{shown}`; use `.`"));
                return sema.error_expr(span);
            }
        }
    }
    sema.error(span, "`operator->` never yields a pointer");
    sema.error_expr(span)
}

/// Reports a member access on something that has no members.
fn not_a_class(sema: &mut Sema, object: ExprId, is_arrow: bool, name: ast::NameId) {
    let object_ty = sema.ty(object);
    let shown = sema.show(object_ty);
    let span = sema.program.exprs[object].span;
    let to_class = sema.program.types.pointee(object_ty).is_some_and(|to| classify::is_class(sema, to));
    let member = sema.ast.names[name].identifier().map_or_else(|| "a member".to_owned(), |name| format!("`{name}`"));
    let message = if to_class && !is_arrow {
        format!("`{shown}` is a pointer; use `->` to reach {member}")
    } else if is_arrow && sema.program.exprs[object].category == Category::PRValue {
        format!("`->` needs a pointer, this is `{shown}`")
    } else {
        format!("`{shown}` has no members")
    };
    sema.error(span, message);
}

/// Looks the member's name up. A qualified name names a base's member: the object is converted to that base.
fn find(sema: &mut Sema, object: ExprId, class: ClassId, name: ast::NameId) -> Option<(Found, ExprId)> {
    if !sema.ast.names[name].is_qualified() {
        let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
        let mut found = lookup::member(sema, class, symbol);
        conversions_to(sema, name, &mut found);
        return Some((found, object));
    }
    let n_errors = sema.sink.error_count();
    let mut found = match named_base(sema, class, name) {
        Some(base) => {
            let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
            lookup::member(sema, base, symbol)
        }
        None => lookup::named(sema, name, Want::Any),
    };
    conversions_to(sema, name, &mut found);
    if sema.sink.error_count() > n_errors {
        return None;
    }
    let Some(naming) = found.class.filter(|naming| *naming != class) else { return Some((found, object)) };
    let text = match conv::base_path(sema, class, naming) {
        conv::BasePath::Path(path) => {
            // [class.access.base]/6
            if !access::base(sema, class, naming, sema.ast.names[name].span) {
                return None;
            }
            return Some((found, to_base(sema, object, path)));
        }
        conv::BasePath::None => "no base",
        conv::BasePath::Ambiguous => "an ambiguous base",
    };
    let (derived, base) = (class_name(sema, class), class_name(sema, naming));
    sema.error(sema.ast.names[name].span, format!("`{base}` is {text} of `{derived}`"));
    None
}

/// [basic.lookup.classref]/4: a class whose name before `::` is found in the class of the object, as injected-class-names
/// of its bases are.
fn named_base(sema: &mut Sema, class: ClassId, name: ast::NameId) -> Option<ClassId> {
    let data = &sema.ast.names[name];
    let [ast::Component { kind: ast::ComponentKind::Ident(first), .. }] = data.qualifier[..] else { return None };
    if data.is_global {
        return None;
    }
    match lookup::member(sema, class, first).single()?.named {
        Named::Class(base) => Some(base),
        _ => None,
    }
}

/// [class.conv.fct]/1: `operator T` names the conversion functions to just that type; a template is one that makes such
/// a function.
pub(super) fn conversions_to(sema: &mut Sema, name: ast::NameId, found: &mut Found) {
    let Unqualified::Conversion(id) = sema.ast.names[name].last else { return };
    let to = ty::type_id(sema, id);
    let mut kept = Vec::new();
    for mut entry in std::mem::take(&mut found.entries) {
        let func = match entry.named {
            Named::Func(func) => Some(func),
            Named::Template(template) => template::call::from_conversion(sema, template, to).ok(),
            _ => None,
        };
        if let Some(func) = func
            && sema.program.funcs[func].name == hir::FuncName::Conversion(to)
        {
            entry.named = Named::Func(func);
            kept.push(entry);
        }
    }
    found.entries = kept;
}

fn no_member(sema: &mut Sema, class: ClassId, name: ast::NameId) {
    let span = sema.ast.names[name].last_span;
    let class_name = class_name(sema, class);
    let what = match &sema.ast.names[name].last {
        Unqualified::Destructor(_) => "destructor".to_owned(),
        last => format!("member `{}`", lookup::name_symbol(sema, last)),
    };
    let declared = sema.program.classes[class].span;
    let near = sema.ast.names[name].identifier().and_then(|symbol| near_member(sema, class, symbol, 0));
    let mut diagnostic = Diagnostic::error(span, format!("`{class_name}` has no {what}"));
    if let Some(near) = near {
        diagnostic = diagnostic.label(format!("did you mean `{near}`?"));
    }
    sema.report(diagnostic.note_at(declared, format!("`{class_name}` is declared here")));
}

/// The member of a class or of its bases whose name is nearest.
fn near_member(sema: &Sema, class: ClassId, wrong: Symbol, depth: usize) -> Option<Symbol> {
    if depth > crate::base::limits::NESTING_DEPTH || sema.progress.is_trapped() {
        return None;
    }
    let data = &sema.program.classes[class];
    if let Some((near, _)) = lookup::nearest(sema, data.scope, wrong, false, Want::Any).filter(|(n, _)| *n != data.name)
    {
        return Some(near);
    }
    data.bases.iter().find_map(|base| near_member(sema, base.class, wrong, depth + 1))
}

fn class_name(sema: &mut Sema, class: ClassId) -> String {
    let ty = sema.program.types.class(class);
    sema.show(ty)
}

/// A member of a class object that was looked up already ([expr.ref]/6). `base` is the object.
pub fn member_access(sema: &mut Sema, base: ExprId, found: &Found, span: Span) -> ExprId {
    let class = sema.program.types.as_class(sema.ty(base));
    access_member(sema, base, found, class, (span, span))
}

/// See [`member_access`]; `class` is that of the object before it was converted to the naming class, `at` the name.
fn access_member(
    sema: &mut Sema,
    base: ExprId,
    found: &Found,
    class: Option<ClassId>,
    (at, span): (Span, Span),
) -> ExprId {
    if found.is_ambiguous {
        lookup::ambiguous_member(sema, found, at);
        return sema.error_expr(span);
    }
    if found.is_functions() {
        return methods(sema, base, found, class, span);
    }
    let Some(entry) = found.entries.first() else { return sema.error_expr(span) };
    if !access::entry(sema, found, entry, class, at) {
        return sema.error_expr(span);
    }
    match &entry.named {
        &Named::Field(field) => {
            let object = expr::materialize(sema, base);
            let Some(object) = to_declaring(sema, object, found, field, span) else { return sema.error_expr(span) };
            let object = through_anonymous(sema, object, field, span);
            field_access(sema, object, field, span)
        }
        // [expr.ref]/6.1, 6.5: the object expression is evaluated, its value is not used.
        Named::Var(_) | Named::Enumerator(..) => {
            let member = name::entity(sema, entry, span);
            after(sema, base, member)
        }
        _ => {
            sema.error(span, "this member is a type, not a value");
            sema.error_expr(span)
        }
    }
}

/// The object as the class that declares `field`, which must be one subobject of it ([expr.ref]/8). None: reported.
fn to_declaring(sema: &mut Sema, object: ExprId, found: &Found, field: FieldId, span: Span) -> Option<ExprId> {
    if found.twin.is_some() {
        lookup::ambiguous_member(sema, found, span);
        return None;
    }
    let mut declaring = sema.program.fields[field].class;
    while sema.program.classes[declaring].is_anonymous {
        match sema.program.scopes[sema.program.classes[declaring].parent].kind {
            ScopeKind::Class(outer) => declaring = outer,
            _ => break,
        }
    }
    let object = to_base(sema, object, found.path.clone());
    let class = sema.program.types.as_class(sema.ty(object))?;
    if class == declaring {
        return Some(object);
    }
    // A using-declaration of `class` names a member of its base.
    match conv::base_path(sema, class, declaring) {
        conv::BasePath::Path(path) => Some(to_base(sema, object, path)),
        conv::BasePath::Ambiguous => {
            let (derived, base) = (class_name(sema, class), class_name(sema, declaring));
            sema.error(span, format!("`{base}` is an ambiguous base of `{derived}`"));
            None
        }
        conv::BasePath::None => Some(object),
    }
}

/// `base` for its effects, then `value`.
fn after(sema: &mut Sema, base: ExprId, value: ExprId) -> ExprId {
    if expr::is_error(sema, value) || !warn::has_effects(sema, base) {
        return value;
    }
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[value];
    sema.expr(ExprKind::Comma(base, value), ty, category, span)
}

/// Member functions, with the object that they are called on.
fn methods(sema: &mut Sema, base: ExprId, found: &Found, object_class: Option<ClassId>, span: Span) -> ExprId {
    let name = match found.entries.first().map(|entry| &entry.named) {
        Some(&Named::Func(func)) => Symbol::new(&overload::explain::name(sema, func)),
        Some(&Named::Template(template)) => sema.program.templates[template].name,
        _ => Symbol::EMPTY,
    };
    let object = expr::materialize(sema, base);
    let set = OverloadSet {
        found: found.entries.clone(),
        object: Some(object),
        naming: found.class,
        object_class,
        template_args: None,
        is_qualified: false,
        adl: hir::Adl::No,
        name,
        is_address: false,
    };
    sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span)
}

/// A glvalue seen as a base of its class, one step after the other.
pub fn to_base(sema: &mut Sema, object: ExprId, path: Vec<ClassId>) -> ExprId {
    let Some(&base) = path.last() else { return object };
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[object];
    let quals = ty.quals();
    let base_ty = sema.program.types.class(base);
    let base_ty = sema.program.types.add_quals(base_ty, quals);
    sema.expr(ExprKind::Cast { kind: CastKind::DerivedToBase(path), sub: object }, base_ty, category, span)
}

/// The classes from `derived`'s direct base to `base`, when there is exactly one such subobject.
pub fn base_path(sema: &Sema, derived: ClassId, base: ClassId) -> Option<Vec<ClassId>> {
    match conv::base_path(sema, derived, base) {
        conv::BasePath::Path(path) => Some(path),
        conv::BasePath::None | conv::BasePath::Ambiguous => None,
    }
}

/// Steps into the anonymous unions and structs that hold `field` ([class.union.anon]).
fn through_anonymous(sema: &mut Sema, object: ExprId, field: FieldId, span: Span) -> ExprId {
    let Some(class) = sema.program.types.as_class(sema.ty(object)) else { return object };
    let mut chain = Vec::new();
    anonymous_chain(sema, class, field, &mut chain);
    let mut object = object;
    for step in chain {
        object = field_access(sema, object, step, span);
    }
    object
}

/// The unnamed members of `class` that lead to `field`, outermost first. Whether it was found.
pub fn anonymous_chain(sema: &Sema, class: ClassId, field: FieldId, chain: &mut Vec<FieldId>) -> bool {
    if sema.program.fields[field].class == class {
        return true;
    }
    for &member in &sema.program.classes[class].fields {
        let data = &sema.program.fields[member];
        if !data.name.is_empty() || data.bit_width.is_some() {
            continue;
        }
        let Some(inner) = sema.program.types.as_class(data.ty) else { continue };
        chain.push(member);
        if anonymous_chain(sema, inner, field, chain) {
            return true;
        }
        chain.pop();
    }
    false
}

/// [expr.ref]/6.2: a data member of a glvalue of exactly its class.
pub fn field_access(sema: &mut Sema, base: ExprId, field: FieldId, span: Span) -> ExprId {
    let hir::Expr { ty: base_ty, category, .. } = sema.program.exprs[base];
    let data = &sema.program.fields[field];
    let (field_ty, is_mutable) = (data.ty, data.is_mutable);
    if classify::is_error(field_ty) || classify::is_error(base_ty) {
        return sema.error_expr(span);
    }
    if sema.program.types.is_ref(field_ty) {
        let ty = sema.program.types.non_ref(field_ty);
        return sema.expr(ExprKind::Field { base, field }, ty, Category::LValue, span);
    }
    let outer = base_ty.quals().minus(Quals::RESTRICT);
    let outer = if is_mutable { outer.minus(Quals::CONST) } else { outer };
    let ty = sema.program.types.add_quals(field_ty, outer);
    let category = if category == Category::LValue { Category::LValue } else { Category::XValue };
    sema.expr(ExprKind::Field { base, field }, ty, category, span)
}

/// A member named alone in a member function: `(*this).name` ([class.mfct.non.static]/2).
pub fn implicit(sema: &mut Sema, found: &Found, span: Span) -> ExprId {
    match implicit_object_of(sema, found, span) {
        Implicit::Object(object) => {
            let class = sema.cx.this_ty.and_then(|ty| sema.program.types.as_class(ty));
            return access_member(sema, object, found, class, (span, span));
        }
        Implicit::Reported => return sema.error_expr(span),
        Implicit::None => {}
    }
    let Some(&hir::Entry { named: Named::Field(field), .. }) = found.entries.first() else {
        return sema.error_expr(span);
    };
    if sema.cx.is_unevaluated {
        return match access::found(sema, found, span) {
            true => without_object(sema, field, span),
            false => sema.error_expr(span),
        };
    }
    let data = &sema.program.fields[field];
    let (name, declared) = (data.name, data.span);
    let in_static = sema.cx.function.as_ref().and_then(|function| function.func);
    let text = match in_static.map(|func| &sema.program.funcs[func]) {
        Some(func) if func.is_explicit_object => {
            format!("member `{name}` is named without the explicit object, the first parameter")
        }
        Some(func) if func.is_static => {
            format!("member `{name}` is used in a static member function, which has no object")
        }
        _ => format!("member `{name}` is named without an object"),
    };
    sema.report(Diagnostic::error(span, text).note_at(declared, "it is declared here"));
    sema.error_expr(span)
}

/// [expr.prim.id.general]/3: a member may be named without object in an unevaluated operand.
pub fn without_object(sema: &mut Sema, field: FieldId, span: Span) -> ExprId {
    let class = sema.program.fields[field].class;
    let class_ty = sema.program.types.class(class);
    let pointer = sema.program.types.pointer(class_ty);
    let null = expr::prvalue(sema, ExprKind::Null, pointer, span);
    let object = sema.expr(ExprKind::Deref(null), class_ty, Category::LValue, span);
    field_access(sema, object, field, span)
}

/// What stands before a member that is named alone.
pub enum Implicit {
    Object(ExprId),
    /// There is no object, or it is of a class that has no such member.
    None,
    Reported,
}

/// `*this` as the class that `found` was found in, when its class is that one or derived from it
/// ([class.mfct.non.static]/2).
pub fn implicit_object_of(sema: &mut Sema, found: &Found, span: Span) -> Implicit {
    let Some(object) = implicit_object(sema, span) else { return Implicit::None };
    let (Some(class), Some(naming)) = (sema.program.types.as_class(sema.ty(object)), found.class) else {
        return Implicit::Object(object);
    };
    if class == naming {
        return Implicit::Object(object);
    }
    match conv::base_path(sema, class, naming) {
        conv::BasePath::Path(path) => match access::base(sema, class, naming, span) {
            true => Implicit::Object(to_base(sema, object, path)),
            false => Implicit::Reported,
        },
        conv::BasePath::None => Implicit::None,
        conv::BasePath::Ambiguous => {
            let (derived, base) = (class_name(sema, class), class_name(sema, naming));
            sema.error(span, format!("`{base}` is an ambiguous base of `{derived}`"));
            Implicit::Reported
        }
    }
}

/// `*this`, where there is one.
pub fn implicit_object(sema: &mut Sema, span: Span) -> Option<ExprId> {
    let pointer = match lambda::this(sema, span) {
        Some(captured) => captured,
        None => {
            let this_ty = sema.cx.this_ty?;
            let ty = sema.program.types.pointer(this_ty);
            expr::prvalue(sema, ExprKind::This, ty, span)
        }
    };
    let ty = sema.program.types.pointee(sema.ty(pointer))?;
    Some(sema.expr(ExprKind::Deref(pointer), ty, Category::LValue, span))
}

/// `base[args]` ([expr.sub]).
pub fn subscript(sema: &mut Sema, base: ast::ExprId, args: &[ast::ExprId], span: Span) -> ExprId {
    let mut operands = vec![expr::check(sema, base)];
    operands.extend(template::expr::list(sema, args));
    let mut operands = with_commas(sema, operands, span);
    if operands.iter().any(|operand| expr::is_error(sema, *operand)) {
        return sema.error_expr(span);
    }
    if overload::wants_operator(sema, &operands)
        && let Some(result) = overload::operator(sema, OverloadedOperator::Subscript, &mut operands, span)
    {
        return result;
    }
    let &[base, index] = operands.as_slice() else {
        sema.error(span, "a built-in subscript takes exactly one index");
        return sema.error_expr(span);
    };
    builtin_subscript(sema, base, index, span)
}

/// [expr.sub]: before C++23, and with g++ for built-in subscripts later, too, commas between the brackets are operators.
fn with_commas(sema: &mut Sema, operands: Vec<ExprId>, span: Span) -> Vec<ExprId> {
    let is_list = sema.standard >= Standard::Cxx23 && classify::is_class(sema, sema.ty(operands[0]));
    if operands.len() <= 2 || is_list {
        return operands;
    }
    let mut index = operands[1];
    for &right in &operands[2..] {
        index = expr::binary::apply(sema, ast::BinaryOp::Comma, index, right, span);
    }
    vec![operands[0], index]
}

/// [expr.sub]/2: `*(base + index)`, either of which is the pointer; or an element of a GNU vector.
pub fn builtin_subscript(sema: &mut Sema, base: ExprId, index: ExprId, span: Span) -> ExprId {
    if classify::vector(sema, sema.ty(base)).is_some() {
        return vector::element(sema, base, index, span);
    }
    // An array xvalue has xvalue elements.
    let is_xvalue = |sema: &Sema, id: ExprId| {
        classify::is_array(sema, sema.ty(id)) && sema.program.exprs[id].category != Category::LValue
    };
    let category = if is_xvalue(sema, base) || is_xvalue(sema, index) { Category::XValue } else { Category::LValue };
    warn::index(sema, base, index);
    let (left, right) = (expr::scalar_operand(sema, base), expr::scalar_operand(sema, index));
    if expr::is_error(sema, left) || expr::is_error(sema, right) {
        return sema.error_expr(span);
    }
    let (left_ty, right_ty) = (sema.ty(left), sema.ty(right));
    let (ptr, index, is_swapped) = match (sema.program.types.kind(left_ty), sema.program.types.kind(right_ty)) {
        (TyKind::Pointer(_), _) if classify::is_integral_or_unscoped_enum(sema, right_ty) => (left, right, false),
        (_, TyKind::Pointer(_)) if classify::is_integral_or_unscoped_enum(sema, left_ty) => (right, left, true),
        _ => {
            let (left, right) = (sema.show(left_ty), sema.show(right_ty));
            sema.error(span, format!("a subscript needs a pointer and an integer, these are `{left}` and `{right}`"));
            return sema.error_expr(span);
        }
    };
    let index = conv::arith::promote(sema, index);
    let sum = match is_swapped && !matches!(sema.program.exprs[index].kind, ExprKind::Int(_)) {
        // [expr.sub]/1: the left operand is sequenced before the right one.
        true => {
            let ty = sema.ty(index);
            let opaque = expr::prvalue(sema, ExprKind::Opaque, ty, span);
            let body = pointer::add(sema, ptr, opaque, false, span);
            let ty = sema.ty(body);
            expr::prvalue(sema, ExprKind::OpaqueBind { opaque, value: index, body }, ty, span)
        }
        false => pointer::add(sema, ptr, index, false, span),
    };
    let Some(element) = sema.program.types.pointee(sema.ty(sum)) else { return sema.error_expr(span) };
    if classify::is_void(element) || classify::is_function(sema, element) {
        let shown = sema.show(sema.ty(sum));
        sema.error(span, format!("`{shown}` has no elements"));
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Deref(sum), element, category, span)
}
