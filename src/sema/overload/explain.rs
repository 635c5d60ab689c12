//! Notes on candidates: the declaration of each, and why it was not chosen.

use crate::diag::Diagnostic;
use crate::hir::{ExprId, FuncId, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::conv::{self, Reason};
use crate::sema::overload::{Callable, Candidate, Rejection, Rewrite};

/// How many candidates are shown before the rest is counted only.
const SHOWN: usize = 8;

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
    let shown: Vec<&Candidate> = match which {
        Some(which) => which.iter().map(|&i| &candidates[i]).collect(),
        None => candidates.iter().collect(),
    };
    let n = shown.len();
    for candidate in shown.into_iter().take(SHOWN) {
        diagnostic = note(sema, diagnostic, candidate);
    }
    if n > SHOWN {
        diagnostic = diagnostic.note(format!("and {} more candidates", n - SHOWN));
    }
    diagnostic
}

fn note(sema: &Sema, diagnostic: Diagnostic, candidate: &Candidate) -> Diagnostic {
    let reason = candidate.rejected.as_ref().map(|why| format!(": {}", rejection(sema, candidate, why)));
    let reason = reason.unwrap_or_default();
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
        Rejection::Constraint => "its constraints are not satisfied".to_string(),
        Rejection::Template(why) => why.clone(),
    }
}

/// Why an argument does not convert to a parameter.
fn conversion(sema: &Sema, arg: ExprId, to: Ty, reason: &Reason) -> String {
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
