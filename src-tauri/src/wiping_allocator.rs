//! The global allocator: the system's, but memory is overwritten with zeros before it is freed.
//!
//! What a locked program freed must not be found in it. Types that know they are secret wipe
//! themselves; this catches the rest: decrypted entries, request bodies, the copies that
//! serialisation leaves behind. It costs one pass over memory that was just in use.
//!
//! Not here: locking pages, core dumps (`process.rs`), and what GTK and the web view free. On Linux
//! with glibc that is in `forgetting.rs`, by which these blocks go, too; elsewhere this is all there
//! is. The web process ends when the journal is locked.
//!
//! `GlobalAlloc` cannot be implemented without `unsafe`.
#![expect(
    unsafe_code,
    reason = "GlobalAlloc is an unsafe trait, and wiping writes through raw pointers"
)]

use std::alloc::{GlobalAlloc, Layout, System};

/// See the module.
pub struct WipingAllocator;

/// Overwrites `len` bytes at `start` with zeros in a way the optimiser keeps.
///
/// # Safety
/// `start` points to `len` bytes that may be written and are about to be freed.
unsafe fn wipe(start: *mut u8, len: usize) {
    // SAFETY: the caller promises that the bytes may be written.
    unsafe { start.write_bytes(0, len) };
    // Without this the writes just before a `free` are removed as dead.
    // SAFETY: the block is still allocated, and `u8` has no invalid value.
    zeroize::optimization_barrier(unsafe { &*std::ptr::slice_from_raw_parts(start, len) });
}

// SAFETY: every request goes to the system allocator with the layout it was asked with. `realloc`
// keeps its default, which allocates, copies and frees, so that a block that moves is wiped too.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the same contract as ours.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the same contract as ours.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: a block given back is ours and `layout.size()` bytes long.
        unsafe { wipe(start, layout.size()) };
        // SAFETY: the same contract as ours.
        unsafe { System.dealloc(start, layout) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_all_zeros_when_it_is_wiped() {
        let layout = Layout::from_size_align(64, 8).expect("a valid layout");
        // SAFETY: the layout is not empty; the block is freed by the allocator that gave it.
        unsafe {
            let start = System.alloc(layout);
            start.write_bytes(0xA5, 64);
            wipe(start, 64);
            let bytes = &*std::ptr::slice_from_raw_parts(start, 64);
            assert!(
                bytes.iter().all(|byte| *byte == 0),
                "nothing of the old content may remain"
            );
            System.dealloc(start, layout);
        }
    }

    #[test]
    fn a_block_that_grows_keeps_its_content() {
        let layout = Layout::from_size_align(16, 8).expect("a valid layout");
        // SAFETY: the layouts are valid and handed back as they were asked for.
        unsafe {
            let start = WipingAllocator.alloc(layout);
            start.write_bytes(7, 16);
            let grown = WipingAllocator.realloc(start, layout, 4096);
            let bytes = &*std::ptr::slice_from_raw_parts(grown, 16);
            assert!(
                bytes.iter().all(|byte| *byte == 7),
                "growing must not lose what was written"
            );
            let grown_layout = Layout::from_size_align(4096, 8).expect("a valid layout");
            WipingAllocator.dealloc(grown, grown_layout);
        }
    }
}
