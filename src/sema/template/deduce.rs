//! Deducing template arguments from a type ([temp.deduct.type]): P, which mentions parameters, against A.
//!
//! What differs between calls, conversions, partial specialisations and partial ordering is how P and A are
//! adjusted before (`call`, `order`, `class`), and how much A may differ from what P becomes: [`Slack`].

use std::sync::Arc;

use crate::ast::{TemplateParam, TemplateParamKind};
use crate::hir::{
    ArrayLen, ClassId, DependentTemplate, ExprId, FnTy, NotationId, Quals, TemplateArg, TemplateId, Ty, TyKind, Value,
};
use crate::sema::template::unsatisfied::Unsatisfied;
use crate::sema::template::{dependent, params, template_arg};
use crate::sema::{Sema, conv};

/// Why deduction fails ([temp.deduct.type]/2).
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The forms do not match.
    Mismatch {
        param: Ty,
        arg: Ty,
    },
    /// Two arguments say different things of one parameter.
    Conflict {
        index: usize,
        first: TemplateArg,
        second: TemplateArg,
    },
    /// Nothing says what a parameter is.
    Undeduced {
        index: usize,
    },
    /// Template argument lists, or template and non-template, that do not match.
    Args,
    TooManyArgs,
    TooFewArgs,
    /// An argument does not convert to a parameter that depends on nothing.
    Argument {
        index: usize,
        arg: ExprId,
        to: Ty,
        reason: conv::Reason,
    },
    /// A constraint is not satisfied.
    Constraint(Box<Unsatisfied>),
    /// Substitution failed: the message of the first error.
    Substitution(String),
}

/// How A may differ from the deduced P.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slack {
    /// P may have more qualifiers at the top, or wherever a qualification conversion may add them ([temp.deduct.call]/4).
    pub quals: bool,
    /// A may be a class derived from P ([temp.deduct.call]/4.3).
    pub derived: bool,
    /// A may be noexcept where P is not.
    pub noexcept: bool,
}

impl Slack {
    pub const NONE: Slack = Slack { quals: false, derived: false, noexcept: false };
    pub const CALL: Slack = Slack { quals: true, derived: true, noexcept: true };

    /// Below the first level only qualifiers may still differ.
    fn below(self) -> Slack {
        Slack { derived: false, ..self }
    }
}

/// What is known of the arguments of one template.
#[derive(Debug, Clone)]
pub struct Deduced {
    pub depth: u16,
    pub args: Vec<Option<TemplateArg>>,
    /// Explicitly specified elements of packs that deduction may extend ([temp.arg.explicit]/9).
    pub prefix: Vec<Option<Arc<[TemplateArg]>>>,
    /// What is known of the elements of packs that are deduced one by one ([`TyKind::PackElement`]).
    pub elements: Vec<(u16, Vec<Option<TemplateArg>>)>,
    /// How many of the parameters, the first ones, are those of a class template whose arguments are deduced.
    pub n_of_class: usize,
}

type Result = std::result::Result<(), Failure>;

impl Deduced {
    /// Nothing is known of `n` parameters.
    pub fn new(depth: u16, n: usize) -> Deduced {
        Deduced { depth, args: vec![None; n], prefix: vec![None; n], elements: Vec::new(), n_of_class: 0 }
    }

    /// Learns an argument.
    pub fn learn(&mut self, sema: &mut Sema, index: u16, arg: TemplateArg) -> Result {
        let index = usize::from(index);
        let Some(slot) = self.args.get_mut(index) else { return Ok(()) };
        let Some(old) = slot else {
            *slot = Some(arg);
            return Ok(());
        };
        if is_same_arg(old, &arg) {
            // A value deduced from an array bound says nothing of its type.
            return Ok(());
        }
        let _ = sema;
        Err(Failure::Conflict { index, first: old.clone(), second: arg })
    }
}

impl Deduced {
    /// Learns the element `at` of a pack with `of` elements; the pack is known with the last one.
    fn learn_element(&mut self, sema: &mut Sema, index: u16, (at, of): (u32, u32), arg: TemplateArg) -> Result {
        let place = self.elements.iter().position(|(pack, _)| *pack == index).unwrap_or_else(|| {
            self.elements.push((index, vec![None; of as usize]));
            self.elements.len() - 1
        });
        let elements = &mut self.elements[place].1;
        let Some(slot) = elements.get_mut(at as usize) else { return Err(Failure::Args) };
        match slot {
            Some(old) if !is_same_arg(old, &arg) => {
                return Err(Failure::Conflict { index: usize::from(index), first: old.clone(), second: arg });
            }
            _ => *slot = Some(arg),
        }
        match elements.iter().cloned().collect::<Option<Vec<TemplateArg>>>() {
            Some(all) => self.learn(sema, index, TemplateArg::Pack(all.into())),
            None => Ok(()),
        }
    }
}

/// Whether two arguments are the same, integers by value.
pub fn is_same_arg(a: &TemplateArg, b: &TemplateArg) -> bool {
    match (a, b) {
        (TemplateArg::Value(_, a), TemplateArg::Value(_, b)) => a == b,
        (TemplateArg::Pack(a), TemplateArg::Pack(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| is_same_arg(a, b))
        }
        (TemplateArg::ParamValue { depth: d, index: i, .. }, TemplateArg::ParamValue { depth: e, index: j, .. }) => {
            (d, i) == (e, j)
        }
        _ => a == b,
    }
}

/// Deduces from P = `p` and A = `a`.
pub fn types(sema: &mut Sema, deduced: &mut Deduced, p: Ty, a: Ty, slack: Slack) -> Result {
    let mismatch = Err(Failure::Mismatch { param: p, arg: a });
    if sema.cx.depth >= crate::base::limits::NESTING_DEPTH {
        return mismatch;
    }
    if p == a && !dependent::is_dependent(sema, p) {
        return Ok(());
    }
    if let TyKind::TemplateParam { depth, index, .. } = *sema.program.types.kind(p)
        && depth == deduced.depth
    {
        let arg = parameter(sema, p, index, a, slack)?;
        return deduced.learn(sema, index, arg);
    }
    if let TyKind::PackElement { depth, index, at, of } = *sema.program.types.kind(p)
        && depth == deduced.depth
    {
        let arg = parameter(sema, p, index, a, slack)?;
        return deduced.learn_element(sema, index, (at, of), arg);
    }
    if is_nondeduced(sema, p) {
        return Ok(());
    }
    let (p_quals, a_quals) = (sema.program.types.quals(p), sema.program.types.quals(a));
    let quals_match = if slack.quals { p_quals.contains(a_quals) } else { p_quals == a_quals };
    if !quals_match && !matches!(sema.program.types.kind(p), TyKind::Array(..)) {
        return mismatch;
    }
    sema.cx.depth += 1;
    let result = structure(sema, deduced, p, a, slack);
    sema.cx.depth -= 1;
    result
}

/// P is `T`, `cv T`: what A says that the parameter is.
fn parameter(sema: &mut Sema, p: Ty, index: u16, a: Ty, slack: Slack) -> std::result::Result<TemplateArg, Failure> {
    if *sema.program.types.kind(a) == TyKind::Overloaded {
        return Err(Failure::Undeduced { index: usize::from(index) });
    }
    let (wanted, has) = (p.quals(), sema.program.types.quals(a));
    let takes_quals = !sema.program.types.is_ref(a) && sema.program.types.as_function(a).is_none();
    if !slack.quals && (!has.contains(wanted) || (!takes_quals && !wanted.is_empty())) {
        return Err(Failure::Mismatch { param: p, arg: a });
    }
    let ty = match takes_quals && !wanted.is_empty() {
        true => sema.program.types.with_quals(a, has.minus(wanted)),
        false => a,
    };
    Ok(TemplateArg::Type(ty))
}

/// The non-deduced contexts ([temp.deduct.type]/5), as far as the type alone says.
fn is_nondeduced(sema: &Sema, p: Ty) -> bool {
    matches!(sema.program.types.kind(p), TyKind::DependentName { .. } | TyKind::DependentExpr(..))
}

fn structure(sema: &mut Sema, deduced: &mut Deduced, p: Ty, a: Ty, slack: Slack) -> Result {
    let mismatch = Err(Failure::Mismatch { param: p, arg: a });
    let (p_kind, a_kind) = (sema.program.types.kind(p).clone(), sema.program.types.kind(a).clone());
    match (p_kind, a_kind) {
        (TyKind::Pointer(p), TyKind::Pointer(a)) => types(sema, deduced, p, a, pointee_slack(sema, p, slack)),
        (TyKind::LValueRef(p), TyKind::LValueRef(a)) | (TyKind::RValueRef(p), TyKind::RValueRef(a)) => {
            types(sema, deduced, p, a, Slack::NONE)
        }
        (TyKind::Complex(p), TyKind::Complex(a)) => types(sema, deduced, p, a, Slack::NONE),
        (TyKind::Vector(p, n), TyKind::Vector(a, m)) if n == m => types(sema, deduced, p, a, Slack::NONE),
        (TyKind::Array(p, p_len), TyKind::Array(a, a_len)) => {
            array_len(sema, deduced, p_len, a_len).unwrap_or(mismatch)?;
            types(sema, deduced, p, a, slack.below())
        }
        (TyKind::MemberPtr { class: pc, pointee: pp }, TyKind::MemberPtr { class: ac, pointee: ap }) => {
            types(sema, deduced, pc, ac, Slack::NONE)?;
            types(sema, deduced, pp, ap, slack.below())
        }
        (TyKind::Function(p), TyKind::Function(a)) => functions(sema, deduced, &p, &a, slack, mismatch),
        (TyKind::DependentSpecialization { template, args }, a_kind) => {
            specialization(sema, deduced, (p, a), template, &args, &a_kind, slack)
        }
        (TyKind::PackExpansion(p), TyKind::PackExpansion(a)) => types(sema, deduced, p, a, slack),
        (p_kind, a_kind) if p_kind == a_kind => Ok(()),
        _ => mismatch,
    }
}

/// Behind a pointer A may be derived from P where it may be at the pointer's own level.
fn pointee_slack(sema: &Sema, p: Ty, slack: Slack) -> Slack {
    match sema.program.types.kind(p) {
        TyKind::DependentSpecialization { .. } => slack,
        _ => slack.below(),
    }
}

/// None: the bounds do not match.
fn array_len(sema: &mut Sema, deduced: &mut Deduced, p: ArrayLen, a: ArrayLen) -> Option<Result> {
    let (ArrayLen::Dependent(expr), ArrayLen::Known(_) | ArrayLen::Dependent(_)) = (p, a) else {
        return (p == a).then_some(Ok(()));
    };
    let value = match a {
        ArrayLen::Known(n) => TemplateArg::Value(Ty::SIZE, Arc::new(Value::Int(i128::from(n)))),
        ArrayLen::Dependent(expr) => dependent_value(sema, Ty::SIZE, expr),
        ArrayLen::Unknown | ArrayLen::Variable => return None,
    };
    Some(bound(sema, deduced, expr, value))
}

/// P is a value-dependent expression in a type, a non-deduced context unless it names a parameter alone.
fn bound(sema: &mut Sema, deduced: &mut Deduced, p: NotationId, a: TemplateArg) -> Result {
    match dependent::bound_parameter(sema, p) {
        Some(param) if param.depth == deduced.depth => deduced.learn(sema, param.index, a),
        _ => Ok(()),
    }
}

/// A value-dependent expression of another template's type as an argument.
fn dependent_value(sema: &Sema, ty: Ty, expr: NotationId) -> TemplateArg {
    match dependent::bound_parameter(sema, expr) {
        Some(param) => TemplateArg::ParamValue { depth: param.depth, index: param.index, is_pack: param.is_pack, ty },
        None => TemplateArg::DependentValue(ty, expr),
    }
}

/// [temp.deduct.type]/8: `noexcept(N)` is deduced; a noexcept function matches a P that is not, as far as the context
/// allows a function pointer conversion.
fn noexcept(sema: &mut Sema, deduced: &mut Deduced, p: &FnTy, a: &FnTy, slack: Slack) -> Option<Result> {
    let Some(expr) = p.dependent_noexcept else {
        let matches = p.is_noexcept == a.is_noexcept || (slack.noexcept && !p.is_noexcept);
        return (matches && a.dependent_noexcept.is_none()).then_some(Ok(()));
    };
    let value = match a.dependent_noexcept {
        Some(expr) => dependent_value(sema, Ty::BOOL, expr),
        None => TemplateArg::Value(Ty::BOOL, Arc::new(Value::Int(i128::from(a.is_noexcept)))),
    };
    Some(bound(sema, deduced, expr, value))
}

fn functions(sema: &mut Sema, deduced: &mut Deduced, p: &FnTy, a: &FnTy, slack: Slack, mismatch: Result) -> Result {
    if p.is_variadic != a.is_variadic || p.quals != a.quals || p.ref_qual != a.ref_qual {
        return mismatch;
    }
    noexcept(sema, deduced, p, a, slack).unwrap_or(mismatch)?;
    types(sema, deduced, p.ret, a.ret, Slack::NONE)?;
    params(sema, deduced, &p.params, &a.params)
}

/// Parameter-type lists ([temp.deduct.type]/10): a forwarding reference is `T` where A has an lvalue reference.
pub fn params(sema: &mut Sema, deduced: &mut Deduced, p: &[Ty], a: &[Ty]) -> Result {
    let wrap = |list: &[Ty]| list.iter().map(|&ty| TemplateArg::Type(ty)).collect::<Vec<_>>();
    let mut p = p.to_vec();
    for (p, a) in p.iter_mut().zip(a) {
        if matches!(sema.program.types.kind(*p), TyKind::PackExpansion(_)) {
            break;
        }
        if is_forwarding(sema, deduced, *p) && matches!(sema.program.types.kind(*a), TyKind::LValueRef(_)) {
            *p = sema.program.types.non_ref(*p);
        }
    }
    list(sema, deduced, &wrap(&p), &wrap(a))
}

/// [temp.deduct.call]/3: `T&&` of a parameter of the template that is none of the class whose arguments are deduced.
pub fn is_forwarding(sema: &Sema, deduced: &Deduced, p: Ty) -> bool {
    let TyKind::RValueRef(to) = *sema.program.types.kind(p) else { return false };
    let is_param = |ty| match *sema.program.types.kind(ty) {
        TyKind::TemplateParam { depth, index, .. } => {
            depth == deduced.depth && usize::from(index) >= deduced.n_of_class
        }
        _ => false,
    };
    to.quals().is_empty() && is_param(to)
}

/// Whether P has a template parameter that takes part in deduction ([temp.deduct.type]/4): one that is not in a
/// non-deduced context, such as behind `typename T::`.
pub fn participates(sema: &Sema, of: u16, p: Ty) -> bool {
    let bounds = |expr| dependent::bound_parameter(sema, expr).is_some_and(|param| param.depth == of);
    match sema.program.types.kind(p) {
        TyKind::TemplateParam { depth, .. } | TyKind::PackElement { depth, .. } => *depth == of,
        &TyKind::Array(element, len) => {
            matches!(len, ArrayLen::Dependent(expr) if bounds(expr)) || participates(sema, of, element)
        }
        &TyKind::Pointer(to)
        | &TyKind::LValueRef(to)
        | &TyKind::RValueRef(to)
        | &TyKind::PackExpansion(to)
        | &TyKind::Complex(to)
        | &TyKind::Vector(to, _) => participates(sema, of, to),
        &TyKind::MemberPtr { class, pointee } => participates(sema, of, class) || participates(sema, of, pointee),
        TyKind::Function(function) => {
            participates(sema, of, function.ret)
                || function.params.iter().any(|&param| participates(sema, of, param))
                || function.dependent_noexcept.is_some_and(bounds)
        }
        TyKind::DependentSpecialization { template, args } => {
            matches!(*template, DependentTemplate::Param { depth, .. } if depth == of)
                || args.iter().any(|arg| arg_participates(sema, of, arg))
        }
        TyKind::DependentName { .. } | TyKind::DependentExpr(..) => false,
        // What only its deduction can say.
        _ => dependent::is_dependent(sema, p),
    }
}

/// The same for a template argument of P.
fn arg_participates(sema: &Sema, of: u16, arg: &TemplateArg) -> bool {
    match arg {
        TemplateArg::Type(ty) => participates(sema, of, *ty),
        TemplateArg::ParamValue { depth, .. } | TemplateArg::ParamTemplate { depth, .. } => *depth == of,
        TemplateArg::Pack(args) => args.iter().any(|arg| arg_participates(sema, of, arg)),
        TemplateArg::DependentValue(..)
        | TemplateArg::Value(..)
        | TemplateArg::Template(_)
        | TemplateArg::Unfitted(..) => false,
    }
}

/// P is `TT<args>`.
fn specialization(
    sema: &mut Sema,
    deduced: &mut Deduced,
    (p, a): (Ty, Ty),
    template: DependentTemplate,
    args: &[TemplateArg],
    a_kind: &TyKind,
    slack: Slack,
) -> Result {
    let mismatch = Err(Failure::Mismatch { param: p, arg: a });
    if let DependentTemplate::Template(id) = template
        && sema.program.templates[id].kind == crate::hir::TemplateKind::Alias
    {
        return Ok(());
    }
    match a_kind {
        TyKind::Class(class) => {
            let own = of_class(sema, deduced, template, args, *class);
            if own.is_ok() || !slack.derived {
                return own.or(mismatch);
            }
            from_bases(sema, deduced, template, args, *class).unwrap_or(mismatch)
        }
        TyKind::DependentSpecialization { template: a_template, args: a_args } => {
            match (template, *a_template) {
                (DependentTemplate::Param { depth, index, .. }, DependentTemplate::Template(id))
                    if depth == deduced.depth =>
                {
                    deduced.learn(sema, index, TemplateArg::Template(id))?;
                    let args = template_arg::with_defaults(sema, id, args);
                    return list(sema, deduced, &args, a_args);
                }
                (
                    DependentTemplate::Param { depth, index, .. },
                    DependentTemplate::Param { depth: d, index: i, is_pack },
                ) if depth == deduced.depth => {
                    deduced.learn(sema, index, TemplateArg::ParamTemplate { depth: d, index: i, is_pack })?;
                    // Of a template of unknown defaults, what P does not name may be default arguments: so `U<A, B>` is
                    // more specialised than `T<A>` ([temp.deduct.type]/8, as GCC and Clang order them).
                    let is_open = args.iter().any(|arg| is_expansion(sema, arg) || matches!(arg, TemplateArg::Pack(_)));
                    let n = if is_open { a_args.len() } else { args.len().min(a_args.len()) };
                    return list(sema, deduced, args, &a_args[..n]);
                }
                (p, a) if p == a => {}
                _ => return mismatch,
            }
            list(sema, deduced, args, a_args)
        }
        _ => mismatch,
    }
}

/// P is `TT<args>` and A this class. Leaves `deduced` alone when it fails.
fn of_class(
    sema: &mut Sema,
    deduced: &mut Deduced,
    template: DependentTemplate,
    args: &[TemplateArg],
    class: ClassId,
) -> Result {
    let Some((of, class_args)) = sema.program.classes[class].specialization.clone() else { return Err(Failure::Args) };
    let mut trial = deduced.clone();
    let mut args: Arc<[TemplateArg]> = args.into();
    match template {
        DependentTemplate::Template(id) if primary(sema, id) == primary(sema, of) => {}
        DependentTemplate::Param { depth, index, .. } if depth == deduced.depth => {
            trial.learn(sema, index, TemplateArg::Template(of))?;
            args = template_arg::with_defaults(sema, of, &args);
        }
        _ => return Err(Failure::Args),
    }
    list(sema, &mut trial, &args, &class_args)?;
    *deduced = trial;
    Ok(())
}

/// The primary template of a partial specialisation; others themselves.
pub fn primary(sema: &Sema, template: TemplateId) -> TemplateId {
    sema.program.templates[template].primary.unwrap_or(template)
}

/// [temp.deduct.call]/4.3: the only base class that matches. None: there is none, or several.
fn from_bases(
    sema: &mut Sema,
    deduced: &mut Deduced,
    template: DependentTemplate,
    args: &[TemplateArg],
    class: ClassId,
) -> Option<Result> {
    super::class::instantiate(sema, class);
    let mut found: Vec<(ClassId, Deduced)> = Vec::new();
    let mut seen = Vec::new();
    let mut work: Vec<ClassId> = sema.program.classes[class].bases.iter().map(|base| base.class).collect();
    while let Some(base) = work.pop() {
        if seen.contains(&base) {
            continue;
        }
        seen.push(base);
        let mut trial = deduced.clone();
        if of_class(sema, &mut trial, template, args, base).is_ok() {
            found.push((base, trial));
            // A base of a base that matched is not looked at ([temp.deduct.call]/4.3).
            continue;
        }
        work.extend(sema.program.classes[base].bases.iter().map(|base| base.class));
    }
    // CWG2303: nor when it is another base, too.
    let is_base_of_other = |&(class, _): &(ClassId, Deduced)| {
        let mut others = found.iter().filter(|(other, _)| *other != class);
        others.any(|&(other, _)| conv::is_same_or_derived(sema, other, class))
    };
    let mut nearest = found.iter().filter(|base| !is_base_of_other(base));
    let chosen = nearest.next()?.1.clone();
    if nearest.any(|(_, other)| other.args != chosen.args) {
        return None;
    }
    *deduced = chosen;
    Some(Ok(()))
}

/// Argument lists with their packs spread out.
fn flatten(args: &[TemplateArg], into: &mut Vec<TemplateArg>) {
    for arg in args {
        match arg {
            TemplateArg::Pack(inner) => flatten(inner, into),
            other => into.push(other.clone()),
        }
    }
}

/// Template-argument lists and parameter-type lists ([temp.deduct.type]/9, /10).
pub fn list(sema: &mut Sema, deduced: &mut Deduced, p: &[TemplateArg], a: &[TemplateArg]) -> Result {
    let (mut ps, mut rest) = (Vec::new(), Vec::new());
    flatten(p, &mut ps);
    flatten(a, &mut rest);
    // A pack expansion that is not last makes the whole list a non-deduced context.
    let n = ps.len();
    if ps.iter().take(n.saturating_sub(1)).any(|arg| is_expansion(sema, arg)) {
        return Ok(());
    }
    for (i, p) in ps.iter().enumerate() {
        if is_expansion(sema, p) {
            return expansion(sema, deduced, p, &rest[i.min(rest.len())..]);
        }
        match rest.get(i) {
            None => return Err(Failure::Args),
            Some(a) if is_expansion(sema, a) => return Err(Failure::Args),
            Some(a) => arg(sema, deduced, p, a)?,
        }
    }
    if rest.len() > n { Err(Failure::Args) } else { Ok(()) }
}

/// Whether an element of an argument list is a pack expansion.
pub fn is_expansion(sema: &Sema, arg: &TemplateArg) -> bool {
    match arg {
        TemplateArg::Type(ty) => matches!(sema.program.types.kind(*ty), TyKind::PackExpansion(_)),
        TemplateArg::ParamValue { is_pack, .. } | TemplateArg::ParamTemplate { is_pack, .. } => *is_pack,
        _ => false,
    }
}

/// P is an expansion: its pattern against each remaining A ([temp.deduct.type]/9).
fn expansion(sema: &mut Sema, deduced: &mut Deduced, p: &TemplateArg, rest: &[TemplateArg]) -> Result {
    let mut packs = Vec::new();
    let pattern = match p {
        TemplateArg::Type(ty) => match *sema.program.types.kind(*ty) {
            TyKind::PackExpansion(pattern) => {
                packs_in(sema, deduced.depth, pattern, &mut packs);
                TemplateArg::Type(pattern)
            }
            _ => p.clone(),
        },
        TemplateArg::ParamValue { depth, index, ty, .. } => {
            packs.push(*index);
            TemplateArg::ParamValue { depth: *depth, index: *index, is_pack: false, ty: *ty }
        }
        TemplateArg::ParamTemplate { depth, index, .. } => {
            packs.push(*index);
            TemplateArg::ParamTemplate { depth: *depth, index: *index, is_pack: false }
        }
        _ => p.clone(),
    };
    pack_elements(sema, deduced, &packs, rest.len(), |sema, deduced, i| arg(sema, deduced, &pattern, &rest[i]))
}

/// Deduces one element after the other; the packs' arguments are what was deduced for each.
pub fn pack_elements(
    sema: &mut Sema,
    deduced: &mut Deduced,
    packs: &[u16],
    n: usize,
    mut element: impl FnMut(&mut Sema, &mut Deduced, usize) -> Result,
) -> Result {
    let outer: Vec<Option<TemplateArg>> = packs.iter().map(|&i| deduced.args[usize::from(i)].take()).collect();
    let mut collected: Vec<Vec<Option<TemplateArg>>> = vec![Vec::new(); packs.len()];
    let mut result = Ok(());
    for i in 0..n {
        for &pack in packs {
            let explicit = deduced.prefix[usize::from(pack)].as_ref().and_then(|prefix| prefix.get(i).cloned());
            deduced.args[usize::from(pack)] = explicit;
        }
        let is_explicit = packs.iter().all(|&pack| deduced.args[usize::from(pack)].is_some());
        let explicit: Vec<Option<TemplateArg>> =
            packs.iter().map(|&pack| deduced.args[usize::from(pack)].clone()).collect();
        result = element(sema, deduced, i);
        if is_explicit && result.is_err() {
            // What is given explicitly is not deduced: the argument is converted to it ([temp.arg.explicit]/7).
            for (&pack, explicit) in packs.iter().zip(explicit) {
                deduced.args[usize::from(pack)] = explicit;
            }
            result = Ok(());
        }
        for (slot, &pack) in collected.iter_mut().zip(packs) {
            slot.push(deduced.args[usize::from(pack)].take());
        }
        if result.is_err() {
            break;
        }
    }
    for (((&pack, outer), elements), index) in packs.iter().zip(outer).zip(collected).zip(0..) {
        let _: i32 = index;
        deduced.args[usize::from(pack)] = outer;
        // A pack whose elements are not all deduced here is deduced elsewhere, or not at all.
        let all: Option<Vec<TemplateArg>> = elements.into_iter().collect();
        let Some(all) = all else { continue };
        let n_explicit = deduced.prefix[usize::from(pack)].as_ref().map_or(0, |prefix| prefix.len());
        if result.is_ok() && all.len() >= n_explicit {
            result = deduced.learn(sema, pack, TemplateArg::Pack(all.into()));
        } else if result.is_ok() {
            result = Err(Failure::TooFewArgs);
        }
    }
    result
}

/// The packs of this depth that a type mentions outside of nested expansions.
pub fn packs_in(sema: &Sema, depth: u16, ty: Ty, packs: &mut Vec<u16>) {
    let mut add = |index: u16| {
        if !packs.contains(&index) {
            packs.push(index);
        }
    };
    match sema.program.types.kind(ty) {
        TyKind::TemplateParam { depth: d, index, is_pack: true } if *d == depth => add(*index),
        TyKind::Complex(to)
        | TyKind::Vector(to, _)
        | TyKind::Pointer(to)
        | TyKind::LValueRef(to)
        | TyKind::RValueRef(to) => packs_in(sema, depth, *to, packs),
        TyKind::Array(to, len) => {
            if let ArrayLen::Dependent(expr) = len
                && let Some(param) = dependent::bound_parameter(sema, *expr)
                && param.is_pack
                && param.depth == depth
            {
                add(param.index);
            }
            packs_in(sema, depth, *to, packs);
        }
        TyKind::MemberPtr { class, pointee } => {
            packs_in(sema, depth, *class, packs);
            packs_in(sema, depth, *pointee, packs);
        }
        TyKind::Function(function) => {
            packs_in(sema, depth, function.ret, packs);
            for &param in function.params.iter() {
                packs_in(sema, depth, param, packs);
            }
        }
        TyKind::DependentSpecialization { template, args } => {
            if let DependentTemplate::Param { depth: d, index, is_pack: true } = template
                && *d == depth
            {
                add(*index);
            }
            packs_in_args(sema, depth, args, packs);
        }
        TyKind::DependentName { qualifier, args, .. } => {
            packs_in(sema, depth, *qualifier, packs);
            packs_in_args(sema, depth, args.as_deref().unwrap_or_default(), packs);
        }
        _ => {}
    }
}

fn packs_in_args(sema: &Sema, depth: u16, args: &[TemplateArg], packs: &mut Vec<u16>) {
    for arg in args {
        match arg {
            TemplateArg::Type(ty) => packs_in(sema, depth, *ty, packs),
            // In a list it is an expansion itself; as a pattern's argument it is not marked as one.
            TemplateArg::ParamValue { depth: d, index, is_pack: true, .. }
            | TemplateArg::ParamTemplate { depth: d, index, is_pack: true }
                if *d == depth && !packs.contains(index) =>
            {
                packs.push(*index);
            }
            TemplateArg::Pack(inner) => packs_in_args(sema, depth, inner, packs),
            _ => {}
        }
    }
}

/// One template argument against another.
fn arg(sema: &mut Sema, deduced: &mut Deduced, p: &TemplateArg, a: &TemplateArg) -> Result {
    match (p, a) {
        (TemplateArg::Type(p), TemplateArg::Type(a)) => types(sema, deduced, *p, *a, Slack::NONE),
        (TemplateArg::ParamValue { depth, index, ty, .. }, a) if *depth == deduced.depth => {
            value_parameter(sema, deduced, *index, *ty, a)
        }
        (TemplateArg::DependentValue(..), _) => Ok(()),
        (
            TemplateArg::ParamTemplate { depth, index, .. },
            TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. },
        ) if *depth == deduced.depth => deduced.learn(sema, *index, a.clone()),
        (TemplateArg::Template(p), TemplateArg::Template(a)) if primary(sema, *p) == primary(sema, *a) => Ok(()),
        (p, a) if is_same_arg(p, a) => Ok(()),
        _ => Err(Failure::Args),
    }
}

/// P is a non-type parameter; its type may mention parameters too ([temp.deduct.type]/14).
fn value_parameter(sema: &mut Sema, deduced: &mut Deduced, index: u16, ty: Ty, a: &TemplateArg) -> Result {
    let a_ty = match a {
        TemplateArg::Value(ty, _) | TemplateArg::DependentValue(ty, _) | TemplateArg::ParamValue { ty, .. } => *ty,
        _ => return Err(Failure::Args),
    };
    if dependent::is_dependent(sema, ty) && !dependent::is_dependent(sema, a_ty) {
        types(sema, deduced, ty, a_ty, Slack::NONE)?;
    }
    if !fits_placeholder(sema, ty, a_ty) {
        return Err(Failure::Mismatch { param: ty, arg: a_ty });
    }
    deduced.learn(sema, index, a.clone())
}

/// [temp.arg.nontype]/1: whether a parameter declared with a placeholder, such as `auto *`, may have a value of this type;
/// any other may.
fn fits_placeholder(sema: &Sema, p: Ty, a: Ty) -> bool {
    if !crate::sema::ty::has_auto(sema, p) {
        return true;
    }
    match (sema.program.types.kind(p), sema.program.types.kind(a)) {
        (TyKind::Auto { .. } | TyKind::DeducedClass(_), _) => true,
        (TyKind::Pointer(p), TyKind::Pointer(a))
        | (TyKind::LValueRef(p), TyKind::LValueRef(a))
        | (TyKind::Array(p, _), TyKind::Array(a, _))
        | (TyKind::MemberPtr { pointee: p, .. }, TyKind::MemberPtr { pointee: a, .. }) => {
            fits_placeholder(sema, *p, *a)
        }
        (TyKind::Function(p), TyKind::Function(a)) => fits_placeholder(sema, p.ret, a.ret),
        (_, TyKind::TemplateParam { .. } | TyKind::DependentName { .. } | TyKind::DependentExpr(..)) => true,
        _ => false,
    }
}

/// [temp.deduct.type]/13: what is not deduced otherwise follows from the types of the values that were deduced for
/// non-type parameters with dependent types; that of an array bound is `std::size_t` (/14).
pub fn from_values(sema: &mut Sema, template: TemplateId, deduced: &mut Deduced) {
    let params = sema.program.templates[template].params.clone();
    let lacks = params.iter().zip(&deduced.args).any(|(param, arg)| arg.is_none() && !is_value(param));
    let is_known = |(param, arg): (&TemplateParam, &Option<TemplateArg>)| {
        is_value(param) && matches!(arg, Some(TemplateArg::Value(..)))
    };
    if !lacks || !params.iter().zip(&deduced.args).any(is_known) {
        return;
    }
    let order = Some(sema.program.templates[template].order);
    for (i, param) in params.iter().enumerate().filter(|(_, param)| is_value(param)) {
        let Some(TemplateArg::Value(ty, _)) = deduced.args[i] else { continue };
        let (p, _) = sema.trap(|sema| {
            let scope = params::enter(sema, template, None);
            params::at(sema, scope, order, |sema| params::value_type(sema, scope, param))
        });
        let mut trial = deduced.clone();
        if dependent::is_dependent(sema, p) && types(sema, &mut trial, p, ty, Slack::NONE).is_ok() {
            *deduced = trial;
        }
    }
}

fn is_value(param: &TemplateParam) -> bool {
    matches!(param.kind, TemplateParamKind::NonType { .. })
}

/// The type with `quals` taken away, arrays included.
pub fn without_quals(sema: &mut Sema, ty: Ty, quals: Quals) -> Ty {
    let has = sema.program.types.quals(ty);
    sema.program.types.with_quals(ty, has.minus(quals))
}
