//! Room that is kept for a full disk: a file of no meaning, given up so that the last save and the
//! next opening still work. Half of it is for the one, half for the other. When to give it up is
//! decided where something is written.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::error::VaultError;
use crate::folder::{RESERVE, UNFINISHED, private_file, replace_file, sync_dir};

/// Bytes of the reserve: room for a large save, a rewritten header and the opening of the store.
const RESERVE_BYTES: usize = 8 << 20;
/// Bytes of a reserve where there is no room for a whole one: still an opening.
const SMALL_RESERVE_BYTES: usize = 4 << 20;

/// Makes the reserve if it is not there, or a small one if there is no room for more.
///
/// # Errors
/// [`VaultError::DiskFull`] if there is no room for the small one, and other errors of the disk.
pub(crate) fn make(dir: &Path) -> Result<(), VaultError> {
    let path = dir.join(RESERVE);
    let data = fs::metadata(&path);
    let length = data.as_ref().map_or(0, |data| data.len());
    if data.is_ok_and(|data| data.is_dir()) {
        // Where something lies in that folder, there is no reserve.
        fs::remove_dir(&path).map_err(VaultError::from_io)?;
    }
    if length == RESERVE_BYTES as u64 {
        return Ok(());
    }
    match write(dir, RESERVE_BYTES).map_err(VaultError::from_io) {
        Err(VaultError::DiskFull) if length >= SMALL_RESERVE_BYTES as u64 => Ok(()),
        Err(VaultError::DiskFull) => write(dir, SMALL_RESERVE_BYTES).map_err(VaultError::from_io),
        outcome => outcome,
    }
}

fn write(dir: &Path, length: usize) -> io::Result<()> {
    // Not zeros: a file system that compresses or keeps holes would take no room for them.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    })
    .take(length / 8)
    .flatten()
    .collect();
    replace_file(dir, RESERVE, &bytes)
}

/// Whether the disk has no room for a MiB more.
pub(crate) fn is_full(dir: &Path) -> bool {
    let probe = dir.join(format!("probe{UNFINISHED}"));
    let written = private_file()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&probe)
        .and_then(|mut file| {
            file.write_all(&[0xa5; 1 << 20])?;
            file.sync_all()
        });
    // The next opening removes it if it cannot be removed now.
    let _ = fs::remove_file(&probe);
    written.is_err_and(|error| matches!(VaultError::from_io(error), VaultError::DiskFull))
}

/// `error`, or [`VaultError::DiskFull`] if a store failed and its disk is full: a store that meets a full
/// disk says so, or waits for ever, or panics.
pub(crate) fn name_full_disk(dir: &Path, error: VaultError) -> VaultError {
    match error {
        VaultError::StoreFailed if is_full(dir) => VaultError::DiskFull,
        other => other,
    }
}

/// Gives a whole reserve up, for a save; `true` if there was one. A small one is for the next opening,
/// which has to work while other programs fill the disk.
pub(crate) fn give_up_whole(dir: &Path) -> bool {
    let whole =
        fs::metadata(dir.join(RESERVE)).is_ok_and(|data| data.len() == RESERVE_BYTES as u64);
    whole && give_up(dir)
}

/// Gives the reserve up; `true` if there was one.
pub(crate) fn give_up(dir: &Path) -> bool {
    fs::remove_file(dir.join(RESERVE)).is_ok() && sync_dir(dir).is_ok()
}
