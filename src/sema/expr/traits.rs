//! Type traits known to the compiler ([meta.unary], [meta.rel]): `__is_class(T)` and the others that GCC has.
//!
//! A trait that asks whether an expression would be valid builds that expression in an unevaluated context, with its
//! diagnostics set aside.

use crate::ast::{self, ClassKey};
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Category, Class, ClassId, ExprId, ExprKind, Ty, TyKind, layout};
use crate::sema::expr::{self, assign, classify, common_initial, sizeof};
use crate::sema::{Sema, access, conv, init, template, ty};
use crate::source::Span;

/// `__trait(args)`.
pub fn check(sema: &mut Sema, name: Symbol, args: &[ast::TypeTraitArg], span: Span) -> ExprId {
    let mut types: Vec<Ty> = Vec::with_capacity(args.len());
    for arg in args {
        if !arg.is_pack_expansion {
            types.push(ty::type_id(sema, arg.ty));
            continue;
        }
        match template::pack::expand_type(sema, arg.ty, |sema| ty::type_id(sema, arg.ty)) {
            Some(template::pack::Expansion::Elements(elements)) => types.extend(elements),
            _ => types.push(Ty::ERROR),
        }
    }
    if types.iter().any(|ty| classify::is_error(*ty)) {
        return sema.error_expr(span);
    }
    if let ("__cinch_type", [ty]) = (name.as_str(), &types[..]) {
        let number = i128::from(ty.number());
        return sema.expr(ExprKind::Int(number), Ty::UINT, Category::PRValue, span);
    }
    match evaluate(sema, name.as_str(), &types, span) {
        Some(value) => expr::constant_value(sema, value.into(), Ty::BOOL, span),
        None => {
            if !sema.sink.has_errors() {
                sema.error(span, format!("`{name}` is not applied to the types it takes"));
            }
            sema.error_expr(span)
        }
    }
}

/// The answer; none for a wrong number of types, an incomplete type (reported), or an unknown trait.
fn evaluate(sema: &mut Sema, name: &str, types: &[Ty], span: Span) -> Option<bool> {
    match *types {
        [ty] => unary(sema, name, ty, span),
        [a, b] if !is_variadic(name) => binary(sema, name, a, b, span),
        [first, ref rest @ ..] => constructible(sema, name, first, rest, span),
        [] => None,
    }
}

fn is_variadic(name: &str) -> bool {
    matches!(name, "__is_constructible" | "__is_trivially_constructible" | "__is_nothrow_constructible")
}

/// Traits of one type.
fn unary(sema: &mut Sema, name: &str, ty: Ty, span: Span) -> Option<bool> {
    let types = &sema.program.types;
    let plain = types.kind(ty).clone();
    let class = types.as_class(ty);
    let is_key = |sema: &Sema, is_union: bool| {
        class.is_some_and(|class| (sema.program.classes[class].key == ClassKey::Union) == is_union)
    };
    // Traits that ask nothing of completeness.
    match name {
        "__is_class" => return Some(is_key(sema, false)),
        "__is_union" => return Some(is_key(sema, true)),
        "__is_enum" => return Some(classify::is_enum(sema, ty)),
        "__is_scoped_enum" => return Some(classify::is_scoped_enum(sema, ty)),
        "__is_void" => return Some(classify::is_void(ty)),
        "__is_array" => return Some(classify::is_array(sema, ty)),
        "__is_bounded_array" => return Some(matches!(plain, TyKind::Array(_, ArrayLen::Known(_)))),
        "__is_unbounded_array" => return Some(matches!(plain, TyKind::Array(_, ArrayLen::Unknown))),
        "__is_function" => return Some(classify::is_function(sema, ty)),
        "__is_reference" => return Some(types.is_ref(ty)),
        "__is_lvalue_reference" => return Some(matches!(plain, TyKind::LValueRef(_))),
        "__is_rvalue_reference" => return Some(matches!(plain, TyKind::RValueRef(_))),
        "__is_pointer" => return Some(classify::is_pointer(sema, ty)),
        "__is_member_pointer" => return Some(classify::is_member_pointer(sema, ty)),
        "__is_member_function_pointer" | "__is_member_object_pointer" => {
            let TyKind::MemberPtr { pointee, .. } = plain else { return Some(false) };
            return Some(classify::is_function(sema, pointee) == (name == "__is_member_function_pointer"));
        }
        "__is_integral" => return Some(classify::is_integral(sema, ty)),
        "__is_floating_point" => return Some(classify::is_floating(sema, ty)),
        "__is_arithmetic" => return Some(classify::is_arithmetic(sema, ty)),
        "__is_fundamental" => {
            return Some(classify::is_arithmetic(sema, ty) || classify::is_void(ty) || classify::is_nullptr(ty));
        }
        "__is_scalar" => return Some(classify::is_scalar(sema, ty)),
        "__is_object" => return Some(classify::is_object(sema, ty)),
        "__is_const" => return Some(types.quals(ty).is_const()),
        "__is_volatile" => return Some(types.quals(ty).is_volatile()),
        "__is_signed" => return Some(types.is_signed(ty) || types.is_floating(ty)),
        "__is_unsigned" => return Some(types.is_integral(ty) && !types.is_signed(ty)),
        _ => {}
    }
    if is_variadic(name) || name == "__is_nothrow_constructible" {
        return constructible(sema, name, ty, &[], span);
    }
    if !is_complete_enough(sema, ty, span) {
        return None;
    }
    of_complete(sema, name, ty)
}

/// [meta.unary.prop]: a complete type, (cv) void, or an array of unknown bound.
fn is_complete_enough(sema: &mut Sema, ty: Ty, span: Span) -> bool {
    let mut ty = sema.program.types.non_ref(ty);
    if let TyKind::Array(element, ArrayLen::Unknown) = *sema.program.types.kind(ty) {
        ty = element;
    }
    !classify::is_class(sema, ty) || ty::require_complete(sema, ty, span, "the operand of a type trait")
}

/// Traits of a complete type.
fn of_complete(sema: &mut Sema, name: &str, ty: Ty) -> Option<bool> {
    let class = sema.program.types.as_class(ty);
    let of_class =
        |sema: &Sema, holds: fn(&Class) -> bool| class.is_some_and(|class| holds(&sema.program.classes[class]));
    let is_union = |sema: &Sema| of_class(sema, |class| class.key == ClassKey::Union);
    Some(match name {
        "__is_empty" => of_class(sema, |class| class.traits.is_empty) && !is_union(sema),
        "__is_polymorphic" => of_class(sema, |class| class.traits.is_polymorphic),
        "__is_abstract" => of_class(sema, |class| class.traits.is_abstract),
        "__is_final" => of_class(sema, |class| class.is_final),
        "__is_aggregate" => of_class(sema, |class| class.traits.is_aggregate) || classify::is_array(sema, ty),
        "__is_trivially_copyable" => is_trivially_copyable(sema, ty),
        "__is_trivial" => is_trivial_type(sema, ty),
        "__is_standard_layout" => is_standard_layout(sema, ty),
        "__is_pod" => is_trivial_type(sema, ty) && is_standard_layout(sema, ty),
        "__is_literal_type" | "__is_literal" => is_literal(sema, ty),
        "__has_trivial_constructor" => {
            is_trivial_type(sema, ty) || special(sema, ty).is_some_and(|special| is_trivial_one(&special.default_ctor))
        }
        "__has_trivial_destructor" => {
            let is_trivial = is_trivial_type(sema, ty) || sema.program.types.is_ref(ty);
            is_trivial || special(sema, ty).is_some_and(|special| is_trivial_one(&special.dtor))
        }
        "__is_trivially_destructible" => sema.program.types.is_ref(ty) || is_trivially_destructible(sema, ty),
        "__has_trivial_copy" => {
            let is_trivial = is_trivial_type(sema, ty) || sema.program.types.is_ref(ty);
            is_trivial || special(sema, ty).is_some_and(|special| is_trivial_one(&special.copy_ctor))
        }
        "__has_trivial_assign" => {
            let quals = sema.program.types.quals(ty);
            let is_trivial = is_trivial_type(sema, ty)
                || special(sema, ty).is_some_and(|special| is_trivial_one(&special.copy_assign));
            !quals.is_const() && !sema.program.types.is_ref(ty) && is_trivial
        }
        "__has_nothrow_constructor" => constructible(sema, "__is_nothrow_constructible", ty, &[], Span::NONE)?,
        "__has_nothrow_copy" => {
            let from = constant_ref(sema, ty);
            constructible(sema, "__is_nothrow_constructible", ty, &[from], Span::NONE)?
        }
        "__has_nothrow_assign" => {
            let (to, from) = (sema.program.types.lvalue_ref(ty), constant_ref(sema, ty));
            assignable(sema, "__is_nothrow_assignable", to, from)
        }
        "__has_virtual_destructor" => class.is_some_and(|class| has_virtual_destructor(sema, class)),
        "__has_unique_object_representations" => has_unique_representations(sema, ty),
        "__is_destructible" => is_destructible(sema, ty),
        "__is_nothrow_destructible" => is_destructible(sema, ty) && !dtor_throws(sema, ty),
        _ => return None,
    })
}

fn constant_ref(sema: &mut Sema, ty: Ty) -> Ty {
    let plain = sema.program.types.non_ref(ty);
    let constant = sema.program.types.add_quals(plain, hir::Quals::CONST);
    sema.program.types.lvalue_ref(constant)
}

/// The element type of an array, however deep.
pub fn innermost(sema: &Sema, mut ty: Ty) -> Ty {
    while let TyKind::Array(element, _) = *sema.program.types.kind(ty) {
        ty = element;
    }
    ty
}

fn class_traits(sema: &Sema, ty: Ty) -> Option<hir::ClassTraits> {
    sema.program.types.as_class(ty).map(|class| sema.program.classes[class].traits)
}

/// [basic.types.general]/9.
pub fn is_trivially_copyable(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    match class_traits(sema, ty) {
        Some(traits) => traits.is_trivially_copyable,
        None => classify::is_scalar(sema, ty) || classify::vector(sema, ty).is_some(),
    }
}

/// [class.prop]/2: trivially copyable, and with a trivial default constructor.
fn is_trivial_type(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    match class_traits(sema, ty) {
        Some(traits) => {
            traits.is_trivially_copyable && special(sema, ty).is_some_and(|it| is_trivial_one(&it.default_ctor))
        }
        None => classify::is_scalar(sema, ty) || classify::vector(sema, ty).is_some(),
    }
}

/// The special members of a class, or of the class of an array's elements.
fn special(sema: &Sema, ty: Ty) -> Option<hir::SpecialMembers> {
    sema.program.types.as_class(innermost(sema, ty)).map(|class| sema.program.classes[class].special)
}

/// As GCC has it, one that is deleted may be trivial.
fn is_trivial_one(entry: &hir::Special) -> bool {
    entry.declared != hir::Declared::No && entry.is_trivial
}

/// Whether ending the life of an object may throw.
fn dtor_throws(sema: &mut Sema, ty: Ty) -> bool {
    match special(sema, ty).and_then(|special| special.dtor.func) {
        Some(dtor) if !sema.program.types.is_ref(ty) => sizeof::func_throws(sema, dtor),
        _ => false,
    }
}

pub fn is_standard_layout(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    match class_traits(sema, ty) {
        Some(traits) => traits.is_standard_layout,
        None => classify::is_scalar(sema, ty) || classify::vector(sema, ty).is_some(),
    }
}

/// [basic.types.general]/10.
pub fn is_literal(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    match class_traits(sema, ty) {
        Some(traits) => traits.is_literal,
        None => {
            let is_vector = classify::vector(sema, ty).is_some();
            is_vector || classify::is_scalar(sema, ty) || classify::is_void(ty) || sema.program.types.is_ref(ty)
        }
    }
}

fn is_trivially_destructible(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    match special(sema, ty) {
        Some(special) => is_trivial_one(&special.dtor) && !special.dtor.is_deleted,
        None => classify::is_scalar(sema, ty) || classify::vector(sema, ty).is_some(),
    }
}

/// [meta.unary.prop]: references, and objects whose destructor is not deleted.
fn is_destructible(sema: &Sema, ty: Ty) -> bool {
    if sema.program.types.is_ref(ty) {
        return true;
    }
    if !classify::is_object(sema, ty) || matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown)) {
        return false;
    }
    match sema.program.types.as_class(innermost(sema, ty)) {
        Some(class) => {
            let dtor = sema.program.classes[class].special.dtor;
            let is_public = |func| sema.program.funcs[func].access == ast::Access::Public;
            !dtor.is_deleted && dtor.func.is_none_or(is_public)
        }
        None => true,
    }
}

fn has_virtual_destructor(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].special.dtor.func.is_some_and(|func| sema.program.funcs[func].is_virtual)
}

/// [meta.unary.prop]/9: no padding, and no value with two representations.
fn has_unique_representations(sema: &Sema, ty: Ty) -> bool {
    let ty = innermost(sema, ty);
    if let Some(class) = sema.program.types.as_class(ty) {
        let data = &sema.program.classes[class];
        if !data.traits.is_trivially_copyable || data.key == ClassKey::Union && data.fields.len() > 1 {
            return false;
        }
        let Some(layout) = &data.layout else { return false };
        let field_bits: u64 = data.fields.iter().map(|&field| field_width(sema, field)).sum();
        let base_bits: u64 = data.bases.iter().map(|base| base_width(sema, base.class)).sum();
        let all_unique = data.fields.iter().all(|&field| {
            sema.program.fields[field].bit_width.is_some()
                || has_unique_representations(sema, sema.program.fields[field].ty)
        });
        return all_unique && !data.traits.is_empty && field_bits + base_bits == layout.size * 8;
    }
    classify::is_integral(sema, ty) && !classify::is_bool(ty)
        || classify::is_bool(ty)
        || classify::is_enum(sema, ty)
        || classify::is_pointer(sema, ty)
        || classify::is_member_pointer(sema, ty)
}

fn field_width(sema: &Sema, field: hir::FieldId) -> u64 {
    let data = &sema.program.fields[field];
    match data.bit_width {
        Some(width) => u64::from(width),
        None => layout::size_align(&sema.program, data.ty).map_or(0, |(size, _)| size * 8),
    }
}

fn base_width(sema: &Sema, class: ClassId) -> u64 {
    let data = &sema.program.classes[class];
    if data.traits.is_empty { 0 } else { data.layout.as_ref().map_or(0, |layout| layout.size * 8) }
}

/// Traits of two types.
fn binary(sema: &mut Sema, name: &str, a: Ty, b: Ty, span: Span) -> Option<bool> {
    match name {
        "__is_same" | "__is_same_as" => Some(a == b),
        "__is_base_of" => is_base_of(sema, a, b, span),
        "__is_convertible" | "__is_convertible_to" | "__is_nothrow_convertible" => {
            Some(is_convertible(sema, a, b, name == "__is_nothrow_convertible"))
        }
        "__is_assignable" | "__is_trivially_assignable" | "__is_nothrow_assignable" => {
            Some(assignable(sema, name, a, b))
        }
        "__is_layout_compatible" => Some(common_initial::is_layout_compatible(sema, a, b)),
        "__is_pointer_interconvertible_base_of" => {
            let is_base = is_base_of(sema, a, b, span)?;
            Some(
                is_base
                    && (is_standard_layout(sema, b)
                        || sema.program.types.unqualified(a) == sema.program.types.unqualified(b)),
            )
        }
        "__reference_binds_to_temporary"
        | "__reference_constructs_from_temporary"
        | "__reference_converts_from_temporary" => {
            let is_direct = name == "__reference_constructs_from_temporary";
            Some(binds_to_temporary(sema, a, b, is_direct))
        }
        _ => None,
    }
}

/// [meta.rel]: the same class, or a base of it whatever its access; unions have no bases.
fn is_base_of(sema: &mut Sema, base: Ty, derived: Ty, span: Span) -> Option<bool> {
    let (Some(base), Some(class)) = (sema.program.types.as_class(base), sema.program.types.as_class(derived)) else {
        return Some(false);
    };
    let is_union = |sema: &Sema, class: ClassId| sema.program.classes[class].key == ClassKey::Union;
    if is_union(sema, base) || is_union(sema, class) {
        return Some(false);
    }
    if base == class {
        return Some(true);
    }
    if !ty::require_complete(sema, derived, span, "the second class of `__is_base_of`") {
        return None;
    }
    Some(conv::base_path(sema, class, base) != conv::BasePath::None)
}

/// `std::declval<T>()`: an operand that is not evaluated.
pub fn declval(sema: &mut Sema, ty: Ty) -> ExprId {
    let category = match sema.program.types.kind(ty) {
        TyKind::LValueRef(_) => Category::LValue,
        TyKind::Void => Category::PRValue,
        _ => Category::XValue,
    };
    let ty = sema.program.types.non_ref(ty);
    let category = if classify::is_function(sema, ty) { Category::LValue } else { category };
    sema.expr(ExprKind::Opaque, ty, category, Span::NONE)
}

/// Builds an expression for a trait: what it is when it is valid. Diagnostics are dropped.
fn attempt(sema: &mut Sema, build: impl FnOnce(&mut Sema) -> ExprId) -> Option<ExprId> {
    let (result, errors) = sema.trap(|sema| access::unrelated(sema, |sema| expr::unevaluated(sema, build)));
    (errors.is_empty() && !expr::is_error(sema, result)).then_some(result)
}

/// [meta.rel]: `T f() { return declval<U>(); }` is valid.
fn is_convertible(sema: &mut Sema, from: Ty, to: Ty, is_nothrow: bool) -> bool {
    if classify::is_void(to) {
        return classify::is_void(from);
    }
    if classify::is_void(from) || classify::is_function(sema, to) || classify::is_array(sema, to) {
        return false;
    }
    let converted = attempt(sema, |sema| {
        let operand = declval(sema, from);
        conv::implicit(sema, operand, to, conv::Context::Return)
    });
    converted.is_some_and(|converted| !is_nothrow || !sizeof::can_throw(sema, converted))
}

/// `declval<T>() = declval<U>()`.
fn assignable(sema: &mut Sema, name: &str, to: Ty, from: Ty) -> bool {
    if classify::is_void(to) || classify::is_void(from) {
        return false;
    }
    let assigned = attempt(sema, |sema| {
        let (target, value) = (declval(sema, to), declval(sema, from));
        assign::apply(sema, None, target, value, Span::NONE)
    });
    let Some(assigned) = assigned else { return false };
    match name {
        "__is_nothrow_assignable" => !sizeof::can_throw(sema, assigned),
        "__is_trivially_assignable" => is_trivial(sema, assigned),
        _ => true,
    }
}

/// `T t(declval<Args>()...)`.
fn constructible(sema: &mut Sema, name: &str, ty: Ty, args: &[Ty], span: Span) -> Option<bool> {
    if !is_variadic(name) {
        return None;
    }
    if classify::is_void(ty) || classify::is_function(sema, ty) || !is_complete_enough(sema, ty, span) {
        return Some(false);
    }
    if matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown))
        || args.iter().any(|arg| classify::is_void(*arg))
    {
        return Some(false);
    }
    if sema.program.types.is_ref(ty) && args.len() != 1 || !is_destructible(sema, ty) {
        return Some(false);
    }
    let object = sema.program.types.unqualified(innermost(sema, ty));
    let made = attempt(sema, |sema| {
        let target = init::Target { ty, kind: init::Kind::Temporary, name: Symbol::EMPTY, span };
        match *args {
            [] => init::value(sema, init::Target { ty: object, ..target }),
            [arg] => {
                let operand = declval(sema, arg);
                init::from_args(sema, target, vec![operand])
            }
            _ => {
                let operands = args.iter().map(|arg| declval(sema, *arg)).collect();
                init::from_args(sema, target, operands)
            }
        }
    });
    let Some(made) = made else { return Some(false) };
    Some(match name {
        "__is_nothrow_constructible" => !sizeof::can_throw(sema, made) && !dtor_throws(sema, ty),
        "__is_trivially_constructible" => {
            is_trivial(sema, made) && (sema.program.types.is_ref(ty) || is_trivially_destructible(sema, ty))
        }
        _ => true,
    })
}

/// Whether an expression calls no function that is not trivial.
fn is_trivial(sema: &Sema, root: ExprId) -> bool {
    let mut work = vec![root];
    while let Some(id) = work.pop() {
        let kind = &sema.program.exprs[id].kind;
        match kind {
            ExprKind::Construct { ctor, .. } if !sema.program.funcs[*ctor].is_trivial => return false,
            ExprKind::Call { .. } => return false,
            _ => {}
        }
        hir::visit::children(kind, |child| work.push(child));
    }
    true
}

/// Whether `T t(declval<U>())` binds a reference to a temporary.
fn binds_to_temporary(sema: &mut Sema, reference: Ty, from: Ty, is_direct: bool) -> bool {
    if !sema.program.types.is_ref(reference) {
        return false;
    }
    let bound = attempt(sema, |sema| {
        // [meta.unary.prop]/5: of a type that is no reference or function type a prvalue.
        let is_prvalue = !sema.program.types.is_ref(from) && !classify::is_function(sema, from);
        let operand = match is_prvalue {
            true => expr::prvalue(sema, ExprKind::Opaque, from, Span::NONE),
            false => declval(sema, from),
        };
        let allow = if is_direct { conv::Allow::DIRECT } else { conv::Allow::ALL };
        let sequence = conv::sequence_with(sema, operand, reference, allow);
        conv::reference::bind(sema, operand, reference, &sequence, hir::Lifetime::FullExpr, conv::Context::Init)
    });
    let Some(mut at) = bound else { return false };
    loop {
        match sema.program.exprs[at].kind {
            ExprKind::Temporary { .. } => return true,
            ExprKind::Cast { sub, .. } => at = sub,
            _ => return false,
        }
    }
}
