//! Objects of class type: constructors chosen by overload resolution, copies, elision, and what is initialised
//! implicitly ([class.init], [dcl.init.general]/16.6).

use crate::ast;
use crate::diag::Diagnostic;
use crate::hir::{
    self, CastKind, Category, ClassId, Completeness, Declared, ExprId, ExprKind, FieldId, FuncId, Lifetime, Ty, TyKind,
};
use crate::sema::conv::{self, Allow, BasePath, Reason, Sequence, base_path, list as list_conv};
use crate::sema::decl::special;
use crate::sema::init::{self, Kind, Target, aggregate, zero};
use crate::sema::overload::{self, Candidate, Outcome, explain};
use crate::sema::{Caller, FunctionContext, Sema, access, decl, expr, lookup, template, ty};
use crate::source::Span;

/// The constructor that a resolution chose.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    One {
        func: FuncId,
        candidate: Box<Candidate>,
        args: Vec<ExprId>,
    },
    Ambiguous(Vec<FuncId>),
    /// None is viable; the candidates say why.
    None(Vec<Candidate>),
}

/// The element of an array (of arrays); others themselves.
pub fn base_element(sema: &Sema, ty: Ty) -> Ty {
    let mut at = ty;
    while let TyKind::Array(element, _) = *sema.program.types.kind(at) {
        at = element;
    }
    at
}

/// The default constructor of a class that has one; none when it has several, which is an error for whoever calls one.
pub fn default_constructor(sema: &mut Sema, class: ClassId) -> Option<Option<FuncId>> {
    match constructor(sema, class, &[], Allow::ALL) {
        Chosen::One { func, .. } => Some(Some(func)),
        Chosen::Ambiguous(_) => Some(None),
        Chosen::None(_) => None,
    }
}

/// `T x = operand` and `T x(operand)`.
pub fn from_expr(sema: &mut Sema, target: Target, class: ClassId, operand: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if !ty::require_complete(sema, target.ty, target.span, "an initialised object") {
        return sema.error_expr(span);
    }
    if let Some(field) = conv::transparent_member(sema, operand, class)
        && sema.program.types.as_class(sema.ty(operand)) != Some(class)
    {
        return transparent_union(sema, target, field, operand);
    }
    let Some(from) = sema.program.types.as_class(sema.ty(operand)) else {
        return converted(sema, target, class, operand, is_copy);
    };
    // 16.6.1: a prvalue of the class initialises the object itself.
    if from == class && sema.program.exprs[operand].category == Category::PRValue {
        return operand;
    }
    if from == class {
        return copy(sema, target, class, operand, is_copy);
    }
    match base_path(sema, from, class) {
        BasePath::Path(_) => copy(sema, target, class, operand, is_copy),
        BasePath::Ambiguous => {
            let reason = Reason::AmbiguousBase(sema.ty(operand).unqual(), target.ty.unqual());
            conv::report_bad(sema, operand, target.ty, &reason, target.context());
            sema.error_expr(span)
        }
        BasePath::None => converted(sema, target, class, operand, is_copy),
    }
}

/// 16.6.2: from the same class or a derived class: the constructors, with the operand as argument.
fn copy(sema: &mut Sema, target: Target, class: ClassId, operand: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if is_copied_as_bytes(sema, class, operand) {
        return sema.expr(ExprKind::CopyBytes(operand), target.ty, Category::PRValue, span);
    }
    let which = if is_copy { list_conv::Which::Converting } else { list_conv::Which::All };
    let (candidates, outcome) = list_conv::constructor_candidates(sema, class, &[operand], which, Allow::ALL);
    match chosen(candidates, outcome, &[operand]) {
        Chosen::One { func, candidate, args } => construct(sema, target, func, &candidate, args, span),
        chosen => {
            report_constructor(sema, target, class, &[operand], chosen, span);
            sema.error_expr(span)
        }
    }
}

/// Whether overload resolution is bound to choose a trivial copy or move for a glvalue of the class: most classes have
/// no other constructors.
fn is_copied_as_bytes(sema: &Sema, class: ClassId, operand: ExprId) -> bool {
    let special = &sema.program.classes[class].special;
    let hir::Expr { ty, category, .. } = sema.program.exprs[operand];
    let is_plain =
        |entry: &hir::Special| entry.declared == Declared::Implicitly && entry.is_trivial && !entry.is_deleted;
    is_plain(&special.copy_ctor)
        && (is_plain(&special.move_ctor) || category == Category::LValue)
        && !special.has_ctor_templates
        && !special.has_odd_ctors
        && special.copy_ctor.takes_const
        && category.is_glvalue()
        && !ty.quals().is_volatile()
        && sema.program.types.as_class(ty) == Some(class)
        && !sema.program.classes[class].traits.is_abstract
}

/// 16.6.3: by user-defined conversion. The object is direct-initialised by what a conversion function gives, unless that is the
/// object itself.
fn converted(sema: &mut Sema, target: Target, class: ClassId, operand: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    // Direct-initialisation considers the constructors with every conversion of the argument (16.6.2).
    if !is_copy {
        let chosen = constructor(sema, class, &[operand], Allow::ALL);
        if let Chosen::One { func, candidate, args } = chosen {
            return construct(sema, target, func, &candidate, args, span);
        }
        if let Chosen::Ambiguous(_) = chosen {
            report_constructor(sema, target, class, &[operand], chosen, span);
            return sema.error_expr(span);
        }
    }
    let allow = if is_copy { Allow::ALL } else { Allow::DIRECT };
    let seq = conv::sequence_with(sema, operand, target.ty, allow);
    match &seq {
        Sequence::User(user) => {
            let value = conv::user::apply(sema, operand, user, target.context());
            match sema.program.exprs[value].category.is_glvalue() {
                true => init::from_expr(sema, target, value, false),
                false => value,
            }
        }
        Sequence::Bad(Reason::None) if declares_constructors(sema, class) => {
            let chosen = constructor(sema, class, &[operand], Allow::ALL);
            report_constructor(sema, target, class, &[operand], chosen, span);
            sema.error_expr(span)
        }
        _ => conv::apply(sema, operand, target.ty, &seq, target.context()),
    }
}

/// GNU transparent_union: the argument initialises the member that takes it.
fn transparent_union(sema: &mut Sema, target: Target, field: FieldId, operand: ExprId) -> ExprId {
    let span = sema.program.exprs[operand].span;
    let ty = sema.program.fields[field].ty;
    let value = init::from_expr(sema, target.with_ty(ty), operand, true);
    let kind = ExprKind::Aggregate { bases: Vec::new(), fields: vec![(field, value)] };
    sema.expr(kind, target.ty.unqual(), Category::PRValue, span)
}

/// Whether the user has declared constructors: else there is an implicit default constructor ([class.default.ctor]/1).
fn declares_constructors(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].special.default_ctor.declared != Declared::Implicitly
}

/// [over.match.ctor]: the constructor for these arguments.
pub fn constructor(sema: &mut Sema, class: ClassId, args: &[ExprId], allow: Allow) -> Chosen {
    let (candidates, outcome) = list_conv::constructor_candidates(sema, class, args, list_conv::Which::All, allow);
    chosen(candidates, outcome, args)
}

fn chosen(mut candidates: Vec<Candidate>, outcome: Outcome, args: &[ExprId]) -> Chosen {
    match outcome {
        Outcome::Best(index) => {
            let candidate = candidates.swap_remove(index);
            match candidate.func() {
                Some(func) => Chosen::One { func, candidate: Box::new(candidate), args: args.to_vec() },
                None => Chosen::None(candidates),
            }
        }
        Outcome::Ambiguous(which) => Chosen::Ambiguous(which.iter().filter_map(|&i| candidates[i].func()).collect()),
        Outcome::None => Chosen::None(candidates),
    }
}

/// [over.match.list]: initializer-list constructors with the whole list, then all with its elements.
pub fn list_constructor(sema: &mut Sema, class: ClassId, elems: &[ExprId], is_empty_value: bool) -> Chosen {
    if !is_empty_value && has_list_constructor(sema, class) {
        let span = sema.program.classes[class].span;
        let nested: Vec<hir::ListElem> =
            elems.iter().map(|&value| hir::ListElem { designators: Vec::new(), value }).collect();
        let at = elems.first().map_or(span, |&elem| sema.program.exprs[elem].span);
        let node = sema.expr(ExprKind::InitList(nested), Ty::OVERLOADED, Category::PRValue, at);
        let args = [node];
        let (candidates, outcome) =
            list_conv::constructor_candidates(sema, class, &args, list_conv::Which::Lists, Allow::ALL);
        if outcome != Outcome::None {
            return chosen(candidates, outcome, &args);
        }
    }
    let (mut candidates, mut outcome) =
        list_conv::constructor_candidates(sema, class, elems, list_conv::Which::All, Allow::ALL);
    if let [only] = *elems
        && list_conv::is_list(sema, only)
    {
        reject_copies(sema, class, &mut candidates);
        outcome = overload::best::best(sema, &candidates);
    }
    chosen(candidates, outcome, elems)
}

/// [over.best.ics]/4: a list that is the only element of a list does not become an object of the class by a
/// user-defined conversion, to be copied by a constructor of that class.
fn reject_copies(sema: &Sema, class: ClassId, candidates: &mut [Candidate]) {
    for candidate in candidates {
        let to = candidate.params.first().map(|&param| sema.program.types.non_ref(param));
        let is_copy = to.is_some_and(|to| sema.program.types.as_class(to) == Some(class));
        if is_copy && matches!(candidate.seqs.first(), Some(Sequence::User(_) | Sequence::Ambiguous(_))) {
            candidate.reject(overload::Rejection::Result);
        }
    }
}

fn has_list_constructor(sema: &mut Sema, class: ClassId) -> bool {
    conv::user::constructors(sema, class).iter().any(|entry| match entry.named {
        hir::Named::Func(func) => initializer_list_param(sema, func).is_some(),
        hir::Named::Template(template) => template::call::is_list_constructor(sema, template),
        _ => false,
    })
}

/// The element type when a constructor is an initializer-list constructor ([dcl.init.list]/2).
pub fn initializer_list_param(sema: &mut Sema, func: FuncId) -> Option<Ty> {
    let info = &sema.program.funcs[func];
    let function = sema.program.types.as_function(info.ty)?;
    let first = *function.params.first()?;
    let n_params = function.params.len();
    let others_default = (1..n_params).all(|i| info.params.get(i).is_some_and(|p| p.default != hir::DefaultArg::None));
    if !others_default {
        return None;
    }
    let plain = sema.program.types.non_ref(first);
    init::initializer_list_element(sema, plain)
}

/// The prvalue that a constructor makes.
pub fn construct(
    sema: &mut Sema,
    target: Target,
    ctor: FuncId,
    candidate: &Candidate,
    args: Vec<ExprId>,
    span: Span,
) -> ExprId {
    // The constructor of a base is used on an object of the class whose constructor this is; one that is inherited, on one
    // of the class that inherits it.
    let class = sema.program.types.as_class(target.ty);
    let derived = sema.cx.class.filter(|_| target.kind == Kind::Member && target.name.is_empty());
    if !access::constructor(sema, ctor, derived.or(class), span) {
        return sema.error_expr(span);
    }
    let ctor = match class {
        Some(class) => special::inheriting(sema, class, ctor),
        None => ctor,
    };
    if !overload::call::check_use(sema, ctor, span) || !check_abstract(sema, target, span) {
        return sema.error_expr(span);
    }
    let info = &sema.program.funcs[ctor];
    if info.inherited.is_some() && args.len() > info.params.len() {
        // What stands for the inherited constructor is a function of its own, which cannot hand them on; as with g++.
        sema.error(span, "arguments for the `...` of an inherited constructor cannot be passed");
        return sema.error_expr(span);
    }
    let args = overload::call::arguments(sema, ctor, args, &candidate.seqs, span);
    if args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) {
        return sema.error_expr(span);
    }
    if let Some(result) = converted_result(sema, target, candidate, &args) {
        return result;
    }
    if let ([source], true) = (&args[..], sema.program.funcs[ctor].is_trivial) {
        return sema.expr(ExprKind::CopyBytes(*source), target.ty, Category::PRValue, span);
    }
    let kind = ExprKind::Construct { ctor, args, zero_first: false };
    let made = sema.expr(kind, target.ty, Category::PRValue, span);
    immediate(sema, ctor, made)
}

/// CWG2327: a copy constructor whose argument is the result of a conversion function, a prvalue of the class: the
/// result initialises the object itself.
fn converted_result(sema: &Sema, target: Target, candidate: &Candidate, args: &[ExprId]) -> Option<ExprId> {
    let ([only], [Sequence::User(user)]) = (args, &candidate.seqs[..]) else { return None };
    let hir::FuncName::Conversion(_) = sema.program.funcs[user.func?].name else { return None };
    let mut at = *only;
    loop {
        at = match sema.program.exprs[at].kind {
            ExprKind::Cast { kind: CastKind::NoOp, sub } | ExprKind::Temporary { sub, .. } => sub,
            ExprKind::Call { .. } if sema.program.exprs[at].category == Category::PRValue => break,
            _ => return None,
        };
    }
    (sema.ty(at).unqual() == target.ty.unqual()).then_some(at)
}

/// A consteval constructor is evaluated where it stands.
fn immediate(sema: &mut Sema, ctor: FuncId, made: ExprId) -> ExprId {
    if !overload::call::is_immediate_invocation(sema, ctor) {
        return made;
    }
    let (ty, span) = (sema.ty(made), sema.program.exprs[made].span);
    match expr::evaluate(sema, made) {
        Ok(value) => {
            let kind = ExprKind::Constant { value: std::sync::Arc::new(value), sub: Some(made) };
            sema.expr(kind, ty, Category::PRValue, span)
        }
        Err(failure) => {
            let name = explain::name(sema, ctor);
            let diagnostic = Diagnostic::error(span, format!("call to consteval constructor `{name}` is not constant"));
            overload::call::report_failure(sema, diagnostic, failure);
            sema.error_expr(span)
        }
    }
}

/// An object of abstract class can only be a base ([class.abstract]/2).
fn check_abstract(sema: &mut Sema, target: Target, span: Span) -> bool {
    let Some(class) = sema.program.types.as_class(target.ty) else { return true };
    if !sema.program.classes[class].traits.is_abstract || target.kind == Kind::Member && target.name.is_empty() {
        return true;
    }
    let shown = sema.show(target.ty.unqual());
    report_abstract(sema, class, span, format!("an object of the abstract class `{shown}` cannot be made"));
    false
}

/// An error with the pure virtual functions that make the class abstract.
pub fn report_abstract(sema: &mut Sema, class: ClassId, span: Span, text: String) {
    let mut diagnostic = Diagnostic::error(span, text);
    for func in decl::virtual_::pure_functions(sema, class) {
        let text = format!("`{}` is pure virtual", explain::signature(sema, func));
        diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
    }
    sema.report(diagnostic);
}

/// No constructor, or several.
pub fn report_constructor(
    sema: &mut Sema,
    target: Target,
    class: ClassId,
    args: &[ExprId],
    chosen: Chosen,
    span: Span,
) {
    let shown = sema.show(target.ty.unqual());
    let types = explain::arg_types(sema, args);
    let with = if args.is_empty() { "no arguments".to_string() } else { format!("`{types}`") };
    let diagnostic = match chosen {
        Chosen::One { .. } => return,
        Chosen::Ambiguous(funcs) => {
            let mut diagnostic =
                Diagnostic::error(span, format!("the constructor of `{shown}` is ambiguous for {with}"));
            for func in funcs {
                let text = format!("candidate `{}`", explain::signature(sema, func));
                diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
            }
            diagnostic
        }
        Chosen::None(mut candidates) => {
            // Implicit constructors are worth a word where there are no others.
            if declares_constructors(sema, class) {
                candidates
                    .retain(|candidate| !candidate.func().is_some_and(|func| sema.program.funcs[func].is_implicit));
            }
            let diagnostic = Diagnostic::error(span, format!("no matching constructor of `{shown}` for {with}"));
            let diagnostic = explain::notes(sema, diagnostic, &candidates, None);
            if candidates.is_empty() {
                diagnostic.note_at(sema.program.classes[class].span, format!("`{shown}` is declared here"))
            } else {
                diagnostic
            }
        }
    };
    sema.report(diagnostic);
}

/// `T x(a, b)`.
pub fn from_args(sema: &mut Sema, target: Target, class: ClassId, args: Vec<ExprId>) -> ExprId {
    let span = target.span;
    if !ty::require_complete(sema, target.ty, span, "an initialised object") {
        return sema.error_expr(span);
    }
    if let [only] = args[..]
        && !list_conv::is_list(sema, only)
    {
        let from = sema.program.types.as_class(sema.ty(only));
        let is_related = from.is_some_and(|from| conv::is_same_or_derived(sema, from, class));
        let is_aggregate = sema.program.classes[class].traits.is_aggregate;
        if is_related || !is_aggregate {
            return from_expr(sema, target, class, only, false);
        }
        let seq = conv::sequence_with(sema, only, target.ty, Allow::DIRECT);
        if !seq.is_bad() {
            return from_expr(sema, target, class, only, false);
        }
        if aggregate::parts(sema, class).is_empty() {
            return conv::apply(sema, only, target.ty, &seq, target.context());
        }
        return aggregate::parenthesized(sema, target, args);
    }
    let chosen = constructor(sema, class, &args, Allow::ALL);
    match chosen {
        Chosen::One { func, candidate, args } => construct(sema, target, func, &candidate, args, span),
        // [dcl.init.general]/16.6.2.2: an aggregate from a parenthesised list.
        Chosen::None(_) if sema.program.classes[class].traits.is_aggregate => {
            aggregate::parenthesized(sema, target, args)
        }
        other => {
            report_constructor(sema, target, class, &args, other, span);
            sema.error_expr(span)
        }
    }
}

/// Default-initialisation: the default constructor. None when it is trivial.
pub fn default(sema: &mut Sema, target: Target, class: ClassId) -> Option<ExprId> {
    if !ty::require_complete(sema, target.ty, target.span, "an object") || !check_abstract(sema, target, target.span) {
        return Some(sema.error_expr(target.span));
    }
    if is_trivially_default(sema, class) && !sema.program.classes[class].traits.is_abstract {
        return None;
    }
    let made = by_default_constructor(sema, target, class, false);
    match sema.program.exprs[made].kind {
        ExprKind::Construct { ctor, .. } if sema.program.funcs[ctor].is_trivial => None,
        _ => Some(made),
    }
}

/// Whether default-initialisation does nothing, as overload resolution need not be asked.
fn is_trivially_default(sema: &Sema, class: ClassId) -> bool {
    let special = &sema.program.classes[class].special;
    let default = &special.default_ctor;
    default.declared == Declared::Implicitly && default.is_trivial && !default.is_deleted
}

fn by_default_constructor(sema: &mut Sema, target: Target, class: ClassId, zero_first: bool) -> ExprId {
    let span = target.span;
    match constructor(sema, class, &[], Allow::ALL) {
        Chosen::One { func, candidate, args } => {
            if needs_itself(sema, func, span) {
                return sema.error_expr(span);
            }
            let made = construct(sema, target, func, &candidate, args, span);
            if zero_first && let ExprKind::Construct { zero_first, .. } = &mut sema.program.exprs.get_mut(made).kind {
                *zero_first = true;
            }
            made
        }
        other => {
            report_constructor(sema, target, class, &[], other, span);
            sema.error_expr(span)
        }
    }
}

/// Value-initialisation ([dcl.init.general]/8).
pub fn value(sema: &mut Sema, target: Target, class: ClassId) -> ExprId {
    let span = target.span;
    if !ty::require_complete(sema, target.ty, span, "an object") {
        return sema.error_expr(span);
    }
    if !check_abstract(sema, target, span) {
        return sema.error_expr(span);
    }
    if is_trivially_default(sema, class) {
        return zero(sema, target.ty, span);
    }
    // 8.1: a user-provided default constructor, or one that is inherited, alone; 8.2: zeroed first otherwise.
    let chosen = match constructor(sema, class, &[], Allow::ALL) {
        Chosen::One { func, .. } => Some(func).filter(|&func| sema.program.funcs[func].class == Some(class)),
        _ => None,
    };
    let is_provided = chosen.is_none_or(|func| special::is_user_provided(sema, func));
    let made = by_default_constructor(sema, target, class, !is_provided);
    match chosen {
        Some(func) if sema.program.funcs[func].is_trivial && sema.ty(made) != Ty::ERROR => zero(sema, target.ty, span),
        _ => made,
    }
}

/// The checked default member initialiser ([class.mem]/10), checked when it is first needed.
pub fn member_default(sema: &mut Sema, field: FieldId) -> Option<ExprId> {
    let info = sema.program.fields[field].clone();
    if let Some(checked) = info.checked_init {
        // The mark of a check in progress.
        if matches!(sema.program.exprs[checked].kind, ExprKind::InitList(_)) {
            let name = info.name;
            sema.error(info.span, format!("the default initialiser of `{name}` needs itself"));
            return Some(sema.error_expr(info.span));
        }
        use_again(sema, info.init_uses, info.span);
        return Some(checked);
    }
    let init = info.init?;
    let in_progress = sema.expr(ExprKind::InitList(Vec::new()), Ty::ERROR, Category::PRValue, info.span);
    sema.program.fields.get_mut(field).checked_init = Some(in_progress);
    let user = Caller { span: info.span, func: None };
    let (checked, function) = check_default(sema, field, init, Kind::Member, user);
    let slot = sema.program.fields.get_mut(field);
    slot.checked_init = Some(checked);
    slot.init_uses = function.uses.clone();
    slot.init_names_user = function.names_caller;
    use_again(sema, function.uses, info.span);
    Some(checked)
}

/// The default member initialiser that a constructor or aggregate initialisation at `span` uses. One that names this place is
/// checked for it alone ([support.srcloc.cons]/2); so is one in a static object that extends the lives of temporaries to
/// that of the object ([class.temporary]/6).
pub fn member_default_in(sema: &mut Sema, field: FieldId, kind: Kind, span: Span) -> Option<ExprId> {
    let shared = member_default(sema, field)?;
    let info = &sema.program.fields[field];
    let names_user = info.init_names_user;
    if !names_user && (kind != Kind::Static || !extends_temporaries(sema, shared)) {
        return Some(shared);
    }
    let init = info.init?;
    let mut user = Caller { span, func: sema.cx.function.as_ref().and_then(|function| function.func) };
    if let Some(function) = sema.cx.function.as_mut()
        && let Some(around) = function.caller
    {
        function.names_caller |= names_user;
        user = around;
    }
    let (checked, function) = check_default(sema, field, init, kind, user);
    use_again(sema, function.uses, span);
    sema.program.own_default_inits.insert(checked, ());
    Some(checked)
}

fn extends_temporaries(sema: &Sema, root: ExprId) -> bool {
    let mut work = vec![root];
    while let Some(id) = work.pop() {
        let kind = &sema.program.exprs[id].kind;
        if matches!(kind, ExprKind::Temporary { lifetime: Lifetime::Block, .. }) {
            return true;
        }
        hir::visit::children(kind, |child| work.push(child));
    }
    false
}

/// The default member initialiser as written, parsed when that was put off. None, reported, when it cannot be.
fn written_default(sema: &mut Sema, init: ast::Init) -> Option<ast::Init> {
    Some(match init {
        ast::Init::Delayed { id, is_copy } => match decl::parse_delayed(sema, id) {
            Some(ast::DelayedResult::Expr(operand)) if is_copy => ast::Init::Copy(operand),
            Some(ast::DelayedResult::Expr(operand)) => ast::Init::Brace(operand),
            _ => return None,
        },
        init => init,
    })
}

/// Checks it in the complete-class context, whatever needs it ([class.mem]/6), for a user of it. What it odr-uses, every
/// user does.
fn check_default(
    sema: &mut Sema,
    field: FieldId,
    init: ast::Init,
    kind: Kind,
    user: Caller,
) -> (ExprId, FunctionContext) {
    let info = sema.program.fields[field].clone();
    let (checked, function) = sema.in_context(|sema| {
        let class_ty = sema.program.types.class(info.class);
        sema.cx.scope = sema.program.classes[info.class].scope;
        sema.cx.class = Some(info.class);
        sema.cx.this_ty = Some(class_ty);
        sema.cx.order_limit = template::class::order_limit(sema, info.class);
        sema.cx.is_unevaluated = false;
        sema.cx.default_init = Some(field);
        sema.cx.function = Some(Box::new(FunctionContext { caller: Some(user), ..FunctionContext::default() }));
        let target = Target { ty: info.ty, kind, name: info.name, span: info.span };
        let initialize = |sema: &mut Sema| {
            let init = written_default(sema, init)?;
            access::apart(sema, |sema| init::initialize(sema, target, Some(init)))
        };
        let checked = sema.nested(info.span, initialize).flatten();
        (checked, sema.cx.function.take().map(|function| *function).unwrap_or_default())
    });
    (checked.unwrap_or_else(|| sema.error_expr(info.span)), function)
}

/// [class.mem.general]/11: a default member initialiser does not need the defaulted default constructor of a class that it
/// is a part of, which needs it. Whether it does; reported.
fn needs_itself(sema: &mut Sema, ctor: FuncId, span: Span) -> bool {
    let Some(field) = sema.cx.default_init else { return false };
    let (func, info) = (&sema.program.funcs[ctor], &sema.program.fields[field]);
    let Some(class) = func.class.filter(|_| !special::is_user_provided(sema, ctor)) else { return false };
    let of_field = sema.program.classes[info.class].scope;
    if !lookup::is_within(sema, of_field, sema.program.classes[class].scope) {
        return false;
    }
    let (name, at, shown) = (info.name, info.span, sema.program.classes[class].name);
    let text =
        format!("the default initialiser of `{name}` needs the default constructor of `{shown}`, which needs it");
    sema.report(Diagnostic::error(span, text).note_at(at, "the member is declared here"));
    true
}

fn use_again(sema: &mut Sema, uses: hir::Uses, span: Span) {
    uses.funcs.into_iter().for_each(|func| decl::use_func(sema, func, span));
    uses.vars.into_iter().for_each(|var| decl::use_var(sema, var));
}

/// [dcl.init.general]/7: whether a constant of this class may go without initialiser.
pub fn is_const_default_constructible(sema: &Sema, class: ClassId) -> bool {
    let info = &sema.program.classes[class];
    if info.completeness != Completeness::Complete {
        return true;
    }
    let default = &info.special.default_ctor;
    if default.declared == Declared::Provided || default.declared == Declared::No {
        return true;
    }
    let is_union = info.key == ast::ClassKey::Union;
    let member = |field: &FieldId| {
        let field = &sema.program.fields[*field];
        if field.bit_width.is_some() && field.name.is_empty() || field.init.is_some() {
            return true;
        }
        match sema.program.types.as_class(base_element(sema, field.ty)) {
            Some(inner) => is_const_default_constructible(sema, inner),
            None => false,
        }
    };
    let members = if is_union && !info.fields.is_empty() {
        info.fields.iter().any(member)
    } else {
        info.fields.iter().all(member)
    };
    members && info.bases.iter().all(|base| is_const_default_constructible(sema, base.class))
}
