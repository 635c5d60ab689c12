//! GNU variable-length arrays: the sizes of their parts, their storage, their elements' lives.

use crate::hir::{ArrayLen, ExprId, ExprKind, FuncId, Ty, TyKind, VarId};
use crate::ir::build::{IntPred, Opcode, P, V};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::module::Lower;

impl<'c> Lower<'c, '_> {
    /// Evaluates the bounds of a variable's type, and remembers the sizes of its parts in bytes.
    pub fn vla_bounds(&mut self, var: VarId) -> Result<()> {
        if self.f.vla_sizes.contains_key(&var) && self.p.vars[var].vla_bounds.is_empty() {
            return Ok(());
        }
        let info = &self.p.vars[var];
        let mut ty = self.p.types.non_ref(info.ty);
        if let Some(to) = self.p.types.pointee(ty) {
            ty = to;
        }
        let mut counts = Vec::with_capacity(info.vla_bounds.len());
        for bound in &info.vla_bounds {
            let TyKind::Array(element, len) = *self.p.types.kind(ty) else { return self.bug("a bound of no array") };
            counts.push(match (bound, len) {
                (Some(bound), _) => {
                    let from = self.p.exprs[*bound].ty;
                    let n = self.scalar(*bound)?;
                    self.convert(n, from, Ty::SIZE)?
                }
                (None, ArrayLen::Known(n)) => self.b.i64(n as i64),
                (None, _) => return self.bug("an array without bound"),
            });
            ty = element;
        }
        let mut size = self.b.i64(self.size_of(ty)? as i64);
        let mut slots = Vec::with_capacity(counts.len());
        for n in counts.into_iter().rev() {
            size = self.b.mul(size, n);
            // Where `sizeof` stands the declaration need not dominate (a goto may come between): so it is in memory.
            let slot = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
            self.b.store(size, slot, 8);
            slots.push(slot);
        }
        slots.reverse();
        self.f.vla_sizes.insert(var, slots);
        Ok(())
    }

    /// The size of the part of a variable's type inside so many of its bounds.
    pub fn vla_size(&mut self, var: VarId, depth: usize) -> Result<V<'c>> {
        let slot = self.f.vla_sizes.get(&var).and_then(|slots| slots.get(depth)).copied();
        match slot {
            Some(slot) => Ok(self.b.load_value(self.b.cx.i64_type().into(), slot, 8)),
            None => self.bug("the size of an array that was not declared"),
        }
    }

    /// Storage for a variable-length array, given back at the end of its block.
    pub fn vla_slot(&mut self, var: VarId, align: u64) -> Result<P<'c>> {
        self.vla_bounds(var)?;
        let ptr_ty = self.b.ptr_ty().into();
        let saved = self.intrinsic_value("llvm.stacksave.p0", ptr_ty, &[]);
        let slot = self.raw_slot(ptr_ty, 8, "");
        self.b.store(saved, slot, 8);
        self.push(CleanupKind::StackRestore { slot }, When::Normal, None);
        let size = self.vla_size(var, 0)?;
        Ok(self.b.dynamic_alloca(size, align.max(16)))
    }

    /// The elements of a variable-length array, as many as there are, and their destruction.
    pub fn vla_elements(
        &mut self,
        var: VarId,
        object: P<'c>,
        init: Option<ExprId>,
        dtor: Option<FuncId>,
    ) -> Result<()> {
        let mut init = init;
        let mut element = self.p.vars[var].ty;
        while let TyKind::Array(inner, _) = *self.p.types.kind(element) {
            element = inner;
            if !self.is_variable_length(inner) {
                break;
            }
            // Only the innermost bound's elements have an initialiser that can be told.
            init = init.map(|init| match self.p.exprs[self.without_full(init)].kind {
                ExprKind::ArrayInit { filler: Some(filler), .. } => filler,
                _ => init,
            });
        }
        let size = self.size_of(element)?.max(1);
        let bytes = self.vla_size(var, 0)?;
        let count = self.b.bin(Opcode::LLVMUDiv, bytes, self.b.i64(size as i64));
        if let Some(init) = init {
            self.check_vla_count(init, count)?;
            self.init_counted(element, init, object, count)?;
        }
        if let Some(dtor) = dtor {
            let begin = self.keep_pointer(object);
            let slot = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
            self.b.store(count, slot, 8);
            self.push_extended(CleanupKind::DestroyRange { begin, count: slot, ty: element, dtor });
        }
        Ok(())
    }

    fn is_variable_length(&self, ty: Ty) -> bool {
        match *self.p.types.kind(ty) {
            TyKind::Array(_, ArrayLen::Variable) => true,
            TyKind::Array(inner, _) => self.is_variable_length(inner),
            _ => false,
        }
    }

    /// More initialisers than elements are what they are in a new-expression.
    fn check_vla_count(&mut self, init: ExprId, count: V<'c>) -> Result<()> {
        let n_given = self.n_initialisers(init);
        if n_given == 0 {
            return Ok(());
        }
        let (bad, good) = (self.new_block("vla.bad"), self.new_block("vla.good"));
        let too_few = self.b.icmp(IntPred::LLVMIntULT, count, self.b.i64(n_given as i64));
        self.b.cond_br(too_few, bad, good);
        self.b.at_end(bad);
        self.throw_bad_length()?;
        self.b.at_end(good);
        Ok(())
    }
}
