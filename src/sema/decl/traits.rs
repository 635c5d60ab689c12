//! What a class's members make of it ([class.prop], [dcl.init.aggr], [basic.types.general]/10, Itanium ABI 1.1).

use crate::ast::{self, Access, ClassKey, Constancy, DeclKind};
use crate::hir::{ClassId, ClassTraits, Declared, FieldId, FuncName, Named, Special, TemplateId, Ty, TyKind};
use crate::sema::decl::special::is_user_provided;
use crate::sema::init::class::base_element;
use crate::sema::template::function;
use crate::sema::{Sema, Standard, lookup};

/// What is known before the layout: the members are declared, and the destructor is judged. Whether the class is
/// abstract is for `virtual_` to say.
pub(super) fn begin(sema: &Sema, class: ClassId) -> ClassTraits {
    let data = &sema.program.classes[class];
    let has_virtual = data.methods.iter().any(|&func| sema.program.funcs[func].is_virtual);
    let of_base =
        |holds: fn(&ClassTraits) -> bool| data.bases.iter().any(|base| holds(&sema.program.classes[base.class].traits));
    let is_polymorphic = has_virtual || of_base(|traits| traits.is_polymorphic);
    ClassTraits {
        is_aggregate: !is_polymorphic && is_aggregate(sema, class),
        is_empty: is_empty(sema, class) && !is_polymorphic,
        is_polymorphic,
        is_abstract: false,
        is_standard_layout: !is_polymorphic && is_standard_layout(sema, class),
        has_trivial_dtor: data.special.dtor.is_trivial && !data.special.dtor.is_deleted,
        ..ClassTraits::default()
    }
}

/// What the other special members add.
pub(super) fn finish(sema: &Sema, class: ClassId) -> ClassTraits {
    let data = &sema.program.classes[class];
    let special = &data.special;
    let has_trivial_dtor = data.traits.has_trivial_dtor;
    let exists = |entry: &Special| entry.declared != Declared::No && !entry.is_deleted;
    // Itanium ABI 1.1: one is not deleted.
    let are_trivial = |entries: &[Special]| entries.iter().all(|entry| !exists(entry) || entry.is_trivial);
    // [class.prop]/1, but as GCC and Clang have it: what is deleted counts as what it would be, all of it may be deleted.
    let is_plain = |entry: &Special| entry.declared == Declared::No || entry.is_trivial;
    let ctors = [special.copy_ctor, special.move_ctor];
    let all = [special.copy_ctor, special.move_ctor, special.copy_assign, special.move_assign];
    ClassTraits {
        has_trivial_default_ctor: special.default_ctor.declared != Declared::No
            && special.default_ctor.is_trivial
            && !special.default_ctor.is_deleted,
        is_trivially_copyable: special.dtor.is_trivial && all.iter().all(is_plain),
        is_trivial_for_calls: has_trivial_dtor && are_trivial(&ctors) && ctors.iter().any(exists),
        is_literal: is_literal(sema, class),
        ..data.traits
    }
}

/// [dcl.init.aggr]/1. C++17 allows constructors that are deleted or defaulted, and not explicit.
fn is_aggregate(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    let is_excluding = |func: crate::hir::FuncId| {
        let info = &sema.program.funcs[func];
        sema.standard >= Standard::Cxx20 || is_user_provided(sema, func) || info.is_explicit
    };
    let names = sema.program.names.get(&(data.scope, lookup::constructor_symbol()));
    let has_constructor = names.into_iter().flatten().any(|entry| match entry.named {
        Named::Func(func) => entry.is_using || is_excluding(func),
        Named::Template(template) => {
            entry.is_using || sema.standard >= Standard::Cxx20 || !is_deleted_template(sema, template)
        }
        _ => true,
    });
    let is_hidden = |&field: &FieldId| {
        let field = &sema.program.fields[field];
        field.access != Access::Public && !(field.name.is_empty() && field.bit_width.is_some())
    };
    !has_constructor
        && !data.fields.iter().any(is_hidden)
        && data.bases.iter().all(|base| base.access == Access::Public && !base.is_virtual)
}

/// Whether a constructor template is deleted where it is declared, and not explicit.
fn is_deleted_template(sema: &Sema, template: TemplateId) -> bool {
    let pattern = sema.program.templates[template].pattern;
    function::written(sema, pattern).is_some_and(|written| {
        matches!(written.body, Some(ast::FunctionBody::Deleted)) && written.specs.explicit == ast::Explicit::No
    })
}

/// [meta.unary.prop]: no data but bit-fields of length 0, and (GNU) overlapping members of empty classes.
fn is_empty(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    data.bases.iter().all(|base| !base.is_virtual && sema.program.classes[base.class].traits.is_empty)
        && data.fields.iter().all(|&field| {
            let field = &sema.program.fields[field];
            let inner = sema.program.types.as_class(field.ty);
            field.bit_width == Some(0)
                || field.is_no_unique_address && inner.is_some_and(|inner| sema.program.classes[inner].traits.is_empty)
        })
}

/// [class.prop]/3
fn is_standard_layout(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    let has_standard_layout = |ty: Ty| match *sema.program.types.kind(base_element(sema, ty)) {
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => false,
        TyKind::Class(inner) => sema.program.classes[inner].traits.is_standard_layout,
        _ => true,
    };
    // 3.1 to 3.4
    let first_access = data.fields.first().map(|&field| sema.program.fields[field].access);
    let members = data.fields.iter().all(|&field| {
        let field = &sema.program.fields[field];
        has_standard_layout(field.ty) && Some(field.access) == first_access
    });
    let bases =
        data.bases.iter().all(|base| !base.is_virtual && sema.program.classes[base.class].traits.is_standard_layout);
    if !members || !bases {
        return false;
    }
    // 3.5: one base class subobject of each type; 3.6: all members in one class.
    let mut all = Vec::new();
    collect_bases(sema, class, &mut all);
    let is_twice = |(i, base): (usize, &ClassId)| all[..i].contains(base);
    let n_with_members =
        std::iter::once(&class).chain(&all).filter(|&&class| !sema.program.classes[class].fields.is_empty()).count();
    if all.iter().enumerate().any(is_twice) || n_with_members > 1 {
        return false;
    }
    // 3.7: no base is of the type of something at the same address.
    let mut at_start = Vec::new();
    first_types(sema, class, &mut at_start);
    !at_start.iter().any(|class| all.contains(class))
}

/// Every base class subobject, the inherited ones too.
fn collect_bases(sema: &Sema, class: ClassId, all: &mut Vec<ClassId>) {
    for base in &sema.program.classes[class].bases {
        all.push(base.class);
        collect_bases(sema, base.class, all);
    }
}

/// The classes of `M(X)` in [class.prop]/3.7: what stands at the address of the object.
fn first_types(sema: &Sema, class: ClassId, result: &mut Vec<ClassId>) {
    let data = &sema.program.classes[class];
    let n = if data.key == ClassKey::Union { data.fields.len() } else { 1 };
    for &field in data.fields.iter().take(n) {
        if let Some(inner) = sema.program.types.as_class(base_element(sema, sema.program.fields[field].ty)) {
            result.push(inner);
            first_types(sema, inner, result);
        }
    }
    if data.fields.is_empty() {
        for base in &data.bases {
            first_types(sema, base.class, result);
        }
    }
}

/// [basic.types.general]/10.5
fn is_literal(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    let dtor = &data.special.dtor;
    let has_constexpr_dtor =
        if sema.standard >= Standard::Cxx20 { dtor.is_trivial || dtor.is_constexpr } else { dtor.is_trivial };
    if !has_constexpr_dtor || data.bases.iter().any(|base| base.is_virtual) {
        return false;
    }
    let is_literal_field = |&field: &FieldId| {
        let field = &sema.program.fields[field];
        let element = base_element(sema, field.ty);
        match *sema.program.types.kind(element) {
            _ if sema.program.types.quals(field.ty).is_volatile() => false,
            TyKind::Class(inner) => sema.program.classes[inner].traits.is_literal,
            _ => true,
        }
    };
    let members = match data.key {
        ClassKey::Union => data.fields.is_empty() || data.fields.iter().any(is_literal_field),
        _ => data.fields.iter().all(is_literal_field),
    };
    members
        && data.bases.iter().all(|base| sema.program.classes[base.class].traits.is_literal)
        && (data.traits.is_aggregate || data.closure.is_some() || has_constexpr_constructor(sema, class))
}

/// A constexpr constructor, or a template of some, that neither copies nor moves.
fn has_constexpr_constructor(sema: &Sema, class: ClassId) -> bool {
    let data = &sema.program.classes[class];
    let default = &data.special.default_ctor;
    let is_constexpr = |func: &crate::hir::FuncId| {
        let info = &sema.program.funcs[*func];
        info.name == FuncName::Constructor && info.constant != Constancy::None && !info.is_implicit
    };
    default.declared != Declared::No && default.is_constexpr
        || data.methods.iter().any(is_constexpr)
        || has_constexpr_template(sema, class)
}

fn has_constexpr_template(sema: &Sema, class: ClassId) -> bool {
    let scope = sema.program.classes[class].scope;
    let names = sema.program.names.get(&(scope, lookup::constructor_symbol()));
    names.into_iter().flatten().any(|entry| match entry.named {
        Named::Template(template) => {
            let pattern = &sema.ast.decls[sema.program.templates[template].pattern].kind;
            let specs = match pattern {
                DeclKind::Function(function) => &function.specs,
                DeclKind::Simple { specs, .. } => specs,
                _ => return true,
            };
            specs.constant != Constancy::None
        }
        _ => false,
    })
}
