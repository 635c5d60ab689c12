//! Final overriders ([class.virtual]/2): which function a virtual call reaches in each base subobject of a class.

use crate::base::{FxHashMap, FxHashSet, limits};
use crate::hir::{ClassId, FuncId, Program};

/// A base subobject, or the object itself. A virtual base is one node, however many have it as base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subobject {
    pub class: ClassId,
    pub is_virtual: bool,
    /// Direct bases, in order.
    pub bases: Vec<usize>,
}

/// A function and the subobject that it is a member of, as an index in [`FinalOverriders::subobjects`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overrider {
    pub func: FuncId,
    pub subobject: usize,
}

/// The final overriders of all virtual functions of a class and its bases.
#[derive(Debug, Clone, Default)]
pub struct FinalOverriders {
    /// The object itself is the first.
    pub subobjects: Vec<Subobject>,
    /// By subobject and virtual function of its class, in order of declaration, bases first. Several where
    /// the final overrider is ambiguous.
    pub found: Vec<(Overrider, Vec<Overrider>)>,
    index: FxHashMap<(usize, FuncId), usize>,
}

/// More subobjects than these are not told apart.
const MAX_SUBOBJECTS: usize = 1 << 14;

impl FinalOverriders {
    /// Of the class, whose `bases`, `methods` and their `overrides` are set.
    pub fn new(program: &Program, class: ClassId) -> FinalOverriders {
        let mut this = FinalOverriders::default();
        this.visit(program, class, false, &mut FxHashMap::default(), 0);
        let below: Vec<FxHashSet<usize>> = (0..this.subobjects.len()).map(|node| this.bases_of(node)).collect();
        for node in (0..this.subobjects.len()).rev() {
            for func in super::virtual_methods(program, this.subobjects[node].class) {
                let overrider = Overrider { func, subobject: node };
                this.add(overrider, overrider, &below);
                for &old in &program.funcs[func].overrides {
                    let owners = below[node].iter().copied();
                    let owners: Vec<usize> =
                        owners.filter(|&it| Some(this.subobjects[it].class) == program.funcs[old].class).collect();
                    for owner in owners {
                        this.add(Overrider { func: old, subobject: owner }, overrider, &below);
                    }
                }
            }
        }
        this
    }

    fn visit(
        &mut self,
        program: &Program,
        class: ClassId,
        is_virtual: bool,
        virtuals: &mut FxHashMap<ClassId, usize>,
        depth: usize,
    ) -> usize {
        if is_virtual && let Some(&node) = virtuals.get(&class) {
            return node;
        }
        let node = self.subobjects.len();
        self.subobjects.push(Subobject { class, is_virtual, bases: Vec::new() });
        if is_virtual {
            virtuals.insert(class, node);
        }
        if depth < limits::NESTING_DEPTH && node < MAX_SUBOBJECTS {
            for base in &program.classes[class].bases {
                let child = self.visit(program, base.class, base.is_virtual, virtuals, depth + 1);
                self.subobjects[node].bases.push(child);
            }
        }
        node
    }

    /// All bases of a subobject, direct or not.
    fn bases_of(&self, node: usize) -> FxHashSet<usize> {
        let mut all = FxHashSet::default();
        let mut pending = self.subobjects[node].bases.clone();
        while let Some(base) = pending.pop() {
            if all.insert(base) {
                pending.extend_from_slice(&self.subobjects[base].bases);
            }
        }
        all
    }

    /// `new` overrides `old`, unless a function of a class derived from its own does, and in place of those of its bases.
    fn add(&mut self, old: Overrider, new: Overrider, below: &[FxHashSet<usize>]) {
        let next = self.found.len();
        let index = *self.index.entry((old.subobject, old.func)).or_insert(next);
        if index == next {
            self.found.push((old, Vec::new()));
        }
        let overriders = &mut self.found[index].1;
        if overriders.iter().any(|it| below[it.subobject].contains(&new.subobject)) {
            return;
        }
        overriders.retain(|it| !below[new.subobject].contains(&it.subobject));
        if !overriders.contains(&new) {
            overriders.push(new);
        }
    }

    /// The final overrider of a function of a subobject; the first one when it is ambiguous.
    pub fn of(&self, subobject: usize, func: FuncId) -> Option<Overrider> {
        let &index = self.index.get(&(subobject, func))?;
        self.found[index].1.first().copied()
    }

    /// The pure functions that are final overriders, which make a class abstract ([class.abstract]/4), once each.
    pub fn pure(&self, program: &Program) -> Vec<FuncId> {
        let mut pure = Vec::new();
        for overrider in self.found.iter().flat_map(|(_, overriders)| overriders) {
            if program.funcs[overrider.func].is_pure && !pure.contains(&overrider.func) {
                pure.push(overrider.func);
            }
        }
        pure
    }
}
