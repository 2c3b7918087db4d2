//! The folder of a journal: names, private modes, files replaced as a whole, the lock, the reserve.
//!
//! What is in the files is not known here.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::VaultError;
use crate::report::InUse;

/// First copy of the header.
pub(crate) const HEADER: &str = "header";
/// Second copy of the header.
pub(crate) const HEADER_BACKUP: &str = "header.bak";
/// Folder of the backups.
pub(crate) const BACKUPS: &str = "backups";
/// Room kept for a full disk.
pub(crate) const RESERVE: &str = "reserve";
/// Bytes of the reserve: room for a large save, a rewritten header and the opening of the store.
const RESERVE_BYTES: usize = 8 << 20;
/// File that carries the advisory lock.
const IN_USE: &str = "in-use";
/// Stands in a folder while a journal is being created in it.
pub(crate) const CREATING: &str = "creating";
/// End of the names of files that are not finished.
pub(crate) const UNFINISHED: &str = ".new";
/// End of the names of stores that a finished one takes the place of.
pub(crate) const REPLACED: &str = ".old";
/// Part of the names of stores set aside.
const SET_ASIDE: &str = ".damaged";
/// Stores set aside that are kept.
const SET_ASIDE_KEPT: usize = 3;

/// Name of the ledger of `epoch`.
pub(crate) fn ledger_name(epoch: u32) -> String {
    format!("ledger-{epoch}")
}

/// Name of the store of `epoch`.
pub(crate) fn store_name(epoch: u32) -> String {
    format!("store-{epoch}")
}

/// Creates a folder that only its owner may enter.
pub(crate) fn create_private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Options for files that only their owner may read.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes all rights of others from `dir` and everything in it; files made by the store have the
/// modes that the process hands out.
pub(crate) fn make_private(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |is_dir| fs::Permissions::from_mode(if is_dir { 0o700 } else { 0o600 });
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                make_private(&entry.path())?;
            } else {
                fs::set_permissions(entry.path(), mode(false))?;
            }
        }
        fs::set_permissions(dir, mode(true))?;
    }
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Makes the names in `dir` durable.
pub(crate) fn sync_dir(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Replaces `dir/name` by `bytes` as a whole: temporary name, synced, renamed, folder synced.
pub(crate) fn replace_file(dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = dir.join(format!("{name}{UNFINISHED}"));
    let outcome = (|| {
        let mut file = private_file()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, dir.join(name))?;
        sync_dir(dir)
    })();
    if outcome.is_err() {
        // The next opening removes it if it cannot be removed now.
        let _ = fs::remove_file(&unfinished);
    }
    outcome
}

/// Reads at most `limit` bytes of a file; `None` if it does not exist. One byte more than the
/// limit is read, so that a longer file can be told.
pub(crate) fn read_limited(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Whether `dir` may be written, without writing. A folder without any right to write counts as
/// read-only for the superuser too: somebody meant it.
pub(crate) fn is_writable(dir: &Path) -> bool {
    let may =
        |path: &Path| fs::metadata(path).is_ok_and(|metadata| !metadata.permissions().readonly());
    let header = dir.join(HEADER);
    may(dir) && (!header.exists() || OpenOptions::new().append(true).open(header).is_ok())
}

/// Removes what interrupted steps left in `dir` and among its backups; gives the number of files
/// and folders removed.
pub(crate) fn remove_leftovers(dir: &Path) -> io::Result<u32> {
    let mut count = remove_unfinished(fs::read_dir(dir)?)?;
    // Without its backups a journal opens all the same.
    if let Ok(backups) = fs::read_dir(dir.join(BACKUPS)) {
        count += remove_unfinished(backups)?;
    }
    Ok(count)
}

fn remove_unfinished(entries: fs::ReadDir) -> io::Result<u32> {
    let mut count = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.ends_with(UNFINISHED) && !name.ends_with(REPLACED) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
        count += 1;
    }
    Ok(count)
}

/// Ends the replacement of the store `name` if it was cut short between its two renames: the new
/// one is finished, or the old one would still have its name.
pub(crate) fn finish_replacing(dir: &Path, name: &str) -> io::Result<()> {
    let with = |ending: &str| dir.join(format!("{name}{ending}"));
    if !with("").exists() && with(REPLACED).exists() && with(UNFINISHED).exists() {
        fs::rename(with(UNFINISHED), with(""))?;
        sync_dir(dir)?;
    }
    Ok(())
}

/// Puts the marker of an unfinished creation into `dir`.
pub(crate) fn mark_unfinished(dir: &Path) -> io::Result<()> {
    private_file()
        .write(true)
        .create(true)
        .truncate(true)
        .open(dir.join(CREATING))?;
    sync_dir(dir)
}

/// Empties a folder in which a journal was being made, but for the marker and the lock.
pub(crate) fn clear_unfinished(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == CREATING || name == IN_USE {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Renames the folder `name` to a name for damaged stores. The newest few of these are kept.
pub(crate) fn set_aside(dir: &Path, name: &str) -> io::Result<()> {
    let number = (1..)
        .find(|number| !dir.join(format!("{name}{SET_ASIDE}-{number}")).exists())
        .unwrap_or(1);
    let aside = |number: usize| dir.join(format!("{name}{SET_ASIDE}-{number}"));
    // Numbers move down, so that the highest is always the newest.
    let number = if number > SET_ASIDE_KEPT {
        fs::remove_dir_all(aside(1))?;
        for number in 2..number {
            fs::rename(aside(number), aside(number - 1))?;
        }
        SET_ASIDE_KEPT
    } else {
        number
    };
    fs::rename(dir.join(name), aside(number))?;
    sync_dir(dir)
}

/// Copies a folder of files into a new private folder.
pub(crate) fn copy_private(from: &Path, to: &Path) -> io::Result<()> {
    create_private_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_private(&entry.path(), &target)?;
        } else {
            let mut out = private_file().write(true).create_new(true).open(target)?;
            io::copy(&mut File::open(entry.path())?, &mut out)?;
        }
    }
    Ok(())
}

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
        let mut file = File::open(dir.join(IN_USE)).ok()?;
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

/// Makes the reserve if it is not there.
pub(crate) fn make_reserve(dir: &Path) -> io::Result<()> {
    let path = dir.join(RESERVE);
    if fs::metadata(&path).is_ok_and(|metadata| metadata.len() == RESERVE_BYTES as u64) {
        return Ok(());
    }
    // Not zeros: a file system that compresses or keeps holes would take no room for them.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    })
    .take(RESERVE_BYTES / 8)
    .flatten()
    .collect();
    replace_file(dir, RESERVE, &bytes)
}

/// Gives the reserve up; `true` if there was one.
pub(crate) fn give_up_reserve(dir: &Path) -> bool {
    fs::remove_file(dir.join(RESERVE)).is_ok() && sync_dir(dir).is_ok()
}

/// A private folder outside of the journal, removed when dropped.
pub(crate) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes a folder with a name nobody else has.
    pub(crate) fn make() -> io::Result<Self> {
        let base = std::env::temp_dir();
        for number in 0..1000 {
            let dir = base.join(format!("cairn-{}-{number}", std::process::id()));
            match create_private_dir(&dir) {
                Ok(()) => return Ok(Self(dir)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
