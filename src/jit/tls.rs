//! `thread_local` variables of compiled code, by the scheme GCC calls emulated TLS.
//!
//! Native TLS needs a loader that gives each thread a block for a new module; ORC has none without its own
//! runtime library. So before a module is compiled each thread-local variable `v` becomes a control object
//! `__emutls_v.v` (size, alignment, slot, initial image), and each use of its address a call of
//! `__emutls_get_address`, which is ours. A native thread-local variable of a shared library (as
//! `std::__once_callable`) is reached through a control object that names the library's block instead.

use std::alloc::Layout;
use std::cell::RefCell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use llvm_sys::LLVMLinkage;
use llvm_sys::core::{
    LLVMAddFunction, LLVMAddGlobal, LLVMBuildCall2, LLVMConstInt, LLVMConstNull, LLVMConstStructInContext,
    LLVMCreateBuilderInContext, LLVMDeleteGlobal, LLVMDisposeBuilder, LLVMFunctionType, LLVMGetAlignment,
    LLVMGetCalledValue, LLVMGetFirstUse, LLVMGetInitializer, LLVMGetLinkage, LLVMGetNamedFunction, LLVMGetNumOperands,
    LLVMGetOperand, LLVMGetUser, LLVMGlobalGetValueType, LLVMInstructionEraseFromParent, LLVMInt64TypeInContext,
    LLVMIsACallInst, LLVMIsAGlobalVariable, LLVMIsAInstruction, LLVMIsAPHINode, LLVMIsDeclaration, LLVMIsThreadLocal,
    LLVMPointerTypeInContext, LLVMPositionBuilderBefore, LLVMReplaceAllUsesWith, LLVMSetAlignment,
    LLVMSetGlobalConstant, LLVMSetInitializer, LLVMSetLinkage, LLVMSetOperand, LLVMTypeOf,
};
use llvm_sys::prelude::{LLVMBuilderRef, LLVMContextRef, LLVMModuleRef, LLVMTypeRef, LLVMValueRef};
use llvm_sys::target::{LLVMABIAlignmentOfType, LLVMABISizeOfType, LLVMGetModuleDataLayout};

use super::JitError;
use super::llvm::{FinishedModule, c_string, value_name};

/// What the control object of the variable `v` is called.
pub(super) const PREFIX: &str = "__emutls_v.";

/// Rewrites the module's thread-local variables; a module without any is left alone.
pub(super) fn emulate(module: &FinishedModule) -> Result<(), JitError> {
    // SAFETY: every value is a live global of the module.
    let is_ours = |&it: &LLVMValueRef| unsafe { !LLVMIsAGlobalVariable(it).is_null() && LLVMIsThreadLocal(it) != 0 };
    let variables: Vec<_> = module.globals().into_iter().filter(is_ours).collect();
    if variables.is_empty() {
        return Ok(());
    }
    let rewrite = Rewrite::new(module);
    variables.into_iter().try_for_each(|variable| rewrite.variable(variable))
}

struct Rewrite {
    context: LLVMContextRef,
    module: LLVMModuleRef,
    builder: LLVMBuilderRef,
    ptr_ty: LLVMTypeRef,
    get_ty: LLVMTypeRef,
    get: LLVMValueRef,
}

impl Drop for Rewrite {
    fn drop(&mut self) {
        // SAFETY: the builder is ours.
        unsafe { LLVMDisposeBuilder(self.builder) }
    }
}

impl Rewrite {
    fn new(owner: &FinishedModule) -> Self {
        let (context, module) = (owner.context(), owner.module());
        let name = c"__emutls_get_address".as_ptr();
        // SAFETY: context and module are live; types and functions made here belong to them.
        unsafe {
            let ptr_ty = LLVMPointerTypeInContext(context, 0);
            let mut params = [ptr_ty];
            let get_ty = LLVMFunctionType(ptr_ty, params.as_mut_ptr(), 1, 0);
            let known = LLVMGetNamedFunction(module, name);
            let get = if known.is_null() { LLVMAddFunction(module, name, get_ty) } else { known };
            Self { context, module, builder: LLVMCreateBuilderInContext(context), ptr_ty, get_ty, get }
        }
    }

    fn variable(&self, variable: LLVMValueRef) -> Result<(), JitError> {
        let control = self.control(variable);
        // SAFETY: each use is taken from the list of a live value and is gone from it when the loop comes round;
        // the variable is deleted once nothing refers to it.
        unsafe {
            loop {
                let use_ = LLVMGetFirstUse(variable);
                if use_.is_null() {
                    break;
                }
                self.replace(LLVMGetUser(use_), variable, control)?;
            }
            LLVMDeleteGlobal(variable);
        }
        Ok(())
    }

    /// The control object: `{ size, alignment, slot, initial image }`, declared only if the variable is.
    fn control(&self, variable: LLVMValueRef) -> LLVMValueRef {
        let name = value_name(variable);
        let control_name = c_string(&format!("{PREFIX}{name}"));
        // SAFETY: all values and types belong to the live module and context.
        unsafe {
            let size_ty = LLVMInt64TypeInContext(self.context);
            if LLVMIsDeclaration(variable) != 0 {
                return LLVMAddGlobal(self.module, self.ptr_ty, control_name.as_ptr());
            }
            let ty = LLVMGlobalGetValueType(variable);
            let layout = LLVMGetModuleDataLayout(self.module);
            let alignment = LLVMGetAlignment(variable).max(LLVMABIAlignmentOfType(layout, ty));
            let image = LLVMAddGlobal(self.module, ty, c_string(&format!("__emutls_t.{name}")).as_ptr());
            LLVMSetInitializer(image, LLVMGetInitializer(variable));
            LLVMSetGlobalConstant(image, 1);
            LLVMSetAlignment(image, alignment);
            LLVMSetLinkage(image, LLVMLinkage::LLVMPrivateLinkage);
            let mut fields = [
                LLVMConstInt(size_ty, LLVMABISizeOfType(layout, ty), 0),
                LLVMConstInt(size_ty, u64::from(alignment), 0),
                LLVMConstNull(self.ptr_ty),
                image,
            ];
            let value = LLVMConstStructInContext(self.context, fields.as_mut_ptr(), 4, 0);
            let control = LLVMAddGlobal(self.module, LLVMTypeOf(value), control_name.as_ptr());
            LLVMSetInitializer(control, value);
            LLVMSetAlignment(control, 8);
            LLVMSetLinkage(control, LLVMGetLinkage(variable));
            control
        }
    }

    /// Replaces what `user` does with the variable's address.
    ///
    /// # Safety
    /// `user` is a live user of `variable` in this module.
    unsafe fn replace(
        &self,
        user: LLVMValueRef,
        variable: LLVMValueRef,
        control: LLVMValueRef,
    ) -> Result<(), JitError> {
        // SAFETY: as the caller promises; instructions are inserted before live ones.
        unsafe {
            if LLVMIsAInstruction(user).is_null() || !LLVMIsAPHINode(user).is_null() {
                let name = value_name(variable);
                return Err(JitError::InvalidModule(format!("the address of thread_local `{name}` in a constant")));
            }
            LLVMPositionBuilderBefore(self.builder, user);
            let mut args = [control];
            let address = LLVMBuildCall2(self.builder, self.get_ty, self.get, args.as_mut_ptr(), 1, c"".as_ptr());
            let is_intrinsic = !LLVMIsACallInst(user).is_null()
                && value_name(LLVMGetCalledValue(user)).starts_with("llvm.threadlocal.address");
            if is_intrinsic {
                LLVMReplaceAllUsesWith(user, address);
                LLVMInstructionEraseFromParent(user);
                return Ok(());
            }
            for index in 0..LLVMGetNumOperands(user).cast_unsigned() {
                if LLVMGetOperand(user, index) == variable {
                    LLVMSetOperand(user, index, address);
                }
            }
        }
        Ok(())
    }
}

/// A control object as compiled code lays it out.
#[repr(C)]
pub(super) struct Control {
    /// [`Control::NATIVE`] for a variable of a shared library.
    size: usize,
    /// Alignment, or the library's module number.
    alignment: usize,
    /// The variable's number plus one, given on first use; or the offset in the library's block.
    slot: AtomicUsize,
    image: *const u8,
}

// SAFETY: only `slot` changes, atomically; `image` points to constant data.
unsafe impl Sync for Control {}
// SAFETY: as above.
unsafe impl Send for Control {}

impl Control {
    const NATIVE: usize = usize::MAX;

    /// Describes the thread-local variable at `offset` of the block of a loaded library.
    pub(super) fn native(module: usize, offset: usize) -> Self {
        Self { size: Self::NATIVE, alignment: module, slot: AtomicUsize::new(offset), image: std::ptr::null() }
    }

    /// The variable's number. Numbers are never given twice, so memory that is freed and used for another
    /// input's variable cannot show an old value.
    fn number(&self) -> usize {
        static NEXT: AtomicUsize = AtomicUsize::new(1);
        let known = self.slot.load(Ordering::Acquire);
        if known != 0 {
            return known - 1;
        }
        let fresh = NEXT.fetch_add(1, Ordering::Relaxed);
        match self.slot.compare_exchange(0, fresh, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => fresh - 1,
            Err(winner) => winner - 1,
        }
    }
}

unsafe extern "C" {
    /// The loader's own: the address of an offset in a module's block for this thread.
    fn __tls_get_addr(index: *const [usize; 2]) -> *mut c_void;
}

/// One thread's copy of one variable.
struct Block {
    data: *mut u8,
    layout: Layout,
}

impl Drop for Block {
    fn drop(&mut self) {
        // SAFETY: allocated below with this layout; the thread is ending, so nobody uses it.
        unsafe { std::alloc::dealloc(self.data, self.layout) }
    }
}

thread_local! {
    /// This thread's copies, by the variable's number.
    static BLOCKS: RefCell<Vec<Option<Block>>> = const { RefCell::new(Vec::new()) };
}

/// `__emutls_get_address`: this thread's copy of a variable, made on first use.
pub(super) extern "C" fn emutls_get_address(control: *const Control) -> *mut u8 {
    // SAFETY: compiled code passes the address of one of its control objects.
    let it = unsafe { &*control };
    if it.size == Control::NATIVE {
        // SAFETY: module and offset were computed from the loader's own answers.
        return unsafe { __tls_get_addr(&[it.alignment, it.slot.load(Ordering::Relaxed)]) }.cast();
    }
    let number = it.number();
    BLOCKS.with_borrow_mut(|blocks| {
        if blocks.len() <= number {
            blocks.resize_with(number + 1, || None);
        }
        blocks[number].get_or_insert_with(|| fresh_copy(it)).data
    })
}

fn fresh_copy(control: &Control) -> Block {
    let layout = Layout::from_size_align(control.size.max(1), control.alignment.max(1))
        .expect("the compiler's own size and power-of-two alignment");
    // SAFETY: the size is not zero; the image has `size` bytes and does not overlap the new block.
    let data = unsafe {
        let data = std::alloc::alloc_zeroed(layout);
        if data.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        if !control.image.is_null() {
            std::ptr::copy_nonoverlapping(control.image, data, control.size);
        }
        data
    };
    Block { data, layout }
}
