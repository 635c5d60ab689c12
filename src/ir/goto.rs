//! Labels: where they are, and which scopes a goto leaves ([stmt.dcl]/2, [stmt.goto]).
//!
//! Each label knows the compound statements around it and its place in each. A cleanup knows the same of its
//! declaration; a goto runs those whose declaration does not precede the label in a block around both.

use crate::base::{FxHashMap, FxHashSet};
use crate::hir::{CheckedBody, ExprId, ExprKind, LabelId, StmtId, StmtKind};
use crate::ir::build::{Bb, P};
use crate::ir::error::Result;
use crate::ir::module::Lower;

/// The labels of a function.
#[derive(Default)]
pub struct Labels<'c> {
    blocks: FxHashMap<LabelId, Bb<'c>>,
    placed: FxHashSet<LabelId>,
    /// The statements around a label, outermost first, with its place in each.
    paths: FxHashMap<LabelId, Vec<(StmtId, usize)>>,
    /// Where computed gotos meet, and the slot of their target.
    indirect: Option<(Bb<'c>, P<'c>)>,
    taken: Vec<LabelId>,
}

impl<'c> Lower<'c, '_> {
    /// Finds the labels of a body.
    pub fn find_labels(&mut self, body: &CheckedBody) -> Result<()> {
        if body.labels.is_empty() {
            return Ok(());
        }
        self.f.labels.taken =
            body.labels.iter().copied().filter(|&label| self.p.labels[label].is_address_taken).collect();
        let mut path = Vec::new();
        self.find_in(body.block, &mut path)
    }

    fn find_in(&mut self, stmt: StmtId, path: &mut Vec<(StmtId, usize)>) -> Result<()> {
        if path.len() > crate::base::limits::NESTING_DEPTH * 4 {
            return self.bug("too deeply nested");
        }
        if let StmtKind::Label(label, _) = self.p.stmts[stmt].kind {
            self.f.labels.paths.insert(label, path.clone());
        }
        let p = self.p;
        let mut result = Ok(());
        let mut index = 0;
        crate::hir::visit::parts_of_stmt(p, stmt, &mut |part| {
            if result.is_err() {
                return;
            }
            path.push((stmt, index));
            result = match part {
                crate::hir::visit::Part::Stmt(inner) => self.find_in(inner, path),
                crate::hir::visit::Part::Expr(expr) => self.find_in_expr(expr, path),
            };
            path.pop();
            index += 1;
        });
        result
    }

    fn find_in_expr(&mut self, expr: ExprId, path: &mut Vec<(StmtId, usize)>) -> Result<()> {
        self.deeper(|this| {
            if let ExprKind::StmtExpr { block, .. } = this.p.exprs[expr].kind {
                return this.find_in(block, path);
            }
            let p = this.p;
            let mut result = Ok(());
            crate::hir::visit::children(&p.exprs[expr].kind, |sub| {
                if result.is_ok() {
                    result = this.find_in_expr(sub, path);
                }
            });
            result
        })
    }

    /// The block of a label.
    pub fn label_block(&mut self, label: LabelId) -> Bb<'c> {
        if let Some(&block) = self.f.labels.blocks.get(&label) {
            return block;
        }
        let block = self.new_block(self.p.labels[label].name.as_str());
        self.f.labels.blocks.insert(label, block);
        block
    }

    /// Control reaches a label.
    pub fn place_label(&mut self, label: LabelId) {
        let block = self.label_block(label);
        if !self.b.is_terminated() {
            self.b.br(block);
        }
        self.b.at_end(block);
        self.f.labels.placed.insert(label);
    }

    pub fn goto(&mut self, label: LabelId) -> Result<()> {
        let block = self.label_block(label);
        let depth = match self.f.labels.paths.get(&label) {
            Some(path) => self.f.cleanups.iter().take_while(|it| is_alive_at(it.position, path)).count(),
            None => return self.bug(format!("goto a label `{}` that is nowhere", self.p.labels[label].name)),
        };
        self.jump_through(depth, block)
    }

    /// GNU `&&label`.
    pub fn label_address(&mut self, label: LabelId) -> Result<P<'c>> {
        if self.f.function.is_none() {
            return self.bug("a label's address outside its function");
        }
        let block = self.label_block(label);
        if !self.f.labels.taken.contains(&label) {
            self.f.labels.taken.push(label);
        }
        Ok(self.b.block_address(self.function(), block))
    }

    /// GNU `goto *e`; no destructors run.
    pub fn goto_computed(&mut self, target: ExprId) -> Result<()> {
        let target = self.scalar(target)?;
        let (block, slot) = match self.f.labels.indirect {
            Some(indirect) => indirect,
            None => {
                let block = self.new_block("indirect");
                let slot = self.raw_slot(self.b.ptr_ty().into(), 8, "");
                self.f.labels.indirect = Some((block, slot));
                (block, slot)
            }
        };
        self.b.store(target, slot, 8);
        self.b.br(block);
        self.start_dead();
        Ok(())
    }

    /// Closes what gotos left open.
    pub fn finish_labels(&mut self) -> Result<()> {
        if let Some((block, slot)) = self.f.labels.indirect {
            let taken = self.f.labels.taken.clone();
            let targets: Vec<Bb<'c>> = taken.into_iter().map(|label| self.label_block(label)).collect();
            self.b.at_end(block);
            let target = self.b.load_value(self.b.ptr_ty().into(), slot, 8);
            self.b.b.build_indirect_branch(target, &targets).expect("the builder is positioned");
        }
        let labels = std::mem::take(&mut self.f.labels);
        for (label, block) in &labels.blocks {
            if !labels.placed.contains(label) {
                self.b.at_end(*block);
                self.b.unreachable();
            }
        }
        Ok(())
    }
}

/// Whether a cleanup declared at `position` is still due at a label with these statements around it.
fn is_alive_at(position: (Option<StmtId>, usize), path: &[(StmtId, usize)]) -> bool {
    let (Some(stmt), index) = position else { return true };
    path.iter().any(|&(around, at)| around == stmt && index < at)
}
