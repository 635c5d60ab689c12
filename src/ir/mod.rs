//! From the typed program to LLVM modules.
//!
//! Lowering looks nothing up, converts nothing and instantiates nothing: every conversion, temporary and
//! destructor is in the typed program already, and what is missing there is an [`InternalError`]. A module is
//! made in a context of its own and leaves as a pair of raw handles ([`Module`]), which `jit` takes over.
//!
//! In reading order: [`types`] and [`abi_x86_64`] say what a C++ type is to LLVM and to a call; `module` declares
//! and defines functions, variables and strings, with `constant` for their values; `func` opens and closes a
//! body; `stmt`, `expr` and the files named for parts of them fill it; `cleanup` and `eh` run destructors.

pub mod abi_x86_64;
mod aggregate;
mod asm;
mod atomic;
mod bits;
mod build;
mod builtin;
mod call;
mod cast;
mod class;
mod cleanup;
mod complex;
mod constant;
mod coroutine;
mod dynamic;
mod eh;
mod error;
mod expr;
mod float;
mod frame;
mod func;
mod goto;
mod memory;
mod module;
mod new_delete;
mod place;
mod rtti;
mod scalar;
mod stmt;
mod structor;
mod switch;
mod symbol;
#[cfg(test)]
mod tests;
mod thread_local;
mod token;
mod types;
mod vararg;
mod vector;
mod vla;
mod vtable;

use inkwell::context::Context;
use inkwell::llvm_sys::prelude::{LLVMContextRef, LLVMModuleRef};
use inkwell::module::Linkage;
use inkwell::values::FunctionValue;

pub use error::InternalError;
pub use symbol::body_symbol;

use crate::base::FxHashSet;
use crate::hir::{CheckedBody, FuncId, Program, VarId};

/// What one module defines.
pub struct Unit<'a> {
    pub name: String,
    /// Tells the bodies of user functions from those of every other module of the session: a function is compiled
    /// again when its neighbour is redefined.
    pub generation: u32,
    /// The statements of the input in source order, as `extern "C" void <symbol>(void *result)`. No C++ exception
    /// leaves it: what the statements throw goes to `cinch_rt_exception(void *object)`. `StmtKind::Global`
    /// initialises a variable in its turn; `StmtKind::Result` stores a glvalue's address, or a prvalue's
    /// object, in `*result`.
    pub entry: Option<(String, &'a CheckedBody)>,
    /// Functions to define, with external linkage, whatever their C++ linkage: later inputs refer to them.
    pub funcs: Vec<FuncId>,
    /// Those of `funcs` that may be missing afterwards, because every call of them was inlined.
    pub discardable: FxHashSet<FuncId>,
    /// Functions of earlier modules whose bodies this one has once more, for its own calls alone.
    pub copies: Vec<FuncId>,
    /// Variables of static or thread storage duration to define.
    pub vars: Vec<VarId>,
}

/// How hard the module will be worked on: at `O0` hints for the optimiser are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OptLevel {
    #[default]
    O0,
    /// Library code behind an input that only runs straight through: calls are inlined and locals become registers.
    Light,
    O1,
    O2,
    O3,
}

/// See [`lower`].
#[derive(Clone, Copy, Debug, Default)]
pub struct LowerOptions {
    pub level: OptLevel,
}

/// A finished module with the context that owns it. Nothing else refers to either.
#[derive(Debug)]
pub struct Module {
    context: LLVMContextRef,
    module: LLVMModuleRef,
    /// Further names of definitions that the optimiser may leave out: alias and target. They are made when it is done.
    late_aliases: Vec<(String, String)>,
}

impl Module {
    /// The context and the module, which the caller now owns and must dispose of, the module first.
    pub fn into_raw(self) -> (LLVMContextRef, LLVMModuleRef) {
        let mut this = std::mem::ManuallyDrop::new(self);
        drop(this.take_late_aliases());
        (this.context, this.module)
    }

    /// Further names, with what they name, to be made for what the optimiser leaves.
    pub fn take_late_aliases(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.late_aliases)
    }

    /// Whether nothing of the module can be referred to once its entry function has returned: it defines that
    /// function alone, with copies that only it calls, and no variable or constant whose address may have been kept.
    pub fn is_ephemeral(&self) -> bool {
        // SAFETY: the module is live and ours; the view of it is forgotten before it could dispose of it.
        let view = std::mem::ManuallyDrop::new(unsafe { inkwell::module::Module::new(self.module) });
        let is_lasting = |function: &FunctionValue<'_>| {
            function.count_basic_blocks() > 0 && function.get_linkage() != Linkage::Private
        };
        let n_defined = view.get_functions().filter(is_lasting).count();
        n_defined <= 1 && view.get_globals().all(|global| global.get_initializer().is_none())
    }

    /// The textual IR.
    pub fn text(&self) -> String {
        // SAFETY: the module is live and ours; the view of it is forgotten before it could dispose of it.
        let view = std::mem::ManuallyDrop::new(unsafe { inkwell::module::Module::new(self.module) });
        view.print_to_string().to_string()
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        // SAFETY: both are live, and nobody else has them (see `into_raw`).
        unsafe {
            inkwell::llvm_sys::core::LLVMDisposeModule(self.module);
            inkwell::llvm_sys::core::LLVMContextDispose(self.context);
        }
    }
}

/// Makes the module that `unit` describes.
///
/// # Errors
/// A mistake of ours: the typed program breaks its contract, or holds what is not lowered yet.
pub fn lower(program: &Program, unit: &Unit<'_>, options: &LowerOptions) -> Result<Module, InternalError> {
    let context = Context::create();
    let (module, late_aliases) = module::lower_unit(&context, program, unit, options).map_err(|error| *error)?;
    let raw_module = module.as_mut_ptr();
    let raw_context = context.raw();
    // The pair leaves as raw handles: no lifetime of inkwell's may outlive this function.
    std::mem::forget(module);
    std::mem::forget(context);
    Ok(Module { context: raw_context, module: raw_module, late_aliases })
}
