//! The base subobjects of a class, with which of them claims each virtual base as its primary base (ABI 2.4 I), and
//! where empty subobjects lie, so that no two of one type share an address (ABI 2.4 II).

use crate::base::{FxHashMap, FxHashSet, limits};
use crate::hir::layout::{LayoutError, element_class};
use crate::hir::{ArrayLen, ClassId, Layout, Program, Ty, TyKind};

/// A node of [`BaseTree`].
#[derive(Debug)]
pub(super) struct Subobject {
    pub class: ClassId,
    pub is_virtual: bool,
    /// Direct bases; virtual ones are shared nodes.
    pub bases: Vec<usize>,
    /// The virtual base that is primary in this very subobject.
    pub primary_virtual: Option<usize>,
    /// Of a virtual base: the subobject that has it as primary base.
    pub claimed_by: Option<usize>,
}

/// All base subobjects of a class under construction.
#[derive(Debug, Default)]
pub(super) struct BaseTree {
    pub nodes: Vec<Subobject>,
    /// Nodes of the direct bases, in order.
    pub direct: Vec<usize>,
    pub virtual_nodes: FxHashMap<ClassId, usize>,
    /// Virtual bases in inheritance graph order.
    pub virtual_order: Vec<ClassId>,
    /// Virtual bases that are the primary base of a base.
    pub indirect_primaries: FxHashSet<ClassId>,
}

impl BaseTree {
    /// The tree of `class`.
    pub fn new(program: &Program, class: ClassId) -> Result<BaseTree, LayoutError> {
        let mut tree = BaseTree::default();
        for base in &program.classes[class].bases {
            let node = tree.visit(program, base.class, base.is_virtual, 0)?;
            tree.direct.push(node);
        }
        Ok(tree)
    }

    fn visit(
        &mut self,
        program: &Program,
        class: ClassId,
        is_virtual: bool,
        depth: usize,
    ) -> Result<usize, LayoutError> {
        if depth > limits::NESTING_DEPTH {
            return Err(LayoutError::TooDeep);
        }
        if is_virtual && let Some(&node) = self.virtual_nodes.get(&class) {
            return Ok(node);
        }
        let layout = layout_of(program, class)?;
        let node = self.nodes.len();
        self.nodes.push(Subobject { class, is_virtual, bases: Vec::new(), primary_virtual: None, claimed_by: None });
        if is_virtual {
            self.virtual_nodes.insert(class, node);
            self.virtual_order.push(class);
        }
        let primary = virtual_primary(program, class, layout);
        if let Some(primary) = primary {
            self.indirect_primaries.insert(primary);
        }
        // A virtual base met before is claimed before the bases are walked, one met for the first time after: it is the
        // primary base of this one, whichever of its bases claimed it.
        let is_known = primary.is_some_and(|primary| self.virtual_nodes.contains_key(&primary));
        if is_known {
            self.claim(node, primary);
        }
        for base in &program.classes[class].bases {
            let child = self.visit(program, base.class, base.is_virtual, depth + 1)?;
            self.nodes[node].bases.push(child);
        }
        if !is_known {
            self.unclaim(primary);
            self.claim(node, primary);
        }
        Ok(node)
    }

    fn unclaim(&mut self, primary: Option<ClassId>) {
        let Some(&node) = primary.and_then(|primary| self.virtual_nodes.get(&primary)) else { return };
        if let Some(old) = self.nodes[node].claimed_by.take() {
            self.nodes[old].primary_virtual = None;
        }
    }

    fn claim(&mut self, node: usize, primary: Option<ClassId>) {
        let Some(&primary) = primary.and_then(|primary| self.virtual_nodes.get(&primary)) else { return };
        if self.nodes[primary].claimed_by.is_none() {
            self.nodes[primary].claimed_by = Some(node);
            self.nodes[node].primary_virtual = Some(primary);
        }
    }

    /// The derived class itself takes `primary`, whoever else would.
    pub fn claim_for_class(&mut self, primary: ClassId) -> Option<usize> {
        let node = *self.virtual_nodes.get(&primary)?;
        self.unclaim(Some(primary));
        self.nodes[node].claimed_by = Some(usize::MAX);
        Some(node)
    }

    /// Subobjects of `node` that lie at fixed offsets from it, itself first: non-virtual bases and claimed primaries.
    pub fn placed_with(&self, program: &Program, node: usize, offset: u64) -> Vec<(usize, u64)> {
        let mut out = vec![(node, offset)];
        let mut next = 0;
        while let Some(&(at, offset)) = out.get(next) {
            next += 1;
            let Some(layout) = program.classes[self.nodes[at].class].layout.as_ref() else { continue };
            for (index, &child) in self.nodes[at].bases.iter().enumerate() {
                if !self.nodes[child].is_virtual {
                    out.push((child, offset + layout.base_offsets.get(index).copied().unwrap_or(0)));
                }
            }
            if let Some(primary) = self.nodes[at].primary_virtual {
                out.push((primary, offset));
            }
        }
        out
    }
}

/// The layout of a complete base.
pub(super) fn layout_of(program: &Program, class: ClassId) -> Result<&Layout, LayoutError> {
    program.classes[class].layout.as_deref().ok_or(LayoutError::IncompleteBase(class))
}

/// The primary base of `class` if that is virtual.
fn virtual_primary(program: &Program, class: ClassId, layout: &Layout) -> Option<ClassId> {
    let primary = layout.primary_base?;
    let is_direct = program.classes[class].bases.iter().any(|base| base.class == primary && !base.is_virtual);
    (!is_direct).then_some(primary)
}

/// Where the empty subobjects of a class under construction lie.
#[derive(Debug, Default)]
pub(super) struct Empties {
    at: FxHashSet<(ClassId, u64)>,
    /// Size of the largest empty class among the subobjects: an empty subobject that is placed at 0 reaches no further.
    pub largest: u64,
    /// The greatest offset in `at`.
    last: u64,
}

/// More empty subobjects than these are not told apart.
const MAX_EMPTIES: usize = 1 << 16;

impl Empties {
    /// Whether none of `found` is there already.
    pub fn has_room(&self, found: &[(ClassId, u64)]) -> bool {
        found.iter().all(|empty| !self.at.contains(empty))
    }

    /// Records `found`.
    pub fn add(&mut self, found: &[(ClassId, u64)]) {
        for &empty in found {
            if self.at.len() < MAX_EMPTIES {
                self.last = self.last.max(empty.1);
                self.at.insert(empty);
            }
        }
    }

    /// Beyond this offset nothing can clash, now or later.
    fn horizon(&self) -> u64 {
        self.largest.max(self.last.saturating_add(1))
    }

    /// The empty subobjects of a base at `offset` and of what is placed with it.
    pub fn of_base(&self, program: &Program, tree: &BaseTree, node: usize, offset: u64) -> Vec<(ClassId, u64)> {
        let mut out = Vec::new();
        if self.largest == 0 {
            return out;
        }
        for (node, offset) in tree.placed_with(program, node, offset) {
            let class = tree.nodes[node].class;
            let Some(layout) = program.classes[class].layout.as_deref() else { continue };
            if layout.is_empty {
                out.push((class, offset));
            }
            self.of_fields(program, class, layout, offset, &mut out);
        }
        out
    }

    /// The empty subobjects of a member of type `ty` at `offset`.
    pub fn of_member(&self, program: &Program, ty: Ty, offset: u64) -> Vec<(ClassId, u64)> {
        let mut out = Vec::new();
        if self.largest == 0 {
            return out;
        }
        let mut work = Vec::new();
        self.push_elements(program, ty, offset, &mut work);
        while let Some((class, offset, is_complete)) = work.pop() {
            let Some(layout) = program.classes[class].layout.as_deref() else { continue };
            if layout.is_empty {
                out.push((class, offset));
            }
            for (index, base) in program.classes[class].bases.iter().enumerate() {
                if !base.is_virtual {
                    work.push((base.class, offset + layout.base_offsets.get(index).copied().unwrap_or(0), false));
                }
            }
            if is_complete {
                work.extend(layout.virtual_bases.iter().map(|&(base, at)| (base, offset + at, false)));
            }
            for (index, &field) in program.classes[class].fields.iter().enumerate() {
                let at = offset + layout.field_bits.get(index).copied().unwrap_or(0) / 8;
                self.push_elements(program, program.fields[field].ty, at, &mut work);
            }
            if out.len() > MAX_EMPTIES {
                break;
            }
        }
        out
    }

    fn of_fields(
        &self,
        program: &Program,
        class: ClassId,
        layout: &Layout,
        offset: u64,
        out: &mut Vec<(ClassId, u64)>,
    ) {
        for (index, &field) in program.classes[class].fields.iter().enumerate() {
            let at = offset + layout.field_bits.get(index).copied().unwrap_or(0) / 8;
            out.extend(self.of_member(program, program.fields[field].ty, at));
        }
    }

    /// The class objects in an object of type `ty` that lie within the horizon and have empty subobjects.
    fn push_elements(&self, program: &Program, ty: Ty, offset: u64, work: &mut Vec<(ClassId, u64, bool)>) {
        let Some(class) = element_class(program, ty) else { return };
        let Some(layout) = program.classes[class].layout.as_deref() else { return };
        if layout.largest_empty == 0 {
            return;
        }
        let mut count = 1u64;
        let mut ty = ty;
        while let TyKind::Array(element, len) = *program.types.kind(ty) {
            count = match len {
                ArrayLen::Known(len) => count.saturating_mul(len),
                ArrayLen::Unknown | ArrayLen::Dependent(_) | ArrayLen::Variable => 0,
            };
            ty = element;
        }
        // An empty member can stand behind all that is there, as the next of its class would.
        let is_empty = layout.is_empty && matches!(program.types.kind(ty), TyKind::Class(_)) && count == 1;
        let horizon = if is_empty { u64::MAX } else { self.horizon() };
        for index in 0..count.min(MAX_EMPTIES as u64) {
            let at = offset.saturating_add(index.saturating_mul(layout.size));
            if at >= horizon {
                break;
            }
            work.push((class, at, true));
        }
    }
}
