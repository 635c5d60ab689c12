//! The best viable function ([over.match.best]).

use crate::hir::{FuncName, Guide};
use crate::sema::Sema;
use crate::sema::conv::Sequence;
use crate::sema::conv::rank::{self, Order};
use crate::sema::overload::{Callable, Candidate, Outcome, Rewrite};
use crate::sema::template::{order, subsume};

/// The one viable candidate that is better than all other viable ones.
pub fn best(sema: &mut Sema, candidates: &[Candidate]) -> Outcome {
    let viable: Vec<usize> = (0..candidates.len()).filter(|&i| candidates[i].rejected.is_none()).collect();
    let Some(&first) = viable.first() else { return Outcome::None };
    // A knock-out finds the only one that can be best; then it must beat all others.
    let mut champion = first;
    for &i in &viable[1..] {
        if !is_better(sema, &candidates[champion], &candidates[i]) {
            champion = i;
        }
    }
    if viable.iter().all(|&i| i == champion || is_better(sema, &candidates[champion], &candidates[i])) {
        return Outcome::Best(champion);
    }
    // Those that no other beats are what the call is ambiguous between.
    let unbeaten: Vec<usize> = viable
        .iter()
        .copied()
        .filter(|&i| !viable.iter().any(|&j| j != i && is_better(sema, &candidates[j], &candidates[i])))
        .collect();
    Outcome::Ambiguous(if unbeaten.len() > 1 { unbeaten } else { viable })
}

/// P2468 as g++ 12 has it: of a comparison and the same with reversed parameters, each better for one operand (because the
/// function treats them differently, as a member that is not const does), the one as written.
fn is_own_reverse(sema: &Sema, a: &Candidate, b: &Candidate) -> bool {
    let (Some(x), Some(y)) = (a.func(), b.func()) else { return false };
    if a.rewrite == Rewrite::Reversed || b.rewrite != Rewrite::Reversed {
        return false;
    }
    let (x, y) = (&sema.program.funcs[x], &sema.program.funcs[y]);
    let params = |ty| sema.program.types.as_function(ty).map(|function| &function.params);
    x.span == y.span || x.class.is_some() == y.class.is_some() && params(x.ty) == params(y.ty)
}

/// [over.match.best]/2: whether `a` is a better candidate than `b`.
pub fn is_better(sema: &mut Sema, a: &Candidate, b: &Candidate) -> bool {
    let (mut is_better_somewhere, mut is_worse_somewhere) = (false, false);
    let n = a.seqs.len().min(b.seqs.len());
    for i in 0..n {
        if i == 0 && (a.ignores_object || b.ignores_object) && a.seqs.len() == b.seqs.len() {
            continue;
        }
        match rank::compare(sema, ranked(a, i), ranked(b, i)) {
            Order::Worse => is_worse_somewhere = true,
            Order::Better => is_better_somewhere = true,
            Order::Same => {}
        }
    }
    if is_worse_somewhere {
        return is_better_somewhere && is_own_reverse(sema, a, b);
    }
    // 2.1
    if is_better_somewhere {
        return true;
    }
    // 2.2: the conversion of the result of a conversion function.
    if let (Some(x), Some(y)) = (&a.second, &b.second) {
        match rank::compare_standard(sema, x, y) {
            Order::Better => return true,
            Order::Worse => return false,
            Order::Same => {}
        }
    }
    // 2.4: no template specialisation rather than one.
    let (template_a, template_b) = (is_specialization(sema, a), is_specialization(sema, b));
    if template_a != template_b {
        return !template_a;
    }
    // 2.5, 2.6: the more specialised template, the more constrained function.
    match more_specialized(sema, a, b) {
        Order::Better => return true,
        Order::Worse => return false,
        Order::Same => {}
    }
    // 2.6: of functions that are no templates, with the same parameters, the more constrained one.
    if let (Callable::Func(x), Callable::Func(y), false) = (&a.callee, &b.callee, template_a)
        && (sema.program.funcs[*x].requires.is_some() || sema.program.funcs[*y].requires.is_some())
        && x != y
        && a.params == b.params
    {
        if subsume::func_is_more_constrained(sema, *x, *y) {
            return true;
        }
        if subsume::func_is_more_constrained(sema, *y, *x) {
            return false;
        }
    }
    // 2.10 to 2.12: guides of class template argument deduction.
    match (guide(sema, a), guide(sema, b)) {
        (Some(x), Some(y)) if x != y => return x < y,
        _ => {}
    }
    // 2.7: a constructor of the derived class rather than one inherited from its base.
    if let (Some(x), Some(y)) = (constructor_class(sema, a), constructor_class(sema, b))
        && x != y
    {
        return crate::sema::conv::is_same_or_derived(sema, x, y);
    }
    // 2.8, 2.9: as written rather than rewritten, rewritten rather than reversed.
    if a.rewrite != b.rewrite {
        let is_plain = |c: &Candidate| c.rewrite == Rewrite::None;
        return if is_plain(a) != is_plain(b) { is_plain(a) } else { a.rewrite < b.rewrite };
    }
    false
}

/// The sequence of the argument at `index`, as ranking sees it.
fn ranked(candidate: &Candidate, index: usize) -> &Sequence {
    candidate.object_rank.as_ref().filter(|_| index == 0).unwrap_or(&candidate.seqs[index])
}

/// The rank of a candidate that is a deduction guide; the better one's is less: a written one, the copy deduction
/// candidate, that of a constructor, that of a constructor template.
fn guide(sema: &Sema, candidate: &Candidate) -> Option<u8> {
    let func = candidate.func()?;
    let (template, _) = sema.program.funcs[func].specialization.as_ref()?;
    let (_, guide) = sema.program.templates[*template].guide.as_ref()?;
    Some(match guide {
        Guide::Written => 0,
        Guide::Copy => 1,
        Guide::Constructor { is_template: false } | Guide::Default | Guide::Aggregate(_) => 2,
        Guide::Constructor { is_template: true } => 3,
    })
}

pub(super) fn is_specialization(sema: &Sema, candidate: &Candidate) -> bool {
    match candidate.callee {
        Callable::Func(func) => sema.program.funcs[func].specialization.is_some(),
        Callable::Template(_) => true,
        Callable::Builtin | Callable::Surrogate { .. } => false,
    }
}

/// [temp.func.order], and for equal signatures [temp.constr.order].
fn more_specialized(sema: &mut Sema, a: &Candidate, b: &Candidate) -> Order {
    let template = |sema: &Sema, candidate: &Candidate| match candidate.callee {
        Callable::Func(func) => sema.program.funcs[func].specialization.as_ref().map(|(template, _)| *template),
        _ => None,
    };
    let (Some(x), Some(y)) = (template(sema, a), template(sema, b)) else { return Order::Same };
    let n_args = a.seqs.len() - usize::from(a.takes_object && !a.seqs.is_empty());
    match order::functions(sema, x, y, n_args) {
        order::Specialized::More => Order::Better,
        order::Specialized::Less => Order::Worse,
        order::Specialized::Neither => Order::Same,
    }
}

fn constructor_class(sema: &Sema, candidate: &Candidate) -> Option<crate::hir::ClassId> {
    let Callable::Func(func) = candidate.callee else { return None };
    let info = &sema.program.funcs[func];
    matches!(info.name, FuncName::Constructor).then_some(info.class).flatten()
}
