//! The store: what is read. The only file that names sled.
//!
//! sled is a beta store that loses data in power cuts and in damage, mostly in silence, panics on
//! damaged files, and may wait for ever for a write that has failed. So nothing here is trusted: the
//! ledger is what is durable, and the set hash shows at each opening whether the store holds what
//! it should. Whether it does is decided in `check.rs`.

use std::io;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use crate::error::VaultError;
use crate::folder;
use crate::keys::StorageKey;
use crate::worker::Worker;

/// A change of the store: the value at a place, or none.
pub(crate) type StoreChange = (StorageKey, Option<Vec<u8>>);

/// What lies in the store, as read: nothing of it is proved yet.
pub(crate) type Pair = (Vec<u8>, Vec<u8>);

/// Pairs that are handed over together.
const CHUNK_PAIRS: usize = 1024;

/// Parts in which a store can be read at once. Places are keyed hashes, so that all parts are about
/// as large.
pub(crate) const PARTS: u8 = 64;

/// How often and how long apart a store is tried that a dropped one may still hold: 2 s in all.
const RELEASE_TRIES: u32 = 100;
const RELEASE_PAUSE: Duration = Duration::from_millis(20);

/// How long a store may take to open, at least; more for more bytes.
const OPENING_PATIENCE: Duration = Duration::from_secs(10);
/// How long a change may take, at least; more for more bytes. Somebody waits for the answer.
const CHANGING_PATIENCE: Duration = Duration::from_secs(4);
/// How long somebody waits for a flush before another one wakes them.
const WAKING_PAUSE: Duration = Duration::from_millis(200);
/// How long closing waits for a store. What it holds is in the ledger, and a lock waits here.
const CLOSING_PATIENCE: Duration = Duration::from_millis(500);

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

    /// Whether reading has left pages in memory that no save needs, and of which opening it anew
    /// would free it.
    fn holds_pages(&self) -> bool {
        false
    }
}

/// sled 0.34.7, with one tree that has no name of its own.
pub(crate) struct SledStore {
    /// There until it is dropped.
    open: Option<OpenDb>,
    dir: PathBuf,
    /// A change or a read was refused or not answered in time. Reads count, because sled tidies its
    /// pages while it reads, and on a full disk that fails like a change.
    failed: AtomicBool,
    /// sled keeps each page that it reads.
    was_read: AtomicBool,
}

struct OpenDb {
    db: sled::Db,
    /// Makes all changes, because sled can panic or hang.
    worker: Worker<sled::Db>,
}

impl SledStore {
    /// Opens or creates the store in `dir`. One that was left behind there does not open again in
    /// this program: it is set aside and built anew.
    pub(crate) fn open(dir: &Path) -> Result<Self, StoreTrouble> {
        if file_of(dir).is_some_and(|file| abandoned().contains(&file)) {
            return Err(StoreTrouble::Unsound);
        }
        remove_unfinished_snapshots(dir).map_err(StoreTrouble::Refused)?;
        let path = dir.to_owned();
        let time_limit = OPENING_PATIENCE + extra_for(bytes_below(dir));
        let db = within(time_limit, move || open_once_released(&path))?;
        folder::make_private(dir);
        Ok(Self {
            open: Some(OpenDb {
                worker: Worker::begin(db.clone()),
                db,
            }),
            dir: dir.to_owned(),
            failed: AtomicBool::new(false),
            was_read: AtomicBool::new(false),
        })
    }

    fn open_db(&self) -> &OpenDb {
        self.open.as_ref().expect("only dropping takes it")
    }
}

impl OpenDb {
    /// Does something with sled that ends with a flush. sled does not wake who waits for a write that
    /// has failed; the next flush does, so there is one every now and then. After the time limit the
    /// worker is left behind.
    fn flushing_within(
        &self,
        time_limit: Duration,
        run: impl FnOnce(&sled::Db) -> sled::Result<()> + Send + 'static,
    ) -> Result<(), StoreTrouble> {
        let answer = self.worker.ask(move |db| guarded(|| run(db)));
        let mut left = time_limit;
        while !left.is_zero() {
            let pause = left.min(WAKING_PAUSE);
            match answer.recv_timeout(pause) {
                Ok(outcome) => return outcome,
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => left -= pause,
            }
            let waker = self.db.clone();
            std::thread::spawn(move || guarded(|| waker.flush()));
        }
        Err(StoreTrouble::Unsound)
    }
}

/// sled writes and syncs once more when it is dropped, and panics if that fails. After something that
/// failed it may wait for ever there, holding a lock that all stores of the process share: such a
/// store is left behind as it is.
impl Drop for SledStore {
    fn drop(&mut self) {
        let Some(open) = self.open.take() else { return };
        if *self.failed.get_mut() {
            abandoned().extend(file_of(&self.dir));
            std::mem::forget(open.db);
            return;
        }
        let _ = open.flushing_within(CLOSING_PATIENCE, |db| db.flush().map(drop));
        let _ = within(CLOSING_PATIENCE, move || {
            open.worker.end();
            drop(open.db);
            Ok(())
        });
    }
}

/// The files of stores that were left behind: sled's lock on them is held until the program ends.
fn abandoned() -> MutexGuard<'static, Vec<FileId>> {
    static ABANDONED: Mutex<Vec<FileId>> = Mutex::new(Vec::new());
    ABANDONED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Device and number of a file.
type FileId = (u64, u64);

/// Which file the store in `dir` holds a lock on. Where files have no numbers, opening finds out by
/// trying for a while.
fn file_of(dir: &Path) -> Option<FileId> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let data = std::fs::metadata(dir.join("db")).ok()?;
        Some((data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = dir;
        None
    }
}

/// A second for each 10 MiB.
fn extra_for(bytes: u64) -> Duration {
    Duration::from_secs(bytes / (10 << 20))
}

/// Does something with sled on a thread of its own, because it can panic or hang; after the time
/// limit the thread is left behind.
fn within<T: Send + 'static>(
    time_limit: Duration,
    run: impl FnOnce() -> sled::Result<T> + Send + 'static,
) -> Result<T, StoreTrouble> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody listens any more if the time was over.
        let _ = sender.send(guarded(run));
    });
    receiver
        .recv_timeout(time_limit)
        .unwrap_or(Err(StoreTrouble::Unsound))
}

/// Opens the store. sled lets go of its own lock a moment after a store was dropped, when its last
/// thread has ended; until then it answers with an error that has no kind of its own. No other
/// program is the holder: the lock of the journal is held here. Any other error of the disk is given
/// a second chance: it is a lot to set a whole store aside for one call that failed.
fn open_once_released(path: &Path) -> sled::Result<sled::Db> {
    let config = sled::Config::new()
        .path(path)
        .cache_capacity(64 << 20)
        .mode(sled::Mode::LowSpace)
        .flush_every_ms(None)
        .use_compression(false);
    let mut failed_before = false;
    for _ in 0..RELEASE_TRIES {
        match config.open() {
            Err(sled::Error::Io(error)) if error.kind() == io::ErrorKind::Other => {
                std::thread::sleep(RELEASE_PAUSE);
            }
            Err(sled::Error::Io(error)) if !failed_before && !is_refusal(&error) => {
                failed_before = true;
            }
            outcome => return outcome,
        }
    }
    config.open()
}

impl Store for SledStore {
    fn apply(&mut self, changes: Vec<StoreChange>) -> Result<(), StoreTrouble> {
        let mut batch = sled::Batch::default();
        let mut bytes = 0;
        for (at, value) in changes {
            match value {
                Some(value) => {
                    bytes += value.len() as u64;
                    batch.insert(at.to_vec(), value);
                }
                None => batch.remove(at.to_vec()),
            }
        }
        let time_limit = CHANGING_PATIENCE + extra_for(bytes);
        let outcome = self.open_db().flushing_within(time_limit, move |db| {
            db.apply_batch(batch)?;
            db.flush().map(drop)
        });
        *self.failed.get_mut() |= outcome.is_err();
        outcome
    }

    fn read_part(&self, part: u8, visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreTrouble> {
        self.was_read.store(true, Ordering::Relaxed);
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
        let mut pairs = self.open_db().db.range::<Vec<u8>, _>((from, to));
        let mut next = || {
            guarded(|| pairs.next().transpose())
                .inspect_err(|_| self.failed.store(true, Ordering::Relaxed))
        };
        while let Some((at, value)) = next()? {
            visit(&at, &value);
        }
        Ok(())
    }

    /// One that failed is not opened anew in this program: what it holds, it keeps.
    fn holds_pages(&self) -> bool {
        self.was_read.load(Ordering::Relaxed) && !self.failed.load(Ordering::Relaxed)
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
        sled::Error::Io(error) if is_refusal(&error) => StoreTrouble::Refused(error),
        _ => StoreTrouble::Unsound,
    }
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::PermissionDenied
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_store_that_was_read_and_never_failed_is_worth_opening_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = SledStore::open(folder.path()).unwrap();
        store.apply(vec![([7; 32], Some(vec![1]))]).unwrap();
        assert!(!store.holds_pages());
        store.read(&mut |_| ()).unwrap();
        assert!(store.holds_pages());
        *store.failed.get_mut() = true;
        assert!(!store.holds_pages());
    }
}
