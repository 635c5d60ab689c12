//! What a class's members make of it ([class.prop], [dcl.init.aggr], [basic.types]/10, Itanium ABI 1.1).

use crate::ast::{Access, Constancy};
use crate::hir::{Class, ClassId, ClassTraits, FieldId, Func, FuncName, TyKind};
use crate::sema::Sema;

/// What the declared special members say.
#[derive(Default)]
struct Special {
    has_user_ctor: bool,
    has_user_default_ctor: bool,
    has_constexpr_ctor: bool,
    /// A user-provided, deleted-for-all or otherwise non-trivial copy or move operation.
    has_nontrivial_copy_ctor: bool,
    has_nontrivial_assign: bool,
    has_user_dtor: bool,
    has_virtual: bool,
}

/// The traits of a class whose members are all declared.
pub(super) fn of(sema: &Sema, class: ClassId) -> ClassTraits {
    let data = &sema.program.classes[class];
    let special = special(sema, data, class);
    let mut traits = start(data, &special);
    for base in &data.bases {
        add_base(&mut traits, &sema.program.classes[base.class].traits, base.is_virtual);
        traits.is_aggregate &= base.access == Access::Public && !base.is_virtual;
    }
    let mut access = None;
    for &field in &data.fields {
        add_field(sema, &mut traits, field);
        let data = &sema.program.fields[field];
        if !data.name.is_empty() || data.bit_width.is_none() {
            traits.is_standard_layout &= *access.get_or_insert(data.access) == data.access;
        }
    }
    // Members in two classes of the hierarchy ([class.prop]/3).
    let n_with_members = data.bases.iter().filter(|base| !sema.program.classes[base.class].traits.is_empty).count()
        + usize::from(!data.fields.is_empty());
    traits.is_standard_layout &= n_with_members <= 1;
    traits.is_literal &=
        traits.has_trivial_dtor && (traits.is_aggregate || special.has_constexpr_ctor || !special.has_user_ctor);
    traits
}

fn start(data: &Class, special: &Special) -> ClassTraits {
    let has_no_state = data.fields.is_empty() && !special.has_virtual;
    ClassTraits {
        is_aggregate: !special.has_user_ctor && !special.has_virtual,
        is_empty: has_no_state,
        is_polymorphic: special.has_virtual,
        is_abstract: false,
        is_standard_layout: !special.has_virtual,
        is_trivially_copyable: !special.has_nontrivial_copy_ctor
            && !special.has_nontrivial_assign
            && !special.has_user_dtor
            && !special.has_virtual,
        has_trivial_default_ctor: !special.has_user_default_ctor && !special.has_virtual && !special.has_user_ctor,
        has_trivial_dtor: !special.has_user_dtor,
        is_trivial_for_calls: !special.has_nontrivial_copy_ctor && !special.has_user_dtor && !special.has_virtual,
        is_literal: true,
    }
}

fn add_base(traits: &mut ClassTraits, base: &ClassTraits, is_virtual: bool) {
    traits.is_empty &= base.is_empty && !is_virtual;
    traits.is_polymorphic |= base.is_polymorphic;
    traits.is_standard_layout &= base.is_standard_layout && !is_virtual;
    traits.is_trivially_copyable &= base.is_trivially_copyable && !is_virtual;
    traits.has_trivial_default_ctor &= base.has_trivial_default_ctor && !is_virtual;
    traits.has_trivial_dtor &= base.has_trivial_dtor;
    traits.is_trivial_for_calls &= base.is_trivial_for_calls && !is_virtual;
    traits.is_literal &= base.is_literal && !is_virtual;
}

fn add_field(sema: &Sema, traits: &mut ClassTraits, field: FieldId) {
    let data = &sema.program.fields[field];
    let is_zero_width = data.bit_width == Some(0);
    traits.is_empty &= is_zero_width;
    traits.is_aggregate &= data.access == Access::Public || (data.name.is_empty() && data.bit_width.is_some());
    if data.init.is_some() {
        traits.has_trivial_default_ctor = false;
    }
    let mut ty = data.ty;
    while let TyKind::Array(element, _) = *sema.program.types.kind(ty) {
        ty = element;
    }
    match *sema.program.types.kind(ty) {
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => {
            traits.is_standard_layout = false;
            traits.has_trivial_default_ctor = false;
        }
        TyKind::Class(inner) => {
            let inner = &sema.program.classes[inner].traits;
            if data.is_no_unique_address {
                // An empty member takes no space of its own (Itanium ABI 2.4).
                traits.is_empty |= inner.is_empty && sema.program.classes[data.class].fields.len() == 1;
            }
            traits.is_standard_layout &= inner.is_standard_layout;
            traits.is_trivially_copyable &= inner.is_trivially_copyable;
            traits.has_trivial_default_ctor &= inner.has_trivial_default_ctor;
            traits.has_trivial_dtor &= inner.has_trivial_dtor;
            traits.is_trivial_for_calls &= inner.is_trivial_for_calls;
            traits.is_literal &= inner.is_literal;
        }
        _ => traits.is_literal &= !sema.program.types.quals(ty).is_volatile(),
    }
}

fn special(sema: &Sema, data: &Class, class: ClassId) -> Special {
    let mut special = Special::default();
    for &id in &data.methods {
        let func = &sema.program.funcs[id];
        let is_provided = !func.is_defaulted && !func.is_deleted && !func.is_implicit;
        special.has_virtual |= func.is_virtual;
        match func.name {
            FuncName::Constructor => {
                special.has_user_ctor |= !func.is_implicit;
                special.has_constexpr_ctor |= func.constant != Constancy::None;
                let is_default = func.params.is_empty();
                special.has_user_default_ctor |= is_default && is_provided;
                special.has_nontrivial_copy_ctor |= is_copy(sema, func, class) && is_provided;
            }
            FuncName::Operator(crate::ast::OverloadedOperator::Equal) => {
                special.has_nontrivial_assign |= is_copy(sema, func, class) && is_provided;
            }
            FuncName::Destructor => special.has_user_dtor |= is_provided || func.is_virtual,
            _ => {}
        }
    }
    special
}

/// Whether a function takes one reference to the class (or the class itself).
fn is_copy(sema: &Sema, func: &Func, class: ClassId) -> bool {
    let Some(first) = func.params.first() else { return false };
    let to = sema.program.types.non_ref(first.ty);
    sema.program.types.as_class(to) == Some(class) && func.params.len() == 1
}
