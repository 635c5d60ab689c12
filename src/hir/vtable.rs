//! Virtual tables as data, by the Itanium C++ ABI 2.5 and 2.6: pure functions of the program and a class.
//!
//! [`group`] gives the virtual table group of a class: its primary table, then those of its bases, each with what stands
//! before and behind its address point. [`construction_group`] gives that of a base while a derived class is made, and
//! [`vtt`] the table of tables that constructors of classes with virtual bases get. [`slot`] and [`vbase_offset_offset`]
//! say where a call or a conversion finds its entry; they need no final overriders, and so hold for every derived class.
//!
//! All ask that the class has a layout, and that `Func::overrides` of its members is set.

mod builder;
mod overriders;
mod vtt;

use crate::base::{FxHashMap, limits};
use crate::hir::mangle::{Adjustment, Structor};
use crate::hir::{Body, ClassId, FuncId, FuncName, Layout, Program, Ty, TyKind, VtableHome};

pub use builder::{construction_group, group};
pub use overriders::{FinalOverriders, Overrider, Subobject};
pub use vtt::{Table, Vtt, VttEntry, vtt};

/// The virtual tables of a class and its bases, one after the other under one symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VtableGroup {
    /// The class whose typeinfo all tables refer to.
    pub class: ClassId,
    pub vtables: Vec<Vtable>,
    /// For each subobject, by class and offset in the complete object: the index of its table in `vtables`.
    pub tables: FxHashMap<(ClassId, u64), usize>,
}

/// One virtual table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vtable {
    /// The subobject whose vptr leads to it, and its offset in the complete object.
    pub class: ClassId,
    pub offset: u64,
    pub components: Vec<Component>,
    /// Index of the component that the vptr points to: the first function.
    pub address_point: usize,
}

/// An entry of a virtual table (ABI 2.5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Component {
    VcallOffset(i64),
    VbaseOffset(i64),
    OffsetToTop(i64),
    /// Of the group's class.
    Typeinfo,
    Function(Entry),
    /// The place of a function that no call can reach by this table.
    Unused,
}

/// A function as a virtual table refers to it. Pure and deleted functions stand for the runtime's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub func: FuncId,
    /// Complete, or deleting for the second entry of a destructor.
    pub structor: Structor,
    /// What is added to the object's address.
    pub this: Adjustment,
    /// How a covariant result is converted.
    pub result: Adjustment,
}

impl Entry {
    /// Whether the function cannot be entered directly.
    pub fn is_thunk(&self) -> bool {
        self.this != Adjustment::default() || self.result != Adjustment::default()
    }
}

impl VtableGroup {
    /// Where the vptr of a subobject points, in bytes from the group's beginning.
    pub fn address_point(&self, class: ClassId, offset: u64) -> Option<u64> {
        let &index = self.tables.get(&(class, offset))?;
        let before: usize = self.vtables[..index].iter().map(|table| table.components.len()).sum();
        Some(8 * (before + self.vtables[index].address_point) as u64)
    }

    /// The functions that the tables refer to, once each.
    pub fn funcs(&self) -> Vec<FuncId> {
        let mut funcs = Vec::new();
        for component in self.vtables.iter().flat_map(|table| &table.components) {
            if let Component::Function(entry) = component
                && !funcs.contains(&entry.func)
            {
                funcs.push(entry.func);
            }
        }
        funcs
    }
}

/// The first non-pure virtual function that is not inline where the class is defined (ABI 5.2.3): where that is defined,
/// vtable and typeinfo are. What a template makes has none.
pub fn key_function(program: &Program, class: ClassId) -> Option<FuncId> {
    let is_key = |&func: &FuncId| {
        let func = &program.funcs[func];
        func.is_virtual && !func.is_pure && !func.is_inline && !func.is_implicit && !func.is_deleted
    };
    match program.classes[class].vtable_home {
        VtableHome::KeyFunction => program.classes[class].methods.iter().copied().find(is_key),
        VtableHome::Everywhere | VtableHome::Library => None,
    }
}

/// Whether another translation unit has vtable and typeinfo of a class: a library, for all that is known here, when no
/// body of the key function has been seen. Else every module that needs them defines them.
pub fn is_elsewhere(program: &Program, class: ClassId) -> bool {
    program.classes[class].vtable_home == VtableHome::Library && is_dynamic(program, class)
        || key_function(program, class).is_some_and(|key| program.funcs[key].body == Body::None)
}

/// Whether objects of the class have a vptr.
pub fn is_dynamic(program: &Program, class: ClassId) -> bool {
    let layout = program.classes[class].layout.as_ref();
    layout.is_some_and(|layout| layout.has_own_vptr || layout.primary_base.is_some())
}

/// Whether the class has virtual bases, direct or not: then its base constructors and destructors take a VTT.
pub fn has_virtual_bases(program: &Program, class: ClassId) -> bool {
    program.classes[class].layout.as_ref().is_some_and(|layout| !layout.virtual_bases.is_empty())
}

/// Where a virtual function stands in the vtable of its own class and, as the primary one, of every class derived from
/// it: in entries from the address point. A destructor's deleting variant stands behind it.
pub fn slot(program: &Program, func: FuncId) -> Option<u64> {
    let class = program.funcs[func].class?;
    slots(program, class, 0).0.get(&func).copied()
}

/// The slots of the functions of a class and its primary bases, and how many there are.
fn slots(program: &Program, class: ClassId, depth: usize) -> (FxHashMap<FuncId, u64>, u64) {
    if depth > limits::NESTING_DEPTH {
        return Default::default();
    }
    let primary = program.classes[class].layout.as_ref().and_then(|layout| layout.primary_base);
    let (mut slots, mut n) = primary.map(|primary| slots_of(program, primary, depth)).unwrap_or_default();
    let chain = primary_chain(program, class);
    for func in virtual_methods(program, class) {
        let place = match nearest_overridden(program, func, &chain) {
            Some(old) if return_adjustment(program, func, old).is_none() => slots.get(&old).copied(),
            _ => None,
        };
        slots.insert(func, place.unwrap_or(n));
        if place.is_none() {
            n += if program.funcs[func].name == FuncName::Destructor { 2 } else { 1 };
        }
    }
    (slots, n)
}

fn slots_of(program: &Program, class: ClassId, depth: usize) -> (FxHashMap<FuncId, u64>, u64) {
    slots(program, class, depth + 1)
}

/// The virtual member functions of a class, in the order of their slots.
fn virtual_methods(program: &Program, class: ClassId) -> impl Iterator<Item = FuncId> + '_ {
    program.classes[class].methods.iter().copied().filter(|&func| program.funcs[func].is_virtual)
}

/// The primary bases of a class, nearest first.
fn primary_chain(program: &Program, class: ClassId) -> Vec<ClassId> {
    let primary = |class: &ClassId| program.classes[*class].layout.as_ref().and_then(|layout| layout.primary_base);
    std::iter::successors(primary(&class), primary).take(limits::NESTING_DEPTH).collect()
}

/// The function that `func` overrides in the nearest of some classes.
fn nearest_overridden(program: &Program, func: FuncId, chain: &[ClassId]) -> Option<FuncId> {
    let overrides = &program.funcs[func].overrides;
    chain.iter().find_map(|&class| overrides.iter().copied().find(|&old| program.funcs[old].class == Some(class)))
}

/// A step from a class to one of its bases: to a virtual base, if there is one on the way, then by a fixed offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct BaseOffset {
    derived: ClassId,
    virtual_base: Option<ClassId>,
    fixed: u64,
}

/// How the result of `func` becomes what `overridden` returns ([class.virtual]/8). None: as it is.
fn return_adjustment(program: &Program, func: FuncId, overridden: FuncId) -> Option<BaseOffset> {
    let class_of = |func: FuncId| {
        let ret = program.types.as_function(program.funcs[func].ty)?.ret;
        let to = match *program.types.kind(ret) {
            TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) => to,
            _ => Ty::ERROR,
        };
        program.types.as_class(to)
    };
    let (derived, base) = (class_of(func)?, class_of(overridden)?);
    let mut found = None;
    for_each_path(program, derived, base, |path| {
        found = path_offset(program, derived, path);
        true
    });
    found.filter(|step| step.virtual_base.is_some() || step.fixed != 0)
}

/// The offset of the base that a path leads to.
fn path_offset(program: &Program, derived: ClassId, path: &[ClassId]) -> Option<BaseOffset> {
    let mut step = BaseOffset { derived, virtual_base: None, fixed: 0 };
    let mut at = derived;
    for &next in path {
        let info = &program.classes[at];
        match info.bases.iter().position(|base| base.class == next)? {
            index if info.bases[index].is_virtual => (step.virtual_base, step.fixed) = (Some(next), 0),
            index => step.fixed += info.layout.as_ref()?.base_offsets.get(index)?,
        }
        at = next;
    }
    Some(step)
}

/// Shows every way from a class to a base until one is taken. None is shown when the classes are the same.
fn for_each_path(program: &Program, derived: ClassId, base: ClassId, mut take: impl FnMut(&[ClassId]) -> bool) {
    if derived == base {
        return;
    }
    // Depth first: the next base to try on each level.
    let mut path: Vec<ClassId> = Vec::new();
    let mut next = vec![0];
    while let Some(index) = next.last_mut() {
        let at = path.last().copied().unwrap_or(derived);
        let Some(step) = program.classes[at].bases.get(*index) else {
            next.pop();
            path.pop();
            continue;
        };
        *index += 1;
        path.push(step.class);
        if step.class == base && take(&path) {
            return;
        }
        next.push(0);
    }
}

/// Where the offset of a virtual base stands in the vtable of a class, in bytes from the address point.
pub fn vbase_offset_offset(program: &Program, class: ClassId, base: ClassId) -> Option<i64> {
    builder::vbase_offset_offsets(program, class).get(&base).copied()
}

/// A vptr of an object, and the virtual base that it is in, with its offset there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vptr {
    /// The subobject that it is of, and its offset in a complete object.
    pub class: ClassId,
    pub offset: u64,
    pub virtual_base: Option<(ClassId, u64)>,
}

/// The vptrs of an object of a class, its own first.
pub fn vptrs(program: &Program, class: ClassId) -> Vec<Vptr> {
    let mut all = Vec::new();
    if is_dynamic(program, class) {
        let whole = Vptr { class, offset: 0, virtual_base: None };
        add_vptrs(program, class, whole, false, &mut Vec::new(), &mut all);
    }
    all
}

fn add_vptrs(
    program: &Program,
    whole: ClassId,
    at: Vptr,
    is_shared: bool,
    seen: &mut Vec<ClassId>,
    all: &mut Vec<Vptr>,
) {
    if !is_shared {
        all.push(at);
    }
    let (info, layout) = (&program.classes[at.class], layout_of(program, at.class));
    for (base, &offset) in info.bases.iter().zip(&layout.base_offsets) {
        if !is_dynamic(program, base.class) || base.is_virtual && seen.contains(&base.class) {
            continue;
        }
        if base.is_virtual {
            seen.push(base.class);
            let offset = virtual_base_offset(program, whole, base.class);
            let next = Vptr { class: base.class, offset, virtual_base: Some((base.class, 0)) };
            add_vptrs(program, whole, next, false, seen, all);
        } else {
            let virtual_base = at.virtual_base.map(|(base, from)| (base, from + offset));
            let next = Vptr { class: base.class, offset: at.offset + offset, virtual_base };
            let is_primary = primary_base(program, at.class) == Some((base.class, false));
            add_vptrs(program, whole, next, is_primary, seen, all);
        }
    }
}

/// All virtual bases of a class in the order in which they are initialised: depth first, from left to right
/// ([class.base.init]/13.1).
pub fn virtual_bases(program: &Program, class: ClassId) -> Vec<ClassId> {
    fn collect(program: &Program, class: ClassId, found: &mut Vec<ClassId>) {
        for base in &program.classes[class].bases {
            collect(program, base.class, found);
            if base.is_virtual && !found.contains(&base.class) {
                found.push(base.class);
            }
        }
    }
    let mut found = Vec::new();
    collect(program, class, &mut found);
    found
}

/// The layout of a class whose tables are asked for.
fn layout_of(program: &Program, class: ClassId) -> &Layout {
    program.classes[class].layout.as_deref().expect("the bases of a class that has a layout have one")
}

/// The primary base, and whether it is virtual.
fn primary_base(program: &Program, class: ClassId) -> Option<(ClassId, bool)> {
    let primary = layout_of(program, class).primary_base?;
    let is_direct = program.classes[class].bases.iter().any(|base| base.class == primary && !base.is_virtual);
    Some((primary, !is_direct))
}

/// The offset of a virtual base in a complete object of a class.
fn virtual_base_offset(program: &Program, class: ClassId, base: ClassId) -> u64 {
    let layout = layout_of(program, class);
    layout.virtual_bases.iter().find(|it| it.0 == base).map_or(0, |it| it.1)
}
