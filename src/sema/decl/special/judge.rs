//! What a defaulted special member function would do: whether it is trivial, deleted, constexpr, and may throw.
//!
//! Each base and member is asked for the function that would initialise, assign or destroy it. Where the class of the
//! member has only what is usual, its own entries say which; else overload resolution does ([over.match]).

use crate::ast::{self, ClassKey, Constancy, OverloadedOperator};
use crate::hir::{Category, ClassId, Declared, ExprId, ExprKind, FieldId, FnTy, FuncId, Quals, Special, Ty, TyKind};
use crate::sema::conv::Allow;
use crate::sema::decl::compare;
use crate::sema::decl::special::{ALL, Kind, eligible, func_of, get, get_mut, is_complete, signature};
use crate::sema::init::class::{Chosen, base_element, constructor};
use crate::sema::overload::{self, Outcome};
use crate::sema::{Sema, Standard, access, expr, init, lookup};
use crate::source::Span;

/// A subobject of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Base(ClassId),
    Field(FieldId),
}

/// Why a subobject makes a defaulted function deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No function for it.
    Missing,
    Ambiguous,
    Deleted(Option<FuncId>),
    Inaccessible(FuncId),
    /// Its destructor is deleted or inaccessible.
    Dtor,
    Reference,
    RvalueReference,
    Const,
    /// A member of a union with a function that is not trivial.
    Variant,
}

/// Why a defaulted function is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    Part(Part, Problem),
    /// All members of the union are constant.
    AllConst,
    /// [expr.prim.lambda.closure]/13
    Closure,
    /// The class declares a move constructor or move assignment operator.
    DeclaresMove,
}

/// What is known of a defaulted function.
#[derive(Debug, Clone)]
pub struct Verdict {
    pub is_trivial: bool,
    pub is_constexpr: bool,
    pub deleted: Option<Why>,
}

/// Judges the functions of one kind that are implicit or defaulted by the user, and records the verdict.
pub(super) fn one(sema: &mut Sema, class: ClassId, kind: Kind) {
    let entry = *get(&sema.program.classes[class].special, kind);
    match entry.declared {
        Declared::No => {}
        Declared::Implicitly => implicit(sema, class, kind, entry),
        Declared::Defaulted | Declared::Provided => declared(sema, class, kind),
    }
}

fn implicit(sema: &mut Sema, class: ClassId, kind: Kind, entry: Special) {
    let takes_const = takes_const(sema, class, kind);
    let verdict = judge(sema, class, kind, takes_const);
    let is_deleted = entry.is_deleted || verdict.deleted.is_some();
    let slot = get_mut(&mut sema.program.classes.get_mut(class).special, kind);
    slot.takes_const = takes_const;
    slot.is_trivial = verdict.is_trivial;
    slot.is_constexpr = verdict.is_constexpr;
    slot.is_deleted = is_deleted;
    if is_deleted && kind.is_move() {
        // [class.copy.ctor]/10: ignored by overload resolution.
        slot.declared = Declared::No;
    }
}

/// Those of the user's that are defaulted on their first declaration.
fn declared(sema: &mut Sema, class: ClassId, kind: Kind) {
    let mut is_trivial = true;
    for (func, signature) in eligible(sema, class) {
        if signature.kind != kind {
            continue;
        }
        let data = &sema.program.funcs[func];
        if !data.is_implicit && (!data.is_deleted || data.is_defaulted) {
            is_trivial = false;
            continue;
        }
        let is_removed = !data.is_implicit;
        let takes_const = signature.quals.is_const();
        let verdict = judge(sema, class, kind, takes_const);
        // [dcl.fct.def.default]/2.4: a constant parameter where the implicit function would have none.
        let is_deleted = verdict.deleted.is_some();
        let is_dtor_virtual = kind == Kind::Dtor && sema.program.funcs[func].is_virtual;
        is_trivial &= verdict.is_trivial && !is_dtor_virtual;
        if is_removed {
            continue;
        }
        let data = sema.program.funcs.get_mut(func);
        data.is_deleted = is_deleted;
        data.is_trivial = verdict.is_trivial && !is_deleted && !is_dtor_virtual;
        if verdict.is_constexpr && data.constant == Constancy::None {
            data.constant = Constancy::Constexpr;
        }
        let slot = get_mut(&mut sema.program.classes.get_mut(class).special, kind);
        slot.is_constexpr |= verdict.is_constexpr;
        slot.is_deleted |= is_deleted;
        if is_deleted && kind.is_move() {
            ignore(sema, class, kind, func);
        }
    }
    let slot = get_mut(&mut sema.program.classes.get_mut(class).special, kind);
    slot.is_trivial = is_trivial;
}

/// A defaulted move function that is deleted takes no part in overload resolution ([over.match.funcs]/8).
fn ignore(sema: &mut Sema, class: ClassId, kind: Kind, func: FuncId) {
    let symbol = match kind {
        Kind::MoveCtor => lookup::constructor_symbol(),
        _ => lookup::operator_symbol(OverloadedOperator::Equal),
    };
    let scope = sema.program.classes[class].scope;
    let named = crate::hir::Named::Func(func);
    sema.program.names.update((scope, symbol), |names| names.retain(|entry| entry.named != named));
    let slot = get_mut(&mut sema.program.classes.get_mut(class).special, kind);
    if slot.func == Some(func) {
        slot.declared = Declared::No;
    }
}

/// Whether the parameter of an implicit copy is a reference to const: [class.copy.ctor]/7, [class.copy.assign]/2.
fn takes_const(sema: &Sema, class: ClassId, kind: Kind) -> bool {
    if !matches!(kind, Kind::CopyCtor | Kind::CopyAssign) {
        return false;
    }
    parts(sema, class, kind).into_iter().all(|part| match part_class(sema, part) {
        Some(inner) => {
            let entry = get(&sema.program.classes[inner].special, kind);
            entry.takes_const || entry.declared == Declared::No || !is_complete(sema, inner)
        }
        None => true,
    })
}

/// The subobjects that a function deals with ([special]/7: virtual bases of an abstract class are left out).
pub(super) fn parts(sema: &Sema, class: ClassId, kind: Kind) -> Vec<Part> {
    let data = &sema.program.classes[class];
    let mut result: Vec<Part> = data.bases.iter().map(|base| Part::Base(base.class)).collect();
    if !kind.is_assign() {
        for base in crate::sema::decl::mem_init::virtual_bases(sema, class) {
            if !result.contains(&Part::Base(base)) {
                result.push(Part::Base(base));
            }
        }
    }
    let is_member = |&&field: &&FieldId| {
        let field = &sema.program.fields[field];
        !(field.bit_width.is_some() && field.name.is_empty())
    };
    result.extend(data.fields.iter().filter(is_member).map(|&field| Part::Field(field)));
    result
}

/// The type of a subobject.
pub(super) fn part_ty(sema: &mut Sema, part: Part) -> Ty {
    match part {
        Part::Base(class) => sema.program.types.class(class),
        Part::Field(field) => sema.program.fields[field].ty,
    }
}

/// The class of a subobject, or of its elements.
pub(super) fn part_class(sema: &Sema, part: Part) -> Option<ClassId> {
    match part {
        Part::Base(class) => Some(class),
        Part::Field(field) => sema.program.types.as_class(base_element(sema, sema.program.fields[field].ty)),
    }
}

/// Whether the class has virtual functions of its own, or virtual bases.
fn is_dynamic(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    data.methods.iter().any(|&func| sema.program.funcs[func].is_virtual)
        || data.bases.iter().any(|base| base.is_virtual)
}

/// The whole judgement: [class.default.ctor]/2, /3, [class.copy.ctor]/10, /11, [class.copy.assign]/7, /9,
/// [class.dtor]/6, /7.
pub(super) fn judge(sema: &mut Sema, class: ClassId, kind: Kind, is_const: bool) -> Verdict {
    let is_union = sema.program.classes[class].key == ClassKey::Union;
    let mut verdict = Verdict { is_trivial: true, is_constexpr: true, deleted: None };
    if kind == Kind::Dtor {
        verdict.is_constexpr = sema.standard >= Standard::Cxx20;
    } else if is_dynamic(sema, class) {
        verdict.is_trivial = false;
    }
    if sema.program.classes[class].bases.iter().any(|base| base.is_virtual) {
        verdict.is_constexpr = false;
    }
    if is_closure_without(sema, class, kind) {
        verdict.deleted = Some(Why::Closure);
    }
    let all = parts(sema, class, kind);
    if is_union && kind == Kind::DefaultCtor && !all.is_empty() && all.iter().all(|&part| is_const_part(sema, part)) {
        verdict.deleted.get_or_insert(Why::AllConst);
    }
    let has_init = |part: &Part| matches!(*part, Part::Field(field) if sema.program.fields[field].init.is_some());
    let any_init = all.iter().any(has_init);
    for part in all {
        let found = one_part(sema, class, part, kind, is_const, is_union);
        verdict.is_constexpr &= found.is_constexpr;
        verdict.is_trivial &= found.is_trivial;
        let mut problem = found.problem;
        if is_union && problem.is_none() && !found.is_trivial {
            problem = Some(Problem::Variant);
        }
        // A default member initialiser in the union decides what is initialised.
        if is_union && kind == Kind::DefaultCtor && any_init {
            problem = None;
        }
        if let Some(problem) = problem {
            verdict.deleted.get_or_insert(Why::Part(part, problem));
        }
    }
    verdict
}

fn is_const_part(sema: &Sema, part: Part) -> bool {
    matches!(part, Part::Field(field) if sema.program.types.quals(sema.program.fields[field].ty).is_const())
}

/// A closure has no default constructor and no copy assignment, but in C++20 when it captures nothing.
fn is_closure_without(sema: &Sema, class: ClassId, kind: Kind) -> bool {
    let Some(closure) = &sema.program.classes[class].closure else { return false };
    let is_stateless = closure.captures.is_empty() && closure.this_field.is_none();
    matches!(kind, Kind::DefaultCtor | Kind::CopyAssign | Kind::MoveAssign)
        && (sema.standard < Standard::Cxx20 || !is_stateless)
}

/// What one subobject contributes.
struct OfPart {
    is_trivial: bool,
    is_constexpr: bool,
    problem: Option<Problem>,
}

fn one_part(sema: &mut Sema, class: ClassId, part: Part, kind: Kind, is_const: bool, is_union: bool) -> OfPart {
    let mut result = OfPart { is_trivial: true, is_constexpr: true, problem: None };
    let ty = part_ty(sema, part);
    let has_init = matches!(part, Part::Field(field) if sema.program.fields[field].init.is_some());
    let Some(inner) = part_class(sema, part) else {
        result.problem = scalar_problem(sema, ty, kind, has_init, is_union);
        if kind == Kind::DefaultCtor {
            result.is_trivial = !has_init;
            // [dcl.constexpr]/4.5 of C++17: every member is initialised.
            result.is_constexpr = has_init || sema.standard >= Standard::Cxx20 || is_union;
        }
        return result;
    };
    if !is_complete(sema, inner) {
        return result;
    }
    let constant = sema.program.types.quals(ty).is_const();
    if kind.is_ctor() {
        let dtor = sema.program.classes[inner].special.dtor;
        let is_usable = dtor.func.is_none_or(|dtor| is_accessible(sema, class, part, inner, dtor));
        if dtor.is_deleted || !is_usable {
            result.problem = Some(Problem::Dtor);
        }
    }
    if kind == Kind::DefaultCtor && has_init {
        result.is_trivial = false;
        return result;
    }
    if kind == Kind::DefaultCtor && constant && !is_union && !init::class::is_const_default_constructible(sema, inner) {
        result.problem.get_or_insert(Problem::Const);
        return result;
    }
    let source = source(sema, part, kind, is_const);
    let selected = select(sema, inner, kind, source);
    let mut usual = selected;
    if !source.to.is_empty() {
        // What would assign to an object that may be assigned to says whether the whole is trivial.
        usual = select(sema, inner, kind, Source { to: Quals::NONE, ..source });
    }
    if let (Selected::None, Selected::One { is_trivial, .. }) = (selected, usual) {
        result.is_trivial = is_trivial;
        result.problem.get_or_insert(Problem::Const);
        return result;
    }
    match selected {
        Selected::One { func, is_trivial, is_deleted, is_constexpr } => {
            result.is_trivial = is_trivial;
            result.is_constexpr = is_constexpr;
            if is_deleted {
                result.problem.get_or_insert(Problem::Deleted(func));
            } else if let Some(func) = func
                && !is_accessible(sema, class, part, inner, func)
            {
                result.problem.get_or_insert(Problem::Inaccessible(func));
            }
        }
        Selected::None => {
            result.is_trivial = false;
            result.problem.get_or_insert(Problem::Missing);
        }
        Selected::Ambiguous => {
            result.is_trivial = false;
            result.problem.get_or_insert(Problem::Ambiguous);
        }
    }
    result
}

/// Whether a function of a subobject's class may be used by the members of `class`.
fn is_accessible(sema: &mut Sema, class: ClassId, part: Part, inner: ClassId, func: FuncId) -> bool {
    let object = match part {
        Part::Base(_) => class,
        Part::Field(_) => inner,
    };
    access::is_accessible(sema, func, inner, object, class)
}

/// Members that are no classes.
fn scalar_problem(sema: &Sema, ty: Ty, kind: Kind, has_init: bool, is_union: bool) -> Option<Problem> {
    let is_const = sema.program.types.quals(ty).is_const();
    match (kind, sema.program.types.kind(ty)) {
        (Kind::DefaultCtor, TyKind::LValueRef(_) | TyKind::RValueRef(_)) if !has_init => Some(Problem::Reference),
        (Kind::DefaultCtor, _) if is_const && !has_init && !is_union => Some(Problem::Const),
        (Kind::CopyCtor, TyKind::RValueRef(_)) => Some(Problem::RvalueReference),
        (Kind::CopyAssign | Kind::MoveAssign, TyKind::LValueRef(_) | TyKind::RValueRef(_)) => Some(Problem::Reference),
        (Kind::CopyAssign | Kind::MoveAssign, _) if is_const => Some(Problem::Const),
        _ => None,
    }
}

/// From what, and to what, a subobject is copied or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Source {
    /// Qualifiers of what is copied.
    pub quals: Quals,
    /// Qualifiers of what is assigned to.
    pub to: Quals,
}

fn source(sema: &Sema, part: Part, kind: Kind, is_const: bool) -> Source {
    let added = if is_const && !kind.is_move() { Quals::CONST } else { Quals::NONE };
    match part {
        Part::Base(_) => Source { quals: added, to: Quals::NONE },
        Part::Field(field) => {
            let data = &sema.program.fields[field];
            let own = sema.program.types.quals(data.ty);
            let quals = if data.is_mutable { own } else { own.union(added) };
            Source { quals, to: if kind.is_assign() { own } else { Quals::NONE } }
        }
    }
}

/// The function that initialises, assigns or destroys an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected {
    One {
        /// None: an implicit one that is no function yet.
        func: Option<FuncId>,
        is_trivial: bool,
        is_deleted: bool,
        is_constexpr: bool,
    },
    None,
    Ambiguous,
}

/// The special member that overload resolution selects for an object of `class`: without arguments, from an lvalue
/// (copies) or an xvalue (moves) of it.
pub fn select(sema: &mut Sema, class: ClassId, kind: Kind, source: Source) -> Selected {
    let special = sema.program.classes[class].special;
    let of = |entry: &Special| Selected::One {
        func: entry.func,
        is_trivial: entry.is_trivial,
        is_deleted: entry.is_deleted,
        is_constexpr: entry.is_constexpr,
    };
    let entry = get(&special, kind);
    let (is_odd, has_templates) = match kind {
        Kind::Dtor => return of(entry),
        _ if kind.is_assign() => (special.has_odd_assigns, special.has_assign_templates),
        _ => (special.has_odd_ctors, special.has_ctor_templates),
    };
    let is_usual = !is_odd && !source.quals.is_volatile() && source.to.is_empty();
    let is_declared = entry.declared != Declared::No;
    match kind {
        Kind::DefaultCtor if !is_odd && is_declared => return of(entry),
        Kind::DefaultCtor if !is_odd && !has_templates => return Selected::None,
        Kind::CopyCtor | Kind::CopyAssign
            if is_usual && is_declared && (entry.takes_const == source.quals.is_const() || !has_templates) =>
        {
            return if entry.takes_const || !source.quals.is_const() { of(entry) } else { Selected::None };
        }
        Kind::MoveCtor | Kind::MoveAssign if is_usual && !source.quals.is_const() && is_declared => return of(entry),
        Kind::MoveCtor | Kind::MoveAssign if is_usual && !is_declared && !has_templates => {
            let copy = if kind == Kind::MoveCtor { Kind::CopyCtor } else { Kind::CopyAssign };
            let entry = get(&special, copy);
            return if entry.takes_const { of(entry) } else { Selected::None };
        }
        _ => {}
    }
    resolve(sema, class, kind, source)
}

/// By overload resolution.
fn resolve(sema: &mut Sema, class: ClassId, kind: Kind, source: Source) -> Selected {
    let (found, _) = sema.trap(|sema| {
        expr::unevaluated(sema, |sema| {
            let ty = sema.program.types.class(class);
            let from = sema.program.types.add_quals(ty, source.quals);
            let category = if kind.is_move() { Category::XValue } else { Category::LValue };
            let operand = sema.expr(ExprKind::Opaque, from, category, Span::NONE);
            match kind {
                Kind::DefaultCtor => of_constructor(constructor(sema, class, &[], Allow::ALL)),
                Kind::CopyCtor | Kind::MoveCtor => of_constructor(constructor(sema, class, &[operand], Allow::ALL)),
                _ => {
                    let to = sema.program.types.add_quals(ty, source.to);
                    let target = sema.expr(ExprKind::Opaque, to, Category::LValue, Span::NONE);
                    assignment(sema, class, target, operand)
                }
            }
        })
    });
    match found {
        Ok(Some(func)) => {
            let data = &sema.program.funcs[func];
            let special = &sema.program.classes[class].special;
            let is_entry = |kind: &Kind| get(special, *kind).func == Some(func);
            let entry = ALL.iter().find(|kind| is_entry(kind)).map(|&kind| get(special, kind));
            Selected::One {
                func: Some(func),
                is_trivial: data.is_trivial || entry.is_some_and(|entry| entry.is_trivial),
                is_deleted: data.is_deleted,
                is_constexpr: data.constant != Constancy::None,
            }
        }
        Ok(None) => Selected::None,
        Err(()) => Selected::Ambiguous,
    }
}

fn of_constructor(chosen: Chosen) -> Result<Option<FuncId>, ()> {
    match chosen {
        Chosen::One { func, .. } => Ok(Some(func)),
        Chosen::None(_) => Ok(None),
        Chosen::Ambiguous(_) => Err(()),
    }
}

fn assignment(sema: &mut Sema, class: ClassId, target: ExprId, operand: ExprId) -> Result<Option<FuncId>, ()> {
    let found = lookup::member(sema, class, lookup::operator_symbol(OverloadedOperator::Equal));
    let mut candidates = overload::candidates_of(sema, &found.entries, Allow::ALL);
    match overload::resolve(sema, &mut candidates, Some(target), &[operand]) {
        Outcome::Best(index) => Ok(candidates[index].func()),
        Outcome::None => Ok(None),
        Outcome::Ambiguous(_) => Err(()),
    }
}

/// Works out the exception specification of a defaulted function, or of a destructor declared without one
/// ([except.spec]/8 to /10), and puts it into the function's type.
pub fn resolve_noexcept(sema: &mut Sema, func: FuncId) {
    let Some(class) = sema.program.funcs[func].class else { return };
    // Those of defaulted comparisons are known when they are defined.
    if compare::comparison(sema.program.funcs[func].name).is_some() || sema.implicit_noexcept.remove(&func).is_none() {
        return;
    }
    let is_noexcept = match (sema.program.funcs[func].inherited, signature(sema, func)) {
        (Some(ctor), _) => super::inherit::is_noexcept(sema, class, ctor),
        (None, Some(signature)) => is_noexcept(sema, class, signature.kind, signature.quals.is_const(), None),
        (None, None) => return,
    };
    if is_noexcept && let Some(function) = sema.program.types.as_function(sema.program.funcs[func].ty).cloned() {
        let ty = sema.program.types.function(FnTy { is_noexcept: true, ..function });
        sema.program.funcs.get_mut(func).ty = ty;
    }
}

/// Whether nothing that a defaulted function calls may throw; what it does for the base `but` does not count.
pub fn is_noexcept(sema: &mut Sema, class: ClassId, kind: Kind, is_const: bool, but: Option<ClassId>) -> bool {
    for part in parts(sema, class, kind) {
        if matches!(part, Part::Base(base) if Some(base) == but) {
            continue;
        }
        if kind == Kind::DefaultCtor
            && let Part::Field(field) = part
            && sema.program.fields[field].init.is_some()
        {
            let init = expr::unevaluated(sema, |sema| init::class::member_default(sema, field));
            if init.is_some_and(|init| expr::sizeof::can_throw(sema, init)) {
                return false;
            }
            continue;
        }
        let Some(inner) = part_class(sema, part).filter(|&inner| is_complete(sema, inner)) else { continue };
        let selected = select(sema, inner, kind, source(sema, part, kind, is_const));
        let Selected::One { func, is_trivial: false, .. } = selected else { continue };
        let func = func.or_else(|| func_of(sema, inner, kind).or_else(|| copy_instead(sema, inner, kind)));
        // A deleted function is not called: the destructor of a class leaves variant members alone ([class.dtor]/13).
        let func = func.filter(|&func| !sema.program.funcs[func].is_deleted);
        if func.is_some_and(|func| expr::sizeof::func_throws(sema, func)) {
            return false;
        }
    }
    true
}

/// What moves an object of a class that only copies.
fn copy_instead(sema: &mut Sema, class: ClassId, kind: Kind) -> Option<FuncId> {
    match kind {
        Kind::MoveCtor => func_of(sema, class, Kind::CopyCtor),
        Kind::MoveAssign => func_of(sema, class, Kind::CopyAssign),
        _ => None,
    }
}

/// Whether a function is written without a noexcept-specifier.
pub fn lacks_noexcept(declarator: &ast::Declarator) -> bool {
    declarator.chunks.iter().all(|chunk| match &chunk.kind {
        ast::ChunkKind::Function(function) => function.noexcept == ast::NoexceptSpec::None,
        _ => true,
    })
}
