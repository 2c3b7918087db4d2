//! The store: what is read. The only file that names sled.
//!
//! sled is a beta store that loses data in power cuts and in damage, mostly in silence, and
//! panics on damaged files. So nothing here is trusted: the ledger is what is durable, and the
//! set hash shows at each opening whether the store holds what it should. Whether it does is
//! decided in `check.rs`.

use std::io;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use crate::error::VaultError;
use crate::folder;
use crate::keys::StorageKey;

/// A change of the store: the value at a place, or none.
pub(crate) type StoreChange = (StorageKey, Option<Vec<u8>>);

/// What lies in the store, as read: nothing of it is proved yet.
pub(crate) type Pair = (Vec<u8>, Vec<u8>);

/// Pairs that are handed over together.
const CHUNK_PAIRS: usize = 1024;

/// Parts in which a store can be read at once. Places are keyed hashes, so that all parts are about
/// as large.
pub(crate) const PARTS: u8 = 16;

/// How often and how long apart a store is tried that a dropped one may still hold: 2 s in all.
const RELEASE_TRIES: u32 = 100;
const RELEASE_PAUSE: Duration = Duration::from_millis(20);

/// Why a store did not do what was asked.
#[derive(Debug)]
pub(crate) enum StoreTrouble {
    /// The disk is full, or the folder may not be written: the store itself may be in order.
    Refused(io::Error),
    /// Anything else: an error, a panic, no answer in time.
    Unsound,
}

impl From<StoreTrouble> for VaultError {
    fn from(trouble: StoreTrouble) -> Self {
        match trouble {
            StoreTrouble::Refused(error) => Self::from_io(error),
            StoreTrouble::Unsound => Self::StoreFailed,
        }
    }
}

/// A key-value store. Tests put failing and dying ones in its place.
pub(crate) trait Store: Send + Sync {
    /// Makes all changes as one, and hands them to the operating system.
    fn apply(&mut self, changes: Vec<StoreChange>) -> Result<(), StoreTrouble>;

    /// Shows the pairs of one of the [`PARTS`] to `visit`, in the order of their places.
    fn read_part(&self, part: u8, visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble>;

    /// Shows all pairs to `visit`, some at a time, in the order of their places.
    fn read(&self, visit: &mut dyn FnMut(Vec<Pair>)) -> Result<(), StoreTrouble> {
        let mut chunk = Vec::new();
        for part in 0..PARTS {
            self.read_part(part, &mut |at, value| {
                chunk.push((at.to_vec(), value.to_vec()));
                if chunk.len() == CHUNK_PAIRS {
                    visit(std::mem::take(&mut chunk));
                }
            })?;
        }
        if !chunk.is_empty() {
            visit(chunk);
        }
        Ok(())
    }
}

/// sled 0.34.7, with one tree that has no name of its own.
pub(crate) struct SledStore {
    /// There until it is dropped.
    db: Option<sled::Db>,
}

impl SledStore {
    /// Opens or creates the store in `dir`. Runs on a thread of its own, because a damaged store
    /// can panic or hang; after the time limit the thread is left behind.
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreTrouble> {
        remove_unfinished_snapshots(dir).map_err(StoreTrouble::Refused)?;
        let time_limit = Duration::from_secs(10 + bytes_below(dir) / (10 << 20));
        let (sender, receiver) = mpsc::channel();
        let path = dir.to_owned();
        std::thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| open_once_released(&path)));
            // Nobody listens any more if the time was over.
            let _ = sender.send(outcome);
        });
        match receiver.recv_timeout(time_limit) {
            Ok(Ok(Ok(db))) => {
                folder::make_private(dir).map_err(StoreTrouble::Refused)?;
                Ok(Self { db: Some(db) })
            }
            Ok(Ok(Err(error))) => Err(trouble(error)),
            Ok(Err(_)) | Err(_) => Err(StoreTrouble::Unsound),
        }
    }

    fn db(&self) -> &sled::Db {
        self.db.as_ref().expect("only dropping takes it")
    }
}

/// sled syncs once more when it is dropped, and panics if that fails. What it holds is in the ledger.
impl Drop for SledStore {
    fn drop(&mut self) {
        let db = self.db.take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(db)));
    }
}

/// Opens the store. sled lets go of its own lock a moment after a store was dropped, when its last
/// thread has ended; until then it answers with an error that has no kind of its own. No other
/// program is the holder: the lock of the journal is held here.
fn open_once_released(path: &Path) -> sled::Result<sled::Db> {
    let config = sled::Config::new()
        .path(path)
        .cache_capacity(64 << 20)
        .mode(sled::Mode::LowSpace)
        .flush_every_ms(None)
        .use_compression(false);
    for _ in 0..RELEASE_TRIES {
        match config.open() {
            Err(sled::Error::Io(error)) if error.kind() == io::ErrorKind::Other => {
                std::thread::sleep(RELEASE_PAUSE);
            }
            outcome => return outcome,
        }
    }
    config.open()
}

impl Store for SledStore {
    fn apply(&mut self, changes: Vec<StoreChange>) -> Result<(), StoreTrouble> {
        let mut batch = sled::Batch::default();
        for (at, value) in changes {
            match value {
                Some(value) => batch.insert(at.to_vec(), value),
                None => batch.remove(at.to_vec()),
            }
        }
        guarded(|| {
            self.db().apply_batch(batch)?;
            self.db().flush()?;
            Ok(())
        })
    }

    fn read_part(&self, part: u8, visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble> {
        let begin = |part: u8| vec![part * (u8::MAX / PARTS + 1)];
        let from = if part == 0 {
            Bound::Unbounded
        } else {
            Bound::Included(begin(part))
        };
        let to = if part + 1 == PARTS {
            Bound::Unbounded
        } else {
            Bound::Excluded(begin(part + 1))
        };
        let mut pairs = self.db().range::<Vec<u8>, _>((from, to));
        while let Some((at, value)) = guarded(|| pairs.next().transpose())? {
            visit(&at, &value);
        }
        Ok(())
    }
}

/// Removes the disposable snapshots and settings of a store that does not open. For copies only.
pub(crate) fn drop_disposable_files(dir: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") || name == "conf" {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A snapshot that was being written when the program was ended keeps sled 0.34.7 from opening
/// for ever (spacejam/sled #1527); it holds nothing that is not elsewhere.
fn remove_unfinished_snapshots(dir: &Path) -> io::Result<()> {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(".generating") {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Bytes of all files below `dir`.
pub(crate) fn bytes_below(dir: &Path) -> u64 {
    std::fs::read_dir(dir).map_or(0, |entries| {
        entries
            .flatten()
            .map(|entry| match entry.metadata() {
                Ok(data) if data.is_dir() => bytes_below(&entry.path()),
                Ok(data) => data.len(),
                Err(_) => 0,
            })
            .sum()
    })
}

fn guarded<T>(run: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreTrouble> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(trouble(error)),
        Err(_) => Err(StoreTrouble::Unsound),
    }
}

fn trouble(error: sled::Error) -> StoreTrouble {
    match error {
        sled::Error::Io(error)
            if matches!(
                error.kind(),
                io::ErrorKind::StorageFull
                    | io::ErrorKind::QuotaExceeded
                    | io::ErrorKind::ReadOnlyFilesystem
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            StoreTrouble::Refused(error)
        }
        _ => StoreTrouble::Unsound,
    }
}
