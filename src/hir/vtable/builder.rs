//! Lays out a virtual table group (Itanium ABI 2.5.2, 2.5.3, 2.6.3).
//!
//! A table is built in two halves: what stands before the address point grows downwards (`Prefix`), the functions
//! upwards. A construction table is that of a base (`class`), with the virtual bases where the derived class (`whole`)
//! has them; so each subobject has two offsets: one in a complete object of `class`, which tells subobjects apart, and
//! its real one in `whole`.

use crate::base::{FxHashMap, FxHashSet};
use crate::hir::mangle::{Adjustment, Structor};
use crate::hir::vtable::overriders::{FinalOverriders, Overrider};
use crate::hir::vtable::{
    BaseOffset, Component, Entry, Vtable, VtableGroup, for_each_path, has_virtual_bases, is_dynamic, layout_of,
    nearest_overridden, path_offset, primary_base, return_adjustment, vbase_offset_offset, virtual_base_offset,
    virtual_methods,
};
use crate::hir::{ClassId, FuncId, FuncName, Program};

/// The virtual table group of a class.
pub fn group(program: &Program, class: ClassId) -> VtableGroup {
    Builder::new(program, class, class, 0, false).build()
}

/// That of `base` at `offset` in `derived`, for the time while the base is made.
pub fn construction_group(
    program: &Program,
    derived: ClassId,
    base: ClassId,
    offset: u64,
    is_virtual: bool,
) -> VtableGroup {
    Builder::new(program, base, derived, offset, is_virtual).build()
}

/// Where the offsets of its virtual bases stand in a class's vtable, in bytes from the address point.
pub(super) fn vbase_offset_offsets(program: &Program, class: ClassId) -> FxHashMap<ClassId, i64> {
    let mut prefix = Prefix::new(program, class, class, None);
    prefix.add((class, 0), false, 0);
    prefix.vbase_offset_offsets
}

/// A subobject by class and offset in a complete object of the builder's `class`.
type Place = (ClassId, u64);

/// A function's slot in the table that is being built.
#[derive(Debug, Clone, Copy)]
struct Slot {
    func: FuncId,
    /// The class that the slot was made or taken over for.
    owner: Place,
    real_offset: u64,
    index: usize,
}

struct Builder<'p> {
    program: &'p Program,
    class: ClassId,
    whole: ClassId,
    real_offset: u64,
    is_virtual: bool,
    overriders: Overriders<'p>,
    /// Virtual bases that are primary bases where they are.
    primary_virtuals: FxHashSet<ClassId>,
    /// Where the vcall offsets of each virtual base stand.
    vcall_offsets: FxHashMap<ClassId, VcallOffsets>,
    vbase_offset_offsets: FxHashMap<ClassId, i64>,
    /// Of the table that is being built.
    components: Vec<Component>,
    slots: Vec<Slot>,
    out: VtableGroup,
}

/// The final overriders of a class, with the offsets of its subobjects.
struct Overriders<'p> {
    program: &'p Program,
    found: FinalOverriders,
    real_offsets: Vec<u64>,
    nodes: FxHashMap<Place, usize>,
}

impl<'p> Overriders<'p> {
    fn new(program: &'p Program, class: ClassId, whole: ClassId, real_offset: u64) -> Self {
        let found = FinalOverriders::new(program, class);
        let n = found.subobjects.len();
        let mut this = Overriders { program, found, real_offsets: vec![0; n], nodes: FxHashMap::default() };
        // A base has a greater index than the first that has it as base, so that one pass in order places all.
        let mut offsets = vec![0; n];
        if let Some(first) = this.real_offsets.first_mut() {
            *first = real_offset;
        }
        for node in 0..n {
            let subobject = &this.found.subobjects[node];
            this.nodes.insert((subobject.class, offsets[node]), node);
            let at = layout_of(program, subobject.class);
            for (&base, &offset) in subobject.bases.iter().zip(&at.base_offsets) {
                let base_class = this.found.subobjects[base].class;
                (offsets[base], this.real_offsets[base]) = match this.found.subobjects[base].is_virtual {
                    true => (
                        virtual_base_offset(program, class, base_class),
                        virtual_base_offset(program, whole, base_class),
                    ),
                    false => (offsets[node] + offset, this.real_offsets[node] + offset),
                };
            }
        }
        this
    }

    /// The final overrider of a function in a subobject, with the class and real offset of its object.
    fn of(&self, func: FuncId, place: Place) -> Final {
        let own = Final { func, class: place.0, real_offset: 0 };
        let Some(&node) = self.nodes.get(&place) else { return own };
        match self.found.of(node, func) {
            Some(Overrider { func, subobject }) => Final {
                func,
                class: self.program.funcs[func].class.unwrap_or(place.0),
                real_offset: self.real_offsets[subobject],
            },
            None => Final { real_offset: self.real_offsets[node], ..own },
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Final {
    func: FuncId,
    class: ClassId,
    real_offset: u64,
}

impl<'p> Builder<'p> {
    fn new(program: &'p Program, class: ClassId, whole: ClassId, real_offset: u64, is_virtual: bool) -> Self {
        Builder {
            program,
            class,
            whole,
            real_offset,
            is_virtual,
            overriders: Overriders::new(program, class, whole, real_offset),
            primary_virtuals: FxHashSet::default(),
            vcall_offsets: FxHashMap::default(),
            vbase_offset_offsets: FxHashMap::default(),
            components: Vec::new(),
            slots: Vec::new(),
            out: VtableGroup { class, vtables: Vec::new(), tables: FxHashMap::default() },
        }
    }

    fn is_construction(&self) -> bool {
        self.class != self.whole
    }

    /// ABI 2.5.2: the primary table, the secondary ones of non-virtual bases, those of virtual bases.
    fn build(mut self) -> VtableGroup {
        self.primary_and_secondary((self.class, 0), false, self.is_virtual, self.real_offset);
        self.find_primary_virtuals(self.class, self.real_offset, &mut FxHashSet::default());
        self.of_virtual_bases(self.class, &mut FxHashSet::default());
        self.out
    }

    fn primary_and_secondary(&mut self, base: Place, is_morally_virtual: bool, is_virtual: bool, real_offset: u64) {
        let mut prefix = Prefix::new(self.program, self.class, self.whole, Some(&self.overriders));
        prefix.add(base, is_virtual, real_offset);
        let Prefix { components, vcall_offsets, vbase_offset_offsets, .. } = prefix;
        self.components = components;
        self.components.reverse();
        if is_virtual {
            self.vcall_offsets.insert(base.0, vcall_offsets);
        }
        if base.0 == self.class {
            self.vbase_offset_offsets = vbase_offset_offsets;
        }
        self.components.push(Component::OffsetToTop(self.real_offset as i64 - real_offset as i64));
        self.components.push(Component::Typeinfo);
        let address_point = self.components.len();
        self.slots.clear();
        self.add_methods(base, real_offset, (base.0, real_offset), &mut Vec::new());
        self.adjust_this();
        let index = self.out.vtables.len();
        self.name_subobjects(base.0, real_offset, index);
        let components = std::mem::take(&mut self.components);
        self.out.vtables.push(Vtable { class: base.0, offset: real_offset, components, address_point });
        self.secondary(base, is_morally_virtual, real_offset);
    }

    /// The vptrs of a subobject and its primary bases are one.
    fn name_subobjects(&mut self, class: ClassId, real_offset: u64, index: usize) {
        let mut at = class;
        loop {
            self.out.tables.entry((at, real_offset)).or_insert(index);
            match primary_base(self.program, at) {
                Some((primary, true)) if virtual_base_offset(self.program, self.whole, primary) != real_offset => break,
                Some((primary, _)) => at = primary,
                None => break,
            }
        }
    }

    fn secondary(&mut self, (class, offset): Place, is_morally_virtual: bool, real_offset: u64) {
        // ABI 2.6.3: a base without virtual bases has the tables of the complete object in a construction group.
        if self.is_construction() && !is_morally_virtual && !has_virtual_bases(self.program, class) {
            return;
        }
        let (info, layout) = (&self.program.classes[class], layout_of(self.program, class));
        let primary = primary_base(self.program, class);
        for (base, &at) in info.bases.iter().zip(&layout.base_offsets) {
            if base.is_virtual || !is_dynamic(self.program, base.class) {
                continue;
            }
            let place = (base.class, offset + at);
            if primary == Some((base.class, false)) {
                self.secondary(place, is_morally_virtual, real_offset + at);
            } else {
                self.primary_and_secondary(place, is_morally_virtual, false, real_offset + at);
            }
        }
    }

    fn find_primary_virtuals(&mut self, class: ClassId, real_offset: u64, seen: &mut FxHashSet<ClassId>) {
        if let Some((primary, true)) = primary_base(self.program, class)
            && (!self.is_construction() || virtual_base_offset(self.program, self.whole, primary) == real_offset)
        {
            self.primary_virtuals.insert(primary);
        }
        let (info, layout) = (&self.program.classes[class], layout_of(self.program, class));
        for (base, &at) in info.bases.iter().zip(&layout.base_offsets) {
            if !base.is_virtual {
                self.find_primary_virtuals(base.class, real_offset + at, seen);
            } else if seen.insert(base.class) {
                let real_offset = virtual_base_offset(self.program, self.whole, base.class);
                self.find_primary_virtuals(base.class, real_offset, seen);
            }
        }
    }

    /// In inheritance graph order, but for those that share the table of a class whose primary base they are.
    fn of_virtual_bases(&mut self, class: ClassId, seen: &mut FxHashSet<ClassId>) {
        for base in &self.program.classes[class].bases {
            if base.is_virtual
                && is_dynamic(self.program, base.class)
                && !self.primary_virtuals.contains(&base.class)
                && seen.insert(base.class)
            {
                let offset = virtual_base_offset(self.program, self.class, base.class);
                let real_offset = virtual_base_offset(self.program, self.whole, base.class);
                self.primary_and_secondary((base.class, offset), true, true, real_offset);
            }
            if has_virtual_bases(self.program, base.class) {
                self.of_virtual_bases(base.class, seen);
            }
        }
    }

    /// The functions: those of the primary base, then in order of declaration those that override nothing there, or
    /// whose result must be adjusted for what they override. `first`: the class of the table and its real offset.
    fn add_methods(&mut self, place: Place, real_offset: u64, first: Place, primaries: &mut Vec<ClassId>) {
        let (class, offset) = place;
        if let Some((primary, is_virtual)) = primary_base(self.program, class) {
            let (offset, real_offset) = match is_virtual {
                true => (
                    virtual_base_offset(self.program, self.class, primary),
                    virtual_base_offset(self.program, self.whole, primary),
                ),
                false => (offset, real_offset),
            };
            self.add_methods((primary, offset), real_offset, first, primaries);
            primaries.insert(0, primary);
        }
        for func in virtual_methods(self.program, class) {
            if let Some(old) = nearest_overridden(self.program, func, primaries)
                && return_adjustment(self.program, func, old).is_none()
                && let Some(slot) = self.slots.iter_mut().find(|slot| slot.func == old)
            {
                *slot = Slot { func, owner: place, real_offset, index: slot.index };
                continue;
            }
            let overrider = self.overriders.of(func, place);
            self.slots.push(Slot { func, owner: place, real_offset, index: self.components.len() });
            self.add_function(func, overrider, real_offset, first);
        }
    }

    fn add_function(&mut self, func: FuncId, overrider: Final, real_offset: u64, first: Place) {
        let is_dtor = self.program.funcs[func].name == FuncName::Destructor;
        if !self.is_used(overrider.func, real_offset, first) {
            self.components.extend(std::iter::repeat_n(Component::Unused, 1 + usize::from(is_dtor)));
            return;
        }
        let result = match self.program.funcs[overrider.func].is_pure {
            true => Adjustment::default(),
            false => self.result_adjustment(overrider.func, func),
        };
        let entry = Entry { func: overrider.func, structor: Structor::Complete, this: Adjustment::default(), result };
        self.components.push(Component::Function(entry));
        if is_dtor {
            self.components.push(Component::Function(Entry { structor: Structor::Deleting, ..entry }));
        }
    }

    fn result_adjustment(&self, func: FuncId, overridden: FuncId) -> Adjustment {
        let Some(step) = return_adjustment(self.program, func, overridden) else { return Adjustment::default() };
        let vcall_offset = step.virtual_base.and_then(|base| match step.derived == self.class {
            true => self.vbase_offset_offsets.get(&base).copied(),
            false => vbase_offset_offset(self.program, step.derived, base),
        });
        Adjustment { fixed: step.fixed as i64, vcall_offset: vcall_offset.unwrap_or(0) }
    }

    /// Whether some call can reach the overrider by this table: not by the part of a virtual base that would be primary,
    /// but is where another class has it.
    fn is_used(&self, overrider: FuncId, real_offset: u64, first: Place) -> bool {
        let (first_class, first_offset) = first;
        if real_offset == first_offset || self.program.funcs[overrider].class == Some(first_class) {
            return true;
        }
        let mut primaries = vec![first_class];
        let mut at = first_class;
        while let Some((primary, is_virtual)) = primary_base(self.program, at) {
            if is_virtual && virtual_base_offset(self.program, self.whole, primary) != first_offset {
                break;
            }
            primaries.push(primary);
            at = primary;
        }
        let is_in = |func: &FuncId| self.program.funcs[*func].class.is_some_and(|class| primaries.contains(&class));
        is_in(&overrider) || self.program.funcs[overrider].overrides.iter().any(is_in)
    }

    /// A function whose object is not where the table's is needs a thunk. One that converts its result, and overrides
    /// something by a virtual path, has it for GCC's sake.
    fn adjust_this(&mut self) {
        for slot in std::mem::take(&mut self.slots) {
            let Component::Function(entry) = self.components[slot.index] else { continue };
            let overrider = self.overriders.of(slot.func, slot.owner);
            if slot.real_offset == overrider.real_offset && entry.result == Adjustment::default() {
                continue;
            }
            let this = self.this_adjustment(slot.func, slot.real_offset, overrider);
            let n = if self.program.funcs[slot.func].name == FuncName::Destructor { 2 } else { 1 };
            for component in &mut self.components[slot.index..slot.index + n] {
                if let Component::Function(entry) = component {
                    entry.this = this;
                }
            }
        }
    }

    fn this_adjustment(&mut self, func: FuncId, real_offset: u64, overrider: Final) -> Adjustment {
        let none = Adjustment::default();
        let Some(base) = self.program.funcs[func].class else { return none };
        if self.program.funcs[overrider.func].is_pure {
            return none;
        }
        let mut found: Option<BaseOffset> = None;
        for_each_path(self.program, overrider.class, base, |path| {
            let step = path_offset(self.program, overrider.class, path);
            let start = match step.and_then(|step| step.virtual_base) {
                Some(base) => virtual_base_offset(self.program, self.whole, base),
                None => overrider.real_offset,
            };
            found = step.filter(|step| start + step.fixed == real_offset);
            found.is_some()
        });
        let Some(step) = found else { return none };
        let vcall_offset = step.virtual_base.and_then(|base| {
            if self.vcall_offsets.get(&base).is_none_or(|offsets| offsets.0.is_empty()) {
                let mut prefix = Prefix::new(self.program, self.class, self.class, None);
                prefix.add((base, 0), true, 0);
                self.vcall_offsets.insert(base, prefix.vcall_offsets);
            }
            self.vcall_offsets[&base].get(self.program, func)
        });
        Adjustment { fixed: -(step.fixed as i64), vcall_offset: vcall_offset.unwrap_or(0) }
    }
}

/// What stands before the offset to the top, from there downwards.
struct Prefix<'a, 'p> {
    program: &'p Program,
    class: ClassId,
    whole: ClassId,
    overriders: Option<&'a Overriders<'p>>,
    components: Vec<Component>,
    vcall_offsets: VcallOffsets,
    vbase_offset_offsets: FxHashMap<ClassId, i64>,
}

/// The functions that have a vcall offset, and where it stands from the address point.
#[derive(Default)]
struct VcallOffsets(Vec<(FuncId, i64)>);

impl VcallOffsets {
    fn get(&self, program: &Program, func: FuncId) -> Option<i64> {
        self.0.iter().find(|(old, _)| shares_vcall_offset(program, *old, func)).map(|(_, at)| *at)
    }
}

/// Functions of one signature share a vcall offset; so do destructors.
fn shares_vcall_offset(program: &Program, a: FuncId, b: FuncId) -> bool {
    let (a, b) = (&program.funcs[a], &program.funcs[b]);
    if a.name == FuncName::Destructor || a.name != b.name {
        return a.name == b.name;
    }
    match (program.types.as_function(a.ty), program.types.as_function(b.ty)) {
        (Some(a), Some(b)) => a.params == b.params && a.quals == b.quals && a.ref_qual == b.ref_qual,
        _ => false,
    }
}

impl<'a, 'p> Prefix<'a, 'p> {
    fn new(program: &'p Program, class: ClassId, whole: ClassId, overriders: Option<&'a Overriders<'p>>) -> Self {
        let (components, vcall_offsets) = (Vec::new(), VcallOffsets::default());
        Prefix {
            program,
            class,
            whole,
            overriders,
            components,
            vcall_offsets,
            vbase_offset_offsets: FxHashMap::default(),
        }
    }

    /// ABI 2.5.2: what the class adds stands before what its primary base has, which is so as the base laid it out.
    fn add(&mut self, (class, offset): Place, is_virtual: bool, real_offset: u64) {
        if let Some((primary, is_virtual)) = primary_base(self.program, class) {
            let offset = match is_virtual {
                true => virtual_base_offset(self.program, self.class, primary),
                false => offset,
            };
            self.add((primary, offset), is_virtual, real_offset);
        }
        self.add_vbase_offsets(class, real_offset);
        if is_virtual {
            self.add_vcall_offsets((class, offset), real_offset);
        }
    }

    /// Where the next entry stands from the address point: typeinfo and offset to the top are between.
    fn next_offset(&self) -> i64 {
        -8 * (3 + self.components.len() as i64)
    }

    fn add_vbase_offsets(&mut self, class: ClassId, real_offset: u64) {
        for base in &self.program.classes[class].bases {
            if base.is_virtual && !self.vbase_offset_offsets.contains_key(&base.class) {
                let at = virtual_base_offset(self.program, self.whole, base.class) as i64;
                self.vbase_offset_offsets.insert(base.class, self.next_offset());
                self.components.push(Component::VbaseOffset(at - real_offset as i64));
            }
            if has_virtual_bases(self.program, base.class) {
                self.add_vbase_offsets(base.class, real_offset);
            }
        }
    }

    /// From the virtual base to the object of the final overrider, for each function of it and its non-virtual bases.
    fn add_vcall_offsets(&mut self, (class, offset): Place, real_offset: u64) {
        let primary = primary_base(self.program, class);
        if let Some((primary, false)) = primary {
            self.add_vcall_offsets((primary, offset), real_offset);
        }
        for func in virtual_methods(self.program, class) {
            if self.vcall_offsets.get(self.program, func).is_some() {
                continue;
            }
            self.vcall_offsets.0.push((func, self.next_offset()));
            let overrider = self.overriders.map(|overriders| overriders.of(func, (class, offset)));
            let at = overrider.map_or(0, |overrider| overrider.real_offset as i64 - real_offset as i64);
            self.components.push(Component::VcallOffset(at));
        }
        let (info, layout) = (&self.program.classes[class], layout_of(self.program, class));
        for (base, &at) in info.bases.iter().zip(&layout.base_offsets) {
            if !base.is_virtual && primary != Some((base.class, false)) {
                self.add_vcall_offsets((base.class, offset + at), real_offset);
            }
        }
    }
}
