//! LLVM's own handles as Rust values: messages, buffers, and a finished module.
//!
//! Each handle is wrapped the line after it appears and given back in `Drop`. A [`FinishedModule`] owns its
//! LLVM context too, so no lifetime of the IR builder leaks past the stage that made it.

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char, c_void};
use std::fmt;
use std::ptr;

use inkwell::context::Context;
use inkwell::module::Module;
use llvm_sys::analysis::{LLVMVerifierFailureAction, LLVMVerifyModule};
use llvm_sys::core::{
    LLVMAddAlias2, LLVMContextDispose, LLVMContextSetDiagnosticHandler, LLVMCreateMemoryBufferWithMemoryRangeCopy,
    LLVMDisposeMemoryBuffer, LLVMDisposeMessage, LLVMDisposeModule, LLVMGetBufferSize, LLVMGetBufferStart,
    LLVMGetDiagInfoDescription, LLVMGetDiagInfoSeverity, LLVMGetFirstFunction, LLVMGetFirstGlobal,
    LLVMGetFirstGlobalAlias, LLVMGetLinkage, LLVMGetNamedFunction, LLVMGetNextFunction, LLVMGetNextGlobal,
    LLVMGetNextGlobalAlias, LLVMGetValueName2, LLVMGlobalGetValueType, LLVMIsDeclaration, LLVMPrintModuleToString,
    LLVMSetLinkage,
};
use llvm_sys::error::{LLVMDisposeErrorMessage, LLVMErrorRef, LLVMGetErrorMessage};
use llvm_sys::prelude::{LLVMContextRef, LLVMDiagnosticInfoRef, LLVMMemoryBufferRef, LLVMModuleRef, LLVMValueRef};
use llvm_sys::{LLVMDiagnosticSeverity, LLVMLinkage, ir_reader::LLVMParseIRInContext2};

use super::JitError;

/// A name as C wants it; an interior zero byte, which no symbol has, ends the name.
pub(super) fn c_string(text: &str) -> CString {
    let clean = text.split('\0').next().unwrap_or_default();
    CString::new(clean).expect("the text was cut at its first zero byte")
}

/// Takes over a message that LLVM allocated.
pub(super) fn take_message(message: *mut c_char) -> String {
    if message.is_null() {
        return String::new();
    }
    // SAFETY: `message` is a C string that LLVM gave us to own; it is copied, then given back once.
    unsafe {
        let text = CStr::from_ptr(message).to_string_lossy().into_owned();
        LLVMDisposeMessage(message);
        text
    }
}

/// Turns an `LLVMErrorRef` into the text of its message; null is success.
pub(super) fn check(error: LLVMErrorRef) -> Result<(), String> {
    if error.is_null() {
        return Ok(());
    }
    // SAFETY: the error is ours; getting its message consumes it, and the message is given back once.
    unsafe {
        let message = LLVMGetErrorMessage(error);
        let text = CStr::from_ptr(message).to_string_lossy().into_owned();
        LLVMDisposeErrorMessage(message);
        Err(text)
    }
}

/// Bytes owned by LLVM: an object file or an assembly listing.
pub(super) struct Buffer(LLVMMemoryBufferRef);

// SAFETY: plain memory, which nothing changes through a shared reference.
unsafe impl Sync for Buffer {}

impl Buffer {
    /// # Safety
    /// `raw` is a live buffer that nobody else will dispose of.
    pub(super) unsafe fn from_raw(raw: LLVMMemoryBufferRef) -> Self {
        Self(raw)
    }

    fn copy_of(bytes: &[u8], name: &CStr) -> Self {
        // SAFETY: LLVM copies the `len` bytes before the call returns.
        Self(unsafe { LLVMCreateMemoryBufferWithMemoryRangeCopy(bytes.as_ptr().cast(), bytes.len(), name.as_ptr()) })
    }

    pub(super) fn into_raw(self) -> LLVMMemoryBufferRef {
        let raw = self.0;
        std::mem::forget(self);
        raw
    }

    pub(super) fn bytes(&self) -> &[u8] {
        // SAFETY: start and size describe the buffer, which lives as long as `self`.
        unsafe { std::slice::from_raw_parts(LLVMGetBufferStart(self.0).cast(), LLVMGetBufferSize(self.0)) }
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: the buffer is ours and was not handed on (`into_raw` forgets `self`).
        unsafe { LLVMDisposeMemoryBuffer(self.0) }
    }
}

/// One LLVM module together with the context that owns its types; what `ir` makes and `jit` consumes.
///
/// Nothing else refers to the context, so the pair may move between threads.
pub struct FinishedModule {
    context: LLVMContextRef,
    module: LLVMModuleRef,
    /// Aliases to make when the optimiser is done, each with its target.
    pub(super) late_aliases: Vec<(String, String)>,
}

// SAFETY: an LLVM context is free of thread affinity; the pair has one owner, which moves as a whole.
unsafe impl Send for FinishedModule {}

impl FinishedModule {
    /// Builds a module in a context of its own. The builder cannot keep anything of the context: its result's
    /// lifetime is the closure's own.
    pub fn build<E>(make: impl for<'ctx> FnOnce(&'ctx Context) -> Result<Module<'ctx>, E>) -> Result<Self, E> {
        let context = Context::create();
        let module = make(&context)?;
        let raw_module = module.as_mut_ptr();
        let raw_context = context.raw();
        std::mem::forget(module);
        std::mem::forget(context);
        Ok(Self { context: raw_context, module: raw_module, late_aliases: Vec::new() })
    }

    /// # Safety
    /// `module` belongs to `context`, both are live, and nobody else uses or disposes of either.
    pub unsafe fn from_raw(context: LLVMContextRef, module: LLVMModuleRef) -> Self {
        Self { context, module, late_aliases: Vec::new() }
    }

    /// Reads textual IR, or bitcode.
    pub fn parse(text: impl AsRef<[u8]>) -> Result<Self, JitError> {
        let context = Context::create();
        let buffer = Buffer::copy_of(text.as_ref(), c"ir");
        let mut module: LLVMModuleRef = ptr::null_mut();
        let mut message: *mut c_char = ptr::null_mut();
        // SAFETY: context and buffer are live; the buffer stays ours; both out-pointers are valid.
        let failed = unsafe { LLVMParseIRInContext2(context.raw(), buffer.0, &raw mut module, &raw mut message) } != 0;
        if failed {
            return Err(JitError::InvalidModule(take_message(message)));
        }
        let raw_context = context.raw();
        std::mem::forget(context);
        Ok(Self { context: raw_context, module, late_aliases: Vec::new() })
    }

    /// LLVM's verifier; run after lowering in tests and debug builds.
    pub fn verify(&self) -> Result<(), JitError> {
        let mut message: *mut c_char = ptr::null_mut();
        let action = LLVMVerifierFailureAction::LLVMReturnStatusAction;
        // SAFETY: the module is live and the out-pointer valid.
        let broken = unsafe { LLVMVerifyModule(self.module, action, &raw mut message) } != 0;
        let text = take_message(message);
        if broken { Err(JitError::InvalidModule(text)) } else { Ok(()) }
    }

    /// The names this module gives to the rest of the session: external and weak definitions.
    pub fn symbols(&self) -> Vec<String> {
        let all = self.globals().into_iter().chain(self.aliases());
        let names = all.filter(|&it| is_exported(it)).map(value_name);
        names.filter(|name| !name.starts_with(super::split::PREFIX)).collect()
    }

    /// Whether a function of the module is a coroutine that is not split yet.
    pub(super) fn has_coroutine(&self) -> bool {
        // SAFETY: the module is live, and the name a C string.
        unsafe { !LLVMGetNamedFunction(self.module, c"llvm.coro.id".as_ptr()).is_null() }
    }

    /// Gives what the optimiser left its further names.
    pub(super) fn add_late_aliases(&self) {
        for (alias, target) in &self.late_aliases {
            let (alias, target) = (c_string(alias), c_string(target));
            // SAFETY: the module is live and no pass is running; both names are copied.
            unsafe {
                let target = LLVMGetNamedFunction(self.module, target.as_ptr());
                if !target.is_null() && is_exported(target) {
                    let alias = LLVMAddAlias2(self.module, LLVMGlobalGetValueType(target), 0, target, alias.as_ptr());
                    if LLVMGetLinkage(target) != LLVMLinkage::LLVMExternalLinkage {
                        LLVMSetLinkage(alias, LLVMLinkage::LLVMWeakODRLinkage);
                    }
                }
            }
        }
    }

    /// Every further name of a function or variable.
    fn aliases(&self) -> Vec<LLVMValueRef> {
        let mut all = Vec::new();
        // SAFETY: walking the list of a live module that is not changed meanwhile; null ends it.
        unsafe {
            let mut value = LLVMGetFirstGlobalAlias(self.module);
            while !value.is_null() {
                all.push(value);
                value = LLVMGetNextGlobalAlias(value);
            }
        }
        all
    }

    /// Every function and global variable, in the module's order.
    pub(super) fn globals(&self) -> Vec<LLVMValueRef> {
        let mut all = Vec::new();
        // SAFETY: walking the lists of a live module that is not changed meanwhile; null ends each list.
        unsafe {
            let mut value = LLVMGetFirstFunction(self.module);
            while !value.is_null() {
                all.push(value);
                value = LLVMGetNextFunction(value);
            }
            let mut value = LLVMGetFirstGlobal(self.module);
            while !value.is_null() {
                all.push(value);
                value = LLVMGetNextGlobal(value);
            }
        }
        all
    }

    /// Collects the errors that LLVM reports to the context, which would end the process otherwise.
    pub(super) fn collect_errors(&self) -> Complaints<'_> {
        let complaints = Complaints { text: Box::default(), module: self };
        // SAFETY: the context is live, and `Complaints` takes the handler back before the text goes.
        unsafe {
            let text: *const RefCell<String> = &raw const *complaints.text;
            LLVMContextSetDiagnosticHandler(self.context, Some(collect_error), text.cast_mut().cast());
        }
        complaints
    }

    pub(super) fn context(&self) -> LLVMContextRef {
        self.context
    }

    pub(super) fn module(&self) -> LLVMModuleRef {
        self.module
    }
}

/// See [`FinishedModule::collect_errors`].
pub(super) struct Complaints<'m> {
    text: Box<RefCell<String>>,
    module: &'m FinishedModule,
}

impl Complaints<'_> {
    /// The errors so far, one to a line.
    pub(super) fn take(&self) -> String {
        self.text.take().trim_end().to_string()
    }
}

impl Drop for Complaints<'_> {
    fn drop(&mut self) {
        // SAFETY: the context is live as long as the module that `self` borrows.
        unsafe { LLVMContextSetDiagnosticHandler(self.module.context, None, ptr::null_mut()) }
    }
}

/// Called by LLVM for each of its diagnostics; warnings and remarks are left out.
extern "C" fn collect_error(info: LLVMDiagnosticInfoRef, text: *mut c_void) {
    // SAFETY: `info` is live during the call; `text` is the cell that `collect_errors` gave, used on this thread only.
    unsafe {
        if LLVMGetDiagInfoSeverity(info) == LLVMDiagnosticSeverity::LLVMDSError {
            let message = take_message(LLVMGetDiagInfoDescription(info));
            let mut text = (*text.cast::<RefCell<String>>()).borrow_mut();
            text.push_str(&message);
            text.push('\n');
        }
    }
}

impl crate::ir::Module {
    /// The module as the JIT takes it.
    pub fn into_finished(self) -> FinishedModule {
        self.into()
    }
}

impl fmt::Display for FinishedModule {
    /// The textual IR.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the module is live; the message becomes ours.
        out.write_str(&take_message(unsafe { LLVMPrintModuleToString(self.module) }))
    }
}

impl fmt::Debug for FinishedModule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FinishedModule").finish_non_exhaustive()
    }
}

impl Drop for FinishedModule {
    fn drop(&mut self) {
        // SAFETY: both are ours; the module goes before the context that owns its types.
        unsafe {
            LLVMDisposeModule(self.module);
            LLVMContextDispose(self.context);
        }
    }
}

/// The name of a function or global variable.
pub(super) fn value_name(value: LLVMValueRef) -> String {
    let mut len = 0;
    // SAFETY: the value is live; the name has `len` bytes and is copied at once.
    let bytes = unsafe {
        let start = LLVMGetValueName2(value, &raw mut len);
        std::slice::from_raw_parts(start.cast::<u8>(), len)
    };
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a function or variable is defined here and visible to other modules.
pub(super) fn is_exported(value: LLVMValueRef) -> bool {
    // SAFETY: the value is a live global.
    let (is_declaration, linkage) = unsafe { (LLVMIsDeclaration(value) != 0, LLVMGetLinkage(value)) };
    let is_local = matches!(
        linkage,
        LLVMLinkage::LLVMInternalLinkage
            | LLVMLinkage::LLVMPrivateLinkage
            | LLVMLinkage::LLVMAvailableExternallyLinkage
            | LLVMLinkage::LLVMAppendingLinkage
    );
    !is_declaration && !is_local
}

impl From<crate::ir::Module> for FinishedModule {
    fn from(mut module: crate::ir::Module) -> Self {
        let late_aliases = module.take_late_aliases();
        let (context, module) = module.into_raw();
        // SAFETY: the lowering hands over the pair, which nobody else refers to.
        let mut finished = unsafe { Self::from_raw(context, module) };
        finished.late_aliases = late_aliases;
        finished
    }
}
