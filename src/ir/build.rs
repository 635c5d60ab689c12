//! A thin layer over inkwell's builder: every method does what one IR instruction does, on values whose class
//! (integer, float, vector, …) is known at run time only.
//!
//! inkwell types its operands statically, which fits fixed code; here the C++ type decides, so the calls that
//! inkwell offers for one class only go to LLVM's C interface directly. A method is called when the builder
//! stands in a block (`FnState` sees to that), with values of the same context.

use inkwell::basic_block::BasicBlock;
use inkwell::builder::Builder;
use inkwell::context::Context;
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::llvm_sys::{LLVMIntPredicate, LLVMOpcode, LLVMRealPredicate};
use inkwell::types::{AsTypeRef, BasicType, BasicTypeEnum, FunctionType, IntType, PointerType};
use inkwell::values::{
    AsValueRef, BasicValue, BasicValueEnum, CallSiteValue, FunctionValue, InstructionValue, IntValue, PhiValue,
    PointerValue,
};

pub use inkwell::llvm_sys::LLVMIntPredicate as IntPred;
pub use inkwell::llvm_sys::LLVMOpcode as Opcode;
pub use inkwell::llvm_sys::LLVMRealPredicate as RealPred;

/// A value of first-class type.
pub type V<'c> = BasicValueEnum<'c>;
/// A first-class type.
pub type T<'c> = BasicTypeEnum<'c>;
/// A pointer.
pub type P<'c> = PointerValue<'c>;
/// A basic block.
pub type Bb<'c> = BasicBlock<'c>;

/// The builder with its context.
pub struct Build<'c> {
    pub cx: &'c Context,
    pub b: Builder<'c>,
}

impl<'c> Build<'c> {
    pub fn new(cx: &'c Context) -> Build<'c> {
        Build { cx, b: cx.create_builder() }
    }

    // Types.

    /// The integer type of `bits` bits.
    pub fn int_ty(&self, bits: u32) -> IntType<'c> {
        let bits = std::num::NonZeroU32::new(bits).expect("no integer has 0 bits");
        self.cx.custom_width_int_type(bits).expect("C++ integers are narrower than LLVM's limit")
    }

    pub fn ptr_ty(&self) -> PointerType<'c> {
        self.cx.ptr_type(inkwell::AddressSpace::default())
    }

    /// `n` bytes of raw memory.
    pub fn bytes_ty(&self, n: u64) -> T<'c> {
        self.array_ty(self.cx.i8_type().into(), n)
    }

    /// `[n x element]`; inkwell counts arrays in 32 bits.
    pub fn array_ty(&self, element: T<'c>, n: u64) -> T<'c> {
        // SAFETY: the element type is live and sized, and LLVM returns a type of the same context.
        unsafe { T::new(LLVMArrayType2(element.as_type_ref(), n)) }
    }

    pub fn struct_ty(&self, fields: &[T<'c>]) -> T<'c> {
        self.cx.struct_type(fields, false).into()
    }

    /// A function type; no result is void.
    pub fn fn_ty(&self, ret: Option<T<'c>>, params: &[T<'c>], is_variadic: bool) -> FunctionType<'c> {
        let params: Vec<_> = params.iter().map(|&param| param.into()).collect();
        match ret {
            Some(ret) => ret.fn_type(&params, is_variadic),
            None => self.cx.void_type().fn_type(&params, is_variadic),
        }
    }

    // Constants.

    /// The integer constant with the low bits of `value`.
    pub fn int(&self, ty: IntType<'c>, value: i128) -> V<'c> {
        ty.const_int_arbitrary_precision(&[value as u64, (value >> 64) as u64]).into()
    }

    /// As [`Build::int`], of so many bits.
    pub fn int_of(&self, bits: u32, value: i128) -> V<'c> {
        self.int(self.int_ty(bits), value)
    }

    pub fn i1(&self, value: bool) -> V<'c> {
        self.int_of(1, value.into())
    }

    pub fn i32(&self, value: i64) -> V<'c> {
        self.int_of(32, value.into())
    }

    pub fn i64(&self, value: i64) -> V<'c> {
        self.int_of(64, value.into())
    }

    pub fn null(&self) -> P<'c> {
        self.ptr_ty().const_null()
    }

    pub fn zero(&self, ty: T<'c>) -> V<'c> {
        ty.const_zero()
    }

    pub fn poison(&self, ty: T<'c>) -> V<'c> {
        // SAFETY: a live type; the result is a constant of its context.
        unsafe { V::new(LLVMGetPoison(ty.as_type_ref())) }
    }

    pub fn undef(&self, ty: T<'c>) -> V<'c> {
        // SAFETY: a live type; the result is a constant of its context.
        unsafe { V::new(LLVMGetUndef(ty.as_type_ref())) }
    }

    /// A constant seen as another type of the same size (an integer's bits as a float).
    pub fn const_bit_cast(&self, value: V<'c>, ty: T<'c>) -> V<'c> {
        // SAFETY: both are live and of one size, which the caller's table of types guarantees.
        unsafe { V::new(LLVMConstBitCast(value.as_value_ref(), ty.as_type_ref())) }
    }

    /// `base` plus `offset` bytes, a constant.
    pub fn const_offset(&self, base: P<'c>, offset: i64) -> P<'c> {
        if offset == 0 {
            return base;
        }
        let mut index = [self.i64(offset).as_value_ref()];
        let element = self.cx.i8_type().as_type_ref();
        // SAFETY: `base` is a constant pointer; one index array of length one that outlives the call.
        unsafe { P::new(LLVMConstGEP2(element, base.as_value_ref(), index.as_mut_ptr(), 1)) }
    }

    /// An array constant.
    pub fn const_array(&self, element: T<'c>, values: &[V<'c>]) -> V<'c> {
        let mut refs: Vec<_> = values.iter().map(|value| value.as_value_ref()).collect();
        // SAFETY: all values are constants of type `element`; the slice outlives the call.
        unsafe { V::new(LLVMConstArray2(element.as_type_ref(), refs.as_mut_ptr(), refs.len() as u64)) }
    }

    /// A vector constant.
    pub fn const_vector(&self, values: &[V<'c>]) -> V<'c> {
        let mut refs: Vec<_> = values.iter().map(|value| value.as_value_ref()).collect();
        // SAFETY: all values are constants of one scalar type; the slice outlives the call.
        unsafe { V::new(LLVMConstVector(refs.as_mut_ptr(), refs.len() as u32)) }
    }

    // Positions.

    pub fn at_end(&self, block: Bb<'c>) {
        self.b.position_at_end(block);
    }

    /// The block being filled.
    pub fn block(&self) -> Bb<'c> {
        self.b.get_insert_block().expect("code is only made inside a block")
    }

    pub fn is_terminated(&self) -> bool {
        self.block().get_terminator().is_some()
    }

    // Instructions.

    fn value(&self, raw: LLVMValueRef) -> V<'c> {
        // SAFETY: `raw` was just returned by LLVM's builder for an instruction or folded constant with a result
        // of first-class type, in this context.
        unsafe { V::new(raw) }
    }

    pub fn bin(&self, op: Opcode, a: V<'c>, b: V<'c>) -> V<'c> {
        // SAFETY: the operands are live and of one type that `op` takes.
        self.value(unsafe { LLVMBuildBinOp(self.b.as_mut_ptr(), op, a.as_value_ref(), b.as_value_ref(), c"".as_ptr()) })
    }

    /// Arithmetic that does not wrap around as signed numbers.
    pub fn bin_nsw(&self, op: Opcode, a: V<'c>, b: V<'c>) -> V<'c> {
        let value = self.bin(op, a, b);
        if let Some(instruction) = value.as_instruction_value() {
            // SAFETY: an add, sub, mul or shl instruction carries the flag.
            unsafe { LLVMSetNSW(instruction.as_value_ref(), 1) };
        }
        value
    }

    pub fn add(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMAdd, a, b)
    }
    pub fn sub(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMSub, a, b)
    }
    pub fn mul(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMMul, a, b)
    }
    pub fn and(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMAnd, a, b)
    }
    pub fn or(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMOr, a, b)
    }
    pub fn xor(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMXor, a, b)
    }
    pub fn shl(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMShl, a, b)
    }
    pub fn lshr(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMLShr, a, b)
    }
    pub fn ashr(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.bin(LLVMOpcode::LLVMAShr, a, b)
    }

    /// All bits inverted; a bool negated.
    pub fn not(&self, a: V<'c>) -> V<'c> {
        // SAFETY: a live integer or integer vector.
        self.value(unsafe { LLVMBuildNot(self.b.as_mut_ptr(), a.as_value_ref(), c"".as_ptr()) })
    }

    pub fn fneg(&self, a: V<'c>) -> V<'c> {
        // SAFETY: a live float or float vector.
        self.value(unsafe { LLVMBuildFNeg(self.b.as_mut_ptr(), a.as_value_ref(), c"".as_ptr()) })
    }

    pub fn icmp(&self, pred: LLVMIntPredicate, a: V<'c>, b: V<'c>) -> V<'c> {
        // SAFETY: live operands of one integer, pointer or vector type.
        self.value(unsafe {
            LLVMBuildICmp(self.b.as_mut_ptr(), pred, a.as_value_ref(), b.as_value_ref(), c"".as_ptr())
        })
    }

    pub fn eq(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.icmp(LLVMIntPredicate::LLVMIntEQ, a, b)
    }

    pub fn ne(&self, a: V<'c>, b: V<'c>) -> V<'c> {
        self.icmp(LLVMIntPredicate::LLVMIntNE, a, b)
    }

    pub fn fcmp(&self, pred: LLVMRealPredicate, a: V<'c>, b: V<'c>) -> V<'c> {
        // SAFETY: live operands of one floating-point type.
        self.value(unsafe {
            LLVMBuildFCmp(self.b.as_mut_ptr(), pred, a.as_value_ref(), b.as_value_ref(), c"".as_ptr())
        })
    }

    /// A conversion instruction; none when the type is that already.
    pub fn cast(&self, op: Opcode, value: V<'c>, to: T<'c>) -> V<'c> {
        if value.get_type() == to {
            return value;
        }
        // SAFETY: a live value, and a type that `op` converts it to.
        self.value(unsafe {
            LLVMBuildCast(self.b.as_mut_ptr(), op, value.as_value_ref(), to.as_type_ref(), c"".as_ptr())
        })
    }

    /// An integer widened (by sign or zeros) or truncated.
    pub fn int_cast(&self, value: V<'c>, to: IntType<'c>, is_signed: bool) -> V<'c> {
        let from = value.into_int_value().get_type().get_bit_width();
        let op = match to.get_bit_width().cmp(&from) {
            std::cmp::Ordering::Equal => return value,
            std::cmp::Ordering::Less => LLVMOpcode::LLVMTrunc,
            std::cmp::Ordering::Greater if is_signed => LLVMOpcode::LLVMSExt,
            std::cmp::Ordering::Greater => LLVMOpcode::LLVMZExt,
        };
        self.cast(op, value, to.into())
    }

    pub fn bit_cast(&self, value: V<'c>, to: T<'c>) -> V<'c> {
        self.cast(LLVMOpcode::LLVMBitCast, value, to)
    }

    pub fn ptr_to_int(&self, value: P<'c>) -> V<'c> {
        self.cast(LLVMOpcode::LLVMPtrToInt, value.into(), self.cx.i64_type().into())
    }

    pub fn int_to_ptr(&self, value: V<'c>) -> P<'c> {
        self.cast(LLVMOpcode::LLVMIntToPtr, value, self.ptr_ty().into()).into_pointer_value()
    }

    /// `ptr` plus `offset` bytes, staying inside the object.
    pub fn offset(&self, ptr: P<'c>, offset: u64) -> P<'c> {
        if offset == 0 {
            return ptr;
        }
        self.gep(self.cx.i8_type().into(), ptr, self.i64(offset as i64))
    }

    /// `ptr` plus `index` elements, staying inside the object.
    pub fn gep(&self, element: T<'c>, ptr: P<'c>, index: V<'c>) -> P<'c> {
        let mut index = [index.as_value_ref()];
        // SAFETY: live operands; one index array of length one that outlives the call.
        unsafe {
            P::new(LLVMBuildInBoundsGEP2(
                self.b.as_mut_ptr(),
                element.as_type_ref(),
                ptr.as_value_ref(),
                index.as_mut_ptr(),
                1,
                c"".as_ptr(),
            ))
        }
    }

    /// As [`Build::gep`] without the promise to stay inside.
    pub fn gep_wrapping(&self, element: T<'c>, ptr: P<'c>, index: V<'c>) -> P<'c> {
        let mut index = [index.as_value_ref()];
        // SAFETY: as in `gep`.
        unsafe {
            P::new(LLVMBuildGEP2(
                self.b.as_mut_ptr(),
                element.as_type_ref(),
                ptr.as_value_ref(),
                index.as_mut_ptr(),
                1,
                c"".as_ptr(),
            ))
        }
    }

    pub fn load(&self, ty: T<'c>, ptr: P<'c>, align: u64) -> InstructionValue<'c> {
        // SAFETY: a sized live type and a live pointer; the result is an instruction of this context.
        let load = unsafe {
            InstructionValue::new(LLVMBuildLoad2(
                self.b.as_mut_ptr(),
                ty.as_type_ref(),
                ptr.as_value_ref(),
                c"".as_ptr(),
            ))
        };
        set_align(load, align);
        load
    }

    pub fn load_value(&self, ty: T<'c>, ptr: P<'c>, align: u64) -> V<'c> {
        self.result(self.load(ty, ptr, align))
    }

    /// The result of an instruction that has one of first-class type.
    pub fn result(&self, instruction: InstructionValue<'c>) -> V<'c> {
        self.value(instruction.as_value_ref())
    }

    pub fn store(&self, value: V<'c>, ptr: P<'c>, align: u64) -> InstructionValue<'c> {
        // SAFETY: live operands; the result is a store instruction.
        let store = unsafe {
            InstructionValue::new(LLVMBuildStore(self.b.as_mut_ptr(), value.as_value_ref(), ptr.as_value_ref()))
        };
        set_align(store, align);
        store
    }

    pub fn alloca(&self, ty: T<'c>, align: u64, name: &str) -> P<'c> {
        let slot = self.b.build_alloca(ty, name).expect("the builder is positioned");
        set_align(slot.as_instruction().expect("an alloca is an instruction"), align);
        slot
    }

    /// `size` bytes on the stack, at run time.
    pub fn dynamic_alloca(&self, size: V<'c>, align: u64) -> P<'c> {
        let size: IntValue<'c> = size.into_int_value();
        let slot = self.b.build_array_alloca(self.cx.i8_type(), size, "").expect("the builder is positioned");
        set_align(slot.as_instruction().expect("an alloca is an instruction"), align);
        slot
    }

    pub fn memcpy(&self, to: P<'c>, to_align: u64, from: P<'c>, from_align: u64, size: V<'c>) {
        // SAFETY: live operands, and alignments that are powers of two.
        unsafe {
            LLVMBuildMemCpy(
                self.b.as_mut_ptr(),
                to.as_value_ref(),
                to_align as u32,
                from.as_value_ref(),
                from_align as u32,
                size.as_value_ref(),
            );
        }
    }

    pub fn memmove(&self, to: P<'c>, to_align: u64, from: P<'c>, from_align: u64, size: V<'c>) {
        // SAFETY: as in `memcpy`.
        unsafe {
            LLVMBuildMemMove(
                self.b.as_mut_ptr(),
                to.as_value_ref(),
                to_align as u32,
                from.as_value_ref(),
                from_align as u32,
                size.as_value_ref(),
            );
        }
    }

    pub fn memset(&self, to: P<'c>, byte: V<'c>, size: V<'c>, align: u64) {
        // SAFETY: as in `memcpy`; `byte` is an i8.
        unsafe {
            LLVMBuildMemSet(
                self.b.as_mut_ptr(),
                to.as_value_ref(),
                byte.as_value_ref(),
                size.as_value_ref(),
                align as u32,
            );
        }
    }

    pub fn select(&self, cond: V<'c>, yes: V<'c>, no: V<'c>) -> V<'c> {
        // SAFETY: `cond` is an i1 or a vector of them, the others are of one type.
        self.value(unsafe {
            LLVMBuildSelect(
                self.b.as_mut_ptr(),
                cond.as_value_ref(),
                yes.as_value_ref(),
                no.as_value_ref(),
                c"".as_ptr(),
            )
        })
    }

    pub fn extract(&self, aggregate: V<'c>, index: u32) -> V<'c> {
        // SAFETY: `aggregate` is a struct or array with such an element.
        self.value(unsafe { LLVMBuildExtractValue(self.b.as_mut_ptr(), aggregate.as_value_ref(), index, c"".as_ptr()) })
    }

    pub fn insert(&self, aggregate: V<'c>, value: V<'c>, index: u32) -> V<'c> {
        // SAFETY: `aggregate` is a struct or array with such an element.
        self.value(unsafe {
            LLVMBuildInsertValue(
                self.b.as_mut_ptr(),
                aggregate.as_value_ref(),
                value.as_value_ref(),
                index,
                c"".as_ptr(),
            )
        })
    }

    pub fn extract_element(&self, vector: V<'c>, index: V<'c>) -> V<'c> {
        // SAFETY: a live vector and integer.
        self.value(unsafe {
            LLVMBuildExtractElement(self.b.as_mut_ptr(), vector.as_value_ref(), index.as_value_ref(), c"".as_ptr())
        })
    }

    pub fn insert_element(&self, vector: V<'c>, value: V<'c>, index: V<'c>) -> V<'c> {
        // SAFETY: a live vector, a value of its element type and an integer.
        self.value(unsafe {
            LLVMBuildInsertElement(
                self.b.as_mut_ptr(),
                vector.as_value_ref(),
                value.as_value_ref(),
                index.as_value_ref(),
                c"".as_ptr(),
            )
        })
    }

    pub fn shuffle(&self, a: V<'c>, b: V<'c>, mask: V<'c>) -> V<'c> {
        // SAFETY: two vectors of one type and a constant mask.
        self.value(unsafe {
            LLVMBuildShuffleVector(
                self.b.as_mut_ptr(),
                a.as_value_ref(),
                b.as_value_ref(),
                mask.as_value_ref(),
                c"".as_ptr(),
            )
        })
    }

    /// `value` in each element.
    pub fn splat(&self, value: V<'c>, n: u32) -> V<'c> {
        let one = self.const_vector(&[self.undef(value.get_type())]);
        let one = self.insert_element(one, value, self.i32(0));
        let mask = self.const_vector(&vec![self.i32(0); n as usize]);
        self.shuffle(one, self.undef(one.get_type()), mask)
    }

    pub fn br(&self, to: Bb<'c>) {
        self.b.build_unconditional_branch(to).expect("the builder is positioned");
    }

    pub fn cond_br(&self, cond: V<'c>, yes: Bb<'c>, no: Bb<'c>) -> InstructionValue<'c> {
        self.b.build_conditional_branch(cond.into_int_value(), yes, no).expect("the builder is positioned")
    }

    pub fn phi(&self, ty: T<'c>, incoming: &[(V<'c>, Bb<'c>)]) -> V<'c> {
        let phi: PhiValue<'c> = self.b.build_phi(ty, "").expect("the builder is positioned");
        for (value, block) in incoming {
            phi.add_incoming(&[(value as &dyn BasicValue<'c>, *block)]);
        }
        phi.as_basic_value()
    }

    pub fn ret(&self, value: Option<V<'c>>) {
        let result = match &value {
            Some(value) => self.b.build_return(Some(value)),
            None => self.b.build_return(None),
        };
        result.expect("the builder is positioned");
    }

    pub fn unreachable(&self) {
        self.b.build_unreachable().expect("the builder is positioned");
    }

    pub fn call(&self, ty: FunctionType<'c>, callee: P<'c>, args: &[V<'c>]) -> CallSiteValue<'c> {
        let mut args: Vec<_> = args.iter().map(|arg| arg.as_value_ref()).collect();
        // SAFETY: `callee` points to a function (or is inline assembly) called as `ty`, with its arguments' types.
        unsafe {
            CallSiteValue::new(LLVMBuildCall2(
                self.b.as_mut_ptr(),
                ty.as_type_ref(),
                callee.as_value_ref(),
                args.as_mut_ptr(),
                args.len() as u32,
                c"".as_ptr(),
            ))
        }
    }

    pub fn invoke(
        &self,
        ty: FunctionType<'c>,
        callee: P<'c>,
        args: &[V<'c>],
        then: Bb<'c>,
        unwind: Bb<'c>,
    ) -> CallSiteValue<'c> {
        let mut args: Vec<_> = args.iter().map(|arg| arg.as_value_ref()).collect();
        // SAFETY: as in `call`; `unwind` starts with a landing pad.
        unsafe {
            CallSiteValue::new(LLVMBuildInvoke2(
                self.b.as_mut_ptr(),
                ty.as_type_ref(),
                callee.as_value_ref(),
                args.as_mut_ptr(),
                args.len() as u32,
                then.as_mut_ptr(),
                unwind.as_mut_ptr(),
                c"".as_ptr(),
            ))
        }
    }

    /// A call of inline assembly that may jump to `labels`.
    pub fn callbr(
        &self,
        ty: FunctionType<'c>,
        callee: P<'c>,
        args: &[V<'c>],
        then: Bb<'c>,
        labels: &[Bb<'c>],
    ) -> CallSiteValue<'c> {
        let mut args: Vec<_> = args.iter().map(|arg| arg.as_value_ref()).collect();
        let mut labels: Vec<_> = labels.iter().map(|label| label.as_mut_ptr()).collect();
        // SAFETY: as in `call`; all blocks are of this function, and both arrays outlive the call.
        unsafe {
            CallSiteValue::new(LLVMBuildCallBr(
                self.b.as_mut_ptr(),
                ty.as_type_ref(),
                callee.as_value_ref(),
                then.as_mut_ptr(),
                labels.as_mut_ptr(),
                labels.len() as u32,
                args.as_mut_ptr(),
                args.len() as u32,
                std::ptr::null_mut(),
                0,
                c"".as_ptr(),
            ))
        }
    }

    /// The address of a block whose label's address is taken.
    pub fn block_address(&self, function: FunctionValue<'c>, block: Bb<'c>) -> P<'c> {
        // SAFETY: the block is of this function, and not its first.
        unsafe { P::new(LLVMBlockAddress(function.as_value_ref(), block.as_mut_ptr())) }
    }

    /// The value of a call that has one.
    pub fn call_value(&self, call: CallSiteValue<'c>) -> V<'c> {
        self.value(call.as_value_ref())
    }
}

/// Sets the alignment of a load, store or alloca.
pub fn set_align(instruction: InstructionValue<'_>, align: u64) {
    let align = u32::try_from(align.max(1)).unwrap_or(1 << 31);
    instruction.set_alignment(align).expect("loads, stores and allocas have alignments that are powers of two");
}
