//! Statements ([stmt.stmt]): control flow and the lives of locals.

use crate::hir::{ExprId, ExprKind, Linkage, StmtId, StmtKind, Ty, TyKind, VarId, VarKind};
use crate::ir::build::{P, V};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::func::LoopTargets;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::{Shape, needed_dtor, shape};

impl<'c> Lower<'c, '_> {
    pub fn stmt(&mut self, stmt: StmtId) -> Result<()> {
        self.deeper(|this| this.stmt_of(stmt))
    }

    fn stmt_of(&mut self, stmt: StmtId) -> Result<()> {
        let p = self.p;
        match &p.stmts[stmt].kind {
            StmtKind::Empty => Ok(()),
            StmtKind::Expr(expr) => self.full_expr(stmt, *expr),
            StmtKind::Block(stmts) => {
                let depth = self.f.cleanups.len();
                let position = self.f.position;
                let n_conditional = std::mem::take(&mut self.f.n_conditional);
                self.block_stmts(stmt, stmts)?;
                self.pop_cleanups(depth)?;
                self.f.n_conditional = n_conditional;
                self.f.position = position;
                Ok(())
            }
            StmtKind::Local(var) => self.local(*var),
            StmtKind::Global(var) if self.is_initialised_by_use(*var) => Ok(()),
            StmtKind::Global(var) => self.global_init(*var),
            StmtKind::Result(expr) => self.entry_value(*expr),
            StmtKind::VlaBounds(var) => self.vla_bounds(*var),
            StmtKind::If { cond, then, els, hint } => self.if_stmt(*cond, *then, *els, *hint),
            StmtKind::Switch { cond, body, cases, default } => self.switch_stmt(*cond, *body, cases, *default),
            StmtKind::While { cond_decl, cond, body } => self.for_stmt(stmt, *cond_decl, Some(*cond), None, *body),
            StmtKind::For { cond_decl, cond, step, body } => self.for_stmt(stmt, *cond_decl, *cond, *step, *body),
            StmtKind::Do { body, cond } => self.do_stmt(*body, *cond),
            StmtKind::Break => match self.f.loops.last().copied() {
                Some(target) => self.jump_through(target.break_depth, target.break_to),
                None => self.bug("break outside a loop"),
            },
            StmtKind::Continue => {
                let target = self.f.loops.iter().rev().find_map(|it| Some((it.continue_depth, it.continue_to?)));
                match target {
                    Some((depth, to)) => self.jump_through(depth, to),
                    None => self.bug("continue outside a loop"),
                }
            }
            StmtKind::Return(value) => self.return_stmt(*value),
            StmtKind::CoReturn(value) => self.co_return(*value),
            StmtKind::Goto(label) => self.goto(*label),
            StmtKind::GotoComputed(target) => self.goto_computed(*target),
            StmtKind::Label(label, inner) => {
                self.place_label(*label);
                self.stmt(*inner)
            }
            StmtKind::Case(inner) | StmtKind::Default(inner) => {
                self.place_case(stmt)?;
                self.stmt(*inner)
            }
            StmtKind::Try { block, handlers } => self.try_stmt(handlers, false, |this| this.stmt(*block)),
            StmtKind::Asm(asm) => self.asm(asm),
        }
    }

    /// The statements of a block, one after the other; its scope is the caller's.
    pub fn block_stmts(&mut self, block: StmtId, stmts: &[StmtId]) -> Result<()> {
        for (i, &stmt) in stmts.iter().enumerate() {
            self.f.position = (Some(block), i);
            if self.b.is_terminated() {
                self.start_dead();
            }
            self.stmt(stmt)?;
        }
        Ok(())
    }

    /// An expression whose temporaries end with it.
    fn full_expr(&mut self, stmt: StmtId, expr: ExprId) -> Result<()> {
        let extended = self.f.extended.len();
        let position = std::mem::replace(&mut self.f.position, (Some(stmt), 0));
        self.full(|this| this.discard(expr))?;
        self.f.position = position;
        self.adopt_extended(extended);
        Ok(())
    }

    /// A condition whose temporaries end before the branch.
    fn condition(&mut self, cond: ExprId) -> Result<V<'c>> {
        self.full(|this| this.scalar(cond))
    }

    /// Jumps on a condition; short circuits jump straight where no temporary is left behind.
    fn branch(&mut self, cond: ExprId, yes: crate::ir::build::Bb<'c>, no: crate::ir::build::Bb<'c>) -> Result<()> {
        let depth = self.f.cleanups.len();
        if let ExprKind::FullExpr(sub) = self.p.exprs[cond].kind
            && self.is_simple(sub)
        {
            return self.cond_jump(sub, yes, no);
        }
        if !self.is_simple(cond) {
            let value = self.condition(cond)?;
            self.b.cond_br(value, yes, no);
            return Ok(());
        }
        self.cond_jump(cond, yes, no)?;
        if self.f.cleanups.len() > depth {
            return self.bug("a condition left temporaries behind");
        }
        Ok(())
    }

    /// Whether a condition is made of short circuits over operands that clean up after themselves.
    fn is_simple(&self, cond: ExprId) -> bool {
        use crate::hir::CastKind;
        match &self.p.exprs[cond].kind {
            ExprKind::And(a, b) | ExprKind::Or(a, b) => self.is_simple(*a) && self.is_simple(*b),
            ExprKind::Not(a) => self.is_simple(*a),
            ExprKind::Compare(_, a, b) => self.is_simple(*a) && self.is_simple(*b),
            ExprKind::Cast { kind: CastKind::LValueToRValue, sub } => {
                matches!(self.p.exprs[*sub].kind, ExprKind::Var(_))
            }
            ExprKind::Cast { sub, .. } => self.is_simple(*sub),
            ExprKind::Int(_) | ExprKind::Null | ExprKind::Constant { .. } => true,
            _ => false,
        }
    }

    fn if_stmt(&mut self, cond: ExprId, then: StmtId, els: Option<StmtId>, hint: Option<bool>) -> Result<()> {
        let then_block = self.new_block("if.then");
        let end = self.new_block("if.end");
        let else_block = if els.is_some() { self.new_block("if.else") } else { end };
        match hint {
            Some(likely) if self.optimizes() => {
                let value = self.condition(cond)?;
                let bool_ty = self.b.cx.bool_type().into();
                let value = self.intrinsic_value("llvm.expect.i1", bool_ty, &[value, self.b.i1(likely)]);
                self.b.cond_br(value, then_block, else_block);
            }
            _ => self.branch(cond, then_block, else_block)?,
        }
        self.b.at_end(then_block);
        self.substatement(then)?;
        self.jump_to(end);
        if let Some(els) = els {
            self.b.at_end(else_block);
            self.substatement(els)?;
            self.jump_to(end);
        }
        self.b.at_end(end);
        Ok(())
    }

    /// A controlled statement: a scope of its own even without braces ([stmt.stmt]/3).
    pub fn substatement(&mut self, stmt: StmtId) -> Result<()> {
        let depth = self.f.cleanups.len();
        let position = self.f.position;
        self.stmt(stmt)?;
        self.pop_cleanups(depth)?;
        self.f.position = position;
        Ok(())
    }

    /// Goes on at a block, unless control left already.
    pub fn jump_to(&mut self, block: crate::ir::build::Bb<'c>) {
        if !self.b.is_terminated() {
            self.b.br(block);
        }
    }

    /// `while` and `for`. A condition's declaration lives for one turn ([stmt.while]/2).
    fn for_stmt(
        &mut self,
        stmt: StmtId,
        cond_decl: Option<StmtId>,
        cond: Option<ExprId>,
        step: Option<ExprId>,
        body: StmtId,
    ) -> Result<()> {
        let (test, turn) = (self.new_block("loop"), self.new_block("loop.body"));
        let (next, end) = (self.new_block("loop.next"), self.new_block("loop.end"));
        let depth = self.f.cleanups.len();
        let position = std::mem::replace(&mut self.f.position, (Some(stmt), 0));
        self.b.br(test);
        self.b.at_end(test);
        if let Some(decl) = cond_decl {
            self.stmt(decl)?;
        }
        match cond {
            Some(cond) if cond_decl.is_none() => self.branch(cond, turn, end)?,
            Some(cond) => {
                let value = self.condition(cond)?;
                let leave = self.new_block("loop.leave");
                self.b.cond_br(value, turn, leave);
                self.b.at_end(leave);
                self.run_through(depth)?;
                self.b.br(end);
            }
            None => self.b.br(turn),
        }
        self.b.at_end(turn);
        let inner = self.f.cleanups.len();
        self.f.loops.push(LoopTargets {
            break_to: end,
            continue_to: Some(next),
            break_depth: depth,
            continue_depth: inner,
        });
        self.substatement(body)?;
        self.f.loops.pop();
        self.jump_to(next);
        self.b.at_end(next);
        if let Some(step) = step {
            let extended = self.f.extended.len();
            self.full(|this| this.discard(step))?;
            self.adopt_extended(extended);
        }
        self.pop_cleanups(depth)?;
        self.b.br(test);
        self.f.position = position;
        self.b.at_end(end);
        Ok(())
    }

    fn do_stmt(&mut self, body: StmtId, cond: ExprId) -> Result<()> {
        let (turn, next, end) = (self.new_block("do"), self.new_block("do.next"), self.new_block("do.end"));
        let depth = self.f.cleanups.len();
        self.b.br(turn);
        self.b.at_end(turn);
        self.f.loops.push(LoopTargets {
            break_to: end,
            continue_to: Some(next),
            break_depth: depth,
            continue_depth: depth,
        });
        self.substatement(body)?;
        self.f.loops.pop();
        self.jump_to(next);
        self.b.at_end(next);
        self.branch(cond, turn, end)?;
        self.b.at_end(end);
        Ok(())
    }

    /// [stmt.return]: the result is made before locals are destroyed.
    fn return_stmt(&mut self, value: Option<ExprId>) -> Result<()> {
        let Some(ret) = self.f.ret.clone() else { return self.bug("return outside a function") };
        let depth = self.f.cleanups.len();
        if let Some(value) = value {
            match (ret.slot, self.f.nrvo) {
                // The object is in its place already.
                (Some(_), Some(_)) if shape(self.p, ret.ty) == Shape::Aggregate => {}
                (Some(slot), _) => self.make_result(value, ret.ty, slot)?,
                (None, _) => self.discard(value)?,
            }
        }
        self.pop_cleanups(depth)?;
        if let (Some(slot), Some(dtor), None) = (ret.slot, needed_dtor(self.p, ret.ty), self.f.nrvo) {
            self.push(CleanupKind::Destroy { ptr: slot, ty: ret.ty, dtor }, When::Exception, None);
        }
        self.return_to(ret.block, ret.slot)?;
        self.f.cleanups.truncate(depth);
        Ok(())
    }

    /// Makes the result of the function, which exists before the temporaries of its initialiser end.
    fn make_result(&mut self, value: ExprId, ty: Ty, slot: P<'c>) -> Result<()> {
        let to = self.place_at(slot, ty);
        self.full(|this| {
            this.init_as(ty, this.without_full(value), to)?;
            if let (Some(dtor), false) = (needed_dtor(this.p, ty), this.p.types.is_ref(ty)) {
                this.push(CleanupKind::Destroy { ptr: slot, ty, dtor }, When::Exception, None);
            }
            Ok(())
        })
    }

    /// The expression of a full-expression whose end its user arranges.
    pub fn without_full(&self, expr: ExprId) -> ExprId {
        match self.p.exprs[expr].kind {
            ExprKind::FullExpr(sub) => sub,
            _ => expr,
        }
    }

    // Declarations.

    /// The life of a local begins.
    fn local(&mut self, var: VarId) -> Result<()> {
        let info = &self.p.vars[var];
        if info.is_extern {
            return Ok(());
        }
        if info.kind == VarKind::StaticLocal {
            return self.static_local(var);
        }
        let extended = self.f.extended.len();
        let slot = match self.f.nrvo {
            Some(nrvo) if nrvo == var => match self.f.locals.get(&var) {
                Some(&slot) => slot,
                None => return self.bug("a named result without slot"),
            },
            _ => self.local_slot(var)?,
        };
        self.f.locals.insert(var, slot);
        let dtor = info.dtor.filter(|_| !self.p.types.is_ref(info.ty));
        let is_vla = !info.vla_bounds.is_empty() && matches!(self.p.types.kind(info.ty), TyKind::Array(..));
        self.full(|this| {
            if is_vla {
                let init = info.init.map(|init| this.without_full(init));
                return this.vla_elements(var, slot, init, dtor);
            }
            if let Some(init) = info.init {
                let to = Place::whole(slot, info.ty, this.var_align(var));
                this.init_as(info.ty, this.without_full(init), to)?;
            }
            if let Some(dtor) = dtor {
                this.push_extended(CleanupKind::Destroy { ptr: slot, ty: info.ty, dtor });
            }
            Ok(())
        })?;
        self.adopt_extended(extended);
        if let Some(func) = info.cleanup {
            self.push(CleanupKind::Call { func, ptr: slot }, When::Both, None);
        }
        Ok(())
    }

    fn local_slot(&mut self, var: VarId) -> Result<crate::ir::build::P<'c>> {
        let info = &self.p.vars[var];
        let align = self.var_align(var);
        if !info.vla_bounds.is_empty() && !self.p.types.is_ref(info.ty) && !self.p.types.is_pointer(info.ty) {
            return self.vla_slot(var, align);
        }
        let name = if self.optimizes() { "" } else { info.name.as_str() };
        let ty = self.mem_ty(info.ty)?;
        Ok(self.raw_slot(ty, align, name))
    }

    /// A static local ([stmt.dcl]/4): its initialiser runs once, under the guard of Itanium ABI 3.3.2.
    fn static_local(&mut self, var: VarId) -> Result<()> {
        let info = &self.p.vars[var];
        self.define_static_local(var)?;
        let is_constant = info.value.is_some();
        if (is_constant || info.init.is_none()) && info.dtor.is_none() {
            return Ok(());
        }
        let (guard, is_thread) = (self.guard_variable(var)?, info.is_thread_local);
        let (init, end) = (self.new_block("static.init"), self.new_block("static.end"));
        let byte = self.b.load(self.b.cx.i8_type().into(), guard, 8);
        if !is_thread && byte.set_atomic_ordering(inkwell::AtomicOrdering::Acquire).is_err() {
            return self.bug("a guard that is no load");
        }
        let byte = self.b.result(byte);
        let is_done = self.b.ne(byte, self.b.int_of(8, 0));
        self.b.cond_br(is_done, end, init);
        self.b.at_end(init);
        let depth = self.f.cleanups.len();
        let ptr_ty = self.b.ptr_ty().into();
        if !is_thread {
            let acquire =
                self.runtime("__cxa_guard_acquire", Some(self.b.cx.i32_type().into()), &[ptr_ty], &["nounwind"]);
            let call = self.b.call(acquire.get_type(), acquire.as_global_value().as_pointer_value(), &[guard.into()]);
            let mine = self.b.ne(self.b.call_value(call), self.b.i32(0));
            let run = self.new_block("static.run");
            self.b.cond_br(mine, run, end);
            self.b.at_end(run);
            self.push(CleanupKind::GuardAbort { guard }, When::Exception, None);
        }
        let inner = self.f.cleanups.len();
        self.init_global(var)?;
        self.pop_cleanups(inner)?;
        self.f.cleanups.truncate(depth);
        if is_thread {
            self.b.store(self.b.int_of(8, 1), guard, 8);
        } else {
            let release = self.runtime("__cxa_guard_release", None, &[ptr_ty], &["nounwind"]);
            self.b.call(release.get_type(), release.as_global_value().as_pointer_value(), &[guard.into()]);
        }
        self.b.br(end);
        self.b.at_end(end);
        Ok(())
    }

    pub fn guard_variable(&mut self, var: VarId) -> Result<crate::ir::build::P<'c>> {
        let name = crate::ir::symbol::guard_symbol(self.p, var);
        let global = match self.m.get_global(&name) {
            Some(global) => global,
            None => {
                let global = self.m.add_global(self.b.cx.i64_type(), None, &name);
                global.set_initializer(&self.b.cx.i64_type().const_zero());
                global.set_linkage(inkwell::module::Linkage::WeakAny);
                global.set_alignment(8);
                global.set_thread_local(self.p.vars[var].is_thread_local);
                global
            }
        };
        if !self.p.vars[var].is_thread_local {
            return Ok(global.as_pointer_value());
        }
        let ptr_ty = self.b.ptr_ty().into();
        let address = global.as_pointer_value();
        Ok(self.intrinsic_value("llvm.threadlocal.address.p0", ptr_ty, &[address.into()]).into_pointer_value())
    }

    /// `StmtKind::Global`: a namespace-scope variable is initialised in its turn.
    pub fn global_init(&mut self, var: VarId) -> Result<()> {
        let extended = self.f.extended.len();
        self.full(|this| this.init_global(var))?;
        self.f.extended.truncate(extended);
        Ok(())
    }

    /// Runs the initialiser of a variable of static storage, and registers its destruction.
    fn init_global(&mut self, var: VarId) -> Result<()> {
        let info = &self.p.vars[var];
        debug_assert!(info.linkage != Linkage::None || info.kind != VarKind::Local, "locals have their own statement");
        let address = self.global_address(var)?;
        if let (Some(init), None) = (info.init, &info.value) {
            let to = Place::whole(address, info.ty, self.var_align(var));
            self.init_as(info.ty, init, to)?;
        }
        if let Some(dtor) = info.dtor
            && !self.p.types.is_ref(info.ty)
        {
            self.destroy_at_exit(address, info.ty, dtor, info.is_thread_local)?;
        }
        Ok(())
    }

    /// `StmtKind::Result`: what the session will print.
    fn entry_value(&mut self, expr: ExprId) -> Result<()> {
        let Some(result) = self.f.entry_result else { return self.bug("a result outside an input") };
        let depth = self.f.cleanups.len();
        let node = &self.p.exprs[expr];
        if shape(self.p, node.ty) == Shape::Void {
            self.discard(expr)?;
        } else if node.category.is_glvalue() {
            let ptr = self.result_address(expr)?;
            self.b.store(ptr.into(), result, 8);
        } else {
            let to = Place { is_typed: false, ..Place::whole(result, node.ty, self.align_of(node.ty).min(8)) };
            self.init(expr, to)?;
        }
        self.pop_cleanups(depth)
    }

    /// The address to show: a bit-field or vector element has none, and is copied.
    fn result_address(&mut self, expr: ExprId) -> Result<crate::ir::build::P<'c>> {
        let place = self.place(expr)?;
        if let crate::ir::place::Part::Whole = place.part {
            return Ok(place.ptr);
        }
        let value = self.load(place)?;
        let value = self.mem_form(value, place.ty);
        let copy = self.m.add_global(value.get_type(), None, "cinch.result");
        copy.set_initializer(&self.b.zero(value.get_type()));
        copy.set_linkage(inkwell::module::Linkage::Internal);
        let copy = copy.as_pointer_value();
        self.b.store(value, copy, 1);
        Ok(copy)
    }
}
