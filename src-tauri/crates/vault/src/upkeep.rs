//! Bringing a ledger up to its store while opening: completing a short one, writing a large one
//! anew. The same while a journal is open is in `compact.rs`.

use std::path::Path;

use crate::envelope::{Entry, FrameKind};
use crate::error::VaultError;
use crate::folder::ledger_name;
use crate::frame;
use crate::keys::EpochKeys;
use crate::ledger::{DiskLedger, LedgerFile, Position, Walk};
use crate::living::Living;
use crate::opening::count;
use crate::rewrite::{move_head, rewrite_ledger, visit_store, write_ledger};
use crate::store::Store;

/// Ledgers below this size are never written anew for their size.
const CHECKPOINT_FLOOR_BYTES: u64 = 1 << 20;

/// What a short ledger was given.
pub(crate) enum Appended {
    Changes(u32),
    Everything,
}

/// Appends to a ledger that ends before the store what the store has more.
pub(crate) fn complete_ledger(
    dir: &Path,
    keys: &EpochKeys,
    store: &mut dyn Store,
    in_store: &Living,
    in_ledger: &Living,
    walk: &Walk,
    at: Position,
) -> Result<(Position, Appended), VaultError> {
    let mut entries: Vec<Entry> = in_ledger
        .places()
        .filter(|place| !in_store.has(place))
        .map(|place| Entry::Remove(*place))
        .collect();
    visit_store(store, keys, &mut |put| {
        if !in_ledger.holds(keys, &put) {
            entries.push(Entry::Put(put));
        }
        Ok(())
    })?;
    if entries.len() as u64 > 64 + in_store.count() / 2 {
        let last = rewrite_ledger(dir, keys, store, in_store, at.sequence)?;
        return Ok((last, Appended::Everything));
    }
    let changes = count(entries.len() as u64);
    let sequence = at.sequence + 1;
    let (bytes, tag) =
        frame::seal_frame(keys, sequence, &walk.last.tag, FrameKind::Batch, &entries);
    let mut ledger = DiskLedger::open(dir.join(ledger_name(keys.epoch)).as_path())
        .map_err(VaultError::from_io)?;
    ledger
        .append(&bytes)
        .and_then(|()| ledger.sync())
        .map_err(VaultError::from_io)?;
    let last = Position { sequence, tag };
    move_head(keys, store, in_store, last)?;
    Ok((last, Appended::Changes(changes)))
}

/// Writes the ledger anew if it is larger than twice what is living. On a full disk it stays.
pub(crate) fn checkpoint_if_large(
    dir: &Path,
    keys: &EpochKeys,
    store: &mut dyn Store,
    living: &Living,
    last: Position,
) -> Result<Position, VaultError> {
    let bytes = std::fs::metadata(dir.join(ledger_name(keys.epoch)))?.len();
    if !ledger_is_large(bytes, living) {
        return Ok(last);
    }
    match write_ledger(dir, keys, store, living, last.sequence, &|| true) {
        Ok(ledger) => {
            let (_, last) = ledger.take_place()?;
            move_head(keys, store, living, last)?;
            Ok(last)
        }
        Err(VaultError::DiskFull) => Ok(last),
        Err(error) => Err(error),
    }
}

/// Whether a ledger of so many bytes is due to be written anew.
pub(crate) fn ledger_is_large(bytes: u64, living: &Living) -> bool {
    bytes > CHECKPOINT_FLOOR_BYTES.max(2 * living.frame_bytes())
}
