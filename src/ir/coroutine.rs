//! Coroutines ([dcl.fct.def.coroutine]), by LLVM's intrinsics for switched-resume coroutines.
//!
//! The function is lowered as one whole: the replacement body in the order of the standard, with a suspend point where an
//! await-expression gives control away. LLVM's passes split it at those points into the function that is called and those
//! that resume and destroy, and move what lives across one into the frame, which begins with the
//! addresses of the latter two, the promise behind them.
//!
//! A suspend point has three ways on: resumed, the expression goes on; destroyed, the cleanups of all scopes around
//! run; suspended, control leaves to the caller or resumer. An exception that leaves the function's first part destroys
//! the state; one that leaves the coroutine when it was resumed leaves it suspended at its end.

use inkwell::attributes::AttributeLoc;

use crate::hir::{Await, Coroutine, CoroutineResult, CoroutineState, ExprId, StmtId, Transfer};
use crate::ir::abi_x86_64::ArgTy;
use crate::ir::build::{Bb, P};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::eh::Catch;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::func::Bound;
use crate::ir::module::{Lower, Sig};
use crate::ir::token::Token;
use crate::ir::types::{Shape, shape};

/// The coroutine being lowered.
#[derive(Clone, Copy)]
pub struct Frame<'c> {
    pub id: Token,
    /// Its address, which a handle holds.
    pub address: P<'c>,
    pub state: CoroutineState,
    /// How many cleanups are active outside of the initial await and the function-body.
    pub depth: usize,
    /// Destroys the promise, the parameters' copies and the state.
    pub destroy: Bb<'c>,
    /// To the caller or resumer.
    pub leave: Bb<'c>,
    /// The final suspend point.
    pub end: Bb<'c>,
}

impl<'c> Lower<'c, '_> {
    /// Lowers a coroutine: `block` is its function-body. Ends in a jump to the function's return.
    pub fn coroutine(&mut self, block: StmtId, it: &Coroutine) -> Result<()> {
        self.function().add_attribute(AttributeLoc::Function, self.attr("presplitcoroutine", 0));
        // No coroutine is suspended while an exception is on its way.
        let (exception, selector) = self.exception_slots();
        self.keep_out_of_frame(exception);
        self.keep_out_of_frame(selector);
        let outer = self.f.cleanups.len();
        let frame = self.begin_coroutine(it)?;
        self.f.coroutine = Some(frame);
        self.push_cleanup(CleanupKind::CoroutineState);
        self.copy_params(it)?;
        self.start_local(it.promise)?;
        let n_kept = self.f.cleanups.len();
        self.return_object(it.result)?;
        self.push(CleanupKind::LeaveCoroutine, When::Exception, None);
        self.f.coroutine = Some(Frame { depth: self.f.cleanups.len(), ..frame });
        self.protected_body(block, it, frame.end)?;
        self.b.at_end(frame.end);
        self.full(|this| {
            this.suspend(await_of(this, it.final_await)?, true)?;
            this.discard(await_of(this, it.final_await)?.resume)
        })?;
        self.f.cleanups.truncate(n_kept);
        self.b.br(frame.destroy);
        self.b.at_end(frame.destroy);
        self.pop_cleanups(outer)?;
        self.b.br(frame.leave);
        self.b.at_end(frame.leave);
        self.leave_coroutine(it.result)
    }

    /// [dcl.fct.def.coroutine]/13: from now on the parameters' names mean the copies.
    fn copy_params(&mut self, it: &Coroutine) -> Result<()> {
        for copy in &it.params {
            let ty = self.p.vars[copy.param].ty;
            let slot = self.slot(ty, "")?;
            let to = self.place_at(slot, ty);
            self.full(|this| this.init_as(ty, copy.init, to))?;
            self.f.locals.insert(copy.param, slot);
            if let Some(dtor) = copy.dtor {
                self.push_cleanup(CleanupKind::Destroy { ptr: slot, ty, dtor });
            }
        }
        Ok(())
    }

    /// The life of a local of the replacement body begins, whose slot is known.
    fn start_local(&mut self, var: crate::hir::VarId) -> Result<()> {
        let info = &self.p.vars[var];
        let Some(&slot) = self.f.locals.get(&var) else { return self.bug("a hidden local without slot") };
        if let Some(init) = info.init {
            let to = self.place_at(slot, info.ty);
            self.full(|this| this.init_as(info.ty, init, to))?;
        }
        if let Some(dtor) = info.dtor {
            self.push_cleanup(CleanupKind::Destroy { ptr: slot, ty: info.ty, dtor });
        }
        Ok(())
    }

    /// `get_return_object` is called. What it returned is the first part's alone: it stays out of the frame, and an
    /// exception destroys it there.
    fn return_object(&mut self, result: CoroutineResult) -> Result<()> {
        match result {
            CoroutineResult::Direct(value) => self.init_result(value),
            CoroutineResult::Converted { object, .. } => {
                let info = &self.p.vars[object];
                let slot = self.slot(info.ty, "")?;
                self.keep_out_of_frame(slot);
                self.f.locals.insert(object, slot);
                let before = self.f.cleanups.len();
                self.start_local(object)?;
                if let Some(cleanup) = self.f.cleanups.get_mut(before) {
                    cleanup.when = When::Exception;
                }
                Ok(())
            }
        }
    }

    /// Initialises what the function returns.
    pub fn init_result(&mut self, value: ExprId) -> Result<()> {
        let Some(ret) = self.f.ret.clone() else { return self.bug("a coroutine without return block") };
        match ret.slot {
            Some(slot) => {
                let to = self.place_at(slot, ret.ty);
                self.full(|this| this.init_as(ret.ty, value, to))
            }
            None => self.full(|this| this.discard(value)),
        }
    }

    /// [dcl.fct.def.coroutine]/5: the initial await and the function-body, whose exceptions `unhandled_exception` handles;
    /// but for those that come before the initial await-resume. Leads to `end`.
    fn protected_body(&mut self, block: StmtId, it: &Coroutine, end: Bb<'c>) -> Result<()> {
        let handler = self.new_block("coro.unhandled");
        let catch = Catch { handlers: vec![(None, handler)] };
        let index = self.push_cleanup(CleanupKind::Catch(std::rc::Rc::new(catch)));
        let initial = await_of(self, it.initial)?;
        self.f.cleanups[index].is_dead = true;
        self.full(|this| {
            this.suspend(initial, false)?;
            this.f.cleanups[index].is_dead = false;
            for cleanup in &mut this.f.cleanups[index..] {
                // Their ways out led past the handler.
                (cleanup.landing_pad, cleanup.dispatch) = (None, None);
            }
            this.discard(initial.resume)
        })?;
        self.stmt(block)?;
        if !self.b.is_terminated() {
            if let Some(flow_off) = it.flow_off {
                self.full(|this| this.discard(flow_off))?;
            }
            self.b.br(end);
        }
        let is_reached = self.f.cleanups.get(index).is_some_and(|it| it.dispatch.is_some());
        self.f.cleanups.truncate(index);
        self.b.at_end(handler);
        if !is_reached {
            self.b.unreachable();
            return Ok(());
        }
        self.begin_handler();
        self.full(|this| this.discard(it.unhandled))?;
        self.pop_cleanups(index)?;
        self.b.br(end);
        Ok(())
    }

    /// `StmtKind::CoReturn`
    pub fn co_return(&mut self, value: ExprId) -> Result<()> {
        let Some(frame) = self.f.coroutine else { return self.bug("co_return outside a coroutine") };
        self.full(|this| this.discard(value))?;
        self.jump_through(frame.depth, frame.end)
    }

    /// Control goes back to the caller or resumer. What follows runs in the first part only.
    fn leave_coroutine(&mut self, result: CoroutineResult) -> Result<()> {
        self.coro_end(false);
        let Some(ret) = self.f.ret.clone() else { return self.bug("a coroutine without return block") };
        if let CoroutineResult::Converted { object, value } = result {
            let info = &self.p.vars[object];
            let depth = self.f.cleanups.len();
            if let (Some(dtor), Some(&ptr)) = (info.dtor, self.f.locals.get(&object)) {
                self.push_cleanup(CleanupKind::Destroy { ptr, ty: info.ty, dtor });
            }
            if let Some(value) = value {
                self.init_result(value)?;
            }
            self.pop_cleanups(depth)?;
        }
        self.b.br(ret.block);
        Ok(())
    }

    /// `CleanupKind::LeaveCoroutine`: an exception leaves the coroutine. In the first part it goes on to destroy the
    /// state, as GCC and Clang have it; a resumed coroutine is suspended at its end ([dcl.fct.def.coroutine]/14), which is
    /// a suspend point of its own: no awaiter of the final one is there to be destroyed. Goes on in the first part.
    pub fn exception_leaves(&mut self) -> Result<()> {
        let Some(frame) = self.f.coroutine else { return self.bug("an exception leaves no coroutine") };
        let is_first = self.intrinsic_value("llvm.coro.is_in_ramp", self.b.cx.bool_type().into(), &[]);
        let (first, later) = (self.new_block("coro.unwind"), self.new_block("coro.leave.unwind"));
        self.b.cond_br(is_first, first, later);
        self.b.at_end(later);
        // Marks the coroutine as done.
        self.coro_end(true);
        let save = self.coro_save();
        let resume = self.resume_block();
        let never = self.new_block("coro.resumed.done");
        self.suspend_point(save, false, [resume, never, frame.destroy]);
        self.b.at_end(never);
        self.b.unreachable();
        self.b.at_end(first);
        Ok(())
    }

    /// Goes on at the first block to leave, at the second when resumed, at the third when destroyed.
    fn suspend_point(&mut self, save: Token, is_final: bool, [leave, resumed, destroyed]: [Bb<'c>; 3]) {
        let how = self.coro_suspend(save, is_final).into_int_value();
        let byte = |value| self.b.cx.i8_type().const_int(value, false);
        let ways = [(byte(0), resumed), (byte(1), destroyed)];
        self.b.b.build_switch(how, leave, &ways).expect("the builder is positioned");
    }

    /// [expr.await]/5: all of an await-expression but its await-resume, which the caller evaluates next.
    pub fn suspend(&mut self, it: &Await, is_final: bool) -> Result<()> {
        let Some(frame) = self.f.coroutine else { return self.bug("an await outside a coroutine") };
        let awaiter = self.place(it.awaiter)?;
        self.f.opaques.insert(it.opaque, Bound::Place(awaiter));
        let (suspend, resumed) = (self.new_block("await.suspend"), self.new_block("await.resume"));
        let ready = self.scalar(it.ready)?;
        self.b.cond_br(ready, resumed, suspend);
        self.b.at_end(suspend);
        let save = self.coro_save();
        let wrapper = self.await_suspend_wrapper(it)?;
        let args = [awaiter.ptr.into(), frame.address.into(), wrapper.into()];
        let is_nothrow = false;
        let ptr_ty = self.b.ptr_ty().into();
        let (name, ret) = match it.transfer {
            Transfer::Caller => ("llvm.coro.await.suspend.void", None),
            Transfer::CallerIfTrue => ("llvm.coro.await.suspend.bool", Some(self.b.cx.bool_type().into())),
            Transfer::Coroutine => ("llvm.coro.await.suspend.handle", None),
        };
        let function = self.runtime(name, ret, &[ptr_ty; 3], &[]);
        let callee = function.as_global_value().as_pointer_value();
        let call = self.call_or_invoke(function.get_type(), callee, &args, is_nothrow)?;
        if it.transfer == Transfer::CallerIfTrue {
            let go = self.new_block("await.leave");
            self.b.cond_br(self.b.call_value(call), go, resumed);
            self.b.at_end(go);
        }
        let destroyed = self.abandon_to(frame.depth, frame.destroy)?;
        self.suspend_point(save, is_final, [frame.leave, resumed, destroyed]);
        self.b.at_end(resumed);
        Ok(())
    }

    /// The function that calls `await_suspend` with the awaiter and the address of the state, and so sees nothing else of
    /// the coroutine, which may have been resumed or destroyed elsewhere when it returns.
    fn await_suspend_wrapper(&mut self, it: &Await) -> Result<P<'c>> {
        let ptr_ty = self.b.ptr_ty().into();
        let ret_ty = self.p.exprs[it.suspend].ty;
        let sig = Sig {
            ret: ret_ty,
            args: vec![ArgTy::Pointer, ArgTy::Pointer],
            is_variadic: false,
            is_nothrow: false,
            is_noreturn: false,
        };
        let abi = self.fn_abi(&sig, &sig.args);
        let ret = match it.transfer {
            Transfer::Caller => None,
            Transfer::CallerIfTrue => Some(self.b.cx.bool_type().into()),
            Transfer::Coroutine => Some(ptr_ty),
        };
        let ty = self.b.fn_ty(ret, &[ptr_ty, ptr_ty], false);
        let name = format!("{}.await_suspend", self.f.name);
        let function = self.m.add_function(&name, ty, Some(inkwell::module::Linkage::Internal));
        function.add_attribute(AttributeLoc::Function, self.attr("uwtable", 1));
        if self.optimizes() {
            function.add_attribute(AttributeLoc::Function, self.attr("alwaysinline", 0));
        }
        let here = self.b.block();
        let saved = std::mem::take(&mut self.f);
        self.f.name = name;
        self.open(function, &sig, &abi, None)?;
        let params: Vec<P<'c>> = function.get_param_iter().map(|param| param.into_pointer_value()).collect();
        let [awaiter, address] = params[..] else { return self.bug("a wrapper without parameters") };
        let awaiter = self.place_at(awaiter, self.p.exprs[it.opaque].ty);
        self.f.opaques.insert(it.opaque, Bound::Place(awaiter));
        self.f.opaques.insert(it.address, Bound::Value(Rv::Scalar(address.into())));
        match shape(self.p, ret_ty) {
            Shape::Void => self.full(|this| this.discard(it.suspend))?,
            _ => self.init_result(it.suspend)?,
        }
        let Some(end) = self.f.ret.clone() else { return self.bug("no return block") };
        self.b.br(end.block);
        self.close()?;
        self.f = saved;
        self.b.at_end(here);
        Ok(function.as_global_value().as_pointer_value())
    }

    /// Keeps a slot in the function that is called first, where it is used before and after all suspend points only.
    pub fn keep_out_of_frame(&self, slot: P<'c>) {
        let kind = self.b.cx.get_kind_id("coro.outside.frame");
        let node = self.b.cx.metadata_node(&[]);
        if let Some(alloca) = slot.as_instruction() {
            // Only a node that is no node is refused.
            let _ = alloca.set_metadata(node, kind);
        }
    }
}

/// The await-expression that a node is.
fn await_of<'p>(lower: &Lower<'_, 'p>, expr: ExprId) -> Result<&'p Await> {
    match &lower.p.exprs[expr].kind {
        crate::hir::ExprKind::Await(it) => Ok(it),
        kind => lower.bug(format!("no await-expression: {kind:?}")),
    }
}
