//! Explicit conversions ([expr.type.conv], [expr.static.cast], [expr.const.cast], [expr.reinterpret.cast],
//! [expr.dynamic.cast], [expr.cast]).
//!
//! Each cast yields a node, or the reason why it does not apply; the named casts report the reason, the C-style cast
//! tries the next. `strip` in a function's arguments says that qualifiers may be lost, as in the combinations of
//! [expr.cast]/4 with a const_cast.

use crate::ast::{self, Init, NamedCast};
use crate::base::Symbol;
use crate::hir::{self, CastKind, Category, ClassId, ExprId, ExprKind, Quals, Ty, TyKind, layout};
use crate::sema::conv::{self, Allow, qualification};
use crate::sema::expr::{self, classify, member, name};
use crate::sema::template::{self, ctad};
use crate::sema::{Sema, access, init, ty};
use crate::source::Span;

/// Why a cast does not apply: a sentence for the message; empty when it was reported already.
type Why = String;

/// `static_cast<T>(e)` and its kin.
pub fn named(sema: &mut Sema, cast: NamedCast, ty: ast::TypeId, operand: ast::ExprId, span: Span) -> ExprId {
    let to = ty::type_id(sema, ty);
    let operand = expr::check(sema, operand);
    if classify::is_error(to) || expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let (spelling, result) = match cast {
        NamedCast::Static => ("static_cast", static_cast(sema, operand, to, span)),
        NamedCast::Const => ("const_cast", const_cast(sema, operand, to)),
        NamedCast::Reinterpret => ("reinterpret_cast", reinterpret_cast(sema, operand, to, false)),
        NamedCast::Dynamic => ("dynamic_cast", dynamic_cast(sema, operand, to, span)),
    };
    finish(sema, result, operand, to, spelling, span)
}

/// Puts the cast's own place on the node, or reports why there is none.
fn finish(sema: &mut Sema, result: Result<ExprId, Why>, operand: ExprId, to: Ty, cast: &str, span: Span) -> ExprId {
    match result {
        Ok(id) => respan(sema, id, operand, span),
        Err(why) => {
            if !why.is_empty() {
                let from = conv::describe(sema, operand);
                let to = sema.show(to);
                let diagnostic =
                    crate::diag::Diagnostic::error(span, format!("{cast} from {from} to `{to}` is not possible"));
                sema.report(diagnostic.label(why));
            }
            sema.error_expr(span)
        }
    }
}

/// A node made by the cast shows the whole cast; a cast that changes nothing is still a node of its own.
fn respan(sema: &mut Sema, id: ExprId, operand: ExprId, span: Span) -> ExprId {
    if id != operand {
        sema.program.exprs.get_mut(id).span = span;
        return id;
    }
    let hir::Expr { ty, category, .. } = sema.program.exprs[id];
    if classify::is_class(sema, ty) || classify::is_error(ty) {
        return id;
    }
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: id }, ty, category, span)
}

/// `(T)e`.
pub fn c_style(sema: &mut Sema, ty: ast::TypeId, operand: ast::ExprId, span: Span) -> ExprId {
    if matches!(sema.ast.types[ty].specs.ty, ast::TypeSpec::Class(_) | ast::TypeSpec::Enum(_)) {
        // [dcl.type.general]/3
        sema.error(span, "a cast cannot define a type");
        return sema.error_expr(span);
    }
    let to = ty::type_id(sema, ty);
    let operand = expr::check(sema, operand);
    if classify::is_error(to) || expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    explicit(sema, operand, to, "cast", span)
}

/// [expr.cast]/4: the first that applies of const_cast, static_cast, static_cast with const_cast, reinterpret_cast,
/// reinterpret_cast with const_cast. The static_casts ignore whether a base is accessible.
fn explicit(sema: &mut Sema, operand: ExprId, to: Ty, cast: &str, span: Span) -> ExprId {
    access::any_base(sema, |sema| explicit_anyhow(sema, operand, to, cast, span))
}

fn explicit_anyhow(sema: &mut Sema, operand: ExprId, to: Ty, cast: &str, span: Span) -> ExprId {
    if let Ok(result) = const_cast(sema, operand, to) {
        return respan(sema, result, operand, span);
    }
    let why = match static_cast(sema, operand, to, span) {
        Ok(result) => return respan(sema, result, operand, span),
        Err(why) => why,
    };
    if why.is_empty() {
        return sema.error_expr(span);
    }
    if let Some(result) = static_without_const(sema, operand, to, span) {
        return respan(sema, result, operand, span);
    }
    if is_ill_formed_inverse(sema, operand, to) {
        return finish(sema, Err(why), operand, to, cast, span);
    }
    // The reason of the static_cast says more where neither applies to the kinds of types at all.
    let result = reinterpret_cast(sema, operand, to, true).map_err(|_| why);
    finish(sema, result, operand, to, cast, span)
}

/// [expr.cast]/4: what is a static_cast, if an ill-formed one, is no reinterpret_cast: between pointers to members of a
/// class and of a virtual or ambiguous base.
fn is_ill_formed_inverse(sema: &Sema, operand: ExprId, to: Ty) -> bool {
    let types = &sema.program.types;
    let (TyKind::MemberPtr { class: c, pointee: x }, TyKind::MemberPtr { class: d, pointee: y }) =
        (types.kind(sema.ty(operand)), types.kind(to))
    else {
        return false;
    };
    let (Some(c), Some(d)) = (types.as_class(*c), types.as_class(*d)) else { return false };
    let is_base = |derived, base| match conv::base_path(sema, derived, base) {
        conv::BasePath::None => false,
        conv::BasePath::Ambiguous => true,
        conv::BasePath::Path(path) => conv::is_virtual_path(sema, derived, &path),
    };
    x.unqual() == y.unqual() && (is_base(c, d) || is_base(d, c))
}

/// `T(args)`, `T{args}` ([expr.type.conv]).
pub fn functional(sema: &mut Sema, ty: ast::TypeId, init: Init, span: Span) -> ExprId {
    let to = ty::type_id_or_placeholder(sema, ty);
    if classify::is_error(to) {
        return sema.error_expr(span);
    }
    if ctad::placeholder(sema, to).is_some() {
        return deduced_class(sema, to, init, span);
    }
    let args = match init {
        Init::Paren(list) => match &sema.ast.exprs[list].kind {
            ast::ExprKind::ParenList(args) => Some(args.clone()),
            _ => Some(vec![list]),
        },
        Init::Copy(_) | Init::Brace(_) | Init::Delayed { .. } => None,
    };
    let to = match placeholder(sema, to, init, span) {
        Some(to) => to,
        None => return sema.error_expr(span),
    };
    let is_list = |sema: &Sema, arg: ast::ExprId| {
        matches!(sema.ast.exprs[arg].kind, ast::ExprKind::InitList(_) | ast::ExprKind::PackExpansion(_))
    };
    match args.as_deref() {
        // 2: one expression is a cast.
        Some(&[arg]) if !is_list(sema, arg) && !classify::is_class(sema, to) => {
            let operand = expr::check(sema, arg);
            if expr::is_error(sema, operand) {
                return sema.error_expr(span);
            }
            explicit(sema, operand, to, "cast", span)
        }
        Some([]) if classify::is_void(to) => {
            let zero = expr::int(sema, 0, Ty::INT, span);
            expr::prvalue(sema, ExprKind::Cast { kind: CastKind::ToVoid, sub: zero }, Ty::VOID, span)
        }
        Some(_) if classify::is_array(sema, to) => {
            let shown = sema.show(to);
            sema.error(span, format!("an array `{shown}` is made by a braced list, not by a parenthesised one"));
            sema.error_expr(span)
        }
        _ => by_init(sema, to, init, span),
    }
}

/// `C(args)`, `C{args}` where `C` is a template's name ([dcl.type.class.deduct]/2).
fn deduced_class(sema: &mut Sema, to: Ty, init: Init, span: Span) -> ExprId {
    let init = init::check_init(sema, Some(init), span);
    let Some(to) = ctad::deduce(sema, to, &init, span) else { return sema.error_expr(span) };
    let target = target(to, span);
    init::from_checked_init(sema, target, init).unwrap_or_else(|| sema.error_expr(span))
}

/// `auto(x)` (C++23): the decayed type of the operand.
fn placeholder(sema: &mut Sema, to: Ty, init: Init, span: Span) -> Option<Ty> {
    if name::contains_auto(sema, to) { init::deduce_auto(sema, to, init, span) } else { Some(to) }
}

/// A prvalue (or, for a reference type, what it binds) by direct- or list-initialisation.
fn by_init(sema: &mut Sema, to: Ty, init: Init, span: Span) -> ExprId {
    if classify::is_function(sema, to) || classify::is_void(to) {
        let shown = sema.show(to);
        sema.error(span, format!("an object of type `{shown}` cannot be made"));
        return sema.error_expr(span);
    }
    let n_errors = sema.sink.error_count();
    let target = target(to, span);
    match init::initialize(sema, target, Some(init)) {
        Some(result) => {
            let result = as_reference(sema, result, to);
            if sema.program.exprs[result].span.is_none() {
                sema.program.exprs.get_mut(result).span = span;
            }
            result
        }
        None => {
            if sema.sink.error_count() == n_errors {
                // Nothing to do at all: a class without members.
                let plain = prvalue_type(sema, to);
                return expr::prvalue(sema, ExprKind::Zero, plain, span);
            }
            sema.error_expr(span)
        }
    }
}

fn target(to: Ty, span: Span) -> init::Target {
    init::Target { ty: to, kind: init::Kind::Temporary, name: Symbol::EMPTY, span }
}

/// The type of a prvalue of declared type `to`: no qualifiers but on classes and arrays ([expr.type]/2).
fn prvalue_type(sema: &Sema, to: Ty) -> Ty {
    if classify::is_class(sema, to) || classify::is_array(sema, to) { to } else { to.unqual() }
}

/// What a cast to a reference type yields: an lvalue or an xvalue ([expr.static.cast]/1).
fn as_reference(sema: &mut Sema, id: ExprId, to: Ty) -> ExprId {
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[id];
    let wanted = match *sema.program.types.kind(to) {
        TyKind::LValueRef(_) => Category::LValue,
        TyKind::RValueRef(target) if classify::is_function(sema, target) => Category::LValue,
        TyKind::RValueRef(_) => Category::XValue,
        _ => return id,
    };
    if category == wanted || classify::is_error(ty) {
        return id;
    }
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: id }, ty, wanted, span)
}

/// [expr.static.cast].
fn static_cast(sema: &mut Sema, operand: ExprId, to: Ty, span: Span) -> Result<ExprId, Why> {
    if let ExprKind::InitList(_) = sema.program.exprs[operand].kind {
        return Err("an initializer list cannot be cast".into());
    }
    if sema.program.types.is_ref(to) {
        return static_reference(sema, operand, to);
    }
    // 6: anything to void.
    if classify::is_void(to) {
        let operand =
            if classify::is_overloaded(sema.ty(operand)) { expr::scalar_operand(sema, operand) } else { operand };
        let operand = expr::discard(sema, operand);
        return Ok(expr::cast(sema, CastKind::ToVoid, operand, Ty::VOID));
    }
    // 4, P1975: an array of which the operand initialises the first element.
    if let TyKind::Array(element, _) = *sema.program.types.kind(to)
        && sema.standard >= crate::sema::Standard::Cxx20
        && !conv::sequence_with(sema, operand, element, Allow::ALL).is_bad()
    {
        let result = init::from_args(sema, target(to, span), vec![operand]);
        return if expr::is_error(sema, result) { Err(String::new()) } else { Ok(result) };
    }
    if classify::is_function(sema, to) || classify::is_array(sema, to) {
        return Err("functions and arrays are no target of a cast".into());
    }
    if !ty::require_complete(sema, to, span, "the type of a cast") {
        return Err(String::new());
    }
    // 4: direct-initialisation.
    if classify::is_class(sema, to) {
        let result = init::from_args(sema, target(to, span), vec![operand]);
        return if expr::is_error(sema, result) { Err(String::new()) } else { Ok(result) };
    }
    let to = to.unqual();
    if classify::is_bool(to) && classify::is_nullptr(sema.ty(operand)) {
        return Ok(conv::to_bool(sema, operand, conv::Context::Operand));
    }
    let sequence = conv::sequence_with(sema, operand, to, Allow::DIRECT);
    if !sequence.is_bad() {
        let result = conv::apply(sema, operand, to, &sequence, conv::Context::Operand);
        return if expr::is_error(sema, result) { Err(String::new()) } else { Ok(result) };
    }
    if let ExprKind::OverloadSet(_) = sema.program.exprs[operand].kind {
        return Err("no function of this name has the type".into());
    }
    let value = expr::rvalue(sema, operand);
    if expr::is_error(sema, value) {
        return Err(String::new());
    }
    inverse(sema, value, to, false)
}

/// [expr.static.cast]/2 to 4 for references: a downcast, an xvalue of an lvalue, or what binds.
fn static_reference(sema: &mut Sema, operand: ExprId, to: Ty) -> Result<ExprId, Why> {
    let referent = sema.program.types.non_ref(to);
    let hir::Expr { ty: from, category, span, .. } = sema.program.exprs[operand];
    let is_rvalue = matches!(sema.program.types.kind(to), TyKind::RValueRef(_));
    // 2: an lvalue (an xvalue, for &&) of a base to a derived class.
    if let (Some(base), Some(derived)) = (sema.program.types.as_class(from), sema.program.types.as_class(referent))
        && base != derived
        && (category == Category::LValue || (is_rvalue && category == Category::XValue))
        && let Some(path) = down_path(sema, base, derived, span)?
    {
        if !sema.program.types.quals(referent).contains(sema.program.types.quals(from)) {
            return Err("it would cast away qualifiers".into());
        }
        let kind = CastKind::BaseToDerived(path);
        let category = if is_rvalue { Category::XValue } else { Category::LValue };
        return Ok(sema.expr(ExprKind::Cast { kind, sub: operand }, referent, category, span));
    }
    // 3: a glvalue to an xvalue of a compatible type.
    if is_rvalue && category.is_glvalue() && conv::reference::compatible(sema, referent, from) {
        return Ok(to_xvalue(sema, operand, from, referent, span));
    }
    // 4: what `T t(e)` would bind.
    let sequence = conv::sequence_with(sema, operand, to, Allow::DIRECT);
    if sequence.is_bad() {
        return Err("the reference cannot be bound".into());
    }
    let bound = init::from_expr(sema, target(to, span), operand, false);
    if expr::is_error(sema, bound) {
        return Err(String::new());
    }
    Ok(as_reference(sema, bound, to))
}

/// A glvalue as an xvalue of a reference-compatible type: a base's subobject, or the same with more qualifiers.
fn to_xvalue(sema: &mut Sema, operand: ExprId, from: Ty, referent: Ty, span: Span) -> ExprId {
    let path = match (sema.program.types.as_class(from), sema.program.types.as_class(referent)) {
        (Some(derived), Some(base)) if derived != base => member::base_path(sema, derived, base),
        _ => None,
    };
    if !conv::is_base_accessible(sema, sema.program.types.as_class(from), path.as_deref().unwrap_or_default(), span) {
        return sema.error_expr(span);
    }
    let kind = path.map_or(CastKind::NoOp, CastKind::DerivedToBase);
    let category = if classify::is_function(sema, referent) { Category::LValue } else { Category::XValue };
    sema.expr(ExprKind::Cast { kind, sub: operand }, referent, category, span)
}

/// The steps from a base to a class derived from it. None: not derived. An error: a virtual or ambiguous base.
fn down_path(sema: &mut Sema, base: ClassId, derived: ClassId, span: Span) -> Result<Option<Vec<ClassId>>, Why> {
    let derived_ty = sema.program.types.class(derived);
    template::class::complete(sema, derived_ty, span);
    let mut path = match conv::base_path(sema, derived, base) {
        conv::BasePath::None => return Ok(None),
        conv::BasePath::Ambiguous => return Err("the base is ambiguous".into()),
        conv::BasePath::Path(path) => path,
    };
    if !access::base(sema, derived, base, span) {
        return Err(String::new());
    }
    if conv::is_virtual_path(sema, derived, &path) {
        return Err("the base is virtual; `dynamic_cast` can do this".into());
    }
    path.pop();
    path.reverse();
    path.push(derived);
    Ok(Some(path))
}

/// [expr.static.cast]/7 to 13: the inverses of standard conversions. `value` is a prvalue.
fn inverse(sema: &mut Sema, value: ExprId, to: Ty, strip: bool) -> Result<ExprId, Why> {
    let from = sema.ty(value);
    let is_number = |sema: &Sema, ty| classify::is_arithmetic(sema, ty) || classify::is_enum(sema, ty);
    // 9, 10: enumerations from and to numbers, scoped ones included; GNU: complex numbers too.
    let is_scalar_number = |sema: &Sema, ty| is_number(sema, ty) || classify::is_complex(sema, ty);
    if is_scalar_number(sema, from) && is_scalar_number(sema, to) {
        return Ok(conv::arith::convert_scalar(sema, value, to));
    }
    if let Some(result) = vector_cast(sema, value, to) {
        return Ok(result);
    }
    match (sema.program.types.kind(from).clone(), sema.program.types.kind(to).clone()) {
        (TyKind::Pointer(source), TyKind::Pointer(target)) => {
            if !strip
                && !sema.program.types.quals(target).contains(sema.program.types.quals(source).minus(Quals::RESTRICT))
            {
                return Err("it would cast away qualifiers".into());
            }
            // 13: from void.
            if classify::is_void(source) && classify::is_object(sema, target) {
                return Ok(expr::cast(sema, CastKind::BitCast, value, to));
            }
            // 11: to a derived class.
            if let (Some(base), Some(derived)) =
                (sema.program.types.as_class(source), sema.program.types.as_class(target))
                && let Some(path) = down_path(sema, base, derived, sema.program.exprs[value].span)?
            {
                return Ok(expr::cast(sema, CastKind::BaseToDerived(path), value, to));
            }
            Err("the pointers are not related".into())
        }
        // 12: a pointer to a derived class's member to one of a base.
        (TyKind::MemberPtr { class: derived, pointee: x }, TyKind::MemberPtr { class: base, pointee: y }) => {
            let (Some(derived), Some(base)) = (sema.program.types.as_class(derived), sema.program.types.as_class(base))
            else {
                return Err("the classes are not known".into());
            };
            let is_same = sema.program.types.unqualified(x) == sema.program.types.unqualified(y);
            match member::base_path(sema, derived, base) {
                Some(path) if conv::is_virtual_path(sema, derived, &path) => Err("the base is virtual".into()),
                Some(path) if is_same => Ok(expr::cast(sema, CastKind::MemberPtrToBase(path), value, to)),
                _ => Err("the pointers to members are not related".into()),
            }
        }
        _ => Err("the types are not related".into()),
    }
}

/// GNU vectors: the same bits as another vector or integer of the same size.
fn vector_cast(sema: &mut Sema, value: ExprId, to: Ty) -> Option<ExprId> {
    let from = sema.ty(value);
    let is_vector = |sema: &Sema, ty| classify::vector(sema, ty).is_some();
    let is_bits = |sema: &Sema, ty| is_vector(sema, ty) || classify::is_arithmetic(sema, ty);
    if !(is_vector(sema, from) || is_vector(sema, to)) || !is_bits(sema, from) || !is_bits(sema, to) {
        return None;
    }
    let size = |sema: &Sema, ty| layout::size_align(&sema.program, ty).map(|(size, _)| size);
    (size(sema, from) == size(sema, to)).then(|| expr::cast(sema, CastKind::BitCast, value, to))
}

/// [expr.cast]/4.3: a static_cast to the target with the operand's qualifiers, which a const_cast then drops.
fn static_without_const(sema: &mut Sema, operand: ExprId, to: Ty, span: Span) -> Option<ExprId> {
    if sema.program.types.is_ref(to) {
        let referent = sema.program.types.non_ref(to);
        let quals = sema.program.types.quals(sema.ty(operand));
        let wider = sema.program.types.add_quals(referent, quals);
        if wider == referent {
            return None;
        }
        let wider_ref = match sema.program.types.kind(to) {
            TyKind::LValueRef(_) => sema.program.types.lvalue_ref(wider),
            _ => sema.program.types.rvalue_ref(wider),
        };
        let middle = static_cast(sema, operand, wider_ref, span).ok()?;
        let category = sema.program.exprs[middle].category;
        return Some(sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: middle }, referent, category, span));
    }
    let value = if classify::is_overloaded(sema.ty(operand)) { return None } else { expr::rvalue(sema, operand) };
    let from = sema.ty(value);
    let types = &sema.program.types;
    let (source, target, class) = match (types.kind(from), types.kind(to)) {
        (&TyKind::Pointer(source), &TyKind::Pointer(target)) => (source, target, None),
        (&TyKind::MemberPtr { pointee: source, .. }, &TyKind::MemberPtr { class, pointee: target }) => {
            (source, target, Some(class))
        }
        _ => return None,
    };
    let quals = sema.program.types.quals(source);
    let wider = sema.program.types.add_quals(target, quals);
    if wider == target {
        return None;
    }
    let wider = match class {
        None => sema.program.types.pointer(wider),
        Some(class) => sema.program.types.intern(TyKind::MemberPtr { class, pointee: wider }),
    };
    let middle = static_cast(sema, value, wider, span).ok()?;
    Some(expr::cast(sema, CastKind::NoOp, middle, to.unqual()))
}

/// [expr.const.cast].
fn const_cast(sema: &mut Sema, operand: ExprId, to: Ty) -> Result<ExprId, Why> {
    if classify::is_overloaded(sema.ty(operand)) {
        return Err("an overloaded function has no type here".into());
    }
    let hir::Expr { ty: from, category, span, .. } = sema.program.exprs[operand];
    if sema.program.types.is_ref(to) {
        let referent = sema.program.types.non_ref(to);
        let is_rvalue = matches!(sema.program.types.kind(to), TyKind::RValueRef(_));
        // 4: by way of pointers to both, so functions are excluded.
        let (p, q) = (sema.program.types.pointer(from), sema.program.types.pointer(referent));
        if classify::is_function(sema, referent) || !qualification::is_similar(sema, p, q) {
            return Err("the types differ in more than qualifiers".into());
        }
        if !is_rvalue && category != Category::LValue {
            return Err("the operand is no lvalue".into());
        }
        if category == Category::PRValue && !classify::is_class(sema, from) && !classify::is_array(sema, from) {
            return Err("the operand is no glvalue".into());
        }
        let object = expr::materialize(sema, operand);
        let category = if is_rvalue { Category::XValue } else { Category::LValue };
        return Ok(sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, referent, category, span));
    }
    // 3: pointers to objects, pointers to data members.
    let is_function_pointer = sema.program.types.pointee(to).is_some_and(|to| classify::is_function(sema, to));
    let is_target = classify::is_pointer(sema, to) || classify::is_member_pointer(sema, to);
    if !is_target || is_function_pointer {
        return Err("only references, pointers to objects and pointers to data members change qualifiers".into());
    }
    let value = expr::rvalue(sema, operand);
    let to = to.unqual();
    if !qualification::is_similar(sema, sema.ty(value), to) {
        return Err("the types differ in more than qualifiers".into());
    }
    if sema.ty(value) == to {
        return Ok(value);
    }
    Ok(expr::cast(sema, CastKind::NoOp, value, to))
}

/// [expr.reinterpret.cast].
fn reinterpret_cast(sema: &mut Sema, operand: ExprId, to: Ty, strip: bool) -> Result<ExprId, Why> {
    if sema.program.types.is_ref(to) {
        return reinterpret_reference(sema, operand, to, strip);
    }
    let operand = match sema.program.exprs[operand].kind {
        ExprKind::InitList(_) => return Err("an initializer list cannot be cast".into()),
        _ => expr::rvalue(sema, operand),
    };
    let from = sema.ty(operand);
    if classify::is_error(from) {
        return Err(String::new());
    }
    let to = to.unqual();
    let is_code = |sema: &Sema, ty: Ty| classify::is_integral(sema, ty) || classify::is_enum(sema, ty);
    match (sema.program.types.kind(from).clone(), sema.program.types.kind(to).clone()) {
        // 7: pointers to pointers, functions and objects alike as every POSIX system has it.
        (TyKind::Pointer(source), TyKind::Pointer(target)) => {
            if !strip && casts_away(sema, source, target) {
                return Err("it would cast away qualifiers".into());
            }
            if from == to {
                return Ok(operand);
            }
            Ok(expr::cast(sema, CastKind::BitCast, operand, to))
        }
        // 4: a pointer to an integer that holds it.
        (TyKind::Pointer(_) | TyKind::NullPtr, _) if classify::is_integral(sema, to) => {
            let width = sema.program.types.int_width(to).unwrap_or(0);
            if width < 64 && !classify::is_bool(to) || classify::is_bool(to) && !strip {
                return Err("the integer is too small for a pointer".into());
            }
            let kind = if classify::is_bool(to) { CastKind::PointerToBool } else { CastKind::PointerToIntegral };
            Ok(expr::cast(sema, kind, operand, to))
        }
        // 5: an integer or enumeration to a pointer.
        (_, TyKind::Pointer(_)) if is_code(sema, from) => {
            let wide = conv::arith::promote(sema, operand);
            Ok(expr::cast(sema, CastKind::IntegralToPointer, wide, to))
        }
        // 10: pointers to members of one kind.
        (TyKind::MemberPtr { pointee: x, .. }, TyKind::MemberPtr { pointee: y, .. })
            if classify::is_function(sema, x) == classify::is_function(sema, y) =>
        {
            if !strip && casts_away(sema, x, y) {
                return Err("it would cast away qualifiers".into());
            }
            Ok(expr::cast(sema, CastKind::MemberPtrBitCast, operand, to))
        }
        // 2: the type itself.
        _ if from == to && is_code(sema, to) => Ok(operand),
        _ => match vector_cast(sema, operand, to) {
            Some(result) => Ok(result),
            None => Err("the types have no common representation".into()),
        },
    }
}

/// [expr.reinterpret.cast]/11: a glvalue seen as another type.
fn reinterpret_reference(sema: &mut Sema, operand: ExprId, to: Ty, strip: bool) -> Result<ExprId, Why> {
    let operand = match classify::is_overloaded(sema.ty(operand)) {
        true => expr::scalar_operand(sema, operand),
        false => operand,
    };
    let hir::Expr { ty: from, category, span, .. } = sema.program.exprs[operand];
    if classify::is_error(from) {
        return Err(String::new());
    }
    let referent = sema.program.types.non_ref(to);
    let is_rvalue = matches!(sema.program.types.kind(to), TyKind::RValueRef(_));
    if !category.is_glvalue() || (!is_rvalue && category != Category::LValue) {
        return Err("the operand is no lvalue".into());
    }
    if conv::arith::bit_field_width(sema, operand).is_some() {
        return Err("the operand is a bit-field".into());
    }
    if !strip && !sema.program.types.quals(referent).contains(sema.program.types.quals(from)) {
        return Err("it would cast away qualifiers".into());
    }
    let is_function = classify::is_function(sema, referent);
    let category = if is_rvalue && !is_function { Category::XValue } else { Category::LValue };
    Ok(sema.expr(ExprKind::Cast { kind: CastKind::LValueBitCast, sub: operand }, referent, category, span))
}

/// [expr.const.cast]/7: whether, level by level, the target lacks a qualifier of the source.
fn casts_away(sema: &Sema, source: Ty, target: Ty) -> bool {
    let (mut source, mut target) = (source, target);
    loop {
        let types = &sema.program.types;
        if !types.quals(target).contains(types.quals(source).minus(Quals::RESTRICT)) {
            return true;
        }
        match (types.kind(source), types.kind(target)) {
            (TyKind::Pointer(a), TyKind::Pointer(b)) => (source, target) = (*a, *b),
            (TyKind::MemberPtr { pointee: a, .. }, TyKind::MemberPtr { pointee: b, .. }) => (source, target) = (*a, *b),
            _ => return false,
        }
    }
}

/// [expr.dynamic.cast].
fn dynamic_cast(sema: &mut Sema, operand: ExprId, to: Ty, span: Span) -> Result<ExprId, Why> {
    let is_ref = sema.program.types.is_ref(to);
    let target = if is_ref { Some(sema.program.types.non_ref(to)) } else { sema.program.types.pointee(to) };
    let Some(target) = target else { return Err("the type is neither pointer nor reference to a class".into()) };
    let to_class = sema.program.types.as_class(target);
    let is_void = classify::is_void(target) && !is_ref;
    if to_class.is_none() && !is_void {
        return Err("the type is neither pointer nor reference to a class".into());
    }
    if !is_void && !ty::require_complete(sema, target, span, "the class of a `dynamic_cast`") {
        return Err(String::new());
    }
    let value = if is_ref { operand } else { expr::rvalue(sema, operand) };
    let source = if is_ref { Some(sema.ty(value)) } else { sema.program.types.pointee(sema.ty(value)) };
    let Some((source, from_class)) = source.and_then(|ty| Some((ty, sema.program.types.as_class(ty)?))) else {
        return Err("the operand is no class object or pointer to one".into());
    };
    if !ty::require_complete(sema, source, span, "the class of a `dynamic_cast`") {
        return Err(String::new());
    }
    if !sema.program.types.quals(target).contains(sema.program.types.quals(source)) {
        return Err("it would cast away qualifiers".into());
    }
    let is_rvalue = matches!(sema.program.types.kind(to), TyKind::RValueRef(_));
    if is_ref && !is_rvalue && sema.program.exprs[value].category != Category::LValue {
        return Err("the operand is no lvalue".into());
    }
    let category = match (is_ref, is_rvalue) {
        (false, _) => Category::PRValue,
        (true, false) => Category::LValue,
        (true, true) => Category::XValue,
    };
    let ty = if is_ref { target } else { to.unqual() };
    let value = if is_ref { expr::materialize(sema, value) } else { value };
    // 3, 5: the same class or a base is known now.
    if let Some(class) = to_class {
        if class == from_class {
            return Ok(sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: value }, ty, category, span));
        }
        match conv::base_path(sema, from_class, class) {
            conv::BasePath::Path(path) => {
                if !access::base(sema, from_class, class, span) {
                    return Err(String::new());
                }
                let kind = CastKind::DerivedToBase(path);
                return Ok(sema.expr(ExprKind::Cast { kind, sub: value }, ty, category, span));
            }
            conv::BasePath::Ambiguous => return Err("the base is ambiguous".into()),
            conv::BasePath::None => {}
        }
    }
    // 6: else the operand is polymorphic.
    if !sema.program.classes[from_class].traits.is_polymorphic {
        return Err("the operand's class has no virtual functions".into());
    }
    Ok(sema.expr(ExprKind::DynamicCast { operand: value, from: from_class, to: to_class }, ty, category, span))
}
