//! Reading the user's memory without trusting the address: the kernel copies, and says no instead of faulting.
//! Also the C library's streams, whose buffers hold what the user's program has written.

use std::io;

/// Reads `len` bytes at `address`; fails if any of them cannot be read.
pub fn read(address: usize, len: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; len];
    let n_read = read_into(address, &mut bytes)?;
    if n_read == len { Ok(bytes) } else { Err(io::Error::from_raw_os_error(libc::EFAULT)) }
}

/// Reads at most `into.len()` bytes at `address`, up to the first unreadable page; returns how many.
pub fn read_into(address: usize, into: &mut [u8]) -> io::Result<usize> {
    if into.is_empty() {
        return Ok(0);
    }
    let local = libc::iovec { iov_base: into.as_mut_ptr().cast(), iov_len: into.len() };
    // A transfer stops between elements, never inside one: so one element for each page.
    const PAGE: usize = 4096;
    const MAX_ELEMENTS: usize = 512;
    let mut remote = Vec::new();
    let (mut at, mut left) = (address, into.len());
    while left > 0 && remote.len() < MAX_ELEMENTS {
        let n_here = (PAGE - at % PAGE).min(left);
        remote.push(libc::iovec { iov_base: at as *mut _, iov_len: n_here });
        let Some(next) = at.checked_add(n_here) else { break };
        (at, left) = (next, left - n_here);
    }
    // SAFETY: `local` describes `into`; the kernel checks the remote addresses itself.
    let n_read = unsafe {
        libc::process_vm_readv(libc::getpid(), &raw const local, 1, remote.as_ptr(), remote.len() as libc::c_ulong, 0)
    };
    usize::try_from(n_read).map_err(|_| io::Error::last_os_error())
}

/// Whether `len` bytes at `address` can be read.
pub fn probe(address: usize, len: usize) -> bool {
    const PAGE: usize = 4096;
    let Some(end) = address.checked_add(len.max(1)) else { return false };
    let mut byte = [0];
    let mut at = address;
    while at < end {
        if !matches!(read_into(at, &mut byte), Ok(1)) {
            return false;
        }
        at = (at / PAGE + 1) * PAGE;
    }
    true
}

/// Writes out what C's output streams have buffered, so that it comes before what Cinch prints next.
pub fn flush_streams() {
    // SAFETY: null means every output stream.
    unsafe { libc::fflush(std::ptr::null_mut()) };
}
