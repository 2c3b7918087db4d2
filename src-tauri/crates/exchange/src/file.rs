//! Writing an export so that there is either the whole new file or what was there before, and
//! reading a file to import without taking more of it than will be read.
//!
//! Not here: whether a folder is a wise place (inside the journal, in a synchronised folder);
//! that is decided by the caller, who knows where the journal lies.

use crate::{ExchangeError, MAX_IMPORT_BYTES};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// Size of the pieces in which a file is read back, in bytes.
const READ_BACK_BYTES: usize = 64 * 1024;

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays and the export is refused.
    Refuse,
    /// It is replaced in one step; nobody ever sees half a file.
    Replace,
}

/// Writes `bytes` to `path` in a folder that exists: a temporary file beside it that only the
/// owner may read (mode 0600), synced, read back and compared, renamed, the folder synced.
///
/// # Errors
/// [`ExchangeError::FileExists`] unless replacing was asked for, `NotAFile`, `FolderMissing`,
/// `FolderReadOnly`, `DiskFull`, `ReadBackDiffers`, `Io`. After each of them a file of this name
/// is as it was and the temporary one is gone.
pub fn write_file(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), ExchangeError> {
    let needed = bytes.len() as u64;
    write_with(
        path,
        overwrite,
        needed,
        |file| {
            file.write_all(bytes)?;
            file.sync_all()
        },
        bytes,
    )
}

/// [`write_file`] with the writing itself as an argument, so that tests can let it fail half way.
fn write_with(
    path: &Path,
    overwrite: Overwrite,
    needed: u64,
    write: impl FnOnce(&mut File) -> io::Result<()>,
    expected: &[u8],
) -> Result<(), ExchangeError> {
    let refused = |error: io::Error| refusal(&error, needed);
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(ExchangeError::NotAFile),
    };
    if path.file_name().is_none() || path.is_dir() {
        return Err(ExchangeError::NotAFile);
    }
    if !folder.is_dir() {
        return Err(ExchangeError::FolderMissing);
    }
    if overwrite == Overwrite::Refuse && fs::symlink_metadata(path).is_ok() {
        return Err(ExchangeError::FileExists);
    }

    // Dropping it on the way out removes it.
    let mut temporary = tempfile::Builder::new()
        .prefix(".")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(refused)?;
    write(temporary.as_file_mut()).map_err(refused)?;
    if !holds(&mut temporary.reopen().map_err(refused)?, expected).map_err(refused)? {
        return Err(ExchangeError::ReadBackDiffers);
    }
    let renamed = match overwrite {
        // The name may have been taken since it was looked at; this call looks again by itself.
        Overwrite::Refuse => temporary.persist_noclobber(path),
        Overwrite::Replace => temporary.persist(path),
    };
    renamed.map_err(|error| refused(error.error))?;
    sync_folder(folder).map_err(refused)
}

/// Reads the whole file at `path` for an import.
///
/// # Errors
/// [`ExchangeError::TooLarge`] before anything is read, `NotAFile` for a folder,
/// `FileMissing`, `Io`.
pub fn read_file(path: &Path) -> Result<Zeroizing<Vec<u8>>, ExchangeError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ExchangeError::FileMissing,
        kind => ExchangeError::Io(kind),
    };
    let file = File::open(path).map_err(refused)?;
    let facts = file.metadata().map_err(refused)?;
    if facts.is_dir() {
        return Err(ExchangeError::NotAFile);
    }
    let limit = MAX_IMPORT_BYTES;
    if facts.len() > limit {
        return Err(ExchangeError::TooLarge {
            bytes: facts.len(),
            limit,
        });
    }
    // A file may grow while it is read, and a pipe has no length: one byte more than the limit
    // is enough to tell.
    let mut bytes = Zeroizing::new(Vec::with_capacity(
        usize::try_from(facts.len()).unwrap_or(0),
    ));
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > limit {
        return Err(ExchangeError::TooLarge {
            bytes: bytes.len() as u64,
            limit,
        });
    }
    Ok(bytes)
}

/// Whether `file` holds exactly `expected`.
fn holds(file: &mut File, expected: &[u8]) -> io::Result<bool> {
    let mut piece = Zeroizing::new(vec![0; READ_BACK_BYTES]);
    let mut rest = expected;
    loop {
        let n = match file.read(&mut piece) {
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if n == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&piece[..n]) {
            Some(behind) => rest = behind,
            None => return Ok(false),
        }
    }
}

/// Makes the rename itself durable. Windows has no such call for folders and needs none.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same signature as where it can fail"
)]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn refusal(error: &io::Error, needed: u64) -> ExchangeError {
    match error.kind() {
        io::ErrorKind::AlreadyExists => ExchangeError::FileExists,
        io::ErrorKind::NotFound => ExchangeError::FolderMissing,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            ExchangeError::FolderReadOnly
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ExchangeError::DiskFull { needed }
        }
        io::ErrorKind::IsADirectory | io::ErrorKind::InvalidFilename => ExchangeError::NotAFile,
        kind => ExchangeError::Io(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = b"what was there before";

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|item| item.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_holds_what_was_given_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes-2026-11-21.md");
        for bytes in [
            vec![],
            vec![7; READ_BACK_BYTES],
            vec![9; 3 * READ_BACK_BYTES + 5],
        ] {
            write_file(&path, &bytes, Overwrite::Replace).unwrap();
            assert_eq!(fs::read(&path).unwrap(), bytes);
            assert_eq!(names(folder.path()), ["notes-2026-11-21.md"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it_even_where_others_could_before() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, OLD).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write_file(&path, b"new", Overwrite::Replace).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn an_existing_file_stays_unless_replacing_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, OLD).unwrap();
        let error = write_file(&path, b"new", Overwrite::Refuse).unwrap_err();
        assert!(matches!(error, ExchangeError::FileExists), "{error}");
        assert_eq!(fs::read(&path).unwrap(), OLD);
        write_file(&path, b"new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn a_dangling_link_counts_as_an_existing_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::os::unix::fs::symlink(folder.path().join("elsewhere"), &path).unwrap();
        let error = write_file(&path, b"new", Overwrite::Refuse).unwrap_err();
        assert!(matches!(error, ExchangeError::FileExists), "{error}");
        assert_eq!(
            names(folder.path()),
            ["a.txt"],
            "nothing was written through the link"
        );
    }

    #[test]
    fn interrupted_writing_leaves_the_old_file_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, OLD).unwrap();
        let cases = [
            (io::ErrorKind::StorageFull, "DiskFull { needed: 3 }"),
            (io::ErrorKind::BrokenPipe, "Io(BrokenPipe)"),
        ];
        for (kind, expected) in cases {
            let half = |file: &mut File| {
                file.write_all(b"ne")?;
                Err(io::Error::from(kind))
            };
            let error = write_with(&path, Overwrite::Replace, 3, half, b"new").unwrap_err();
            assert_eq!(format!("{error:?}"), expected);
            assert_eq!(fs::read(&path).unwrap(), OLD);
            assert_eq!(names(folder.path()), ["a.txt"]);
        }
    }

    #[test]
    fn a_medium_that_forgets_or_changes_bytes_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, OLD).unwrap();
        for wrong in [&b"ne"[..], b"nev", b"new ", b""] {
            let write = |file: &mut File| file.write_all(wrong);
            let error = write_with(&path, Overwrite::Replace, 3, write, b"new").unwrap_err();
            assert!(matches!(error, ExchangeError::ReadBackDiffers), "{error}");
            assert_eq!(fs::read(&path).unwrap(), OLD);
            assert_eq!(names(folder.path()), ["a.txt"]);
        }
    }

    #[test]
    fn a_file_is_read_whole_and_a_vast_one_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        assert!(matches!(read_file(&path), Err(ExchangeError::FileMissing)));
        assert!(matches!(
            read_file(folder.path()),
            Err(ExchangeError::NotAFile)
        ));
        fs::write(&path, OLD).unwrap();
        assert_eq!(*read_file(&path).unwrap(), OLD);
        // A hole in the file: it has the length without taking the room.
        File::create(&path)
            .unwrap()
            .set_len(MAX_IMPORT_BYTES + 1)
            .unwrap();
        let error = read_file(&path).unwrap_err();
        let bytes = MAX_IMPORT_BYTES + 1;
        assert!(
            matches!(error, ExchangeError::TooLarge { bytes: b, limit: MAX_IMPORT_BYTES } if b == bytes),
            "{error}"
        );
    }

    #[test]
    fn a_missing_folder_is_refused_and_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("not there");
        let error = write_file(&missing.join("a.txt"), b"new", Overwrite::Refuse).unwrap_err();
        assert!(matches!(error, ExchangeError::FolderMissing), "{error}");
        assert!(!missing.exists());
    }

    #[test]
    fn a_folder_is_not_a_file_to_write() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path(), Path::new("/"), &folder.path().join("..")] {
            let error = write_file(path, b"new", Overwrite::Replace).unwrap_err();
            assert!(matches!(error, ExchangeError::NotAFile), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_folder_is_refused() {
        // The super-user may write to a folder whatever its mode; /proc refuses everybody.
        let error = write_file(Path::new("/proc/self/a.txt"), b"new", Overwrite::Refuse);
        assert!(error.is_err());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let denied = |_: &mut File| Err(io::Error::from(io::ErrorKind::ReadOnlyFilesystem));
        let error = write_with(&path, Overwrite::Refuse, 3, denied, b"new").unwrap_err();
        assert!(matches!(error, ExchangeError::FolderReadOnly), "{error}");
        assert!(names(folder.path()).is_empty());
    }
}
