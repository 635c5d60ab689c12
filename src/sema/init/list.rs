//! List-initialisation ([dcl.init.list]): by the target's type a reference, an aggregate, constructors,
//! `std::initializer_list`, a scalar or a GNU vector.

use crate::ast;
use crate::base::Symbol;
use crate::hir::{ArrayLen, Category, ClassId, ExprId, ExprKind, ListElem, Named, ScopeKind, TemplateArg, Ty, TyKind};
use crate::sema::conv::{self, Allow, list as list_conv, narrowing, reference};
use crate::sema::init::{self, Target, aggregate, class, string, zero};
use crate::sema::{Sema, expr, ty};
use crate::source::Span;

/// Checks a braced list's elements: the node that stands for it until its type is known.
pub fn list_node(sema: &mut Sema, list: ast::ExprId) -> ExprId {
    let span = sema.ast.exprs[list].span;
    let ast::ExprKind::InitList(elems) = sema.ast.exprs[list].kind.clone() else { return sema.error_expr(span) };
    let mut checked = Vec::with_capacity(elems.len());
    for elem in elems {
        for value in crate::sema::template::expr::list(sema, &[elem.value]) {
            checked.push(ListElem { designators: elem.designators.clone(), value });
        }
    }
    if checked.iter().any(|elem| sema.ty(elem.value) == Ty::ERROR) {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::InitList(checked), Ty::OVERLOADED, Category::PRValue, span)
}

/// [dcl.init.list]/3: list-initialisation of `target`.
pub fn initialize(sema: &mut Sema, target: Target, list: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[list].span;
    let ExprKind::InitList(elems) = sema.program.exprs[list].kind.clone() else { return sema.error_expr(span) };
    match *sema.program.types.kind(target.ty) {
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => to_reference(sema, target, list, &elems, is_copy),
        TyKind::Class(class) => to_class(sema, target, class, list, &elems, is_copy),
        TyKind::Array(element, len) => {
            if let [only] = &elems[..]
                && only.designators.is_empty()
                && string::fits(sema, only.value, element)
            {
                return string::initialize(sema, only.value, element, len);
            }
            if len == ArrayLen::Variable {
                if elems.is_empty() {
                    return zero(sema, target.ty, span);
                }
                return variable_length(sema, target, element, &elems, span);
            }
            aggregate::from_list(sema, target, &elems, span)
        }
        TyKind::Vector(element, n) => vector(sema, target, element, n, &elems, span),
        TyKind::Complex(part) if elems.len() == 2 => vector(sema, target, part, 2, &elems, span),
        _ => to_scalar(sema, target, &elems, span, is_copy),
    }
}

/// GNU: a variable-length array from a list; the elements that are left are initialised from `{}` as in a new-expression.
fn variable_length(sema: &mut Sema, target: Target, element: Ty, elems: &[ListElem], span: Span) -> ExprId {
    if expr::sizeof::is_variable_length(sema, element) {
        sema.error(span, "an array of arrays of variable length cannot be initialised by a list");
        return sema.error_expr(span);
    }
    let open = sema.program.types.array(element, ArrayLen::Unknown);
    let given = aggregate::from_list(sema, target.with_ty(open), elems, span);
    let ExprKind::ArrayInit { elems, .. } = sema.program.exprs[given].kind.clone() else { return given };
    let filler = init::from_missing(sema, Target { ty: element, span, ..target });
    let filler = Some(expr::full(sema, filler));
    sema.expr(ExprKind::ArrayInit { elems, filler }, target.ty, Category::PRValue, span)
}

/// 3.9: a reference to the element when they are related, else to a temporary that the list initialises.
fn to_reference(sema: &mut Sema, target: Target, list: ExprId, elems: &[ListElem], is_copy: bool) -> ExprId {
    let span = sema.program.exprs[list].span;
    let t1 = sema.program.types.non_ref(target.ty);
    if let [only] = elems
        && only.designators.is_empty()
        && !list_conv::is_list(sema, only.value)
        && sema.ty(only.value) != Ty::OVERLOADED
        && reference::related(sema, t1, sema.ty(only.value))
    {
        return init::from_expr(sema, target, only.value, is_copy);
    }
    if let [only] = elems
        && sema.program.types.as_function(t1).is_some()
    {
        return init::from_expr(sema, target, only.value, is_copy);
    }
    let quals = sema.program.types.quals(t1);
    let is_lvalue_ref = matches!(sema.program.types.kind(target.ty), TyKind::LValueRef(_));
    if is_lvalue_ref && (!quals.is_const() || quals.is_volatile()) {
        let shown = sema.show(target.ty);
        sema.error(span, format!("cannot bind non-const lvalue reference `{shown}` to a braced list"));
        return sema.error_expr(span);
    }
    let is_copy = is_copy || takes_explicit(sema, t1, elems, false);
    let value = initialize(sema, target.with_ty(t1), list, is_copy);
    reference::materialize(sema, value, target.lifetime())
}

/// Whether a list chooses an explicit constructor of a class, which copy-list-initialisation may not ([over.match.list]/1):
/// the temporary that a reference is bound to is initialised so (CWG2267).
fn takes_explicit(sema: &mut Sema, ty: Ty, elems: &[ListElem], is_complete: bool) -> bool {
    let Some(id) = sema.program.types.as_class(ty) else { return false };
    let at = sema.instantiation_span;
    if !is_complete && !crate::sema::template::class::complete(sema, ty, at)
        || sema.program.classes[id].traits.is_aggregate
    {
        return false;
    }
    let values: Vec<ExprId> = elems.iter().map(|elem| elem.value).collect();
    match class::list_constructor(sema, id, &values, false) {
        class::Chosen::One { func, .. } => sema.program.funcs[func].is_explicit,
        class::Chosen::Ambiguous(_) | class::Chosen::None(_) => false,
    }
}

/// 3.1 to 3.7 for classes.
fn to_class(sema: &mut Sema, target: Target, id: ClassId, list: ExprId, elems: &[ListElem], is_copy: bool) -> ExprId {
    let span = sema.program.exprs[list].span;
    if !ty::require_complete(sema, target.ty, span, "an initialised object") {
        return sema.error_expr(span);
    }
    let is_designated = elems.iter().any(|elem| !elem.designators.is_empty());
    let is_aggregate = sema.program.classes[id].traits.is_aggregate;
    if is_designated && !is_aggregate {
        let shown = sema.show(target.ty);
        sema.error(span, format!("designators need an aggregate, which `{shown}` is not"));
        return sema.error_expr(span);
    }
    // 3.2: an aggregate from one element of its class or of a derived one.
    if let ([only], true) = (elems, is_aggregate && !is_designated)
        && let Some(from) = sema.program.types.as_class(sema.ty(only.value))
        && conv::is_same_or_derived(sema, from, id)
    {
        return init::from_expr(sema, target, only.value, is_copy);
    }
    // 3.4: an aggregate.
    if is_aggregate {
        return aggregate::from_list(sema, target, elems, span);
    }
    // 3.5: `{}` with a default constructor.
    let values: Vec<ExprId> = elems.iter().map(|elem| elem.value).collect();
    if elems.is_empty()
        && init::initializer_list_element(sema, target.ty).is_none()
        && let Some(chosen) = class::default_constructor(sema, id)
    {
        // [over.match.list]/1
        if let Some(func) = chosen.filter(|&func| is_copy && sema.program.funcs[func].is_explicit) {
            let reason = conv::Reason::Explicit(func);
            conv::report_bad(sema, list, target.ty, &reason, target.context());
            return sema.error_expr(span);
        }
        return init::value(sema, Target { span, ..target });
    }
    // 3.6: std::initializer_list.
    if let Some(element) = init::initializer_list_element(sema, target.ty) {
        return initializer_list(sema, target, id, element, &values, span);
    }
    // 3.7: constructors.
    match class::list_constructor(sema, id, &values, false) {
        class::Chosen::One { func, candidate, args } => {
            if is_copy && sema.program.funcs[func].is_explicit {
                let reason = conv::Reason::Explicit(func);
                conv::report_bad(sema, list, target.ty, &reason, target.context());
                return sema.error_expr(span);
            }
            if let [only] = values[..]
                && is_copy_of_prvalue(sema, id, func, only)
            {
                return only;
            }
            for (arg, seq) in args.iter().zip(&candidate.seqs) {
                if !list_conv::is_list(sema, *arg) {
                    narrowing::check(sema, *arg, seq);
                }
            }
            class::construct(sema, target, func, &candidate, args, span)
        }
        // [over.match.copy]/1.2: the parameter of a copy constructor takes explicit conversion functions, too.
        class::Chosen::None(_)
            if !is_copy
                && let [only] = values[..]
                && !list_conv::is_list(sema, only)
                && sema.program.types.as_class(sema.ty(only)).is_some() =>
        {
            init::from_expr(sema, target, only, false)
        }
        chosen => {
            class::report_constructor(sema, target, id, &values, chosen, span);
            sema.error_expr(span)
        }
    }
}

/// CWG2311: whether a chosen constructor would only copy or move a prvalue of the class, which initialises the object
/// itself.
fn is_copy_of_prvalue(sema: &Sema, class: ClassId, ctor: crate::hir::FuncId, value: ExprId) -> bool {
    let function = sema.program.types.as_function(sema.program.funcs[ctor].ty);
    let param = function.and_then(|function| function.params.first().copied());
    sema.program.exprs[value].category == Category::PRValue
        && sema.program.types.as_class(sema.ty(value)) == Some(class)
        && param.is_some_and(|param| sema.program.types.as_class(sema.program.types.non_ref(param)) == Some(class))
}

/// 3.8 to 3.11: scalars, one element at most.
fn to_scalar(sema: &mut Sema, target: Target, elems: &[ListElem], span: Span, is_copy: bool) -> ExprId {
    let to = target.ty.unqual();
    match elems {
        [] => init::value(sema, Target { span, ..target }),
        [only] if !only.designators.is_empty() => {
            let shown = sema.show(target.ty);
            sema.error(span, format!("a designator for the scalar type `{shown}`"));
            sema.error_expr(span)
        }
        [only] if list_conv::is_list(sema, only.value) => {
            let shown = sema.show(target.ty);
            sema.error(span, format!("too many braces around the initialiser of the scalar type `{shown}`"));
            sema.error_expr(span)
        }
        [only] => {
            // 3.8: an enumeration with fixed underlying type, directly from a number.
            if let Some(id) = sema.program.types.as_enum(to)
                && sema.program.enums[id].is_fixed
                && !is_copy
                && sema.ty(only.value) != Ty::OVERLOADED
                && conv::arith::is_arithmetic_like(sema, sema.ty(only.value))
                && sema.ty(only.value).unqual() != to
            {
                let underlying = sema.program.enums[id].underlying;
                let value = checked_conversion(sema, target.with_ty(underlying), only.value);
                return conv::arith::convert_scalar(sema, value, to);
            }
            // [dcl.init.general]/16.7: direct-initialisation considers explicit conversion functions too.
            let allow = if is_copy { Allow::ALL } else { Allow::DIRECT };
            converted(sema, target.with_ty(to), only.value, allow)
        }
        [_, second, ..] => {
            let shown = sema.show(target.ty);
            let at = sema.program.exprs[second.value].span;
            sema.error(at, format!("too many initialisers for the scalar type `{shown}`"));
            sema.error_expr(span)
        }
    }
}

/// Converts an element, and reports narrowing.
pub fn checked_conversion(sema: &mut Sema, target: Target, operand: ExprId) -> ExprId {
    converted(sema, target, operand, Allow::ALL)
}

/// See [`checked_conversion`]; by the functions that `allow` admits.
fn converted(sema: &mut Sema, target: Target, operand: ExprId, allow: Allow) -> ExprId {
    let seq = conv::sequence_with(sema, operand, target.ty, allow);
    if narrowing::check(sema, operand, &seq) {
        let span = sema.program.exprs[operand].span;
        return sema.error_expr(span);
    }
    init::apply(sema, target, operand, &seq)
}

/// GNU: a vector (or complex) from its elements; missing ones are zero.
fn vector(sema: &mut Sema, target: Target, element: Ty, n: u32, elems: &[ListElem], span: Span) -> ExprId {
    let ty = target.ty.unqual();
    if let [only] = elems
        && !list_conv::is_list(sema, only.value)
        && sema.ty(only.value).unqual() == ty
    {
        return init::from_expr(sema, target, only.value, true);
    }
    if elems.len() > n as usize {
        let shown = sema.show(ty);
        sema.error(span, format!("{} initialisers for `{shown}`, which has {n} elements", elems.len()));
        return sema.error_expr(span);
    }
    let mut made = Vec::with_capacity(elems.len());
    for (index, elem) in elems.iter().enumerate() {
        let value = checked_conversion(sema, target.with_ty(element.unqual()), elem.value);
        made.push((index as u64, index as u64 + 1, value));
    }
    let filler = zero(sema, element.unqual(), span);
    let kind = ExprKind::ArrayInit { elems: made, filler: Some(filler) };
    sema.expr(kind, ty, Category::PRValue, span)
}

/// The element type when `ty` is a `std::initializer_list` ([dcl.init.list]/1).
pub fn initializer_list_element(sema: &Sema, ty: Ty) -> Option<Ty> {
    let class = &sema.program.classes[sema.program.types.as_class(ty)?];
    if class.name != Symbol::new("initializer_list") {
        return None;
    }
    let ScopeKind::Namespace(namespace) = sema.program.scopes[class.parent].kind else { return None };
    if sema.program.namespaces[namespace].name != Symbol::new("std") {
        return None;
    }
    match class.specialization.as_ref()?.1.first()? {
        TemplateArg::Type(element) => Some(*element),
        _ => None,
    }
}

/// [dcl.init.list]/5 and /6: an array of const elements, and an object that refers to it by its two members, a pointer
/// and a size (or two pointers).
fn initializer_list(
    sema: &mut Sema,
    target: Target,
    id: ClassId,
    element: Ty,
    values: &[ExprId],
    span: Span,
) -> ExprId {
    let n = values.len() as u64;
    let constant = sema.program.types.add_quals(element, crate::hir::Quals::CONST);
    let array_ty = sema.program.types.array(constant, ArrayLen::Known(n.max(1)));
    let mut elems = Vec::with_capacity(values.len());
    for (index, &value) in values.iter().enumerate() {
        let part = Target { ty: element, span, ..target };
        let made = if list_conv::is_list(sema, value) {
            init::from_expr(sema, part, value, true)
        } else {
            checked_conversion(sema, part, value)
        };
        elems.push((index as u64, index as u64 + 1, made));
    }
    let [first, second] = sema.program.classes[id].fields[..] else { return sema.error_expr(span) };
    let pointer_ty = sema.program.types.pointer(constant);
    let begin = if n == 0 {
        zero(sema, pointer_ty, span)
    } else {
        let array = sema.expr(ExprKind::ArrayInit { elems, filler: None }, array_ty, Category::PRValue, span);
        let lifetime = target.lifetime();
        let object = reference::materialize(sema, array, lifetime);
        conv::cast(sema, crate::hir::CastKind::ArrayToPointer, object, pointer_ty)
    };
    let count = sema.expr(ExprKind::Int(i128::from(n)), Ty::SIZE, Category::PRValue, span);
    let second_ty = sema.program.fields[second].ty;
    let end = if sema.program.types.is_pointer(second_ty) {
        let kind = ExprKind::PtrAdd { ptr: begin, index: count, is_sub: false };
        sema.expr(kind, pointer_ty, Category::PRValue, span)
    } else {
        count
    };
    let kind = ExprKind::Aggregate { bases: Vec::new(), fields: vec![(first, begin), (second, end)] };
    sema.expr(kind, target.ty.unqual(), Category::PRValue, span)
}

/// `std::initializer_list<element>`, when the header was included and the specialisation exists.
pub fn initializer_list_of(sema: &mut Sema, element: Ty) -> Option<Ty> {
    for entry in crate::sema::expr::sizeof::std_entry(sema, "initializer_list") {
        let Named::Template(template) = entry.named else { continue };
        let args: std::sync::Arc<[TemplateArg]> = std::sync::Arc::from([TemplateArg::Type(element)]);
        let class = crate::sema::template::class::specialization(sema, template, args);
        return Some(sema.program.types.class(class));
    }
    None
}
