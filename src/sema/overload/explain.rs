//! Notes on candidates: the declaration of each, and why it was not chosen.

use crate::diag::Diagnostic;
use crate::hir::{ExprId, FuncId, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::conv::{self, Reason};
use crate::sema::overload::{Callable, Candidate, Rejection, Rewrite};
use crate::sema::template;
use crate::sema::template::deduce::Failure;

/// How many candidates are shown before the rest is counted only: of the user's own, and of a library's.
const SHOWN: usize = 8;
const SHOWN_OF_LIBRARY: usize = 4;

/// A function as messages show it: `int f(long, const char *)`.
pub fn signature(sema: &Sema, func: FuncId) -> String {
    crate::hir::show::func_signature(&sema.program, func)
}

/// A function's name, with its scope; a closure's has none.
pub fn name(sema: &Sema, func: FuncId) -> String {
    let class = sema.program.funcs[func].class;
    if class.is_some_and(|class| sema.program.classes[class].closure.is_some()) {
        return crate::hir::show::func_name(&sema.program, func);
    }
    crate::hir::show::qualified_func_name(&sema.program, func)
}

/// Adds a note for each candidate, viable ones (`which`, when the call was ambiguous) or all.
pub fn notes(sema: &Sema, mut diagnostic: Diagnostic, candidates: &[Candidate], which: Option<&[usize]>) -> Diagnostic {
    let mut shown: Vec<&Candidate> = match which {
        Some(which) => which.iter().map(|&i| &candidates[i]).collect(),
        None => candidates.iter().collect(),
    };
    let n = shown.len();
    shown.sort_by_key(|candidate| remoteness(sema, candidate));
    let n_users = shown.iter().filter(|candidate| !remoteness(sema, candidate).0).count();
    let n_shown = if n_users == n { SHOWN } else { SHOWN_OF_LIBRARY }.max(n_users.min(SHOWN));
    for candidate in shown.into_iter().take(n_shown) {
        diagnostic = note(sema, diagnostic, candidate);
    }
    if n > n_shown {
        diagnostic = diagnostic.note(format!("{} more candidates are not shown", n - n_shown));
    }
    diagnostic
}

/// The same for an operator: the many of a library that take other types altogether are only counted.
pub fn operator_notes(sema: &Sema, diagnostic: Diagnostic, candidates: &[Candidate]) -> Diagnostic {
    let is_far = |candidate: &Candidate| {
        let reason = candidate.rejected.as_ref();
        let is_other = match reason {
            // Its parameters fit.
            Some(Rejection::Template(_, Failure::Constraint(_))) => false,
            Some(Rejection::Template(..) | Rejection::Arg { reason: Reason::None, .. }) => true,
            _ => false,
        };
        remoteness(sema, candidate).0 && is_other
    };
    let which: Vec<usize> = (0..candidates.len()).filter(|&i| !is_far(&candidates[i])).collect();
    let n_hidden = candidates.len() - which.len();
    let diagnostic = notes(sema, diagnostic, candidates, Some(&which));
    match n_hidden {
        0 => diagnostic,
        _ => diagnostic.note(format!("{} of the library for other types", counted(n_hidden, "candidate"))),
    }
}

/// How unlikely it is that a candidate was meant: one of a library rather than of the user, with another number of
/// parameters, of other types altogether.
fn remoteness(sema: &Sema, candidate: &Candidate) -> (bool, u8) {
    let span = match &candidate.callee {
        Callable::Func(func) => Some(sema.program.funcs[*func].span),
        Callable::Surrogate { conversion, .. } => Some(sema.program.funcs[*conversion].span),
        Callable::Template(template) => Some(sema.program.templates[*template].span),
        Callable::Builtin => None,
    };
    let fit = match candidate.rejected {
        Some(Rejection::TooMany { .. } | Rejection::TooFew { .. }) => 2,
        Some(Rejection::Template(..)) => 1,
        _ => 0,
    };
    (span.is_some_and(|span| !sema.is_user(span)), fit)
}

fn note(sema: &Sema, diagnostic: Diagnostic, candidate: &Candidate) -> Diagnostic {
    let reason = candidate.rejected.as_ref().map(|why| format!(": {}", rejection(sema, candidate, why)));
    let reason = reason.unwrap_or_default();
    let diagnostic = place(sema, diagnostic, candidate, &reason);
    match &candidate.rejected {
        Some(Rejection::Constraint(why) | Rejection::Template(_, Failure::Constraint(why))) => why.explain(diagnostic),
        _ => diagnostic,
    }
}

/// Adds a note where a candidate is declared.
fn place(sema: &Sema, diagnostic: Diagnostic, candidate: &Candidate, reason: &str) -> Diagnostic {
    match &candidate.callee {
        Callable::Func(func) => {
            let how = match candidate.rewrite {
                Rewrite::None => "",
                Rewrite::Rewritten => " (rewritten)",
                Rewrite::Reversed => " (with operands exchanged)",
            };
            let text = format!("candidate `{}`{how}{reason}", signature(sema, *func));
            diagnostic.note_at(sema.program.funcs[*func].span, text)
        }
        Callable::Surrogate { conversion, ty } => {
            let text = format!("candidate: a call through `{}`{reason}", sema.show(*ty));
            diagnostic.note_at(sema.program.funcs[*conversion].span, text)
        }
        Callable::Builtin => {
            let params: Vec<String> = candidate.params.iter().map(|&ty| sema.show(ty)).collect();
            diagnostic.note(format!("candidate: built-in operator for ({}){reason}", params.join(", ")))
        }
        Callable::Template(template) => {
            let info = &sema.program.templates[*template];
            diagnostic.note_at(info.span, format!("candidate template `{}`{reason}", info.name))
        }
    }
}

fn rejection(sema: &Sema, candidate: &Candidate, why: &Rejection) -> String {
    match why {
        Rejection::TooMany { n_args } | Rejection::TooFew { n_args } => {
            let n_params = candidate.params.len();
            let needs = if candidate.is_variadic || candidate.n_required < n_params {
                let bound = if matches!(why, Rejection::TooFew { .. }) { candidate.n_required } else { n_params };
                let at = if matches!(why, Rejection::TooFew { .. }) { "at least" } else { "at most" };
                format!("{at} {}", counted(bound, "argument"))
            } else {
                counted(n_params, "argument")
            };
            format!("needs {needs}, has {n_args}")
        }
        Rejection::Arg { index, arg, reason } => {
            let to = candidate.params.get(*index).copied().unwrap_or(Ty::ERROR);
            format!("argument {}: {}", index + 1, conversion(sema, *arg, to, reason))
        }
        Rejection::Object { arg, reason } => {
            let quals = sema.program.types.quals(sema.ty(*arg));
            match reason {
                Reason::LosesQualifiers(_) => {
                    format!("the object is {} but the function is not", conv::quals_text(quals))
                }
                Reason::NeedsLvalue => "the object must be an lvalue".to_string(),
                Reason::NeedsRvalue => "the object must be an rvalue".to_string(),
                Reason::AmbiguousBase(derived, base) => {
                    format!("`{}` is an ambiguous base of `{}`", sema.show(*base), sema.show(*derived))
                }
                _ => "the object is of another class".to_string(),
            }
        }
        Rejection::Result => "its result does not convert".to_string(),
        Rejection::Constraint(why) => why.headline(),
        Rejection::Outranked => "another function takes the arguments as they are".to_string(),
        Rejection::Template(template, failure) => template::call::explain(sema, *template, failure),
        Rejection::Substitution(why) => format!("substitution fails: {why}"),
    }
}

/// Why an argument does not convert to a parameter.
pub fn conversion(sema: &Sema, arg: ExprId, to: Ty, reason: &Reason) -> String {
    let from = conv::describe(sema, arg);
    let to_text = sema.show(to);
    match reason {
        Reason::None | Reason::List => format!("no conversion from {from} to `{to_text}`"),
        Reason::LosesQualifiers(quals) => format!("{from} to `{to_text}` drops {}", conv::quals_text(*quals)),
        Reason::NeedsLvalue => format!("`{to_text}` needs an lvalue"),
        Reason::NeedsSameLvalue => format!("`{to_text}` does not bind to {from}"),
        Reason::NeedsRvalue => format!("`{to_text}` needs an rvalue"),
        Reason::Explicit(_) => format!("{from} converts to `{to_text}` only explicitly"),
        Reason::Incomplete(ty) => format!("`{}` is incomplete", sema.show(*ty)),
        Reason::AmbiguousBase(..) => format!("the base `{to_text}` is ambiguous"),
        Reason::VirtualBase(_, base) => format!("the base `{}` is virtual", sema.show(*base)),
        Reason::Overloaded { .. } => format!("{from} does not match `{to_text}`"),
        Reason::ListTooLong { n_elems, n_wanted } => {
            format!("{} for `{to_text}`, which takes {n_wanted}", counted(*n_elems, "element"))
        }
    }
}

/// `1 argument`, `2 arguments`.
pub fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// The types of arguments, for `(int, const char *)`.
pub fn arg_types(sema: &Sema, args: &[ExprId]) -> String {
    let shown: Vec<String> = args
        .iter()
        .map(|&arg| match sema.program.types.kind(sema.ty(arg)) {
            TyKind::Overloaded => conv::describe(sema, arg).replace('`', ""),
            _ => sema.show(sema.ty(arg)),
        })
        .collect();
    format!("({})", shown.join(", "))
}
