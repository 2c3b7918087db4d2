//! Whether a store holds what its head says: every record opened, counted and summed.
//!
//! What follows from the answer is decided in `opening.rs`.

use chrono::{DateTime, Utc};
use rayon::prelude::*;
use zeroize::Zeroizing;

use crate::collect::Collect;
use crate::envelope::{PutView, Trace};
use crate::error::VaultError;
use crate::head::Head;
use crate::keys::EpochKeys;
use crate::ledger::Position;
use crate::living::Living;
use crate::seal::Forged;
use crate::store::{PARTS, Store};

/// What was read from a store.
pub(crate) struct StoreContents<R> {
    /// The head, if it opens.
    pub(crate) head: Option<Head>,
    /// Whether everything opens, and number and sum are those of the head.
    pub(crate) sound: bool,
    /// What was collected of the records that open.
    pub(crate) records: R,
    /// Their places and terms.
    pub(crate) living: Living,
    /// When the latest of them was written.
    pub(crate) latest: Option<DateTime<Utc>>,
}

impl<R: Collect> StoreContents<R> {
    /// Of a store that does not open.
    pub(crate) fn nothing() -> Self {
        Self {
            head: None,
            sound: false,
            records: R::default(),
            living: Living::default(),
            latest: None,
        }
    }

    /// The frame after which the store was last written.
    ///
    /// # Errors
    /// [`VaultError::StoreFailed`] without a head; a sound store has one.
    pub(crate) fn position(&self) -> Result<Position, VaultError> {
        let head = self.head.ok_or(VaultError::StoreFailed)?;
        Ok(Position {
            sequence: head.sequence,
            tag: head.frame_tag,
        })
    }
}

/// Reads a store completely and compares it with its head. Each record is opened once; the parts of
/// the store are read on all cores.
///
/// # Errors
/// [`VaultError::RecordNotUnderstood`] for a record that is sealed as it should be but makes no
/// sense: a damaged store cannot have that.
pub(crate) fn read_store<R: Collect>(
    store: &dyn Store,
    keys: &EpochKeys,
) -> Result<StoreContents<R>, VaultError> {
    let head_at = keys.head_storage_key();
    let parts: Vec<Reading<R>> = (0..PARTS)
        .into_par_iter()
        .map(|part| {
            let mut reading = Reading::new();
            let outcome = store.read_part(part, &mut |at, value| {
                if at == head_at {
                    reading.head = Head::open(keys, value).ok();
                } else {
                    let opened = reading.take(keys, at, value);
                    reading.all_open &= opened.is_ok();
                }
            });
            reading.all_open &= outcome.is_ok();
            reading
        })
        .collect();
    let mut contents = StoreContents::<R>::nothing();
    let mut all_open = true;
    let mut records = Vec::with_capacity(parts.len());
    let mut traces = Vec::with_capacity(parts.len());
    for part in parts {
        if let Some(error) = part.failure {
            return Err(error);
        }
        contents.head = contents.head.or(part.head);
        contents.latest = contents.latest.max(part.latest);
        all_open &= part.all_open;
        records.push(part.records);
        traces.push(part.traces);
    }
    (contents.living, contents.records) =
        rayon::join(|| traces.iter().flatten().collect(), || R::join(records));
    contents.sound = all_open
        && contents.head.is_some_and(|head| {
            head.count == contents.living.count() && head.set == contents.living.set()
        });
    Ok(contents)
}

/// What was read from one part of a store.
struct Reading<R> {
    head: Option<Head>,
    records: R,
    traces: Vec<Trace>,
    latest: Option<DateTime<Utc>>,
    all_open: bool,
    failure: Option<VaultError>,
    /// The value that is being opened. The same memory for all of them, wiped at the end.
    value: Zeroizing<Vec<u8>>,
}

impl<R: Collect> Reading<R> {
    fn new() -> Self {
        Self {
            head: None,
            records: R::default(),
            traces: Vec::new(),
            latest: None,
            all_open: true,
            failure: None,
            value: Zeroizing::new(Vec::new()),
        }
    }

    fn take(&mut self, keys: &EpochKeys, at: &[u8], value: &[u8]) -> Result<(), Forged> {
        let at = at.try_into().map_err(|_| Forged)?;
        self.value.clear();
        self.value.extend_from_slice(value);
        let put = PutView::open_value(keys, at, &mut self.value)?;
        match put.collect(keys, &mut self.records) {
            Ok(written_at) => self.latest = self.latest.max(Some(written_at)),
            Err(error) => self.failure = Some(error),
        }
        self.traces.push(put.trace(keys));
        Ok(())
    }
}
