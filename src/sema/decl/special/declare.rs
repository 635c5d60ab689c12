//! Implicit special member functions become functions: when something looks for them.

use crate::ast::{Constancy, OverloadedOperator, RefQual};
use crate::base::Symbol;
use crate::hir::{self, Body, ClassId, Declared, FnTy, FuncId, FuncName, Named, Quals, Ty};
use crate::sema::decl::function;
use crate::sema::decl::special::{Kind, get, get_mut, is_complete};
use crate::sema::{Sema, lookup};

/// Makes functions of the implicit constructors of a complete class.
pub fn declare_constructors(sema: &mut Sema, class: ClassId) {
    if sema.program.classes[class].special.are_ctors_declared || !is_complete(sema, class) {
        return;
    }
    sema.program.classes.get_mut(class).special.are_ctors_declared = true;
    for kind in [Kind::DefaultCtor, Kind::CopyCtor, Kind::MoveCtor] {
        make_implicit(sema, class, kind);
    }
}

fn declare_assignments(sema: &mut Sema, class: ClassId) {
    if sema.program.classes[class].special.are_assigns_declared || !is_complete(sema, class) {
        return;
    }
    sema.program.classes.get_mut(class).special.are_assigns_declared = true;
    for kind in [Kind::CopyAssign, Kind::MoveAssign] {
        make_implicit(sema, class, kind);
    }
}

/// Makes functions of the implicit members that a lookup of `name` in the class finds.
pub fn declare_for(sema: &mut Sema, class: ClassId, name: Symbol) {
    let special = &sema.program.classes[class].special;
    if special.are_ctors_declared && special.are_assigns_declared && special.dtor.func.is_some() {
        return;
    }
    match name.as_str() {
        "<constructor>" => declare_constructors(sema, class),
        "operator=" => declare_assignments(sema, class),
        "<destructor>" if is_complete(sema, class) => make_implicit(sema, class, Kind::Dtor),
        _ => {}
    }
}

pub(super) fn declare_kind(sema: &mut Sema, class: ClassId, kind: Kind) {
    match kind {
        Kind::DefaultCtor | Kind::CopyCtor | Kind::MoveCtor => declare_constructors(sema, class),
        Kind::CopyAssign | Kind::MoveAssign => declare_assignments(sema, class),
        Kind::Dtor => make_implicit(sema, class, kind),
    }
}

/// A destructor that is not trivial, or is virtual, must be there for whoever destroys objects ([class.dtor]/2).
pub(super) fn destructor_if_needed(sema: &mut Sema, class: ClassId) {
    let data = &sema.program.classes[class];
    let dtor = data.special.dtor;
    if dtor.declared != Declared::Implicitly {
        return;
    }
    let is_virtual = data.bases.iter().any(|base| {
        let dtor = sema.program.classes[base.class].special.dtor.func;
        dtor.is_some_and(|dtor| sema.program.funcs[dtor].is_virtual)
    });
    if !dtor.is_trivial || dtor.is_deleted || is_virtual {
        make_implicit(sema, class, Kind::Dtor);
    }
    if is_virtual && let Some(func) = sema.program.classes[class].special.dtor.func {
        sema.program.funcs.get_mut(func).is_virtual = true;
    }
}

fn make_implicit(sema: &mut Sema, class: ClassId, kind: Kind) {
    let entry = *get(&sema.program.classes[class].special, kind);
    if entry.declared != Declared::Implicitly || entry.func.is_some() {
        return;
    }
    let func = make(sema, class, kind, &entry);
    get_mut(&mut sema.program.classes.get_mut(class).special, kind).func = Some(func);
}

/// The parameter of a copy or move.
fn parameter(sema: &mut Sema, class_ty: Ty, kind: Kind, takes_const: bool) -> Option<Ty> {
    match kind {
        Kind::DefaultCtor | Kind::Dtor => None,
        Kind::MoveCtor | Kind::MoveAssign => Some(sema.program.types.rvalue_ref(class_ty)),
        Kind::CopyCtor | Kind::CopyAssign => {
            let quals = if takes_const { Quals::CONST } else { Quals::NONE };
            let from = sema.program.types.add_quals(class_ty, quals);
            Some(sema.program.types.lvalue_ref(from))
        }
    }
}

fn make(sema: &mut Sema, class: ClassId, kind: Kind, entry: &hir::Special) -> FuncId {
    let data = &sema.program.classes[class];
    let (scope, span) = (data.scope, data.span);
    let class_ty = sema.program.types.class(class);
    let param = parameter(sema, class_ty, kind, entry.takes_const);
    let op = OverloadedOperator::Equal;
    let (name, symbol, ret) = match kind {
        Kind::DefaultCtor | Kind::CopyCtor | Kind::MoveCtor => {
            (FuncName::Constructor, lookup::constructor_symbol(), Ty::VOID)
        }
        Kind::CopyAssign | Kind::MoveAssign => {
            (FuncName::Operator(op), lookup::operator_symbol(op), sema.program.types.lvalue_ref(class_ty))
        }
        Kind::Dtor => (FuncName::Destructor, lookup::destructor_symbol(), Ty::VOID),
    };
    let ty = sema.program.types.function(FnTy {
        ret,
        params: param.into_iter().collect(),
        is_variadic: false,
        quals: Quals::NONE,
        ref_qual: RefQual::None,
        is_noexcept: entry.is_trivial,
        dependent_noexcept: None,
    });
    let mut func = function::blank(sema, name, ty, scope, span);
    let blank = |ty: Ty| hir::Param { name: Symbol::EMPTY, ty, var: None, default: hir::DefaultArg::None, span };
    func.params = param.map(blank).into_iter().collect();
    func.is_inline = true;
    func.is_implicit = true;
    func.is_defaulted = true;
    func.is_user = false;
    func.is_trivial = entry.is_trivial && !entry.is_deleted;
    func.is_deleted = entry.is_deleted;
    func.constant = if entry.is_constexpr { Constancy::Constexpr } else { Constancy::None };
    func.body = Body::Synthesized;
    let id = sema.program.funcs.push(func);
    if !entry.is_trivial && !entry.is_deleted {
        sema.implicit_noexcept.insert(id, ());
    }
    sema.program.classes.get_mut(class).methods.push(id);
    // [over.ass]/1, [namespace.udecl]/4: it hides an assignment operator that a using-declaration brought.
    function::hide_brought(sema, scope, symbol, ty);
    lookup::declare(sema, scope, symbol, Named::Func(id));
    id
}
