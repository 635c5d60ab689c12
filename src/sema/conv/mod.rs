//! Implicit conversions ([conv], [over.best.ics]): found as values first, applied as nodes afterwards.
//!
//! [`sequence`] says how an expression would be converted, without any effect on the program; overload resolution
//! compares what it says. [`apply`] builds the casts, temporaries and calls of a sequence. [`implicit`] does both
//! and reports what is impossible. In reading order: `standard` (the steps of a standard conversion), `arith`,
//! `qualification`, `pointer`, `reference`, `user`, `list`, `rank`, `narrowing`.

pub mod arith;
pub mod floating;
pub mod list;
pub mod narrowing;
pub mod pointer;
pub mod qualification;
pub mod rank;
pub mod reference;
pub mod standard;
pub mod user;

#[cfg(test)]
mod tests;

use crate::diag::Diagnostic;
use crate::hir::{self, Category, ClassId, ExprId, ExprKind, FuncId, Ty, TyKind};
use crate::sema::init;
use crate::sema::{Sema, expr, overload};

pub use standard::{Binding, LvalueStep, Rank, Standard, ValueStep, is_base_accessible};

/// What a conversion is for; messages differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    Init,
    Assign,
    Argument,
    Return,
    Condition,
    Operand,
    Case,
    Constant,
}

impl Context {
    /// What the expression is, for the label under it.
    pub fn label(self) -> &'static str {
        match self {
            Context::Init => "in this initialisation",
            Context::Assign => "in this assignment",
            Context::Argument => "in this argument",
            Context::Return => "in this return",
            Context::Condition => "in this condition",
            Context::Operand => "in this operand",
            Context::Case => "in this case label",
            Context::Constant => "in this constant expression",
        }
    }
}

/// An implicit conversion sequence ([over.best.ics]).
#[derive(Debug, Clone, PartialEq)]
pub enum Sequence {
    Standard(Standard),
    User(Box<User>),
    /// Conversion to `...`.
    Ellipsis,
    /// Several user-defined conversions, none of which is best: ranks as one of them ([over.best.ics]/10).
    Ambiguous(Vec<FuncId>),
    /// There is none.
    Bad(Reason),
}

/// A user-defined conversion sequence ([over.ics.user]).
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    /// How the operand becomes the function's argument; identity when a list's elements are the arguments.
    pub before: Standard,
    /// None for the aggregate initialisation of a class from a list ([over.ics.list]/8).
    pub func: Option<FuncId>,
    /// What the function yields, converted to the target.
    pub after: Standard,
    /// What the conversion makes before `after`: a class prvalue, or the conversion function's result type (maybe a reference).
    pub result: Ty,
    /// The elements of a braced list are the arguments.
    pub is_list: bool,
    /// A conversion to `std::initializer_list` of this element type ([over.ics.rank]/3.1).
    pub initializer_list: Option<Ty>,
}

/// Why there is no conversion.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// No known conversion.
    None,
    /// Qualifiers of the source (or of what it points to) would be lost.
    LosesQualifiers(hir::Quals),
    /// An rvalue, or an lvalue of another type, for a non-const lvalue reference.
    NeedsLvalue,
    /// An lvalue for an rvalue reference.
    NeedsRvalue,
    /// An lvalue that must be converted for a non-const lvalue reference.
    NeedsSameLvalue,
    /// Only an explicit constructor or conversion function would do.
    Explicit(FuncId),
    /// The target is not complete.
    Incomplete(Ty),
    /// The base class occurs more than once.
    AmbiguousBase(Ty, Ty),
    /// A pointer to a member of a virtual base ([conv.mem]/2): derived, base.
    VirtualBase(Ty, Ty),
    /// None, or more than one, of an overload set has the wanted type.
    Overloaded { is_ambiguous: bool },
    /// A list with so many elements for something with so many.
    ListTooLong { n_elems: usize, n_wanted: usize },
    /// A list for a type that no list initialises.
    List,
}

/// Which conversions are considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allow {
    /// User-defined conversions: not for the argument of one ([over.best.ics]/4).
    pub user: bool,
    /// Explicit constructors and conversion functions: direct-initialisation.
    pub explicit: bool,
}

impl Allow {
    pub const ALL: Allow = Allow { user: true, explicit: false };
    pub const STANDARD: Allow = Allow { user: false, explicit: false };
    pub const DIRECT: Allow = Allow { user: true, explicit: true };
}

impl Sequence {
    /// The conversion that does nothing.
    pub fn identity(from: Ty, to: Ty) -> Sequence {
        Sequence::Standard(Standard::identity(from, to))
    }

    pub fn is_bad(&self) -> bool {
        matches!(self, Sequence::Bad(_))
    }
}

/// The implicit conversion sequence of `expr` to `to`, which may be a reference.
pub fn sequence(sema: &mut Sema, expr: ExprId, to: Ty) -> Sequence {
    sequence_with(sema, expr, to, Allow::ALL)
}

/// See [`sequence`].
pub fn sequence_with(sema: &mut Sema, expr: ExprId, to: Ty, allow: Allow) -> Sequence {
    let from = sema.ty(expr);
    if from == Ty::ERROR || to.unqual() == Ty::ERROR || matches!(sema.program.exprs[expr].kind, ExprKind::Error) {
        return Sequence::identity(from, to);
    }
    if sema.cx.depth >= crate::base::limits::NESTING_DEPTH {
        return Sequence::Bad(Reason::None);
    }
    complete_operand(sema, expr, from, to);
    sema.cx.depth += 1;
    let result = dispatch(sema, expr, from, to, allow);
    sema.cx.depth -= 1;
    result
}

/// Instantiates the classes whose bases or conversion functions a conversion may need ([temp.inst]/7).
fn complete_operand(sema: &mut Sema, expr: ExprId, from: Ty, to: Ty) {
    let target = sema.program.types.non_ref(to);
    let (a, b) = match (sema.program.types.pointee(from), sema.program.types.pointee(target)) {
        (Some(a), Some(b)) => (a, b),
        _ => (from, target),
    };
    let is_class = |sema: &Sema, ty: Ty| sema.program.types.as_class(ty).is_some();
    let concerns = is_class(sema, a) && a.unqual() != b.unqual() && (is_class(sema, b) || a == from);
    if concerns {
        let span = sema.program.exprs[expr].span;
        crate::sema::template::class::complete(sema, a, span);
    }
}

fn dispatch(sema: &mut Sema, expr: ExprId, from: Ty, to: Ty, allow: Allow) -> Sequence {
    if matches!(sema.program.exprs[expr].kind, ExprKind::InitList(_)) {
        return list::sequence(sema, expr, to, allow);
    }
    if sema.program.types.is_ref(to) {
        return reference::sequence(sema, expr, to, allow);
    }
    let to = sema.program.types.unqualified(to);
    if let ExprKind::OverloadSet(_) = sema.program.exprs[expr].kind
        && sema.program.types.as_class(to).is_none()
    {
        return standard::of_overload_set(sema, expr, to);
    }
    if let Some(class) = sema.program.types.as_class(to) {
        // [over.best.ics]/6: a class from itself or from a class derived from it is a (possibly identity)
        // conversion, whatever constructor makes the copy.
        if let Some(from_class) = sema.program.types.as_class(from) {
            if from_class == class {
                return Sequence::identity(from, to);
            }
            match base_path(sema, from_class, class) {
                BasePath::Path(path) => {
                    return Sequence::Standard(Standard {
                        value: ValueStep::ClassToBase(path),
                        rank: Rank::Conversion,
                        ..Standard::identity(from, to)
                    });
                }
                BasePath::Ambiguous => return Sequence::Bad(Reason::AmbiguousBase(from.unqual(), to)),
                BasePath::None => {}
            }
        }
        if transparent_member(sema, expr, class).is_some() {
            return Sequence::identity(from, to);
        }
        return if allow.user { user::to_class(sema, expr, class, allow) } else { Sequence::Bad(Reason::None) };
    }
    if sema.program.types.as_class(from).is_some() && to != Ty::VOID {
        return if allow.user { user::from_class(sema, expr, to, allow) } else { Sequence::Bad(Reason::None) };
    }
    standard::of(sema, expr, to)
}

/// The first member of a GNU `transparent_union` class that `expr` converts to.
pub fn transparent_member(sema: &mut Sema, expr: ExprId, class: ClassId) -> Option<hir::FieldId> {
    let info = &sema.program.classes[class];
    if !info.attrs.iter().any(|name| name.as_str() == "transparent_union") {
        return None;
    }
    for field in info.fields.clone() {
        let ty = sema.program.fields[field].ty;
        if matches!(sequence_with(sema, expr, ty, Allow::STANDARD), Sequence::Standard(_)) {
            return Some(field);
        }
    }
    None
}

/// Converts `expr` to `to`, or reports why it cannot. A class or reference is initialised as by `T x = expr`.
pub fn implicit(sema: &mut Sema, expr: ExprId, to: Ty, why: Context) -> ExprId {
    let to_ref = sema.program.types.is_ref(to);
    let is_list = matches!(sema.program.exprs[expr].kind, ExprKind::InitList(_));
    if to_ref || is_list || sema.program.types.as_class(to).is_some() {
        let span = sema.program.exprs[expr].span;
        let kind = match why {
            Context::Return => init::Kind::Return,
            Context::Argument => init::Kind::Param,
            _ => init::Kind::Temporary,
        };
        let target = init::Target { ty: to, kind, span, name: crate::base::Symbol::EMPTY };
        return init::from_expr(sema, target, expr, true);
    }
    let seq = sequence(sema, expr, to);
    apply(sema, expr, to, &seq, why)
}

/// Builds the nodes of a sequence to a type that is no reference; reports a bad one.
pub fn apply(sema: &mut Sema, expr: ExprId, to: Ty, seq: &Sequence, why: Context) -> ExprId {
    let span = sema.program.exprs[expr].span;
    match seq {
        Sequence::Standard(standard) => standard::apply(sema, expr, standard),
        Sequence::User(user) => user::apply(sema, expr, user, why),
        Sequence::Ellipsis => variadic(sema, expr),
        Sequence::Ambiguous(funcs) => {
            let from = describe(sema, expr);
            let to = sema.show(to);
            let mut diagnostic = Diagnostic::error(span, format!("conversion from {from} to `{to}` is ambiguous"));
            for &func in funcs {
                let text = format!("candidate `{}`", overload::explain::signature(sema, func));
                diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
            }
            sema.report(diagnostic);
            sema.error_expr(span)
        }
        Sequence::Bad(reason) => {
            report_bad(sema, expr, to, reason, why);
            sema.error_expr(span)
        }
    }
}

/// What an expression is, for messages: its type in backticks, or what has no type.
pub fn describe(sema: &Sema, expr: ExprId) -> String {
    match &sema.program.exprs[expr].kind {
        ExprKind::InitList(elems) if elems.is_empty() => "an empty braced list".to_string(),
        ExprKind::InitList(elems) => {
            let shown: Vec<String> = elems.iter().take(4).map(|e| describe_bare(sema, e.value)).collect();
            format!("`{{{}{}}}`", shown.join(", "), if elems.len() > 4 { ", …" } else { "" })
        }
        ExprKind::OverloadSet(set) => format!("the overloaded function `{}`", set.name),
        _ => format!("`{}`", describe_bare(sema, expr)),
    }
}

fn describe_bare(sema: &Sema, expr: ExprId) -> String {
    match &sema.program.exprs[expr].kind {
        ExprKind::InitList(_) => "{…}".to_string(),
        ExprKind::OverloadSet(set) => set.name.to_string(),
        _ => sema.show(sema.program.exprs[expr].ty),
    }
}

/// Reports that `expr` does not convert to `to`.
pub fn report_bad(sema: &mut Sema, expr: ExprId, to: Ty, reason: &Reason, why: Context) {
    let span = sema.program.exprs[expr].span;
    let from = describe(sema, expr);
    let shown = sema.show(to);
    let message = match reason {
        Reason::None | Reason::List => match reference_message(sema, to) {
            Some(kind) => format!("cannot bind {from} to {kind} `{shown}`"),
            None => format!("cannot convert {from} to `{shown}`"),
        },
        Reason::LosesQualifiers(quals) => {
            let quals = quals_text(*quals);
            if sema.program.types.is_ref(to) {
                format!("binding `{shown}` to {from} drops {quals}")
            } else {
                format!("converting {from} to `{shown}` drops {quals}")
            }
        }
        Reason::NeedsLvalue => format!("cannot bind non-const lvalue reference `{shown}` to an rvalue of type {from}"),
        Reason::NeedsSameLvalue if is_class(sema, expr, to) => {
            format!("cannot bind reference `{shown}` to an lvalue of type {from}")
        }
        Reason::NeedsSameLvalue => {
            format!(
                "cannot bind non-const lvalue reference `{shown}` to a value of type {from}, which needs a conversion"
            )
        }
        Reason::NeedsRvalue => format!("cannot bind rvalue reference `{shown}` to an lvalue of type {from}"),
        Reason::Explicit(_) => format!("converting {from} to `{shown}` needs an explicit conversion"),
        Reason::Incomplete(ty) => format!("cannot convert {from} to the incomplete type `{}`", sema.show(*ty)),
        Reason::AmbiguousBase(..) => format!("cannot convert {from} to `{shown}`: the base is ambiguous"),
        Reason::VirtualBase(..) => format!("cannot convert {from} to `{shown}`: the base is virtual"),
        Reason::Overloaded { is_ambiguous: true } => format!("{from} is ambiguous for `{shown}`"),
        Reason::Overloaded { is_ambiguous: false } => format!("no version of {from} matches `{shown}`"),
        Reason::ListTooLong { n_elems, n_wanted } => {
            format!("{n_elems} elements in a braced list for `{shown}`, which takes {n_wanted}")
        }
    };
    let mut diagnostic = Diagnostic::error(span, message).label(why.label());
    match *reason {
        Reason::Explicit(func) => {
            let text = format!("`{}` is explicit", overload::explain::signature(sema, func));
            diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
        }
        Reason::AmbiguousBase(derived, base) => diagnostic = note_paths(sema, diagnostic, derived, base),
        Reason::Overloaded { .. } => {
            if let ExprKind::OverloadSet(set) = &sema.program.exprs[expr].kind {
                for entry in set.found.clone() {
                    if let hir::Named::Func(func) = entry.named {
                        let text = format!("candidate `{}`", overload::explain::signature(sema, func));
                        diagnostic = diagnostic.note_at(sema.program.funcs[func].span, text);
                    }
                }
            }
        }
        Reason::None | Reason::NeedsSameLvalue => {
            if let Some(hint) = hint(sema, expr, to) {
                diagnostic = diagnostic.note(hint);
            }
        }
        _ => {}
    }
    sema.report(diagnostic);
}

/// Notes on the ways from a class to its ambiguous base.
pub fn note_paths(sema: &Sema, mut diagnostic: Diagnostic, derived: Ty, base: Ty) -> Diagnostic {
    const MAX_PATHS: usize = 4;
    let (Some(derived), Some(base)) = (sema.program.types.as_class(derived), sema.program.types.as_class(base)) else {
        return diagnostic;
    };
    let mut paths = Vec::new();
    collect_paths(sema, derived, base, &mut Vec::new(), &mut paths);
    for path in paths.iter().take(MAX_PATHS) {
        let steps: Vec<&str> =
            [derived].iter().chain(path).map(|&class| sema.program.classes[class].name.as_str()).collect();
        diagnostic = diagnostic.note(format!("one is `{}`", steps.join("` -> `")));
    }
    diagnostic
}

/// Whether a reference to a class is bound to an object of another class.
fn is_class(sema: &Sema, expr: ExprId, to: Ty) -> bool {
    let types = &sema.program.types;
    types.as_class(types.non_ref(to)).is_some() && types.as_class(sema.ty(expr)).is_some()
}

/// How to call a reference type in a message about binding.
fn reference_message(sema: &Sema, to: Ty) -> Option<&'static str> {
    match sema.program.types.kind(to) {
        TyKind::LValueRef(_) => Some("reference"),
        TyKind::RValueRef(_) => Some("rvalue reference"),
        _ => None,
    }
}

/// What may help with a conversion that C or another rule would allow.
fn hint(sema: &Sema, expr: ExprId, to: Ty) -> Option<String> {
    let types = &sema.program.types;
    let (from, to) = (sema.ty(expr), types.non_ref(to));
    if types.as_enum(to).is_some() && types.is_arithmetic(from) {
        return Some(format!("use `static_cast<{}>` to make an enumeration of a number", sema.show(to.unqual())));
    }
    if let Some(id) = types.as_enum(from)
        && sema.program.enums[id].is_scoped
        && (types.is_arithmetic(to) || types.as_enum(to).is_some())
    {
        return Some("a scoped enumeration does not convert implicitly; use `static_cast`".to_string());
    }
    if let (Some(source), Some(_)) = (types.pointee(from), types.pointee(to))
        && source.unqual() == Ty::VOID
    {
        return Some("C++ needs a cast from `void *`".to_string());
    }
    let classes = |from: Ty, to: Ty| Some((types.as_class(from)?, types.as_class(to)?));
    let related = match (types.pointee(from), types.pointee(to)) {
        (Some(source), Some(target)) => classes(source, target),
        _ => classes(from, to),
    };
    if let Some((base, derived)) = related.filter(|&(from, to)| from != to && is_same_or_derived(sema, to, from)) {
        let (base, derived) = (sema.program.classes[base].name, sema.program.classes[derived].name);
        return Some(format!("`{base}` is a base of `{derived}`; only a cast goes from base to derived"));
    }
    if types.is_pointer(to) && types.is_integral(from) {
        return Some("only the literal 0 and `nullptr` are null pointers".to_string());
    }
    None
}

/// The qualifiers in backticks.
pub fn quals_text(quals: hir::Quals) -> String {
    let mut words = Vec::new();
    if quals.is_const() {
        words.push("const");
    }
    if quals.is_volatile() {
        words.push("volatile");
    }
    if quals.is_restrict() {
        words.push("__restrict");
    }
    format!("`{}`", words.join(" "))
}

/// [expr.call]/11: default argument promotions for an argument without parameter.
pub fn variadic(sema: &mut Sema, arg: ExprId) -> ExprId {
    let span = sema.program.exprs[arg].span;
    if let ExprKind::OverloadSet(_) | ExprKind::InitList(_) = sema.program.exprs[arg].kind {
        let resolved = expr::rvalue(sema, arg);
        if sema.ty(resolved) != Ty::OVERLOADED {
            return resolved;
        }
        let what = describe(sema, arg);
        sema.error(span, format!("cannot pass {what} through `...`"));
        return sema.error_expr(span);
    }
    let ty = sema.ty(arg);
    if let Some(class) = sema.program.types.as_class(ty) {
        if !crate::sema::ty::require_complete(sema, ty, span, "an argument") {
            return sema.error_expr(span);
        }
        if !sema.program.classes[class].traits.is_trivial_for_calls && !sema.cx.is_unevaluated {
            let shown = sema.show(ty.unqual());
            sema.error(span, format!("cannot pass an object of the non-trivial type `{shown}` through `...`"));
            return sema.error_expr(span);
        }
        let target = init::Target { ty: ty.unqual(), kind: init::Kind::Param, span, name: crate::base::Symbol::EMPTY };
        return init::from_expr(sema, target, arg, true);
    }
    let value = expr::rvalue(sema, arg);
    let ty = sema.ty(value);
    match sema.program.types.kind(ty) {
        TyKind::Float => cast(sema, hir::CastKind::Float, value, Ty::DOUBLE),
        TyKind::NullPtr => {
            let pointer = sema.program.types.pointer(Ty::VOID);
            cast(sema, hir::CastKind::NullToPointer, value, pointer)
        }
        TyKind::Void => {
            sema.error(span, "cannot pass a `void` expression as an argument");
            sema.error_expr(span)
        }
        TyKind::Enum(id) if sema.program.enums[*id].is_scoped => value,
        _ => arith::promote(sema, value),
    }
}

/// [conv]/4: contextual conversion to bool, as if by `bool t(expr)`.
pub fn to_bool(sema: &mut Sema, expr: ExprId, why: Context) -> ExprId {
    let span = sema.program.exprs[expr].span;
    let from = sema.ty(expr);
    if from == Ty::NULLPTR {
        // [conv.bool]: nullptr_t converts by direct-initialisation.
        let value = expr::rvalue(sema, expr);
        let zero = sema.expr(ExprKind::Int(0), Ty::BOOL, Category::PRValue, span);
        return sema.expr(ExprKind::Comma(value, zero), Ty::BOOL, Category::PRValue, span);
    }
    let seq = sequence_with(sema, expr, Ty::BOOL, Allow::DIRECT);
    apply(sema, expr, Ty::BOOL, &seq, why)
}

/// [conv]/5: contextual implicit conversion to an integral or unscoped enumeration type (scoped too when
/// `scoped`): array bounds, switch conditions. Reports what is none.
pub fn to_integral(sema: &mut Sema, operand: ExprId, scoped: bool, what: &str) -> Option<ExprId> {
    let fits = move |sema: &Sema, ty: Ty| {
        sema.program.types.is_integral(ty)
            || sema.program.types.as_enum(ty).is_some_and(|id| scoped || !sema.program.enums[id].is_scoped)
    };
    let operand = user::contextual(sema, operand, &fits, what)?;
    let value = expr::rvalue(sema, operand);
    let ty = sema.ty(value);
    if ty == Ty::ERROR {
        return None;
    }
    if !fits(sema, ty) {
        let span = sema.program.exprs[operand].span;
        let shown = describe(sema, value);
        sema.error(span, format!("{what} has type {shown}, which is not an integer"));
        return None;
    }
    Some(value)
}

/// Whether `expr` is a null pointer constant ([conv.ptr]/1): an integer literal 0, or of type nullptr_t.
pub fn is_null_constant(sema: &Sema, expr: ExprId) -> bool {
    let node = &sema.program.exprs[expr];
    if node.ty.unqual() == Ty::NULLPTR {
        return true;
    }
    matches!(node.kind, ExprKind::Int(0))
        && node.category == Category::PRValue
        && matches!(
            sema.program.types.kind(node.ty),
            TyKind::Int | TyKind::UInt | TyKind::Long | TyKind::ULong | TyKind::LongLong | TyKind::ULongLong
        )
}

/// A cast to a prvalue of `to`.
pub fn cast(sema: &mut Sema, kind: hir::CastKind, sub: ExprId, to: Ty) -> ExprId {
    let span = sema.program.exprs[sub].span;
    sema.expr(ExprKind::Cast { kind, sub }, to, Category::PRValue, span)
}

/// Where a base class is in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BasePath {
    /// Not derived from it.
    None,
    /// More than one subobject of that type.
    Ambiguous,
    /// From the derived class's own base down to the base.
    Path(Vec<ClassId>),
}

/// Whether a step of the path from `derived` to a base leads to a virtual base.
pub fn is_virtual_path(sema: &Sema, derived: ClassId, path: &[ClassId]) -> bool {
    let mut at = derived;
    path.iter().any(|&next| {
        let is_virtual = sema.program.classes[at].bases.iter().any(|base| base.class == next && base.is_virtual);
        at = next;
        is_virtual
    })
}

/// The path from `derived` to its unique base `base` ([class.member.lookup], [conv.ptr]/3).
pub fn base_path(sema: &Sema, derived: ClassId, base: ClassId) -> BasePath {
    if derived == base {
        return BasePath::None;
    }
    let mut found: Vec<Vec<ClassId>> = Vec::new();
    let mut path = Vec::new();
    collect_paths(sema, derived, base, &mut path, &mut found);
    let Some(first) = found.first().cloned() else { return BasePath::None };
    // Several paths lead to one subobject only when they share the same virtual base on the way.
    let subobject = |path: &[ClassId]| -> Vec<ClassId> {
        let mut at = derived;
        let mut start = 0;
        for (i, &next) in path.iter().enumerate() {
            if sema.program.classes[at].bases.iter().any(|b| b.class == next && b.is_virtual) {
                start = i;
            }
            at = next;
        }
        let is_virtual = is_virtual_path(sema, derived, path);
        let mut key = path[start..].to_vec();
        if !is_virtual {
            key.insert(0, derived);
        }
        key
    };
    let key = subobject(&first);
    if found.iter().all(|path| subobject(path) == key) { BasePath::Path(first) } else { BasePath::Ambiguous }
}

fn collect_paths(sema: &Sema, from: ClassId, to: ClassId, path: &mut Vec<ClassId>, found: &mut Vec<Vec<ClassId>>) {
    // A lattice of bases can have exponentially many paths; a few are enough to see an ambiguity.
    if path.len() > crate::base::limits::NESTING_DEPTH || found.len() > 64 {
        return;
    }
    for base in &sema.program.classes[from].bases {
        path.push(base.class);
        if base.class == to {
            found.push(path.clone());
        } else {
            collect_paths(sema, base.class, to, path, found);
        }
        path.pop();
    }
}

/// Whether `derived` is `base` or derived from it, uniquely or not.
pub fn is_same_or_derived(sema: &Sema, derived: ClassId, base: ClassId) -> bool {
    derived == base || base_path(sema, derived, base) != BasePath::None
}
