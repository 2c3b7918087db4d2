//! The folder of a journal: names, private modes, files replaced as a whole, leftovers.
//!
//! What is in the files is not known here; the lock is in `lock.rs`, the reserve in `reserve.rs`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// First copy of the header.
pub(crate) const HEADER: &str = "header";
/// Second copy of the header.
pub(crate) const HEADER_BACKUP: &str = "header.bak";
/// Folder of the backups.
pub(crate) const BACKUPS: &str = "backups";
/// Room kept for a full disk.
pub(crate) const RESERVE: &str = "reserve";
/// File that carries the advisory lock.
pub(crate) const IN_USE: &str = "in-use";
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

/// Name of the note of how far the journal was answered in `epoch`.
pub(crate) fn answered_name(epoch: u32) -> String {
    format!("answered-{epoch}")
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

/// Takes all rights of others from `dir` and everything in it: files made by the store have the
/// modes that the process hands out, and a copy has those of its medium. What refuses stays as it
/// is: a stick may know no such modes.
pub(crate) fn make_private(dir: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let restrict = |path: &Path, mode| {
            let others =
                fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o077 != 0);
            if others {
                let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
            }
        };
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => make_private(&entry.path()),
                Ok(kind) if kind.is_file() => restrict(&entry.path(), 0o600),
                _ => {}
            }
        }
        restrict(dir, 0o700);
    }
    #[cfg(not(unix))]
    let _ = dir;
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

/// Opens a file for reading; `None` if it does not exist. What is no file counts as none: opening a
/// pipe would wait for ever.
pub(crate) fn open_file(path: &Path) -> io::Result<Option<File>> {
    match fs::metadata(path) {
        Ok(data) if data.is_file() => File::open(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads at most `limit` bytes of a file; `None` if it does not exist. One byte more than the
/// limit is read, so that a longer file can be told.
pub(crate) fn read_limited(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = open_file(path)? else {
        return Ok(None);
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
    may(dir) && (!header.is_file() || OpenOptions::new().append(true).open(header).is_ok())
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

/// Ends the switch to a new epoch if it was cut short behind the header: ledger and store of `epoch`
/// were whole under their unfinished names before the header named them.
pub(crate) fn finish_epoch(dir: &Path, epoch: u32) -> io::Result<()> {
    let ledger = ledger_name(epoch);
    let store = store_name(epoch);
    let unfinished = |name: &str| dir.join(format!("{name}{UNFINISHED}"));
    if dir.join(&ledger).exists() || !unfinished(&ledger).exists() {
        return Ok(());
    }
    if !dir.join(&store).exists() && unfinished(&store).exists() {
        fs::rename(unfinished(&store), dir.join(&store))?;
    }
    fs::rename(unfinished(&ledger), dir.join(&ledger))?;
    sync_dir(dir)
}

/// Removes ledgers, stores and notes of epochs before `epoch`, set aside ones too; gives their number.
pub(crate) fn remove_earlier_epochs(dir: &Path, epoch: u32) -> io::Result<u32> {
    let mut count = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = ["answered-", "ledger-", "store-"]
            .iter()
            .find_map(|part| name.strip_prefix(part))
            .and_then(|rest| rest.split('.').next())
            .and_then(|number| number.parse::<u32>().ok());
        if number.is_none_or(|number| number >= epoch) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
        count += 1;
    }
    if count > 0 {
        sync_dir(dir)?;
    }
    Ok(count)
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
        } else if let Some(mut file) = open_file(&entry.path())? {
            let mut out = private_file().write(true).create_new(true).open(target)?;
            io::copy(&mut file, &mut out)?;
        }
    }
    Ok(())
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
