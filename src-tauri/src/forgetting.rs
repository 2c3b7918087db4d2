//! What makes the libraries in C forget: memory is overwritten before it is freed.
//!
//! WebKit carries each request and answer through memory of its own, and copies of them stayed in
//! what it had freed. It frees by the names `free` and `realloc`, and the linker gives a library
//! those of the program before those of the C library ("Replacing malloc" in the manual of glibc).
//! WebKit's own heap is passed by: it asks for the variable `Malloc`, before `main`.
//!
//! The C library could do the wiping if variables of the environment told it to, but they have to be
//! there before a program runs: it would have to start itself a second time, 50 ms later.
//!
//! For Linux with glibc alone.
#![expect(
    unsafe_code,
    reason = "the memory of other libraries is known by its address alone"
)]

use std::ffi::{CStr, c_char, c_int, c_void};

unsafe extern "C" {
    fn __libc_malloc(size: usize) -> *mut c_void;
    fn __libc_free(start: *mut c_void);
    fn malloc_usable_size(start: *mut c_void) -> usize;
    fn explicit_bzero(start: *mut c_void, size: usize);
    fn secure_getenv(name: *const c_char) -> *mut c_char;
    fn malloc_trim(kept: usize) -> c_int;
}

/// Gives memory that was freed back to the system: the C library keeps it for whoever asks next.
pub fn trim() {
    // SAFETY: it takes a number, and nothing that is in use.
    unsafe { malloc_trim(0) };
}

/// Overwrites a block with zeros and frees it.
///
/// # Safety
/// That of `free`: null, or a block that nobody uses any more.
#[unsafe(no_mangle)]
unsafe extern "C" fn free(start: *mut c_void) {
    if start.is_null() {
        return;
    }
    // SAFETY: the caller gives the block back; all of its usable bytes may be written.
    unsafe {
        explicit_bzero(start, malloc_usable_size(start));
        __libc_free(start);
    }
}

/// Keeps a block where it is if it is large enough and not much too large; else moves it and wipes
/// where it was. The C library would leave a copy behind.
///
/// # Safety
/// That of `realloc`: null, or a block that nobody uses any more by its old address.
#[unsafe(no_mangle)]
unsafe extern "C" fn realloc(start: *mut c_void, size: usize) -> *mut c_void {
    if start.is_null() {
        // SAFETY: asks for memory.
        return unsafe { __libc_malloc(size) };
    }
    if size == 0 {
        // SAFETY: the caller gives the block back.
        unsafe { free(start) };
        return std::ptr::null_mut();
    }
    // SAFETY: the caller hands over a block that is in use.
    let usable = unsafe { malloc_usable_size(start) };
    if size <= usable && size >= usable / 2 {
        return start;
    }
    // SAFETY: the new block is at least as large as what is copied, and the old one is freed once.
    unsafe {
        let moved = __libc_malloc(size);
        if !moved.is_null() {
            std::ptr::copy_nonoverlapping(start.cast::<u8>(), moved.cast(), usable.min(size));
            free(start);
        }
        moved
    }
}

/// Says that WebKit is to take its memory from the C library; for all other variables what the
/// environment says. It is `secure_getenv` that tells: the same, for a program that runs with the
/// rights of who started it.
///
/// # Safety
/// That of `getenv`: a name that ends with a zero, and nobody changes the environment meanwhile.
#[unsafe(no_mangle)]
unsafe extern "C" fn getenv(name: *const c_char) -> *mut c_char {
    // SAFETY: the caller gives a name that ends with a zero.
    if unsafe { CStr::from_ptr(name) } == c"Malloc" {
        return c"1".as_ptr().cast_mut();
    }
    // SAFETY: the same contract as ours.
    unsafe { secure_getenv(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_grows_or_shrinks_keeps_its_content() {
        // SAFETY: each block is used by its latest address alone, and freed once.
        unsafe {
            let mut block = realloc(std::ptr::null_mut(), 24);
            for (index, size) in [24, 25, 4_000, 100, 1 << 20, 60, 24]
                .into_iter()
                .enumerate()
            {
                block = realloc(block, size);
                let bytes = block.cast::<u8>();
                if index == 0 {
                    bytes.write_bytes(7, 24);
                }
                let kept = &*std::ptr::slice_from_raw_parts(bytes, 24);
                assert!(kept.iter().all(|byte| *byte == 7), "{size} bytes");
                assert!(malloc_usable_size(block) >= size);
            }
            assert!(realloc(block, 0).is_null());
            free(std::ptr::null_mut());
        }
    }

    #[test]
    fn web_kit_is_told_and_other_variables_are_as_they_are() {
        let told = |name: &CStr| {
            // SAFETY: the name ends with a zero, and no test changes the environment.
            let value = unsafe { getenv(name.as_ptr()) };
            // SAFETY: what is not null is a text that ends with a zero.
            (!value.is_null()).then(|| unsafe { CStr::from_ptr(value) }.to_owned())
        };
        assert_eq!(told(c"Malloc").as_deref(), Some(c"1"));
        let path = std::env::var("PATH").unwrap();
        assert_eq!(told(c"PATH").unwrap().to_str(), Ok(&*path));
        assert_eq!(told(c"CAIRN_NO_SUCH_VARIABLE"), None);
    }
}
