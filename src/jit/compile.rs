//! From a module to machine code in memory: optimisation passes, then the code generator.
//!
//! ORC's own compile layer has one level for a whole session. Here each level has its own target machine, made
//! when first used, and the object file goes to the linking layer directly; so one input can be compiled quickly
//! and the next one optimised. A [`Compiler`] owns nothing of the session and may live on another thread.

use std::cell::OnceCell;
use std::ffi::{CStr, CString, c_char};
use std::ptr;
use std::sync::Once;

use llvm_sys::core::{LLVMDisposeMessage, LLVMSetTarget};
use llvm_sys::target::{
    LLVMDisposeTargetData, LLVMInitializeX86AsmParser, LLVMInitializeX86AsmPrinter, LLVMInitializeX86Target,
    LLVMInitializeX86TargetInfo, LLVMInitializeX86TargetMC, LLVMSetModuleDataLayout,
};
use llvm_sys::target_machine::{
    LLVMCodeGenFileType, LLVMCodeGenOptLevel, LLVMCodeModel, LLVMCreateTargetDataLayout, LLVMCreateTargetMachine,
    LLVMDisposeTargetMachine, LLVMGetDefaultTargetTriple, LLVMGetHostCPUFeatures, LLVMGetHostCPUName,
    LLVMGetTargetFromTriple, LLVMRelocMode, LLVMSetTargetMachineFastISel, LLVMTargetMachineEmitToMemoryBuffer,
    LLVMTargetMachineRef, LLVMTargetRef,
};
use llvm_sys::transforms::pass_builder::{
    LLVMCreatePassBuilderOptions, LLVMDisposePassBuilderOptions, LLVMPassBuilderOptionsSetLoopInterleaving,
    LLVMPassBuilderOptionsSetLoopUnrolling, LLVMPassBuilderOptionsSetLoopVectorization,
    LLVMPassBuilderOptionsSetSLPVectorization, LLVMRunPasses,
};

use super::llvm::{Buffer, FinishedModule, check, take_message};
use super::split::{self, Split};
use super::tls;
use super::{JitError, guard};

/// How hard to work on a module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OptLevel {
    /// No passes, the fast instruction selector: straight-line prompt code.
    #[default]
    O0,
    /// Few passes: library code that runs behind straight-line prompt code.
    Light,
    O1,
    O2,
    O3,
}

/// Calls are inlined, locals become registers, and what is left of the library's wrappers goes away.
const LIGHT_PASSES: &CStr = c"cgscc(devirt<4>(inline,function(sroa<modify-cfg>,early-cse<memssa>,simplifycfg,\
    instcombine<no-verify-fixpoint>,simplifycfg)))";

impl From<crate::ir::OptLevel> for OptLevel {
    fn from(level: crate::ir::OptLevel) -> OptLevel {
        match level {
            crate::ir::OptLevel::O0 => OptLevel::O0,
            crate::ir::OptLevel::Light => OptLevel::Light,
            crate::ir::OptLevel::O1 => OptLevel::O1,
            crate::ir::OptLevel::O2 => OptLevel::O2,
            crate::ir::OptLevel::O3 => OptLevel::O3,
        }
    }
}

impl OptLevel {
    const ALL: usize = 5;

    fn passes(self) -> Option<&'static CStr> {
        match self {
            OptLevel::O0 => None,
            OptLevel::Light => Some(LIGHT_PASSES),
            OptLevel::O1 => Some(c"default<O1>"),
            OptLevel::O2 => Some(c"default<O2>"),
            OptLevel::O3 => Some(c"default<O3>"),
        }
    }

    fn codegen(self) -> LLVMCodeGenOptLevel {
        match self {
            OptLevel::O0 => LLVMCodeGenOptLevel::LLVMCodeGenLevelNone,
            OptLevel::Light | OptLevel::O1 => LLVMCodeGenOptLevel::LLVMCodeGenLevelLess,
            OptLevel::O2 => LLVMCodeGenOptLevel::LLVMCodeGenLevelDefault,
            OptLevel::O3 => LLVMCodeGenOptLevel::LLVMCodeGenLevelAggressive,
        }
    }

    fn vectorises(self) -> bool {
        self >= OptLevel::O2
    }
}

/// The stack of a thread that generates code, in bytes.
const CODEGEN_STACK: usize = 64 << 20;

/// A relocatable object file, ready to be linked into a session.
pub struct ObjectCode {
    pub(super) bytes: Buffer,
    /// The names it defines for others.
    pub symbols: Vec<String>,
}

// SAFETY: the buffer is plain memory with one owner.
unsafe impl Send for ObjectCode {}

/// Registers the one target this build of Cinch generates code for; the others would only cost start-up.
fn initialise_target() {
    static ONCE: Once = Once::new();
    // SAFETY: registration has no preconditions, and `Once` lets it happen on one thread only.
    ONCE.call_once(|| unsafe {
        LLVMInitializeX86TargetInfo();
        LLVMInitializeX86Target();
        LLVMInitializeX86TargetMC();
        LLVMInitializeX86AsmPrinter();
        // For `asm` statements.
        LLVMInitializeX86AsmParser();
    });
}

/// What the code is generated for.
struct Host {
    target: LLVMTargetRef,
    triple: CString,
    cpu: CString,
    features: CString,
}

/// Copies and releases a C string that LLVM allocated.
fn take_c_string(text: *mut c_char) -> CString {
    // SAFETY: a live C string that is ours; copied, then given back once.
    unsafe {
        let copy = CStr::from_ptr(text).to_owned();
        LLVMDisposeMessage(text);
        copy
    }
}

impl Host {
    fn detect() -> Result<Self, JitError> {
        initialise_target();
        // SAFETY: each call returns a C string for us to own.
        let (triple, cpu, features) = unsafe {
            (
                take_c_string(LLVMGetDefaultTargetTriple()),
                take_c_string(LLVMGetHostCPUName()),
                take_c_string(LLVMGetHostCPUFeatures()),
            )
        };
        let mut target: LLVMTargetRef = ptr::null_mut();
        let mut message: *mut c_char = ptr::null_mut();
        // SAFETY: the triple is a C string and both out-pointers are valid.
        let failed = unsafe { LLVMGetTargetFromTriple(triple.as_ptr(), &raw mut target, &raw mut message) } != 0;
        if failed {
            return Err(JitError::Setup(take_message(message)));
        }
        Ok(Self { target, triple, cpu, features })
    }
}

/// One code generator: the host at one level.
struct Machine(LLVMTargetMachineRef);

impl Machine {
    fn new(host: &Host, level: OptLevel) -> Self {
        // Position-independent code reaches far symbols (libc is more than 2 GiB away) through tables that the
        // linker makes next to the code; the small code model keeps everything of one module direct.
        // SAFETY: target and strings are live for the call.
        let machine = unsafe {
            let machine = LLVMCreateTargetMachine(
                host.target,
                host.triple.as_ptr(),
                host.cpu.as_ptr(),
                host.features.as_ptr(),
                level.codegen(),
                LLVMRelocMode::LLVMRelocPIC,
                LLVMCodeModel::LLVMCodeModelSmall,
            );
            LLVMSetTargetMachineFastISel(machine, i32::from(level == OptLevel::O0));
            machine
        };
        Self(machine)
    }

    /// Generates the code of an optimised module.
    fn object(&self, module: &FinishedModule) -> Result<ObjectCode, JitError> {
        module.add_late_aliases();
        let symbols = module.symbols();
        let bytes = self.emit(module, LLVMCodeGenFileType::LLVMObjectFile)?;
        Ok(ObjectCode { bytes, symbols })
    }

    fn emit(&self, module: &FinishedModule, kind: LLVMCodeGenFileType) -> Result<Buffer, JitError> {
        let complaints = module.collect_errors();
        let mut buffer = ptr::null_mut();
        let mut message: *mut c_char = ptr::null_mut();
        // SAFETY: machine and module are live; on success the buffer becomes ours, on failure the message.
        unsafe {
            let failed =
                LLVMTargetMachineEmitToMemoryBuffer(self.0, module.module(), kind, &raw mut message, &raw mut buffer);
            if failed != 0 {
                return Err(JitError::Codegen(take_message(message)));
            }
            let buffer = Buffer::from_raw(buffer);
            // What LLVM reports by itself, as the assembler does, does not make the call fail.
            match complaints.take() {
                text if text.is_empty() => Ok(buffer),
                text => Err(JitError::Codegen(text)),
            }
        }
    }
}

// SAFETY: a target machine has no thread affinity, and `Machine` is not `Sync`: one thread uses it at a time.
unsafe impl Send for Machine {}

impl Drop for Machine {
    fn drop(&mut self) {
        // SAFETY: the machine is ours, and no pass is running.
        unsafe { LLVMDisposeTargetMachine(self.0) }
    }
}

/// Compiles modules for the machine it runs on.
pub struct Compiler {
    host: Host,
    machines: [OnceCell<Machine>; OptLevel::ALL],
}

// SAFETY: so it is with what describes the host.
unsafe impl Send for Compiler {}

impl Compiler {
    pub fn new() -> Result<Self, JitError> {
        Ok(Self { host: Host::detect()?, machines: Default::default() })
    }

    /// Optimises and compiles one module: a large one in parts, side by side.
    pub fn objects(&self, module: FinishedModule, level: OptLevel) -> Result<Vec<ObjectCode>, JitError> {
        self.optimise(&module, level)?;
        let n_parts = split::n_parts(&module);
        self.generate(module, level, n_parts)
    }

    /// Generates the code of an optimised module in so many parts.
    pub(super) fn generate(
        &self,
        mut module: FinishedModule,
        level: OptLevel,
        n_parts: usize,
    ) -> Result<Vec<ObjectCode>, JitError> {
        if n_parts < 2 {
            return Ok(vec![self.machine(level).object(&module)?]);
        }
        let aliases = std::mem::take(&mut module.late_aliases);
        let split = Split::new(&module, n_parts);
        let machines: Vec<Machine> = (1..n_parts).map(|_| Machine::new(&self.host, level)).collect();
        std::thread::scope(|scope| {
            let mut others = Vec::new();
            for (part, machine) in (1..).zip(machines) {
                let (split, aliases) = (&split, &aliases);
                let generate = move || {
                    guard::only_compile();
                    machine.object(&split.part(part, aliases)?)
                };
                let thread = std::thread::Builder::new().stack_size(CODEGEN_STACK).spawn_scoped(scope, generate);
                others.push(thread.map_err(|error| JitError::Codegen(error.to_string()))?);
            }
            split.reduce(&mut module, 0, &aliases);
            let mut objects = vec![self.machine(level).object(&module)?];
            for other in others {
                let ended = other.join().map_err(|_| JitError::Codegen("a thread ended early".to_owned()))?;
                objects.push(ended?);
            }
            Ok(objects)
        })
    }

    /// The assembly that `level` makes of a module, for `.asm`.
    pub fn assembly(&self, module: FinishedModule, level: OptLevel) -> Result<String, JitError> {
        self.optimise(&module, level)?;
        module.add_late_aliases();
        let text = self.machine(level).emit(&module, LLVMCodeGenFileType::LLVMAssemblyFile)?;
        Ok(String::from_utf8_lossy(text.bytes()).into_owned())
    }

    /// The textual IR after the passes of `level`, for `.ir`.
    pub fn optimised_ir(&self, module: FinishedModule, level: OptLevel) -> Result<String, JitError> {
        self.optimise(&module, level)?;
        module.add_late_aliases();
        Ok(module.to_string())
    }

    /// Sets triple and layout, lowers `thread_local`, and runs the passes.
    fn optimise(&self, module: &FinishedModule, level: OptLevel) -> Result<(), JitError> {
        let machine = self.machine(level);
        // SAFETY: module and machine are live; the layout is a temporary that the module copies.
        unsafe {
            LLVMSetTarget(module.module(), self.host.triple.as_ptr());
            let layout = LLVMCreateTargetDataLayout(machine.0);
            LLVMSetModuleDataLayout(module.module(), layout);
            LLVMDisposeTargetData(layout);
        }
        tls::emulate(module)?;
        let passes = match level {
            // A coroutine is split by passes, which all of LLVM's own pipelines hold.
            OptLevel::O0 if module.has_coroutine() => Some(c"default<O0>"),
            OptLevel::Light if module.has_coroutine() => Some(c"default<O1>"),
            _ => level.passes(),
        };
        if let Some(passes) = passes {
            run_passes(module, machine, level, passes)?;
        }
        Ok(())
    }

    fn machine(&self, level: OptLevel) -> &Machine {
        self.machines[level as usize].get_or_init(|| Machine::new(&self.host, level))
    }
}

fn run_passes(module: &FinishedModule, machine: &Machine, level: OptLevel, passes: &CStr) -> Result<(), JitError> {
    let vectorises = i32::from(level.vectorises());
    // SAFETY: module, machine and options are live for the run; the options are disposed of once.
    let outcome = unsafe {
        let options = LLVMCreatePassBuilderOptions();
        LLVMPassBuilderOptionsSetLoopVectorization(options, vectorises);
        LLVMPassBuilderOptionsSetSLPVectorization(options, vectorises);
        LLVMPassBuilderOptionsSetLoopInterleaving(options, vectorises);
        LLVMPassBuilderOptionsSetLoopUnrolling(options, vectorises);
        let error = LLVMRunPasses(module.module(), passes.as_ptr(), machine.0, options);
        LLVMDisposePassBuilderOptions(options);
        check(error)
    };
    outcome.map_err(JitError::Codegen)
}
