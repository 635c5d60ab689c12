//! Guarded calls: user code may fault, abort, overflow its stack or run for ever, and the session goes on.
//!
//! [`Guard::call`] saves the callee-saved registers in a frame on the stack and calls. The signal handler, on a
//! stack of its own, rewrites the interrupted context so that returning from the signal lands behind that call,
//! with the signal mask of before. Frames form a chain, so guarded calls nest. What the skipped frames owned (locks,
//! destructors) is lost; C++ exceptions do not come this way, compiled code catches them.
//!
//! - A signal for which the user's program has a handler is the user's: ours is put back only where the
//!   disposition is the default.
//! - A fault on a thread without a guarded call cannot be undone: that thread is parked for ever, and the call
//!   that is running on the guarded thread ends with the trap ([`Trap::is_elsewhere`]).
//! - An interruption waits until the program is not inside the C or C++ library or Cinch itself, whose locks would
//!   stay taken: it goes on by single steps until it is out, or for [`MAX_STEPS`]. A blocking system call is
//!   interrupted at once.
//! - An exception that does escape finds no caller above the frame, so the unwinder calls `std::terminate`.

use std::cell::{Cell, RefCell};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use super::exception::{self, CaughtState};
use super::trap::INTEGER_OVERFLOW;
pub use super::trap::{Access, Trap, TrapKind};

/// The signals that end a guarded call.
const FAULTS: [c_int; 6] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP, libc::SIGABRT];
const N_SIGNALS: usize = FAULTS.len() + 2;
const ALT_STACK: usize = 64 * 1024;
/// Below this the stack has certainly not overflowed.
const LEAST_STACK: usize = 16 * 1024;
const RETRY: Duration = Duration::from_millis(1);
/// How many instructions an interruption waits for a library to return.
const MAX_STEPS: u32 = 200_000;
const TRAP_FLAG: i64 = 0x100;

/// Our own signal for interruptions by another thread or a timer.
fn interrupt_signal() -> c_int {
    libc::SIGRTMAX() - 5
}

fn signals() -> [c_int; N_SIGNALS] {
    let [a, b, c, d, e, f] = FAULTS;
    [a, b, c, d, e, f, libc::SIGINT, interrupt_signal()]
}

/// What the handler needs to end a call. The assembly below knows the first three fields.
#[repr(C)]
struct Frame {
    rsp: usize,
    mxcsr: u32,
    x87_control: u16,
    mask: u64,
    generation: u64,
    previous: *mut Frame,
    trap: Option<Trap>,
    n_steps: u32,
    /// The kernel's timer for the time limit or for trying an interruption again.
    timer: Option<c_int>,
    has_limit: bool,
    is_out_of_time: bool,
}

// Calls `rdi(rsi)` under the frame `rdx`. Returns 0, or 1 when the handler came back through
// `cinch_guarded_recover` with the frame in `rdi`. The undefined return address ends unwinding here.
std::arch::global_asm!(
    ".text",
    ".p2align 4",
    ".type cinch_guarded_call, @function",
    ".hidden cinch_guarded_call",
    ".globl cinch_guarded_call",
    "cinch_guarded_call:",
    ".cfi_startproc",
    ".cfi_undefined rip",
    "push rbp",
    "push rbx",
    "push r12",
    "push r13",
    "push r14",
    "push r15",
    "sub rsp, 8",
    "mov [rdx], rsp",
    "stmxcsr [rdx + 8]",
    "fnstcw [rdx + 12]",
    "mov rax, rdi",
    "mov rdi, rsi",
    "call rax",
    "xor eax, eax",
    "2:",
    "add rsp, 8",
    "pop r15",
    "pop r14",
    "pop r13",
    "pop r12",
    "pop rbx",
    "pop rbp",
    "ret",
    ".hidden cinch_guarded_recover",
    ".globl cinch_guarded_recover",
    "cinch_guarded_recover:",
    "cld",
    "fninit",
    "fldcw [rdi + 12]",
    "ldmxcsr [rdi + 8]",
    "mov eax, 1",
    "jmp 2b",
    ".cfi_endproc",
    ".size cinch_guarded_call, . - cinch_guarded_call",
);

unsafe extern "C-unwind" {
    fn cinch_guarded_call(function: extern "C-unwind" fn(*mut u8), argument: *mut u8, frame: *mut c_void) -> c_int;
    fn cinch_guarded_recover();
}

thread_local! {
    /// This thread's innermost guarded call.
    static TOP: Cell<*mut Frame> = const { Cell::new(ptr::null_mut()) };
    /// The frame whose interruption is pending while its code goes on by single steps.
    static STEPPING: Cell<*mut Frame> = const { Cell::new(ptr::null_mut()) };
    static ALT: RefCell<Option<AltStack>> = const { RefCell::new(None) };
    /// A thread that compiles, and runs user code in guarded calls only; all others are the user's.
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread runs code of the user's program, and not Cinch.
pub(super) fn runs_user_code() -> bool {
    !IS_OURS.get() || !TOP.get().is_null()
}

/// The thread that runs a guarded call, for faults and ^C that arrive on another one; 0 if none.
static ACTIVE: AtomicI32 = AtomicI32::new(0);
/// A trap of another thread, on its way to the guarded one.
static ELSEWHERE: AtomicPtr<Trap> = AtomicPtr::new(ptr::null_mut());
/// ^C while no guarded call ran.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static GENERATION: AtomicU64 = AtomicU64::new(1);

/// The dispositions found at the start, for signals that are not ours to handle.
static mut PREVIOUS: [MaybeUninit<libc::sigaction>; N_SIGNALS] = [const { MaybeUninit::uninit() }; N_SIGNALS];

/// The executable ranges in which an interruption must wait: the C and C++ libraries, the loader, and Cinch.
static PROTECTED: [(AtomicUsize, AtomicUsize); 8] = [const { (AtomicUsize::new(0), AtomicUsize::new(0)) }; 8];

/// A thread's licence to run user code.
pub struct Guard {
    /// The alternate stack belongs to one thread.
    _not_send: PhantomData<*mut ()>,
}

impl Guard {
    /// Installs the handlers and this thread's signal stack.
    pub fn new() -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            note_protected_ranges();
            install_first();
            exception::install_terminate_handler();
        });
        IS_OURS.set(true);
        ALT.with_borrow_mut(|alt| {
            if alt.is_none() {
                *alt = AltStack::new();
            }
        });
        Self { _not_send: PhantomData }
    }

    /// Runs `function(argument)`; an accident in it comes back as a trap.
    pub fn call(&self, function: extern "C-unwind" fn(*mut u8), argument: *mut u8) -> Result<(), Trap> {
        self.call_within(None, function, argument)
    }

    /// As [`Guard::call`], for the address of a function that [`super::Jit::lookup`] found. What is there must take
    /// one pointer: the lowering gives every input function that type.
    pub fn call_entry(&self, entry: usize, argument: *mut u8, limit: Option<Duration>) -> Result<(), Trap> {
        // SAFETY: as the comment says; a wrong address faults inside the guard.
        let function = unsafe { std::mem::transmute::<usize, extern "C-unwind" fn(*mut u8)>(entry) };
        self.call_within(limit, function, argument)
    }

    /// Runs a program's `main`.
    pub fn call_main(&self, call: &mut MainCall, limit: Option<Duration>) -> Result<(), Trap> {
        self.call_within(limit, run_main, (&raw mut *call).cast())
    }

    /// As [`Guard::call`], but for at most `limit` of time.
    #[allow(clippy::not_unsafe_ptr_arg_deref, reason = "the callee dereferences it, under this guard")]
    pub fn call_within(
        &self,
        limit: Option<Duration>,
        function: extern "C-unwind" fn(*mut u8),
        argument: *mut u8,
    ) -> Result<(), Trap> {
        reinstall();
        let mut frame = Frame {
            rsp: 0,
            mxcsr: 0,
            x87_control: 0,
            mask: current_mask(),
            generation: GENERATION.fetch_add(1, Ordering::Relaxed),
            previous: TOP.get(),
            trap: None,
            n_steps: 0,
            timer: None,
            has_limit: limit.is_some(),
            is_out_of_time: false,
        };
        if let Some(limit) = limit {
            arm(&mut frame, limit);
        }
        let outer = ACTIVE.swap(this_thread(), Ordering::SeqCst);
        let here = &raw mut frame;
        let caught = CaughtState::save();
        TOP.set(here);
        // SAFETY: `here` outlives the call; the callee is the caller's to vouch for, and its accidents are ours.
        unsafe { cinch_guarded_call(function, argument, here.cast()) };
        // SAFETY: `frame` is alive; the handler wrote to it through the same pointer.
        let frame = unsafe { here.read() };
        let (previous, timer) = (frame.previous, frame.timer);
        TOP.set(previous);
        ACTIVE.store(outer, Ordering::SeqCst);
        if let Some(timer) = timer {
            // SAFETY: a timer this frame made; a signal of it that still comes is told by its generation.
            unsafe { libc::syscall(libc::SYS_timer_delete, timer) };
        }
        match frame.trap {
            Some(trap) => {
                caught.restore();
                Err(trap)
            }
            // An inner call took the interruption.
            None if frame.is_out_of_time => {
                let signal = interrupt_signal();
                Err(Trap { kind: TrapKind::TimeLimit, signal, address: 0, pc: 0, is_elsewhere: false })
            }
            None => Ok(()),
        }
    }

    /// A handle with which another thread can interrupt this thread's guarded calls.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter { thread: this_thread() }
    }
}

impl Default for Guard {
    fn default() -> Self {
        Self::new()
    }
}

/// A call of `main` (\[basic.start.main\]): its arguments and, afterwards, its value.
pub struct MainCall {
    main: usize,
    /// `argv` points into these.
    _args: Vec<CString>,
    /// Ends with a null pointer, which `argc` does not count.
    argv: Vec<*mut c_char>,
    status: c_int,
}

impl MainCall {
    pub fn new(main: usize, args: Vec<CString>) -> Self {
        let mut argv: Vec<_> = args.iter().map(|arg| arg.as_ptr().cast_mut()).collect();
        argv.push(ptr::null_mut());
        Self { main, _args: args, argv, status: 0 }
    }

    /// What `main` returned.
    pub fn status(&self) -> i32 {
        self.status
    }
}

extern "C-unwind" fn run_main(call: *mut u8) {
    type Main = extern "C-unwind" fn(c_int, *mut *mut c_char, *mut *mut c_char) -> c_int;
    unsafe extern "C" {
        static mut environ: *mut *mut c_char;
    }
    // SAFETY: `call_main` passes its own record; a `main` with fewer parameters ignores the other registers.
    unsafe {
        let call = &mut *call.cast::<MainCall>();
        let main = std::mem::transmute::<usize, Main>(call.main);
        let argc = c_int::try_from(call.argv.len() - 1).unwrap_or(c_int::MAX);
        call.status = main(argc, call.argv.as_mut_ptr(), environ);
    }
}

/// Blocks all signals on this thread: those sent to the process then reach a thread that runs user code, and its
/// session. For threads that only wait for others.
pub fn leave_signals_to_others() {
    let mut all = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is filled before it is used.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_BLOCK, all.as_ptr(), ptr::null_mut());
    }
}

/// Makes this thread one of Cinch's own that runs no user code: it takes no signals, and what it allocates is none of
/// the program's business.
pub(super) fn only_compile() {
    IS_OURS.set(true);
    leave_signals_to_others();
}

/// Whether ^C was pressed while no guarded call ran, since the last time of asking.
pub fn take_interrupt() -> bool {
    INTERRUPTED.swap(false, Ordering::SeqCst)
}

/// Interrupts one thread's guarded calls.
#[derive(Clone, Copy, Debug)]
pub struct Interrupter {
    thread: libc::pid_t,
}

impl Interrupter {
    /// Ends the guarded call that is running now; does nothing if there is none.
    pub fn interrupt(&self) {
        send(self.thread, interrupt_signal());
    }
}

fn this_thread() -> libc::pid_t {
    // SAFETY: has no preconditions.
    unsafe { libc::gettid() }
}

fn send(thread: libc::pid_t, signal: c_int) {
    // SAFETY: a signal for which a handler is installed, to a thread of this process; if it is gone, an error.
    unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, signal) };
}

fn current_mask() -> u64 {
    let mut mask = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the out-pointer is valid; the kernel's mask is the first eight bytes of the set.
    unsafe {
        libc::pthread_sigmask(libc::SIG_BLOCK, ptr::null(), mask.as_mut_ptr());
        mask.as_ptr().cast::<u64>().read()
    }
}

/// A stack for the handler, since the program's own may be the trouble.
struct AltStack {
    base: *mut c_void,
    former: libc::stack_t,
}

impl AltStack {
    fn new() -> Option<Self> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_STACK;
        // SAFETY: a fresh mapping that becomes this thread's signal stack and is unmapped after it no longer is.
        unsafe {
            let base = libc::mmap(ptr::null_mut(), ALT_STACK, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
            if base == libc::MAP_FAILED {
                return None;
            }
            let new = libc::stack_t { ss_sp: base, ss_flags: 0, ss_size: ALT_STACK };
            let mut former = MaybeUninit::zeroed();
            libc::sigaltstack(&raw const new, former.as_mut_ptr());
            Some(Self { base, former: former.assume_init() })
        }
    }
}

impl Drop for AltStack {
    fn drop(&mut self) {
        // SAFETY: the thread is ending and runs on its ordinary stack; the former stack is put back first.
        unsafe {
            libc::sigaltstack(&raw const self.former, ptr::null_mut());
            libc::munmap(self.base, ALT_STACK);
        }
    }
}

fn our_action() -> libc::sigaction {
    // SAFETY: all zero is a valid action; its mask is then empty.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = on_signal as *const () as usize;
    action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
    action
}

fn disposition(signal: c_int) -> libc::sigaction {
    let mut action = MaybeUninit::zeroed();
    // SAFETY: the out-pointer is valid.
    unsafe {
        libc::sigaction(signal, ptr::null(), action.as_mut_ptr());
        action.assume_init()
    }
}

/// Takes over from whatever the process started with: the default, or the Rust runtime's stack guard.
fn install_first() {
    for (index, signal) in signals().into_iter().enumerate() {
        let found = disposition(signal);
        // SAFETY: runs once, before any handler of ours exists that reads the table.
        unsafe { PREVIOUS[index] = MaybeUninit::new(found) };
        if found.sa_sigaction != libc::SIG_IGN {
            install(signal);
        }
    }
}

fn install(signal: c_int) {
    let action = our_action();
    // SAFETY: the action is complete, and the handler only does what is safe in one.
    unsafe { libc::sigaction(signal, &raw const action, ptr::null_mut()) };
}

/// Takes back the signals that the user's program reset to the default.
fn reinstall() {
    for signal in signals() {
        if disposition(signal).sa_sigaction == libc::SIG_DFL {
            install(signal);
        }
    }
}

/// The signal handler. Touches atomics, this thread's own cells and system calls only.
extern "C" fn on_signal(signal: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    let context = context.cast::<libc::ucontext_t>();
    let frame = TOP.get();
    let is_interruption = signal == libc::SIGINT || signal == interrupt_signal();
    // SAFETY: the kernel passes live records; a frame in `TOP` is alive and only this thread uses it.
    unsafe {
        if is_step(signal, info) {
            return step(frame, context);
        }
        match (frame.is_null(), is_interruption) {
            (false, true) => interruption(&mut *frame, signal, &*info, context),
            (false, false) => {
                let trap = describe(&*frame, signal, info, &*context);
                recover(&mut *frame, trap, context);
            }
            (true, true) => interruption_elsewhere(signal),
            (true, false) => fault_elsewhere(signal, info, context),
        }
    }
}

fn register(context: &libc::ucontext_t, register: c_int) -> usize {
    context.uc_mcontext.gregs[register as usize] as usize
}

/// Reads a fault's records.
///
/// # Safety
/// `info` is the live record of a signal that this handler was called for.
unsafe fn describe(frame: &Frame, signal: c_int, info: *mut libc::siginfo_t, context: &libc::ucontext_t) -> Trap {
    // SAFETY: as the caller promises.
    let (code, address) = unsafe { ((*info).si_code, (*info).si_addr() as usize) };
    let is_from_kernel = code > 0;
    let kind = match signal {
        libc::SIGSEGV | libc::SIGBUS if is_from_kernel && is_stack_overflow(frame, context, address) => {
            TrapKind::StackOverflow
        }
        libc::SIGSEGV => TrapKind::Segmentation(access(code, context)),
        libc::SIGBUS => TrapKind::Bus,
        libc::SIGFPE if code == 1 && division_overflows(context) => TrapKind::FloatingPoint(INTEGER_OVERFLOW),
        libc::SIGFPE => TrapKind::FloatingPoint(code),
        libc::SIGILL => TrapKind::IllegalInstruction,
        libc::SIGTRAP => TrapKind::Breakpoint,
        _ => TrapKind::Aborted,
    };
    let pc = register(context, libc::REG_RIP);
    Trap { kind, signal, address: if is_from_kernel { address } else { 0 }, pc, is_elsewhere: false }
}

/// All addresses between the stack pointer and the guarded call are stack; one that cannot be used is past its end.
fn is_stack_overflow(frame: &Frame, context: &libc::ucontext_t, address: usize) -> bool {
    const PROBE: usize = 4096;
    let rsp = register(context, libc::REG_RSP);
    frame.rsp != 0 && address < frame.rsp && frame.rsp - address > LEAST_STACK && address.saturating_add(PROBE) >= rsp
}

fn access(code: i32, context: &libc::ucontext_t) -> Access {
    const SEGV_MAPERR: i32 = 1;
    const SEGV_ACCERR: i32 = 2;
    if code != SEGV_MAPERR && code != SEGV_ACCERR {
        return Access::Unknown;
    }
    // The page fault's error code: bit 1 is a write, bit 4 an instruction fetch.
    match register(context, libc::REG_ERR) {
        error if error & 16 != 0 => Access::Execute,
        error if error & 2 != 0 => Access::Write,
        _ => Access::Read,
    }
}

/// The kernel calls every `#DE` a division by zero; a divisor in a register that is not zero means overflow.
fn division_overflows(context: &libc::ucontext_t) -> bool {
    let pc = register(context, libc::REG_RIP) as *const u8;
    // SAFETY: the processor has just decoded the instruction at `pc`, which is at least two bytes, three with REX.
    let (rex, opcode, modrm) = unsafe {
        let first = *pc;
        if first & 0xf0 == 0x40 { (first, *pc.add(1), *pc.add(2)) } else { (0, first, *pc.add(1)) }
    };
    if !matches!(opcode, 0xf6 | 0xf7) || modrm >> 6 != 3 {
        return false;
    }
    let gregs = [
        libc::REG_RAX,
        libc::REG_RCX,
        libc::REG_RDX,
        libc::REG_RBX,
        libc::REG_RSP,
        libc::REG_RBP,
        libc::REG_RSI,
        libc::REG_RDI,
        libc::REG_R8,
        libc::REG_R9,
        libc::REG_R10,
        libc::REG_R11,
        libc::REG_R12,
        libc::REG_R13,
        libc::REG_R14,
        libc::REG_R15,
    ];
    let number = usize::from(modrm & 7) | usize::from(rex & 1) << 3;
    let value = register(context, gregs[number]);
    let is_byte = opcode == 0xf6;
    let is_wide = rex & 8 != 0;
    let width_mask = if is_byte {
        0xff
    } else if is_wide {
        usize::MAX
    } else {
        0xffff_ffff
    };
    value & width_mask != 0
}

/// Makes the interrupted context continue behind the guarded call.
///
/// # Safety
/// `context` is the live context of the signal being handled, on the frame's thread.
unsafe fn recover(frame: &mut Frame, trap: Trap, context: *mut libc::ucontext_t) {
    const DIRECTION_AND_TRAP_FLAGS: i64 = 0x400 | 0x100;
    frame.trap = Some(trap);
    // SAFETY: the context is ours to change. Only eight bytes of the mask exist in the kernel's record.
    unsafe {
        let gregs = &mut (*context).uc_mcontext.gregs;
        gregs[libc::REG_RIP as usize] = cinch_guarded_recover as *const () as i64;
        gregs[libc::REG_RSP as usize] = frame.rsp as i64;
        gregs[libc::REG_RDI as usize] = &raw mut *frame as i64;
        gregs[libc::REG_EFL as usize] &= !DIRECTION_AND_TRAP_FLAGS;
        (&raw mut (*context).uc_sigmask).cast::<u64>().write(frame.mask);
    }
}

/// ^C, an interrupter, a timer, or another thread's trap, while this thread runs user code.
///
/// # Safety
/// As [`recover`].
unsafe fn interruption(frame: &mut Frame, signal: c_int, info: &libc::siginfo_t, context: *mut libc::ucontext_t) {
    if info.si_code == libc::SI_TIMER {
        // SAFETY: a timer's record has a value, which is the generation `arm` gave.
        let generation = unsafe { info.si_value() }.sival_ptr as u64;
        // SAFETY: the frames of the chain are alive and this thread's own.
        if !unsafe { note_timer(frame, generation) } {
            return;
        }
    }
    // Not yet inside the call: the frame has no place to come back to.
    if frame.rsp == 0 {
        arm(frame, RETRY);
        return;
    }
    // SAFETY: as the caller promises.
    unsafe {
        if must_wait(&*context) {
            STEPPING.set(frame);
            (*context).uc_mcontext.gregs[libc::REG_EFL as usize] |= TRAP_FLAG;
        } else {
            end_call(frame, signal, context);
        }
    }
}

/// Ends the call for an interruption, or for another thread's trap.
///
/// # Safety
/// As [`recover`].
unsafe fn end_call(frame: &mut Frame, signal: c_int, context: *mut libc::ucontext_t) {
    let kind = if frame.is_out_of_time { TrapKind::TimeLimit } else { TrapKind::Interrupted };
    // SAFETY: as the caller promises.
    let pc = register(unsafe { &*context }, libc::REG_RIP);
    let mut trap = Trap { kind, signal, address: 0, pc, is_elsewhere: false };
    let elsewhere = ELSEWHERE.swap(ptr::null_mut(), Ordering::SeqCst);
    if !elsewhere.is_null() {
        // SAFETY: the other thread is parked for ever with its trap on its stack.
        trap = unsafe { *elsewhere };
    }
    STEPPING.set(ptr::null_mut());
    // SAFETY: as the caller promises.
    unsafe { recover(frame, trap, context) };
}

/// Whether a signal is the trap after a single step that [`interruption`] asked for.
///
/// # Safety
/// As [`describe`].
unsafe fn is_step(signal: c_int, info: *mut libc::siginfo_t) -> bool {
    const TRAP_TRACE: i32 = 2;
    // SAFETY: as the caller promises.
    signal == libc::SIGTRAP && !STEPPING.get().is_null() && unsafe { (*info).si_code } == TRAP_TRACE
}

/// After one step: ends the call if the library has returned, or gives up waiting; stops stepping if the call is over.
///
/// # Safety
/// As [`recover`]; `frame` is this thread's innermost or null.
unsafe fn step(frame: *mut Frame, context: *mut libc::ucontext_t) {
    if frame != STEPPING.get() {
        STEPPING.set(ptr::null_mut());
        // SAFETY: as the caller promises.
        unsafe { (*context).uc_mcontext.gregs[libc::REG_EFL as usize] &= !TRAP_FLAG };
        return;
    }
    // SAFETY: the frame is not null, as it is the one being stepped.
    unsafe {
        (*frame).n_steps += 1;
        if !must_wait(&*context) || (*frame).n_steps > MAX_STEPS {
            end_call(&mut *frame, interrupt_signal(), context);
        }
    }
}

/// Notes that the timer of the frame with `generation` ran out. The time limit of an outer call ends the inner one
/// too, and comes again for the outer. Returns false for a timer whose call is over.
///
/// # Safety
/// `frame` is this thread's innermost.
unsafe fn note_timer(frame: &mut Frame, generation: u64) -> bool {
    if frame.generation == generation {
        frame.is_out_of_time |= frame.has_limit;
        return true;
    }
    let mut outer = frame.previous;
    while !outer.is_null() {
        // SAFETY: outer frames live as long as inner ones.
        let it = unsafe { &mut *outer };
        if it.generation == generation {
            it.is_out_of_time |= it.has_limit;
            arm(it, RETRY);
            frame.is_out_of_time = it.is_out_of_time;
            return true;
        }
        outer = it.previous;
    }
    false
}

/// Whether locks may be held: inside a protected library, and not in a blocking system call that was interrupted.
fn must_wait(context: &libc::ucontext_t) -> bool {
    let pc = register(context, libc::REG_RIP);
    let is_inside = |(start, end): &(AtomicUsize, AtomicUsize)| {
        (start.load(Ordering::Relaxed)..end.load(Ordering::Relaxed)).contains(&pc)
    };
    if !PROTECTED.iter().any(is_inside) {
        return false;
    }
    // SAFETY: `pc` is inside an executable segment, whose first two bytes are no system call's end.
    let behind = unsafe { [*((pc - 2) as *const u8), *((pc - 1) as *const u8)] };
    let is_interrupted_call =
        behind == [0x0f, 0x05] && register(context, libc::REG_RAX) as isize == -(libc::EINTR as isize);
    !is_interrupted_call
}

/// Starts or restarts the frame's timer; it sends our signal to this thread.
fn arm(frame: &mut Frame, after: Duration) {
    // SAFETY: plain system calls with live records; the timer belongs to the frame.
    unsafe {
        let timer = match frame.timer {
            Some(timer) => timer,
            None => {
                let mut event: libc::sigevent = std::mem::zeroed();
                event.sigev_notify = libc::SIGEV_THREAD_ID;
                event.sigev_signo = interrupt_signal();
                event.sigev_notify_thread_id = this_thread();
                event.sigev_value = libc::sigval { sival_ptr: frame.generation as *mut c_void };
                let mut timer: c_int = 0;
                let (clock, event) = (libc::CLOCK_MONOTONIC, &raw const event);
                if libc::syscall(libc::SYS_timer_create, clock, event, &raw mut timer) != 0 {
                    return;
                }
                frame.timer = Some(timer);
                timer
            }
        };
        let mut time: libc::itimerspec = std::mem::zeroed();
        let after = after.max(Duration::from_nanos(1));
        time.it_value.tv_sec = libc::time_t::try_from(after.as_secs()).unwrap_or(libc::time_t::MAX);
        time.it_value.tv_nsec = libc::c_long::from(after.subsec_nanos());
        libc::syscall(libc::SYS_timer_settime, timer, 0, &raw const time, ptr::null_mut::<c_void>());
    }
}

/// An interruption on a thread that runs no user code under guard.
fn interruption_elsewhere(signal: c_int) {
    if signal != libc::SIGINT {
        return;
    }
    let active = ACTIVE.load(Ordering::SeqCst);
    if active != 0 && active != this_thread() {
        send(active, interrupt_signal());
    } else if INTERRUPTED.swap(true, Ordering::SeqCst) {
        // Nobody took the first one: the second ends the process.
        put_back(signal);
        send(this_thread(), signal);
    }
}

/// A fault outside guarded calls: of a thread of the user's program, or of Cinch itself.
///
/// # Safety
/// As [`describe`].
unsafe fn fault_elsewhere(signal: c_int, info: *mut libc::siginfo_t, context: *mut libc::ucontext_t) {
    let active = ACTIVE.load(Ordering::SeqCst);
    if active == 0 || active == this_thread() {
        // The fault repeats under the former disposition when this returns; one that was sent is sent again.
        put_back(signal);
        // SAFETY: as the caller promises.
        if unsafe { (*info).si_code } <= 0 {
            send(this_thread(), signal);
        }
        return;
    }
    let no_frame = Frame {
        rsp: 0,
        mxcsr: 0,
        x87_control: 0,
        mask: 0,
        generation: 0,
        previous: ptr::null_mut(),
        trap: None,
        n_steps: 0,
        timer: None,
        has_limit: false,
        is_out_of_time: false,
    };
    // SAFETY: as the caller promises.
    let mut trap = unsafe { describe(&no_frame, signal, info, &*context) };
    trap.is_elsewhere = true;
    ELSEWHERE.store(&raw mut trap, Ordering::SeqCst);
    send(active, interrupt_signal());
    loop {
        // SAFETY: waits for signals that do not concern this thread any more; never returns to the fault.
        unsafe { libc::pause() };
    }
}

/// Restores the disposition the process started with.
fn put_back(signal: c_int) {
    let Some(index) = signals().into_iter().position(|it| it == signal) else { return };
    // SAFETY: the table was filled before the handler was installed and is not written again.
    unsafe {
        let former = (&raw const PREVIOUS[index]).cast::<libc::sigaction>();
        libc::sigaction(signal, former, ptr::null_mut());
    }
}

/// Notes where the C and C++ libraries, the loader and this program are.
fn note_protected_ranges() {
    let mut n_noted = 0_usize;
    // SAFETY: the callback gets a pointer to the counter, alive during the call.
    unsafe { libc::dl_iterate_phdr(Some(note_range), (&raw mut n_noted).cast()) };
}

unsafe extern "C" fn note_range(info: *mut libc::dl_phdr_info, _size: libc::size_t, n_noted: *mut c_void) -> c_int {
    const NAMES: [&[u8]; 3] = [b"libc.so", b"libstdc++.so", b"ld-linux"];
    // SAFETY: the loader passes a live record with `dlpi_phnum` headers, and our own counter back.
    unsafe {
        let (info, n_noted) = (&*info, &mut *n_noted.cast::<usize>());
        let name = CStr::from_ptr(info.dlpi_name).to_bytes();
        let is_known = NAMES.iter().any(|it| name.windows(it.len()).any(|window| window == *it));
        // The program itself has no name.
        if !is_known && !name.is_empty() {
            return 0;
        }
        for index in 0..usize::from(info.dlpi_phnum) {
            let header = &*info.dlpi_phdr.add(index);
            if header.p_type != libc::PT_LOAD || header.p_flags & libc::PF_X == 0 || *n_noted == PROTECTED.len() {
                continue;
            }
            let start = (info.dlpi_addr + header.p_vaddr) as usize;
            PROTECTED[*n_noted].0.store(start, Ordering::Relaxed);
            PROTECTED[*n_noted].1.store(start + header.p_memsz as usize, Ordering::Relaxed);
            *n_noted += 1;
        }
    }
    0
}
