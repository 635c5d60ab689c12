//! A safe shell over LLVM's ORC: one LLJIT, its main library of symbols, a tracker per input.
//!
//! The session's code lives in the library `main`; what `main` does not define is looked up in LLJIT's library
//! of process symbols, which first has what the runtime defines itself, then what the process exports, and last
//! asks our [`Resolver`]. So code typed by the user always wins over a library.
//!
//! LLJIT's stand-ins for `atexit` and `__dso_handle` in `main` are removed: they forget which input registered.

use std::ffi::c_void;
use std::ptr;
use std::sync::Mutex;

use llvm_sys::error::LLVMErrorRef;
use llvm_sys::orc2::lljit::{
    LLVMOrcCreateLLJIT, LLVMOrcCreateLLJITBuilder, LLVMOrcDisposeLLJIT, LLVMOrcLLJITAddObjectFileWithRT,
    LLVMOrcLLJITGetExecutionSession, LLVMOrcLLJITGetMainJITDylib, LLVMOrcLLJITLookup, LLVMOrcLLJITRef,
};
use llvm_sys::orc2::{
    LLVMJITEvaluatedSymbol, LLVMJITSymbolFlags, LLVMJITSymbolGenericFlags, LLVMOrcAbsoluteSymbols, LLVMOrcCLookupSet,
    LLVMOrcCSymbolMapPair, LLVMOrcCreateCustomCAPIDefinitionGenerator, LLVMOrcDefinitionGeneratorRef,
    LLVMOrcDisposeMaterializationUnit, LLVMOrcExecutionSessionGetJITDylibByName, LLVMOrcExecutionSessionIntern,
    LLVMOrcExecutionSessionRef, LLVMOrcExecutionSessionSetErrorReporter, LLVMOrcJITDylibAddGenerator,
    LLVMOrcJITDylibClear, LLVMOrcJITDylibCreateResourceTracker, LLVMOrcJITDylibDefine,
    LLVMOrcJITDylibGetDefaultResourceTracker, LLVMOrcJITDylibLookupFlags, LLVMOrcJITDylibRef, LLVMOrcLookupKind,
    LLVMOrcLookupStateRef, LLVMOrcReleaseResourceTracker, LLVMOrcResourceTrackerRef, LLVMOrcResourceTrackerRemove,
    LLVMOrcResourceTrackerTransferTo, LLVMOrcRetainSymbolStringPoolEntry, LLVMOrcSymbolLookupFlags,
    LLVMOrcSymbolStringPoolEntryStr,
};

use super::JitError;
use super::compile::ObjectCode;
use super::llvm::{c_string, check};

/// Finds the address of a symbol that neither the session nor the process's own tables have.
pub(super) trait Resolver: Send {
    fn resolve(&mut self, name: &str) -> Option<usize>;
}

/// What ORC's callbacks write to.
struct Callbacks {
    resolver: Mutex<Box<dyn Resolver>>,
    /// Required symbols nobody could supply since the last [`Orc::lookup`] began.
    missing: Mutex<Vec<String>>,
    /// Messages ORC would have printed.
    reports: Mutex<Vec<String>>,
}

/// The running JIT.
pub(super) struct Orc {
    lljit: LLVMOrcLLJITRef,
    session: LLVMOrcExecutionSessionRef,
    main: LLVMOrcJITDylibRef,
    process: LLVMOrcJITDylibRef,
    /// Outlives `lljit`, whose generator and reporter point to it; freed by `drop`.
    callbacks: *mut Callbacks,
}

/// The code and symbols of one input. Dropping it without [`RawTracker::remove`] leaves them to the session.
pub(super) struct RawTracker(LLVMOrcResourceTrackerRef);

impl RawTracker {
    pub(super) fn remove(&self) -> Result<(), String> {
        // SAFETY: the tracker is live; removing an already removed one is an error value, not a fault.
        check(unsafe { LLVMOrcResourceTrackerRemove(self.0) })
    }
}

impl Drop for RawTracker {
    fn drop(&mut self) {
        // SAFETY: our one reference; what it still holds passes to the library's default tracker.
        unsafe { LLVMOrcReleaseResourceTracker(self.0) }
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Orc {
    pub(super) fn new(resolver: Box<dyn Resolver>) -> Result<Self, JitError> {
        let mut lljit: LLVMOrcLLJITRef = ptr::null_mut();
        // SAFETY: the builder passes to the constructor; on success the JIT is ours.
        check(unsafe { LLVMOrcCreateLLJIT(&raw mut lljit, LLVMOrcCreateLLJITBuilder()) }).map_err(JitError::Setup)?;
        let callbacks = Box::into_raw(Box::new(Callbacks {
            resolver: Mutex::new(resolver),
            missing: Mutex::default(),
            reports: Mutex::default(),
        }));
        // SAFETY: the JIT is live and owns session and libraries.
        let (session, main, process) = unsafe {
            let session = LLVMOrcLLJITGetExecutionSession(lljit);
            let process = LLVMOrcExecutionSessionGetJITDylibByName(session, c"<Process Symbols>".as_ptr());
            (session, LLVMOrcLLJITGetMainJITDylib(lljit), process)
        };
        let orc = Self { lljit, session, main, process, callbacks };
        if process.is_null() {
            return Err(JitError::Setup("LLVM has no library of process symbols".to_owned()));
        }
        // SAFETY: `callbacks` lives until the JIT is gone, and so do the functions.
        unsafe {
            LLVMOrcExecutionSessionSetErrorReporter(session, report, callbacks.cast());
            let generator = LLVMOrcCreateCustomCAPIDefinitionGenerator(generate, callbacks.cast(), leave);
            LLVMOrcJITDylibAddGenerator(process, generator);
        }
        let stand_ins = orc.new_tracker();
        orc.claim_untracked(&stand_ins);
        stand_ins.remove().map_err(JitError::Setup)?;
        // SAFETY: the session is live; a library that exists is the session's.
        unsafe {
            let platform = LLVMOrcExecutionSessionGetJITDylibByName(session, c"<Platform>".as_ptr());
            if !platform.is_null() {
                check(LLVMOrcJITDylibClear(platform)).map_err(JitError::Setup)?;
            }
        }
        Ok(orc)
    }

    /// Moves what `main` defines without a tracker to `tracker`.
    fn claim_untracked(&self, tracker: &RawTracker) {
        // SAFETY: both trackers are live and belong to `main`. Whatever LLVM's header says, the call that gets the
        // default one adds no reference, so none is given back.
        unsafe { LLVMOrcResourceTrackerTransferTo(LLVMOrcJITDylibGetDefaultResourceTracker(self.main), tracker.0) };
    }

    pub(super) fn new_tracker(&self) -> RawTracker {
        // SAFETY: the library is live; the tracker is ours.
        RawTracker(unsafe { LLVMOrcJITDylibCreateResourceTracker(self.main) })
    }

    /// Adds an object file; it is linked when one of its symbols is first looked up.
    pub(super) fn add_object(&self, object: ObjectCode, tracker: &RawTracker) -> Result<(), String> {
        // SAFETY: JIT and tracker are live; the buffer passes to the JIT whether or not it succeeds.
        check(unsafe { LLVMOrcLLJITAddObjectFileWithRT(self.lljit, tracker.0, object.bytes.into_raw()) })
    }

    /// Gives names in `main` an address; they go with `tracker`.
    pub(super) fn define(&self, symbols: &[(&str, usize)], tracker: &RawTracker) -> Result<(), String> {
        define_in(self.session, self.main, symbols)?;
        // The C interface defines for the default tracker only; everything else in `main` has a tracker of its
        // own, so what the default one holds now is exactly what was just defined.
        self.claim_untracked(tracker);
        Ok(())
    }

    /// Gives names an address for the whole session, behind what the user defines and before the process's own.
    pub(super) fn define_runtime(&self, symbols: &[(&str, usize)]) -> Result<(), String> {
        define_in(self.session, self.process, symbols)
    }

    /// The address of a symbol, linking what it needs.
    pub(super) fn lookup(&self, name: &str) -> Result<usize, JitError> {
        // SAFETY: `callbacks` lives as long as `self`.
        let callbacks = unsafe { &*self.callbacks };
        lock(&callbacks.missing).clear();
        lock(&callbacks.reports).clear();
        let mut address = 0;
        // SAFETY: JIT live, name a C string, out-pointer valid.
        let outcome = check(unsafe { LLVMOrcLLJITLookup(self.lljit, &raw mut address, c_string(name).as_ptr()) });
        let Err(message) = outcome else {
            return Ok(usize::try_from(address).expect("an address of this process"));
        };
        let mut missing = std::mem::take(&mut *lock(&callbacks.missing));
        if missing.is_empty() {
            let reports = std::mem::take(&mut *lock(&callbacks.reports));
            return Err(JitError::Link(if reports.is_empty() { message } else { reports.join("; ") }));
        }
        missing.sort();
        missing.dedup();
        Err(JitError::Unresolved(missing))
    }
}

impl Drop for Orc {
    fn drop(&mut self) {
        // SAFETY: the JIT is ours; after it is gone nothing points to the callbacks, made by `Box::into_raw`.
        unsafe {
            // A failure to free code at the end has nobody to be told.
            let _ = check(LLVMOrcDisposeLLJIT(self.lljit));
            drop(Box::from_raw(self.callbacks));
        }
    }
}

fn define_in(
    session: LLVMOrcExecutionSessionRef,
    library: LLVMOrcJITDylibRef,
    symbols: &[(&str, usize)],
) -> Result<(), String> {
    let exported = LLVMJITSymbolGenericFlags::LLVMJITSymbolGenericFlagsExported as u8;
    let callable = LLVMJITSymbolGenericFlags::LLVMJITSymbolGenericFlagsCallable as u8;
    let mut pairs: Vec<_> = symbols
        .iter()
        .map(|(name, address)| LLVMOrcCSymbolMapPair {
            // SAFETY: the session is live; the reference made here passes to the unit below.
            Name: unsafe { LLVMOrcExecutionSessionIntern(session, c_string(name).as_ptr()) },
            Sym: LLVMJITEvaluatedSymbol {
                Address: *address as u64,
                Flags: LLVMJITSymbolFlags { GenericFlags: exported | callable, TargetFlags: 0 },
            },
        })
        .collect();
    // SAFETY: the pairs are copied; the unit passes to the library on success and is disposed of on failure.
    unsafe {
        let unit = LLVMOrcAbsoluteSymbols(pairs.as_mut_ptr(), pairs.len());
        let outcome = check(LLVMOrcJITDylibDefine(library, unit));
        if outcome.is_err() {
            LLVMOrcDisposeMaterializationUnit(unit);
        }
        outcome
    }
}

/// ORC's report of a failure it has nobody else to tell.
extern "C" fn report(callbacks: *mut c_void, error: LLVMErrorRef) {
    // SAFETY: registered with a pointer to `Callbacks` that outlives the session.
    let callbacks = unsafe { &*callbacks.cast::<Callbacks>() };
    if let Err(message) = check(error) {
        lock(&callbacks.reports).push(message);
    }
}

/// The `Callbacks` belong to [`Orc`], not to the generator.
extern "C" fn leave(_callbacks: *mut c_void) {}

/// Asked for the symbols no one else has: supplies what the resolver knows and notes the rest.
extern "C" fn generate(
    _generator: LLVMOrcDefinitionGeneratorRef,
    callbacks: *mut c_void,
    _state: *mut LLVMOrcLookupStateRef,
    _kind: LLVMOrcLookupKind,
    library: LLVMOrcJITDylibRef,
    _flags: LLVMOrcJITDylibLookupFlags,
    wanted: LLVMOrcCLookupSet,
    n_wanted: usize,
) -> LLVMErrorRef {
    // SAFETY: registered with a pointer to `Callbacks` that outlives the session.
    let callbacks = unsafe { &*callbacks.cast::<Callbacks>() };
    // SAFETY: ORC passes `n_wanted` elements, alive during the call.
    let wanted = if n_wanted == 0 { &[][..] } else { unsafe { std::slice::from_raw_parts(wanted, n_wanted) } };
    let mut found = Vec::new();
    for element in wanted {
        // SAFETY: the entry is alive during the call and its text is a C string.
        let name = unsafe { std::ffi::CStr::from_ptr(LLVMOrcSymbolStringPoolEntryStr(element.Name)) };
        let name = name.to_string_lossy();
        if let Some(address) = lock(&callbacks.resolver).resolve(&name) {
            // SAFETY: the set keeps its own reference; the unit below takes this one.
            unsafe { LLVMOrcRetainSymbolStringPoolEntry(element.Name) };
            let flags = LLVMJITSymbolGenericFlags::LLVMJITSymbolGenericFlagsExported as u8;
            found.push(LLVMOrcCSymbolMapPair {
                Name: element.Name,
                Sym: LLVMJITEvaluatedSymbol {
                    Address: address as u64,
                    Flags: LLVMJITSymbolFlags { GenericFlags: flags, TargetFlags: 0 },
                },
            });
        } else if element.LookupFlags == LLVMOrcSymbolLookupFlags::LLVMOrcSymbolLookupFlagsRequiredSymbol {
            lock(&callbacks.missing).push(name.into_owned());
        }
    }
    if found.is_empty() {
        return ptr::null_mut();
    }
    // SAFETY: the unit takes over the references made above and passes to the library, which is live.
    unsafe { LLVMOrcJITDylibDefine(library, LLVMOrcAbsoluteSymbols(found.as_mut_ptr(), found.len())) }
}
