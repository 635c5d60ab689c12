//! The most derived object around a polymorphic one, by its virtual table (Itanium C++ ABI 2.5.2, 2.9.2).

use crate::hir::{ClassId, Completeness, Program, Ty, layout, mangle};
use crate::jit::memory;
use crate::print::scalar;

/// A class name longer than this is not looked for.
const MAX_NAME: usize = 4096;

/// The class and address of the complete object that holds the `class` object at `address`, when its virtual table says
/// so and the program has that class. Nothing is trusted: the memory may hold anything.
pub(super) fn complete_object(program: &Program, class: ClassId, address: usize) -> Option<(ClassId, usize)> {
    if !has_vptr(program, class) {
        return None;
    }
    let vtable = word(address)?;
    let offset_to_top = word(vtable.checked_sub(16)?)? as isize;
    let typeinfo = word(vtable.checked_sub(8)?)?;
    let name = name(word(typeinfo.checked_add(8)?)?)?;
    let top = address.checked_add_signed(offset_to_top)?;
    let newest_first = program.classes.iter().rev().map(|(id, _)| id);
    let found = newest_first.into_iter().find(|&id| {
        program.classes[id].completeness == Completeness::Complete
            && has_vptr(program, id)
            && program.types.find(&crate::hir::TyKind::Class(id)).is_some_and(|ty| encoding(program, ty) == name)
            && holds(program, id, class, address - top)
    });
    found.map(|id| (id, top))
}

/// A class whose objects begin with a pointer to a virtual table: polymorphic, or with virtual bases.
fn has_vptr(program: &Program, class: ClassId) -> bool {
    let class = &program.classes[class];
    let has_virtual_base = class.layout.as_ref().is_some_and(|layout| !layout.virtual_bases.is_empty());
    class.traits.is_polymorphic || has_virtual_base
}

fn encoding(program: &Program, ty: Ty) -> String {
    mangle::type_encoding(program, ty)
}

/// Whether an object of class `outer` has one of class `inner` at `offset`: itself, or a base.
fn holds(program: &Program, outer: ClassId, inner: ClassId, offset: usize) -> bool {
    outer == inner && offset == 0 || subobjects(program, outer).contains(&(inner, offset as u64))
}

/// The bases of a complete object, direct and indirect, with their offsets.
fn subobjects(program: &Program, class: ClassId) -> Vec<(ClassId, u64)> {
    let mut found = Vec::new();
    let mut pending = vec![(class, 0)];
    if let Some(layout) = &program.classes[class].layout {
        pending.extend(layout.virtual_bases.iter().copied());
        found.extend(layout.virtual_bases.iter().copied());
    }
    while let Some((class, offset)) = pending.pop() {
        for (base, at) in direct_bases(program, class) {
            found.push((base, offset + at));
            pending.push((base, offset + at));
        }
    }
    found
}

/// The non-virtual direct bases of a class with their offsets.
pub(super) fn direct_bases(program: &Program, class: ClassId) -> Vec<(ClassId, u64)> {
    let class = &program.classes[class];
    let Some(layout) = &class.layout else { return Vec::new() };
    let bases = class.bases.iter().zip(&layout.base_offsets);
    bases.filter(|(base, _)| !base.is_virtual).map(|(base, &offset)| (base.class, offset)).collect()
}

fn word(address: usize) -> Option<usize> {
    memory::read(address, 8).ok().map(|bytes| scalar::unsigned(&bytes) as usize)
}

/// The name in a `type_info`; a `*` in front says that it must be compared by address.
fn name(address: usize) -> Option<String> {
    let mut bytes = [0; MAX_NAME];
    let n_read = memory::read_into(address, &mut bytes).ok()?;
    let end = bytes[..n_read].iter().position(|&byte| byte == 0)?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?;
    Some(text.trim_start_matches('*').to_owned())
}

/// The size of a complete object, when it is known.
pub(super) fn size(program: &Program, ty: Ty) -> Option<usize> {
    layout::size_of(program, ty).map(|size| size as usize)
}
