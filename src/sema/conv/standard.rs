//! Standard conversion sequences ([conv], [over.ics.scs]): at most one lvalue transformation, one promotion or
//! conversion, one function pointer conversion and one qualification conversion.

use crate::diag::Diagnostic;
use crate::hir::{CastKind, Category, ClassId, ExprId, ExprKind, FuncId, Ty, TyKind};
use crate::sema::conv::{
    BasePath, Reason, Sequence, arith, base_path, cast, floating, is_null_constant, is_virtual_path, qualification,
};
use crate::sema::{Sema, access, decl, expr, overload};
use crate::source::Span;

/// [over.ics.scs], table of conversions: the worst step decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Exact,
    Promotion,
    Conversion,
}

/// The first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LvalueStep {
    None,
    LvalueToRvalue,
    ArrayToPointer,
    FunctionToPointer,
}

/// The second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueStep {
    None,
    IntegralPromotion,
    /// float to double.
    FloatingPromotion,
    Integral,
    Floating,
    IntegralToFloating,
    FloatingToIntegral,
    NullToPointer,
    /// A null pointer constant to nullptr_t.
    NullToNullptr,
    /// T* to void*.
    ToVoidPointer,
    /// Derived* to base*.
    PointerToBase(Vec<ClassId>),
    NullToMemberPtr,
    /// Pointer to member of a base to one of the derived class.
    MemberPtrToDerived(Vec<ClassId>),
    Boolean,
    /// A class object or glvalue seen as its base.
    ClassToBase(Vec<ClassId>),
    RealToComplex,
    /// Between complex types; a promotion for float to double.
    Complex,
    /// GNU vectors of equivalent types.
    Vector,
}

/// A standard conversion sequence, with what ranking needs to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// The operand's type.
    pub from: Ty,
    pub lvalue: LvalueStep,
    /// After the lvalue transformation.
    pub after_lvalue: Ty,
    pub value: ValueStep,
    pub after_value: Ty,
    /// Removal of noexcept ([conv.fctptr]).
    pub is_function: bool,
    pub is_qualification: bool,
    /// GNU: a string literal as pointer to non-const.
    pub is_deprecated: bool,
    /// The result; for a reference binding what the reference refers to.
    pub to: Ty,
    pub rank: Rank,
    /// The parameter is a reference.
    pub binding: Option<Binding>,
    /// A list that makes a `std::initializer_list` of this element type.
    pub initializer_list: Option<Ty>,
    /// A list that makes an array of so many elements of this type; unknown bounds count as the list's length.
    pub list_array: Option<(Ty, u64)>,
    /// The function chosen from an overload set.
    pub chosen: Option<FuncId>,
}

/// How a reference is bound ([over.ics.ref], [over.ics.rank]/3.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The reference type.
    pub reference: Ty,
    pub is_rvalue_ref: bool,
    /// To a glvalue that exists, or to a temporary materialised from the operand itself.
    pub is_direct: bool,
    /// What it binds to is an rvalue.
    pub is_to_rvalue: bool,
    pub is_to_function: bool,
    /// The implicit object parameter of a function without ref-qualifier.
    pub is_plain_object: bool,
}

impl Standard {
    /// The sequence of no steps.
    pub fn identity(from: Ty, to: Ty) -> Standard {
        Standard {
            from,
            lvalue: LvalueStep::None,
            after_lvalue: from,
            value: ValueStep::None,
            after_value: to,
            is_function: false,
            is_qualification: false,
            is_deprecated: false,
            to,
            rank: Rank::Exact,
            binding: None,
            initializer_list: None,
            list_array: None,
            chosen: None,
        }
    }

    /// Whether nothing but an lvalue transformation happens.
    pub fn is_identity(&self) -> bool {
        self.value == ValueStep::None && !self.is_function && !self.is_qualification
    }
}

/// The standard conversion sequence of `expr` to `to`, an unqualified type that is neither class nor reference.
pub fn of(sema: &mut Sema, expr: ExprId, to: Ty) -> Sequence {
    let from = sema.ty(expr);
    let (lvalue, after) = lvalue_step(sema, expr);
    let is_null = is_null_constant(sema, expr);
    let width = arith::bit_field_width(sema, expr);
    match steps(sema, after, to, is_null, width) {
        Ok(mut standard) => {
            standard.from = from;
            standard.lvalue = lvalue;
            Sequence::Standard(standard)
        }
        Err(reason) => match string_literal_to_char(sema, expr, to) {
            Some(standard) => Sequence::Standard(standard),
            None => Sequence::Bad(reason),
        },
    }
}

/// The lvalue transformation of an expression and the type after it.
pub fn lvalue_step(sema: &mut Sema, expr: ExprId) -> (LvalueStep, Ty) {
    let node = &sema.program.exprs[expr];
    let (from, category) = (node.ty, node.category);
    match *sema.program.types.kind(from) {
        TyKind::Array(element, _) => (LvalueStep::ArrayToPointer, sema.program.types.pointer(element)),
        TyKind::Function(_) => (LvalueStep::FunctionToPointer, sema.program.types.pointer(from)),
        TyKind::Class(_) => (LvalueStep::None, from.unqual()),
        _ if category.is_glvalue() => (LvalueStep::LvalueToRvalue, from.unqual()),
        _ => (LvalueStep::None, from.unqual()),
    }
}

/// GNU: a string literal still converts to a pointer to non-const characters, with a warning.
fn string_literal_to_char(sema: &Sema, expr: ExprId, to: Ty) -> Option<Standard> {
    let node = &sema.program.exprs[expr];
    let (ExprKind::String(_), Some(target)) = (&node.kind, sema.program.types.pointee(to)) else { return None };
    let TyKind::Array(element, _) = *sema.program.types.kind(node.ty) else { return None };
    (element.unqual() == target).then(|| Standard {
        lvalue: LvalueStep::ArrayToPointer,
        is_qualification: true,
        is_deprecated: true,
        ..Standard::identity(node.ty, to)
    })
}

/// The steps after the lvalue transformation, from a prvalue of type `from`. `is_null`: it is a null pointer
/// constant; `width`: it was read from a bit-field of that many bits.
pub fn steps(sema: &mut Sema, from: Ty, to: Ty, is_null: bool, width: Option<u32>) -> Result<Standard, Reason> {
    let mut standard = Standard { after_lvalue: from, ..Standard::identity(from, to) };
    if from == to {
        return Ok(standard);
    }
    if to == Ty::VOID || from == Ty::VOID {
        return Err(Reason::None);
    }
    if let Some((value, rank)) = arithmetic_step(sema, from, to, width) {
        standard.value = value;
        standard.rank = rank;
        return Ok(standard);
    }
    let (from_kind, to_kind) = (sema.program.types.kind(from).clone(), sema.program.types.kind(to).clone());
    match (from_kind, to_kind) {
        (_, TyKind::Pointer(_)) if is_null => converted(standard, ValueStep::NullToPointer),
        (_, TyKind::MemberPtr { .. }) if is_null => converted(standard, ValueStep::NullToMemberPtr),
        (_, TyKind::NullPtr) if is_null => converted(standard, ValueStep::NullToNullptr),
        // [conv.bool]
        (TyKind::Pointer(_) | TyKind::MemberPtr { .. }, TyKind::Bool) => converted(standard, ValueStep::Boolean),
        (TyKind::Pointer(source), TyKind::Pointer(target)) => pointer_steps(sema, standard, source, target),
        (
            TyKind::MemberPtr { class: from_class, pointee: source },
            TyKind::MemberPtr { class: to_class, pointee: target },
        ) => member_pointer_steps(sema, standard, (from_class, source), (to_class, target)),
        (TyKind::Vector(a, n), TyKind::Vector(b, m)) if n == m && vector_elements_agree(sema, a, b) => {
            standard.value = ValueStep::Vector;
            Ok(standard)
        }
        _ => Err(Reason::None),
    }
}

fn converted(mut standard: Standard, value: ValueStep) -> Result<Standard, Reason> {
    standard.value = value;
    standard.rank = Rank::Conversion;
    Ok(standard)
}

/// GCC without -flax-vector-conversions: the elements must be the same type.
fn vector_elements_agree(_sema: &Sema, a: Ty, b: Ty) -> bool {
    a.unqual() == b.unqual()
}

/// [conv.prom], [conv.fpprom], [conv.integral], [conv.double], [conv.fpint], [conv.bool] and GNU complex types.
fn arithmetic_step(sema: &mut Sema, from: Ty, to: Ty, width: Option<u32>) -> Option<(ValueStep, Rank)> {
    let from_enum = sema.program.types.as_enum(from);
    if from_enum.is_some_and(|id| sema.program.enums[id].is_scoped) {
        return None;
    }
    let types = &sema.program.types;
    let from_integral = types.is_integral(from) || from_enum.is_some();
    let (from_floating, to_floating) = (types.is_floating(from), types.is_floating(to));
    let to_integral = types.is_integral(to);
    if let TyKind::Complex(part) = *types.kind(from) {
        return match *types.kind(to) {
            TyKind::Complex(to_part) => {
                let (_, rank) = arithmetic_step(sema, part, to_part, None)?;
                Some((ValueStep::Complex, rank))
            }
            TyKind::Bool => Some((ValueStep::Boolean, Rank::Conversion)),
            _ => None,
        };
    }
    if let TyKind::Complex(_) = types.kind(to) {
        return (from_integral || from_floating).then_some((ValueStep::RealToComplex, Rank::Conversion));
    }
    if to == Ty::BOOL && (from_integral || from_floating) {
        return Some((ValueStep::Boolean, Rank::Conversion));
    }
    if from_integral && to_integral {
        if arith::is_promotion(sema, from, to, width) {
            return Some((ValueStep::IntegralPromotion, Rank::Promotion));
        }
        return Some((ValueStep::Integral, Rank::Conversion));
    }
    if from_floating && to_floating {
        if from == Ty::FLOAT && to == Ty::DOUBLE {
            return Some((ValueStep::FloatingPromotion, Rank::Promotion));
        }
        return floating::converts_implicitly(sema, from, to).then_some((ValueStep::Floating, Rank::Conversion));
    }
    if from_integral && to_floating {
        return Some((ValueStep::IntegralToFloating, Rank::Conversion));
    }
    if from_floating && to_integral {
        return Some((ValueStep::FloatingToIntegral, Rank::Conversion));
    }
    None
}

/// [conv.ptr]/2 and /3, [conv.fctptr], [conv.qual].
fn pointer_steps(sema: &mut Sema, mut standard: Standard, source: Ty, target: Ty) -> Result<Standard, Reason> {
    if let Some(reason) = qualify(sema, &mut standard, source, target) {
        let is_source_function = sema.program.types.as_function(source).is_some();
        let source_quals = sema.program.types.quals(source);
        let target_quals = sema.program.types.quals(target);
        if target.unqual() == Ty::VOID && !is_source_function {
            if !target_quals.contains(source_quals) {
                return Err(Reason::LosesQualifiers(source_quals.minus(target_quals)));
            }
            standard.is_qualification = source_quals != target_quals;
            standard.after_value = {
                let void = sema.program.types.add_quals(Ty::VOID, source_quals);
                sema.program.types.pointer(void)
            };
            return converted(standard, ValueStep::ToVoidPointer);
        }
        if let (Some(derived), Some(base)) = (sema.program.types.as_class(source), sema.program.types.as_class(target))
        {
            return match base_path(sema, derived, base) {
                BasePath::None => Err(reason),
                BasePath::Ambiguous => Err(Reason::AmbiguousBase(source.unqual(), target.unqual())),
                BasePath::Path(_) if !target_quals.contains(source_quals) => {
                    Err(Reason::LosesQualifiers(source_quals.minus(target_quals)))
                }
                BasePath::Path(path) => {
                    standard.is_qualification = source_quals != target_quals;
                    let base = sema.program.types.add_quals(target.unqual(), source_quals);
                    standard.after_value = sema.program.types.pointer(base);
                    converted(standard, ValueStep::PointerToBase(path))
                }
            };
        }
        return Err(reason);
    }
    Ok(standard)
}

/// The function pointer and qualification steps between pointers (or member pointers) to `source` and `target`;
/// a reason when there are none.
fn qualify(sema: &mut Sema, standard: &mut Standard, source: Ty, target: Ty) -> Option<Reason> {
    if source == target {
        return None;
    }
    if drops_noexcept(sema, source, target) {
        standard.is_function = true;
        return None;
    }
    let (from, to) = (sema.program.types.pointer(source), sema.program.types.pointer(target));
    match qualification::convertible(sema, from, to) {
        qualification::Outcome::Yes => {
            standard.is_qualification = true;
            None
        }
        qualification::Outcome::Loses(quals) => Some(Reason::LosesQualifiers(quals)),
        qualification::Outcome::NotSimilar => Some(Reason::None),
    }
}

/// [conv.fctptr]: the types differ only in that `source` is noexcept.
pub fn drops_noexcept(sema: &Sema, source: Ty, target: Ty) -> bool {
    match (sema.program.types.as_function(source), sema.program.types.as_function(target)) {
        (Some(a), Some(b)) if a.is_noexcept && !b.is_noexcept => {
            let mut plain = a.clone();
            plain.is_noexcept = false;
            plain == *b
        }
        _ => false,
    }
}

/// [conv.mem]/2, then [conv.fctptr] and [conv.qual].
fn member_pointer_steps(
    sema: &mut Sema,
    mut standard: Standard,
    (from_class, source): (Ty, Ty),
    (to_class, target): (Ty, Ty),
) -> Result<Standard, Reason> {
    if let Some(reason) = qualify(sema, &mut standard, source, target) {
        return Err(reason);
    }
    if from_class == to_class {
        return Ok(standard);
    }
    let (Some(base), Some(derived)) = (sema.program.types.as_class(from_class), sema.program.types.as_class(to_class))
    else {
        return Err(Reason::None);
    };
    let at = sema.instantiation_span;
    crate::sema::template::class::complete(sema, to_class, at);
    match base_path(sema, derived, base) {
        BasePath::None => Err(Reason::None),
        BasePath::Ambiguous => Err(Reason::AmbiguousBase(to_class, from_class)),
        BasePath::Path(path) if is_virtual_path(sema, derived, &path) => Err(Reason::VirtualBase(to_class, from_class)),
        BasePath::Path(path) => {
            standard.after_value =
                sema.program.types.intern(TyKind::MemberPtr { class: to_class.unqual(), pointee: source });
            converted(standard, ValueStep::MemberPtrToDerived(path))
        }
    }
}

/// [over.over]: the function of the set that has the target's type.
pub fn of_overload_set(sema: &mut Sema, expr: ExprId, to: Ty) -> Sequence {
    let from = sema.ty(expr);
    match overload::address_of::choose(sema, expr, to) {
        overload::address_of::Choice::One(func) => {
            let ty = sema.program.funcs[func].ty;
            let pointer = overload::address_of::pointer_type(sema, func);
            let standard = Standard {
                lvalue: LvalueStep::FunctionToPointer,
                after_lvalue: pointer,
                chosen: Some(func),
                ..Standard::identity(from, to)
            };
            let standard = match *sema.program.types.kind(to) {
                TyKind::Pointer(target) | TyKind::MemberPtr { pointee: target, .. } => {
                    Standard { is_function: drops_noexcept(sema, ty, target), ..standard }
                }
                TyKind::Bool => Standard { value: ValueStep::Boolean, rank: Rank::Conversion, ..standard },
                _ => standard,
            };
            Sequence::Standard(standard)
        }
        overload::address_of::Choice::None => Sequence::Bad(Reason::Overloaded { is_ambiguous: false }),
        overload::address_of::Choice::Ambiguous => Sequence::Bad(Reason::Overloaded { is_ambiguous: true }),
    }
}

/// Builds the nodes of a sequence that binds no reference. A class operand is left as it is (a glvalue, maybe of
/// its base): `init` makes the copy.
pub fn apply(sema: &mut Sema, operand: ExprId, standard: &Standard) -> ExprId {
    if sema.ty(operand) == Ty::ERROR {
        return operand;
    }
    let span = sema.program.exprs[operand].span;
    if sema.program.types.as_class(standard.to).is_some() {
        return match &standard.value {
            ValueStep::ClassToBase(path) => class_to_base(sema, operand, path.clone(), standard.to),
            _ => operand,
        };
    }
    if standard.to == Ty::ERROR {
        return sema.error_expr(span);
    }
    let value = match standard.chosen {
        Some(func) => chosen_pointer(sema, operand, func),
        None => expr::rvalue(sema, operand),
    };
    if sema.ty(value) == Ty::ERROR {
        return value;
    }
    if standard.is_deprecated {
        let message =
            format!("a string literal is constant; converting it to `{}` is deprecated", sema.show(standard.to));
        sema.report(Diagnostic::warning(span, message));
    }
    let value = apply_value_step(sema, value, standard);
    if sema.ty(value) != standard.to { cast(sema, CastKind::NoOp, value, standard.to) } else { value }
}

/// The prvalue pointer to the function that was chosen from the set `operand`.
fn chosen_pointer(sema: &mut Sema, operand: ExprId, func: FuncId) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if !is_accessible(sema, operand, func) {
        return sema.error_expr(span);
    }
    let pointer = overload::address_of::pointer_type(sema, func);
    if let TyKind::MemberPtr { .. } = sema.program.types.kind(pointer) {
        return overload::address_of::member_pointer(sema, func, span);
    }
    let function = function_lvalue(sema, operand, func);
    cast(sema, CastKind::FunctionToPointer, function, pointer)
}

/// Checks the access to the function that was chosen from the set `operand`.
fn is_accessible(sema: &mut Sema, operand: ExprId, func: FuncId) -> bool {
    let span = sema.program.exprs[operand].span;
    let ExprKind::OverloadSet(set) = &sema.program.exprs[operand].kind else { return true };
    let (naming, object) = (set.naming, set.object_class);
    naming.is_none_or(|naming| access::function(sema, func, naming, object, span))
}

/// The lvalue that names `func`, chosen from the set `operand`.
pub fn function_lvalue(sema: &mut Sema, operand: ExprId, func: FuncId) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if !is_accessible(sema, operand, func) {
        return sema.error_expr(span);
    }
    decl::use_func(sema, func, span);
    let ty = sema.program.funcs[func].ty;
    sema.expr(ExprKind::Func(func), ty, Category::LValue, span)
}

/// A class glvalue (a temporary, for a prvalue) seen as its base.
pub fn class_to_base(sema: &mut Sema, operand: ExprId, path: Vec<ClassId>, to: Ty) -> ExprId {
    let object = super::reference::materialize(sema, operand, crate::hir::Lifetime::FullExpr);
    let quals = sema.program.types.quals(sema.ty(object));
    let to = sema.program.types.add_quals(to.unqual(), quals);
    let (span, category) = (sema.program.exprs[object].span, sema.program.exprs[object].category);
    let derived = sema.program.types.as_class(sema.ty(object));
    if !is_base_accessible(sema, derived, &path, span) {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Cast { kind: CastKind::DerivedToBase(path), sub: object }, to, category, span)
}

/// Checks the access to the base at the end of `path` ([conv.ptr]/3).
pub fn is_base_accessible(sema: &mut Sema, derived: Option<ClassId>, path: &[ClassId], span: Span) -> bool {
    match (derived, path.last()) {
        (Some(derived), Some(&base)) => access::base(sema, derived, base, span),
        _ => true,
    }
}

fn apply_value_step(sema: &mut Sema, value: ExprId, standard: &Standard) -> ExprId {
    let from = sema.ty(value);
    let to = standard.after_value;
    let types = &sema.program.types;
    let kind = match &standard.value {
        ValueStep::None => return value,
        ValueStep::IntegralPromotion | ValueStep::Integral => CastKind::Integral,
        ValueStep::FloatingPromotion | ValueStep::Floating => CastKind::Float,
        ValueStep::IntegralToFloating => CastKind::IntegralToFloat,
        ValueStep::FloatingToIntegral => CastKind::FloatToIntegral,
        ValueStep::NullToPointer => CastKind::NullToPointer,
        ValueStep::NullToNullptr => {
            let span = sema.program.exprs[value].span;
            return sema.expr(ExprKind::Null, Ty::NULLPTR, Category::PRValue, span);
        }
        ValueStep::ToVoidPointer | ValueStep::Vector => CastKind::BitCast,
        ValueStep::PointerToBase(path) => {
            let derived = types.pointee(from).and_then(|ty| types.as_class(ty));
            let span = sema.program.exprs[value].span;
            if !is_base_accessible(sema, derived, path, span) {
                return sema.error_expr(span);
            }
            CastKind::DerivedToBase(path.clone())
        }
        ValueStep::NullToMemberPtr => CastKind::NullToMemberPtr,
        ValueStep::MemberPtrToDerived(path) => {
            // [conv.mem]/2
            let derived = match *types.kind(to) {
                TyKind::MemberPtr { class, .. } => types.as_class(class),
                _ => None,
            };
            let span = sema.program.exprs[value].span;
            if !is_base_accessible(sema, derived, path, span) {
                return sema.error_expr(span);
            }
            CastKind::MemberPtrToDerived(path.clone())
        }
        ValueStep::Boolean => match types.kind(from) {
            TyKind::Pointer(_) => CastKind::PointerToBool,
            TyKind::MemberPtr { .. } => CastKind::MemberPtrToBool,
            TyKind::Complex(_) => CastKind::ComplexToBool,
            _ if types.is_floating(from) => CastKind::FloatToBool,
            _ => CastKind::IntegralToBool,
        },
        ValueStep::ClassToBase(_) => return value,
        ValueStep::RealToComplex => {
            // The part's type first, then the complex of it.
            let TyKind::Complex(part) = *types.kind(to) else { return value };
            let value = super::arith::convert_scalar(sema, value, part);
            return cast(sema, CastKind::RealToComplex, value, to);
        }
        ValueStep::Complex => CastKind::Complex,
    };
    cast(sema, kind, value, to)
}
