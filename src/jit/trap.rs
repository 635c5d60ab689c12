//! What ended a guarded call, and how to say it.

use std::fmt;

/// What kind of accident ended a guarded call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrapKind {
    /// A memory access the kernel refused.
    Segmentation(Access),
    Bus,
    /// `si_code` of the signal: `FPE_INTDIV` and so on.
    FloatingPoint(i32),
    IllegalInstruction,
    Breakpoint,
    /// `abort`, a failed `assert`, `std::terminate`.
    Aborted,
    StackOverflow,
    /// ^C or an [`Interrupter`].
    Interrupted,
    TimeLimit,
}

/// What a refused memory access tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
    Execute,
    /// Not an address at all (non-canonical), or a signal someone sent.
    Unknown,
}

/// Why a guarded call ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trap {
    pub kind: TrapKind,
    pub signal: i32,
    /// The address accessed, if the accident is a refused access.
    pub address: usize,
    /// Where the program was.
    pub pc: usize,
    /// It happened on another thread, which is parked.
    pub is_elsewhere: bool,
}

/// What a message adds for a trap of another thread.
pub(super) const ELSEWHERE: &str = " (in another thread, which has been stopped)";

impl fmt::Display for Trap {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TrapKind::Segmentation(Access::Read) => {
                write!(out, "segmentation fault: read of address {:#x}", self.address)
            }
            TrapKind::Segmentation(Access::Write) => {
                write!(out, "segmentation fault: write to address {:#x}", self.address)
            }
            TrapKind::Segmentation(Access::Execute) => {
                write!(out, "segmentation fault: jump to address {:#x}", self.address)
            }
            TrapKind::Segmentation(Access::Unknown) => write!(out, "segmentation fault"),
            TrapKind::Bus => write!(out, "bus error: access to address {:#x}", self.address),
            TrapKind::FloatingPoint(code) => write!(out, "floating point exception{}", fpe_reason(code)),
            TrapKind::IllegalInstruction => write!(out, "illegal instruction"),
            TrapKind::Breakpoint => write!(out, "trace or breakpoint trap"),
            TrapKind::Aborted => write!(out, "aborted"),
            TrapKind::StackOverflow => write!(out, "stack overflow"),
            TrapKind::Interrupted => write!(out, "interrupted"),
            TrapKind::TimeLimit => write!(out, "time limit exceeded"),
        }?;
        if self.is_elsewhere { out.write_str(ELSEWHERE) } else { Ok(()) }
    }
}

impl std::error::Error for Trap {}

/// Codes of `<signal.h>`, which the `libc` crate leaves out.
fn fpe_reason(code: i32) -> &'static str {
    match code {
        1 => ": integer division by zero",
        INTEGER_OVERFLOW => ": integer overflow in division",
        3 => ": division by zero",
        4 => ": overflow",
        5 => ": underflow",
        6 => ": inexact result",
        7 => ": invalid operation",
        _ => "",
    }
}

/// `FPE_INTOVF`. The hardware does not tell it from a zero divisor, so the guard looks at the divisor.
pub(super) const INTEGER_OVERFLOW: i32 = 2;
