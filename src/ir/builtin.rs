//! Calls of GNU builtins: [`Op`]s as instructions and intrinsics, library builtins as calls.

use inkwell::attributes::AttributeLoc;

use crate::hir::builtin::{Builtin, Flags, Kind, Op};
use crate::hir::{ExprId, ExprKind, Ty, TyKind, Types};
use crate::ir::abi_x86_64::ArgTy;
use crate::ir::build::{IntPred, P, T, V};
use crate::ir::call::Arg;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::module::{Lower, Sig};
use crate::ir::place::Place;
use crate::ir::types::{Num, Shape, shape};

impl<'c> Lower<'c, '_> {
    /// A call of a builtin, with the arguments as its table says; `ty` is the type of the call.
    pub fn builtin_call(&mut self, builtin: Builtin, args: &[ExprId], ty: Ty, to: Option<Place<'c>>) -> Result<Rv<'c>> {
        let info = builtin.info();
        match info.kind {
            Kind::Library(name) => self.library_builtin(name, info.flags, args, ty, to),
            Kind::Special(op) => {
                let n_needed = n_args(op);
                if args.len() < n_needed {
                    return self.bug(format!("`{}` with too few arguments", info.name));
                }
                self.op(op, args, ty)
            }
        }
    }

    /// The arguments are converted already, so their types are the parameters'.
    pub fn library_builtin(
        &mut self,
        name: &str,
        flags: Flags,
        args: &[ExprId],
        ty: Ty,
        to: Option<Place<'c>>,
    ) -> Result<Rv<'c>> {
        let values = args
            .iter()
            .map(|&arg| {
                let ty = self.p.exprs[arg].ty;
                if self.p.exprs[arg].category.is_glvalue() {
                    return Ok(Arg::pointer(self.address(arg)?));
                }
                self.arg(arg, ty)
            })
            .collect::<Result<Vec<_>>>()?;
        let tys: Vec<ArgTy> = values.iter().map(|arg| arg.ty).collect();
        let sig = Sig {
            ret: ty,
            args: tys,
            // Whether it is variadic matters to the call (AL holds the number of vector registers), never harmfully.
            is_variadic: name.contains("printf") || name.contains("scanf") || name.starts_with("exec"),
            is_nothrow: flags.contains(Flags::NOTHROW),
            is_noreturn: flags.contains(Flags::NORETURN),
        };
        self.library_call_values(name, &sig, &values, to)
    }

    fn op(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        match op {
            Op::Clz
            | Op::ClzG
            | Op::Ctz
            | Op::CtzG
            | Op::Popcount
            | Op::PopcountG
            | Op::Parity
            | Op::ParityG
            | Op::Ffs
            | Op::Clrsb
            | Op::Bswap
            | Op::Bitreverse
            | Op::RotateLeft
            | Op::RotateRight
            | Op::Abs => self.bit_op(op, args, ty).map(Rv::Scalar),
            Op::AddOverflow
            | Op::SubOverflow
            | Op::MulOverflow
            | Op::AddOverflowP
            | Op::SubOverflowP
            | Op::MulOverflowP => self.overflow(op, args).map(Rv::Scalar),
            Op::Addc | Op::Subc => self.carry(op, args).map(Rv::Scalar),
            Op::Expect
            | Op::ExpectWithProbability
            | Op::Unreachable
            | Op::Trap
            | Op::Assume
            | Op::AssumeAligned
            | Op::Prefetch
            | Op::ConstantP
            | Op::ClassifyType
            | Op::ObjectSize
            | Op::DynamicObjectSize
            | Op::IsConstantEvaluated
            | Op::Launder
            | Op::Addressof
            | Op::ClearCache
            | Op::ClearPadding => self.hint(op, args, ty),
            Op::Alloca
            | Op::AllocaWithAlign
            | Op::StackSave
            | Op::StackRestore
            | Op::VaStart
            | Op::VaEnd
            | Op::VaCopy
            | Op::ReturnAddress
            | Op::FrameAddress
            | Op::ExtractReturnAddr
            | Op::Setjmp
            | Op::Longjmp => self.stack_op(op, args),
            Op::Fabs | Op::Copysign | Op::HugeVal | Op::Inf | Op::Nan | Op::Nans | Op::Powi => {
                self.float_op(op, args, ty).map(Rv::Scalar)
            }
            Op::Isnan
            | Op::Isinf
            | Op::IsinfSign
            | Op::Isfinite
            | Op::Isnormal
            | Op::Issignaling
            | Op::Signbit
            | Op::Fpclassify
            | Op::Isgreater
            | Op::Isgreaterequal
            | Op::Isless
            | Op::Islessequal
            | Op::Islessgreater
            | Op::Isunordered
            | Op::Iseqsig
            | Op::FltRounds => self.float_test(op, args, ty).map(Rv::Scalar),
            Op::Complex | Op::Real | Op::Imag | Op::Conj => self.complex_op(op, args, ty),
            Op::Memcpy | Op::Memmove | Op::Mempcpy | Op::Memset | Op::Bzero | Op::Bcopy => self.memory_op(op, args),
            Op::OperatorNew | Op::OperatorDelete => self.operator_new(op, args, ty),
            Op::Shuffle | Op::Shufflevector => match *args {
                [a, mask] => self.shuffle(a, a, mask, ty).map(Rv::Scalar),
                [a, b, mask] => self.shuffle(a, b, mask, ty).map(Rv::Scalar),
                _ => self.bug("a shuffle of more than two vectors"),
            },
            Op::AtomicLoadN
            | Op::AtomicStoreN
            | Op::AtomicExchangeN
            | Op::AtomicCompareExchangeN
            | Op::AtomicLoad
            | Op::AtomicStore
            | Op::AtomicExchange
            | Op::AtomicCompareExchange
            | Op::AtomicFetchOp(_)
            | Op::AtomicOpFetch(_)
            | Op::AtomicTestAndSet
            | Op::AtomicClear
            | Op::AtomicThreadFence
            | Op::AtomicSignalFence
            | Op::AtomicIsLockFree
            | Op::AtomicAlwaysLockFree
            | Op::SyncFetchOp(_)
            | Op::SyncOpFetch(_)
            | Op::SyncValCompareAndSwap
            | Op::SyncBoolCompareAndSwap
            | Op::SyncLockTestAndSet
            | Op::SyncLockRelease
            | Op::SyncSynchronize => self.atomic(op, args, ty),
            Op::ReadCycleCounter | Op::ThreadPointer | Op::Target(_) => self.machine_op(op, args, ty),
            Op::CoroResume | Op::CoroDestroy | Op::CoroDone | Op::CoroPromise => self.coroutine_op(op, args),
            Op::IsCorrespondingMember
            | Op::IsPointerInterconvertibleWithClass
            | Op::ChooseExpr
            | Op::Line
            | Op::Column
            | Op::File
            | Op::Function
            | Op::SourceLocation => self.bug(format!("{op:?} should be a constant by now")),
        }
    }

    // Bits.

    fn bit_op(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<V<'c>> {
        let value = self.scalar(args[0])?;
        let int = value.get_type();
        let bits = int.into_int_type().get_bit_width();
        let result = match op {
            Op::Clz => self.intrinsic_value(&format!("llvm.ctlz.i{bits}"), int, &[value, self.b.i1(true)]),
            Op::Ctz => self.intrinsic_value(&format!("llvm.cttz.i{bits}"), int, &[value, self.b.i1(true)]),
            Op::ClzG | Op::CtzG => return self.count_or(op, value, args, ty),
            Op::Popcount | Op::PopcountG => self.intrinsic_value(&format!("llvm.ctpop.i{bits}"), int, &[value]),
            Op::Parity | Op::ParityG => {
                let count = self.intrinsic_value(&format!("llvm.ctpop.i{bits}"), int, &[value]);
                self.b.and(count, self.b.int_of(bits, 1))
            }
            Op::Ffs => {
                let index = self.intrinsic_value(&format!("llvm.cttz.i{bits}"), int, &[value, self.b.i1(true)]);
                let next = self.b.add(index, self.b.int_of(bits, 1));
                let is_zero = self.b.eq(value, self.b.zero(int));
                self.b.select(is_zero, self.b.zero(int), next)
            }
            Op::Clrsb => {
                // Leading bits like the sign, without it.
                let sign = self.b.ashr(value, self.b.int_of(bits, i128::from(bits) - 1));
                let differing = self.b.xor(value, sign);
                let zeros = self.intrinsic_value(&format!("llvm.ctlz.i{bits}"), int, &[differing, self.b.i1(false)]);
                self.b.sub(zeros, self.b.int_of(bits, 1))
            }
            Op::Bswap => self.intrinsic_value(&format!("llvm.bswap.i{bits}"), int, &[value]),
            Op::Bitreverse => self.intrinsic_value(&format!("llvm.bitreverse.i{bits}"), int, &[value]),
            Op::RotateLeft | Op::RotateRight => {
                let amount = self.scalar(args[1])?;
                let amount = self.b.int_cast(amount, int.into_int_type(), false);
                let name = if op == Op::RotateLeft { "fshl" } else { "fshr" };
                self.intrinsic_value(&format!("llvm.{name}.i{bits}"), int, &[value, value, amount])
            }
            Op::Abs => self.intrinsic_value(&format!("llvm.abs.i{bits}"), int, &[value, self.b.i1(true)]),
            _ => return self.bug(format!("{op:?} is no operation on bits")),
        };
        let to = self.val_ty(ty)?.into_int_type();
        Ok(self.b.int_cast(result, to, false))
    }

    fn count_or(&mut self, op: Op, value: V<'c>, args: &[ExprId], ty: Ty) -> Result<V<'c>> {
        let int = value.get_type();
        let bits = int.into_int_type().get_bit_width();
        let name = if op == Op::ClzG { "ctlz" } else { "cttz" };
        let count = self.intrinsic_value(&format!("llvm.{name}.i{bits}"), int, &[value, self.b.i1(args.len() < 2)]);
        let to = self.val_ty(ty)?.into_int_type();
        let count = self.b.int_cast(count, to, false);
        let Some(&otherwise) = args.get(1) else { return Ok(count) };
        let otherwise = self.scalar(otherwise)?;
        let is_zero = self.b.eq(value, self.b.zero(int));
        Ok(self.b.select(is_zero, otherwise, count))
    }

    // Checked arithmetic.

    /// Exact in a type that holds both operands and the result, then cut to the result.
    fn overflow(&mut self, op: Op, args: &[ExprId]) -> Result<V<'c>> {
        let is_predicate = matches!(op, Op::AddOverflowP | Op::SubOverflowP | Op::MulOverflowP);
        let third = self.p.exprs[args[2]].ty;
        let result_ty = if is_predicate {
            third
        } else {
            match self.p.types.pointee(third) {
                Some(to) => to,
                None => return self.bug("an overflow builtin without result pointer"),
            }
        };
        let a = self.scalar(args[0])?;
        let b = self.scalar(args[1])?;
        let to = if is_predicate { None } else { Some(self.scalar(args[2])?.into_pointer_value()) };
        let info = |this: &Self, ty: Ty| match this.num(ty)? {
            Num::Int { bits, is_signed } => Ok((bits, is_signed)),
            Num::Bool => Ok((1, false)),
            _ => this.bug("an overflow builtin on no integer"),
        };
        let operands = [info(self, self.p.exprs[args[0]].ty)?, info(self, self.p.exprs[args[1]].ty)?];
        let (bits, is_signed) = info(self, result_ty)?;
        // Signed when anything is; an unsigned operand then needs one bit more.
        let any_signed = is_signed || operands.iter().any(|it| it.1);
        let need = |(bits, is_signed): (u32, bool)| bits + u32::from(any_signed && !is_signed);
        let width = operands.into_iter().map(need).max().unwrap_or(0).max(need((bits, is_signed)));
        let wide = self.b.int_ty(width);
        let a = self.b.int_cast(a, wide, operands[0].1);
        let b = self.b.int_cast(b, wide, operands[1].1);
        let name = match op {
            Op::AddOverflow | Op::AddOverflowP => "add",
            Op::SubOverflow | Op::SubOverflowP => "sub",
            _ => "mul",
        };
        let sign = if any_signed { 's' } else { 'u' };
        let pair = self.b.struct_ty(&[wide.into(), self.b.cx.bool_type().into()]);
        let (exact, mut overflows) = if name == "mul" && width > 64 && !matches!(width, 128) {
            // LLVM multiplies odd widths with overflow badly: twice as wide there is none.
            let double = self.b.int_ty(width * 2);
            let (a, b) = (self.b.int_cast(a, double, any_signed), self.b.int_cast(b, double, any_signed));
            let product = self.b.mul(a, b);
            let cut = self.b.int_cast(product, wide, false);
            let back = self.b.int_cast(cut, double, any_signed);
            (cut, self.b.ne(back, product))
        } else {
            let result = self.intrinsic_value(&format!("llvm.{sign}{name}.with.overflow.i{width}"), pair, &[a, b]);
            (self.b.extract(result, 0), self.b.extract(result, 1))
        };
        let result_int = self.b.int_ty(bits);
        let cut = self.b.int_cast(exact, result_int, false);
        if width > bits || any_signed != is_signed {
            let back = self.b.int_cast(cut, wide, is_signed);
            let lost = self.b.ne(back, exact);
            overflows = self.b.or(overflows, lost);
            if any_signed && !is_signed && width == bits {
                let negative = self.b.icmp(IntPred::LLVMIntSLT, exact, self.b.zero(wide.into()));
                overflows = self.b.or(overflows, negative);
            }
        }
        if let Some(to) = to {
            let place = self.place_at(to, result_ty);
            self.store(cut, place)?;
        }
        Ok(overflows)
    }

    /// `a + b + carry in`, with the carry out.
    fn carry(&mut self, op: Op, args: &[ExprId]) -> Result<V<'c>> {
        let (a, b) = (self.scalar(args[0])?, self.scalar(args[1])?);
        let carry = self.scalar(args[2])?;
        let out = self.scalar(args[3])?.into_pointer_value();
        let int = a.get_type();
        let bits = int.into_int_type().get_bit_width();
        let name = if op == Op::Addc { "uadd" } else { "usub" };
        let pair = self.b.struct_ty(&[int, self.b.cx.bool_type().into()]);
        let name = format!("llvm.{name}.with.overflow.i{bits}");
        let first = self.intrinsic_value(&name, pair, &[a, b]);
        let second = self.intrinsic_value(&name, pair, &[self.b.extract(first, 0), carry]);
        let either = self.b.or(self.b.extract(first, 1), self.b.extract(second, 1));
        let carry_out = self.b.int_cast(either, int.into_int_type(), false);
        self.b.store(carry_out, out, u64::from(bits / 8));
        Ok(self.b.extract(second, 0))
    }

    // Hints and questions.

    fn hint(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        Ok(match op {
            Op::Expect | Op::ExpectWithProbability => {
                let value = self.scalar(args[0])?;
                let expected = self.scalar(args[1])?;
                if !self.optimizes() || op == Op::ExpectWithProbability {
                    return Ok(Rv::Scalar(value));
                }
                Rv::Scalar(self.intrinsic_value("llvm.expect.i64", value.get_type(), &[value, expected]))
            }
            Op::Unreachable => {
                self.b.unreachable();
                self.start_dead();
                Rv::Void
            }
            Op::Trap => {
                self.intrinsic("llvm.trap", None, &[]);
                self.b.unreachable();
                self.start_dead();
                Rv::Void
            }
            Op::Assume => {
                let cond = self.scalar(args[0])?;
                self.intrinsic("llvm.assume", None, &[cond]);
                Rv::Void
            }
            Op::AssumeAligned | Op::Launder => {
                let value = self.scalar(args[0])?;
                for &arg in &args[1..] {
                    self.discard(arg)?;
                }
                if op == Op::Launder && self.optimizes() {
                    let ptr = value.get_type();
                    return Ok(Rv::Scalar(self.intrinsic_value("llvm.launder.invariant.group.p0", ptr, &[value])));
                }
                Rv::Scalar(value)
            }
            Op::Prefetch => {
                let address = self.scalar(args[0])?;
                let write = args.get(1).and_then(|&arg| self.constant_int(arg)).unwrap_or(0);
                let locality = args.get(2).and_then(|&arg| self.constant_int(arg)).unwrap_or(3);
                let numbers = [self.b.i32(write as i64 & 1), self.b.i32(locality as i64 & 3), self.b.i32(1)];
                self.intrinsic("llvm.prefetch.p0", None, &[address, numbers[0], numbers[1], numbers[2]]);
                Rv::Void
            }
            Op::ConstantP => self.constant_p(args[0], ty)?,
            Op::ClassifyType => Rv::Scalar(self.int_constant(classify(&self.p.types, self.p.exprs[args[0]].ty), ty)?),
            Op::ObjectSize | Op::DynamicObjectSize => {
                let kind = self.constant_int(args[1]).unwrap_or(0);
                let pointer = self.scalar(args[0])?;
                let (is_min, is_dynamic) = (kind & 2 != 0, op == Op::DynamicObjectSize);
                let flags = [self.b.i1(is_min), self.b.i1(true), self.b.i1(is_dynamic)];
                let i64_ty = self.b.cx.i64_type().into();
                let name = "llvm.objectsize.i64.p0";
                Rv::Scalar(self.intrinsic_value(name, i64_ty, &[pointer, flags[0], flags[1], flags[2]]))
            }
            Op::IsConstantEvaluated => Rv::Scalar(self.b.i1(false)),
            Op::Addressof => {
                if self.p.exprs[args[0]].category.is_glvalue() {
                    Rv::Scalar(self.address(args[0])?.into())
                } else {
                    Rv::Scalar(self.scalar(args[0])?)
                }
            }
            Op::ClearCache => {
                let (begin, end) = (self.scalar(args[0])?, self.scalar(args[1])?);
                self.intrinsic("llvm.clear_cache", None, &[begin, end]);
                Rv::Void
            }
            Op::ClearPadding => {
                let pointer = self.scalar(args[0])?.into_pointer_value();
                let Some(to) = self.p.types.pointee(self.p.exprs[args[0]].ty) else {
                    return self.bug("padding of no object");
                };
                self.clear_padding(pointer, to)?;
                Rv::Void
            }
            _ => return self.bug(format!("{op:?} is no hint")),
        })
    }

    /// Constant as written, or as far as the optimiser sees.
    fn constant_p(&mut self, arg: ExprId, ty: Ty) -> Result<Rv<'c>> {
        let is_constant = match &self.p.exprs[arg].kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Null | ExprKind::Constant { .. } => true,
            _ => self.constant_int(arg).is_some(),
        };
        let arg_ty = self.p.exprs[arg].ty;
        if is_constant || shape(self.p, arg_ty) != Shape::Scalar || !self.optimizes() || self.has_effects(arg) {
            return Ok(Rv::Scalar(self.int_constant(is_constant.into(), ty)?));
        }
        let value = self.scalar(arg)?;
        let suffix = match value {
            V::IntValue(int) => format!("i{}", int.get_type().get_bit_width()),
            V::PointerValue(_) => "p0".to_string(),
            _ => return Ok(Rv::Scalar(self.int_constant(0, ty)?)),
        };
        let bool_ty = self.b.cx.bool_type().into();
        let known = self.intrinsic_value(&format!("llvm.is.constant.{suffix}"), bool_ty, &[value]);
        let to = self.val_ty(ty)?.into_int_type();
        Ok(Rv::Scalar(self.b.int_cast(known, to, false)))
    }

    fn has_effects(&self, expr: ExprId) -> bool {
        match &self.p.exprs[expr].kind {
            ExprKind::Assign { .. }
            | ExprKind::CompoundAssign { .. }
            | ExprKind::IncDec { .. }
            | ExprKind::Call { .. }
            | ExprKind::Builtin { .. }
            | ExprKind::New(_)
            | ExprKind::Delete { .. }
            | ExprKind::Throw(_)
            | ExprKind::StmtExpr { .. }
            | ExprKind::VaArg { .. } => true,
            _ => {
                let mut found = false;
                crate::hir::visit::children(&self.p.exprs[expr].kind, |part| found = found || self.has_effects(part));
                found
            }
        }
    }

    /// Zeroes the bytes of an object that no scalar in it uses.
    fn clear_padding(&mut self, ptr: P<'c>, ty: Ty) -> Result<()> {
        let size = self.size_of(ty)?;
        if size > 4096 {
            return self.bug("padding of a large object");
        }
        let mut used = vec![0u8; size as usize];
        self.mark_used(ty, 0, &mut used)?;
        for (offset, &bits) in used.iter().enumerate() {
            if bits == 0xff {
                continue;
            }
            let at = self.b.offset(ptr, offset as u64);
            let byte = match bits {
                0 => self.b.int_of(8, 0),
                bits => {
                    let old = self.b.load_value(self.b.cx.i8_type().into(), at, 1);
                    self.b.and(old, self.b.int_of(8, bits.into()))
                }
            };
            self.b.store(byte, at, 1);
        }
        Ok(())
    }

    fn mark_used(&self, ty: Ty, base: u64, used: &mut [u8]) -> Result<()> {
        match *self.p.types.kind(ty) {
            TyKind::Array(element, crate::hir::ArrayLen::Known(n)) => {
                let size = self.size_of(element)?;
                (0..n).try_for_each(|i| self.mark_used(element, base + i * size, used))
            }
            TyKind::Class(id) => {
                let class = &self.p.classes[id];
                let Some(layout) = &class.layout else { return self.bug("padding of an incomplete class") };
                if layout.has_own_vptr {
                    mark(used, base, 8);
                }
                for (base_class, &offset) in class.bases.iter().zip(&layout.base_offsets) {
                    if let Some(ty) = self.p.types.find(&TyKind::Class(base_class.class)) {
                        self.mark_used(ty, base + offset, used)?;
                    }
                }
                for (&field, &bits) in class.fields.iter().zip(&layout.field_bits) {
                    let info = &self.p.fields[field];
                    match info.bit_width {
                        Some(width) if !info.name.is_empty() => {
                            for bit in base * 8 + bits..base * 8 + bits + u64::from(width) {
                                if let Some(byte) = used.get_mut((bit / 8) as usize) {
                                    *byte |= 1 << (bit % 8);
                                }
                            }
                        }
                        Some(_) => {}
                        None => self.mark_used(info.ty, base + bits / 8, used)?,
                    }
                }
                Ok(())
            }
            _ => {
                let value_bytes = self.p.types.float_format(ty).map(|format| u64::from(format.bits() / 8));
                mark(used, base, value_bytes.map_or_else(|| self.size_of(ty), Ok)?);
                Ok(())
            }
        }
    }

    // The stack.

    fn stack_op(&mut self, op: Op, args: &[ExprId]) -> Result<Rv<'c>> {
        let ptr_ty: T<'c> = self.b.ptr_ty().into();
        Ok(match op {
            Op::Alloca | Op::AllocaWithAlign => {
                let size = self.scalar(args[0])?;
                let align = match args.get(1) {
                    Some(&align) => self.constant_int(align).unwrap_or(128) as u64 / 8,
                    None => 16,
                };
                Rv::Scalar(self.b.dynamic_alloca(size, align.max(1)).into())
            }
            Op::StackSave => Rv::Scalar(self.intrinsic_value("llvm.stacksave.p0", ptr_ty, &[])),
            Op::StackRestore => {
                let saved = self.scalar(args[0])?;
                self.intrinsic("llvm.stackrestore.p0", None, &[saved]);
                Rv::Void
            }
            Op::VaStart => {
                self.va_start(args[0])?;
                Rv::Void
            }
            Op::VaEnd => {
                self.va_end(args[0])?;
                Rv::Void
            }
            Op::VaCopy => {
                self.va_copy(args[0], args[1])?;
                Rv::Void
            }
            Op::ReturnAddress => {
                let level = self.constant_int(args[0]).unwrap_or(0);
                let level = self.b.i32(level as i64);
                Rv::Scalar(self.intrinsic_value("llvm.returnaddress", ptr_ty, &[level]))
            }
            Op::FrameAddress => {
                let level = self.constant_int(args[0]).unwrap_or(0);
                let level = self.b.i32(level as i64);
                Rv::Scalar(self.intrinsic_value("llvm.frameaddress.p0", ptr_ty, &[level]))
            }
            Op::ExtractReturnAddr => Rv::Scalar(self.scalar(args[0])?),
            Op::Setjmp => {
                // The buffer's first word is the frame, its third the stack; the intrinsic fills the second.
                let buffer = self.scalar(args[0])?.into_pointer_value();
                let level = self.b.i32(0);
                let frame = self.intrinsic_value("llvm.frameaddress.p0", ptr_ty, &[level]);
                self.b.store(frame, buffer, 8);
                let stack = self.intrinsic_value("llvm.stacksave.p0", ptr_ty, &[]);
                let third = self.b.offset(buffer, 16);
                self.b.store(stack, third, 8);
                let i32_ty = self.b.cx.i32_type().into();
                let function = self.runtime("llvm.eh.sjlj.setjmp", Some(i32_ty), &[ptr_ty], &[]);
                let address = function.as_global_value().as_pointer_value();
                let call = self.b.call(function.get_type(), address, &[buffer.into()]);
                call.add_attribute(AttributeLoc::Function, self.attr("returns_twice", 0));
                Rv::Scalar(self.b.call_value(call))
            }
            Op::Longjmp => {
                let buffer = self.scalar(args[0])?;
                self.discard(args[1])?;
                self.intrinsic("llvm.eh.sjlj.longjmp", None, &[buffer]);
                self.b.unreachable();
                self.start_dead();
                Rv::Void
            }
            _ => return self.bug(format!("{op:?} is no operation on the stack")),
        })
    }

    // Memory.

    fn memory_op(&mut self, op: Op, args: &[ExprId]) -> Result<Rv<'c>> {
        let first = self.scalar(args[0])?.into_pointer_value();
        Ok(match op {
            Op::Memcpy | Op::Memmove | Op::Mempcpy => {
                let from = self.scalar(args[1])?.into_pointer_value();
                let size = self.scalar(args[2])?;
                if op == Op::Memmove {
                    self.b.memmove(first, 1, from, 1, size);
                } else {
                    self.b.memcpy(first, 1, from, 1, size);
                }
                if op == Op::Mempcpy {
                    let end = self.b.gep(self.b.cx.i8_type().into(), first, size);
                    return Ok(Rv::Scalar(end.into()));
                }
                Rv::Scalar(first.into())
            }
            Op::Memset => {
                let byte = self.scalar(args[1])?;
                let byte = self.b.int_cast(byte, self.b.cx.i8_type(), false);
                let size = self.scalar(args[2])?;
                self.b.memset(first, byte, size, 1);
                Rv::Scalar(first.into())
            }
            Op::Bzero => {
                let size = self.scalar(args[1])?;
                self.b.memset(first, self.b.int_of(8, 0), size, 1);
                Rv::Void
            }
            _ => {
                let to = self.scalar(args[1])?.into_pointer_value();
                let size = self.scalar(args[2])?;
                self.b.memmove(to, 1, first, 1, size);
                Rv::Void
            }
        })
    }

    /// `__builtin_operator_new(size [, align] [, nothrow])`: the usual function by its mangled name (Itanium ABI 5.1.4.1).
    fn operator_new(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        let mut values = Vec::new();
        let mut name = String::from(if op == Op::OperatorNew { "_Znwm" } else { "_ZdlPv" });
        for (i, &arg) in args.iter().enumerate() {
            let arg_ty = self.p.exprs[arg].ty;
            if self.p.exprs[arg].category.is_glvalue() {
                name.push_str("RKSt9nothrow_t");
                values.push(Arg::pointer(self.address(arg)?));
                continue;
            }
            match self.p.types.kind(arg_ty) {
                TyKind::Enum(_) => name.push_str("St11align_val_t"),
                _ if i > 0 => name.push('m'),
                _ => {}
            }
            values.push(self.arg(arg, arg_ty)?);
        }
        let tys = values.iter().map(|arg| arg.ty).collect();
        let is_nothrow = op == Op::OperatorDelete || name.ends_with("nothrow_t");
        let sig = Sig { ret: ty, args: tys, is_variadic: false, is_nothrow, is_noreturn: false };
        self.library_call_values(&name, &sig, &values, None)
    }

    fn machine_op(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        match op {
            Op::ReadCycleCounter => {
                let i64_ty = self.b.cx.i64_type().into();
                Ok(Rv::Scalar(self.intrinsic_value("llvm.readcyclecounter", i64_ty, &[])))
            }
            Op::ThreadPointer => {
                let ptr_ty = self.b.ptr_ty().into();
                Ok(Rv::Scalar(self.intrinsic_value("llvm.thread.pointer.p0", ptr_ty, &[])))
            }
            Op::Target(name) => {
                let values = args.iter().map(|&arg| self.scalar(arg)).collect::<Result<Vec<_>>>()?;
                if shape(self.p, ty) == Shape::Void {
                    self.intrinsic(name, None, &values);
                    return Ok(Rv::Void);
                }
                let ret = self.val_ty(ty)?;
                Ok(Rv::Scalar(self.intrinsic_value(name, ret, &values)))
            }
            _ => self.bug(format!("{op:?} is no operation of the machine")),
        }
    }

    /// A coroutine's frame begins with the addresses of its resume and destroy functions, as GCC and Clang have it; the
    /// promise follows, aligned as it asks.
    fn coroutine_op(&mut self, op: Op, args: &[ExprId]) -> Result<Rv<'c>> {
        let frame = self.scalar(args[0])?.into_pointer_value();
        let ptr_ty: T<'c> = self.b.ptr_ty().into();
        match op {
            Op::CoroDone => {
                let resume = self.b.load_value(ptr_ty, frame, 8);
                Ok(Rv::Scalar(self.b.eq(resume, self.b.null().into())))
            }
            Op::CoroPromise => {
                let align = self.constant_int(args[1]).unwrap_or(16).max(1) as u64;
                let is_from = self.constant_int(args[2]).unwrap_or(0) != 0;
                let distance = 16u64.div_ceil(align) * align;
                let distance = if is_from { -(distance as i64) } else { distance as i64 };
                let moved = self.b.gep_wrapping(self.b.cx.i8_type().into(), frame, self.b.i64(distance));
                Ok(Rv::Scalar(moved.into()))
            }
            _ => self.call_frame(frame, op == Op::CoroResume),
        }
    }

    /// Resumes or destroys a coroutine. The optimiser's passes know the intrinsics, and may leave the frame out.
    fn call_frame(&mut self, frame: P<'c>, is_resume: bool) -> Result<Rv<'c>> {
        let ptr_ty: T<'c> = self.b.ptr_ty().into();
        if self.optimizes() {
            let name = if is_resume { "llvm.coro.resume" } else { "llvm.coro.destroy" };
            let function = self.runtime(name, None, &[ptr_ty], &[]);
            let callee = function.as_global_value().as_pointer_value();
            self.call_or_invoke(function.get_type(), callee, &[frame.into()], false)?;
            return Ok(Rv::Void);
        }
        let at = if is_resume { frame } else { self.b.offset(frame, 8) };
        let callee = self.b.load_value(ptr_ty, at, 8).into_pointer_value();
        let call = self.call_or_invoke(self.b.fn_ty(None, &[ptr_ty], false), callee, &[frame.into()], false)?;
        // LLVM makes the functions of a coroutine so; on x86-64 the C convention passes a pointer alike.
        call.set_call_convention(FAST_CALL);
        Ok(Rv::Void)
    }
}

/// LLVM's `fastcc`.
const FAST_CALL: u32 = 8;

/// How many arguments an operation reads at least.
fn n_args(op: Op) -> usize {
    match op {
        Op::Fpclassify => 6,
        Op::AtomicCompareExchangeN | Op::AtomicCompareExchange => 6,
        Op::AtomicExchange | Op::Addc | Op::Subc => 4,
        Op::AddOverflow
        | Op::SubOverflow
        | Op::MulOverflow
        | Op::AddOverflowP
        | Op::SubOverflowP
        | Op::MulOverflowP => 3,
        Op::Memcpy | Op::Memmove | Op::Mempcpy | Op::Memset | Op::Bcopy | Op::CoroPromise => 3,
        Op::AtomicStoreN | Op::AtomicExchangeN | Op::AtomicLoad | Op::AtomicStore => 3,
        Op::AtomicFetchOp(_) | Op::AtomicOpFetch(_) | Op::SyncValCompareAndSwap | Op::SyncBoolCompareAndSwap => 3,
        Op::AtomicLoadN | Op::AtomicTestAndSet | Op::AtomicClear | Op::AtomicIsLockFree | Op::AtomicAlwaysLockFree => 2,
        Op::SyncFetchOp(_) | Op::SyncOpFetch(_) | Op::SyncLockTestAndSet => 2,
        Op::Expect | Op::ExpectWithProbability | Op::ObjectSize | Op::DynamicObjectSize | Op::Bzero | Op::VaCopy => 2,
        Op::Copysign | Op::Powi | Op::Complex | Op::Longjmp | Op::RotateLeft | Op::RotateRight | Op::ClearCache => 2,
        Op::Isgreater | Op::Isgreaterequal | Op::Isless | Op::Islessequal | Op::Islessgreater => 2,
        Op::Isunordered | Op::Iseqsig => 2,
        Op::Unreachable | Op::Trap | Op::IsConstantEvaluated | Op::HugeVal | Op::Inf | Op::FltRounds => 0,
        Op::StackSave | Op::SyncSynchronize | Op::ReadCycleCounter | Op::ThreadPointer | Op::Target(_) => 0,
        Op::Line | Op::Column | Op::File | Op::Function | Op::SourceLocation => 0,
        _ => 1,
    }
}

/// GCC's `typeclass.h`.
fn classify(types: &Types, ty: Ty) -> i128 {
    match types.kind(ty) {
        TyKind::Void => 0,
        TyKind::Bool => 4,
        TyKind::Enum(_) => 3,
        TyKind::Pointer(_) | TyKind::NullPtr => 5,
        TyKind::MemberPtr { .. } => 7,
        _ if types.is_floating(ty) => 8,
        TyKind::Complex(_) => 9,
        TyKind::Class(_) => 12,
        TyKind::Vector(..) => 19,
        _ => 1,
    }
}

fn mark(used: &mut [u8], from: u64, n: u64) {
    for byte in used.iter_mut().skip(from as usize).take(n as usize) {
        *byte = 0xff;
    }
}
