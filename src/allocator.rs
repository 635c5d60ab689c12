//! Where the compiler's own memory comes from: headers need many small pieces, which `mimalloc` gives out quickly, and a
//! few tables that keep growing, which the process's `malloc` moves without copying. User code and LLVM keep `malloc`.

use std::alloc::{GlobalAlloc, Layout, System};

use libmimalloc_sys as mimalloc;

/// Pieces of this many bytes and more are large.
const LARGE: usize = 16 << 10;
/// What `mimalloc` aligns every piece to.
const ALIGN: usize = 8;

/// See the module's description.
pub struct BySize;

// SAFETY: each piece goes back to the allocator that it came from: its size, which the caller passes, says which.
unsafe impl GlobalAlloc for BySize {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are those that either allocator wants.
        unsafe {
            match layout.size() < LARGE {
                true if layout.align() <= ALIGN => mimalloc::mi_malloc(layout.size()).cast(),
                true => mimalloc::mi_malloc_aligned(layout.size(), layout.align()).cast(),
                false => System.alloc(layout),
            }
        }
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        // SAFETY: as above; the size leads to the allocator that made the piece.
        unsafe {
            match layout.size() < LARGE {
                true => mimalloc::mi_free(piece.cast()),
                false => System.dealloc(piece, layout),
            }
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as for `alloc`.
        unsafe {
            match layout.size() < LARGE {
                true => mimalloc::mi_zalloc_aligned(layout.size(), layout.align()).cast(),
                false => System.alloc_zeroed(layout),
            }
        }
    }

    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above; a piece that becomes large, or is large no more, changes its allocator.
        unsafe {
            match (layout.size() < LARGE, size < LARGE) {
                (true, true) if layout.align() <= ALIGN => mimalloc::mi_realloc(piece.cast(), size).cast(),
                (true, true) => mimalloc::mi_realloc_aligned(piece.cast(), size, layout.align()).cast(),
                (false, false) => System.realloc(piece, layout, size),
                _ => {
                    let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                    if !new.is_null() {
                        std::ptr::copy_nonoverlapping(piece, new, layout.size().min(size));
                        self.dealloc(piece, layout);
                    }
                    new
                }
            }
        }
    }
}
