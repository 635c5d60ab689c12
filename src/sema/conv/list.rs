//! List-initialisation sequences ([over.ics.list]): what a braced list does as an argument.

use crate::hir::{self, ArrayLen, ClassId, Completeness, ExprId, ExprKind, Named, Ty, TyKind};
use crate::sema::conv::{self, Allow, BasePath, Rank, Reason, Sequence, Standard, User, base_path, reference, user};
use crate::sema::overload::{self, Candidate, Outcome};
use crate::sema::{Sema, init, template};

/// The sequence of a braced list to `to`.
pub fn sequence(sema: &mut Sema, list: ExprId, to: Ty, allow: Allow) -> Sequence {
    let elems = elements(sema, list);
    let is_designated = matches!(&sema.program.exprs[list].kind,
        ExprKind::InitList(elems) if elems.iter().any(|e| !e.designators.is_empty()));
    if sema.program.types.is_ref(to) {
        return to_reference(sema, list, &elems, to, is_designated, allow);
    }
    let to = sema.program.types.unqualified(to);
    match sema.program.types.kind(to).clone() {
        TyKind::Class(class) => to_class(sema, list, &elems, to, class, is_designated, allow),
        _ if is_designated && !matches!(sema.program.types.kind(to), TyKind::Array(..)) => Sequence::Bad(Reason::List),
        TyKind::Array(element, len) => to_array(sema, &elems, to, element, len),
        TyKind::Vector(element, len) => {
            if elems.len() > len as usize {
                return Sequence::Bad(Reason::ListTooLong { n_elems: elems.len(), n_wanted: len as usize });
            }
            worst(sema, &elems, element, to)
        }
        TyKind::Complex(part) if elems.len() == 2 => worst(sema, &elems, part, to),
        // /10: a scalar.
        _ => match elems[..] {
            [] => Sequence::identity(to, to),
            [only] if !is_list(sema, only) => conv::sequence_with(sema, only, to, allow),
            [_] => Sequence::Bad(Reason::List),
            _ => Sequence::Bad(Reason::ListTooLong { n_elems: elems.len(), n_wanted: 1 }),
        },
    }
}

/// The elements of a list node.
pub fn elements(sema: &Sema, list: ExprId) -> Vec<ExprId> {
    match &sema.program.exprs[list].kind {
        ExprKind::InitList(elems) => elems.iter().map(|elem| elem.value).collect(),
        _ => Vec::new(),
    }
}

pub fn is_list(sema: &Sema, expr: ExprId) -> bool {
    matches!(sema.program.exprs[expr].kind, ExprKind::InitList(_))
}

/// /9: as by a temporary, or directly for one element that the reference can bind to.
fn to_reference(
    sema: &mut Sema,
    list: ExprId,
    elems: &[ExprId],
    to: Ty,
    is_designated: bool,
    allow: Allow,
) -> Sequence {
    let t1 = sema.program.types.non_ref(to);
    let is_rvalue_ref = matches!(sema.program.types.kind(to), TyKind::RValueRef(_));
    // [dcl.init.list]/3.9: a list of one element that is reference-related initialises from the element.
    if let [only] = *elems
        && !is_designated
        && !is_list(sema, only)
        && sema.ty(only) != Ty::OVERLOADED
        && reference::related(sema, t1, sema.ty(only))
    {
        return reference::sequence(sema, only, to, allow);
    }
    let quals = sema.program.types.quals(t1);
    if !is_rvalue_ref && (!quals.is_const() || quals.is_volatile()) {
        return Sequence::Bad(Reason::NeedsLvalue);
    }
    let plain = sema.program.types.unqualified(t1);
    let found = sequence(sema, list, plain, allow);
    reference::with_temporary(found, to, is_rvalue_ref)
}

/// /2 to /8.
fn to_class(
    sema: &mut Sema,
    list: ExprId,
    elems: &[ExprId],
    to: Ty,
    class: ClassId,
    is_designated: bool,
    allow: Allow,
) -> Sequence {
    let at = sema.program.exprs[list].span;
    if sema.program.classes[class].completeness != Completeness::Complete
        && !crate::sema::template::class::complete(sema, to, at)
    {
        return Sequence::Bad(Reason::Incomplete(to));
    }
    let is_aggregate = sema.program.classes[class].traits.is_aggregate;
    let aggregate = |from: Ty| {
        Sequence::User(Box::new(User {
            before: Standard::identity(from, from),
            func: None,
            after: Standard::identity(to, to),
            result: to,
            is_list: true,
            initializer_list: None,
        }))
    };
    let list_ty = sema.ty(list);
    // /2: a designated list serves aggregates only.
    if is_designated {
        let fits = is_aggregate && init::aggregate::can_initialize(sema, class, list);
        return if fits { aggregate(list_ty) } else { Sequence::Bad(Reason::List) };
    }
    // /4: a class other than std::initializer_list from one element of its own type or of a derived class.
    let element = init::initializer_list_element(sema, to);
    if let ([only], None) = (elems, element)
        && let Some(from) = sema.program.types.as_class(sema.ty(*only))
        && (from == class || matches!(base_path(sema, from, class), BasePath::Path(_)))
    {
        return conv::sequence_with(sema, *only, to, allow);
    }
    // /5: std::initializer_list<X>: the worst of its elements' conversions.
    if let Some(element) = element {
        return match worst(sema, elems, element, to) {
            Sequence::Standard(mut standard) => {
                standard.initializer_list = Some(element);
                Sequence::Standard(standard)
            }
            Sequence::User(mut user) => {
                user.initializer_list = Some(element);
                Sequence::User(user)
            }
            other => other,
        };
    }
    // /8: an aggregate.
    if is_aggregate {
        let fits = init::aggregate::can_initialize(sema, class, list);
        return if fits { aggregate(list_ty) } else { Sequence::Bad(Reason::List) };
    }
    // /7: constructors.
    if !allow.user {
        return Sequence::Bad(Reason::None);
    }
    by_constructor(sema, elems, class, to, list_ty)
}

/// [over.match.list]: initializer-list constructors first, then all with the elements as arguments.
fn by_constructor(sema: &mut Sema, elems: &[ExprId], class: ClassId, to: Ty, list_ty: Ty) -> Sequence {
    match init::class::list_constructor(sema, class, elems, false) {
        init::class::Chosen::One { func, .. } => Sequence::User(Box::new(User {
            before: Standard::identity(list_ty, list_ty),
            func: Some(func),
            after: Standard::identity(to, to),
            result: to,
            is_list: true,
            initializer_list: None,
        })),
        init::class::Chosen::Ambiguous(funcs) => Sequence::Ambiguous(funcs),
        init::class::Chosen::None(_) => Sequence::Bad(Reason::List),
    }
}

/// /6: an array (for a reference to an array), the worst conversion of its elements.
fn to_array(sema: &mut Sema, elems: &[ExprId], to: Ty, element: Ty, len: ArrayLen) -> Sequence {
    // /3: a character array from a string literal.
    if let [only] = *elems
        && init::string::fits(sema, only, element)
    {
        return Sequence::identity(sema.ty(only), to);
    }
    if let ArrayLen::Known(n) = len
        && elems.len() as u64 > n
    {
        return Sequence::Bad(Reason::ListTooLong { n_elems: elems.len(), n_wanted: n as usize });
    }
    let n = match len {
        ArrayLen::Known(n) => n,
        ArrayLen::Unknown | ArrayLen::Dependent(_) | ArrayLen::Variable => elems.len() as u64,
    };
    match worst(sema, elems, element, to) {
        Sequence::Standard(standard) => Sequence::Standard(Standard { list_array: Some((element, n)), ..standard }),
        other => other,
    }
}

/// The worst conversion of the elements to `element`, as a conversion to `to`; identity without elements.
fn worst(sema: &mut Sema, elems: &[ExprId], element: Ty, to: Ty) -> Sequence {
    let mut worst = Sequence::identity(to, to);
    for &elem in elems {
        let seq = conv::sequence(sema, elem, element);
        if seq.is_bad() {
            return seq;
        }
        if badness(&seq) > badness(&worst) {
            worst = seq;
        }
    }
    worst
}

fn badness(seq: &Sequence) -> u8 {
    match seq {
        Sequence::Standard(standard) => match standard.rank {
            Rank::Exact if standard.is_identity() => 0,
            Rank::Exact => 1,
            Rank::Promotion => 2,
            Rank::Conversion => 3,
        },
        Sequence::User(_) | Sequence::Ambiguous(_) => 4,
        Sequence::Ellipsis => 5,
        Sequence::Bad(_) => 6,
    }
}

/// Which constructors are candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that are not explicit: in copy-initialisation from the class itself ([over.match.ctor]/1).
    Converting,
    /// Initializer-list constructors ([over.match.list]/1.1).
    Lists,
}

/// The candidates of a class's constructors with `args`, checked.
pub fn constructor_candidates(
    sema: &mut Sema,
    class: ClassId,
    args: &[ExprId],
    which: Which,
    allow: Allow,
) -> (Vec<Candidate>, Outcome) {
    let mut candidates = Vec::new();
    for entry in user::constructors(sema, class) {
        match entry.named {
            Named::Func(func) => {
                let is_wanted = match which {
                    Which::Lists => init::class::initializer_list_param(sema, func).is_some(),
                    Which::Converting => !sema.program.funcs[func].is_explicit,
                    Which::All => true,
                };
                if !is_wanted {
                    continue;
                }
                let allow = if copies_list(sema, class, func, args) { Allow::STANDARD } else { allow };
                candidates.push(Candidate::function(sema, func, allow));
            }
            Named::Template(template)
                if which != Which::Lists || template::call::is_list_constructor(sema, template) =>
            {
                candidates.push(Candidate::template(template, allow));
            }
            _ => {}
        }
    }
    overload::viable::check_all(sema, &mut candidates, None, args);
    user::exclude_copies_of_bases(sema, class, &mut candidates, args.len());
    // An explicit constructor template is known as such only now.
    if which == Which::Converting {
        candidates.retain(|candidate| !candidate.func().is_some_and(|func| sema.program.funcs[func].is_explicit));
    }
    let outcome = overload::best::best(sema, &candidates);
    (candidates, outcome)
}

/// [over.best.ics]/4: no user-defined conversion of a nested list, the only element, to a constructor's first parameter
/// of the class itself.
fn copies_list(sema: &Sema, class: ClassId, func: hir::FuncId, args: &[ExprId]) -> bool {
    let [only] = *args else { return false };
    let function = sema.program.types.as_function(sema.program.funcs[func].ty);
    let first = function.and_then(|function| function.params.first().copied());
    let is_own = first.is_some_and(|ty| sema.program.types.as_class(sema.program.types.non_ref(ty)) == Some(class));
    is_own && is_list(sema, only) && !elements(sema, only).is_empty()
}

/// Whether an entry of a list is written with designators.
pub fn has_designators(elem: &hir::ListElem) -> bool {
    !elem.designators.is_empty()
}
