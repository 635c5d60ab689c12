//! The intrinsics of coroutines. Several yield or take tokens, which inkwell does not know: they go to LLVM's C interface.

use inkwell::llvm_sys::core::{
    LLVMAddFunction, LLVMBuildCall2, LLVMConstNull, LLVMFunctionType, LLVMGetNamedFunction, LLVMTokenTypeInContext,
};
use inkwell::llvm_sys::prelude::{LLVMTypeRef, LLVMValueRef};
use inkwell::types::AsTypeRef;
use inkwell::values::AsValueRef;

use crate::ir::build::{P, V};
use crate::ir::module::Lower;

/// A value of type token, of the module in the making.
#[derive(Clone, Copy)]
pub struct Token(LLVMValueRef);

impl<'c> Lower<'c, '_> {
    /// What the coroutine's other intrinsics refer to it by; its promise is at `promise`.
    pub fn coro_id(&mut self, promise: P<'c>) -> Token {
        let null = self.b.null().as_value_ref();
        let alignment = self.b.i32(16).as_value_ref();
        let token = self.token_ty();
        Token(self.call_raw(c"llvm.coro.id", token, &[alignment, promise.as_value_ref(), null, null]))
    }

    /// Whether the frame needs storage.
    pub fn coro_alloc(&mut self, id: Token) -> V<'c> {
        let ty = self.b.cx.bool_type().as_type_ref();
        self.value_of(self.call_raw(c"llvm.coro.alloc", ty, &[id.0]))
    }

    /// The frame is made in `storage`: its address.
    pub fn coro_begin(&mut self, id: Token, storage: V<'c>) -> P<'c> {
        let ty = self.b.ptr_ty().as_type_ref();
        self.value_of(self.call_raw(c"llvm.coro.begin", ty, &[id.0, storage.as_value_ref()])).into_pointer_value()
    }

    /// The storage to give back; null for none.
    pub fn coro_free(&mut self, id: Token, address: P<'c>) -> V<'c> {
        let ty = self.b.ptr_ty().as_type_ref();
        self.value_of(self.call_raw(c"llvm.coro.free", ty, &[id.0, address.as_value_ref()]))
    }

    /// The frame is ready to be resumed from the suspend point that follows.
    pub fn coro_save(&mut self) -> Token {
        let token = self.token_ty();
        Token(self.call_raw(c"llvm.coro.save", token, &[self.b.null().as_value_ref()]))
    }

    /// A suspend point: 0 when the coroutine was resumed, 1 when it is destroyed, else it is suspended.
    pub fn coro_suspend(&mut self, save: Token, is_final: bool) -> V<'c> {
        let ty = self.b.cx.i8_type().as_type_ref();
        self.value_of(self.call_raw(c"llvm.coro.suspend", ty, &[save.0, self.b.i1(is_final).as_value_ref()]))
    }

    /// The coroutine proper ends here; `by_exception`: to unwind.
    pub fn coro_end(&mut self, by_exception: bool) {
        let ty = self.b.cx.void_type().as_type_ref();
        let null = self.b.null().as_value_ref();
        let by_exception = self.b.i1(by_exception).as_value_ref();
        // SAFETY: token is a type of this context; its null value is the token `none`.
        let none = unsafe { LLVMConstNull(self.token_ty()) };
        self.call_raw(c"llvm.coro.end", ty, &[null, by_exception, none]);
    }

    fn token_ty(&self) -> LLVMTypeRef {
        // SAFETY: the context is live.
        unsafe { LLVMTokenTypeInContext(self.b.cx.raw()) }
    }

    fn value_of(&self, value: LLVMValueRef) -> V<'c> {
        // SAFETY: the result of a call of this module that returns an integer or a pointer.
        unsafe { V::new(value) }
    }

    /// Calls an intrinsic that returns `ret`.
    fn call_raw(&self, name: &std::ffi::CStr, ret: LLVMTypeRef, args: &[LLVMValueRef]) -> LLVMValueRef {
        let mut args = args.to_vec();
        // SAFETY: module, builder and operands are live and of one context; the declaration that is made has the
        // arguments' types, as every earlier one of the name.
        unsafe {
            let mut params: Vec<LLVMTypeRef> =
                args.iter().map(|&arg| inkwell::llvm_sys::core::LLVMTypeOf(arg)).collect();
            let ty = LLVMFunctionType(ret, params.as_mut_ptr(), params.len() as u32, 0);
            let module = self.m.as_mut_ptr();
            let declared = LLVMGetNamedFunction(module, name.as_ptr());
            let function = if declared.is_null() { LLVMAddFunction(module, name.as_ptr(), ty) } else { declared };
            LLVMBuildCall2(self.b.b.as_mut_ptr(), ty, function, args.as_mut_ptr(), args.len() as u32, c"".as_ptr())
        }
    }
}
