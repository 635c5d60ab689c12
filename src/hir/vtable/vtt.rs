//! The virtual table table (Itanium ABI 2.6.2): the vptrs that the constructors and destructors of a class with virtual
//! bases, and of its bases, give the object while it is being made.

use crate::base::{FxHashMap, FxHashSet};
use crate::hir::vtable::{has_virtual_bases, is_dynamic, layout_of, primary_base, virtual_base_offset};
use crate::hir::{ClassId, Program};

/// A class's VTT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vtt {
    pub class: ClassId,
    pub entries: Vec<VttEntry>,
    /// Where the VTT of a base begins, by class and offset.
    pub sub_vtts: FxHashMap<(ClassId, u64), usize>,
    /// Where the vptr of a base stands while the class itself is being made.
    pub vptrs: FxHashMap<(ClassId, u64), usize>,
}

/// The address point of a subobject, given by class and offset, in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VttEntry {
    pub table: Table,
    pub class: ClassId,
    pub offset: u64,
}

/// A virtual table group that a VTT refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// The class's own.
    Complete,
    /// That of a base at an offset, while it is being made.
    Construction { base: ClassId, offset: u64, is_virtual: bool },
}

/// A subobject by class and offset.
type Place = (ClassId, u64);

struct Builder<'p> {
    program: &'p Program,
    out: Vtt,
}

/// The VTT of a class; none when it has no virtual bases.
pub fn vtt(program: &Program, class: ClassId) -> Option<Vtt> {
    if !has_virtual_bases(program, class) {
        return None;
    }
    let out = Vtt { class, entries: Vec::new(), sub_vtts: FxHashMap::default(), vptrs: FxHashMap::default() };
    let mut builder = Builder { program, out };
    builder.table((class, 0), false);
    Some(builder.out)
}

impl Builder<'_> {
    /// The VTT of a base, or the whole.
    fn table(&mut self, (class, offset): Place, is_virtual: bool) {
        if !has_virtual_bases(self.program, class) {
            return;
        }
        let is_whole = class == self.out.class;
        let table = match is_whole {
            true => Table::Complete,
            false => Table::Construction { base: class, offset, is_virtual },
        };
        if !is_whole {
            self.out.sub_vtts.insert((class, offset), self.out.entries.len());
        }
        // 1: the primary virtual pointer.
        self.entry(table, (class, offset));
        // 2: the secondary VTTs.
        let (info, layout) = (&self.program.classes[class], layout_of(self.program, class));
        for (base, &at) in info.bases.iter().zip(&layout.base_offsets) {
            if !base.is_virtual {
                self.table((base.class, offset + at), false);
            }
        }
        // 3: the secondary virtual pointers.
        self.secondary_pointers((class, offset), false, table, &mut FxHashSet::default());
        // 4: the virtual VTTs.
        if is_whole {
            self.virtual_tables(class, &mut FxHashSet::default());
        }
    }

    fn entry(&mut self, table: Table, (class, offset): Place) {
        if table == Table::Complete {
            self.out.vptrs.insert((class, offset), self.out.entries.len());
        }
        self.out.entries.push(VttEntry { table, class, offset });
    }

    /// Those of the bases that have virtual bases or are reached by a virtual path, but for non-virtual primary ones.
    fn secondary_pointers(
        &mut self,
        (class, offset): Place,
        is_morally_virtual: bool,
        table: Table,
        seen: &mut FxHashSet<ClassId>,
    ) {
        if !is_morally_virtual && !has_virtual_bases(self.program, class) {
            return;
        }
        let (info, layout) = (&self.program.classes[class], layout_of(self.program, class));
        for (base, &at) in info.bases.iter().zip(&layout.base_offsets) {
            if !is_dynamic(self.program, base.class) || base.is_virtual && !seen.insert(base.class) {
                continue;
            }
            let place = match base.is_virtual {
                true => (base.class, virtual_base_offset(self.program, self.out.class, base.class)),
                false => (base.class, offset + at),
            };
            let is_primary = !base.is_virtual && primary_base(self.program, class) == Some((base.class, false));
            let is_morally_virtual = is_morally_virtual || base.is_virtual;
            if !is_primary && (is_morally_virtual || has_virtual_bases(self.program, base.class)) {
                self.entry(table, place);
            }
            self.secondary_pointers(place, is_morally_virtual, table, seen);
        }
    }

    fn virtual_tables(&mut self, class: ClassId, seen: &mut FxHashSet<ClassId>) {
        for base in &self.program.classes[class].bases {
            if base.is_virtual {
                if !seen.insert(base.class) {
                    continue;
                }
                let offset = virtual_base_offset(self.program, self.out.class, base.class);
                self.table((base.class, offset), true);
            }
            if has_virtual_bases(self.program, base.class) {
                self.virtual_tables(base.class, seen);
            }
        }
    }
}
