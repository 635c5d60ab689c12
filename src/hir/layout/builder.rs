//! Places the vptr, bases and members of one class (Itanium ABI 2.4, steps I to IV).

use crate::ast::ClassKey;
use crate::base::{FxHashSet, Symbol};
use crate::hir::layout::bases::{BaseTree, Empties, layout_of};
use crate::hir::layout::{
    LayoutError, MAX_SIZE, align_of, element_class, is_packed, is_pod, packs_with_class, size_of,
};
use crate::hir::{ArrayLen, Class, ClassId, Field, FieldId, Layout, Program, TyKind};

const POINTER_SIZE: u64 = 8;
/// Integer types by size, for bit-fields wider than their type: GCC goes up to `__int128`.
const INTEGER_SIZES: [u64; 5] = [1, 2, 4, 8, 16];

/// See [`super::class_layout`].
pub(super) fn layout(program: &Program, class: ClassId) -> Result<Layout, LayoutError> {
    let mut builder = Builder::new(program, class)?;
    builder.place_vptr_and_bases()?;
    builder.place_fields()?;
    builder.finish_non_virtual();
    builder.place_virtual_bases()?;
    builder.finish()
}

struct Builder<'p> {
    program: &'p Program,
    class: &'p Class,
    has_packed_attribute: bool,
    tree: BaseTree,
    empties: Empties,
    out: Layout,
    /// Bytes so far, tail padding of empties included.
    size: u64,
    /// Bytes that are taken by data.
    data_size: u64,
    /// Bits of the last data byte that a bit-field may still use.
    free_bits: u64,
    align: u64,
    /// Offset of each node of the tree that has its place.
    offsets: Vec<Option<u64>>,
}

impl<'p> Builder<'p> {
    fn new(program: &'p Program, class_id: ClassId) -> Result<Self, LayoutError> {
        let class = &program.classes[class_id];
        let tree = BaseTree::new(program, class_id)?;
        let mut empties = Empties::default();
        let mut is_empty = true;
        let (mut n_nearly_empty, mut has_no_data) = (0, true);
        for base in &class.bases {
            let layout = layout_of(program, base.class)?;
            empties.largest = empties.largest.max(layout.largest_empty);
            is_empty &= layout.is_empty && !base.is_virtual;
            n_nearly_empty += usize::from(layout.is_nearly_empty && !base.is_virtual);
            has_no_data &= base.is_virtual || layout.is_empty || layout.is_nearly_empty;
        }
        for &id in &class.fields {
            let field = &program.fields[id];
            let member = element_class(program, field.ty).and_then(|class| program.classes[class].layout.as_ref());
            if let Some(layout) = member {
                empties.largest = empties.largest.max(layout.largest_empty);
            }
            let is_empty_member = field.is_no_unique_address
                && matches!(program.types.kind(field.ty), TyKind::Class(_))
                && member.is_some_and(|layout| layout.is_empty);
            is_empty &= is_empty_member || field.bit_width == Some(0);
            has_no_data &= is_empty_member || field.bit_width == Some(0);
        }
        is_empty &= !class.methods.iter().any(|&id| program.funcs[id].is_virtual);
        let is_packed = is_packed(program, class);
        // Whether it has a vptr is seen in the end.
        let is_nearly_empty = has_no_data && n_nearly_empty < 2;
        let is_pod = is_pod(program, class_id);
        let out = Layout { is_empty, is_nearly_empty, is_packed, is_pod, ..Layout::default() };
        let has_packed_attribute = class.attrs.contains(&Symbol::new("packed"));
        let offsets = vec![None; tree.nodes.len()];
        let align = class.align.max(1);
        Ok(Builder {
            program,
            class,
            has_packed_attribute,
            tree,
            empties,
            out,
            size: 0,
            data_size: 0,
            free_bits: 0,
            align,
            offsets,
        })
    }

    /// ABI 2.4 I and II: the vptr or primary base, then the non-virtual bases in order.
    fn place_vptr_and_bases(&mut self) -> Result<(), LayoutError> {
        let has_dynamic_base =
            self.class.bases.iter().any(|base| {
                base.is_virtual || self.program.classes[base.class].layout.as_deref().is_some_and(is_dynamic)
            });
        let has_virtual = self.class.methods.iter().any(|&id| self.program.funcs[id].is_virtual);
        if has_dynamic_base || has_virtual {
            self.choose_primary();
        }
        if let Some(primary) = self.out.primary_base {
            match self.direct_non_virtual(primary) {
                Some(index) => self.place_base(self.tree.direct[index])?,
                None => {
                    if let Some(node) = self.tree.claim_for_class(primary) {
                        self.place_base(node)?;
                    }
                }
            }
        } else if has_dynamic_base || has_virtual {
            self.out.has_own_vptr = true;
            (self.size, self.data_size) = (POINTER_SIZE, POINTER_SIZE);
            self.align = self.align.max(if self.out.is_packed { 1 } else { self.capped(POINTER_SIZE) });
        }
        for index in 0..self.tree.direct.len() {
            let node = self.tree.direct[index];
            if !self.class.bases[index].is_virtual && self.offsets[node].is_none() {
                self.place_base(node)?;
            }
        }
        Ok(())
    }

    fn direct_non_virtual(&self, class: ClassId) -> Option<usize> {
        self.class.bases.iter().position(|base| base.class == class && !base.is_virtual)
    }

    /// The first dynamic non-virtual base; else the first nearly empty virtual base in inheritance graph order that is
    /// no indirect primary base; else the first nearly empty one.
    fn choose_primary(&mut self) {
        let layout = |class: ClassId| self.program.classes[class].layout.as_deref();
        let dynamic =
            self.class.bases.iter().find(|base| !base.is_virtual && layout(base.class).is_some_and(is_dynamic));
        let nearly_empty = |class: &&ClassId| layout(**class).is_some_and(|layout| layout.is_nearly_empty);
        let candidates = || self.tree.virtual_order.iter().filter(nearly_empty);
        self.out.primary_base = dynamic
            .map(|base| base.class)
            .or_else(|| candidates().find(|class| !self.tree.indirect_primaries.contains(class)).copied())
            .or_else(|| candidates().next().copied());
    }

    /// An alignment under `#pragma pack`.
    fn capped(&self, align: u64) -> u64 {
        match self.class.pack {
            Some(pack) => align.min(u64::from(pack.max(1))),
            None => align,
        }
    }

    /// ABI 2.4 II.2 and III: an empty base goes to 0 if it can, another to the end of the data.
    fn place_base(&mut self, node: usize) -> Result<(), LayoutError> {
        let class = self.tree.nodes[node].class;
        let layout = layout_of(self.program, class)?;
        let natural = layout.non_virtual_align.max(1);
        // GCC's packing leaves an empty class the alignment that it asked for.
        let align = if layout.is_empty { natural } else { self.capped(natural) };
        let mut offset = if layout.is_empty { 0 } else { round_up(self.data_size, align)? };
        let mut found = self.empties.of_base(self.program, &self.tree, node, offset);
        while !self.empties.has_room(&found) {
            offset = match offset {
                0 if layout.is_empty => round_up(self.data_size, align)?,
                _ => offset + align,
            };
            if offset == 0 {
                offset = align;
            }
            found = self.empties.of_base(self.program, &self.tree, node, offset);
        }
        self.empties.add(&found);
        for (node, offset) in self.tree.placed_with(self.program, node, offset) {
            self.offsets[node] = Some(offset);
        }
        self.align = self.align.max(align);
        if layout.is_empty {
            self.size = self.size.max(offset + layout.size);
        } else {
            self.free_bits = 0;
            self.data_size = offset + layout.non_virtual_size;
            self.size = self.size.max(self.data_size);
        }
        check_size(self.size)
    }

    /// ABI 2.4 II: the members in order of declaration.
    fn place_fields(&mut self) -> Result<(), LayoutError> {
        for &id in &self.class.fields {
            let field = &self.program.fields[id];
            match field.bit_width {
                Some(width) => self.place_bit_field(id, field, u64::from(width))?,
                None => self.place_member(id, field)?,
            }
            check_size(self.size)?;
        }
        Ok(())
    }

    /// Size and natural alignment of a member. A flexible array member has size 0, a reference is a pointer.
    fn member_size(&self, id: FieldId, field: &Field) -> Result<(u64, u64), LayoutError> {
        if self.program.types.is_ref(field.ty) {
            return Ok((POINTER_SIZE, POINTER_SIZE));
        }
        let incomplete = LayoutError::IncompleteField(id);
        let align = field.type_align.or_else(|| align_of(self.program, field.ty)).ok_or(incomplete)?;
        match *self.program.types.kind(field.ty) {
            TyKind::Array(_, ArrayLen::Unknown) => Ok((0, align)),
            TyKind::Array(_, ArrayLen::Known(_)) => {
                Ok((size_of(self.program, field.ty).ok_or(LayoutError::TooLarge)?, align))
            }
            _ => Ok((size_of(self.program, field.ty).ok_or(incomplete)?, align)),
        }
    }

    fn is_field_packed(&self, field: &Field) -> bool {
        // GCC sees an overlapping member as its class's base variant, which is not packed itself.
        let is_overlapping = field.is_no_unique_address
            && element_class(self.program, field.ty)
                .is_some_and(|class| self.program.classes[class].layout.as_ref().is_some_and(|layout| !layout.is_pod));
        field.is_packed || self.has_packed_attribute && !is_overlapping && packs_with_class(self.program, field.ty)
    }

    /// What a bit-field's type asks of the class: GCC ignores `packed` where pack(n) is in force.
    fn bit_field_align(&self, field: &Field, natural: u64) -> u64 {
        match self.class.pack {
            None if self.is_field_packed(field) => 1,
            _ => self.capped(natural),
        }
    }

    /// The alignment of a member under packing and `alignas`.
    fn member_align(&self, field: &Field, natural: u64) -> u64 {
        let align = match (self.is_field_packed(field), field.align) {
            (true, asked) => asked.max(1),
            (false, asked) => natural.max(asked),
        };
        self.capped(align)
    }

    fn place_member(&mut self, id: FieldId, field: &Field) -> Result<(), LayoutError> {
        let (size, natural) = self.member_size(id, field)?;
        let overlapping = match *self.program.types.kind(field.ty) {
            TyKind::Class(class) if field.is_no_unique_address => self.program.classes[class].layout.as_deref(),
            _ => None,
        };
        let is_empty = overlapping.is_some_and(|layout| layout.is_empty);
        let taken = overlapping.map_or(size, |layout| layout.non_virtual_size.max(layout.data_size));
        let align = if is_empty { natural.max(field.align) } else { self.member_align(field, natural) };
        self.align = self.align.max(align);
        let is_union = self.class.key == ClassKey::Union;
        let mut offset = if is_union || is_empty { 0 } else { round_up(self.data_size, align)? };
        let mut found = self.empties.of_member(self.program, field.ty, offset);
        while !is_union && !self.empties.has_room(&found) {
            offset = match offset {
                0 if is_empty => round_up(self.data_size, align)?,
                _ => offset + align,
            };
            if offset == 0 {
                offset = align;
            }
            found = self.empties.of_member(self.program, field.ty, offset);
        }
        self.empties.add(&found);
        self.out.field_bits.push(offset * 8);
        // GCC does not count the tail padding of an overlapping member, though the ABI does.
        let end = offset.checked_add(if is_empty { size } else { taken }).ok_or(LayoutError::TooLarge)?;
        self.size = self.size.max(end);
        if is_union {
            self.data_size = self.data_size.max(taken);
        } else if !is_empty {
            self.free_bits = 0;
            self.data_size = offset + taken;
        }
        Ok(())
    }

    /// Bit-fields by the psABI 3.1.2: within a unit of the declared type, if not packed; those wider than their type by
    /// the ABI 2.4 II.1.
    fn place_bit_field(&mut self, id: FieldId, field: &Field, width: u64) -> Result<(), LayoutError> {
        let (type_size, natural) = self.member_size(id, field)?;
        if width > type_size * 8 {
            return self.place_wide_bit_field(field, natural, width);
        }
        let is_union = self.class.key == ClassKey::Union;
        let is_packed = self.is_field_packed(field);
        let mut at = if is_union { 0 } else { self.data_size * 8 - self.free_bits };
        if width == 0 {
            at = round_up(at, natural.max(field.align) * 8)?;
        } else {
            let straddles = at % (natural * 8) + width > type_size * 8;
            if straddles && !is_packed && self.class.pack.is_none() && !is_union {
                at = round_up(at, natural * 8)?;
            }
            if field.align > 0 && !is_union {
                at = round_up(at, self.capped(field.align) * 8)?;
            }
        }
        if width > 0 && !field.name.is_empty() {
            self.align = self.align.max(self.bit_field_align(field, natural)).max(self.capped(field.align));
        }
        self.put_bits(at, width);
        Ok(())
    }

    /// A bit-field of more bits than its type: it starts where the largest integer type that fits would.
    fn place_wide_bit_field(&mut self, field: &Field, natural: u64, width: u64) -> Result<(), LayoutError> {
        let unit = INTEGER_SIZES.iter().rev().find(|&&size| size * 8 <= width).copied().unwrap_or(1);
        let align = self.member_align(field, unit);
        let at = if self.class.key == ClassKey::Union { 0 } else { round_up(self.data_size, align)? * 8 };
        self.align = self.align.max(align).max(self.bit_field_align(field, natural));
        self.put_bits(at, width);
        Ok(())
    }

    fn put_bits(&mut self, at: u64, width: u64) {
        self.out.field_bits.push(at);
        let end = at + width;
        let bytes = end.div_ceil(8);
        if self.class.key == ClassKey::Union {
            self.data_size = self.data_size.max(bytes);
        } else {
            self.data_size = bytes;
            self.free_bits = bytes * 8 - end;
        }
        self.size = self.size.max(self.data_size);
    }

    fn finish_non_virtual(&mut self) {
        self.out.non_virtual_size = self.size;
        self.out.non_virtual_align = self.align;
    }

    /// ABI 2.4 III: virtual bases in inheritance graph order, those that are primary in a base already having a place.
    fn place_virtual_bases(&mut self) -> Result<(), LayoutError> {
        let order = self.tree.virtual_order.clone();
        for class in &order {
            let node = self.tree.virtual_nodes[class];
            let is_claimed = self.tree.nodes[node].is_claimed();
            if self.offsets[node].is_none() && !is_claimed {
                self.place_base(node)?;
            }
        }
        let mut seen = FxHashSet::default();
        for class in order {
            if let Some(offset) = self.offsets[self.tree.virtual_nodes[&class]]
                && seen.insert(class)
            {
                self.out.virtual_bases.push((class, offset));
            }
        }
        self.out.base_offsets = self.tree.direct.iter().map(|&node| self.offsets[node].unwrap_or(0)).collect();
        Ok(())
    }

    /// ABI 2.4 IV: rounds the size up. Only a class without members is given a byte: GCC's `struct { int a[0]; }` has none.
    fn finish(mut self) -> Result<Layout, LayoutError> {
        if self.size == 0 && self.out.is_empty {
            self.size = 1;
        }
        self.out.is_nearly_empty &= is_dynamic(&self.out);
        self.out.align = self.align;
        self.out.size = round_up(self.size, self.align)?;
        check_size(self.out.size)?;
        self.out.data_size = self.data_size;
        if self.out.is_pod {
            self.out.data_size = self.out.size;
            self.out.non_virtual_size = self.out.size;
        }
        if self.out.is_empty && self.out.non_virtual_size == 0 {
            self.out.non_virtual_size = 1;
        }
        self.out.largest_empty = self.empties.largest.max(if self.out.is_empty { self.out.size } else { 0 });
        Ok(self.out)
    }
}

impl super::bases::Subobject {
    fn is_claimed(&self) -> bool {
        self.claimed_by.is_some()
    }
}

/// Whether the class has a vptr.
fn is_dynamic(layout: &Layout) -> bool {
    layout.has_own_vptr || layout.primary_base.is_some()
}

fn round_up(value: u64, align: u64) -> Result<u64, LayoutError> {
    value.checked_next_multiple_of(align.max(1)).ok_or(LayoutError::TooLarge)
}

fn check_size(size: u64) -> Result<(), LayoutError> {
    if size <= MAX_SIZE { Ok(()) } else { Err(LayoutError::TooLarge) }
}
