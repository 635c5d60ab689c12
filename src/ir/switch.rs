//! `switch` ([stmt.switch]) and variable-length arrays' bounds, which share nothing but their size.

use crate::hir::{ExprId, StmtId, Ty, TyKind, VarId};
use crate::ir::build::{Bb, IntPred, P, V};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::func::LoopTargets;
use crate::ir::module::Lower;
use crate::ir::types::underlying;

/// GNU case ranges of at most this many values become cases of LLVM's switch.
const SMALL_RANGE: i128 = 64;

impl<'c> Lower<'c, '_> {
    pub fn switch_stmt(
        &mut self,
        cond: ExprId,
        body: StmtId,
        cases: &[(i128, i128, StmtId)],
        default: Option<StmtId>,
    ) -> Result<()> {
        let ty = underlying(self.p, self.p.exprs[cond].ty);
        let depth = self.f.cleanups.len();
        let value = self.scalar(cond)?;
        self.pop_cleanups(depth)?;
        let end = self.new_block("switch.end");
        let inside = self.new_block("switch.body");
        for &(_, _, stmt) in cases {
            self.case_block(stmt);
        }
        let otherwise = match default {
            Some(stmt) => self.case_block(stmt),
            None => end,
        };
        self.select_case(value, ty, cases, otherwise);
        // What stands before the first case is not reached.
        self.b.at_end(inside);
        self.f.loops.push(LoopTargets { break_to: end, continue_to: None, break_depth: depth, continue_depth: depth });
        self.substatement(body)?;
        self.f.loops.pop();
        self.jump_to(end);
        self.b.at_end(end);
        Ok(())
    }

    fn case_block(&mut self, stmt: StmtId) -> Bb<'c> {
        if let Some(&block) = self.f.cases.get(&stmt) {
            return block;
        }
        let block = self.new_block("case");
        self.f.cases.insert(stmt, block);
        block
    }

    /// Jumps to the case: the large ranges by comparison first, the rest by LLVM's switch.
    fn select_case(&mut self, value: V<'c>, ty: Ty, cases: &[(i128, i128, StmtId)], otherwise: Bb<'c>) {
        let int = value.get_type().into_int_type();
        let is_signed = self.p.types.is_signed(ty);
        let mut small = Vec::new();
        for &(lo, hi, stmt) in cases {
            let block = self.case_block(stmt);
            let is_empty = if is_signed { lo > hi } else { (lo as u128) > (hi as u128) };
            if is_empty {
                continue;
            }
            if (0..SMALL_RANGE).contains(&hi.wrapping_sub(lo)) {
                small.extend(
                    (0..=hi.wrapping_sub(lo)).map(|i| (self.b.int(int, lo.wrapping_add(i)).into_int_value(), block)),
                );
                continue;
            }
            let (ge, le) = match is_signed {
                true => (IntPred::LLVMIntSGE, IntPred::LLVMIntSLE),
                false => (IntPred::LLVMIntUGE, IntPred::LLVMIntULE),
            };
            let above = self.b.icmp(ge, value, self.b.int(int, lo));
            let below = self.b.icmp(le, value, self.b.int(int, hi));
            let is_in = self.b.and(above, below);
            let next = self.new_block("switch.next");
            self.b.cond_br(is_in, block, next);
            self.b.at_end(next);
        }
        let value = value.into_int_value();
        self.b.b.build_switch(value, otherwise, &small).expect("the builder is positioned");
    }

    /// Control reaches a case or default label.
    pub fn place_case(&mut self, stmt: StmtId) -> Result<()> {
        let Some(&block) = self.f.cases.get(&stmt) else { return self.bug("a case outside its switch") };
        self.jump_to(block);
        self.b.at_end(block);
        Ok(())
    }

    // GNU variable-length arrays.

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
                (None, crate::hir::ArrayLen::Known(n)) => self.b.i64(n as i64),
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
}
