//! Variable arguments: `va_start`, `va_copy`, `va_end` and `va_arg` by the psABI 3.5.7.

use crate::hir::{ExprId, Ty, TyKind};
use crate::ir::abi_x86_64::{Pass, Reg};
use crate::ir::build::{IntPred, P, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;

/// Bytes of `__va_list_tag`, and where its members are.
const LIST_SIZE: u64 = 24;
const FP_OFFSET: u64 = 4;
const OVERFLOW: u64 = 8;
const SAVE_AREA: u64 = 16;
/// Bytes of the save area that hold general registers, and all of it.
const GP_END: i64 = 48;
const FP_END: i64 = 176;

impl<'c> Lower<'c, '_> {
    /// The address of the `__va_list_tag`: a va_list is an array of one, which decays.
    fn va_list(&mut self, list: ExprId) -> Result<P<'c>> {
        let node = &self.p.exprs[list];
        match (node.category.is_glvalue(), self.p.types.kind(node.ty)) {
            (true, TyKind::Pointer(_)) => {
                let place = self.place(list)?;
                Ok(self.load(place)?.into_pointer_value())
            }
            (true, _) => self.address(list),
            (false, _) => Ok(self.scalar(list)?.into_pointer_value()),
        }
    }

    pub fn va_start(&mut self, list: ExprId) -> Result<()> {
        if !self.f.is_variadic {
            return self.bug("va_start outside a variadic function");
        }
        let list = self.va_list(list)?;
        self.intrinsic("llvm.va_start.p0", None, &[list.into()]);
        Ok(())
    }

    pub fn va_end(&mut self, list: ExprId) -> Result<()> {
        let list = self.va_list(list)?;
        self.intrinsic("llvm.va_end.p0", None, &[list.into()]);
        Ok(())
    }

    pub fn va_copy(&mut self, to: ExprId, from: ExprId) -> Result<()> {
        let to = self.va_list(to)?;
        let from = self.va_list(from)?;
        self.copy_bytes(to, 8, from, 8, LIST_SIZE, false);
        Ok(())
    }

    /// The next argument, a scalar.
    pub fn va_arg_scalar(&mut self, list: ExprId, ty: Ty) -> Result<V<'c>> {
        let ptr = self.va_arg_address(list, ty)?;
        let align = self.align_of(ty);
        self.load_scalar_as(ptr, ty, align.min(8), false, false)
    }

    /// Where the next argument is, after the list has moved past it.
    pub fn va_arg_address(&mut self, list: ExprId, ty: Ty) -> Result<P<'c>> {
        let list = self.va_list(list)?;
        let (pass, n_int, n_sse) = self.abi().variadic_argument(ty);
        match pass {
            Pass::Ignore => self.slot(ty, ""),
            Pass::Memory(_) => self.arg_on_stack(list, self.size_of(ty)?, self.align_of(ty)),
            Pass::Scalar(_) if n_int + n_sse == 0 => self.arg_on_stack(list, self.size_of(ty)?, self.align_of(ty)),
            Pass::Reference => {
                let at = self.arg_in_registers(list, ty, pass, 1, 0)?;
                Ok(self.b.load_value(self.b.ptr_ty().into(), at, 8).into_pointer_value())
            }
            Pass::Scalar(_) | Pass::Coerce(..) | Pass::CoercePair(..) | Pass::ComplexX87 => {
                self.arg_in_registers(list, ty, pass, n_int, n_sse)
            }
        }
    }

    /// From the save area while its registers last, else from the stack.
    fn arg_in_registers(&mut self, list: P<'c>, ty: Ty, pass: Pass, n_int: u32, n_sse: u32) -> Result<P<'c>> {
        let i32_ty = self.b.cx.i32_type().into();
        let (in_regs, in_memory) = (self.new_block("vaarg.reg"), self.new_block("vaarg.mem"));
        let end = self.new_block("vaarg.end");
        let gp = self.b.load_value(i32_ty, list, 8);
        let fp_at = self.b.offset(list, FP_OFFSET);
        let fp = self.b.load_value(i32_ty, fp_at, 4);
        let mut fits = self.b.i1(true);
        if n_int > 0 {
            let limit = self.b.i32(GP_END - i64::from(n_int) * 8);
            fits = self.b.icmp(IntPred::LLVMIntULE, gp, limit);
        }
        if n_sse > 0 {
            let limit = self.b.i32(FP_END - i64::from(n_sse) * 16);
            let more = self.b.icmp(IntPred::LLVMIntULE, fp, limit);
            fits = self.b.and(fits, more);
        }
        self.b.cond_br(fits, in_regs, in_memory);

        self.b.at_end(in_regs);
        let save_at = self.b.offset(list, SAVE_AREA);
        let save = self.b.load_value(self.b.ptr_ty().into(), save_at, 8).into_pointer_value();
        let from_regs = self.gather(save, gp, fp, ty, pass, n_int)?;
        if n_int > 0 {
            let next = self.b.add(gp, self.b.i32(i64::from(n_int) * 8));
            self.b.store(next, list, 8);
        }
        if n_sse > 0 {
            let next = self.b.add(fp, self.b.i32(i64::from(n_sse) * 16));
            self.b.store(next, fp_at, 4);
        }
        let in_regs = self.b.block();
        self.b.br(end);

        self.b.at_end(in_memory);
        let (size, align) = match pass {
            Pass::Reference => (8, 8),
            _ => (self.size_of(ty)?, self.align_of(ty)),
        };
        let on_stack = self.arg_on_stack(list, size, align)?;
        let in_memory = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        let incoming = [(from_regs.into(), in_regs), (on_stack.into(), in_memory)];
        Ok(self.b.phi(self.b.ptr_ty().into(), &incoming).into_pointer_value())
    }

    /// The argument in the save area: in place when that is one piece, else put together.
    fn gather(&mut self, save: P<'c>, gp: V<'c>, fp: V<'c>, ty: Ty, pass: Pass, n_int: u32) -> Result<P<'c>> {
        let byte = self.b.cx.i8_type().into();
        let at = |this: &Self, offset: V<'c>| {
            let offset = this.b.int_cast(offset, this.b.cx.i64_type(), false);
            this.b.gep(byte, save, offset)
        };
        let pieces: Vec<(Reg, u64)> = match pass {
            Pass::Coerce(reg, offset) => vec![(reg, offset)],
            Pass::CoercePair(a, b) => vec![(a, 0), (b, 8)],
            _ => return Ok(at(self, if n_int > 0 { gp } else { fp })),
        };
        let slot = self.slot(ty, "")?;
        let align = self.align_of(ty).min(8);
        let (mut gp, mut fp) = (gp, fp);
        for (reg, offset) in pieces {
            let is_int = matches!(reg, Reg::Int(_) | Reg::Ptr);
            let from = at(self, if is_int { gp } else { fp });
            let reg_ty = self.reg_ty(reg)?;
            let value = self.b.load_value(reg_ty, from, if is_int { 8 } else { 16 });
            self.b.store(value, self.b.offset(slot, offset), align);
            if is_int {
                gp = self.b.add(gp, self.b.i32(8));
            } else {
                fp = self.b.add(fp, self.b.i32(16));
            }
        }
        Ok(slot)
    }

    /// The next argument on the stack.
    fn arg_on_stack(&mut self, list: P<'c>, size: u64, align: u64) -> Result<P<'c>> {
        let area_at = self.b.offset(list, OVERFLOW);
        let mut area = self.b.load_value(self.b.ptr_ty().into(), area_at, 8).into_pointer_value();
        if align > 8 {
            let word = self.b.ptr_to_int(area);
            let word = self.round_up(word, align);
            area = self.b.int_to_ptr(word);
        }
        let next = self.b.offset(area, size.div_ceil(8) * 8);
        self.b.store(next.into(), area_at, 8);
        Ok(area)
    }
}
