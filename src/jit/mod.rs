//! Machine code in memory: compiling, linking, finding and guarding what the user's program runs.
//!
//! ```text
//! FinishedModule --Compiler--> ObjectCode --Jit::add_object--> linked on first Jit::lookup --Guard::call--> runs
//! ```
//!
//! [`Jit`] owns the code of a session. Each input adds its modules under one [`Tracker`]; removing the tracker
//! frees the code and its symbols. Nothing here knows C++: names are symbols, and values are addresses. This
//! folder alone touches LLVM's ORC, `dlopen` and signals.
//!
//! What the lowering must keep to:
//! - a symbol defined elsewhere (another input, a library) is not `dso_local`: it may be gigabytes away;
//! - a `thread_local` variable is used through `llvm.threadlocal.address`; its name is then not a symbol of the
//!   session, ask [`Jit::thread_local_address`];
//! - destructors are registered with `__cxa_atexit(f, object, &__dso_handle)` (Itanium C++ ABI 3.3.6.3), which
//!   is ours and remembers the order; see [`atexit`];
//! - the input function catches everything and calls `cinch_rt_exception`; see [`exception`].

mod allocation;
pub mod atexit;
mod compile;
mod elf;
pub mod exception;
pub mod guard;
mod llvm;
pub mod memory;
mod orc;
mod split;
pub mod stub;
mod symbols;
#[cfg(test)]
mod tests;
mod tls;
mod trap;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

pub use atexit::End;
pub use compile::{Compiler, ObjectCode, OptLevel};
pub use exception::demangle;
pub use guard::{Guard, Interrupter, MainCall, Trap};
pub use llvm::FinishedModule;
pub use stub::Stub;

use orc::{Orc, RawTracker};
use symbols::{Libraries, LibraryResolver};

/// What a session's JIT is made with.
#[derive(Clone, Debug, Default)]
pub struct JitOptions {
    /// The level of modules that do not say otherwise.
    pub level: OptLevel,
    /// Directories of `-L`, searched before the system's.
    pub library_dirs: Vec<PathBuf>,
}

/// Why code could not be made, linked or found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JitError {
    /// LLVM cannot work on this machine.
    Setup(String),
    /// The module is not valid IR: a mistake of the lowering.
    InvalidModule(String),
    /// The code generator or a pass refused the module.
    Codegen(String),
    /// A symbol that the session already has.
    Duplicate(String),
    /// Symbols that nobody defines, sorted.
    Unresolved(Vec<String>),
    /// The linker's complaint.
    Link(String),
    /// A shared library that cannot be loaded.
    Library { name: String, reason: String },
}

impl fmt::Display for JitError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JitError::Setup(reason) => write!(out, "cannot start the JIT: {reason}"),
            JitError::InvalidModule(reason) => write!(out, "invalid module: {reason}"),
            JitError::Codegen(reason) => write!(out, "cannot generate code: {reason}"),
            JitError::Duplicate(name) => write!(out, "symbol `{name}` is already defined"),
            JitError::Unresolved(names) => write!(out, "undefined symbols: {}", names.join(", ")),
            JitError::Link(reason) => write!(out, "cannot link: {reason}"),
            JitError::Library { name, reason } => write!(out, "cannot load library `{name}`: {reason}"),
        }
    }
}

impl std::error::Error for JitError {}

/// The code, symbols and definitions of one input.
///
/// Dropping a tracker keeps them for the session; [`Tracker::remove`] frees them. A tracker must not outlive
/// its [`Jit`].
pub struct Tracker {
    raw: RawTracker,
    number: u32,
    defined: Arc<Mutex<Defined>>,
}

impl Tracker {
    /// Frees the input's code and forgets its symbols. Nothing may run or refer to it any more.
    pub fn remove(self) -> Result<(), JitError> {
        let mut defined = self.defined.lock().unwrap_or_else(PoisonError::into_inner);
        defined.retain(|_, owner| *owner != self.number);
        self.raw.remove().map_err(JitError::Link)
    }
}

/// Which tracker owns each symbol of the session.
type Defined = FxHashMap<String, u32>;

/// The running code of a session. One thread uses it; code it made may run on any.
pub struct Jit {
    orc: Orc,
    compiler: Compiler,
    options: JitOptions,
    libraries: Arc<Mutex<Libraries>>,
    defined: Arc<Mutex<Defined>>,
    next_tracker: Cell<u32>,
    stubs: RefCell<stub::Arena>,
    /// What `__dso_handle` is the address of: tells this session's exit handlers from another's.
    dso_handle: Box<u64>,
}

impl Jit {
    pub fn new(options: JitOptions) -> Result<Self, JitError> {
        let compiler = Compiler::new()?;
        let libraries = Arc::new(Mutex::new(Libraries::new(options.library_dirs.clone())));
        let orc = Orc::new(Box::new(LibraryResolver(Arc::clone(&libraries))))?;
        let jit = Self {
            orc,
            compiler,
            options,
            libraries,
            defined: Arc::default(),
            next_tracker: Cell::new(0),
            stubs: RefCell::default(),
            dso_handle: Box::new(0),
        };
        jit.define_runtime(&[
            ("__dso_handle", jit.dso()),
            ("__cxa_atexit", atexit::cxa_atexit as *const () as usize),
            ("__cxa_guard_acquire", atexit::cxa_guard_acquire as *const () as usize),
            ("__cxa_thread_atexit", atexit::cxa_thread_atexit as *const () as usize),
            ("atexit", atexit::plain_atexit as *const () as usize),
            ("at_quick_exit", atexit::at_quick_exit as *const () as usize),
            ("pthread_atfork", atexit::pthread_atfork as *const () as usize),
            ("__emutls_get_address", tls::emutls_get_address as *const () as usize),
            ("cinch_rt_exception", exception::cinch_rt_exception as *const () as usize),
        ])?;
        atexit::enter_session(jit.dso());
        Ok(jit)
    }

    /// A tracker for the next input.
    pub fn tracker(&self) -> Tracker {
        let number = self.next_tracker.get();
        self.next_tracker.set(number + 1);
        Tracker { raw: self.orc.new_tracker(), number, defined: Arc::clone(&self.defined) }
    }

    /// Compiles a module at the session's level and adds it.
    pub fn add_module(&self, module: FinishedModule, tracker: &Tracker) -> Result<(), JitError> {
        self.add_module_at(module, self.options.level, tracker).map(drop)
    }

    /// Compiles a module at a level of its own and adds it. Returns the names it defines for others.
    pub fn add_module_at(
        &self,
        module: FinishedModule,
        level: OptLevel,
        tracker: &Tracker,
    ) -> Result<Vec<String>, JitError> {
        let mut symbols = Vec::new();
        for object in self.compiler.objects(module, level)? {
            symbols.extend(object.symbols.iter().cloned());
            self.add_object(object, tracker)?;
        }
        Ok(symbols)
    }

    /// Adds code that a [`Compiler`] made, perhaps on another thread. It is linked on first lookup.
    pub fn add_object(&self, mut object: ObjectCode, tracker: &Tracker) -> Result<(), JitError> {
        let symbols = std::mem::take(&mut object.symbols);
        self.orc.add_object(object, &tracker.raw).map_err(definition_error)?;
        let mut defined = self.lock_defined();
        for name in symbols {
            defined.entry(name).or_insert(tracker.number);
        }
        Ok(())
    }

    /// The address of a symbol of the session, or else of a library; links the code it needs.
    pub fn lookup(&self, name: &str) -> Result<usize, JitError> {
        if self.is_defined_in_session(name) {
            return self.orc.lookup(name);
        }
        self.lock_libraries().address(name).ok_or_else(|| JitError::Unresolved(vec![name.to_owned()]))
    }

    /// This thread's address of a `thread_local` variable of the session.
    pub fn thread_local_address(&self, name: &str) -> Result<usize, JitError> {
        let control = self.orc.lookup(&format!("{}{name}", tls::PREFIX))?;
        Ok(tls::emutls_get_address(control as *const tls::Control) as usize)
    }

    /// Gives a name an address, for as long as `tracker` lives; it hides a library's symbol of that name.
    pub fn define_absolute(&self, name: &str, address: usize, tracker: &Tracker) -> Result<(), JitError> {
        self.orc.define(&[(name, address)], &tracker.raw).map_err(definition_error)?;
        self.lock_defined().insert(name.to_owned(), tracker.number);
        Ok(())
    }

    /// Gives names of the runtime an address for the whole session; code the user types may define its own.
    pub fn define_runtime(&self, symbols: &[(&str, usize)]) -> Result<(), JitError> {
        self.orc.define_runtime(symbols).map_err(definition_error)
    }

    /// Whether the session, a loaded library or the process defines a symbol. Links nothing.
    pub fn is_defined(&self, name: &str) -> bool {
        self.is_defined_in_session(name) || self.lock_libraries().address(name).is_some()
    }

    /// Whether code of the session defines a symbol.
    pub fn is_defined_in_session(&self, name: &str) -> bool {
        self.lock_defined().contains_key(name)
    }

    /// The symbol of the session's code at an address.
    pub fn symbol_of_session_at(&self, address: usize) -> Option<String> {
        let names: Vec<String> = self.lock_defined().keys().cloned().collect();
        names.into_iter().find(|name| self.orc.lookup(name).is_ok_and(|it| it == address))
    }

    /// The library that holds an address, and the symbol that is exactly there.
    pub fn symbol_at(&self, address: usize) -> Option<(String, String)> {
        symbols::symbol_at(address)
    }

    /// Loads a shared library: a path, or a name as `-l` takes it (`m`, `pthread`).
    pub fn load_library(&self, name: &str) -> Result<PathBuf, JitError> {
        self.lock_libraries().load(name)
    }

    /// Adds a directory of `-L`.
    pub fn add_library_dir(&self, dir: &Path) {
        self.lock_libraries().add_dir(dir);
    }

    /// The shared library of the system's directories that exports `symbol`, for the message about an undefined
    /// one. Reads symbol tables for at most a fraction of a second.
    pub fn find_library_with(&self, symbol: &str) -> Option<PathBuf> {
        self.lock_libraries().find_with(symbol)
    }

    /// A redirectable entry point; see [`stub`].
    pub fn new_stub(&self) -> Result<Stub, JitError> {
        self.stubs.borrow_mut().allocate().map_err(|error| JitError::Setup(error.to_string()))
    }

    /// Has callers of the replaceable allocation function `symbol` reach the one at `address`, or the library's when that
    /// is 0: those in the session, and those in libraries ([replacement.functions]). Where they went before; none when it
    /// is no such function.
    pub fn replace_allocation(&self, symbol: &str, address: usize) -> Option<usize> {
        allocation::replace(symbol, address)
    }

    /// The compiler of this session, for `.asm` and `.ir`.
    pub fn compiler(&self) -> &Compiler {
        &self.compiler
    }

    /// Has a function without parameters called at the session's end, or when what registers it is undone.
    pub fn register_exit_handler(&self, address: usize) {
        atexit::register_address(self.dso(), address);
    }

    /// How many exit handlers are registered now; the mark to undo to.
    pub fn atexit_mark(&self) -> usize {
        atexit::count(self.dso())
    }

    /// Runs the exit handlers registered since `mark`, last first, each once and each guarded. Returns what
    /// went wrong.
    pub fn run_atexit_since(&self, mark: usize, end: End, guard: &Guard) -> Vec<String> {
        atexit::run_since(self.dso(), mark, end, guard)
    }

    fn dso(&self) -> usize {
        &raw const *self.dso_handle as usize
    }

    fn lock_defined(&self) -> std::sync::MutexGuard<'_, Defined> {
        self.defined.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_libraries(&self) -> std::sync::MutexGuard<'_, Libraries> {
        self.libraries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Jit {
    fn drop(&mut self) {
        allocation::forget_all();
        atexit::leave_session(self.dso());
    }
}

/// The address that a library which is loaded gives a name.
pub fn library_address(name: &str) -> Option<usize> {
    symbols::global_address(name)
}

/// Takes a [`Jit::replace_allocation`] back.
pub fn restore_allocation(symbol: &str, before: usize) {
    allocation::replace(symbol, before);
}

/// ORC says `Duplicate definition of symbol 'f'`, or `In main, duplicate definition of symbol 'f'`.
fn definition_error(message: String) -> JitError {
    let rest = message.split_once("uplicate definition of symbol '").map(|(_, rest)| rest);
    match rest.and_then(|rest| rest.split_once('\'')) {
        Some((name, _)) => JitError::Duplicate(name.to_owned()),
        None => JitError::Link(message),
    }
}
