//! `switch` ([stmt.switch]).

use crate::hir::{ExprId, StmtId, Ty};
use crate::ir::build::{Bb, IntPred, V};
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
}
