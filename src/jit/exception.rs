//! What an exception that nobody caught says about itself, and the demangler, both through libstdc++.
//!
//! The input function catches everything (Itanium C++ ABI, exception handling, 2.5) and calls
//! `cinch_rt_exception` with what `__cxa_begin_catch` gave it. The dynamic type comes from the runtime; whether
//! it derives from `std::exception` is asked of the type itself, by the virtual function that matches handlers.
//!
//! `std::terminate` ([except.terminate]) ends in a handler of ours, which notes why and aborts: the guard then ends
//! the call. What the runtime believes about exceptions that the abandoned frames were handling is put back
//! ([`CaughtState`]).

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::fmt;
use std::ptr;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use super::trap::{Trap, TrapKind};

/// An exception that left the user's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thrown {
    /// The demangled type, as `std::bad_alloc`.
    pub type_name: String,
    /// What `what()` returns, or the value if the type is a fundamental one or a string.
    pub what: Option<String>,
}

impl fmt::Display for Thrown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "uncaught exception of type {}", self.type_name)?;
        match &self.what {
            Some(what) => write!(out, ": {what}"),
            None => Ok(()),
        }
    }
}

thread_local! {
    static THROWN: RefCell<Option<Thrown>> = const { RefCell::new(None) };
}

/// The exception that ended the last input on this thread, if one did.
pub fn take_thrown() -> Option<Thrown> {
    THROWN.take()
}

/// Why `std::terminate` was called last, on whichever thread: an exception that nothing caught, or none.
static TERMINATED: Mutex<Option<Option<Thrown>>> = Mutex::new(None);

fn terminated() -> MutexGuard<'static, Option<Option<Thrown>>> {
    TERMINATED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What ended a guarded call, in words: an abort by `std::terminate` says why it was called. Asked once for each trap.
pub fn explain(trap: &Trap) -> String {
    THROWN.take();
    let Some(why) = terminated().take().filter(|_| trap.kind == TrapKind::Aborted) else { return trap.to_string() };
    let why = why.map_or_else(|| "std::terminate was called".to_owned(), |thrown| thrown.to_string());
    if trap.is_elsewhere { format!("{why}{}", super::trap::ELSEWHERE) } else { why }
}

/// [except.terminate]/2: the handler that runs unless the program has set its own.
extern "C" fn on_terminate() {
    // SAFETY: asks the runtime about this thread.
    let object = unsafe { current_object() };
    // SAFETY: the object is that of the exception being handled, if there is one.
    let why = (!object.is_null()).then(|| unsafe { current(object) });
    *terminated() = Some(why);
    // SAFETY: what `abort` would do first; the guard takes it from there.
    unsafe { libc::abort() }
}

/// Makes `std::terminate` end in a message.
pub(super) fn install_terminate_handler() {
    static ONCE: Once = Once::new();
    // SAFETY: the handler is a plain function of this program.
    ONCE.call_once(|| unsafe {
        set_terminate(on_terminate);
    });
}

/// Itanium C++ ABI, exception handling, 2.2.2: what a thread is handling and how many exceptions are in flight.
#[repr(C)]
#[derive(Clone, Copy)]
struct EhGlobals {
    caught: *mut c_void,
    n_uncaught: c_uint,
}

/// The runtime's idea of this thread's exceptions before a call, for when the call is abandoned.
pub(super) struct CaughtState(EhGlobals);

impl CaughtState {
    pub(super) fn save() -> Self {
        // SAFETY: the runtime always has a record for a thread.
        Self(unsafe { *__cxa_get_globals() })
    }

    pub(super) fn restore(self) {
        // SAFETY: as above; the exceptions it then lists belong to frames that are still there.
        unsafe { *__cxa_get_globals() = self.0 };
    }
}

/// Itanium C++ ABI 2.9.2: the start of every `std::type_info`.
#[repr(C)]
struct TypeInfo {
    vtable: *const *const c_void,
    name: *const c_char,
}

unsafe extern "C" {
    fn __cxa_current_exception_type() -> *const TypeInfo;
    /// `std::current_exception`, whose result is returned in memory.
    #[link_name = "_ZSt17current_exceptionv"]
    fn current_exception(into: *mut *const c_void);
    fn __cxa_get_globals() -> *mut EhGlobals;
    /// `std::set_terminate`
    #[link_name = "_ZSt13set_terminatePFvvE"]
    fn set_terminate(handler: extern "C" fn()) -> *const c_void;
    fn __cxa_demangle(name: *const c_char, into: *mut c_char, len: *mut usize, status: *mut c_int) -> *mut c_char;
    /// `typeid(std::exception)`.
    #[link_name = "_ZTISt9exception"]
    static STD_EXCEPTION: TypeInfo;
}

/// `bool __do_catch(const type_info* thrown, void** object, unsigned outer) const`.
type DoCatch = unsafe extern "C" fn(*const TypeInfo, *const TypeInfo, *mut *const c_void, c_uint) -> bool;
/// Its place in the virtual table of `std::type_info`, behind two destructors and two predicates.
const DO_CATCH_SLOT: usize = 4;
/// `const char* what() const noexcept`.
type What = unsafe extern "C" fn(*const c_void) -> *const c_char;
/// Its place in the virtual table of `std::exception`, behind two destructors.
const WHAT_SLOT: usize = 2;

/// Called by compiled code while it handles an exception, with the exception object.
pub(super) extern "C" fn cinch_rt_exception(object: *const c_void) {
    // SAFETY: called inside a handler, so a current exception exists.
    THROWN.set(Some(unsafe { current(object) }));
}

/// Describes the exception that is being handled.
///
/// # Safety
/// `object` is that exception's object.
unsafe fn current(object: *const c_void) -> Thrown {
    // SAFETY: asks the runtime; null if the exception is not a C++ one.
    let info = unsafe { __cxa_current_exception_type() };
    if info.is_null() {
        return Thrown { type_name: "a foreign language".to_owned(), what: None };
    }
    // SAFETY: the runtime's own record of the exception; `object` is of that type.
    unsafe { describe(&*info, object) }
}

/// The object of the exception that this thread handles; null if it handles none.
///
/// # Safety
/// None of the caller's: it asks the runtime.
unsafe fn current_object() -> *const c_void {
    // SAFETY: `std::current_exception` returns its `exception_ptr` in memory: it holds the object and a count of it,
    // which `on_terminate` never gives back, as the process or the call ends there.
    unsafe {
        let mut pointer: *const c_void = ptr::null();
        current_exception(&raw mut pointer);
        pointer
    }
}

/// # Safety
/// `info` is the type of the live exception object `object`.
unsafe fn describe(info: &TypeInfo, object: *const c_void) -> Thrown {
    // SAFETY: the name of a type is a C string; a leading `*` says that it must be compared by address.
    let name = unsafe { CStr::from_ptr(info.name) }.to_string_lossy();
    let mangled = name.trim_start_matches('*');
    let type_name = demangle(mangled).unwrap_or_else(|| mangled.to_owned());
    // SAFETY: as the caller promises.
    let what = unsafe { what(info, object).or_else(|| fundamental(mangled, object)) };
    Thrown { type_name, what }
}

/// # Safety
/// As [`describe`].
unsafe fn what(info: &TypeInfo, object: *const c_void) -> Option<String> {
    let mut base = object;
    // SAFETY: the slots are those of libstdc++'s own classes; the cast adjusts `base` only when it says yes.
    unsafe {
        let do_catch: DoCatch = std::mem::transmute(*STD_EXCEPTION.vtable.add(DO_CATCH_SLOT));
        if base.is_null() || !do_catch(&raw const STD_EXCEPTION, info, &raw mut base, 1) {
            return None;
        }
        let vtable = *base.cast::<*const *const c_void>();
        let what: What = std::mem::transmute(*vtable.add(WHAT_SLOT));
        let text = what(base);
        (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
    }
}

/// The value of an exception of a fundamental type or a C string, by its mangled name (ABI 5.1.5).
///
/// # Safety
/// As [`describe`].
unsafe fn fundamental(mangled: &str, object: *const c_void) -> Option<String> {
    if object.is_null() {
        return None;
    }
    // SAFETY: the name says what the object is.
    unsafe {
        Some(match mangled {
            "b" => (object.cast::<u8>().read() != 0).to_string(),
            "c" => format!("{:?}", char::from(object.cast::<u8>().read())),
            "s" => object.cast::<i16>().read().to_string(),
            "t" => object.cast::<u16>().read().to_string(),
            "i" => object.cast::<i32>().read().to_string(),
            "j" => object.cast::<u32>().read().to_string(),
            "l" | "x" => object.cast::<i64>().read().to_string(),
            "m" | "y" => object.cast::<u64>().read().to_string(),
            "f" => object.cast::<f32>().read().to_string(),
            "d" => object.cast::<f64>().read().to_string(),
            "e" => long_double(object),
            "Dn" => "nullptr".to_owned(),
            "PKc" | "Pc" => c_text(object.cast::<usize>().read())?,
            _ => return None,
        })
    }
}

/// A `long double` by the C library's own conversion.
///
/// # Safety
/// `object` is one.
unsafe fn long_double(object: *const c_void) -> String {
    // SAFETY: as the caller promises.
    let bytes = unsafe { object.cast::<[u8; 16]>().read() };
    let mut wide = [0; 16];
    wide[..10].copy_from_slice(&bytes[..10]);
    let value = <rustc_apfloat::ieee::X87DoubleExtended as rustc_apfloat::Float>::from_bits(u128::from_le_bytes(wide));
    value.to_string()
}

/// The C string at an address the user's program gave, at most a few hundred bytes of it.
fn c_text(address: usize) -> Option<String> {
    let mut bytes = [0; 400];
    let n_read = super::memory::read_into(address, &mut bytes).ok()?;
    let text = bytes[..n_read].split(|&byte| byte == 0).next()?;
    Some(String::from_utf8_lossy(text).into_owned())
}

/// The C++ spelling of a mangled name or mangled type; `None` if it is not one.
pub fn demangle(name: &str) -> Option<String> {
    let name = CString::new(name).ok()?;
    let mut status = 0;
    // SAFETY: a C string in; what comes back is allocated with `malloc` and ours to free.
    unsafe {
        let text = __cxa_demangle(name.as_ptr(), ptr::null_mut(), ptr::null_mut(), &raw mut status);
        if text.is_null() {
            return None;
        }
        let copy = CStr::from_ptr(text).to_string_lossy().into_owned();
        libc::free(text.cast());
        Some(copy)
    }
}
