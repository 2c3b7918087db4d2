//! Whether a store holds what its head says: every record opened, counted and summed.
//!
//! What follows from the answer is decided in `opening.rs`.

use std::sync::mpsc;

use rayon::prelude::*;
use zeroize::Zeroizing;

use crate::envelope::PutView;
use crate::error::VaultError;
use crate::head::Head;
use crate::keys::EpochKeys;
use crate::living::Living;
use crate::record::Record;
use crate::store::{Pair, Store};

/// What was read from a store.
pub(crate) struct StoreContents {
    /// The head, if it opens.
    pub(crate) head: Option<Head>,
    /// Whether everything opens, and number and sum are those of the head.
    pub(crate) sound: bool,
    /// All records that open.
    pub(crate) records: Vec<Record>,
    /// Their places and terms.
    pub(crate) living: Living,
}

impl StoreContents {
    /// Of a store that does not open.
    pub(crate) fn nothing() -> Self {
        Self {
            head: None,
            sound: false,
            records: Vec::new(),
            living: Living::default(),
        }
    }
}

/// Reads a store completely and compares it with its head. Records are opened on all cores, once.
///
/// # Errors
/// [`VaultError::RecordNotUnderstood`] for a record that is sealed as it should be but makes no
/// sense: a damaged store cannot have that.
pub(crate) fn read_store(store: &dyn Store, keys: &EpochKeys) -> Result<StoreContents, VaultError> {
    let (read, reading) = std::thread::scope(|scope| {
        let (sender, chunks) = mpsc::sync_channel::<Vec<Pair>>(1);
        // The store is read on this thread while records are opened on all cores.
        let checking = scope.spawn(move || {
            let mut reading = Reading::default();
            chunks
                .into_iter()
                .for_each(|pairs| reading.take(keys, pairs));
            reading
        });
        // The other side only ends when this one does.
        let read = store.read(&mut |pairs| drop(sender.send(pairs)));
        drop(sender);
        (read, checking.join())
    });
    let reading = reading.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    if let Some(error) = reading.failure {
        return Err(error);
    }
    let Reading {
        head,
        living,
        records,
        all_open,
        ..
    } = reading;
    let sound = all_open
        && read.is_ok()
        && head.is_some_and(|head| head.count == living.count() && head.set == living.set());
    Ok(StoreContents {
        head,
        sound,
        records,
        living,
    })
}

struct Reading {
    head: Option<Head>,
    living: Living,
    records: Vec<Record>,
    all_open: bool,
    failure: Option<VaultError>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            head: None,
            living: Living::default(),
            records: Vec::new(),
            all_open: true,
            failure: None,
        }
    }
}

impl Reading {
    fn take(&mut self, keys: &EpochKeys, mut pairs: Vec<Pair>) {
        let head_at = keys.head_storage_key();
        if let Some(place) = pairs.iter().position(|(at, _)| *at == head_at) {
            let (_, sealed) = pairs.swap_remove(place);
            self.head = Head::open(keys, &sealed).ok();
        }
        let opened: Vec<_> = pairs
            .into_par_iter()
            .map(|(at, value)| {
                let at = at.try_into().ok()?;
                let mut value = Zeroizing::new(value);
                let put = PutView::open_value(keys, &at, &mut value).ok()?;
                Some(put.record(keys).map(|record| (put.trace(keys), record)))
            })
            .collect();
        for put in opened {
            match put {
                Some(Ok((change, record))) => {
                    self.living.apply(&change);
                    self.records.push(record);
                }
                Some(Err(error)) => self.failure = Some(error),
                None => self.all_open = false,
            }
        }
    }
}
