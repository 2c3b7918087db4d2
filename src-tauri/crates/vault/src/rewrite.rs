//! Writing a store anew from the ledger, and a ledger anew from the store.
//!
//! Both are made under a name that is not theirs, synced and then renamed, so that the program
//! may be ended at any point. When to do so is decided in `opening.rs`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::envelope::{Entry, FrameKind, Put};
use crate::error::VaultError;
use crate::folder::{self, UNFINISHED, ledger_name, store_name};
use crate::frame;
use crate::giving_up::{KeepGoing, go_on};
use crate::head::Head;
use crate::keys::{EpochKeys, StorageKey};
use crate::ledger::{self, DiskLedger, LedgerFile, Position, Walk};
use crate::living::Living;
use crate::reserve;
use crate::store::{SledStore, Store, StoreChange};

/// Bytes of sealed values that go into a new store at once. Larger batches leave sled with more
/// dead pages: 2.5 times what is living at 4 MiB, 1.8 times at 1 MiB.
const STORE_BATCH_BYTES: usize = 1 << 20;
/// Bytes of frames that go into a new ledger at once.
const LEDGER_BATCH_BYTES: usize = 1 << 20;

/// Shows the living records of the ledger at `path` to `visit`, each once.
pub(crate) fn visit_living(
    path: &Path,
    keys: &EpochKeys,
    living: &Living,
    visit: &mut dyn FnMut(Put) -> Result<(), VaultError>,
) -> Result<Option<Walk>, VaultError> {
    let mut shown: HashSet<StorageKey> = HashSet::new();
    ledger::walk_entries(path, keys, &mut |_, frame| {
        for entry in frame.entries {
            if let Entry::Put(put) = entry
                && living.holds(keys, &put)
                && shown.insert(put.at)
            {
                visit(put)?;
            }
        }
        Ok(())
    })
}

/// Rebuilds the store of this epoch from the ledger at its `last` position, and sets aside the one
/// that is there.
pub(crate) fn rebuild_store(
    dir: &Path,
    keys: &EpochKeys,
    living: &Living,
    last: Position,
) -> Result<(), VaultError> {
    let name = store_name(keys.epoch);
    let ledger = dir.join(ledger_name(keys.epoch));
    drop(build_store(dir, &ledger, keys, living, last, &|| true)?);
    if dir.join(&name).exists() {
        folder::set_aside(dir, &name)?;
    }
    fs::rename(dir.join(format!("{name}{UNFINISHED}")), dir.join(&name))?;
    folder::sync_dir(dir)?;
    Ok(())
}

/// Builds a store under an unfinished name from the ledger at the path `ledger`, which ends at
/// `last`. The values are the same bytes as before, so the set hash is too.
pub(crate) fn build_store(
    dir: &Path,
    ledger: &Path,
    keys: &EpochKeys,
    living: &Living,
    last: Position,
    keep_going: KeepGoing<'_>,
) -> Result<SledStore, VaultError> {
    let unfinished = dir.join(format!("{}{UNFINISHED}", store_name(keys.epoch)));
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    folder::create_private_dir(&unfinished).map_err(VaultError::from_io)?;
    let fill = || {
        let mut store = SledStore::open(&unfinished)?;
        let mut batch: Vec<StoreChange> = Vec::new();
        let mut bytes = 0;
        visit_living(ledger, keys, living, &mut |put| {
            go_on(keep_going)?;
            let value = put
                .value(keys)
                .map_err(|_| VaultError::RecordNotUnderstood)?;
            bytes += value.len();
            batch.push((put.at, Some(value)));
            if bytes >= STORE_BATCH_BYTES {
                store.apply(std::mem::take(&mut batch))?;
                bytes = 0;
            }
            Ok(())
        })?;
        let head = head_at(living, last).seal(keys);
        batch.push((keys.head_storage_key(), Some(head)));
        store.apply(batch)?;
        folder::make_private(&unfinished);
        Ok(store)
    };
    fill().map_err(|error| reserve::name_full_disk(dir, error))
}

/// The head of a store that holds `living` and was last written by the frame at `last`.
pub(crate) fn head_at(living: &Living, last: Position) -> Head {
    Head {
        sequence: last.sequence,
        frame_tag: last.tag,
        count: living.count(),
        set: living.set(),
    }
}

/// A ledger that is being written: the first frame and one for each record.
pub(crate) struct NewLedger<'a> {
    keys: &'a EpochKeys,
    dir: &'a Path,
    unfinished: PathBuf,
    file: DiskLedger,
    pending: Vec<u8>,
    last: Position,
}

impl<'a> NewLedger<'a> {
    /// Begins a ledger of `pieces` records, with the sequence after `sequence`.
    pub(crate) fn begin(
        dir: &'a Path,
        keys: &'a EpochKeys,
        sequence: u64,
        pieces: u64,
    ) -> Result<Self, VaultError> {
        let unfinished = dir.join(format!("{}{UNFINISHED}", ledger_name(keys.epoch)));
        let file = DiskLedger::create(&unfinished).map_err(VaultError::from_io)?;
        let pieces = u32::try_from(pieces).map_err(|_| VaultError::StoreFailed)?;
        let last = Position {
            sequence,
            ..Position::default()
        };
        let mut ledger = Self {
            keys,
            dir,
            unfinished,
            file,
            pending: Vec::new(),
            last,
        };
        ledger.push(FrameKind::Base { pieces }, &[])?;
        Ok(ledger)
    }

    /// Adds a living record.
    pub(crate) fn add(&mut self, put: Put) -> Result<(), VaultError> {
        self.push(FrameKind::BasePiece, &[Entry::Put(put)])
    }

    fn push(&mut self, kind: FrameKind, entries: &[Entry]) -> Result<(), VaultError> {
        let sequence = self.last.sequence + 1;
        let (bytes, tag) = frame::seal_frame(self.keys, sequence, &self.last.tag, kind, entries);
        self.last = Position { sequence, tag };
        self.pending.extend_from_slice(&bytes);
        if self.pending.len() >= LEDGER_BATCH_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), VaultError> {
        self.file
            .append(&self.pending)
            .map_err(VaultError::from_io)?;
        self.pending.clear();
        Ok(())
    }

    /// Where it lies while it is unfinished.
    pub(crate) fn place(&self) -> &Path {
        &self.unfinished
    }

    /// Makes everything durable under the unfinished name.
    pub(crate) fn sync(&mut self) -> Result<(), VaultError> {
        self.flush()?;
        self.file.sync().map_err(VaultError::from_io)
    }

    /// Puts a synced ledger in its place; gives its file and its last position.
    pub(crate) fn take_place(self) -> Result<(DiskLedger, Position), VaultError> {
        fs::rename(
            &self.unfinished,
            self.dir.join(ledger_name(self.keys.epoch)),
        )?;
        folder::sync_dir(self.dir)?;
        Ok((self.file, self.last))
    }

    /// Puts the ledger in its place; gives its last position.
    pub(crate) fn finish(mut self) -> Result<Position, VaultError> {
        self.sync()?;
        self.take_place().map(|(_, last)| last)
    }
}

/// Writes the ledger of this epoch anew from a store that checks out, and tells the store.
///
/// Until the rename the old ledger stands; after it the new one holds the same records, and an
/// opening that finds the store's head behind only moves the head on.
pub(crate) fn rewrite_ledger(
    dir: &Path,
    keys: &EpochKeys,
    store: &mut dyn Store,
    living: &Living,
    sequence: u64,
) -> Result<Position, VaultError> {
    let ledger = write_ledger(dir, keys, store, living, sequence, &|| true)?;
    let (_, last) = ledger.take_place()?;
    move_head(keys, store, living, last)?;
    Ok(last)
}

/// Puts the head of a store that holds `living` at `last`.
pub(crate) fn move_head(
    keys: &EpochKeys,
    store: &mut dyn Store,
    living: &Living,
    last: Position,
) -> Result<(), VaultError> {
    let head = head_at(living, last).seal(keys);
    Ok(store.apply(vec![(keys.head_storage_key(), Some(head))])?)
}

/// The first half of [`rewrite_ledger`]: a ledger that is durable under an unfinished name. In the
/// order of the storage keys, so that the age of records does not show.
///
/// # Errors
/// [`VaultError::StoreFailed`] if the store does not hold `living`. After an error the old ledger
/// stands.
pub(crate) fn write_ledger<'a>(
    dir: &'a Path,
    keys: &'a EpochKeys,
    store: &dyn Store,
    living: &Living,
    sequence: u64,
    keep_going: KeepGoing<'_>,
) -> Result<NewLedger<'a>, VaultError> {
    let written = (|| {
        let mut ledger = NewLedger::begin(dir, keys, sequence, living.count())?;
        let mut copied = Living::default();
        visit_store(store, keys, &mut |put| {
            go_on(keep_going)?;
            copied.apply(&put.view().trace(keys));
            ledger.add(put)
        })?;
        if (copied.count(), copied.set()) != (living.count(), living.set()) {
            return Err(VaultError::StoreFailed);
        }
        ledger.sync()?;
        Ok(ledger)
    })();
    if written.is_err() {
        let name = format!("{}{UNFINISHED}", ledger_name(keys.epoch));
        // It is removed at the next opening if it cannot be removed now.
        let _ = fs::remove_file(dir.join(name));
    }
    written
}

/// Shows all records of a store to `visit`.
///
/// # Errors
/// [`VaultError::StoreFailed`] for a record that does not open, and the errors of `visit`.
pub(crate) fn visit_store(
    store: &dyn Store,
    keys: &EpochKeys,
    visit: &mut dyn FnMut(Put) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let head_at = keys.head_storage_key();
    let mut outcome = Ok(());
    store.read(&mut |pairs| {
        for (at, value) in pairs {
            if outcome.is_err() || at == head_at {
                continue;
            }
            outcome = StorageKey::try_from(at)
                .ok()
                .and_then(|at| Put::open_value(keys, &at, value).ok())
                .ok_or(VaultError::StoreFailed)
                .and_then(&mut *visit);
        }
    })?;
    outcome
}
