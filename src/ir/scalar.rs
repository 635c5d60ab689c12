//! Arithmetic on scalars: operators ([expr.mul] to [expr.or]) and conversions ([conv]).

use crate::ast::BinaryOp;
use crate::hir::{ArrayLen, CompareOp, ExprId, Ty, TyKind};
use crate::ir::build::{IntPred, Opcode, P, RealPred, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::{Num, Shape, shape};

impl<'c> Lower<'c, '_> {
    /// `a op b`, both of type `ty`; the right operand of a shift has a type of its own.
    pub fn arith(&mut self, op: BinaryOp, a: V<'c>, b: V<'c>, ty: Ty, b_ty: Ty) -> Result<V<'c>> {
        let num = match self.num(ty)? {
            Num::Vector { element, .. } => self.num(element)?,
            num => num,
        };
        match num {
            Num::Float => self.float_arith(op, a, b),
            Num::Int { is_signed, .. } => self.int_arith(op, a, b, b_ty, is_signed),
            Num::Bool => self.int_arith(op, a, b, b_ty, false),
            Num::Pointer | Num::DataMember | Num::FuncMember | Num::Vector { .. } => {
                self.bug(format!("`{}` on no arithmetic type", op.spelling()))
            }
        }
    }

    fn float_arith(&mut self, op: BinaryOp, a: V<'c>, b: V<'c>) -> Result<V<'c>> {
        let op = match op {
            BinaryOp::Mul => Opcode::LLVMFMul,
            BinaryOp::Div => Opcode::LLVMFDiv,
            BinaryOp::Add => Opcode::LLVMFAdd,
            BinaryOp::Sub => Opcode::LLVMFSub,
            _ => return self.bug(format!("`{}` on floating-point operands", op.spelling())),
        };
        Ok(self.b.bin(op, a, b))
    }

    fn int_arith(&mut self, op: BinaryOp, a: V<'c>, b: V<'c>, b_ty: Ty, is_signed: bool) -> Result<V<'c>> {
        // Signed overflow is undefined ([expr.pre]/4); unsigned arithmetic wraps.
        let plain = |op| if is_signed { self.b.bin_nsw(op, a, b) } else { self.b.bin(op, a, b) };
        Ok(match op {
            BinaryOp::Add => plain(Opcode::LLVMAdd),
            BinaryOp::Sub => plain(Opcode::LLVMSub),
            BinaryOp::Mul => plain(Opcode::LLVMMul),
            BinaryOp::Div | BinaryOp::Rem => {
                let b = self.divisor(b)?;
                let opcode = match (op, is_signed) {
                    (BinaryOp::Div, true) => Opcode::LLVMSDiv,
                    (BinaryOp::Div, false) => Opcode::LLVMUDiv,
                    (_, true) => Opcode::LLVMSRem,
                    (_, false) => Opcode::LLVMURem,
                };
                self.b.bin(opcode, a, b)
            }
            BinaryOp::BitAnd => self.b.and(a, b),
            BinaryOp::BitOr => self.b.or(a, b),
            BinaryOp::BitXor => self.b.xor(a, b),
            BinaryOp::Shl | BinaryOp::Shr => return self.shift(op, a, b, b_ty, is_signed),
            _ => return self.bug(format!("`{}` is no arithmetic", op.spelling())),
        })
    }

    /// A divisor. One that is written as zero is undefined behaviour ([expr.mul]/4), of which LLVM would make any value;
    /// behind a volatile access it faults as at run time, which is reported.
    fn divisor(&mut self, b: V<'c>) -> Result<V<'c>> {
        if !b.is_int_value() || !b.into_int_value().is_null() {
            return Ok(b);
        }
        let zero = self.b.alloca(b.get_type(), 16, "zero");
        self.b.store(b, zero, 16);
        let load = self.b.load(b.get_type(), zero, 16);
        if load.set_volatile(true).is_err() {
            return self.bug("a volatile load");
        }
        Ok(self.b.result(load))
    }

    /// [expr.shift]: since C++20 a left shift of a signed number is that of its bits.
    fn shift(&mut self, op: BinaryOp, a: V<'c>, b: V<'c>, b_ty: Ty, is_signed: bool) -> Result<V<'c>> {
        let b = if a.get_type() == b.get_type() {
            b
        } else if a.is_vector_value() {
            let vector = a.get_type().into_vector_type();
            if b.is_vector_value() {
                let is_signed = matches!(*self.p.types.kind(b_ty), TyKind::Vector(it, _) if self.p.types.is_signed(it));
                self.vector_int_cast(b, vector.into(), is_signed)
            } else {
                let b = self.b.int_cast(b, vector.get_element_type().into_int_type(), false);
                self.b.splat(b, vector.get_size())
            }
        } else {
            self.b.int_cast(b, a.get_type().into_int_type(), false)
        };
        Ok(match op {
            BinaryOp::Shl => self.b.shl(a, b),
            _ if is_signed => self.b.ashr(a, b),
            _ => self.b.lshr(a, b),
        })
    }

    fn vector_int_cast(&self, value: V<'c>, to: crate::ir::build::T<'c>, is_signed: bool) -> V<'c> {
        let bits =
            |ty: crate::ir::build::T<'c>| ty.into_vector_type().get_element_type().into_int_type().get_bit_width();
        let op = match bits(to).cmp(&bits(value.get_type())) {
            std::cmp::Ordering::Less => Opcode::LLVMTrunc,
            std::cmp::Ordering::Greater if is_signed => Opcode::LLVMSExt,
            _ => Opcode::LLVMZExt,
        };
        self.b.cast(op, value, to)
    }

    /// `-a`
    pub fn negate(&mut self, value: V<'c>, ty: Ty) -> Result<V<'c>> {
        let num = match self.num(ty)? {
            Num::Vector { element, .. } => self.num(element)?,
            num => num,
        };
        let zero = self.b.zero(value.get_type());
        Ok(match num {
            Num::Float => self.b.fneg(value),
            Num::Int { is_signed: true, .. } => self.b.bin_nsw(Opcode::LLVMSub, zero, value),
            _ => self.b.sub(zero, value),
        })
    }

    /// `value` plus or minus one ([expr.pre.incr]). A narrow type wraps when converted back, and does not overflow.
    pub fn increment(&mut self, value: V<'c>, ty: Ty, is_inc: bool) -> Result<V<'c>> {
        let (num, n) = match self.num(ty)? {
            Num::Vector { element, n } => (self.num(element)?, Some(n)),
            num => (num, None),
        };
        Ok(match num {
            Num::Bool => self.b.i1(is_inc),
            Num::Int { bits, is_signed } => {
                let one = self.b.int_of(bits, 1);
                let one = n.map_or(one, |n| self.b.splat(one, n));
                let op = if is_inc { Opcode::LLVMAdd } else { Opcode::LLVMSub };
                if is_signed && bits >= 32 { self.b.bin_nsw(op, value, one) } else { self.b.bin(op, value, one) }
            }
            Num::Float => {
                let element = match n {
                    Some(_) => value.get_type().into_vector_type().get_element_type(),
                    None => value.get_type(),
                };
                let one = element.into_float_type().const_float(if is_inc { 1.0 } else { -1.0 }).into();
                let one = n.map_or(one, |n| self.b.splat(one, n));
                self.b.bin(Opcode::LLVMFAdd, value, one)
            }
            Num::Pointer | Num::DataMember | Num::FuncMember | Num::Vector { .. } => {
                return self.bug("an increment of no arithmetic type");
            }
        })
    }

    // Pointers.

    /// The size of what a pointer steps over; void and functions count as bytes (GNU).
    fn step_size(&mut self, pointer: Ty) -> Result<u64> {
        let Some(to) = self.p.types.pointee(pointer) else { return self.bug("arithmetic on no pointer") };
        match self.p.types.kind(to) {
            TyKind::Void | TyKind::Function(_) => Ok(1),
            _ => self.size_of(to),
        }
    }

    /// `pointer + index` in elements; the expression is for what only the variable of a variable-length array knows.
    pub fn pointer_add(
        &mut self,
        (pointer, of): (P<'c>, ExprId),
        ty: Ty,
        index: V<'c>,
        index_ty: Ty,
        is_sub: bool,
    ) -> Result<P<'c>> {
        let is_signed = self.p.types.is_signed(crate::ir::types::underlying(self.p, index_ty));
        let index = self.b.int_cast(index, self.b.cx.i64_type(), is_signed);
        let zero = self.b.i64(0);
        let index = match is_sub {
            true if is_signed => self.b.bin_nsw(Opcode::LLVMSub, zero, index),
            true => self.b.sub(zero, index),
            false => index,
        };
        if let Some(step) = self.variable_step(ty, of)? {
            let index = self.b.mul(index, step);
            return Ok(self.b.gep(self.b.bytes_ty(1), pointer, index));
        }
        let size = self.step_size(ty)?;
        let element = match self.p.types.pointee(ty) {
            Some(to) if size > 0 && shape(self.p, to) == Shape::Scalar && self.is_complete(to) => self.mem_ty(to)?,
            _ => self.b.bytes_ty(size),
        };
        Ok(self.b.gep(element, pointer, index))
    }

    /// The size of the variable-length arrays that a pointer steps over.
    fn variable_step(&mut self, pointer: Ty, of: ExprId) -> Result<Option<V<'c>>> {
        let Some(mut to) = self.p.types.pointee(pointer) else { return Ok(None) };
        while let TyKind::Array(element, len) = *self.p.types.kind(to) {
            if len == ArrayLen::Variable {
                let Some((var, depth)) = crate::hir::vla::part_of(self.p, of) else {
                    return self.bug("a pointer to a variable-length array that no variable declares");
                };
                return self.vla_size(var, depth).map(Some);
            }
            to = element;
        }
        Ok(None)
    }

    /// `a - b` in elements ([expr.add]/5).
    pub fn pointer_diff(&mut self, a: ExprId, b: ExprId) -> Result<V<'c>> {
        let ty = self.p.exprs[a].ty;
        let variable = self.variable_step(ty, a)?;
        let a = self.scalar(a)?.into_pointer_value();
        let b = self.scalar(b)?.into_pointer_value();
        let (a, b) = (self.b.ptr_to_int(a), self.b.ptr_to_int(b));
        let bytes = self.b.sub(a, b);
        if let Some(step) = variable {
            return Ok(self.b.bin(Opcode::LLVMSDiv, bytes, step));
        }
        let size = self.step_size(ty)?;
        if size <= 1 {
            return Ok(bytes);
        }
        let quotient = self.b.bin(Opcode::LLVMSDiv, bytes, self.b.i64(size as i64));
        if let Some(instruction) = inkwell::values::BasicValue::as_instruction_value(&quotient) {
            // An error here would only lose the hint.
            let _ = instruction.set_exact_flag(true);
        }
        Ok(quotient)
    }

    // Comparisons.

    /// See `ExprKind::Compare`.
    pub fn compare_expr(&mut self, op: CompareOp, a: ExprId, b: ExprId, ty: Ty) -> Result<V<'c>> {
        let operand_ty = self.p.exprs[a].ty;
        if shape(self.p, operand_ty) == Shape::Complex {
            return self.complex_compare(op, a, b);
        }
        let a_value = self.scalar(a)?;
        let b_value = self.scalar(b)?;
        if let Num::Vector { element, .. } = self.num(operand_ty)? {
            let mask = self.compare(op, a_value, b_value, element)?;
            let to = self.val_ty(ty)?;
            return Ok(self.b.cast(Opcode::LLVMSExt, mask, to));
        }
        self.compare(op, a_value, b_value, operand_ty)
    }

    /// Compares two scalars, or vectors of them.
    pub fn compare(&mut self, op: CompareOp, a: V<'c>, b: V<'c>, ty: Ty) -> Result<V<'c>> {
        match self.num(ty)? {
            Num::Float => Ok(self.b.fcmp(float_pred(op), a, b)),
            Num::FuncMember => self.compare_func_members(op, a, b),
            num => {
                let is_signed = matches!(num, Num::Int { is_signed: true, .. } | Num::DataMember);
                Ok(self.b.icmp(int_pred(op, is_signed), a, b))
            }
        }
    }

    /// Itanium ABI 2.3.2: equal if the first words are, and either those are null or the adjustments are equal.
    fn compare_func_members(&mut self, op: CompareOp, a: V<'c>, b: V<'c>) -> Result<V<'c>> {
        let (a_ptr, a_adj) = (self.b.extract(a, 0), self.b.extract(a, 1));
        let (b_ptr, b_adj) = (self.b.extract(b, 0), self.b.extract(b, 1));
        let same_ptr = self.b.eq(a_ptr, b_ptr);
        let is_null = self.b.eq(a_ptr, self.b.i64(0));
        let same_adj = self.b.eq(a_adj, b_adj);
        let equal = self.b.and(same_ptr, self.b.or(is_null, same_adj));
        match op {
            CompareOp::Eq => Ok(equal),
            CompareOp::Ne => Ok(self.b.not(equal)),
            CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => self.bug("member pointers have no order"),
        }
    }

    /// Whether a scalar is not zero.
    pub fn truth(&mut self, value: V<'c>, ty: Ty) -> Result<V<'c>> {
        let zero = self.b.zero(value.get_type());
        Ok(match self.num(ty)? {
            Num::Bool => value,
            Num::Float => self.b.fcmp(RealPred::LLVMRealUNE, value, zero),
            Num::DataMember => self.b.ne(value, self.b.i64(-1)),
            Num::FuncMember => {
                let ptr = self.b.extract(value, 0);
                self.b.ne(ptr, self.b.i64(0))
            }
            Num::Int { .. } | Num::Pointer => self.b.ne(value, zero),
            Num::Vector { .. } => return self.bug("the truth of a vector"),
        })
    }

    // Conversions.

    /// Between arithmetic types, as compound assignments and varargs need them without a node.
    pub fn convert(&mut self, value: V<'c>, from: Ty, to: Ty) -> Result<V<'c>> {
        let (from_num, to_num) = (self.num(from)?, self.num(to)?);
        let to_ty = self.val_ty(to)?;
        let is_signed = |num| matches!(num, Num::Int { is_signed: true, .. });
        Ok(match (from_num, to_num) {
            (Num::Bool, Num::Bool) => value,
            (_, Num::Bool) => self.truth(value, from)?,
            (Num::Bool | Num::Int { .. }, Num::Int { .. }) => {
                self.b.int_cast(value, to_ty.into_int_type(), is_signed(from_num))
            }
            (Num::Bool | Num::Int { .. }, Num::Float) => {
                let op = if is_signed(from_num) { Opcode::LLVMSIToFP } else { Opcode::LLVMUIToFP };
                self.b.cast(op, value, to_ty)
            }
            (Num::Float, Num::Int { .. }) => {
                let op = if is_signed(to_num) { Opcode::LLVMFPToSI } else { Opcode::LLVMFPToUI };
                self.b.cast(op, value, to_ty)
            }
            (Num::Float, Num::Float) => self.float_cast(value, from, to)?,
            (Num::Vector { .. }, Num::Vector { .. }) if value.get_type() == to_ty => value,
            (Num::Pointer, Num::Pointer) => value,
            _ => return self.bug("a conversion between types that are not arithmetic"),
        })
    }

    /// Between floating-point types.
    pub fn float_cast(&mut self, value: V<'c>, from: Ty, to: Ty) -> Result<V<'c>> {
        let (Some(a), Some(b)) = (self.p.types.float_format(from), self.p.types.float_format(to)) else {
            return self.bug("a conversion between types that are not floating-point");
        };
        if a == b {
            return Ok(value);
        }
        if a.bits() == b.bits() {
            // Neither of the 16-bit formats holds the other's values; single holds both.
            let wide = self.b.cast(Opcode::LLVMFPExt, value, self.b.cx.f32_type().into());
            return Ok(self.b.cast(Opcode::LLVMFPTrunc, wide, self.val_ty(to)?));
        }
        let op = if a.is_within(b) { Opcode::LLVMFPExt } else { Opcode::LLVMFPTrunc };
        Ok(self.b.cast(op, value, self.val_ty(to)?))
    }
}

fn int_pred(op: CompareOp, is_signed: bool) -> IntPred {
    match (op, is_signed) {
        (CompareOp::Eq, _) => IntPred::LLVMIntEQ,
        (CompareOp::Ne, _) => IntPred::LLVMIntNE,
        (CompareOp::Lt, true) => IntPred::LLVMIntSLT,
        (CompareOp::Le, true) => IntPred::LLVMIntSLE,
        (CompareOp::Gt, true) => IntPred::LLVMIntSGT,
        (CompareOp::Ge, true) => IntPred::LLVMIntSGE,
        (CompareOp::Lt, false) => IntPred::LLVMIntULT,
        (CompareOp::Le, false) => IntPred::LLVMIntULE,
        (CompareOp::Gt, false) => IntPred::LLVMIntUGT,
        (CompareOp::Ge, false) => IntPred::LLVMIntUGE,
    }
}

/// A NaN is unequal to everything, and in no order.
pub fn float_pred(op: CompareOp) -> RealPred {
    match op {
        CompareOp::Eq => RealPred::LLVMRealOEQ,
        CompareOp::Ne => RealPred::LLVMRealUNE,
        CompareOp::Lt => RealPred::LLVMRealOLT,
        CompareOp::Le => RealPred::LLVMRealOLE,
        CompareOp::Gt => RealPred::LLVMRealOGT,
        CompareOp::Ge => RealPred::LLVMRealOGE,
    }
}
