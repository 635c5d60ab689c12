//! GNU builtins as functions: their types, from the signatures of the table in `hir::builtin`.

use crate::ast;
use crate::base::Symbol;
use crate::hir::{self, Builtin, FnTy, Named, Ty, TyKind};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// The function type of a builtin. One whose type depends on its arguments gets `void (...)`: its call is checked
/// by its own rules.
pub(super) fn signature(sema: &mut Sema, builtin: Builtin) -> Ty {
    let va_list = va_list_tag(sema);
    let va_list = sema.program.types.pointer(va_list);
    if let Some(mut function) = builtin.info().fn_ty(&mut sema.program.types, va_list) {
        if sema.has_extended_floats {
            // GCC 13 has its builtins for binary128 take `_Float128`, which was the same as `__float128` before.
            function.ret = with_std_float128(sema, function.ret);
            function.params = function.params.iter().map(|&param| with_std_float128(sema, param)).collect();
        }
        return sema.program.types.function(function);
    }
    let function = FnTy {
        ret: Ty::VOID,
        params: Vec::new().into(),
        is_variadic: true,
        quals: hir::Quals::NONE,
        ref_qual: crate::ast::RefQual::None,
        is_noexcept: true,
        dependent_noexcept: None,
    };
    sema.program.types.function(function)
}

/// A type with `_Float128` in place of `__float128`, itself or pointed to or as a part of a complex type.
fn with_std_float128(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Float128 => Ty::STD_FLOAT128,
        TyKind::Pointer(Ty::FLOAT128) => sema.program.types.pointer(Ty::STD_FLOAT128),
        TyKind::Complex(Ty::FLOAT128) => sema.program.types.intern(TyKind::Complex(Ty::STD_FLOAT128)),
        _ => ty,
    }
}

/// The attributes of a builtin.
pub(super) fn attributes(builtin: Builtin, func: &mut hir::Func) {
    let flags = builtin.info().flags;
    func.attrs.is_noreturn = flags.contains(hir::builtin::Flags::NORETURN);
    func.attrs.is_nothrow = flags.contains(hir::builtin::Flags::NOTHROW);
    func.attrs.is_pure = flags.contains(hir::builtin::Flags::PURE);
    func.attrs.is_const = flags.contains(hir::builtin::Flags::CONST);
}

/// `__va_list_tag`, whose array of one element `__builtin_va_list` is (psABI 3.5.7).
pub fn va_list_tag(sema: &mut Sema) -> Ty {
    let (global, name) = (sema.program.global, Symbol::new("__va_list_tag"));
    if let Some(Named::Class(id)) =
        sema.program.names.get(&(global, name)).and_then(|names| names.first()).map(|e| e.named.clone())
    {
        return sema.program.types.class(id);
    }
    let class = super::class::new_class(sema, name, ast::ClassKey::Struct, global, Span::NONE);
    let pointer = sema.program.types.pointer(Ty::VOID);
    let fields =
        [("gp_offset", Ty::UINT), ("fp_offset", Ty::UINT), ("overflow_arg_area", pointer), ("reg_save_area", pointer)];
    for (name, ty) in fields {
        super::member::add_field(sema, class, Symbol::new(name), ty, ast::Access::Public, Span::NONE);
    }
    super::class::complete(sema, class, Span::NONE);
    lookup::declare(sema, global, name, Named::Class(class));
    sema.program.types.class(class)
}

/// Declares the type names that are there without a declaration, as in g++.
pub fn declare_types(sema: &mut Sema) {
    let va_list = va_list(sema);
    let global = sema.program.global;
    for (name, ty) in [("__builtin_va_list", va_list), ("__int128_t", Ty::INT128), ("__uint128_t", Ty::UINT128)] {
        let name = Symbol::new(name);
        let id = sema.program.declare_alias(hir::Alias {
            name,
            scope: global,
            ty,
            written: crate::ast::TypeSpec::None,
            span: Span::NONE,
        });
        lookup::declare(sema, global, name, Named::Alias(id));
    }
}

/// `__builtin_va_list`: an array of one `__va_list_tag`.
pub fn va_list(sema: &mut Sema) -> Ty {
    let tag = va_list_tag(sema);
    sema.program.types.array(tag, hir::ArrayLen::Known(1))
}
