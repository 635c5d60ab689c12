//! Calls ([expr.call], [over.match.call]): of overload sets, pointers, members, closures and objects with call
//! operators; the arguments converted, default arguments filled in.

use crate::diag::Diagnostic;
use crate::hir::{
    self, Callee, CastKind, Category, Entry, ExprId, ExprKind, FnTy, FuncId, Lifetime, Named, OverloadSet, Ty, TyKind,
};
use crate::sema::consteval::Failure;
use crate::sema::conv::{self, Allow, Context, Sequence, Standard, ValueStep, reference, user};
use crate::sema::expr::constant;
use crate::sema::overload::{
    Callable, Candidate, Outcome, Rejection, address_of, candidates_of, explain, format, resolve,
};
use crate::sema::{Sema, access, decl, expr, init, lambda, lookup, ty};
use crate::source::Span;

/// Calls `callee` with `args`. Whatever is wrong is reported.
pub fn call(sema: &mut Sema, callee: ExprId, args: Vec<ExprId>, span: Span) -> ExprId {
    let callee_ty = sema.ty(callee);
    if callee_ty == Ty::ERROR || args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) {
        return sema.error_expr(span);
    }
    match sema.program.exprs[callee].kind.clone() {
        ExprKind::OverloadSet(set) => return call_set(sema, &set, callee, args, span),
        ExprKind::Func(func) => {
            let mut candidates = vec![Candidate::function(sema, func, Allow::ALL)];
            return call_candidates(sema, &mut candidates, None, args, (callee, true), span);
        }
        ExprKind::MemberPtrField { object, member } if sema.program.types.as_function(callee_ty).is_some() => {
            return call_member_pointer(sema, object, member, callee_ty, args, span);
        }
        ExprKind::InitList(_) => {
            sema.error(span, "a braced list cannot be called");
            return sema.error_expr(span);
        }
        _ => {}
    }
    if sema.program.types.as_class(callee_ty).is_some() {
        return call_object(sema, callee, args, span);
    }
    let value = expr::rvalue(sema, callee);
    let value_ty = sema.ty(value);
    if value_ty == Ty::ERROR {
        return value;
    }
    let function = sema.program.types.pointee(value_ty).and_then(|to| sema.program.types.as_function(to).cloned());
    let Some(function) = function else {
        let shown = sema.show(callee_ty);
        sema.error(
            span_of(sema, callee),
            format!("an expression of type `{shown}` is not a function and cannot be called"),
        );
        return sema.error_expr(span);
    };
    let Some(args) = call_pointer(sema, &function, args, span) else { return sema.error_expr(span) };
    finish(sema, Callee::Pointer(value), args, function.ret, span)
}

fn span_of(sema: &Sema, expr: ExprId) -> Span {
    sema.program.exprs[expr].span
}

/// [over.call.func]: a named function or member function.
fn call_set(sema: &mut Sema, set: &OverloadSet, callee: ExprId, args: Vec<ExprId>, span: Span) -> ExprId {
    let mut found: Vec<Entry> = set.found.clone();
    // [basic.lookup.argdep]
    if set.adl != hir::Adl::No {
        let types: Vec<Ty> = args.iter().map(|&arg| sema.ty(arg)).filter(|&ty| ty != Ty::OVERLOADED).collect();
        for entry in lookup::adl_of(sema, set.name, &types, set.adl) {
            if !found.iter().any(|other| other.named == entry.named) {
                found.push(entry);
            }
        }
    }
    if !found.iter().any(|entry| matches!(entry.named, Named::Func(_) | Named::Template(_))) {
        sema.error(span_of(sema, callee), format!("use of undeclared function `{}`", set.name));
        return sema.error_expr(span);
    }
    if set.template_args.is_some() {
        // `f<args>` names templates only ([temp.names]/4).
        found.retain(|entry| matches!(entry.named, Named::Template(_)));
    }
    let mut candidates = candidates_of(sema, &found, Allow::ALL);
    for candidate in &mut candidates {
        candidate.template_args.clone_from(&set.template_args);
    }
    call_candidates(sema, &mut candidates, set.object, args, (callee, set.is_qualified), span)
}

/// Resolves among the candidates and calls the best. `callee` is for messages; `is_qualified`: no virtual call.
fn call_candidates(
    sema: &mut Sema,
    candidates: &mut [Candidate],
    object: Option<ExprId>,
    args: Vec<ExprId>,
    (callee, is_qualified): (ExprId, bool),
    span: Span,
) -> ExprId {
    sema.stands_at(span);
    match resolve(sema, candidates, object, &args) {
        Outcome::Best(index) => {
            let chosen = candidates[index].clone();
            let Some(func) = chosen.func() else { return sema.error_expr(span) };
            if !is_accessible(sema, func, callee, object) {
                return sema.error_expr(span);
            }
            call_chosen(sema, &chosen, func, object, args, is_qualified, span)
        }
        Outcome::Ambiguous(which) => {
            let name = called_name(sema, candidates, callee);
            let message = format!("call to `{name}` is ambiguous for {}", quoted_args(sema, &args));
            let diagnostic = Diagnostic::error(span_of(sema, callee), message);
            let diagnostic = explain::notes(sema, diagnostic, candidates, Some(&which));
            sema.report(diagnostic);
            sema.error_expr(span)
        }
        Outcome::None => {
            report_none(sema, candidates, callee, &args, span);
            sema.error_expr(span)
        }
    }
}

/// Checks the access to a chosen member of an overload set or of the class of a called object.
fn is_accessible(sema: &mut Sema, func: FuncId, callee: ExprId, object: Option<ExprId>) -> bool {
    let span = span_of(sema, callee);
    let (naming, object) = match &sema.program.exprs[callee].kind {
        ExprKind::OverloadSet(set) => (set.naming, set.object_class),
        _ => {
            let class = object.and_then(|object| sema.program.types.as_class(sema.ty(object)));
            (class, class)
        }
    };
    naming.is_none_or(|naming| access::function(sema, func, naming, object, span))
}

fn quoted_args(sema: &Sema, args: &[ExprId]) -> String {
    if args.is_empty() { "no arguments".to_string() } else { format!("`{}`", explain::arg_types(sema, args)) }
}

fn called_name(sema: &Sema, candidates: &[Candidate], callee: ExprId) -> String {
    if let ExprKind::OverloadSet(set) = &sema.program.exprs[callee].kind {
        return set.name.to_string();
    }
    let func = candidates.iter().find_map(Candidate::func);
    func.map_or_else(|| format!("{}::operator()", sema.show(sema.ty(callee))), |func| explain::name(sema, func))
}

/// No candidate is viable. The only function of a name is spoken of directly.
fn report_none(sema: &mut Sema, candidates: &[Candidate], callee: ExprId, args: &[ExprId], span: Span) {
    let name = called_name(sema, candidates, callee);
    if let [only] = candidates
        && let Some(func) = only.func()
    {
        let declared = sema.program.funcs[func].span;
        let signature = explain::signature(sema, func);
        match only.rejected.clone() {
            Some(Rejection::TooMany { n_args }) => {
                let n_params = only.params.len();
                let at_most = if only.n_required < n_params { "at most " } else { "" };
                let takes = format!("{at_most}{}", explain::counted(n_params, "argument"));
                let message = format!("too many arguments: `{name}` takes {takes}, has {n_args}");
                let at = args.get(n_params).map_or(span, |&arg| span_of(sema, arg));
                let diagnostic = Diagnostic::error(at, message).note_at(declared, format!("declared as `{signature}`"));
                sema.report(diagnostic);
                return;
            }
            Some(Rejection::TooFew { n_args }) => {
                let n_params = only.params.len();
                let at_least = if only.n_required < n_params || only.is_variadic { "at least " } else { "" };
                let takes = format!("{at_least}{}", explain::counted(only.n_required, "argument"));
                let message = format!("too few arguments: `{name}` takes {takes}, has {n_args}");
                let diagnostic =
                    Diagnostic::error(span, message).note_at(declared, format!("declared as `{signature}`"));
                sema.report(diagnostic);
                return;
            }
            Some(Rejection::Object { arg, reason: conv::Reason::LosesQualifiers(quals) }) => {
                let (object, quals) = (sema.show(sema.ty(arg)), conv::quals_text(quals));
                let message = format!("`{name}` cannot be called on a `{object}`: it is not a {quals} member function");
                let diagnostic = Diagnostic::error(span_of(sema, callee), message)
                    .note_at(declared, format!("`{signature}` is declared without {quals} here"));
                sema.report(diagnostic);
                return;
            }
            Some(Rejection::Object { reason: conv::Reason::AmbiguousBase(derived, base), .. }) => {
                let (member, of) = (crate::hir::show::func_name(&sema.program, func), sema.show(derived));
                let text = format!("`{member}` is a member of several base class subobjects of `{of}`");
                let diagnostic = conv::note_paths(sema, Diagnostic::error(span_of(sema, callee), text), derived, base)
                    .note_at(declared, format!("`{member}` is declared here"));
                sema.report(diagnostic);
                return;
            }
            Some(Rejection::Arg { index, arg, reason }) => {
                let to = only.params.get(index).copied().unwrap_or(Ty::ERROR);
                conv::report_bad(sema, arg, to, &reason, Context::Argument);
                return;
            }
            _ => {}
        }
    }
    // In the text of a library its only candidate says more about the user's mistake than the name of a helper does.
    if let [Candidate { rejected: Some(Rejection::Substitution(why)), .. }] = candidates
        && !sema.is_user(span)
    {
        let text = format!("`{name}` cannot be called with {}", quoted_args(sema, args));
        let diagnostic = Diagnostic::error(span_of(sema, callee), why).note(text);
        sema.report(diagnostic);
        return;
    }
    let message = format!("no matching function for call to `{name}` with {}", quoted_args(sema, args));
    let diagnostic = Diagnostic::error(span_of(sema, callee), message);
    let diagnostic = explain::notes(sema, diagnostic, candidates, None);
    sema.report(diagnostic);
}

/// Calls the function that resolution chose.
pub fn call_chosen(
    sema: &mut Sema,
    chosen: &Candidate,
    func: FuncId,
    mut object: Option<ExprId>,
    mut args: Vec<ExprId>,
    is_qualified: bool,
    span: Span,
) -> ExprId {
    if let Callable::Surrogate { ty, .. } = chosen.callee {
        let Some(object) = object else { return sema.error_expr(span) };
        let pointer = conv::implicit(sema, object, ty, Context::Operand);
        return call(sema, pointer, args, span);
    }
    if !check_use(sema, func, span) {
        return sema.error_expr(span);
    }
    if chosen.is_explicit_object {
        match object.take() {
            Some(first) => args.insert(0, first),
            None => {
                let name = explain::name(sema, func);
                sema.error(span, format!("call to non-static member function `{name}` without an object"));
                return sema.error_expr(span);
            }
        }
    }
    let skip = usize::from(object.is_some());
    let seqs: Vec<Sequence> = chosen.seqs.iter().skip(skip).cloned().collect();
    if chosen.takes_object {
        let Some(object) = object else {
            let name = explain::name(sema, func);
            sema.error(span, format!("call to non-static member function `{name}` without an object"));
            return sema.error_expr(span);
        };
        let Some(Sequence::Standard(standard)) = chosen.seqs.first().cloned() else { return sema.error_expr(span) };
        let converted = arguments(sema, func, args, &seqs, span);
        if let (true, [source]) = (sema.program.funcs[func].is_trivial, &converted[..]) {
            return trivial_assignment(sema, object, &standard, *source, span);
        }
        return member_call(sema, func, object, &standard, converted, is_qualified, span);
    }
    let args = arguments(sema, func, args, &seqs, span);
    format::check(sema, func, &args, span);
    // A static member called on an object: the object is evaluated all the same ([class.static]/1).
    let result = direct(sema, func, args, span);
    match object {
        Some(object) if chosen.ignores_object && has_effects(sema, object) => {
            let (ty, category) = (sema.ty(result), sema.program.exprs[result].category);
            sema.expr(ExprKind::Comma(object, result), ty, category, span)
        }
        _ => result,
    }
}

/// A trivial copy or move assignment copies bytes ([class.copy.assign]/9).
fn trivial_assignment(sema: &mut Sema, object: ExprId, standard: &Standard, source: ExprId, span: Span) -> ExprId {
    let target = object_argument(sema, object, standard);
    let ty = sema.ty(target);
    if ty == Ty::ERROR || sema.ty(source) == Ty::ERROR {
        return sema.error_expr(span);
    }
    let value = sema.expr(ExprKind::CopyBytes(source), ty.unqual(), Category::PRValue, span);
    sema.expr(ExprKind::Assign { target, value }, ty, Category::LValue, span)
}

/// Whether evaluating an object expression could do more than name it.
fn has_effects(sema: &Sema, object: ExprId) -> bool {
    let mut at = object;
    loop {
        at = match &sema.program.exprs[at].kind {
            ExprKind::Var(_) | ExprKind::This => return false,
            ExprKind::Field { base, .. } => *base,
            ExprKind::Deref(sub) | ExprKind::Cast { sub, .. } => *sub,
            _ => return true,
        };
    }
}

/// A direct call with converted arguments.
fn direct(sema: &mut Sema, func: FuncId, args: Vec<ExprId>, span: Span) -> ExprId {
    let ret = return_type(sema, func);
    let call = finish(sema, Callee::Direct(func), args, ret, span);
    immediate(sema, func, call)
}

fn return_type(sema: &mut Sema, func: FuncId) -> Ty {
    sema.program.types.as_function(sema.program.funcs[func].ty).map_or(Ty::ERROR, |f| f.ret)
}

/// Calls a member function whose object converts by `standard`, with converted arguments.
pub fn member(
    sema: &mut Sema,
    func: FuncId,
    object: ExprId,
    standard: &Standard,
    args: Vec<ExprId>,
    span: Span,
) -> ExprId {
    let class = sema.program.types.as_class(sema.ty(object));
    let is_accessible = class.is_none_or(|class| access::function(sema, func, class, Some(class), span));
    if !is_accessible || !check_use(sema, func, span) {
        return sema.error_expr(span);
    }
    member_call(sema, func, object, standard, args, false, span)
}

fn member_call(
    sema: &mut Sema,
    func: FuncId,
    object: ExprId,
    standard: &Standard,
    mut args: Vec<ExprId>,
    is_qualified: bool,
    span: Span,
) -> ExprId {
    let data = &sema.program.funcs[func];
    if data.is_explicit_object {
        let object = [(object, Sequence::Standard(standard.clone()))];
        let (first, seqs): (Vec<ExprId>, Vec<Sequence>) = object.into_iter().unzip();
        let converted = arguments(sema, func, first, &seqs, span);
        return direct(sema, func, converted, span);
    }
    let is_virtual = sema.program.funcs[func].is_virtual && !is_qualified && !is_final_overrider(sema, func, object);
    let object = object_argument(sema, object, standard);
    args.insert(0, object);
    let callee = if is_virtual { Callee::Virtual(func) } else { Callee::Direct(func) };
    let ret = return_type(sema, func);
    let call = finish(sema, callee, args, ret, span);
    immediate(sema, func, call)
}

/// Whether a call on `object` reaches this very function: it is final, or the dynamic type is known ([class.virtual]/2),
/// as that of a variable or prvalue is, and the function its final overrider.
fn is_final_overrider(sema: &Sema, func: FuncId, object: ExprId) -> bool {
    let info = &sema.program.funcs[func];
    if info.is_final || info.class.is_some_and(|class| sema.program.classes[class].is_final) {
        return true;
    }
    let is_object = match sema.program.exprs[object].kind {
        ExprKind::Var(var) => !sema.program.types.is_ref(sema.program.vars[var].ty),
        ExprKind::Field { field, .. } => !sema.program.types.is_ref(sema.program.fields[field].ty),
        _ => !sema.program.exprs[object].category.is_glvalue(),
    };
    match sema.program.types.as_class(sema.ty(object)) {
        Some(class) if is_object => {
            let overriders = decl::virtual_::final_overriders(sema, class);
            let mut found = overriders.found.iter().filter(|(old, _)| old.func == func);
            found.all(|(_, overriders)| overriders.iter().all(|it| it.func == func))
        }
        _ => false,
    }
}

/// The glvalue that is passed as the implicit object.
fn object_argument(sema: &mut Sema, object: ExprId, standard: &Standard) -> ExprId {
    let object = reference::materialize(sema, object, Lifetime::FullExpr);
    let (span, category) = (span_of(sema, object), sema.program.exprs[object].category);
    let object = match &standard.value {
        ValueStep::ClassToBase(path) => {
            let quals = sema.program.types.quals(sema.ty(object));
            let ty = sema.program.types.with_quals(standard.to, quals);
            sema.expr(ExprKind::Cast { kind: CastKind::DerivedToBase(path.clone()), sub: object }, ty, category, span)
        }
        _ => object,
    };
    if sema.ty(object) == standard.to || standard.to == Ty::ERROR {
        return object;
    }
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, standard.to, category, span)
}

/// Converts the arguments of `func` by their sequences and adds default arguments.
pub fn arguments(sema: &mut Sema, func: FuncId, args: Vec<ExprId>, seqs: &[Sequence], span: Span) -> Vec<ExprId> {
    let params: Vec<Ty> =
        sema.program.types.as_function(sema.program.funcs[func].ty).map(|f| f.params.to_vec()).unwrap_or_default();
    let n_args = args.len();
    let mut result = Vec::with_capacity(params.len().max(n_args));
    for (index, arg) in args.into_iter().enumerate() {
        let converted = match (params.get(index), seqs.get(index)) {
            (Some(&param), Some(seq)) => argument(sema, arg, param, seq),
            (Some(&param), None) => conv::implicit(sema, arg, param, Context::Argument),
            (None, _) => conv::variadic(sema, arg),
        };
        result.push(converted);
    }
    for (index, _) in params.iter().enumerate().skip(n_args) {
        match decl::default_arg(sema, func, index, span) {
            Some(default) => result.push(default),
            None => {
                let error = sema.error_expr(span);
                result.push(error);
            }
        }
    }
    result
}

/// Initialises a parameter by a sequence that was found ([expr.call]/7).
pub fn argument(sema: &mut Sema, arg: ExprId, param: Ty, seq: &Sequence) -> ExprId {
    let span = span_of(sema, arg);
    let is_class = sema.program.types.as_class(param).is_some();
    let is_list = matches!(sema.program.exprs[arg].kind, ExprKind::InitList(_));
    if is_list || is_class {
        if is_class && !ty::require_complete(sema, param, span, "a parameter") {
            return sema.error_expr(span);
        }
        let target = init::Target { ty: param, kind: init::Kind::Param, span, name: crate::base::Symbol::EMPTY };
        return init::from_expr(sema, target, arg, true);
    }
    if sema.program.types.is_ref(param) {
        return reference::bind(sema, arg, param, seq, Lifetime::FullExpr, Context::Argument);
    }
    conv::apply(sema, arg, param, seq, Context::Argument)
}

/// Converts the arguments of a call through a pointer to a function of this type.
pub fn call_pointer(sema: &mut Sema, function: &FnTy, args: Vec<ExprId>, span: Span) -> Option<Vec<ExprId>> {
    let (n_args, n_params) = (args.len(), function.params.len());
    if n_args < n_params || n_args > n_params && !function.is_variadic {
        let which = if n_args < n_params { "few" } else { "many" };
        let at_least = if function.is_variadic { "at least " } else { "" };
        let takes = explain::counted(n_params, "argument");
        let message = format!("too {which} arguments: the called function takes {at_least}{takes}, has {n_args}");
        let at = args.get(n_params).map_or(span, |&arg| span_of(sema, arg));
        sema.error(at, message);
        return None;
    }
    let mut result = Vec::with_capacity(n_args);
    for (index, arg) in args.into_iter().enumerate() {
        result.push(match function.params.get(index) {
            Some(&param) => conv::implicit(sema, arg, param, Context::Argument),
            None => conv::variadic(sema, arg),
        });
    }
    Some(result)
}

/// `(object.*member)(args)` ([expr.mptr.oper]/6).
fn call_member_pointer(
    sema: &mut Sema,
    object: ExprId,
    member: ExprId,
    function_ty: Ty,
    args: Vec<ExprId>,
    span: Span,
) -> ExprId {
    let Some(function) = sema.program.types.as_function(function_ty).cloned() else { return sema.error_expr(span) };
    let Some(mut args) = call_pointer(sema, &function, args, span) else { return sema.error_expr(span) };
    let object = reference::materialize(sema, object, Lifetime::FullExpr);
    args.insert(0, object);
    finish(sema, Callee::MemberPtr(member), args, function.ret, span)
}

/// [over.call.object]: call operators and surrogate call functions.
fn call_object(sema: &mut Sema, callee: ExprId, args: Vec<ExprId>, span: Span) -> ExprId {
    let callee_ty = sema.ty(callee);
    let Some(class) = sema.program.types.as_class(callee_ty) else { return sema.error_expr(span) };
    if !ty::require_complete(sema, callee_ty, span, "a called object") {
        return sema.error_expr(span);
    }
    let symbol = lookup::operator_symbol(crate::ast::OverloadedOperator::Call);
    let found = lookup::member(sema, class, symbol);
    if found.is_ambiguous {
        sema.error(span, "`operator()` is found in several bases");
        return sema.error_expr(span);
    }
    let mut candidates = candidates_of(sema, &found.entries, Allow::ALL);
    // What a closure converts to does the same as its call operator, whose object, if it is static, does not rank.
    let conversions = match lambda::is_closure(sema, class) {
        true => Vec::new(),
        false => user::conversion_functions(sema, class),
    };
    for entry in conversions {
        let Named::Func(conversion) = entry.named else { continue };
        let to = user::result_type(sema, conversion);
        if sema.program.funcs[conversion].is_explicit {
            continue;
        }
        let plain = sema.program.types.non_ref(to);
        let function = match *sema.program.types.kind(plain) {
            TyKind::Pointer(target) => sema.program.types.as_function(target).cloned(),
            TyKind::Function(ref function) => Some(function.clone()),
            _ => None,
        };
        let Some(function) = function else { continue };
        let mut candidate = Candidate::builtin(function.params.to_vec());
        candidate.is_variadic = function.is_variadic;
        candidate.callee = Callable::Surrogate { conversion, ty: to };
        candidates.push(candidate);
    }
    if candidates.is_empty() {
        let shown = sema.show(callee_ty);
        sema.error(span_of(sema, callee), format!("`{shown}` has no `operator()` and cannot be called"));
        return sema.error_expr(span);
    }
    let object = reference::materialize(sema, callee, Lifetime::FullExpr);
    call_candidates(sema, &mut candidates, Some(object), args, (callee, false), span)
}

/// The call node with the category of what it returns ([expr.call]/13).
fn finish(sema: &mut Sema, callee: Callee, args: Vec<ExprId>, ret: Ty, span: Span) -> ExprId {
    if args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) || ret == Ty::ERROR {
        return sema.error_expr(span);
    }
    let (ty, category) = value_of(sema, ret);
    let may_be_incomplete = std::mem::take(&mut sema.cx.is_decltype_call);
    if category == Category::PRValue
        && ty.unqual() != Ty::VOID
        && !may_be_incomplete
        && !ty::require_complete(sema, ty, span, "the result of a call")
    {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Call { callee, args, right_first: false }, ty, category, span)
}

/// The type and category of an expression that yields a `ty` ([expr.call]/13, [expr.type]/2).
pub fn value_of(sema: &Sema, ty: Ty) -> (Ty, Category) {
    match *sema.program.types.kind(ty) {
        TyKind::LValueRef(to) => (to, Category::LValue),
        TyKind::RValueRef(to) if sema.program.types.as_function(to).is_some() => (to, Category::LValue),
        TyKind::RValueRef(to) => (to, Category::XValue),
        TyKind::Class(_) | TyKind::Array(..) => (ty, Category::PRValue),
        _ => (ty.unqual(), Category::PRValue),
    }
}

/// Whether a call of `func` here is an immediate invocation ([expr.const]/12): one of an immediate function, outside of an
/// immediate function context.
pub fn is_immediate_invocation(sema: &Sema, func: FuncId) -> bool {
    let is_immediate = |func: FuncId| sema.program.funcs[func].constant == crate::ast::Constancy::Consteval;
    is_immediate(func)
        && !sema.cx.is_unevaluated
        && !sema.cx.is_constant_evaluated
        && !sema.cx.function.as_ref().and_then(|function| function.func).is_some_and(is_immediate)
}

/// An immediate invocation is evaluated where it stands ([expr.const]/12).
fn immediate(sema: &mut Sema, func: FuncId, call: ExprId) -> ExprId {
    if !is_immediate_invocation(sema, func) || sema.ty(call) == Ty::ERROR {
        return call;
    }
    let span = span_of(sema, call);
    match expr::evaluate(sema, call) {
        Ok(value) => {
            if let Some(pointed) = crate::sema::consteval::immediate_function(&sema.program, &value) {
                let (name, pointed) = (explain::name(sema, func), explain::name(sema, pointed));
                let text = format!("the call of `{name}` gives the address of `{pointed}`, which is consteval");
                sema.error(span, text);
                return sema.error_expr(span);
            }
            let (ty, category) = (sema.ty(call), sema.program.exprs[call].category);
            let value = std::sync::Arc::new(value);
            sema.expr(ExprKind::Constant { value, sub: Some(call) }, ty, category, span)
        }
        Err(failure) => {
            let name = explain::name(sema, func);
            let diagnostic = Diagnostic::error(span, format!("call to consteval function `{name}` is not constant"));
            report_failure(sema, diagnostic, failure);
            sema.error_expr(span)
        }
    }
}

/// Reports that something is not constant, with the place where evaluation stopped.
pub fn report_failure(sema: &mut Sema, diagnostic: Diagnostic, failure: Failure) {
    match failure {
        Failure::NotConstant { span, why, calls } => {
            let diagnostic = constant::backtrace(sema, diagnostic.note_at(span, why), &calls);
            sema.report(diagnostic);
        }
        Failure::NeedsBody(func) => {
            let name = explain::name(sema, func);
            let declared = sema.program.funcs[func].span;
            sema.report(diagnostic.note_at(declared, format!("`{name}` is not defined")));
        }
        Failure::Error => {}
    }
}

/// What a use of a deleted function is, in the user's terms.
fn deleted_use(sema: &mut Sema, func: FuncId) -> String {
    let info = &sema.program.funcs[func];
    let implicitly = if info.is_implicit || info.is_defaulted { "implicitly " } else { "" };
    let class = info.class.map(|class| sema.program.types.class(class)).map(|ty| sema.show(ty)).unwrap_or_default();
    match decl::special::signature(sema, func).map(|signature| signature.kind) {
        Some(kind) if kind.is_assign() => {
            format!("an object of type `{class}` cannot be assigned: its {} is {implicitly}deleted", kind.name())
        }
        Some(kind) if kind.is_ctor() => format!("use of the {implicitly}deleted {} of `{class}`", kind.name()),
        Some(kind) => {
            format!("an object of type `{class}` cannot be destroyed: its {} is {implicitly}deleted", kind.name())
        }
        None => format!("use of deleted function `{}`", explain::name(sema, func)),
    }
}

/// What every use of a function asks: that it is not deleted, that its type is known; warns of deprecated ones and
/// records the odr-use. Whether it can be called.
pub fn check_use(sema: &mut Sema, func: FuncId, span: Span) -> bool {
    if decl::compare::is_pending(sema, func) {
        decl::func_body(sema, func);
    }
    let info = &sema.program.funcs[func];
    if info.is_deleted {
        let declared = info.span;
        let signature = explain::signature(sema, func);
        let implicit = if info.is_implicit || info.is_defaulted { " implicitly" } else { "" };
        let diagnostic = Diagnostic::error(span, deleted_use(sema, func))
            .note_at(declared, format!("`{signature}` is{implicit} deleted here"));
        let diagnostic = decl::special::explained(sema, diagnostic, func);
        sema.report(diagnostic);
        return false;
    }
    let user = sema.cx.function.as_ref().and_then(|context| context.func);
    if info.attrs.is_unavailable && !user.is_some_and(|user| sema.program.funcs[user].attrs.is_unavailable) {
        let name = explain::name(sema, func);
        let diagnostic =
            Diagnostic::error(span, format!("`{name}` is unavailable")).note_at(info.span, "declared here");
        sema.report(diagnostic);
        return false;
    }
    if info.attrs.is_deprecated && sema.is_user(span) {
        let name = explain::name(sema, func);
        let diagnostic =
            Diagnostic::warning(span, format!("`{name}` is deprecated")).note_at(info.span, "declared here");
        sema.report(diagnostic);
    }
    address_of::complete_return(sema, func);
    let ret = return_type(sema, func);
    if address_of::has_placeholder(sema, ret) {
        let name = explain::name(sema, func);
        if !matches!(sema.program.funcs[func].body, hir::Body::Error) {
            sema.error(span, format!("use of `{name}` before its return type is deduced"));
        }
        return false;
    }
    decl::use_func(sema, func, span);
    true
}
