//! Reference binding ([dcl.init.ref], [over.ics.ref]): which references bind to what, directly or through a
//! temporary, and how long the temporary then lives ([class.temporary]/6).

use crate::ast::RefQual;
use crate::hir::{self, CastKind, Category, ClassId, ExprId, ExprKind, FuncId, Lifetime, Quals, Ty, TyKind};
use crate::sema::conv::{
    self, Allow, BasePath, Binding, Context, Rank, Reason, Sequence, Standard, ValueStep, arith, base_path,
    qualification, sequence_with, standard, user,
};
use crate::sema::{Sema, expr, init, overload};

/// How `cv1 T1` stands to `cv2 T2` ([dcl.init.ref]/4).
#[derive(Debug, Clone, PartialEq)]
pub enum Fit {
    Unrelated,
    /// Reference-related, but not compatible.
    Related(Reason),
    Compatible {
        /// From the class to its base.
        path: Option<Vec<ClassId>>,
        /// More than top-level qualifiers change.
        is_qualification: bool,
    },
}

/// See [`Fit`].
pub fn relate(sema: &Sema, t1: Ty, t2: Ty) -> Fit {
    let (quals1, quals2) = (sema.program.types.quals(t1), sema.program.types.quals(t2));
    let lost = quals2.minus(quals1);
    if t1.unqual() == t2.unqual() || qualification::is_similar(sema, t1, t2) {
        if !lost.is_empty() {
            return Fit::Related(Reason::LosesQualifiers(lost));
        }
        if t1.unqual() == t2.unqual() {
            return Fit::Compatible { path: None, is_qualification: false };
        }
        // As for pointers: the levels below must convert, with this one as the first of them.
        return match inner_convertible(sema, t1, t2) {
            qualification::Outcome::Yes => {
                let is_array = matches!(sema.program.types.kind(t1), TyKind::Array(..));
                Fit::Compatible { path: None, is_qualification: !is_array }
            }
            qualification::Outcome::Loses(quals) => Fit::Related(Reason::LosesQualifiers(quals)),
            qualification::Outcome::NotSimilar => Fit::Related(Reason::None),
        };
    }
    if standard::drops_noexcept(sema, t2, t1) {
        return Fit::Compatible { path: None, is_qualification: false };
    }
    if let (Some(base), Some(derived)) = (sema.program.types.as_class(t1), sema.program.types.as_class(t2)) {
        return match base_path(sema, derived, base) {
            BasePath::None => Fit::Unrelated,
            BasePath::Ambiguous => Fit::Related(Reason::AmbiguousBase(t2.unqual(), t1.unqual())),
            BasePath::Path(_) if !lost.is_empty() => Fit::Related(Reason::LosesQualifiers(lost)),
            BasePath::Path(path) => Fit::Compatible { path: Some(path), is_qualification: false },
        };
    }
    Fit::Unrelated
}

/// Whether a pointer to `t2` converts to a pointer to `t1` by qualification, given that the types are similar.
fn inner_convertible(sema: &Sema, t1: Ty, t2: Ty) -> qualification::Outcome {
    match (sema.program.types.kind(t1), sema.program.types.kind(t2)) {
        (TyKind::Array(x, n), TyKind::Array(y, m)) => {
            if n != m && *n != hir::ArrayLen::Unknown {
                return qualification::Outcome::NotSimilar;
            }
            inner_convertible(sema, *x, *y)
        }
        (TyKind::Pointer(_) | TyKind::MemberPtr { .. }, _) => {
            let outcome = qualification::convertible(sema, t2, t1);
            // Below the first level a change needs const here.
            let is_same_below = {
                let strip = |ty: Ty| match *sema.program.types.kind(ty) {
                    TyKind::Pointer(to) | TyKind::MemberPtr { pointee: to, .. } => to,
                    _ => ty,
                };
                strip(t1) == strip(t2)
            };
            if outcome == qualification::Outcome::Yes && !is_same_below && !sema.program.types.quals(t1).is_const() {
                return qualification::Outcome::Loses(Quals::NONE);
            }
            outcome
        }
        _ => qualification::Outcome::Yes,
    }
}

/// [dcl.init.ref]/4: reference-related.
pub fn related(sema: &Sema, t1: Ty, t2: Ty) -> bool {
    relate(sema, t1, t2) != Fit::Unrelated
}

/// [dcl.init.ref]/4: reference-compatible.
pub fn compatible(sema: &Sema, t1: Ty, t2: Ty) -> bool {
    matches!(relate(sema, t1, t2), Fit::Compatible { .. })
}

/// The sequence of binding `reference` to `operand`, which is no braced list ([dcl.init.ref]/5, [over.ics.ref]).
pub fn sequence(sema: &mut Sema, operand: ExprId, reference: Ty, allow: Allow) -> Sequence {
    let t1 = sema.program.types.non_ref(reference);
    let is_rvalue_ref = matches!(sema.program.types.kind(reference), TyKind::RValueRef(_));
    if let ExprKind::OverloadSet(_) = sema.program.exprs[operand].kind {
        return of_overload_set(sema, operand, (reference, t1), is_rvalue_ref, allow);
    }
    let (t2, category) = (sema.ty(operand), sema.program.exprs[operand].category);
    let is_lvalue = category == Category::LValue;
    let is_class = sema.program.types.as_class(t2).is_some();
    let is_function = sema.program.types.as_function(t2).is_some();
    let fit = relate(sema, t1, t2);
    let binding = Binding {
        reference,
        is_rvalue_ref,
        is_direct: true,
        is_to_rvalue: !is_lvalue,
        is_to_function: is_function,
        is_plain_object: false,
    };
    // 5.1: an lvalue reference to a compatible lvalue. That a bit-field cannot be bound is found afterwards.
    if !is_rvalue_ref {
        if is_lvalue && let Fit::Compatible { .. } = fit {
            return direct(t2, t1, fit, binding);
        }
        if is_class
            && fit == Fit::Unrelated
            && allow.user
            && let Some(found) = user::to_reference(sema, operand, reference, true, allow)
        {
            return found;
        }
        let quals = sema.program.types.quals(t1);
        if !quals.is_const() || quals.is_volatile() {
            return Sequence::Bad(match fit {
                Fit::Related(reason) => reason,
                Fit::Unrelated if is_lvalue => Reason::NeedsSameLvalue,
                _ => Reason::NeedsLvalue,
            });
        }
    }
    // 5.3: a compatible rvalue (not a bit-field) or function lvalue.
    let is_bit_field = category.is_glvalue() && arith::bit_field_width(sema, operand).is_some();
    if (!is_lvalue && !is_bit_field || is_function) && matches!(fit, Fit::Compatible { .. }) {
        return direct(t2, t1, fit, binding);
    }
    // [over.match.ref]/1: functions that yield an rvalue serve rvalue references (and references to functions) only.
    if is_class
        && fit == Fit::Unrelated
        && allow.user
        && (is_rvalue_ref || sema.program.types.as_function(t1).is_some())
        && let Some(found) = user::to_reference(sema, operand, reference, false, allow)
    {
        return found;
    }
    // 5.4: a temporary.
    if let Fit::Related(reason) = fit {
        return Sequence::Bad(reason);
    }
    if is_rvalue_ref && is_lvalue && fit != Fit::Unrelated {
        return Sequence::Bad(Reason::NeedsRvalue);
    }
    let plain = sema.program.types.unqualified(t1);
    if matches!(sema.program.types.kind(plain), TyKind::Array(..) | TyKind::Function(_)) {
        return Sequence::Bad(if is_rvalue_ref { Reason::None } else { Reason::NeedsLvalue });
    }
    let mut found = sequence_with(sema, operand, plain, allow);
    // 5.4.1: the temporary is copy-initialised, also where the reference is initialised directly.
    if allow.explicit && is_by_explicit_constructor(sema, &found) {
        found = sequence_with(sema, operand, plain, Allow { explicit: false, ..allow });
    }
    // 5.4.1: what a conversion function yields initialises the reference: an object of a derived class or an xvalue is not
    // copied.
    if let Sequence::User(user) = &mut found
        && let Some(to) = sema.program.types.as_class(t1)
        && let Some(derived) = sema.program.types.as_class(sema.program.types.non_ref(user.result))
        && (derived != to || matches!(sema.program.types.kind(user.result), TyKind::RValueRef(_)))
        && !user.is_list
        && user.func.is_some_and(|func| sema.program.funcs[func].name != hir::FuncName::Constructor)
    {
        let value = user::declval(sema, user.result, sema.program.exprs[operand].span);
        if let Sequence::Standard(after) = sequence(sema, value, reference, Allow::STANDARD) {
            user.after = after;
            return found;
        }
    }
    // 5.4.1: what a conversion function yields initialises the reference directly, which an rvalue reference to a
    // related lvalue cannot.
    if is_rvalue_ref
        && let Sequence::User(user) = &found
        && let TyKind::LValueRef(result) = *sema.program.types.kind(user.result)
        && related(sema, t1, result)
    {
        return Sequence::Bad(Reason::NeedsRvalue);
    }
    with_temporary(found, reference, is_rvalue_ref)
}

fn is_by_explicit_constructor(sema: &Sema, found: &Sequence) -> bool {
    let is_it = |func: hir::FuncId| {
        let data = &sema.program.funcs[func];
        data.is_explicit && data.name == hir::FuncName::Constructor
    };
    matches!(found, Sequence::User(user) if user.func.is_some_and(is_it))
}

fn direct(t2: Ty, t1: Ty, fit: Fit, binding: Binding) -> Sequence {
    let Fit::Compatible { path, is_qualification } = fit else { return Sequence::Bad(Reason::None) };
    let rank = if path.is_some() { Rank::Conversion } else { Rank::Exact };
    let value = path.map_or(ValueStep::None, ValueStep::ClassToBase);
    Sequence::Standard(Standard { value, rank, is_qualification, binding: Some(binding), ..Standard::identity(t2, t1) })
}

/// The sequence, ending in a temporary that the reference binds to.
pub fn with_temporary(found: Sequence, reference: Ty, is_rvalue_ref: bool) -> Sequence {
    let binding = Binding {
        reference,
        is_rvalue_ref,
        is_direct: false,
        is_to_rvalue: true,
        is_to_function: false,
        is_plain_object: false,
    };
    match found {
        Sequence::Standard(mut standard) => {
            standard.binding = Some(binding);
            Sequence::Standard(standard)
        }
        Sequence::User(mut user) => {
            user.after.binding = Some(binding);
            Sequence::User(user)
        }
        other => other,
    }
}

fn of_overload_set(
    sema: &mut Sema,
    operand: ExprId,
    (reference, t1): (Ty, Ty),
    is_rvalue_ref: bool,
    allow: Allow,
) -> Sequence {
    if sema.program.types.as_function(t1).is_some() {
        return match overload::address_of::choose(sema, operand, t1) {
            overload::address_of::Choice::One(func) => {
                let ty = sema.program.funcs[func].ty;
                let binding = Binding {
                    reference,
                    is_rvalue_ref,
                    is_direct: true,
                    is_to_rvalue: false,
                    is_to_function: true,
                    is_plain_object: false,
                };
                let standard = Standard { chosen: Some(func), binding: Some(binding), ..Standard::identity(ty, t1) };
                Sequence::Standard(standard)
            }
            overload::address_of::Choice::None => Sequence::Bad(Reason::Overloaded { is_ambiguous: false }),
            overload::address_of::Choice::Ambiguous => Sequence::Bad(Reason::Overloaded { is_ambiguous: true }),
        };
    }
    let quals = sema.program.types.quals(t1);
    if !is_rvalue_ref && (!quals.is_const() || quals.is_volatile()) {
        return Sequence::Bad(Reason::NeedsLvalue);
    }
    let plain = sema.program.types.unqualified(t1);
    let found = sequence_with(sema, operand, plain, allow);
    with_temporary(found, reference, is_rvalue_ref)
}

/// The sequence of an implicit object argument ([over.match.funcs]/4 and /5).
pub fn object_sequence(sema: &mut Sema, object: ExprId, func: FuncId) -> Sequence {
    match sema.program.funcs[func].class {
        Some(class) => object_sequence_in(sema, object, func, class),
        None => Sequence::identity(sema.ty(object), sema.ty(object)),
    }
}

/// As [`object_sequence`], of a function that counts as a member of `class`.
pub fn object_sequence_in(sema: &mut Sema, object: ExprId, func: FuncId, class: hir::ClassId) -> Sequence {
    let info = &sema.program.funcs[func];
    let from = sema.ty(object);
    let Some(function) = sema.program.types.as_function(info.ty).cloned() else {
        return Sequence::identity(from, from);
    };
    if info.is_explicit_object
        && let Some(&param) = function.params.first()
    {
        return sequence_with(sema, object, param, Allow::STANDARD);
    }
    if info.is_static {
        return Sequence::identity(from, from);
    }
    let class_ty = sema.program.types.class(class);
    // [class.dtor]/5: a destructor is called for const and volatile objects, too.
    let quals = match info.name {
        hir::FuncName::Destructor => sema.program.types.quals(from),
        _ => function.quals,
    };
    let t1 = sema.program.types.add_quals(class_ty, quals);
    let reference = match function.ref_qual {
        RefQual::RValue => sema.program.types.rvalue_ref(t1),
        RefQual::LValue | RefQual::None => sema.program.types.lvalue_ref(t1),
    };
    let is_lvalue = sema.program.exprs[object].category == Category::LValue;
    let const_only = sema.program.types.quals(t1);
    let binds = match function.ref_qual {
        RefQual::None => true,
        RefQual::LValue => is_lvalue || const_only.is_const() && !const_only.is_volatile(),
        RefQual::RValue => !is_lvalue,
    };
    if !binds {
        return Sequence::Bad(if is_lvalue { Reason::NeedsRvalue } else { Reason::NeedsLvalue });
    }
    let binding = Binding {
        reference,
        is_rvalue_ref: function.ref_qual == RefQual::RValue,
        is_direct: true,
        is_to_rvalue: !is_lvalue,
        is_to_function: false,
        is_plain_object: function.ref_qual == RefQual::None,
    };
    match relate(sema, t1, from) {
        Fit::Unrelated => Sequence::Bad(Reason::None),
        Fit::Related(reason) => Sequence::Bad(reason),
        fit => direct(from, t1, fit, binding),
    }
}

/// Builds the glvalue that a reference is bound to. `lifetime`: that of temporaries made for it.
pub fn bind(
    sema: &mut Sema,
    operand: ExprId,
    reference: Ty,
    seq: &Sequence,
    lifetime: Lifetime,
    why: Context,
) -> ExprId {
    let span = sema.program.exprs[operand].span;
    match seq {
        Sequence::Standard(found) => bind_standard(sema, operand, found, reference, lifetime),
        Sequence::User(found) => user::apply_with(sema, operand, found, lifetime, why),
        Sequence::Bad(reason) => {
            conv::report_bad(sema, operand, reference, reason, why);
            sema.error_expr(span)
        }
        Sequence::Ambiguous(_) | Sequence::Ellipsis => {
            let plain = sema.program.types.non_ref(reference);
            conv::apply(sema, operand, plain, seq, why)
        }
    }
}

/// See [`bind`].
pub fn bind_standard(sema: &mut Sema, operand: ExprId, found: &Standard, reference: Ty, lifetime: Lifetime) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if sema.ty(operand) == Ty::ERROR || reference == Ty::ERROR || sema.program.types.non_ref(reference) == Ty::ERROR {
        return sema.error_expr(span);
    }
    let t1 = sema.program.types.non_ref(reference);
    let is_direct = found.binding.is_none_or(|binding| binding.is_direct);
    if !is_direct {
        let plain = sema.program.types.unqualified(t1);
        let value = if sema.program.types.as_class(plain).is_some() {
            let target =
                init::Target { ty: plain, kind: init::Kind::Temporary, span, name: crate::base::Symbol::EMPTY };
            init::from_expr(sema, target, operand, true)
        } else {
            standard::apply(sema, operand, found)
        };
        return materialize_as(sema, value, t1, lifetime);
    }
    if let Some(func) = found.chosen {
        let function = standard::function_lvalue(sema, operand, func);
        return adjust(sema, function, t1);
    }
    if sema.program.exprs[operand].category == Category::PRValue {
        // The prvalue takes the reference's qualifiers, then it is materialised (5.3).
        let own = sema.ty(operand);
        let quals = sema.program.types.quals(t1);
        let ty = sema.program.types.add_quals(own, quals);
        let object = materialize_as(sema, operand, ty, lifetime);
        return finish_direct(sema, object, found, t1);
    }
    if let Some(object) = bit_field(sema, operand, reference, t1, lifetime) {
        return object;
    }
    if lifetime != Lifetime::FullExpr {
        extend(sema, operand, lifetime);
    }
    finish_direct(sema, operand, found, t1)
}

/// A bit-field cannot be bound ([class.bit]/3): a reference to const gets a copy, any other is an error.
fn bit_field(sema: &mut Sema, operand: ExprId, reference: Ty, t1: Ty, lifetime: Lifetime) -> Option<ExprId> {
    arith::bit_field_width(sema, operand)?;
    if matches!(sema.program.types.kind(sema.ty(operand)), TyKind::Class(_)) {
        return None;
    }
    let quals = sema.program.types.quals(t1);
    let span = sema.program.exprs[operand].span;
    if matches!(sema.program.types.kind(reference), TyKind::LValueRef(_)) && (!quals.is_const() || quals.is_volatile())
    {
        let shown = sema.show(reference);
        sema.error(span, format!("cannot bind a bit-field to `{shown}`"));
        return Some(sema.error_expr(span));
    }
    let value = expr::rvalue(sema, operand);
    Some(materialize_as(sema, value, t1, lifetime))
}

fn finish_direct(sema: &mut Sema, object: ExprId, found: &Standard, t1: Ty) -> ExprId {
    let object = match &found.value {
        ValueStep::ClassToBase(path) => {
            let (span, category) = (sema.program.exprs[object].span, sema.program.exprs[object].category);
            let quals = sema.program.types.quals(sema.ty(object));
            let ty = sema.program.types.with_quals(t1, quals);
            let derived = sema.program.types.as_class(sema.ty(object));
            if !standard::is_base_accessible(sema, derived, path, span) {
                return sema.error_expr(span);
            }
            let kind = CastKind::DerivedToBase(path.clone());
            sema.expr(ExprKind::Cast { kind, sub: object }, ty, category, span)
        }
        _ => object,
    };
    adjust(sema, object, t1)
}

/// A glvalue seen with other qualifiers (or without noexcept).
fn adjust(sema: &mut Sema, object: ExprId, to: Ty) -> ExprId {
    if sema.ty(object) == to {
        return object;
    }
    let (span, category) = (sema.program.exprs[object].span, sema.program.exprs[object].category);
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, to, category, span)
}

/// Temporary materialization ([conv.rval]): the xvalue of a prvalue's object; glvalues themselves.
pub fn materialize(sema: &mut Sema, operand: ExprId, lifetime: Lifetime) -> ExprId {
    let ty = sema.ty(operand);
    materialize_as(sema, operand, ty, lifetime)
}

fn materialize_as(sema: &mut Sema, operand: ExprId, ty: Ty, lifetime: Lifetime) -> ExprId {
    let node = &sema.program.exprs[operand];
    if node.category.is_glvalue() || node.ty == Ty::ERROR {
        return operand;
    }
    let span = node.span;
    let plain = sema.program.types.unqualified(ty);
    let dtor = init::destructor(sema, plain, span);
    if lifetime != Lifetime::FullExpr {
        extend_in_prvalue(sema, operand, lifetime);
    }
    sema.expr(ExprKind::Temporary { sub: operand, lifetime, dtor }, ty, Category::XValue, span)
}

/// [class.temporary]/6: lets the temporary of which `object` is (part of) the result live as long as the reference.
pub fn extend(sema: &mut Sema, object: ExprId, lifetime: Lifetime) {
    let mut at = object;
    loop {
        let next = match &sema.program.exprs[at].kind {
            ExprKind::Temporary { lifetime: Lifetime::FullExpr, sub, .. } => {
                let sub = *sub;
                if let ExprKind::Temporary { lifetime: own, .. } = &mut sema.program.exprs.get_mut(at).kind {
                    *own = lifetime;
                }
                return extend_in_prvalue(sema, sub, lifetime);
            }
            ExprKind::Field { base, field } => {
                // A member of reference type refers to something else.
                if sema.program.types.is_ref(sema.program.fields[*field].ty) {
                    return;
                }
                *base
            }
            ExprKind::Element { base, .. } => *base,
            ExprKind::MemberPtrField { object, .. } => *object,
            ExprKind::Cast {
                kind:
                    CastKind::NoOp | CastKind::DerivedToBase(_) | CastKind::BaseToDerived(_) | CastKind::ArrayToPointer,
                sub,
            } => *sub,
            ExprKind::Deref(pointer) => *pointer,
            ExprKind::PtrAdd { ptr, .. } => match &sema.program.exprs[*ptr].kind {
                ExprKind::Cast { kind: CastKind::ArrayToPointer, sub } => *sub,
                _ => return,
            },
            ExprKind::Comma(_, right) => *right,
            ExprKind::FullExpr(sub) => *sub,
            ExprKind::Conditional(_, then, els) => {
                let (then, els) = (*then, *els);
                extend(sema, then, lifetime);
                els
            }
            _ => return,
        };
        at = next;
    }
}

/// The references that are members of an aggregate that is extended itself ([class.temporary]/6).
fn extend_in_prvalue(sema: &mut Sema, prvalue: ExprId, lifetime: Lifetime) {
    match sema.program.exprs[prvalue].kind.clone() {
        ExprKind::Aggregate { bases, fields } => {
            for (_, init) in bases {
                extend_in_prvalue(sema, init, lifetime);
            }
            for (field, init) in fields {
                if sema.program.types.is_ref(sema.program.fields[field].ty) {
                    extend(sema, init, lifetime);
                } else {
                    extend_in_prvalue(sema, init, lifetime);
                }
            }
        }
        ExprKind::ArrayInit { elems, .. } if elems.len() <= 1024 => {
            for (_, _, init) in elems {
                extend_in_prvalue(sema, init, lifetime);
            }
        }
        _ => {}
    }
}
