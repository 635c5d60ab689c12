//! Atomic builtins: `__atomic_*` and `__sync_*` (GCC manual, "Memory Model Aware Atomic Operations").
//!
//! Objects of 1, 2, 4, 8 and (with cmpxchg16b's help, through the library) 16 bytes; what LLVM cannot do inline
//! it turns into calls of libatomic. An order that is no constant is taken as the strongest.

use inkwell::values::{AsValueRef, InstructionValue};
use inkwell::{AtomicOrdering, AtomicRMWBinOp};

use crate::hir::builtin::{Op, Rmw};
use crate::hir::{ExprId, ExprKind, Ty, Value};
use crate::ir::abi_x86_64::ArgTy;
use crate::ir::build::{P, T, V};
use crate::ir::call::Arg;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::module::{Lower, Sig};

/// An atomic object: where, its type, its size.
#[derive(Clone, Copy)]
struct Object<'c> {
    ptr: P<'c>,
    ty: Ty,
    size: u64,
}

impl<'c> Object<'c> {
    /// Whether LLVM makes instructions of its operations.
    fn is_inline(&self) -> bool {
        matches!(self.size, 1 | 2 | 4 | 8)
    }
}

impl<'c> Lower<'c, '_> {
    /// A call of an atomic builtin.
    pub fn atomic(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        match op {
            Op::AtomicThreadFence | Op::AtomicSignalFence => {
                let order = self.order(args[0])?;
                self.fence(order, op == Op::AtomicSignalFence);
                Ok(Rv::Void)
            }
            Op::SyncSynchronize => {
                self.fence(AtomicOrdering::SequentiallyConsistent, false);
                Ok(Rv::Void)
            }
            Op::AtomicIsLockFree | Op::AtomicAlwaysLockFree => self.is_lock_free(op, args, ty),
            _ => {
                let object = self.atomic_object(op, args)?;
                self.atomic_on(op, object, args, ty)
            }
        }
    }

    fn atomic_on(&mut self, op: Op, object: Object<'c>, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        let seq_cst = AtomicOrdering::SequentiallyConsistent;
        match op {
            Op::AtomicLoadN => {
                let order = self.order(args[1])?;
                let value = self.atomic_load(object, order)?;
                self.value_out(value, ty)
            }
            Op::AtomicStoreN => {
                let value = self.value_in(args[1], object)?;
                let order = self.order(args[2])?;
                self.atomic_store(object, value, order)?;
                Ok(Rv::Void)
            }
            Op::AtomicExchangeN => {
                let value = self.value_in(args[1], object)?;
                let order = self.order(args[2])?;
                let old = self.rmw(AtomicRMWBinOp::Xchg, object, value, order)?;
                self.value_out(old, ty)
            }
            Op::AtomicCompareExchangeN => {
                let expected = self.scalar(args[1])?.into_pointer_value();
                let desired = self.value_in(args[2], object)?;
                self.compare_exchange(object, expected, desired, &args[3..])
            }
            Op::AtomicLoad => {
                let to = self.scalar(args[1])?.into_pointer_value();
                let order = self.order(args[2])?;
                if !object.is_inline() {
                    return self.generic_call("__atomic_load", object, &[to], &[args[2]], None);
                }
                let value = self.atomic_load(object, order)?;
                self.b.store(value, to, 1);
                Ok(Rv::Void)
            }
            Op::AtomicStore => {
                let from = self.scalar(args[1])?.into_pointer_value();
                let order = self.order(args[2])?;
                if !object.is_inline() {
                    return self.generic_call("__atomic_store", object, &[from], &[args[2]], None);
                }
                let value = self.load_unit(from, object);
                self.atomic_store(object, value, order)?;
                Ok(Rv::Void)
            }
            Op::AtomicExchange => {
                let from = self.scalar(args[1])?.into_pointer_value();
                let to = self.scalar(args[2])?.into_pointer_value();
                let order = self.order(args[3])?;
                if !object.is_inline() {
                    return self.generic_call("__atomic_exchange", object, &[from, to], &[args[3]], None);
                }
                let value = self.load_unit(from, object);
                let old = self.rmw(AtomicRMWBinOp::Xchg, object, value, order)?;
                self.b.store(old, to, 1);
                Ok(Rv::Void)
            }
            Op::AtomicCompareExchange => {
                let expected = self.scalar(args[1])?.into_pointer_value();
                let desired = self.scalar(args[2])?.into_pointer_value();
                if !object.is_inline() {
                    let pointers = [expected, desired];
                    return self.generic_call(
                        "__atomic_compare_exchange",
                        object,
                        &pointers,
                        &args[4..],
                        Some(Ty::BOOL),
                    );
                }
                let desired = self.load_unit(desired, object);
                self.compare_exchange(object, expected, desired, &args[3..])
            }
            Op::AtomicFetchOp(rmw) | Op::AtomicOpFetch(rmw) => {
                let value = self.value_in(args[1], object)?;
                let order = self.order(args[2])?;
                self.fetch_op(object, rmw, value, order, matches!(op, Op::AtomicOpFetch(_)), ty)
            }
            Op::SyncFetchOp(rmw) | Op::SyncOpFetch(rmw) => {
                let value = self.value_in(args[1], object)?;
                self.fetch_op(object, rmw, value, seq_cst, matches!(op, Op::SyncOpFetch(_)), ty)
            }
            Op::SyncValCompareAndSwap | Op::SyncBoolCompareAndSwap => {
                let expected = self.value_in(args[1], object)?;
                let desired = self.value_in(args[2], object)?;
                let (old, success) = self.cmpxchg(object, expected, desired, seq_cst, seq_cst, false)?;
                if op == Op::SyncBoolCompareAndSwap { Ok(Rv::Scalar(success)) } else { self.value_out(old, ty) }
            }
            Op::SyncLockTestAndSet => {
                let value = self.value_in(args[1], object)?;
                let old = self.rmw(AtomicRMWBinOp::Xchg, object, value, AtomicOrdering::Acquire)?;
                self.value_out(old, ty)
            }
            Op::SyncLockRelease => {
                let zero = self.b.zero(self.unit(object));
                self.atomic_store(object, zero, AtomicOrdering::Release)?;
                Ok(Rv::Void)
            }
            Op::AtomicTestAndSet => {
                let order = self.order(args[1])?;
                let old = self.rmw(AtomicRMWBinOp::Xchg, object, self.b.int_of(8, 1), order)?;
                Ok(Rv::Scalar(self.b.ne(old, self.b.int_of(8, 0))))
            }
            Op::AtomicClear => {
                let order = self.order(args[1])?;
                self.atomic_store(object, self.b.int_of(8, 0), order)?;
                Ok(Rv::Void)
            }
            _ => self.bug(format!("{op:?} is no atomic operation")),
        }
    }

    fn atomic_object(&mut self, op: Op, args: &[ExprId]) -> Result<Object<'c>> {
        let ptr_ty = self.p.exprs[args[0]].ty;
        let Some(ty) = self.p.types.pointee(ptr_ty) else { return self.bug("an atomic operation on no pointer") };
        let ptr = self.scalar(args[0])?.into_pointer_value();
        let size = match op {
            Op::AtomicTestAndSet | Op::AtomicClear => 1,
            _ => self.size_of(ty)?,
        };
        Ok(Object { ptr, ty, size })
    }

    /// The integer as which an object is accessed.
    fn unit(&self, object: Object<'c>) -> T<'c> {
        self.b.int_ty(object.size as u32 * 8).into()
    }

    fn load_unit(&mut self, ptr: P<'c>, object: Object<'c>) -> V<'c> {
        let unit = self.unit(object);
        self.b.load_value(unit, ptr, 1)
    }

    /// An operand as the object's integer. For pointers it may be a number of bytes.
    fn value_in(&mut self, arg: ExprId, object: Object<'c>) -> Result<V<'c>> {
        let value = self.scalar(arg)?;
        let from = self.p.exprs[arg].ty;
        let unit = self.unit(object).into_int_type();
        if value.is_int_value() {
            let is_signed = self.p.types.is_signed(crate::ir::types::underlying(self.p, from));
            return Ok(self.b.int_cast(value, unit, is_signed));
        }
        self.same_bits(value, unit.into())
    }

    /// A result in the type of the call.
    fn value_out(&mut self, value: V<'c>, ty: Ty) -> Result<Rv<'c>> {
        let mem = self.mem_ty(ty)?;
        let value = if value.is_int_value() && mem.is_int_type() {
            self.b.int_cast(value, mem.into_int_type(), false)
        } else {
            self.same_bits(value, mem)?
        };
        Ok(Rv::Scalar(self.reg_form(value, ty)))
    }

    /// A memory order: GCC's constants, `__ATOMIC_RELAXED` to `__ATOMIC_SEQ_CST`.
    fn order(&mut self, arg: ExprId) -> Result<AtomicOrdering> {
        let Some(order) = self.constant_int(arg) else {
            self.discard(arg)?;
            return Ok(AtomicOrdering::SequentiallyConsistent);
        };
        // The upper bits are hints of the HLE extension.
        Ok(match order & 0xffff {
            0 => AtomicOrdering::Monotonic,
            1 | 2 => AtomicOrdering::Acquire,
            3 => AtomicOrdering::Release,
            4 => AtomicOrdering::AcquireRelease,
            _ => AtomicOrdering::SequentiallyConsistent,
        })
    }

    /// The value of an integer constant expression as written.
    pub fn constant_int(&self, expr: ExprId) -> Option<i128> {
        match &self.p.exprs[expr].kind {
            ExprKind::Int(value) => Some(*value),
            ExprKind::Constant { value, .. } => match &**value {
                Value::Int(value) => Some(*value),
                _ => None,
            },
            ExprKind::Cast { kind: crate::hir::CastKind::Integral | crate::hir::CastKind::NoOp, sub }
            | ExprKind::FullExpr(sub) => self.constant_int(*sub),
            ExprKind::Cast { kind: crate::hir::CastKind::IntegralToBool, sub } => {
                self.constant_int(*sub).map(|value| i128::from(value != 0))
            }
            ExprKind::Cast { kind: crate::hir::CastKind::LValueToRValue, sub } => match self.p.exprs[*sub].kind {
                // A constant variable, as `memory_order_relaxed` is.
                ExprKind::Var(var) => match self.p.vars[var].value.as_deref() {
                    Some(Value::Int(value)) if self.p.types.quals(self.p.vars[var].ty).is_const() => Some(*value),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    fn fence(&mut self, order: AtomicOrdering, is_single_thread: bool) {
        // A relaxed fence is none.
        if order != AtomicOrdering::Monotonic {
            self.b.b.build_fence(order, is_single_thread, "").expect("the builder is positioned, the order a fence's");
        }
    }

    fn atomic_load(&mut self, object: Object<'c>, order: AtomicOrdering) -> Result<V<'c>> {
        let order = match order {
            AtomicOrdering::Release => AtomicOrdering::Monotonic,
            AtomicOrdering::AcquireRelease => AtomicOrdering::Acquire,
            order => order,
        };
        let load = self.b.load(self.unit(object), object.ptr, object.size);
        self.make_atomic(load, object, order)?;
        Ok(self.b.result(load))
    }

    fn atomic_store(&mut self, object: Object<'c>, value: V<'c>, order: AtomicOrdering) -> Result<()> {
        let order = match order {
            AtomicOrdering::Acquire => AtomicOrdering::Monotonic,
            AtomicOrdering::AcquireRelease => AtomicOrdering::Release,
            order => order,
        };
        let store = self.b.store(value, object.ptr, object.size);
        self.make_atomic(store, object, order)
    }

    fn make_atomic(&mut self, access: InstructionValue<'c>, object: Object<'c>, order: AtomicOrdering) -> Result<()> {
        let volatile = self.is_volatile(object.ty);
        if access.set_atomic_ordering(order).is_err() || (volatile && access.set_volatile(true).is_err()) {
            return self.bug("an access that cannot be atomic");
        }
        Ok(())
    }

    fn rmw(&mut self, op: AtomicRMWBinOp, object: Object<'c>, value: V<'c>, order: AtomicOrdering) -> Result<V<'c>> {
        let built = self.b.b.build_atomicrmw(op, object.ptr, value.into_int_value(), order);
        match built {
            Ok(old) => {
                if self.is_volatile(object.ty) {
                    set_volatile(old.as_value_ref());
                }
                Ok(old.into())
            }
            Err(error) => self.bug(format!("atomicrmw: {error}")),
        }
    }

    fn fetch_op(
        &mut self,
        object: Object<'c>,
        rmw: Rmw,
        value: V<'c>,
        order: AtomicOrdering,
        wants_new: bool,
        ty: Ty,
    ) -> Result<Rv<'c>> {
        let op = match rmw {
            Rmw::Add => AtomicRMWBinOp::Add,
            Rmw::Sub => AtomicRMWBinOp::Sub,
            Rmw::And => AtomicRMWBinOp::And,
            Rmw::Or => AtomicRMWBinOp::Or,
            Rmw::Xor => AtomicRMWBinOp::Xor,
            Rmw::Nand => AtomicRMWBinOp::Nand,
        };
        let old = self.rmw(op, object, value, order)?;
        if !wants_new {
            return self.value_out(old, ty);
        }
        let new = match rmw {
            Rmw::Add => self.b.add(old, value),
            Rmw::Sub => self.b.sub(old, value),
            Rmw::And => self.b.and(old, value),
            Rmw::Or => self.b.or(old, value),
            Rmw::Xor => self.b.xor(old, value),
            Rmw::Nand => {
                let both = self.b.and(old, value);
                self.b.not(both)
            }
        };
        self.value_out(new, ty)
    }

    fn cmpxchg(
        &mut self,
        object: Object<'c>,
        expected: V<'c>,
        desired: V<'c>,
        success: AtomicOrdering,
        failure: AtomicOrdering,
        is_weak: bool,
    ) -> Result<(V<'c>, V<'c>)> {
        let failure = match failure {
            AtomicOrdering::Release => AtomicOrdering::Monotonic,
            AtomicOrdering::AcquireRelease => AtomicOrdering::Acquire,
            order => order,
        };
        match self.b.b.build_cmpxchg(object.ptr, expected, desired, success, failure) {
            Ok(pair) => {
                if is_weak {
                    // SAFETY: the value is a cmpxchg instruction just built.
                    unsafe { inkwell::llvm_sys::core::LLVMSetWeak(pair.as_value_ref(), 1) };
                }
                if self.is_volatile(object.ty) {
                    set_volatile(pair.as_value_ref());
                }
                Ok((self.b.extract(pair.into(), 0), self.b.extract(pair.into(), 1)))
            }
            Err(error) => self.bug(format!("cmpxchg: {error}")),
        }
    }

    /// `rest`: weak, success order, failure order. What was found replaces what was expected.
    fn compare_exchange(
        &mut self,
        object: Object<'c>,
        expected: P<'c>,
        desired: V<'c>,
        rest: &[ExprId],
    ) -> Result<Rv<'c>> {
        let [weak, success, failure] = *rest else { return self.bug("a compare-exchange with too few arguments") };
        let is_weak = self.constant_int(weak).is_some_and(|weak| weak != 0);
        if self.constant_int(weak).is_none() {
            self.discard(weak)?;
        }
        let (success, failure) = (self.order(success)?, self.order(failure)?);
        let wanted = self.load_unit(expected, object);
        let (old, done) = self.cmpxchg(object, wanted, desired, success, failure, is_weak)?;
        let (differs, end) = (self.new_block("cas.fail"), self.new_block("cas.end"));
        self.b.cond_br(done, end, differs);
        self.b.at_end(differs);
        self.b.store(old, expected, 1);
        self.b.br(end);
        self.b.at_end(end);
        Ok(Rv::Scalar(done))
    }

    /// The library's function for objects of any size: size, pointers, orders.
    fn generic_call(
        &mut self,
        name: &str,
        object: Object<'c>,
        pointers: &[P<'c>],
        orders: &[ExprId],
        ret: Option<Ty>,
    ) -> Result<Rv<'c>> {
        let mut args = vec![
            Arg { ty: ArgTy::Ty(Ty::SIZE), value: Rv::Scalar(self.b.i64(object.size as i64)) },
            Arg::pointer(object.ptr),
        ];
        args.extend(pointers.iter().map(|&ptr| Arg::pointer(ptr)));
        for &order in orders {
            let value = self.scalar(order)?;
            args.push(Arg { ty: ArgTy::Ty(Ty::INT), value: Rv::Scalar(value) });
        }
        let tys = args.iter().map(|arg| arg.ty).collect();
        let sig =
            Sig { ret: ret.unwrap_or(Ty::VOID), args: tys, is_variadic: false, is_nothrow: true, is_noreturn: false };
        self.library_call_values(name, &sig, &args, None)
    }

    fn is_lock_free(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        let size = self.constant_int(args[0]);
        if let (Some(1 | 2 | 4 | 8), _) | (Some(_), Op::AtomicAlwaysLockFree) = (size, op) {
            return Ok(Rv::Scalar(self.b.i1(matches!(size, Some(1 | 2 | 4 | 8)))));
        }
        let size = self.scalar(args[0])?;
        let object = self.scalar(args[1])?.into_pointer_value();
        let args = [Arg { ty: ArgTy::Ty(Ty::SIZE), value: Rv::Scalar(size) }, Arg::pointer(object)];
        let tys = args.iter().map(|arg| arg.ty).collect();
        let sig = Sig { ret: ty, args: tys, is_variadic: false, is_nothrow: true, is_noreturn: false };
        self.library_call_values("__atomic_is_lock_free", &sig, &args, None)
    }
}

fn set_volatile(instruction: inkwell::llvm_sys::prelude::LLVMValueRef) {
    // SAFETY: an atomicrmw or cmpxchg instruction just built carries the flag.
    unsafe { inkwell::llvm_sys::core::LLVMSetVolatile(instruction, 1) };
}
