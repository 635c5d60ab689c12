//! `new` and `delete` ([expr.new], [expr.delete]), with the array cookies of the Itanium ABI 2.7.

use std::rc::Rc;

use crate::hir::{ExprId, ExprKind, FuncId, New, Ty, TyKind, layout};
use crate::ir::abi_x86_64::ArgTy;
use crate::ir::build::{Bb, IntPred, P, V};
use crate::ir::call::Arg;
use crate::ir::cleanup::CleanupKind;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::module::Lower;
use crate::ir::types::{Shape, flat_array, shape};

impl<'c> Lower<'c, '_> {
    pub fn new_expr(&mut self, new: &New, ty: Ty) -> Result<P<'c>> {
        let (size, count) = self.new_size(new)?;
        let mut placement = Vec::new();
        let sig = self.sig(new.alloc)?;
        let n_fixed = 1 + usize::from(new.is_aligned);
        let mut args = vec![Arg { ty: ArgTy::Ty(Ty::SIZE), value: Rv::Scalar(size) }];
        if new.is_aligned {
            let align = self.b.i64(self.align_of(new.element) as i64);
            let align_ty = sig.args.get(1).copied().unwrap_or(ArgTy::Ty(Ty::SIZE));
            args.push(Arg { ty: align_ty, value: Rv::Scalar(align) });
        }
        for (i, &expr) in new.placement.iter().enumerate() {
            let arg = match sig.args.get(n_fixed + i) {
                Some(&ArgTy::Ty(ty)) => self.arg(expr, ty)?,
                _ => self.arg(expr, self.p.exprs[expr].ty)?,
            };
            placement.push(arg);
            args.push(arg);
        }
        // [expr.new]/20: memory that the caller provides is taken as it is; no null check, no call.
        let storage = match self.reserved_placement(new, &placement) {
            Some(ptr) => ptr,
            None => {
                let callee = self.func_value(new.alloc, true)?.as_global_value().as_pointer_value();
                match self.emit_call(&sig, callee, &args, None)? {
                    Rv::Scalar(ptr) => ptr.into_pointer_value(),
                    _ => return self.bug("an allocation function without result"),
                }
            }
        };
        let may_be_null = sig.is_nothrow && self.reserved_placement(new, &placement).is_none();
        if !may_be_null {
            return self.new_init(new, storage, size, count, &placement);
        }
        // An allocation function that does not throw says null ([expr.new]/18).
        let (make, end) = (self.new_block("new.init"), self.new_block("new.end"));
        let start = self.b.block();
        let is_null = self.b.eq(storage.into(), self.b.null().into());
        self.b.cond_br(is_null, end, make);
        self.b.at_end(make);
        let object = self.conditionally(|this| this.new_init(new, storage, size, count, &placement))?;
        let made: Bb<'c> = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        let ptr = self.val_ty(ty)?;
        Ok(self.b.phi(ptr, &[(self.b.null().into(), start), (object.into(), made)]).into_pointer_value())
    }

    /// `::operator new(size_t, void *)`: the pointer, when this is the library's non-allocating form.
    fn reserved_placement(&self, new: &New, placement: &[Arg<'c>]) -> Option<P<'c>> {
        let [Arg { ty: ArgTy::Ty(ty), value: Rv::Scalar(value) }] = placement else { return None };
        let func = &self.p.funcs[new.alloc];
        let is_void_ptr = matches!(*self.p.types.kind(*ty), TyKind::Pointer(to) if to == Ty::VOID);
        (is_void_ptr && func.class.is_none() && !func.is_user && value.is_pointer_value())
            .then(|| value.into_pointer_value())
    }

    /// Bytes to allocate, and the number of elements. What does not fit becomes a size that no allocator has.
    fn new_size(&mut self, new: &New) -> Result<(V<'c>, Option<V<'c>>)> {
        let element = self.size_of(new.element)?;
        let Some(count) = new.count else { return Ok((self.b.i64(element as i64), None)) };
        let count = self.scalar(count)?;
        let count = self.b.int_cast(count, self.b.cx.i64_type(), true);
        let pair = self.b.struct_ty(&[self.b.cx.i64_type().into(), self.b.cx.bool_type().into()]);
        let product = self.intrinsic_value("llvm.umul.with.overflow.i64", pair, &[count, self.b.i64(element as i64)]);
        let (size, mut overflows) = (self.b.extract(product, 0), self.b.extract(product, 1));
        let mut size = size;
        if new.cookie > 0 {
            let sum = self.intrinsic_value("llvm.uadd.with.overflow.i64", pair, &[size, self.b.i64(new.cookie as i64)]);
            size = self.b.extract(sum, 0);
            let more = self.b.extract(sum, 1);
            overflows = self.b.or(overflows, more);
        }
        let n_given = new.init.map_or(0, |init| self.n_initialisers(init));
        let too_few = self.b.icmp(IntPred::LLVMIntULT, count, self.b.i64(n_given as i64));
        let is_bad = self.b.or(overflows, too_few);
        // [expr.new]/9: a non-throwing allocation function is asked for what it cannot give.
        if self.sig(new.alloc)?.is_nothrow {
            return Ok((self.b.select(is_bad, self.b.i64(-1), size), Some(count)));
        }
        if !is_zero_constant(is_bad) {
            let (bad, good) = (self.new_block("new.bad"), self.new_block("new.size"));
            self.b.cond_br(is_bad, bad, good);
            self.b.at_end(bad);
            self.throw_bad_length()?;
            self.b.at_end(good);
        }
        Ok((size, Some(count)))
    }

    /// Throws std::bad_array_new_length.
    pub fn throw_bad_length(&mut self) -> Result<()> {
        let throw = self.runtime("__cxa_throw_bad_array_new_length", None, &[], &["noreturn"]);
        self.call_or_invoke(throw.get_type(), throw.as_global_value().as_pointer_value(), &[], false)?;
        self.b.unreachable();
        Ok(())
    }

    /// How many elements have an initialiser of their own.
    pub fn n_initialisers(&self, init: ExprId) -> u64 {
        match &self.p.exprs[init].kind {
            ExprKind::FullExpr(sub) => self.n_initialisers(*sub),
            ExprKind::ArrayInit { elems, .. } => elems.iter().map(|elem| elem.1).max().unwrap_or(0),
            _ => 0,
        }
    }

    fn new_init(
        &mut self,
        new: &New,
        storage: P<'c>,
        size: V<'c>,
        count: Option<V<'c>>,
        placement: &[Arg<'c>],
    ) -> Result<P<'c>> {
        let guard = match new.dealloc {
            Some(func) if new.init.is_some() => Some(self.guard_storage(new, func, storage, size, placement)?),
            _ => None,
        };
        let object = self.b.offset(storage, new.cookie);
        if let (Some(count), true) = (count, new.cookie > 0) {
            // The number of elements stands right before the first one.
            let at = self.b.offset(storage, new.cookie - 8);
            self.b.store(count, at, 8);
        }
        if let Some(init) = new.init {
            match count {
                Some(count) => self.init_counted(new.element, init, object, count)?,
                None => {
                    let to = self.place_at(object, new.element);
                    self.init(init, to)?;
                }
            }
        }
        if let Some(guard) = guard {
            self.deactivate(guard);
        }
        Ok(object)
    }

    /// The storage goes back when the initialisation throws ([expr.new]/26).
    fn guard_storage(
        &mut self,
        new: &New,
        func: FuncId,
        storage: P<'c>,
        size: V<'c>,
        placement: &[Arg<'c>],
    ) -> Result<usize> {
        let slot = self.keep_pointer(storage);
        let size_slot = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
        self.b.store(size, size_slot, 8);
        let mut kept = Vec::new();
        for arg in placement {
            let ArgTy::Ty(ty) = arg.ty else { return self.bug("a placement argument of no type") };
            match arg.value {
                Rv::Scalar(value) => {
                    let slot = self.raw_slot(value.get_type(), self.align_of(ty), "");
                    self.b.store(value, slot, self.align_of(ty));
                    kept.push((slot, ty));
                }
                Rv::Object(object) => kept.push((object, ty)),
                _ => return self.bug("a placement argument without value"),
            }
        }
        let align = if new.is_aligned { self.align_of(new.element) } else { 0 };
        let placement: Rc<[(P<'c>, Ty)]> = kept.into();
        Ok(self.push_guard(CleanupKind::Deallocate { slot, func, size: size_slot, align, placement }))
    }

    /// The first elements by an `ArrayInit`'s own, the rest by its filler; or each by the same prvalue.
    pub fn init_counted(&mut self, element: Ty, init: ExprId, object: P<'c>, count: V<'c>) -> Result<()> {
        let size = self.size_of(element)?;
        let init = match self.p.exprs[init].kind {
            ExprKind::FullExpr(sub) => sub,
            _ => init,
        };
        match &self.p.exprs[init].kind {
            ExprKind::ArrayInit { elems, filler } => {
                let n_given = elems.iter().map(|elem| elem.1).max().unwrap_or(0);
                let partial = self.begin_partial(object, element)?;
                for &(lo, hi, expr) in elems {
                    for i in lo..hi {
                        let to = self.place_at(self.b.offset(object, i * size), element);
                        self.init_element(expr, to, partial, self.b.i64(i as i64 + 1))?;
                    }
                }
                if let Some(filler) = *filler {
                    let rest = self.b.sub(count, self.b.i64(n_given as i64));
                    let first = self.b.offset(object, n_given * size);
                    self.fill_new_array(filler, first, element, rest, n_given, partial)?;
                }
                self.end_partial(partial);
                Ok(())
            }
            ExprKind::Zero if !self.has_data_member_ptr(element) => {
                let bytes = self.b.mul(count, self.b.i64(size as i64));
                self.b.memset(object, self.b.int_of(8, 0), bytes, self.align_of(element));
                Ok(())
            }
            _ => {
                let partial = self.begin_partial(object, element)?;
                self.fill_new_array(init, object, element, count, 0, partial)?;
                self.end_partial(partial);
                Ok(())
            }
        }
    }

    fn fill_new_array(
        &mut self,
        filler: ExprId,
        first: P<'c>,
        element: Ty,
        count: V<'c>,
        n_before: u64,
        partial: Option<crate::ir::aggregate::Partial<'c>>,
    ) -> Result<()> {
        self.for_each_dynamic(first, element, count, |this, ptr, index| {
            let to = this.place_at(ptr, element);
            let done = this.b.add(index, this.b.i64(n_before as i64 + 1));
            this.init_element(filler, to, partial, done)
        })
    }

    /// Calls a deallocation function with what its parameters ask for ([expr.delete]/10).
    pub fn deallocate(
        &mut self,
        func: FuncId,
        ptr: P<'c>,
        size: V<'c>,
        align: u64,
        placement: &[(P<'c>, Ty)],
    ) -> Result<()> {
        let sig = self.sig(func)?;
        let mut args =
            vec![Arg { ty: sig.args.first().copied().unwrap_or(ArgTy::Pointer), value: Rv::Scalar(ptr.into()) }];
        if !placement.is_empty() {
            // What the allocation function took behind the size, the alignment included.
            let n_aligned = sig.args.len().saturating_sub(1 + placement.len());
            for &arg in sig.args.iter().skip(1).take(n_aligned) {
                args.push(Arg { ty: arg, value: Rv::Scalar(self.b.i64(align as i64)) });
            }
            for &(slot, ty) in placement {
                let value = match shape(self.p, ty) {
                    Shape::Aggregate => Rv::Object(slot),
                    _ => Rv::Scalar(self.load_scalar_raw(slot, ty)?),
                };
                args.push(Arg { ty: ArgTy::Ty(ty), value });
            }
        } else {
            for &arg in sig.args.iter().skip(1) {
                let ArgTy::Ty(ty) = arg else { continue };
                let value = match self.p.types.kind(ty) {
                    TyKind::Enum(_) => self.b.i64(align.max(16) as i64),
                    TyKind::Class(_) => {
                        // destroying_delete_t, nothrow_t by value: an empty tag.
                        let slot = self.slot(ty, "")?;
                        args.push(Arg { ty: arg, value: Rv::Object(slot) });
                        continue;
                    }
                    TyKind::LValueRef(_) => self.b.null().into(),
                    _ => size,
                };
                args.push(Arg { ty: arg, value: Rv::Scalar(value) });
            }
        }
        let callee = self.func_value(func, true)?.as_global_value().as_pointer_value();
        self.emit_call(&sig, callee, &args, None)?;
        Ok(())
    }

    fn load_scalar_raw(&mut self, slot: P<'c>, ty: Ty) -> Result<V<'c>> {
        let value_ty = self.val_ty(ty)?;
        Ok(self.b.load_value(value_ty, slot, self.align_of(ty)))
    }

    /// `delete`: nothing for null, else the destructor and the storage. `virtual_dtor`: the destructor is virtual, and
    /// whether the deallocation function is given all the same.
    pub fn delete_expr(
        &mut self,
        operand: ExprId,
        is_array: bool,
        dtor: Option<FuncId>,
        virtual_dtor: Option<bool>,
        dealloc: FuncId,
        cookie: u64,
    ) -> Result<()> {
        let Some(to) = self.p.types.pointee(self.p.exprs[operand].ty) else { return self.bug("delete of no pointer") };
        let ptr = self.scalar(operand)?.into_pointer_value();
        let (run, end) = (self.new_block("delete"), self.new_block("delete.end"));
        let is_null = self.b.eq(ptr.into(), self.b.null().into());
        self.b.cond_br(is_null, end, run);
        self.b.at_end(run);
        let depth = self.f.cleanups.len();
        if is_array {
            self.delete_array(ptr, to, dtor, dealloc, cookie)?;
        } else {
            self.delete_object(ptr, to, dtor, virtual_dtor, dealloc)?;
        }
        self.pop_cleanups(depth)?;
        self.b.br(end);
        self.b.at_end(end);
        Ok(())
    }

    fn delete_object(
        &mut self,
        ptr: P<'c>,
        ty: Ty,
        dtor: Option<FuncId>,
        virtual_dtor: Option<bool>,
        dealloc: FuncId,
    ) -> Result<()> {
        let size = self.b.i64(layout::size_of(self.p, ty).unwrap_or(0) as i64);
        let align = self.align_of(ty);
        if let (Some(dtor), Some(is_global)) = (dtor, virtual_dtor) {
            // The deleting destructor is the second of the pair (Itanium ABI 2.5.2); it knows how to deallocate.
            let offset = self.vtable_offset(dtor)? + if is_global { 0 } else { 8 };
            let callee = self.vtable_slot(ptr, offset);
            let sig = self.sig(dtor)?;
            if !is_global {
                self.emit_call(&sig, callee, &[Arg::pointer(ptr)], None)?;
                return Ok(());
            }
            let whole = self.offset_to_top(ptr);
            let guard = self.guard_deallocation(whole, dealloc, size, align)?;
            self.emit_call(&sig, callee, &[Arg::pointer(ptr)], None)?;
            self.deactivate(guard);
            return self.deallocate(dealloc, whole, size, align, &[]);
        }
        let Some(dtor) = dtor else { return self.deallocate(dealloc, ptr, size, align, &[]) };
        let guard = self.guard_deallocation(ptr, dealloc, size, align)?;
        self.call_dtor(dtor, ptr)?;
        self.deactivate(guard);
        self.deallocate(dealloc, ptr, size, align, &[])
    }

    /// The storage goes back even if the destructor throws ([expr.delete]/8).
    pub fn guard_deallocation(&mut self, ptr: P<'c>, func: FuncId, size: V<'c>, align: u64) -> Result<usize> {
        let slot = self.keep_pointer(ptr);
        let size_slot = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
        self.b.store(size, size_slot, 8);
        let placement: Rc<[(P<'c>, Ty)]> = Rc::new([]);
        Ok(self.push_guard(CleanupKind::Deallocate { slot, func, size: size_slot, align, placement }))
    }

    fn delete_array(&mut self, ptr: P<'c>, ty: Ty, dtor: Option<FuncId>, dealloc: FuncId, cookie: u64) -> Result<()> {
        let (element, _) = flat_array(self.p, ty);
        let align = self.align_of(element);
        if cookie == 0 {
            let size = self.b.i64(layout::size_of(self.p, ty).unwrap_or(0) as i64);
            return self.deallocate(dealloc, ptr, size, align, &[]);
        }
        let byte = self.b.cx.i8_type().into();
        let storage = self.b.gep(byte, ptr, self.b.i64(-(cookie as i64)));
        let at = self.b.gep(byte, ptr, self.b.i64(-8));
        let count = self.b.load_value(self.b.cx.i64_type().into(), at, 8);
        let element_size = self.size_of(ty)?;
        let bytes = self.b.mul(count, self.b.i64(element_size as i64));
        let size = self.b.add(bytes, self.b.i64(cookie as i64));
        let Some(dtor) = dtor else { return self.deallocate(dealloc, storage, size, align, &[]) };
        let guard = self.guard_deallocation(storage, dealloc, size, align)?;
        self.destroy_elements(ptr, count, ty, dtor)?;
        self.deactivate(guard);
        self.deallocate(dealloc, storage, size, align, &[])
    }
}

/// Whether a condition folded to false.
fn is_zero_constant(value: V<'_>) -> bool {
    value.is_int_value() && value.into_int_value().get_zero_extended_constant() == Some(0)
}
