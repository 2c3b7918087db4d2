//! The advisory lock on a journal: one program writes at a time, and a second one is told who.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::error::VaultError;
use crate::folder::{IN_USE, open_file, private_file};
use crate::report::InUse;

/// The advisory lock on a journal; given back when dropped.
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock and notes process and time for others to read.
    ///
    /// # Errors
    /// [`VaultError::InUse`] if somebody holds it, [`VaultError::FolderReadOnly`].
    pub(crate) fn take(dir: &Path, now: DateTime<Utc>) -> Result<Self, VaultError> {
        let mut file = private_file()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(dir.join(IN_USE))
            .map_err(VaultError::from_io)?;
        // Somebody who only looks holds a shared lock for a moment: try a little while.
        let mut tries = 0;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if tries < 10 => {
                    tries += 1;
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => {
                    let InUse { pid, since } = read_holder(&mut file);
                    return Err(VaultError::InUse { pid, since });
                }
                Err(TryLockError::Error(error)) => return Err(VaultError::from_io(error)),
            }
        }
        let note = format!("{} {}\n", std::process::id(), now.to_rfc3339());
        // The note is a courtesy: a full disk must not keep a journal from being opened.
        let _ = file
            .set_len(0)
            .and_then(|()| file.write_all(note.as_bytes()));
        Ok(Self { file })
    }

    /// Who holds the lock, without taking it.
    pub(crate) fn holder(dir: &Path) -> Option<InUse> {
        let mut file = open_file(&dir.join(IN_USE)).ok()??;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Some(read_holder(&mut file)),
            Ok(()) | Err(TryLockError::Error(_)) => None,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

fn read_holder(file: &mut File) -> InUse {
    let mut text = String::new();
    // Where locks are mandatory the note cannot be read; then nothing is said of the holder.
    let read = file
        .rewind()
        .and_then(|()| file.take(256).read_to_string(&mut text));
    let (pid, since) = match (read, text.trim_end().split_once(' ')) {
        (Ok(_), Some((pid, since))) => (pid.parse().ok(), since.parse().ok()),
        _ => (None, None),
    };
    InUse { pid, since }
}
