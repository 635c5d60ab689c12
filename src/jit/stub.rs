//! Redirectable entry points, so that a function can be redefined while others already call it.
//!
//! A stub is `jmp *slot(%rip)`. The function's symbol is the stub's address; the body's address is in the slot,
//! and [`Stub::set`] moves every caller to another body at once. Code page and slot page are neighbours: the
//! code is written once and then executable only, the slots stay writable.

use std::io;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One redirectable entry point. It lives as long as its `Jit`.
#[derive(Clone, Copy, Debug)]
pub struct Stub {
    entry: usize,
    slot: &'static AtomicUsize,
}

impl Stub {
    /// What callers call.
    pub fn entry(self) -> usize {
        self.entry
    }

    /// Where a call goes now; 0 if it was never set.
    pub fn target(self) -> usize {
        self.slot.load(Ordering::Acquire)
    }

    /// Sends every further call to `address`.
    pub fn set(self, address: usize) {
        self.slot.store(address, Ordering::Release);
    }
}

const PAGE: usize = 4096;
const STUB_SIZE: usize = 8;
const STUBS_PER_PAGE: usize = PAGE / STUB_SIZE;

/// `jmp *disp32(%rip)`, whose displacement is the same for all stubs as a slot is as wide as a stub, and two
/// bytes that trap.
const CODE: [u8; STUB_SIZE] = {
    let disp = (PAGE - 6) as u32;
    let d = disp.to_le_bytes();
    [0xff, 0x25, d[0], d[1], d[2], d[3], 0xcc, 0xcc]
};

/// The pages of stubs of one session. They are never unmapped: a thread of the user's may still be in one.
#[derive(Default)]
pub(super) struct Arena {
    page: usize,
    n_used: usize,
}

impl Arena {
    pub(super) fn allocate(&mut self) -> io::Result<Stub> {
        if self.page == 0 || self.n_used == STUBS_PER_PAGE {
            self.page = new_page()?;
            self.n_used = 0;
        }
        let entry = self.page + self.n_used * STUB_SIZE;
        self.n_used += 1;
        // SAFETY: the slot page follows the code page, is writable, zeroed, aligned and never unmapped.
        let slot = unsafe { &*((entry + PAGE) as *const AtomicUsize) };
        Ok(Stub { entry, slot })
    }
}

fn new_page() -> io::Result<usize> {
    // SAFETY: a fresh private mapping; the code is written inside its first page before that becomes executable.
    unsafe {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        let base = libc::mmap(ptr::null_mut(), 2 * PAGE, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
        if base == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        for index in 0..STUBS_PER_PAGE {
            ptr::copy_nonoverlapping(CODE.as_ptr(), base.cast::<u8>().add(index * STUB_SIZE), STUB_SIZE);
        }
        if libc::mprotect(base, PAGE, libc::PROT_READ | libc::PROT_EXEC) != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(base as usize)
    }
}
