//! Overload resolution ([over.match]): candidates are gathered by whoever calls, made viable or rejected with a
//! reason (`viable`), compared (`best`), and the winner is called (`call`). Candidates that lost keep why, for the
//! notes of an error (`explain`).

pub mod address_of;
pub mod best;
pub mod builtin;
pub mod call;
pub mod explain;
pub mod format;
pub mod operators;
pub mod viable;

#[cfg(test)]
mod tests;

use crate::hir::{ExprId, FuncId, TemplateId, Ty};
use crate::sema::Sema;
use crate::sema::conv::{Allow, Reason, Sequence, Standard};
use crate::sema::template::deduce;
use crate::sema::template::unsatisfied::Unsatisfied;
use crate::source::Span;

pub use call::{call, call_pointer as args_to};
pub use operators::{bound, operator, wants_operator};

/// What a candidate would call.
#[derive(Debug, Clone, PartialEq)]
pub enum Callable {
    Func(FuncId),
    /// A built-in operator ([over.built]); the parameters say which.
    Builtin,
    /// A surrogate call function ([over.call.object]/2): the conversion to a pointer or reference to function.
    Surrogate {
        conversion: FuncId,
        ty: Ty,
    },
    /// A function template that deduction did not make a function of.
    Template(TemplateId),
}

/// How a candidate stands to the operator that was written ([over.match.oper]/3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rewrite {
    None,
    /// `!(a == b)`, `(a <=> b) < 0`
    Rewritten,
    /// The same with the operands exchanged.
    Reversed,
}

/// A candidate function.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub callee: Callable,
    /// Of the parameters, the implicit object's not among them.
    pub params: Vec<Ty>,
    pub is_variadic: bool,
    /// Parameters without default argument.
    pub n_required: usize,
    /// A non-static member function.
    pub takes_object: bool,
    /// A static member function: its object argument takes no part in ranking ([over.match.best]/2).
    pub ignores_object: bool,
    /// An explicit object member function: its object is its first argument ([over.match.funcs.general]/3).
    pub is_explicit_object: bool,
    /// Found by way of a using-declaration.
    pub is_using: bool,
    /// One for each argument, the object first when there is one; empty when it was rejected before.
    pub seqs: Vec<Sequence>,
    /// That of the object as ranking sees it, where it is another: a member that a using-declaration brings into a
    /// derived class is one of that class ([over.match.funcs]/4).
    pub object_rank: Option<Sequence>,
    /// For an initialisation by conversion function: from its result to the target ([over.match.best]/2.2).
    pub second: Option<Standard>,
    pub rejected: Option<Rejection>,
    pub rewrite: Rewrite,
    /// Of a template: the arguments that were written.
    pub template_args: Option<std::sync::Arc<[crate::hir::TemplateArg]>>,
    /// Which conversions its arguments may use.
    pub allow: Allow,
}

/// Why a candidate is not viable ([over.match.viable]).
#[derive(Debug, Clone, PartialEq)]
pub enum Rejection {
    TooMany {
        n_args: usize,
    },
    TooFew {
        n_args: usize,
    },
    /// The n-th argument, from 0, does not convert.
    Arg {
        index: usize,
        arg: ExprId,
        reason: Reason,
    },
    /// The object does not convert.
    Object {
        arg: ExprId,
        reason: Reason,
    },
    /// What it yields does not convert to what is wanted.
    Result,
    /// Its constraints are not satisfied.
    Constraint(Box<Unsatisfied>),
    /// A template, where a function that is none takes the arguments as they are.
    Outranked,
    /// A template whose arguments cannot be deduced.
    Template(TemplateId, deduce::Failure),
    /// The first error of a substitution that fails.
    Substitution(String),
}

/// The result of a resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Best(usize),
    /// Several viable candidates, none of them best.
    Ambiguous(Vec<usize>),
    None,
}

impl Candidate {
    /// A function as candidate.
    pub fn function(sema: &Sema, func: FuncId, allow: Allow) -> Candidate {
        let info = &sema.program.funcs[func];
        let is_constructor = matches!(info.name, crate::hir::FuncName::Constructor);
        let is_member = info.class.is_some() && !is_constructor;
        let function = sema.program.types.as_function(info.ty);
        let params: Vec<Ty> = function.map(|f| f.params.to_vec()).unwrap_or_default();
        let mut n_required = params.len();
        while n_required > 0
            && info.params.get(n_required - 1).is_some_and(|p| p.default != crate::hir::DefaultArg::None)
        {
            n_required -= 1;
        }
        Candidate {
            callee: Callable::Func(func),
            params,
            is_variadic: function.is_some_and(|f| f.is_variadic),
            n_required,
            takes_object: is_member && !info.is_static,
            ignores_object: is_member && info.is_static && !info.is_explicit_object,
            is_explicit_object: info.is_explicit_object,
            is_using: false,
            seqs: Vec::new(),
            object_rank: None,
            second: None,
            rejected: None,
            rewrite: Rewrite::None,
            template_args: None,
            allow,
        }
    }

    /// A template: the check of the arguments makes a function of it.
    pub fn template(template: TemplateId, allow: Allow) -> Candidate {
        let mut candidate = Candidate::builtin(Vec::new());
        candidate.callee = Callable::Template(template);
        candidate.allow = allow;
        candidate
    }

    /// A built-in operator for operands of these types.
    pub fn builtin(params: Vec<Ty>) -> Candidate {
        Candidate {
            callee: Callable::Builtin,
            n_required: params.len(),
            params,
            is_variadic: false,
            takes_object: false,
            ignores_object: false,
            is_explicit_object: false,
            is_using: false,
            seqs: Vec::new(),
            object_rank: None,
            second: None,
            rejected: None,
            rewrite: Rewrite::None,
            template_args: None,
            allow: Allow::ALL,
        }
    }

    /// The function, when it is one.
    pub fn func(&self) -> Option<FuncId> {
        match self.callee {
            Callable::Func(func) => Some(func),
            Callable::Surrogate { conversion, .. } => Some(conversion),
            Callable::Builtin | Callable::Template(_) => None,
        }
    }

    /// Makes it not viable.
    pub fn reject(&mut self, why: Rejection) {
        self.rejected.get_or_insert(why);
    }
}

/// The function of the overload set `set` that has type `to` ([over.over]); reports when there is none or several.
pub fn address_of(sema: &mut Sema, set: ExprId, to: Ty) -> Option<FuncId> {
    match address_of::choose(sema, set, to) {
        address_of::Choice::One(func) => Some(func),
        address_of::Choice::None => {
            report_address(sema, set, to, false);
            None
        }
        address_of::Choice::Ambiguous => {
            report_address(sema, set, to, true);
            None
        }
    }
}

fn report_address(sema: &mut Sema, set: ExprId, to: Ty, is_ambiguous: bool) {
    let reason = Reason::Overloaded { is_ambiguous };
    crate::sema::conv::report_bad(sema, set, to, &reason, crate::sema::conv::Context::Operand);
}

/// Gathers a set's functions as candidates; equal functions (found twice) once.
pub fn candidates_of(sema: &Sema, found: &[crate::hir::Entry], allow: Allow) -> Vec<Candidate> {
    let mut result: Vec<Candidate> = Vec::new();
    for entry in found {
        let mut candidate = match entry.named {
            crate::hir::Named::Func(func) => Candidate::function(sema, func, allow),
            crate::hir::Named::Template(template)
                if sema.program.templates[template].kind == crate::hir::TemplateKind::Function =>
            {
                Candidate::template(template, allow)
            }
            _ => continue,
        };
        candidate.is_using = entry.is_using;
        if !result.iter().any(|other| other.callee == candidate.callee) {
            result.push(candidate);
        }
    }
    result
}

/// Checks all candidates against the arguments and finds the best ([over.match.viable], [over.match.best]).
pub fn resolve(sema: &mut Sema, candidates: &mut [Candidate], object: Option<ExprId>, args: &[ExprId]) -> Outcome {
    viable::check_all(sema, candidates, object, args);
    best::best(sema, candidates)
}

/// Where a callee is, for messages.
pub fn span_of(sema: &Sema, expr: ExprId) -> Span {
    sema.program.exprs[expr].span
}
