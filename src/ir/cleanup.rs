//! What must run when a scope is left: destructors of locals and temporaries, and what stands in for them.
//!
//! A function keeps a stack of cleanups. A scope remembers the height at its start; its normal end runs what
//! was pushed since and pops it. A jump out of scopes runs the same code in its own copy, and an exception runs
//! it in landing pads (`eh`). A cleanup that was pushed in an operand that may not be evaluated runs on a flag.

use crate::hir::mangle::Structor;
use crate::hir::{FuncId, StmtId, Ty};
use crate::ir::build::{Bb, IntPred, P, V};
use crate::ir::eh::Catch;
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::flat_array;

/// An entry of the stack.
#[derive(Clone)]
pub struct Cleanup<'c> {
    pub kind: CleanupKind<'c>,
    pub when: When,
    /// True while the cleanup is due; none: always.
    pub flag: Option<P<'c>>,
    /// It is not due any more, but younger entries stand on it.
    pub is_dead: bool,
    /// See `FnState::position`.
    pub position: (Option<StmtId>, usize),
    /// Where an exception enters when this entry is the youngest.
    pub landing_pad: Option<Bb<'c>>,
    /// Where an exception goes on from younger entries.
    pub dispatch: Option<Bb<'c>>,
    /// Where a coroutine that is destroyed goes on from younger entries.
    pub abandon: Option<Bb<'c>>,
}

/// On which exits a cleanup runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Both,
    /// On exceptions only.
    Exception,
    /// On normal exits only.
    Normal,
}

/// What to do.
#[derive(Clone)]
pub enum CleanupKind<'c> {
    /// Destroys the object, or array of objects, at a fixed slot.
    Destroy { ptr: P<'c>, ty: Ty, dtor: FuncId },
    /// As `Destroy`, of what the slot points to.
    DestroyAt { slot: P<'c>, ty: Ty, dtor: FuncId },
    /// The first so many objects from where `begin` points, backwards.
    DestroyRange { begin: P<'c>, count: P<'c>, ty: Ty, dtor: FuncId },
    /// Destroys the base of the object under construction or destruction that the slot points to; with the VTT for it.
    DestroyBase { slot: P<'c>, dtor: FuncId, vtt: Option<P<'c>> },
    /// GNU `cleanup(f)`: `f(&object)`.
    Call { func: FuncId, ptr: P<'c> },
    /// `__cxa_end_catch`.
    EndCatch,
    /// The exception object that a slot points to was not thrown after all.
    FreeException { slot: P<'c> },
    /// A new-expression's storage, when its initialisation throws.
    Deallocate { slot: P<'c>, func: FuncId, size: P<'c>, align: u64, placement: std::rc::Rc<[(P<'c>, Ty)]> },
    /// A static local's initialisation was left.
    GuardAbort { guard: P<'c> },
    /// The stack as it was before variable-length arrays.
    StackRestore { slot: P<'c> },
    /// The state of the coroutine.
    CoroutineState,
    /// An exception leaves the coroutine: [`Lower::exception_leaves`].
    LeaveCoroutine,
    /// Handlers of a try block.
    Catch(std::rc::Rc<Catch<'c>>),
    /// No exception passes ([except.terminate]).
    Terminate,
    /// The entry of an input: every exception is reported.
    EntryCatch,
}

impl CleanupKind<'_> {
    /// Handlers and barriers do nothing when a scope is left; they only stop exceptions.
    pub fn is_barrier(&self) -> bool {
        matches!(self, CleanupKind::Catch(_) | CleanupKind::Terminate | CleanupKind::EntryCatch)
    }
}

impl<'c> Lower<'c, '_> {
    /// Pushes a cleanup of the current scope, and returns its index.
    pub fn push_cleanup(&mut self, kind: CleanupKind<'c>) -> usize {
        let when = match kind {
            CleanupKind::StackRestore { .. } => When::Normal,
            _ => When::Both,
        };
        self.push(kind, when, None)
    }

    /// Pushes a cleanup for exceptions, which [`Lower::deactivate`] will take back.
    pub fn push_guard(&mut self, kind: CleanupKind<'c>) -> usize {
        // What the rest of the whole pushes may outlive this entry, so that it runs on a flag from the start.
        let flag = self.flag();
        self.b.store(self.b.i1(true), flag, 1);
        self.push(kind, When::Exception, Some(flag))
    }

    /// Pushes a cleanup of the full-expression.
    pub fn push_temporary(&mut self, kind: CleanupKind<'c>) {
        let flag = self.flag_if_conditional();
        self.push(kind, When::Both, flag);
    }

    /// Pushes a temporary's cleanup that the enclosing block will take over; until then exceptions run it.
    pub fn push_extended(&mut self, kind: CleanupKind<'c>) {
        let flag = self.flag_if_conditional();
        self.push(kind.clone(), When::Exception, flag);
        let position = self.f.position;
        self.f.extended.push(Cleanup {
            kind,
            when: When::Both,
            flag,
            is_dead: false,
            position,
            landing_pad: None,
            dispatch: None,
            abandon: None,
        });
    }

    /// Gives the temporaries extended since there were `from` to the current scope.
    pub fn adopt_extended(&mut self, from: usize) {
        let taken = self.f.extended.split_off(from.min(self.f.extended.len()));
        let position = self.f.position;
        self.f.cleanups.extend(taken.into_iter().map(|cleanup| Cleanup { position, ..cleanup }));
    }

    fn flag_if_conditional(&mut self) -> Option<P<'c>> {
        (self.f.n_conditional > 0).then(|| {
            let flag = self.flag();
            self.b.store(self.b.i1(true), flag, 1);
            flag
        })
    }

    pub fn push(&mut self, kind: CleanupKind<'c>, when: When, flag: Option<P<'c>>) -> usize {
        let position = self.f.position;
        let (landing_pad, dispatch, abandon) = (None, None, None);
        let cleanup = Cleanup { kind, when, flag, is_dead: false, position, landing_pad, dispatch, abandon };
        self.f.cleanups.push(cleanup);
        self.f.cleanups.len() - 1
    }

    /// The cleanup is not due any more.
    pub fn deactivate(&mut self, index: usize) {
        if let Some(flag) = self.f.cleanups[index].flag {
            self.b.store(self.b.i1(false), flag, 1);
        }
        self.f.cleanups[index].is_dead = true;
        while self.f.cleanups.len() > index && self.f.cleanups.last().is_some_and(|last| last.is_dead) {
            self.f.cleanups.pop();
        }
    }

    /// Ends a scope: runs and pops what was pushed since there were `depth`.
    pub fn pop_cleanups(&mut self, depth: usize) -> Result<()> {
        self.pop_cleanups_but(depth, |_| false)
    }

    /// As `pop_cleanups`, but objects for which `is_kept` holds live on: while what is older than they are ends, only
    /// an exception destroys them.
    fn pop_cleanups_but(&mut self, depth: usize, is_kept: impl Fn(&Cleanup<'c>) -> bool) -> Result<()> {
        let mut kept: Vec<Cleanup<'c>> = Vec::new();
        while self.f.cleanups.len() > depth {
            let Some(cleanup) = self.f.cleanups.pop() else { break };
            if is_kept(&cleanup) {
                kept.insert(0, cleanup);
                continue;
            }
            let n_left = self.f.cleanups.len();
            let fresh = |it: &Cleanup<'c>| Cleanup {
                when: When::Exception,
                landing_pad: None,
                dispatch: None,
                abandon: None,
                ..it.clone()
            };
            self.f.cleanups.extend(kept.iter().map(fresh));
            self.run_normally(&cleanup)?;
            self.f.cleanups.truncate(n_left);
        }
        Ok(())
    }

    /// A full-expression: what `lower` evaluates, then the end of its temporaries. Those whose life is extended, and the
    /// object that it initialises, exist already while the others end.
    pub fn full<R>(&mut self, lower: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let depth = self.f.cleanups.len();
        let value = lower(self)?;
        self.pop_cleanups_but(depth, |it| it.when == When::Exception && !it.is_dead)?;
        Ok(value)
    }

    /// Leaves the function with a result, which is in its slot.
    pub fn return_to(&mut self, to: Bb<'c>, slot: Option<P<'c>>) -> Result<()> {
        // [except.ctor]/2: what a destructor throws meanwhile destroys the result, too.
        let is_result = |it: &Cleanup<'c>| match it.kind {
            CleanupKind::Destroy { ptr, .. } => Some(ptr) == slot,
            _ => false,
        };
        self.run_through_but(0, is_result)?;
        self.b.br(to);
        self.start_dead();
        Ok(())
    }

    /// Jumps to `to`, which lies outside all but `depth` cleanups, running the rest.
    pub fn jump_through(&mut self, depth: usize, to: Bb<'c>) -> Result<()> {
        self.run_through(depth)?;
        self.b.br(to);
        self.start_dead();
        Ok(())
    }

    /// Runs the cleanups above `depth` for a jump; they stay for the code that does not jump.
    pub fn run_through(&mut self, depth: usize) -> Result<()> {
        self.run_through_but(depth, |_| false)
    }

    fn run_through_but(&mut self, depth: usize, is_kept: impl Fn(&Cleanup<'c>) -> bool) -> Result<()> {
        let mut saved = self.f.cleanups.clone();
        self.pop_cleanups_but(depth, is_kept)?;
        // Landing pads made meanwhile serve the code after, too; entries below are the same.
        for (old, new) in saved.iter_mut().zip(&self.f.cleanups) {
            old.landing_pad = new.landing_pad;
            old.dispatch = new.dispatch;
        }
        self.f.cleanups = saved;
        Ok(())
    }

    /// Where a coroutine goes on that is destroyed while it is suspended here: through the cleanups above `depth`, those
    /// that only exceptions meet, too, for what was being made is not finished; then to `end`. All suspend points share the
    /// code.
    pub fn abandon_to(&mut self, depth: usize, end: Bb<'c>) -> Result<Bb<'c>> {
        self.abandon_below(self.f.cleanups.len(), depth, end)
    }

    fn abandon_below(&mut self, limit: usize, depth: usize, end: Bb<'c>) -> Result<Bb<'c>> {
        let is_due = |it: &Cleanup<'c>| !it.is_dead && !it.kind.is_barrier();
        let Some(index) = (depth..limit).rev().find(|&i| is_due(&self.f.cleanups[i])) else { return Ok(end) };
        if let Some(block) = self.f.cleanups[index].abandon {
            return Ok(block);
        }
        let next = self.abandon_below(index, depth, end)?;
        let here = self.b.block();
        let block = self.new_block("await.destroy");
        self.f.cleanups[index].abandon = Some(block);
        self.b.at_end(block);
        let rest = self.f.cleanups.split_off(index);
        let n_conditional = std::mem::take(&mut self.f.n_conditional);
        self.run_cleanup(&rest[0])?;
        self.f.n_conditional = n_conditional;
        self.f.cleanups.extend(rest);
        self.b.br(next);
        self.b.at_end(here);
        Ok(block)
    }

    fn run_normally(&mut self, cleanup: &Cleanup<'c>) -> Result<()> {
        if cleanup.when == When::Exception || cleanup.is_dead || cleanup.kind.is_barrier() {
            return Ok(());
        }
        self.run_cleanup(cleanup)
    }

    /// Emits a cleanup's code, under its flag.
    pub fn run_cleanup(&mut self, cleanup: &Cleanup<'c>) -> Result<()> {
        let Some(flag) = cleanup.flag else { return self.run_kind(&cleanup.kind) };
        let (run, end) = (self.new_block("cleanup"), self.new_block("cleanup.end"));
        let is_due = self.b.load_value(self.b.cx.bool_type().into(), flag, 1);
        self.b.cond_br(is_due, run, end);
        self.b.at_end(run);
        // It may be reached anew, in a loop, without becoming due.
        self.b.store(self.b.i1(false), flag, 1);
        self.run_kind(&cleanup.kind)?;
        self.b.br(end);
        self.b.at_end(end);
        Ok(())
    }

    fn run_kind(&mut self, kind: &CleanupKind<'c>) -> Result<()> {
        let ptr_ty = self.b.ptr_ty().into();
        match kind {
            CleanupKind::Destroy { ptr, ty, dtor } => self.destroy(*ptr, *ty, *dtor),
            CleanupKind::DestroyAt { slot, ty, dtor } => {
                let ptr = self.b.load_value(ptr_ty, *slot, 8).into_pointer_value();
                self.destroy(ptr, *ty, *dtor)
            }
            CleanupKind::DestroyRange { begin, count, ty, dtor } => {
                let begin = self.b.load_value(ptr_ty, *begin, 8).into_pointer_value();
                let count = self.b.load_value(self.b.cx.i64_type().into(), *count, 8);
                self.destroy_elements(begin, count, *ty, *dtor)
            }
            CleanupKind::DestroyBase { slot, dtor, vtt } => {
                let ptr = self.b.load_value(ptr_ty, *slot, 8).into_pointer_value();
                self.call_structor(*dtor, Structor::Base, ptr, *vtt, &[])
            }
            CleanupKind::Call { func, ptr } => self.call_function(*func, &[*ptr]).map(drop),
            CleanupKind::EndCatch => self.end_catch(),
            CleanupKind::FreeException { slot } => {
                let ptr = self.b.load_value(ptr_ty, *slot, 8);
                let free = self.runtime("__cxa_free_exception", None, &[ptr_ty], &["nounwind"]);
                self.b.call(free.get_type(), free.as_global_value().as_pointer_value(), &[ptr]);
                Ok(())
            }
            CleanupKind::Deallocate { slot, func, size, align, placement } => {
                let ptr = self.b.load_value(ptr_ty, *slot, 8).into_pointer_value();
                let size = self.b.load_value(self.b.cx.i64_type().into(), *size, 8);
                self.deallocate(*func, ptr, size, *align, placement)
            }
            CleanupKind::GuardAbort { guard } => {
                let abort = self.runtime("__cxa_guard_abort", None, &[ptr_ty], &["nounwind"]);
                self.b.call(abort.get_type(), abort.as_global_value().as_pointer_value(), &[(*guard).into()]);
                Ok(())
            }
            CleanupKind::StackRestore { slot } => {
                let saved = self.b.load_value(ptr_ty, *slot, 8);
                self.intrinsic("llvm.stackrestore.p0", None, &[saved]);
                Ok(())
            }
            CleanupKind::CoroutineState => self.free_coroutine(),
            CleanupKind::LeaveCoroutine => self.exception_leaves(),
            CleanupKind::Catch(_) | CleanupKind::Terminate | CleanupKind::EntryCatch => Ok(()),
        }
    }

    /// Destroys an object, or the elements of an array backwards.
    pub fn destroy(&mut self, ptr: P<'c>, ty: Ty, dtor: FuncId) -> Result<()> {
        match flat_array(self.p, ty) {
            (element, _) if element == ty => self.call_dtor(dtor, ptr),
            (element, Some(count)) => {
                let count = self.b.i64(count as i64);
                self.destroy_backwards(ptr, count, element, dtor)
            }
            (_, None) => self.bug("the destruction of an array of unknown bound"),
        }
    }

    /// Destroys the first `count` elements of an array, which may be arrays themselves, the last one first.
    pub fn destroy_elements(&mut self, begin: P<'c>, count: V<'c>, element: Ty, dtor: FuncId) -> Result<()> {
        let (innermost, inner) = flat_array(self.p, element);
        let count = match inner {
            Some(inner) if inner != 1 => self.b.mul(count, self.b.i64(inner as i64)),
            _ => count,
        };
        self.destroy_backwards(begin, count, innermost, dtor)
    }

    /// Destroys `count` objects from `begin` on, the last one first.
    pub fn destroy_backwards(&mut self, begin: P<'c>, count: V<'c>, element: Ty, dtor: FuncId) -> Result<()> {
        let size = self.size_of(element)?;
        let index_slot = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
        self.b.store(count, index_slot, 8);
        let (test, body, end) =
            (self.new_block("destroy"), self.new_block("destroy.body"), self.new_block("destroy.end"));
        self.b.br(test);
        self.b.at_end(test);
        let left = self.b.load_value(self.b.cx.i64_type().into(), index_slot, 8);
        let more = self.b.icmp(IntPred::LLVMIntUGT, left, self.b.i64(0));
        self.b.cond_br(more, body, end);
        self.b.at_end(body);
        let index = self.b.sub(left, self.b.i64(1));
        self.b.store(index, index_slot, 8);
        let offset = self.b.mul(index, self.b.i64(size as i64));
        let ptr = self.b.gep(self.b.cx.i8_type().into(), begin, offset);
        let is_last_chance = self.is_terminating() || self.sig(dtor)?.is_nothrow;
        if is_last_chance {
            self.call_dtor(dtor, ptr)?;
        } else {
            // [except.ctor]/3: an exception that ends the destruction of one destroys the others.
            let begin = self.keep_pointer(begin);
            let guard = self.push_guard(CleanupKind::DestroyRange { begin, count: index_slot, ty: element, dtor });
            self.call_dtor(dtor, ptr)?;
            self.deactivate(guard);
        }
        self.b.br(test);
        self.b.at_end(end);
        Ok(())
    }

    /// Registers the destruction of an object of static or thread storage (Itanium ABI 3.3.6).
    pub fn destroy_at_exit(&mut self, ptr: P<'c>, ty: Ty, dtor: FuncId, is_thread: bool) -> Result<()> {
        let (function, argument) = match flat_array(self.p, ty) {
            (element, _) if element == ty => (self.func_value(dtor, false)?.as_global_value().as_pointer_value(), ptr),
            _ => (self.array_destroyer(ptr, ty, dtor)?, ptr),
        };
        let ptr_ty = self.b.ptr_ty().into();
        let name = if is_thread { "__cxa_thread_atexit" } else { "__cxa_atexit" };
        let register = self.runtime(name, Some(self.b.cx.i32_type().into()), &[ptr_ty, ptr_ty, ptr_ty], &["nounwind"]);
        let handle = self.external_global("__dso_handle");
        let args = [function.into(), argument.into(), handle.into()];
        self.b.call(register.get_type(), register.as_global_value().as_pointer_value(), &args);
        Ok(())
    }

    /// A function that destroys the array at its argument.
    fn array_destroyer(&mut self, _array: P<'c>, ty: Ty, dtor: FuncId) -> Result<P<'c>> {
        let fn_ty = self.b.fn_ty(None, &[self.b.ptr_ty().into()], false);
        let function = self.m.add_function("cinch.array.dtor", fn_ty, Some(inkwell::module::Linkage::Internal));
        let here = self.b.block();
        let saved = std::mem::take(&mut self.f);
        self.f.name = saved.name.clone();
        let sig = crate::ir::module::Sig {
            ret: Ty::VOID,
            args: vec![crate::ir::abi_x86_64::ArgTy::Pointer],
            is_variadic: false,
            is_nothrow: false,
            is_noreturn: false,
        };
        let abi = self.fn_abi(&sig, &sig.args);
        function.add_attribute(inkwell::attributes::AttributeLoc::Function, self.attr("uwtable", 1));
        self.open(function, &sig, &abi, None)?;
        let array = function.get_first_param().map(|it| it.into_pointer_value());
        let Some(array) = array else { return self.bug("a function without its parameter") };
        self.destroy(array, ty, dtor)?;
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        self.b.br(ret.block);
        self.close()?;
        self.f = saved;
        self.b.at_end(here);
        Ok(function.as_global_value().as_pointer_value())
    }
}
