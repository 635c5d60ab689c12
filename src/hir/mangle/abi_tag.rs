//! GNU `abi_tag`: names that carry which ABI they were made for (GCC manual, "C++ Attributes").
//!
//! A function or variable whose type brings a tag that nothing else in its name shows is tagged itself: that is how
//! `std::string f()` becomes `_Z1fB5cxx11v`.

use crate::base::Symbol;
use crate::hir::{FuncId, FuncName, Program, ScopeId, ScopeKind, Tagged, TemplateArg, Ty, TyKind, VarId};

/// The tags written on an entity itself.
pub(super) fn own(program: &Program, tagged: Tagged) -> Vec<Symbol> {
    program.abi_tags.get(&tagged).map(|tags| tags.to_vec()).unwrap_or_default()
}

/// The tags of a function's name: its own, and those of its return type that its name and parameters do not show.
pub(super) fn of_func(program: &Program, id: FuncId) -> Vec<Symbol> {
    let func = &program.funcs[id];
    let mut tags = own(program, Tagged::Func(id));
    let shows_ret = func.specialization.is_some()
        || matches!(func.name, FuncName::Constructor | FuncName::Destructor | FuncName::Conversion(_));
    if let Some(function) = program.types.as_function(func.ty)
        && !shows_ret
        && program.abi_tags.iter().next().is_some()
    {
        let mut shown = Vec::new();
        of_scope(program, func.scope, &mut shown, 0);
        for &param in function.params.iter() {
            of_ty(program, param, &mut shown, 0);
        }
        let mut brought = Vec::new();
        of_ty(program, function.ret, &mut brought, 0);
        tags.extend(brought.into_iter().filter(|tag| !shown.contains(tag)));
    }
    sorted(tags)
}

/// The tags of a variable's name.
pub(super) fn of_var(program: &Program, id: VarId) -> Vec<Symbol> {
    let var = &program.vars[id];
    let mut tags = own(program, Tagged::Var(id));
    if program.abi_tags.iter().next().is_some() {
        let mut shown = Vec::new();
        of_scope(program, var.scope, &mut shown, 0);
        if let Some((_, args)) = &var.specialization {
            of_args(program, args, &mut shown, 0);
        }
        let mut brought = Vec::new();
        of_ty(program, var.ty, &mut brought, 0);
        tags.extend(brought.into_iter().filter(|tag| !shown.contains(tag)));
    }
    sorted(tags)
}

fn sorted(mut tags: Vec<Symbol>) -> Vec<Symbol> {
    tags.sort_by_key(|tag| tag.as_str());
    tags.dedup();
    tags
}

/// Types deeper than this bring no more tags.
const MAX_DEPTH: usize = 32;

/// The tags of everything in a type's name.
fn of_ty(program: &Program, ty: Ty, out: &mut Vec<Symbol>, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match program.types.kind(ty) {
        &TyKind::Pointer(to) | &TyKind::LValueRef(to) | &TyKind::RValueRef(to) => of_ty(program, to, out, depth + 1),
        &TyKind::Array(to, _) | &TyKind::Complex(to) | &TyKind::Vector(to, _) => of_ty(program, to, out, depth + 1),
        &TyKind::MemberPtr { class, pointee } => {
            of_ty(program, class, out, depth + 1);
            of_ty(program, pointee, out, depth + 1);
        }
        TyKind::Function(function) => {
            of_ty(program, function.ret, out, depth + 1);
            for &param in function.params.iter() {
                of_ty(program, param, out, depth + 1);
            }
        }
        &TyKind::Class(id) => {
            out.extend(own(program, Tagged::Class(id)));
            let class = &program.classes[id];
            of_scope(program, class.parent, out, depth + 1);
            if let Some((_, args)) = &class.specialization {
                of_args(program, args, out, depth + 1);
            }
        }
        &TyKind::Enum(id) => {
            out.extend(own(program, Tagged::Enum(id)));
            of_scope(program, program.enums[id].parent, out, depth + 1);
        }
        _ => {}
    }
}

fn of_args(program: &Program, args: &[TemplateArg], out: &mut Vec<Symbol>, depth: usize) {
    for arg in args {
        match arg {
            TemplateArg::Type(ty) | TemplateArg::Value(ty, _) => of_ty(program, *ty, out, depth),
            TemplateArg::Pack(args) => of_args(program, args, out, depth),
            TemplateArg::Template(_)
            | TemplateArg::DependentValue(..)
            | TemplateArg::Unfitted(..)
            | TemplateArg::ParamValue { .. }
            | TemplateArg::ParamTemplate { .. } => {}
        }
    }
}

/// The tags of the scopes around a name.
fn of_scope(program: &Program, scope: ScopeId, out: &mut Vec<Symbol>, depth: usize) {
    let mut at = Some(scope);
    while let Some(scope) = at {
        match program.scopes[scope].kind {
            ScopeKind::Namespace(id) => out.extend(own(program, Tagged::Namespace(id))),
            ScopeKind::Class(id) => {
                out.extend(own(program, Tagged::Class(id)));
                if let Some((_, args)) = &program.classes[id].specialization {
                    of_args(program, args, out, depth + 1);
                }
            }
            ScopeKind::Enum(_) | ScopeKind::Function(_) | ScopeKind::Block | ScopeKind::TemplateParams => {}
        }
        at = program.scopes[scope].parent;
    }
}
