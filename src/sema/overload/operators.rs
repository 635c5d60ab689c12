//! Operators in expressions ([over.match.oper]): member, non-member, rewritten and built-in candidates.

use crate::ast::{self, BinaryOp, OverloadedOperator as Op};
use crate::diag::Diagnostic;
use crate::hir::{Adl, Category, Entry, ExprId, ExprKind, FuncId, Lifetime, Named, Ty, TyKind};
use crate::sema::conv::{self, Allow, Context, reference};
use crate::sema::overload::{Callable, Candidate, Outcome, Rewrite, best, builtin, call, explain, viable};
use crate::sema::{Sema, Standard, access, expr, lookup, template};
use crate::source::Span;

/// Whether operands like these may have overloaded operators ([over.match.oper]/1): one is a class or enumeration.
pub fn wants_operator(sema: &Sema, args: &[ExprId]) -> bool {
    args.iter().any(|&arg| {
        let ty = sema.ty(arg);
        matches!(sema.program.types.kind(ty), TyKind::Class(_) | TyKind::Enum(_))
    })
}

/// Runs `apply`, which resolves an operator of the `checked` operands that are written as `operands`. In a template, when
/// none of them depends on a parameter, the operator is bound where the template is defined ([temp.nondep]).
pub fn bound<T>(
    sema: &mut Sema,
    operands: &[ast::ExprId],
    checked: &[ExprId],
    apply: impl FnOnce(&mut Sema) -> T,
) -> T {
    sema.cx.binds_operator = sema.cx.order_limit.is_some()
        && wants_operator(sema, checked)
        && !template::dependent::depend_on_template(sema, operands);
    let result = apply(sema);
    sema.cx.binds_operator = false;
    result
}

/// Resolves an operator. A postfix `++` or `--` passes a second argument, the int 0. None: the built-in operator
/// is meant, on `args`, of which operands of class type were converted to what it takes.
pub fn operator(sema: &mut Sema, op: Op, args: &mut [ExprId], span: Span) -> Option<ExprId> {
    let which = match std::mem::take(&mut sema.cx.binds_operator) {
        true => Adl::AtDefinition,
        false => Adl::AtInstantiation,
    };
    if args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) {
        return Some(sema.error_expr(span));
    }
    if !wants_operator(sema, args) {
        return None;
    }
    let has_class = args.iter().any(|&arg| sema.program.types.as_class(sema.ty(arg)).is_some());
    let mut candidates = Vec::new();
    add_candidates(sema, op, args, (Rewrite::None, which), &mut candidates);
    if sema.standard >= Standard::Cxx20 {
        add_rewritten(sema, op, args, which, &mut candidates);
    }
    if !candidates.iter().any(|c| c.rejected.is_none()) && !has_class {
        return None;
    }
    add_builtin(sema, op, args, &mut candidates);
    match best::best(sema, &candidates) {
        Outcome::Best(index) => {
            let chosen = candidates.swap_remove(index);
            call_operator(sema, op, chosen, args, span)
        }
        Outcome::Ambiguous(which) => {
            let message = format!("`operator{}` is ambiguous for `{}`", op.spelling(), explain::arg_types(sema, args));
            let diagnostic = explain::notes(sema, Diagnostic::error(span, message), &candidates, Some(&which));
            sema.report(diagnostic);
            Some(sema.error_expr(span))
        }
        // The comma, address-of and arrow have a meaning for every operand ([over.match.oper]/9), and what no
        // `operator co_await` takes may be an awaiter itself ([expr.await]/3.3).
        Outcome::None if matches!(op, Op::Comma | Op::Arrow | Op::CoAwait) || op == Op::Amp && args.len() == 1 => None,
        // Assignment of classes without any operator is member-wise, done by whoever asked.
        Outcome::None if op == Op::Equal && candidates.is_empty() => None,
        Outcome::None => {
            let types = explain::arg_types(sema, args);
            let message = format!("no `operator{}` for `{types}`", op.spelling());
            let diagnostic = explain::operator_notes(sema, Diagnostic::error(span, message), &candidates);
            sema.report(diagnostic);
            Some(sema.error_expr(span))
        }
    }
}

/// [over.match.oper]/3.1 and /3.2: the member and non-member candidates of `op`; for a reversed candidate the
/// operands are exchanged. `which` says what argument-dependent lookup sees.
fn add_candidates(
    sema: &mut Sema,
    op: Op,
    args: &[ExprId],
    (rewrite, which): (Rewrite, Adl),
    candidates: &mut Vec<Candidate>,
) {
    let symbol = lookup::operator_symbol(op);
    let is_reversed = rewrite == Rewrite::Reversed;
    let ordered: Vec<ExprId> = if is_reversed { args.iter().rev().copied().collect() } else { args.to_vec() };
    let Some(&first) = ordered.first() else { return };
    let first_ty = sema.ty(first);
    if let Some(class) = sema.program.types.as_class(first_ty) {
        // [temp.inst]/2: whether the class is complete, and has such members, affects the meaning of the program.
        let at = sema.program.exprs[first].span;
        template::class::complete(sema, first_ty, at);
        let found = lookup::member(sema, class, symbol);
        for candidate in functions(sema, &found.entries) {
            let object = first;
            let rest = ordered[1..].to_vec();
            push(sema, candidate, Some(object), &rest, rewrite, candidates);
        }
    }
    if matches!(op, Op::Equal | Op::Subscript | Op::Call | Op::Arrow) {
        return;
    }
    let mut found = non_members(sema, symbol);
    let types: Vec<Ty> = ordered.iter().map(|&arg| sema.ty(arg)).filter(|&ty| ty != Ty::OVERLOADED).collect();
    for entry in lookup::adl_of(sema, symbol, &types, which) {
        if !found.iter().any(|other| other.named == entry.named) {
            found.push(entry);
        }
    }
    let has_class = types.iter().any(|&ty| sema.program.types.as_class(ty).is_some());
    for candidate in functions(sema, &found) {
        // What parameters a template's function has, deduction says.
        let is_template = matches!(candidate.callee, Callable::Template(_));
        if !has_class && !is_template && !names_enum(sema, &candidate, &types) {
            continue;
        }
        let n_before = candidates.len();
        push(sema, candidate, None, &ordered, rewrite, candidates);
        if !has_class && is_template {
            let is_other = |candidate: &Candidate| candidate.rejected.is_none() && !names_enum(sema, candidate, &types);
            if candidates.get(n_before).is_some_and(is_other) {
                candidates.truncate(n_before);
            }
        }
    }
}

fn functions(sema: &Sema, entries: &[Entry]) -> Vec<Candidate> {
    super::candidates_of(sema, entries, Allow::ALL)
}

/// Checks a candidate and adds it; a reversed one with its sequences in the order of the operands.
fn push(
    sema: &mut Sema,
    mut candidate: Candidate,
    object: Option<ExprId>,
    args: &[ExprId],
    rewrite: Rewrite,
    candidates: &mut Vec<Candidate>,
) {
    if candidates.iter().any(|other| other.callee == candidate.callee && other.rewrite == rewrite) {
        return;
    }
    viable::check(sema, &mut candidate, object, args);
    candidate.rewrite = rewrite;
    if rewrite == Rewrite::Reversed {
        candidate.seqs.reverse();
        candidate.object_rank = None;
    }
    candidates.push(candidate);
}

/// Unqualified lookup that ignores member functions: it goes on outside the class whose member it found.
fn non_members(sema: &mut Sema, symbol: crate::base::Symbol) -> Vec<Entry> {
    let start = sema.cx.scope;
    let mut result = Vec::new();
    for _ in 0..crate::base::limits::NESTING_DEPTH {
        let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
        let is_member = found.entries.iter().any(|entry| match entry.named {
            Named::Func(func) => sema.program.funcs[func].class.is_some(),
            Named::Template(template) => {
                matches!(
                    sema.program.scopes[sema.program.templates[template].scope].kind,
                    crate::hir::ScopeKind::Class(_)
                )
            }
            _ => false,
        });
        let parent = found.scope.and_then(|scope| sema.program.scopes[scope].parent);
        match parent {
            Some(parent) if is_member => sema.cx.scope = parent,
            _ => {
                if !is_member {
                    result = found.entries;
                }
                break;
            }
        }
    }
    sema.cx.scope = start;
    result
}

/// [over.match.oper]/3.2, without an operand of class type: a parameter must have an operand's enumeration type.
fn names_enum(sema: &Sema, candidate: &Candidate, types: &[Ty]) -> bool {
    candidate.params.iter().enumerate().any(|(i, &param)| {
        let plain = sema.program.types.non_ref(param).unqual();
        sema.program.types.as_enum(plain).is_some() && types.get(i).is_some_and(|ty| ty.unqual() == plain)
    })
}

/// [over.match.oper]/3.4.
fn add_rewritten(sema: &mut Sema, op: Op, args: &[ExprId], which: Adl, candidates: &mut Vec<Candidate>) {
    if args.len() != 2 {
        return;
    }
    match op {
        Op::ExclaimEqual => {
            add_candidates(sema, Op::EqualEqual, args, (Rewrite::Rewritten, which), candidates);
            add_candidates(sema, Op::EqualEqual, args, (Rewrite::Reversed, which), candidates);
        }
        Op::EqualEqual => add_candidates(sema, Op::EqualEqual, args, (Rewrite::Reversed, which), candidates),
        Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual => {
            add_candidates(sema, Op::Spaceship, args, (Rewrite::Rewritten, which), candidates);
            add_candidates(sema, Op::Spaceship, args, (Rewrite::Reversed, which), candidates);
        }
        Op::Spaceship => add_candidates(sema, Op::Spaceship, args, (Rewrite::Reversed, which), candidates),
        _ => {}
    }
}

/// [over.match.oper]/3.3: built-in candidates, but those hidden by a non-member with the same parameter types that no
/// template made.
fn add_builtin(sema: &mut Sema, op: Op, args: &[ExprId], candidates: &mut Vec<Candidate>) {
    for mut candidate in builtin::candidates(sema, op, args) {
        let hides = |c: &Candidate| {
            c.func().is_some() && !c.takes_object && !best::is_specialization(sema, c) && c.params == candidate.params
        };
        let is_hidden = candidates.iter().any(hides);
        if !is_hidden {
            viable::check(sema, &mut candidate, None, args);
            candidates.push(candidate);
        }
    }
}

/// Calls the chosen operator function, or converts the operands for the built-in operator.
fn call_operator(sema: &mut Sema, op: Op, chosen: Candidate, args: &mut [ExprId], span: Span) -> Option<ExprId> {
    let Some(func) = chosen.func() else {
        convert_operands(sema, &chosen, args);
        return None;
    };
    let mut call_args = args.to_vec();
    let mut chosen = chosen;
    if chosen.rewrite == Rewrite::Reversed {
        call_args.reverse();
        chosen.seqs.reverse();
    }
    let value = call_function(sema, &chosen, func, call_args, span);
    if is_assignment(op)
        && let ExprKind::Call { right_first, .. } = &mut sema.program.exprs.get_mut(value).kind
    {
        *right_first = true;
    }
    if chosen.rewrite == Rewrite::None || sema.ty(value) == Ty::ERROR {
        return Some(value);
    }
    Some(rewritten(sema, op, chosen.rewrite, value, span))
}

/// [over.match.oper]/8: operands of class type are converted, but not by the second standard conversion.
fn convert_operands(sema: &mut Sema, chosen: &Candidate, args: &mut [ExprId]) {
    for (index, arg) in args.iter_mut().enumerate() {
        if sema.program.types.as_class(sema.ty(*arg)).is_some()
            && let (Some(&param), Some(seq)) = (chosen.params.get(index), chosen.seqs.get(index))
        {
            *arg = if sema.program.types.is_ref(param) {
                reference::bind(sema, *arg, param, seq, Lifetime::FullExpr, Context::Operand)
            } else {
                conv::apply(sema, *arg, param, seq, Context::Operand)
            };
        }
    }
}

/// [expr.cond]/6: the second and third operand of `?:`, of which one is a class, as the best built-in candidate has them;
/// unchanged when there is none.
pub fn conditional(sema: &mut Sema, then: ExprId, els: ExprId) -> (ExprId, ExprId) {
    let mut args = [then, els];
    let mut candidates = builtin::conditional(sema, then, els);
    for candidate in &mut candidates {
        viable::check(sema, candidate, None, &args);
    }
    if let Outcome::Best(index) = best::best(sema, &candidates) {
        convert_operands(sema, &candidates[index], &mut args);
    }
    (args[0], args[1])
}

fn call_function(sema: &mut Sema, chosen: &Candidate, func: FuncId, mut args: Vec<ExprId>, span: Span) -> ExprId {
    let is_member = chosen.takes_object || chosen.ignores_object || chosen.is_explicit_object;
    if is_member && !args.is_empty() {
        let object = args.remove(0);
        let class = sema.program.types.as_class(sema.ty(object));
        if class.is_some_and(|class| !access::function(sema, func, class, Some(class), span)) {
            return sema.error_expr(span);
        }
        let object = reference::materialize(sema, object, Lifetime::FullExpr);
        return call::call_chosen(sema, chosen, func, Some(object), args, false, span);
    }
    call::call_chosen(sema, chosen, func, None, args, false, span)
}

/// [over.match.oper]/9 and /10: what the rewritten candidate's value becomes.
fn rewritten(sema: &mut Sema, op: Op, rewrite: Rewrite, value: ExprId, span: Span) -> ExprId {
    match op {
        Op::ExclaimEqual => {
            let ty = sema.ty(value);
            if ty.unqual() != Ty::BOOL {
                let shown = sema.show(ty);
                sema.error(span, format!("`!=` is rewritten from an `operator==` that returns `{shown}`, not `bool`"));
                return sema.error_expr(span);
            }
            let value = conv::to_bool(sema, value, Context::Operand);
            sema.expr(ExprKind::Not(value), Ty::BOOL, Category::PRValue, span)
        }
        // `(x <=> y) @ 0`, or `0 @ (y <=> x)`.
        Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual | Op::Spaceship => {
            if op == Op::Spaceship && rewrite != Rewrite::Reversed {
                return value;
            }
            let zero = sema.expr(ExprKind::Int(0), Ty::INT, Category::PRValue, span);
            let mut args = if rewrite == Rewrite::Reversed { [zero, value] } else { [value, zero] };
            match operator(sema, op, &mut args, span) {
                Some(result) => result,
                None => expr::binary::builtin(sema, comparison(op), args[0], args[1], span),
            }
        }
        _ => value,
    }
}

/// The relational operator or `<=>` as its expression has it.
fn comparison(op: Op) -> BinaryOp {
    match op {
        Op::Less => BinaryOp::Less,
        Op::LessEqual => BinaryOp::LessEq,
        Op::Greater => BinaryOp::Greater,
        Op::GreaterEqual => BinaryOp::GreaterEq,
        _ => BinaryOp::Spaceship,
    }
}

/// Operators whose right operand is sequenced before the left one ([expr.ass]/1).
fn is_assignment(op: Op) -> bool {
    matches!(
        op,
        Op::Equal
            | Op::PlusEqual
            | Op::MinusEqual
            | Op::StarEqual
            | Op::SlashEqual
            | Op::PercentEqual
            | Op::CaretEqual
            | Op::AmpEqual
            | Op::PipeEqual
            | Op::LessLessEqual
            | Op::GreaterGreaterEqual
    )
}

/// Whether any function, or a built-in operator, could be called for these operands.
pub fn has_viable(sema: &mut Sema, op: Op, args: &[ExprId]) -> bool {
    if !wants_operator(sema, args) {
        return true;
    }
    gather(sema, op, args).iter().any(|candidate| candidate.rejected.is_none())
}

/// [class.compare.secondary]/2: the operator by a rewritten candidate, without `excluded`. None, reported, when another
/// candidate or none is best.
pub fn rewritten_only(sema: &mut Sema, op: Op, args: &mut [ExprId], excluded: FuncId, span: Span) -> Option<ExprId> {
    let mut candidates = gather(sema, op, args);
    candidates.retain(|candidate| candidate.func() != Some(excluded));
    let best = best::best(sema, &candidates);
    if let Outcome::Best(index) = best
        && candidates[index].rewrite != Rewrite::None
    {
        let chosen = candidates.swap_remove(index);
        let value = call_operator(sema, op, chosen, args, span)?;
        return (sema.ty(value) != Ty::ERROR).then_some(value);
    }
    sema.error(span, format!("`{}` has no operator to be rewritten to", op.spelling()));
    None
}

/// All candidates of `op` ([over.match.oper]/3), checked against the operands.
fn gather(sema: &mut Sema, op: Op, args: &[ExprId]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    add_candidates(sema, op, args, (Rewrite::None, Adl::AtInstantiation), &mut candidates);
    if sema.standard >= Standard::Cxx20 {
        add_rewritten(sema, op, args, Adl::AtInstantiation, &mut candidates);
    }
    add_builtin(sema, op, args, &mut candidates);
    candidates
}
