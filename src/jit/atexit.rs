//! Exit handlers of compiled code: destructors of static objects, `atexit`, in the order of registration.
//!
//! Itanium C++ ABI 3.3.6.3: `__cxa_atexit(f, argument, dso_handle)`. The C library's list only runs at exit;
//! ours can also be run back to a mark, when an input is undone. Each handler runs once: it leaves the list
//! before it is called. Calling `exit` runs what is left, from a hook in the C library's list.
//!
//! When an input is undone that was the first to reach a function-local static, the object is destroyed, and made again at
//! the next call: its guard (3.3.2) is registered, too, when the initialisation begins, and opened again by an undo alone.
//! So it is when a fault undoes the input in the midst of it.
//!
//! The key of a session is the address of its `__dso_handle`. `atexit` has no such argument and registers with
//! the session made last on its thread.

use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rustc_hash::FxHashMap;

use super::exception;
use super::guard::Guard;

type Function = extern "C-unwind" fn(*mut c_void);

#[derive(Clone, Copy)]
struct Handler {
    function: Function,
    argument: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    /// Of an object of thread storage duration.
    Thread,
    /// The guard of a static local: for an undo alone.
    Guard,
}

/// Why handlers run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Undo,
    Exit,
}

type Lists = FxHashMap<usize, Vec<Handler>>;

static LISTS: Mutex<Option<Lists>> = Mutex::new(None);

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

fn lists() -> MutexGuard<'static, Option<Lists>> {
    LISTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes `dso` the session that this thread's `atexit` belongs to.
pub(super) fn enter_session(dso: usize) {
    CURRENT.set(dso);
    lists().get_or_insert_default().entry(dso).or_default();
}

/// Forgets a session's handlers: its code is about to go.
pub(super) fn leave_session(dso: usize) {
    lists().get_or_insert_default().remove(&dso);
}

pub(super) fn count(dso: usize) -> usize {
    lists().get_or_insert_default().get(&dso).map_or(0, Vec::len)
}

/// Runs the handlers registered after `mark`, last first; also those that they register. Says what went wrong: an
/// exception that leaves one calls `std::terminate` ([basic.start.term]/1, [support.start.term]/9).
pub(super) fn run_since(dso: usize, mark: usize, end: End, guard: &Guard) -> Vec<String> {
    let mut accidents = Vec::new();
    while let Some(mut handler) = pop_since(dso, mark) {
        if handler.kind == Kind::Guard {
            if end == End::Undo {
                open_guard(handler.argument);
            }
            continue;
        }
        if let Err(trap) = guard.call(run_handler, (&raw mut handler).cast()) {
            accidents.push(exception::explain(&trap));
        }
    }
    accidents
}

/// The last handler; but objects of thread storage duration go before those of static ([basic.start.term]/2).
fn pop_since(dso: usize, mark: usize) -> Option<Handler> {
    let mut lists = lists();
    let list = lists.get_or_insert_default().get_mut(&dso)?;
    let of_thread = list.iter().skip(mark).rposition(|handler| handler.kind == Kind::Thread);
    match of_thread {
        Some(at) => Some(list.remove(mark + at)),
        None if list.len() > mark => list.pop(),
        None => None,
    }
}

extern "C-unwind" fn run_handler(handler: *mut u8) {
    // SAFETY: `run_since` passes its own `Handler`, alive during the call.
    let handler = unsafe { *handler.cast::<Handler>() };
    (handler.function)(handler.argument as *mut c_void);
}

/// Makes a static local uninitialised.
fn open_guard(guard: usize) {
    let guard = std::ptr::with_exposed_provenance::<AtomicU64>(guard);
    // SAFETY: the guard of compiled code that its input's undo has not freed yet; no other thread runs user code then.
    unsafe { (*guard).store(0, Ordering::Release) };
}

/// Itanium C++ ABI 3.3.2: the C++ library's function; the guard joins the list when this caller is to initialise.
pub(super) extern "C" fn cxa_guard_acquire(guard: *mut c_void) -> c_int {
    extern "C" fn nothing(_: *mut c_void) {}
    unsafe extern "C" {
        fn __cxa_guard_acquire(guard: *mut c_void) -> c_int;
    }
    // SAFETY: passes the caller's own argument on.
    let is_mine = unsafe { __cxa_guard_acquire(guard) };
    if is_mine != 0 && CURRENT.get() != 0 {
        guard.expose_provenance();
        let nothing = nothing as *const () as usize;
        // SAFETY: a plain function seen as one that may unwind.
        let function = unsafe { std::mem::transmute::<usize, Function>(nothing) };
        register(CURRENT.get(), function, guard, Kind::Guard);
    }
    is_mine
}

fn register(dso: usize, function: Function, argument: *mut c_void, kind: Kind) -> c_int {
    static HOOK: Once = Once::new();
    // SAFETY: the hook is a plain function of this program, which outlives the process's exit handlers.
    HOOK.call_once(|| unsafe {
        libc::atexit(run_all);
    });
    let mut lists = lists();
    let lists = lists.get_or_insert_default();
    let dso = if lists.contains_key(&dso) { dso } else { CURRENT.get() };
    lists.entry(dso).or_default().push(Handler { function, argument: argument as usize, kind });
    0
}

/// As [`plain_atexit`], for an address that a lookup found.
pub(super) fn register_address(dso: usize, address: usize) {
    // SAFETY: the address of a function of compiled code, which ignores the argument register.
    let function = unsafe { std::mem::transmute::<usize, Function>(address) };
    register(dso, function, std::ptr::null_mut(), Kind::Object);
}

/// `exit` was called: runs every session's handlers.
extern "C" fn run_all() {
    let sessions: Vec<usize> = lists().get_or_insert_default().keys().copied().collect();
    for dso in sessions {
        while let Some(handler) = pop_since(dso, 0) {
            // A guard's function does nothing.
            (handler.function)(handler.argument as *mut c_void);
        }
    }
}

pub(super) extern "C" fn cxa_atexit(function: Function, argument: *mut c_void, dso: *mut c_void) -> c_int {
    register(dso as usize, function, argument, Kind::Object)
}

/// [basic.start.term]/2: objects of thread storage duration go with their thread. The session's own thread ends
/// with the session, so its handlers join the session's list; other threads use the C library's.
pub(super) extern "C" fn cxa_thread_atexit(function: Function, argument: *mut c_void, dso: *mut c_void) -> c_int {
    if CURRENT.get() != 0 {
        return register(dso as usize, function, argument, Kind::Thread);
    }
    unsafe extern "C" {
        fn __cxa_thread_atexit_impl(function: Function, argument: *mut c_void, dso: *mut c_void) -> c_int;
    }
    // SAFETY: passes the caller's own arguments on.
    unsafe { __cxa_thread_atexit_impl(function, argument, dso) }
}

pub(super) extern "C" fn plain_atexit(function: Function) -> c_int {
    // A function without parameters ignores the argument register.
    register(CURRENT.get(), function, std::ptr::null_mut(), Kind::Object)
}

/// glibc has this one only in its static part.
pub(super) extern "C" fn at_quick_exit(function: Function) -> c_int {
    unsafe extern "C" {
        fn __cxa_at_quick_exit(function: Function, argument: *mut c_void) -> c_int;
    }
    // SAFETY: passes the caller's own argument on.
    unsafe { __cxa_at_quick_exit(function, std::ptr::null_mut()) }
}

type ForkHandler = Option<extern "C" fn()>;

/// As [`at_quick_exit`].
pub(super) extern "C" fn pthread_atfork(prepare: ForkHandler, parent: ForkHandler, child: ForkHandler) -> c_int {
    unsafe extern "C" {
        fn __register_atfork(prepare: ForkHandler, parent: ForkHandler, child: ForkHandler, dso: *mut c_void) -> c_int;
    }
    // SAFETY: passes the caller's own arguments on; no library to unregister with.
    unsafe { __register_atfork(prepare, parent, child, std::ptr::null_mut()) }
}
