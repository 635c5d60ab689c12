//! User-defined conversions ([class.conv], [over.ics.user]): converting constructors and conversion functions,
//! chosen by overload resolution ([over.match.copy], [over.match.conv], [over.match.ref]).

use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Category, ClassId, ExprId, ExprKind, FuncId, FuncName, Lifetime, Named, Ty, TyKind};
use crate::sema::conv::{
    self, Allow, Context, Reason, Sequence, Standard, User, is_same_or_derived, reference, standard,
};
use crate::sema::overload::{self, Candidate, Outcome};
use crate::sema::{Sema, access, expr, template};

/// The constructors of a class, templates and implicit ones included.
pub fn constructors(sema: &mut Sema, class: ClassId) -> Vec<hir::Entry> {
    crate::sema::decl::special::declare_constructors(sema, class);
    let scope = sema.program.classes[class].scope;
    let name = Symbol::new("<constructor>");
    sema.program.names.get(&(scope, name)).map(|names| names.to_vec()).unwrap_or_default()
}

/// Takes inherited constructors out that would copy an object of the base ([over.match.funcs]/8).
pub fn exclude_copies_of_bases(sema: &Sema, class: ClassId, candidates: &mut Vec<Candidate>, n_args: usize) {
    candidates.retain(|candidate| {
        !candidate.func().is_some_and(|func| crate::sema::decl::special::is_excluded(sema, class, func, n_args))
    });
}

/// The conversion functions of a class and of its bases that are not hidden ([class.conv.fct]/6: by a function
/// to the same type in a derived class).
pub fn conversion_functions(sema: &mut Sema, class: ClassId) -> Vec<hir::Entry> {
    let mut result = Vec::new();
    let mut types = Vec::new();
    let mut seen = Vec::new();
    collect_conversions(sema, class, &mut result, &mut types, &mut seen);
    result
}

fn collect_conversions(
    sema: &mut Sema,
    class: ClassId,
    result: &mut Vec<hir::Entry>,
    types: &mut Vec<Ty>,
    seen: &mut Vec<ClassId>,
) {
    if seen.contains(&class) || seen.len() > crate::base::limits::NESTING_DEPTH {
        return;
    }
    seen.push(class);
    let scope = sema.program.classes[class].scope;
    let n_hiding = types.len();
    if let Some(names) = sema.program.names.get(&(scope, Symbol::new("operator <conversion>"))).cloned() {
        for entry in &names {
            if let Named::Func(func) = entry.named
                && let FuncName::Conversion(mut ty) = sema.program.funcs[func].name
            {
                // [dcl.spec.auto]/10: `operator auto` converts to what its body returns.
                if overload::address_of::has_placeholder(sema, ty) {
                    overload::address_of::complete_return(sema, func);
                    ty = result_type(sema, func);
                }
                if types[..n_hiding].contains(&ty) {
                    continue;
                }
                types.push(ty);
            }
            result.push(entry.clone());
        }
    }
    let bases: Vec<ClassId> = sema.program.classes[class].bases.iter().map(|base| base.class).collect();
    // What one base has hides nothing of another.
    let n_own = types.len();
    for base in bases {
        collect_conversions(sema, base, result, types, seen);
        types.truncate(n_own);
    }
}

/// An expression that stands for a value of a type that has no expression yet.
pub fn declval(sema: &mut Sema, ty: Ty, span: crate::source::Span) -> ExprId {
    let category = match sema.program.types.kind(ty) {
        TyKind::LValueRef(_) => Category::LValue,
        TyKind::RValueRef(to) if sema.program.types.as_function(*to).is_some() => Category::LValue,
        TyKind::RValueRef(_) => Category::XValue,
        _ => Category::PRValue,
    };
    let ty = sema.program.types.non_ref(ty);
    sema.expr(ExprKind::Opaque, ty, category, span)
}

/// What a conversion function yields.
pub fn result_type(sema: &Sema, func: FuncId) -> Ty {
    match sema.program.funcs[func].name {
        FuncName::Conversion(ty) if !overload::address_of::has_placeholder(sema, ty) => ty,
        _ => sema.program.types.as_function(sema.program.funcs[func].ty).map_or(Ty::ERROR, |f| f.ret),
    }
}

/// [over.match.copy]: a class from something that is neither it nor derived from it.
pub fn to_class(sema: &mut Sema, operand: ExprId, class: ClassId, allow: Allow) -> Sequence {
    let to = sema.program.types.class(class);
    let span = sema.program.exprs[operand].span;
    if !complete(sema, to) {
        return Sequence::Bad(Reason::Incomplete(to));
    }
    let (mut candidates, mut explicit_ctors) = (Vec::new(), Vec::new());
    let mut explicit = None;
    for entry in constructors(sema, class) {
        match entry.named {
            Named::Func(func) => {
                let candidate = Candidate::function(sema, func, Allow::STANDARD);
                match sema.program.funcs[func].is_explicit && !allow.explicit {
                    true => explicit_ctors.push(candidate),
                    false => candidates.push(candidate),
                }
            }
            Named::Template(template) => candidates.push(Candidate::template(template, Allow::STANDARD)),
            _ => {}
        }
    }
    let args = [operand];
    overload::viable::check_all(sema, &mut candidates, None, &args);
    exclude_copies_of_bases(sema, class, &mut candidates, 1);
    // An explicit constructor template is known as such only now.
    candidates.retain(|candidate| {
        let is_explicit = candidate.func().is_some_and(|func| sema.program.funcs[func].is_explicit);
        allow.explicit || !is_explicit
    });
    let mut from_conversions = Vec::new();
    if let Some(from) = sema.program.types.as_class(sema.ty(operand)) {
        for entry in conversion_functions(sema, from) {
            let func = match entry.named {
                Named::Func(func) => func,
                Named::Template(template) => match template::call::from_conversion(sema, template, to) {
                    Ok(func) => func,
                    Err(_) => continue,
                },
                _ => continue,
            };
            let result = result_type(sema, func);
            let plain = sema.program.types.non_ref(result);
            if sema.program.types.as_class(plain).is_none_or(|c| !is_same_or_derived(sema, c, class)) {
                continue;
            }
            if sema.program.funcs[func].is_explicit && !allow.explicit {
                explicit = explicit.or(Some(func));
                continue;
            }
            from_conversions.push(conversion_candidate(sema, operand, func, to, span));
        }
    }
    candidates.append(&mut from_conversions);
    if candidates.iter().all(|it| it.rejected.is_some()) && explicit.is_none() {
        overload::viable::check_all(sema, &mut explicit_ctors, None, &args);
        explicit = explicit_ctors.iter().find(|it| it.rejected.is_none()).and_then(Candidate::func);
    }
    finish(sema, candidates, to, explicit, operand)
}

/// A conversion function as candidate, with the second standard conversion, from its result to `to`.
fn conversion_candidate(
    sema: &mut Sema,
    operand: ExprId,
    func: FuncId,
    to: Ty,
    span: crate::source::Span,
) -> Candidate {
    let mut candidate = Candidate::function(sema, func, Allow::STANDARD);
    overload::viable::check(sema, &mut candidate, Some(operand), &[]);
    let result = result_type(sema, func);
    let value = declval(sema, result, span);
    match conv::sequence_with(sema, value, to, Allow::STANDARD) {
        Sequence::Standard(second) => candidate.second = Some(second),
        _ => candidate.reject(overload::Rejection::Result),
    }
    candidate
}

/// The best of the candidates as a sequence to `to`.
fn finish(sema: &mut Sema, candidates: Vec<Candidate>, to: Ty, explicit: Option<FuncId>, operand: ExprId) -> Sequence {
    match overload::best::best(sema, &candidates) {
        Outcome::Best(index) => {
            let chosen = &candidates[index];
            let Some(func) = chosen.func() else { return Sequence::Bad(Reason::None) };
            let before = match chosen.seqs.first() {
                Some(Sequence::Standard(standard)) => standard.clone(),
                _ => Standard::identity(sema.ty(operand), sema.ty(operand)),
            };
            let is_constructor = matches!(sema.program.funcs[func].name, FuncName::Constructor);
            let (after, result) = match &chosen.second {
                Some(second) if !is_constructor => (second.clone(), result_type(sema, func)),
                _ => {
                    let plain = sema.program.types.non_ref(to);
                    let plain = sema.program.types.unqualified(plain);
                    (Standard::identity(plain, plain), plain)
                }
            };
            Sequence::User(Box::new(User {
                before,
                func: Some(func),
                after,
                result,
                is_list: false,
                initializer_list: None,
            }))
        }
        Outcome::Ambiguous(which) => Sequence::Ambiguous(which.iter().filter_map(|&i| candidates[i].func()).collect()),
        Outcome::None => Sequence::Bad(explicit.map_or(Reason::None, Reason::Explicit)),
    }
}

/// [over.match.conv]: a class converted to a type that is neither class nor reference.
pub fn from_class(sema: &mut Sema, operand: ExprId, to: Ty, allow: Allow) -> Sequence {
    let Some(class) = sema.program.types.as_class(sema.ty(operand)) else { return Sequence::Bad(Reason::None) };
    let from = sema.ty(operand).unqual();
    if !complete(sema, from) {
        return Sequence::Bad(Reason::Incomplete(from));
    }
    let span = sema.program.exprs[operand].span;
    let mut explicit = None;
    let mut candidates = Vec::new();
    for entry in conversion_functions(sema, class) {
        match entry.named {
            Named::Func(func) => {
                // Explicit functions serve direct-initialisation by a qualification conversion only.
                let result = result_type(sema, func);
                if sema.program.funcs[func].is_explicit {
                    let plain = sema.program.types.non_ref(result);
                    let qualifies =
                        conv::qualification::convertible(sema, plain, to) == conv::qualification::Outcome::Yes;
                    if !allow.explicit || !qualifies {
                        explicit = explicit.or(Some(func));
                        continue;
                    }
                }
                candidates.push(conversion_candidate(sema, operand, func, to, span));
            }
            Named::Template(template) => {
                if let Ok(func) = template::call::from_conversion(sema, template, to)
                    && (allow.explicit || !sema.program.funcs[func].is_explicit)
                {
                    candidates.push(conversion_candidate(sema, operand, func, to, span));
                }
            }
            _ => {}
        }
    }
    finish(sema, candidates, to, explicit, operand)
}

/// [over.match.ref]: conversion functions to which `reference` binds directly; `lvalue` for those that yield an
/// lvalue, else those that yield an rvalue or a function lvalue. None when there is none (another rule goes on).
pub fn to_reference(sema: &mut Sema, operand: ExprId, reference: Ty, lvalue: bool, allow: Allow) -> Option<Sequence> {
    let class = sema.program.types.as_class(sema.ty(operand))?;
    let from = sema.ty(operand).unqual();
    if !complete(sema, from) {
        return None;
    }
    let span = sema.program.exprs[operand].span;
    let t1 = sema.program.types.non_ref(reference);
    let mut candidates = Vec::new();
    for entry in conversion_functions(sema, class) {
        let func = match entry.named {
            Named::Func(func) => func,
            Named::Template(template) => match template::call::from_conversion(sema, template, reference) {
                Ok(func) => func,
                Err(_) => continue,
            },
            _ => continue,
        };
        if sema.program.funcs[func].is_explicit && !allow.explicit {
            continue;
        }
        let result = result_type(sema, func);
        let is_lvalue = matches!(sema.program.types.kind(result), TyKind::LValueRef(_));
        let plain = sema.program.types.non_ref(result);
        let is_function = sema.program.types.as_function(plain).is_some();
        if lvalue != is_lvalue && !is_function || !reference::compatible(sema, t1, plain) {
            continue;
        }
        candidates.push(conversion_candidate(sema, operand, func, reference, span));
    }
    if candidates.is_empty() {
        return None;
    }
    match finish(sema, candidates, reference, None, operand) {
        Sequence::Bad(_) => None,
        found => Some(found),
    }
}

/// Whether a class is complete, without a report.
fn complete(sema: &mut Sema, ty: Ty) -> bool {
    let at = sema.instantiation_span;
    template::class::complete(sema, ty, at);
    match sema.program.types.as_class(ty) {
        Some(class) => sema.program.classes[class].completeness != hir::Completeness::Incomplete,
        None => true,
    }
}

/// Builds the call of a user-defined conversion and what follows it, to a type that is no reference.
pub fn apply(sema: &mut Sema, operand: ExprId, user: &User, why: Context) -> ExprId {
    apply_with(sema, operand, user, Lifetime::FullExpr, why)
}

/// See [`apply`]; `lifetime` is that of a temporary that a reference is bound to.
pub fn apply_with(sema: &mut Sema, operand: ExprId, user: &User, lifetime: Lifetime, _why: Context) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if user.is_list || user.initializer_list.is_some() || user.func.is_none() {
        let target = crate::sema::init::Target {
            ty: user.result,
            kind: crate::sema::init::Kind::Temporary,
            span,
            name: Symbol::EMPTY,
        };
        let value = crate::sema::init::from_expr(sema, target, operand, true);
        return apply_after(sema, value, user, lifetime);
    }
    let Some(func) = user.func else { return sema.error_expr(span) };
    let seq = Sequence::Standard(user.before.clone());
    let is_constructor = matches!(sema.program.funcs[func].name, FuncName::Constructor);
    let value = if is_constructor {
        let class = sema.program.types.as_class(user.result);
        let is_accessible = access::constructor(sema, func, class, span);
        let func = match class {
            Some(class) => crate::sema::decl::special::inheriting(sema, class, func),
            None => func,
        };
        let args = overload::call::arguments(sema, func, vec![operand], &[seq], span);
        if !is_accessible || !overload::call::check_use(sema, func, span) {
            return sema.error_expr(span);
        }
        let kind = ExprKind::Construct { ctor: func, args, zero_first: false };
        sema.expr(kind, user.result, Category::PRValue, span)
    } else {
        overload::call::member(sema, func, operand, &user.before, Vec::new(), span)
    };
    apply_after(sema, value, user, lifetime)
}

fn apply_after(sema: &mut Sema, value: ExprId, user: &User, lifetime: Lifetime) -> ExprId {
    match user.after.binding {
        Some(binding) => reference::bind_standard(sema, value, &user.after, binding.reference, lifetime),
        None => standard::apply(sema, value, &user.after),
    }
}

/// [conv]/5: an operand that must become an integral, enumeration or pointer type (`fits`): a class is converted
/// by its one conversion function (to one type) of that kind. Others are given back as they are.
pub fn contextual(sema: &mut Sema, operand: ExprId, fits: &dyn Fn(&Sema, Ty) -> bool, what: &str) -> Option<ExprId> {
    let Some(class) = sema.program.types.as_class(sema.ty(operand)) else { return Some(operand) };
    let span = sema.program.exprs[operand].span;
    let from = sema.ty(operand);
    complete(sema, from);
    let mut wanted: Vec<(Ty, FuncId)> = Vec::new();
    for entry in conversion_functions(sema, class) {
        let Named::Func(func) = entry.named else { continue };
        let result = result_type(sema, func);
        let plain = sema.program.types.non_ref(result).unqual();
        if sema.program.funcs[func].is_explicit || !fits(sema, plain) {
            continue;
        }
        if !wanted.iter().any(|(ty, _)| *ty == plain) {
            wanted.push((plain, func));
        }
    }
    let shown = sema.show(sema.ty(operand));
    match wanted[..] {
        [(ty, _)] => {
            let converted = conv::implicit(sema, operand, ty, Context::Operand);
            Some(expr::rvalue(sema, converted))
        }
        [] => {
            sema.error(span, format!("{what} has class type `{shown}`, which does not convert to what is needed"));
            None
        }
        _ => {
            let mut diagnostic =
                Diagnostic::error(span, format!("{what} has class type `{shown}`, which converts in several ways"));
            for &(_, func) in &wanted {
                let text = format!("candidate `{}`", overload::explain::signature(sema, func));
                diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
            }
            sema.report(diagnostic);
            None
        }
    }
}
