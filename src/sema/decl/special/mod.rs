//! Special member functions ([special]): which there are, what they are, and when they become functions.
//!
//! When a class is completed, `complete` finds out about each of the six: declared by the user or implicitly, trivial,
//! deleted, constexpr (`judge`). The implicit ones become functions when something looks for constructors, for
//! `operator=` or for the destructor (`declare`); a destructor that is not trivial does at once. A defaulted one is
//! defined, as an ordinary body, when it is odr-used (`define`). What is not needed then, the exception specification and
//! the reason why one is deleted, is worked out when somebody asks.

pub(super) mod check;
mod declare;
mod define;
mod explain;
mod inherit;
mod judge;

use crate::ast::OverloadedOperator;
use crate::hir::{
    ClassId, Completeness, Declared, FuncId, FuncName, Named, Quals, Special, SpecialMembers, Ty, TyKind,
};
use crate::sema::template::{constraint, subsume};
use crate::sema::{Sema, lookup};

pub use declare::{declare_constructors, declare_for};
pub use define::copy_array;
pub(super) use define::{define, use_subobject_destructors};
pub use explain::explained;
pub(super) use inherit::inherit;
pub use inherit::{inheriting, is_excluded};
pub use judge::{Selected, Source, lacks_noexcept, resolve_noexcept, select};

/// Which special member function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    DefaultCtor,
    CopyCtor,
    MoveCtor,
    CopyAssign,
    MoveAssign,
    Dtor,
}

/// Those that initialise or assign.
const ALL: [Kind; 5] = [Kind::DefaultCtor, Kind::CopyCtor, Kind::MoveCtor, Kind::CopyAssign, Kind::MoveAssign];

impl Kind {
    /// As messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::DefaultCtor => "default constructor",
            Kind::CopyCtor => "copy constructor",
            Kind::MoveCtor => "move constructor",
            Kind::CopyAssign => "copy assignment operator",
            Kind::MoveAssign => "move assignment operator",
            Kind::Dtor => "destructor",
        }
    }

    pub fn is_ctor(self) -> bool {
        matches!(self, Kind::DefaultCtor | Kind::CopyCtor | Kind::MoveCtor)
    }

    pub fn is_assign(self) -> bool {
        matches!(self, Kind::CopyAssign | Kind::MoveAssign)
    }

    pub fn is_move(self) -> bool {
        matches!(self, Kind::MoveCtor | Kind::MoveAssign)
    }
}

/// The entry of a kind.
pub fn get(special: &SpecialMembers, kind: Kind) -> &Special {
    match kind {
        Kind::DefaultCtor => &special.default_ctor,
        Kind::CopyCtor => &special.copy_ctor,
        Kind::MoveCtor => &special.move_ctor,
        Kind::CopyAssign => &special.copy_assign,
        Kind::MoveAssign => &special.move_assign,
        Kind::Dtor => &special.dtor,
    }
}

fn get_mut(special: &mut SpecialMembers, kind: Kind) -> &mut Special {
    match kind {
        Kind::DefaultCtor => &mut special.default_ctor,
        Kind::CopyCtor => &mut special.copy_ctor,
        Kind::MoveCtor => &mut special.move_ctor,
        Kind::CopyAssign => &mut special.copy_assign,
        Kind::MoveAssign => &mut special.move_assign,
        Kind::Dtor => &mut special.dtor,
    }
}

/// A member function as a special one ([class.default.ctor]/1, [class.copy.ctor]/1, /2, [class.copy.assign]/1, /3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub kind: Kind,
    /// The qualifiers of what the parameter refers to.
    pub quals: Quals,
    /// It takes its parameter by value, is ref-qualified, or otherwise not what would be declared implicitly.
    pub is_odd: bool,
}

/// What kind of special member function a function is, if it is one.
pub fn signature(sema: &Sema, func: FuncId) -> Option<Signature> {
    let data = &sema.program.funcs[func];
    let class = data.class?;
    let function = sema.program.types.as_function(data.ty)?;
    let first = data.params.first().map(|param| param.ty);
    let has_default = |i: usize| data.params.get(i).is_some_and(|param| param.default != crate::hir::DefaultArg::None);
    let reference = |ty: Ty| match *sema.program.types.kind(ty) {
        TyKind::LValueRef(to) => Some((to, false)),
        TyKind::RValueRef(to) => Some((to, true)),
        _ => None,
    };
    let is_class = |ty: Ty| sema.program.types.as_class(ty) == Some(class);
    match data.name {
        FuncName::Destructor => Some(Signature { kind: Kind::Dtor, quals: Quals::NONE, is_odd: false }),
        FuncName::Constructor => {
            let others_default = (1..data.params.len()).all(has_default);
            let copied = first.and_then(reference).filter(|&(to, _)| is_class(to) && others_default);
            if let Some((to, is_move)) = copied {
                let kind = if is_move { Kind::MoveCtor } else { Kind::CopyCtor };
                let is_odd = to.quals().is_volatile() || is_move && to.quals().is_const() || function.is_variadic;
                return Some(Signature { kind, quals: to.quals(), is_odd });
            }
            let takes_none = (0..data.params.len()).all(has_default);
            takes_none.then_some(Signature { kind: Kind::DefaultCtor, quals: Quals::NONE, is_odd: false })
        }
        FuncName::Operator(OverloadedOperator::Equal) if data.params.len() == 1 => {
            let first = first?;
            if is_class(first) {
                return Some(Signature { kind: Kind::CopyAssign, quals: Quals::CONST, is_odd: true });
            }
            let (to, is_move) = reference(first).filter(|&(to, _)| is_class(to))?;
            let kind = if is_move { Kind::MoveAssign } else { Kind::CopyAssign };
            let is_odd = to.quals().is_volatile()
                || is_move && to.quals().is_const()
                || function.ref_qual != crate::ast::RefQual::None
                || !function.quals.is_empty();
            Some(Signature { kind, quals: to.quals(), is_odd })
        }
        _ => None,
    }
}

/// Whether a function is provided by the user ([dcl.fct.def.default]/5).
pub fn is_user_provided(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    !data.is_implicit && (!data.is_deleted || data.is_defaulted)
}

/// Sorts the declared members of a class, before its layout is known: which special members there are, and all about
/// the destructor, which bases and members alone decide.
pub(super) fn begin(sema: &mut Sema, class: ClassId) {
    let mut special = SpecialMembers::default();
    for (func, signature) in eligible(sema, class) {
        let data = &sema.program.funcs[func];
        let declared = if data.is_implicit { Declared::Defaulted } else { Declared::Provided };
        let (is_deleted, is_constexpr) = (data.is_deleted, data.constant != crate::ast::Constancy::None);
        let entry = get_mut(&mut special, signature.kind);
        let is_second = entry.declared != Declared::No;
        *entry = Special {
            declared: stronger(entry.declared, declared),
            func: Some(func),
            is_trivial: false,
            is_deleted: is_deleted && (!is_second || entry.is_deleted),
            is_constexpr: is_constexpr || is_second && entry.is_constexpr,
            takes_const: signature.quals.is_const() || is_second && entry.takes_const,
        };
        match signature.kind {
            Kind::DefaultCtor | Kind::CopyCtor | Kind::MoveCtor => {
                special.has_odd_ctors |= is_second || signature.is_odd;
            }
            Kind::CopyAssign | Kind::MoveAssign => special.has_odd_assigns |= is_second || signature.is_odd,
            Kind::Dtor => {}
        }
    }
    let scope = sema.program.classes[class].scope;
    for entry in sema.program.names.get(&(scope, lookup::constructor_symbol())).into_iter().flatten() {
        special.has_ctor_templates |= matches!(entry.named, Named::Template(_)) && !entry.is_using;
    }
    for entry in
        sema.program.names.get(&(scope, lookup::operator_symbol(OverloadedOperator::Equal))).into_iter().flatten()
    {
        special.has_assign_templates |= matches!(entry.named, Named::Template(_)) || entry.is_using;
    }
    declare_implicitly(sema, class, &mut special);
    // Without a default constructor of its own, a class may have an inherited one ([class.inhctor.init]).
    special.has_odd_ctors |= special.default_ctor.declared == Declared::No && inherits_constructors(sema, class);
    sema.program.classes.get_mut(class).special = special;
    judge::one(sema, class, Kind::Dtor);
    declare::destructor_if_needed(sema, class);
}

/// The special member functions that the class declares, less those that are not eligible for their constraints
/// ([special]/6), nor selected of several prospective destructors ([class.dtor]/4): an unsatisfied one where there are
/// others, and one less constrained than another with the same parameters.
fn eligible(sema: &mut Sema, class: ClassId) -> Vec<(FuncId, Signature)> {
    let methods = sema.program.classes[class].methods.clone();
    let declared: Vec<_> = methods.into_iter().filter_map(|func| Some((func, signature(sema, func)?))).collect();
    if declared.iter().all(|&(func, _)| sema.program.funcs[func].requires.is_none()) {
        return declared;
    }
    let satisfied: Vec<_> = declared.iter().copied().filter(|&(func, _)| constraint::of_func(sema, func)).collect();
    let is_kept = |sema: &mut Sema, func: FuncId, signature: Signature| {
        let mut rivals = satisfied.iter().filter(|(other, rival)| rival.kind == signature.kind && *other != func);
        if !satisfied.contains(&(func, signature)) {
            return rivals.next().is_none();
        }
        let ty = sema.program.funcs[func].ty;
        !rivals.any(|&(other, _)| {
            sema.program.funcs[other].ty == ty && subsume::func_is_more_constrained(sema, other, func)
        })
    };
    declared.iter().copied().filter(|&(func, signature)| is_kept(sema, func, signature)).collect()
}

fn inherits_constructors(sema: &Sema, class: ClassId) -> bool {
    let names = sema.program.names.get(&(sema.program.classes[class].scope, lookup::constructor_symbol()));
    names.into_iter().flatten().any(|entry| entry.is_using)
}

/// Which special members are declared implicitly: [class.default.ctor]/1, [class.copy.ctor]/6, /8,
/// [class.copy.assign]/2, /4, [class.dtor]/2. Whether copies are deleted for a declared move is settled here, too.
fn declare_implicitly(sema: &Sema, class: ClassId, special: &mut SpecialMembers) {
    let no = Declared::No;
    let has_ctor = special.has_ctor_templates
        || sema.program.classes[class]
            .methods
            .iter()
            .any(|&func| sema.program.funcs[func].name == FuncName::Constructor);
    let has_move = special.move_ctor.declared != no || special.move_assign.declared != no;
    let has_copy = special.copy_ctor.declared != no || special.copy_assign.declared != no;
    let has_dtor = special.dtor.declared != no;
    let implicit = |entry: &mut Special| entry.declared = Declared::Implicitly;
    if !has_ctor {
        implicit(&mut special.default_ctor);
    }
    if special.copy_ctor.declared == no {
        implicit(&mut special.copy_ctor);
        special.copy_ctor.is_deleted = has_move;
    }
    if special.copy_assign.declared == no {
        implicit(&mut special.copy_assign);
        special.copy_assign.is_deleted = has_move;
    }
    if !has_move && !has_copy && !has_dtor {
        implicit(&mut special.move_ctor);
        implicit(&mut special.move_assign);
    }
    if !has_dtor {
        implicit(&mut special.dtor);
    }
}

/// Finds out about the others, once the class is complete.
pub(super) fn finish(sema: &mut Sema, class: ClassId) {
    for kind in ALL {
        judge::one(sema, class, kind);
    }
}

/// The special member function of a kind, made if it was not yet.
pub fn func_of(sema: &mut Sema, class: ClassId, kind: Kind) -> Option<FuncId> {
    declare::declare_kind(sema, class, kind);
    get(&sema.program.classes[class].special, kind).func
}

/// Whether a class is complete, as far as its special members are concerned.
fn is_complete(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].completeness == Completeness::Complete
}

/// Of several of one kind: whether one is provided.
fn stronger(a: Declared, b: Declared) -> Declared {
    match (a, b) {
        (Declared::Provided, _) | (_, Declared::Provided) => Declared::Provided,
        (Declared::No, other) => other,
        (this, _) => this,
    }
}
