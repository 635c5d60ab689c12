//! Exceptions ([except], Itanium C++ ABI: Exception Handling, level II).
//!
//! A call that may throw, made while a cleanup or handler is active, becomes an invoke. Its landing pad stores the exception
//! and selector and enters the chain of the active entries: a cleanup runs and passes on, handlers compare the
//! selector, and at the bottom the unwinder resumes.

use std::rc::Rc;

use inkwell::types::FunctionType;
use inkwell::values::{CallSiteValue, FunctionValue};

use crate::hir::{Handler, Throw, Ty, TyKind};
use crate::ir::build::{Bb, P, V};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::element_class;

/// Bytes from the unwinder's header of an exception to the thrown object (`_Unwind_Exception`).
const HEADER: u64 = 32;

/// The handlers of a try block: typeinfo (none: all exceptions) and where each begins.
#[derive(Clone)]
pub struct Catch<'c> {
    pub handlers: Vec<(Option<P<'c>>, Bb<'c>)>,
}

impl<'c> Lower<'c, '_> {
    /// Calls something, with a way out for exceptions when it may throw and someone cares.
    pub fn call_or_invoke(
        &mut self,
        ty: FunctionType<'c>,
        callee: P<'c>,
        args: &[V<'c>],
        is_nothrow: bool,
    ) -> Result<CallSiteValue<'c>> {
        let unwind = if is_nothrow { None } else { self.unwind_block()? };
        let Some(unwind) = unwind else { return Ok(self.b.call(ty, callee, args)) };
        let then = self.new_block("cont");
        let call = self.b.invoke(ty, callee, args, then, unwind);
        self.b.at_end(then);
        Ok(call)
    }

    /// Where exceptions go from here; none: to the caller.
    fn unwind_block(&mut self) -> Result<Option<Bb<'c>>> {
        let Some(top) = self.live_below(self.f.cleanups.len()) else { return Ok(None) };
        if let Some(pad) = self.f.cleanups[top].landing_pad {
            return Ok(Some(pad));
        }
        let here = self.b.block();
        let pad = self.new_block("lpad");
        self.b.at_end(pad);
        let (clauses, is_cleanup) = self.clauses(top);
        let personality = self.personality();
        let (ptr_ty, sel_ty) = (self.b.ptr_ty().into(), self.b.cx.i32_type().into());
        let pair = self.b.struct_ty(&[ptr_ty, sel_ty]);
        let landing =
            self.b.b.build_landing_pad(pair, personality, &clauses, is_cleanup, "").expect("the builder is positioned");
        let (exception, selector) = self.exception_slots();
        self.b.store(self.b.extract(landing, 0), exception, 8);
        self.b.store(self.b.extract(landing, 1), selector, 4);
        let dispatch = self.dispatch(top)?;
        self.b.at_end(pad);
        self.b.br(dispatch);
        self.b.at_end(here);
        self.f.cleanups[top].landing_pad = Some(pad);
        Ok(Some(pad))
    }

    /// The youngest entry below `depth` that exceptions meet.
    fn live_below(&self, depth: usize) -> Option<usize> {
        self.f.cleanups[..depth].iter().rposition(|it| !it.is_dead && it.when != When::Normal)
    }

    /// Whether an exception that is thrown here ends the program, because another one is being handed on.
    pub fn is_terminating(&self) -> bool {
        let top = self.live_below(self.f.cleanups.len());
        top.is_some_and(|top| matches!(self.f.cleanups[top].kind, CleanupKind::Terminate))
    }

    /// What a landing pad for the entries from `top` down catches, and whether it cleans up.
    fn clauses(&self, top: usize) -> (Vec<V<'c>>, bool) {
        let (mut clauses, mut is_cleanup) = (Vec::new(), false);
        for entry in self.f.cleanups[..=top].iter().rev() {
            if entry.is_dead || entry.when == When::Normal {
                continue;
            }
            match &entry.kind {
                CleanupKind::Catch(catch) => {
                    for (typeinfo, _) in &catch.handlers {
                        clauses.push(typeinfo.unwrap_or(self.b.null()).into());
                        if typeinfo.is_none() {
                            return (clauses, is_cleanup);
                        }
                    }
                }
                CleanupKind::Terminate | CleanupKind::EntryCatch => {
                    clauses.push(self.b.null().into());
                    return (clauses, is_cleanup);
                }
                _ => is_cleanup = true,
            }
        }
        (clauses, is_cleanup)
    }

    /// Where an exception goes on at entry `index`.
    fn dispatch(&mut self, index: usize) -> Result<Bb<'c>> {
        if let Some(block) = self.f.cleanups[index].dispatch {
            return Ok(block);
        }
        let here = self.b.block();
        let block = self.new_block("dispatch");
        self.f.cleanups[index].dispatch = Some(block);
        self.b.at_end(block);
        let kind = self.f.cleanups[index].kind.clone();
        match &kind {
            CleanupKind::Catch(catch) => self.dispatch_handlers(catch, index)?,
            CleanupKind::Terminate => self.terminate(),
            CleanupKind::EntryCatch => self.report_exception()?,
            _ => {
                // [except.ctor]/5, [except.terminate]: what is thrown by a destructor here ends the program.
                let rest = self.f.cleanups.split_off(index);
                let n_conditional = std::mem::take(&mut self.f.n_conditional);
                self.push(CleanupKind::Terminate, When::Both, None);
                self.run_cleanup(&rest[0])?;
                self.f.cleanups.truncate(index);
                self.f.cleanups.extend(rest);
                self.f.n_conditional = n_conditional;
                self.pass_on(index)?;
            }
        }
        self.b.at_end(here);
        Ok(block)
    }

    /// Ends a dispatch block: the exception goes on below entry `index`.
    fn pass_on(&mut self, index: usize) -> Result<()> {
        let here = self.b.block();
        let next = match self.live_below(index) {
            Some(next) => self.dispatch(next)?,
            None => self.resume_block(),
        };
        self.b.at_end(here);
        self.b.br(next);
        Ok(())
    }

    fn dispatch_handlers(&mut self, catch: &Rc<Catch<'c>>, index: usize) -> Result<()> {
        let (_, selector) = self.exception_slots();
        let selector = self.b.load_value(self.b.cx.i32_type().into(), selector, 4);
        for &(typeinfo, block) in &catch.handlers {
            let Some(typeinfo) = typeinfo else {
                self.b.br(block);
                return Ok(());
            };
            let i32_ty = self.b.cx.i32_type().into();
            let id = self.intrinsic_value("llvm.eh.typeid.for.p0", i32_ty, &[typeinfo.into()]);
            let matches = self.b.eq(selector, id);
            let next = self.new_block("catch.next");
            self.b.cond_br(matches, block, next);
            self.b.at_end(next);
        }
        self.pass_on(index)
    }

    pub fn resume_block(&mut self) -> Bb<'c> {
        if let Some(block) = self.f.resume {
            return block;
        }
        let here = self.b.block();
        let block = self.new_block("resume");
        self.f.resume = Some(block);
        self.b.at_end(block);
        let (exception, selector) = self.exception_slots();
        let (ptr_ty, sel_ty) = (self.b.ptr_ty().into(), self.b.cx.i32_type().into());
        let exception = self.b.load_value(ptr_ty, exception, 8);
        let selector = self.b.load_value(sel_ty, selector, 4);
        let pair = self.b.poison(self.b.struct_ty(&[ptr_ty, sel_ty]));
        let pair = self.b.insert(self.b.insert(pair, exception, 0), selector, 1);
        self.b.b.build_resume(pair).expect("the builder is positioned");
        self.b.at_end(here);
        block
    }

    /// Enters a handler whose exception nobody names.
    pub fn begin_handler(&mut self) {
        self.begin_catch();
        self.push_cleanup(CleanupKind::EndCatch);
    }

    /// [except.terminate]: `std::terminate`, with the exception handled as far as the runtime knows.
    fn terminate(&mut self) {
        self.begin_catch();
        let terminate = self.runtime("_ZSt9terminatev", None, &[], &["noreturn", "nounwind"]);
        self.b.call(terminate.get_type(), terminate.as_global_value().as_pointer_value(), &[]);
        self.b.unreachable();
    }

    /// The bottom of an input: the runtime remembers what was thrown, and the input returns.
    fn report_exception(&mut self) -> Result<()> {
        let object = self.begin_catch();
        let ptr_ty = self.b.ptr_ty().into();
        let report = self.runtime("cinch_rt_exception", None, &[ptr_ty], &["nounwind"]);
        self.b.call(report.get_type(), report.as_global_value().as_pointer_value(), &[object.into()]);
        self.end_catch()?;
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        self.b.br(ret.block);
        Ok(())
    }

    fn personality(&mut self) -> FunctionValue<'c> {
        let ty = self.b.fn_ty(Some(self.b.cx.i32_type().into()), &[], true);
        let name = "__gxx_personality_v0";
        let personality = self.m.get_function(name).unwrap_or_else(|| self.m.add_function(name, ty, None));
        let function = self.function();
        if !function.has_personality_function() {
            function.set_personality_function(personality);
        }
        personality
    }

    pub fn exception_slots(&mut self) -> (P<'c>, P<'c>) {
        if let Some(slots) = self.f.exception {
            return slots;
        }
        let exception = self.raw_slot(self.b.ptr_ty().into(), 8, "exn");
        let selector = self.raw_slot(self.b.cx.i32_type().into(), 4, "sel");
        self.f.exception = Some((exception, selector));
        (exception, selector)
    }

    /// `__cxa_begin_catch` of the exception in flight: the caught object.
    fn begin_catch(&mut self) -> P<'c> {
        let (exception, _) = self.exception_slots();
        let ptr_ty = self.b.ptr_ty().into();
        let exception = self.b.load_value(ptr_ty, exception, 8);
        let begin = self.runtime("__cxa_begin_catch", Some(ptr_ty), &[ptr_ty], &["nounwind"]);
        let call = self.b.call(begin.get_type(), begin.as_global_value().as_pointer_value(), &[exception]);
        self.b.call_value(call).into_pointer_value()
    }

    pub fn end_catch(&mut self) -> Result<()> {
        let end = self.runtime("__cxa_end_catch", None, &[], &[]);
        self.b.call(end.get_type(), end.as_global_value().as_pointer_value(), &[]);
        Ok(())
    }

    /// `throw` ([except.throw]).
    pub fn throw(&mut self, throw: Option<&Throw>) -> Result<()> {
        let ptr_ty = self.b.ptr_ty().into();
        let Some(throw) = throw else {
            let rethrow = self.runtime("__cxa_rethrow", None, &[], &["noreturn"]);
            self.call_or_invoke(rethrow.get_type(), rethrow.as_global_value().as_pointer_value(), &[], false)?;
            self.b.unreachable();
            self.start_dead();
            return Ok(());
        };
        let size = self.size_of(throw.ty)?;
        let i64_ty = self.b.cx.i64_type().into();
        let allocate = self.runtime("__cxa_allocate_exception", Some(ptr_ty), &[i64_ty], &["nounwind"]);
        let size = [self.b.i64(size as i64)];
        let call = self.b.call(allocate.get_type(), allocate.as_global_value().as_pointer_value(), &size);
        let object = self.b.call_value(call).into_pointer_value();
        let slot = self.keep_pointer(object);
        let guard = self.push_guard(CleanupKind::FreeException { slot });
        self.init(throw.object, Place::whole(object, throw.ty, self.align_of(throw.ty)))?;
        self.deactivate(guard);
        let typeinfo = self.typeinfo(throw.ty);
        let dtor = match throw.dtor {
            Some(dtor) => self.func_value(dtor, false)?.as_global_value().as_pointer_value(),
            None => self.b.null(),
        };
        let function = self.runtime("__cxa_throw", None, &[ptr_ty, ptr_ty, ptr_ty], &["noreturn"]);
        let args = [object.into(), typeinfo.into(), dtor.into()];
        self.call_or_invoke(function.get_type(), function.as_global_value().as_pointer_value(), &args, false)?;
        self.b.unreachable();
        self.start_dead();
        Ok(())
    }

    /// A try block ([except.pre]). `rethrows`: the function-try-block of a constructor or destructor, whose handlers end
    /// by throwing again ([except.handle]/14).
    pub fn try_stmt(
        &mut self,
        handlers: &[Handler],
        rethrows: bool,
        lower: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let blocks: Vec<Bb<'c>> = handlers.iter().map(|_| self.new_block("catch")).collect();
        let mut catches = Vec::new();
        for (handler, &block) in handlers.iter().zip(&blocks) {
            catches.push((handler.ty.map(|ty| self.typeinfo(ty)), block));
        }
        let end = self.new_block("try.end");
        let index = self.push_cleanup(CleanupKind::Catch(Rc::new(Catch { handlers: catches })));
        lower(self)?;
        if !self.b.is_terminated() {
            self.b.br(end);
        }
        let is_reached = self.f.cleanups.get(index).is_some_and(|it| it.dispatch.is_some());
        self.f.cleanups.truncate(index);
        for (handler, block) in handlers.iter().zip(blocks) {
            self.b.at_end(block);
            if !is_reached {
                self.b.unreachable();
                continue;
            }
            self.handler(handler, rethrows)?;
            if !self.b.is_terminated() {
                self.b.br(end);
            }
        }
        self.b.at_end(end);
        Ok(())
    }

    fn handler(&mut self, handler: &Handler, rethrows: bool) -> Result<()> {
        let depth = self.f.cleanups.len();
        match handler.var {
            Some(var) => self.bind_handler(var, handler.ty)?,
            None => self.begin_handler(),
        }
        self.stmt(handler.block)?;
        if rethrows && !self.b.is_terminated() {
            self.throw(None)?;
        }
        self.pop_cleanups(depth)
    }

    /// [except.handle]/15: the handler's variable is made before the handler is active.
    fn bind_handler(&mut self, var: crate::hir::VarId, caught: Option<Ty>) -> Result<()> {
        let info = &self.p.vars[var];
        let Some(caught) = caught else { return self.bug("a handler's variable without type") };
        let slot = self.slot(info.ty, "")?;
        self.f.locals.insert(var, slot);
        let saved = self.f.caught;
        let is_ref = self.p.types.is_ref(info.ty);
        let copies_by_code = !is_ref && element_class(self.p, info.ty).is_some();
        let (exception, _) = self.exception_slots();
        let ptr_ty = self.b.ptr_ty().into();
        let object = if copies_by_code {
            let exception = self.b.load_value(ptr_ty, exception, 8);
            let get = self.runtime("__cxa_get_exception_ptr", Some(ptr_ty), &[ptr_ty], &["nounwind"]);
            let call = self.b.call(get.get_type(), get.as_global_value().as_pointer_value(), &[exception]);
            self.b.call_value(call).into_pointer_value()
        } else {
            let exception = self.b.load_value(ptr_ty, exception, 8).into_pointer_value();
            let object = self.begin_catch();
            self.push_cleanup(CleanupKind::EndCatch);
            self.caught_object(exception, object, caught)?
        };
        self.f.caught = Some(self.place_at(object, caught));
        if let Some(init) = info.init {
            let to = self.place_at(slot, info.ty);
            if copies_by_code {
                let depth = self.f.cleanups.len();
                self.push_cleanup(CleanupKind::Terminate);
                self.init_as(info.ty, init, to)?;
                self.pop_cleanups(depth)?;
                self.begin_catch();
                self.push_cleanup(CleanupKind::EndCatch);
            } else {
                self.init_as(info.ty, init, to)?;
            }
        } else if copies_by_code {
            self.begin_catch();
            self.push_cleanup(CleanupKind::EndCatch);
        }
        self.f.caught = saved;
        if let Some(dtor) = info.dtor {
            self.push_cleanup(CleanupKind::Destroy { ptr: slot, ty: info.ty, dtor });
        }
        Ok(())
    }

    /// Where the caught object is. For pointers the runtime gives their value, converted; a pointer that needs no
    /// conversion is in the exception object itself, unless that is of another exception, which this one was rethrown from
    /// by `std::rethrow_exception`: then the last byte of the exception class is 1 (libsupc++).
    fn caught_object(&mut self, exception: P<'c>, given: P<'c>, caught: Ty) -> Result<P<'c>> {
        let TyKind::Pointer(to) = *self.p.types.kind(caught) else { return Ok(given) };
        let slot = self.raw_slot(self.b.ptr_ty().into(), 8, "");
        self.b.store(given.into(), slot, 8);
        if self.p.types.as_class(to).is_some() {
            return Ok(slot);
        }
        let class = self.b.load_value(self.b.cx.i8_type().into(), exception, 8);
        let is_own = self.b.eq(class, self.b.int_of(8, 0));
        let object = self.b.offset(exception, HEADER);
        Ok(self.b.select(is_own, object.into(), slot.into()).into_pointer_value())
    }
}
