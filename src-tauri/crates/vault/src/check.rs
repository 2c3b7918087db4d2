//! Whether a store holds what its head says: every record opened, counted and summed.
//!
//! What follows from the answer is decided in `opening.rs`.

use rayon::prelude::*;

use crate::envelope::Put;
use crate::error::VaultError;
use crate::head::Head;
use crate::keys::EpochKeys;
use crate::ledger::Living;
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
    let head_at = keys.head_storage_key();
    let mut contents = StoreContents {
        sound: true,
        ..StoreContents::nothing()
    };
    let mut failure = None;
    let read = store.read(&mut |mut pairs: Vec<Pair>| {
        if let Some(place) = pairs.iter().position(|(at, _)| *at == head_at) {
            let (_, sealed) = pairs.swap_remove(place);
            contents.head = Head::open(keys, &sealed).ok();
        }
        let opened: Vec<_> = pairs
            .into_par_iter()
            .map(|(at, value)| {
                let at = at.try_into().ok()?;
                let put = Put::open_value(keys, &at, value).ok()?;
                Some(put.record(keys).map(|record| (put, record)))
            })
            .collect();
        for put in opened {
            match put {
                Some(Ok((put, record))) => {
                    contents.living.put(keys, &put);
                    contents.records.push(record);
                }
                Some(Err(error)) => failure = Some(error),
                None => contents.sound = false,
            }
        }
    });
    contents.sound &= read.is_ok()
        && contents.head.is_some_and(|head| {
            head.count == contents.living.count() && head.set == contents.living.set()
        });
    if let Some(error) = failure {
        return Err(error);
    }
    Ok(contents)
}
