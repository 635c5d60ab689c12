//! Viable functions ([over.match.viable]): enough parameters, satisfied constraints, and a conversion for each
//! argument. A candidate that is not viable is told why.

use crate::hir::ExprId;
use crate::sema::conv::{self, Binding, LvalueStep, Sequence, Standard, User, reference};
use crate::sema::overload::{Callable, Candidate, Rejection};
use crate::sema::template::constraint;
use crate::sema::template::unsatisfied::Unsatisfied;
use crate::sema::template::{self, deduce::Failure};
use crate::sema::{Sema, lookup};

/// Finds the candidate's conversion sequences for `object` (the implicit object argument) and `args`, or rejects it.
pub fn check(sema: &mut Sema, candidate: &mut Candidate, object: Option<ExprId>, args: &[ExprId]) {
    if candidate.rejected.is_some() {
        return;
    }
    if let Callable::Template(template) = candidate.callee {
        candidate.is_explicit_object = template::function::has_explicit_object(sema, template);
    }
    let (object, with_object) = object_or_first(candidate, object, args);
    let args = with_object.as_deref().unwrap_or(args);
    if let Callable::Template(template) = candidate.callee {
        deduce(sema, candidate, template, args);
        if candidate.rejected.is_some() {
            return;
        }
    }
    // /2: the number of arguments.
    if args.len() > candidate.params.len() && !candidate.is_variadic {
        return candidate.reject(Rejection::TooMany { n_args: args.len() });
    }
    if args.len() < candidate.n_required {
        return candidate.reject(Rejection::TooFew { n_args: args.len() });
    }
    // /3: associated constraints.
    if let Err(why) = constraints(sema, candidate) {
        return candidate.reject(Rejection::Constraint(Box::new(why)));
    }
    // /4: a conversion for every argument.
    let mut seqs = Vec::with_capacity(args.len() + 1);
    // Without an object, the first sequence is that of the first argument.
    candidate.ignores_object &= object.is_some();
    if let Some(object) = object {
        match object_argument(sema, candidate, object) {
            Sequence::Bad(reason) => return candidate.reject(Rejection::Object { arg: object, reason }),
            seq => seqs.push(seq),
        }
        candidate.object_rank = as_used(sema, candidate, object);
    }
    for (index, &arg) in args.iter().enumerate() {
        let seq = match candidate.params.get(index) {
            Some(&param) => conv::sequence_with(sema, arg, param, candidate.allow),
            None => Sequence::Ellipsis,
        };
        match seq {
            Sequence::Bad(reason) => return candidate.reject(Rejection::Arg { index, arg, reason }),
            seq => seqs.push(seq),
        }
    }
    candidate.seqs = seqs;
}

/// The object of an explicit object member function is its first argument; the arguments with it, if it is.
fn object_or_first(
    candidate: &Candidate,
    object: Option<ExprId>,
    args: &[ExprId],
) -> (Option<ExprId>, Option<Vec<ExprId>>) {
    match object {
        Some(first) if candidate.is_explicit_object => {
            (None, Some(std::iter::once(first).chain(args.iter().copied()).collect()))
        }
        _ => (object, None),
    }
}

/// As [`check`], of all candidates.
pub fn check_all(sema: &mut Sema, candidates: &mut [Candidate], object: Option<ExprId>, args: &[ExprId]) {
    let is_template = |candidate: &Candidate| matches!(candidate.callee, Callable::Template(_));
    for candidate in candidates.iter_mut().filter(|candidate| !is_template(candidate)) {
        check(sema, candidate, object, args);
    }
    // A list becomes a `std::initializer_list` rather than anything else ([over.ics.rank]/3.1).
    let has_list = args.iter().any(|&arg| conv::list::is_list(sema, arg));
    let has_perfect = !has_list && candidates.iter().any(|candidate| is_perfect(sema, candidate));
    for candidate in candidates.iter_mut().filter(|candidate| is_template(candidate)) {
        match has_perfect {
            true => candidate.reject(Rejection::Outranked),
            false => check(sema, candidate, object, args),
        }
    }
}

/// Whether no conversion of a template's function could be better than those of a function that is no template, so that it
/// is better than all of them ([over.match.best]/2.4). Templates are then not even instantiated, as in GCC and Clang:
/// their constraints may depend on the very class whose copy constructor is chosen.
fn is_perfect(sema: &Sema, candidate: &Candidate) -> bool {
    let Callable::Func(func) = candidate.callee else { return false };
    let data = &sema.program.funcs[func];
    candidate.rejected.is_none()
        && candidate.second.is_none()
        && data.specialization.is_none()
        && !(data.is_deleted && data.is_defaulted)
        && candidate.seqs.iter().all(|seq| match seq {
            Sequence::Standard(standard) => {
                let is_same_binding = |binding: &Binding| binding.is_rvalue_ref == binding.is_to_rvalue;
                standard.is_identity()
                    && standard.initializer_list.is_none()
                    && standard.list_array.is_none()
                    && standard.chosen.is_none()
                    && matches!(standard.lvalue, LvalueStep::None | LvalueStep::LvalueToRvalue)
                    && match &standard.binding {
                        Some(binding) => standard.from == standard.to && is_same_binding(binding),
                        None => standard.from.unqual() == standard.to.unqual(),
                    }
            }
            _ => false,
        })
}

/// Makes a function of a template by deducing its arguments ([over.match.funcs]/8).
fn deduce(sema: &mut Sema, candidate: &mut Candidate, template: crate::hir::TemplateId, args: &[ExprId]) {
    let explicit = candidate.template_args.as_deref();
    match template::call::deduce(sema, template, explicit, args, candidate.allow) {
        Ok(func) => {
            let rewrite = candidate.rewrite;
            let second = candidate.second.clone();
            let is_using = candidate.is_using;
            *candidate = Candidate { rewrite, second, is_using, ..Candidate::function(sema, func, candidate.allow) };
        }
        Err(failure) => {
            candidate.reject(match failure {
                Failure::Substitution(why) => Rejection::Substitution(why),
                failure => Rejection::Template(template, failure),
            });
        }
    }
}

fn object_argument(sema: &mut Sema, candidate: &Candidate, object: ExprId) -> Sequence {
    let ty = sema.ty(object);
    match candidate.callee {
        Callable::Func(func) if candidate.takes_object => reference::object_sequence(sema, object, func),
        // The object of a surrogate call converts by its conversion function.
        Callable::Surrogate { conversion, ty: to } => match reference::object_sequence(sema, object, conversion) {
            Sequence::Standard(before) => Sequence::User(Box::new(User {
                before,
                func: Some(conversion),
                after: Standard::identity(to, to),
                result: to,
                is_list: false,
                initializer_list: None,
            })),
            other => other,
        },
        Callable::Func(_) | Callable::Builtin | Callable::Template(_) => Sequence::identity(ty, ty),
    }
}

/// See [`Candidate::object_rank`].
fn as_used(sema: &mut Sema, candidate: &Candidate, object: ExprId) -> Option<Sequence> {
    let Callable::Func(func) = candidate.callee else { return None };
    let class =
        sema.program.types.as_class(sema.ty(object)).filter(|_| candidate.is_using && candidate.takes_object)?;
    let class = lookup::using_class(sema, class, func)?;
    match reference::object_sequence_in(sema, object, func, class) {
        Sequence::Bad(_) => None,
        seq => Some(seq),
    }
}

/// [over.match.viable]/3: the trailing requires-clause of a function must hold. Those of templates were satisfied when
/// they were instantiated.
fn constraints(sema: &mut Sema, candidate: &Candidate) -> Result<(), Unsatisfied> {
    match candidate.callee {
        Callable::Func(func) => constraint::why_func(sema, func),
        _ => Ok(()),
    }
}
