//! The storage of a coroutine's state ([dcl.fct.def.coroutine]/9 to 12).
//!
//! How large the frame is and how it is aligned is known when LLVM's passes have split the function; until then two
//! intrinsics stand for it. Allocation functions align for 16 bytes. A frame that needs more is placed further on in a larger
//! piece, whose address stands in front of the frame.

use crate::hir::{Coroutine, CoroutineState};
use crate::ir::build::{IntPred, V};
use crate::ir::coroutine::Frame;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::func::Bound;
use crate::ir::module::Lower;

/// What every allocation function aligns for.
const DEFAULT_NEW_ALIGNMENT: i64 = 16;

impl<'c> Lower<'c, '_> {
    /// The state is allocated, or the coroutine returns at once that it could not be.
    pub fn begin_coroutine(&mut self, it: &Coroutine) -> Result<Frame<'c>> {
        let promise = self.slot(self.p.vars[it.promise].ty, "promise")?;
        self.f.locals.insert(it.promise, promise);
        let (allocate, begin) = (self.new_block("coro.allocate"), self.new_block("coro.begin"));
        let id = self.coro_id(promise);
        let start = self.b.block();
        match it.state.may_elide {
            true => {
                let needs_storage = self.coro_alloc(id);
                self.b.cond_br(needs_storage, allocate, begin);
            }
            false => self.b.br(allocate),
        }
        self.b.at_end(allocate);
        let storage = self.allocate_frame(&it.state)?;
        let end = self.b.block();
        self.b.br(begin);
        self.b.at_end(begin);
        let elided = it.state.may_elide.then(|| (self.b.null().into(), start));
        let ways: Vec<_> = elided.into_iter().chain([(storage, end)]).collect();
        let storage = self.b.phi(self.b.ptr_ty().into(), &ways);
        let address = self.coro_begin(id, storage);
        Ok(Frame {
            id,
            address,
            state: it.state,
            depth: 0,
            destroy: self.new_block("coro.destroy"),
            leave: self.new_block("coro.leave"),
            end: self.new_block("coro.final"),
        })
    }

    /// Calls the allocation function: where the frame goes.
    fn allocate_frame(&mut self, state: &CoroutineState) -> Result<V<'c>> {
        let align = self.frame_align();
        self.bind_size(state, align);
        let piece = self.full(|this| this.scalar(state.allocate))?;
        if let Some(value) = state.on_failure {
            let Some(ret) = self.f.ret.clone() else { return self.bug("a coroutine without return block") };
            let (failed, allocated) = (self.new_block("coro.failed"), self.new_block("coro.allocated"));
            let is_null = self.b.eq(piece, self.b.null().into());
            self.b.cond_br(is_null, failed, allocated);
            self.b.at_end(failed);
            self.init_result(value)?;
            self.b.br(ret.block);
            self.b.at_end(allocated);
        }
        self.if_over_aligned(align, piece, |this| {
            let byte = this.b.cx.i8_type().into();
            let further = this.b.gep(byte, piece.into_pointer_value(), align);
            let mask = this.b.sub(this.b.i64(0), align);
            let ptr_ty = this.b.ptr_ty().into();
            let place = this.intrinsic_value("llvm.ptrmask.p0.i64", ptr_ty, &[further.into(), mask]);
            let front = this.b.gep(byte, place.into_pointer_value(), this.b.i64(-8));
            this.b.store(piece, front, 8);
            place
        })
    }

    /// `CleanupKind::CoroutineState`: the storage is given back, unless LLVM put it elsewhere.
    pub fn free_coroutine(&mut self) -> Result<()> {
        let Some(frame) = self.f.coroutine else { return self.bug("the state of no coroutine") };
        let storage = self.coro_free(frame.id, frame.address);
        let (free, end) = (self.new_block("coro.free"), self.new_block("coro.freed"));
        let is_null = self.b.eq(storage, self.b.null().into());
        self.b.cond_br(is_null, end, free);
        self.b.at_end(free);
        let align = self.frame_align();
        let piece = self.if_over_aligned(align, storage, |this| {
            let front = this.b.gep(this.b.cx.i8_type().into(), storage.into_pointer_value(), this.b.i64(-8));
            this.b.load_value(this.b.ptr_ty().into(), front, 8)
        })?;
        self.bind_size(&frame.state, align);
        self.f.opaques.insert(frame.state.address, Bound::Value(Rv::Scalar(piece)));
        self.full(|this| this.discard(frame.state.deallocate))?;
        self.b.br(end);
        self.b.at_end(end);
        Ok(())
    }

    fn frame_align(&mut self) -> V<'c> {
        self.intrinsic_value("llvm.coro.align.i64", self.b.cx.i64_type().into(), &[])
    }

    fn is_over_aligned(&self, align: V<'c>) -> V<'c> {
        self.b.icmp(IntPred::LLVMIntUGT, align, self.b.i64(DEFAULT_NEW_ALIGNMENT))
    }

    /// The size that the allocation and deallocation functions are told.
    fn bind_size(&mut self, state: &CoroutineState, align: V<'c>) {
        let size = self.intrinsic_value("llvm.coro.size.i64", self.b.cx.i64_type().into(), &[]);
        let further = self.b.select(self.is_over_aligned(align), align, self.b.i64(0));
        let size = self.b.add(size, further);
        self.f.opaques.insert(state.size, Bound::Value(Rv::Scalar(size)));
    }

    /// What `otherwise` makes, where the frame needs more than the allocation functions give; else `plain`.
    fn if_over_aligned(
        &mut self,
        align: V<'c>,
        plain: V<'c>,
        otherwise: impl FnOnce(&mut Self) -> V<'c>,
    ) -> Result<V<'c>> {
        let (over, end) = (self.new_block("coro.align"), self.new_block("coro.aligned"));
        let start = self.b.block();
        self.b.cond_br(self.is_over_aligned(align), over, end);
        self.b.at_end(over);
        let moved = otherwise(self);
        let moved_in = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        Ok(self.b.phi(self.b.ptr_ty().into(), &[(plain, start), (moved, moved_in)]))
    }
}
